//! Substitutes (người xử lý thay): somebody who is away names who acts for the office, from a day to a day.
//!
//! The substitute sends `X-Acting-For` with the account; rights are then those of the office and never of the person
//! behind it, and the record says "B for A". Who holds no office has nobody to stand in for him.

mod dto;
mod routes;
mod rules;
mod service;
mod store;
mod workbook;

pub use routes::configure;
