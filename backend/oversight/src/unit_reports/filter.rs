//! What the lists of requests and reports can be narrowed by: on the wire as in the query.

use serde::Deserialize;
use utoipa::IntoParams;

use super::rules::{ReportRequestKind, UnitReportState};
use foundation::kernel::Id;

/// Filters of the list of requests.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ReportRequestFilter {
    /// Only of this kind.
    pub kind: Option<ReportRequestKind>,
    /// Only for this year.
    pub year: Option<i32>,
}

/// Filters of the list of reports.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct UnitReportFilter {
    /// Only to this request.
    pub request_id: Option<Id>,
    /// Only of this unit.
    pub unit_id: Option<Id>,
    /// Only in this state.
    pub state: Option<UnitReportState>,
    /// Only to requests of this kind.
    pub kind: Option<ReportRequestKind>,
    /// Only for this year.
    pub year: Option<i32>,
}
