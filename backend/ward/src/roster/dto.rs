//! Imports on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::sheets::{MAX_FILE_BYTES, Mark, RemarkView, Severity};
use crate::staff::import::{self, AbsenceAction, AbsenceColumn, Field, IssueCode, Meaning, PersonAction, UnitAction};
use crate::staff::rules::AbsenceKind;
use foundation::http::{UploadBody, UploadFields};
use foundation::kernel::{Id, text_enum};

/// What the user says of a column instead of what was understood.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "sheet": "CBCC phường", "column": "O", "meaning": "post" }))]
pub struct ColumnChoiceBody {
    /// The sheet's name.
    #[validate(length(max = 100))]
    #[schema(max_length = 100)]
    pub sheet: String,
    /// The column's letters, as Excel shows them.
    #[validate(length(max = 3))]
    #[schema(max_length = 3)]
    pub column: String,
    /// What the column holds.
    pub meaning: Meaning,
}

/// What the user says of a row that may be somebody known.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "sheet": "CBCC phường", "row": 21, "same_as": "01981f2e-7c00-7000-8000-000000000001" }))]
pub struct RowAnswerBody {
    /// The sheet's name.
    #[validate(length(max = 100))]
    #[schema(max_length = 100)]
    pub sheet: String,
    /// The row as Excel counts it.
    pub row: u32,
    /// The known person that it is; somebody new when left out.
    pub same_as: Option<Id>,
}

/// The form of a preview of the roster, beside the file.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct RosterPreview {
    /// What columns hold, where the reading of the headings is not right.
    #[validate(nested, length(max = 500))]
    #[schema(max_items = 500)]
    pub choices: Option<Vec<ColumnChoiceBody>>,
    /// Who the rows are that may be somebody known.
    #[validate(nested, length(max = 50000))]
    #[schema(max_items = 50000)]
    pub answers: Option<Vec<RowAnswerBody>>,
}

/// The form of accepting, beside the file.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct RosterImport {
    /// What columns hold, as in the preview.
    #[validate(nested, length(max = 500))]
    #[schema(max_items = 500)]
    pub choices: Option<Vec<ColumnChoiceBody>>,
    /// Who the rows are, as in the preview.
    #[validate(nested, length(max = 50000))]
    #[schema(max_items = 50000)]
    pub answers: Option<Vec<RowAnswerBody>>,
    /// The hash of the plan that was shown.
    #[validate(length(min = 64, max = 64))]
    #[schema(min_length = 64, max_length = 64)]
    pub plan_hash: String,
}

/// The form of a preview of absences: nothing beside the file.
#[derive(Clone, Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct AbsencesPreview {}

/// The form of accepting absences, beside the file.
#[derive(Clone, Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct AbsencesImport {
    /// The hash of the plan that was shown.
    #[validate(length(min = 64, max = 64))]
    #[schema(min_length = 64, max_length = 64)]
    pub plan_hash: String,
}

impl UploadFields for RosterPreview {
    const LARGEST_FILE: usize = MAX_FILE_BYTES;
}

impl UploadFields for RosterImport {
    const LARGEST_FILE: usize = MAX_FILE_BYTES;
}

impl UploadFields for AbsencesPreview {
    const LARGEST_FILE: usize = MAX_FILE_BYTES;
}

impl UploadFields for AbsencesImport {
    const LARGEST_FILE: usize = MAX_FILE_BYTES;
}

/// The form of a preview of the roster.
pub type RosterPreviewUpload = UploadBody<RosterPreview>;
/// The form of accepting a roster.
pub type RosterImportUpload = UploadBody<RosterImport>;
/// The form of a preview of absences.
pub type AbsencesPreviewUpload = UploadBody<AbsencesPreview>;
/// The form of accepting absences.
pub type AbsencesImportUpload = UploadBody<AbsencesImport>;

/// A column and what was understood of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ColumnView {
    /// As Excel shows it.
    #[schema(example = "C")]
    pub letters: String,
    /// The heading; the parts of a head of several rows with " / " between.
    #[schema(example = "Ngày, tháng, năm sinh / Nam")]
    pub heading: String,
    /// What it holds.
    pub meaning: Meaning,
    /// Whether the user has chosen that.
    pub chosen: bool,
}

