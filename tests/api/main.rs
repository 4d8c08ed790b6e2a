//! The API through HTTP, as named users, on both databases.

mod accounts;
mod afterwards;
mod past_trainings;
mod result_reports;
mod signing_in;
mod units;
