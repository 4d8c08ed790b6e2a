//! Queries over the feed, the pulls and the acknowledgements.

use std::collections::{BTreeMap, BTreeSet};

use diesel::dsl::{count, max, min};
use diesel::prelude::*;

use super::kinds::Feed;
use super::rules::{Content, Item, Reach};
use foundation::db::schema::{acknowledgements, feed_departures, feed_records, pulls};
use foundation::db::{AnyConnection, MultiBackend};
use foundation::kernel::{Id, Instant, Result, TextEnum};

/// The records of a feed that a client may see.
fn seen(reach: &Reach, feed: Feed) -> feed_records::BoxedQuery<'static, MultiBackend> {
    let query = feed_records::table.into_boxed::<MultiBackend>();
    // All kinds are asked for by no kind: a condition that all records meet would keep their order out of the index.
    let query = if feed == Feed::Changes { query } else { query.filter(feed_records::kind.eq(feed.as_str())) };
    match reach {
        Reach::Everything => query,
        Reach::Units { own, above } => {
            let from_above = feed_records::kind.eq_any(reaching_below()).and(feed_records::unit_id.eq_any(ids(above)));
            let own = feed_records::unit_id.eq_any(ids(own));
            query.filter(feed_records::unit_id.is_null().or(own).or(from_above))
        }
    }
}

fn ids(units: &BTreeSet<Id>) -> Vec<Id> {
    units.iter().copied().collect()
}

fn reaching_below() -> Vec<&'static str> {
    Feed::kinds().filter(|kind| kind.reaches_below()).map(TextEnum::as_str).collect()
}

/// At most `limit` items behind a change number, in their order.
pub fn changes(
    connection: &mut AnyConnection,
    reach: &Reach,
    feed: Feed,
    after: i64,
    limit: usize,
) -> Result<Vec<Item>> {
    let records: Vec<Told> = seen(reach, feed)
        .filter(feed_records::number.gt(after))
        .order(feed_records::number)
        .limit(limit as i64)
        .select(TOLD)
        .load(connection)?;
    let mut items: Vec<Item> = records.into_iter().map(item).collect();
    items.extend(departures(connection, reach, feed, after, limit)?);
    items.sort_by_key(|item| item.number);
    items.truncate(limit);
    Ok(items)
}

/// What is told of a record: its kind, its id, the number of its latest change and its data.
type Told = (String, Id, i64, Option<String>);
const TOLD: (feed_records::kind, feed_records::id, feed_records::number, feed_records::data) =
    (feed_records::kind, feed_records::id, feed_records::number, feed_records::data);

fn item((kind, id, number, data): Told) -> Item {
    Item { kind, id, number, content: data.map_or(Content::Deleted, Content::Data) }
}

/// What has left the units in reach for one out of reach, once each, at its last departure. What reaches below stays
/// with its unit, so it never leaves by itself; when a unit is moved, the feed starts over.
fn departures(
    connection: &mut AnyConnection,
    reach: &Reach,
    feed: Feed,
    after: i64,
    limit: usize,
) -> Result<Vec<Item>> {
    let Reach::Units { own, .. } = reach else { return Ok(Vec::new()) };
    let units = ids(own);
    let left = feed_departures::table
        .inner_join(
            feed_records::table
                .on(feed_records::kind.eq(feed_departures::kind).and(feed_records::id.eq(feed_departures::id))),
        )
        .filter(feed_departures::kind.eq_any(feed.codes()))
        .filter(feed_departures::number.gt(after))
        .filter(feed_departures::unit_id.eq_any(units.clone()))
        .filter(feed_records::unit_id.ne_all(units))
        .group_by((feed_departures::kind, feed_departures::id))
        .select((feed_departures::kind, feed_departures::id, max(feed_departures::number)))
        .order(max(feed_departures::number))
        .limit(limit as i64);
    let rows: Vec<(String, Id, Option<i64>)> = left.load(connection)?;
    Ok(rows
        .into_iter()
        .filter_map(|(kind, id, number)| Some(Item { kind, id, number: number?, content: Content::OutOfScope }))
        .collect())
}

