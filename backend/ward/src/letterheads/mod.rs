//! Letterheads (thể thức văn bản): what stands at the head and the foot of the papers that a unit issues, as
//! Nghị định 30/2020/NĐ-CP asks for it.
//!
//! The usual one is told by the tree of units and by who heads the unit; nothing needs to be filled in. What an office
//! says otherwise (a symbol, the grounds of its decisions, since the law changes) is stored by unit.

mod dto;
mod routes;
mod rules;
mod service;
mod store;

pub use routes::configure;
pub use service::{document, of_unit};
pub use store::Letterhead;
