//! The year plan (kế hoạch bồi dưỡng năm, R-30): what the ward issues after a round of needs. Its items come out of the
//! accepted needs, same programme and quarter added up; which needs an item serves is stored with the needs, and a course
//! names the item that it answers.
//!
//! ```text
//! draft ─► submitted ─► approved       approved by a leader who is not its author; afterwards
//!   ▲          │                       its items change only by an amendment with a reason
//!   └ returned ┘   (returned is submitted again)
//! ```
//! Number and day come from the clerk's register and are typed in once it is approved.

mod dto;
mod filter;
mod items;
mod paper;
mod routes;
pub mod rules;
mod service;
mod store;
mod workbook;

pub use dto::YearPlanItemView;
pub use items::{AnsweredItem, answered, check_answers};
pub use routes::configure;
pub use service::{in_reach, items_of, waiting_for_approval, waiting_to_be_mended};
pub use store::{YearPlan, YearPlanItem};
