//! What is done with difficulties.

use super::dto::{
    DifficultyBody, DifficultyClosure, DifficultyDecision, DifficultySummary, DifficultyView, DifficultyWords,
    JoinedDifficulty,
};
use super::filter::DifficultyFilter;
use super::owed::had_a_hand;
use super::rules::{
    DifficultyAction, DifficultyActor, DifficultyState, STEP_WORKING_DAYS, check_deadline, is_followed, joined,
    transition,
};
use super::store::{self, Difficulty, DifficultyRow};
use crate::steps::{self, Step, StepOf};
use chrono::NaiveDate;
use foundation::db::{AnyConnection, Database};
use foundation::http::{IfMatch, Patch};
use foundation::journal::{self, Transaction};
use foundation::kernel::{
    Code, Fault, Id, Page, PageRequest, Principal, Problem, Result, Role, Scope, TextEnum as _, WorkingWeek,
};
use ward::{units, working_days};

/// What is said with a step.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// The words.
    pub words: Option<String>,
    /// By when the next step is due.
    pub due_on: Option<NaiveDate>,
    /// Who carries a decision out, and until when.
    pub carried_out: Option<(String, Option<NaiveDate>)>,
}

impl From<DifficultyWords> for Said {
    fn from(body: DifficultyWords) -> Self {
        Self { words: Some(body.words), due_on: body.due_on, carried_out: None }
    }
}

impl From<DifficultyClosure> for Said {
    fn from(body: DifficultyClosure) -> Self {
        Self { words: body.words, ..Self::default() }
    }
}

impl From<DifficultyDecision> for Said {
    fn from(decision: DifficultyDecision) -> Self {
        Self {
            words: Some(decision.words),
            due_on: None,
            carried_out: Some((decision.carried_out_by, decision.carried_out_until)),
        }
    }
}

/// The units that somebody heads.
fn headed_by(who: &Principal) -> Vec<Id> {
    let held = who.grants.iter().filter(|grant| grant.role == Role::UnitHead);
    held.flat_map(|grant| grant.covers.iter().copied()).collect()
}

pub async fn list(
    database: &Database,
    who: &Principal,
    scope: Scope,
    filter: DifficultyFilter,
    page: PageRequest,
) -> Result<Page<DifficultySummary>> {
    let (headed, today) = (headed_by(who), who.now.day());
    database
        .read(move |connection| {
            let units = scope.unit_ids();
            let page = store::list(connection, (&units, &headed), &filter, today, &page)?;
            Ok(page.map(DifficultySummary::from))
        })
        .await
}

/// A difficulty in reach; what was never reported is the unit's alone.
fn in_reach(connection: &mut AnyConnection, who: &Principal, scope: &Scope, id: Id) -> Result<DifficultyRow> {
    let row = store::find(connection, id)?;
    let unit_id = row.difficulty.unit_id;
    scope.require(Some(unit_id), None)?;
    if row.difficulty.reported_on.is_some() || who.has(Role::UnitHead, unit_id) {
        Ok(row)
    } else {
        Err(Code::NotFound.into())
    }
}

fn steps_of(connection: &mut AnyConnection, id: Id) -> Result<Vec<Step>> {
    Ok(steps::of(connection, &[id])?.remove(&id).unwrap_or_default())
}

/// Who asks, towards a difficulty and those that follow it.
fn actor(who: &Principal, unit_id: Id, steps: &[Step]) -> DifficultyActor {
    DifficultyActor {
        head: who.has(Role::UnitHead, unit_id),
        coordinator: who.has(Role::Coordinator, unit_id),
        leader: who.has(Role::Leader, unit_id),
        had_a_hand: had_a_hand(who, steps),
    }
}

fn view(connection: &mut AnyConnection, who: &Principal, scope: &Scope, row: DifficultyRow) -> Result<DifficultyView> {
    let (id, unit_id, state) = (row.difficulty.id, row.difficulty.unit_id, row.difficulty.state);
    let steps = steps_of(connection, id)?;
    let mut followers = store::joined_to(connection, id)?;
    let joined_to = match row.difficulty.joined_to_id {
        None => None,
        Some(lead) => Some(store::find(connection, lead)?),
    };
    let actor = actor(who, unit_id, &steps_with(connection, &steps, &followers)?);
    let is_joined = joined_to.is_some();
    let may = |action: &DifficultyAction| transition(state, *action, actor, is_joined).is_ok();
    followers.retain(|follower| scope.units.contains(&follower.difficulty.unit_id));
    Ok(DifficultyView {
        joined_to: joined_to.filter(|lead| scope.units.contains(&lead.difficulty.unit_id)).map(JoinedDifficulty::from),
        joined: followers.into_iter().map(JoinedDifficulty::from).collect(),
        actions: DifficultyAction::ALL.iter().copied().filter(may).collect(),
        steps: steps.into_iter().map(StepOf::of).collect::<Result<_>>()?,
        difficulty: row.into(),
    })
}

