//! Rows of sources, allocations and the ledger. `lines` lists the ledger, `sums` adds it up.

mod lines;
mod sums;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

pub use lines::{LineRow, list as list_lines, nomination, reversals_of};
pub use sums::{GroupSums, by_source, grouped, names, spent_on, sums_of};

use super::filter::{AllocationFilter, SourceFilter};
use super::rules::{SourceKind, Stage};
use foundation::db::schema::{allocations, courses, fund_sources, money_lines};
use foundation::db::{
    AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, unless_duplicate, unless_stale, within_reach,
};
use foundation::journal::Journaled;
use foundation::kernel::{Code, CursorValue, Id, Instant, Page, PageRequest, Result, Scope};

/// A source of money (nguồn kinh phí) as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = fund_sources)]
pub struct FundSource {
    /// Its id.
    pub id: Id,
    /// The unit that has it.
    pub unit_id: Id,
    /// What kind it is.
    pub kind: SourceKind,
    /// Its name.
    pub name: String,
    /// False once it is no longer used.
    pub active: bool,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
}

impl Journaled for FundSource {
    const KIND: &'static str = "fund-sources";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }
}

/// What a year is allotted of a source (dự toán), as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = allocations, treat_none_as_null = true)]
pub struct Allocation {
    /// Its id.
    pub id: Id,
    /// The unit that it is allotted to.
    pub unit_id: Id,
    /// Of which source.
    pub source_id: Id,
    /// For which year.
    pub year: i32,
    /// How much, in đồng.
    pub amount: i64,
    /// The number of the paper that allots it.
    pub paper_number: Option<String>,
    /// The day of that paper.
    pub paper_day: Option<NaiveDate>,
    /// What else is to be known.
    pub note: Option<String>,
    /// Counts its changes and the lines written on it, since its figures change with each.
    #[serde(skip)]
    pub revision: i64,
}

impl Journaled for Allocation {
    const KIND: &'static str = "allocations";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }
}

/// A line of the ledger as stored; never changed and never deleted.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = money_lines)]
pub struct MoneyLine {
    /// Its id.
    pub id: Id,
    /// On which allocation.
    pub allocation_id: Id,
    /// How far the amount has come.
    pub stage: Stage,
    /// In đồng; below zero in a reversing line, and nowhere else.
    pub amount: i64,
    /// The day from which it counts.
    pub day: NaiveDate,
    /// The number of the paper behind it.
    pub paper_number: Option<String>,
    /// The day of that paper.
    pub paper_day: Option<NaiveDate>,
    /// For which course.
    pub course_id: Option<Id>,
    /// For whose place in it.
    pub nomination_id: Option<Id>,
    /// On which unit it falls: the person's when nominated, else the course's, else the one named.
    pub unit_id: Id,
    /// On whom it falls.
    pub staff_id: Option<Id>,
    /// What it is for; of a reversing line, why.
    pub note: Option<String>,
    /// The line that it takes back.
    pub reverses_id: Option<Id>,
    /// Why it goes beyond what the allocation has.
    pub overrun_reason: Option<String>,
    /// When it was written.
    pub created_at: Instant,
    /// By which account.
    pub created_by: Id,
    /// The name of that account at the time.
    pub created_by_name: String,
}

impl Journaled for MoneyLine {
    const KIND: &'static str = "money-lines";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }
}

const SOURCE_SORTS: [SortColumn; 2] = [
    SortColumn { name: "kind", sql: "fund_sources.kind", kind: SortKind::Text },
    SortColumn { name: "name", sql: "fund_sources.name", kind: SortKind::Text },
];

/// The sources in scope, the state's budget first.
pub fn list_sources(
    connection: &mut AnyConnection,
    scope: &Scope,
    filter: &SourceFilter,
    page: &PageRequest,
) -> Result<Page<FundSource>> {
    let keyset = Keyset::new(page, &SOURCE_SORTS, "-kind,name", "fund_sources.id")?;
    let in_reach = within_reach(connection, "fund_sources.unit_id", &scope.unit_ids());
    let filtered = || {
        let mut query = fund_sources::table.into_boxed::<MultiBackend>().filter(in_reach.clone());
        if let Some(active) = filter.active {
            query = query.filter(fund_sources::active.eq(active));
        }
        if let Some(words) = &page.q {
            query = query.filter(fund_sources::name.like(format!("%{words}%")));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select(FundSource::as_select())
        .load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &FundSource, column| match column {
            "kind" => CursorValue::from(row.kind),
            "name" => CursorValue::from(&row.name),
            _ => CursorValue::from(row.id),
        },
        total,
    ))
}

/// One source, or [`Code::NotFound`].
pub fn find_source(connection: &mut AnyConnection, id: Id) -> Result<FundSource> {
    Ok(fund_sources::table.find(id).select(FundSource::as_select()).first(connection)?)
}

/// Whether there is no source at all.
pub fn has_no_source(connection: &mut AnyConnection) -> Result<bool> {
    let rows: i64 = fund_sources::table.count().get_result(connection)?;
    Ok(rows == 0)
}

pub fn insert_source(connection: &mut AnyConnection, source: &FundSource) -> Result<()> {
    let written = diesel::insert_into(fund_sources::table).values(source).execute(connection);
    unless_duplicate(written, Code::AlreadyExists)?;
    Ok(())
}

