//! One action on one nomination: facts → rules → guarded change → step and journal.

use super::facts::{Asking, Place, findings, position_of};
use super::parties::{system, towards};
use super::strips::strips;
use crate::courses;
use crate::money::{self, PersonMoney};
use crate::nominations::dto::{ActionBody, ReplacementBody, Warning};
use crate::nominations::eligibility::{Findings, Passing, settle};
use crate::nominations::rules::{Action, Actor, NominationState, Way, state_of_replacement, transition};
use crate::nominations::staffing::{Override, Verdict, judge};
use crate::nominations::store::{self, Nomination, NominationStep};
use foundation::journal::Transaction;
use foundation::kernel::{Code, Fault, Id, Instant, Problem, Result, TextEnum as _};
use ward::staff::{self, Staff};

/// Whether a nomination takes one of the course's seats: places that a superior gives to people by name, and past
/// training, are beside them.
fn takes_seat(way: Way, state: NominationState) -> bool {
    matches!(way, Way::Quota | Way::Own) && state.holds_seat()
}

/// Whether money is committed for it: from approval on. What was done before the software has been paid.
pub fn costs(way: Way, state: NominationState) -> bool {
    way != Way::Past && state.holds_seat()
}

/// A nomination as money knows it.
pub fn money_of(nomination: &Nomination) -> PersonMoney {
    PersonMoney {
        nomination_id: nomination.id,
        staff_id: nomination.staff_id,
        unit_id: nomination.unit_id,
        own_cost: nomination.cost,
    }
}

/// `allocation_overrun` where what the place costs is more than its allocation has.
pub fn foreseen(tx: &mut Transaction<'_>, place: &Place, person: PersonMoney) -> Result<Option<Fault>> {
    let mut said = money::foresee(tx, &place.course.money(), &[person])?;
    Ok(said.pop().flatten())
}

/// What is written beside a change of state.
#[derive(Clone, Copy, Debug, Default)]
pub struct Beside<'a> {
    /// Why.
    pub reason: Option<&'a str>,
    /// What was said, passed or overridden.
    pub said: &'a [Fault],
    /// Why the allocation of the course may be overrun.
    pub overrun_reason: Option<&'a str>,
}

/// Brings a nomination from `before` (if there is one) to `after`: its seat, the row guarded by its revision, its money,
/// the step, and the journal. `after` is what the rules allowed; day and keys are filled in here.
pub fn write(
    tx: &mut Transaction<'_>,
    before: Option<&Nomination>,
    mut after: Nomination,
    action: Action,
    beside: Beside<'_>,
) -> Result<Nomination> {
    let now = tx.who().now;
    let held = before.is_some_and(|before| takes_seat(before.way, before.state));
    let holds = takes_seat(after.way, after.state);
    if holds && !held {
        courses::take_seat(tx, after.course_id)?;
    } else if held && !holds {
        courses::release_seat(tx, after.course_id)?;
    }
    after.alive_key = after.state.is_alive().then(|| Nomination::key_of(after.course_id, after.staff_id));
    if after.state == NominationState::Admitted && after.admitted_on.is_none() {
        after.admitted_on = Some(now.day());
    }
    after.waitlisted_at = match after.waitlisted_at {
        _ if after.state != NominationState::Waitlisted => None,
        Some(since) => Some(since),
        None => {
            // Behind the last one, also of those who came on it at the same moment.
            let last = store::waitlisted(tx, after.course_id)?.last().and_then(|last| last.waitlisted_at);
            Some(last.map_or(now, |last| now.max(Instant::from_micros(last.micros() + 1))))
        }
    };
    if let Some(reason) = beside.reason {
        after.reason = Some(reason.to_owned());
    }
    match before {
        None => {
            store::insert(tx, &after)?;
            tx.created(action.as_str(), &after)?;
        }
        Some(before) => {
            after.revision = before.revision + 1;
            store::update(tx, &after)?;
            match after.override_reason.as_ref().filter(|_| before.override_reason != after.override_reason) {
                Some(reason) => tx.changed_because(action.as_str(), before, &after, reason)?,
                None => tx.changed(action.as_str(), before, &after)?,
            }
        }
    }
    follow_with_money(tx, before, &after, action, beside)?;
    let who = tx.who().clone();
    let said: Vec<Warning> = beside.said.iter().map(|fault| Warning::of(fault, false)).collect();
    let step = NominationStep {
        id: Id::new(now),
        nomination_id: after.id,
        at: now,
        action,
        from_state: before.map(|before| before.state),
        to_state: after.state,
        account_id: who.account_id,
        account_name: who.name,
        acting_for_name: who.acting_for.map(|other| other.name),
        reason: beside.reason.map(str::to_owned),
        warnings: if said.is_empty() { None } else { Some(serde_json::to_string(&said).map_err(Problem::internal)?) },
    };
    store::insert_step(tx, &step)?;
    Ok(after)
}

