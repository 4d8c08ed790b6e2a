//! The feed that the city's software pulls (R-23, R-38): OpenActive's Realtime Paged Data Exchange 1.0 with its ordering
//! by incrementing unique change number, and what that specification lets one add.
//!
//! ```text
//! GET /sync/{kind} ─► page ─► next ─► page ─► … ─► empty page, whose next is its own address
//!                     each record once, at its latest change; tombstones for what is gone or out of reach
//! GET /sync/{kind}/digest ─► is the copy whole?      POST /sync/acknowledgements ─► the ward sees what the city has
//! ```
//! What a client may see is read in the same snapshot as the page: a position that was handed out is never behind a
//! change that the client had to be told. A position carries the epoch of the client's feed; when the database was
//! restored, or the client may see more than before or something else, the epoch is another and the answer is 410.

mod dto;
mod kinds;
mod log;
mod routes;
mod rules;
mod service;
mod store;

pub use kinds::Feed;
pub use log::PullLog;
pub use routes::configure;
pub use service::silent;
