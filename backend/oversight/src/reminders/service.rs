//! What others owe, what was said about it, and saying it.

pub mod daily;
pub mod steps;
mod urging;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::dto::{OwedDuties, OwedDutyView, ReminderView};
use super::filter::{OwedFilter, ReminderFilter};
use super::letter::{Line, Urging, write};
use super::rules::{Recipient, ReminderWay};
use super::store::{self, Latest, Reminder};
use crate::duties::rules::plan::PlanDuty;
use crate::duties::{Everybody, Holder, OwedDuty, of_everybody};
use crate::mails::{Letter, queue};
use foundation::db::{AnyConnection, Database};
use foundation::http::{Book, Sheet, SheetColumns, SheetRow as _, Table};
use foundation::journal::Transaction;
use foundation::kernel::{
    Code, DutiesOwed, Fault, Id, Instant, Page, PageRequest, Principal, Problem, Result, Scope, format_day, search_key,
};
use ward::units;

pub use urging::{Urged, urge};

/// What somebody owes, and when it was last brought before somebody.
#[derive(Clone, Debug)]
pub struct ToldDuty {
    /// What is owed.
    pub owed: OwedDuty,
    /// When it was last said.
    pub latest: Latest,
}

/// Everybody, and what people of these units owe, each with when it was last said.
pub fn told(
    connection: &mut AnyConnection,
    within: &BTreeSet<Id>,
    now: Instant,
) -> Result<(Vec<Arc<Holder>>, Vec<ToldDuty>)> {
    let Everybody { people, duties } = of_everybody(connection, within, now)?;
    let ids: Vec<Id> = duties.iter().map(|owed| owed.id).collect();
    let mut latest = store::latest_of(connection, &ids)?;
    let duties = duties.into_iter().map(|owed| ToldDuty { latest: latest.remove(&owed.id).unwrap_or_default(), owed });
    Ok((people, duties.collect()))
}

/// What people of units in reach owe, themselves included.
pub async fn owed(database: &Database, who: &Principal, scope: Scope, filter: OwedFilter) -> Result<OwedDuties> {
    let now = who.now;
    database
        .read_snapshot(move |connection| {
            let within: BTreeSet<Id> = match filter.unit_id {
                None => scope.units,
                Some(unit_id) if scope.units.contains(&unit_id) => {
                    let mut below: BTreeSet<Id> = units::tree(connection)?.below(unit_id);
                    below.retain(|unit| {
                        scope.units.contains(unit) && filter.directly.is_none_or(|own| own == (*unit == unit_id))
                    });
                    below
                }
                Some(_) => {
                    let fault = Fault::new("/query/unit_id", Code::UnknownReference);
                    return Err(Problem::unreadable(vec![fault]));
                }
            };
            let today = now.day();
            let (_, mut duties) = told(connection, &within, now)?;
            duties.retain(|ToldDuty { owed: OwedDuty { duty, .. }, latest }| {
                filter.kind.is_none_or(|kind| duty.kind == kind)
                    && filter.plan_duty.is_none_or(|plan_duty| PlanDuty::of(duty.kind) == Some(plan_duty))
                    && filter.overdue.is_none_or(|overdue| duty.is_overdue(today) == overdue)
                    && filter.escalated.is_none_or(|escalated| latest.escalated_on.is_some() == escalated)
            });
            let view = |told: ToldDuty| OwedDutyView::of(told.owed, told.latest, today);
            Ok(OwedDuties { items: duties.into_iter().map(view).collect() })
        })
        .await
}

/// The same as a workbook.
pub async fn owed_book(
    database: &Database,
    who: &Principal,
    scope: Scope,
    filter: OwedFilter,
    columns: &SheetColumns<OwedDutyView>,
) -> Result<Book> {
    let owed = owed(database, who, scope, filter).await?;
    let day = format!("Đến ngày {}", format_day(who.now.day()));
    let Sheet { name, title, .. } = OwedDutyView::SHEET;
    Book::of(Table {
        sheet: name,
        title,
        lines: &[day],
        columns: &columns.heads(),
        fixed: 2,
        rows: owed.items.iter().map(|row| columns.cells(row)),
        total: None,
    })
}

