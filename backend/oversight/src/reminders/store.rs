//! Rows and queries of reminders and their steps.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use super::filter::ReminderFilter;
use super::rules::{Recipient, ReminderWay, Step};
use crate::duties::rules::DutyKind;
use crate::mails::rules::MailState;
use foundation::db::schema::{mails, reminder_kinds, reminder_steps, reminders, units};
use foundation::db::{
    AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, containing, unless_duplicate, unless_stale, within_reach,
};
use foundation::journal::Journaled;
use foundation::kernel::{Code, CursorValue, Id, Instant, Page, PageRequest, Result};

/// SQLite takes some 32,000 values in one statement.
const CHUNK: usize = 1000;

/// A reminder as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = reminders)]
pub struct Reminder {
    /// Its id.
    pub id: Id,
    /// What makes it the same reminder: there is one of a key.
    pub key: String,
    /// Of which duty.
    pub duty_id: Id,
    /// The day.
    pub day: NaiveDate,
    /// The moment.
    pub created_at: Instant,
    /// By a step or by hand.
    pub way: ReminderWay,
    /// Days from the due day, for a step.
    pub offset_days: Option<i32>,
    /// As what the recipient was told.
    pub recipient: Recipient,
    /// The account that was told, if there is one.
    pub recipient_account_id: Option<Id>,
    /// The person who was told, if on the roster.
    pub recipient_staff_id: Option<Id>,
    /// The name of who was told.
    pub recipient_name: String,
    /// The account that owes it, if there is one.
    pub holder_account_id: Option<Id>,
    /// The person who owes it, if on the roster.
    pub holder_staff_id: Option<Id>,
    /// The name of who owes it.
    pub holder_name: String,
    /// The unit of who owes it.
    pub unit_id: Id,
    /// What is owed.
    pub kind: DutyKind,
    /// What people read.
    pub title: String,
    /// The page on which it is done.
    pub link: String,
    /// By when it was due.
    pub due_on: Option<NaiveDate>,
    /// The word of who urged.
    pub word: Option<String>,
    /// The account that urged.
    pub urged_by: Option<Id>,
    /// The name of who urged.
    pub urged_by_name: Option<String>,
    /// The mail that tells it.
    pub mail_id: Option<Id>,
    /// Names and title folded, to be found by.
    #[serde(skip)]
    pub search: String,
}

impl Journaled for Reminder {
    const KIND: &'static str = "reminders";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }
}

/// Puts a reminder on record; [`Code::AlreadyExists`] where it is.
pub fn insert(connection: &mut AnyConnection, reminder: &Reminder) -> Result<()> {
    unless_duplicate(diesel::insert_into(reminders::table).values(reminder).execute(connection), Code::AlreadyExists)?;
    Ok(())
}

/// Whether a reminder is on record.
pub fn is_on_record(connection: &mut AnyConnection, key: &str) -> Result<bool> {
    let found: i64 = reminders::table.filter(reminders::key.eq(key)).count().get_result(connection)?;
    Ok(found > 0)
}

/// Steps on record, by the duty and the day on which it was due.
pub type StepsOnRecord = BTreeMap<(Id, Option<NaiveDate>), Vec<Step>>;

/// The steps on record of these duties.
pub fn steps_on_record(connection: &mut AnyConnection, duties: &[Id]) -> Result<StepsOnRecord> {
    let mut found = StepsOnRecord::new();
    for chunk in duties.chunks(CHUNK) {
        let rows: Vec<(Id, Option<NaiveDate>, Option<i32>, Recipient)> = reminders::table
            .filter(reminders::duty_id.eq_any(chunk.to_vec()).and(reminders::way.eq(ReminderWay::ByStep)))
            .select((reminders::duty_id, reminders::due_on, reminders::offset_days, reminders::recipient))
            .load(connection)?;
        for (duty_id, due_on, offset_days, recipient) in rows {
            let step = Step { offset_days: offset_days.unwrap_or_default(), recipient };
            found.entry((duty_id, due_on)).or_default().push(step);
        }
    }
    Ok(found)
}

