//! Attendance on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::rules::{AttendanceMark, Share};
use super::store::{Attendance, AttendanceRow, Participant};
use crate::courses::{CourseSession, TimeOfDay};
use crate::nominations::rules::NominationState;
use foundation::kernel::{Id, Instant, text_enum};

/// The attendance of a course: its sessions across, its people down.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AttendanceGrid {
    /// The course.
    pub course_id: Id,
    /// Whether attendance is owed: for the ward's own courses. The school of a superior keeps its own.
    pub owed: bool,
    /// The share of sessions that completion needs, in percent; null where it is not owed or nobody was sent.
    #[schema(example = 80)]
    pub needed_percent: Option<u32>,
    /// The sessions in their order.
    pub sessions: Vec<SessionColumn>,
    /// Those who were sent and are in reach of the asker, by name.
    pub participants: Vec<ParticipantRow>,
}

/// A session of the grid.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SessionColumn {
    /// The session.
    pub session_id: Id,
    /// Its day.
    pub day: NaiveDate,
    /// When it begins, in Vietnam.
    pub starts: TimeOfDay,
    /// When it ends.
    pub ends: TimeOfDay,
    /// What it is about.
    pub topic: Option<String>,
    /// Whether it has begun, so that it can be marked.
    pub begun: bool,
}

impl SessionColumn {
    /// The session as the grid shows it.
    pub fn of(session: &CourseSession, begun: bool) -> Self {
        Self {
            session_id: session.id,
            day: session.day,
            starts: TimeOfDay::from_minute(session.starts_minute),
            ends: TimeOfDay::from_minute(session.ends_minute),
            topic: session.topic.clone(),
            begun,
        }
    }
}

/// A person of the grid.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ParticipantRow {
    /// The nomination.
    pub nomination_id: Id,
    /// The person.
    pub staff_id: Id,
    /// The unit that the person was sent from.
    pub unit_id: Id,
    /// The person's name.
    #[schema(example = "Nguyễn Văn Á")]
    pub full_name: String,
    /// Where the nomination stands.
    pub state: NominationState,
    /// The marks that were set.
    pub marks: Vec<MarkView>,
    /// Sessions attended, of those that have begun.
    pub attended: u32,
    /// Sessions that have begun.
    pub held: u32,
    /// The share in whole percent, rounded down; null before the first session.
    pub percent: Option<u32>,
}

impl ParticipantRow {
    /// The person with the marks that were set and the share so far.
    pub fn of(participant: &Participant, marks: Vec<MarkView>, share: Share) -> Self {
        Self {
            nomination_id: participant.nomination_id,
            staff_id: participant.staff_id,
            unit_id: participant.unit_id,
            full_name: participant.full_name.clone(),
            state: participant.state,
            marks,
            attended: share.attended,
            held: share.held,
            percent: share.percent(),
        }
    }
}

/// A mark of the grid.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MarkView {
    /// The session.
    pub session_id: Id,
    /// How the person was there.
    pub mark: AttendanceMark,
    /// A remark.
    pub note: Option<String>,
    /// Counts the changes of this mark.
    pub revision: i64,
}

impl From<&Attendance> for MarkView {
    fn from(row: &Attendance) -> Self {
        Self { session_id: row.session_id, mark: row.mark, note: row.note.clone(), revision: row.revision }
    }
}

/// Marks to set, many at once.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct AttendanceBody {
    /// The marks, in the order in which they are set.
    #[validate(length(min = 1, max = 2000), nested)]
    #[schema(min_items = 1, max_items = 2000)]
    pub marks: Vec<MarkBody>,
}

/// One mark to set.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct MarkBody {
    /// The session.
    pub session_id: Id,
    /// Whose place in the course.
    pub nomination_id: Id,
    /// How the person was there; null takes the mark away.
    pub mark: Option<AttendanceMark>,
    /// A remark: the reason of an excuse.
    #[validate(length(max = 500))]
    #[schema(max_length = 500)]
    pub note: Option<String>,
    /// The revision of the mark that is being changed, 0 for none yet; left out: it is not compared.
    #[validate(range(min = 0))]
    #[schema(minimum = 0)]
    pub revision: Option<i64>,
}

text_enum! {
    /// What became of one mark.
    pub enum MarkOutcome {
        /// Set or changed.
        Recorded = "recorded" / "Đã ghi",
        /// It stood like this already.
        Unchanged = "unchanged" / "Không thay đổi",
        /// Taken away.
        Cleared = "cleared" / "Đã xóa",
        /// Not set: see the problem.
        Refused = "refused" / "Không ghi được",
    }
}

/// What became of one mark.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MarkAnswer {
    /// The session.
    pub session_id: Id,
    /// Whose place in the course.
    pub nomination_id: Id,
    /// What became of it.
    pub outcome: MarkOutcome,
    /// Why it was refused, as problem details; null otherwise.
    #[schema(value_type = Option<Object>)]
    pub problem: Option<serde_json::Value>,
}

/// What became of each mark, in the order sent.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AttendanceAnswer {
    /// One for each mark sent.
    pub items: Vec<MarkAnswer>,
}

/// A mark in the list of marks.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AttendanceView {
    /// Its id.
    pub id: Id,
    /// The session.
    pub session_id: Id,
    /// The session's day.
    pub day: NaiveDate,
    /// The course.
    pub course_id: Id,
    /// The course's name.
    pub course_name: String,
    /// The nomination.
    pub nomination_id: Id,
    /// The person.
    pub staff_id: Id,
    /// The person's name.
    #[schema(example = "Nguyễn Văn Á")]
    pub full_name: String,
    /// The unit that the person was sent from.
    pub unit_id: Id,
    /// How the person was there.
    pub mark: AttendanceMark,
    /// A remark.
    pub note: Option<String>,
    /// When it was last marked.
    pub marked_at: Instant,
}

impl From<AttendanceRow> for AttendanceView {
    fn from(row: AttendanceRow) -> Self {
        Self {
            id: row.attendance.id,
            session_id: row.attendance.session_id,
            day: row.day,
            course_id: row.course_id,
            course_name: row.course_name,
            nomination_id: row.attendance.nomination_id,
            staff_id: row.staff_id,
            full_name: row.full_name,
            unit_id: row.attendance.unit_id,
            mark: row.attendance.mark,
            note: row.attendance.note,
            marked_at: row.attendance.marked_at,
        }
    }
}
