//! Files on the wire.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::rules::LARGEST_FILE;
use super::store::StoredFile;
use foundation::http::UploadFields;
use foundation::kernel::{Id, Instant};

/// A file, without its content.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FileView {
    /// Its id.
    pub id: Id,
    /// Its name.
    #[schema(example = "cong-van-1234.pdf")]
    pub name: String,
    /// What its content is: `application/pdf`, `image/jpeg` or `image/png`.
    #[schema(example = "application/pdf")]
    pub content_type: String,
    /// Its length in bytes.
    pub size: i64,
    /// SHA-256 of its content, in hexadecimal.
    pub sha256: String,
    /// When it was sent.
    pub created_at: Instant,
}

impl From<StoredFile> for FileView {
    fn from(file: StoredFile) -> Self {
        Self {
            id: file.id,
            name: file.name,
            content_type: file.content_type.to_string(),
            size: file.size,
            sha256: file.sha256,
            created_at: file.created_at,
        }
    }
}

/// The form that a scan is sent with: a PDF, JPEG or PNG up to 10 MB, told by its content. Nothing that is a state
/// secret may be sent.
#[derive(Clone, Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Scan {}

impl UploadFields for Scan {
    const LARGEST_FILE: usize = LARGEST_FILE as usize;
}

/// The form of a scan, for the OpenAPI document.
pub type ScanForm = foundation::http::UploadBody<Scan>;
