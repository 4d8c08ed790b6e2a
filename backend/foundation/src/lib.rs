//! What every room stands on. Nothing here knows a room.

pub mod db;
pub mod http;
pub mod journal;
pub mod kernel;
