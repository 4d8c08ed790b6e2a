//! What is done with sources and allocations, and the lines that people write.

use std::collections::BTreeMap;

use super::dto::{AllocationBody, AllocationView, FundSourceBody, LineBody, MoneyLineView, MoneySummary, SummaryRow};
use super::filter::{AllocationFilter, LineFilter, SourceFilter, SummaryFilter};
use super::ledger::{self, given};
use super::rules::{SourceKind, Stage, amount_fault, day_faults, dong, year_fault};
use super::store::{self, Allocation, FundSource, GroupSums, LineRow, MoneyLine};
use foundation::db::{AnyConnection, Database};
use foundation::http::{IfMatch, Patch};
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Fault, Id, Page, PageRequest, Principal, Problem, Result, Scope, TextEnum as _};
use ward::units;

/// Rows that are read at a time for a workbook.
const BATCH: usize = 1_000;

/// Puts in the two sources that the plan names, once.
pub fn seed(tx: &mut Transaction<'_>) -> Result<()> {
    if !store::has_no_source(tx)? {
        return Ok(());
    }
    let unit_id = units::root(tx)?.id;
    for kind in SourceKind::ALL.iter().copied() {
        let id = Id::from_words(&format!("fund-source:{kind}"));
        let source = FundSource { id, unit_id, kind, name: kind.label().to_owned(), active: true, revision: 1 };
        store::insert_source(tx, &source)?;
        tx.created("seed", &source)?;
    }
    Ok(())
}

pub async fn sources(
    database: &Database,
    scope: Scope,
    filter: SourceFilter,
    page: PageRequest,
) -> Result<Page<FundSource>> {
    database.read(move |connection| store::list_sources(connection, &scope, &filter, &page)).await
}

pub async fn source(database: &Database, scope: Scope, id: Id) -> Result<FundSource> {
    database.read(move |connection| source_in_reach(connection, &scope, id)).await
}

fn source_in_reach(connection: &mut AnyConnection, scope: &Scope, id: Id) -> Result<FundSource> {
    let source = store::find_source(connection, id)?;
    scope.require(Some(source.unit_id), None)?;
    Ok(source)
}

pub async fn create_source(
    database: &Database,
    who: &Principal,
    scope: Scope,
    body: FundSourceBody,
) -> Result<FundSource> {
    journal::write(database, who, move |tx| {
        let source = FundSource {
            id: Id::new(tx.who().now),
            unit_id: units::unit_for(tx, &scope, body.unit_id)?,
            kind: body.kind,
            name: body.name,
            active: body.active.unwrap_or(true),
            revision: 1,
        };
        store::insert_source(tx, &source)?;
        tx.created("create", &source)?;
        Ok(source)
    })
    .await
}

pub async fn change_source(
    database: &Database,
    who: &Principal,
    scope: Scope,
    (id, if_match): (Id, IfMatch),
    patch: Patch<FundSourceBody>,
) -> Result<FundSource> {
    journal::write(database, who, move |tx| {
        let before = source_in_reach(tx, &scope, id)?;
        if_match.require(before.revision)?;
        let body = patch.apply(&FundSourceBody::from(&before))?;
        unmoved("/unit_id", body.unit_id, before.unit_id)?;
        let after = FundSource {
            kind: body.kind,
            name: body.name,
            active: body.active.unwrap_or(true),
            revision: before.revision + 1,
            ..before.clone()
        };
        store::update_source(tx, &after)?;
        tx.changed("change", &before, &after)?;
        Ok(after)
    })
    .await
}

/// What stays as it was made.
fn unmoved<T: PartialEq>(pointer: &str, wanted: Option<T>, known: T) -> Result<()> {
    match wanted {
        Some(wanted) if wanted != known => Err(Problem::invalid(vec![Fault::new(pointer, Code::Conflict)])),
        _ => Ok(()),
    }
}

pub async fn allocations(
    database: &Database,
    scope: Scope,
    filter: AllocationFilter,
    page: PageRequest,
) -> Result<Page<AllocationView>> {
    database
        .read_snapshot(move |connection| {
            let page = store::list_allocations(connection, &scope, &filter, &page)?;
            let rows: Vec<Allocation> = page.items.iter().map(|(allocation, _)| allocation.clone()).collect();
            let mut sums = store::sums_of(connection, &rows)?;
            Ok(page.map(|(allocation, source)| {
                let sums = sums.remove(&allocation.id).unwrap_or_default();
                AllocationView::of(allocation, source, &sums)
            }))
        })
        .await
}

pub async fn allocation(database: &Database, scope: Scope, id: Id) -> Result<AllocationView> {
    database
        .read_snapshot(move |connection| {
            let allocation = store::find_allocation(connection, id)?;
            scope.require(Some(allocation.unit_id), None)?;
            view(connection, allocation)
        })
        .await
}

fn view(connection: &mut AnyConnection, allocation: Allocation) -> Result<AllocationView> {
    let source = store::find_source(connection, allocation.source_id)?;
    let sums = store::sums_of(connection, std::slice::from_ref(&allocation))?.remove(&allocation.id);
    Ok(AllocationView::of(allocation, source, &sums.unwrap_or_default()))
}

