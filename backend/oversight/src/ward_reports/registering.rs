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

impl Registrable for WardReport {
    type View = WardReportView;

    /// An issued report: only what was signed is registered.
    fn registrable(
        tx: &mut Transaction<'_>,
        scope: &Scope,
        id: Id,
        if_match: Option<IfMatch>,
    ) -> Result<(Self, RegisteredPaper)> {
        let report = store::find(tx, id)?;
        scope.require(Some(report.unit_id), None)?;
        if let Some(if_match) = if_match {
            if_match.require(report.revision)?;
        }
        if report.state != WardReportState::Issued {
            return Err(Fault::new("", Code::WrongState).with("state", report.state.label()).into());
        }
        let after = Self { revision: report.revision + 1, ..report };
        store::update(tx, &after)?;
        let subject = RegisteredPaper { id, unit_id: after.unit_id, kind: "BC" };
        Ok((after, subject))
    }

    fn shown(self, tx: &mut Transaction<'_>, _scope: &Scope) -> Result<WardReportView> {
        let who = tx.who().clone();
        view(tx, &who, self)
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
