//! What a comparison is asked with.

use serde::Deserialize;
use utoipa::IntoParams;

use foundation::kernel::Id;

/// Of which unit.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ComparisonQuery {
    /// The unit whose units are compared; everything in reach when left out.
    pub unit_id: Option<Id>,
}