pub async fn create_allocation(
    database: &Database,
    who: &Principal,
    scope: Scope,
    body: AllocationBody,
) -> Result<AllocationView> {
    journal::write(database, who, move |tx| {
        let mut faults = Vec::new();
        faults.extend(year_fault("/year", body.year));
        faults.extend(amount_fault("/amount", body.amount));
        match source_in_reach(tx, &scope, body.source_id) {
            Err(problem) if problem.code == Code::NotFound => {
                faults.push(Fault::new("/source_id", Code::UnknownReference));
            }
            Err(problem) => return Err(problem),
            Ok(source) if !source.active => faults.push(Fault::new("/source_id", Code::SourceInactive)),
            Ok(_) => {}
        }
        Problem::unless_faulty(faults)?;
        let allocation = Allocation {
            id: Id::new(tx.who().now),
            unit_id: units::unit_for(tx, &scope, body.unit_id)?,
            source_id: body.source_id,
            year: body.year,
            amount: body.amount,
            paper_number: body.paper_number,
            paper_day: body.paper_day,
            note: body.note,
            revision: 1,
        };
        store::insert_allocation(tx, &allocation)?;
        tx.created("create", &allocation)?;
        view(tx, allocation)
    })
    .await
}

pub async fn change_allocation(
    database: &Database,
    who: &Principal,
    scope: Scope,
    (id, if_match): (Id, IfMatch),
    patch: Patch<AllocationBody>,
) -> Result<AllocationView> {
    journal::write(database, who, move |tx| {
        let before = store::lock_allocation(tx, id)?;
        scope.require(Some(before.unit_id), None)?;
        if_match.require(before.revision)?;
        let body = patch.apply(&AllocationBody::from(&before))?;
        unmoved("/unit_id", body.unit_id, before.unit_id)?;
        unmoved("/source_id", Some(body.source_id), before.source_id)?;
        unmoved("/year", Some(body.year), before.year)?;
        Problem::unless_faulty(amount_fault("/amount", body.amount).into_iter().collect())?;
        let used = store::sums_of(tx, std::slice::from_ref(&before))?.remove(&id).unwrap_or_default().used();
        let reason = given(body.below_used_reason.as_deref());
        if body.amount < before.amount && body.amount < used && reason.is_none() {
            return Err(Fault::new("/amount", Code::AllocationBelowUsed).with("used", dong(used)).into());
        }
        let after = Allocation {
            amount: body.amount,
            paper_number: body.paper_number,
            paper_day: body.paper_day,
            note: body.note,
            revision: before.revision + 1,
            ..before.clone()
        };
        store::update_allocation(tx, &after)?;
        match reason {
            Some(reason) => tx.changed_because("change", &before, &after, reason)?,
            None => tx.changed("change", &before, &after)?,
        }
        view(tx, after)
    })
    .await
}

pub async fn lines(
    database: &Database,
    scope: Scope,
    filter: LineFilter,
    page: PageRequest,
) -> Result<Page<MoneyLineView>> {
    database
        .read_snapshot(move |connection| {
            let page = store::list_lines(connection, &scope, &filter, None, &page)?;
            let views = line_views(connection, page.items)?;
            Ok(Page { items: views, next_cursor: page.next_cursor, total: page.total })
        })
        .await
}

/// All lines that a list would show, the latest first.
pub async fn all_lines(database: &Database, scope: Scope, filter: LineFilter) -> Result<Vec<MoneyLineView>> {
    database
        .read_snapshot(move |connection| {
            PageRequest::all(BATCH, |page| {
                let Page { items, next_cursor, total } = store::list_lines(connection, &scope, &filter, None, page)?;
                Ok(Page { items: line_views(connection, items)?, next_cursor, total })
            })
        })
        .await
}

fn line_views(connection: &mut AnyConnection, rows: Vec<LineRow>) -> Result<Vec<MoneyLineView>> {
    let ids: Vec<Id> = rows.iter().map(|row| row.line.id).collect();
    let reversals = store::reversals_of(connection, &ids)?;
    Ok(rows.into_iter().map(|row| MoneyLineView::of(reversals.get(&row.line.id).copied(), row)).collect())
}

fn line_view(connection: &mut AnyConnection, line: &MoneyLine) -> Result<MoneyLineView> {
    let scope = Scope { units: [line.unit_id].into(), own_staff: None };
    let (filter, request) = (LineFilter::default(), PageRequest::default());
    let page = store::list_lines(connection, &scope, &filter, Some(line.id), &request)?;
    line_views(connection, page.items)?.pop().ok_or_else(|| Problem::internal("a line that is not listed"))
}

