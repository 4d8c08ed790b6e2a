//! Requests and reports on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::rules::{ReportRequestKind, UnitReportAction, UnitReportState, is_late};
use super::store::{AskedReport, ReportRequest, ReportVersion, UnitReport};
use crate::difficulties::Difficulty;
use crate::difficulties::rules::DifficultyState;
use crate::report_figures::{ReportFigures, ToldFigures};
use crate::steps::StepOf;
use foundation::kernel::{Id, Instant};
use ward::registrations::RegistrationView;

/// A request for reports, with how many units stand where.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReportRequestView {
    /// Its id.
    pub id: Id,
    /// The unit that asks, for those below it.
    pub unit_id: Id,
    /// What is asked for.
    pub kind: ReportRequestKind,
    /// About which year.
    pub year: i32,
    /// Its title.
    #[schema(example = "Báo cáo kết quả bồi dưỡng cán bộ, công chức năm 2026")]
    pub title: String,
    /// What the report is to say.
    pub about: String,
    /// From which day on it is asked for.
    pub opened_on: NaiveDate,
    /// Until when, that day included.
    pub deadline: NaiveDate,
    /// How many units in reach are asked.
    pub units_asked: i64,
    /// How many of them have answered: handed in, or taken already.
    pub units_answered: i64,
    /// How many of their reports have been taken.
    pub units_accepted: i64,
    /// Counts its changes; the ETag carries it.
    pub revision: i64,
}

impl ReportRequestView {
    /// The request with what units in reach were asked by it.
    pub fn of<'a>(row: ReportRequest, asked: impl Iterator<Item = &'a AskedReport>) -> Self {
        let states: Vec<UnitReportState> = asked.map(AskedReport::state).collect();
        let count = |which: fn(&UnitReportState) -> bool| {
            i64::try_from(states.iter().filter(|state| which(state)).count()).unwrap_or(i64::MAX)
        };
        Self {
            id: row.id,
            unit_id: row.unit_id,
            kind: row.kind,
            year: row.year,
            title: row.title,
            about: row.about,
            opened_on: row.opened_on,
            deadline: row.deadline,
            units_asked: count(|_| true),
            units_answered: count(|state| state.is_answered()),
            units_accepted: count(|state| *state == UnitReportState::Accepted),
            revision: row.revision,
        }
    }
}

/// A report that chosen units are asked for.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ReportRequestBody {
    /// Its title.
    #[validate(length(min = 1, max = 300))]
    #[schema(min_length = 1, max_length = 300, example = "Báo cáo nhanh việc bố trí người học lớp chuyển đổi số")]
    pub title: String,
    /// What the report is to say.
    #[validate(length(min = 1, max = 4000))]
    #[schema(min_length = 1, max_length = 4000)]
    pub about: String,
    /// Until when, today or later, that day included.
    #[schema(example = "2026-11-30")]
    pub deadline: NaiveDate,
    /// Which units.
    #[validate(length(min = 1, max = 500))]
    #[schema(min_items = 1, max_items = 500)]
    pub unit_ids: Vec<Id>,
}

/// What can be changed of a request.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ReportRequestChange {
    /// Its title.
    #[validate(length(min = 1, max = 300))]
    #[schema(min_length = 1, max_length = 300)]
    pub title: String,
    /// What the report is to say.
    #[validate(length(max = 4000))]
    #[schema(max_length = 4000)]
    pub about: String,
    /// Until when, no earlier than it was opened, that day included.
    pub deadline: NaiveDate,
}

/// The merge patch of a request.
pub type ReportRequestPatch = foundation::http::PatchBody<ReportRequestChange>;

/// The request of a report, in short.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RequestOfReport {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// What is asked for.
    pub kind: ReportRequestKind,
    /// About which year.
    pub year: i32,
    /// What the report is to say.
    pub about: String,
    /// Until when, that day included.
    pub deadline: NaiveDate,
}

impl From<ReportRequest> for RequestOfReport {
    fn from(row: ReportRequest) -> Self {
        Self { id: row.id, title: row.title, kind: row.kind, year: row.year, about: row.about, deadline: row.deadline }
    }
}

/// A report that a unit is asked for, in a list; without its text.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ListedUnitReport {
    /// The report; null while nothing has been written.
    pub id: Option<Id>,
    /// Its request.
    pub request: RequestOfReport,
    /// The unit.
    pub unit_id: Id,
    /// The unit's name.
    pub unit_name: String,
    /// Where it stands.
    pub state: UnitReportState,
    /// Whether it was handed in after the deadline, or is overdue.
    pub is_late: bool,
    /// When it was first handed in.
    pub first_submitted_on: Option<NaiveDate>,
    /// When it was last handed in.
    pub submitted_at: Option<Instant>,
}

impl ListedUnitReport {
    /// As it stands on a day.
    pub fn of(asked: AskedReport, today: NaiveDate) -> Self {
        let state = asked.state();
        let first_submitted_on = asked.report.as_ref().and_then(|report| report.first_submitted_on);
        Self {
            id: asked.report.as_ref().map(|report| report.id),
            state,
            is_late: is_late(asked.request.deadline, first_submitted_on, today),
            first_submitted_on,
            submitted_at: asked.report.and_then(|report| report.submitted_at),
            request: asked.request.into(),
            unit_id: asked.unit_id,
            unit_name: asked.unit_name,
        }
    }
}

