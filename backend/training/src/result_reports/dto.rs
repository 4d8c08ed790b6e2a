//! Result reports on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::owed::OwedReport;
use super::rules::ReportState;
use super::store::{ReportRow, ResultReport};
use foundation::kernel::{Id, Instant};
use ward::files::{FileView, StoredFile};

/// A result report.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ResultReportView {
    /// Its id.
    pub id: Id,
    /// The place in the course that it is about.
    pub nomination_id: Id,
    /// The course.
    pub course_id: Id,
    /// The course's name.
    pub course_name: String,
    /// The course's last day: it can be sent from this day on.
    pub last_day: NaiveDate,
    /// Its author.
    pub staff_id: Id,
    /// The author's name.
    #[schema(example = "Nguyễn Văn Á")]
    pub full_name: String,
    /// The unit that the person was sent from.
    pub unit_id: Id,
    /// Where it stands.
    pub state: ReportState,
    /// What was learnt.
    pub learnt: String,
    /// How it bears on the post.
    pub link_to_post: String,
    /// How it will be applied.
    pub plan_to_apply: String,
    /// Proposals.
    pub proposals: String,
    /// The files beside it.
    pub files: Vec<FileView>,
    /// When it was last sent.
    pub submitted_at: Option<Instant>,
    /// When it was last taken or sent back.
    pub reviewed_at: Option<Instant>,
    /// Why it was sent back.
    pub return_reason: Option<String>,
    /// When it was begun.
    pub created_at: Instant,
    /// Counts its changes; the ETag carries it.
    pub revision: i64,
}

impl ResultReportView {
    /// The report with the files beside it.
    pub fn of(row: ReportRow, files: Vec<StoredFile>) -> Self {
        let report = row.report;
        Self {
            id: report.id,
            nomination_id: report.nomination_id,
            course_id: row.course_id,
            course_name: row.course_name,
            last_day: row.last_day,
            staff_id: report.staff_id,
            full_name: row.full_name,
            unit_id: report.unit_id,
            state: report.state,
            learnt: report.learnt,
            link_to_post: report.link_to_post,
            plan_to_apply: report.plan_to_apply,
            proposals: report.proposals,
            files: files.into_iter().map(FileView::from).collect(),
            submitted_at: report.submitted_at,
            reviewed_at: report.reviewed_at,
            return_reason: report.return_reason,
            created_at: report.created_at,
            revision: report.revision,
        }
    }
}

/// A result report in a list, without its text.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ListedResultReport {
    /// Its id.
    pub id: Id,
    /// The place in the course that it is about.
    pub nomination_id: Id,
    /// The course.
    pub course_id: Id,
    /// The course's name.
    pub course_name: String,
    /// The course's last day.
    pub last_day: NaiveDate,
    /// Its author.
    pub staff_id: Id,
    /// The author's name.
    #[schema(example = "Nguyễn Văn Á")]
    pub full_name: String,
    /// The unit that the person was sent from.
    pub unit_id: Id,
    /// Where it stands.
    pub state: ReportState,
    /// When it was last sent.
    pub submitted_at: Option<Instant>,
    /// When it was last taken or sent back.
    pub reviewed_at: Option<Instant>,
    /// Counts its changes.
    pub revision: i64,
}

impl From<ReportRow> for ListedResultReport {
    fn from(row: ReportRow) -> Self {
        Self {
            id: row.report.id,
            nomination_id: row.report.nomination_id,
            course_id: row.course_id,
            course_name: row.course_name,
            last_day: row.last_day,
            staff_id: row.report.staff_id,
            full_name: row.full_name,
            unit_id: row.report.unit_id,
            state: row.report.state,
            submitted_at: row.report.submitted_at,
            reviewed_at: row.report.reviewed_at,
            revision: row.report.revision,
        }
    }
}

/// A report as it is begun.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewResultReportBody {
    /// One's own place in the course that it is about.
    pub nomination_id: Id,
    /// What was learnt.
    #[validate(length(max = 20000))]
    #[schema(max_length = 20000)]
    pub learnt: Option<String>,
    /// How it bears on the post.
    #[validate(length(max = 20000))]
    #[schema(max_length = 20000)]
    pub link_to_post: Option<String>,
    /// How it will be applied.
    #[validate(length(max = 20000))]
    #[schema(max_length = 20000)]
    pub plan_to_apply: Option<String>,
    /// Proposals; may be left out.
    #[validate(length(max = 20000))]
    #[schema(max_length = 20000)]
    pub proposals: Option<String>,
}

/// The text of a report; what is left out is empty.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ResultReportBody {
    /// What was learnt.
    #[validate(length(max = 20000))]
    #[schema(max_length = 20000)]
    pub learnt: Option<String>,
    /// How it bears on the post.
    #[validate(length(max = 20000))]
    #[schema(max_length = 20000)]
    pub link_to_post: Option<String>,
    /// How it will be applied.
    #[validate(length(max = 20000))]
    #[schema(max_length = 20000)]
    pub plan_to_apply: Option<String>,
    /// Proposals.
    #[validate(length(max = 20000))]
    #[schema(max_length = 20000)]
    pub proposals: Option<String>,
}

impl From<&ResultReport> for ResultReportBody {
    fn from(report: &ResultReport) -> Self {
        Self {
            learnt: Some(report.learnt.clone()),
            link_to_post: Some(report.link_to_post.clone()),
            plan_to_apply: Some(report.plan_to_apply.clone()),
            proposals: Some(report.proposals.clone()),
        }
    }
}

/// The merge patch of a report's text.
pub type ResultReportPatch = foundation::http::PatchBody<ResultReportBody>;

/// Why a report is sent back.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ReturnBody {
    /// The reason, told to the author.
    #[validate(length(min = 1, max = 1000))]
    #[schema(min_length = 1, max_length = 1000, example = "Bổ sung kế hoạch vận dụng theo tháng")]
    pub reason: String,
}

/// A report that is owed, as the calendar tells it now.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OwedReportView {
    /// The nomination.
    pub nomination_id: Id,
    /// Who owes it.
    pub staff_id: Id,
    /// The person's name.
    #[schema(example = "Nguyễn Văn Á")]
    pub full_name: String,
    /// The unit that the person was sent from.
    pub unit_id: Id,
    /// The course.
    pub course_id: Id,
    /// The course's name.
    pub course_name: String,
    /// The course's last day.
    pub last_day: NaiveDate,
    /// The last day on which it is in time: ten working days after the course, moved on by long leave; null while the
    /// end of the leave is not known.
    pub due_on: Option<NaiveDate>,
    /// Whether it is late.
    pub overdue: bool,
    /// The report that was begun or sent back.
    pub report_id: Option<Id>,
    /// Where that one stands.
    pub report_state: Option<ReportState>,
}

impl OwedReportView {
    /// What is owed, as seen on a day.
    pub fn of(owed: OwedReport, today: NaiveDate) -> Self {
        Self {
            overdue: owed.is_overdue(today),
            nomination_id: owed.nomination_id,
            staff_id: owed.staff_id,
            full_name: owed.full_name,
            unit_id: owed.unit_id,
            course_id: owed.course_id,
            course_name: owed.course_name,
            last_day: owed.last_day,
            due_on: owed.due_on,
            report_id: owed.report.map(|(id, _)| id),
            report_state: owed.report.map(|(_, state)| state),
        }
    }
}
