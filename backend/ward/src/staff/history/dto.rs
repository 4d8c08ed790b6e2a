//! Assignments and states on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::store::{Assignment, StateRow};
use crate::staff::rules::{PostLevel, StaffState};
use foundation::kernel::Id;

/// A person in a unit and a post from a day to a day.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AssignmentView {
    /// Its id.
    pub id: Id,
    /// The unit.
    pub unit_id: Id,
    /// The post.
    pub post_id: Option<Id>,
    /// Office or title held.
    pub post_title: String,
    /// Leading or specialist.
    pub level: PostLevel,
    /// From this day.
    pub first_day: NaiveDate,
    /// Until this day; null: until further notice.
    pub last_day: Option<NaiveDate>,
    /// Why, with which paper.
    pub note: Option<String>,
}

impl From<Assignment> for AssignmentView {
    fn from(row: Assignment) -> Self {
        Self {
            id: row.id,
            unit_id: row.unit_id,
            post_id: row.post_id,
            post_title: row.post_title,
            level: row.level,
            first_day: row.first_day,
            last_day: row.last_day,
            note: row.note,
        }
    }
}

/// A state of a person from a day to a day.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StateView {
    /// Its id.
    pub id: Id,
    /// The state.
    pub state: StaffState,
    /// From this day.
    pub first_day: NaiveDate,
    /// Until this day; null: until further notice.
    pub last_day: Option<NaiveDate>,
    /// Why, with which paper.
    pub note: Option<String>,
}

impl From<StateRow> for StateView {
    fn from(row: StateRow) -> Self {
        Self { id: row.id, state: row.state, first_day: row.first_day, last_day: row.last_day, note: row.note }
    }
}

/// A transfer (điều động, luân chuyển, bổ nhiệm): the present assignment ends and another one begins.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "unit_id": "01981f2e-7c00-7000-8000-000000000001", "post_title": "Chuyên viên", "level": "specialist",
    "first_day": "2026-09-01", "note": "Quyết định số 12/QĐ-UBND"
}))]
pub struct TransferBody {
    /// The unit to go to; the present one for another post in it.
    pub unit_id: Id,
    /// The post there.
    pub post_id: Option<Id>,
    /// Office or title there; the post's title when left out.
    #[validate(length(max = 200))]
    #[schema(max_length = 200)]
    pub post_title: Option<String>,
    /// Leading or specialist; the post's, or else as before, when left out.
    pub level: Option<PostLevel>,
    /// The first day there; not in the future.
    pub first_day: NaiveDate,
    /// Why, with which paper.
    #[validate(length(max = 500))]
    #[schema(max_length = 500)]
    pub note: Option<String>,
}

/// A state that begins.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "state": "maternity", "first_day": "2026-09-01", "note": "Quyết định số 15/QĐ-UBND" }))]
pub struct StateBody {
    /// The state.
    pub state: StaffState,
    /// The first day in it; not in the future.
    pub first_day: NaiveDate,
    /// Why, with which paper.
    #[validate(length(max = 500))]
    #[schema(max_length = 500)]
    pub note: Option<String>,
}
