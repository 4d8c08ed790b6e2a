//! Accounts as the administrator sees them: made one by one or from the roster, linked to people, given roles, locked,
//! and handed out on paper.
//!
//! ```text
//! made (no password) ─► slip printed (7 days, shown once) ─► activated by its person ─► locked ─► unlocked
//! ```
//! In reach of an administrator is an account all of whose roles lie below his own unit.

mod dto;
mod routes;
mod rules;
mod service;
mod store;
mod workbook;

pub use routes::configure;
