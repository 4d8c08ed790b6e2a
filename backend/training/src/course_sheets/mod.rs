//! The sheets of a course: names for it, its attendance, its results and its certificates from Excel.
//!
//! Each kind of sheet says how its columns are called, what a row means, and which act of its own room a row is
//! ([`sheet::CourseSheet`]). A preview carries the whole sheet out and undoes it, so that it says what the rules
//! themselves say; accepting sends the file again with the hash of what was shown, and what differs meanwhile is
//! refused. Each row stands alone: one that is refused leaves the others.

mod attendance;
mod certificates;
mod dto;
mod nominations;
mod results;
mod routes;
mod sent;
mod service;
mod sheet;

pub use routes::configure;
