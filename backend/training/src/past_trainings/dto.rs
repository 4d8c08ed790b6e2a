//! Past training on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::plan::{PastPlan, PastStep};
use super::sheet::PastIssue;
use crate::courses::rules::Mode;
use crate::results::ScoreBody;
use foundation::http::UploadFields;
use foundation::kernel::{Id, text_enum};
use ward::catalogue::rules::CertificateKind;
use ward::findings::rules::Purpose;
use ward::sheets::{MAX_FILE_BYTES, RemarkView};

text_enum! {
    /// Whether the papers were compared with their originals.
    pub enum PaperCheck {
        /// Compared: certificates count at once.
        Compared = "compared" / "Đã đối chiếu bản gốc",
        /// Not yet: certificates wait to be verified.
        NotYet = "not_yet" / "Chưa đối chiếu",
    }
}

/// Past training of a person. It was completed: other past training is not recorded.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PastTrainingBody {
    /// The person.
    pub staff_id: Id,
    /// The programme.
    pub programme_id: Id,
    /// What the course was called; the programme's name when left out.
    #[validate(length(max = 300))]
    #[schema(max_length = 300)]
    pub name: Option<String>,
    /// Who organised it.
    #[validate(length(min = 1, max = 200))]
    #[schema(min_length = 1, max_length = 200, example = "Trường Chính trị Tô Hiệu")]
    pub organiser: String,
    /// How it was held; in person when left out.
    pub mode: Option<Mode>,
    /// The first day; it may be before 2026.
    #[schema(example = "2024-03-04")]
    pub first_day: NaiveDate,
    /// The last day.
    #[schema(example = "2024-05-31")]
    pub last_day: NaiveDate,
    /// The score, where there is one.
    pub score: Option<ScoreBody>,
    /// A remark.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    pub note: Option<String>,
    /// What a specialised programme was taken for; the post when left out.
    pub purpose: Option<Purpose>,
    /// Which new or added task it was taken for.
    #[validate(length(max = 200))]
    #[schema(max_length = 200)]
    pub purpose_task: Option<String>,
    /// The certificate, where there is one.
    #[validate(nested)]
    pub certificate: Option<PastCertificateBody>,
    /// Whether the certificate was compared with its original; not yet when left out.
    pub papers: Option<PaperCheck>,
    /// Why it is entered now, where the year of the course's last day is closed: it becomes an amendment.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000, example = "Cơ sở đào tạo gửi kết quả muộn")]
    pub reason: Option<String>,
}

/// The certificate of past training.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PastCertificateBody {
    /// Certificate or confirmation.
    pub kind: CertificateKind,
    /// Its number; a confirmation may have none.
    #[validate(length(max = 100))]
    #[schema(max_length = 100, example = "QLNN-2024-0153")]
    pub number: Option<String>,
    /// Who issued it.
    #[validate(length(min = 1, max = 200))]
    #[schema(min_length = 1, max_length = 200, example = "Trường Chính trị Tô Hiệu")]
    pub issuer: String,
    /// The day of issue.
    pub issued_on: NaiveDate,
}

/// What was recorded.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PastTrainingView {
    /// The person.
    pub staff_id: Id,
    /// The course of this training, shared by those who took it together.
    pub course_id: Id,
    /// The completed nomination.
    pub nomination_id: Id,
    /// Its result.
    pub result_id: Id,
    /// Its certificate; null where there is none.
    pub certificate_id: Option<Id>,
}

/// Beside the file of a preview: nothing.
#[derive(Clone, Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PastSheetUpload {}

impl UploadFields for PastSheetUpload {
    const LARGEST_FILE: usize = MAX_FILE_BYTES;
}

/// The form of a preview.
pub type PastSheetForm = foundation::http::UploadBody<PastSheetUpload>;

/// Beside the file of an import.
#[derive(Clone, Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PastImportUpload {
    /// The hash of the plan that the preview showed.
    #[validate(length(equal = 64))]
    #[schema(min_length = 64, max_length = 64)]
    pub plan_hash: String,
    /// Whether the certificates were compared with their originals; not yet when left out.
    pub papers: Option<PaperCheck>,
    /// Why they are entered now, where the year of the course's last day is closed: they become amendments.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000, example = "Cơ sở đào tạo gửi kết quả muộn")]
    pub reason: Option<String>,
}

impl UploadFields for PastImportUpload {
    const LARGEST_FILE: usize = MAX_FILE_BYTES;
}

/// The form of an import.
pub type PastImportForm = foundation::http::UploadBody<PastImportUpload>;

/// What an import would do.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PastPreview {
    /// How many rows there are, the bad ones too.
    pub rows: usize,
    /// The rows that can be taken, and what is done with each.
    pub steps: Vec<PastStep>,
    /// Everything to look at: each bad cell by sheet and address.
    pub issues: Vec<PastIssue>,
    /// What of the file was not read.
    pub remarks: Vec<RemarkView>,
    /// Sent again with the import: it is refused when the plan has changed meanwhile.
    pub plan_hash: String,
}

impl From<PastPlan> for PastPreview {
    fn from(plan: PastPlan) -> Self {
        Self {
            rows: plan.total,
            steps: plan.steps,
            issues: plan.issues,
            remarks: plan.remarks.iter().map(RemarkView::from).collect(),
            plan_hash: plan.hash,
        }
    }
}

/// What an import did.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PastImportAnswer {
    /// Rows recorded.
    pub recorded: usize,
    /// Rows that were on record already.
    pub already_there: usize,
    /// Rows that were left out because of a bad cell.
    pub left_out: usize,
    /// Rows that a rule refused.
    pub refused: Vec<RefusedRow>,
}

/// A row that a rule refused.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RefusedRow {
    /// The sheet's name.
    pub sheet: String,
    /// The row as Excel counts it.
    pub row: u32,
    /// Why, as problem details.
    #[schema(value_type = Object)]
    pub problem: serde_json::Value,
}
