//! Asks every rule, and puts the answers in order.

use super::dto::{Duties, DutyView};
use super::owed::RULES;
use super::rules::{together, worst_first};
use foundation::db::Database;
use foundation::kernel::{Principal, Result};

/// What whoever asks owes.
pub async fn list(database: &Database, who: &Principal) -> Result<Duties> {
    let who = who.clone();
    database
        .read_snapshot(move |connection| {
            let mut found = Vec::new();
            for rule in RULES {
                found.extend(rule(connection, &who)?);
            }
            let mut duties = together(found);
            worst_first(&mut duties);
            let today = who.now.day();
            Ok(Duties { items: duties.into_iter().map(|duty| DutyView::of(duty, today)).collect() })
        })
        .await
}
