//! The days on which the offices work: a table of holidays and swapped days that is data, filled until 2031 with what
//! the law fixes, and each unit's working week. The page that shows courses by week and month is `calendar`.

mod dto;
mod routes;
pub mod rules;
mod service;
mod store;
mod workbook;

pub use routes::configure;
pub use service::seed;
pub use store::load;
