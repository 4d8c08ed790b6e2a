//! Puts the rows of a city into the feed, as if each had just been written: the city is written without a journal.

use backend::db::AnyConnection;
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

/// A table of the city and the kind of the feed that its rows belong to.
const TABLES: [(&str, &str); 8] = [
    ("units", "units"),
    ("staff", "staff"),
    ("courses", "courses"),
    ("nominations", "nominations"),
    ("results", "results"),
    ("certificates", "certificates"),
    ("result_reports", "result-reports"),
    ("evaluations", "evaluations"),
];

#[derive(QueryableByName)]
struct Named {
    #[diesel(sql_type = Text)]
    name: String,
}

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = BigInt)]
    records: i64,
}

/// Writes the feed anew; answers how many records stand in it. The data are the rows' own columns.
pub fn write(connection: &mut AnyConnection) -> QueryResult<i64> {
    let (columns_of, object, json) = match connection {
        AnyConnection::Postgresql(_) => (
            "SELECT column_name::text AS name FROM information_schema.columns WHERE table_name = ",
            "json_build_object",
            "::text",
        ),
        AnyConnection::Sqlite(_) => ("SELECT name FROM pragma_table_info(", "json_object", ""),
    };
    let close = if json.is_empty() { ")" } else { " AND table_schema = current_schema()" };
    run(connection, "DELETE FROM feed_departures; DELETE FROM feed_records")?;
    for (table, kind) in TABLES {
        let names: Vec<Named> = diesel::sql_query(format!("{columns_of}'{table}'{close}")).load(connection)?;
        let pairs: Vec<String> = names.iter().map(|one| format!("'{0}', t.{0}", one.name)).collect();
        run(
            connection,
            &format!(
                "INSERT INTO feed_records (kind, id, number, at, deleted, unit_id, data) \
                 SELECT '{kind}', t.id, (SELECT COALESCE(MAX(number), 0) FROM feed_records) \
                 + ROW_NUMBER() OVER (ORDER BY t.id), 0, FALSE, NULL, {object}({}){json} FROM {table} t",
                pairs.join(", ")
            ),
        )?;
    }
    run(
        connection,
        "UPDATE journal_head SET feed_number = (SELECT COALESCE(MAX(number), 0) FROM feed_records) WHERE id = 1",
    )?;
    let counted: Counted = diesel::sql_query("SELECT COUNT(*) AS records FROM feed_records").get_result(connection)?;
    Ok(counted.records)
}

fn run(connection: &mut AnyConnection, statements: &str) -> QueryResult<()> {
    match connection {
        AnyConnection::Postgresql(connection) => connection.batch_execute(statements),
        AnyConnection::Sqlite(connection) => connection.batch_execute(statements),
    }
}
