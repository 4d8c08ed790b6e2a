//! Reports of the ward (báo cáo của phường; R-33): yearly, half-yearly, final, or when asked for, for any period.
//!
//! ```text
//! draft ─► issued        figures, names, what the units sent, and the file are kept as they are
//!   ▲         │
//!   └─────────┘          taken back only while the clerk's register has given it no number
//! ```
//! The figures are computed and cannot be changed; what people add stands beneath them, begun from what the units have
//! written. A draft is as the data are now. Once it is issued, nothing of a report changes; the clerk's number and the
//! signed scan come beside it. What was signed is corrected, replaced or revoked by a later report that is linked to it.
//! A later report says what has changed since the one before, in figures and in names.

mod dto;
mod filter;
mod paper;
mod registering;
mod routes;
pub mod rules;
mod service;
mod store;
mod view;
mod workbook;

pub use routes::configure;
