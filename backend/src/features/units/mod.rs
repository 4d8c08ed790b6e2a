//! The tree of units.

mod shipped;

pub use shipped::{ShippedUnit, shipped_units};
