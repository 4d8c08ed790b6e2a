//! Inspections and findings on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::rules::{MendingAction, MendingState};
use super::store::{FindingRow, Inspection, InspectionRow};
use crate::steps::StepOf;
use foundation::kernel::Id;

/// A finding in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct InspectionFindingSummary {
    /// Its id.
    pub id: Id,
    /// Its inspection.
    pub inspection_id: Id,
    /// What was looked at.
    pub subject: String,
    /// The day of the inspection.
    pub inspected_on: NaiveDate,
    /// The unit that has to mend it.
    pub unit_id: Id,
    /// The unit's name.
    pub unit_name: String,
    /// What is to be mended.
    #[schema(example = "Chưa cập nhật danh sách ký nhận phổ biến Kế hoạch 86/KH-UBND")]
    pub words: String,
    /// By when, that day included.
    pub mend_by: NaiveDate,
    /// Where it stands.
    pub state: MendingState,
    /// When it was last reported mended.
    pub mended_on: Option<NaiveDate>,
    /// Counts its changes; the ETag carries it.
    pub revision: i64,
}

impl From<FindingRow> for InspectionFindingSummary {
    fn from(row: FindingRow) -> Self {
        Self {
            id: row.finding.id,
            inspection_id: row.inspection.id,
            subject: row.inspection.subject,
            inspected_on: row.inspection.day,
            unit_id: row.finding.unit_id,
            unit_name: row.unit_name,
            words: row.finding.words,
            mend_by: row.finding.mend_by,
            state: row.finding.state,
            mended_on: row.finding.mended_on,
            revision: row.finding.revision,
        }
    }
}

/// A finding with all that was done about it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct InspectionFindingView {
    /// The finding.
    #[serde(flatten)]
    pub finding: InspectionFindingSummary,
    /// What whoever asks may do with it now.
    pub actions: Vec<MendingAction>,
    /// Every step, the oldest first.
    pub steps: Vec<StepOf<MendingAction, MendingState>>,
}

/// An inspection in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct InspectionSummary {
    /// Its id.
    pub id: Id,
    /// The unit that was inspected.
    pub unit_id: Id,
    /// The unit's name.
    pub unit_name: String,
    /// The day.
    pub day: NaiveDate,
    /// Who took part.
    pub participants: String,
    /// What was looked at.
    #[schema(example = "Việc cử người đi bồi dưỡng 9 tháng đầu năm")]
    pub subject: String,
    /// What was concluded.
    pub conclusions: String,
    /// Who recorded it, by the name of that time.
    pub recorded_by_name: String,
    /// How many findings there are.
    pub findings_count: i64,
    /// How many of them are still to be mended.
    pub findings_open: i64,
    /// Counts its changes; the ETag carries it.
    pub revision: i64,
}

impl InspectionSummary {
    /// The inspection with how its findings stand.
    pub fn of(row: InspectionRow, findings: &[FindingRow]) -> Self {
        let count = |which: fn(MendingState) -> bool| {
            let found = findings.iter().filter(|row| which(row.finding.state)).count();
            i64::try_from(found).unwrap_or(i64::MAX)
        };
        Self {
            id: row.inspection.id,
            unit_id: row.inspection.unit_id,
            unit_name: row.unit_name,
            day: row.inspection.day,
            participants: row.inspection.participants,
            subject: row.inspection.subject,
            conclusions: row.inspection.conclusions,
            recorded_by_name: row.inspection.recorded_by_name,
            findings_count: count(|_| true),
            findings_open: count(|state| state == MendingState::Open),
            revision: row.inspection.revision,
        }
    }
}

/// An inspection (kiểm tra) with its findings.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct InspectionView {
    /// The inspection.
    #[serde(flatten)]
    pub inspection: InspectionSummary,
    /// Its findings, in the order in which they were recorded.
    pub findings: Vec<InspectionFindingView>,
}

/// What is to be mended, and by when.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct InspectionFindingBody {
    /// What is to be mended.
    #[validate(length(min = 1, max = 2000))]
    #[schema(min_length = 1, max_length = 2000)]
    pub words: String,
    /// By when, not before the inspection, that day included.
    pub mend_by: NaiveDate,
}

/// The merge patch of a finding.
pub type InspectionFindingPatch = foundation::http::PatchBody<InspectionFindingBody>;

/// An inspection as it is recorded.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewInspection {
    /// The unit that was inspected.
    pub unit_id: Id,
    /// What was looked at and concluded.
    #[validate(nested)]
    pub notes: InspectionBody,
    /// What is to be mended; none where all is well.
    #[validate(length(max = 50), nested)]
    #[schema(max_items = 50)]
    pub findings: Vec<InspectionFindingBody>,
}

/// What was looked at and concluded.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct InspectionBody {
    /// The day, not in the future.
    #[schema(example = "2026-07-01")]
    pub day: NaiveDate,
    /// Who took part.
    #[validate(length(min = 1, max = 1000))]
    #[schema(
        min_length = 1,
        max_length = 1000,
        example = "Đỗ Thu Hương, Phó Trưởng phòng; Nguyễn Văn Á, Trưởng phòng"
    )]
    pub participants: String,
    /// What was looked at.
    #[validate(length(min = 1, max = 300))]
    #[schema(min_length = 1, max_length = 300, example = "Việc cử người đi bồi dưỡng 9 tháng đầu năm")]
    pub subject: String,
    /// What was concluded.
    #[validate(length(min = 1, max = 4000))]
    #[schema(min_length = 1, max_length = 4000)]
    pub conclusions: String,
}

impl InspectionBody {
    /// What a patch is laid over.
    pub fn of(row: &Inspection) -> Self {
        Self {
            day: row.day,
            participants: row.participants.clone(),
            subject: row.subject.clone(),
            conclusions: row.conclusions.clone(),
        }
    }
}

/// The merge patch of an inspection.
pub type InspectionPatch = foundation::http::PatchBody<InspectionBody>;

/// What was done about a finding.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct FindingMending {
    /// What was done, and where that can be seen.
    #[validate(length(min = 1, max = 2000))]
    #[schema(min_length = 1, max_length = 2000, example = "Đã lập danh sách ký nhận, lưu tại Văn thư")]
    pub words: String,
}

/// Why a finding is not mended yet.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct FindingReturn {
    /// The reason, told to the unit.
    #[validate(length(min = 1, max = 2000))]
    #[schema(min_length = 1, max_length = 2000)]
    pub reason: String,
    /// By when it is to be mended now, today or later; as before when left out.
    pub mend_by: Option<NaiveDate>,
}