/// The item of one record, if the client has ever been told of it.
pub fn one(connection: &mut AnyConnection, reach: &Reach, feed: Feed, id: Id) -> Result<Option<Item>> {
    let record: Option<Told> =
        seen(reach, feed).filter(feed_records::id.eq(id)).select(TOLD).first(connection).optional()?;
    if let Some(record) = record {
        return Ok(Some(item(record)));
    }
    let Reach::Units { own, .. } = reach else { return Ok(None) };
    let left: Option<(String, i64)> = feed_departures::table
        .filter(feed_departures::id.eq(id))
        .filter(feed_departures::kind.eq_any(feed.codes()))
        .filter(feed_departures::unit_id.eq_any(ids(own)))
        .order(feed_departures::number.desc())
        .select((feed_departures::kind, feed_departures::number))
        .first(connection)
        .optional()?;
    Ok(left.map(|(kind, number)| Item { kind, id, number, content: Content::OutOfScope }))
}

/// How many records of each kind there are that are not gone.
pub fn counts(connection: &mut AnyConnection, reach: &Reach) -> Result<BTreeMap<Feed, i64>> {
    let mut counted = BTreeMap::new();
    for kind in Feed::kinds() {
        let rows: i64 = seen(reach, kind)
            .filter(feed_records::deleted.eq(false))
            .select(count(feed_records::id))
            .first(connection)?;
        counted.insert(kind, rows);
    }
    Ok(counted)
}

/// The number of the newest item of one kind; 0 where there is none.
pub fn newest(connection: &mut AnyConnection, reach: &Reach, kind: Feed) -> Result<i64> {
    let record: Option<i64> = seen(reach, kind).select(max(feed_records::number)).first(connection)?;
    let left = departures(connection, reach, kind, 0, usize::MAX >> 1)?.last().map(|item| item.number);
    Ok(record.max(left).unwrap_or(0))
}

/// When the newest change up to a number was made, whoever may see it.
pub fn newest_at(connection: &mut AnyConnection, through: i64) -> Result<Option<Instant>> {
    let newest = feed_records::table
        .filter(feed_records::number.le(through))
        .order(feed_records::number.desc())
        .select(feed_records::at);
    Ok(newest.first(connection).optional()?)
}

/// How many changes of a kind lie behind a number, and when the first of them was made.
pub fn waiting(
    connection: &mut AnyConnection,
    reach: &Reach,
    kind: Feed,
    after: i64,
) -> Result<(i64, Option<Instant>)> {
    Ok(seen(reach, kind)
        .filter(feed_records::number.gt(after))
        .select((count(feed_records::id), min(feed_records::at)))
        .first(connection)?)
}

/// Change number and unit of some records of a kind.
pub fn numbers(connection: &mut AnyConnection, kind: &str, ids: &[Id]) -> Result<Vec<(Id, i64, Option<Id>)>> {
    Ok(feed_records::table
        .filter(feed_records::kind.eq(kind).and(feed_records::id.eq_any(ids)))
        .select((feed_records::id, feed_records::number, feed_records::unit_id))
        .load(connection)?)
}

/// One pull: a page, or a batch of a stream.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = pulls)]
pub struct Pull {
    /// Its id.
    pub id: Id,
    /// Who pulled.
    pub client_id: Id,
    /// Which feed.
    pub kind: String,
    /// Under which epoch.
    pub epoch: String,
    /// When.
    pub at: Instant,
    /// From behind which change.
    pub after_number: i64,
    /// Up to which change the client holds everything by what it was handed; 0 where it named a position of its own
    /// making and got nothing.
    pub through_number: i64,
    /// How many items.
    pub items: i32,
}

impl Pull {
    /// Whether both are of one client, at one place of one feed.
    pub fn is_at_the_place_of(&self, other: &Self) -> bool {
        let place = |pull: &Self| (pull.client_id, pull.after_number);
        place(self) == place(other) && self.kind == other.kind && self.epoch == other.epoch
    }
}