/// A difficulty that the unit has reported in the year, for section III.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReportedDifficulty {
    /// Its id.
    pub id: Id,
    /// In short.
    pub title: String,
    /// Where it stands.
    pub state: DifficultyState,
    /// When it was reported.
    pub reported_on: Option<NaiveDate>,
    /// What was decided, or answered.
    pub decision: Option<String>,
}

impl From<Difficulty> for ReportedDifficulty {
    fn from(row: Difficulty) -> Self {
        Self { id: row.id, title: row.title, state: row.state, reported_on: row.reported_on, decision: row.decision }
    }
}

/// What was handed in, as it was.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UnitReportVersion {
    /// Its number, from 1 on.
    pub version: i32,
    /// When it was handed in.
    pub submitted_at: Instant,
    /// By whom, by the name of that time.
    pub submitted_by_name: String,
    /// I. How the work was directed and made known.
    pub steering: String,
    /// II. What was done.
    pub results: String,
    /// III. What was in the way, and why.
    pub difficulties: String,
    /// IV. What comes next.
    pub directions: String,
    /// V. What is proposed.
    pub proposals: String,
}

impl From<ReportVersion> for UnitReportVersion {
    fn from(row: ReportVersion) -> Self {
        Self {
            version: row.version,
            submitted_at: row.submitted_at,
            submitted_by_name: row.submitted_by_name,
            steering: row.steering,
            results: row.results,
            difficulties: row.difficulties,
            directions: row.directions,
            proposals: row.proposals,
        }
    }
}

/// The report of a unit (báo cáo của đơn vị).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UnitReportView {
    /// Its id.
    pub id: Id,
    /// Its request.
    pub request: RequestOfReport,
    /// The unit.
    pub unit_id: Id,
    /// The unit's name.
    pub unit_name: String,
    /// Where it stands.
    pub state: UnitReportState,
    /// Whether it was handed in after the deadline, or is overdue.
    pub is_late: bool,
    /// I. How the work was directed and made known (chỉ đạo, quán triệt).
    pub steering: String,
    /// II. What was done (kết quả); of a report that was asked for, what it is about.
    pub results: String,
    /// III. What was in the way, and why (khó khăn, nguyên nhân).
    pub difficulties: String,
    /// IV. What comes next (phương hướng).
    pub directions: String,
    /// V. What is proposed (kiến nghị).
    pub proposals: String,
    /// The figures of the year, of a yearly report: as handed in, or as they are now while the unit writes.
    pub figures: Option<ReportFigures>,
    /// The figures in words; they stand before what the unit writes and cannot be changed.
    pub told: Option<ToldFigures>,
    /// What the register says of the signed report.
    pub registration: Option<RegistrationView>,
    /// What the unit has reported as a difficulty in the year.
    pub reported_difficulties: Vec<ReportedDifficulty>,
    /// When it was first handed in.
    pub first_submitted_on: Option<NaiveDate>,
    /// When it was last handed in.
    pub submitted_at: Option<Instant>,
    /// Why it was sent back, or opened again.
    pub return_reason: Option<String>,
    /// What whoever asks may do with it now.
    pub actions: Vec<UnitReportAction>,
    /// Whether whoever asks may write it now.
    pub may_write: bool,
    /// What was handed in, the oldest first.
    pub versions: Vec<UnitReportVersion>,
    /// Every step, the oldest first.
    pub steps: Vec<StepOf<UnitReportAction, UnitReportState>>,
    /// Counts its changes; the ETag carries it.
    pub revision: i64,
}

/// A report that is begun.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewUnitReport {
    /// The request, which has been opened.
    pub request_id: Id,
    /// The unit that is asked; one's own when left out.
    pub unit_id: Option<Id>,
}

/// What a unit writes. A draft may be incomplete.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct UnitReportBody {
    /// I. How the work was directed and made known.
    #[validate(length(max = 20000))]
    #[schema(max_length = 20000)]
    pub steering: Option<String>,
    /// II. What was done; of a report that was asked for, what it is about.
    #[validate(length(max = 20000))]
    #[schema(max_length = 20000)]
    pub results: Option<String>,
    /// III. What was in the way, and why.
    #[validate(length(max = 20000))]
    #[schema(max_length = 20000)]
    pub difficulties: Option<String>,
    /// IV. What comes next.
    #[validate(length(max = 20000))]
    #[schema(max_length = 20000)]
    pub directions: Option<String>,
    /// V. What is proposed.
    #[validate(length(max = 20000))]
    #[schema(max_length = 20000)]
    pub proposals: Option<String>,
}

impl UnitReportBody {
    /// What a patch is laid over.
    pub fn of(row: &UnitReport) -> Self {
        Self {
            steering: Some(row.steering.clone()),
            results: Some(row.results.clone()),
            difficulties: Some(row.difficulties.clone()),
            directions: Some(row.directions.clone()),
            proposals: Some(row.proposals.clone()),
        }
    }
}

/// The merge patch of a report.
pub type UnitReportPatch = foundation::http::PatchBody<UnitReportBody>;

/// Why a report is sent back, or opened again.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct UnitReportReason {
    /// The reason, told to the unit.
    #[validate(length(min = 1, max = 1000))]
    #[schema(min_length = 1, max_length = 1000, example = "Bổ sung số lượt người theo từng nội dung")]
    pub reason: String,
}
