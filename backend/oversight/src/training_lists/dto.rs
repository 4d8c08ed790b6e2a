//! Lists of people on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::rules::{CriterionEvent, CriterionSide};
use super::store::{ListedRow, SavedList};
use foundation::kernel::Id;
use ward::staff::rules::{PostLevel, StaffCategory};

/// Somebody in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ListedPerson {
    /// The person.
    pub id: Id,
    /// The name.
    #[schema(example = "Nguyễn Thị Hà")]
    pub full_name: String,
    /// The unit of today.
    pub unit_id: Id,
    /// Its name.
    pub unit_name: String,
    /// The post.
    pub post_title: String,
    /// The category.
    pub category: StaffCategory,
    /// Leading or specialist.
    pub level: PostLevel,
    /// What is asked for.
    pub event: CriterionEvent,
    /// On which side of it the person stands.
    pub side: CriterionSide,
    /// How often it has happened; 0 for who lacks it.
    pub times: i64,
    /// The last day on which it did.
    pub last_on: Option<NaiveDate>,
}

impl ListedPerson {
    /// Somebody on this side of what is asked for.
    pub fn of(row: ListedRow, event: CriterionEvent, side: CriterionSide) -> Self {
        Self {
            event,
            side,
            id: row.staff_id,
            full_name: row.full_name,
            unit_id: row.unit_id,
            unit_name: row.unit_name,
            post_title: row.post_title,
            category: row.category,
            level: row.level,
            times: row.times,
            last_on: row.last_on,
        }
    }
}

/// A list that is kept under a name.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SavedListView {
    /// Its id.
    pub id: Id,
    /// Its name.
    #[schema(example = "Chưa bồi dưỡng quản lý nhà nước")]
    pub name: String,
    /// What narrows it: the query of its address.
    #[schema(example = "side=lacks&programme_kind=general_state")]
    pub query: String,
    /// Whether everybody in its unit sees it.
    pub shared: bool,
    /// Who keeps it.
    pub owner_name: String,
    /// Whether it is one's own.
    pub is_own: bool,
}

impl SavedListView {
    /// As somebody sees it.
    pub fn of(row: SavedList, account_id: Id) -> Self {
        Self {
            is_own: row.account_id == account_id,
            id: row.id,
            name: row.name,
            query: row.query,
            shared: row.shared,
            owner_name: row.owner_name,
        }
    }
}

/// Lists that are kept under a name.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SavedLists {
    /// One's own, then those that are shared, each by name.
    pub items: Vec<SavedListView>,
}

/// A list to be kept.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct SavedListBody {
    /// Its name.
    #[validate(length(min = 1, max = 120))]
    #[schema(min_length = 1, max_length = 120, example = "Chưa bồi dưỡng quản lý nhà nước")]
    pub name: String,
    /// What narrows it: the query of its address.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000, example = "side=lacks&programme_kind=general_state")]
    pub query: String,
    /// Whether everybody in one's reach sees it; they see the people that their own rights show.
    pub shared: bool,
}
