//! The data of results and evaluations for the superior's software, as long as it takes only typing or a sheet of its own
//! form: which columns, in which order and under which heads is the coordinator's to say, once for the ward.
//! What has been typed in there is then marked, many at once, with the evidence.

mod dto;
mod filter;
mod routes;
pub mod rules;
mod service;
mod store;
mod workbook;

pub use routes::configure;
