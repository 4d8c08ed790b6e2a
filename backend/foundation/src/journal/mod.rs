//! What every write leaves behind, in its own transaction: an audit record in a chain of hashes (R-41), and the
//! change in the feed that the city pulls (R-38).
//!
//! ```text
//! write ─► work on the rows ─► lock journal_head ─► number the changes ─► chain the records ─► commit
//! ```
//! The one row `journal_head` is locked last and held until the commit, so a change number is visible if and only if
//! its transaction is committed, and never behind a number that was already handed out. Timestamps and plain
//! sequences lose rows when transactions commit out of order.

mod access;
mod audit;
mod feed;
pub mod idempotency;

use std::ops::{Deref, DerefMut};

use diesel::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

pub use access::{AccessRecord, accesses_of, note_access};
pub use audit::{AuditRecord, BrokenLink, records_of, verify};
pub use feed::head;

use crate::db::schema::journal_head;
use crate::db::{AnyConnection, Database, savepoint};
use crate::kernel::{Id, Principal, Result};

/// A stored thing whose changes go on record.
pub trait Journaled: Serialize {
    /// What kind of thing, in the words of the feed: `nominations`, `result-reports`.
    const KIND: &'static str;

    /// Which one.
    fn id(&self) -> Id;

    /// The unit that it belongs to, for rights and for the client's tree. `None`: it belongs to everybody.
    fn unit_id(&self) -> Option<Id>;

    /// What the feed says of it: stored facts only, references as ids. `None`: the kind is not in the feed.
    fn feed(&self) -> Option<Value> {
        None
    }
}

/// One change, waiting for its number.
struct Entry {
    action: &'static str,
    kind: &'static str,
    id: Id,
    unit_id: Option<Id>,
    payload: Value,
    feed: Option<FeedChange>,
}

enum FeedChange {
    Updated(Value),
    Deleted,
}

/// A running write. It is a connection, and it notes what is changed through it.
pub struct Transaction<'a> {
    connection: &'a mut AnyConnection,
    who: &'a Principal,
    entries: Vec<Entry>,
}

impl Deref for Transaction<'_> {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        self.connection
    }
}

impl DerefMut for Transaction<'_> {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        self.connection
    }
}

impl Transaction<'_> {
    /// Notes a new thing.
    pub fn created<T: Journaled>(&mut self, action: &'static str, after: &T) -> Result<()> {
        self.note(action, after, json!({ "after": to_value(after)? }), after.feed().map(FeedChange::Updated));
        Ok(())
    }

    /// Notes a change. A change that changes nothing leaves nothing.
    pub fn changed<T: Journaled>(&mut self, action: &'static str, before: &T, after: &T) -> Result<()> {
        let (before, after_value) = (to_value(before)?, to_value(after)?);
        if before != after_value {
            let payload = json!({ "before": before, "after": after_value });
            self.note(action, after, payload, after.feed().map(FeedChange::Updated));
        }
        Ok(())
    }

    /// Notes that a thing is gone; its tombstone stays in the feed.
    pub fn deleted<T: Journaled>(&mut self, action: &'static str, before: &T) -> Result<()> {
        let payload = json!({ "before": to_value(before)? });
        self.note(action, before, payload, before.feed().map(|_| FeedChange::Deleted));
        Ok(())
    }

    /// Notes a change with words beside it: the reason of an override, say.
    pub fn changed_because<T: Journaled>(
        &mut self,
        action: &'static str,
        before: &T,
        after: &T,
        reason: &str,
    ) -> Result<()> {
        let payload = json!({ "before": to_value(before)?, "after": to_value(after)?, "reason": reason });
        self.note(action, after, payload, after.feed().map(FeedChange::Updated));
        Ok(())
    }

    /// Notes an event that is no change of a row: a sign-in, an import.
    pub fn event(&mut self, action: &'static str, kind: &'static str, id: Id, unit_id: Option<Id>, payload: Value) {
        self.entries.push(Entry { action, kind, id, unit_id, payload, feed: None });
    }

    /// Runs one item of a batch: when it fails, what it did and what it noted is undone, and the batch goes on.
    pub fn item<T>(&mut self, work: impl FnOnce(&mut Transaction<'_>) -> Result<T>) -> Result<T> {
        let who = self.who;
        let (value, entries) = savepoint(self.connection, |connection| {
            let mut inner = Transaction { connection, who, entries: Vec::new() };
            let value = work(&mut inner)?;
            Ok((value, inner.entries))
        })?;
        self.entries.extend(entries);
        Ok(value)
    }

    /// Who writes.
    pub fn who(&self) -> &Principal {
        self.who
    }

    fn note<T: Journaled>(&mut self, action: &'static str, thing: &T, payload: Value, feed: Option<FeedChange>) {
        self.entries.push(Entry { action, kind: T::KIND, id: thing.id(), unit_id: thing.unit_id(), payload, feed });
    }

    fn finish(mut self) -> Result<()> {
        let who = self.who;
        if let Some((key, request_hash)) = &who.idempotency {
            idempotency::claim(self.connection, who, key, request_hash)?;
        }
        let entries = std::mem::take(&mut self.entries);
        if entries.is_empty() {
            return Ok(());
        }
        let fed = entries.iter().filter(|entry| entry.feed.is_some()).count() as i64;
        // This update takes the lock that orders all writers; everything after it is numbered and committed alone.
        let (feed_number, audit_number, audit_hash): (i64, i64, String) = diesel::update(journal_head::table.find(1))
            .set((
                journal_head::feed_number.eq(journal_head::feed_number + fed),
                journal_head::audit_number.eq(journal_head::audit_number + entries.len() as i64),
            ))
            .returning((journal_head::feed_number, journal_head::audit_number, journal_head::audit_hash))
            .get_result(self.connection)?;
        let mut feed_number = feed_number - fed;
        let mut chain = audit::Chain::new(audit_number - entries.len() as i64, audit_hash);
        for entry in entries {
            if let Some(change) = &entry.feed {
                feed_number += 1;
                feed::put(self.connection, &entry, change, feed_number, who.now)?;
            }
            chain.append(self.connection, who, &entry)?;
        }
        diesel::update(journal_head::table.find(1))
            .set(journal_head::audit_hash.eq(chain.head()))
            .execute(self.connection)?;
        Ok(())
    }
}

