//! What is done with nominations. `parties` says who asks, `facts` and `strips` gather what the rules are asked over,
//! `acts` carries an action out, `entries` begins a nomination.

mod acts;
mod entries;
mod facts;
mod moves;
mod parties;
mod strips;

use std::collections::BTreeSet;

use super::dto::{ActionBody, ActionsBody, CheckBody, NominateBody, NominationBody, ReplacementBody, StaffingQuery};
use super::eligibility::Findings;
use super::opened::{Opened, Outcome};
use super::rules::{Action, Entry, NominationState, Way, needs_reason, transition};
use super::store::{self, Filter, Listed, Nomination};
use crate::money::PersonMoney;
use crate::{courses, money};
use foundation::db::{AnyConnection, Database};
use foundation::http::{IfMatch, Patch};
use foundation::journal::{self, Transaction};
use foundation::kernel::{
    Code, Fault, Id, NominationsChange, NominationsDecide, NominationsEnter, NominationsGather, NominationsPropose,
    Page, PageRequest, Principal, Problem, Result, Role, Scope, TextEnum as _, stretch_faults,
};
use ward::{staff, units, working_days};

pub use acts::{set_decision, set_outcome};
pub use entries::record;
use facts::{Asking, Place, findings, position_of};
pub use moves::{follow_course, of_course as conflicts_of, unsettled};
pub use parties::{may_approve, may_evaluate, may_evaluate_all};
pub use strips::{Away, Strip, Why};

/// What the rules say of a person, asked before nominating.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Who.
    pub staff_id: Id,
    /// The name.
    pub full_name: String,
    /// What is said.
    pub findings: Findings,
}

pub async fn list(database: &Database, scope: Scope, filter: Filter, page: PageRequest) -> Result<Page<Listed>> {
    database.read(move |connection| store::list(connection, &scope, &filter, &page)).await
}

pub async fn get(database: &Database, scope: Scope, id: Id) -> Result<Opened> {
    database
        .read(move |connection| {
            let nomination = in_reach(connection, &scope, id)?;
            open(connection, nomination)
        })
        .await
}

fn in_reach(connection: &mut AnyConnection, scope: &Scope, id: Id) -> Result<Nomination> {
    let nomination = store::find(connection, id)?;
    scope.require(Some(nomination.unit_id), Some(nomination.staff_id))?;
    Ok(nomination)
}

fn open(connection: &mut AnyConnection, nomination: Nomination) -> Result<Opened> {
    let scope = Scope { units: BTreeSet::from([nomination.unit_id]), own_staff: None };
    let filter = Filter { id: Some(nomination.id), ..Filter::default() };
    let page = store::list(connection, &scope, &filter, &PageRequest::default())?;
    let listed = page.items.into_iter().next().ok_or(Code::NotFound)?;
    let hand_over = match nomination.hand_over_staff_id {
        None => None,
        Some(id) => {
            let person = staff::find(connection, id)?;
            Some((person.id, person.full_name, person.post_title))
        }
    };
    Ok(Opened { steps: store::steps(connection, nomination.id)?, listed, hand_over, nomination })
}

/// What an action of this kind reaches for the asker; the actions of results are not taken here.
fn scope_of(who: &Principal, action: Action) -> Result<Scope> {
    match action {
        Action::Request | Action::Record => who.scope::<NominationsEnter>(),
        Action::Propose | Action::Confirm => who.scope::<NominationsPropose>(),
        Action::Enter | Action::Endorse | Action::Promote | Action::SendUp | Action::Admit | Action::NotAdmit => {
            who.scope::<NominationsGather>()
        }
        Action::Override | Action::Return | Action::Approve | Action::Reject | Action::Waitlist => {
            who.scope::<NominationsDecide>()
        }
        Action::Withdraw | Action::Replace => who.scope::<NominationsChange>(),
        Action::Complete | Action::Fail | Action::AbsentAll => {
            Err(Problem::invalid(vec![Fault::new("/action", Code::InvalidValue)]))
        }
    }
}

