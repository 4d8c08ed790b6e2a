//! Findings on a person's professional requirement, as dated facts: meets it or does not, from which day, and why.
//! What a person lacks is never a flag.
//!
//! The roster, a review by the unit and a verified certificate write findings; none is ever changed, and only that of a
//! certificate which was verified by mistake is taken back. What holds on a day is told by the rules.

mod dto;
mod filter;
mod routes;
pub mod rules;
mod service;
mod store;
mod workbook;

pub use routes::configure;
pub use service::{is_below, record, seed, take_back};
pub use store::{RequirementFinding, of_people, requirement};
