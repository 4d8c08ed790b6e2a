//! What the lists of years and amendments can be narrowed by.

use serde::Deserialize;
use utoipa::IntoParams;

use super::rules::AmendedKind;
use foundation::kernel::Id;

/// Filters of the years.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct YearFilter {
    /// The ward whose years are asked for, or any unit of it; the own ward when left out.
    pub unit_id: Option<Id>,
}

/// Filters of the amendments.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AmendmentFilter {
    /// Only of this year.
    pub year: Option<i32>,
    /// Only of such things.
    pub kind: Option<AmendedKind>,
    /// Only of this thing.
    pub subject_id: Option<Id>,
    /// Only about this person.
    pub staff_id: Option<Id>,
    /// Only about people of this unit at that time.
    pub unit_id: Option<Id>,
}
