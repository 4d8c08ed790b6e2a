//! The catalogue of programmes (section III of the plan).

mod shipped;

pub use shipped::{ShippedLength, ShippedProgramme, shipped_programmes};
