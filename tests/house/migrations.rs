//! Paired migrations: both databases are the same database.

use std::collections::{BTreeMap, BTreeSet};

use backend::db::{AnyConnection, Database};
use diesel::QueryableByName;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};
use tests::{Kind, World};

use super::sources::workspace;

fn folders(database: &str) -> BTreeSet<String> {
    let folder = workspace().join("backend/migrations").join(database);
    std::fs::read_dir(&folder)
        .expect("migrations")
        .map(|entry| {
            let path = entry.expect("a migration").path();
            for file in ["up.sql", "down.sql"] {
                assert!(path.join(file).is_file(), "{} has no {file}", path.display());
            }
            path.file_name().expect("a name").to_string_lossy().into_owned()
        })
        .collect()
}

#[test]
fn every_migration_is_there_for_both_databases() {
    assert_eq!(folders("sqlite"), folders("postgres"));
}

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    place: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Bool)]
    required: bool,
}

#[derive(QueryableByName)]
struct Unique {
    #[diesel(sql_type = Text)]
    place: String,
}

type Columns = BTreeMap<String, (String, bool)>;

fn kind(written: &str) -> String {
    match written.to_lowercase().as_str() {
        "blob" | "bytea" => "binary".to_owned(),
        other => other.to_owned(),
    }
}

fn columns(database: &Database) -> Columns {
    let rows: Vec<Column> = database
        .read_now(|connection| {
            Ok(match connection {
                AnyConnection::Sqlite(connection) => diesel::sql_query(
                    "SELECT t.name || '.' || c.name AS place, c.type AS kind, c.\"notnull\" AS required \
                     FROM sqlite_master t JOIN pragma_table_info(t.name) c \
                     WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name NOT LIKE '\\_\\_%' ESCAPE '\\'",
                )
                .load(connection)?,
                AnyConnection::Postgresql(connection) => diesel::sql_query(
                    "SELECT table_name || '.' || column_name AS place, data_type::text AS kind, \
                     is_nullable = 'NO' AS required FROM information_schema.columns \
                     WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_%'",
                )
                .load(connection)?,
            })
        })
        .expect("the columns");
    rows.into_iter().map(|row| (row.place, (kind(&row.kind), row.required))).collect()
}

/// What must be unique, the keys of the tables included: `table(column,column)`.
fn unique(database: &Database) -> BTreeSet<String> {
    let rows: Vec<Unique> = database
        .read_now(|connection| {
            Ok(match connection {
                AnyConnection::Sqlite(connection) => diesel::sql_query(
                    "SELECT t.name || '(' || (SELECT group_concat(name, ',') FROM (SELECT c.name AS name \
                     FROM pragma_index_info(i.name) c ORDER BY c.seqno)) || ')' AS place \
                     FROM sqlite_master t JOIN pragma_index_list(t.name) i \
                     WHERE t.type = 'table' AND i.\"unique\" AND t.name NOT LIKE '\\_\\_%' ESCAPE '\\' \
                     UNION SELECT t.name || '(' || c.name || ')' FROM sqlite_master t JOIN pragma_table_info(t.name) c \
                     WHERE t.type = 'table' AND c.pk = 1 AND t.name NOT LIKE '\\_\\_%' ESCAPE '\\' \
                     AND (SELECT count(*) FROM pragma_table_info(t.name) k WHERE k.pk > 0) = 1",
                )
                .load(connection)?,
                AnyConnection::Postgresql(connection) => diesel::sql_query(
                    "SELECT t.relname || '(' || string_agg(a.attname, ',' ORDER BY k.place) || ')' AS place \
                     FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid \
                     JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = 'public' \
                     CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k(number, place) \
                     JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number \
                     WHERE i.indisunique AND t.relname NOT LIKE '\\_\\_%' GROUP BY t.relname, i.indexrelid",
                )
                .load(connection)?,
            })
        })
        .expect("what is unique");
    rows.into_iter().map(|row| row.place).collect()
}

/// The same from the crate `schema`, which diesel's queries are checked against.
fn declared() -> Columns {
    let text = std::fs::read_to_string(workspace().join("backend/schema/src/lib.rs")).expect("schema.rs");
    let mut columns = Columns::new();
    for table in text.split("diesel::table! {").skip(1) {
        let mut lines = table.lines().map(str::trim).filter(|line| !line.is_empty());
        let name = lines.next().and_then(|line| line.split(' ').next()).expect("the name of a table");
        for line in lines.take_while(|line| *line != "}") {
            let (column, kind) = line.trim_end_matches(',').split_once(" -> ").expect("a column");
            let inner = kind.strip_prefix("Nullable<").and_then(|kind| kind.strip_suffix('>'));
            let stored = match inner.unwrap_or(kind) {
                "Text" => "text",
                "BigInt" => "bigint",
                "Integer" => "integer",
                "Bool" => "boolean",
                "Date" => "date",
                "Binary" => "binary",
                other => panic!("{name}.{column}: {other}"),
            };
            columns.insert(format!("{name}.{column}"), (stored.to_owned(), inner.is_none()));
        }
    }
    columns
}

fn differences(one: &Columns, other: &Columns) -> Vec<String> {
    let places: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    places
        .into_iter()
        .filter(|place| one.get(*place) != other.get(*place))
        .map(|place| format!("{place}: {:?} here, {:?} there", one.get(place), other.get(place)))
        .collect()
}

#[actix_web::test]
async fn the_tables_are_what_the_queries_are_checked_against_on_sqlite() {
    let world = World::start(Kind::Sqlite).await;
    let found = differences(&declared(), &columns(&world.database));
    assert!(found.is_empty(), "schema.rs and SQLite: {found:#?}");
}

#[actix_web::test]
async fn the_tables_are_the_same_on_sqlite_and_postgres() {
    let (sqlite, postgres) = (World::start(Kind::Sqlite).await, World::start(Kind::Postgres).await);
    let found = differences(&columns(&sqlite.database), &columns(&postgres.database));
    assert!(found.is_empty(), "SQLite and PostgreSQL: {found:#?}");
    assert_eq!(unique(&sqlite.database), unique(&postgres.database));
}
