//! What is done with requests and reports.

use std::collections::BTreeSet;

use chrono::Datelike as _;

use super::dto::{
    ListedUnitReport, NewUnitReport, ReportRequestBody, ReportRequestChange, ReportRequestView, UnitReportBody,
    UnitReportView,
};
use super::figures;
use super::filter::{ReportRequestFilter, UnitReportFilter};
use super::rules::{
    ReportRequestKind, Sections, UnitReportAction, UnitReportActor, UnitReportState, is_late, missing, transition,
    yearly_days, yearly_title,
};
use super::store::{self, AskedReport, ReportRequest, ReportVersion, RequestOnRecord, UnitReport};
use crate::difficulties;
use crate::report_figures;
use crate::steps::{self, StepOf};
use foundation::db::{AnyConnection, Database};
use foundation::http::{IfMatch, Patch};
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Fault, Id, Page, PageRequest, Principal, Problem, Result, Role, Scope, TextEnum as _};
use training::needs::rules::YEARS;
use ward::{registrations, units};

/// Puts in the yearly requests of the plan; each opens by itself. What is there already stays as the ward has made it.
pub fn seed(tx: &mut Transaction<'_>) -> Result<()> {
    let unit_id = units::root(tx)?.id;
    for year in YEARS {
        let id = Id::from_words(&format!("unit-report-request:{year}"));
        let Some((opened_on, deadline)) = yearly_days(year) else { continue };
        // A ward that begins later owes no reports of the years before it.
        if deadline < tx.who().now.day() || store::has_request(tx, id)? {
            continue;
        }
        let row = ReportRequest {
            id,
            unit_id,
            kind: ReportRequestKind::Yearly,
            year,
            title: yearly_title(year),
            about: String::new(),
            opened_on,
            deadline,
            created_at: tx.who().now,
            revision: 1,
        };
        put_request(tx, "seed", RequestOnRecord { row, unit_ids: BTreeSet::new() })?;
    }
    Ok(())
}

fn put_request(tx: &mut Transaction<'_>, verb: &'static str, request: RequestOnRecord) -> Result<ReportRequest> {
    store::insert_request(tx, &request)?;
    tx.created(verb, &request)?;
    Ok(request.row)
}

/// The requests that ask units in reach, with what they were asked.
fn requests_in_reach(
    connection: &mut AnyConnection,
    who: &Principal,
    scope: &Scope,
) -> Result<(Vec<ReportRequest>, Vec<AskedReport>)> {
    let today = who.now.day();
    let asked = store::asked(connection, &scope.unit_ids(), &UnitReportFilter::default(), today)?;
    let asking: BTreeSet<Id> = asked.iter().map(|one| one.request.id).collect();
    let requests = store::opened_requests(connection, today)?;
    let shown = requests.into_iter().filter(|row| asking.contains(&row.id) || scope.units.contains(&row.unit_id));
    Ok((shown.collect(), asked))
}

fn request_view(row: ReportRequest, asked: &[AskedReport]) -> ReportRequestView {
    let id = row.id;
    ReportRequestView::of(row, asked.iter().filter(|one| one.request.id == id))
}

pub async fn list_requests(
    database: &Database,
    who: &Principal,
    scope: Scope,
    filter: ReportRequestFilter,
    page: PageRequest,
) -> Result<Page<ReportRequestView>> {
    let who = who.clone();
    database
        .read_snapshot(move |connection| {
            let (requests, asked) = requests_in_reach(connection, &who, &scope)?;
            let ids: Vec<Id> = requests.iter().map(|row| row.id).collect();
            let page = store::list_requests(connection, &ids, &filter, &page)?;
            Ok(page.map(|row| request_view(row, &asked)))
        })
        .await
}

fn request_seen(connection: &mut AnyConnection, who: &Principal, scope: &Scope, id: Id) -> Result<ReportRequestView> {
    let (requests, asked) = requests_in_reach(connection, who, scope)?;
    let row = requests.into_iter().find(|row| row.id == id).ok_or(Code::NotFound)?;
    Ok(request_view(row, &asked))
}

pub async fn get_request(database: &Database, who: &Principal, scope: Scope, id: Id) -> Result<ReportRequestView> {
    let who = who.clone();
    database.read_snapshot(move |connection| request_seen(connection, &who, &scope, id)).await
}

