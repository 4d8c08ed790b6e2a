//! Courses and their sessions on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::rules::{CourseState, Mode, Origin};
use super::store::{Course, CourseSession};
use super::time_of_day::TimeOfDay;
use foundation::http::FaultView;
use foundation::kernel::{Id, Instant};
use ward::catalogue::rules::{LengthUnit, ProgrammeKind};

/// The programme of a course, in short.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CourseProgramme {
    /// Its id.
    pub id: Id,
    /// Short code that people use.
    #[schema(example = "NN-05")]
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: ProgrammeKind,
}

/// The letter behind a course, in short.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CourseLetter {
    /// Its id.
    pub id: Id,
    /// Its number.
    #[schema(example = "1234/SNV-CCVC")]
    pub number: String,
    /// Its day.
    pub issued_on: NaiveDate,
    /// Who issued it.
    #[schema(example = "Sở Nội vụ thành phố Hải Phòng")]
    pub issuer: String,
}

/// How long a course is, in what its programme counts.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct CourseLength {
    /// Days with teaching: those with a session; without sessions the working days from the first to the last.
    #[schema(example = 3)]
    pub training_days: u32,
    /// In what the programme counts; null where the superior sets the length.
    pub unit: Option<LengthUnit>,
    /// The length so counted.
    pub length: Option<u32>,
    /// At least so long, by the programme.
    pub least: Option<u32>,
    /// At most so long, by the programme.
    pub most: Option<u32>,
}

/// The item of the year plan that a course answers, in short.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CoursePlanItem {
    /// Its id.
    pub id: Id,
    /// The year plan.
    pub year_plan_id: Id,
    /// For which year.
    #[schema(example = 2027)]
    pub year: i32,
    /// In which quarter.
    pub quarter: i32,
    /// What it is about.
    pub content: String,
}

/// A course (lớp bồi dưỡng, tập huấn).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CourseView {
    /// Its id.
    pub id: Id,
    /// The unit that runs or records it; it is offered to that unit and all below.
    pub unit_id: Id,
    /// The programme that it is a run of.
    pub programme: CourseProgramme,
    /// The superior's letter behind it.
    pub letter: Option<CourseLetter>,
    /// The item of the year plan that it answers.
    pub year_plan_item: Option<CoursePlanItem>,
    /// Its name.
    #[schema(example = "Lớp kỹ năng số cho cán bộ, công chức, khóa 2")]
    pub name: String,
    /// Who organises it.
    #[schema(example = "Sở Nội vụ thành phố Hải Phòng")]
    pub organiser: String,
    /// Where it comes from: it decides the way of a nomination.
    pub origin: Origin,
    /// How it is held.
    pub mode: Mode,
    /// Its state.
    pub state: CourseState,
    /// Why it was postponed, cancelled or reopened.
    pub state_reason: Option<String>,
    /// The first day.
    pub first_day: NaiveDate,
    /// The last day.
    pub last_day: NaiveDate,
    /// Where it is held.
    pub place: Option<String>,
    /// How many it takes; null: any number.
    pub seats: Option<i32>,
    /// How many seats are taken.
    pub seats_taken: i32,
    /// The last day on which people may be named.
    pub nomination_deadline: Option<NaiveDate>,
    /// Learnt at one's own pace.
    pub self_paced: bool,
    /// Marked as not taking people from their desks.
    pub keeps_at_desk: bool,
    /// Why its length is not what the programme asks for.
    pub length_reason: Option<String>,
    /// What the whole course is estimated to cost, in đồng.
    pub cost: Option<i64>,
    /// The allocation that pays for it.
    pub allocation_id: Option<Id>,
    /// What else is to be known.
    pub note: Option<String>,
    /// How many sessions it has.
    pub sessions_count: i64,
    /// How long it is.
    pub length: CourseLength,
    /// What differs from the rules and was noted as it came: `length_rule`. In the answer to a change of its times also
    /// whom it now conflicts with: `overlap`, `unit_understaffed`, `not_at_work`; and `allocation_overrun` where more is
    /// planned on its allocation than there is.
    pub remarks: Vec<FaultView>,
    /// When it was entered.
    pub created_at: Instant,
    /// Counts its changes; the ETag carries it.
    pub revision: i64,
}

