//! The API through HTTP, as named users, on both databases.

mod clients;
mod pull;
mod pull_reach;
mod pull_writers;
mod signing_in;
mod units;
