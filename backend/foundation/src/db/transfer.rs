//! The whole database as lines of JSON, to be taken into another database of the same version: from SQLite to
//! PostgreSQL and back.
//!
//! ```text
//! {"format":"training-management","version":"…"}
//! {"table":"accounts","row":{"id":"…","locked":false,…}}        one line for each row, blobs in hexadecimal
//! {"rows":1234}                                                 what comes without it has been cut off
//! ```
//! Tables and columns are read from the database itself, so that no table can be forgotten.

use std::collections::BTreeMap;
use std::io::{BufRead, Write};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Text};
use serde_json::{Value, json};

use super::schema::{journal_head, signing_keys};
use super::{AnyConnection, Database, checked_out, in_transaction, write_on};
use crate::kernel::{Problem, Result};

const FORMAT: &str = "training-management";

/// What belongs to one installation alone: keys under its own `SECRET_KEY`, who is signed in there, answers that may be
/// asked for again. The next start makes a new key; everybody signs in anew.
const LEFT_BEHIND: [&str; 4] = ["signing_keys", "sign_in_sessions", "sign_in_failures", "idempotency_keys"];

/// Rows that are read at a time; files lie in pieces of 256 kB.
const BATCH: usize = 500;
const BATCH_OF_FILES: usize = 20;

#[derive(QueryableByName)]
struct ColumnRow {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    column_name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Integer)]
    key_place: i32,
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// A table as the database describes it: columns in their order with their kinds, and the columns of its key.
#[derive(Default)]
struct Table {
    columns: Vec<(String, String)>,
    key: Vec<(i32, String)>,
}

impl Table {
    fn holds_blobs(&self) -> bool {
        self.columns.iter().any(|(_, kind)| is_blob(kind))
    }

    fn names(&self) -> String {
        self.columns.iter().map(|(name, _)| quoted(name)).collect::<Vec<_>>().join(", ")
    }

    fn order(&self) -> String {
        let mut key = self.key.clone();
        key.sort();
        key.iter().map(|(_, name)| quoted(name)).collect::<Vec<_>>().join(", ")
    }
}

fn is_blob(kind: &str) -> bool {
    matches!(kind, "blob" | "bytea")
}

fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}

fn refused(why: impl Into<String>) -> Problem {
    Problem::internal(why.into())
}

/// A query whose SQL depends on which database answers: both have rows of the same shape.
fn ask<T>(connection: &mut AnyConnection, sqlite: &str, postgres: &str) -> Result<Vec<T>>
where
    T: QueryableByName<diesel::sqlite::Sqlite> + QueryableByName<diesel::pg::Pg> + 'static,
{
    Ok(match connection {
        AnyConnection::Sqlite(connection) => diesel::sql_query(sqlite).load(connection)?,
        AnyConnection::Postgresql(connection) => diesel::sql_query(postgres).load(connection)?,
    })
}

fn tables(connection: &mut AnyConnection) -> Result<BTreeMap<String, Table>> {
    let rows: Vec<ColumnRow> = ask(
        connection,
        "SELECT t.name AS table_name, c.name AS column_name, lower(c.type) AS kind, c.pk AS key_place \
         FROM sqlite_master t JOIN pragma_table_info(t.name) c \
         WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND t.name NOT LIKE '\\_\\_%' ESCAPE '\\' \
         ORDER BY t.name, c.cid",
        "SELECT c.table_name::text, c.column_name::text, c.data_type::text AS kind, coalesce((\
         SELECT k.ordinal_position FROM information_schema.table_constraints p \
         JOIN information_schema.key_column_usage k ON k.constraint_schema = p.constraint_schema \
         AND k.constraint_name = p.constraint_name AND k.table_name = p.table_name \
         WHERE p.constraint_type = 'PRIMARY KEY' AND p.table_schema = c.table_schema \
         AND p.table_name = c.table_name AND k.column_name = c.column_name), 0)::integer AS key_place \
         FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.table_name NOT LIKE '\\_\\_%' \
         ORDER BY c.table_name, c.ordinal_position",
    )?;
    let mut tables: BTreeMap<String, Table> = BTreeMap::new();
    for row in rows {
        if LEFT_BEHIND.contains(&row.table_name.as_str()) {
            continue;
        }
        let table = tables.entry(row.table_name).or_default();
        if row.key_place > 0 {
            table.key.push((row.key_place, row.column_name.clone()));
        }
        table.columns.push((row.column_name, row.kind));
    }
    Ok(tables)
}

