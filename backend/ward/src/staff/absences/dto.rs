//! Absences on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::store::{Absence, Listed};
use crate::staff::rules::AbsenceKind;
use foundation::kernel::Id;

/// An absence (vắng mặt).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AbsenceView {
    /// Its id.
    pub id: Id,
    /// Who is away.
    pub staff_id: Id,
    /// The person's name.
    #[schema(example = "Trần Thị Hoà")]
    pub staff_name: String,
    /// The person's present unit.
    pub unit_id: Id,
    /// Its name.
    #[schema(example = "Phòng Văn hoá - Xã hội")]
    pub unit_name: String,
    /// Why.
    pub kind: AbsenceKind,
    /// The first day away.
    pub first_day: NaiveDate,
    /// The last day away.
    pub last_day: NaiveDate,
    /// A remark.
    pub note: Option<String>,
    /// Counts its changes; the ETag carries it.
    pub revision: i64,
}

impl From<Listed> for AbsenceView {
    fn from((row, staff_name, _, unit_id, unit_name): Listed) -> Self {
        Self {
            id: row.id,
            staff_id: row.staff_id,
            staff_name,
            unit_id,
            unit_name,
            kind: row.kind,
            first_day: row.first_day,
            last_day: row.last_day,
            note: row.note,
            revision: row.revision,
        }
    }
}

/// An absence as it is entered or changed.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct AbsenceBody {
    /// Who is away; does not change afterwards.
    pub staff_id: Id,
    /// Why.
    pub kind: AbsenceKind,
    /// The first day away.
    pub first_day: NaiveDate,
    /// The last day away.
    pub last_day: NaiveDate,
    /// A remark.
    #[validate(length(max = 500))]
    #[schema(max_length = 500)]
    pub note: Option<String>,
}

impl From<Absence> for AbsenceBody {
    fn from(row: Absence) -> Self {
        Self {
            staff_id: row.staff_id,
            kind: row.kind,
            first_day: row.first_day,
            last_day: row.last_day,
            note: row.note,
        }
    }
}

/// The merge patch of an absence.
pub type AbsencePatch = foundation::http::PatchBody<AbsenceBody>;

/// Filters of the list of absences.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AbsenceFilter {
    /// Only of people of this unit and all below it.
    pub unit_id: Option<Id>,
    /// Only of this person.
    pub staff_id: Option<Id>,
    /// Only those that last until this day or longer.
    pub from: Option<NaiveDate>,
    /// Only those that begin on this day or earlier.
    pub to: Option<NaiveDate>,
    /// Only of this kind.
    pub kind: Option<AbsenceKind>,
}
