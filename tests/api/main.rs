//! The API through HTTP, as named users, on both databases.

mod accounts;
mod catalogue;
mod clients;
mod conventions;
mod courses;
mod docs;
mod duties;
mod evaluations;
mod demo;
mod docs;
mod duties;
mod evaluations;
mod docs;
mod imports;
mod letters;
mod maintenance;
mod nominations;
mod pull;
mod pull_reach;
mod pull_writers;
mod rights;
mod signing_in;
mod staff;
mod units;
mod working_days;
