//! Mail that goes out (thư điện tử). Other rooms put it into the queue in their own transaction; the job `mail` sends it.
//!
//! ```text
//! waiting ─► sending ─► sent | refused | unknown
//!    ▲          │                                          no_server: nobody has set a server up
//!    └──────────┘ for now: later and later, then given_up
//! ```
//! At most once: a mail is `sending`, and that is committed, before the first word to the server. What is found so
//! afterwards may have gone out or not; it is never sent again, and shown as unknown.

mod postman;
pub mod rules;
mod service;
mod store;

pub use postman::Postman;
pub use service::{Letter, deliver, queue};
