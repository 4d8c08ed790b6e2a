//! Rows and queries of assignments and states: where a person was, and in which state, on which day.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use crate::staff::rules::{DatedState, Days, PostLevel, StaffState};
use foundation::db::schema::{assignments, staff_states};
use foundation::db::{AnyConnection, unless_stale};
use foundation::journal::Journaled;
use foundation::kernel::{Id, Result};

/// A person in a unit and a post from a day to a day.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = assignments, treat_none_as_null = true)]
pub struct Assignment {
    /// Its id.
    pub id: Id,
    /// Who.
    pub staff_id: Id,
    /// Where.
    pub unit_id: Id,
    /// In which post.
    pub post_id: Option<Id>,
    /// With which title.
    pub post_title: String,
    /// Leading or specialist.
    pub level: PostLevel,
    /// From this day.
    pub first_day: NaiveDate,
    /// Until this day; null: until further notice.
    pub last_day: Option<NaiveDate>,
    /// Why, with which paper.
    pub note: Option<String>,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
}

impl Assignment {
    /// The days of the assignment.
    pub fn days(&self) -> Days {
        self.first_day..=self.last_day.unwrap_or(NaiveDate::MAX)
    }
}

impl Journaled for Assignment {
    const KIND: &'static str = "assignments";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }
}

/// A state of a person from a day to a day.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = staff_states, treat_none_as_null = true)]
pub struct StateRow {
    /// Its id.
    pub id: Id,
    /// Whose.
    pub staff_id: Id,
    /// Which state.
    pub state: StaffState,
    /// From this day.
    pub first_day: NaiveDate,
    /// Until this day; null: until further notice.
    pub last_day: Option<NaiveDate>,
    /// Why, with which paper.
    pub note: Option<String>,
}

impl Journaled for StateRow {
    const KIND: &'static str = "staff-states";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        None
    }
}

/// The assignments of a person, the newest first.
pub fn assignments_of(connection: &mut AnyConnection, staff_id: Id) -> Result<Vec<Assignment>> {
    Ok(assignments::table
        .filter(assignments::staff_id.eq(staff_id))
        .order(assignments::first_day.desc())
        .select(Assignment::as_select())
        .load(connection)?)
}

/// The assignment of a person on a day.
pub fn assignment_on(connection: &mut AnyConnection, staff_id: Id, day: NaiveDate) -> Result<Option<Assignment>> {
    Ok(assignments::table
        .filter(assignments::staff_id.eq(staff_id))
        .filter(assignments::first_day.le(day))
        .filter(assignments::last_day.is_null().or(assignments::last_day.ge(day)))
        .order(assignments::first_day.desc())
        .select(Assignment::as_select())
        .first(connection)
        .optional()?)
}

/// The assignments to a unit that touch a span of days.
pub fn assignments_between(connection: &mut AnyConnection, unit_id: Id, span: &Days) -> Result<Vec<Assignment>> {
    Ok(assignments::table
        .filter(assignments::unit_id.eq(unit_id))
        .filter(assignments::first_day.le(*span.end()))
        .filter(assignments::last_day.is_null().or(assignments::last_day.ge(*span.start())))
        .order((assignments::staff_id, assignments::first_day))
        .select(Assignment::as_select())
        .load(connection)?)
}

pub fn insert_assignment(connection: &mut AnyConnection, assignment: &Assignment) -> Result<()> {
    diesel::insert_into(assignments::table).values(assignment).execute(connection)?;
    Ok(())
}

/// Writes the assignment over the revision before it.
pub fn update_assignment(connection: &mut AnyConnection, assignment: &Assignment) -> Result<()> {
    let previous = assignments::revision.eq(assignment.revision - 1);
    let rows = diesel::update(assignments::table.find(assignment.id).filter(previous)).set(assignment);
    unless_stale(rows.execute(connection)?)
}

/// The states of a person, the newest first.
pub fn states_of(connection: &mut AnyConnection, staff_id: Id) -> Result<Vec<StateRow>> {
    Ok(staff_states::table
        .filter(staff_states::staff_id.eq(staff_id))
        .order(staff_states::first_day.desc())
        .select(StateRow::as_select())
        .load(connection)?)
}

/// The dated states of several people.
pub fn dated_states(connection: &mut AnyConnection, staff_ids: &[Id]) -> Result<Vec<(Id, DatedState)>> {
    let rows: Vec<(Id, NaiveDate, StaffState)> = staff_states::table
        .filter(staff_states::staff_id.eq_any(staff_ids.to_vec()))
        .order((staff_states::staff_id, staff_states::first_day))
        .select((staff_states::staff_id, staff_states::first_day, staff_states::state))
        .load(connection)?;
    Ok(rows.into_iter().map(|(id, from, state)| (id, DatedState { from, state })).collect())
}

pub fn insert_state(connection: &mut AnyConnection, row: &StateRow) -> Result<()> {
    diesel::insert_into(staff_states::table).values(row).execute(connection)?;
    Ok(())
}

/// Writes the state over itself; its person is locked.
pub fn update_state(connection: &mut AnyConnection, row: &StateRow) -> Result<()> {
    diesel::update(staff_states::table.find(row.id)).set(row).execute(connection)?;
    Ok(())
}
