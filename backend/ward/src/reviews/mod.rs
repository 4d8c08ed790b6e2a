//! The review of the year by person and unit (rà soát đội ngũ, R-31): whether each person meets the professional
//! requirement of the post, and why. It is filled in from what is there: the roster's column, verified certificates, what
//! heads have found, and beside them whether the field of study fits the post: suggested, never decided.
//!
//! The head corrects a person by a finding of the room `findings` and confirms the review of the unit for the year:
//!
//! ```text
//! draft ─► confirmed    once, with its figures and how each person stood; what is found later is shown beside them
//! ```

mod dto;
mod filter;
mod routes;
pub mod rules;
mod service;
mod store;
mod workbook;

pub use routes::configure;
pub use service::{Unconfirmed, confirmed_in, unconfirmed};
pub use store::UnitReview;
