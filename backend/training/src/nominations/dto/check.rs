//! The question before nominating, and its answer, on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::Warning;
use crate::nominations::opened::Conflict;
use crate::nominations::rules::NominationState;
use crate::nominations::staffing::BrokenLimit;
use foundation::kernel::Id;
use ward::staff::rules::AbsenceKind;

/// A question before nominating.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CheckBody {
    /// To which course.
    pub course_id: Id,
    /// Who would go together.
    #[validate(length(min = 1, max = 200))]
    #[schema(min_items = 1, max_items = 200)]
    pub staff_ids: Vec<Id>,
}

/// What the rules say before nominating.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CheckView {
    /// What is said of each person, in the order sent.
    pub people: Vec<CheckedPerson>,
    /// The staffing strip of each unit that they belong to on the days of the course.
    pub units: Vec<StaffingStrip>,
}

/// What the rules say of a person.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CheckedPerson {
    /// Who.
    pub staff_id: Id,
    /// The name.
    pub full_name: String,
    /// What nobody passes.
    pub refusals: Vec<Warning>,
    /// What a coordinator may pass with a reason.
    pub warnings: Vec<Warning>,
    /// What is only said, of people summoned by name.
    pub remarks: Vec<Warning>,
}

/// Which unit, on which days.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct StaffingQuery {
    /// The unit itself, without those below it.
    pub unit_id: Id,
    /// From this day on.
    #[param(example = "2026-11-01")]
    pub from: NaiveDate,
    /// Up to this day, at most 400 days.
    #[param(example = "2026-11-30")]
    pub to: NaiveDate,
}

/// A unit over the days of a course, or of a calendar.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StaffingStrip {
    /// Which unit.
    pub unit_id: Id,
    /// Its name.
    pub name: String,
    /// Whether it is, or would be, short on any day.
    pub short: bool,
    /// Its working days.
    pub days: Vec<StaffingDay>,
}

/// A working day of a unit, were these people to go.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StaffingDay {
    /// The day.
    pub day: NaiveDate,
    /// How many belong to the unit and are at work by state.
    pub size: u32,
    /// How many would be on duty.
    pub on_duty: u32,
    /// How many are needed.
    pub needed: u32,
    /// Whether the unit would be short because of these people.
    pub short: bool,
    /// Which limits would be broken.
    pub broken: Vec<BrokenLimit>,
    /// Who would be away, and why.
    pub away: Vec<AwayPerson>,
    /// Who might be away: nominated elsewhere and not approved yet. Shown, not counted.
    pub pending: Vec<AwayPerson>,
}

/// Somebody away on a day.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AwayPerson {
    /// Who.
    pub staff_id: Id,
    /// The name.
    pub full_name: String,
    /// Whether it is one of the people asked about, for this course.
    pub candidate: bool,
    /// The absence, where it is one.
    pub absence: Option<AbsenceKind>,
    /// The course, where it is one.
    pub course_name: Option<String>,
}

/// The people of a course who stand against a rule.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Conflicts {
    /// One for each person and rule.
    pub items: Vec<ConflictView>,
}

/// A person of a course who stands against a rule.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ConflictView {
    /// The nomination.
    pub nomination_id: Id,
    /// Who.
    pub staff_id: Id,
    /// The name.
    pub full_name: String,
    /// Where the nomination stands.
    pub state: NominationState,
    /// Whether somebody must answer for it: the person has a place, and was not summoned by name.
    pub binds: bool,
    /// Why the person was kept when the course was moved.
    pub kept_reason: Option<String>,
    /// What the rule says.
    pub warning: Warning,
}

impl ConflictView {
    /// A conflict in the reader's language.
    pub fn of(conflict: Conflict, english: bool) -> Self {
        Self {
            binds: conflict.binds(),
            nomination_id: conflict.nomination.id,
            staff_id: conflict.nomination.staff_id,
            full_name: conflict.full_name,
            state: conflict.nomination.state,
            kept_reason: conflict.nomination.kept_reason,
            warning: Warning::of(&conflict.fault, english),
        }
    }
}