/// A session (buổi học) as it is made or changed.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct SessionBody {
    /// The day.
    #[schema(example = "2026-09-08")]
    pub day: NaiveDate,
    /// When it begins.
    pub starts: TimeOfDay,
    /// When it ends, later on the same day.
    #[schema(example = "11:30")]
    pub ends: TimeOfDay,
    /// What it is about.
    #[validate(length(max = 500))]
    #[schema(max_length = 500)]
    pub topic: Option<String>,
    /// Where it is held, when not where the course is.
    #[validate(length(max = 200))]
    #[schema(max_length = 200)]
    pub place: Option<String>,
}

impl From<CourseSession> for SessionBody {
    fn from(session: CourseSession) -> Self {
        Self {
            day: session.day,
            starts: TimeOfDay::from_minute(session.starts_minute),
            ends: TimeOfDay::from_minute(session.ends_minute),
            topic: session.topic,
            place: session.place,
        }
    }
}

/// A course as it is made or changed.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CourseBody {
    /// The unit that runs or records it; the top of one's reach when left out. It cannot be changed later.
    pub unit_id: Option<Id>,
    /// The programme that it is a run of.
    pub programme_id: Id,
    /// The superior's letter behind it; a summoned course needs one before it is opened.
    pub letter_id: Option<Id>,
    /// The item of an approved year plan that it answers: one of its programme, or one that names none.
    pub year_plan_item_id: Option<Id>,
    /// Its name; the programme's when left out.
    #[validate(length(max = 500))]
    #[schema(max_length = 500, example = "Lớp kỹ năng số cho cán bộ, công chức, khóa 2")]
    pub name: Option<String>,
    /// Who organises it.
    #[validate(length(min = 1, max = 300))]
    #[schema(min_length = 1, max_length = 300, example = "Sở Nội vụ thành phố Hải Phòng")]
    pub organiser: String,
    /// Where it comes from.
    pub origin: Origin,
    /// How it is held.
    pub mode: Mode,
    /// The first day; before 2026 for past training only.
    #[schema(example = "2026-09-08")]
    pub first_day: NaiveDate,
    /// The last day.
    #[schema(example = "2026-09-10")]
    pub last_day: NaiveDate,
    /// Where it is held.
    #[validate(length(max = 300))]
    #[schema(max_length = 300)]
    pub place: Option<String>,
    /// How many it takes; the letter's quota when left out of a new course with a letter; else any number.
    #[validate(range(min = 1, max = 100000))]
    #[schema(minimum = 1, maximum = 100000)]
    pub seats: Option<i32>,
    /// The last day on which people may be named, no later than the first day.
    pub nomination_deadline: Option<NaiveDate>,
    /// Learnt at one's own pace: online only. False when left out.
    pub self_paced: Option<bool>,
    /// Marked as not taking people from their desks: for what is self-paced or has no sessions. False when left out.
    pub keeps_at_desk: Option<bool>,
    /// Why its length is not what the programme asks for: a course of the ward's own is refused without it.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    pub length_reason: Option<String>,
    /// What the whole course is estimated to cost, in đồng: planned on its allocation, and spread over its seats when
    /// people are approved.
    #[validate(range(min = 0, max = 1_000_000_000_000_i64))]
    #[schema(minimum = 0, maximum = 1_000_000_000_000_i64)]
    pub cost: Option<i64>,
    /// The allocation that pays for it, of its unit or of one above. What is committed for its people moves along to
    /// another one.
    pub allocation_id: Option<Id>,
    /// Why what is committed for its people may overrun another allocation: refused without it. Goes on record.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    pub overrun_reason: Option<String>,
    /// What else is to be known.
    #[validate(length(max = 4000))]
    #[schema(max_length = 4000)]
    pub note: Option<String>,
    /// Why people who have a place are kept although they come to stand against a rule by this; they are named by the
    /// refusal without it. For a change; nobody can be in conflict with a new course.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    pub conflicts_reason: Option<String>,
    /// The whole timetable, which replaces what was there; left as it is when left out.
    #[validate(length(max = 400), nested)]
    #[schema(max_items = 400)]
    pub sessions: Option<Vec<SessionBody>>,
}

