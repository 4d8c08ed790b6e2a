//! Carrying on the wire.

use serde::Serialize;
use utoipa::ToSchema;

use crate::needs::NeedView;

/// Whether a nomination can be carried into the needs, and the need that it was carried into.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CarryingView {
    /// Whether it found no place and has not been carried yet.
    pub possible: bool,
    /// The need into which it was carried.
    pub need: Option<NeedView>,
}
