//! Posts (vị trí việc làm) of a unit, and pairs of people who take turns.

mod dto;
mod routes;
mod service;
mod store;

pub use dto::{PostBody, PostView};
pub use routes::configure;
pub use service::{of_title, require};
pub use store::{Post, StaffPair, find, pairs_of, titles};
