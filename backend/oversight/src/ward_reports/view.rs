//! How a report is shown: kept as it was issued, or as it is now.

use std::collections::BTreeMap;

use chrono::Datelike as _;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::dto::{LinkedReport, ReportChanges, UnitOfReport, WardReportView, WardReportWords};
use super::rules::{UnitWords, WardReportAction, WardReportState, consolidated, transition};
use super::store::{self, Kept, WardReport};
use crate::report_figures::{self, FigureLine, FigureName, FigurePart, ReportFigures, changes};
use crate::targets::{self, NamesOfTarget};
use crate::unit_reports::rules::is_late;
use crate::unit_reports::{self, AskedReport, ReportRequest};
use foundation::db::AnyConnection;
use foundation::kernel::{Id, Principal, Problem, Result, Role};
use ward::{files, registrations, units};

/// The names behind the figures of a report.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Names {
    /// Who was sent.
    pub sent: Vec<FigureName>,
    /// Who stands behind each target.
    pub targets: Vec<NamesOfTarget>,
}

fn read<T: DeserializeOwned>(kept: Option<&str>) -> Result<Option<T>> {
    kept.map(|text| serde_json::from_str(text).map_err(Problem::internal)).transpose()
}

fn written<T: Serialize>(value: &T) -> Result<Option<String>> {
    serde_json::to_string(value).map(Some).map_err(Problem::internal)
}

/// Whether somebody may see drafts of a unit and write them.
pub fn may_write(who: &Principal, unit_id: Id) -> bool {
    who.has(Role::Coordinator, unit_id)
}

/// Whether somebody may see drafts of a unit.
pub fn sees_drafts(who: &Principal, unit_id: Id) -> bool {
    may_write(who, unit_id) || who.has(Role::Leader, unit_id)
}

/// The figures of a report as they are now, with the names of who was sent.
fn figures_now(
    connection: &mut AnyConnection,
    who: &Principal,
    report: &WardReport,
) -> Result<(ReportFigures, Vec<FigureName>)> {
    let unit = units::find(connection, report.unit_id)?;
    report_figures::figures_of(connection, &unit, (report.from_day, report.to_day), who.now.day())
}

/// Who stands behind the targets of a report now.
fn targets_now(connection: &mut AnyConnection, who: &Principal, report: &WardReport) -> Result<Vec<NamesOfTarget>> {
    targets::names_of(connection, report.unit_id, report.to_day.min(who.now.day()))
}

/// The names behind a report's figures: as issued, or as they are now.
pub fn names(connection: &mut AnyConnection, who: &Principal, report: &WardReport) -> Result<Names> {
    match read(store::kept_names(connection, report.id)?.as_deref())? {
        Some(names) => Ok(names),
        None => Ok(Names {
            sent: report_figures::names_of(connection, report.unit_id, (report.from_day, report.to_day))?,
            targets: targets_now(connection, who, report)?,
        }),
    }
}

/// The lines behind another of a report's figures: as issued, or as they are now. A report that was issued before they were
/// kept has those of now.
pub fn lines(
    connection: &mut AnyConnection,
    who: &Principal,
    report: &WardReport,
    part: FigurePart,
) -> Result<Vec<FigureLine>> {
    match read(store::kept_lines(connection, report.id)?.as_deref())? {
        Some(lines) => Ok(lines),
        None => {
            let days = (report.from_day, report.to_day);
            report_figures::lines_of(connection, report.unit_id, days, who.now.day(), part)
        }
    }
}

/// What the units below were asked for in the period of a report: yearly reports of its years, and others that were due in
/// it.
fn asked(connection: &mut AnyConnection, who: &Principal, report: &WardReport) -> Result<Vec<AskedReport>> {
    let below = units::tree(connection)?.below(report.unit_id).into_iter().collect();
    let (from, to) = (report.from_day, report.to_day);
    let is_of_period = |request: &ReportRequest| {
        let whole_year = from.year() <= request.year && request.year <= to.year() && to.month() == 12;
        if request.is_yearly() { whole_year } else { (from..=to).contains(&request.deadline) }
    };
    let asked = unit_reports::asked(connection, &below, who.now.day())?;
    Ok(asked.into_iter().filter(|one| is_of_period(&one.request)).collect())
}

fn unit_of_report(who: &Principal, asked: &AskedReport) -> UnitOfReport {
    let submitted_on = asked.report.as_ref().and_then(|report| report.first_submitted_on);
    UnitOfReport {
        unit_report_id: asked.report.as_ref().map(|report| report.id),
        unit_id: asked.unit_id,
        unit_name: asked.unit_name.clone(),
        title: asked.request.title.clone(),
        state: asked.state(),
        submitted_on,
        is_late: is_late(asked.request.deadline, submitted_on, who.now.day()),
    }
}

/// What the units have written and handed in, a line each, by section.
fn words_of(asked: &[AskedReport]) -> WardReportWords {
    let section = |text: fn(&unit_reports::UnitReport) -> &str| {
        consolidated(
            asked
                .iter()
                .filter(|one| one.state().is_answered())
                .filter_map(|one| Some(UnitWords { unit_name: &one.unit_name, words: text(one.report.as_ref()?) })),
        )
    };
    WardReportWords {
        steering: section(|report| &report.steering),
        results: section(|report| &report.results),
        difficulties: section(|report| &report.difficulties),
        directions: section(|report| &report.directions),
        proposals: section(|report| &report.proposals),
    }
}

/// What the units have written for the period of a report, to begin it from.
pub fn words_of_units(connection: &mut AnyConnection, who: &Principal, report: &WardReport) -> Result<WardReportWords> {
    Ok(words_of(&asked(connection, who, report)?))
}

