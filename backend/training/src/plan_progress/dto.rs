//! Consolidation and progress on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::rules::Load;
use crate::courses::rules::CourseState;
use crate::needs::NeedProgramme;
use foundation::kernel::Id;

/// Which needs of a round are put together.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ConsolidationQuery {
    /// Only those of this year; all of the round when left out.
    pub year: Option<i32>,
}

/// What a quarter bears.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct QuarterLoad {
    /// Which, 1 to 4.
    pub quarter: i32,
    /// How many needs.
    pub needs: i64,
    /// How many people.
    pub people: i64,
    /// What they are thought to cost, in đồng.
    pub estimated_cost: i64,
}

impl QuarterLoad {
    /// The load of a quarter.
    pub fn of(quarter: i32, load: Load) -> Self {
        Self { quarter, needs: load.needs, people: load.people, estimated_cost: load.estimated_cost }
    }
}

/// A need in a consolidation.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ConsolidatedNeed {
    /// The need.
    pub id: Id,
    /// The unit's submission.
    pub submission_id: Option<Id>,
    /// Of which unit.
    pub unit_id: Id,
    /// The unit's name.
    pub unit_name: String,
    /// In which quarter.
    pub quarter: i32,
    /// How many people.
    pub people: i32,
    /// What it is thought to cost, in đồng.
    pub estimated_cost: i64,
}

/// What is wanted of one programme, or of one matter in words, over all units.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ConsolidatedGroup {
    /// The programme.
    pub programme: Option<NeedProgramme>,
    /// What it is about: the programme's name, or words.
    pub content: String,
    /// How many units want it.
    pub units: i64,
    /// How many people.
    pub people: i64,
    /// What they are thought to cost, in đồng.
    pub estimated_cost: i64,
    /// Free places in courses of the programme that are announced for the year; null where one takes any number.
    pub seats: Option<i64>,
    /// What each quarter bears of it.
    pub quarters: Vec<QuarterLoad>,
    /// The needs, by unit.
    pub needs: Vec<ConsolidatedNeed>,
}

/// The accepted needs of a round, put together.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Consolidation {
    /// The round.
    pub round_id: Id,
    /// How many people.
    pub people: i64,
    /// What they are thought to cost, in đồng.
    pub estimated_cost: i64,
    /// What each quarter bears.
    pub quarters: Vec<QuarterLoad>,
    /// By programme or matter.
    pub groups: Vec<ConsolidatedGroup>,
}

/// A course that answers an item.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ItemCourse {
    /// The course.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its state.
    pub state: CourseState,
    /// The first day.
    pub first_day: NaiveDate,
    /// The last day.
    pub last_day: NaiveDate,
    /// How many it takes; null: any number.
    pub seats: Option<i32>,
    /// How many seats are taken.
    pub seats_taken: i32,
    /// What it costs, in đồng.
    pub cost: Option<i64>,
}

/// What has been done so far for an item.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ItemProgress {
    /// The item.
    pub item_id: Id,
    /// How many people were planned.
    pub people: i32,
    /// How many have been nominated.
    pub nominated: i64,
    /// How many were sent.
    pub admitted: i64,
    /// How many have completed it.
    pub completed: i64,
    /// What was planned, in đồng.
    pub estimated_cost: i64,
    /// What was paid for its courses, by the ledger, in đồng.
    pub actual_cost: i64,
    /// Its courses, in order of time.
    pub courses: Vec<ItemCourse>,
}

/// A year plan against what has been done so far.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct YearPlanProgress {
    /// The plan.
    pub year_plan_id: Id,
    /// How many people were planned.
    pub people: i64,
    /// How many have been nominated.
    pub nominated: i64,
    /// How many were sent.
    pub admitted: i64,
    /// How many have completed what they were sent to.
    pub completed: i64,
    /// What was planned, in đồng.
    pub estimated_cost: i64,
    /// What was paid for the courses, by the ledger, in đồng.
    pub actual_cost: i64,
    /// Item by item, by quarter.
    pub items: Vec<ItemProgress>,
}
