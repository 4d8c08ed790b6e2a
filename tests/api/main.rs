//! The API through HTTP, as named users, on both databases.

mod accounts;
mod imports;
mod signing_in;
mod staff;
mod units;