/// The version of the schema: two databases of one version have the same tables.
fn version(connection: &mut AnyConnection) -> Result<String> {
    let query = "SELECT max(version) AS line FROM __diesel_schema_migrations";
    let newest: Vec<Line> = ask(connection, query, query)?;
    newest.into_iter().next().map(|row| row.line).ok_or_else(|| refused("the database has never been migrated"))
}

/// Writes all rows as of one moment; answers how many.
pub fn export(database: &Database, out: &mut dyn Write) -> Result<u64> {
    let mut connection = checked_out(&database.readers)?;
    let begin = match &*connection {
        AnyConnection::Sqlite(_) => "BEGIN DEFERRED",
        AnyConnection::Postgresql(_) => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    };
    in_transaction(&mut connection, begin, |connection| {
        let mut write = |line: String| writeln!(out, "{line}").map_err(Problem::internal);
        write(json!({ "format": FORMAT, "version": version(connection)? }).to_string())?;
        let mut rows = 0_u64;
        for (name, table) in tables(connection)? {
            let batch = if table.holds_blobs() { BATCH_OF_FILES } else { BATCH };
            let mut offset = 0;
            loop {
                let lines = read_batch(connection, &name, &table, batch, offset)?;
                let read = lines.len();
                for row in lines {
                    write(format!("{{\"table\":\"{name}\",\"row\":{}}}", row.line))?;
                }
                rows += read as u64;
                offset += read;
                if read < batch {
                    break;
                }
            }
        }
        write(json!({ "rows": rows }).to_string())?;
        Ok(rows)
    })
}

fn read_batch(
    connection: &mut AnyConnection,
    name: &str,
    table: &Table,
    batch: usize,
    offset: usize,
) -> Result<Vec<Line>> {
    let members = |value: &dyn Fn(&str, &str) -> String| {
        let members =
            table.columns.iter().map(|(column, kind)| format!("'{column}', {}", value(&quoted(column), kind)));
        members.collect::<Vec<_>>().join(", ")
    };
    let sqlite = members(&|column, kind| match kind {
        "blob" => format!("CASE WHEN {column} IS NULL THEN NULL ELSE hex({column}) END"),
        "boolean" => format!("json(CASE WHEN {column} IS NULL THEN NULL WHEN {column} THEN 'true' ELSE 'false' END)"),
        _ => column.to_owned(),
    });
    let postgres = members(&|column, kind| match kind {
        "bytea" => format!("encode({column}, 'hex')"),
        _ => column.to_owned(),
    });
    let rest = format!("FROM {} ORDER BY {} LIMIT {batch} OFFSET {offset}", quoted(name), table.order());
    ask(
        connection,
        &format!("SELECT json_object({sqlite}) AS line {rest}"),
        &format!("SELECT json_build_object({postgres})::text AS line {rest}"),
    )
}

/// Takes all rows in, in one transaction, into a database that holds none; answers how many. The epoch is a new one:
/// to the city this is another database.
pub fn import(database: &Database, input: &mut dyn BufRead, epoch: &str) -> Result<u64> {
    write_on(&mut *checked_out(&database.writers)?, |connection| {
        let tables = tables(connection)?;
        for name in tables.keys() {
            let query = format!("SELECT count(*) AS count FROM {}", quoted(name));
            let counted: Vec<Count> = ask(connection, &query, &query)?;
            if counted.iter().any(|row| row.count > 0) {
                return Err(refused(format!("the database is not empty ({name}): import into a new one")));
            }
        }
        let foreign_keys = defer_foreign_keys(connection)?;
        let rows = take_in(connection, &tables, input)?;
        enforce_foreign_keys(connection, &foreign_keys)?;
        begin_epoch(connection, epoch)?;
        Ok(rows)
    })
}

fn take_in(connection: &mut AnyConnection, tables: &BTreeMap<String, Table>, input: &mut dyn BufRead) -> Result<u64> {
    let mut rows = 0_u64;
    let mut whole = false;
    for (number, line) in (1_u64..).zip(input.lines()) {
        let line = line.map_err(Problem::internal)?;
        let mut entry: Value =
            serde_json::from_str(&line).map_err(|error| refused(format!("line {number} is no JSON: {error}")))?;
        if number == 1 {
            let own = version(connection)?;
            if entry["format"] != FORMAT || entry["version"] != own.as_str() {
                return Err(refused(format!("the file is not an export of this version ({own})")));
            }
        } else if let Some(expected) = entry["rows"].as_u64() {
            whole = expected == rows;
        } else {
            let name = entry["table"].as_str().unwrap_or_default().to_owned();
            let table = tables.get(&name).ok_or_else(|| refused(format!("line {number}: there is no table {name}")))?;
            insert(connection, &name, table, &mut entry["row"]).map_err(|problem| {
                let cause = problem.cause.map_or_else(|| problem.code.english().to_owned(), |cause| cause.to_string());
                refused(format!("line {number}: {cause}"))
            })?;
            rows += 1;
        }
    }
    if whole { Ok(rows) } else { Err(refused("the file has been cut off: its last line does not count its rows")) }
}

