//! The world of a test: a private database (a copy of a migrated template), a real server on a port of its own, a
//! clock that the test moves, and the named people of a ward.

mod copy;
mod database;
mod mail_server;
mod people;
mod program;
mod thing;
mod world;

pub use copy::Copy;
pub use database::{EmptyDatabase, Kind};
pub use mail_server::MailServer;
pub use people::{Answer, Person};
pub use program::Program;
pub use thing::Thing;
pub use world::World;
