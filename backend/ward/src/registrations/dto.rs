//! Registrations on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::store::Registration;
use crate::files::{FileView, StoredFile};

/// What the clerk's register says of a signed paper.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct RegistrationBody {
    /// Its number; left out to take a wrong one back.
    #[validate(length(min = 1, max = 60))]
    #[schema(min_length = 1, max_length = 60, example = "215/BC-UBND")]
    pub number: Option<String>,
    /// The day on it, together with the number.
    #[schema(example = "2026-12-15")]
    pub signed_on: Option<NaiveDate>,
    /// Who signed.
    #[validate(length(max = 120))]
    #[schema(max_length = 120, example = "Vũ Đình Khôi")]
    pub signer_name: Option<String>,
    /// The power and title of the signer.
    #[validate(length(max = 120))]
    #[schema(max_length = 120, example = "CHỦ TỊCH")]
    pub signer_title: Option<String>,
}

/// A signed paper as the register has it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RegistrationView {
    /// Its number; null until it is typed in.
    #[schema(example = "215/BC-UBND")]
    pub number: Option<String>,
    /// The day on it.
    #[schema(example = "2026-12-15")]
    pub signed_on: Option<NaiveDate>,
    /// Who signed.
    #[schema(example = "Vũ Đình Khôi")]
    pub signer_name: Option<String>,
    /// The power and title of the signer.
    #[schema(example = "CHỦ TỊCH")]
    pub signer_title: Option<String>,
    /// The scan of the signed paper.
    pub file: Option<FileView>,
    /// Whether number and scan are there, so that nothing of it is changed any more.
    pub is_final: bool,
}

impl RegistrationView {
    /// The row with its file.
    pub fn of(row: Registration, file: Option<StoredFile>) -> Self {
        Self {
            is_final: row.is_final(),
            number: row.number,
            signed_on: row.signed_on,
            signer_name: row.signer_name,
            signer_title: row.signer_title,
            file: file.map(FileView::from),
        }
    }
}
