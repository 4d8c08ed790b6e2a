//! What is done with absences.

use serde_json::json;

use super::dto::{AbsenceBody, AbsenceFilter};
use super::store::{self, Absence, Listed, Narrowing};
use crate::staff::store as people;
use crate::units;
use foundation::db::{AnyConnection, Database};
use foundation::http::{IfMatch, Patch};
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Fault, Id, Page, PageRequest, Principal, Problem, Result, Scope};

pub async fn list(database: &Database, scope: Scope, filter: AbsenceFilter, page: PageRequest) -> Result<Page<Listed>> {
    database
        .read(move |connection| {
            let units = match filter.unit_id {
                Some(unit_id) => Some(units::tree(connection)?.below(unit_id)),
                None => None,
            };
            let narrowing =
                Narrowing { units, staff_id: filter.staff_id, from: filter.from, to: filter.to, kind: filter.kind };
            store::list(connection, &scope, &narrowing, &page)
        })
        .await
}

pub async fn get(database: &Database, scope: Scope, id: Id) -> Result<Listed> {
    database.read(move |connection| whole(connection, &scope, id)).await
}

pub async fn create(database: &Database, who: &Principal, scope: Scope, body: AbsenceBody) -> Result<Listed> {
    journal::write(database, who, move |tx| {
        let absence = enter(tx, &scope, body)?;
        whole(tx, &scope, absence.id)
    })
    .await
}

/// Enters an absence of a person in scope.
///
/// # Errors
/// `unknown_reference` for a person out of reach, `after_end`, `absence_overlap`.
pub fn enter(tx: &mut Transaction<'_>, scope: &Scope, body: AbsenceBody) -> Result<Absence> {
    let unit_id = people::known(tx, body.staff_id)?
        .map(|person| person.unit_id)
        .filter(|unit_id| scope.holds(Some(*unit_id), Some(body.staff_id)))
        .ok_or_else(|| Problem::invalid(vec![Fault::new("/staff_id", Code::UnknownReference)]))?;
    let now = tx.who().now;
    let absence = Absence {
        id: Id::new(now),
        staff_id: body.staff_id,
        unit_id,
        kind: body.kind,
        first_day: body.first_day,
        last_day: body.last_day,
        note: body.note,
        created_at: now,
        revision: 1,
    };
    check(tx, &absence)?;
    store::insert(tx, &absence)?;
    tx.created("create", &absence)?;
    Ok(absence)
}

pub async fn change(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    if_match: IfMatch,
    patch: Patch<AbsenceBody>,
) -> Result<Listed> {
    journal::write(database, who, move |tx| {
        let before = whole(tx, &scope, id)?.0;
        if_match.require(before.revision)?;
        let body = patch.apply(&before.clone().into())?;
        if body.staff_id != before.staff_id {
            return Err(Problem::invalid(vec![Fault::new("/staff_id", Code::InvalidValue)]));
        }
        let after = Absence {
            kind: body.kind,
            first_day: body.first_day,
            last_day: body.last_day,
            note: body.note,
            revision: before.revision + 1,
            ..before.clone()
        };
        check(tx, &after)?;
        store::update(tx, &after)?;
        tx.changed("change", &before, &after)?;
        whole(tx, &scope, id)
    })
    .await
}

pub async fn delete(database: &Database, who: &Principal, scope: Scope, id: Id, if_match: IfMatch) -> Result<()> {
    journal::write(database, who, move |tx| {
        let before = whole(tx, &scope, id)?.0;
        if_match.require(before.revision)?;
        store::delete(tx, &before)?;
        tx.deleted("delete", &before)
    })
    .await
}

/// The absence with its names, or [`Code::NotFound`] out of reach.
fn whole(connection: &mut AnyConnection, scope: &Scope, id: Id) -> Result<Listed> {
    let absence = store::find(connection, id)?;
    let person = people::find(connection, absence.staff_id)?;
    scope.require(Some(person.unit_id), Some(person.id))?;
    let unit = units::find(connection, person.unit_id)?;
    Ok((absence, person.full_name, person.sort_key, unit.id, unit.name))
}

fn check(connection: &mut AnyConnection, absence: &Absence) -> Result<()> {
    if absence.last_day < absence.first_day {
        return Err(Problem::invalid(vec![Fault::new("/first_day", Code::AfterEnd)]));
    }
    // Two entries at the same time must not pass each other.
    people::lock(connection, &[absence.staff_id].into())?;
    let others = store::between(connection, &[absence.staff_id], &absence.days())?;
    let Some(other) = others.into_iter().find(|other| other.id != absence.id) else { return Ok(()) };
    let data = json!({ "id": other.id, "kind": other.kind, "first_day": other.first_day, "last_day": other.last_day });
    Err(Fault::new("/first_day", Code::AbsenceOverlap).with_data(data).into())
}
