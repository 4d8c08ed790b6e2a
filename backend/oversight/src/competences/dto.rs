//! Profiles on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use foundation::kernel::Id;
use ward::catalogue::rules::Competence;

/// Whose profile.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CompetenceQuery {
    /// The unit, with all below it.
    pub unit_id: Option<Id>,
    /// One person; the asker himself where neither is named and no role is held.
    pub staff_id: Option<Id>,
    /// As of this day; today when left out.
    pub day: Option<NaiveDate>,
}

/// One competence.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct CompetenceCount {
    /// Which.
    pub competence: Competence,
    /// Courses that build it, completed by the day, one for each person and course.
    #[schema(example = 12)]
    pub courses: i64,
    /// People reached by them.
    #[schema(example = 9)]
    pub people: i64,
}

/// A profile over the six competences.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CompetenceProfile {
    /// The unit or the person.
    #[schema(example = "Phòng Kinh tế, Hạ tầng và Đô thị")]
    pub name: String,
    /// The day.
    pub day: NaiveDate,
    /// How many people it is about: those of the unit on the day.
    #[schema(example = 18)]
    pub people: i64,
    /// The six, in the order of the plan.
    pub items: Vec<CompetenceCount>,
}
