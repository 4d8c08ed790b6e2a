//! What is done with rounds, submissions and needs.

mod writing;

use std::collections::{BTreeMap, BTreeSet};

use super::carrying::take_in;
use super::dto::{
    NeedView, NeedsRoundBody, NeedsRoundChange, NeedsRoundView, NeedsSubmissionView, NewNeedsSubmission, QuarterMove,
};
use super::filter::{NeedFilter, NeedsRoundFilter, NeedsSubmissionFilter};
use super::paper;
use super::rules::{
    NeedFacts, RoundState, SubmissionAction, SubmissionState, closed, missing, round_faults, round_name, transition,
};
use super::store::lines::{self, Need, NeedOnRecord};
use super::store::{self, NeedsRound, Submission, SubmissionRow};
use super::view::views;
use foundation::db::{AnyConnection, Database};
use foundation::http::{Document, IfMatch, Patch};
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Fault, Id, Page, PageRequest, Principal, Problem, Result, Scope};
use ward::files::StoredFile;
use ward::letterheads;
use ward::registrations::{self, RegisteredPaper, Registrable};
use ward::units::{self, UnitKind};

pub use writing::change as write;

/// The units whose rounds and plans may be read: those in reach and all above them, since a round asks its unit and all
/// below.
pub fn readable(connection: &mut AnyConnection, scope: &Scope) -> Result<BTreeSet<Id>> {
    let tree = units::tree(connection)?;
    let above: Vec<Id> = scope.units.iter().flat_map(|unit| tree.above(*unit)).collect();
    Ok(scope.units.iter().copied().chain(above).collect())
}

fn round_in_reach(connection: &mut AnyConnection, scope: &Scope, id: Id) -> Result<NeedsRound> {
    let round = store::find_round(connection, id)?;
    if readable(connection, scope)?.contains(&round.unit_id) { Ok(round) } else { Err(Code::NotFound.into()) }
}

fn round_in_scope(connection: &mut AnyConnection, scope: &Scope, id: Id) -> Result<NeedsRound> {
    let round = store::find_round(connection, id)?;
    scope.require(Some(round.unit_id), None)?;
    Ok(round)
}

fn round_view(connection: &mut AnyConnection, round: NeedsRound) -> Result<NeedsRoundView> {
    let counts = store::counts(connection, &[round.id])?.remove(&round.id).unwrap_or_default();
    let registration = registrations::of(connection, round.id)?;
    Ok(NeedsRoundView::of(round, &counts, registration))
}

pub async fn list_rounds(
    database: &Database,
    scope: Scope,
    filter: NeedsRoundFilter,
    page: PageRequest,
) -> Result<Page<NeedsRoundView>> {
    database
        .read(move |connection| {
            let units: Vec<Id> = readable(connection, &scope)?.into_iter().collect();
            let page = store::list_rounds(connection, &units, &filter, &page)?;
            let ids: Vec<Id> = page.items.iter().map(|round| round.id).collect();
            let counts = store::counts(connection, &ids)?;
            let mut registered = registrations::of_many(connection, &ids)?;
            let none = BTreeMap::new();
            Ok(page.map(|round| {
                let of_round = counts.get(&round.id).unwrap_or(&none);
                let registration = registered.remove(&round.id);
                NeedsRoundView::of(round, of_round, registration)
            }))
        })
        .await
}

pub async fn get_round(database: &Database, scope: Scope, id: Id) -> Result<NeedsRoundView> {
    database
        .read(move |connection| {
            let round = round_in_reach(connection, &scope, id)?;
            round_view(connection, round)
        })
        .await
}

