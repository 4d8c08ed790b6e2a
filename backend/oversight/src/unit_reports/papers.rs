//! The names behind a unit's report, its paper, and what the clerk's register says of it.

use super::dto::UnitReportView;
use super::service::{in_reach, view};
use super::store::{self, UnitReport};
use super::{figures, paper};
use crate::report_figures::{FigureCell, FigureLineQuery, FigureLines, FigureNames};
use foundation::db::Database;
use foundation::http::{Document, IfMatch};
use foundation::journal::Transaction;
use foundation::kernel::{Code, Fault, Id, Principal, Result, Scope, TextEnum as _};
use ward::files::StoredFile;
use ward::registrations::{self, RegisteredPaper, Registrable};
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

/// The lines behind another figure of the report.
pub async fn lines(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    query: FigureLineQuery,
) -> Result<FigureLines> {
    let today = who.now.day();
    database
        .read_snapshot(move |connection| {
            let (asked, report) = in_reach(connection, &scope, id)?;
            let lines = figures::lines(connection, &report, &asked.request, query.part, today)?;
            Ok(FigureLines { items: lines.into_iter().filter(|line| query.wants(line)).collect() })
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

impl Registrable for UnitReportView {
    /// A report that was handed in: the number is of what was signed.
    fn registrable(
        tx: &mut Transaction<'_>,
        scope: &Scope,
        id: Id,
        if_match: Option<IfMatch>,
    ) -> Result<RegisteredPaper> {
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

    fn shown(tx: &mut Transaction<'_>, scope: &Scope, id: Id) -> Result<Self> {
        let who = tx.who().clone();
        view(tx, &who, scope, id)
    }
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
