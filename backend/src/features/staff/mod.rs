//! People of the roster.

pub mod import;