/// Who was reminded by steps on a day: accounts and people.
pub fn reminded_on(connection: &mut AnyConnection, day: NaiveDate) -> Result<BTreeSet<Id>> {
    let rows: Vec<(Option<Id>, Option<Id>)> = reminders::table
        .filter(reminders::day.eq(day).and(reminders::way.eq(ReminderWay::ByStep)))
        .select((reminders::recipient_account_id, reminders::recipient_staff_id))
        .load(connection)?;
    Ok(rows.into_iter().filter_map(|(account, person)| account.or(person)).collect())
}

/// When a duty was last brought before somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Latest {
    /// The day of the latest step.
    pub reminded_on: Option<NaiveDate>,
    /// The day on which it was last urged, and by whom.
    pub urged: Option<(NaiveDate, String)>,
    /// The day of the latest step that told the leaders.
    pub escalated_on: Option<NaiveDate>,
}

/// When each of these duties was last brought before somebody.
pub fn latest_of(connection: &mut AnyConnection, duties: &[Id]) -> Result<BTreeMap<Id, Latest>> {
    let mut found: BTreeMap<Id, Latest> = BTreeMap::new();
    for chunk in duties.chunks(CHUNK) {
        let rows: Vec<(Id, NaiveDate, Recipient, Option<String>)> = reminders::table
            .filter(reminders::duty_id.eq_any(chunk.to_vec()))
            .order((reminders::created_at, reminders::id))
            .select((reminders::duty_id, reminders::day, reminders::recipient, reminders::urged_by_name))
            .load(connection)?;
        for (duty_id, day, recipient, urged_by_name) in rows {
            let latest = found.entry(duty_id).or_default();
            match urged_by_name {
                Some(name) => latest.urged = Some((day, name)),
                None => latest.reminded_on = Some(day),
            }
            if recipient == Recipient::Leader {
                latest.escalated_on = Some(day);
            }
        }
    }
    Ok(found)
}

/// A reminder, the name of its unit in tables, and how its mail stands.
pub type Listed = (Reminder, String, Option<(MailState, Option<Instant>, Option<String>)>);

type Row = (Reminder, String, i32, Option<MailState>, Option<Instant>, Option<String>);

const SORTS: [SortColumn; 3] = [
    SortColumn { name: "created_at", sql: "reminders.created_at", kind: SortKind::Number },
    SortColumn { name: "unit", sql: "units.position", kind: SortKind::Number },
    SortColumn { name: "recipient_name", sql: "reminders.recipient_name", kind: SortKind::Text },
];

/// The reminders about people of these units, and those that were sent to `account`.
pub fn list(
    connection: &mut AnyConnection,
    (reach, account): (&[Id], Id),
    filter: &ReminderFilter,
    page: &PageRequest,
) -> Result<Page<(Listed, i32)>> {
    let keyset = Keyset::new(page, &SORTS, "-created_at", "reminders.id")?;
    let in_reach = within_reach(connection, "reminders.unit_id", reach);
    let filtered = || {
        let is_mine = reminders::recipient_account_id.eq(account).assume_not_null();
        let is_anybodys = reminders::recipient_account_id.is_null();
        let mut query = reminders::table
            .inner_join(units::table.on(units::id.eq(reminders::unit_id)))
            .left_join(mails::table.on(mails::id.nullable().eq(reminders::mail_id)))
            .into_boxed::<MultiBackend>();
        query = match filter.mine {
            Some(true) => query.filter(is_mine),
            Some(false) => query
                .filter(in_reach.clone())
                .filter(is_anybodys.or(reminders::recipient_account_id.ne(account).assume_not_null())),
            None => query.filter(in_reach.clone().or(is_mine)),
        };
        if let Some(unit_id) = filter.unit_id {
            query = query.filter(reminders::unit_id.eq(unit_id));
        }
        if let Some(kind) = filter.kind {
            query = query.filter(reminders::kind.eq(kind));
        }
        if let Some(way) = filter.way {
            query = query.filter(reminders::way.eq(way));
        }
        if let Some(state) = filter.mail_state {
            query = query.filter(mails::state.nullable().eq(state).assume_not_null());
        }
        if let Some(day) = filter.from {
            query = query.filter(reminders::day.ge(day));
        }
        if let Some(day) = filter.to {
            query = query.filter(reminders::day.le(day));
        }
        if let Some(words) = &page.q {
            query = query.filter(reminders::search.like(containing(words)).escape('\\'));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows: Vec<Row> = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select((
            Reminder::as_select(),
            units::short_name,
            units::position,
            mails::state.nullable(),
            mails::sent_at.nullable(),
            mails::answer.nullable(),
        ))
        .load(connection)?;
    let rows = rows
        .into_iter()
        .map(|(reminder, unit_name, position, state, sent_at, answer)| {
            ((reminder, unit_name, state.map(|state| (state, sent_at, answer))), position)
        })
        .collect();
    Ok(keyset.page(
        rows,
        |((row, ..), position): &(Listed, i32), column| match column {
            "created_at" => CursorValue::Number(row.created_at.micros()),
            "unit" => CursorValue::Number(i64::from(*position)),
            "recipient_name" => CursorValue::from(&row.recipient_name),
            _ => CursorValue::from(row.id),
        },
        total,
    ))
}

/// The steps of a kind of duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepsOfKind {
    /// The kind.
    pub kind: DutyKind,
    /// The steps, the earliest first.
    pub steps: Vec<Step>,
    /// Counts their changes.
    pub revision: i64,
}

/// Steps as they go on record.
#[derive(Serialize)]
struct OnRecord {
    kind: DutyKind,
    steps: Vec<(i32, Recipient)>,
}

impl Serialize for StepsOfKind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let steps = self.steps.iter().map(|step| (step.offset_days, step.recipient)).collect();
        OnRecord { kind: self.kind, steps }.serialize(serializer)
    }
}

