//! Figures of reports on the wire.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::rules::{Came, Counted, Counts, FigureColumn, FigureGrouping, FigurePart, NameChangeKind, PersonGroup};
use crate::evaluations::{MarkedCriterion, SignedEvaluations};
use crate::targets::rules::TargetStatus;
use foundation::kernel::{Id, TextEnum as _};
use ward::catalogue::rules::ProgrammeKind;

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
    /// The period, and what of it is wanted.
    pub fn parts(self) -> (FiguresQuery, FigureCell) {
        let figures = FiguresQuery { unit_id: self.unit_id, from: self.from, to: self.to };
        (figures, FigureCell { column: self.column, grouping: self.grouping, code: self.code })
    }
}

/// The counts of a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FigureTable {
    /// By what its rows are told apart.
    pub grouping: FigureGrouping,
    /// Its rows; without any count there is none.
    pub rows: Vec<FigureRow>,
}

/// The confirmed reviews of a year, added up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReviewFigures {
    /// The year.
    #[schema(example = 2026)]
    pub year: i32,
    /// Units whose heads have confirmed theirs.
    pub units: usize,
    /// People on the days of the confirmations.
    pub people: i64,
    /// Of them, who met the professional requirement of the post.
    pub meets: i64,
    /// Of them, who did not.
    pub below: i64,
    /// Of them, on whom nothing was found.
    pub not_reviewed: i64,
    /// Needs for the year that were accepted.
    pub needs: i64,
    /// People that those needs are for.
    pub needed_people: i64,
}

/// How far a document has reached on the last day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DocumentFigures {
    /// The document.
    pub document_id: Id,
    /// Its number and sign.
    #[schema(example = "700/QĐ-TTg")]
    pub number: String,
    /// What it is about.
    pub title: String,
    /// Whom it has reached.
    pub reached: i64,
    /// Whom it must reach.
    pub asked: i64,
}

/// A target of the plan on the last day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TargetOfReport {
    /// The target.
    pub target_id: Id,
    /// Its code.
    #[schema(example = "CT-05")]
    pub code: String,
    /// Its name.
    pub name: String,
    /// How many of a hundred at least.
    #[schema(example = 50)]
    pub threshold_percent: i32,
    /// By when; none for those that hold always.
    pub deadline: Option<NaiveDate>,
    /// Reached.
    pub reached: i64,
    /// Counted.
    pub counted: i64,
    /// In hundredths of a percent, rounded down; null where there is nobody.
    pub percent_hundredths: Option<i64>,
    /// How it stands.
    pub status: TargetStatus,
}

/// The money of a source: lines of the ledger of the period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SourceFigures {
    /// The source.
    pub source_id: Id,
    /// Its name.
    #[schema(example = "Ngân sách phường")]
    pub name: String,
    /// What these units were allotted of it for the years of the period, in đồng.
    pub allotted: i64,
    /// Committed in the period, less what was given back, in đồng.
    pub committed: i64,
    /// Spent in the period, in đồng.
    pub spent: i64,
}

/// How a criterion was marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CriterionFigures {
    /// Its code.
    #[schema(example = "task_results")]
    pub code: String,
    /// What people read.
    #[schema(example = "Kết quả thực thi nhiệm vụ")]
    pub name: String,
    /// How many marks there are; "không áp dụng" is none.
    pub marks: i64,
    /// Their mean in hundredths, rounded to the nearest; null where there is none.
    #[schema(example = 825)]
    pub mean_hundredths: Option<i64>,
}

/// How many evaluations came to a level (mức độ vận dụng).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LevelFigures {
    /// The level.
    #[schema(example = "Vận dụng khá")]
    pub name: String,
    /// How many.
    pub forms: i64,
}

/// The evaluations that were signed in the period.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct EvaluationFigures {
    /// Forms signed.
    pub forms: i64,
    /// Each criterion, in the order of the form.
    pub criteria: Vec<CriterionFigures>,
    /// Each level that was reached, the most frequent first.
    pub levels: Vec<LevelFigures>,
}

impl From<SignedEvaluations> for EvaluationFigures {
    fn from(signed: SignedEvaluations) -> Self {
        let criterion = |marked: MarkedCriterion| CriterionFigures {
            // Rounded to the nearest hundredth, half up.
            mean_hundredths: (marked.sum * 200 + marked.marks).checked_div(marked.marks * 2),
            code: marked.code,
            name: marked.name,
            marks: marked.marks,
        };
        let mut levels: Vec<LevelFigures> =
            signed.levels.into_iter().map(|(name, forms)| LevelFigures { name, forms }).collect();
        levels.sort_by_key(|level| Reverse(level.forms));
        Self { forms: signed.forms, criteria: signed.criteria.into_iter().map(criterion).collect(), levels }
    }
}

/// The difficulties that were reported in the period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DifficultyFigures {
    /// Reported and not taken back.
    pub reported: i64,
    /// Of them, answered or decided by now.
    pub answered: i64,
}

