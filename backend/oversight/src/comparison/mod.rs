//! Units side by side on every duty of the plan: what each has open, how much of it is overdue and since when, what
//! was brought before the leaders, and the targets.
//!
//! Nothing is found here: the rows are those of the page of who owes what, put together by unit and duty of the plan, so that
//! each figure opens to exactly those rows. A thing of an office counts once in a unit, whoever of it may do it; what each owes
//! for himself counts for each. Shares are those of the rooms that compute them.

mod dto;
mod filter;
mod routes;
mod rules;
mod service;
mod workbook;

pub use routes::configure;
