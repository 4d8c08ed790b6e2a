//! Difficulties on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::rules::{DifficultyAction, DifficultyState, DifficultyTopic};
use super::store::{Difficulty, DifficultyRow};
use crate::steps::StepOf;
use foundation::kernel::Id;

/// Another difficulty, in short.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct JoinedDifficulty {
    /// Its id.
    pub id: Id,
    /// In short.
    pub title: String,
    /// The unit that has it.
    pub unit_name: String,
    /// Where it stands.
    pub state: DifficultyState,
}

impl From<DifficultyRow> for JoinedDifficulty {
    fn from(row: DifficultyRow) -> Self {
        let difficulty = row.difficulty;
        Self { id: difficulty.id, title: difficulty.title, unit_name: row.unit_name, state: difficulty.state }
    }
}

/// A difficulty (khó khăn, vướng mắc) in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DifficultySummary {
    /// Its id.
    pub id: Id,
    /// The unit that has it.
    pub unit_id: Id,
    /// The unit's name.
    pub unit_name: String,
    /// What it is about.
    pub topic: DifficultyTopic,
    /// In short.
    #[schema(example = "Lớp trùng thời gian giải quyết hồ sơ cuối năm")]
    pub title: String,
    /// What is in the way.
    pub content: String,
    /// What the unit proposes.
    pub proposal: String,
    /// Where it stands.
    pub state: DifficultyState,
    /// By when the next step is due, that day included; null where nothing is to be done.
    pub due_on: Option<NaiveDate>,
    /// When it was first reported; null while it never was.
    pub reported_on: Option<NaiveDate>,
    /// Whether it is joined to another one, whose decision it follows.
    pub is_joined: bool,
    /// What the coordinator advises.
    pub advice: Option<String>,
    /// What was decided, or answered.
    pub decision: Option<String>,
    /// Who carries the decision out.
    pub carried_out_by: Option<String>,
    /// Until when.
    pub carried_out_until: Option<NaiveDate>,
    /// When it was decided or answered.
    pub settled_on: Option<NaiveDate>,
    /// Counts its changes; the ETag carries it.
    pub revision: i64,
}

impl From<DifficultyRow> for DifficultySummary {
    fn from(row: DifficultyRow) -> Self {
        let difficulty = row.difficulty;
        Self {
            id: difficulty.id,
            unit_id: difficulty.unit_id,
            unit_name: row.unit_name,
            topic: difficulty.topic,
            title: difficulty.title,
            content: difficulty.content,
            proposal: difficulty.proposal,
            state: difficulty.state,
            due_on: difficulty.due_on,
            reported_on: difficulty.reported_on,
            is_joined: difficulty.joined_to_id.is_some(),
            advice: difficulty.advice,
            decision: difficulty.decision,
            carried_out_by: difficulty.carried_out_by,
            carried_out_until: difficulty.carried_out_until,
            settled_on: difficulty.settled_on,
            revision: difficulty.revision,
        }
    }
}

/// A difficulty with all that was done about it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DifficultyView {
    /// The difficulty.
    #[serde(flatten)]
    pub difficulty: DifficultySummary,
    /// The one that it is joined to, where that one is in reach.
    pub joined_to: Option<JoinedDifficulty>,
    /// Those in reach that are joined to it.
    pub joined: Vec<JoinedDifficulty>,
    /// What whoever asks may do with it now.
    pub actions: Vec<DifficultyAction>,
    /// Every step, the oldest first.
    pub steps: Vec<StepOf<DifficultyAction, DifficultyState>>,
}

/// A difficulty as a unit writes it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct DifficultyBody {
    /// The unit that has it; one's own when left out. It cannot be changed later.
    pub unit_id: Option<Id>,
    /// What it is about.
    pub topic: DifficultyTopic,
    /// In short.
    #[validate(length(min = 1, max = 200))]
    #[schema(min_length = 1, max_length = 200, example = "Lớp trùng thời gian giải quyết hồ sơ cuối năm")]
    pub title: String,
    /// What is in the way.
    #[validate(length(min = 1, max = 4000))]
    #[schema(min_length = 1, max_length = 4000)]
    pub content: String,
    /// What the unit proposes.
    #[validate(length(max = 4000))]
    #[schema(max_length = 4000)]
    pub proposal: Option<String>,
}

impl DifficultyBody {
    /// What a patch is laid over.
    pub fn of(row: &Difficulty) -> Self {
        Self {
            unit_id: Some(row.unit_id),
            topic: row.topic,
            title: row.title.clone(),
            content: row.content.clone(),
            proposal: Some(row.proposal.clone()),
        }
    }
}

/// The merge patch of a difficulty.
pub type DifficultyPatch = foundation::http::PatchBody<DifficultyBody>;

/// What is said with a step, and by when the next one is due.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct DifficultyWords {
    /// The words.
    #[validate(length(min = 1, max = 4000))]
    #[schema(min_length = 1, max_length = 4000, example = "Đề nghị chuyển lớp sang tuần đầu tháng 12")]
    pub words: String,
    /// By when the next step is due, today or later; five working days from today when left out.
    pub due_on: Option<NaiveDate>,
}

/// What a unit says when it takes notice.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct DifficultyClosure {
    /// The words, where there is something to say.
    #[validate(length(max = 4000))]
    #[schema(max_length = 4000)]
    pub words: Option<String>,
}

/// Which difficulty another one is joined to.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct DifficultyJoining {
    /// The one whose decision is followed.
    pub joined_to_id: Id,
}

/// What a leader decides.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct DifficultyDecision {
    /// The words.
    #[validate(length(min = 1, max = 4000))]
    #[schema(min_length = 1, max_length = 4000, example = "Đồng ý phương án 1")]
    pub words: String,
    /// Who carries it out.
    #[validate(length(min = 1, max = 300))]
    #[schema(min_length = 1, max_length = 300, example = "Phòng Văn hoá - Xã hội")]
    pub carried_out_by: String,
    /// Until when, today or later.
    pub carried_out_until: Option<NaiveDate>,
}
