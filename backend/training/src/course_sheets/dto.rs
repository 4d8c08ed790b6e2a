//! Sheets of a course on the wire.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::sheet::{Performed, Step};
use foundation::http::{UploadBody, UploadFields};
use foundation::kernel::text_enum;
use ward::sheets::{MAX_FILE_BYTES, RemarkView, SheetIssue};

text_enum! {
    /// What an import does with a row.
    pub enum SheetAction {
        /// Records it.
        Record = "record" / "Ghi nhận",
        /// It is on record already.
        AlreadyThere = "already_there" / "Đã có",
    }
}

/// Beside the file of a preview: nothing.
#[derive(Clone, Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CourseSheetPreview {}

impl UploadFields for CourseSheetPreview {
    const LARGEST_FILE: usize = MAX_FILE_BYTES;
}

/// The form of a preview.
pub type CourseSheetPreviewForm = UploadBody<CourseSheetPreview>;

/// Beside the file of an import.
#[derive(Clone, Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CourseSheetImport {
    /// The hash of what the preview showed.
    #[validate(length(equal = 64))]
    #[schema(min_length = 64, max_length = 64)]
    pub plan_hash: String,
}

impl UploadFields for CourseSheetImport {
    const LARGEST_FILE: usize = MAX_FILE_BYTES;
}

/// The form of an import.
pub type CourseSheetImportForm = UploadBody<CourseSheetImport>;

/// A row, and what an import does with it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CourseSheetStep {
    /// The sheet's name.
    pub sheet: String,
    /// The row as Excel counts it.
    pub row: u32,
    /// The person's name.
    #[schema(example = "Nguyễn Văn Á")]
    pub full_name: String,
    /// What is done.
    pub action: SheetAction,
    /// What the row says, in Vietnamese.
    #[schema(example = "Đạt, điểm 8,25")]
    pub words: String,
}

impl From<&Step> for CourseSheetStep {
    fn from(step: &Step) -> Self {
        Self {
            sheet: step.sheet.clone(),
            row: step.row,
            full_name: step.name.clone(),
            action: if step.recorded { SheetAction::Record } else { SheetAction::AlreadyThere },
            words: step.words.clone(),
        }
    }
}

/// What an import would do.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CourseSheetPlan {
    /// How many rows say something, the bad ones too.
    pub rows: usize,
    /// The rows of which something can be taken, and what is done with each.
    pub steps: Vec<CourseSheetStep>,
    /// Everything to look at: each bad cell by sheet and address.
    pub issues: Vec<SheetIssue>,
    /// What of the file was not read.
    pub remarks: Vec<RemarkView>,
    /// Sent again with the import: it is refused when what it would do has changed meanwhile.
    pub plan_hash: String,
}

impl CourseSheetPlan {
    /// In the reader's language.
    pub fn of(performed: &Performed, english: bool) -> Self {
        Self {
            rows: performed.rows,
            steps: performed.steps.iter().map(CourseSheetStep::from).collect(),
            issues: performed.faults.iter().map(|fault| SheetIssue::of(fault, english)).collect(),
            remarks: performed.remarks.iter().map(RemarkView::from).collect(),
            plan_hash: performed.hash.clone(),
        }
    }
}

/// What an import did.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CourseSheetDone {
    /// Rows of which something was recorded.
    pub recorded: usize,
    /// Rows that were on record already.
    pub already_there: usize,
    /// Rows of which nothing was taken.
    pub left_out: usize,
}

impl From<&Performed> for CourseSheetDone {
    fn from(performed: &Performed) -> Self {
        let recorded = performed.recorded();
        let already_there = performed.steps.len() - recorded;
        Self { recorded, already_there, left_out: performed.rows - performed.steps.len() }
    }
}
