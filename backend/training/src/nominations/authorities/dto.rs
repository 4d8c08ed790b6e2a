//! Authorities on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::store::AuthorityRow;
use crate::nominations::authority::{AuthorityOver, Holder, Standing};
use foundation::kernel::Id;

/// The table of authorities.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct AuthoritiesBody {
    /// The rows; a nearer unit goes before one above, a standing before none, the later day before the earlier.
    #[validate(length(min = 1, max = 500), nested)]
    #[schema(min_items = 1, max_items = 500)]
    pub items: Vec<AuthorityBody>,
}

/// Who decides this, for people of this unit and standing, from a day on.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct AuthorityBody {
    /// What is decided.
    pub matter: AuthorityOver,
    /// For people of this unit and all below it; null for every unit.
    pub unit_id: Option<Id>,
    /// For people of this standing; null for every standing.
    pub standing: Option<Standing>,
    /// Who decides.
    pub holder: Holder,
    /// From this day on.
    pub from_day: NaiveDate,
}

impl From<&AuthorityRow> for AuthorityBody {
    fn from(row: &AuthorityRow) -> Self {
        Self {
            matter: row.matter,
            unit_id: row.unit_id,
            standing: row.standing(),
            holder: row.holder,
            from_day: row.from_day,
        }
    }
}

impl From<&[AuthorityRow]> for AuthoritiesBody {
    fn from(rows: &[AuthorityRow]) -> Self {
        Self { items: rows.iter().map(AuthorityBody::from).collect() }
    }
}
