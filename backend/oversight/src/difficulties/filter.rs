//! What the list of difficulties can be narrowed by: on the wire as in the query.

use serde::Deserialize;
use utoipa::IntoParams;

use super::rules::{DifficultyState, DifficultyTopic};
use foundation::kernel::Id;

/// Filters of the list of difficulties.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DifficultyFilter {
    /// Only of this unit.
    pub unit_id: Option<Id>,
    /// Only in this state.
    pub state: Option<DifficultyState>,
    /// Only about this.
    pub topic: Option<DifficultyTopic>,
    /// Only those reported in this year.
    pub year: Option<i32>,
    /// Only those whose next step is overdue (true), or only the others.
    pub overdue: Option<bool>,
}
