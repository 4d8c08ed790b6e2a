//! The catalogue of programmes (chương trình bồi dưỡng, section III of the plan): kind, length, audience, competences.

mod dto;
mod filter;
mod routes;
pub mod rules;
mod service;
mod shipped;
mod store;
mod workbook;

pub use routes::configure;
pub use service::{seed, shipped_id};
pub use shipped::{ShippedLength, ShippedProgramme, shipped_programmes};
pub use store::{Programme, find, find_many};
