//! Decisions to send (quyết định cử đi bồi dưỡng): the paper behind an admission, where the office makes one. Its
//! number comes from the clerk's register and is typed in afterwards, with the signed PDF. What was signed is never
//! changed: a paper that corrects, replaces or revokes it is linked to it.

mod dto;
mod paper;
mod routes;
mod rules;
mod service;
mod store;
mod workbook;

pub use routes::configure;
pub use rules::DecisionKind;
pub use store::{Decision, find};
