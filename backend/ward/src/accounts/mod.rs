//! Accounts (tài khoản): who signs in, with which roles over which units, and the tokens that prove it.
//!
//! ```text
//! set-up link ─► first administrator          activation slip ─► a person's account
//! login ─► access token (10 minutes, in memory) + refresh cookie (rotated at each use)
//! ```
//! Roles are read from the database and cached for at most five seconds.

mod administration;
mod common_passwords;
mod dto;
mod identity;
mod passwords;
mod routes;
mod service;
mod sessions;
mod store;
mod tokens;

pub use identity::{Clients, Directory, principal_of, principal_of_account, principals};
pub use routes::configure;
pub use service::{NewAccount, administrator_exists, create_account, grant, new_set_up_token};
pub use sessions::{hashed, new_token};
pub use store::{Account, RoleGrant, holders_of, roles_of_people};
pub use tokens::{Claims, LIFETIME_SECONDS, Tokens};
