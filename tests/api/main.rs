//! The API through HTTP, as named users, on both databases.

mod accounts;
mod signing_in;
mod units;
