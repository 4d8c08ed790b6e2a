//! Leaving the cohort of R-04: whoever was once found below the requirement stays in the denominator, unless a reason is
//! on record. A departure is never changed; a later finding brings the person back.

mod dto;
mod routes;
mod service;
mod store;

pub use routes::configure;
