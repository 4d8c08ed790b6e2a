//! What the clerk's register says of an issued report, and the scan of what was signed.

use super::dto::WardReportView;
use super::rules::WardReportState;
use super::service::in_reach;
use super::store::{self, WardReport};
use super::view::view;
use foundation::db::Database;
use foundation::http::IfMatch;
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Fault, Id, Principal, Result, Scope, TextEnum as _};
use ward::files::StoredFile;
use ward::registrations::{self, RegisteredPaper, RegistrationBody};

/// An issued report at its next revision, with what the register counts it as.
fn registrable(
    tx: &mut Transaction<'_>,
    scope: &Scope,
    id: Id,
    if_match: Option<IfMatch>,
) -> Result<(WardReport, RegisteredPaper)> {
    let report = store::find(tx, id)?;
    scope.require(Some(report.unit_id), None)?;
    if let Some(if_match) = if_match {
        if_match.require(report.revision)?;
    }
    if report.state != WardReportState::Issued {
        return Err(Fault::new("", Code::WrongState).with("state", report.state.label()).into());
    }
    let after = WardReport { revision: report.revision + 1, ..report };
    store::update(tx, &after)?;
    let subject = RegisteredPaper { id, unit_id: after.unit_id, kind: "BC" };
    Ok((after, subject))
}

/// Types in what the register says.
pub async fn register(
    database: &Database,
    who: &Principal,
    scope: Scope,
    (id, if_match): (Id, IfMatch),
    body: RegistrationBody,
) -> Result<WardReportView> {
    journal::write(database, who, move |tx| {
        let who = tx.who().clone();
        let (report, subject) = registrable(tx, &scope, id, Some(if_match))?;
        registrations::register(tx, subject, body)?;
        view(tx, &who, report)
    })
    .await
}

/// Puts the scan of the signed report in.
pub async fn attach(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    (name, content): (String, Vec<u8>),
) -> Result<WardReportView> {
    journal::write(database, who, move |tx| {
        let who = tx.who().clone();
        let (report, subject) = registrable(tx, &scope, id, None)?;
        registrations::attach(tx, subject, (&name, &content))?;
        view(tx, &who, report)
    })
    .await
}

/// The scan of the signed report.
pub async fn signed(database: &Database, who: &Principal, scope: Scope, id: Id) -> Result<(StoredFile, Vec<u8>)> {
    let who = who.clone();
    database
        .read(move |connection| {
            in_reach(connection, &who, &scope, id)?;
            registrations::signed_file(connection, id)
        })
        .await
}
