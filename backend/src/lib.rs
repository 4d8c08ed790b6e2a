//! Training management for a ward: the yearly review of needs, courses, nominations, results, evaluations
//! and the feed that the city's quality software pulls.

pub mod api;
pub mod config;
pub mod demo;
mod docs;
pub mod features;
pub mod jobs;
pub mod maintenance;
mod pages;
pub mod startup;

pub use foundation::{db, http, journal, kernel};
