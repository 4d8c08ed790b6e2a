//! Rows and queries of closed years and of what was amended in them.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use super::filter::AmendmentFilter;
use super::rules::AmendedKind;
use foundation::db::schema::{amendments, closed_years, staff};
use foundation::db::{
    AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, containing, unless_duplicate, within_reach,
};
use foundation::journal::Journaled;
use foundation::kernel::{Code, CursorValue, Id, Instant, Page, PageRequest, Result, Scope};

/// A year that a ward has closed. It is never opened again.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = closed_years)]
pub struct ClosedYear {
    /// Its id.
    pub id: Id,
    /// The ward, or the top of the tree where there is no ward.
    pub unit_id: Id,
    /// The year.
    pub year: i32,
    /// The day on which it was closed.
    pub closed_on: NaiveDate,
    /// The account that closed it.
    pub closed_by: Id,
    /// That account's name at that time; for a substitute with the name of whom he stood in for.
    pub closed_by_name: String,
    /// A word on it.
    pub note: Option<String>,
    /// When it was closed.
    pub created_at: Instant,
}

impl Journaled for ClosedYear {
    const KIND: &'static str = "years";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }
}

/// A change of what belongs to a closed year.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = amendments)]
pub struct AmendmentRow {
    /// Its id.
    pub id: Id,
    /// What was changed.
    pub kind: AmendedKind,
    /// Which one.
    pub subject_id: Id,
    /// About whom.
    pub staff_id: Id,
    /// The unit of the person, as the thing names it.
    pub unit_id: Id,
    /// The closed year.
    pub year: i32,
    /// Why.
    pub reason: String,
    /// The thing as it was, JSON.
    pub before_content: Option<String>,
    /// The thing as it is since, JSON.
    pub after_content: Option<String>,
    /// Who did it.
    pub account_id: Id,
    /// By the name of that time.
    pub account_name: String,
    /// For whom a substitute did it.
    pub acting_for_name: Option<String>,
    /// When.
    pub created_at: Instant,
}

impl Journaled for AmendmentRow {
    const KIND: &'static str = "amendments";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }
}

/// The closed years of a ward.
pub fn closed(connection: &mut AnyConnection, unit_id: Id) -> Result<Vec<ClosedYear>> {
    Ok(closed_years::table
        .filter(closed_years::unit_id.eq(unit_id))
        .order(closed_years::year)
        .select(ClosedYear::as_select())
        .load(connection)?)
}

/// The wards that have closed a year.
pub fn closed_by(connection: &mut AnyConnection, year: i32) -> Result<BTreeSet<Id>> {
    let wards: Vec<Id> =
        closed_years::table.filter(closed_years::year.eq(year)).select(closed_years::unit_id).load(connection)?;
    Ok(wards.into_iter().collect())
}

/// A year of a ward, where it is closed.
pub fn closing(connection: &mut AnyConnection, unit_id: Id, year: i32) -> Result<Option<ClosedYear>> {
    Ok(closed_years::table
        .filter(closed_years::unit_id.eq(unit_id).and(closed_years::year.eq(year)))
        .select(ClosedYear::as_select())
        .first(connection)
        .optional()?)
}

pub fn insert_closing(connection: &mut AnyConnection, closed: &ClosedYear) -> Result<()> {
    unless_duplicate(
        diesel::insert_into(closed_years::table).values(closed).execute(connection),
        Code::YearAlreadyClosed,
    )?;
    Ok(())
}

pub fn insert_amendment(connection: &mut AnyConnection, amendment: &AmendmentRow) -> Result<()> {
    diesel::insert_into(amendments::table).values(amendment).execute(connection)?;
    Ok(())
}

/// The amendments of one thing, the newest first.
pub fn amendments_of(connection: &mut AnyConnection, subject_id: Id) -> Result<Vec<AmendmentRow>> {
    Ok(amendments::table
        .filter(amendments::subject_id.eq(subject_id))
        .order((amendments::created_at.desc(), amendments::id.desc()))
        .select(AmendmentRow::as_select())
        .load(connection)?)
}

/// An amendment with what a list shows beside it.
#[derive(Clone, Debug, Queryable)]
pub struct ListedAmendment {
    /// The amendment.
    pub amendment: AmendmentRow,
    /// The person's name.
    pub full_name: String,
    sort_key: String,
}

const SORTS: [SortColumn; 2] = [
    SortColumn { name: "created_at", sql: "amendments.created_at", kind: SortKind::Number },
    SortColumn { name: "name", sql: "staff.sort_key", kind: SortKind::Text },
];

/// The amendments in scope, the newest first.
pub fn list(
    connection: &mut AnyConnection,
    scope: &Scope,
    filter: &AmendmentFilter,
    page: &PageRequest,
) -> Result<Page<ListedAmendment>> {
    let keyset = Keyset::new(page, &SORTS, "-created_at", "amendments.id")?;
    let of_units = within_reach(connection, "amendments.unit_id", &scope.unit_ids());
    let filtered = || {
        let in_reach = of_units.clone().or(amendments::staff_id.eq_any(scope.own_staff));
        let mut query = amendments::table
            .inner_join(staff::table.on(staff::id.eq(amendments::staff_id)))
            .into_boxed::<MultiBackend>()
            .filter(in_reach);
        if let Some(year) = filter.year {
            query = query.filter(amendments::year.eq(year));
        }
        if let Some(kind) = filter.kind {
            query = query.filter(amendments::kind.eq(kind));
        }
        if let Some(subject_id) = filter.subject_id {
            query = query.filter(amendments::subject_id.eq(subject_id));
        }
        if let Some(staff_id) = filter.staff_id {
            query = query.filter(amendments::staff_id.eq(staff_id));
        }
        if let Some(unit_id) = filter.unit_id {
            query = query.filter(amendments::unit_id.eq(unit_id));
        }
        if let Some(words) = &page.q {
            query = query.filter(staff::search.like(containing(words)).escape('\\'));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select((AmendmentRow::as_select(), staff::full_name, staff::sort_key))
        .load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &ListedAmendment, column| match column {
            "created_at" => CursorValue::Number(row.amendment.created_at.micros()),
            "name" => CursorValue::from(&row.sort_key),
            _ => CursorValue::from(row.amendment.id),
        },
        total,
    ))
}