/// Asks chosen units for a report.
pub async fn ask(
    database: &Database,
    who: &Principal,
    scope: Scope,
    body: ReportRequestBody,
) -> Result<ReportRequestView> {
    journal::write(database, who, move |tx| {
        let who = tx.who().clone();
        let today = who.now.day();
        let mut faults = Vec::new();
        if body.deadline < today {
            faults.push(Fault::new("/deadline", Code::DayPassed));
        }
        let mut unit_ids = BTreeSet::new();
        for (index, unit_id) in body.unit_ids.iter().enumerate() {
            let pointer = format!("/unit_ids/{index}");
            if !scope.units.contains(unit_id) {
                faults.push(Fault::new(pointer, Code::UnknownReference));
            } else if !unit_ids.insert(*unit_id) {
                faults.push(Fault::new(pointer, Code::Duplicate));
            }
        }
        Problem::unless_faulty(faults)?;
        let row = ReportRequest {
            id: Id::new(who.now),
            unit_id: units::unit_for(tx, &scope, None)?,
            kind: ReportRequestKind::AdHoc,
            year: today.year(),
            title: body.title,
            about: body.about,
            opened_on: today,
            deadline: body.deadline,
            created_at: who.now,
            revision: 1,
        };
        let row = put_request(tx, "ask", RequestOnRecord { row, unit_ids })?;
        request_seen(tx, &who, &scope, row.id)
    })
    .await
}

pub async fn change_request(
    database: &Database,
    who: &Principal,
    scope: Scope,
    (id, if_match): (Id, IfMatch),
    patch: Patch<ReportRequestChange>,
) -> Result<ReportRequestView> {
    journal::write(database, who, move |tx| {
        let who = tx.who().clone();
        let before = store::find_request(tx, id)?;
        scope.require(Some(before.unit_id), None)?;
        if_match.require(before.revision)?;
        let body = patch.apply(&ReportRequestChange {
            title: before.title.clone(),
            about: before.about.clone(),
            deadline: before.deadline,
        })?;
        if body.deadline < before.opened_on {
            return Err(Fault::new("/deadline", Code::DeadlineBeforeOpening).into());
        }
        let after = ReportRequest {
            title: body.title,
            about: body.about,
            deadline: body.deadline,
            revision: before.revision + 1,
            ..before.clone()
        };
        store::update_request(tx, &after)?;
        let unit_ids = store::named_units(tx, &[id])?.remove(&id).unwrap_or_default();
        let on_record = |row: ReportRequest| RequestOnRecord { row, unit_ids: unit_ids.clone() };
        tx.changed("change", &on_record(before), &on_record(after))?;
        request_seen(tx, &who, &scope, id)
    })
    .await
}

pub async fn list(
    database: &Database,
    who: &Principal,
    scope: Scope,
    filter: UnitReportFilter,
    page: PageRequest,
) -> Result<Page<ListedUnitReport>> {
    let today = who.now.day();
    database
        .read(move |connection| {
            let page = store::list(connection, &scope.unit_ids(), &filter, today, &page)?;
            Ok(page.map(|asked| ListedUnitReport::of(asked, today)))
        })
        .await
}

/// A report in reach.
pub fn in_reach(connection: &mut AnyConnection, scope: &Scope, id: Id) -> Result<(AskedReport, UnitReport)> {
    let asked = store::find(connection, id)?;
    scope.require(Some(asked.unit_id), None)?;
    let report = asked.report.clone().ok_or(Code::NotFound)?;
    Ok((asked, report))
}

fn actor(who: &Principal, unit_id: Id) -> UnitReportActor {
    UnitReportActor { head: who.has(Role::UnitHead, unit_id), coordinator: who.has(Role::Coordinator, unit_id) }
}

pub fn view(connection: &mut AnyConnection, who: &Principal, scope: &Scope, id: Id) -> Result<UnitReportView> {
    let (asked, report) = in_reach(connection, scope, id)?;
    let actor = actor(who, report.unit_id);
    // Whether there is a reason is asked once there is one to ask for.
    let may = |action: &UnitReportAction| transition(report.state, *action, actor, Some("-")).is_ok();
    let days = figures::period(asked.request.year, who.now.day());
    let reported = difficulties::reported_between(connection, &[report.unit_id], days.0, days.1)?;
    let counted = figures::figures(connection, &report, &asked.request, who.now.day())?;
    let steps = steps::of(connection, &[id])?.remove(&id).unwrap_or_default();
    Ok(UnitReportView {
        id,
        unit_id: report.unit_id,
        unit_name: asked.unit_name,
        state: report.state,
        is_late: is_late(asked.request.deadline, report.first_submitted_on, who.now.day()),
        request: asked.request.into(),
        told: counted.as_ref().map(report_figures::told),
        figures: counted,
        registration: registrations::of(connection, id)?,
        reported_difficulties: reported.into_iter().map(Into::into).collect(),
        actions: UnitReportAction::ALL.iter().copied().filter(may).collect(),
        may_write: actor.head && report.state.is_editable(),
        versions: store::versions_of(connection, id)?.into_iter().map(Into::into).collect(),
        steps: steps.into_iter().map(StepOf::of).collect::<Result<_>>()?,
        steering: report.steering,
        results: report.results,
        difficulties: report.difficulties,
        directions: report.directions,
        proposals: report.proposals,
        first_submitted_on: report.first_submitted_on,
        submitted_at: report.submitted_at,
        return_reason: report.return_reason,
        revision: report.revision,
    })
}

