//! The yearly classification (xếp loại chất lượng hàng năm, R-03, R-27): the level of a person in a year, entered by who
//! has the authority over the person, beside the evidence of that year. The product gives the evidence and records the
//! level that was decided; it never decides.
//!
//! `rules` has the levels, the points that belong to them and the share of "xuất sắc"; the bounds are data with a day from
//! which they hold, by category. `evidence` gathers what a person was sent to, attended and achieved in the year, and the
//! evaluations that were signed in it; `sheet` puts both beside each other, `workbook` writes them as Excel.

mod amended;
mod dto;
mod evidence;
mod filter;
mod routes;
pub mod rules;
mod service;
mod sheet;
mod shipped;
mod store;
mod workbook;

pub use routes::configure;
pub use service::seed;
pub use sheet::{Missing, missing};
pub use store::Classification;
