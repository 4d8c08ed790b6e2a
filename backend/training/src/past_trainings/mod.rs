//! Past training (quá trình đã bồi dưỡng): what was done before the software, or outside it. It is recorded with its
//! result and certificate, one by one or from Excel, without steps, deadlines or reminders; days before 2026 are
//! allowed.
//!
//! `sheet` reads a workbook without a database; `plan` compares it with the roster, the catalogue and what is on
//! record. As with the roster, nothing is kept between preview and acceptance: the same file gives the same plan, and
//! its hash says whether it is still the one that was shown.

mod dto;
mod plan;
mod routes;
mod service;
mod sheet;
mod store;
mod template;

pub use routes::configure;
