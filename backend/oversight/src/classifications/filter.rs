//! What the sheet and the list of classifications can be narrowed by.

use serde::Deserialize;
use utoipa::IntoParams;

use super::rules::ClassificationLevel;
use foundation::kernel::Id;
use ward::staff::rules::StaffCategory;

/// Filters of the list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ClassificationFilter {
    /// Only of this year.
    pub year: Option<i32>,
    /// Only of this person.
    pub staff_id: Option<Id>,
    /// Only of people of this unit.
    pub unit_id: Option<Id>,
    /// Only of this category.
    pub category: Option<StaffCategory>,
    /// Only at this level.
    pub level: Option<ClassificationLevel>,
}

/// Which sheet.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SheetFilter {
    /// The year; the present one when left out.
    #[param(example = 2026)]
    pub year: Option<i32>,
    /// Only people of this unit and all below it.
    pub unit_id: Option<Id>,
    /// Only this person.
    pub staff_id: Option<Id>,
}