/// Locks what must not change under the rules: units, people, courses and their allocations, in that order and each by
/// id.
fn lock(tx: &mut Transaction<'_>, units: &BTreeSet<Id>, people: &BTreeSet<Id>, courses: &BTreeSet<Id>) -> Result<()> {
    units::lock(tx, units)?;
    staff::lock(tx, people)?;
    let mut allocations = BTreeSet::new();
    for course in courses {
        allocations.extend(courses::lock(tx, *course)?.allocation_id);
    }
    money::lock(tx, &allocations)
}

fn lock_all(tx: &mut Transaction<'_>, nominations: &[Nomination], newcomer: Option<Id>) -> Result<()> {
    let people: BTreeSet<Id> = nominations.iter().map(|nomination| nomination.staff_id).chain(newcomer).collect();
    let ids: Vec<Id> = people.iter().copied().collect();
    let units = staff::find_many(tx, &ids)?
        .iter()
        .map(|person| person.unit_id)
        .chain(nominations.iter().map(|nomination| nomination.unit_id))
        .collect();
    lock(tx, &units, &people, &nominations.iter().map(|nomination| nomination.course_id).collect())
}

/// Names people for a course, each on its own: what one is refused does not hold up the others.
pub async fn nominate(database: &Database, who: &Principal, body: NominateBody) -> Result<Vec<Outcome>> {
    let scope = match body.entry {
        Entry::Request => who.scope::<NominationsEnter>(),
        entry => scope_of(who, entry.action()),
    }?;
    journal::write(database, who, move |tx| {
        let place = Place::load(tx, body.course_id)
            .map_err(|_| Problem::invalid(vec![Fault::new("/course_id", Code::UnknownReference)]))?;
        let found = staff::find_many(tx, &body.staff_ids)?;
        let in_reach: BTreeSet<Id> = found
            .iter()
            .filter(|person| scope.holds(Some(person.unit_id), Some(person.id)))
            .map(|person| person.id)
            .collect();
        let units = found.iter().filter(|person| in_reach.contains(&person.id)).map(|person| person.unit_id).collect();
        lock(tx, &units, &in_reach, &BTreeSet::from([place.course.id]))?;
        let mut outcomes = Vec::with_capacity(body.staff_ids.len());
        for staff_id in &body.staff_ids {
            let done = if in_reach.contains(staff_id) {
                tx.item(|tx| entries::enter(tx, &scope, *staff_id, &body))
            } else {
                Err(Code::NotFound.into())
            };
            outcomes.push(Outcome::of(Some(*staff_id), None, done)?);
        }
        Ok(outcomes)
    })
    .await
}

/// Locks what must not change while these people are named for a course, one after the other, by [`name_one`].
pub fn prepare_to_name(tx: &mut Transaction<'_>, course_id: Id, staff_ids: &[Id]) -> Result<()> {
    let people = staff::find_many(tx, staff_ids)?;
    let units = people.iter().map(|person| person.unit_id).collect();
    lock(tx, &units, &people.iter().map(|person| person.id).collect(), &BTreeSet::from([course_id]))
}

/// Names one person for a course, as a list of people does; answers what the rules said that did not stand in the way.
pub fn name_one(tx: &mut Transaction<'_>, staff_id: Id, body: &NominateBody) -> Result<Vec<Fault>> {
    let scope = scope_of(tx.who(), body.entry.action())?;
    let person = staff::find(tx, staff_id)?;
    scope.require(Some(person.unit_id), None)?;
    let (_, said) = entries::enter(tx, &scope, staff_id, body)?;
    Ok(said)
}

/// Carries one action out.
pub async fn act(database: &Database, who: &Principal, id: Id, action: Action, with: ActionBody) -> Result<Opened> {
    let scope = scope_of(who, action)?;
    journal::write(database, who, move |tx| {
        let nomination = in_reach(tx, &scope, id)?;
        lock_all(tx, &[nomination], None)?;
        let (after, _) = acts::perform(tx, id, action, &with)?;
        open(tx, after)
    })
    .await
}

