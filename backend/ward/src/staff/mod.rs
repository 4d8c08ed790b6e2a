//! The people of the roster (cán bộ, công chức, viên chức, người lao động): category, post, state, absences, and who
//! counts for the staffing of a unit on a day.
//!
//! ```text
//! assignment: unit A, post 1 ──transfer──► unit A, post 2 ──transfer──► unit B      (one at a time, none forgotten)
//! state:      working ──► maternity ──► working ──► retired                         (from a day until the next)
//! absence:    from a day to a day, beside both
//! ```
//! A state or an assignment begins when its day has come; what is planned ahead is an absence. So the present unit,
//! post and state of a person are stored facts.

pub mod absences;
mod dto;
pub mod history;
pub mod import;
pub mod posts;
mod routes;
pub mod rules;
mod service;
mod shipped;
mod store;
mod subject;
mod workbook;

pub use absences::{Absence, absences_between};
pub use dto::{StaffBody, StaffView};
pub use history::{Assignment, Member, assignment_on, members_between, suspensions_of};
pub use posts::{Post, pairs_of};
pub use routes::configure;
pub use service::{change, create, known_people, note_access, whole};
pub use shipped::{ShippedRank, shipped_ranks};
pub use store::{Staff, find, find_many, known, lock, named, of_units};
pub use subject::{Subject, subject};
