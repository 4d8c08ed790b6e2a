//! Duties (việc cần xử lý): who owes what to whom by when, computed from the data at the moment of asking. Nothing is
//! stored, so nothing can go stale, and what is done is gone.
//!
//! `rules` has the kinds of duties with their words, and their order; `owed` has one function a kind that finds them for
//! whoever asks, and the one list of these functions. A later feature adds a kind and a function.

mod dto;
mod owed;
mod routes;
pub mod rules;
mod service;
mod store;

pub use dto::{DutySubject, DutyView};
pub use routes::configure;
pub use service::{Everybody, Holder, OwedDuty, of_everybody};
