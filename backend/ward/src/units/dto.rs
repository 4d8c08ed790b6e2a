//! Units on the wire.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::rules::UnitKind;
use super::store::Unit;
use foundation::kernel::{Id, WorkingWeek};

/// A unit (đơn vị).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UnitView {
    /// Its id.
    pub id: Id,
    /// The unit above; null for the top.
    pub parent_id: Option<Id>,
    /// What it is.
    pub kind: UnitKind,
    /// Its full name.
    #[schema(example = "Phòng Văn hoá - Xã hội")]
    pub name: String,
    /// Its name in tables.
    #[schema(example = "Phòng VH-XH")]
    pub short_name: String,
    /// Mã định danh cơ quan, opaque.
    pub agency_code: Option<String>,
    /// Its place among its brothers.
    pub position: i32,
    /// How many must be on duty on each working day.
    pub minimum_on_duty: i32,
    /// The share of its people that may be away on a day, in percent; null: no such limit.
    pub maximum_away_percent: Option<i32>,
    /// The weekdays on which it works.
    #[schema(example = json!(["mon", "tue", "wed", "thu", "fri"]))]
    pub working_weekdays: Vec<String>,
    /// False once it has been dissolved.
    pub active: bool,
    /// Counts its changes; the ETag carries it.
    pub revision: i64,
}

impl From<Unit> for UnitView {
    fn from(unit: Unit) -> Self {
        let week = WorkingWeek::parse(&unit.working_weekdays).unwrap_or_default();
        Self {
            id: unit.id,
            parent_id: unit.parent_id,
            kind: unit.kind,
            name: unit.name,
            short_name: unit.short_name,
            agency_code: unit.agency_code,
            position: unit.position,
            minimum_on_duty: unit.minimum_on_duty,
            maximum_away_percent: unit.maximum_away_percent,
            working_weekdays: week.names().into_iter().map(str::to_owned).collect(),
            active: unit.active,
            revision: unit.revision,
        }
    }
}

/// A unit as it is made or changed.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct UnitBody {
    /// The unit above.
    pub parent_id: Option<Id>,
    /// What it is.
    pub kind: UnitKind,
    /// Its full name.
    #[validate(length(min = 1, max = 200))]
    #[schema(min_length = 1, max_length = 200, example = "Phòng Văn hoá - Xã hội")]
    pub name: String,
    /// Its name in tables; the full name when left out.
    #[validate(length(max = 60))]
    #[schema(max_length = 60)]
    pub short_name: Option<String>,
    /// Mã định danh cơ quan.
    #[validate(length(max = 35))]
    #[schema(max_length = 35)]
    pub agency_code: Option<String>,
    /// Its place among its brothers.
    #[validate(range(min = 0, max = 10000))]
    #[schema(minimum = 0, maximum = 10000)]
    pub position: Option<i32>,
    /// How many must be on duty on each working day; 1 when left out.
    #[validate(range(min = 0, max = 1000))]
    #[schema(minimum = 0, maximum = 1000)]
    pub minimum_on_duty: Option<i32>,
    /// The share of its people that may be away on a day, in percent.
    #[validate(range(min = 0, max = 100))]
    #[schema(minimum = 0, maximum = 100)]
    pub maximum_away_percent: Option<i32>,
    /// The weekdays on which it works, `mon` to `sun`; Monday to Friday when left out.
    #[schema(min_items = 1, max_items = 7, example = json!(["mon", "tue", "wed", "thu", "fri"]))]
    pub working_weekdays: Option<Vec<String>>,
    /// False once it has been dissolved; true when left out.
    pub active: Option<bool>,
}

impl From<Unit> for UnitBody {
    fn from(unit: Unit) -> Self {
        let view = UnitView::from(unit);
        Self {
            parent_id: view.parent_id,
            kind: view.kind,
            name: view.name,
            short_name: Some(view.short_name),
            agency_code: view.agency_code,
            position: Some(view.position),
            minimum_on_duty: Some(view.minimum_on_duty),
            maximum_away_percent: view.maximum_away_percent,
            working_weekdays: Some(view.working_weekdays),
            active: Some(view.active),
        }
    }
}

/// Filters of the list of units.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct UnitFilter {
    /// Only those right below this unit.
    pub parent_id: Option<Id>,
    /// Only of this kind.
    pub kind: Option<UnitKind>,
    /// Only those that are active, or that are dissolved.
    pub active: Option<bool>,
}

/// The merge patch of a unit.
pub type UnitPatch = foundation::http::PatchBody<UnitBody>;
