//! What is done with the ward's reports.

use chrono::NaiveDate;

use super::dto::{
    ListedWardReport, NewWardReport, ReportChanges, TargetNames, TargetNamesQuery, WardReportBody, WardReportView,
};
use super::filter::WardReportFilter;
use super::paper;
use super::rules::{
    Earlier, WardReportAction, WardReportState, amendment_faults, period_faults, transition, usual_title,
};
use super::store::{self, WardReport};
use super::view::{self, amending, is_ended, sees_drafts, view};
use crate::report_figures::{self, FigureCell, FigureLineQuery, FigureLines, FigureNames};
use crate::targets::rules::FIRST_DAY;
use foundation::db::{AnyConnection, Database};
use foundation::http::{Book, Document, IfMatch, Patch};
use foundation::journal::{self, Transaction};
use foundation::kernel::{
    Code, Fault, Id, Page, PageRequest, Principal, Problem, Result, Scope, TextEnum as _, search_key,
};
use training::needs::rules::YEARS;
use ward::{files, letterheads, registrations, units};

/// A report that somebody may read, or [`Code::NotFound`]: who only reads what is published sees no draft.
pub fn in_reach(connection: &mut AnyConnection, who: &Principal, scope: &Scope, id: Id) -> Result<WardReport> {
    let report = store::find(connection, id)?;
    scope.require(Some(report.unit_id), None)?;
    let shown = report.state == WardReportState::Issued || sees_drafts(who, report.unit_id);
    if shown { Ok(report) } else { Err(Code::NotFound.into()) }
}

/// A report that may be written by a coordinator of its unit.
fn writable(tx: &mut Transaction<'_>, scope: &Scope, (id, if_match): (Id, IfMatch)) -> Result<WardReport> {
    let report = store::find(tx, id)?;
    scope.require(Some(report.unit_id), None)?;
    if_match.require(report.revision)?;
    Ok(report)
}

fn only_draft(report: &WardReport) -> Result<()> {
    if report.state == WardReportState::Draft {
        return Ok(());
    }
    Err(Fault::new("", Code::WrongState).with("state", report.state.label()).into())
}

pub async fn list(
    database: &Database,
    who: &Principal,
    scope: Scope,
    filter: WardReportFilter,
    page: PageRequest,
) -> Result<Page<ListedWardReport>> {
    let who = who.clone();
    database
        .read_snapshot(move |connection| {
            let with_drafts: Vec<Id> = scope.units.iter().copied().filter(|unit| sees_drafts(&who, *unit)).collect();
            let page = store::list(connection, (&scope.unit_ids(), &with_drafts), &filter, &page)?;
            let ids: Vec<Id> = page.items.iter().map(|report| report.id).collect();
            let mut registered = registrations::of_many(connection, &ids)?;
            let amended = amending(connection, &ids)?;
            Ok(page.map(|report| {
                let registered = registered.remove(&report.id);
                let (number, signed_on) = registered.map(|known| (known.number, known.signed_on)).unwrap_or_default();
                ListedWardReport {
                    id: report.id,
                    unit_id: report.unit_id,
                    kind: report.kind,
                    title: report.title,
                    from: report.from_day,
                    to: report.to_day,
                    state: report.state,
                    amendment: report.amendment,
                    number,
                    signed_on,
                    is_ended: amended.get(&report.id).is_some_and(|amending| is_ended(amending)),
                    issued_at: report.issued_at,
                    revision: report.revision,
                }
            }))
        })
        .await
}

pub async fn get(database: &Database, who: &Principal, scope: Scope, id: Id) -> Result<WardReportView> {
    let who = who.clone();
    database
        .read_snapshot(move |connection| {
            let report = in_reach(connection, &who, &scope, id)?;
            view(connection, &who, report)
        })
        .await
}

