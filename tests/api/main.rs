//! The API through HTTP, as named users, on both databases.

mod accounts;
mod afterwards;
mod catalogue;
mod clients;
mod conventions;
mod courses;
mod demo;
mod docs;
mod duties;
mod evaluations;
mod imports;
mod letters;
mod maintenance;
mod moves;
mod nominations;
mod past_trainings;
mod pull;
mod pull_client;
mod pull_reach;
mod pull_writers;
mod result_reports;
mod rights;
mod signing_in;
mod staff;
mod units;
mod working_days;
