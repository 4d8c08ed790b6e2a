//! Queries of the record.

use diesel::prelude::*;

use super::filter::{AccessFilter, AuditFilter};
use foundation::db::schema::{access_records, audit_records, staff};
use foundation::db::{AnyConnection, Keyset, MultiBackend, SortColumn, SortKind};
use foundation::journal::{AccessRecord, AuditRecord};
use foundation::kernel::{CursorValue, Instant, Page, PageRequest, Result, Scope};

const AUDIT_SORTS: [SortColumn; 1] =
    [SortColumn { name: "number", sql: "audit_records.number", kind: SortKind::Number }];

/// Changes in reach, and those that belong to no unit.
pub fn audit_records(
    connection: &mut AnyConnection,
    scope: &Scope,
    filter: &AuditFilter,
    page: &PageRequest,
) -> Result<Page<AuditRecord>> {
    let keyset = Keyset::new(page, &AUDIT_SORTS, "-number", "audit_records.subject_id")?;
    let filtered = || {
        let mut query = audit_records::table.into_boxed::<MultiBackend>().filter(
            audit_records::unit_id.is_null().or(audit_records::unit_id.eq_any(scope.unit_ids()).assume_not_null()),
        );
        if let Some(kind) = &filter.kind {
            query = query.filter(audit_records::kind.eq(kind.clone()));
        }
        if let Some(subject_id) = filter.subject_id {
            query = query.filter(audit_records::subject_id.eq(subject_id));
        }
        if let Some(account_id) = filter.account_id {
            query = query.filter(audit_records::account_id.eq(account_id));
        }
        if let Some(action) = &filter.action {
            query = query.filter(audit_records::action.eq(action.clone()));
        }
        if let Some(day) = filter.from {
            query = query.filter(audit_records::at.ge(Instant::start_of(day)));
        }
        if let Some(day) = filter.to.and_then(|day| day.succ_opt()) {
            query = query.filter(audit_records::at.lt(Instant::start_of(day)));
        }
        if let Some(words) = &page.q {
            query = query.filter(audit_records::search.like(foundation::db::containing(words)).escape('\\'));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select(AuditRecord::as_select())
        .load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &AuditRecord, column| match column {
            "number" => CursorValue::Number(row.number),
            _ => CursorValue::from(row.subject_id),
        },
        total,
    ))
}

const ACCESS_SORTS: [SortColumn; 1] = [SortColumn { name: "at", sql: "access_records.at", kind: SortKind::Number }];

/// Who has read the files of people in reach.
pub fn access_records(
    connection: &mut AnyConnection,
    scope: &Scope,
    filter: &AccessFilter,
    page: &PageRequest,
) -> Result<Page<(AccessRecord, Option<String>)>> {
    let keyset = Keyset::new(page, &ACCESS_SORTS, "-at", "access_records.id")?;
    let filtered = || {
        let mut query = access_records::table
            .left_join(staff::table.on(staff::id.eq(access_records::subject_id)))
            .into_boxed::<MultiBackend>()
            .filter(
                staff::id.nullable().is_null().or(staff::unit_id.nullable().eq_any(scope.unit_ids()).assume_not_null()),
            );
        if let Some(kind) = &filter.kind {
            query = query.filter(access_records::kind.eq(kind.clone()));
        }
        if let Some(subject_id) = filter.subject_id {
            query = query.filter(access_records::subject_id.eq(subject_id));
        }
        if let Some(account_id) = filter.account_id {
            query = query.filter(access_records::account_id.eq(account_id));
        }
        if let Some(day) = filter.from {
            query = query.filter(access_records::at.ge(Instant::start_of(day)));
        }
        if let Some(day) = filter.to.and_then(|day| day.succ_opt()) {
            query = query.filter(access_records::at.lt(Instant::start_of(day)));
        }
        if let Some(words) = &page.q {
            let pattern = foundation::db::containing(words);
            query = query.filter(staff::search.nullable().like(pattern).escape('\\').assume_not_null());
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select((AccessRecord::as_select(), staff::full_name.nullable()))
        .load(connection)?;
    Ok(keyset.page(
        rows,
        |(row, _): &(AccessRecord, Option<String>), column| match column {
            "at" => CursorValue::Number(row.at.micros()),
            _ => CursorValue::from(row.id),
        },
        total,
    ))
}
