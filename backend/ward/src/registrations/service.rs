//! What is done with registrations, in the transaction of the thing that they belong to.

use std::collections::BTreeMap;

use super::dto::{RegistrationBody, RegistrationView};
use super::rules::{number_key, signature_faults};
use super::store::{self, Registration};
use crate::files::{self, StoredFile};
use foundation::db::{AnyConnection, Database};
use foundation::http::IfMatch;
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Id, Principal, Problem, Result, Scope};

/// The paper that is registered.
#[derive(Clone, Copy, Debug)]
pub struct RegisteredPaper {
    /// The plan or the report.
    pub id: Id,
    /// The unit that issues it.
    pub unit_id: Id,
    /// The kind of paper, by which the register counts: "KH", "BC".
    pub kind: &'static str,
}

/// A plan, a letter or a report, as it is shown, whose signed paper is numbered in the clerk's register.
pub trait Registrable: Sized + Send + 'static {
    /// Brings the thing to its next revision, and says as what the register counts it.
    ///
    /// # Errors
    /// `not_found` out of reach, `stale`, `wrong_state` where nothing can have been signed yet.
    fn registrable(
        tx: &mut Transaction<'_>,
        scope: &Scope,
        id: Id,
        if_match: Option<IfMatch>,
    ) -> Result<RegisteredPaper>;

    /// The thing with its registration.
    ///
    /// # Errors
    /// Internal.
    fn shown(tx: &mut Transaction<'_>, scope: &Scope, id: Id) -> Result<Self>;
}

/// Types in what the register says of a thing's signed paper.
///
/// # Errors
/// As [`Registrable::registrable`] and [`register`].
pub async fn register_paper<T: Registrable>(
    database: &Database,
    who: &Principal,
    scope: Scope,
    (id, if_match): (Id, IfMatch),
    body: RegistrationBody,
) -> Result<T> {
    journal::write(database, who, move |tx| {
        let subject = T::registrable(tx, &scope, id, Some(if_match))?;
        register(tx, subject, body)?;
        T::shown(tx, &scope, id)
    })
    .await
}

/// Puts the scan of a thing's signed paper in.
///
/// # Errors
/// As [`Registrable::registrable`] and [`attach`].
pub async fn attach_scan<T: Registrable>(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    (name, content): (String, Vec<u8>),
) -> Result<T> {
    journal::write(database, who, move |tx| {
        let subject = T::registrable(tx, &scope, id, None)?;
        attach(tx, subject, (&name, &content))?;
        T::shown(tx, &scope, id)
    })
    .await
}

/// The registration of a paper; none before anything was typed in.
pub fn of(connection: &mut AnyConnection, subject_id: Id) -> Result<Option<RegistrationView>> {
    Ok(of_many(connection, &[subject_id])?.remove(&subject_id))
}

/// The registrations of these papers, by paper.
pub fn of_many(connection: &mut AnyConnection, subject_ids: &[Id]) -> Result<BTreeMap<Id, RegistrationView>> {
    let rows = store::find_many(connection, subject_ids)?;
    let ids: Vec<Id> = rows.iter().filter_map(|row| row.file_id).collect();
    let mut known = files::find_many(connection, &ids)?;
    let view = |row: Registration| {
        let file = row.file_id.and_then(|id| known.remove(&id));
        (row.subject_id, RegistrationView::of(row, file))
    };
    Ok(rows.into_iter().map(view).collect())
}

/// Types in what the register says. Whoever calls has checked the right to the paper.
///
/// # Errors
/// `required`, `implausible_day`, `number_taken`; `wrong_state` once number and scan are there.
fn register(tx: &mut Transaction<'_>, subject: RegisteredPaper, body: RegistrationBody) -> Result<RegistrationView> {
    let before = writable(tx, subject)?;
    let number = body.number.map(|number| number.trim().to_owned()).filter(|number| !number.is_empty());
    Problem::unless_faulty(signature_faults(number.as_deref(), body.signed_on, tx.who().now.day()))?;
    let key = number
        .as_deref()
        .zip(body.signed_on)
        .map(|(number, signed_on)| number_key(subject.unit_id.as_str(), subject.kind, signed_on, number));
    if let (Some(key), Some(number)) = (&key, &number)
        && store::with_number(tx, key)?.is_some_and(|other| other != subject.id)
    {
        return Err(Problem::new(Code::NumberTaken).with("number", number));
    }
    let after = Registration {
        number,
        number_key: key,
        signed_on: body.signed_on,
        signer_name: body.signer_name,
        signer_title: body.signer_title,
        ..before.clone()
    };
    put(tx, "register", &before, &after)
}

/// Puts the scan of the signed paper in; a better one takes the place of the first while there is no number.
///
/// # Errors
/// As [`files::store`]; `wrong_state` once number and scan are there.
fn attach(
    tx: &mut Transaction<'_>,
    subject: RegisteredPaper,
    (name, content): (&str, &[u8]),
) -> Result<RegistrationView> {
    let before = writable(tx, subject)?;
    let file = files::store(tx, name, content)?;
    let after = Registration { file_id: Some(file.id), ..before.clone() };
    put(tx, "attach", &before, &after)
}

/// Forgets the registration of a paper that is written anew, whose next version gets a number of its own; what was
/// registered stays on record.
pub fn forget(tx: &mut Transaction<'_>, subject_id: Id) -> Result<()> {
    let Some(row) = store::find_many(tx, &[subject_id])?.pop() else { return Ok(()) };
    store::delete(tx, subject_id)?;
    tx.deleted("forget", &row)
}

/// The scan of the signed paper, or [`Code::NotFound`].
pub fn signed_file(connection: &mut AnyConnection, subject_id: Id) -> Result<(StoredFile, Vec<u8>)> {
    let row = store::find_many(connection, &[subject_id])?.pop().ok_or(Code::NotFound)?;
    let file = files::find(connection, row.file_id.ok_or(Code::NotFound)?)?;
    let content = files::content(connection, &file)?;
    Ok((file, content))
}

fn writable(tx: &mut Transaction<'_>, subject: RegisteredPaper) -> Result<Registration> {
    let known = store::find_many(tx, &[subject.id])?.pop();
    let row = known.unwrap_or_else(|| Registration::blank(subject.id, subject.unit_id));
    if row.is_final() {
        return Err(Problem::new(Code::WrongState).with("state", "đã có số và bản ký"));
    }
    Ok(row)
}

fn put(
    tx: &mut Transaction<'_>,
    verb: &'static str,
    before: &Registration,
    after: &Registration,
) -> Result<RegistrationView> {
    store::put(tx, after)?;
    tx.changed(verb, before, after)?;
    let file = match after.file_id {
        Some(id) => Some(files::find(tx, id)?),
        None => None,
    };
    Ok(RegistrationView::of(after.clone(), file))
}
