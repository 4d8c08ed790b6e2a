//! What happens to people over time, and who counts for a unit on a day.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::store::{self, Assignment, StateRow};
use crate::staff::absences;
use crate::staff::rules::{self, AbsenceKind, DatedState, Days, PostLevel, Presence, StaffState};
use crate::staff::store::{self as people, Staff};
use foundation::db::AnyConnection;
use foundation::journal::Transaction;
use foundation::kernel::{Code, Fault, Id, Problem, Result, format_day};

/// Where a person goes, known to exist.
#[derive(Clone, Debug)]
pub struct Movement {
    /// The unit.
    pub unit_id: Id,
    /// The post.
    pub post_id: Option<Id>,
    /// Office or title there.
    pub post_title: String,
    /// Leading or specialist.
    pub level: PostLevel,
    /// The first day there.
    pub first_day: NaiveDate,
    /// Why.
    pub note: Option<String>,
}

/// A person's first assignment and first state.
pub fn begin(tx: &mut Transaction<'_>, person: &Staff, first_day: NaiveDate) -> Result<()> {
    let now = tx.who().now;
    let assignment = Assignment {
        id: Id::new(now),
        staff_id: person.id,
        unit_id: person.unit_id,
        post_id: person.post_id,
        post_title: person.post_title.clone(),
        level: person.level,
        first_day,
        last_day: None,
        note: None,
        revision: 1,
    };
    store::insert_assignment(tx, &assignment)?;
    tx.created("create", &assignment)?;
    let state =
        StateRow { id: Id::new(now), staff_id: person.id, state: person.state, first_day, last_day: None, note: None };
    store::insert_state(tx, &state)?;
    tx.created("create", &state)
}

/// Ends the present assignment on the day before and begins the next one. On the very day on which the present one
/// began it is a correction of that one.
pub fn transfer(tx: &mut Transaction<'_>, before: &Staff, movement: Movement) -> Result<Staff> {
    not_in_future(movement.first_day, tx.who().now.day())?;
    let current = store::assignments_of(tx, before.id)?.into_iter().next();
    let next = Assignment {
        id: Id::new(tx.who().now),
        staff_id: before.id,
        unit_id: movement.unit_id,
        post_id: movement.post_id,
        post_title: movement.post_title.clone(),
        level: movement.level,
        first_day: movement.first_day,
        last_day: None,
        note: movement.note,
        revision: 1,
    };
    match current {
        Some(current) if movement.first_day < current.first_day => return Err(too_early(current.first_day)),
        Some(current) if movement.first_day == current.first_day => {
            let corrected = Assignment { id: current.id, revision: current.revision + 1, ..next };
            store::update_assignment(tx, &corrected)?;
            tx.changed("correct", &current, &corrected)?;
        }
        Some(current) => {
            let ended = Assignment {
                last_day: movement.first_day.pred_opt(),
                revision: current.revision + 1,
                ..current.clone()
            };
            store::update_assignment(tx, &ended)?;
            tx.changed("end", &current, &ended)?;
            store::insert_assignment(tx, &next)?;
            tx.created("transfer", &next)?;
        }
        None => {
            store::insert_assignment(tx, &next)?;
            tx.created("transfer", &next)?;
        }
    }
    let after = Staff {
        unit_id: movement.unit_id,
        post_id: movement.post_id,
        post_title: movement.post_title,
        level: movement.level,
        revision: before.revision + 1,
        ..before.clone()
    };
    people::update(tx, &after)?;
    tx.changed("transfer", before, &after)?;
    Ok(after)
}

/// Carries a corrected post, title or level into the present assignment: a slip of the pen is no transfer.
pub fn correct_post(tx: &mut Transaction<'_>, person: &Staff) -> Result<()> {
    let Some(current) = store::assignments_of(tx, person.id)?.into_iter().next() else { return Ok(()) };
    let corrected = Assignment {
        post_id: person.post_id,
        post_title: person.post_title.clone(),
        level: person.level,
        revision: current.revision + 1,
        ..current.clone()
    };
    store::update_assignment(tx, &corrected)?;
    tx.changed("correct", &current, &corrected)
}

