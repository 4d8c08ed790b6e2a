//! The calendar (lịch công tác về bồi dưỡng, R-21): courses, sessions, deadlines and evaluations of a person, a unit with
//! all below it, or the ward. Nothing of it is stored; it is read from the facts at the moment of asking.
//!
//! It can be subscribed to (RFC 5545): a private address that names nobody, is hashed like a password, follows the rights
//! of the account behind it at each reading, and can be revoked. Who is away on which day is told by `nominations`.

mod dto;
mod entries;
mod feeds;
mod routes;
pub mod rules;
mod service;
mod store;

pub use routes::configure;
