//! What targets and their figures are asked with.

use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::IntoParams;

use super::rules::FigureSide;
use foundation::kernel::Id;

/// Filters of the list of targets.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct TargetFilter {
    /// Only those that measure this unit.
    pub unit_id: Option<Id>,
    /// Only those that are measured, or only those that no longer are.
    pub active: Option<bool>,
}

/// Of which unit, as of which day.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FigureQuery {
    /// The unit, with all below it; the asker's own when left out.
    pub unit_id: Option<Id>,
    /// The day, from 01/01/2026 on; today when left out.
    pub day: Option<NaiveDate>,
}

/// Whose names.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PeopleQuery {
    /// The unit, with all below it; the asker's own when left out.
    pub unit_id: Option<Id>,
    /// The day, from 01/01/2026 on; today when left out.
    pub day: Option<NaiveDate>,
    /// Which side of the figure; those missing when left out.
    pub side: Option<FigureSide>,
}
