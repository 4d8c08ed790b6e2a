//! People of the roster.

pub mod import;
mod shipped;

pub use shipped::{ShippedRank, shipped_ranks};
