//! What a list of evaluations can be narrowed by: on the wire as in the query.

use serde::Deserialize;
use utoipa::IntoParams;

use super::rules::EvaluationState;
use foundation::kernel::Id;

/// Filters of the list of evaluations.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct EvaluationFilter {
    /// Only of this person.
    pub staff_id: Option<Id>,
    /// Only of this unit.
    pub unit_id: Option<Id>,
    /// Only drafts, or only signed ones.
    pub state: Option<EvaluationState>,
    /// Only of this round, `2026-11`.
    pub round: Option<String>,
}
