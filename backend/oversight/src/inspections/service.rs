//! What is done with inspections and findings.

use chrono::NaiveDate;

use super::dto::{
    InspectionBody, InspectionFindingBody, InspectionFindingSummary, InspectionFindingView, InspectionSummary,
    InspectionView, NewInspection,
};
use super::filter::{InspectionFilter, InspectionFindingFilter};
use super::rules::{MendingAction, MendingActor, MendingState, check_mend_by, transition};
use super::store::{self, Finding, FindingRow, Inspection};
use crate::steps::{self, Step, StepOf};
use foundation::db::{AnyConnection, Database};
use foundation::http::{IfMatch, Patch};
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Fault, Id, Page, PageRequest, Principal, Problem, Result, Role, Scope, TextEnum as _};

/// What is said with a step of a finding.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// The words.
    pub words: Option<String>,
    /// By when it is to be mended from now on.
    pub mend_by: Option<NaiveDate>,
}

pub async fn list(
    database: &Database,
    scope: Scope,
    filter: InspectionFilter,
    page: PageRequest,
) -> Result<Page<InspectionSummary>> {
    database
        .read_snapshot(move |connection| {
            let page = store::list(connection, &scope.unit_ids(), &filter, &page)?;
            let ids: Vec<Id> = page.items.iter().map(|row| row.inspection.id).collect();
            let findings = store::findings_of(connection, &ids)?;
            Ok(page.map(|row| {
                let of_it = findings.get(&row.inspection.id).map_or(&[][..], Vec::as_slice);
                InspectionSummary::of(row, of_it)
            }))
        })
        .await
}

pub async fn list_findings(
    database: &Database,
    who: &Principal,
    scope: Scope,
    filter: InspectionFindingFilter,
    page: PageRequest,
) -> Result<Page<InspectionFindingSummary>> {
    let today = who.now.day();
    database
        .read(move |connection| {
            let page = store::list_findings(connection, &scope.unit_ids(), &filter, today, &page)?;
            Ok(page.map(InspectionFindingSummary::from))
        })
        .await
}

fn actor(who: &Principal, unit_id: Id, steps: &[Step]) -> MendingActor {
    let is_mending = |step: &&Step| step.action == MendingAction::Mend.as_str();
    MendingActor {
        head: who.has(Role::UnitHead, unit_id),
        inspector: who.has(Role::Coordinator, unit_id) || who.has(Role::Leader, unit_id),
        has_mended: steps.iter().filter(is_mending).any(|step| step.is_by(who)),
    }
}

fn finding_view(who: &Principal, row: FindingRow, steps: Vec<Step>) -> Result<InspectionFindingView> {
    let actor = actor(who, row.finding.unit_id, &steps);
    let may = |action: &MendingAction| transition(row.finding.state, *action, actor).is_ok();
    Ok(InspectionFindingView {
        actions: MendingAction::ALL.iter().copied().filter(may).collect(),
        steps: steps.into_iter().map(StepOf::of).collect::<Result<_>>()?,
        finding: row.into(),
    })
}

fn view(connection: &mut AnyConnection, who: &Principal, scope: &Scope, id: Id) -> Result<InspectionView> {
    let row = store::find(connection, id)?;
    scope.require(Some(row.inspection.unit_id), None)?;
    let findings = store::findings_of(connection, &[id])?.remove(&id).unwrap_or_default();
    let ids: Vec<Id> = findings.iter().map(|row| row.finding.id).collect();
    let mut steps = steps::of(connection, &ids)?;
    let inspection = InspectionSummary::of(row, &findings);
    let of = |row: FindingRow| {
        let steps = steps.remove(&row.finding.id).unwrap_or_default();
        finding_view(who, row, steps)
    };
    Ok(InspectionView { inspection, findings: findings.into_iter().map(of).collect::<Result<_>>()? })
}

pub async fn get(database: &Database, who: &Principal, scope: Scope, id: Id) -> Result<InspectionView> {
    let who = who.clone();
    database.read_snapshot(move |connection| view(connection, &who, &scope, id)).await
}

fn finding_in_reach(connection: &mut AnyConnection, scope: &Scope, id: Id) -> Result<FindingRow> {
    let row = store::find_finding(connection, id)?;
    scope.require(Some(row.finding.unit_id), None)?;
    Ok(row)
}

fn steps_of(connection: &mut AnyConnection, id: Id) -> Result<Vec<Step>> {
    Ok(steps::of(connection, &[id])?.remove(&id).unwrap_or_default())
}

fn finding_seen(
    connection: &mut AnyConnection,
    who: &Principal,
    scope: &Scope,
    id: Id,
) -> Result<InspectionFindingView> {
    let row = finding_in_reach(connection, scope, id)?;
    let steps = steps_of(connection, id)?;
    finding_view(who, row, steps)
}

pub async fn get_finding(database: &Database, who: &Principal, scope: Scope, id: Id) -> Result<InspectionFindingView> {
    let who = who.clone();
    database.read_snapshot(move |connection| finding_seen(connection, &who, &scope, id)).await
}

