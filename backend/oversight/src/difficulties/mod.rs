//! Difficulties (khó khăn, vướng mắc; R-36): a unit reports what is in its way, the coordinator advises, a leader decides,
//! and the unit is told.
//!
//! ```text
//! draft ─► reported ─► advised ─► decided ─► closed      answered by the coordinator what needs no leader:
//!           ▲    │        │                              reported ─► answered ─► closed
//!           │    └► asked_back (the unit completes it)   withdrawn by the unit until it is settled
//!           └─────────────┘ (other advice is asked for)
//! ```
//! Several that ask for the same are joined to one: they go its way, and what is decided of it is decided of them. Who has
//! reported it or advised on it decides nothing of it. Each step is on record with who, when and the words, and has a day
//! by which the next one is due. A draft is the unit's alone.

mod dto;
mod filter;
mod owed;
mod routes;
pub mod rules;
mod service;
mod store;
mod workbook;

pub use owed::{may_decide, reported_between, waiting};
pub use routes::configure;
pub use store::Difficulty;
