//! Rows and queries of absences.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use crate::staff::rules::{AbsenceKind, Days};
use foundation::db::schema::{absences, staff, units};
use foundation::db::{AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, unless_stale};
use foundation::journal::Journaled;
use foundation::kernel::{CursorValue, Id, Instant, Page, PageRequest, Result, Scope};

/// A person away from a day to a day.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = absences, treat_none_as_null = true)]
pub struct Absence {
    /// Its id.
    pub id: Id,
    /// Who is away.
    pub staff_id: Id,
    /// The person's unit when it was entered.
    pub unit_id: Id,
    /// Why.
    pub kind: AbsenceKind,
    /// The first day away.
    pub first_day: NaiveDate,
    /// The last day away.
    pub last_day: NaiveDate,
    /// A remark.
    pub note: Option<String>,
    /// When it was entered.
    pub created_at: Instant,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
}

impl Absence {
    /// The days away.
    pub fn days(&self) -> Days {
        self.first_day..=self.last_day
    }
}

impl Journaled for Absence {
    const KIND: &'static str = "absences";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }
}

/// What the list can be narrowed to.
#[derive(Clone, Debug, Default)]
pub struct Narrowing {
    /// Only of people of these units.
    pub units: Option<BTreeSet<Id>>,
    /// Only of this person.
    pub staff_id: Option<Id>,
    /// Only those that last until this day or longer.
    pub from: Option<NaiveDate>,
    /// Only those that begin on this day or earlier.
    pub to: Option<NaiveDate>,
    /// Only of this kind.
    pub kind: Option<AbsenceKind>,
}

/// An absence with the person's name, its sort key, the present unit's id and name.
pub type Listed = (Absence, String, String, Id, String);

const SORTS: [SortColumn; 3] = [
    SortColumn { name: "first_day", sql: "absences.first_day", kind: SortKind::Day },
    SortColumn { name: "last_day", sql: "absences.last_day", kind: SortKind::Day },
    SortColumn { name: "name", sql: "staff.sort_key", kind: SortKind::Text },
];

/// The absences of the people in scope.
pub fn list(
    connection: &mut AnyConnection,
    scope: &Scope,
    narrowing: &Narrowing,
    page: &PageRequest,
) -> Result<Page<Listed>> {
    let keyset = Keyset::new(page, &SORTS, "first_day", "absences.id")?;
    let filtered = || {
        let in_reach = staff::unit_id.eq_any(scope.unit_ids()).or(staff::id.eq_any(scope.own_staff));
        let mut query = absences::table
            .inner_join(staff::table.on(staff::id.eq(absences::staff_id)))
            .inner_join(units::table.on(units::id.eq(staff::unit_id)))
            .into_boxed::<MultiBackend>()
            .filter(in_reach);
        if let Some(units) = &narrowing.units {
            query = query.filter(staff::unit_id.eq_any(units.iter().copied().collect::<Vec<_>>()));
        }
        if let Some(staff_id) = narrowing.staff_id {
            query = query.filter(absences::staff_id.eq(staff_id));
        }
        if let Some(from) = narrowing.from {
            query = query.filter(absences::last_day.ge(from));
        }
        if let Some(to) = narrowing.to {
            query = query.filter(absences::first_day.le(to));
        }
        if let Some(kind) = narrowing.kind {
            query = query.filter(absences::kind.eq(kind));
        }
        if let Some(words) = &page.q {
            query = query.filter(staff::search.like(foundation::db::containing(words)).escape('\\'));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select((Absence::as_select(), staff::full_name, staff::sort_key, units::id, units::name))
        .load(connection)?;
    Ok(keyset.page(
        rows,
        |(row, _, sort_key, ..): &Listed, column| match column {
            "first_day" => CursorValue::from(row.first_day),
            "last_day" => CursorValue::from(row.last_day),
            "name" => CursorValue::from(sort_key),
            _ => CursorValue::from(row.id),
        },
        total,
    ))
}

/// One absence, or [`foundation::kernel::Code::NotFound`].
pub fn find(connection: &mut AnyConnection, id: Id) -> Result<Absence> {
    Ok(absences::table.find(id).select(Absence::as_select()).first(connection)?)
}

/// The absences of these people that touch a span of days, by person and day.
pub fn between(connection: &mut AnyConnection, staff_ids: &[Id], span: &Days) -> Result<Vec<Absence>> {
    Ok(absences::table
        .filter(absences::staff_id.eq_any(staff_ids.to_vec()))
        .filter(absences::first_day.le(*span.end()))
        .filter(absences::last_day.ge(*span.start()))
        .order((absences::staff_id, absences::first_day))
        .select(Absence::as_select())
        .load(connection)?)
}

/// All absences of a person, by day.
pub fn of_person(connection: &mut AnyConnection, staff_id: Id) -> Result<Vec<Absence>> {
    Ok(absences::table
        .filter(absences::staff_id.eq(staff_id))
        .order(absences::first_day)
        .select(Absence::as_select())
        .load(connection)?)
}

pub fn insert(connection: &mut AnyConnection, absence: &Absence) -> Result<()> {
    diesel::insert_into(absences::table).values(absence).execute(connection)?;
    Ok(())
}

/// Writes the absence over the revision before it.
pub fn update(connection: &mut AnyConnection, absence: &Absence) -> Result<()> {
    let previous = absences::revision.eq(absence.revision - 1);
    unless_stale(diesel::update(absences::table.find(absence.id).filter(previous)).set(absence).execute(connection)?)
}

/// Removes the absence at this revision.
pub fn delete(connection: &mut AnyConnection, absence: &Absence) -> Result<()> {
    let same = absences::revision.eq(absence.revision);
    unless_stale(diesel::delete(absences::table.find(absence.id).filter(same)).execute(connection)?)
}
