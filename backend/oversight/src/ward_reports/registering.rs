//! What the clerk's register says of an issued report, and the scan of what was signed.

use super::dto::WardReportView;
use super::rules::WardReportState;
use super::service::in_reach;
use super::store::{self, WardReport};
use super::view::view;
use foundation::db::Database;
use foundation::http::IfMatch;
use foundation::journal::Transaction;
use foundation::kernel::{Code, Fault, Id, Principal, Result, Scope, TextEnum as _};
use ward::files::StoredFile;
use ward::registrations::{self, RegisteredPaper, Registrable};

impl Registrable for WardReportView {
    /// An issued report: only what was signed is registered.
    fn registrable(
        tx: &mut Transaction<'_>,
        scope: &Scope,
        id: Id,
        if_match: Option<IfMatch>,
    ) -> Result<RegisteredPaper> {
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
        Ok(RegisteredPaper { id, unit_id: after.unit_id, kind: "BC" })
    }

    fn shown(tx: &mut Transaction<'_>, scope: &Scope, id: Id) -> Result<Self> {
        let who = tx.who().clone();
        let report = in_reach(tx, &who, scope, id)?;
        view(tx, &who, report)
    }
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
