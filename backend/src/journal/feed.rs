//! The change feed: each record stands once, at its latest change. A deleted one stays as a tombstone.

use diesel::prelude::*;

use super::{Entry, FeedChange};
use crate::db::AnyConnection;
use crate::db::schema::{feed_records, journal_head};
use crate::kernel::{Id, Instant, Problem, Result};

/// A record of the feed.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = feed_records)]
pub struct FeedRecord {
    /// The kind of the feed.
    pub kind: String,
    /// The thing's id.
    pub id: Id,
    /// The number of its latest change.
    pub number: i64,
    /// When that was.
    pub at: Instant,
    /// Whether it is gone.
    pub deleted: bool,
    /// The unit that it belongs to.
    pub unit_id: Option<Id>,
    /// The thing as JSON; null for a tombstone.
    pub data: Option<String>,
}

pub(super) fn put(
    connection: &mut AnyConnection,
    entry: &Entry,
    change: &FeedChange,
    number: i64,
    at: Instant,
) -> Result<()> {
    let data = match change {
        FeedChange::Updated(data) => Some(serde_json::to_string(data).map_err(Problem::internal)?),
        FeedChange::Deleted => None,
    };
    let record = FeedRecord {
        kind: entry.kind.to_owned(),
        id: entry.id,
        number,
        at,
        deleted: data.is_none(),
        unit_id: entry.unit_id,
        data,
    };
    let updated = diesel::update(feed_records::table.find((&record.kind, record.id)))
        .set((
            feed_records::number.eq(record.number),
            feed_records::at.eq(record.at),
            feed_records::deleted.eq(record.deleted),
            feed_records::unit_id.eq(record.unit_id),
            feed_records::data.eq(&record.data),
        ))
        .execute(connection)?;
    // No other writer can be here: the journal's head is locked.
    if updated == 0 {
        diesel::insert_into(feed_records::table).values(&record).execute(connection)?;
    }
    Ok(())
}

/// The newest change number, and the epoch that it belongs to.
pub fn head(connection: &mut AnyConnection) -> Result<(i64, String)> {
    Ok(journal_head::table.find(1).select((journal_head::feed_number, journal_head::epoch)).first(connection)?)
}
