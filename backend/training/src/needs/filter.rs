//! What the lists of rounds, submissions and needs can be narrowed by: on the wire as in the query.

use serde::Deserialize;
use utoipa::IntoParams;

use super::rules::{NeedOrigin, RoundKind, RoundState, SubmissionState};
use foundation::kernel::Id;

/// Filters of the list of rounds.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct NeedsRoundFilter {
    /// Only open ones, or only closed ones.
    pub state: Option<RoundState>,
    /// Only of this kind.
    pub kind: Option<RoundKind>,
    /// Only for this year.
    pub year: Option<i32>,
}

/// Filters of the list of submissions.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct NeedsSubmissionFilter {
    /// Only of this round.
    pub round_id: Option<Id>,
    /// Only of this unit.
    pub unit_id: Option<Id>,
    /// Only in this state.
    pub state: Option<SubmissionState>,
}

/// Filters of the list of needs.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct NeedFilter {
    /// Only of this round.
    pub round_id: Option<Id>,
    /// Only of this unit.
    pub unit_id: Option<Id>,
    /// Only those that this item of the year plan serves.
    pub year_plan_item_id: Option<Id>,
    /// Only of this origin.
    pub origin: Option<NeedOrigin>,
}
