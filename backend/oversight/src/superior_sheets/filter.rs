//! What the superior's data can be narrowed by.

use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::IntoParams;

use foundation::kernel::Id;

/// Narrows the data for the superior's software.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SuperiorDataFilter {
    /// Only of this course.
    pub course_id: Option<Id>,
    /// Only of this unit.
    pub unit_id: Option<Id>,
    /// Only of courses that ended on this day or later.
    pub from: Option<NaiveDate>,
    /// Only of courses that ended on this day or earlier.
    pub to: Option<NaiveDate>,
    /// Only what is in the superior's software already, or only what is not.
    pub marked: Option<bool>,
}

impl SuperiorDataFilter {
    /// The same, of courses that have ended: of others there is nothing to tell yet.
    #[must_use]
    pub fn of_ended(self, today: NaiveDate) -> Self {
        Self { to: Some(self.to.map_or(today, |to| to.min(today))), ..self }
    }
}
