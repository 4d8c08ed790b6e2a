//! What dissemination leaves to be done and how far it has come, for the duties and the reports.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::dto::ReachShare;
use super::rules::{ReachSide, presses};
use super::service::{Loaded, all_people, asked, load, owes, total};
use super::store::{self, Document};
use foundation::db::AnyConnection;
use foundation::kernel::{Id, Result, Scope};
use ward::staff;

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

/// The documents that these people still have to read and confirm, each with who has to.
pub fn owed_by(connection: &mut AnyConnection, people: &[Id]) -> Result<Vec<(Id, Owed)>> {
    let people = staff::find_many(connection, people)?;
    let rows = store::all(connection)?.into_iter().filter(|row| row.active).collect();
    let mut found = Vec::new();
    for one in load(connection, rows)? {
        let owing: Vec<Id> = people.iter().filter(|person| owes(&one, person)).map(|person| person.id).collect();
        if owing.is_empty() {
            continue;
        }
        let reached = store::reached(connection, (one.row.id, one.version()?.version), &owing)?;
        let row = one.row;
        let owed = Owed { document_id: row.id, number: row.number, deadline: row.deadline };
        found.extend(owing.into_iter().filter(|id| !reached.contains(id)).map(|id| (id, owed.clone())));
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

/// Somebody whom a document must reach.
#[derive(Clone, Debug)]
pub struct PersonOfDocument {
    /// The name.
    pub full_name: String,
    /// The unit on the day.
    pub unit_name: String,
    /// Whether it has.
    pub is_reached: bool,
    /// Since when.
    pub reached_on: Option<NaiveDate>,
}

/// Whom each document in force has reached in these units on a day and whom not, the earliest document first; who is away
/// for long and was not reached is left out, as in [`reach_on`].
pub fn people_on(
    connection: &mut AnyConnection,
    units: &BTreeSet<Id>,
    day: NaiveDate,
) -> Result<Vec<(Id, Vec<PersonOfDocument>)>> {
    let mut found = Vec::new();
    for one in in_force(connection)? {
        let Some(asked) = asked(&one, units, day).filter(|asked| !asked.units.is_empty()) else { continue };
        let mut people = Vec::new();
        for (side, is_reached) in [(ReachSide::Missing, false), (ReachSide::Reached, true)] {
            people.extend(all_people(connection, &asked, side)?.into_iter().map(|person| PersonOfDocument {
                full_name: person.full_name,
                unit_name: person.unit_name,
                is_reached,
                reached_on: person.on,
            }));
        }
        found.push((one.row.id, people));
    }
    Ok(found)
}

fn in_force(connection: &mut AnyConnection) -> Result<Vec<Loaded>> {
    let mut rows: Vec<Document> = store::all(connection)?.into_iter().filter(|row| row.active).collect();
    rows.sort_by_key(|row| (row.issued_on, row.id));
    load(connection, rows)
}

/// How far the documents in force have reached these units on a day, the earliest first.
pub fn reach_on(
    connection: &mut AnyConnection,
    units: &BTreeSet<Id>,
    day: NaiveDate,
) -> Result<Vec<(Document, ReachShare)>> {
    let scope = Scope { units: units.clone(), own_staff: None };
    let mut found = Vec::new();
    for one in in_force(connection)? {
        let share = total(connection, &one, &scope, day)?;
        found.push((one.row, share));
    }
    Ok(found)
}
