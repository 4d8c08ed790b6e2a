//! What the lists of inspections and findings can be narrowed by: on the wire as in the query.

use serde::Deserialize;
use utoipa::IntoParams;

use super::rules::MendingState;
use foundation::kernel::Id;

/// Filters of the list of inspections.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct InspectionFilter {
    /// Only of this unit.
    pub unit_id: Option<Id>,
}

/// Filters of the list of findings.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct InspectionFindingFilter {
    /// Only of this inspection.
    pub inspection_id: Option<Id>,
    /// Only of this unit.
    pub unit_id: Option<Id>,
    /// Only in this state.
    pub state: Option<MendingState>,
    /// Only those that are to be mended and overdue (true), or only the others.
    pub overdue: Option<bool>,
}