/// Carries one action out on many, each on its own.
pub async fn act_on_many(database: &Database, who: &Principal, body: ActionsBody) -> Result<Vec<Outcome>> {
    if body.action == Action::Replace {
        // Everybody is replaced by somebody else.
        return Err(Problem::invalid(vec![Fault::new("/action", Code::InvalidValue)]));
    }
    let scope = scope_of(who, body.action)?;
    let with = ActionBody {
        reason: body.reason,
        override_reason: body.override_reason,
        pass_warnings_reason: body.pass_warnings_reason,
        waiting_list: body.waiting_list,
    };
    journal::write(database, who, move |tx| {
        let mut known = store::find_all(tx, &body.nomination_ids)?;
        known.retain(|nomination| scope.holds(Some(nomination.unit_id), Some(nomination.staff_id)));
        lock_all(tx, &known, None)?;
        let mut outcomes = Vec::with_capacity(body.nomination_ids.len());
        for id in &body.nomination_ids {
            let done = if known.iter().any(|nomination| nomination.id == *id) {
                tx.item(|tx| acts::perform(tx, *id, body.action, &with))
            } else {
                Err(Code::NotFound.into())
            };
            outcomes.push(Outcome::of(None, Some(*id), done)?);
        }
        Ok(outcomes)
    })
    .await
}

/// Puts somebody else in; answers the newcomer's nomination.
pub async fn replace(database: &Database, who: &Principal, id: Id, body: ReplacementBody) -> Result<Opened> {
    let scope = scope_of(who, Action::Replace)?;
    journal::write(database, who, move |tx| {
        let nomination = in_reach(tx, &scope, id)?;
        let newcomer = entries::person_in_reach(tx, &scope, body.staff_id, "/staff_id")?;
        entries::hand_over_in_reach(tx, &scope, newcomer.id, body.hand_over_staff_id)?;
        lock_all(tx, &[nomination], Some(newcomer.id))?;
        let after = acts::replace(tx, id, newcomer.id, &body)?;
        open(tx, after)
    })
    .await
}

pub async fn change(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    if_match: IfMatch,
    patch: Patch<NominationBody>,
) -> Result<Opened> {
    journal::write(database, who, move |tx| {
        let before = in_reach(tx, &scope, id)?;
        if_match.require(before.revision)?;
        if !before.state.is_alive() {
            return Err(Fault::new("", Code::WrongState).with("state", before.state.label_for(before.way)).into());
        }
        let body = patch.apply(&NominationBody {
            hand_over_staff_id: before.hand_over_staff_id,
            purpose: before.purpose,
            purpose_task: before.purpose_task.clone(),
            cost: before.cost,
        })?;
        if body.cost != before.cost {
            may_price(tx.who(), &before, body.cost)?;
        }
        if body.hand_over_staff_id != before.hand_over_staff_id {
            entries::hand_over_in_reach(tx, &scope, before.staff_id, body.hand_over_staff_id)?;
        }
        entries::purpose_fits(body.purpose, body.purpose_task.as_deref())?;
        let after = Nomination {
            hand_over_staff_id: body.hand_over_staff_id,
            purpose: body.purpose,
            purpose_task: body.purpose_task,
            cost: body.cost,
            revision: before.revision + 1,
            ..before.clone()
        };
        store::update(tx, &after)?;
        tx.changed("change", &before, &after)?;
        open(tx, after)
    })
    .await
}

/// What a person's place costs is the coordinator's to say, until it is committed.
fn may_price(who: &Principal, before: &Nomination, cost: Option<i64>) -> Result<()> {
    if !who.has(Role::Coordinator, before.unit_id) {
        return Err(Fault::new("/cost", Code::Forbidden).into());
    }
    if acts::costs(before.way, before.state) {
        return Err(Fault::new("/cost", Code::WrongState).with("state", before.state.label_for(before.way)).into());
    }
    match cost.filter(|cost| *cost < 0) {
        Some(_) => Err(Problem::invalid(vec![Fault::new("/cost", Code::NegativeAmount)])),
        None => Ok(()),
    }
}

