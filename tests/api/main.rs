//! The API through HTTP, as named users, on both databases.

mod accounts;
mod demo;
mod duties;
mod evaluations;
mod signing_in;
mod units;
