//! Decisions on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::rules::DecisionKind;
use super::store::Decision;
use foundation::kernel::{Id, Instant};
use ward::files::{FileView, StoredFile};

/// A decision to send, or a paper that corrects, replaces or revokes one.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DecisionView {
    /// Its id.
    pub id: Id,
    /// The unit that issues it.
    pub unit_id: Id,
    /// To which course it sends.
    pub course_id: Id,
    /// What it does.
    pub kind: DecisionKind,
    /// The earlier paper that it corrects, replaces or revokes.
    pub amends_id: Option<Id>,
    /// Its number in the clerk's register; null until it is typed in.
    #[schema(example = "125/QĐ-UBND")]
    pub number: Option<String>,
    /// The day on it.
    pub signed_on: Option<NaiveDate>,
    /// Who signed.
    #[schema(example = "Vũ Đình Khôi")]
    pub signer_name: Option<String>,
    /// The power and title of the signer.
    #[schema(example = "CHỦ TỊCH")]
    pub signer_title: Option<String>,
    /// Về việc …
    #[schema(example = "Cử cán bộ, công chức đi bồi dưỡng kỹ năng số")]
    pub subject: String,
    /// Whether a later paper has ended it.
    pub revoked: bool,
    /// When it was entered.
    pub created_at: Instant,
    /// Counts its changes.
    pub revision: i64,
    /// The signed paper.
    pub file: Option<FileView>,
    /// The nominations of the people that it is about.
    pub nomination_ids: Vec<Id>,
}

/// A decision with its file and its people.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The decision.
    pub decision: Decision,
    /// The signed paper.
    pub file: Option<StoredFile>,
    /// The nominations of the people that it is about.
    pub nomination_ids: Vec<Id>,
}

impl From<Opened> for DecisionView {
    fn from(opened: Opened) -> Self {
        let decision = opened.decision;
        Self {
            id: decision.id,
            unit_id: decision.unit_id,
            course_id: decision.course_id,
            kind: decision.kind,
            amends_id: decision.amends_id,
            number: decision.number,
            signed_on: decision.signed_on,
            signer_name: decision.signer_name,
            signer_title: decision.signer_title,
            subject: decision.subject,
            revoked: decision.revoked,
            created_at: decision.created_at,
            revision: decision.revision,
            file: opened.file.map(FileView::from),
            nomination_ids: opened.nomination_ids,
        }
    }
}

/// A decision as it is entered.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewDecisionBody {
    /// The unit that issues it; the unit of the course when left out.
    pub unit_id: Option<Id>,
    /// To which course it sends.
    pub course_id: Id,
    /// What it does.
    pub kind: DecisionKind,
    /// The earlier paper that it corrects, replaces or revokes.
    pub amends_id: Option<Id>,
    /// The nominations of the people that it is about, approved or admitted.
    #[validate(length(max = 1000))]
    #[schema(max_items = 1000)]
    pub nomination_ids: Vec<Id>,
    /// Its number in the clerk's register, where it is signed already.
    #[validate(length(max = 60))]
    #[schema(max_length = 60, example = "125/QĐ-UBND")]
    pub number: Option<String>,
    /// The day on it.
    pub signed_on: Option<NaiveDate>,
    /// Who signed.
    #[validate(length(max = 120))]
    #[schema(max_length = 120)]
    pub signer_name: Option<String>,
    /// The power and title of the signer.
    #[validate(length(max = 120))]
    #[schema(max_length = 120)]
    pub signer_title: Option<String>,
    /// Về việc …
    #[validate(length(min = 1, max = 500))]
    #[schema(min_length = 1, max_length = 500)]
    pub subject: String,
}

/// What is on the paper; number and day are typed in from the clerk's register once it is signed.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct DecisionBody {
    /// Its number in the clerk's register.
    #[validate(length(max = 60))]
    #[schema(max_length = 60, example = "125/QĐ-UBND")]
    pub number: Option<String>,
    /// The day on it.
    pub signed_on: Option<NaiveDate>,
    /// Who signed.
    #[validate(length(max = 120))]
    #[schema(max_length = 120)]
    pub signer_name: Option<String>,
    /// The power and title of the signer.
    #[validate(length(max = 120))]
    #[schema(max_length = 120)]
    pub signer_title: Option<String>,
    /// Về việc …
    #[validate(length(min = 1, max = 500))]
    #[schema(min_length = 1, max_length = 500)]
    pub subject: String,
}

impl From<Decision> for DecisionBody {
    fn from(decision: Decision) -> Self {
        Self {
            number: decision.number,
            signed_on: decision.signed_on,
            signer_name: decision.signer_name,
            signer_title: decision.signer_title,
            subject: decision.subject,
        }
    }
}

/// The merge patch of a decision.
pub type DecisionPatch = foundation::http::PatchBody<DecisionBody>;

/// Filters of the list of decisions.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DecisionFilter {
    /// To this course.
    pub course_id: Option<Id>,
}
