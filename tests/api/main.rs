//! The API through HTTP, as named users, on both databases.

mod signing_in;
mod units;
