//! A private database for each test, copied from a template that is made once a run.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use backend::db::{Database, DatabaseUrl};

/// Which database a test runs on. Every test of the API runs on both:
///
/// ```ignore
/// #[rstest]
/// #[case::sqlite(Kind::Sqlite)]
/// #[case::postgres(Kind::Postgres)]
/// #[actix_web::test]
/// async fn r24_…(#[case] kind: Kind) { … }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A file in shared memory.
    Sqlite,
    /// The cluster of the run, at `TEST_POSTGRES_URL`.
    Postgres,
}

/// A database that goes when the test ends.
pub struct PrivateDatabase {
    /// Where it is.
    pub url: DatabaseUrl,
    drop: Option<Remains>,
}

enum Remains {
    File(PathBuf),
    Postgres(String),
}

static COUNTER: AtomicU32 = AtomicU32::new(0);

fn unique(prefix: &str) -> String {
    format!("{prefix}_{}_{}", std::process::id(), COUNTER.fetch_add(1, Ordering::Relaxed))
}

fn shared_memory() -> PathBuf {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() }
}

fn postgres_url() -> String {
    std::env::var("TEST_POSTGRES_URL")
        .expect("TEST_POSTGRES_URL is not set: run `tests/support/with-postgres cargo test …` or `tests/run`")
}

fn postgres_database(name: &str) -> String {
    let url = postgres_url();
    let (server, _) = url.rsplit_once('/').expect("an address with a database");
    format!("{server}/{name}")
}

fn on_server(statement: &str) {
    use diesel::connection::SimpleConnection as _;
    use diesel::{Connection as _, PgConnection};
    let mut connection = PgConnection::establish(&postgres_url()).expect("the test's PostgreSQL answers");
    connection.batch_execute(statement).unwrap_or_else(|error| panic!("{statement}: {error}"));
}

impl PrivateDatabase {
    /// A copy of the template; `prepare` fills the template the first time.
    pub fn copy(kind: Kind, prepare: impl FnOnce(&DatabaseUrl)) -> Self {
        match kind {
            Kind::Sqlite => {
                static TEMPLATE: OnceLock<Vec<u8>> = OnceLock::new();
                let bytes = TEMPLATE.get_or_init(|| {
                    let path = shared_memory().join(format!("{}.sqlite", unique("template")));
                    let url = DatabaseUrl::Sqlite(path.clone());
                    prepare(&url);
                    // Everything into the one file before it is copied.
                    let database = Database::open(url).expect("the template opens");
                    database
                        .read_now(|connection| {
                            use diesel::connection::SimpleConnection as _;
                            connection.batch_execute("PRAGMA query_only = OFF; PRAGMA wal_checkpoint(TRUNCATE)")?;
                            Ok(())
                        })
                        .expect("the template is written out");
                    let bytes = std::fs::read(&path).expect("the template is there");
                    remove_sqlite(&path);
                    bytes
                });
                let path = shared_memory().join(format!("{}.sqlite", unique("test")));
                std::fs::write(&path, bytes).expect("room for a test's database");
                Self { url: DatabaseUrl::Sqlite(path.clone()), drop: Some(Remains::File(path)) }
            }
            Kind::Postgres => {
                static TEMPLATE: OnceLock<String> = OnceLock::new();
                let template = TEMPLATE.get_or_init(|| {
                    let name = unique("template");
                    on_server(&format!("CREATE DATABASE {name}"));
                    prepare(&DatabaseUrl::Postgres(postgres_database(&name)));
                    name
                });
                let name = unique("test");
                on_server(&format!("CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY"));
                Self { url: DatabaseUrl::Postgres(postgres_database(&name)), drop: Some(Remains::Postgres(name)) }
            }
        }
    }
}

fn remove_sqlite(path: &Path) {
    for suffix in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        let _ = std::fs::remove_file(PathBuf::from(name));
    }
}

/// A database without a table, that goes when the test ends.
pub struct EmptyDatabase {
    /// Where it is.
    pub url: DatabaseUrl,
    _private: PrivateDatabase,
}

impl EmptyDatabase {
    /// One of this kind.
    pub fn new(kind: Kind) -> Self {
        let name = unique("empty");
        let (url, drop) = match kind {
            Kind::Sqlite => {
                let path = shared_memory().join(format!("{name}.sqlite"));
                (DatabaseUrl::Sqlite(path.clone()), Remains::File(path))
            }
            Kind::Postgres => {
                on_server(&format!("CREATE DATABASE {name}"));
                (DatabaseUrl::Postgres(postgres_database(&name)), Remains::Postgres(name))
            }
        };
        Self { url: url.clone(), _private: PrivateDatabase { url, drop: Some(drop) } }
    }
}

impl Drop for PrivateDatabase {
    fn drop(&mut self) {
        match self.drop.take() {
            Some(Remains::File(path)) => remove_sqlite(&path),
            Some(Remains::Postgres(name)) => on_server(&format!("DROP DATABASE {name} WITH (FORCE)")),
            None => {}
        }
    }
}
