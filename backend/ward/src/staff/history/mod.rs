//! Where a person was, and in which state, on which day: assignments (quá trình công tác) and dated states.

mod dto;
mod service;
mod store;

pub use dto::{AssignmentView, StateBody, StateView, TransferBody};
pub use service::{Member, Movement, begin, correct_post, enter_state, members_between, suspensions_of, transfer};
pub use store::{Assignment, StateRow, assignment_on, assignments_of, states_of};
