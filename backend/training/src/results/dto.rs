//! Results on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::rules::{Grade, ResultOutcome, Score};
use super::store::{ResultRow, TrainingResult};
use foundation::http::UploadFields;
use foundation::kernel::{Id, Instant};
use ward::files::rules::LARGEST_FILE;

/// What came of a course for a person.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ResultView {
    /// Its id.
    pub id: Id,
    /// The place in the course.
    pub nomination_id: Id,
    /// The person.
    pub staff_id: Id,
    /// The person's name.
    #[schema(example = "Nguyễn Văn Á")]
    pub full_name: String,
    /// The unit that the person was sent from.
    pub unit_id: Id,
    /// The course.
    pub course_id: Id,
    /// The course's name.
    pub course_name: String,
    /// The course's last day.
    pub last_day: NaiveDate,
    /// What came of it.
    pub outcome: ResultOutcome,
    /// The score as it is written here, with a comma.
    #[schema(example = "8,25")]
    pub score: Option<String>,
    /// The score in hundredths.
    #[schema(example = 825)]
    pub score_hundredths: Option<i32>,
    /// The grade of the score.
    pub grade: Option<Grade>,
    /// Whether it is entered as the school confirmed it.
    pub confirmed_by_school: bool,
    /// Whether the school's paper is there.
    pub has_file: bool,
    /// A remark.
    pub note: Option<String>,
    /// When it was entered.
    pub entered_at: Instant,
    /// Counts its changes; the ETag carries it.
    pub revision: i64,
}

impl From<ResultRow> for ResultView {
    fn from(row: ResultRow) -> Self {
        let result = row.result;
        Self {
            id: result.id,
            nomination_id: result.nomination_id,
            staff_id: result.staff_id,
            full_name: row.full_name,
            unit_id: result.unit_id,
            course_id: row.course_id,
            course_name: row.course_name,
            last_day: row.last_day,
            outcome: result.outcome,
            score: result.score().map(|score| score.to_string()),
            score_hundredths: result.score_hundredths,
            grade: result.grade,
            confirmed_by_school: result.confirmed_by_school,
            has_file: result.file_id.is_some(),
            note: result.note,
            entered_at: result.entered_at,
            revision: result.revision,
        }
    }
}

/// A score from 0 to 10 with at most two decimals: a text as it is written here, or a number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(untagged)]
#[schema(example = "8,25")]
pub enum ScoreBody {
    /// `8`, `8,5` or `8.25`.
    Text(String),
    /// 8.25
    Number(f64),
}

impl ScoreBody {
    /// The score; `None` when it is none.
    pub fn score(&self) -> Option<Score> {
        match self {
            Self::Text(text) => Score::parse(text),
            Self::Number(number) => Score::parse(&number.to_string()),
        }
    }
}

/// Results to enter, many at once.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ResultsBody {
    /// The results, in the order in which they are entered.
    #[validate(length(min = 1, max = 500), nested)]
    #[schema(min_items = 1, max_items = 500)]
    pub results: Vec<NewResult>,
}

/// A result to enter.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewResult {
    /// The place in the course.
    pub nomination_id: Id,
    /// What came of it.
    pub outcome: ResultOutcome,
    /// The score, where there is one.
    pub score: Option<ScoreBody>,
    /// Whether it is entered as the school confirmed it; false when left out.
    pub confirmed_by_school: Option<bool>,
    /// A remark.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    pub note: Option<String>,
    /// Why it is entered now, where the year of the course's last day is closed: it becomes an amendment.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000, example = "Cơ sở đào tạo gửi kết quả muộn")]
    pub reason: Option<String>,
}

/// A result as it is corrected.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ResultBody {
    /// What came of it.
    pub outcome: ResultOutcome,
    /// The score, where there is one.
    pub score: Option<ScoreBody>,
    /// Whether it is entered as the school confirmed it.
    pub confirmed_by_school: bool,
    /// A remark.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    pub note: Option<String>,
    /// Why it is corrected: every correction needs one.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000, example = "Cơ sở đào tạo đính chính điểm")]
    pub reason: Option<String>,
}

impl From<&TrainingResult> for ResultBody {
    fn from(result: &TrainingResult) -> Self {
        Self {
            outcome: result.outcome,
            score: result.score().map(|score| ScoreBody::Text(score.to_string())),
            confirmed_by_school: result.confirmed_by_school,
            note: result.note.clone(),
            reason: None,
        }
    }
}

/// The merge patch of a result.
pub type ResultPatch = foundation::http::PatchBody<ResultBody>;

/// What became of one result that was sent.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ResultAnswer {
    /// The place in the course.
    pub nomination_id: Id,
    /// The result as entered; null when it was refused.
    pub result: Option<ResultView>,
    /// Why it was refused, as problem details; null otherwise.
    #[schema(value_type = Option<Object>)]
    pub problem: Option<serde_json::Value>,
}

/// What became of each result, in the order sent.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ResultsAnswer {
    /// One for each result sent.
    pub items: Vec<ResultAnswer>,
}

/// Beside the school's confirmation.
#[derive(Clone, Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ResultScan {
    /// Why it is sent now, where the year of the course's last day is closed: it becomes an amendment.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    pub reason: Option<String>,
}

impl UploadFields for ResultScan {
    const LARGEST_FILE: usize = LARGEST_FILE as usize;
}

/// The form of the school's confirmation: a PDF, JPEG or PNG up to 10 MB, told by its content.
pub type ResultScanForm = foundation::http::UploadBody<ResultScan>;
