//! What reports of units leave to be done, for the duties.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::filter::UnitReportFilter;
use super::rules::{REVIEW_WORKING_DAYS, UnitReportState};
use super::store::{self, AskedReport};
use foundation::db::AnyConnection;
use foundation::kernel::{Id, Instant, Result, WorkingWeek};
use ward::working_days;

/// What these units owe: reports that were never handed in, or came back.
pub fn unanswered(connection: &mut AnyConnection, units: &BTreeSet<Id>, today: NaiveDate) -> Result<Vec<AskedReport>> {
    let asked = asked(connection, units, today)?;
    Ok(asked.into_iter().filter(|asked| !asked.state().is_answered()).collect())
}

/// Reports of these units that lie with the coordinator, each with the day by which he looks at it.
pub fn to_review(
    connection: &mut AnyConnection,
    units: &BTreeSet<Id>,
    today: NaiveDate,
) -> Result<Vec<(AskedReport, Option<NaiveDate>)>> {
    let asked = asked(connection, units, today)?;
    let waiting: Vec<AskedReport> =
        asked.into_iter().filter(|asked| asked.state() == UnitReportState::Submitted).collect();
    if waiting.is_empty() {
        return Ok(Vec::new());
    }
    let days = working_days::load(connection)?;
    let due = |asked: &AskedReport| {
        let submitted = asked.report.as_ref().and_then(|report| report.submitted_at).map(Instant::day);
        submitted.map(|day| days.add_working_days(day, REVIEW_WORKING_DAYS, WorkingWeek::OFFICE))
    };
    Ok(waiting.into_iter().map(|asked| (due(&asked), asked)).map(|(due, asked)| (asked, due)).collect())
}

/// Every report that was asked of these units by a day, whatever became of it.
pub fn asked(connection: &mut AnyConnection, units: &BTreeSet<Id>, today: NaiveDate) -> Result<Vec<AskedReport>> {
    if units.is_empty() {
        return Ok(Vec::new());
    }
    let units: Vec<Id> = units.iter().copied().collect();
    store::asked(connection, &units, &UnitReportFilter::default(), today)
}
