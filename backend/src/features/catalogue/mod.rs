//! The catalogue of programmes (chương trình bồi dưỡng, section III of the plan): kind, length, audience, competences.

pub mod rules;
mod shipped;

pub use shipped::{ShippedLength, ShippedProgramme, shipped_programmes};
