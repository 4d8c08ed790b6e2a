//! Who decides over whom, as data: the table of authorities, filled with the defaults of the office.

mod dto;
mod routes;
mod service;
mod store;

pub use routes::configure;
pub use service::seed;
pub use store::all;
