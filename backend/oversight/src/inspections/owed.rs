//! What findings leave to be done, for the duties.

use chrono::NaiveDate;

use super::rules::{MendingState, REVIEW_WORKING_DAYS};
use super::store;
use foundation::db::AnyConnection;
use foundation::kernel::{Id, Result, WorkingWeek, format_day};
use ward::working_days;

/// A finding that somebody has to do something about.
#[derive(Clone, Debug)]
pub struct DueFinding {
    /// Its inspection.
    pub inspection_id: Id,
    /// The unit and the day of the inspection.
    pub label: String,
    /// By when.
    pub due_on: NaiveDate,
}

/// The findings of these units that are to be mended, or that were reported mended and are to be looked at.
pub fn due(connection: &mut AnyConnection, units: &[Id], state: MendingState) -> Result<Vec<DueFinding>> {
    if units.is_empty() {
        return Ok(Vec::new());
    }
    let rows = store::in_state(connection, units, state)?;
    let days = working_days::load(connection)?;
    let due_on = |row: &store::FindingRow| match row.finding.mended_on {
        Some(day) if state == MendingState::Mended => {
            days.add_working_days(day, REVIEW_WORKING_DAYS, WorkingWeek::OFFICE)
        }
        _ => row.finding.mend_by,
    };
    Ok(rows
        .into_iter()
        .map(|row| DueFinding {
            inspection_id: row.inspection.id,
            due_on: due_on(&row),
            label: format!("{}, ngày {}", row.unit_name, format_day(row.inspection.day)),
        })
        .collect())
}
