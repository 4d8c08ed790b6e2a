//! Official letters on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::store::OfficialLetter;
use foundation::kernel::{Id, Instant};
use ward::files::FileView;

/// An official letter (công văn, giấy triệu tập).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LetterView {
    /// Its id.
    pub id: Id,
    /// The unit that it was sent to.
    pub unit_id: Id,
    /// Its number.
    #[schema(example = "1234/SNV-CCVC")]
    pub number: String,
    /// Its day.
    pub issued_on: NaiveDate,
    /// Who issued it.
    #[schema(example = "Sở Nội vụ thành phố Hải Phòng")]
    pub issuer: String,
    /// What it is about.
    #[schema(example = "V/v cử cán bộ, công chức tham gia lớp bồi dưỡng kỹ năng số")]
    pub subject: String,
    /// How many places it allots.
    pub quota: Option<i32>,
    /// Its scan.
    pub file: Option<FileView>,
    /// When it was entered.
    pub created_at: Instant,
    /// Counts its changes; the ETag carries it.
    pub revision: i64,
}

impl LetterView {
    /// The letter with its scan.
    pub fn of(letter: OfficialLetter, file: Option<FileView>) -> Self {
        Self {
            id: letter.id,
            unit_id: letter.unit_id,
            number: letter.number,
            issued_on: letter.issued_on,
            issuer: letter.issuer,
            subject: letter.subject,
            quota: letter.quota,
            file,
            created_at: letter.created_at,
            revision: letter.revision,
        }
    }
}

/// An official letter as it is entered or corrected.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct LetterBody {
    /// The unit that it was sent to; the top of one's reach when left out. It cannot be changed later.
    pub unit_id: Option<Id>,
    /// Its number.
    #[validate(length(min = 1, max = 100))]
    #[schema(min_length = 1, max_length = 100, example = "1234/SNV-CCVC")]
    pub number: String,
    /// Its day, not in the future.
    #[schema(example = "2026-06-25")]
    pub issued_on: NaiveDate,
    /// Who issued it.
    #[validate(length(min = 1, max = 300))]
    #[schema(min_length = 1, max_length = 300, example = "Sở Nội vụ thành phố Hải Phòng")]
    pub issuer: String,
    /// What it is about.
    #[validate(length(min = 1, max = 1000))]
    #[schema(
        min_length = 1,
        max_length = 1000,
        example = "V/v cử cán bộ, công chức tham gia lớp bồi dưỡng kỹ năng số"
    )]
    pub subject: String,
    /// How many places it allots.
    #[validate(range(min = 1, max = 100000))]
    #[schema(minimum = 1, maximum = 100000)]
    pub quota: Option<i32>,
}

impl From<OfficialLetter> for LetterBody {
    fn from(letter: OfficialLetter) -> Self {
        Self {
            unit_id: Some(letter.unit_id),
            number: letter.number,
            issued_on: letter.issued_on,
            issuer: letter.issuer,
            subject: letter.subject,
            quota: letter.quota,
        }
    }
}

/// The merge patch of a letter.
pub type LetterPatch = foundation::http::PatchBody<LetterBody>;
