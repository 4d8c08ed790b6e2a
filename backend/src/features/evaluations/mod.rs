//! Evaluations after three months of applying what was learnt.

mod shipped;

pub use shipped::{ShippedBand, ShippedCriterion, ShippedForm, shipped_form};
