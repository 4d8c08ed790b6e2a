//! Figures of reports on the wire.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::rules::{Counts, FigureColumn, FigureGrouping};
use foundation::kernel::Id;

/// Of which unit and period.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FiguresQuery {
    /// The unit, with all below it; one's own, or the top of one's reach, when left out.
    pub unit_id: Option<Id>,
    /// The first day of the period.
    #[param(example = "2026-01-01")]
    pub from: NaiveDate,
    /// The last day of the period.
    #[param(example = "2026-12-31")]
    pub to: NaiveDate,
}

/// Which names of a period are asked for.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FigureNamesQuery {
    /// The unit, with all below it; one's own, or the top of one's reach, when left out.
    pub unit_id: Option<Id>,
    /// The first day of the period.
    #[param(example = "2026-01-01")]
    pub from: NaiveDate,
    /// The last day of the period.
    #[param(example = "2026-12-31")]
    pub to: NaiveDate,
    /// What is counted; every time of being sent when left out.
    pub column: Option<FigureColumn>,
    /// By what the rows are told apart, with `code`.
    pub grouping: Option<FigureGrouping>,
    /// The row: its code.
    #[param(example = "skill")]
    pub code: Option<String>,
}

impl FigureNamesQuery {
    /// The period alone.
    pub fn figures(&self) -> FiguresQuery {
        FiguresQuery { unit_id: self.unit_id, from: self.from, to: self.to }
    }
}

/// The counts of a row.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FigureCounts {
    /// Courses that people were sent to.
    pub courses: usize,
    /// Each count by its column: times of being sent count each, people once.
    pub columns: BTreeMap<FigureColumn, usize>,
}

impl From<Counts> for FigureCounts {
    fn from(counts: Counts) -> Self {
        Self { courses: counts.courses, columns: counts.columns }
    }
}

/// A row of a table.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FigureRow {
    /// Its code: by it the names are asked for.
    pub code: String,
    /// What it is called.
    #[schema(example = "Kỹ năng bổ trợ")]
    pub label: String,
    /// Its counts.
    pub counts: FigureCounts,
}

/// A table.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FigureTable {
    /// By what its rows are told apart.
    pub grouping: FigureGrouping,
    /// Its rows; without any count there is none.
    pub rows: Vec<FigureRow>,
}

/// The figures of a unit in a period.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReportFigures {
    /// The unit.
    pub unit_id: Id,
    /// Its name.
    pub unit_name: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// What is counted, in its order.
    pub columns: Vec<FigureColumn>,
    /// Everything together: somebody who was sent under several headings is one person here.
    pub total: FigureCounts,
    /// The tables.
    pub tables: Vec<FigureTable>,
}

/// A time of being sent, with its name.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FigureName {
    /// The nomination.
    pub nomination_id: Id,
    /// The person.
    pub staff_id: Id,
    /// The name.
    #[schema(example = "Nguyễn Thị Hà")]
    pub full_name: String,
    /// The name of the unit that the person was sent from.
    pub unit_name: String,
    /// The course.
    pub course_id: Id,
    /// The course's name.
    pub course_name: String,
    /// The day of admission.
    pub sent_on: NaiveDate,
    /// Whether the course was completed.
    pub completed: bool,
    /// Whether it was not: failed, or nobody came.
    pub not_completed: bool,
    /// Whether there is a verified certificate.
    pub certified: bool,
    /// Whether the person has reported.
    pub reported: bool,
    /// Whether there is a signed evaluation.
    pub evaluated: bool,
}

/// The names behind a count, by name; a person is there once for each time.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FigureNames {
    /// The names.
    pub items: Vec<FigureName>,
}
