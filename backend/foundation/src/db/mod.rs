//! The database: SQLite in one file, or PostgreSQL, behind one connection type.
//!
//! Reads and writes run on blocking threads. A write is one transaction: `BEGIN IMMEDIATE` on SQLite (a deferred
//! one fails with "database is locked" when two of them upgrade), READ COMMITTED on PostgreSQL, where every change
//! of state is guarded by the row's revision. What differs between the two lives in this room and nowhere else.

mod bulk;
mod connection;
mod fragment;
mod keyset;
mod migrations;
mod statement;
pub mod transfer;

use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::r2d2::{Pool, PooledConnection};
use diesel::result::{DatabaseErrorKind, Error as DieselError};

pub use bulk::put_rows;
pub use connection::{AnyConnection, DatabaseUrl, MultiBackend};
use connection::{Manager, Purpose};
pub use fragment::{Fragment, within_reach};
pub use keyset::{Keyset, SortColumn, SortKind};
pub use migrations::migrate;
pub use schema;
pub use statement::{Sql, Statement};

use crate::kernel::{Code, Problem, Result};

/// How many connections read at a time.
const READERS: u32 = 8;
/// How long a request waits for a connection before it is told that the system is busy.
const WAIT_FOR_CONNECTION: Duration = Duration::from_secs(10);

/// The database of one installation; cheap to clone.
#[derive(Clone)]
pub struct Database {
    url: DatabaseUrl,
    readers: Pool<Manager>,
    writers: Pool<Manager>,
}

impl Database {
    /// Opens the pools. SQLite has one writing connection, so that writers queue in the program and not in the file;
    /// PostgreSQL shares one pool.
    pub fn open(url: DatabaseUrl) -> Result<Self> {
        let pool = |size: u32, purpose: Purpose| {
            Pool::builder()
                .max_size(size)
                .min_idle(Some(1))
                .test_on_check_out(matches!(url, DatabaseUrl::Postgres(_)))
                .connection_timeout(WAIT_FOR_CONNECTION)
                .build(Manager::new(url.clone(), purpose))
                .map_err(Problem::internal)
        };
        let (readers, writers) = match &url {
            DatabaseUrl::Sqlite(_) => {
                // The writer first: it creates the file and switches it to write-ahead logging.
                let writers = pool(1, Purpose::Write)?;
                (pool(READERS, Purpose::Read)?, writers)
            }
            DatabaseUrl::Postgres(_) => {
                let shared = pool(READERS, Purpose::Write)?;
                (shared.clone(), shared)
            }
        };
        Ok(Self { url, readers, writers })
    }

    /// Where this database is.
    pub fn url(&self) -> &DatabaseUrl {
        &self.url
    }

    /// Runs queries that change nothing, on a blocking thread.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut AnyConnection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let pool = self.readers.clone();
        blocking(move || work(&mut *checked_out(&pool)?)).await
    }

    /// Runs queries that must all see one and the same moment of the database.
    pub async fn read_snapshot<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut AnyConnection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let pool = self.readers.clone();
        blocking(move || {
            let mut connection = checked_out(&pool)?;
            let begin = match &*connection {
                AnyConnection::Sqlite(_) => "BEGIN DEFERRED",
                AnyConnection::Postgresql(_) => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
            };
            in_transaction(&mut connection, begin, work)
        })
        .await
    }

    /// Runs one writing transaction on a blocking thread. The journal's `write` stands on this; features use that one.
    pub async fn write_transaction<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut AnyConnection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let pool = self.writers.clone();
        blocking(move || write_on(&mut *checked_out(&pool)?, work)).await
    }

    /// Does a write and undoes all of it: what it would come to, as long as nobody else writes meanwhile.
    pub async fn undone_transaction<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut AnyConnection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let pool = self.writers.clone();
        let work = move || {
            let mut value = None;
            let undone = write_on(&mut *checked_out(&pool)?, |connection| -> Result<()> {
                value = Some(work(connection)?);
                Err(Code::Conflict.into())
            });
            match (value, undone) {
                (Some(value), _) => Ok(value),
                (None, Err(problem)) => Err(problem),
                (None, Ok(())) => Err(Code::Internal.into()),
            }
        };
        blocking(work).await
    }

    /// A write on the calling thread: for commands and for the start of the program.
    pub fn write_now<T>(&self, work: impl FnOnce(&mut AnyConnection) -> Result<T>) -> Result<T> {
        write_on(&mut *checked_out(&self.writers)?, work)
    }

    /// Reads on the calling thread: for commands and for the start of the program.
    pub fn read_now<T>(&self, work: impl FnOnce(&mut AnyConnection) -> Result<T>) -> Result<T> {
        work(&mut *checked_out(&self.readers)?)
    }
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let span = tracing::Span::current();
    tokio::task::spawn_blocking(move || span.in_scope(work)).await.map_err(Problem::internal)?
}

