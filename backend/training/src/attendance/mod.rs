//! Attendance (điểm danh) by session: owed for the ward's own courses only, optional for those of superiors.
//!
//! A mark belongs to a session and a place in the course. The rooms after this one ask it for the share of sessions
//! that somebody attended, and for a place in a course with all that is asked after the course ([`Participant`]).

mod dto;
mod filter;
mod paper;
mod routes;
pub mod rules;
mod service;
mod store;
mod workbook;

pub use dto::{MarkBody, MarkOutcome};
pub use routes::configure;
pub use service::{Marking, share_of};
pub use store::{Attendance, Participant, UnmarkedSession, marks_of, participant, participants_of, unmarked_sessions};