/// The reminders that whoever asks was sent, and those about people of units in reach.
pub async fn list(
    database: &Database,
    who: &Principal,
    filter: ReminderFilter,
    page: PageRequest,
) -> Result<Page<ReminderView>> {
    let reach = who.scope::<DutiesOwed>().map(|scope| scope.unit_ids()).unwrap_or_default();
    let account = who.acting_for.as_ref().map_or(who.account_id, |other| other.account_id);
    let found = database.read(move |connection| store::list(connection, (&reach, account), &filter, &page)).await?;
    Ok(found.map(|(row, _)| ReminderView::from(row)))
}

/// A reminder that is to be put on record.
struct Draft {
    owed: OwedDuty,
    recipient: Recipient,
    offset_days: Option<i32>,
    key: String,
}

/// Puts reminders to one recipient on record, with one mail where there is an address.
///
/// # Errors
/// [`Code::AlreadyExists`] where one of them, or the mail, is on record.
fn put_on_record(
    tx: &mut Transaction<'_>,
    to: &Arc<Holder>,
    drafts: &[Draft],
    urging: Option<&Urging<'_>>,
    (mail_key, public_url): (String, &str),
) -> Result<Option<Id>> {
    let now = tx.who().now;
    let is_own = |draft: &Draft| draft.owed.holder.holding == to.holding;
    // Whoever heads and leads at once is told as both, and reads it once.
    let mut told = BTreeSet::new();
    let lines: Vec<Line> = drafts
        .iter()
        .filter(|draft| told.insert(draft.owed.id))
        .map(|draft| Line {
            holder: (!is_own(draft)).then(|| {
                let holder = &draft.owed.holder;
                format!("{} ({})", holder.name, holder.unit_name)
            }),
            title: draft.owed.duty.title(),
            due_on: draft.owed.duty.due_on,
            link: if is_own(draft) { draft.owed.duty.link.clone() } else { "/viec-con-no".to_owned() },
        })
        .collect();
    let mail_id = match &to.email {
        None => None,
        Some(address) => {
            let written = write(&to.name, &lines, urging, now.day(), public_url);
            let letter = Letter {
                key: mail_key,
                to_address: address.clone(),
                to_name: to.name.clone(),
                subject: written.subject,
                text: written.text,
                html: written.html,
            };
            Some(queue(tx, letter)?)
        }
    };
    for draft in drafts {
        let (holder, duty) = (&draft.owed.holder, &draft.owed.duty);
        let title = duty.title();
        let reminder = Reminder {
            id: Id::new(now),
            key: draft.key.clone(),
            duty_id: draft.owed.id,
            day: now.day(),
            created_at: now,
            way: if urging.is_some() { ReminderWay::ByHand } else { ReminderWay::ByStep },
            offset_days: draft.offset_days,
            recipient: draft.recipient,
            recipient_account_id: to.account_id(),
            recipient_staff_id: to.staff_id,
            recipient_name: to.name.clone(),
            holder_account_id: holder.account_id(),
            holder_staff_id: holder.staff_id,
            holder_name: holder.name.clone(),
            unit_id: holder.unit_id,
            kind: duty.kind,
            search: search_key(&format!("{} {} {title}", to.name, holder.name)),
            title,
            link: duty.link.clone(),
            due_on: duty.due_on,
            word: urging.and_then(|urging| urging.word.map(str::to_owned)),
            urged_by: urging.is_some().then(|| tx.who().account_id),
            urged_by_name: urging.map(|urging| urging.by.to_owned()),
            mail_id,
        };
        store::insert(tx, &reminder)?;
        tx.created("remind", &reminder)?;
    }
    Ok(mail_id)
}
