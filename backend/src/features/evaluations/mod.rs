//! The evaluation (đánh giá sau bồi dưỡng) after three months of applying what was learnt: six criteria, marks 1–10,
//! by whoever has the authority over the person. `rules` has when it opens, until when it is due
//! and what goes on one form; `form` has the criteria, the validity of answers and the index.

pub mod form;
pub mod rules;
mod shipped;

pub use shipped::{ShippedBand, ShippedCriterion, ShippedForm, shipped_form};
