//! Who decides over whom, as data.

use std::collections::BTreeSet;

use super::dto::{AuthoritiesBody, AuthorityBody};
use super::store::{self, AuthorityRow};
use crate::nominations::authority::shipped_authorities;
use foundation::db::{AnyConnection, Database};
use foundation::http::IfMatch;
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Fault, Id, Principal, Problem, Result, TextEnum as _};
use ward::units;

/// The whole table, and its revision: the highest of its rows.
pub async fn all(database: &Database) -> Result<(Vec<AuthorityRow>, i64)> {
    database.read(load).await
}

fn load(connection: &mut AnyConnection) -> Result<(Vec<AuthorityRow>, i64)> {
    let rows = store::all(connection)?;
    let revision = rows.iter().map(|row| row.revision).max().unwrap_or(0);
    Ok((rows, revision))
}

/// Puts another table in the place of this one, as a whole.
pub async fn replace(
    database: &Database,
    who: &Principal,
    if_match: IfMatch,
    body: AuthoritiesBody,
) -> Result<(Vec<AuthorityRow>, i64)> {
    journal::write(database, who, move |tx| {
        // One at a time: all changes of the table lock the top of the tree.
        let root = units::root(tx)?.id;
        units::lock(tx, &BTreeSet::from([root]))?;
        let (before, revision) = load(tx)?;
        if_match.require(revision)?;
        let tree = units::tree(tx)?;
        let mut faults = Vec::new();
        for (index, item) in body.items.iter().enumerate() {
            if item.unit_id.is_some_and(|unit| !tree.contains(unit)) {
                faults.push(Fault::new(format!("/items/{index}/unit_id"), Code::UnknownReference));
            }
            let same = |other: &&AuthorityBody| {
                (other.matter, other.unit_id, other.standing, other.from_day)
                    == (item.matter, item.unit_id, item.standing, item.from_day)
            };
            if body.items[..index].iter().any(|other| same(&other)) {
                faults.push(Fault::new(format!("/items/{index}"), Code::Duplicate));
            }
        }
        if !faults.is_empty() {
            return Err(Problem::invalid(faults));
        }
        for row in &before {
            store::delete(tx, row)?;
            tx.deleted("replace", row)?;
        }
        let now = tx.who().now;
        for item in body.items {
            let row = AuthorityRow {
                id: Id::new(now),
                matter: item.matter,
                unit_id: item.unit_id,
                standing: item.standing.map_or_else(String::new, |standing| standing.as_str().to_owned()),
                holder: item.holder,
                from_day: item.from_day,
                revision: revision + 1,
            };
            store::insert(tx, &row)?;
            tx.created("replace", &row)?;
        }
        load(tx)
    })
    .await
}

/// Puts the defaults of the office in, once: a table that is there already is left as the ward has made it.
pub fn seed(tx: &mut Transaction<'_>) -> Result<()> {
    if !store::all(tx)?.is_empty() {
        return Ok(());
    }
    for shipped in shipped_authorities() {
        let standing = shipped.standing.map_or("", |standing| standing.as_str());
        let row = AuthorityRow {
            id: Id::from_words(&format!("authority:{}:{standing}", shipped.over)),
            matter: shipped.over,
            unit_id: shipped.unit,
            standing: standing.to_owned(),
            holder: shipped.holder,
            from_day: shipped.from,
            revision: 1,
        };
        store::insert(tx, &row)?;
        tx.created("seed", &row)?;
    }
    Ok(())
}
