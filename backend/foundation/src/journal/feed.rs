//! The change feed: each record stands once, at its latest change. A deleted one stays as a tombstone, and so does the
//! departure of one that went from one unit to another: whoever sees only the first must let go of it.

use diesel::prelude::*;

use super::{Entry, FeedChange};
use crate::db::AnyConnection;
use crate::db::schema::{feed_departures, feed_records, journal_head};
use crate::kernel::{Id, Instant, Problem, Result};

/// A record of the feed.
#[derive(Insertable)]
#[diesel(table_name = feed_records)]
struct FeedRecord {
    /// The kind of the feed.
    kind: String,
    /// The thing's id.
    id: Id,
    /// The number of its latest change.
    number: i64,
    /// When that was.
    at: Instant,
    /// Whether it is gone.
    deleted: bool,
    /// The unit that it belongs to.
    unit_id: Option<Id>,
    /// The thing as JSON in one canonical form (RFC 8785): keys in order, no spaces, so that whoever holds a copy can
    /// compute the same hash. Null for a tombstone.
    data: Option<String>,
}

pub(super) fn put(
    connection: &mut AnyConnection,
    entry: &Entry,
    change: &FeedChange,
    number: i64,
    at: Instant,
) -> Result<()> {
    let data = match change {
        FeedChange::Updated(data) => {
            let mut data = data.clone();
            data.sort_all_objects();
            Some(serde_json::to_string(&data).map_err(Problem::internal)?)
        }
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
    let before: Option<Option<Id>> = feed_records::table
        .find((&record.kind, record.id))
        .select(feed_records::unit_id)
        .first(connection)
        .optional()?;
    // No other writer can be here: the journal's head is locked.
    let Some(unit_id) = before else {
        diesel::insert_into(feed_records::table).values(&record).execute(connection)?;
        return Ok(());
    };
    if unit_id != record.unit_id {
        depart(connection, &record, unit_id)?;
    }
    diesel::update(feed_records::table.find((&record.kind, record.id)))
        .set((
            feed_records::number.eq(record.number),
            feed_records::at.eq(record.at),
            feed_records::deleted.eq(record.deleted),
            feed_records::unit_id.eq(record.unit_id),
            feed_records::data.eq(&record.data),
        ))
        .execute(connection)?;
    Ok(())
}

/// Notes that a record has left a unit, and that it has not left the one that it is in now.
fn depart(connection: &mut AnyConnection, record: &FeedRecord, left: Option<Id>) -> Result<()> {
    let departures = |unit_id: Id| feed_departures::table.find((record.kind.clone(), record.id, unit_id));
    if let Some(unit_id) = left {
        diesel::delete(departures(unit_id)).execute(connection)?;
        diesel::insert_into(feed_departures::table)
            .values((
                feed_departures::kind.eq(&record.kind),
                feed_departures::id.eq(record.id),
                feed_departures::unit_id.eq(unit_id),
                feed_departures::number.eq(record.number),
            ))
            .execute(connection)?;
    }
    if let Some(unit_id) = record.unit_id {
        diesel::delete(departures(unit_id)).execute(connection)?;
    }
    Ok(())
}

/// The newest change number, and the epoch that it belongs to.
pub fn head(connection: &mut AnyConnection) -> Result<(i64, String)> {
    Ok(journal_head::table.find(1).select((journal_head::feed_number, journal_head::epoch)).first(connection)?)
}
