//! The API through HTTP, as named users, on both databases.

mod accounts;
mod nominations;
mod signing_in;
mod units;
