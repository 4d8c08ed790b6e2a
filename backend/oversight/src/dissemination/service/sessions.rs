//! Sessions of dissemination, organised by each unit.

use std::collections::BTreeSet;

use super::load;
use crate::dissemination::dto::{
    DisseminationSessionBody, DisseminationSessionSummary, DisseminationSessionView, SessionDocumentView,
    SessionPersonView,
};
use crate::dissemination::filter::DisseminationSessionFilter;
use crate::dissemination::rules::version_on;
use crate::dissemination::store::sessions::{self as store, Listed, Session, SessionDocument, SessionOnRecord};
use foundation::db::{AnyConnection, Database};
use foundation::http::{IfMatch, Patch};
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Fault, Id, Page, PageRequest, Principal, Problem, Result, Scope, format_day};
use ward::units;

fn summaries(connection: &mut AnyConnection, rows: Vec<Listed>) -> Result<Vec<DisseminationSessionSummary>> {
    let ids: Vec<Id> = rows.iter().map(|(row, _)| row.id).collect();
    let mut documents = store::documents_of(connection, &ids)?;
    let attended = store::attended(connection, &ids)?;
    Ok(rows
        .into_iter()
        .map(|(row, unit_name)| DisseminationSessionSummary {
            id: row.id,
            unit_id: row.unit_id,
            unit_name,
            day: row.day,
            place: row.place,
            led_by: row.led_by,
            note: row.note,
            documents: documents
                .remove(&row.id)
                .unwrap_or_default()
                .into_iter()
                .map(|(one, number)| SessionDocumentView { document_id: one.document_id, number, version: one.version })
                .collect(),
            attended: attended.get(&row.id).copied().unwrap_or_default(),
            created_at: row.created_at,
            revision: row.revision,
        })
        .collect())
}

fn view(connection: &mut AnyConnection, id: Id) -> Result<DisseminationSessionView> {
    let listed = store::find(connection, id)?;
    let summary = summaries(connection, vec![listed])?.pop().ok_or(Code::NotFound)?;
    let people = store::people_of(connection, id)?.into_iter();
    let people = people.map(|(staff_id, full_name)| SessionPersonView { staff_id, full_name });
    Ok(DisseminationSessionView { summary, people: people.collect() })
}

pub async fn list(
    database: &Database,
    scope: Scope,
    filter: DisseminationSessionFilter,
    page: PageRequest,
) -> Result<Page<DisseminationSessionSummary>> {
    database
        .read_snapshot(move |connection| {
            let Page { items, next_cursor, total } = store::list(connection, &scope, &filter, &page)?;
            Ok(Page { items: summaries(connection, items)?, next_cursor, total })
        })
        .await
}

pub async fn get(database: &Database, scope: Scope, id: Id) -> Result<DisseminationSessionView> {
    database
        .read_snapshot(move |connection| {
            let (row, _) = store::find(connection, id)?;
            scope.require(Some(row.unit_id), None)?;
            view(connection, id)
        })
        .await
}

pub async fn create(
    database: &Database,
    who: &Principal,
    scope: Scope,
    body: DisseminationSessionBody,
) -> Result<DisseminationSessionView> {
    journal::write(database, who, move |tx| {
        let blank = Session {
            id: Id::new(tx.who().now),
            unit_id: units::unit_for(tx, &scope, body.unit_id)?,
            day: body.day,
            place: String::new(),
            led_by: String::new(),
            note: None,
            created_at: tx.who().now,
            created_by: tx.who().account_id,
            revision: 0,
        };
        let session = filled(tx, blank, body)?;
        store::insert(tx, &session)?;
        tx.created("create", &session)?;
        view(tx, session.row.id)
    })
    .await
}

