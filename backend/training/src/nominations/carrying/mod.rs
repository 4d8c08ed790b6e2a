//! A wish that found no place is carried into the needs of its unit by one click.

mod dto;
mod routes;
mod service;

pub use routes::configure;
