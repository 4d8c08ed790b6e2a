//! Reviews on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::rules::{FieldFit, ReviewState};
use crate::findings::rules::{FindingReason, Purpose, RequirementStanding};
use crate::staff::rules::{Qualification, StaffCategory, StateManagement};
use foundation::kernel::Id;

/// The review of a year by unit.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReviewsView {
    /// The year.
    #[schema(example = 2026)]
    pub year: i32,
    /// From which day on it is owed.
    pub opens_on: NaiveDate,
    /// The last day for it.
    pub due_on: NaiveDate,
    /// The units in reach that have people.
    pub units: Vec<UnitReviewView>,
}

/// The review of a unit.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UnitReviewView {
    /// The unit.
    pub unit_id: Id,
    /// Its name.
    #[schema(example = "Phòng Kinh tế, Hạ tầng và Đô thị")]
    pub unit_name: String,
    /// Draft or confirmed.
    pub state: ReviewState,
    /// People; once confirmed, on that day.
    pub people: i32,
    /// Of them, who meet the requirement.
    pub meets: i32,
    /// Of them, who do not.
    pub below: i32,
    /// Of them, on whom nothing is found.
    pub not_reviewed: i32,
    /// The day of the confirmation.
    pub confirmed_on: Option<NaiveDate>,
    /// Who confirmed, by the name of that time.
    #[schema(example = "Nguyễn Văn Á")]
    pub confirmed_by_name: Option<String>,
    /// A word of the head.
    pub note: Option<String>,
    /// How many people stand otherwise than they stood when it was confirmed, newcomers and leavers included.
    pub changed_since: i32,
    /// Whether whoever asks may confirm it.
    pub may_confirm: bool,
}

/// The people of a unit in the review of a year.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UnitReviewPeople {
    /// The year.
    #[schema(example = 2026)]
    pub year: i32,
    /// The unit.
    pub unit: UnitReviewView,
    /// Its people by name.
    pub people: Vec<ReviewedPerson>,
}

/// A person in the review.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReviewedPerson {
    /// The person.
    pub staff_id: Id,
    /// The name.
    #[schema(example = "Trần Thị Hoà")]
    pub full_name: String,
    /// The category.
    pub category: StaffCategory,
    /// The post, where it is known.
    pub post_id: Option<Id>,
    /// The title held.
    #[schema(example = "Chuyên viên")]
    pub post_title: String,
    /// The fields of study that meet the post's requirement.
    pub fields_of_post: Vec<String>,
    /// The person's own.
    pub field_of_study: Option<String>,
    /// Level of qualification.
    pub qualification: Option<Qualification>,
    /// Level of state management.
    pub state_management: Option<StateManagement>,
    /// Meets it, does not, or nobody has looked: below where any requirement is not met.
    pub standing: RequirementStanding,
    /// What says so; null where nobody has looked.
    pub basis: Option<ReviewBasis>,
    /// What the field of study suggests.
    pub suggestion: FieldFit,
    /// How the person stood when the review was confirmed; null before, and for who came later.
    pub confirmed_standing: Option<RequirementStanding>,
    /// Whether that has changed since.
    pub changed_since: bool,
    /// Whether whoever asks may record a finding on the person.
    pub may_correct: bool,
}

/// The finding that decides how a person stands.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReviewBasis {
    /// The finding.
    pub finding_id: Id,
    /// What asks for it.
    pub requirement: Purpose,
    /// The task, where it is one.
    pub requirement_task: Option<String>,
    /// What says so: the roster, a certificate, or a review.
    pub source: FindingReason,
    /// From which day.
    pub from_day: NaiveDate,
    /// Words beside it.
    pub reason: Option<String>,
    /// The certificate, where it is one.
    pub certificate_id: Option<Id>,
}

/// Which review is confirmed.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ReviewConfirmationBody {
    /// The unit.
    pub unit_id: Id,
    /// The year.
    #[schema(example = 2026)]
    pub year: i32,
    /// A word of the head.
    #[validate(length(max = 2000))]
    #[schema(max_length = 2000)]
    pub note: Option<String>,
}
