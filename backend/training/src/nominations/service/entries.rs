//! How a nomination begins: a wish, a proposal, a quick entry, a record.

use super::acts::{Beside, codes, costs, foreseen, money_of, settled, staffed, write};
use super::facts::{Asking, Place, findings};
use super::parties::towards;
use crate::nominations::dto::NominateBody;
use crate::nominations::rules::{Action, Entry, NominationState, Position, Way, transition};
use crate::nominations::store::Nomination;
use foundation::db::AnyConnection;
use foundation::journal::Transaction;
use foundation::kernel::{Code, Fault, Id, Problem, Result, Scope};
use ward::findings::rules::Purpose;
use ward::staff::{self, Staff};

/// The person with this id, where in reach; else a fault of the field.
pub fn person_in_reach(connection: &mut AnyConnection, scope: &Scope, id: Id, pointer: &str) -> Result<Staff> {
    let found = staff::find_many(connection, &[id])?;
    found
        .into_iter()
        .find(|person| scope.holds(Some(person.unit_id), Some(person.id)))
        .ok_or_else(|| Problem::invalid(vec![Fault::new(pointer, Code::UnknownReference)]))
}

/// Who takes over is somebody else of whom the asker may know; a person for himself may name a colleague.
pub fn hand_over_in_reach(connection: &mut AnyConnection, scope: &Scope, person: Id, over: Option<Id>) -> Result<()> {
    let Some(over) = over else { return Ok(()) };
    let fault = |code| Problem::invalid(vec![Fault::new("/hand_over_staff_id", code)]);
    if over == person {
        return Err(fault(Code::InvalidValue));
    }
    let people = staff::find_many(connection, &[over, person])?;
    let unit_of = |id| people.iter().find(|person| person.id == id).map(|person| person.unit_id);
    let known = unit_of(over).is_some_and(|unit| scope.holds(Some(unit), None) || unit_of(person) == Some(unit));
    if known { Ok(()) } else { Err(fault(Code::UnknownReference)) }
}

/// A task is named where the purpose is one, and nowhere else.
pub fn purpose_fits(purpose: Option<Purpose>, task: Option<&str>) -> Result<()> {
    let named = task.is_some_and(|task| !task.is_empty());
    let fault = match purpose {
        Some(Purpose::NewTask | Purpose::AddedTask) if !named => {
            Fault::new("/purpose_task", Code::Required).with("name", "purpose_task")
        }
        None | Some(Purpose::Post) if named => Fault::new("/purpose_task", Code::InvalidValue),
        _ => return Ok(()),
    };
    Err(Problem::invalid(vec![fault]))
}

/// Names one person.
pub fn enter(
    tx: &mut Transaction<'_>,
    scope: &Scope,
    staff_id: Id,
    body: &NominateBody,
) -> Result<(Nomination, Vec<Fault>)> {
    hand_over_in_reach(tx, scope, staff_id, body.hand_over_staff_id)?;
    purpose_fits(body.purpose, body.purpose_task.as_deref())?;
    let who = tx.who().clone();
    let action = body.entry.action();
    // Asked anew for each: the one before may have taken a seat.
    let place = Place::load(tx, body.course_id)?;
    let way = way_of(&place, body.entry)?;
    let person = staff::find(tx, staff_id)?;
    let actor = towards(tx, &who, &person, person.unit_id, None)?;
    let position = Position { state: None, way, awaits_confirmation: false, kept: false };
    let mut state = transition(position, action, &actor, None)?;
    let asking = Asking {
        way,
        names_now: true,
        seat_wanted: true,
        waiting_list: body.waiting_list.unwrap_or(false),
        nominated: false,
    };
    let found = findings(tx, &who, &place, &person, asking)?;
    let mut said = found.remarks.clone();
    let mut passed = None;
    if body.entry == Entry::Enter {
        let now_passed = settled(&found, body.pass_warnings_reason.as_deref(), actor.roles.coordinator)?;
        passed = codes(None, &now_passed);
        said.extend(now_passed);
    } else {
        Problem::unless_empty(found.refusals.clone())?;
        said.extend(found.warnings.iter().cloned());
    }
    let mut override_reason = None;
    if state.counts_as_away() && way != Way::Past {
        let (overridden, short) = staffed(tx, &place, &person, way, &actor, None)?;
        override_reason = overridden;
        said.extend(short);
    }
    let mut taken = action;
    if body.entry == Entry::Enter && found.to_waiting_list {
        state = NominationState::Waitlisted;
        taken = Action::Waitlist;
    }
    let proposes = matches!(action, Action::Propose | Action::Enter);
    let now = who.now;
    let nomination = Nomination {
        id: Id::new(now),
        course_id: place.course.id,
        staff_id: person.id,
        unit_id: person.unit_id,
        way,
        state,
        alive_key: None,
        proposer_account_id: proposes.then_some(who.account_id),
        proposer_staff_id: if proposes {
            who.acting_for.as_ref().map_or(who.staff_id, |other| other.staff_id)
        } else {
            None
        },
        awaits_confirmation: action == Action::Enter,
        purpose: body.purpose,
        purpose_task: body.purpose_task.clone(),
        hand_over_staff_id: body.hand_over_staff_id,
        reason: None,
        override_reason,
        kept_reason: None,
        passed_warnings: passed,
        replaces_id: None,
        decision_id: None,
        waitlisted_at: None,
        // Past training counts as sent from its own first day.
        admitted_on: (way == Way::Past).then_some(place.course.first_day),
        cost: None,
        created_at: now,
        revision: 1,
    };
    let reason = body.pass_warnings_reason.as_deref();
    if costs(way, nomination.state) {
        said.extend(foreseen(tx, &place, money_of(&nomination))?);
    }
    let nomination = write(tx, None, nomination, taken, Beside { reason, said: &said, overrun_reason: reason })?;
    Ok((nomination, said))
}

/// The way of a place by how it is entered: on a course of allotted places, somebody may be summoned by name.
fn way_of(place: &Place, entry: Entry) -> Result<Way> {
    let way = place.way();
    if entry != Entry::Record || way != Way::Quota {
        return Ok(way);
    }
    if place.course.letter_id.is_none() {
        return Err(Code::LetterRequired.into());
    }
    Ok(Way::Summoned)
}

/// Records past training of one person, and what it was taken for: for the room of past training, in its transaction.
pub fn record(
    tx: &mut Transaction<'_>,
    scope: &Scope,
    (course_id, staff_id): (Id, Id),
    (purpose, purpose_task): (Option<Purpose>, Option<String>),
) -> Result<Nomination> {
    let body = NominateBody {
        course_id,
        staff_ids: vec![staff_id],
        entry: Entry::Record,
        hand_over_staff_id: None,
        purpose,
        purpose_task,
        waiting_list: None,
        pass_warnings_reason: None,
    };
    let (nomination, _) = enter(tx, scope, staff_id, &body)?;
    Ok(nomination)
}