impl From<Course> for CourseBody {
    fn from(course: Course) -> Self {
        Self {
            unit_id: Some(course.unit_id),
            programme_id: course.programme_id,
            letter_id: course.letter_id,
            year_plan_item_id: course.year_plan_item_id,
            name: Some(course.name),
            organiser: course.organiser,
            origin: course.origin,
            mode: course.mode,
            first_day: course.first_day,
            last_day: course.last_day,
            place: course.place,
            seats: course.seats,
            nomination_deadline: course.nomination_deadline,
            self_paced: Some(course.self_paced),
            keeps_at_desk: Some(course.keeps_at_desk),
            length_reason: course.length_reason,
            cost: course.cost,
            allocation_id: course.allocation_id,
            overrun_reason: None,
            note: course.note,
            conflicts_reason: None,
            sessions: None,
        }
    }
}

/// The merge patch of a course.
pub type CoursePatch = foundation::http::PatchBody<CourseBody>;

/// Days that a course is moved to.
#[derive(Clone, Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewDays {
    /// The first day.
    #[schema(example = "2026-10-06")]
    pub first_day: NaiveDate,
    /// The last day.
    #[schema(example = "2026-10-08")]
    pub last_day: NaiveDate,
    /// The last day on which people may be named; none when left out.
    pub nomination_deadline: Option<NaiveDate>,
    /// The new timetable; the old one goes, since its days no longer hold.
    #[validate(length(max = 400), nested)]
    #[schema(max_items = 400)]
    pub sessions: Option<Vec<SessionBody>>,
    /// Why people who have a place are kept although they come to stand against a rule by this; they are named by the
    /// refusal without it.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    pub conflicts_reason: Option<String>,
}

/// Putting a course off.
#[derive(Clone, Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Postponement {
    /// Why, with the superior's letter if there is one.
    #[validate(length(min = 1, max = 1000))]
    #[schema(min_length = 1, max_length = 1000, example = "Hoãn theo Công văn số 1300/SNV-CCVC")]
    pub reason: String,
    /// The days that it is moved to, when they are known: then it is planned again at once.
    #[validate(nested)]
    pub new_days: Option<NewDays>,
}

/// What is done with a course for a reason.
#[derive(Clone, Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CourseReason {
    /// Why.
    #[validate(length(min = 1, max = 1000))]
    #[schema(min_length = 1, max_length = 1000, example = "Hủy theo Công văn số 1301/SNV-CCVC")]
    pub reason: String,
}

/// The whole timetable of a course.
#[derive(Clone, Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct TimetableBody {
    /// Its sessions, in any order.
    #[validate(length(max = 400), nested)]
    #[schema(max_items = 400)]
    pub sessions: Vec<SessionBody>,
    /// Why people who have a place are kept although they come to stand against a rule by this; they are named by the
    /// refusal without it.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    pub conflicts_reason: Option<String>,
}

/// A session of a course (buổi học).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CourseSessionView {
    /// Its id.
    pub id: Id,
    /// The course.
    pub course_id: Id,
    /// The day.
    pub day: NaiveDate,
    /// When it begins.
    pub starts: TimeOfDay,
    /// When it ends.
    #[schema(example = "11:30")]
    pub ends: TimeOfDay,
    /// What it is about.
    pub topic: Option<String>,
    /// Where it is held, when not where the course is.
    pub place: Option<String>,
    /// Counts its changes; the ETag carries it.
    pub revision: i64,
}

impl From<CourseSession> for CourseSessionView {
    fn from(session: CourseSession) -> Self {
        Self {
            id: session.id,
            course_id: session.course_id,
            day: session.day,
            starts: TimeOfDay::from_minute(session.starts_minute),
            ends: TimeOfDay::from_minute(session.ends_minute),
            topic: session.topic,
            place: session.place,
            revision: session.revision,
        }
    }
}

/// The merge patch of a session.
pub type SessionPatch = foundation::http::PatchBody<SessionBody>;