/// Commits what the place costs when it is given, and gives that back when the place is.
fn follow_with_money(
    tx: &mut Transaction<'_>,
    before: Option<&Nomination>,
    after: &Nomination,
    action: Action,
    beside: Beside<'_>,
) -> Result<()> {
    let had = before.is_some_and(|before| costs(before.way, before.state));
    match (had, costs(after.way, after.state)) {
        (false, true) => {
            let course = courses::find(tx, after.course_id)?.money();
            // The superior has decided on who is summoned by name; the ward only pays.
            let reason = beside.overrun_reason.or(Some(after.way.label()).filter(|_| after.way == Way::Summoned));
            money::commit(tx, &course, &money_of(after), reason)
        }
        (true, false) => money::release(tx, after.course_id, after.id, beside.reason.unwrap_or_else(|| action.label())),
        _ => Ok(()),
    }
}

/// Carries an action out; answers the nomination and what the rules said without standing in the way.
pub fn perform(
    tx: &mut Transaction<'_>,
    id: Id,
    action: Action,
    with: &ActionBody,
) -> Result<(Nomination, Vec<Fault>)> {
    let who = tx.who().clone();
    let before = store::find(tx, id)?;
    let person = staff::find(tx, before.staff_id)?;
    let actor = towards(tx, &who, &person, before.unit_id, Some(&before))?;
    let position = position_of(&before);
    let next = transition(position, action, &actor, with.reason.as_deref())?;
    let mut after = Nomination { state: next, ..before.clone() };
    let mut said = Vec::new();
    if actor.roles.superior && matches!(action, Action::Approve | Action::Reject) {
        said.push(Fault::new("", Code::BySuperior));
    }
    let mut taken = action;
    match action {
        Action::Propose => {
            after.proposer_account_id = Some(who.account_id);
            after.proposer_staff_id = who.acting_for.as_ref().map_or(who.staff_id, |other| other.staff_id);
            let place = Place::load(tx, before.course_id)?;
            let found =
                findings(tx, &who, &place, &person, asking(&before, with, before.state == NominationState::Requested))?;
            Problem::unless_empty(found.refusals)?;
            said.extend(found.warnings);
        }
        Action::Endorse | Action::Approve | Action::Promote => {
            let place = Place::load(tx, before.course_id)?;
            let mut found = findings(tx, &who, &place, &person, asking(&before, with, false))?;
            let overrun = foreseen(tx, &place, money_of(&before))?;
            if action == Action::Approve && !found.to_waiting_list {
                found.warnings.extend(overrun);
            } else {
                said.extend(overrun);
            }
            let passed = pass(&mut found, &before, with, actor.roles.coordinator)?;
            said.extend(passed.iter().cloned());
            after.passed_warnings = codes(before.passed_warnings.as_deref(), &passed);
            if found.to_waiting_list {
                after.state = transition(position, Action::Waitlist, &actor, with.reason.as_deref())?;
                taken = Action::Waitlist;
            } else if action == Action::Approve {
                let (overridden, fault) =
                    staffed(tx, &place, &person, before.way, &actor, with.override_reason.as_deref())?;
                said.extend(fault);
                after.override_reason = overridden.or(after.override_reason);
            }
        }
        Action::Confirm => after.awaits_confirmation = false,
        Action::Override => {
            let place = Place::load(tx, before.course_id)?;
            let reason = with.reason.as_deref();
            let (overridden, short) = staffed(tx, &place, &person, before.way, &actor, reason)?;
            after.override_reason = overridden;
            said.extend(short);
        }
        _ => {}
    }
    let overrun_reason = with.pass_warnings_reason.as_deref();
    let beside = Beside { reason: with.reason.as_deref(), said: &said, overrun_reason };
    let after = write(tx, Some(&before), after, taken, beside)?;
    if takes_seat(before.way, before.state) && !takes_seat(after.way, after.state) {
        promote_next(tx, before.course_id)?;
    }
    Ok((after, said))
}

