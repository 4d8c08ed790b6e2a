//! Many rows into a table by one statement: for what the program itself invents, a city of a million rows.

use diesel::RunQueryDsl as _;
use diesel::sql_types::Text;
use serde_json::{Map, Value};

use super::AnyConnection;
use crate::kernel::{Problem, Result};

/// Puts these rows into a table. Each names the same columns; a column that none names stays null. Days are
/// `YYYY-MM-DD`, instants microseconds, as they lie in the database.
pub fn put_rows(connection: &mut AnyConnection, table: &str, rows: &[Map<String, Value>]) -> Result<()> {
    let Some(first) = rows.first() else { return Ok(()) };
    let columns: Vec<String> = first.keys().map(|name| format!("\"{name}\"")).collect();
    let names = columns.join(", ");
    let document = serde_json::to_string(rows).map_err(Problem::internal)?;
    match connection {
        AnyConnection::Sqlite(connection) => {
            let values: Vec<String> = first.keys().map(|name| format!("json_extract(value, '$.{name}')")).collect();
            let values = values.join(", ");
            diesel::sql_query(format!("INSERT INTO {table} ({names}) SELECT {values} FROM json_each(?1)"))
                .bind::<Text, _>(document)
                .execute(connection)?;
        }
        AnyConnection::Postgresql(connection) => {
            diesel::sql_query(format!(
                "INSERT INTO {table} ({names}) SELECT {names} FROM json_populate_recordset(NULL::{table}, $1::json)"
            ))
            .bind::<Text, _>(document)
            .execute(connection)?;
        }
    }
    Ok(())
}