fn insert(connection: &mut AnyConnection, name: &str, table: &Table, row: &mut Value) -> Result<()> {
    match connection {
        AnyConnection::Sqlite(connection) => {
            let values: Vec<String> = table
                .columns
                .iter()
                .map(|(column, kind)| {
                    let value = format!("json_extract(?1, '$.{column}')");
                    if is_blob(kind) { format!("unhex({value})") } else { value }
                })
                .collect();
            let statement = format!("INSERT INTO {} ({}) SELECT {}", quoted(name), table.names(), values.join(", "));
            diesel::sql_query(statement).bind::<Text, _>(row.to_string()).execute(connection)?;
        }
        AnyConnection::Postgresql(connection) => {
            for (column, _) in table.columns.iter().filter(|(_, kind)| is_blob(kind)) {
                if let Some(hexadecimal) = row[column].as_str() {
                    row[column] = json!(format!("\\x{hexadecimal}"));
                }
            }
            let statement = format!(
                "INSERT INTO {0} ({1}) SELECT {1} FROM json_populate_record(NULL::{0}, $1::json)",
                quoted(name),
                table.names()
            );
            diesel::sql_query(statement).bind::<Text, _>(row.to_string()).execute(connection)?;
        }
    }
    Ok(())
}

/// Rows come table by table, so what they refer to may come after them.
fn defer_foreign_keys(connection: &mut AnyConnection) -> Result<Vec<Line>> {
    match connection {
        AnyConnection::Sqlite(connection) => {
            connection.batch_execute("PRAGMA defer_foreign_keys = ON")?;
            Ok(Vec::new())
        }
        AnyConnection::Postgresql(connection) => {
            let keys: Vec<Line> = diesel::sql_query(
                "SELECT format('ALTER TABLE %s ALTER CONSTRAINT %I', conrelid::regclass, conname) AS line \
                 FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace",
            )
            .load(connection)?;
            for key in &keys {
                connection.batch_execute(&format!("{} DEFERRABLE INITIALLY DEFERRED", key.line))?;
            }
            Ok(keys)
        }
    }
}

fn enforce_foreign_keys(connection: &mut AnyConnection, keys: &[Line]) -> Result<()> {
    if let AnyConnection::Postgresql(connection) = connection {
        connection.batch_execute("SET CONSTRAINTS ALL IMMEDIATE")?;
        for key in keys {
            connection.batch_execute(&format!("{} NOT DEFERRABLE", key.line))?;
        }
    }
    Ok(())
}

fn begin_epoch(connection: &mut AnyConnection, epoch: &str) -> Result<()> {
    diesel::update(journal_head::table.find(1)).set(journal_head::epoch.eq(epoch)).execute(connection)?;
    Ok(())
}

/// Makes a copy that has been put back another database to the city, with signing keys of its own: those in it may lie
/// under another `SECRET_KEY`.
pub fn begin_anew(database: &Database, epoch: &str) -> Result<()> {
    database.write_now(|connection| {
        diesel::delete(signing_keys::table).execute(connection)?;
        begin_epoch(connection, epoch)
    })
}

/// Writes a sound copy of an SQLite database into a new file while the server goes on; `false` on PostgreSQL, which has
/// its own way.
pub fn copy_into(database: &Database, path: &str) -> Result<bool> {
    match &mut *checked_out(&database.writers)? {
        AnyConnection::Sqlite(connection) => {
            diesel::sql_query("VACUUM INTO ?1").bind::<Text, _>(path).execute(connection)?;
            Ok(true)
        }
        AnyConnection::Postgresql(_) => Ok(false),
    }
}

/// Brings everything into the one file, so that it can be moved.
pub fn settle(database: &Database) -> Result<()> {
    if let AnyConnection::Sqlite(connection) = &mut *checked_out(&database.writers)? {
        connection.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)")?;
    }
    Ok(())
}