fn asking(nomination: &Nomination, with: &ActionBody, names_now: bool) -> Asking {
    Asking {
        way: nomination.way,
        names_now,
        seat_wanted: true,
        waiting_list: with.waiting_list.unwrap_or(false),
        nominated: true,
    }
}

/// Settles what was found: warnings that were passed at an earlier step stay passed, but for the money, of which there
/// may be less since. Answers those passed now.
fn pass(found: &mut Findings, before: &Nomination, with: &ActionBody, by_coordinator: bool) -> Result<Vec<Fault>> {
    let earlier = before.passed_warnings.as_deref().unwrap_or_default();
    found.warnings.retain(|fault| {
        fault.code == Code::AllocationOverrun || !earlier.split(',').any(|code| code == fault.code.as_str())
    });
    settled(found, with.pass_warnings_reason.as_deref(), by_coordinator)
}

/// Settles what was found, with the warnings passed where there is a reason. Answers those that were passed.
///
/// # Errors
/// What stands in the way, all of it.
pub fn settled(found: &Findings, pass_reason: Option<&str>, by_coordinator: bool) -> Result<Vec<Fault>> {
    let all: Vec<Code> = found.warnings.iter().map(|fault| fault.code).collect();
    let passing = pass_reason.map(|reason| Passing { by_coordinator, codes: &all, reason });
    settle(found, passing).map_err(Problem::rules)?;
    Ok(found.warnings.clone())
}

/// The codes passed so far, with those passed now.
pub fn codes(earlier: Option<&str>, passed: &[Fault]) -> Option<String> {
    let mut all: Vec<&str> = earlier.unwrap_or_default().split(',').filter(|code| !code.is_empty()).collect();
    for fault in passed {
        if !all.contains(&fault.code.as_str()) {
            all.push(fault.code.as_str());
        }
    }
    (!all.is_empty()).then(|| all.join(","))
}

/// Asks the staffing rule of every unit that the person belongs to on the days of the course. Answers the reason
/// of an override where one was needed, and the shortages that did not stand in the way.
pub fn staffed(
    tx: &mut Transaction<'_>,
    place: &Place,
    person: &Staff,
    way: Way,
    actor: &Actor,
    override_reason: Option<&str>,
) -> Result<(Option<String>, Vec<Fault>)> {
    let wish = override_reason.map(|reason| Override { by_leader: actor.roles.leader, reason });
    let mut overridden = None;
    let mut said = Vec::new();
    for strip in strips(tx, place, std::slice::from_ref(person))? {
        match judge(strip.fault, way, wish)? {
            Verdict::Fits => {}
            Verdict::Warned(fault) => said.push(fault),
            Verdict::Overridden(fault) => {
                overridden = override_reason.map(str::to_owned);
                said.push(fault);
            }
        }
    }
    Ok((overridden, said))
}

/// Offers a freed seat to the first on the waiting list whom the rules still let in: back before the authority.
fn promote_next(tx: &mut Transaction<'_>, course_id: Id) -> Result<()> {
    let who = tx.who().clone();
    let place = Place::load(tx, course_id)?;
    if !place.course.state.takes_people() {
        return Ok(());
    }
    for waiting in store::waitlisted(tx, course_id)? {
        let person = staff::find(tx, waiting.staff_id)?;
        let found = findings(tx, &who, &place, &person, asking(&waiting, &ActionBody::default(), false))?;
        if !found.refusals.is_empty() {
            continue;
        }
        let next = transition(position_of(&waiting), Action::Promote, &system(person.id), None)?;
        let after = Nomination { state: next, ..waiting.clone() };
        let beside = Beside { said: &found.warnings, ..Beside::default() };
        write(tx, Some(&waiting), after, Action::Promote, beside)?;
        return Ok(());
    }
    Ok(())
}

