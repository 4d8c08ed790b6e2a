//! The sheet of a year: the evidence of each person beside the level, and how the units stand.

use super::*;
use foundation::kernel::text_enum;
use training::nominations::rules::{NominationState, Way};
use training::result_reports::rules::ReportState;
use training::results::rules::{CertificateState, Grade, ResultOutcome};
use ward::years::rules::YearState;

text_enum! {
    /// What is to be known of a person before a level is decided. It decides nothing.
    pub enum ClassificationRemark {
        /// Worked less than the months that the category asks for.
        NotRated = "not_rated" / "Làm việc chưa đủ 06 tháng trong năm: không xếp loại",
        /// Was not at work for some days of the year.
        PartOfYear = "part_of_year" / "Không làm việc đủ cả năm",
    }
}

/// The sheet of a year.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ClassificationSheet {
    /// The year.
    #[schema(example = 2026)]
    pub year: i32,
    /// Whether the year is open.
    pub state: YearState,
    /// The day on which it was closed.
    pub closed_on: Option<NaiveDate>,
    /// The last day for the classification: it is due before 15 December.
    #[schema(example = "2026-12-14")]
    pub due_on: NaiveDate,
    /// The people in reach, by unit and name.
    pub people: Vec<ClassificationSheetRow>,
    /// The units in reach with people in them; none for whoever sees only himself.
    pub units: Vec<ClassificationUnit>,
}

/// A person with the evidence of the year and the level, where it is entered.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ClassificationSheetRow {
    /// The person.
    pub staff_id: Id,
    /// The person's name.
    #[schema(example = "Trần Thị Hoà")]
    pub full_name: String,
    /// The category.
    pub category: StaffCategory,
    /// The title held.
    #[schema(example = "Chuyên viên")]
    pub post_title: String,
    /// The unit: at the end of the year, or today.
    pub unit_id: Id,
    /// That unit's name in tables.
    #[schema(example = "Phòng KT, HT&ĐT")]
    pub unit_name: String,
    /// Whether whoever asks may enter the level.
    pub may_enter: bool,
    /// Whether he decides it himself; else he records who has decided.
    pub decides: bool,
    /// Days at work in the year, by the dated states.
    #[schema(example = 365)]
    pub days_worked: u32,
    /// What is to be known before.
    pub remarks: Vec<ClassificationRemark>,
    /// The evidence in figures.
    pub summary: EvidenceSummary,
    /// What the person was sent to in the year.
    pub courses: Vec<EvidenceCourse>,
    /// The evaluations that were signed in the year.
    pub evaluations: Vec<EvidenceEvaluation>,
    /// The level; null where it is not entered.
    pub classification: Option<ClassificationView>,
}

/// The evidence of a person in figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct EvidenceSummary {
    /// Courses that the person was sent to.
    pub sent: u32,
    /// Sessions attended, of the courses whose attendance is kept.
    pub attended_sessions: u32,
    /// Sessions held of these courses.
    pub held_sessions: u32,
    /// Courses completed.
    pub completed: u32,
    /// Courses not completed, or not gone to.
    pub failed: u32,
    /// Certificates that count.
    pub certificates: u32,
    /// Result reports handed in.
    pub reports: u32,
    /// Evaluations signed.
    pub evaluations: u32,
    /// The mean of their indexes in hundredths.
    #[schema(example = 780)]
    pub mean_index_hundredths: Option<i32>,
}

/// A course of the year with what came of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EvidenceCourse {
    /// The nomination.
    pub nomination_id: Id,
    /// The course.
    pub course_id: Id,
    /// Its name.
    #[schema(example = "Kỹ năng giải quyết thủ tục hành chính")]
    pub course_name: String,
    /// Its first day.
    pub first_day: NaiveDate,
    /// Its last day.
    pub last_day: NaiveDate,
    /// The way of the place.
    pub way: Way,
    /// Where the nomination stands.
    pub state: NominationState,
    /// Sessions attended; null where attendance is not kept.
    pub attended_sessions: Option<u32>,
    /// Sessions held.
    pub held_sessions: u32,
    /// The result; null while there is none, and for a course that ended after the year.
    pub result: Option<EvidenceResult>,
    /// The certificates, those that wait to be compared too.
    pub certificates: Vec<EvidenceCertificate>,
    /// The result report, once it is handed in.
    pub report: Option<EvidenceReport>,
}

/// A result.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EvidenceResult {
    /// Its id.
    pub id: Id,
    /// What came of it.
    pub outcome: ResultOutcome,
    /// The score in hundredths.
    pub score_hundredths: Option<i32>,
    /// The grade.
    pub grade: Option<Grade>,
}

/// A certificate.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EvidenceCertificate {
    /// Its id.
    pub id: Id,
    /// Its number.
    pub number: String,
    /// The day of issue.
    pub issued_on: NaiveDate,
    /// Whether it counts.
    pub state: CertificateState,
}

/// A result report.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EvidenceReport {
    /// Its id.
    pub id: Id,
    /// How far it has come.
    pub state: ReportState,
}

/// An evaluation that was signed in the year.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EvidenceEvaluation {
    /// Its id.
    pub id: Id,
    /// The round of short courses, `2026-11`; null for a longer course by itself.
    pub round: Option<String>,
    /// The mean of all marks in hundredths.
    #[schema(example = 780)]
    pub index_hundredths: Option<i32>,
    /// The word for it (mức độ vận dụng).
    #[schema(example = "Vận dụng khá")]
    pub band: Option<String>,
    /// The day of the signature.
    pub signed_on: Option<NaiveDate>,
    /// The courses on it.
    pub courses: Vec<String>,
}

/// How a unit stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ClassificationUnit {
    /// The unit.
    pub unit_id: Id,
    /// Its name in tables.
    #[schema(example = "Phòng KT, HT&ĐT")]
    pub unit_name: String,
    /// People who are to be classified.
    pub people: u32,
    /// Of them, with a level.
    pub entered: u32,
    /// Of them, without.
    pub missing: u32,
    /// The share of "xuất sắc" by category, for those categories that have one.
    pub shares: Vec<ExcellentShare>,
}

/// How many of a unit and category are excellent, and how many may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ExcellentShare {
    /// The category.
    pub category: StaffCategory,
    /// Entered as excellent.
    pub excellent: u32,
    /// Entered as good.
    pub good: u32,
    /// The percentage of those who are good.
    #[schema(example = 20)]
    pub percent: u32,
    /// How many may be excellent, rounded down.
    pub allowed: u32,
    /// How many may be, where the unit is excellent itself; null: no more.
    pub allowed_in_excellent_unit: Option<u32>,
    /// Whether more are excellent than may be: a warning.
    pub over: bool,
}

impl ExcellentShare {
    /// The share of a category.
    pub const fn of(category: StaffCategory, share: Share) -> Self {
        Self {
            category,
            excellent: share.excellent,
            good: share.good,
            percent: share.percent,
            allowed: share.allowed,
            allowed_in_excellent_unit: share.allowed_in_excellent_unit,
            over: share.is_over(),
        }
    }
}
