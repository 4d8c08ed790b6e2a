//! Copies of the whole database: made, put back, and taken from one kind of database to the other. For whoever keeps
//! the machine; each answers in words what it has done, or why it has not.

use std::fs::{File, OpenOptions};
use std::io::{BufReader, BufWriter, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use crate::db::{Database, DatabaseUrl, migrate, transfer};
use crate::journal;
use crate::kernel::{Id, Instant, Problem};

/// What was done, or why it was not.
pub type Outcome = Result<String, String>;

fn why(problem: Problem) -> String {
    problem.cause.map_or_else(|| problem.code.english().to_owned(), |cause| cause.to_string())
}

/// Only its owner may read a copy: it holds what the database holds.
fn new_file(path: &Path) -> Result<File, String> {
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    file.map_err(|error| format!("{}: {error}", path.display()))
}

/// A sound copy of the SQLite database, also while the server runs.
pub fn backup(url: &DatabaseUrl, to: &Path) -> Outcome {
    let DatabaseUrl::Sqlite(from) = url else {
        return Err("PostgreSQL makes its own copies: pg_dump --format=custom --file=FILE \"$DATABASE_URL\"; for one \
                    that either database takes: export FILE"
            .to_owned());
    };
    if !from.exists() {
        return Err(format!("{}: there is no database", from.display()));
    }
    // SQLite fills an empty file that is there, and so it is its owner's alone.
    drop(new_file(to)?);
    let database = Database::open(url.clone()).map_err(why)?;
    transfer::copy_into(&database, &to.to_string_lossy()).map_err(why)?;
    Ok(format!("{} holds a copy of {}", to.display(), from.display()))
}

/// Puts a copy in the place of the SQLite database; what was there is kept beside it. No server may be running.
pub fn restore(url: &DatabaseUrl, from: &Path, now: Instant) -> Outcome {
    let DatabaseUrl::Sqlite(to) = url else {
        return Err("PostgreSQL takes its own copies back: pg_restore --clean --if-exists --dbname=\"$DATABASE_URL\" \
                    FILE; an export into an empty database: import FILE"
            .to_owned());
    };
    let beside = with_suffix(to, ".restoring");
    let made = std::fs::remove_file(&beside).or_else(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Ok(()),
        _ => Err(error),
    });
    made.and_then(|()| std::fs::copy(from, &beside).map(|_| ()))
        .map_err(|error| format!("{} cannot be copied: {error}", from.display()))?;
    let records = prepared(&beside, now).inspect_err(|_| {
        let _ = std::fs::remove_file(&beside);
    })?;
    let moved = |from: &Path, to: &Path| {
        std::fs::rename(from, to).map_err(|error| format!("{} cannot be moved: {error}", from.display()))
    };
    let kept = with_suffix(to, &format!(".before-{}", now.seconds()));
    for part in ["", "-wal", "-shm"] {
        let old = with_suffix(to, part);
        if old.exists() {
            moved(&old, &with_suffix(&kept, part))?;
        }
    }
    moved(&beside, to)?;
    Ok(format!("{} is back, with {records} records that hold", to.display()))
}

/// Brings a copy up to date and makes it a database of its own; answers how many records its chain holds.
fn prepared(path: &Path, now: Instant) -> Result<i64, String> {
    let database = Database::open(DatabaseUrl::Sqlite(path.to_owned())).map_err(why)?;
    let records =
        database.read_now(journal::verify).map_err(|problem| format!("no database of ours: {}", why(problem)))?;
    let records =
        records.map_err(|broken| format!("record {} of the copy does not hold: {}", broken.number, broken.what))?;
    migrate(&database).map_err(why)?;
    transfer::begin_anew(&database, &Id::new(now).to_string()).map_err(why)?;
    transfer::settle(&database).map_err(why)?;
    Ok(records)
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Every row as a line of JSON, for the other kind of database.
pub fn export(url: &DatabaseUrl, to: &Path) -> Outcome {
    let database = Database::open(url.clone()).map_err(why)?;
    let mut out = BufWriter::new(new_file(to)?);
    let rows = transfer::export(&database, &mut out).map_err(why)?;
    out.flush().and_then(|()| out.get_ref().sync_all()).map_err(|error| format!("{}: {error}", to.display()))?;
    Ok(format!("{rows} rows are in {}", to.display()))
}

/// Takes an export into a database that is empty.
pub fn import(url: &DatabaseUrl, from: &Path, now: Instant) -> Outcome {
    let file = File::open(from).map_err(|error| format!("{}: {error}", from.display()))?;
    let database = Database::open(url.clone()).map_err(why)?;
    migrate(&database).map_err(why)?;
    let rows = transfer::import(&database, &mut BufReader::new(file), &Id::new(now).to_string()).map_err(why)?;
    match database.read_now(journal::verify).map_err(why)? {
        Ok(records) => Ok(format!("{rows} rows are in, with {records} records that hold")),
        Err(broken) => Err(format!("{rows} rows are in, but record {} does not hold: {}", broken.number, broken.what)),
    }
}
