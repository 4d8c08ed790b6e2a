//! Reminders (nhắc việc, đôn đốc; R-23, R-26, R-32, R-34): what is owed is said before, on and after its day to whoever
//! owes it, then to the head of the unit, then to the leaders.
//!
//! ```text
//! duties of everybody ─► steps reached by kind, not on record yet ─► reminders on record + one mail a recipient and day
//! urged by hand ─────────────────────────────────────────────────►  (one transaction; the job `mail` sends it)
//! ```
//! Only that somebody was reminded is stored, never the duty: what is done is gone by itself. On days off nothing is
//! said; what falls on one comes on the next working day. Which steps there are is data, by kind of duty.

mod dto;
mod filter;
mod letter;
mod routes;
pub mod rules;
mod service;
mod store;
mod workbook;

pub use routes::configure;
pub use service::daily::remind;
pub use service::steps::seed;
pub use service::{ToldDuty, told};
pub use store::Latest;