/// A sheet and what was understood of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SheetView {
    /// Its name.
    #[schema(example = "CBCC phường")]
    pub name: String,
    /// The rows above the head.
    pub titles: Vec<String>,
    /// The columns; none when no table was found in it.
    pub columns: Vec<ColumnView>,
    /// How many people stand in it.
    pub people: usize,
}

/// One thing to look at, by sheet and cell.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct IssueView {
    /// The sheet's name.
    #[schema(example = "CBCC phường")]
    pub sheet: String,
    /// The cell as Excel names it; empty when the whole sheet is meant.
    #[schema(example = "C14")]
    pub cell: String,
    /// What stands there.
    #[schema(example = "31/02/1990")]
    pub value: String,
    /// Whether the row is left out for it.
    pub severity: Severity,
    /// Which issue.
    pub code: IssueCode,
    /// The same in Vietnamese.
    #[schema(example = "Ngày sinh không đọc được (cần ngày/tháng/năm).")]
    pub message: String,
    /// Another cell that has to do with it.
    pub other_cell: Option<String>,
}

impl From<&IssueView> for Mark {
    fn from(issue: &IssueView) -> Self {
        Self {
            sheet: issue.sheet.clone(),
            cell: issue.cell.clone(),
            severity: issue.severity,
            message: issue.message.clone(),
        }
    }
}

impl From<import::Issue> for IssueView {
    fn from(issue: import::Issue) -> Self {
        Self {
            sheet: issue.sheet,
            cell: issue.cell,
            value: issue.value,
            severity: issue.severity,
            code: issue.code,
            message: issue.message,
            other_cell: issue.other_cell,
        }
    }
}

/// A unit that the file names.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UnitStepView {
    /// The name as the file has it first.
    #[schema(example = "Phòng Văn hoá - Xã hội")]
    pub name: String,
    /// The known unit that it is; null when it is made.
    pub unit_id: Option<Id>,
    /// How many people of the file belong to it.
    pub people: usize,
}

impl From<import::UnitStep> for UnitStepView {
    fn from(step: import::UnitStep) -> Self {
        let unit_id = match step.action {
            UnitAction::Match(id) => Some(id),
            UnitAction::Create => None,
        };
        Self { name: step.name, unit_id, people: step.people }
    }
}

text_enum! {
    /// What becomes of a row of the roster.
    pub enum RowAction {
        /// A new person.
        Create = "create" / "Thêm mới",
        /// A known person of whom the file says nothing new.
        Unchanged = "unchanged" / "Không đổi",
        /// A known person of whom the file says something new.
        Update = "update" / "Cập nhật",
        /// Perhaps a known person: to be answered.
        Ask = "ask" / "Cần xác nhận",
        /// The row has errors and is not taken.
        LeftOut = "left_out" / "Không nhập",
    }
}

/// A field that changes.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ChangeView {
    /// Which field.
    pub field: Field,
    /// What is known; empty when nothing is.
    pub before: String,
    /// What the file says.
    pub after: String,
}

/// A known person who may be the one of a row.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CandidateView {
    /// The person's id.
    pub id: Id,
    /// The name that is known.
    pub name: String,
    /// Which of name, birth date, telephone and code agree.
    pub agreeing: Vec<Field>,
}

/// A row of the roster and what becomes of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RowView {
    /// The sheet's name.
    pub sheet: String,
    /// The row as Excel counts it.
    pub row: u32,
    /// The name.
    pub name: String,
    /// The birth date, or the year alone.
    pub birth_date: String,
    /// The unit's name.
    pub unit: String,
    /// What becomes of it.
    pub action: RowAction,
    /// The known person, where it is one.
    pub staff_id: Option<Id>,
    /// What changes.
    pub changes: Vec<ChangeView>,
    /// Who may be meant, where that is asked.
    pub candidates: Vec<CandidateView>,
}

