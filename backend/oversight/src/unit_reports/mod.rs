//! Reports of units (báo cáo của đơn vị; R-34): the yearly one before 10 December, and those that the coordinator asks for.
//!
//! ```text
//! asked ─► draft ─► submitted ─► accepted
//!            ▲          │            │
//!            └ returned ┴────────────┘   (returned is submitted again; what was taken is opened again with a reason)
//! ```
//! The yearly requests of the plan are there from the start and open by themselves 30 days before: nobody has to make
//! them, so nobody can forget them. Whom a yearly one asks is told by the units of the day; one that was asked for names its
//! units. "Asked" and "late" are told by the calendar, nothing of them is stored. What was handed in is kept as it was.

mod dto;
mod figures;
mod filter;
mod owed;
mod paper;
mod papers;
mod routes;
pub mod rules;
mod service;
mod store;
mod workbook;

pub use owed::{asked, to_review, unanswered};
pub use routes::configure;
pub use service::seed;
pub use store::{AskedReport, ReportRequest, UnitReport};
