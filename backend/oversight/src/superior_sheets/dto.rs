//! The superior's sheet on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::rules::SuperiorColumn;
use super::store::SuperiorRow;
use foundation::kernel::Id;
use training::results::rules::ResultOutcome;

/// A column of the layout.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct LayoutColumn {
    /// What stands in it.
    pub column: SuperiorColumn,
    /// Its head, as the superior's form has it.
    #[validate(length(min = 1, max = 100))]
    #[schema(min_length = 1, max_length = 100, example = "Họ tên học viên")]
    pub heading: String,
}

/// The layout of the superior's sheet.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct SuperiorLayoutBody {
    /// The columns from left to right.
    #[validate(length(min = 1, max = 30), nested)]
    #[schema(min_items = 1, max_items = 30)]
    pub columns: Vec<LayoutColumn>,
}

/// The layout as it stands.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SuperiorLayoutView {
    /// Whose it is.
    pub unit_id: Id,
    /// The columns from left to right; until somebody says otherwise, all.
    pub columns: Vec<LayoutColumn>,
    /// Counts its changes; the ETag carries it.
    pub revision: i64,
}

/// One time of being sent, as the superior's software wants to know of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SuperiorDataView {
    /// The nomination.
    pub id: Id,
    /// The person.
    pub staff_id: Id,
    /// The person's name.
    #[schema(example = "Nguyễn Văn Á")]
    pub full_name: String,
    /// The unit that the person was sent from.
    pub unit_id: Id,
    /// The unit's name.
    pub unit_name: String,
    /// The course.
    pub course_id: Id,
    /// The course's name.
    pub course_name: String,
    /// The course's last day.
    pub last_day: NaiveDate,
    /// What came of it.
    pub outcome: Option<ResultOutcome>,
    /// Whether there is a result report: what is not reported cannot be marked.
    pub reported: bool,
    /// From which day on it is in the superior's software.
    pub marked_on: Option<NaiveDate>,
    /// The evidence of that.
    pub evidence: Option<String>,
}

impl From<SuperiorRow> for SuperiorDataView {
    fn from(row: SuperiorRow) -> Self {
        let base = row.base;
        let (marked_on, evidence) = row.mark.unzip();
        Self {
            id: base.id,
            staff_id: base.staff_id,
            full_name: base.full_name,
            unit_id: base.unit_id,
            unit_name: base.unit_name,
            course_id: base.course_id,
            course_name: base.course_name,
            last_day: base.last_day,
            outcome: row.result.map(|(outcome, ..)| outcome),
            reported: row.report.is_some_and(|state| state.is_reported()),
            marked_on,
            evidence: evidence.filter(|evidence| !evidence.is_empty()),
        }
    }
}

/// What was typed into the superior's software, many at once.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct SuperiorMarksBody {
    /// The nominations.
    #[validate(length(min = 1, max = 500))]
    #[schema(min_items = 1, max_items = 500)]
    pub nomination_ids: Vec<Id>,
    /// The day on which it was typed in.
    pub marked_on: NaiveDate,
    /// The evidence: who, where, under which number.
    #[validate(length(min = 1, max = 1000))]
    #[schema(min_length = 1, max_length = 1000, example = "Đã nhập ngày 05/10/2026, mã hồ sơ BD-0123")]
    pub evidence: String,
}

/// What became of one.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SuperiorMarkAnswer {
    /// The nomination.
    pub nomination_id: Id,
    /// Whether it is marked now.
    pub done: bool,
    /// Why not, as problem details; null otherwise.
    #[schema(value_type = Option<Object>)]
    pub problem: Option<serde_json::Value>,
}

/// What became of each, in the order sent.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SuperiorMarksAnswer {
    /// One for each nomination sent.
    pub items: Vec<SuperiorMarkAnswer>,
}