/// The figures of a unit in a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
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
    /// The review and the needs of the year in which the period ends.
    pub review: ReviewFigures,
    /// The documents that must reach these units.
    pub documents: Vec<DocumentFigures>,
    /// The targets of the plan.
    pub targets: Vec<TargetOfReport>,
    /// The money, by source.
    pub money: Vec<SourceFigures>,
    /// The evaluations.
    pub evaluations: EvaluationFigures,
    /// The difficulties.
    pub difficulties: DifficultyFigures,
}

/// A time of being sent, with its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FigureName {
    /// The nomination.
    pub nomination_id: Id,
    /// The person.
    pub staff_id: Id,
    /// The name.
    #[schema(example = "Nguyễn Thị Hà")]
    pub full_name: String,
    /// Whether a woman.
    pub is_woman: bool,
    /// What the person was on the day of admission.
    pub person: PersonGroup,
    /// The unit that the person was sent from.
    pub unit_id: Id,
    /// Its name.
    pub unit_name: String,
    /// The course.
    pub course_id: Id,
    /// The course's name.
    pub course_name: String,
    /// The kind of its programme.
    pub kind: ProgrammeKind,
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

impl FigureName {
    /// What came of it.
    pub const fn came(&self) -> Came {
        Came {
            completed: self.completed,
            not_completed: self.not_completed,
            certified: self.certified,
            reported: self.reported,
            evaluated: self.evaluated,
        }
    }

    /// The code of the row under which it stands.
    pub fn group(&self, grouping: FigureGrouping) -> String {
        match grouping {
            FigureGrouping::Programme => self.kind.as_str().to_owned(),
            FigureGrouping::Person => self.person.as_str().to_owned(),
            FigureGrouping::Unit => self.unit_id.to_string(),
        }
    }

    /// As it is counted under a heading.
    pub const fn counted<'a>(&self, group: &'a str) -> Counted<'a> {
        Counted {
            staff_id: self.staff_id,
            is_woman: self.is_woman,
            course_id: self.course_id,
            group,
            came: self.came(),
        }
    }
}

/// Which of the names are wanted.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FigureCell {
    /// What is counted; every time of being sent when left out.
    pub column: Option<FigureColumn>,
    /// By what the rows are told apart, with `code`.
    pub grouping: Option<FigureGrouping>,
    /// The row: its code.
    #[param(example = "skill")]
    pub code: Option<String>,
}

impl FigureCell {
    /// Whether a time of being sent is behind this count.
    pub fn counts(&self, name: &FigureName) -> bool {
        let group = name.group(self.grouping.unwrap_or(FigureGrouping::Programme));
        self.code.as_ref().is_none_or(|code| *code == group)
            && name.counted(&group).is_in(self.column.unwrap_or(FigureColumn::Times))
    }
}

/// The names behind a count, by name; a person is there once for each time.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FigureNames {
    /// The names.
    pub items: Vec<FigureName>,
}

/// What stands behind a figure that is not of people sent: a review, a need, a person and a document, a form, a sum, a
/// difficulty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FigureLine {
    /// Of which part of the report.
    pub part: FigurePart,
    /// Of which figure in it: the document or the source by its id, the level of an evaluation by its name.
    pub about: Option<String>,
    /// The name.
    #[schema(example = "Nguyễn Thị Hà")]
    pub name: String,
    /// Its unit.
    #[schema(example = "Văn phòng")]
    pub unit_name: Option<String>,
    /// Its day.
    pub day: Option<NaiveDate>,
    /// Its amount, in đồng.
    pub amount: Option<i64>,
    /// What is to be said of it.
    #[schema(example = "Vận dụng khá, điểm 7,25")]
    pub note: String,
}

/// Which lines are wanted.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FigureLineQuery {
    /// Of which part of the report.
    #[param(example = "evaluations")]
    pub part: FigurePart,
    /// Of which figure in it; all of the part when left out.
    pub about: Option<String>,
}

/// The lines behind a figure.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FigureLines {
    /// The lines.
    pub items: Vec<FigureLine>,
}

/// A figure that is another one now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FigureChange {
    /// Under which heading it stands.
    #[schema(example = "Kỹ năng bổ trợ")]
    pub heading: String,
    /// What is counted.
    #[schema(example = "Có chứng chỉ")]
    pub figure: String,
    /// As it was.
    pub before: i64,
    /// As it is.
    pub after: i64,
}

/// A name behind figures that stands otherwise now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct NameChange {
    /// The nomination.
    pub nomination_id: Id,
    /// The name.
    pub full_name: String,
    /// The unit that the person was sent from.
    pub unit_name: String,
    /// The course.
    pub course_name: String,
    /// What has changed.
    pub kind: NameChangeKind,
    /// What came of it since, in words: "có chứng chỉ".
    pub since: Vec<String>,
    /// What no longer holds, in words.
    pub no_longer: Vec<String>,
}
