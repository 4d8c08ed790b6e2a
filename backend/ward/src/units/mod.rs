//! Units (đơn vị): the tree of the organisation that every right and every count hangs on.
//!
//! The head of a unit is whoever holds the role `unit_head` over it; no field here says so. A unit carries the limits
//! of its staffing and its working week.

mod dto;
mod routes;
mod rules;
mod service;
mod shipped;
mod store;
mod workbook;

pub use dto::{UnitBody, UnitView};
pub use routes::configure;
pub use rules::UnitKind;
pub use service::{add_below, find, lock, names, names_in, reach_revision, root, seed, shipped_id, tree, unit_for};
pub use store::{Tree, Unit, of_ids, of_kinds, update};
