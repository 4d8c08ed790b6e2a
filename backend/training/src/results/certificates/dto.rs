//! Certificates on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::super::rules::CertificateState;
use super::store::{AwaitedCertificate, Certificate, CertificateRow};
use foundation::kernel::{Id, Instant};
use ward::catalogue::rules::CertificateKind;

/// A certificate or confirmation.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CertificateView {
    /// Its id.
    pub id: Id,
    /// The place in the course that it came of.
    pub nomination_id: Id,
    /// The course.
    pub course_id: Id,
    /// The course's name.
    pub course_name: String,
    /// The person.
    pub staff_id: Id,
    /// The person's name.
    #[schema(example = "Nguyễn Văn Á")]
    pub full_name: String,
    /// The unit that the person was sent from.
    pub unit_id: Id,
    /// Certificate or confirmation.
    pub kind: CertificateKind,
    /// Its number; null where a confirmation has none.
    #[schema(example = "QLNN-2026-0153")]
    pub number: Option<String>,
    /// Who issued it.
    #[schema(example = "Trường Chính trị Tô Hiệu")]
    pub issuer: String,
    /// The day of issue.
    pub issued_on: NaiveDate,
    /// Whether the scan is there.
    pub has_file: bool,
    /// Where it stands.
    pub state: CertificateState,
    /// Why it was rejected.
    pub state_reason: Option<String>,
    /// When it was verified.
    pub verified_at: Option<Instant>,
    /// When it was handed in.
    pub created_at: Instant,
    /// Counts its changes; the ETag carries it.
    pub revision: i64,
    /// By which everybody can check it, without signing in: 32 hexadecimal digits.
    #[schema(example = "5f2b6d0c9a1e4478b3d2c6f01a9be57c")]
    pub code: String,
    /// Whether the ward issued it, for a course of its own: as a paper and as a badge.
    pub issued_here: bool,
}

impl From<CertificateRow> for CertificateView {
    fn from(row: CertificateRow) -> Self {
        let certificate = row.certificate;
        Self {
            issued_here: certificate.issued_here(),
            id: certificate.id,
            nomination_id: certificate.nomination_id,
            course_id: row.course_id,
            course_name: row.course_name,
            staff_id: certificate.staff_id,
            full_name: row.full_name,
            unit_id: certificate.unit_id,
            kind: certificate.kind,
            number: Some(certificate.number).filter(|number| !number.is_empty()),
            issuer: certificate.issuer,
            issued_on: certificate.issued_on,
            has_file: certificate.file_id.is_some(),
            state: certificate.state,
            state_reason: certificate.state_reason,
            verified_at: certificate.verified_at,
            created_at: certificate.created_at,
            revision: certificate.revision,
            code: certificate.code,
        }
    }
}

/// A certificate as it is handed in.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCertificateBody {
    /// The place in the course that it came of.
    pub nomination_id: Id,
    /// Certificate or confirmation.
    pub kind: CertificateKind,
    /// Its number; a confirmation may have none.
    #[validate(length(max = 100))]
    #[schema(max_length = 100, example = "QLNN-2026-0153")]
    pub number: Option<String>,
    /// Who issued it.
    #[validate(length(min = 1, max = 200))]
    #[schema(min_length = 1, max_length = 200, example = "Trường Chính trị Tô Hiệu")]
    pub issuer: String,
    /// The day of issue.
    pub issued_on: NaiveDate,
}

/// What is on a certificate.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CertificateBody {
    /// Certificate or confirmation.
    pub kind: CertificateKind,
    /// Its number; a confirmation may have none.
    #[validate(length(max = 100))]
    #[schema(max_length = 100, example = "QLNN-2026-0153")]
    pub number: Option<String>,
    /// Who issued it.
    #[validate(length(min = 1, max = 200))]
    #[schema(min_length = 1, max_length = 200, example = "Trường Chính trị Tô Hiệu")]
    pub issuer: String,
    /// The day of issue.
    pub issued_on: NaiveDate,
}

impl From<&Certificate> for CertificateBody {
    fn from(certificate: &Certificate) -> Self {
        Self {
            kind: certificate.kind,
            number: Some(certificate.number.clone()).filter(|number| !number.is_empty()),
            issuer: certificate.issuer.clone(),
            issued_on: certificate.issued_on,
        }
    }
}

/// The merge patch of a certificate.
pub type CertificatePatch = foundation::http::PatchBody<CertificateBody>;

/// Why a certificate is not accepted.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct RejectionBody {
    /// The reason, told to the person.
    #[validate(length(min = 1, max = 1000))]
    #[schema(min_length = 1, max_length = 1000, example = "Bản chụp mờ, không đọc được số")]
    pub reason: String,
}

/// Somebody who completed a course that ends with a paper, which nobody has handed in yet.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AwaitedCertificateView {
    /// The nomination.
    pub nomination_id: Id,
    /// The person.
    pub staff_id: Id,
    /// The person's name.
    #[schema(example = "Nguyễn Văn Á")]
    pub full_name: String,
    /// The unit that the person was sent from.
    pub unit_id: Id,
    /// The course.
    pub course_id: Id,
    /// The course's name.
    pub course_name: String,
    /// The course's last day.
    pub last_day: NaiveDate,
    /// What paper the programme ends with.
    pub kind: CertificateKind,
}

impl From<AwaitedCertificate> for AwaitedCertificateView {
    fn from(row: AwaitedCertificate) -> Self {
        Self {
            nomination_id: row.nomination_id,
            staff_id: row.staff_id,
            full_name: row.full_name,
            unit_id: row.unit_id,
            course_id: row.course_id,
            course_name: row.course_name,
            last_day: row.last_day,
            kind: row.kind,
        }
    }
}
