//! What lists of money can be narrowed by: on the wire as in the query.

use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::IntoParams;

use super::rules::{Grouping, Stage};
use foundation::kernel::Id;

/// Filters of the list of sources.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SourceFilter {
    /// Only those in use, or only the others.
    pub active: Option<bool>,
}

/// Filters of the list of allocations.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AllocationFilter {
    /// Only of this year.
    pub year: Option<i32>,
    /// Only of this source.
    pub source_id: Option<Id>,
}

/// Filters of the ledger.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct LineFilter {
    /// Only on allocations of this year.
    pub year: Option<i32>,
    /// Only on this allocation.
    pub allocation_id: Option<Id>,
    /// Only of this source.
    pub source_id: Option<Id>,
    /// Only of this stage.
    pub stage: Option<Stage>,
    /// Only for this course.
    pub course_id: Option<Id>,
    /// Only for this place in a course.
    pub nomination_id: Option<Id>,
    /// Only what falls on this unit.
    pub unit_id: Option<Id>,
    /// Only what falls on this person.
    pub staff_id: Option<Id>,
    /// From this day on.
    pub from: Option<NaiveDate>,
    /// To this day.
    pub to: Option<NaiveDate>,
    /// Only what went beyond its allocation with a reason, or only the others.
    pub overrun: Option<bool>,
}

/// What is added up.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SummaryFilter {
    /// The year of the allocations.
    pub year: i32,
    /// Over what.
    pub by: Grouping,
}
