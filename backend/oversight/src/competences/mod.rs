//! The competence profile (nội dung năng lực đã được bồi dưỡng, R-11): how often the people of a unit, or one person,
//! completed courses that build each of the six competences of section II.1, and how many people that reached.

mod dto;
mod routes;
mod service;
mod store;

pub use routes::configure;
