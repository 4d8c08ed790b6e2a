//! What becomes of the people of a course that is called off or moved: nobody is silently kept against a rule.

use serde_json::json;

use super::acts::{Beside, costs, money_of, write};
use super::facts::{Place, not_at_work, overlapping_course, position_of};
use super::parties::system;
use super::strips::strips;
use crate::courses::rules::CourseState;
use crate::courses::{self, CourseChange};
use crate::money;
use crate::nominations::opened::Conflict;
use crate::nominations::rules::{Action, NominationState, Way, transition};
use crate::nominations::store::{self, Nomination};
use foundation::db::{AnyConnection, Database};
use foundation::journal::Transaction;
use foundation::kernel::{Code, Fault, Id, Problem, Result, Scope, TextEnum as _};
use ward::staff;

/// What the rules say of these people of a course as it stands: overlap, staffing, being at work at all. That a unit is
/// short is nothing any more where a leader has let the person go all the same.
fn conflicts(connection: &mut AnyConnection, place: &Place, people: &[Nomination]) -> Result<Vec<Conflict>> {
    let mut found = Vec::new();
    for nomination in people {
        let person = staff::find(connection, nomination.staff_id)?;
        let mut faults = Vec::new();
        if let Some(course) = overlapping_course(connection, place, &person)? {
            faults.push(Fault::new("", Code::Overlap).with("name", &person.full_name).with("course", course));
        }
        if let Some(state) = not_at_work(connection, place, &person)? {
            faults.push(Fault::new("", Code::NotAtWork).with("name", &person.full_name).with("state", state));
        }
        if nomination.override_reason.is_none() {
            let short = strips(connection, place, std::slice::from_ref(&person))?;
            faults.extend(short.into_iter().filter_map(|strip| strip.fault));
        }
        for mut fault in faults {
            let mut data = fault.data.take().unwrap_or_else(|| json!({}));
            data["nomination_id"] = json!(nomination.id);
            data["staff_id"] = json!(person.id);
            data["full_name"] = json!(person.full_name);
            let full_name = person.full_name.clone();
            found.push(Conflict { nomination: nomination.clone(), full_name, fault: fault.with_data(data) });
        }
    }
    Ok(found)
}

/// The people of a course whose times are asked about: laid before the authority, or with a place.
fn going(connection: &mut AnyConnection, course_id: Id) -> Result<Vec<Nomination>> {
    use NominationState::{Admitted, Approved, Endorsed, SentUp};
    let mut people = store::of_course(connection, course_id)?;
    people.retain(|nomination| {
        nomination.way != Way::Past && matches!(nomination.state, Endorsed | Approved | SentUp | Admitted)
    });
    Ok(people)
}

/// The conflicts of a course as it stands, of the people in reach.
pub async fn of_course(database: &Database, scope: Scope, course_id: Id) -> Result<Vec<Conflict>> {
    database
        .read_snapshot(move |connection| {
            let reach = courses::reach(connection, &scope)?;
            let place = Place::load(connection, course_id)?;
            if !reach.contains(&place.course.unit_id) {
                return Err(Code::NotFound.into());
            }
            let mut people = going(connection, course_id)?;
            people.retain(|nomination| scope.holds(Some(nomination.unit_id), Some(nomination.staff_id)));
            conflicts(connection, &place, &people)
        })
        .await
}

/// The courses that were moved, with how many people of these units were kept there and still stand against a rule.
pub fn unsettled(
    connection: &mut AnyConnection,
    units: &[Id],
    today: chrono::NaiveDate,
) -> Result<Vec<(courses::Course, i64)>> {
    let kept = store::kept(connection, units, today)?;
    let mut found = Vec::new();
    for people in kept.chunk_by(|one, other| one.course_id == other.course_id) {
        let place = Place::load(connection, people[0].course_id)?;
        let left = conflicts(connection, &place, people)?.len() as i64;
        if left > 0 {
            found.push((place.course, left));
        }
    }
    Ok(found)
}

/// Follows what happens to courses, in the transaction of who changes them. Whatever is alive of a course that is
/// called off is taken back, with the same reason. When its times change, the rules are asked again of its people, and
/// what they say is answered; nobody who has a place is kept against them without a reason. When it names an allocation
/// at last, what its people cost is committed.
///
/// # Errors
/// `people_in_conflict`, with every conflict, where there is no reason to keep these people; `allocation_overrun` where
/// there is none to overrun.
pub fn follow_course(tx: &mut Transaction<'_>, change: &CourseChange<'_>) -> Result<Vec<Fault>> {
    if change.before.state != change.after.state && change.after.state == CourseState::Cancelled {
        take_back(tx, change)?;
        return Ok(Vec::new());
    }
    if change.before.allocation_id.is_none() && change.after.allocation_id.is_some() {
        pay(tx, change)?;
    }
    if !change.retimed || change.after.last_day < tx.who().now.day() {
        return Ok(Vec::new());
    }
    let place = Place::load(tx, change.after.id)?;
    // What a leader has passed, he has passed for the days as they were.
    let before = going(tx, change.after.id)?;
    let people: Vec<Nomination> =
        before.iter().map(|nomination| Nomination { override_reason: None, ..nomination.clone() }).collect();
    let found = conflicts(tx, &place, &people)?;
    let binding: Vec<&Conflict> = found.iter().filter(|conflict| conflict.binds()).collect();
    let reason = change.conflicts_reason.filter(|reason| !reason.trim().is_empty());
    if !binding.is_empty() && reason.is_none() {
        let mut who: Vec<Id> = binding.iter().map(|conflict| conflict.nomination.id).collect();
        who.dedup();
        let faults = binding.iter().map(|conflict| conflict.fault.clone()).collect();
        return Err(Problem { faults, ..Problem::new(Code::PeopleInConflict).with("count", who.len()) });
    }
    for (before, asked) in before.iter().zip(people) {
        let kept = binding.iter().any(|conflict| conflict.nomination.id == before.id);
        let kept_reason = reason.filter(|_| kept).map(str::to_owned);
        if before.override_reason.is_none() && before.kept_reason == kept_reason {
            continue;
        }
        let after = Nomination { kept_reason, revision: before.revision + 1, ..asked };
        store::update(tx, &after)?;
        tx.changed("ask_again", before, &after)?;
    }
    Ok(found.into_iter().map(|conflict| conflict.fault).collect())
}

/// Commits what the places of a course cost that were given before it named an allocation.
fn pay(tx: &mut Transaction<'_>, change: &CourseChange<'_>) -> Result<()> {
    let course = change.after.money();
    for nomination in store::of_course(tx, change.after.id)? {
        if costs(nomination.way, nomination.state) {
            money::commit(tx, &course, &money_of(&nomination), change.overrun_reason).map_err(|mut problem| {
                problem.faults = problem.faults.into_iter().map(|fault| fault.below("/overrun_reason")).collect();
                problem
            })?;
        }
    }
    Ok(())
}

fn take_back(tx: &mut Transaction<'_>, change: &CourseChange<'_>) -> Result<()> {
    let reason = change.after.state_reason.as_deref().unwrap_or_else(|| change.after.state.label());
    for before in store::of_course(tx, change.after.id)? {
        let actor = system(before.staff_id);
        let Ok(next) = transition(position_of(&before), Action::Withdraw, &actor, Some(reason)) else { continue };
        let after = Nomination { state: next, ..before.clone() };
        let beside = Beside { reason: Some(reason), ..Beside::default() };
        write(tx, Some(&before), after, Action::Withdraw, beside)?;
    }
    Ok(())
}
