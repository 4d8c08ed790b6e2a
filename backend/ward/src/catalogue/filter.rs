//! What a list of catalogue can be narrowed by: on the wire as in the query.

use serde::Deserialize;
use utoipa::IntoParams;

use super::rules::{Audience, Competence, Phase, ProgrammeKind};

/// Filters of the catalogue.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ProgrammeFilter {
    /// Only of this kind.
    pub kind: Option<ProgrammeKind>,
    /// Only those held in this phase of the plan.
    pub phase: Option<Phase>,
    /// Only those for this audience.
    pub audience: Option<Audience>,
    /// Only those that build this competence.
    pub competence: Option<Competence>,
    /// Only those still held, or only those no longer held.
    pub active: Option<bool>,
}
