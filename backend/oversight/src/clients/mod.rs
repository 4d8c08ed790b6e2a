//! API clients: the programs that pull (R-38). A client has scopes and a unit, whose tree it sees; its secrets are
//! shown once and stored hashed, and two may be valid at a time, so that they can be rotated.
//!
//! ```text
//! secret ─► POST /oauth/token (client credentials, RFC 6749 §4.4) ─► token of ten minutes ─► /sync
//! ```
//! Whatever lets a client see more than before, or something else, changes the epoch of its feed: it starts over.

mod dto;
mod routes;
mod rules;
mod service;
mod store;
mod workbook;

pub use routes::{configure, note_refusals};
pub use rules::{ClientScope, TokenRefused};
pub use service::{Part, Programs, Standing, client_of, principal_of, standing};
pub use store::{ApiClient, ClientFailure, all, failures};
