//! The people of the roster: category, post, state, absences, and who counts for the staffing of a unit on a day.

pub mod import;
pub mod rules;
mod shipped;

pub use shipped::{ShippedRank, shipped_ranks};