/// Begins a report; what the units have written for its period is its first text.
pub async fn begin(database: &Database, who: &Principal, scope: Scope, body: NewWardReport) -> Result<WardReportView> {
    journal::write(database, who, move |tx| {
        let who = tx.who().clone();
        let unit_id = units::unit_for(tx, &scope, body.unit_id)?;
        let last = NaiveDate::from_ymd_opt(*YEARS.end(), 12, 31).unwrap_or(FIRST_DAY);
        let mut faults = period_faults(body.from, body.to, FIRST_DAY, last);
        let earlier = match body.amends_id {
            None => None,
            Some(id) => match store::find(tx, id).ok().filter(|report| report.unit_id == unit_id) {
                None => {
                    faults.push(Fault::new("/amends_id", Code::UnknownReference));
                    None
                }
                Some(earlier) => Some(how_it_stands(tx, &earlier)?),
            },
        };
        if body.amends_id.is_none() || earlier.is_some() {
            faults.extend(amendment_faults(body.amendment, earlier));
        }
        Problem::unless_faulty(faults)?;
        let title = body.title.unwrap_or_else(|| usual_title(body.kind, body.from, body.to));
        let mut report = WardReport {
            id: Id::new(who.now),
            unit_id,
            kind: body.kind,
            search: search_key(&title),
            title,
            addressees: String::new(),
            from_day: body.from,
            to_day: body.to,
            amends_id: body.amends_id,
            amendment: body.amendment,
            state: WardReportState::Draft,
            steering: String::new(),
            results: String::new(),
            difficulties: String::new(),
            directions: String::new(),
            proposals: String::new(),
            file_id: None,
            issued_at: None,
            issued_by_name: None,
            created_at: who.now,
            revision: 1,
        };
        let words = view::words_of_units(tx, &who, &report)?;
        report.steering = words.steering;
        report.results = words.results;
        report.difficulties = words.difficulties;
        report.directions = words.directions;
        report.proposals = words.proposals;
        store::insert(tx, &report)?;
        tx.created("begin", &report)?;
        view(tx, &who, report)
    })
    .await
}

fn how_it_stands(connection: &mut AnyConnection, earlier: &WardReport) -> Result<Earlier> {
    let registered = registrations::of(connection, earlier.id)?;
    let amending = amending(connection, &[earlier.id])?.remove(&earlier.id).unwrap_or_default();
    Ok(Earlier { is_registered: registered.is_some_and(|known| known.number.is_some()), is_ended: is_ended(&amending) })
}