pub async fn get(database: &Database, who: &Principal, scope: Scope, id: Id) -> Result<UnitReportView> {
    let who = who.clone();
    database.read_snapshot(move |connection| view(connection, &who, &scope, id)).await
}

/// Begins a report that the unit is asked for.
pub async fn begin(database: &Database, who: &Principal, scope: Scope, body: NewUnitReport) -> Result<UnitReportView> {
    journal::write(database, who, move |tx| {
        let who = tx.who().clone();
        let unit_id = units::unit_for(tx, &scope, body.unit_id)?;
        let filter = UnitReportFilter {
            request_id: Some(body.request_id),
            unit_id: Some(unit_id),
            ..UnitReportFilter::default()
        };
        let unknown = || Problem::invalid(vec![Fault::new("/request_id", Code::UnknownReference)]);
        let asked = store::asked(tx, &[unit_id], &filter, who.now.day())?.pop().ok_or_else(unknown)?;
        if asked.report.is_some() {
            return Err(Code::AlreadyExists.into());
        }
        let report = UnitReport {
            id: Id::new(who.now),
            request_id: body.request_id,
            unit_id,
            state: UnitReportState::Draft,
            steering: String::new(),
            results: String::new(),
            difficulties: String::new(),
            directions: String::new(),
            proposals: String::new(),
            first_submitted_on: None,
            submitted_at: None,
            return_reason: None,
            created_at: who.now,
            revision: 1,
        };
        store::insert(tx, &report)?;
        tx.created("begin", &report)?;
        view(tx, &who, &scope, report.id)
    })
    .await
}

pub async fn change(
    database: &Database,
    who: &Principal,
    scope: Scope,
    (id, if_match): (Id, IfMatch),
    patch: Patch<UnitReportBody>,
) -> Result<UnitReportView> {
    journal::write(database, who, move |tx| {
        let who = tx.who().clone();
        let (_, before) = in_reach(tx, &scope, id)?;
        if_match.require(before.revision)?;
        if !before.state.is_editable() {
            return Err(Fault::new("", Code::WrongState).with("state", before.state.label()).into());
        }
        let body = patch.apply(&UnitReportBody::of(&before))?;
        let after = UnitReport {
            steering: body.steering.unwrap_or_default(),
            results: body.results.unwrap_or_default(),
            difficulties: body.difficulties.unwrap_or_default(),
            directions: body.directions.unwrap_or_default(),
            proposals: body.proposals.unwrap_or_default(),
            revision: before.revision + 1,
            ..before.clone()
        };
        store::update(tx, &after)?;
        tx.changed("change", &before, &after)?;
        view(tx, &who, &scope, id)
    })
    .await
}

/// Hands in, takes, sends back or opens again the report of a unit.
pub async fn act(
    database: &Database,
    who: &Principal,
    scope: Scope,
    (id, if_match): (Id, IfMatch),
    action: UnitReportAction,
    reason: Option<String>,
) -> Result<UnitReportView> {
    journal::write(database, who, move |tx| {
        let who = tx.who().clone();
        let (asked, before) = in_reach(tx, &scope, id)?;
        if_match.require(before.revision)?;
        let state = transition(before.state, action, actor(&who, before.unit_id), reason.as_deref())?;
        let mut after = UnitReport { state, revision: before.revision + 1, ..before.clone() };
        if action == UnitReportAction::Submit {
            let sections =
                Sections { steering: &before.steering, results: &before.results, directions: &before.directions };
            Problem::unless_faulty(missing(asked.request.kind, sections))?;
            after.first_submitted_on = before.first_submitted_on.or(Some(who.now.day()));
            after.submitted_at = Some(who.now);
            after.return_reason = None;
            keep(tx, &after, &asked.request)?;
        } else {
            after.return_reason.clone_from(&reason);
            if state.is_editable() {
                registrations::forget(tx, id)?;
            }
        }
        store::update(tx, &after)?;
        match &reason {
            Some(reason) => tx.changed_because(action.as_str(), &before, &after, reason)?,
            None => tx.changed(action.as_str(), &before, &after)?,
        }
        steps::note(tx, id, (action, state), reason.as_deref(), None)?;
        view(tx, &who, &scope, id)
    })
    .await
}

/// Keeps what is handed in as it is, with its figures and the names behind them.
fn keep(tx: &mut Transaction<'_>, report: &UnitReport, request: &ReportRequest) -> Result<()> {
    let who = tx.who();
    let (now, name) = (who.now, who.name_on_record());
    let version = store::versions_of(tx, report.id)?.last().map_or(1, |last| last.version + 1);
    let frozen = figures::frozen(tx, report, request, now.day())?;
    store::insert_version(
        tx,
        &ReportVersion {
            report_id: report.id,
            version,
            submitted_at: now,
            submitted_by_name: name,
            steering: report.steering.clone(),
            results: report.results.clone(),
            difficulties: report.difficulties.clone(),
            directions: report.directions.clone(),
            proposals: report.proposals.clone(),
        },
        frozen,
    )
}
