//! A course (lớp bồi dưỡng, tập huấn) is one run of a programme: where it comes from, how it is held, its dates and
//! sessions. Its origin decides the way of the people sent to it.
//!
//! ```text
//! planned ─► open ─► finished            postponed and cancelled from planned and open, with a reason;
//!    ▲        │                          postponed goes back to planned with new dates
//!    └─ postponed ─► cancelled
//! ```

pub mod rules;
mod store;

pub use store::{
    Course, CourseSession, find, find_many, find_session, lock, overlapping, release_seat, sessions_of,
    sessions_of_many, take_seat, timetable,
};
