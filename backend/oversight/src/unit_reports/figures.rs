//! The figures of a unit's yearly report, and the names behind them.

use chrono::NaiveDate;

use super::rules::ReportRequestKind;
use super::store::{self, Frozen, ReportRequest, UnitReport};
use crate::report_figures::{self, FigureLine, FigureName, FigurePart, ReportFigures};
use foundation::db::AnyConnection;
use foundation::kernel::{Instant, Problem, Result};
use ward::units;

/// The days of a year's report: up to this one, or up to its end.
pub fn period(year: i32, until: NaiveDate) -> (NaiveDate, NaiveDate) {
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or(until);
    (day(1, 1), until.clamp(day(1, 1), day(12, 31)))
}

/// The last day that a report tells of: today while the unit writes; of one that was handed in before its figures were kept,
/// the day on which it was.
fn until(report: &UnitReport, today: NaiveDate) -> NaiveDate {
    if report.state.is_answered() { report.submitted_at.map_or(today, Instant::day) } else { today }
}

/// The figures of a yearly report: as they were handed in, or as they are now while the unit writes.
pub fn figures(
    connection: &mut AnyConnection,
    report: &UnitReport,
    request: &ReportRequest,
    today: NaiveDate,
) -> Result<Option<ReportFigures>> {
    if request.kind != ReportRequestKind::Yearly {
        return Ok(None);
    }
    if report.state.is_answered()
        && let Some(kept) = store::last_figures(connection, report.id)?
    {
        return serde_json::from_str(&kept).map(Some).map_err(Problem::internal);
    }
    let unit = units::find(connection, report.unit_id)?;
    let days = period(request.year, until(report, today));
    Ok(Some(report_figures::figures_of(connection, &unit, days, today)?.0))
}

/// The figures of a yearly report with what stands behind them, to be kept as JSON.
pub fn frozen(
    connection: &mut AnyConnection,
    report: &UnitReport,
    request: &ReportRequest,
    today: NaiveDate,
) -> Result<Frozen> {
    if request.kind != ReportRequestKind::Yearly {
        return Ok(Frozen::default());
    }
    let unit = units::find(connection, report.unit_id)?;
    let (figures, names) = report_figures::figures_of(connection, &unit, period(request.year, today), today)?;
    let lines = report_figures::all_lines_of(connection, report.unit_id, period(request.year, today), today)?;
    let written = |text: serde_json::Result<String>| text.map(Some).map_err(Problem::internal);
    Ok(Frozen {
        figures: written(serde_json::to_string(&figures))?,
        names: written(serde_json::to_string(&names))?,
        lines: written(serde_json::to_string(&lines))?,
    })
}

/// The names behind a report's figures: as they were handed in, or as they are now while the unit writes.
pub fn names(
    connection: &mut AnyConnection,
    report: &UnitReport,
    request: &ReportRequest,
    today: NaiveDate,
) -> Result<Vec<FigureName>> {
    let kept = if report.state.is_answered() { store::last_names(connection, report.id)? } else { None };
    match kept {
        Some(kept) => serde_json::from_str(&kept).map_err(Problem::internal),
        None => report_figures::names_of(connection, report.unit_id, period(request.year, until(report, today))),
    }
}

/// The lines behind another of a report's figures: as they were handed in, or as they are now while the unit writes.
pub fn lines(
    connection: &mut AnyConnection,
    report: &UnitReport,
    request: &ReportRequest,
    part: FigurePart,
    today: NaiveDate,
) -> Result<Vec<FigureLine>> {
    let kept = if report.state.is_answered() { store::last_lines(connection, report.id)? } else { None };
    match kept {
        Some(kept) => serde_json::from_str(&kept).map_err(Problem::internal),
        None => {
            let days = period(request.year, until(report, today));
            report_figures::lines_of(connection, report.unit_id, days, today, part)
        }
    }
}
