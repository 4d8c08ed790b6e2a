//! The figures of reports: who was sent to courses in a period, counted by kind of programme, by kind of person
//! and by unit, with what came of it. Nothing is typed in and nothing is stored here: each count is of names, and the
//! names are asked for by the same rule.
//!
//! A time of being sent belongs to the day of admission and to the unit that the person was sent from. Both are
//! counted, times sent (lượt người) and people (người), women apart; past training that was entered later was sent by
//! nobody here.

mod dto;
mod paper;
mod routes;
pub mod rules;
mod service;
mod store;

pub use dto::ReportFigures;
pub use paper::annex;
pub use routes::configure;
pub use service::figures_of;
