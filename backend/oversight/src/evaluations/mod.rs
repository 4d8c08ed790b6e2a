//! The evaluation (đánh giá sau bồi dưỡng) after three months of applying what was learnt: six criteria, marks 1–10,
//! by whoever has the authority over the person (R-24, R-25, R-26). `rules` has when it opens, until when it is due
//! and what goes on one form; `form` has the criteria, the validity of answers and the index,
//! `due` what is to be evaluated today.
//!
//! ```text
//! waiting ─► open ─► overdue        told by the calendar, never stored
//!              └─► draft ─► signed  stored; a signed one is never changed
//! ```

mod dto;
mod due;
mod filter;
pub mod form;
mod paper;
mod routes;
pub mod rules;
mod service;
mod shipped;
mod store;
mod summary;
mod workbook;

pub use dto::DueEvaluation;
pub use due::{Opening, openings};
pub use routes::configure;
pub use service::{due_now, seed};
pub use store::{Evaluation, EvaluationCourse, EvaluationRow};
pub use summary::{MarkedCriterion, SignedEvaluations, signed_between};
