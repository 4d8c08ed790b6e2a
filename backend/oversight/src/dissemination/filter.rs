//! What documents, people and sessions are asked with.

use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::IntoParams;

use super::rules::ReachSide;
use foundation::kernel::Id;

/// Filters of the list of documents.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DocumentFilter {
    /// Only those that must be made known, or only those that no longer are.
    pub active: Option<bool>,
    /// Only those that are for whoever asks (true), or only the others.
    pub for_me: Option<bool>,
    /// Only those that whoever asks still has to read (true), or only the others.
    pub owed: Option<bool>,
}

/// Of which unit, as of which day.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ReachQuery {
    /// The unit, with all below it; everything in reach when left out.
    pub unit_id: Option<Id>,
    /// The day, from 01/01/2026 to today; today when left out.
    pub day: Option<NaiveDate>,
}

/// Whose names.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ReachPeopleQuery {
    /// The unit, with all below it; everything in reach when left out.
    pub unit_id: Option<Id>,
    /// The day, from 01/01/2026 to today; today when left out.
    pub day: Option<NaiveDate>,
    /// Which side of the share; those missing when left out.
    pub side: Option<ReachSide>,
}

/// Filters of the list of sessions.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DisseminationSessionFilter {
    /// Only about this document.
    pub document_id: Option<Id>,
    /// Only of this unit.
    pub unit_id: Option<Id>,
    /// Only from this day on.
    pub from: Option<NaiveDate>,
    /// Only until this day.
    pub to: Option<NaiveDate>,
}
