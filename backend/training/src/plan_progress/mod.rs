//! What is wanted against the places there are, and what was planned against what was done: the consolidation of a
//! round of needs, the progress of a year plan item by item, and its workbook. Nothing is stored here; all of it is
//! computed from needs, plans, courses and nominations at the moment of asking.

mod dto;
mod routes;
pub mod rules;
mod service;
mod store;
mod workbook;

pub use routes::configure;
