//! What the list of reports can be narrowed by: on the wire as in the query.

use serde::Deserialize;
use utoipa::IntoParams;

use super::rules::{WardReportKind, WardReportState};

/// Filters of the list of the ward's reports.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct WardReportFilter {
    /// Only of this kind.
    pub kind: Option<WardReportKind>,
    /// Only in this state.
    pub state: Option<WardReportState>,
    /// Only the one whose file has this SHA-256, in hexadecimal: which report a file is.
    #[param(example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    pub sha256: Option<String>,
}
