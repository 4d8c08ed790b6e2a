//! Absences (vắng mặt): leave, sickness, maternity, missions, from a day to a day. Staffing counts them, and the
//! long ones let deadlines wait.

mod dto;
mod routes;
mod service;
mod store;
mod workbook;

pub use dto::{AbsenceBody, AbsenceView};
pub use routes::configure;
pub use service::enter;
pub use store::{Absence, between as absences_between, of_person as absences_of};
