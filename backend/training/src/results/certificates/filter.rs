//! What a list of certificates can be narrowed by: on the wire as in the query.

use serde::Deserialize;
use utoipa::IntoParams;

use super::super::rules::CertificateState;
use foundation::kernel::Id;

/// Filters of the list of certificates.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CertificateFilter {
    /// Only in this state.
    pub state: Option<CertificateState>,
    /// Only of this person.
    pub staff_id: Option<Id>,
    /// Only of people sent from this unit.
    pub unit_id: Option<Id>,
    /// Only of this course.
    pub course_id: Option<Id>,
}

/// Filters of the papers that are still to come.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AwaitedFilter {
    /// Only of this person.
    pub staff_id: Option<Id>,
    /// Only of people sent from this unit.
    pub unit_id: Option<Id>,
    /// Only of this course.
    pub course_id: Option<Id>,
}
