//! The figures of a unit's report, its paper, and what the clerk's register says of it.

use chrono::NaiveDate;

use super::dto::UnitReportView;
use super::paper;
use super::rules::{ReportRequestKind, UnitReportState};
use super::service::{in_reach, view};
use super::store::{self, ReportRequest, UnitReport};
use crate::report_figures::{self, FigureCell, FigureName, FigureNames, ReportFigures};
use foundation::db::{AnyConnection, Database};
use foundation::http::{Document, IfMatch};
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Fault, Id, Instant, Principal, Problem, Result, Scope, TextEnum as _};
use ward::files::StoredFile;
use ward::registrations::{self, RegisteredPaper, RegistrationBody};
use ward::{letterheads, units};

/// The days of a year's report: up to this one, or up to its end.
pub fn period(year: i32, until: NaiveDate) -> (NaiveDate, NaiveDate) {
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or(until);
    (day(1, 1), until.clamp(day(1, 1), day(12, 31)))
}

/// Whether the figures are those that were handed in.
const fn is_frozen(report: &UnitReport) -> bool {
    report.state.is_answered()
}

/// The figures of a yearly report: as they were handed in, or as they are now while the unit writes. A report that was
/// handed in before figures were kept has those up to that day.
pub fn figures(
    connection: &mut AnyConnection,
    report: &UnitReport,
    request: &ReportRequest,
    today: NaiveDate,
) -> Result<Option<ReportFigures>> {
    if request.kind != ReportRequestKind::Yearly {
        return Ok(None);
    }
    if is_frozen(report)
        && let Some(kept) = store::last_figures(connection, report.id)?
    {
        return serde_json::from_str(&kept).map(Some).map_err(Problem::internal);
    }
    let until = if is_frozen(report) { report.submitted_at.map_or(today, Instant::day) } else { today };
    let unit = units::find(connection, report.unit_id)?;
    report_figures::figures_of(connection, &unit, period(request.year, until), today).map(Some)
}

/// The figures of a yearly report with the names behind them, to be kept as JSON.
pub fn frozen(
    connection: &mut AnyConnection,
    report: &UnitReport,
    request: &ReportRequest,
    today: NaiveDate,
) -> Result<(Option<String>, Option<String>)> {
    if request.kind != ReportRequestKind::Yearly {
        return Ok((None, None));
    }
    let unit = units::find(connection, report.unit_id)?;
    let days = period(request.year, today);
    let figures = report_figures::figures_of(connection, &unit, days, today)?;
    let names = report_figures::names_of(connection, unit.id, days)?;
    let written = |text: serde_json::Result<String>| text.map(Some).map_err(Problem::internal);
    Ok((written(serde_json::to_string(&figures))?, written(serde_json::to_string(&names))?))
}

/// The names behind a figure of the report.
pub async fn names(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    cell: FigureCell,
) -> Result<FigureNames> {
    let today = who.now.day();
    database
        .read_snapshot(move |connection| {
            let (asked, report) = in_reach(connection, &scope, id)?;
            let kept = if is_frozen(&report) { store::last_names(connection, id)? } else { None };
            let names: Vec<FigureName> = match kept {
                Some(kept) => serde_json::from_str(&kept).map_err(Problem::internal)?,
                None => report_figures::names_of(connection, report.unit_id, period(asked.request.year, today))?,
            };
            Ok(FigureNames { items: names.into_iter().filter(|name| cell.counts(name)).collect() })
        })
        .await
}

/// The report as a paper to sign.
pub async fn paper(database: &Database, who: &Principal, scope: Scope, id: Id) -> Result<Document> {
    let who = who.clone();
    database
        .read_snapshot(move |connection| {
            let report = view(connection, &who, &scope, id)?;
            let request = store::find_request(connection, report.request.id)?;
            let asker = units::find(connection, request.unit_id)?;
            let words = format!("{} {}", report.request.title, report.unit_name);
            let facts = paper::Facts { report: &report, asker_name: &asker.name, today: who.now.day() };
            letterheads::document(connection, report.unit_id, &words, |letterhead| paper::write(&facts, letterhead))
        })
        .await
}

/// A report that was taken, and that may be registered: the number is of what was signed.
fn registrable(tx: &mut Transaction<'_>, scope: &Scope, id: Id, if_match: Option<IfMatch>) -> Result<RegisteredPaper> {
    let (_, report) = in_reach(tx, scope, id)?;
    if let Some(if_match) = if_match {
        if_match.require(report.revision)?;
    }
    if !matches!(report.state, UnitReportState::Submitted | UnitReportState::Accepted) {
        return Err(Fault::new("", Code::WrongState).with("state", report.state.label()).into());
    }
    let after = UnitReport { revision: report.revision + 1, ..report };
    store::update(tx, &after)?;
    Ok(RegisteredPaper { id, unit_id: after.unit_id, kind: "BC" })
}

/// Types in what the register says of the signed report.
pub async fn register(
    database: &Database,
    who: &Principal,
    scope: Scope,
    (id, if_match): (Id, IfMatch),
    body: RegistrationBody,
) -> Result<UnitReportView> {
    journal::write(database, who, move |tx| {
        let who = tx.who().clone();
        let subject = registrable(tx, &scope, id, Some(if_match))?;
        registrations::register(tx, subject, body)?;
        view(tx, &who, &scope, id)
    })
    .await
}

/// Puts the scan of the signed report in.
pub async fn attach(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    (name, content): (String, Vec<u8>),
) -> Result<UnitReportView> {
    journal::write(database, who, move |tx| {
        let who = tx.who().clone();
        let subject = registrable(tx, &scope, id, None)?;
        registrations::attach(tx, subject, (&name, &content))?;
        view(tx, &who, &scope, id)
    })
    .await
}

/// The scan of the signed report.
pub async fn signed(database: &Database, scope: Scope, id: Id) -> Result<(StoredFile, Vec<u8>)> {
    database
        .read(move |connection| {
            in_reach(connection, &scope, id)?;
            registrations::signed_file(connection, id)
        })
        .await
}
