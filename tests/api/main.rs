//! The API through HTTP, as named users, on both databases.

mod accounts;
mod catalogue;
mod courses;
mod letters;
mod conventions;
mod docs;
mod maintenance;
mod rights;
mod clients;
mod pull;
mod pull_client;
mod pull_reach;
mod pull_writers;
mod nominations;
mod signing_in;
mod units;
mod working_days;
