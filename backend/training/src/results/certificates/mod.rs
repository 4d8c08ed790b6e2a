//! Certificates and confirmations: handed in, verified or rejected; what a verified one does to a requirement.

mod dto;
mod filter;
mod routes;
mod service;
mod store;
mod workbook;

pub use routes::configure;
pub use service::{NewCertificate, enter_certificate, verify_certificate};
pub use store::{AwaitedCertificate, Certificate, awaited_certificates, awaited_certificates_of, certificates_of};
