//! The catalogue of programmes (chương trình bồi dưỡng, section III of the plan): kind, length, audience, competences.

mod dto;
pub mod rules;
mod shipped;
mod store;

pub use shipped::{ShippedLength, ShippedProgramme, shipped_programmes};
pub use store::{Programme, find, find_many};
