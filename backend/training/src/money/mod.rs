//! Money (R-29, domain rule 11): sources (nguồn kinh phí), what a year is allotted of each (dự toán), and a ledger of
//! lines that are never changed. A mistake is corrected by a line that reverses another one.
//!
//! ```text
//! planned ─ a course names its allocation and what it is estimated to cost in all
//! committed ─ somebody is approved: his own cost, else his share of the course's
//! spent ─ the coordinator enters it with paper and day, for a course, for a person in it, or for neither
//! ```
//! Left of an allocation is its amount, less the larger of committed and spent of each course, less what was spent
//! without a course. Going beyond that is told before it happens and takes a reason, which stays in the line.

mod dto;
mod filter;
mod ledger;
mod routes;
pub mod rules;
mod service;
mod store;
mod workbook;

pub use ledger::{CourseMoney, PersonMoney, check_allocation, commit, follow_course, foresee, lock, release};
pub use routes::configure;
pub use service::seed;
pub use store::{by_source, spent_on};
