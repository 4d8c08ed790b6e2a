//! What of the results is in the superior's software, from which day and how: the city's program has
//! acknowledged the report, or somebody has typed it in there and says so with evidence. The first of the two counts.

mod dto;
mod routes;
mod service;
mod store;

pub use routes::configure;
pub use service::mark_in_superior_software;
pub use store::note_acknowledged;