fn checked_out(pool: &Pool<Manager>) -> Result<PooledConnection<Manager>> {
    pool.get().map_err(|cause| Problem { cause: Some(Box::new(cause)), ..Problem::new(Code::Unavailable) })
}

fn write_on<T>(connection: &mut AnyConnection, work: impl FnOnce(&mut AnyConnection) -> Result<T>) -> Result<T> {
    let begin = match connection {
        AnyConnection::Sqlite(_) => "BEGIN IMMEDIATE",
        AnyConnection::Postgresql(_) => "BEGIN",
    };
    in_transaction(connection, begin, work)
}

fn in_transaction<T>(
    connection: &mut AnyConnection,
    begin: &str,
    work: impl FnOnce(&mut AnyConnection) -> Result<T>,
) -> Result<T> {
    connection.batch_execute(begin)?;
    // A panic must not hand the connection back in the middle of a transaction.
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(connection)));
    match outcome {
        Ok(Ok(value)) => {
            connection.batch_execute("COMMIT")?;
            Ok(value)
        }
        Ok(Err(problem)) => {
            connection.batch_execute("ROLLBACK")?;
            Err(problem)
        }
        Err(panic) => {
            connection.batch_execute("ROLLBACK")?;
            std::panic::resume_unwind(panic)
        }
    }
}

/// Runs `work` so that its failure undoes what it did and nothing before it: one item of a batch, or an insert that
/// the database may refuse.
pub fn savepoint<T>(connection: &mut AnyConnection, work: impl FnOnce(&mut AnyConnection) -> Result<T>) -> Result<T> {
    connection.batch_execute("SAVEPOINT item")?;
    match work(connection) {
        Ok(value) => {
            connection.batch_execute("RELEASE SAVEPOINT item")?;
            Ok(value)
        }
        Err(problem) => {
            connection.batch_execute("ROLLBACK TO SAVEPOINT item; RELEASE SAVEPOINT item")?;
            Err(problem)
        }
    }
}

/// Answers `code` where the database refuses a duplicate, whatever the database.
pub fn unless_duplicate<T>(outcome: diesel::QueryResult<T>, code: Code) -> Result<T> {
    match outcome {
        Err(DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => Err(code.into()),
        other => Ok(other?),
    }
}

/// `Ok` when the guarded update hit its row; [`Code::Stale`] when somebody else changed it first.
pub fn unless_stale(rows: usize) -> Result<()> {
    if rows == 0 { Err(Code::Stale.into()) } else { Ok(()) }
}

impl From<DieselError> for Problem {
    /// A row that is not there is 404 only where a query says so with `.optional()`; a plain `NotFound` is one of those
    /// loads by id. Every other database error is ours.
    fn from(error: DieselError) -> Self {
        match error {
            DieselError::NotFound => Self::new(Code::NotFound),
            DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, information) => {
                Self { cause: Some(information.message().to_owned().into()), ..Self::new(Code::AlreadyExists) }
            }
            DieselError::DatabaseError(DatabaseErrorKind::ForeignKeyViolation, information) => {
                Self { cause: Some(information.message().to_owned().into()), ..Self::new(Code::InUse) }
            }
            other => Self::internal(other),
        }
    }
}

/// The pattern of a `LIKE … ESCAPE '\'` that finds what was typed anywhere in a search column, without marks and case.
pub fn containing(words: &str) -> String {
    let folded = crate::kernel::search_key(words);
    let escaped = folded.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{escaped}%")
}
