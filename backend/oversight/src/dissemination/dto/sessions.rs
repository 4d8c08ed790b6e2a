//! Sessions of dissemination on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::dissemination::store::sessions::SessionOnRecord;
use foundation::kernel::{Id, Instant};

/// A session of dissemination (buổi phổ biến, quán triệt).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DisseminationSessionSummary {
    /// Its id.
    pub id: Id,
    /// The unit that held it.
    pub unit_id: Id,
    /// That unit's name in tables.
    pub unit_name: String,
    /// The day.
    pub day: NaiveDate,
    /// Where.
    #[schema(example = "Hội trường UBND phường")]
    pub place: String,
    /// Who led it.
    #[schema(example = "Nguyễn Văn Á, Trưởng phòng")]
    pub led_by: String,
    /// A remark.
    pub note: Option<String>,
    /// What it was about.
    pub documents: Vec<SessionDocumentView>,
    /// How many were there.
    pub attended: i64,
    /// When it was entered.
    pub created_at: Instant,
    /// Counts its changes; the ETag carries it.
    pub revision: i64,
}

/// A document of a session.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SessionDocumentView {
    /// The document.
    pub document_id: Id,
    /// Its number and sign.
    #[schema(example = "197/KH-UBND")]
    pub number: String,
    /// The version that was made known.
    #[schema(example = 1)]
    pub version: i32,
}

/// A session with the names of who was there.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DisseminationSessionView {
    /// What the list shows of it.
    #[serde(flatten)]
    pub summary: DisseminationSessionSummary,
    /// Who was there, by name.
    pub people: Vec<SessionPersonView>,
}

/// Somebody who was there.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SessionPersonView {
    /// The person.
    pub staff_id: Id,
    /// The name.
    #[schema(example = "Trần Thị Hoà")]
    pub full_name: String,
}

/// A session as it is entered or corrected.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct DisseminationSessionBody {
    /// The unit that holds it; the top of one's reach when left out. It cannot be changed later.
    pub unit_id: Option<Id>,
    /// The day; a session to come has no attendance yet.
    #[schema(example = "2026-07-06")]
    pub day: NaiveDate,
    /// Where.
    #[validate(length(min = 1, max = 300))]
    #[schema(min_length = 1, max_length = 300, example = "Hội trường UBND phường")]
    pub place: String,
    /// Who leads it.
    #[validate(length(min = 1, max = 200))]
    #[schema(min_length = 1, max_length = 200, example = "Nguyễn Văn Á, Trưởng phòng")]
    pub led_by: String,
    /// A remark.
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    pub note: Option<String>,
    /// What it is about.
    #[validate(length(min = 1, max = 20))]
    #[schema(min_items = 1, max_items = 20)]
    pub documents: Vec<SessionDocumentBody>,
    /// Who was there: people who belong to the unit or to one below it on the day.
    #[validate(length(max = 2000))]
    #[schema(max_items = 2000)]
    pub staff_ids: Vec<Id>,
}

/// A document of a session to be entered.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct SessionDocumentBody {
    /// The document.
    pub document_id: Id,
    /// The version that was made known; the one that held on the day when left out.
    #[schema(example = 1)]
    pub version: Option<i32>,
}

impl From<&SessionOnRecord> for DisseminationSessionBody {
    fn from(session: &SessionOnRecord) -> Self {
        let documents = session.documents.iter();
        Self {
            unit_id: Some(session.row.unit_id),
            day: session.row.day,
            place: session.row.place.clone(),
            led_by: session.row.led_by.clone(),
            note: session.row.note.clone(),
            documents: documents
                .map(|one| SessionDocumentBody { document_id: one.document_id, version: Some(one.version) })
                .collect(),
            staff_ids: session.staff_ids.clone(),
        }
    }
}

/// The merge patch of a session.
pub type DisseminationSessionPatch = foundation::http::PatchBody<DisseminationSessionBody>;
