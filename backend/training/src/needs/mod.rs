//! Needs (nhu cầu bồi dưỡng, R-30, R-31): the review by unit from which the year plan is made. The coordinator opens a
//! round with a deadline, for the phase, for a year, or as a supplement; each unit proposes content, number, people,
//! quarter and estimated cost.
//!
//! ```text
//! round:       open ─► closed
//! submission:  draft ─► submitted ─► accepted
//!                ▲          │
//!                └ returned ┘   (returned is submitted again)
//! ```
//! A need is a line of a submission. One that is carried from a nomination that found no place may wait without a
//! submission: the next round that opens takes it in. Which item of the year plan serves a need is stored with the need.

mod carrying;
mod dto;
mod duties;
mod filter;
mod paper;
mod routes;
pub mod rules;
mod service;
mod store;
mod view;
mod workbook;

pub use carrying::{Unserved, carried_from, carry};
pub use dto::{NeedProgramme, NeedView};
pub use duties::{asked, unanswered, waiting_for_review};
pub use routes::configure;
pub use service::readable;
pub use store::lines::{Need, NeedRow, accepted_for, accepted_of, link};
pub use store::{NeedsRound, find_round};
pub use view::{of_items, views};
