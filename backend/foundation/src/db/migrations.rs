//! Paired migrations: the same folder names for both databases.

use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::{AnyConnection, Database};
use crate::kernel::{Problem, Result};

const SQLITE: EmbeddedMigrations = embed_migrations!("../migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("../migrations/postgres");

/// Brings the schema up to this program's version; answers how many steps that took.
pub fn migrate(database: &Database) -> Result<usize> {
    let mut connection = super::checked_out(&database.writers)?;
    let steps = match &mut *connection {
        AnyConnection::Sqlite(connection) => connection.run_pending_migrations(SQLITE).map(|steps| steps.len()),
        AnyConnection::Postgresql(connection) => connection.run_pending_migrations(POSTGRES).map(|steps| steps.len()),
    };
    steps.map_err(Problem::internal)
}
