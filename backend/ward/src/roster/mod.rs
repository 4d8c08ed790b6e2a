//! The roster and absences come in from Excel (R-40), with a preview that names each bad cell.
//!
//! ```text
//! file ─► preview: what was understood, every bad cell, the plan and its hash      (nothing is stored)
//! file + hash ─► the same plan again? ─► all of it in one transaction, or 409
//! ```
//! Nothing is kept between the two: accepting sends the file again. The reading itself is `staff::import`; this room
//! compares with what is stored and writes. It stands behind `findings`, which it tells who meets the requirement of
//! the post.

mod absences;
mod accept;
mod dto;
mod facts;
mod routes;
mod service;

pub use routes::configure;
