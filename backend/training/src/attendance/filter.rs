//! What a list of attendance can be narrowed by: on the wire as in the query.

use serde::Deserialize;
use utoipa::IntoParams;

use super::rules::AttendanceMark;
use foundation::kernel::Id;

/// Filters of the list of marks.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AttendanceFilter {
    /// Only of this course.
    pub course_id: Option<Id>,
    /// Only of this session.
    pub session_id: Option<Id>,
    /// Only of this person.
    pub staff_id: Option<Id>,
    /// Only of people sent from this unit.
    pub unit_id: Option<Id>,
    /// Only marks of this kind.
    pub mark: Option<AttendanceMark>,
}
