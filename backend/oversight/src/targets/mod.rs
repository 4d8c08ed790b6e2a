//! Targets of the plan (chỉ tiêu, R-04 to R-09, R-12) as data: a population, an event, a threshold, a deadline. One engine
//! computes them all from facts, as of any day and for any unit, by effective days; nothing is typed in.
//!
//! ```text
//! definition ─► SQL ─► figure ─► names behind it, names missing ─► to be nominated
//!                        └─► stored once a day ─► the feed
//! ```
//! A plan is the targets of one unit, a ward or a city, and measures the people of that unit and all below. Whoever was
//! found below the requirement leaves the cohort of R-04 only by a recorded departure; what is in the superior's
//! software is a dated mark, made by the city's acknowledgement or by hand with evidence.

mod departures;
mod dto;
mod filter;
mod routes;
pub mod rules;
mod service;
mod shipped;
mod store;
mod superior_software;
mod workbook;

pub use dto::ShareView;
pub use routes::configure;
pub use service::daily::{figures_are_missing, store_figures};
pub use service::{NamesOfTarget, SideBySide, TargetName, names_of, seed, side_by_side};
pub use superior_software::{mark_in_superior_software, note_acknowledged};
