//! What is done with letterheads.

use super::rules::{Issuer, LetterheadBody, usual};
use super::store::{self, Letterhead};
use crate::units::{self, Unit, UnitKind};
use crate::{accounts, staff};
use foundation::db::{AnyConnection, Database};
use foundation::http::{Document, IfMatch, Patch};
use foundation::journal;
use foundation::kernel::{Id, Principal, Result, Role, Scope};

/// The letterhead of a unit: what somebody has said, or the usual one.
pub fn of_unit(connection: &mut AnyConnection, unit_id: Id) -> Result<Letterhead> {
    if let Some(row) = store::find(connection, unit_id)? {
        return Ok(row);
    }
    let unit = units::find(connection, unit_id)?;
    let committee = committee_above(connection, &unit)?;
    let head = head_of(connection, &unit)?;
    let (head_name, head_title) = head.map(|head| (head.full_name, head.post_title)).unwrap_or_default();
    let words = usual(&Issuer {
        is_committee: is_committee(&unit),
        name: &unit.name,
        committee: committee.as_ref().map_or("", |committee| &committee.name),
        head_title: &head_title,
        head_name: &head_name,
    });
    Ok(Letterhead::of(unit_id, words, 0))
}

/// A paper of a unit, as a file that is named by these words.
pub fn document(
    connection: &mut AnyConnection,
    unit_id: Id,
    words: &str,
    write: impl FnOnce(&Letterhead) -> paper::Paper,
) -> Result<Document> {
    let letterhead = of_unit(connection, unit_id)?;
    Ok(Document::of(words, &write(&letterhead)))
}

fn is_committee(unit: &Unit) -> bool {
    matches!(unit.kind, UnitKind::Ward | UnitKind::City)
}

/// The nearest People's Committee above.
fn committee_above(connection: &mut AnyConnection, unit: &Unit) -> Result<Option<Unit>> {
    let above = units::tree(connection)?.above(unit.id);
    let known = units::of_ids(connection, &above)?;
    Ok(above.iter().find_map(|id| known.iter().find(|unit| unit.id == *id && is_committee(unit)).cloned()))
}

/// Whoever holds the role of its head; the leader, where nobody heads a committee.
fn head_of(connection: &mut AnyConnection, unit: &Unit) -> Result<Option<staff::Staff>> {
    for role in [Role::UnitHead, Role::Leader] {
        let holders = accounts::holders_of(connection, role, &[unit.id])?;
        if let Some(person) = holders.into_iter().find_map(|(_, person)| person) {
            return Ok(Some(staff::find(connection, person)?));
        }
    }
    Ok(None)
}

pub async fn get(database: &Database, scope: Scope, unit_id: Id) -> Result<Letterhead> {
    scope.require(Some(unit_id), None)?;
    database.read(move |connection| of_unit(connection, unit_id)).await
}

pub async fn change(
    database: &Database,
    who: &Principal,
    scope: Scope,
    unit_id: Id,
    if_match: IfMatch,
    patch: Patch<LetterheadBody>,
) -> Result<Letterhead> {
    scope.require(Some(unit_id), None)?;
    journal::write(database, who, move |tx| {
        let before = of_unit(tx, unit_id)?;
        if_match.require(before.revision)?;
        let words = patch.apply(&before.clone().into())?;
        let after = Letterhead::of(unit_id, words, before.revision + 1);
        if before.revision == 0 {
            store::insert(tx, &after)?;
        } else {
            store::update(tx, &after)?;
        }
        tx.changed("change", &before, &after)?;
        Ok(after)
    })
    .await
}
