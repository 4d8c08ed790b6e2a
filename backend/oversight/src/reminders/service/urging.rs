//! Urging by hand: one duty or many, each with its own outcome.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::daily::is_away;
use super::{Draft, put_on_record};
use crate::duties::rules::Holding;
use crate::duties::{Holder, OwedDuty, of_everybody};
use crate::reminders::dto::UrgeBody;
use crate::reminders::letter::Urging;
use crate::reminders::rules::Recipient;
use crate::reminders::store;
use foundation::db::{AnyConnection, Database};
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Id, Principal, Problem, Result, Scope};

/// What became of one duty that was to be urged: whether a mail goes out, or why it was not urged.
pub struct Urged {
    /// The duty.
    pub duty_id: Id,
    /// What became of it.
    pub done: Result<bool>,
}

/// What is to be said to each.
type Digests = BTreeMap<Holding, (Arc<Holder>, Vec<Draft>)>;

/// Urges whoever owes these: one mail to each, at once. What is no more, or was urged by the same person today, has its own
/// code; the others go on.
pub async fn urge(
    database: &Database,
    who: &Principal,
    scope: Scope,
    body: UrgeBody,
    public_url: String,
) -> Result<Vec<Urged>> {
    let now = who.now;
    let found = database.read_snapshot(move |connection| of_everybody(connection, &scope.units, now)).await?;
    let mut owed: BTreeMap<Id, OwedDuty> = found.duties.into_iter().map(|owed| (owed.id, owed)).collect();
    journal::write(database, who, move |tx| {
        let mut outcomes = Vec::new();
        let mut digests = Digests::new();
        for duty_id in body.duty_ids {
            let done = draft(tx, owed.remove(&duty_id), (duty_id, &mut digests));
            outcomes.push(Urged { duty_id, done: done.map(|()| false) });
        }
        let name = tx.who().name.clone();
        let urging = Urging { by: &name, word: body.word.as_deref() };
        let mut by_mail = BTreeSet::new();
        for (to, drafts) in digests.into_values() {
            let key = format!("urged:{}", Id::new(now));
            if put_on_record(tx, &to, &drafts, Some(&urging), (key, &public_url))?.is_some() {
                by_mail.extend(drafts.iter().map(|draft| draft.owed.id));
            }
        }
        for outcome in &mut outcomes {
            if let Ok(mailed) = &mut outcome.done {
                *mailed = by_mail.contains(&outcome.duty_id);
            }
        }
        Ok(outcomes)
    })
    .await
}

/// Puts a duty to what its holder is told, or says why not.
fn draft(tx: &mut Transaction<'_>, owed: Option<OwedDuty>, (duty_id, digests): (Id, &mut Digests)) -> Result<()> {
    let owed = owed.ok_or(Code::DutyGone)?;
    let holder = owed.holder.clone();
    let named = |code: Code| Problem::new(code).with("name", &holder.name);
    if is_off(tx, &holder)? {
        return Err(named(Code::NobodyToUrge));
    }
    let key = format!("hand:{duty_id}:{}:{}", tx.who().now.day(), tx.who().account_id);
    if store::is_on_record(tx, &key)? {
        return Err(named(Code::UrgedToday));
    }
    let draft = Draft { owed, recipient: Recipient::Holder, offset_days: None, key };
    digests.entry(holder.holding).or_insert_with(|| (holder.clone(), Vec::new())).1.push(draft);
    Ok(())
}

fn is_off(tx: &mut Transaction<'_>, holder: &Holder) -> Result<bool> {
    let today = tx.who().now.day();
    let connection: &mut AnyConnection = tx;
    match holder.staff_id {
        _ if !holder.at_work => Ok(true),
        Some(staff_id) => is_away(connection, staff_id, today),
        None => Ok(false),
    }
}
