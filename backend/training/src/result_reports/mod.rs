//! The result report (báo cáo kết quả bồi dưỡng) that each person sent writes for the ward afterwards (R-23).
//!
//! ```text
//! draft ─► submitted ─► accepted
//!   ▲          │
//!   └─ returned ┘   (returned is submitted again)
//! ```
//! It is due ten working days after the course; long leave moves that day on. A draft is its author's alone.

mod dto;
mod filter;
mod owed;
mod paper;
mod routes;
pub mod rules;
mod service;
mod store;
mod workbook;

pub use owed::{OwedReport, owed, owed_by};
pub use routes::configure;
