//! What a list of courses can be narrowed by: on the wire as in the query.

use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::IntoParams;

use super::rules::{CourseState, Origin};
use foundation::kernel::Id;
use ward::catalogue::rules::ProgrammeKind;

/// Filters of the list of courses.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CourseFilter {
    /// Only in this state.
    pub state: Option<CourseState>,
    /// Only of this origin.
    pub origin: Option<Origin>,
    /// Only of this programme.
    pub programme_id: Option<Id>,
    /// Only of programmes of this kind.
    pub kind: Option<ProgrammeKind>,
    /// Only those with this letter behind them.
    pub letter_id: Option<Id>,
    /// Only those that answer this item of a year plan.
    pub year_plan_item_id: Option<Id>,
    /// Only of this unit.
    pub unit_id: Option<Id>,
    /// Only those that end on this day or later.
    pub from: Option<NaiveDate>,
    /// Only those that begin on this day or earlier.
    pub to: Option<NaiveDate>,
}