pub async fn change(
    database: &Database,
    who: &Principal,
    scope: Scope,
    which: (Id, IfMatch),
    patch: Patch<WardReportBody>,
) -> Result<WardReportView> {
    journal::write(database, who, move |tx| {
        let who = tx.who().clone();
        let before = writable(tx, &scope, which)?;
        only_draft(&before)?;
        let body = patch.apply(&WardReportBody::from(&before))?;
        let after = WardReport {
            search: search_key(&body.title),
            title: body.title,
            addressees: body.addressees.unwrap_or_default(),
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
        view(tx, &who, after)
    })
    .await
}

/// Takes a draft away.
pub async fn delete(database: &Database, who: &Principal, scope: Scope, which: (Id, IfMatch)) -> Result<()> {
    journal::write(database, who, move |tx| {
        let report = writable(tx, &scope, which)?;
        only_draft(&report)?;
        store::delete(tx, report.id)?;
        tx.deleted("delete", &report)
    })
    .await
}

/// Issues a report: figures, names, what the units sent, what has changed, and the file are kept as they are now.
pub async fn issue(database: &Database, who: &Principal, scope: Scope, which: (Id, IfMatch)) -> Result<WardReportView> {
    journal::write(database, who, move |tx| {
        let who = tx.who().clone();
        let before = writable(tx, &scope, which)?;
        let state = transition(before.state, WardReportAction::Issue, false)?;
        let kept = view::to_keep(tx, &who, &before)?;
        store::keep(tx, before.id, &kept)?;
        let mut after = WardReport {
            state,
            issued_at: Some(who.now),
            issued_by_name: Some(who.name_on_record()),
            revision: before.revision + 1,
            ..before.clone()
        };
        let (name, content) = written(tx, &who, after.clone())?.parts();
        after.file_id = Some(files::keep_document(tx, &name, &content)?.id);
        store::update(tx, &after)?;
        tx.changed(WardReportAction::Issue.as_str(), &before, &after)?;
        view(tx, &who, after)
    })
    .await
}

/// Takes an issued report back to be written on, while the register has given it no number.
pub async fn withdraw(
    database: &Database,
    who: &Principal,
    scope: Scope,
    which: (Id, IfMatch),
) -> Result<WardReportView> {
    journal::write(database, who, move |tx| {
        let who = tx.who().clone();
        let before = writable(tx, &scope, which)?;
        let is_registered = registrations::of(tx, before.id)?.is_some();
        let state = transition(before.state, WardReportAction::Withdraw, is_registered)?;
        let after = WardReport {
            state,
            file_id: None,
            issued_at: None,
            issued_by_name: None,
            revision: before.revision + 1,
            ..before.clone()
        };
        store::keep(tx, before.id, &store::Kept::default())?;
        store::update(tx, &after)?;
        if let Some(file_id) = before.file_id {
            files::remove(tx, file_id)?;
        }
        tx.changed(WardReportAction::Withdraw.as_str(), &before, &after)?;
        view(tx, &who, after)
    })
    .await
}

/// The names behind a figure of the report.
pub async fn names(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    cell: FigureCell,
) -> Result<FigureNames> {
    let who = who.clone();
    database
        .read_snapshot(move |connection| {
            let report = in_reach(connection, &who, &scope, id)?;
            let sent = view::names(connection, &who, &report)?.sent;
            Ok(FigureNames { items: sent.into_iter().filter(|name| cell.counts(name)).collect() })
        })
        .await
}

/// The lines behind another figure of the report.
pub async fn lines(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    query: FigureLineQuery,
) -> Result<FigureLines> {
    let who = who.clone();
    database
        .read_snapshot(move |connection| {
            let report = in_reach(connection, &who, &scope, id)?;
            let lines = view::lines(connection, &who, &report, query.part)?;
            Ok(FigureLines { items: lines.into_iter().filter(|line| query.wants(line)).collect() })
        })
        .await
}

/// The names behind a target in the report.
pub async fn target_names(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    query: TargetNamesQuery,
) -> Result<TargetNames> {
    let who = who.clone();
    database
        .read_snapshot(move |connection| {
            let report = in_reach(connection, &who, &scope, id)?;
            let targets = view::names(connection, &who, &report)?.targets;
            let target = targets.into_iter().find(|target| target.target_id == query.target_id);
            let people = target.ok_or(Code::NotFound)?.people.into_iter();
            let wanted = people.filter(|name| query.reached.is_none_or(|reached| name.reached == reached));
            Ok(TargetNames { items: wanted.collect() })
        })
        .await
}

/// What has changed since the report before.
pub async fn changes(database: &Database, who: &Principal, scope: Scope, id: Id) -> Result<ReportChanges> {
    let who = who.clone();
    database
        .read_snapshot(move |connection| {
            let report = in_reach(connection, &who, &scope, id)?;
            view::changes(connection, &who, &report)
        })
        .await
}

/// The tables of a report as a workbook.
pub async fn figures_book(database: &Database, who: &Principal, scope: Scope, id: Id) -> Result<Book> {
    let report = get(database, who, scope, id).await?;
    report_figures::book(&report.figures)
}

/// The report as a paper: the file as it was issued, or the draft as it is now.
pub async fn document(database: &Database, who: &Principal, scope: Scope, id: Id) -> Result<Document> {
    let who = who.clone();
    database
        .read_snapshot(move |connection| {
            let report = in_reach(connection, &who, &scope, id)?;
            match report.file_id {
                None => written(connection, &who, report),
                Some(file_id) => {
                    let file = files::find(connection, file_id)?;
                    let content = files::content(connection, &file)?;
                    Ok(Document::kept(file.name, content))
                }
            }
        })
        .await
}

fn written(connection: &mut AnyConnection, who: &Principal, report: WardReport) -> Result<Document> {
    let changes = view::changes(connection, who, &report)?;
    let shown = view(connection, who, report)?;
    let facts = paper::Facts { report: &shown, changes: &changes, today: who.now.day() };
    letterheads::document(connection, shown.unit_id, &shown.title, |letterhead| paper::write(&facts, letterhead))
}
