//! Training management for a ward: the yearly review of needs, courses, nominations, results, evaluations
//! and the feed that the city's quality software pulls.

pub mod api;
pub mod config;
pub mod db;
pub mod demo;
mod docs;
pub mod features;
pub mod http;
pub mod journal;
pub mod kernel;
pub mod maintenance;
mod pages;
pub mod startup;