/// Opens a round: each department and public service unit below that has people is asked, and finds what waited for it.
pub async fn open(database: &Database, who: &Principal, scope: Scope, body: NeedsRoundBody) -> Result<NeedsRoundView> {
    journal::write(database, who, move |tx| {
        let (now, today) = (tx.who().now, tx.who().now.day());
        Problem::unless_faulty(round_faults(body.kind, body.year, today, body.deadline))?;
        let unit_id = units::unit_for(tx, &scope, body.unit_id)?;
        let name = body.name.filter(|name| !name.is_empty());
        let round = NeedsRound {
            id: Id::new(now),
            unit_id,
            kind: body.kind,
            year: body.year,
            name: name.unwrap_or_else(|| round_name(body.kind, body.year)),
            opened_on: today,
            deadline: body.deadline,
            state: RoundState::Open,
            closed_on: None,
            created_at: now,
            revision: 1,
        };
        store::insert_round(tx, &round)?;
        tx.created("open", &round)?;
        let below: Vec<Id> = units::tree(tx)?.below(unit_id).into_iter().collect();
        let peopled = store::peopled(tx, &below)?;
        let mut asked = Vec::new();
        for unit in units::of_ids(tx, &below)? {
            let answers = matches!(unit.kind, UnitKind::Department | UnitKind::ServiceUnit);
            if unit.active && answers && peopled.contains(&unit.id) {
                asked.push(ask(tx, &round, unit.id)?);
            }
        }
        take_in(tx, &round, &asked)?;
        round_view(tx, round)
    })
    .await
}

fn ask(tx: &mut Transaction<'_>, round: &NeedsRound, unit_id: Id) -> Result<Submission> {
    let now = tx.who().now;
    let submission = Submission {
        id: Id::new(now),
        round_id: round.id,
        unit_id,
        state: SubmissionState::Draft,
        note: String::new(),
        return_reason: None,
        submitted_at: None,
        reviewed_at: None,
        reviewed_by: None,
        created_at: now,
        revision: 1,
    };
    store::insert_submission(tx, &submission)?;
    tx.created("ask", &submission)?;
    Ok(submission)
}

pub async fn change_round(
    database: &Database,
    who: &Principal,
    scope: Scope,
    (id, if_match): (Id, IfMatch),
    patch: Patch<NeedsRoundChange>,
) -> Result<NeedsRoundView> {
    journal::write(database, who, move |tx| {
        let before = round_in_scope(tx, &scope, id)?;
        if_match.require(before.revision)?;
        if before.state == RoundState::Closed {
            return Err(Code::RoundClosed.into());
        }
        let body = patch.apply(&NeedsRoundChange { name: before.name.clone(), deadline: before.deadline })?;
        Problem::unless_faulty(round_faults(before.kind, before.year, before.opened_on, body.deadline))?;
        let after =
            NeedsRound { name: body.name, deadline: body.deadline, revision: before.revision + 1, ..before.clone() };
        store::update_round(tx, &after)?;
        tx.changed("change", &before, &after)?;
        round_view(tx, after)
    })
    .await
}

pub async fn close(
    database: &Database,
    who: &Principal,
    scope: Scope,
    (id, if_match): (Id, IfMatch),
) -> Result<NeedsRoundView> {
    journal::write(database, who, move |tx| {
        let before = round_in_scope(tx, &scope, id)?;
        // Who closes it a second time is told so, and not that it has changed.
        let state = closed(before.state)?;
        if_match.require(before.revision)?;
        let closed_on = Some(tx.who().now.day());
        let after = NeedsRound { state, closed_on, revision: before.revision + 1, ..before.clone() };
        store::update_round(tx, &after)?;
        tx.changed("close", &before, &after)?;
        round_view(tx, after)
    })
    .await
}

pub async fn list_submissions(
    database: &Database,
    scope: Scope,
    filter: NeedsSubmissionFilter,
    page: PageRequest,
) -> Result<Page<SubmissionRow>> {
    database.read(move |connection| store::list_submissions(connection, &scope, &filter, &page)).await
}

/// A submission in reach.
fn in_reach(connection: &mut AnyConnection, scope: &Scope, id: Id) -> Result<SubmissionRow> {
    let row = store::find_submission(connection, id)?;
    scope.require(Some(row.submission.unit_id), None)?;
    Ok(row)
}

fn view(connection: &mut AnyConnection, id: Id) -> Result<NeedsSubmissionView> {
    let row = store::find_submission(connection, id)?;
    let lines = lines::of_submission(connection, id)?;
    let needs = views(connection, lines)?;
    Ok(NeedsSubmissionView::of(row, needs))
}

