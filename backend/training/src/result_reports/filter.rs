//! What a list of result reports can be narrowed by: on the wire as in the query.

use serde::Deserialize;
use utoipa::IntoParams;

use super::rules::ReportState;
use foundation::kernel::Id;

/// Filters of the list of reports.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ResultReportFilter {
    /// Only in this state.
    pub state: Option<ReportState>,
    /// Only on this course.
    pub course_id: Option<Id>,
    /// Only on this place in a course.
    pub nomination_id: Option<Id>,
    /// Only of this person.
    pub staff_id: Option<Id>,
    /// Only of people sent from this unit.
    pub unit_id: Option<Id>,
}

/// Filters of what is owed.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OwedFilter {
    /// Only by this person.
    pub staff_id: Option<Id>,
    /// Only by people sent from this unit.
    pub unit_id: Option<Id>,
    /// Only on this course.
    pub course_id: Option<Id>,
}