pub async fn change(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    if_match: IfMatch,
    patch: Patch<DisseminationSessionBody>,
) -> Result<DisseminationSessionView> {
    journal::write(database, who, move |tx| {
        let (row, _) = store::find(tx, id)?;
        scope.require(Some(row.unit_id), None)?;
        if_match.require(row.revision)?;
        let documents = store::documents_of(tx, &[id])?.remove(&id).unwrap_or_default();
        let before = SessionOnRecord {
            row,
            documents: documents.into_iter().map(|(one, _)| one).collect(),
            staff_ids: store::people_of(tx, id)?.into_iter().map(|(staff_id, _)| staff_id).collect(),
        };
        let body = patch.apply(&DisseminationSessionBody::from(&before))?;
        let after = filled(tx, before.row.clone(), body)?;
        store::update(tx, &after)?;
        tx.changed("change", &before, &after)?;
        view(tx, id)
    })
    .await
}

fn filled(tx: &mut Transaction<'_>, before: Session, body: DisseminationSessionBody) -> Result<SessionOnRecord> {
    if body.unit_id.is_some_and(|unit_id| unit_id != before.unit_id) {
        return Err(Fault::new("/unit_id", Code::Conflict).into());
    }
    let units = units::tree(tx)?.below(before.unit_id);
    let mut faults = Vec::new();
    if body.day > tx.who().now.day() && !body.staff_ids.is_empty() {
        faults.push(Fault::new("/day", Code::DayInFuture));
    }
    let documents = documents(tx, &units, &body, &mut faults)?;
    let unit_ids: Vec<Id> = units.into_iter().collect();
    let assigned = store::assigned_on(tx, &body.staff_ids, &unit_ids, body.day)?;
    let mut there = BTreeSet::new();
    for (index, staff_id) in body.staff_ids.iter().enumerate() {
        let pointer = format!("/staff_ids/{index}");
        if !assigned.contains_key(staff_id) {
            faults.push(Fault::new(pointer, Code::NotOfUnit));
        } else if !there.insert(*staff_id) {
            faults.push(Fault::new(pointer, Code::Duplicate));
        }
    }
    if !faults.is_empty() {
        return Err(Problem::invalid(faults));
    }
    let row = Session {
        day: body.day,
        place: body.place,
        led_by: body.led_by,
        note: body.note.filter(|note| !note.is_empty()),
        revision: before.revision + 1,
        ..before
    };
    Ok(SessionOnRecord { row, documents, staff_ids: body.staff_ids })
}

/// The documents of a session with the versions that were made known: for people of its units, and begun by its day.
fn documents(
    tx: &mut Transaction<'_>,
    units: &BTreeSet<Id>,
    body: &DisseminationSessionBody,
    faults: &mut Vec<Fault>,
) -> Result<Vec<SessionDocument>> {
    let all = crate::dissemination::store::all(tx)?;
    let wanted: BTreeSet<Id> = body.documents.iter().map(|one| one.document_id).collect();
    let known = load(tx, all.into_iter().filter(|row| wanted.contains(&row.id)).collect())?;
    let mut seen = BTreeSet::new();
    let mut found = Vec::with_capacity(body.documents.len());
    for (index, one) in body.documents.iter().enumerate() {
        let pointer = |field: &str| format!("/documents/{index}/{field}");
        let document = known.iter().find(|known| known.row.id == one.document_id && !known.units.is_disjoint(units));
        let Some(document) = document else {
            faults.push(Fault::new(pointer("document_id"), Code::UnknownReference));
            continue;
        };
        if !seen.insert(one.document_id) {
            faults.push(Fault::new(pointer("document_id"), Code::Duplicate));
            continue;
        }
        let versions: Vec<_> = document.versions.iter().map(|row| (row.version, row.from_day)).collect();
        let first_day = match one.version {
            None => versions.first().map(|(_, from_day)| *from_day),
            Some(named) => versions.iter().find(|(version, _)| *version == named).map(|(_, from_day)| *from_day),
        };
        let version = one.version.or_else(|| version_on(&versions, body.day));
        match (version, first_day) {
            (_, Some(first_day)) if body.day < first_day => {
                faults.push(Fault::new("/day", Code::BeforeVersion).with("day", format_day(first_day)));
            }
            (Some(version), Some(_)) => {
                found.push(SessionDocument { document_id: one.document_id, version });
            }
            _ => faults.push(Fault::new(pointer("version"), Code::UnknownReference)),
        }
    }
    found.sort_by_key(|one| one.document_id);
    Ok(found)
}
