//! Marks on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::store::Mark;
use crate::targets::rules::SuperiorSoftwareWay;
use foundation::kernel::{Id, Instant};

/// That the result of a time of being sent is in the superior's software.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SuperiorSoftwareMark {
    /// The nomination.
    pub nomination_id: Id,
    /// The person.
    pub staff_id: Id,
    /// The unit that the person was sent from.
    pub unit_id: Id,
    /// From which day on.
    pub marked_on: NaiveDate,
    /// How it came there.
    pub way: SuperiorSoftwareWay,
    /// The evidence, in words.
    pub evidence: String,
    /// When it was recorded.
    pub recorded_at: Instant,
}

impl From<Mark> for SuperiorSoftwareMark {
    fn from(row: Mark) -> Self {
        Self {
            nomination_id: row.nomination_id,
            staff_id: row.staff_id,
            unit_id: row.unit_id,
            marked_on: row.marked_on,
            way: row.way,
            evidence: row.evidence,
            recorded_at: row.recorded_at,
        }
    }
}

/// What is marked by hand.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct SuperiorSoftwareMarkBody {
    /// The nomination.
    pub nomination_id: Id,
    /// The day on which it was typed in.
    pub marked_on: NaiveDate,
    /// The evidence: who, where, under which number.
    #[validate(length(min = 1, max = 1000))]
    #[schema(min_length = 1, max_length = 1000, example = "Đã nhập ngày 05/10/2026, mã hồ sơ BD-0123")]
    pub evidence: String,
}
