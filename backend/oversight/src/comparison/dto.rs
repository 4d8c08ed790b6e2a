//! A comparison on the wire.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use super::rules::Figure;
use crate::duties::rules::plan::PlanDuty;
use crate::targets::ShareView;
use crate::targets::rules::TargetStatus;
use foundation::kernel::Id;

/// What is owed.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct OwedFigure {
    /// How many things are to be done.
    #[schema(example = 5)]
    pub open: i64,
    /// Of these, how many should have been done by now.
    #[schema(example = 2)]
    pub overdue: i64,
    /// Of these, how many a step of reminders has brought before the leaders.
    #[schema(example = 1)]
    pub escalated: i64,
    /// How many people owe them.
    #[schema(example = 3)]
    pub people: i64,
    /// Since how many days the oldest is overdue; null where nothing is.
    #[schema(example = 12)]
    pub days_late: Option<i64>,
}

impl OwedFigure {
    /// Units together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Figure::from(self).plus(other.into()).into()
    }
}

impl From<OwedFigure> for Figure {
    fn from(OwedFigure { open, overdue, escalated, people, days_late }: OwedFigure) -> Self {
        Self { open, overdue, escalated, people, days_late }
    }
}

impl From<Figure> for OwedFigure {
    fn from(Figure { open, overdue, escalated, people, days_late }: Figure) -> Self {
        Self { open, overdue, escalated, people, days_late }
    }
}

/// A duty of the plan in a unit.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DutyFigure {
    /// The duty.
    pub plan_duty: PlanDuty,
    /// What is owed.
    pub owed: OwedFigure,
    /// Of what units themselves are asked for (needs, reports), how much is unanswered where nobody holds the office of the
    /// head: it stands on nobody's list.
    #[schema(example = 0)]
    pub unheld: i64,
    /// How much is done of what was ever due, where that is counted: reports, evaluations and documents as their target
    /// counts them, needs of open rounds, reports of units; null where nothing was due.
    pub share: Option<ShareView>,
    /// The target that counts the share, to be opened to its names.
    pub target_id: Option<Id>,
}

/// A target in a unit.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct TargetShare {
    /// Cadres and civil servants; for documents everybody.
    pub share: ShareView,
    /// How it stands.
    pub status: TargetStatus,
}

/// A unit beside others.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ComparedUnit {
    /// The unit; null for all together.
    pub unit_id: Option<Id>,
    /// Its name in tables.
    #[schema(example = "Phòng KTHT&ĐT")]
    pub unit_name: String,
    /// Whether it stands for the people who belong to it itself, without the units below.
    pub directly: bool,
    /// How many people of the roster belong to it.
    #[schema(example = 14)]
    pub people: i64,
    /// All duties of the plan together.
    pub owed: OwedFigure,
    /// Each duty of the plan, in the order of `plan_duties`.
    pub duties: Vec<DutyFigure>,
    /// Each target, in the order of `targets`.
    pub targets: Vec<TargetShare>,
}

/// A target by which units are compared.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ComparedTarget {
    /// The target.
    pub target_id: Id,
    /// Its code.
    #[schema(example = "CT-05")]
    pub code: String,
    /// Its clause.
    #[schema(example = "R-05")]
    pub clause: String,
    /// Its name.
    pub name: String,
    /// How many of a hundred at least.
    #[schema(example = 50)]
    pub threshold_percent: i32,
}

/// Units side by side.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Comparison {
    /// The unit whose units are compared; null where several are in reach that lie beside one another.
    pub unit_id: Option<Id>,
    /// Its name.
    #[schema(example = "UBND phường Thạch Khôi")]
    pub unit_name: Option<String>,
    /// The day of the figures: today.
    pub day: NaiveDate,
    /// The duties of the plan, in their order.
    pub plan_duties: Vec<PlanDuty>,
    /// The targets of the plan, in their order.
    pub targets: Vec<ComparedTarget>,
    /// The units that have people, the worst first: by what is overdue, then by what was brought before the leaders, then by
    /// what is to be done.
    pub units: Vec<ComparedUnit>,
    /// All of them together.
    pub total: ComparedUnit,
}
