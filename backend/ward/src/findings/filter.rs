//! What a list of findings can be narrowed by: on the wire as in the query.

use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::IntoParams;

use foundation::kernel::Id;

/// Filters of the list of findings.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FindingFilter {
    /// Only on this person.
    pub staff_id: Option<Id>,
    /// Only on the people of this unit.
    pub unit_id: Option<Id>,
    /// Only those that say "met", or "not met".
    pub meets: Option<bool>,
}

/// Filters of the standings.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct StandingFilter {
    /// The day to tell for; today when left out.
    pub day: Option<NaiveDate>,
    /// Only of this person.
    pub staff_id: Option<Id>,
    /// Only of the people of this unit.
    pub unit_id: Option<Id>,
}