/// What the asker may do with a nomination now, as far as states and roles go: the rules on dates, seats and staffing
/// are asked when it is done.
pub async fn possible(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
) -> Result<Vec<(Action, NominationState, bool)>> {
    let who = who.clone();
    database
        .read(move |connection| {
            let nomination = in_reach(connection, &scope, id)?;
            let person = staff::find(connection, nomination.staff_id)?;
            let actor = parties::towards(connection, &who, &person, nomination.unit_id, Some(&nomination))?;
            let position = position_of(&nomination);
            let given = Some("x");
            Ok(Action::ALL
                .iter()
                .copied()
                .filter(|action| {
                    scope_of(&who, *action)
                        .is_ok_and(|scope| scope.holds(Some(nomination.unit_id), Some(nomination.staff_id)))
                })
                .filter_map(|action| {
                    let next = transition(position, action, &actor, given).ok()?;
                    Some((action, next, needs_reason(position.state, action)))
                })
                .collect())
        })
        .await
}

/// What the places of these people would cost, as far as it is not committed yet: each by the own cost of the
/// nomination that is alive, where it has one.
fn places(connection: &mut AnyConnection, place: &Place, people: &[staff::Staff]) -> Result<Vec<PersonMoney>> {
    let mut nominations = store::of_course(connection, place.course.id)?;
    nominations.retain(|nomination| nomination.state.is_alive());
    Ok(people
        .iter()
        .filter_map(|person| match nominations.iter().find(|nomination| nomination.staff_id == person.id) {
            Some(nomination) if acts::costs(nomination.way, nomination.state) => None,
            Some(nomination) => Some(acts::money_of(nomination)),
            None => Some(PersonMoney {
                nomination_id: person.id,
                staff_id: person.id,
                unit_id: person.unit_id,
                own_cost: None,
            }),
        })
        .collect())
}

/// What the rules would say were these people to go together, and the staffing of their units day by day.
pub async fn check(
    database: &Database,
    who: &Principal,
    scope: Scope,
    body: CheckBody,
) -> Result<(Vec<Checked>, Vec<Strip>)> {
    let who = who.clone();
    database
        .read_snapshot(move |connection| {
            let place = Place::load(connection, body.course_id)
                .map_err(|_| Problem::invalid(vec![Fault::new("/course_id", Code::UnknownReference)]))?;
            let mut people = Vec::new();
            let mut checked: Vec<Checked> = Vec::new();
            for (index, staff_id) in body.staff_ids.iter().enumerate() {
                let person = entries::person_in_reach(connection, &scope, *staff_id, &format!("/staff_ids/{index}"))?;
                let asking = Asking {
                    way: place.way(),
                    names_now: true,
                    seat_wanted: true,
                    waiting_list: false,
                    nominated: false,
                };
                let findings = findings(connection, &who, &place, &person, asking)?;
                checked.push(Checked { staff_id: person.id, full_name: person.full_name.clone(), findings });
                people.push(person);
            }
            // Of those who are approved already nothing more is committed.
            let prices = places(connection, &place, &people)?;
            let said = money::foresee(connection, &place.course.money(), &prices)?;
            for (staff_id, fault) in prices.iter().map(|price| price.staff_id).zip(said) {
                let (Some(fault), Some(one)) = (fault, checked.iter_mut().find(|one| one.staff_id == staff_id)) else {
                    continue;
                };
                if place.way() == Way::Summoned {
                    one.findings.remarks.push(fault);
                } else {
                    one.findings.warnings.push(fault);
                }
            }
            Ok((checked, strips::strips(connection, &place, &people)?))
        })
        .await
}

/// A unit as it stands on each of its working days.
pub async fn staffing(database: &Database, scope: Scope, query: StaffingQuery) -> Result<Strip> {
    let faults = stretch_faults(query.from, query.to);
    if !faults.is_empty() {
        return Err(Problem::unreadable(faults));
    }
    database
        .read_snapshot(move |connection| {
            scope.require(Some(query.unit_id), None)?;
            let days = working_days::load(connection)?;
            strips::standing(connection, query.unit_id, (query.from, query.to), &days)
        })
        .await
}
