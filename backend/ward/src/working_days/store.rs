//! Rows and queries of working days.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use super::rules::{DayException, DayKind, WorkingDays};
use foundation::db::schema::working_day_exceptions;
use foundation::db::{AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, unless_duplicate, unless_stale};
use foundation::journal::Journaled;
use foundation::kernel::{Code, CursorValue, Id, Page, PageRequest, Result};

/// A day of the table, as stored.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = working_day_exceptions)]
pub struct ExceptionalDay {
    /// The day.
    pub day: NaiveDate,
    /// What holds on it.
    pub kind: DayKind,
    /// What it is called.
    pub name: String,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
}

impl Journaled for ExceptionalDay {
    const KIND: &'static str = "working-days";

    fn id(&self) -> Id {
        Id::from_words(&format!("working-day:{}", self.day))
    }

    fn unit_id(&self) -> Option<Id> {
        None
    }
}

impl From<ExceptionalDay> for DayException {
    fn from(row: ExceptionalDay) -> Self {
        Self { day: row.day, kind: row.kind, name: row.name }
    }
}

/// The whole table, ready to be asked.
pub fn load(connection: &mut AnyConnection) -> Result<WorkingDays> {
    let rows: Vec<ExceptionalDay> =
        working_day_exceptions::table.select(ExceptionalDay::as_select()).load(connection)?;
    let rows: Vec<DayException> = rows.into_iter().map(DayException::from).collect();
    Ok(WorkingDays::new(&rows))
}

const SORTS: [SortColumn; 1] = [SortColumn { name: "day", sql: "working_day_exceptions.day", kind: SortKind::Day }];

/// The rows between two days, both included.
pub fn list(
    connection: &mut AnyConnection,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    page: &PageRequest,
) -> Result<Page<ExceptionalDay>> {
    let keyset = Keyset::new(page, &SORTS, "day", "CAST(working_day_exceptions.day AS TEXT)")?;
    let filtered = || {
        let mut query = working_day_exceptions::table.into_boxed::<MultiBackend>();
        if let Some(from) = from {
            query = query.filter(working_day_exceptions::day.ge(from));
        }
        if let Some(to) = to {
            query = query.filter(working_day_exceptions::day.le(to));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select(ExceptionalDay::as_select())
        .load(connection)?;
    Ok(keyset.page(rows, |row: &ExceptionalDay, _| CursorValue::from(row.day), total))
}

/// What the table says of a day.
pub fn find(connection: &mut AnyConnection, day: NaiveDate) -> Result<Option<ExceptionalDay>> {
    Ok(working_day_exceptions::table.find(day).select(ExceptionalDay::as_select()).first(connection).optional()?)
}

/// Whether the table is empty.
pub fn is_empty(connection: &mut AnyConnection) -> Result<bool> {
    let rows: i64 = working_day_exceptions::table.count().get_result(connection)?;
    Ok(rows == 0)
}

pub fn insert(connection: &mut AnyConnection, row: &ExceptionalDay) -> Result<()> {
    unless_duplicate(diesel::insert_into(working_day_exceptions::table).values(row).execute(connection), Code::Stale)?;
    Ok(())
}

/// Writes the row over the revision before it.
pub fn update(connection: &mut AnyConnection, row: &ExceptionalDay) -> Result<()> {
    let before = working_day_exceptions::table.find(row.day);
    let written = diesel::update(before.filter(working_day_exceptions::revision.eq(row.revision - 1)))
        .set(row)
        .execute(connection)?;
    unless_stale(written)
}

/// Removes the row while it is at this revision.
pub fn delete(connection: &mut AnyConnection, row: &ExceptionalDay) -> Result<()> {
    let there = working_day_exceptions::table.find(row.day);
    let gone = diesel::delete(there.filter(working_day_exceptions::revision.eq(row.revision))).execute(connection)?;
    unless_stale(gone)
}
