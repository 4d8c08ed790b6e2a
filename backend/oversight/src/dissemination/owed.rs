//! What dissemination leaves to be done, for the duties.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::rules::presses;
use super::service::{load, own_of, total};
use super::store;
use foundation::db::AnyConnection;
use foundation::kernel::{Id, Result, Scope};

/// A document that somebody still has to read.
#[derive(Clone, Debug)]
pub struct Owed {
    /// The document.
    pub document_id: Id,
    /// Its number and sign.
    pub number: String,
    /// Until when.
    pub deadline: Option<NaiveDate>,
}

/// The documents that somebody still has to read and confirm.
pub fn owed_by(connection: &mut AnyConnection, staff_id: Id) -> Result<Vec<Owed>> {
    let rows = store::all(connection)?.into_iter().filter(|row| row.active).collect();
    let mut found = Vec::new();
    for one in load(connection, rows)? {
        if own_of(connection, &one, Some(staff_id))?.owed {
            let row = one.row;
            found.push(Owed { document_id: row.id, number: row.number, deadline: row.deadline });
        }
    }
    Ok(found)
}

/// A document whose deadline is near or past, with how many people of some units it has not reached.
#[derive(Clone, Debug)]
pub struct MissingNames {
    /// The document, and until when.
    pub owed: Owed,
    /// How many.
    pub people: i64,
}

/// The documents that press in these units.
pub fn missing_names(
    connection: &mut AnyConnection,
    units: &BTreeSet<Id>,
    today: NaiveDate,
) -> Result<Vec<MissingNames>> {
    if units.is_empty() {
        return Ok(Vec::new());
    }
    let scope = Scope { units: units.clone(), own_staff: None };
    let pressing =
        store::all(connection)?.into_iter().filter(|row| row.active && presses(row.deadline, today)).collect();
    let mut found = Vec::new();
    for one in load(connection, pressing)? {
        let people = total(connection, &one, &scope, today)?.missing;
        if people > 0 {
            let row = one.row;
            let owed = Owed { document_id: row.id, number: row.number, deadline: row.deadline };
            found.push(MissingNames { owed, people });
        }
    }
    Ok(found)
}
