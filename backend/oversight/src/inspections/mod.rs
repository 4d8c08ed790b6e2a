//! Inspections (kiểm tra; R-32): what was looked at in a unit, with whom, what was concluded, and what has to be mended.
//!
//! ```text
//! finding:  open ─► mended ─► accepted
//!             ▲       │
//!             └───────┘ (sent back with a reason, and with another day where one is given)
//! ```
//! A finding is a duty of the unit until its head reports it mended and whoever inspects accepts it. Nobody accepts what he
//! has reported mended himself. The steps of each finding are on record.

mod dto;
mod filter;
mod owed;
mod routes;
pub mod rules;
mod service;
mod store;
mod workbook;

pub use owed::{DueFinding, due};
pub use routes::configure;