/// The steps of a difficulty and of those that follow it: who reported one of them is a party to all.
fn steps_with(connection: &mut AnyConnection, own: &[Step], followers: &[DifficultyRow]) -> Result<Vec<Step>> {
    let ids: Vec<Id> = followers.iter().map(|row| row.difficulty.id).collect();
    let others = steps::of(connection, &ids)?.into_values().flatten();
    Ok(own.iter().cloned().chain(others).collect())
}

pub async fn get(database: &Database, who: &Principal, scope: Scope, id: Id) -> Result<DifficultyView> {
    let who = who.clone();
    database
        .read_snapshot(move |connection| {
            let row = in_reach(connection, &who, &scope, id)?;
            view(connection, &who, &scope, row)
        })
        .await
}

/// The difficulty as it stands after a write.
fn written(tx: &mut Transaction<'_>, scope: &Scope, id: Id) -> Result<DifficultyView> {
    let who = tx.who().clone();
    let row = store::find(tx, id)?;
    view(tx, &who, scope, row)
}

pub async fn create(
    database: &Database,
    who: &Principal,
    scope: Scope,
    body: DifficultyBody,
) -> Result<DifficultyView> {
    journal::write(database, who, move |tx| {
        let now = tx.who().now;
        let difficulty = Difficulty {
            id: Id::new(now),
            unit_id: units::unit_for(tx, &scope, body.unit_id)?,
            topic: body.topic,
            search: store::search_of(&body.title, &body.content),
            title: body.title,
            content: body.content,
            proposal: body.proposal.unwrap_or_default(),
            state: DifficultyState::Draft,
            due_on: None,
            joined_to_id: None,
            reported_on: None,
            advice: None,
            decision: None,
            carried_out_by: None,
            carried_out_until: None,
            settled_on: None,
            created_at: now,
            revision: 1,
        };
        store::insert(tx, &difficulty)?;
        tx.created("begin", &difficulty)?;
        written(tx, &scope, difficulty.id)
    })
    .await
}

pub async fn change(
    database: &Database,
    who: &Principal,
    scope: Scope,
    (id, if_match): (Id, IfMatch),
    patch: Patch<DifficultyBody>,
) -> Result<DifficultyView> {
    journal::write(database, who, move |tx| {
        let who = tx.who().clone();
        let before = in_reach(tx, &who, &scope, id)?.difficulty;
        if_match.require(before.revision)?;
        if !before.state.is_editable() {
            return Err(Fault::new("", Code::WrongState).with("state", before.state.label()).into());
        }
        let body = patch.apply(&DifficultyBody::of(&before))?;
        if body.unit_id.is_some_and(|unit_id| unit_id != before.unit_id) {
            return Err(Fault::new("/unit_id", Code::Conflict).into());
        }
        let after = Difficulty {
            topic: body.topic,
            search: store::search_of(&body.title, &body.content),
            title: body.title,
            content: body.content,
            proposal: body.proposal.unwrap_or_default(),
            revision: before.revision + 1,
            ..before.clone()
        };
        store::update(tx, &after)?;
        tx.changed("change", &before, &after)?;
        written(tx, &scope, id)
    })
    .await
}

