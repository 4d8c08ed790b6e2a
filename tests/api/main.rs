//! The API through HTTP, as named users, on both databases.

mod accounts;
mod conventions;
mod docs;
mod maintenance;
mod nominations;
mod rights;
mod signing_in;
mod units;
