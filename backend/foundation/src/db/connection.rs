//! One connection type over both databases, and the manager that opens the right one.

#![allow(missing_docs, reason = "the derive writes items without documentation")]

use std::path::PathBuf;

use diesel::connection::SimpleConnection;
use diesel::r2d2::ManageConnection;
use diesel::{Connection as _, ConnectionError, PgConnection, SqliteConnection};

/// A connection to either database.
#[derive(diesel::MultiConnection)]
pub enum AnyConnection {
    /// PostgreSQL, by `DATABASE_URL=postgres://…`.
    Postgresql(PgConnection),
    /// SQLite in one file: the default.
    Sqlite(SqliteConnection),
}

/// Where a database is. The scheme is read here: diesel tries the variants in turn, and SQLite takes any text as a
/// file's name, so that a mistyped address would quietly become an empty file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// A file.
    Sqlite(PathBuf),
    /// The whole address, as libpq reads it.
    Postgres(String),
}

impl std::str::FromStr for DatabaseUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some(path) = text.strip_prefix("sqlite://") {
            if path.is_empty() {
                return Err("sqlite:// needs the path of a file".to_owned());
            }
            return Ok(Self::Sqlite(PathBuf::from(path)));
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.to_owned()));
        }
        Err("it must begin with sqlite:// or postgres://".to_owned())
    }
}

/// What a connection is for. Only SQLite makes a difference.
#[derive(Clone, Copy, Debug)]
pub enum Purpose {
    /// Queries.
    Read,
    /// Changes.
    Write,
}

/// Opens connections for the pools.
#[derive(Debug)]
pub struct Manager {
    url: DatabaseUrl,
    purpose: Purpose,
}

impl Manager {
    /// A manager of connections to `url`.
    pub fn new(url: DatabaseUrl, purpose: Purpose) -> Self {
        Self { url, purpose }
    }
}

/// Why a connection could not be had.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The database refused.
    #[error("the database cannot be reached: {0}")]
    Refused(#[from] ConnectionError),
    /// The first statements failed.
    #[error("the database does not answer: {0}")]
    Silent(#[from] diesel::result::Error),
}

impl ManageConnection for Manager {
    type Connection = AnyConnection;
    type Error = OpenError;

    fn connect(&self) -> Result<AnyConnection, OpenError> {
        match &self.url {
            DatabaseUrl::Sqlite(path) => {
                let mut connection = SqliteConnection::establish(&path.to_string_lossy())?;
                // The time to wait for a lock comes first: switching to write-ahead logging takes a lock itself.
                // FULL: an answered write survives a power cut. Mapped into memory, a large file is read without a
                // copy for each page; the pages are the system's, shared by all connections.
                connection.batch_execute(
                    "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                     PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000; \
                     PRAGMA mmap_size = 1073741824;",
                )?;
                if matches!(self.purpose, Purpose::Read) {
                    connection.batch_execute("PRAGMA query_only = ON;")?;
                }
                Ok(AnyConnection::Sqlite(connection))
            }
            DatabaseUrl::Postgres(url) => Ok(AnyConnection::Postgresql(PgConnection::establish(url)?)),
        }
    }

    fn is_valid(&self, connection: &mut AnyConnection) -> Result<(), OpenError> {
        match connection {
            // One message and its answer: a statement of the query builder would be prepared anew at each checkout.
            AnyConnection::Postgresql(connection) => connection.batch_execute("SELECT 1")?,
            // A file that was opened stays open: there is nobody who could hang up.
            AnyConnection::Sqlite(_) => {}
        }
        Ok(())
    }

    fn has_broken(&self, _connection: &mut AnyConnection) -> bool {
        std::thread::panicking()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_address_is_refused() {
        for text in ["", "training.sqlite", "sqlite://", "mysql://x", "postgre://x"] {
            assert!(text.parse::<DatabaseUrl>().is_err(), "{text}");
        }
        assert_eq!("sqlite:///var/x".parse(), Ok(DatabaseUrl::Sqlite("/var/x".into())));
    }
}
