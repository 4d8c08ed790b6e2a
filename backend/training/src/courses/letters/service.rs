//! What is done with official letters.

use super::super::service::reach;
use super::dto::{LetterBody, LetterView};
use super::filter::LetterFilter;
use super::store::{self, OfficialLetter};
use foundation::db::{AnyConnection, Database};
use foundation::http::{IfMatch, Patch};
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Fault, Id, Page, PageRequest, Principal, Problem, Result, Scope};
use ward::files::{self, FileView, StoredFile};
use ward::units;

pub async fn list(
    database: &Database,
    scope: Scope,
    filter: LetterFilter,
    page: PageRequest,
) -> Result<Page<LetterView>> {
    database
        .read(move |connection| {
            let units: Vec<Id> = reach(connection, &scope)?.into_iter().collect();
            let page = store::list(connection, &units, &filter, &page)?;
            let ids: Vec<Id> = page.items.iter().filter_map(|letter| letter.file_id).collect();
            let mut files = files::find_many(connection, &ids)?;
            Ok(page.map(|letter| {
                let file = letter.file_id.and_then(|id| files.remove(&id));
                LetterView::of(letter, file.map(FileView::from))
            }))
        })
        .await
}

pub async fn get(database: &Database, scope: Scope, id: Id) -> Result<LetterView> {
    database
        .read(move |connection| {
            let letter = find_in_reach(connection, &scope, id)?;
            view(connection, letter)
        })
        .await
}

/// The scan of a letter with its content; [`Code::NotFound`] where there is none.
pub async fn scan(database: &Database, scope: Scope, id: Id) -> Result<(StoredFile, Vec<u8>)> {
    database
        .read(move |connection| {
            let file_id = find_in_reach(connection, &scope, id)?.file_id.ok_or(Code::NotFound)?;
            let file = files::find(connection, file_id)?;
            let content = files::content(connection, &file)?;
            Ok((file, content))
        })
        .await
}

pub async fn create(database: &Database, who: &Principal, scope: Scope, body: LetterBody) -> Result<LetterView> {
    journal::write(database, who, move |tx| {
        let blank = OfficialLetter {
            id: Id::new(tx.who().now),
            unit_id: units::unit_for(tx, &scope, body.unit_id)?,
            number: String::new(),
            issued_on: body.issued_on,
            issuer: String::new(),
            subject: String::new(),
            search: String::new(),
            quota: None,
            file_id: None,
            created_at: tx.who().now,
            revision: 0,
        };
        let letter = filled(tx, blank, body)?;
        store::insert(tx, &letter)?;
        tx.created("create", &letter)?;
        view(tx, letter)
    })
    .await
}

pub async fn change(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    if_match: IfMatch,
    patch: Patch<LetterBody>,
) -> Result<LetterView> {
    journal::write(database, who, move |tx| {
        let before = find_in_scope(tx, &scope, id)?;
        if_match.require(before.revision)?;
        let body = patch.apply(&before.clone().into())?;
        let after = filled(tx, before.clone(), body)?;
        store::update(tx, &after)?;
        tx.changed("change", &before, &after)?;
        view(tx, after)
    })
    .await
}

/// Puts the scan of a letter in, or another one in its place: the old one stays stored, since the record names it.
pub async fn attach(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    (name, content): (String, Vec<u8>),
) -> Result<LetterView> {
    journal::write(database, who, move |tx| {
        let before = find_in_scope(tx, &scope, id)?;
        let file = files::store(tx, &name, &content)?;
        let after = OfficialLetter { file_id: Some(file.id), revision: before.revision + 1, ..before.clone() };
        store::update(tx, &after)?;
        tx.changed("attach", &before, &after)?;
        Ok(LetterView::of(after, Some(file.into())))
    })
    .await
}

/// The letter that a course names, in the reach of whoever writes the course.
///
/// # Errors
/// `unknown_reference`.
pub fn find_for(connection: &mut AnyConnection, scope: &Scope, id: Id) -> Result<OfficialLetter> {
    let known = store::find_many(connection, &[id])?.remove(&id);
    let known = known.filter(|letter| scope.holds(Some(letter.unit_id), None));
    known.ok_or_else(|| Problem::invalid(vec![Fault::new("/letter_id", Code::UnknownReference)]))
}

fn find_in_reach(connection: &mut AnyConnection, scope: &Scope, id: Id) -> Result<OfficialLetter> {
    let letter = store::find(connection, id)?;
    if reach(connection, scope)?.contains(&letter.unit_id) { Ok(letter) } else { Err(Code::NotFound.into()) }
}

fn find_in_scope(tx: &mut Transaction<'_>, scope: &Scope, id: Id) -> Result<OfficialLetter> {
    let letter = store::find(tx, id)?;
    scope.require(Some(letter.unit_id), None)?;
    Ok(letter)
}

fn filled(tx: &mut Transaction<'_>, before: OfficialLetter, body: LetterBody) -> Result<OfficialLetter> {
    if body.issued_on > tx.who().now.day() {
        return Err(Problem::invalid(vec![Fault::new("/issued_on", Code::ImplausibleDay)]));
    }
    if body.unit_id.is_some_and(|unit_id| unit_id != before.unit_id) {
        return Err(Fault::new("/unit_id", Code::Conflict).into());
    }
    Ok(OfficialLetter {
        search: store::search_of(&body.number, &body.issuer, &body.subject),
        number: body.number,
        issued_on: body.issued_on,
        issuer: body.issuer,
        subject: body.subject,
        quota: body.quota,
        revision: before.revision + 1,
        ..before
    })
}

fn view(connection: &mut AnyConnection, letter: OfficialLetter) -> Result<LetterView> {
    let file = match letter.file_id {
        Some(id) => Some(files::find(connection, id)?.into()),
        None => None,
    };
    Ok(LetterView::of(letter, file))
}