/// Ends the present state on the day before and begins the next one; on the very day on which the present one began it
/// is a correction of that one.
pub fn enter_state(
    tx: &mut Transaction<'_>,
    before: &Staff,
    state: StaffState,
    first_day: NaiveDate,
    note: Option<String>,
) -> Result<Staff> {
    not_in_future(first_day, tx.who().now.day())?;
    let next = StateRow { id: Id::new(tx.who().now), staff_id: before.id, state, first_day, last_day: None, note };
    match store::states_of(tx, before.id)?.into_iter().next() {
        Some(current) if first_day < current.first_day => return Err(too_early(current.first_day)),
        Some(current) if first_day == current.first_day => {
            let corrected = StateRow { id: current.id, ..next };
            store::update_state(tx, &corrected)?;
            tx.changed("correct", &current, &corrected)?;
        }
        Some(current) => {
            let ended = StateRow { last_day: first_day.pred_opt(), ..current.clone() };
            store::update_state(tx, &ended)?;
            tx.changed("end", &current, &ended)?;
            store::insert_state(tx, &next)?;
            tx.created("enter", &next)?;
        }
        None => {
            store::insert_state(tx, &next)?;
            tx.created("enter", &next)?;
        }
    }
    let after = Staff { state, revision: before.revision + 1, ..before.clone() };
    people::update(tx, &after)?;
    tx.changed("enter_state", before, &after)?;
    Ok(after)
}

fn not_in_future(day: NaiveDate, today: NaiveDate) -> Result<()> {
    if day <= today { Ok(()) } else { Err(Problem::invalid(vec![Fault::new("/first_day", Code::DayInFuture)])) }
}

fn too_early(began: NaiveDate) -> Problem {
    Fault::new("/first_day", Code::BeforeCurrentPeriod).with("day", format_day(began)).into()
}

/// Somebody who belongs to a unit on at least one day of a span.
#[derive(Clone, Debug)]
pub struct Member {
    /// Who.
    pub person: Staff,
    /// The dated states.
    pub states: Vec<DatedState>,
    /// The days of the assignments to the unit.
    pub assigned: Vec<Days>,
    /// The absences that touch the span.
    pub absences: Vec<(Days, AbsenceKind)>,
}

impl Member {
    /// How the person stands towards the unit on a day of the span; courses come on top.
    pub fn presence_on(&self, day: NaiveDate) -> Presence {
        rules::presence_on(&self.states, &self.assigned, &self.absences, day)
    }
}

/// The people assigned to a unit (not to those below it) on any day of a span, in the order of their names.
pub fn members_between(connection: &mut AnyConnection, unit_id: Id, span: &Days) -> Result<Vec<Member>> {
    let mut assigned: BTreeMap<Id, Vec<Days>> = BTreeMap::new();
    for assignment in store::assignments_between(connection, unit_id, span)? {
        assigned.entry(assignment.staff_id).or_default().push(assignment.days());
    }
    let ids: Vec<Id> = assigned.keys().copied().collect();
    let mut states: BTreeMap<Id, Vec<DatedState>> = BTreeMap::new();
    for (id, state) in store::dated_states(connection, &ids)? {
        states.entry(id).or_default().push(state);
    }
    let mut away: BTreeMap<Id, Vec<(Days, AbsenceKind)>> = BTreeMap::new();
    for absence in absences::absences_between(connection, &ids, span)? {
        away.entry(absence.staff_id).or_default().push((absence.days(), absence.kind));
    }
    let members = people::find_many(connection, &ids)?.into_iter().map(|person| Member {
        states: states.remove(&person.id).unwrap_or_default(),
        assigned: assigned.remove(&person.id).unwrap_or_default(),
        absences: away.remove(&person.id).unwrap_or_default(),
        person,
    });
    Ok(members.collect())
}

/// The stretches in which deadlines wait for a person: outside the state of working, and long absences.
pub fn suspensions_of(connection: &mut AnyConnection, staff_id: Id) -> Result<Vec<Days>> {
    let states: Vec<DatedState> =
        store::dated_states(connection, &[staff_id])?.into_iter().map(|(_, state)| state).collect();
    let away: Vec<(Days, AbsenceKind)> = absences::absences_of(connection, staff_id)?
        .into_iter()
        .map(|absence| (absence.days(), absence.kind))
        .collect();
    Ok(rules::suspensions(&states, &away))
}
