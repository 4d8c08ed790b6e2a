//! What a list of people is narrowed by: on the wire as in the query.

use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::IntoParams;

use super::rules::{CriterionEvent, CriterionSide};
use foundation::kernel::Id;
use ward::catalogue::rules::ProgrammeKind;
use ward::staff::rules::{PostLevel, StaffCategory};

/// Who is listed.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct TrainingListFilter {
    /// Who has it, or who lacks it; who has it when left out.
    pub side: Option<CriterionSide>,
    /// What must have happened; completed when left out.
    pub event: Option<CriterionEvent>,
    /// Only with programmes of this kind.
    pub programme_kind: Option<ProgrammeKind>,
    /// Only with this programme.
    pub programme_id: Option<Id>,
    /// Not before this day.
    #[param(example = "2026-01-01")]
    pub from: Option<NaiveDate>,
    /// Not after this day.
    #[param(example = "2026-12-31")]
    pub to: Option<NaiveDate>,
    /// Only people of this unit and all below it.
    pub unit_id: Option<Id>,
    /// Only of this category.
    pub category: Option<StaffCategory>,
    /// Only leading, or only specialists.
    pub level: Option<PostLevel>,
}

impl TrainingListFilter {
    /// What must have happened.
    pub fn what(&self) -> CriterionEvent {
        self.event.unwrap_or(CriterionEvent::Completed)
    }

    /// Which side of it is listed.
    pub fn which_side(&self) -> CriterionSide {
        self.side.unwrap_or(CriterionSide::Has)
    }
}
