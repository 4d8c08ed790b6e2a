//! Which reviews are asked for.

use serde::Deserialize;
use utoipa::IntoParams;

use foundation::kernel::Id;

/// Filters of the reviews by unit.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ReviewFilter {
    /// The year; the present one when left out.
    #[param(example = 2026)]
    pub year: Option<i32>,
    /// Only of this unit and all below it.
    pub unit_id: Option<Id>,
}