/// What has changed since the report before: the one that it amends, or the last that was issued.
pub fn changes_now(connection: &mut AnyConnection, who: &Principal, report: &WardReport) -> Result<ReportChanges> {
    let before = match report.amends_id {
        Some(id) => Some(store::find(connection, id)?),
        None => store::issued_before(connection, report.unit_id, report.issued_at.unwrap_or(who.now))?,
    };
    let Some(before) = before else {
        return Ok(ReportChanges { since: None, figures: Vec::new(), names: Vec::new() });
    };
    let figures: Option<ReportFigures> = read(store::kept_figures(connection, before.id)?.0.as_deref())?;
    let names: Option<Names> = read(store::kept_names(connection, before.id)?.as_deref())?;
    let (figures_now, sent) = figures_now(connection, who, &before)?;
    Ok(ReportChanges {
        figures: figures.map(|figures| changes::figure_changes(&figures, &figures_now)).unwrap_or_default(),
        names: names.map(|names| changes::name_changes(&names.sent, &sent)).unwrap_or_default(),
        since: Some(linked(connection, before)?),
    })
}

/// What has changed since the report before: as it stood at the issue, or as it stands now.
pub fn changes(connection: &mut AnyConnection, who: &Principal, report: &WardReport) -> Result<ReportChanges> {
    match read(store::kept_changes(connection, report.id)?.as_deref())? {
        Some(changes) => Ok(changes),
        None => changes_now(connection, who, report),
    }
}

/// All that is kept of a report when it is issued now.
pub fn to_keep(connection: &mut AnyConnection, who: &Principal, report: &WardReport) -> Result<Kept> {
    let asked = asked(connection, who, report)?;
    let units: Vec<UnitOfReport> = asked.iter().map(|one| unit_of_report(who, one)).collect();
    let (figures, sent) = figures_now(connection, who, report)?;
    let targets = targets_now(connection, who, report)?;
    let days = (report.from_day, report.to_day);
    let lines = report_figures::all_lines_of(connection, report.unit_id, days, who.now.day())?;
    Ok(Kept {
        figures: written(&figures)?,
        names: written(&Names { sent, targets })?,
        lines: written(&lines)?,
        changes: written(&changes_now(connection, who, report)?)?,
        units: written(&units)?,
    })
}

fn linked(connection: &mut AnyConnection, report: WardReport) -> Result<LinkedReport> {
    let registered = registrations::of(connection, report.id)?;
    let (number, signed_on) = registered.map(|known| (known.number, known.signed_on)).unwrap_or_default();
    Ok(LinkedReport { id: report.id, title: report.title, amendment: report.amendment, number, signed_on })
}

/// The later reports that amend these, by the one that they amend.
pub fn amending(connection: &mut AnyConnection, ids: &[Id]) -> Result<BTreeMap<Id, Vec<LinkedReport>>> {
    let rows = store::amending(connection, ids)?;
    let links = |(report, number, signed_on): store::Registered| LinkedReport {
        id: report.id,
        title: report.title,
        amendment: report.amendment,
        number,
        signed_on,
    };
    Ok(rows.into_iter().map(|(id, rows)| (id, rows.into_iter().map(links).collect())).collect())
}

/// Whether one of these later reports has ended the earlier one: it replaces or revokes it, and has its number.
pub fn is_ended(amending: &[LinkedReport]) -> bool {
    let ends = |report: &LinkedReport| {
        report.number.is_some() && report.amendment.is_some_and(|amendment| amendment.ends_the_earlier())
    };
    amending.iter().any(ends)
}

/// A report as it is shown to somebody.
pub fn view(connection: &mut AnyConnection, who: &Principal, report: WardReport) -> Result<WardReportView> {
    let (kept_figures, kept_units) = store::kept_figures(connection, report.id)?;
    let is_draft = report.state == WardReportState::Draft;
    let figures = match read(kept_figures.as_deref())? {
        Some(figures) => figures,
        None => figures_now(connection, who, &report)?.0,
    };
    let asked = if is_draft { asked(connection, who, &report)? } else { Vec::new() };
    let units = match read(kept_units.as_deref())? {
        Some(units) => units,
        None => asked.iter().map(|one| unit_of_report(who, one)).collect(),
    };
    let amends = match report.amends_id {
        None => None,
        Some(id) => {
            let earlier = store::find(connection, id)?;
            Some(linked(connection, earlier)?)
        }
    };
    let amended_by = amending(connection, &[report.id])?.remove(&report.id).unwrap_or_default();
    let registration = registrations::of(connection, report.id)?;
    let file = match report.file_id {
        Some(id) => Some(files::find(connection, id)?.into()),
        None => None,
    };
    let writes = may_write(who, report.unit_id);
    let may = |action: &WardReportAction| writes && transition(report.state, *action, registration.is_some()).is_ok();
    Ok(WardReportView {
        actions: [WardReportAction::Issue, WardReportAction::Withdraw].into_iter().filter(may).collect(),
        id: report.id,
        unit_id: report.unit_id,
        unit_name: units::find(connection, report.unit_id)?.name,
        kind: report.kind,
        title: report.title,
        addressees: report.addressees,
        from: report.from_day,
        to: report.to_day,
        state: report.state,
        words: WardReportWords {
            steering: report.steering,
            results: report.results,
            difficulties: report.difficulties,
            directions: report.directions,
            proposals: report.proposals,
        },
        words_of_units: words_of(&asked),
        told: report_figures::told(&figures),
        figures,
        units,
        amends,
        amendment: report.amendment,
        is_ended: is_ended(&amended_by),
        amended_by,
        file,
        registration,
        issued_at: report.issued_at,
        issued_by_name: report.issued_by_name,
        may_write: writes && is_draft,
        revision: report.revision,
    })
}
