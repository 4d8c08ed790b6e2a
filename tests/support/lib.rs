//! The world of a test: a private database (a copy of a migrated template), a real server on a port of its own, a
//! clock that the test moves, and the named people of a ward.

mod database;
mod people;
mod world;

pub use database::{EmptyDatabase, Kind};
pub use people::{Answer, Person};
pub use world::World;
