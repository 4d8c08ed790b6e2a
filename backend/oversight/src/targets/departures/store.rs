//! Rows and queries of departures.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use foundation::db::schema::{cohort_departures, staff};
use foundation::db::{
    AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, containing, unless_duplicate, within_reach,
};
use foundation::journal::Journaled;
use foundation::kernel::{Code, CursorValue, Id, Instant, Page, PageRequest, Result, Scope};
use ward::findings::rules::LeavingReason;

/// A departure as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = cohort_departures)]
pub struct Departure {
    /// Its id.
    pub id: Id,
    /// The person.
    pub staff_id: Id,
    /// The unit that the person belonged to when it was recorded.
    pub unit_id: Id,
    /// From which day on.
    pub from_day: NaiveDate,
    /// Why.
    pub reason: LeavingReason,
    /// In words.
    pub words: String,
    /// By which account.
    pub recorded_by: Id,
    /// By whom.
    pub recorded_name: String,
    /// When.
    pub recorded_at: Instant,
}

impl Journaled for Departure {
    const KIND: &'static str = "cohort-departures";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }
}

/// A departure with the person's name.
#[derive(Clone, Debug, Queryable)]
pub struct DepartureRow {
    /// The departure.
    pub departure: Departure,
    /// The person's name.
    pub full_name: String,
    sort_key: String,
}

const SORTS: [SortColumn; 2] = [
    SortColumn { name: "from_day", sql: "cohort_departures.from_day", kind: SortKind::Day },
    SortColumn { name: "name", sql: "staff.sort_key", kind: SortKind::Text },
];

/// The departures in scope, the newest first.
pub fn list(
    connection: &mut AnyConnection,
    scope: &Scope,
    staff_id: Option<Id>,
    page: &PageRequest,
) -> Result<Page<DepartureRow>> {
    let keyset = Keyset::new(page, &SORTS, "-from_day,name", "cohort_departures.id")?;
    let in_reach = within_reach(connection, "staff.unit_id", &scope.unit_ids());
    let filtered = || {
        let mut query = cohort_departures::table
            .inner_join(staff::table.on(staff::id.eq(cohort_departures::staff_id)))
            .into_boxed::<MultiBackend>()
            .filter(in_reach.clone());
        if let Some(staff_id) = staff_id {
            query = query.filter(cohort_departures::staff_id.eq(staff_id));
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
        .select((Departure::as_select(), staff::full_name, staff::sort_key))
        .load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &DepartureRow, column| match column {
            "from_day" => CursorValue::from(row.departure.from_day),
            "name" => CursorValue::from(&row.sort_key),
            _ => CursorValue::from(row.departure.id),
        },
        total,
    ))
}

pub fn insert(connection: &mut AnyConnection, row: &Departure) -> Result<()> {
    let written = diesel::insert_into(cohort_departures::table).values(row).execute(connection);
    unless_duplicate(written, Code::AlreadyExists)?;
    Ok(())
}

/// The departure with its person's name.
pub fn with_name(departure: Departure, full_name: String) -> DepartureRow {
    DepartureRow { departure, full_name, sort_key: String::new() }
}