/// Puts a pull on record. One that found nothing new where the one before it had found nothing only moves its time, so
/// that polling does not fill the table.
pub fn record_pull(connection: &mut AnyConnection, pull: &Pull) -> Result<()> {
    if pull.items == 0 {
        let again = diesel::update(
            pulls::table
                .filter(pulls::client_id.eq(pull.client_id).and(pulls::kind.eq(&pull.kind)))
                .filter(pulls::epoch.eq(&pull.epoch).and(pulls::after_number.eq(pull.after_number)))
                .filter(pulls::items.eq(0)),
        )
        .set((pulls::at.eq(pull.at), pulls::through_number.eq(pull.through_number)))
        .execute(connection)?;
        if again > 0 {
            return Ok(());
        }
    }
    diesel::insert_into(pulls::table).values(pull).execute(connection)?;
    Ok(())
}

/// When a client last pulled anything, in whatever epoch.
pub fn last_pull(connection: &mut AnyConnection, client_id: Id) -> Result<Option<Instant>> {
    Ok(pulls::table.filter(pulls::client_id.eq(client_id)).select(max(pulls::at)).first(connection)?)
}

/// What a client has done with one feed in one epoch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// When it last asked.
    pub pulled_at: Option<Instant>,
    /// The newest change that it was handed; 0: none.
    pub taken_through: i64,
    /// When it last acknowledged.
    pub acknowledged_at: Option<Instant>,
    /// What it says that it has stored; 0: nothing.
    pub acknowledged_through: i64,
}

impl Progress {
    /// Both together: a kind's own feed, and the one of all kinds.
    pub fn with(self, other: Self) -> Self {
        Self {
            pulled_at: self.pulled_at.max(other.pulled_at),
            taken_through: self.taken_through.max(other.taken_through),
            acknowledged_at: self.acknowledged_at.max(other.acknowledged_at),
            acknowledged_through: self.acknowledged_through.max(other.acknowledged_through),
        }
    }
}

/// What a client has done with each feed in an epoch, by the feed's name.
pub fn progress(connection: &mut AnyConnection, client_id: Id, epoch: &str) -> Result<BTreeMap<String, Progress>> {
    let mut known: BTreeMap<String, Progress> = BTreeMap::new();
    let own = pulls::client_id.eq(client_id).and(pulls::epoch.eq(epoch));
    let pulled: Vec<(String, Option<Instant>, Option<i64>)> = pulls::table
        .filter(own)
        .group_by(pulls::kind)
        .select((pulls::kind, max(pulls::at), max(pulls::through_number)))
        .load(connection)?;
    for (kind, at, through) in pulled {
        let progress = known.entry(kind).or_default();
        progress.pulled_at = at;
        progress.taken_through = through.unwrap_or(0);
    }
    let stored: Vec<(String, i64, Instant)> = acknowledgements::table
        .filter(acknowledgements::client_id.eq(client_id).and(acknowledgements::epoch.eq(epoch)))
        .select((acknowledgements::kind, acknowledgements::through_number, acknowledgements::at))
        .load(connection)?;
    for (kind, through, at) in stored {
        let progress = known.entry(kind).or_default();
        progress.acknowledged_through = through;
        progress.acknowledged_at = Some(at);
    }
    Ok(known)
}

/// Notes what a client has stored of a feed; in place of what it said before.
pub fn acknowledge(
    connection: &mut AnyConnection,
    client_id: Id,
    kind: &str,
    epoch: &str,
    through: i64,
    now: Instant,
) -> Result<()> {
    let rows = diesel::update(acknowledgements::table.find((client_id, kind)))
        .set((
            acknowledgements::epoch.eq(epoch),
            acknowledgements::through_number.eq(through),
            acknowledgements::at.eq(now),
        ))
        .execute(connection)?;
    if rows > 0 {
        return Ok(());
    }
    diesel::insert_into(acknowledgements::table)
        .values((
            acknowledgements::client_id.eq(client_id),
            acknowledgements::kind.eq(kind),
            acknowledgements::epoch.eq(epoch),
            acknowledgements::through_number.eq(through),
            acknowledgements::at.eq(now),
        ))
        .execute(connection)?;
    Ok(())
}
