//! The record of pulls, written beside the answers: whoever writes for long must not hold up those who read.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::store::{self, Pull};
use foundation::db::Database;

/// How long an answer waits for its record.
const PATIENCE: Duration = Duration::from_millis(250);
/// Pulls that found nothing are written together, so often at the most: they only tell that somebody still asks.
const TOGETHER: Duration = Duration::from_secs(1);

/// Pulls that wait to be written. One task writes at a time, all that wait in one transaction; what cannot be written
/// waits for the next one.
pub struct PullLog {
    database: Database,
    waiting: Mutex<Vec<Pull>>,
    writing: tokio::sync::Mutex<()>,
    /// Whether somebody will write out before long what found nothing.
    is_coming: AtomicBool,
}

impl PullLog {
    /// An empty log over the database.
    pub fn new(database: Database) -> Self {
        Self {
            database,
            waiting: Mutex::default(),
            writing: tokio::sync::Mutex::default(),
            is_coming: AtomicBool::new(false),
        }
    }

    /// Puts a pull on record: before the answer where the database is free, else as soon as it is. One that found nothing
    /// is not waited for.
    pub async fn record(log: &Arc<Self>, pull: Pull) {
        let found_nothing = pull.items == 0;
        log.wait_with(pull);
        let writer = log.clone();
        if found_nothing {
            if !log.is_coming.swap(true, Ordering::Relaxed) {
                tokio::spawn(async move {
                    tokio::time::sleep(TOGETHER).await;
                    writer.is_coming.store(false, Ordering::Relaxed);
                    writer.write_out().await;
                });
            }
            return;
        }
        let written = tokio::spawn(async move { writer.write_out().await });
        if tokio::time::timeout(PATIENCE, written).await.is_err() {
            tracing::info!("the record of a pull waits for the database");
        }
    }

    /// Of polls that found nothing at one place only the latest waits.
    fn wait_with(&self, pull: Pull) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        match waiting.iter_mut().find(|known| known.items == 0 && pull.items == 0 && known.is_at_the_place_of(&pull)) {
            Some(known) => *known = pull,
            None => waiting.push(pull),
        }
    }

    /// Writes what waits; whoever reads the record asks for that before.
    pub async fn write_out(&self) {
        let _one_at_a_time = self.writing.lock().await;
        let pulls = std::mem::take(&mut *self.waiting.lock().unwrap_or_else(PoisonError::into_inner));
        if pulls.is_empty() {
            return;
        }
        let records = pulls.clone();
        let outcome = self
            .database
            .write_transaction(move |connection| {
                records.iter().try_for_each(|pull| store::record_pull(connection, pull))
            })
            .await;
        if let Err(problem) = outcome {
            let cause = problem.cause.as_ref().map(ToString::to_string).unwrap_or_default();
            tracing::warn!(code = problem.code.as_str(), cause, "pulls wait for their record");
            self.waiting.lock().unwrap_or_else(PoisonError::into_inner).splice(0..0, pulls);
        }
    }
}
