//! Jobs (tác vụ tự động): what the program does by itself, on a schedule in the ward's time zone.
//!
//! ```text
//! tick ─► due? ─► take the lease ─► due still? ─► run on record ─► work (the lease is kept) ─► outcome, lease given back
//! ```
//! One at a time over all instances that share a database: whoever runs one holds the one lease. A holder that was
//! killed leaves it behind; it lapses, the next to come records the run as abandoned and runs it again. Which jobs there
//! are is told by `backend/src/jobs.rs`.

mod dto;
mod routes;
pub mod rules;
mod service;
mod store;
mod workbook;

pub use routes::configure;
pub use service::{Job, Jobs, LEASE_SECONDS, Run, Work};
pub use store::JobRun;
