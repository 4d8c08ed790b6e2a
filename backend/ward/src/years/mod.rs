//! The years of the plan, open or closed (domain, rule 10). A ward closes a year when its classification is done: from
//! then on results, evaluations and classifications of that year change by an amendment alone, whose reason stays on
//! record beside what was there before.
//!
//! A later room that writes such a thing asks [`permit`] first and hands the change to [`Amending::record`] where the
//! year is closed:
//!
//! ```text
//! permit(year, reason) ─► open: nothing more to do
//!                     └─► closed: year_closed without a reason, else Amending ─► record(before, after)
//! ```

mod dto;
mod filter;
mod routes;
pub mod rules;
mod service;
mod store;

pub use dto::AmendmentView;
pub use filter::AmendmentFilter;
pub use routes::configure;
pub use service::{Amending, amendments, closed_units, closing_of, permit};
pub use store::{AmendmentRow, ClosedYear, amendments_of};
