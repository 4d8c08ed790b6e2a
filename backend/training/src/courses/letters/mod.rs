//! Official letters (công văn, giấy triệu tập): the superior's paper behind a course, with its scan.

mod dto;
mod filter;
mod routes;
mod service;
mod store;
mod workbook;

pub use routes::configure;
pub use service::find_for;
pub use store::find_many;