pub async fn get_submission(database: &Database, scope: Scope, id: Id) -> Result<NeedsSubmissionView> {
    database
        .read_snapshot(move |connection| {
            in_reach(connection, &scope, id)?;
            view(connection, id)
        })
        .await
}

/// Asks a unit that was made after the round was opened.
pub async fn begin(
    database: &Database,
    who: &Principal,
    scope: Scope,
    body: NewNeedsSubmission,
) -> Result<NeedsSubmissionView> {
    journal::write(database, who, move |tx| {
        let unknown = |pointer: &str| Problem::invalid(vec![Fault::new(pointer, Code::UnknownReference)]);
        let round = round_in_scope(tx, &scope, body.round_id).map_err(|_| unknown("/round_id"))?;
        if !units::tree(tx)?.below(round.unit_id).contains(&body.unit_id) {
            return Err(unknown("/unit_id"));
        }
        if round.state == RoundState::Closed {
            return Err(Code::RoundClosed.into());
        }
        let submission = ask(tx, &round, body.unit_id)?;
        take_in(tx, &round, std::slice::from_ref(&submission))?;
        view(tx, submission.id)
    })
    .await
}

/// Hands in, takes or sends back what a unit needs.
pub async fn act(
    database: &Database,
    who: &Principal,
    scope: Scope,
    (id, if_match): (Id, IfMatch),
    action: SubmissionAction,
    reason: Option<String>,
) -> Result<NeedsSubmissionView> {
    journal::write(database, who, move |tx| {
        let SubmissionRow { submission: before, round, .. } = in_reach(tx, &scope, id)?;
        if_match.require(before.revision)?;
        let who = tx.who();
        let (now, account_id, roles) = (who.now, who.account_id, who.roles_over(before.unit_id));
        let state = transition(before.state, action, &roles, round.state, reason.as_deref())?;
        if action == SubmissionAction::Submit {
            Problem::unless_faulty(unfinished(tx, &before)?)?;
        }
        let mut after = Submission { state, revision: before.revision + 1, ..before.clone() };
        if action == SubmissionAction::Submit {
            after.submitted_at = Some(now);
            after.return_reason = None;
        } else {
            after.reviewed_at = Some(now);
            after.reviewed_by = Some(account_id);
            after.return_reason.clone_from(&reason);
        }
        store::update_submission(tx, &after)?;
        match (action, &reason) {
            (SubmissionAction::Return, Some(reason)) => tx.changed_because("return", &before, &after, reason)?,
            (SubmissionAction::Submit, _) => tx.changed("submit", &before, &after)?,
            _ => tx.changed("accept", &before, &after)?,
        }
        view(tx, id)
    })
    .await
}

/// What is missing in what a unit has written.
fn unfinished(connection: &mut AnyConnection, submission: &Submission) -> Result<Vec<Fault>> {
    let rows = lines::of_submission(connection, submission.id)?;
    let ids: Vec<Id> = rows.iter().map(|row| row.need.id).collect();
    let people = lines::people_of(connection, &ids)?;
    let facts: Vec<NeedFacts<'_>> = rows
        .iter()
        .map(|row| NeedFacts {
            has_programme: row.need.programme_id.is_some(),
            content: &row.need.content,
            people: row.need.people,
            named: people.get(&row.need.id).map_or(0, Vec::len),
            year: row.need.year,
            quarter: row.need.quarter,
            estimated_cost: row.need.estimated_cost,
        })
        .collect();
    Ok(missing(&facts, &submission.note))
}

pub async fn list_needs(
    database: &Database,
    scope: Scope,
    filter: NeedFilter,
    page: PageRequest,
) -> Result<Page<NeedView>> {
    database
        .read(move |connection| {
            let page = lines::list(connection, &scope, &filter, &page)?;
            Ok(Page { items: views(connection, page.items)?, next_cursor: page.next_cursor, total: page.total })
        })
        .await
}

