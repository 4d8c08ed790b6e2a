//! Certificates and confirmations: handed in, verified or rejected; what a verified one does to a requirement.

mod dto;
mod filter;
mod routes;
mod service;
mod store;
mod wording;
mod workbook;

pub use routes::configure;
pub use service::{NewCertificate, certificate_in_reach, enter_certificate, verify_certificate};
pub use store::{
    AwaitedCertificate, Certificate, CertificateRow, awaited_certificates, awaited_certificates_of,
    certificate_of_code, certificates_of, issued_here_for,
};
pub use wording::Wording;
