//! What a list of results can be narrowed by: on the wire as in the query.

use serde::Deserialize;
use utoipa::IntoParams;

use super::rules::ResultOutcome;
use foundation::kernel::Id;

/// Filters of the list of results.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ResultFilter {
    /// Only of this course.
    pub course_id: Option<Id>,
    /// Only of this person.
    pub staff_id: Option<Id>,
    /// Only of people sent from this unit.
    pub unit_id: Option<Id>,
    /// Only with this outcome.
    pub outcome: Option<ResultOutcome>,
}