fn to_value<T: Serialize>(thing: &T) -> Result<Value> {
    serde_json::to_value(thing).map_err(crate::kernel::Problem::internal)
}

/// Runs one write as `who`: all of it, with its records, or nothing.
pub async fn write<T: Send + 'static>(
    database: &Database,
    who: &Principal,
    work: impl FnOnce(&mut Transaction<'_>) -> Result<T> + Send + 'static,
) -> Result<T> {
    let who = who.clone();
    database.write_transaction(move |connection| run(connection, &who, work)).await
}

/// Does one write as `who` and undoes all of it, its records too: what a preview shows is what the rules say of the write
/// itself.
pub async fn rehearse<T: Send + 'static>(
    database: &Database,
    who: &Principal,
    work: impl FnOnce(&mut Transaction<'_>) -> Result<T> + Send + 'static,
) -> Result<T> {
    let who = who.clone();
    let undone =
        move |connection: &mut AnyConnection| work(&mut Transaction { connection, who: &who, entries: Vec::new() });
    database.undone_transaction(undone).await
}

/// A write on the calling thread: for commands and for the start of the program.
pub fn write_now<T>(
    database: &Database,
    who: &Principal,
    work: impl FnOnce(&mut Transaction<'_>) -> Result<T>,
) -> Result<T> {
    database.write_now(|connection| run(connection, who, work))
}

fn run<T>(
    connection: &mut AnyConnection,
    who: &Principal,
    work: impl FnOnce(&mut Transaction<'_>) -> Result<T>,
) -> Result<T> {
    let mut transaction = Transaction { connection, who, entries: Vec::new() };
    let value = work(&mut transaction)?;
    transaction.finish()?;
    Ok(value)
}

/// Makes the journal's first row, with an epoch of its own: a restored or new database is another one to the city.
pub fn begin(connection: &mut AnyConnection, epoch: &str) -> Result<()> {
    let there: i64 = journal_head::table.count().get_result(connection)?;
    if there == 0 {
        diesel::insert_into(journal_head::table)
            .values((
                journal_head::id.eq(1),
                journal_head::feed_number.eq(0_i64),
                journal_head::audit_number.eq(0_i64),
                journal_head::audit_hash.eq(audit::FIRST_HASH),
                journal_head::epoch.eq(epoch),
            ))
            .execute(connection)?;
    }
    Ok(())
}