/// Writes what was paid.
pub async fn spend(database: &Database, who: &Principal, scope: Scope, body: LineBody) -> Result<MoneyLineView> {
    journal::write(database, who, move |tx| {
        let today = tx.who().now.day();
        let mut faults = Vec::new();
        faults.extend(amount_fault("/amount", body.amount));
        let allocation = store::known_allocation(tx, body.allocation_id)?
            .filter(|allocation| scope.holds(Some(allocation.unit_id), None));
        match &allocation {
            None => faults.push(Fault::new("/allocation_id", Code::UnknownReference)),
            Some(allocation) => faults.extend(day_faults(body.day, body.paper_day, allocation.year, today)),
        }
        let about = about(tx, &scope, &body, &mut faults)?;
        Problem::unless_faulty(faults)?;
        let Some(allocation) = allocation else { return Err(Code::NotFound.into()) };
        let allocation = store::lock_allocation(tx, allocation.id)?;
        let (course_id, unit_id, staff_id) = about;
        let unit_id = unit_id.unwrap_or(allocation.unit_id);
        let overrun = ledger::overrun_by_payment(tx, allocation, course_id, body.amount)?;
        let overrun_reason = match (overrun, given(body.overrun_reason.as_deref())) {
            (None, _) => None,
            (Some(_), Some(reason)) => Some(reason.to_owned()),
            (Some(fault), None) => return Err(fault.below("/overrun_reason").into()),
        };
        let who = tx.who();
        let line = MoneyLine {
            id: Id::new(who.now),
            allocation_id: body.allocation_id,
            stage: Stage::Spent,
            amount: body.amount,
            day: body.day,
            paper_number: Some(body.paper_number),
            paper_day: Some(body.paper_day),
            course_id,
            nomination_id: body.nomination_id,
            unit_id,
            staff_id,
            note: body.note,
            reverses_id: None,
            overrun_reason,
            created_at: who.now,
            created_by: who.account_id,
            created_by_name: who.name.clone(),
        };
        ledger::write(tx, "spend", &line)?;
        line_view(tx, &line)
    })
    .await
}

/// Course, unit and person that a payment falls on.
type About = (Option<Id>, Option<Id>, Option<Id>);

fn about(tx: &mut Transaction<'_>, scope: &Scope, body: &LineBody, faults: &mut Vec<Fault>) -> Result<About> {
    let mut unknown = |pointer: &str| faults.push(Fault::new(pointer, Code::UnknownReference));
    if let Some(unit_id) = body.unit_id.filter(|unit_id| !scope.holds(Some(*unit_id), None)) {
        unknown("/unit_id");
        return Ok((None, Some(unit_id), None));
    }
    if let Some(id) = body.nomination_id {
        let place = store::nomination(tx, id)?.filter(|place| scope.holds(Some(place.unit_id), None));
        let Some(place) = place else {
            unknown("/nomination_id");
            return Ok((None, None, None));
        };
        if body.course_id.is_some_and(|course_id| course_id != place.course_id) {
            unknown("/course_id");
        }
        return Ok((Some(place.course_id), Some(place.unit_id), Some(place.staff_id)));
    }
    let Some(course_id) = body.course_id else { return Ok((None, body.unit_id, None)) };
    let unit = store::unit_of_course(tx, course_id)?.filter(|unit| scope.holds(Some(*unit), None));
    if unit.is_none() {
        unknown("/course_id");
    }
    Ok((Some(course_id), body.unit_id.or(unit), None))
}

/// Takes a line back.
pub async fn reverse(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    reason: String,
) -> Result<MoneyLineView> {
    journal::write(database, who, move |tx| {
        let line = store::find_line(tx, id)?;
        scope.require(Some(line.unit_id), None)?;
        store::lock_allocation(tx, line.allocation_id)?;
        let reversing = ledger::reverse(tx, &line, &reason)?;
        line_view(tx, &reversing)
    })
    .await
}

/// What was planned, committed and spent in a year, the largest first.
pub async fn summary(database: &Database, scope: Scope, filter: SummaryFilter) -> Result<MoneySummary> {
    database
        .read_snapshot(move |connection| {
            let grouped = store::grouped(connection, &scope, filter.year, filter.by)?;
            let ids: Vec<Id> = grouped.keys().copied().flatten().collect();
            let names = store::names(connection, filter.by, &ids)?;
            Ok(summed(filter, &grouped, &names))
        })
        .await
}

fn summed(
    filter: SummaryFilter,
    grouped: &BTreeMap<Option<Id>, GroupSums>,
    names: &BTreeMap<Id, String>,
) -> MoneySummary {
    let mut total = GroupSums::default();
    let mut rows = Vec::with_capacity(grouped.len());
    for (id, sums) in grouped {
        total.planned += sums.planned;
        total.committed += sums.committed;
        total.spent += sums.spent;
        total.released += sums.released;
        let name = id.and_then(|id| names.get(&id).cloned());
        rows.push(SummaryRow { id: *id, name, sums: (*sums).into() });
    }
    let weight = |row: &SummaryRow| row.sums.planned.max(row.sums.committed).max(row.sums.spent);
    rows.sort_by(|one, other| weight(other).cmp(&weight(one)).then_with(|| one.name.cmp(&other.name)));
    MoneySummary { year: filter.year, by: filter.by, rows, total: total.into() }
}
