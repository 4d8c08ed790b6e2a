//! Confirmations (giấy chứng nhận) of the courses that the ward runs itself, as a paper and as a badge, and the page on
//! which everybody sees whether a certificate that is recorded here stands (R-27).
//!
//! ```text
//! own course, over ─► a confirmation for each who completed it ─► PDF with a QR code, Open Badge
//! code of any certificate ─► what it says, and whether it stands
//! ```
//! A confirmation is a certificate like any other (`results`): it counts, is rejected, and stands in the feed.

mod badge;
mod dto;
mod routes;
pub mod rules;
mod service;

pub use routes::configure;
