//! What is done with the table of working days. It is the same for the whole installation, so it is changed by those
//! whose role covers the top of the tree.

use chrono::NaiveDate;

use super::dto::{WorkingDayBody, WorkingDayFilter};
use super::rules::shipped_days;
use super::store::{self, ExceptionalDay};
use foundation::db::Database;
use foundation::http::IfMatch;
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Page, PageRequest, Principal, Result};

pub async fn list(database: &Database, filter: WorkingDayFilter, page: PageRequest) -> Result<Page<ExceptionalDay>> {
    database.read(move |connection| store::list(connection, filter.from, filter.to, &page)).await
}

pub async fn get(database: &Database, day: NaiveDate) -> Result<ExceptionalDay> {
    database.read(move |connection| store::find(connection, day)?.ok_or_else(|| Code::NotFound.into())).await
}

/// Says what holds on a day. A row that is there already is changed by whoever has seen it.
pub async fn put(
    database: &Database,
    who: &Principal,
    day: NaiveDate,
    if_match: Option<IfMatch>,
    body: WorkingDayBody,
) -> Result<ExceptionalDay> {
    journal::write(database, who, move |tx| match store::find(tx, day)? {
        Some(before) => {
            if_match.ok_or(Code::PreconditionRequired)?.require(before.revision)?;
            let after = ExceptionalDay { day, kind: body.kind, name: body.name, revision: before.revision + 1 };
            store::update(tx, &after)?;
            tx.changed("change", &before, &after)?;
            Ok(after)
        }
        None if if_match.is_some() => Err(Code::Stale.into()),
        None => {
            let row = ExceptionalDay { day, kind: body.kind, name: body.name, revision: 1 };
            store::insert(tx, &row)?;
            tx.created("create", &row)?;
            Ok(row)
        }
    })
    .await
}

/// Lets the week's pattern hold on a day again.
pub async fn remove(database: &Database, who: &Principal, day: NaiveDate, if_match: IfMatch) -> Result<()> {
    journal::write(database, who, move |tx| {
        let before = store::find(tx, day)?.ok_or(Code::NotFound)?;
        if_match.require(before.revision)?;
        store::delete(tx, &before)?;
        tx.deleted("delete", &before)
    })
    .await
}

/// Puts the shipped days in, once: a table that has rows is left as the ward has made it.
pub fn seed(tx: &mut Transaction<'_>) -> Result<()> {
    if !store::is_empty(tx)? {
        return Ok(());
    }
    for shipped in shipped_days() {
        let row = ExceptionalDay { day: shipped.day, kind: shipped.kind, name: shipped.name, revision: 1 };
        store::insert(tx, &row)?;
        tx.created("seed", &row)?;
    }
    Ok(())
}
