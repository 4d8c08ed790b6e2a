//! Targets on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::rules::forecast::{Forecast, QuarterPoint};
use super::rules::{
    Definition, Event, Figure, FigureSide, Holding, Population, TargetStatus, percent_hundredths, status,
};
use super::store::names::Person;
use super::store::{StoredFigure, Target};
use foundation::kernel::{Id, Result};
use ward::catalogue::rules::ProgrammeKind;
use ward::staff::rules::StaffCategory;

/// A target of a plan (chỉ tiêu).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TargetView {
    /// Its id.
    pub id: Id,
    /// The unit whose plan it belongs to.
    pub unit_id: Id,
    /// Its code, unique within the plan.
    #[schema(example = "CT-05")]
    pub code: String,
    /// The clause that it comes from.
    #[schema(example = "R-05")]
    pub clause: String,
    /// Its name.
    #[schema(example = "Công chức chuyên môn hoàn thành bồi dưỡng kiến thức chung về quản lý nhà nước")]
    pub name: String,
    /// Its place in lists.
    pub position: i32,
    /// Whom it counts.
    pub population: Population,
    /// What has to have happened.
    pub event: Event,
    /// How many of a hundred at least.
    #[schema(example = 50)]
    pub threshold_percent: i32,
    /// From which day on findings and sendings count.
    pub starts_on: NaiveDate,
    /// Until when, that day included; null: always.
    pub deadline: Option<NaiveDate>,
    /// False once it is no longer measured.
    pub active: bool,
    /// Counts the changes; the ETag carries it.
    pub revision: i64,
}

impl TargetView {
    /// The view of a stored target.
    pub fn of(target: &Target) -> Result<Self> {
        let Definition { population, event, .. } = target.definition()?;
        Ok(Self {
            id: target.id,
            unit_id: target.unit_id,
            code: target.code.clone(),
            clause: target.clause.clone(),
            name: target.name.clone(),
            position: target.position,
            population,
            event,
            threshold_percent: target.threshold_percent,
            starts_on: target.starts_on,
            deadline: target.deadline,
            active: target.active,
            revision: target.revision,
        })
    }
}

/// What a target is defined by.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct TargetBody {
    /// The unit whose plan it belongs to; the top of the tree when left out. It cannot be changed later.
    pub unit_id: Option<Id>,
    /// Its code, unique within the plan.
    #[validate(length(min = 1, max = 20))]
    #[schema(min_length = 1, max_length = 20, example = "CT-05")]
    pub code: String,
    /// The clause that it comes from.
    #[validate(length(max = 100))]
    #[schema(max_length = 100, example = "R-05")]
    pub clause: Option<String>,
    /// Its name.
    #[validate(length(min = 1, max = 500))]
    #[schema(
        min_length = 1,
        max_length = 500,
        example = "Công chức chuyên môn hoàn thành bồi dưỡng kiến thức chung về quản lý nhà nước"
    )]
    pub name: String,
    /// Its place in lists; the last when left out.
    #[validate(range(min = 0, max = 10000))]
    #[schema(minimum = 0, maximum = 10000)]
    pub position: Option<i32>,
    /// Whom it counts.
    pub population: Population,
    /// What has to have happened.
    pub event: Event,
    /// How many of a hundred at least, 1 to 100.
    #[schema(example = 50)]
    pub threshold_percent: i32,
    /// From which day on findings and sendings count, from 01/01/2026 on.
    pub starts_on: NaiveDate,
    /// Until when, that day included; null: always.
    pub deadline: Option<NaiveDate>,
    /// False once it is no longer measured; true when left out.
    pub active: Option<bool>,
}

impl TargetBody {
    /// The body that makes a stored target.
    pub fn of(target: &Target) -> Result<Self> {
        let view = TargetView::of(target)?;
        Ok(Self {
            unit_id: Some(view.unit_id),
            code: view.code,
            clause: Some(view.clause),
            name: view.name,
            position: Some(view.position),
            population: view.population,
            event: view.event,
            threshold_percent: view.threshold_percent,
            starts_on: view.starts_on,
            deadline: view.deadline,
            active: Some(view.active),
        })
    }

    /// The definition in it.
    pub fn definition(&self) -> Definition {
        Definition {
            population: self.population.clone(),
            event: self.event.clone(),
            threshold_percent: self.threshold_percent,
            starts_on: self.starts_on,
            deadline: self.deadline,
        }
    }
}

/// A merge patch of a target.
pub type TargetPatch = foundation::http::PatchBody<TargetBody>;

/// How many of how many.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct ShareView {
    /// Reached.
    #[schema(example = 7)]
    pub numerator: i64,
    /// Counted.
    #[schema(example = 18)]
    pub denominator: i64,
    /// In hundredths of a percent, rounded down; null where there is nobody.
    #[schema(example = 3888)]
    pub percent_hundredths: Option<i64>,
}

