//! The yearly classification on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::rules::{ClassificationLevel, ClassificationRules, Share};
use super::store::{Classification, Listed};
use foundation::kernel::{Id, Instant};
use ward::staff::rules::StaffCategory;

mod sheet;

pub use sheet::{
    ClassificationRemark, ClassificationSheet, ClassificationSheetRow, ClassificationUnit, EvidenceCertificate,
    EvidenceCourse, EvidenceEvaluation, EvidenceReport, EvidenceResult, EvidenceSummary, ExcellentShare,
};

/// The rules of the yearly classification.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ClassificationRulesView {
    /// By category, then by the day from which they hold.
    pub items: Vec<ClassificationRules>,
}

/// The level of a person in a year.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ClassificationView {
    /// Its id.
    pub id: Id,
    /// The person.
    pub staff_id: Id,
    /// The person's name.
    #[schema(example = "Trần Thị Hoà")]
    pub full_name: String,
    /// The unit of the person at the end of the year, or on the day of entering where that came first.
    pub unit_id: Id,
    /// That unit's name in tables.
    #[schema(example = "Phòng KT, HT&ĐT")]
    pub unit_name: String,
    /// The year.
    #[schema(example = 2026)]
    pub year: i32,
    /// The category of the person at that time.
    pub category: StaffCategory,
    /// The level.
    pub level: ClassificationLevel,
    /// The points in hundredths of 100: 8950 is 89,5.
    #[schema(example = 8950)]
    pub points_hundredths: Option<i32>,
    /// Why the level stands although the points belong to another.
    pub bounds_reason: Option<String>,
    /// Who decided it, in words.
    #[schema(example = "Chủ tịch UBND phường")]
    pub decided_by: String,
    /// The day of the decision.
    pub decided_on: Option<NaiveDate>,
    /// Number and day of the paper.
    #[schema(example = "Thông báo số 215/TB-UBND ngày 12/12/2026")]
    pub paper: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// Who entered it last, by the name of that time.
    pub entered_by_name: String,
    /// When it was entered last.
    pub entered_at: Instant,
    /// Counts its changes; the ETag carries it.
    pub revision: i64,
}

impl ClassificationView {
    /// A classification of the person and in the unit with these names.
    pub fn of(row: Classification, full_name: String, unit_name: String) -> Self {
        Self {
            id: row.id,
            staff_id: row.staff_id,
            full_name,
            unit_id: row.unit_id,
            unit_name,
            year: row.year,
            category: row.category,
            level: row.level,
            points_hundredths: row.points_hundredths,
            bounds_reason: row.bounds_reason,
            decided_by: row.decided_by,
            decided_on: row.decided_on,
            paper: row.paper,
            note: row.note,
            entered_by_name: row.entered_by_name,
            entered_at: row.entered_at,
            revision: row.revision,
        }
    }
}

impl From<Listed> for ClassificationView {
    fn from(listed: Listed) -> Self {
        Self::of(listed.row, listed.full_name, listed.unit_name)
    }
}

/// Levels of a year to enter, many at once.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ClassificationsBody {
    /// The year.
    #[schema(example = 2026)]
    pub year: i32,
    /// The levels, in the order in which they are entered.
    #[validate(length(min = 1, max = 200), nested)]
    #[schema(min_items = 1, max_items = 200)]
    pub items: Vec<NewClassification>,
}

/// The level of a person to enter.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewClassification {
    /// The person.
    pub staff_id: Id,
    /// The revision that is entered over; left out where nothing is entered yet.
    #[schema(example = 1)]
    pub revision: Option<i64>,
    /// The level.
    pub level: ClassificationLevel,
    /// The points in hundredths of 100.
    #[validate(range(min = 0, max = 10_000))]
    #[schema(minimum = 0, maximum = 10_000, example = 8950)]
    pub points_hundredths: Option<i32>,
    /// Why the level stands although the points belong to another.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    pub bounds_reason: Option<String>,
    /// Who decided it, in words; left out where whoever enters it decides.
    #[validate(length(max = 200))]
    #[schema(max_length = 200, example = "Chủ tịch UBND phường")]
    pub decided_by: Option<String>,
    /// The day of the decision; not in the future.
    pub decided_on: Option<NaiveDate>,
    /// Number and day of the paper.
    #[validate(length(max = 200))]
    #[schema(max_length = 200, example = "Thông báo số 215/TB-UBND ngày 12/12/2026")]
    pub paper: Option<String>,
    /// A remark.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    pub note: Option<String>,
    /// Why it is entered now, where the year is closed: it becomes an amendment.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    pub reason: Option<String>,
}

/// What became of one level that was sent.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ClassificationAnswer {
    /// The person.
    pub staff_id: Id,
    /// The level as entered; null when it was refused.
    pub classification: Option<ClassificationView>,
    /// Why it was refused, as problem details; null otherwise.
    #[schema(value_type = Option<Object>)]
    pub problem: Option<serde_json::Value>,
}

/// What became of each level, in the order sent, and how its units stand now.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ClassificationsAnswer {
    /// One for each level sent.
    pub items: Vec<ClassificationAnswer>,
    /// The units of these people as they stand now: how many may be excellent, and how many are. A warning, never a
    /// refusal.
    pub units: Vec<ClassificationUnit>,
}

/// A classification as it is changed.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ClassificationBody {
    /// The level.
    pub level: ClassificationLevel,
    /// The points in hundredths of 100.
    #[validate(range(min = 0, max = 10_000))]
    #[schema(minimum = 0, maximum = 10_000, example = 8950)]
    pub points_hundredths: Option<i32>,
    /// Why the level stands although the points belong to another.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    pub bounds_reason: Option<String>,
    /// Who decided it, in words.
    #[validate(length(max = 200))]
    #[schema(max_length = 200, example = "Chủ tịch UBND phường")]
    pub decided_by: Option<String>,
    /// The day of the decision; not in the future.
    pub decided_on: Option<NaiveDate>,
    /// Number and day of the paper.
    #[validate(length(max = 200))]
    #[schema(max_length = 200)]
    pub paper: Option<String>,
    /// A remark.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    pub note: Option<String>,
    /// Why it is changed now, where the year is closed: it becomes an amendment.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000, example = "Đính chính theo Thông báo số 15/TB-UBND")]
    pub reason: Option<String>,
}

impl From<&Classification> for ClassificationBody {
    fn from(row: &Classification) -> Self {
        Self {
            level: row.level,
            points_hundredths: row.points_hundredths,
            bounds_reason: row.bounds_reason.clone(),
            decided_by: Some(row.decided_by.clone()),
            decided_on: row.decided_on,
            paper: row.paper.clone(),
            note: row.note.clone(),
            reason: None,
        }
    }
}

/// The merge patch of a classification.
pub type ClassificationPatch = foundation::http::PatchBody<ClassificationBody>;

/// What a classification was after one of its changes.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ClassificationChange {
    /// When.
    pub at: Instant,
    /// Who, by the name of that time.
    #[schema(example = "Nguyễn Văn Á")]
    pub account_name: String,
    /// For whom a substitute did it.
    pub acting_for_name: Option<String>,
    /// Why, where the year was closed.
    pub reason: Option<String>,
    /// The level since then.
    pub level: ClassificationLevel,
    /// The points since then.
    pub points_hundredths: Option<i32>,
    /// Who decided it, in words.
    pub decided_by: String,
    /// The paper since then.
    pub paper: Option<String>,
}

/// How a classification came to be what it is.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ClassificationHistory {
    /// The newest first.
    pub items: Vec<ClassificationChange>,
}
