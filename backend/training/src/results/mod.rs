//! Results and certificates: what came of a course for a person, and the paper that says so.
//!
//! ```text
//! result: entered by the coordinator, and corrected with a reason; it moves the nomination
//! certificate: uploaded ─► verified      rejected from both, with a reason; what was rejected is mended and waits anew
//! ```
//! The verified certificate of a specialised programme writes a finding: from its day of issue the person meets the
//! requirement that the course was taken for (R-13).

mod certificates;
mod dto;
mod filter;
mod routes;
pub mod rules;
mod service;
mod store;
mod workbook;

pub use certificates::{
    AwaitedCertificate, Certificate, CertificateRow, NewCertificate, Wording, awaited_certificates,
    awaited_certificates_of, certificate_in_reach, certificate_of_code, certificates_of, enter_certificate,
    issued_here_for, verify_certificate,
};
pub use dto::ScoreBody;
pub use routes::configure;
pub use service::{EnteredResult, enter, outcome_of};
pub use store::{TrainingResult, of_nominations};
