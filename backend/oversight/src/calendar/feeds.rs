//! Calendars that other programs subscribe to by a private address (RFC 5545).

use chrono::{DateTime, Days, TimeDelta, Utc};
use icalendar::{Calendar as Text, Component as _, Event, EventLike as _};

use super::dto::{Calendar, CalendarEntry, CalendarFeedBody, CalendarFeedView, CalendarFeeds, NewCalendarFeed};
use super::service::calendar;
use super::store::{self, Feed};
use foundation::db::Database;
use foundation::journal;
use foundation::kernel::{CalendarRead, Code, Fault, Id, Instant, Principal, Problem, Result, Scope, TextEnum as _};
use training::courses::TimeOfDay;
use ward::{accounts, staff, units};

/// A program sees what was, as far back as this.
const DAYS_BACK: u64 = 90;
/// And what is to come.
const DAYS_AHEAD: u64 = 300;
/// How often a program is asked to look again.
const LOOK_AGAIN: TimeDelta = TimeDelta::hours(4);
/// A reading is noted once in so many seconds.
const NOTED_EVERY: i64 = 3600;

pub async fn list(database: &Database, who: &Principal) -> Result<CalendarFeeds> {
    let account_id = who.account_id;
    database
        .read_snapshot(move |connection| {
            let feeds = store::feeds_of(connection, account_id)?;
            let ids: Vec<Id> = feeds.iter().filter_map(|feed| feed.unit_id).collect();
            let known = units::of_ids(connection, &ids)?;
            let view = |feed: Feed| CalendarFeedView {
                id: feed.id,
                unit_id: feed.unit_id,
                unit_name: known.iter().find(|unit| Some(unit.id) == feed.unit_id).map(|unit| unit.short_name.clone()),
                created_at: feed.created_at,
                last_read_at: feed.last_read_at,
            };
            Ok(CalendarFeeds { items: feeds.into_iter().map(view).collect() })
        })
        .await
}

/// Makes a private address; it is told this once.
pub async fn create(
    database: &Database,
    who: &Principal,
    scope: Scope,
    body: CalendarFeedBody,
    public_url: &str,
) -> Result<NewCalendarFeed> {
    let token = accounts::new_token();
    let address = format!("{public_url}/api/v1/calendar/feeds/{token}/ics");
    journal::write(database, who, move |tx| {
        let own_or_unit = match body.unit_id {
            Some(unit_id) => scope.units.contains(&unit_id),
            None => scope.own_staff.is_some(),
        };
        if !own_or_unit {
            return Err(Problem::invalid(vec![Fault::new("/unit_id", Code::UnknownReference)]));
        }
        let now = tx.who().now;
        let feed = Feed {
            id: Id::new(now),
            account_id: tx.who().account_id,
            unit_id: body.unit_id,
            token_hash: accounts::hashed(&token),
            created_at: now,
            revoked_at: None,
            last_read_at: None,
        };
        store::insert_feed(tx, &feed)?;
        tx.created("subscribe", &feed)?;
        Ok(NewCalendarFeed { id: feed.id, address })
    })
    .await
}

pub async fn revoke(database: &Database, who: &Principal, id: Id) -> Result<()> {
    journal::write(database, who, move |tx| {
        let account_id = tx.who().account_id;
        let own = store::feeds_of(tx, account_id)?;
        let before = own.into_iter().find(|feed| feed.id == id).ok_or(Code::NotFound)?;
        let after = Feed { revoked_at: Some(tx.who().now), ..before.clone() };
        store::update_feed(tx, &after)?;
        tx.changed("revoke", &before, &after)
    })
    .await
}

/// The calendar behind a private address, with the rights that its account has now.
pub async fn read(database: &Database, token: &str, now: Instant, public_url: &str) -> Result<String> {
    let token_hash = accounts::hashed(token);
    let (feed, calendar) = database
        .read_snapshot(move |connection| {
            let feed = store::feed_with(connection, &token_hash)?.ok_or(Code::NotFound)?;
            let who = accounts::principal_of_account(connection, feed.account_id, now)?;
            let scope = who.scope::<CalendarRead>().map_err(|_| Code::NotFound)?;
            let staff_id = if feed.unit_id.is_none() { Some(scope.own_staff.ok_or(Code::NotFound)?) } else { None };
            let subject = staff::subject(connection, &scope, feed.unit_id, staff_id)?;
            let today = now.day();
            let stretch = (today - Days::new(DAYS_BACK), today + Days::new(DAYS_AHEAD));
            Ok((feed, calendar(connection, subject, stretch, &who)?))
        })
        .await?;
    if feed.last_read_at.is_none_or(|last| last.plus_seconds(NOTED_EVERY) <= now) {
        database.write_transaction(move |connection| store::note_reading(connection, feed.id, now)).await?;
    }
    Ok(text(&calendar, now, public_url))
}

/// The calendar as RFC 5545 writes it: days are days, times are in UTC.
fn text(calendar: &Calendar, now: Instant, public_url: &str) -> String {
    let mut text = Text::new();
    text.name(&format!("Bồi dưỡng: {}", calendar.name)).ttl(&LOOK_AGAIN);
    for entry in &calendar.items {
        text.push(event(entry, now, public_url));
    }
    text.done().to_string()
}

fn event(entry: &CalendarEntry, now: Instant, public_url: &str) -> Event {
    let link = format!("{public_url}{}", entry.link);
    let mut about = vec![entry.kind.label().to_owned()];
    if entry.people > 0 {
        about.push(format!("{} người", entry.people));
    }
    about.extend(entry.unit_name.clone());
    about.push(link.clone());
    let mut event = Event::new();
    event
        .uid(&format!("{}@{}", entry.id.replace(' ', "-"), host(public_url)))
        .timestamp(utc(now))
        .summary(&entry.title)
        .description(&about.join("\n"))
        .url(&link);
    if let Some(place) = &entry.place {
        event.location(place);
    }
    match (entry.starts, entry.ends) {
        (Some(starts), Some(ends)) => {
            let at =
                |time: TimeOfDay| utc(Instant::start_of(entry.first_day).plus_seconds(i64::from(time.minute()) * 60));
            event.starts(at(starts)).ends(at(ends));
        }
        // The day on which it ends is the first that is free again.
        _ => {
            event.starts(entry.first_day).ends(entry.last_day + Days::new(1));
        }
    }
    event.done()
}

fn utc(instant: Instant) -> DateTime<Utc> {
    DateTime::from_timestamp_micros(instant.micros()).unwrap_or_default()
}

fn host(public_url: &str) -> &str {
    public_url.split("://").last().unwrap_or(public_url)
}
