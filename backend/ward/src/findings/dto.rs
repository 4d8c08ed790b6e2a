//! Findings on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::rules::{FindingReason, Purpose, RequirementStanding};
use super::store::{FindingRow, RequirementFinding};
use foundation::kernel::{Id, Instant};

/// A finding on the professional requirement of a person's post or task.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FindingView {
    /// Its id.
    pub id: Id,
    /// The person.
    pub staff_id: Id,
    /// The person's name.
    #[schema(example = "Nguyễn Văn Á")]
    pub full_name: String,
    /// The unit that the person belonged to when it was recorded.
    pub unit_id: Id,
    /// What asks for it.
    pub requirement: Purpose,
    /// The task, where it is one.
    pub requirement_task: Option<String>,
    /// The post, where it is one that is known.
    pub post_id: Option<Id>,
    /// Whether it is met.
    pub meets: bool,
    /// From which day.
    pub from_day: NaiveDate,
    /// What says so.
    pub source: FindingReason,
    /// The certificate that says so.
    pub certificate_id: Option<Id>,
    /// Words beside it.
    pub reason: Option<String>,
    /// When it was recorded.
    pub created_at: Instant,
}

impl FindingView {
    /// A finding on the person with this name.
    pub fn of(finding: RequirementFinding, full_name: String) -> Self {
        Self {
            id: finding.id,
            staff_id: finding.staff_id,
            full_name,
            unit_id: finding.unit_id,
            requirement: finding.requirement,
            requirement_task: finding.requirement_task,
            post_id: finding.post_id,
            meets: finding.meets,
            from_day: finding.from_day,
            source: finding.source,
            certificate_id: finding.certificate_id,
            reason: finding.reason,
            created_at: finding.created_at,
        }
    }
}

impl From<FindingRow> for FindingView {
    fn from(row: FindingRow) -> Self {
        Self::of(row.finding, row.full_name)
    }
}

/// What a review found.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct FindingBody {
    /// The person.
    pub staff_id: Id,
    /// What asks for it.
    pub requirement: Purpose,
    /// The task, where it is one.
    #[validate(length(max = 300))]
    #[schema(max_length = 300, example = "Quản lý đất đai")]
    pub requirement_task: Option<String>,
    /// Whether it is met.
    pub meets: bool,
    /// From which day.
    pub from_day: NaiveDate,
    /// Words beside it.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    pub reason: Option<String>,
}

/// How a person stands on a day towards each requirement on which there is a finding.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PersonStanding {
    /// The person.
    pub staff_id: Id,
    /// The person's name.
    #[schema(example = "Nguyễn Văn Á")]
    pub full_name: String,
    /// The unit that the person belongs to.
    pub unit_id: Id,
    /// What the person is.
    #[schema(example = "Chuyên viên")]
    pub post_title: String,
    /// The day that it is told for.
    pub day: NaiveDate,
    /// Whether any requirement is not met on that day.
    pub below: bool,
    /// One by one.
    pub requirements: Vec<StandingView>,
}

/// How a person stands towards one requirement.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StandingView {
    /// What asks for it.
    pub requirement: Purpose,
    /// The task, where it is one.
    pub requirement_task: Option<String>,
    /// The post, where it is one that is known.
    pub post_id: Option<Id>,
    /// How it stands.
    pub standing: RequirementStanding,
}