pub async fn record(database: &Database, who: &Principal, scope: Scope, body: NewInspection) -> Result<InspectionView> {
    journal::write(database, who, move |tx| {
        let who = tx.who().clone();
        let NewInspection { unit_id, notes, findings } = body;
        let mut faults = Vec::new();
        if !scope.units.contains(&unit_id) {
            faults.push(Fault::new("/unit_id", Code::UnknownReference));
        }
        if notes.day > who.now.day() {
            faults.push(Fault::new("/notes/day", Code::DayInFuture));
        }
        for (index, finding) in findings.iter().enumerate() {
            faults.extend(check_mend_by(&format!("/findings/{index}/mend_by"), finding.mend_by, notes.day).err());
        }
        Problem::unless_faulty(faults)?;
        let inspection = Inspection {
            id: Id::new(who.now),
            unit_id,
            day: notes.day,
            search: store::search_of(&notes.subject, &notes.conclusions),
            participants: notes.participants,
            subject: notes.subject,
            conclusions: notes.conclusions,
            recorded_by_name: who.name_on_record(),
            created_at: who.now,
            revision: 1,
        };
        store::insert(tx, &inspection)?;
        tx.created("record", &inspection)?;
        for finding in findings {
            put_finding(tx, &inspection, finding)?;
        }
        view(tx, &who, &scope, inspection.id)
    })
    .await
}

fn put_finding(tx: &mut Transaction<'_>, inspection: &Inspection, body: InspectionFindingBody) -> Result<()> {
    let now = tx.who().now;
    let finding = Finding {
        id: Id::new(now),
        inspection_id: inspection.id,
        unit_id: inspection.unit_id,
        words: body.words,
        mend_by: body.mend_by,
        state: MendingState::Open,
        mended_on: None,
        created_at: now,
        revision: 1,
    };
    store::insert_finding(tx, &finding)?;
    tx.created("find", &finding)
}

pub async fn change(
    database: &Database,
    who: &Principal,
    scope: Scope,
    (id, if_match): (Id, IfMatch),
    patch: Patch<InspectionBody>,
) -> Result<InspectionView> {
    journal::write(database, who, move |tx| {
        let who = tx.who().clone();
        let before = store::find(tx, id)?.inspection;
        scope.require(Some(before.unit_id), None)?;
        if_match.require(before.revision)?;
        let body = patch.apply(&InspectionBody::of(&before))?;
        let findings = store::findings_of(tx, &[id])?.remove(&id).unwrap_or_default();
        let is_after = |row: &FindingRow| row.finding.mend_by < body.day;
        let fault = if body.day > who.now.day() {
            Some(Code::DayInFuture)
        } else if findings.iter().any(is_after) {
            Some(Code::AfterEnd)
        } else {
            None
        };
        Problem::unless_faulty(fault.map(|code| Fault::new("/day", code)).into_iter().collect())?;
        let after = Inspection {
            day: body.day,
            search: store::search_of(&body.subject, &body.conclusions),
            participants: body.participants,
            subject: body.subject,
            conclusions: body.conclusions,
            revision: before.revision + 1,
            ..before.clone()
        };
        store::update(tx, &after)?;
        tx.changed("change", &before, &after)?;
        view(tx, &who, &scope, id)
    })
    .await
}

/// Adds a finding to an inspection.
pub async fn add_finding(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    body: InspectionFindingBody,
) -> Result<InspectionView> {
    journal::write(database, who, move |tx| {
        let who = tx.who().clone();
        let inspection = store::find(tx, id)?.inspection;
        scope.require(Some(inspection.unit_id), None)?;
        check_mend_by("/mend_by", body.mend_by, inspection.day).map_err(|fault| Problem::invalid(vec![fault]))?;
        put_finding(tx, &inspection, body)?;
        view(tx, &who, &scope, id)
    })
    .await
}

/// Corrects a finding while it is still to be mended.
pub async fn change_finding(
    database: &Database,
    who: &Principal,
    scope: Scope,
    (id, if_match): (Id, IfMatch),
    patch: Patch<InspectionFindingBody>,
) -> Result<InspectionFindingView> {
    journal::write(database, who, move |tx| {
        let who = tx.who().clone();
        let FindingRow { finding: before, inspection, .. } = finding_in_reach(tx, &scope, id)?;
        if_match.require(before.revision)?;
        if before.state != MendingState::Open {
            return Err(Fault::new("", Code::WrongState).with("state", before.state.label()).into());
        }
        let body = patch.apply(&InspectionFindingBody { words: before.words.clone(), mend_by: before.mend_by })?;
        check_mend_by("/mend_by", body.mend_by, inspection.day).map_err(|fault| Problem::invalid(vec![fault]))?;
        let after =
            Finding { words: body.words, mend_by: body.mend_by, revision: before.revision + 1, ..before.clone() };
        store::update_finding(tx, &after)?;
        tx.changed("change", &before, &after)?;
        finding_seen(tx, &who, &scope, id)
    })
    .await
}

/// Takes a finding one step on.
pub async fn act(
    database: &Database,
    who: &Principal,
    scope: Scope,
    (id, if_match): (Id, IfMatch),
    action: MendingAction,
    said: Said,
) -> Result<InspectionFindingView> {
    journal::write(database, who, move |tx| {
        let who = tx.who().clone();
        let before = finding_in_reach(tx, &scope, id)?.finding;
        if_match.require(before.revision)?;
        let steps = steps_of(tx, id)?;
        let state = transition(before.state, action, actor(&who, before.unit_id, &steps))?;
        let today = who.now.day();
        if said.mend_by.is_some_and(|day| day < today) {
            return Err(Problem::invalid(vec![Fault::new("/mend_by", Code::DayPassed)]));
        }
        let mended_on = if action == MendingAction::Mend { Some(today) } else { before.mended_on };
        let mend_by = said.mend_by.unwrap_or(before.mend_by);
        let after = Finding { state, mended_on, mend_by, revision: before.revision + 1, ..before.clone() };
        store::update_finding(tx, &after)?;
        match &said.words {
            Some(words) => tx.changed_because(action.as_str(), &before, &after, words)?,
            None => tx.changed(action.as_str(), &before, &after)?,
        }
        steps::note(tx, id, (action, state), said.words.as_deref(), said.mend_by)?;
        finding_seen(tx, &who, &scope, id)
    })
    .await
}
