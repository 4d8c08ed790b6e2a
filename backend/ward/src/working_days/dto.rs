//! Working days on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::rules::DayKind;
use super::store::ExceptionalDay;

/// A day that differs from the week's pattern.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WorkingDayView {
    /// The day.
    #[schema(example = "2027-04-30")]
    pub day: NaiveDate,
    /// What holds on it, for every unit.
    pub kind: DayKind,
    /// What it is called.
    #[schema(example = "Ngày Chiến thắng 30/4")]
    pub name: String,
    /// Counts its changes; the ETag carries it.
    pub revision: i64,
}

impl From<ExceptionalDay> for WorkingDayView {
    fn from(row: ExceptionalDay) -> Self {
        Self { day: row.day, kind: row.kind, name: row.name, revision: row.revision }
    }
}

/// What is to hold on a day.
#[derive(Clone, Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct WorkingDayBody {
    /// A day off, or a day worked although the week says rest.
    pub kind: DayKind,
    /// What it is called.
    #[validate(length(min = 1, max = 200))]
    #[schema(min_length = 1, max_length = 200, example = "Làm bù ngày 31/8")]
    pub name: String,
}

/// Filters of the table of working days.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct WorkingDayFilter {
    /// From this day on.
    pub from: Option<NaiveDate>,
    /// Up to this day.
    pub to: Option<NaiveDate>,
}