/// Takes a difficulty one step on, and with it those that follow it.
pub async fn act(
    database: &Database,
    who: &Principal,
    scope: Scope,
    (id, if_match): (Id, IfMatch),
    action: DifficultyAction,
    said: Said,
) -> Result<DifficultyView> {
    journal::write(database, who, move |tx| {
        let who = tx.who().clone();
        let before = in_reach(tx, &who, &scope, id)?.difficulty;
        if_match.require(before.revision)?;
        let followers = store::joined_to(tx, id)?;
        let own = steps_of(tx, id)?;
        let actor = actor(&who, before.unit_id, &steps_with(tx, &own, &followers)?);
        let state = transition(before.state, action, actor, before.joined_to_id.is_some())?;
        let today = who.now.day();
        let until = said.carried_out.as_ref().and_then(|(_, until)| *until);
        let faults =
            [check_deadline("/due_on", said.due_on, today), check_deadline("/carried_out_until", until, today)];
        Problem::unless_faulty(faults.into_iter().filter_map(std::result::Result::err).collect())?;
        step(tx, &before, action, state, &said)?;
        for follower in followers.into_iter().map(|row| row.difficulty) {
            if follower.state.is_over() {
                continue;
            }
            if is_followed(action) {
                step(tx, &follower, action, state, &said)?;
            } else if action == DifficultyAction::Withdraw {
                // Its unit has taken back the one that they followed: they go on by themselves.
                step(tx, &follower, DifficultyAction::Separate, DifficultyState::Reported, &Said::default())?;
            }
        }
        written(tx, &scope, id)
    })
    .await
}

/// Joins a difficulty to another one: it lies where that one lies.
pub async fn join(
    database: &Database,
    who: &Principal,
    scope: Scope,
    (id, if_match): (Id, IfMatch),
    lead_id: Id,
) -> Result<DifficultyView> {
    journal::write(database, who, move |tx| {
        let who = tx.who().clone();
        let before = in_reach(tx, &who, &scope, id)?.difficulty;
        if_match.require(before.revision)?;
        let own = steps_of(tx, id)?;
        transition(
            before.state,
            DifficultyAction::Join,
            actor(&who, before.unit_id, &own),
            before.joined_to_id.is_some(),
        )?;
        let lead = in_reach(tx, &who, &scope, lead_id)
            .map(|row| row.difficulty)
            .ok()
            .filter(|lead| lead.id != id)
            .ok_or_else(|| Problem::invalid(vec![Fault::new("/joined_to_id", Code::UnknownReference)]))?;
        if lead.joined_to_id.is_some() {
            return Err(Code::JoinedToAnother.into());
        }
        if !store::joined_to(tx, id)?.is_empty() {
            return Err(Code::LeadsOthers.into());
        }
        let state = joined(lead.state)?;
        let after = Difficulty {
            state,
            joined_to_id: Some(lead_id),
            advice: lead.advice,
            due_on: lead.due_on,
            revision: before.revision + 1,
            ..before.clone()
        };
        save(tx, &before, &after, DifficultyAction::Join, Some(&lead.title))?;
        written(tx, &scope, id)
    })
    .await
}

/// Writes one step of one difficulty.
fn step(
    tx: &mut Transaction<'_>,
    before: &Difficulty,
    action: DifficultyAction,
    state: DifficultyState,
    said: &Said,
) -> Result<()> {
    use DifficultyAction::{Advise, Answer, AskBack, Close, Decide, Join, Reply, Report, SendBack, Separate, Withdraw};
    let today = tx.who().now.day();
    let due_on = match said.due_on {
        Some(day) => Some(day),
        None if state.is_over() => None,
        None => {
            let days = working_days::load(tx)?;
            Some(days.add_working_days(today, STEP_WORKING_DAYS, WorkingWeek::OFFICE))
        }
    };
    let mut after = Difficulty { state, due_on, revision: before.revision + 1, ..before.clone() };
    match action {
        Report => after.reported_on = Some(today),
        Advise => after.advice.clone_from(&said.words),
        Answer | Decide => {
            after.decision.clone_from(&said.words);
            after.settled_on = Some(today);
            if let Some((by, until)) = &said.carried_out {
                after.carried_out_by = Some(by.clone());
                after.carried_out_until = *until;
            }
        }
        Separate => {
            after.joined_to_id = None;
            after.advice = None;
        }
        AskBack | Reply | Join | SendBack | Close | Withdraw => {}
    }
    save(tx, before, &after, action, said.words.as_deref())
}

fn save(
    tx: &mut Transaction<'_>,
    before: &Difficulty,
    after: &Difficulty,
    action: DifficultyAction,
    words: Option<&str>,
) -> Result<()> {
    store::update(tx, after)?;
    match words {
        Some(words) => tx.changed_because(action.as_str(), before, after, words)?,
        None => tx.changed(action.as_str(), before, after)?,
    }
    steps::note(tx, after.id, (action, after.state), words, after.due_on)
}
