//! The API through HTTP, as named users, on both databases.

mod accounts;
mod afterwards;
mod catalogue;
mod clients;
mod conventions;
mod courses;
mod docs;
mod letters;
mod maintenance;
mod nominations;
mod past_trainings;
mod pull;
mod pull_reach;
mod pull_writers;
mod result_reports;
mod rights;
mod signing_in;
mod units;
mod working_days;
