//! The job: steps that are reached today, on record and into the queue of mails.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::{Draft, put_on_record};
use crate::duties::rules::DutyKind;
use crate::duties::{Everybody, Holder, of_everybody};
use crate::reminders::rules::{Recipient, Step, steps_due};
use crate::reminders::store;
use foundation::db::AnyConnection;
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Id, Instant, Result, Role, WorkingWeek};
use ward::jobs::Run;
use ward::{staff, units, working_days};

/// What is to be said to somebody today.
struct Digest {
    to: Arc<Holder>,
    drafts: Vec<Draft>,
}

/// Says what the steps of today say: a reminder on record for each recipient and duty, and one mail a recipient, all in
/// one transaction. On a day off nothing is said. Whoever was told by a step today already is told the rest on the next
/// working day: there is one digest a day.
///
/// # Errors
/// The database's.
pub fn remind(run: &Run<'_>, public_url: &str) -> Result<Option<String>> {
    let digests = run.database.read_now(|connection| digests(connection, run.who.now))?;
    let (mut reminders, mut mails) = (0, 0);
    journal::write_now(run.database, &run.who, |tx| {
        for digest in digests {
            if let Some(by_mail) = put(tx, &digest, public_url)? {
                reminders += digest.drafts.len();
                mails += usize::from(by_mail);
            }
        }
        Ok(())
    })?;
    Ok((reminders > 0).then(|| format!("Đã ghi {reminders} lượt nhắc việc, soạn {mails} thư")))
}

/// Puts a digest on record; nothing where another instance was faster. Answers whether a mail goes out.
fn put(tx: &mut Transaction<'_>, digest: &Digest, public_url: &str) -> Result<Option<bool>> {
    let mail_key = format!("digest:{}:{}", tx.who().now.day(), key_of(&digest.to));
    let done = tx.item(|tx| put_on_record(tx, &digest.to, &digest.drafts, None, (mail_key, public_url)));
    match done {
        Ok(mail_id) => Ok(Some(mail_id.is_some())),
        Err(problem) if problem.code == Code::AlreadyExists => Ok(None),
        Err(problem) => Err(problem),
    }
}

fn key_of(holder: &Holder) -> Id {
    holder.account_id().or(holder.staff_id).unwrap_or(holder.unit_id)
}

fn digests(connection: &mut AnyConnection, now: Instant) -> Result<Vec<Digest>> {
    let today = now.day();
    let root = units::root(connection)?;
    let week = WorkingWeek::parse(&root.working_weekdays).unwrap_or_default();
    if !working_days::load(connection)?.is_working(today, week) {
        return Ok(Vec::new());
    }
    let tree = units::tree(connection)?;
    let Everybody { people, duties } = of_everybody(connection, &tree.below(root.id), now)?;
    let ids: Vec<Id> = duties.iter().map(|owed| owed.id).collect();
    let on_record = store::steps_on_record(connection, &ids)?;
    let steps: BTreeMap<DutyKind, Vec<Step>> =
        store::all_steps(connection)?.into_iter().map(|of| (of.kind, of.steps)).collect();
    let told_today = store::reminded_on(connection, today)?;
    let mut away = Away { today, known: BTreeMap::new() };
    let mut found: BTreeMap<Id, Digest> = BTreeMap::new();
    for owed in duties {
        let (Some(due_on), Some(steps)) = (owed.duty.due_on, steps.get(&owed.duty.kind)) else { continue };
        let on_record = on_record.get(&(owed.id, Some(due_on))).map(Vec::as_slice).unwrap_or_default();
        let due = steps_due(steps, due_on, today, on_record);
        if due.is_empty() || away.holds(connection, &owed.holder)? {
            continue;
        }
        for step in due {
            for to in recipients(&people, &owed.holder, step.recipient, &tree.above(owed.holder.unit_id)) {
                let key = key_of(&to);
                if told_today.contains(&key) || away.holds(connection, &to)? {
                    continue;
                }
                let once = format!("step:{}:{due_on}:{}:{}:{key}", owed.id, step.offset_days, step.recipient);
                let draft = Draft {
                    owed: owed.clone(),
                    recipient: step.recipient,
                    offset_days: Some(step.offset_days),
                    key: once,
                };
                found.entry(key).or_insert_with(|| Digest { to: to.clone(), drafts: Vec::new() }).drafts.push(draft);
            }
        }
    }
    Ok(found.into_values().collect())
}

/// Who is told: whoever owes it, whoever heads the unit or the nearest above that somebody heads, or whoever leads over
/// it. Nobody is told of his own duty as somebody's superior.
fn recipients(people: &[Arc<Holder>], holder: &Arc<Holder>, recipient: Recipient, above: &[Id]) -> Vec<Arc<Holder>> {
    let role = match recipient {
        Recipient::Holder => return vec![holder.clone()],
        Recipient::Head => Role::UnitHead,
        Recipient::Leader => Role::Leader,
    };
    let of_unit = |unit: &Id| {
        let held: Vec<&Arc<Holder>> = people.iter().filter(|person| person.roles.contains(&(role, *unit))).collect();
        (!held.is_empty()).then_some(held)
    };
    let nearest = std::iter::once(&holder.unit_id).chain(above).find_map(of_unit).unwrap_or_default();
    if recipient == Recipient::Head && nearest.iter().any(|person| person.holding == holder.holding) {
        return Vec::new();
    }
    nearest.into_iter().filter(|person| person.holding != holder.holding).cloned().collect()
}

/// Who is away for long today, found once for each: he owes nothing meanwhile, and is told nothing.
struct Away {
    today: NaiveDate,
    known: BTreeMap<Id, bool>,
}

impl Away {
    fn holds(&mut self, connection: &mut AnyConnection, holder: &Holder) -> Result<bool> {
        if !holder.at_work {
            return Ok(true);
        }
        let Some(staff_id) = holder.staff_id else { return Ok(false) };
        if let Some(known) = self.known.get(&staff_id) {
            return Ok(*known);
        }
        let away = is_away(connection, staff_id, self.today)?;
        self.known.insert(staff_id, away);
        Ok(away)
    }
}

/// Whether deadlines wait for a person today.
pub fn is_away(connection: &mut AnyConnection, staff_id: Id, today: NaiveDate) -> Result<bool> {
    Ok(staff::suspensions_of(connection, staff_id)?.iter().any(|days| days.contains(&today)))
}
