//! The ward's reports on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::rules::{ReportAmendment, WardReportAction, WardReportKind, WardReportState};
use super::store::WardReport;
use crate::report_figures::{FigureChange, NameChange, ReportFigures, ToldFigures};
use crate::targets::TargetName;
use crate::unit_reports::rules::UnitReportState;
use foundation::kernel::{Id, Instant};
use ward::files::FileView;
use ward::registrations::RegistrationView;

/// Another report of the ward, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LinkedReport {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// What it does to the other one, where it amends it.
    pub amendment: Option<ReportAmendment>,
    /// Its number in the clerk's register.
    #[schema(example = "215/BC-UBND")]
    pub number: Option<String>,
    /// The day on it.
    pub signed_on: Option<NaiveDate>,
}

/// A report of the ward in a list, without its text and figures.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ListedWardReport {
    /// Its id.
    pub id: Id,
    /// The unit that reports, with all below it.
    pub unit_id: Id,
    /// What it is about.
    pub kind: WardReportKind,
    /// Its title.
    #[schema(example = "Báo cáo kết quả bồi dưỡng cán bộ, công chức năm 2026")]
    pub title: String,
    /// The first day of its period.
    pub from: NaiveDate,
    /// The last one.
    pub to: NaiveDate,
    /// Where it stands.
    pub state: WardReportState,
    /// What it does to an earlier one.
    pub amendment: Option<ReportAmendment>,
    /// Its number in the clerk's register.
    #[schema(example = "215/BC-UBND")]
    pub number: Option<String>,
    /// The day on it.
    pub signed_on: Option<NaiveDate>,
    /// Whether a later report has replaced or revoked it.
    pub is_ended: bool,
    /// When it was issued.
    pub issued_at: Option<Instant>,
    /// Counts its changes.
    pub revision: i64,
}

/// What a unit sent for the period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct UnitOfReport {
    /// The unit's report; null while nothing has been written.
    pub unit_report_id: Option<Id>,
    /// The unit.
    pub unit_id: Id,
    /// Its name.
    pub unit_name: String,
    /// What it was asked for.
    pub title: String,
    /// Where its report stands.
    pub state: UnitReportState,
    /// When it was first handed in.
    pub submitted_on: Option<NaiveDate>,
    /// Whether that was after the deadline, or it is overdue.
    pub is_late: bool,
}

/// Words by section.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct WardReportWords {
    /// I. How the work was directed and made known (chỉ đạo, quán triệt).
    pub steering: String,
    /// II. What was done (kết quả).
    pub results: String,
    /// III. What was in the way, and why (khó khăn, nguyên nhân).
    pub difficulties: String,
    /// IV. What comes next (phương hướng).
    pub directions: String,
    /// V. What is proposed (kiến nghị).
    pub proposals: String,
}

/// A report of the ward (báo cáo của phường).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WardReportView {
    /// Its id.
    pub id: Id,
    /// The unit that reports, with all below it.
    pub unit_id: Id,
    /// The unit's name.
    pub unit_name: String,
    /// What it is about.
    pub kind: WardReportKind,
    /// Its title.
    #[schema(example = "Báo cáo kết quả bồi dưỡng cán bộ, công chức năm 2026")]
    pub title: String,
    /// Whom it is addressed to, one a line.
    pub addressees: String,
    /// The first day of its period.
    pub from: NaiveDate,
    /// The last one.
    pub to: NaiveDate,
    /// Where it stands.
    pub state: WardReportState,
    /// What people have written.
    pub words: WardReportWords,
    /// What the units have written and handed in for the period, a line each; empty once it is issued.
    pub words_of_units: WardReportWords,
    /// Its figures: as issued, or as they are now.
    pub figures: ReportFigures,
    /// The figures in words; they stand before what people have written and cannot be changed.
    pub told: ToldFigures,
    /// What the units were asked for in the period: as it stood at the issue, or as it stands now.
    pub units: Vec<UnitOfReport>,
    /// The earlier report that it corrects, replaces or revokes.
    pub amends: Option<LinkedReport>,
    /// What it does to that one.
    pub amendment: Option<ReportAmendment>,
    /// Later reports that amend this one.
    pub amended_by: Vec<LinkedReport>,
    /// Whether one of them has replaced or revoked it.
    pub is_ended: bool,
    /// The file as it was issued; its SHA-256 tells it from every other one.
    pub file: Option<FileView>,
    /// What the clerk's register says of the signed report.
    pub registration: Option<RegistrationView>,
    /// When it was issued.
    pub issued_at: Option<Instant>,
    /// By whom, by the name of that time.
    pub issued_by_name: Option<String>,
    /// What whoever asks may do with it now.
    pub actions: Vec<WardReportAction>,
    /// Whether whoever asks may write it now.
    pub may_write: bool,
    /// Counts its changes; the ETag carries it.
    pub revision: i64,
}

/// A report that is begun.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewWardReport {
    /// What it is about.
    pub kind: WardReportKind,
    /// The unit that reports; the top of one's reach when left out.
    pub unit_id: Option<Id>,
    /// The first day of its period.
    #[schema(example = "2026-01-01")]
    pub from: NaiveDate,
    /// The last one.
    #[schema(example = "2026-12-31")]
    pub to: NaiveDate,
    /// Its title; the usual one when left out.
    #[validate(length(min = 1, max = 300))]
    #[schema(min_length = 1, max_length = 300)]
    pub title: Option<String>,
    /// The earlier report that it corrects, replaces or revokes: signed, and still holding.
    pub amends_id: Option<Id>,
    /// Which of these.
    pub amendment: Option<ReportAmendment>,
}

/// What people write in a report.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct WardReportBody {
    /// Its title.
    #[validate(length(min = 1, max = 300))]
    #[schema(min_length = 1, max_length = 300)]
    pub title: String,
    /// Whom it is addressed to, one a line.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000, example = "Sở Nội vụ thành phố Hải Phòng")]
    pub addressees: Option<String>,
    /// I. How the work was directed and made known.
    #[validate(length(max = 20000))]
    #[schema(max_length = 20000)]
    pub steering: Option<String>,
    /// II. What was done.
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

impl From<&WardReport> for WardReportBody {
    fn from(row: &WardReport) -> Self {
        Self {
            title: row.title.clone(),
            addressees: Some(row.addressees.clone()),
            steering: Some(row.steering.clone()),
            results: Some(row.results.clone()),
            difficulties: Some(row.difficulties.clone()),
            directions: Some(row.directions.clone()),
            proposals: Some(row.proposals.clone()),
        }
    }
}

/// The merge patch of a report.
pub type WardReportPatch = foundation::http::PatchBody<WardReportBody>;

/// What has changed since the report before: its figures and names as issued, against the same period now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReportChanges {
    /// The report before; null where this is the first one.
    pub since: Option<LinkedReport>,
    /// Figures that are other ones.
    pub figures: Vec<FigureChange>,
    /// Names that stand otherwise.
    pub names: Vec<NameChange>,
}

/// Which names behind a target are asked for.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct TargetNamesQuery {
    /// The target.
    pub target_id: Id,
    /// Those who reached it, or those who are missing; all who are counted when left out.
    pub reached: Option<bool>,
}

/// The names behind a target, by name.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TargetNames {
    /// The names.
    pub items: Vec<TargetName>,
}