/// Writes the source over the revision before it.
pub fn update_source(connection: &mut AnyConnection, source: &FundSource) -> Result<()> {
    let before = fund_sources::table.find(source.id).filter(fund_sources::revision.eq(source.revision - 1));
    let written = diesel::update(before).set(source).execute(connection);
    unless_stale(unless_duplicate(written, Code::AlreadyExists)?)
}

const ALLOCATION_SORTS: [SortColumn; 4] = [
    SortColumn { name: "year", sql: "allocations.year", kind: SortKind::Number },
    SortColumn { name: "kind", sql: "fund_sources.kind", kind: SortKind::Text },
    SortColumn { name: "source", sql: "fund_sources.name", kind: SortKind::Text },
    SortColumn { name: "amount", sql: "allocations.amount", kind: SortKind::Number },
];

/// The allocations in scope with their sources: the latest year first, and in it the state's budget.
pub fn list_allocations(
    connection: &mut AnyConnection,
    scope: &Scope,
    filter: &AllocationFilter,
    page: &PageRequest,
) -> Result<Page<(Allocation, FundSource)>> {
    let keyset = Keyset::new(page, &ALLOCATION_SORTS, "-year,-kind,source", "allocations.id")?;
    let in_reach = within_reach(connection, "allocations.unit_id", &scope.unit_ids());
    let filtered = || {
        let mut query = allocations::table
            .inner_join(fund_sources::table.on(fund_sources::id.eq(allocations::source_id)))
            .into_boxed::<MultiBackend>()
            .filter(in_reach.clone());
        if let Some(year) = filter.year {
            query = query.filter(allocations::year.eq(year));
        }
        if let Some(source_id) = filter.source_id {
            query = query.filter(allocations::source_id.eq(source_id));
        }
        if let Some(words) = &page.q {
            query = query.filter(fund_sources::name.like(format!("%{words}%")));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select((Allocation::as_select(), FundSource::as_select()))
        .load(connection)?;
    Ok(keyset.page(
        rows,
        |(row, source): &(Allocation, FundSource), column| match column {
            "year" => CursorValue::Number(i64::from(row.year)),
            "kind" => CursorValue::from(source.kind),
            "source" => CursorValue::from(&source.name),
            "amount" => CursorValue::Number(row.amount),
            _ => CursorValue::from(row.id),
        },
        total,
    ))
}

/// One allocation, or [`Code::NotFound`].
pub fn find_allocation(connection: &mut AnyConnection, id: Id) -> Result<Allocation> {
    Ok(allocations::table.find(id).select(Allocation::as_select()).first(connection)?)
}

/// One allocation, where there is one.
pub fn known_allocation(connection: &mut AnyConnection, id: Id) -> Result<Option<Allocation>> {
    Ok(allocations::table.find(id).select(Allocation::as_select()).first(connection).optional()?)
}

/// One allocation, locked until the end of the transaction on both databases: whoever sums up its lines after this sees
/// every line that there will be before his own.
pub fn lock_allocation(connection: &mut AnyConnection, id: Id) -> Result<Allocation> {
    let row = allocations::table.find(id);
    diesel::update(row).set(allocations::revision.eq(allocations::revision)).execute(connection)?;
    find_allocation(connection, id)
}

pub fn insert_allocation(connection: &mut AnyConnection, allocation: &Allocation) -> Result<()> {
    let written = diesel::insert_into(allocations::table).values(allocation).execute(connection);
    unless_duplicate(written, Code::AlreadyExists)?;
    Ok(())
}

/// Writes the allocation over the revision before it.
pub fn update_allocation(connection: &mut AnyConnection, allocation: &Allocation) -> Result<()> {
    let before = allocations::table.find(allocation.id).filter(allocations::revision.eq(allocation.revision - 1));
    unless_stale(diesel::update(before).set(allocation).execute(connection)?)
}

/// Adds a line. The allocation's figures change with it, and so its revision does; a line that reverses what another
/// one has reversed already is [`Code::AlreadyReversed`].
pub fn insert_line(connection: &mut AnyConnection, line: &MoneyLine) -> Result<()> {
    let written = diesel::insert_into(money_lines::table).values(line).execute(connection);
    unless_duplicate(written, Code::AlreadyReversed)?;
    diesel::update(allocations::table.find(line.allocation_id))
        .set(allocations::revision.eq(allocations::revision + 1))
        .execute(connection)?;
    Ok(())
}

/// One line, or [`Code::NotFound`].
pub fn find_line(connection: &mut AnyConnection, id: Id) -> Result<MoneyLine> {
    Ok(money_lines::table.find(id).select(MoneyLine::as_select()).first(connection)?)
}

/// The lines of a stage for a course that stand: neither reversed nor reversing.
pub fn standing_of_course(connection: &mut AnyConnection, course_id: Id, stage: Stage) -> Result<Vec<MoneyLine>> {
    let all: Vec<MoneyLine> = money_lines::table
        .filter(money_lines::course_id.eq(course_id))
        .filter(money_lines::stage.eq(stage))
        .order((money_lines::created_at, money_lines::id))
        .select(MoneyLine::as_select())
        .load(connection)?;
    let reversed: BTreeSet<Id> = all.iter().filter_map(|line| line.reverses_id).collect();
    Ok(all.into_iter().filter(|line| line.reverses_id.is_none() && !reversed.contains(&line.id)).collect())
}

/// The unit of a course, where there is one. The room of courses lies later, so its table is asked here.
pub fn unit_of_course(connection: &mut AnyConnection, course_id: Id) -> Result<Option<Id>> {
    Ok(courses::table.find(course_id).select(courses::unit_id).first(connection).optional()?)
}
