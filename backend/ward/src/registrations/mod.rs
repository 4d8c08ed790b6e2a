//! Registrations (đăng ký văn bản): the number and day that a signed paper got from the clerk's register, who signed it,
//! and its scan. The product never makes a number up: a paper leaves it without one, and what the register
//! says is typed in afterwards. A number that is used twice in a year and kind of paper is refused.
//!
//! A registration has no address of its own: it belongs to a plan or a report, whose rights are its rights. Once number
//! and scan are there it stands: only another paper corrects what was signed.

mod dto;
pub mod rules;
mod service;
mod store;

pub use dto::{RegistrationBody, RegistrationView};
pub use service::{RegisteredPaper, Registrable, attach_scan, forget, of, of_many, register_paper, signed_file};
