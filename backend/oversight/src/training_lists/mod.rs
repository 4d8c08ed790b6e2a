//! Lists of people by criteria: who has what, who lacks what, from when: by programme or kind of programme, by what came
//! of it, in a period; of a unit, a category, a level. What a list was narrowed by is its address, so it is shared by sending
//! that; a list can be kept under a name (`saved`), for oneself or for everybody in its unit. Whoever opens it sees what his
//! own rights show.

mod dto;
mod filter;
mod routes;
pub mod rules;
mod saved;
mod service;
mod store;
mod workbook;

pub use routes::configure;
