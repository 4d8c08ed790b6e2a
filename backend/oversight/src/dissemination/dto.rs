//! Documents on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::rules::DisseminationWay;
use super::store::{Confirmation, Document, Version};
use foundation::kernel::{Id, Instant};
use ward::files::FileView;
use ward::staff::rules::StaffCategory;

mod reach;
mod sessions;

pub use reach::{DocumentReach, ReachPersonView, ReachShare, UnitReach};
pub use sessions::{
    DisseminationSessionBody, DisseminationSessionPatch, DisseminationSessionSummary, DisseminationSessionView,
    SessionDocumentView, SessionPersonView,
};

/// A document that must be made known (văn bản cần phổ biến, quán triệt).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DocumentView {
    /// Its id.
    pub id: Id,
    /// The unit that makes it known.
    pub unit_id: Id,
    /// Number and sign.
    #[schema(example = "197/KH-UBND")]
    pub number: String,
    /// What it is about (trích yếu).
    #[schema(example = "Kế hoạch bồi dưỡng cán bộ, công chức giai đoạn 2026 - 2031")]
    pub title: String,
    /// Who issued it.
    #[schema(example = "UBND thành phố Hải Phòng")]
    pub issuer: String,
    /// The day on which it was issued.
    pub issued_on: NaiveDate,
    /// Until when everybody must have been reached, that day included; null: no such day.
    pub deadline: Option<NaiveDate>,
    /// The units whose people it must reach, each with all below it.
    pub unit_ids: Vec<Id>,
    /// Their names in tables.
    pub unit_names: Vec<String>,
    /// The categories of people that it must reach.
    pub categories: Vec<StaffCategory>,
    /// Whether it must reach Party members of whatever category too.
    pub party_members: bool,
    /// False once it need not be made known any more.
    pub active: bool,
    /// The newest version.
    #[schema(example = 1)]
    pub version: i32,
    /// All versions, the newest first.
    pub versions: Vec<DocumentVersionView>,
    /// When it was added.
    pub created_at: Instant,
    /// Counts its changes; the ETag carries it.
    pub revision: i64,
}

/// A version of a document.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DocumentVersionView {
    /// Its number, from 1 on.
    pub version: i32,
    /// From which day it holds.
    pub from_day: NaiveDate,
    /// What changed; null for the first.
    pub change: Option<String>,
    /// Its files.
    pub files: Vec<FileView>,
    /// When it was added.
    pub created_at: Instant,
    /// Who added it, by the name of that time.
    pub created_by_name: String,
}

impl DocumentVersionView {
    /// A version with its files.
    pub fn of(version: Version, files: Vec<FileView>) -> Self {
        Self {
            version: version.version,
            from_day: version.from_day,
            change: version.change,
            files,
            created_at: version.created_at,
            created_by_name: version.created_by_name,
        }
    }
}

impl DocumentView {
    /// A document for these units, with its versions, the newest first.
    pub fn of(row: Document, units: Vec<(Id, String)>, versions: Vec<DocumentVersionView>) -> Self {
        let categories = row.audience().categories;
        let (unit_ids, unit_names) = units.into_iter().unzip();
        Self {
            id: row.id,
            unit_id: row.unit_id,
            number: row.number,
            title: row.title,
            issuer: row.issuer,
            issued_on: row.issued_on,
            deadline: row.deadline,
            unit_ids,
            unit_names,
            categories,
            party_members: row.party_members,
            active: row.active,
            version: versions.iter().map(|version| version.version).max().unwrap_or_default(),
            versions,
            created_at: row.created_at,
            revision: row.revision,
        }
    }
}

/// How the newest version stands towards whoever asks.
#[derive(Clone, Copy, Debug, Default, Serialize, ToSchema)]
pub struct OwnReach {
    /// Whether the document is for whoever asks.
    pub asked: bool,
    /// Whether it is still to be read and confirmed.
    pub owed: bool,
    /// How the newest version has reached whoever asks; null: not yet.
    pub way: Option<DisseminationWay>,
    /// On which day.
    pub on: Option<NaiveDate>,
}

/// A document in a list: with its share, for whoever may see it, and what it asks of whoever asks.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DocumentSummary {
    /// The document.
    #[serde(flatten)]
    pub document: DocumentView,
    /// How far it has reached today in the units in reach; null for whoever sees himself alone.
    pub share: Option<ReachShare>,
    /// How it stands towards whoever asks.
    pub own: OwnReach,
}

