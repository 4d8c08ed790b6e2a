//! Forms handed out as papers.

use super::{form_of, found, require_reach, shown};
use crate::evaluations::form::form_on;
use crate::evaluations::{paper, store};
use foundation::db::Database;
use foundation::http::Document;
use foundation::kernel::{Code, Id, Principal, Result, Scope};
use ward::{letterheads, units};

/// The form with what has been filled in.
pub async fn paper(database: &Database, who: &Principal, scope: Scope, id: Id) -> Result<Document> {
    let today = who.now.day();
    database
        .read_snapshot(move |connection| {
            let (evaluation, candidates) = found(connection, id)?;
            require_reach(&scope, &evaluation, &candidates)?;
            let form = form_of(connection, &evaluation)?;
            let mut view = shown(evaluation, &candidates)?;
            view.person.unit_name = units::find(connection, view.person.unit_id)?.name;
            let words = format!("Phiếu đánh giá {}", view.person.full_name);
            let write = |letterhead: &_| paper::filled(&view, &form, letterhead, today);
            letterheads::document(connection, view.person.unit_id, &words, write)
        })
        .await
}

/// The form that holds today, empty, with what stands on the papers of the asker's own unit, or of the whole ward.
pub async fn empty_paper(database: &Database, who: &Principal, scope: Scope) -> Result<Document> {
    let today = who.now.day();
    database
        .read_snapshot(move |connection| {
            let forms = store::forms(connection)?;
            let form = form_on(&forms, today).ok_or(Code::NotFound)?;
            let unit_id = match units::unit_for(connection, &scope, None) {
                Ok(unit_id) => unit_id,
                Err(_) => units::root(connection)?.id,
            };
            letterheads::document(connection, unit_id, &form.title, |letterhead| paper::empty(form, letterhead, today))
        })
        .await
}
