//! The names behind a unit's report, its paper, and what the clerk's register says of it.

use super::dto::UnitReportView;
use super::service::{in_reach, view};
use super::store::{self, UnitReport};
use super::{figures, paper};
use crate::report_figures::{FigureCell, FigureNames};
use foundation::db::Database;
use foundation::http::{Document, IfMatch};
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Fault, Id, Principal, Result, Scope, TextEnum as _};
use ward::files::StoredFile;
use ward::registrations::{self, RegisteredPaper, RegistrationBody};
use ward::{letterheads, units};

/// The names behind a figure of the report.
pub async fn names(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    cell: FigureCell,
) -> Result<FigureNames> {
    let today = who.now.day();
    database
        .read_snapshot(move |connection| {
            let (asked, report) = in_reach(connection, &scope, id)?;
            let names = figures::names(connection, &report, &asked.request, today)?;
            Ok(FigureNames { items: names.into_iter().filter(|name| cell.counts(name)).collect() })
        })
        .await
}

/// The report as a paper to sign.
pub async fn paper(database: &Database, who: &Principal, scope: Scope, id: Id) -> Result<Document> {
    let who = who.clone();
    database
        .read_snapshot(move |connection| {
            let report = view(connection, &who, &scope, id)?;
            let request = store::find_request(connection, report.request.id)?;
            let asker = units::find(connection, request.unit_id)?;
            let words = format!("{} {}", report.request.title, report.unit_name);
            let facts = paper::Facts { report: &report, asker_name: &asker.name, today: who.now.day() };
            letterheads::document(connection, report.unit_id, &words, |letterhead| paper::write(&facts, letterhead))
        })
        .await
}

/// A report that was taken, and that may be registered: the number is of what was signed.
fn registrable(tx: &mut Transaction<'_>, scope: &Scope, id: Id, if_match: Option<IfMatch>) -> Result<RegisteredPaper> {
    let (_, report) = in_reach(tx, scope, id)?;
    if let Some(if_match) = if_match {
        if_match.require(report.revision)?;
    }
    if !report.state.is_answered() {
        return Err(Fault::new("", Code::WrongState).with("state", report.state.label()).into());
    }
    let after = UnitReport { revision: report.revision + 1, ..report };
    store::update(tx, &after)?;
    Ok(RegisteredPaper { id, unit_id: after.unit_id, kind: "BC" })
}

/// Types in what the register says of the signed report.
pub async fn register(
    database: &Database,
    who: &Principal,
    scope: Scope,
    (id, if_match): (Id, IfMatch),
    body: RegistrationBody,
) -> Result<UnitReportView> {
    journal::write(database, who, move |tx| {
        let who = tx.who().clone();
        let subject = registrable(tx, &scope, id, Some(if_match))?;
        registrations::register(tx, subject, body)?;
        view(tx, &who, &scope, id)
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
) -> Result<UnitReportView> {
    journal::write(database, who, move |tx| {
        let who = tx.who().clone();
        let subject = registrable(tx, &scope, id, None)?;
        registrations::attach(tx, subject, (&name, &content))?;
        view(tx, &who, &scope, id)
    })
    .await
}

/// The scan of the signed report.
pub async fn signed(database: &Database, scope: Scope, id: Id) -> Result<(StoredFile, Vec<u8>)> {
    database
        .read(move |connection| {
            in_reach(connection, &scope, id)?;
            registrations::signed_file(connection, id)
        })
        .await
}
