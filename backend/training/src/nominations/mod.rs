//! A nomination (cử đi bồi dưỡng) is a person and a course, and the way from the wish to the outcome. Stored are the
//! decisions; what the calendar tells (running, overdue, open for evaluation) is computed.
//!
//! ```text
//! requested ─► proposed ─► endorsed ─► approved ─► sent_up ─► admitted ─► completed | failed | absent_all
//!  (person)     (unit)   (coordinator) (authority) (quota)       ▲
//!                 ▲  │        │  ▲         own: approved is admitted; summoned: recorded as admitted
//!            returned┴────────┘  └─ waitlisted (a freed seat)     past: recorded as completed
//! rejected · withdrawn · replaced, with a reason; not_admitted by the superior
//! ```
//! `rules` has the states, `authority` who decides over whom (`authorities` keeps it as data), `staffing` what a unit can spare (R-02), `eligibility`
//! what else is asked before a person is sent.

mod authorities;
pub mod authority;
mod carrying;
mod dto;
pub mod eligibility;
mod opened;
mod routes;
pub mod rules;
mod service;
pub mod staffing;
mod store;
mod workbook;

pub use authorities::seed;
pub use dto::NominateBody;
pub use routes::configure;
pub use service::{
    follow_course, may_approve, may_evaluate, may_evaluate_all, name_one, prepare_to_name, record, set_decision,
    set_outcome, unsettled,
};
pub use store::{Nomination, find, find_all, under_decision};
