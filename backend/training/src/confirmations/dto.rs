//! Confirmations and the check of certificates on the wire.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::rules::{CertificateStanding, LeftOut, standing};
use crate::courses::Course;
use crate::results::CertificateRow;
use foundation::kernel::{Id, Result};
use ward::catalogue::rules::CertificateKind;

/// What everybody may know of a certificate: what stands on it, and whether it stands.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CertificateCheckView {
    /// Whether it stands.
    pub standing: CertificateStanding,
    /// Certificate or confirmation.
    pub kind: CertificateKind,
    /// Its number; null where a confirmation has none.
    #[schema(example = "QLNN-2026-0153")]
    pub number: Option<String>,
    /// Whom it is for.
    #[schema(example = "Nguyễn Văn Á")]
    pub full_name: String,
    /// The course.
    pub course_name: String,
    /// Who organised the course.
    pub organiser: String,
    /// The course's first day.
    pub first_day: NaiveDate,
    /// The course's last day.
    pub last_day: NaiveDate,
    /// Who issued it.
    #[schema(example = "Trường Chính trị Tô Hiệu")]
    pub issuer: String,
    /// The day of issue.
    pub issued_on: NaiveDate,
    /// Who has it on record: the ward.
    #[schema(example = "UBND phường Thạch Khôi")]
    pub recorded_by: String,
    /// Whether the ward issued it, for a course of its own.
    pub issued_here: bool,
}

impl CertificateCheckView {
    /// The certificate of this row and course, on record at a ward of this name. What the ward issued says what it said then.
    ///
    /// # Errors
    /// A wording that cannot be read back.
    pub fn of(row: CertificateRow, course: Course, recorded_by: String) -> Result<Self> {
        let certificate = row.certificate;
        let issued_here = certificate.issued_here();
        let (full_name, course_name, organiser, first_day, last_day) = match certificate.wording()? {
            Some(said) => (said.full_name, said.course, said.organiser, said.first_day, said.last_day),
            None => (row.full_name, course.name, course.organiser, course.first_day, course.last_day),
        };
        Ok(Self {
            standing: standing(certificate.state),
            kind: certificate.kind,
            number: Some(certificate.number).filter(|number| !number.is_empty()),
            full_name,
            course_name,
            organiser,
            first_day,
            last_day,
            issuer: certificate.issuer,
            issued_on: certificate.issued_on,
            recorded_by,
            issued_here,
        })
    }
}

/// The day on which confirmations are issued.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ConfirmationsBody {
    /// The day of issue: from the course's last day to today.
    pub issued_on: NaiveDate,
}

/// What came of issuing confirmations.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ConfirmationsIssued {
    /// How many were issued.
    #[schema(example = 12)]
    pub issued: usize,
    /// Who completed the course and was given none.
    pub left_out: Vec<LeftOutView>,
}

/// Somebody who completed a course and was given no confirmation.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LeftOutView {
    /// The person.
    pub staff_id: Id,
    /// The person's name.
    #[schema(example = "Nguyễn Văn Á")]
    pub full_name: String,
    /// Why.
    pub reason: LeftOut,
}
