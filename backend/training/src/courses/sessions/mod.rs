//! The timetable of a course: its sessions, on any day and at any time.

mod routes;
mod service;

pub use routes::configure;
pub use service::{new, replace};