impl ShareView {
    /// So many of so many.
    pub fn new(numerator: i64, denominator: i64) -> Self {
        Self { numerator, denominator, percent_hundredths: percent_hundredths(numerator, denominator) }
    }
}

/// The figure of a target in a unit.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TargetFigureView {
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
    /// The day that the figure is taken as of: the one asked for, or the deadline once that has passed.
    pub as_of: NaiveDate,
    /// Cadres and civil servants.
    pub counted: ShareView,
    /// Public employees (viên chức), a figure beside.
    pub beside: ShareView,
    /// How many of a hundred at least.
    pub threshold_percent: i32,
    /// Until when; null: always.
    pub deadline: Option<NaiveDate>,
    /// How it stands.
    pub status: TargetStatus,
}

impl TargetFigureView {
    /// A measured target.
    pub fn of(target: &Target, figure: Figure, day: NaiveDate) -> Self {
        Self {
            target_id: target.id,
            code: target.code.clone(),
            clause: target.clause.clone(),
            name: target.name.clone(),
            as_of: target.deadline.map_or(day, |deadline| day.min(deadline)),
            counted: ShareView::new(figure.numerator, figure.denominator),
            beside: ShareView::new(figure.beside_numerator, figure.beside_denominator),
            threshold_percent: target.threshold_percent,
            deadline: target.deadline,
            status: status(figure, target.threshold_percent, target.deadline, day),
        }
    }
}

/// All targets of a unit on a day.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TargetFigures {
    /// The unit that was measured, with all below it.
    pub unit_id: Id,
    /// Its name.
    #[schema(example = "UBND phường Thạch Khôi")]
    pub unit_name: String,
    /// The day asked for.
    pub day: NaiveDate,
    /// The figures, in the order of the plan.
    pub items: Vec<TargetFigureView>,
}

/// The figure of a target in one of several units.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UnitFigureView {
    /// The unit.
    pub unit_id: Id,
    /// Its name.
    #[schema(example = "Phòng Kinh tế, Hạ tầng và Đô thị")]
    pub unit_name: String,
    /// Cadres and civil servants.
    pub counted: ShareView,
    /// Public employees, beside.
    pub beside: ShareView,
    /// How it stands.
    pub status: TargetStatus,
}

impl UnitFigureView {
    /// A unit's figure.
    pub fn of(unit_id: Id, unit_name: String, target: &Target, figure: Figure, day: NaiveDate) -> Self {
        let whole = TargetFigureView::of(target, figure, day);
        Self { unit_id, unit_name, counted: whole.counted, beside: whole.beside, status: whole.status }
    }
}

/// Units side by side on one target.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UnitFigures {
    /// The day asked for.
    pub day: NaiveDate,
    /// The units directly below the one asked for, each with all below it; and that unit alone, where people belong to
    /// it directly.
    pub items: Vec<UnitFigureView>,
}

/// A stored figure of a day.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StoredFigureView {
    /// The day.
    pub day: NaiveDate,
    /// Cadres and civil servants.
    pub counted: ShareView,
    /// Public employees, beside.
    pub beside: ShareView,
}

impl From<StoredFigure> for StoredFigureView {
    fn from(row: StoredFigure) -> Self {
        Self {
            day: row.day,
            counted: ShareView::new(row.numerator, row.denominator),
            beside: ShareView::new(row.beside_numerator, row.beside_denominator),
        }
    }
}

/// The stored figures of a target in a unit, day by day.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TargetHistory {
    /// The oldest first.
    pub items: Vec<StoredFigureView>,
}

/// Somebody behind a figure.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TargetPersonView {
    /// What is counted, unique in the list: the person, the nomination, or the document and the person.
    #[schema(example = "0198a6a0-0000-7000-8000-000000000001")]
    pub id: String,
    /// On which side of the figure.
    pub side: FigureSide,
    /// The person.
    pub staff_id: Id,
    /// The person's name.
    #[schema(example = "Nguyễn Văn Á")]
    pub full_name: String,
    /// The post on the day.
    #[schema(example = "Chuyên viên")]
    pub post_title: String,
    /// The unit on the day.
    pub unit_id: Id,
    /// Its name in tables.
    #[schema(example = "Phòng KT-HT&ĐT")]
    pub unit_name: String,
    /// The category on the day.
    pub category: StaffCategory,
    /// The nomination, where the times of being sent are counted.
    pub nomination_id: Option<Id>,
    /// The document, where those are counted whom documents must reach.
    pub document_id: Option<Id>,
    /// The course of the nomination, or the number and sign of the document.
    #[schema(example = "125/KH-UBND")]
    pub about: Option<String>,
    /// The last day of that course, or the day from which that document's version holds.
    pub about_day: Option<NaiveDate>,
    /// Whether the person is approved for a course that is not over, or sent to it.
    pub planned: bool,
}