/// Puts `newcomer` in the place of a nomination; answers the newcomer's.
pub fn replace(tx: &mut Transaction<'_>, id: Id, newcomer: Id, body: &ReplacementBody) -> Result<Nomination> {
    let who = tx.who().clone();
    let before = store::find(tx, id)?;
    let leaving = staff::find(tx, before.staff_id)?;
    let newcomer = staff::find(tx, newcomer)?;
    let of_the_old = towards(tx, &who, &leaving, before.unit_id, Some(&before))?;
    let next = transition(position_of(&before), Action::Replace, &of_the_old, Some(&body.reason))?;
    let of_the_new = towards(tx, &who, &newcomer, newcomer.unit_id, None)?;
    let begins = state_of_replacement(before.state, before.way, &of_the_new)?;
    let place = Place::load(tx, before.course_id)?;
    let asked = Asking { way: before.way, names_now: false, seat_wanted: false, waiting_list: false, nominated: false };
    let found = findings(tx, &who, &place, &newcomer, asked)?;
    // Before the coordinator has gathered, warnings are shown; from then on they must be passed.
    let gathered = !matches!(begins, NominationState::Proposed);
    let mut said = if gathered {
        settled(&found, body.pass_warnings_reason.as_deref(), of_the_new.roles.coordinator)?
    } else {
        Problem::unless_empty(found.refusals.clone())?;
        found.warnings.clone()
    };
    let passed = if gathered { codes(None, &said) } else { None };
    said.extend(found.remarks.iter().cloned());
    if of_the_new.roles.superior && begins.counts_as_away() {
        said.push(Fault::new("", Code::BySuperior));
    }
    // Who leaves is back at the desk when it is asked whether the newcomer can be spared.
    let reason = Some(body.reason.as_str());
    let old = Nomination { state: next, ..before.clone() };
    write(tx, Some(&before), old, Action::Replace, Beside { reason, ..Beside::default() })?;
    let mut override_reason = None;
    if begins.counts_as_away() {
        let (overridden, short) =
            staffed(tx, &place, &newcomer, before.way, &of_the_new, body.override_reason.as_deref())?;
        override_reason = overridden;
        said.extend(short);
    }
    let now = who.now;
    let after = Nomination {
        id: Id::new(now),
        course_id: before.course_id,
        staff_id: newcomer.id,
        unit_id: newcomer.unit_id,
        way: before.way,
        state: begins,
        alive_key: None,
        proposer_account_id: Some(who.account_id),
        proposer_staff_id: who.acting_for.as_ref().map_or(who.staff_id, |other| other.staff_id),
        awaits_confirmation: false,
        purpose: before.purpose,
        purpose_task: before.purpose_task.clone(),
        hand_over_staff_id: body.hand_over_staff_id,
        reason: None,
        override_reason,
        kept_reason: None,
        passed_warnings: passed,
        replaces_id: Some(before.id),
        decision_id: None,
        // The newcomer keeps the place in the waiting list.
        waitlisted_at: before.waitlisted_at,
        admitted_on: None,
        cost: None,
        created_at: now,
        revision: 1,
    };
    let overrun_reason = body.pass_warnings_reason.as_deref();
    if costs(after.way, after.state) {
        said.extend(foreseen(tx, &place, money_of(&after))?);
    }
    write(tx, None, after, Action::Replace, Beside { reason, said: &said, overrun_reason })
}

/// Carries the outcome of a course into the nomination: for the room of results, in its transaction. The rules of
/// results are that room's; state, role and own case are asked here.
///
/// # Errors
/// `wrong_state`, `forbidden`, `self_decision`, `reason_required` for a correction without one.
pub fn set_outcome(tx: &mut Transaction<'_>, id: Id, action: Action, reason: Option<&str>) -> Result<Nomination> {
    let with = ActionBody { reason: reason.map(str::to_owned), ..ActionBody::default() };
    let (after, _) = perform(tx, id, action, &with)?;
    Ok(after)
}

/// Puts a nomination under a decision: for the room of decisions, in its transaction.
pub fn set_decision(tx: &mut Transaction<'_>, before: &Nomination, decision_id: Option<Id>) -> Result<()> {
    let after = Nomination { decision_id, revision: before.revision + 1, ..before.clone() };
    store::update(tx, &after)?;
    tx.changed("decide", before, &after)
}
