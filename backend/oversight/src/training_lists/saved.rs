//! Keeping lists under a name.

use super::dto::{SavedListBody, SavedListView, SavedLists};
use super::store::{self, SavedList};
use foundation::db::Database;
use foundation::journal;
use foundation::kernel::{Code, Id, Principal, Result, Scope};
use ward::units;

/// One's own lists, then those that are shared in one's reach.
pub async fn list(database: &Database, who: &Principal, scope: Scope) -> Result<SavedLists> {
    let account_id = who.account_id;
    database
        .read(move |connection| {
            let rows = store::saved(connection, account_id, &scope.unit_ids())?;
            let mut items: Vec<SavedListView> =
                rows.into_iter().map(|row| SavedListView::of(row, account_id)).collect();
            items.sort_by_key(|list| !list.is_own);
            Ok(SavedLists { items })
        })
        .await
}

/// Keeps a list; a shared one belongs to the top of one's reach.
pub async fn keep(database: &Database, who: &Principal, scope: Scope, body: SavedListBody) -> Result<SavedListView> {
    journal::write(database, who, move |tx| {
        let who = tx.who().clone();
        let list = SavedList {
            id: Id::new(who.now),
            account_id: who.account_id,
            owner_name: who.name.clone(),
            unit_id: units::unit_for(tx, &scope, None)?,
            name: body.name,
            query: body.query,
            shared: body.shared,
            created_at: who.now,
        };
        store::insert_saved(tx, &list)?;
        tx.created("keep", &list)?;
        Ok(SavedListView::of(list, who.account_id))
    })
    .await
}

/// Forgets one's own list.
pub async fn forget(database: &Database, who: &Principal, scope: Scope, id: Id) -> Result<()> {
    journal::write(database, who, move |tx| {
        let account_id = tx.who().account_id;
        let list = store::find_saved(tx, id)?;
        if list.account_id != account_id {
            let seen = list.shared && scope.units.contains(&list.unit_id);
            return Err(if seen { Code::Forbidden } else { Code::NotFound }.into());
        }
        store::delete_saved(tx, id)?;
        tx.deleted("forget", &list)
    })
    .await
}
