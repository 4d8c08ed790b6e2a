//! The list of the ledger, and whom a line is about.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::MoneyLine;
use crate::money::filter::LineFilter;
use foundation::db::schema::{allocations, courses, fund_sources, money_lines, nominations, staff, units};
use foundation::db::{AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, containing, within_reach};
use foundation::kernel::{CursorValue, Id, Page, PageRequest, Result, Scope};

/// A line with what it is read with.
#[derive(Clone, Debug, Queryable)]
pub struct LineRow {
    /// The line.
    pub line: MoneyLine,
    /// The year of its allocation.
    pub year: i32,
    /// Id and name of its source.
    pub source: (Id, String),
    /// The short name of the unit.
    pub unit_name: String,
    /// The name of the course.
    pub course_name: Option<String>,
    /// The name of the person.
    pub full_name: Option<String>,
}

const SORTS: [SortColumn; 3] = [
    SortColumn { name: "day", sql: "money_lines.day", kind: SortKind::Day },
    SortColumn { name: "created_at", sql: "money_lines.created_at", kind: SortKind::Number },
    SortColumn { name: "amount", sql: "money_lines.amount", kind: SortKind::Number },
];

/// The lines in scope, the latest first; `only` this one, where one is meant.
pub fn list(
    connection: &mut AnyConnection,
    scope: &Scope,
    filter: &LineFilter,
    only: Option<Id>,
    page: &PageRequest,
) -> Result<Page<LineRow>> {
    let keyset = Keyset::new(page, &SORTS, "-day,-created_at", "money_lines.id")?;
    let in_reach = within_reach(connection, "money_lines.unit_id", &scope.unit_ids());
    let filtered = || {
        let mut query = money_lines::table
            .inner_join(allocations::table.on(allocations::id.eq(money_lines::allocation_id)))
            .inner_join(fund_sources::table.on(fund_sources::id.eq(allocations::source_id)))
            .inner_join(units::table.on(units::id.eq(money_lines::unit_id)))
            .left_join(courses::table.on(courses::id.nullable().eq(money_lines::course_id)))
            .left_join(staff::table.on(staff::id.nullable().eq(money_lines::staff_id)))
            .into_boxed::<MultiBackend>()
            .filter(in_reach.clone());
        if let Some(id) = only {
            query = query.filter(money_lines::id.eq(id));
        }
        if let Some(year) = filter.year {
            query = query.filter(allocations::year.eq(year));
        }
        if let Some(allocation_id) = filter.allocation_id {
            query = query.filter(money_lines::allocation_id.eq(allocation_id));
        }
        if let Some(source_id) = filter.source_id {
            query = query.filter(allocations::source_id.eq(source_id));
        }
        if let Some(stage) = filter.stage {
            query = query.filter(money_lines::stage.eq(stage));
        }
        if let Some(course_id) = filter.course_id {
            query = query.filter(money_lines::course_id.eq(course_id));
        }
        if let Some(nomination_id) = filter.nomination_id {
            query = query.filter(money_lines::nomination_id.eq(nomination_id));
        }
        if let Some(unit_id) = filter.unit_id {
            query = query.filter(money_lines::unit_id.eq(unit_id));
        }
        if let Some(staff_id) = filter.staff_id {
            query = query.filter(money_lines::staff_id.eq(staff_id));
        }
        if let Some(from) = filter.from {
            query = query.filter(money_lines::day.ge(from));
        }
        if let Some(to) = filter.to {
            query = query.filter(money_lines::day.le(to));
        }
        if let Some(overrun) = filter.overrun {
            query = if overrun {
                query.filter(money_lines::overrun_reason.is_not_null())
            } else {
                query.filter(money_lines::overrun_reason.is_null())
            };
        }
        if let Some(words) = &page.q {
            let pattern = containing(words);
            let course = courses::search.nullable().like(pattern.clone()).escape('\\').assume_not_null();
            let person = staff::search.nullable().like(pattern).escape('\\').assume_not_null();
            let paper = money_lines::paper_number.like(format!("%{words}%")).assume_not_null();
            query = query.filter(course.or(person).or(paper));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select((
            MoneyLine::as_select(),
            allocations::year,
            (fund_sources::id, fund_sources::name),
            units::short_name,
            courses::name.nullable(),
            staff::full_name.nullable(),
        ))
        .load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &LineRow, column| match column {
            "day" => CursorValue::from(row.line.day),
            "created_at" => CursorValue::Number(row.line.created_at.micros()),
            "amount" => CursorValue::Number(row.line.amount),
            _ => CursorValue::from(row.line.id),
        },
        total,
    ))
}

/// The lines that reverse these, by the line reversed.
pub fn reversals_of(connection: &mut AnyConnection, ids: &[Id]) -> Result<BTreeMap<Id, Id>> {
    let wanted: Vec<Option<Id>> = ids.iter().copied().map(Some).collect();
    let rows: Vec<(Option<Id>, Id)> = money_lines::table
        .filter(money_lines::reverses_id.eq_any(wanted))
        .select((money_lines::reverses_id, money_lines::id))
        .load(connection)?;
    Ok(rows.into_iter().filter_map(|(reversed, by)| Some((reversed?, by))).collect())
}

/// Whom a nomination sends where. The room of nominations lies later, so its table is asked here.
#[derive(Clone, Copy, Debug, Queryable)]
pub struct Subject {
    /// The course.
    pub course_id: Id,
    /// The person.
    pub staff_id: Id,
    /// The person's unit when nominated.
    pub unit_id: Id,
}

/// The nomination with this id, where there is one.
pub fn nomination(connection: &mut AnyConnection, id: Id) -> Result<Option<Subject>> {
    Ok(nominations::table
        .find(id)
        .select((nominations::course_id, nominations::staff_id, nominations::unit_id))
        .first(connection)
        .optional()?)
}
