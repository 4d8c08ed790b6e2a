//! Dissemination (phổ biến, quán triệt văn bản; ): which documents must reach whom, and whom they have reached.
//!
//! A document has versions with their files; a new version asks everybody again. Somebody is reached by a version who was
//! at a session about it, has read it here and confirmed it, or has signed on paper, which is recorded for whoever has no
//! account. The share is of those who belong to the audience on a day and are at work or reached; who is away for long
//! owes nothing and is named beside.
//!
//! `rules` says whom an audience takes in and which version holds on a day; the share is one statement of `store::reach`.

mod dto;
mod filter;
mod owed;
mod routes;
pub mod rules;
mod service;
mod store;
mod workbook;

pub use owed::{MissingNames, Owed, PersonOfDocument, missing_names, owed_by, people_on, reach_on};
pub use routes::configure;
pub use store::Document;
pub use store::addressees::addressees;
