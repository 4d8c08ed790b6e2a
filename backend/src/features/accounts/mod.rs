//! Accounts: who signs in.

mod common_passwords;

pub use common_passwords::is_common;
