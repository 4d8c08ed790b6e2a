//! Substitutes on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::store::Substitution;
use foundation::kernel::{Id, Instant};

/// Somebody acts for somebody from a day to a day.
#[derive(Serialize, ToSchema)]
pub struct SubstitutionView {
    /// Its id.
    pub id: Id,
    /// The account of who is away: the substitute sends it as `X-Acting-For`.
    pub account_id: Id,
    /// That person's name.
    #[schema(example = "Trần Thị Bình")]
    pub account_name: String,
    /// The account of who acts.
    pub substitute_account_id: Id,
    /// That person's name.
    #[schema(example = "Nguyễn Văn A")]
    pub substitute_name: String,
    /// From this day.
    pub first_day: NaiveDate,
    /// To this day.
    pub last_day: NaiveDate,
    /// Why.
    #[schema(example = "Nghỉ phép năm")]
    pub reason: String,
    /// When it was named.
    pub created_at: Instant,
    /// When it was ended early.
    pub ended_at: Option<Instant>,
    /// Counts its changes; the ETag carries it.
    pub revision: i64,
}

/// A substitute to be named.
#[derive(Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct SubstitutionBody {
    /// Who is away: only the administrator names another than himself.
    pub account_id: Option<Id>,
    /// Who acts.
    pub substitute_account_id: Id,
    /// From this day.
    pub first_day: NaiveDate,
    /// To this day.
    pub last_day: NaiveDate,
    /// Why.
    #[validate(length(min = 1, max = 500))]
    #[schema(min_length = 1, max_length = 500, example = "Nghỉ phép năm")]
    pub reason: String,
}

/// What can be changed of a substitution.
#[derive(Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct SubstitutionChange {
    /// To this day.
    pub last_day: NaiveDate,
    /// Whether it has been ended: at once, and for good.
    pub ended: bool,
}

impl From<Substitution> for SubstitutionChange {
    fn from(substitution: Substitution) -> Self {
        Self { last_day: substitution.last_day, ended: substitution.ended_at.is_some() }
    }
}

/// The merge patch of a substitution.
pub type SubstitutionPatch = foundation::http::PatchBody<SubstitutionChange>;

/// Filters of the list of substitutions.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SubstitutionFilter {
    /// Only those in force on this day.
    pub on: Option<NaiveDate>,
}

/// Somebody who may be named.
#[derive(Serialize, ToSchema)]
pub struct SubstituteCandidateView {
    /// The account.
    pub account_id: Id,
    /// The name.
    #[schema(example = "Nguyễn Văn A")]
    pub name: String,
}
