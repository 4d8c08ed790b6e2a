//! A course (lớp bồi dưỡng, tập huấn) is one run of a programme: where it comes from, how it is held, its dates and
//! sessions. Its origin decides the way of the people sent to it.
//!
//! ```text
//! planned ─► open ─► finished            postponed and cancelled from planned and open, with a reason;
//!    ▲        │                          postponed goes back to planned with new dates
//!    └─ postponed ─► cancelled
//! ```

mod dto;
mod filter;
pub mod letters;
mod routes;
pub mod rules;
mod service;
mod sessions;
mod store;
mod time_of_day;
mod view;
mod workbook;

pub use routes::configure;
pub use service::{CourseChange, Follower, Followers, PastTraining, past_course, reach};
pub use store::{
    Course, CourseSession, find, find_many, find_session, lock, overlapping, release_seat, sessions_of,
    sessions_of_many, take_seat, timetable,
};
pub use time_of_day::TimeOfDay;
