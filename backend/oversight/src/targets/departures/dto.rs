//! Departures on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::store::DepartureRow;
use foundation::kernel::{Id, Instant};
use ward::findings::rules::LeavingReason;

/// Filters of the list of departures.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DepartureFilter {
    /// Only of this person.
    pub staff_id: Option<Id>,
}

/// Why somebody left the cohort of those below the requirement.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DepartureView {
    /// Its id.
    pub id: Id,
    /// The person.
    pub staff_id: Id,
    /// The person's name.
    #[schema(example = "Nguyễn Văn Á")]
    pub full_name: String,
    /// The unit that the person belonged to when it was recorded.
    pub unit_id: Id,
    /// From which day on the person is counted no longer.
    pub from_day: NaiveDate,
    /// Why.
    pub reason: LeavingReason,
    /// In words, with the paper.
    pub words: String,
    /// Who recorded it.
    #[schema(example = "Đỗ Thu Hương")]
    pub recorded_name: String,
    /// When.
    pub recorded_at: Instant,
}

impl From<DepartureRow> for DepartureView {
    fn from(row: DepartureRow) -> Self {
        Self {
            id: row.departure.id,
            staff_id: row.departure.staff_id,
            full_name: row.full_name,
            unit_id: row.departure.unit_id,
            from_day: row.departure.from_day,
            reason: row.departure.reason,
            words: row.departure.words,
            recorded_name: row.departure.recorded_name,
            recorded_at: row.departure.recorded_at,
        }
    }
}

/// What is recorded.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct DepartureBody {
    /// The person.
    pub staff_id: Id,
    /// From which day on the person is counted no longer.
    pub from_day: NaiveDate,
    /// Why.
    pub reason: LeavingReason,
    /// In words, with the paper.
    #[validate(length(min = 1, max = 1000))]
    #[schema(min_length = 1, max_length = 1000, example = "Theo Quyết định số 12/QĐ-UBND, chuyển sang Văn phòng")]
    pub words: String,
}