pub async fn get_need(database: &Database, scope: Scope, id: Id) -> Result<NeedView> {
    database
        .read(move |connection| {
            let row = lines::find(connection, id)?;
            scope.require(Some(row.need.unit_id), None)?;
            views(connection, vec![row])?.pop().ok_or_else(|| Code::NotFound.into())
        })
        .await
}

/// Puts needs that were handed in into another quarter (R-30: quarters balanced). Those that stand in it already stay.
pub async fn move_quarter(
    database: &Database,
    who: &Principal,
    scope: Scope,
    round_id: Id,
    body: QuarterMove,
) -> Result<Vec<NeedView>> {
    journal::write(database, who, move |tx| {
        round_in_scope(tx, &scope, round_id)?;
        let mut moved = Vec::new();
        for (index, id) in body.need_ids.iter().enumerate() {
            let row = lines::find(tx, *id).ok().filter(|row| {
                row.round.as_ref().is_some_and(|(round, _, state)| *round == round_id && state.is_answered())
            });
            let fault = || Fault::new(format!("/need_ids/{index}"), Code::UnknownReference);
            let before = row.ok_or_else(|| Problem::invalid(vec![fault()]))?.need;
            let people = lines::people_of(tx, &[*id])?.remove(id).unwrap_or_default();
            let staff_ids: Vec<Id> = people.into_iter().map(|(staff_id, ..)| staff_id).collect();
            if before.quarter != Some(body.quarter) {
                let after = Need { quarter: Some(body.quarter), revision: before.revision + 1, ..before.clone() };
                let after = NeedOnRecord { need: after, staff_ids: staff_ids.clone() };
                lines::update(tx, &after)?;
                tx.changed("move_quarter", &NeedOnRecord { need: before, staff_ids }, &after)?;
            }
            moved.push(lines::find(tx, *id)?);
        }
        views(tx, moved)
    })
    .await
}

/// The letter of a round to the units that it asks.
pub async fn round_paper(database: &Database, who: &Principal, scope: Scope, id: Id) -> Result<Document> {
    let today = who.now.day();
    database
        .read_snapshot(move |connection| {
            let round = round_in_reach(connection, &scope, id)?;
            let round = round_view(connection, round)?;
            letterheads::document(connection, round.unit_id, &round.name, |letterhead| {
                paper::ask(&round, letterhead, today)
            })
        })
        .await
}

impl Registrable for NeedsRoundView {
    /// A round has its letter from the day on which it is opened.
    fn registrable(
        tx: &mut Transaction<'_>,
        scope: &Scope,
        id: Id,
        if_match: Option<IfMatch>,
    ) -> Result<RegisteredPaper> {
        let round = round_in_scope(tx, scope, id)?;
        if let Some(if_match) = if_match {
            if_match.require(round.revision)?;
        }
        let after = NeedsRound { revision: round.revision + 1, ..round };
        store::update_round(tx, &after)?;
        Ok(RegisteredPaper { id, unit_id: after.unit_id, kind: "CV" })
    }

    fn shown(tx: &mut Transaction<'_>, scope: &Scope, id: Id) -> Result<Self> {
        let round = round_in_scope(tx, scope, id)?;
        round_view(tx, round)
    }
}

/// The scan of the signed letter of a round.
pub async fn signed_letter(database: &Database, scope: Scope, id: Id) -> Result<(StoredFile, Vec<u8>)> {
    database
        .read(move |connection| {
            round_in_reach(connection, &scope, id)?;
            registrations::signed_file(connection, id)
        })
        .await
}

/// What a unit proposes, as a paper to sign.
pub async fn submission_paper(database: &Database, who: &Principal, scope: Scope, id: Id) -> Result<Document> {
    let today = who.now.day();
    database
        .read_snapshot(move |connection| {
            in_reach(connection, &scope, id)?;
            let submission = view(connection, id)?;
            let words = format!("{} {}", submission.round.name, submission.unit_name);
            let write = |letterhead: &_| paper::propose(&submission, letterhead, today);
            letterheads::document(connection, submission.unit_id, &words, write)
        })
        .await
}