impl TargetPersonView {
    /// Somebody on this side.
    pub fn of(row: Person, side: FigureSide) -> Self {
        Self {
            id: row.thing_id,
            side,
            staff_id: row.staff_id,
            full_name: row.full_name,
            post_title: row.post_title,
            unit_id: row.unit_id,
            unit_name: row.unit_name,
            category: row.category,
            nomination_id: row.nomination_id,
            document_id: row.document_id,
            about: row.about,
            about_day: row.about_day,
            planned: row.planned == 1,
        }
    }
}

/// One quarter of a forecast.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct QuarterView {
    /// Which one.
    #[schema(example = "2027-Q1")]
    pub quarter: String,
    /// Reached in it; null for what is to come.
    pub reached: Option<i64>,
    /// Reached by its end; at the pace of the last twelve months for what is to come.
    pub cumulative: i64,
    /// Places still to be found in it, spread evenly; null for what is past.
    pub places: Option<i64>,
}

impl From<QuarterPoint> for QuarterView {
    fn from(point: QuarterPoint) -> Self {
        Self {
            quarter: point.quarter.name(),
            reached: point.reached,
            cumulative: point.cumulative,
            places: point.places,
        }
    }
}

/// Whether a target will be met.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ForecastView {
    /// The figure as it stands.
    pub figure: TargetFigureView,
    /// Approved for a course that is not over, or sent to it.
    pub planned: i64,
    /// Neither reached nor planned.
    pub missing: i64,
    /// How many have to have reached it.
    pub wanted: i64,
    /// Places still to be found for the threshold.
    pub places: i64,
    /// Reached in the last twelve months, in hundredths a quarter.
    pub pace_hundredths: i64,
    /// Reached by the deadline at that pace; null without a deadline.
    pub expected: Option<i64>,
    /// Whether that is enough; null without a deadline, or where there is nobody.
    pub met_at_this_pace: Option<bool>,
    /// The quarters from the start to the deadline.
    pub quarters: Vec<QuarterView>,
}

impl ForecastView {
    /// A forecast beside its figure.
    pub fn of(figure: TargetFigureView, planned: i64, forecast: Forecast) -> Self {
        Self {
            figure,
            planned,
            missing: forecast.missing,
            wanted: forecast.wanted,
            places: forecast.places,
            pace_hundredths: forecast.pace_hundredths,
            expected: forecast.expected,
            met_at_this_pace: forecast.met_at_this_pace,
            quarters: forecast.series.into_iter().map(QuarterView::from).collect(),
        }
    }
}

/// Somebody who lacks what a target asks for.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SuggestedPerson {
    /// The person.
    pub staff_id: Id,
    /// The person's name.
    #[schema(example = "Nguyễn Văn Á")]
    pub full_name: String,
    /// The post on the day.
    #[schema(example = "Chuyên viên")]
    pub post_title: String,
}

/// Who of a unit lacks what a target asks for.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TargetSuggestion {
    /// The target.
    pub target_id: Id,
    /// Its name.
    pub name: String,
    /// Its clause.
    #[schema(example = "R-05")]
    pub clause: String,
    /// Programmes of these kinds help.
    pub programme_kinds: Vec<ProgrammeKind>,
    /// Who lacks it and is not on the way, by name.
    pub people: Vec<SuggestedPerson>,
}

/// What the people of a unit lack, by target.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TargetSuggestions {
    /// The targets that somebody lacks, in the order of the plan.
    pub items: Vec<TargetSuggestion>,
}

/// A column of the matrix.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MatrixColumn {
    /// The target.
    pub target_id: Id,
    /// Its code.
    #[schema(example = "CT-05")]
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its clause.
    #[schema(example = "R-05")]
    pub clause: String,
    /// Programmes of these kinds are asked for.
    pub programme_kinds: Vec<ProgrammeKind>,
    /// Until when.
    pub deadline: Option<NaiveDate>,
}

/// A person's row of the matrix.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MatrixRow {
    /// The person.
    pub staff_id: Id,
    /// The person's name.
    #[schema(example = "Nguyễn Văn Á")]
    pub full_name: String,
    /// The post on the day.
    #[schema(example = "Chuyên viên")]
    pub post_title: String,
    /// How the person stands, one for each column.
    pub cells: Vec<Holding>,
}

/// The people of a unit against what the plan asks of them.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TargetMatrix {
    /// The unit.
    pub unit_id: Id,
    /// Its name.
    #[schema(example = "Phòng Kinh tế, Hạ tầng và Đô thị")]
    pub unit_name: String,
    /// The day.
    pub day: NaiveDate,
    /// What is asked for.
    pub columns: Vec<MatrixColumn>,
    /// The people, by name.
    pub rows: Vec<MatrixRow>,
}
