//! Posts and pairs on the wire.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::store::{Listed, Post, StaffPair};
use crate::staff::rules::PostLevel;
use foundation::http::{Cell, ListColumn, Sheet, SheetRow};
use foundation::kernel::{Id, TextEnum as _};

/// A post (vị trí việc làm).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PostView {
    /// Its id.
    pub id: Id,
    /// The unit that has it.
    pub unit_id: Id,
    /// The unit's name.
    #[schema(example = "Phòng Văn hoá - Xã hội")]
    pub unit_name: String,
    /// What it is called.
    #[schema(example = "Chuyên viên về lao động, việc làm")]
    pub title: String,
    /// Leading or specialist.
    pub level: PostLevel,
    /// The fields of study that meet its professional requirement.
    #[schema(example = json!(["Công tác xã hội", "Luật"]))]
    pub fields_of_study: Vec<String>,
    /// False once it is no longer filled.
    pub active: bool,
    /// Counts its changes; the ETag carries it.
    pub revision: i64,
}

impl From<Listed> for PostView {
    fn from((row, unit_name, _): Listed) -> Self {
        let fields_of_study = row.fields();
        Self {
            id: row.id,
            unit_id: row.unit_id,
            unit_name,
            title: row.title,
            level: row.level,
            fields_of_study,
            active: row.active,
            revision: row.revision,
        }
    }
}

impl SheetRow for PostView {
    const SHEET: Sheet = Sheet {
        name: "Vị trí việc làm",
        title: "VỊ TRÍ VIỆC LÀM VÀ YÊU CẦU CHUYÊN MÔN",
        columns: &[
            ListColumn("title", "Vị trí việc làm", 44),
            ListColumn("unit", "Đơn vị", 40),
            ListColumn("level", "Cấp", 20),
            ListColumn("fields", "Ngành đào tạo đáp ứng yêu cầu", 60),
            ListColumn("active", "Tình trạng", 16),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.title.as_str().into(),
            self.unit_name.as_str().into(),
            self.level.label().into(),
            self.fields_of_study.join(", ").into(),
            if self.active { "Đang dùng" } else { "Không còn dùng" }.into(),
        ]
    }
}

/// A post as it is made or changed.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PostBody {
    /// The unit that has it; does not change afterwards.
    pub unit_id: Id,
    /// What it is called; unique within the unit.
    #[validate(length(min = 1, max = 200))]
    #[schema(min_length = 1, max_length = 200, example = "Chuyên viên về lao động, việc làm")]
    pub title: String,
    /// Leading or specialist.
    pub level: PostLevel,
    /// The fields of study that meet its professional requirement; none when left out.
    #[validate(length(max = 50))]
    #[schema(max_items = 50, example = json!(["Công tác xã hội", "Luật"]))]
    pub fields_of_study: Option<Vec<String>>,
    /// False once it is no longer filled; true when left out.
    pub active: Option<bool>,
}

impl From<Post> for PostBody {
    fn from(row: Post) -> Self {
        Self {
            fields_of_study: Some(row.fields()),
            unit_id: row.unit_id,
            title: row.title,
            level: row.level,
            active: Some(row.active),
        }
    }
}

/// The merge patch of a post.
pub type PostPatch = foundation::http::PatchBody<PostBody>;

/// Filters of the list of posts.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PostFilter {
    /// Only of this unit and all below it.
    pub unit_id: Option<Id>,
    /// Only leading, or only specialist.
    pub level: Option<PostLevel>,
    /// Only those that are filled, or only the others.
    pub active: Option<bool>,
}

/// Two people of whom one must stay.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StaffPairView {
    /// Its id.
    pub id: Id,
    /// Their unit.
    pub unit_id: Id,
    /// One of them.
    pub one_staff_id: Id,
    /// The other one.
    pub other_staff_id: Id,
}

impl From<StaffPair> for StaffPairView {
    fn from(row: StaffPair) -> Self {
        Self { id: row.id, unit_id: row.unit_id, one_staff_id: row.one_staff_id, other_staff_id: row.other_staff_id }
    }
}

/// A pair as it is made.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct StaffPairBody {
    /// Their unit.
    pub unit_id: Id,
    /// One of them.
    pub one_staff_id: Id,
    /// The other one.
    pub other_staff_id: Id,
}

/// Filters of the list of pairs.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct StaffPairFilter {
    /// Only of this unit and all below it.
    pub unit_id: Option<Id>,
}
