//! Years and amendments on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use validator::Validate;

use super::rules::{AmendedKind, YearState};
use super::store::{AmendmentRow, ListedAmendment};
use foundation::kernel::{Id, Instant};

/// A year of a ward's plan.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct YearView {
    /// The ward, or the top of the tree where there is no ward.
    pub unit_id: Id,
    /// The year.
    #[schema(example = 2026)]
    pub year: i32,
    /// Open or closed.
    pub state: YearState,
    /// From which day on it may be closed.
    #[schema(example = "2026-12-01")]
    pub closable_from: NaiveDate,
    /// Whether whoever asks may close it today.
    pub may_close: bool,
    /// The day on which it was closed.
    pub closed_on: Option<NaiveDate>,
    /// Who closed it, by the name of that time.
    #[schema(example = "Vũ Đình Khôi")]
    pub closed_by_name: Option<String>,
    /// A word on it.
    pub note: Option<String>,
}

/// The years of the plan.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct YearsView {
    /// From the first on.
    pub items: Vec<YearView>,
}

/// What is said when a year is closed.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ClosingBody {
    /// The ward, or any unit of it; the own ward when left out.
    pub unit_id: Option<Id>,
    /// A word on it.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000, example = "Theo Thông báo kết quả xếp loại năm 2026")]
    pub note: Option<String>,
}

/// A change of what belongs to a closed year.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AmendmentView {
    /// Its id.
    pub id: Id,
    /// What was changed.
    pub kind: AmendedKind,
    /// Which one.
    pub subject_id: Id,
    /// About whom.
    pub staff_id: Id,
    /// The person's name.
    #[schema(example = "Trần Thị Hoà")]
    pub full_name: String,
    /// The unit of the person, as the thing names it.
    pub unit_id: Id,
    /// The closed year.
    #[schema(example = 2026)]
    pub year: i32,
    /// Why.
    #[schema(example = "Đính chính theo Thông báo số 15/TB-UBND")]
    pub reason: String,
    /// What was there before; null where it was entered late.
    #[schema(value_type = Option<Object>)]
    pub before: Option<Value>,
    /// What is there since; null where it was taken away.
    #[schema(value_type = Option<Object>)]
    pub after: Option<Value>,
    /// Who did it, by the name of that time.
    #[schema(example = "Đỗ Thu Hương")]
    pub account_name: String,
    /// For whom a substitute did it.
    pub acting_for_name: Option<String>,
    /// When.
    pub created_at: Instant,
}

impl AmendmentView {
    /// An amendment about the person with this name.
    pub fn of(row: AmendmentRow, full_name: String) -> Self {
        let read = |text: Option<String>| text.and_then(|text| serde_json::from_str(&text).ok());
        Self {
            id: row.id,
            kind: row.kind,
            subject_id: row.subject_id,
            staff_id: row.staff_id,
            full_name,
            unit_id: row.unit_id,
            year: row.year,
            reason: row.reason,
            before: read(row.before_content),
            after: read(row.after_content),
            account_name: row.account_name,
            acting_for_name: row.acting_for_name,
            created_at: row.created_at,
        }
    }
}

impl From<ListedAmendment> for AmendmentView {
    fn from(row: ListedAmendment) -> Self {
        Self::of(row.amendment, row.full_name)
    }
}
