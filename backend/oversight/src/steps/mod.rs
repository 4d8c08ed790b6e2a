//! Steps on record: who did what to a difficulty, a unit's report or a finding, when, for whom, and with which words.
//! The rooms behind use them; each has its own actions and states.

mod dto;
mod store;

pub use dto::StepOf;
pub use store::{Step, note, of};
