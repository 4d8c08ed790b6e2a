//! What the lists of year plans and their items can be narrowed by: on the wire as in the query.

use serde::Deserialize;
use utoipa::IntoParams;

use super::rules::YearPlanState;
use foundation::kernel::Id;

/// Filters of the list of year plans.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct YearPlanFilter {
    /// Only of this year.
    pub year: Option<i32>,
    /// Only in this state.
    pub state: Option<YearPlanState>,
    /// Only of this round of needs.
    pub round_id: Option<Id>,
}

/// Filters of the list of items.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct YearPlanItemFilter {
    /// Only of this plan.
    pub year_plan_id: Option<Id>,
    /// Only of plans of this year.
    pub year: Option<i32>,
    /// Only of this quarter.
    pub quarter: Option<i32>,
    /// Only of this programme, and those that name none.
    pub programme_id: Option<Id>,
}