impl From<import::PersonStep> for RowView {
    fn from(step: import::PersonStep) -> Self {
        let (action, staff_id, changes, candidates) = match step.action {
            PersonAction::Create => (RowAction::Create, None, Vec::new(), Vec::new()),
            PersonAction::Unchanged(id) => (RowAction::Unchanged, Some(id), Vec::new(), Vec::new()),
            PersonAction::Update { id, changes } => (RowAction::Update, Some(id), changes, Vec::new()),
            PersonAction::Ask(candidates) => (RowAction::Ask, None, Vec::new(), candidates),
            PersonAction::LeftOut => (RowAction::LeftOut, None, Vec::new(), Vec::new()),
        };
        let person = &step.person;
        Self {
            name: person.get(Field::Name).to_owned(),
            birth_date: person.get(Field::BirthDate).to_owned(),
            unit: person.get(Field::Unit).to_owned(),
            sheet: step.person.sheet,
            row: step.person.row,
            action,
            staff_id,
            changes: changes
                .into_iter()
                .map(|change| ChangeView { field: change.field, before: change.before, after: change.after })
                .collect(),
            candidates: candidates
                .into_iter()
                .map(|candidate| CandidateView { id: candidate.id, name: candidate.name, agreeing: candidate.agreeing })
                .collect(),
        }
    }
}

/// How many rows become what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct ImportCounts {
    /// New.
    pub create: usize,
    /// Nothing new.
    pub unchanged: usize,
    /// Changed.
    pub update: usize,
    /// To be answered; not taken until then.
    pub ask: usize,
    /// Not taken.
    pub left_out: usize,
    /// Units that are made.
    pub units_created: usize,
}

impl ImportCounts {
    /// The counts of a plan of the roster.
    pub fn of(plan: &import::Plan) -> Self {
        let mut counts = Self::default();
        for step in &plan.people {
            *match step.action {
                PersonAction::Create => &mut counts.create,
                PersonAction::Unchanged(_) => &mut counts.unchanged,
                PersonAction::Update { .. } => &mut counts.update,
                PersonAction::Ask(_) => &mut counts.ask,
                PersonAction::LeftOut => &mut counts.left_out,
            } += 1;
        }
        counts.units_created = plan.units.iter().filter(|unit| unit.action == UnitAction::Create).count();
        counts
    }
}

/// What accepting a roster would do.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RosterPreviewView {
    /// The sheets, as understood.
    pub sheets: Vec<SheetView>,
    /// Everything to look at, by sheet and cell.
    pub issues: Vec<IssueView>,
    /// The units that the file names.
    pub units: Vec<UnitStepView>,
    /// The rows in the order of the file.
    pub rows: Vec<RowView>,
    /// What of the file was not read.
    pub remarks: Vec<RemarkView>,
    /// How many rows become what.
    pub counts: ImportCounts,
    /// To be sent with the file to accept exactly this.
    pub plan_hash: String,
}

/// What accepting has done.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ImportDone {
    /// How many rows became what.
    pub counts: ImportCounts,
}

/// A column of absences and what was understood of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AbsenceColumnView {
    /// As Excel shows it.
    pub letters: String,
    /// The heading.
    pub heading: String,
    /// What it holds.
    pub meaning: AbsenceColumn,
}

/// A sheet of absences and what was understood of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AbsenceSheetView {
    /// Its name.
    pub name: String,
    /// The columns; none when no table was found in it.
    pub columns: Vec<AbsenceColumnView>,
}

/// A row of absences and what becomes of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AbsenceRowView {
    /// The sheet's name.
    pub sheet: String,
    /// The row as Excel counts it.
    pub row: u32,
    /// The name.
    pub name: String,
    /// Why.
    pub kind: AbsenceKind,
    /// The first day away.
    pub first_day: NaiveDate,
    /// The last day away.
    pub last_day: NaiveDate,
    /// What becomes of it.
    pub action: AbsenceAction,
    /// Whose it is, once that is clear.
    pub staff_id: Option<Id>,
}

impl From<import::AbsenceStep> for AbsenceRowView {
    fn from(step: import::AbsenceStep) -> Self {
        Self {
            sheet: step.row.sheet,
            row: step.row.row,
            name: step.row.name,
            kind: step.row.kind,
            first_day: step.row.first_day,
            last_day: step.row.last_day,
            action: step.action,
            staff_id: step.staff_id,
        }
    }
}

/// What accepting absences would do.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AbsencesPreviewView {
    /// The sheets, as understood.
    pub sheets: Vec<AbsenceSheetView>,
    /// Everything to look at, by sheet and cell.
    pub issues: Vec<IssueView>,
    /// The rows that could be read, in the order of the file.
    pub rows: Vec<AbsenceRowView>,
    /// What of the file was not read.
    pub remarks: Vec<RemarkView>,
    /// How many rows become what.
    pub counts: ImportCounts,
    /// To be sent with the file to accept exactly this.
    pub plan_hash: String,
}