/// A document as it is added or corrected.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct DocumentBody {
    /// The unit that makes it known; the top of one's reach when left out. It cannot be changed later.
    pub unit_id: Option<Id>,
    /// Number and sign.
    #[validate(length(min = 1, max = 100))]
    #[schema(min_length = 1, max_length = 100, example = "197/KH-UBND")]
    pub number: String,
    /// What it is about (trích yếu).
    #[validate(length(min = 1, max = 1000))]
    #[schema(
        min_length = 1,
        max_length = 1000,
        example = "Kế hoạch bồi dưỡng cán bộ, công chức giai đoạn 2026 - 2031"
    )]
    pub title: String,
    /// Who issued it.
    #[validate(length(min = 1, max = 300))]
    #[schema(min_length = 1, max_length = 300, example = "UBND thành phố Hải Phòng")]
    pub issuer: String,
    /// The day on which it was issued, not in the future; the first version holds from it on.
    #[schema(example = "2026-06-01")]
    pub issued_on: NaiveDate,
    /// Until when everybody must have been reached, that day included.
    #[schema(example = "2026-08-31")]
    pub deadline: Option<NaiveDate>,
    /// The units whose people it must reach, each with all below it.
    #[validate(length(min = 1, max = 200))]
    #[schema(min_items = 1, max_items = 200)]
    pub unit_ids: Vec<Id>,
    /// The categories of people that it must reach; none where it is for Party members alone.
    #[validate(length(max = 4))]
    #[schema(max_items = 4)]
    pub categories: Vec<StaffCategory>,
    /// Whether it must reach Party members of whatever category too; false when left out.
    pub party_members: Option<bool>,
    /// False once it need not be made known any more; true when left out.
    pub active: Option<bool>,
}

impl DocumentBody {
    /// What a patch is laid over.
    pub fn of(row: &Document, unit_ids: Vec<Id>) -> Self {
        Self {
            unit_id: Some(row.unit_id),
            number: row.number.clone(),
            title: row.title.clone(),
            issuer: row.issuer.clone(),
            issued_on: row.issued_on,
            deadline: row.deadline,
            unit_ids,
            categories: row.audience().categories,
            party_members: Some(row.party_members),
            active: Some(row.active),
        }
    }
}

/// The merge patch of a document.
pub type DocumentPatch = foundation::http::PatchBody<DocumentBody>;

/// A new version of a document. It asks everybody again.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct DocumentVersionBody {
    /// What changed.
    #[validate(length(min = 1, max = 1000))]
    #[schema(min_length = 1, max_length = 1000, example = "Sửa Phụ lục 2 theo Quyết định số 812/QĐ-UBND")]
    pub change: String,
    /// From which day it holds: not before the version before it, not in the future; today when left out.
    pub from_day: Option<NaiveDate>,
    /// Until when everybody must have been reached by it; null: no such day.
    pub deadline: Option<NaiveDate>,
}

/// That whoever sends it has read a document and understood it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ConfirmationBody {
    /// The version that was read: the newest.
    #[schema(example = 1)]
    pub version: i32,
    /// Who has read it: whoever sends it, and nobody else.
    pub staff_id: Option<Id>,
}

/// Signatures on paper of people who have no account.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PaperConfirmationsBody {
    /// The version that was signed: the newest.
    #[schema(example = 1)]
    pub version: i32,
    /// The day of the signatures: not before the version, not in the future.
    pub signed_on: NaiveDate,
    /// Where the paper is.
    #[validate(length(min = 1, max = 300))]
    #[schema(min_length = 1, max_length = 300, example = "Danh sách ký nhận ngày 05/8/2026, lưu tại Văn thư")]
    pub evidence: String,
    /// Who signed.
    #[validate(length(min = 1, max = 500))]
    #[schema(min_items = 1, max_items = 500)]
    pub staff_ids: Vec<Id>,
}

/// A confirmation on record.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ConfirmationView {
    /// The document.
    pub document_id: Id,
    /// The version.
    pub version: i32,
    /// Who confirmed.
    pub staff_id: Id,
    /// How.
    pub way: DisseminationWay,
    /// The day.
    pub day: NaiveDate,
    /// Where the paper is, for a signature on paper.
    pub evidence: Option<String>,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// By whom, by the name of that time.
    pub recorded_by_name: String,
}

impl From<Confirmation> for ConfirmationView {
    fn from(row: Confirmation) -> Self {
        Self {
            document_id: row.document_id,
            version: row.version,
            staff_id: row.staff_id,
            way: row.way,
            day: row.day,
            evidence: row.evidence,
            recorded_at: row.recorded_at,
            recorded_by_name: row.recorded_by_name,
        }
    }
}

/// Confirmations on record.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ConfirmationsView {
    /// Each person, in the order sent.
    pub items: Vec<ConfirmationView>,
}