impl Journaled for StepsOfKind {
    const KIND: &'static str = "reminder-steps";

    fn id(&self) -> Id {
        Id::from_words(&format!("reminder-steps:{}", self.kind))
    }

    fn unit_id(&self) -> Option<Id> {
        None
    }
}

/// The steps of every kind that has been put in, in the order of the kinds.
pub fn all_steps(connection: &mut AnyConnection) -> Result<Vec<StepsOfKind>> {
    let kinds: Vec<(DutyKind, i64)> =
        reminder_kinds::table.select((reminder_kinds::kind, reminder_kinds::revision)).load(connection)?;
    let rows: Vec<(DutyKind, i32, Recipient)> = reminder_steps::table
        .select((reminder_steps::kind, reminder_steps::offset_days, reminder_steps::recipient))
        .load(connection)?;
    let mut found: BTreeMap<DutyKind, StepsOfKind> =
        kinds.into_iter().map(|(kind, revision)| (kind, StepsOfKind { kind, steps: Vec::new(), revision })).collect();
    for (kind, offset_days, recipient) in rows {
        if let Some(of) = found.get_mut(&kind) {
            of.steps.push(Step { offset_days, recipient });
        }
    }
    for of in found.values_mut() {
        of.steps.sort();
    }
    Ok(found.into_values().collect())
}

/// Puts in the steps of a kind.
pub fn insert_steps(connection: &mut AnyConnection, of: &StepsOfKind) -> Result<()> {
    diesel::insert_into(reminder_kinds::table)
        .values((reminder_kinds::kind.eq(of.kind), reminder_kinds::revision.eq(of.revision)))
        .execute(connection)?;
    put_rows(connection, of)
}

/// Puts other steps in the place of those of the revision before.
pub fn replace_steps(connection: &mut AnyConnection, of: &StepsOfKind) -> Result<()> {
    let before = reminder_kinds::table.find(of.kind).filter(reminder_kinds::revision.eq(of.revision - 1));
    unless_stale(diesel::update(before).set(reminder_kinds::revision.eq(of.revision)).execute(connection)?)?;
    diesel::delete(reminder_steps::table.filter(reminder_steps::kind.eq(of.kind))).execute(connection)?;
    put_rows(connection, of)
}

fn put_rows(connection: &mut AnyConnection, of: &StepsOfKind) -> Result<()> {
    for step in &of.steps {
        diesel::insert_into(reminder_steps::table)
            .values((
                reminder_steps::kind.eq(of.kind),
                reminder_steps::offset_days.eq(step.offset_days),
                reminder_steps::recipient.eq(step.recipient),
            ))
            .execute(connection)?;
    }
    Ok(())
}
