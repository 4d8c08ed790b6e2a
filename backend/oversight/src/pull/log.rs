//! The record of pulls, written beside the answers: whoever writes for long must not hold up those who read.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::store::{self, Pull};
use foundation::db::Database;

/// How long an answer waits for its record.
const PATIENCE: Duration = Duration::from_millis(250);

/// Pulls that wait to be written. One task writes at a time, all that wait in one transaction; what cannot be written
/// waits for the next one.
pub struct PullLog {
    database: Database,
    waiting: Mutex<Vec<Pull>>,
    writing: tokio::sync::Mutex<()>,
}

impl PullLog {
    /// An empty log over the database.
    pub fn new(database: Database) -> Self {
        Self { database, waiting: Mutex::default(), writing: tokio::sync::Mutex::default() }
    }

    /// Puts a pull on record: before the answer where the database is free, else as soon as it is. One that found nothing
    /// need not wait for that.
    pub async fn record(log: &Arc<Self>, pull: Pull) {
        let found_nothing = pull.items == 0;
        log.waiting.lock().unwrap_or_else(PoisonError::into_inner).push(pull);
        let writer = log.clone();
        let written = tokio::spawn(async move { writer.write_out().await });
        if !found_nothing && tokio::time::timeout(PATIENCE, written).await.is_err() {
            tracing::info!("the record of a pull waits for the database");
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
