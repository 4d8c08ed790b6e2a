//! The file of a person on the wire.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::classifications::rules::ClassificationLevel;
use foundation::kernel::Id;
use training::nominations::rules::{NominationState, Way};
use ward::catalogue::rules::ProgrammeKind;
use ward::staff::StaffView;

/// A time that the person was sent to a course, or past training, with what came of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TimeOfFile {
    /// The nomination.
    pub nomination_id: Id,
    /// The way by which the place came about.
    pub way: Way,
    /// Where it stands.
    pub state: NominationState,
    /// That state in words.
    #[schema(example = "Hoàn thành")]
    pub state_label: String,
    /// The course.
    pub course_id: Id,
    /// The course's name.
    pub course_name: String,
    /// Its programme's name.
    pub programme_name: String,
    /// The kind of its programme.
    pub kind: ProgrammeKind,
    /// Who ran it.
    pub organiser: String,
    /// Its first day.
    pub first_day: NaiveDate,
    /// Its last day.
    pub last_day: NaiveDate,
    /// The unit that the person was sent from.
    pub unit_name: String,
    /// The day of admission; none of past training.
    pub sent_on: Option<NaiveDate>,
    /// The number of the decision, where there is one.
    #[schema(example = "125/QĐ-UBND")]
    pub decision_number: Option<String>,
    /// The score in hundredths.
    pub score_hundredths: Option<i32>,
    /// The grade.
    #[schema(example = "Giỏi")]
    pub grade: Option<String>,
    /// The number of the verified certificate.
    pub certificate_number: Option<String>,
    /// Its day of issue.
    pub certified_on: Option<NaiveDate>,
    /// When the person reported.
    pub reported_on: Option<NaiveDate>,
    /// When the evaluation was signed.
    pub evaluated_on: Option<NaiveDate>,
    /// Its level (mức độ vận dụng).
    #[schema(example = "Vận dụng khá")]
    pub band: Option<String>,
}

/// The classification of a year.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ClassifiedYear {
    /// The year.
    pub year: i32,
    /// Its level.
    pub level: ClassificationLevel,
}

/// A finding on a requirement, as it stood from a day on.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FindingOfFile {
    /// What is required: of the post, of a new task, of an added task.
    #[schema(example = "Yêu cầu của vị trí việc làm")]
    pub requirement: String,
    /// Whether it is met.
    pub meets: bool,
    /// From which day on.
    pub from_day: NaiveDate,
    /// Why.
    pub reason: Option<String>,
}

/// The file of a person, the latest first.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TrainingFile {
    /// The person.
    pub person: StaffView,
    /// As of which day.
    pub day: NaiveDate,
    /// Every time of being sent, and past training.
    pub times: Vec<TimeOfFile>,
    /// The classification of each year.
    pub years: Vec<ClassifiedYear>,
    /// What was found on the requirements that the person has to meet.
    pub findings: Vec<FindingOfFile>,
}
