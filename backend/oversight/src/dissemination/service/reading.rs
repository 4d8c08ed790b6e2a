//! Reading and confirming, and signatures on paper.

use std::collections::BTreeSet;

use super::{Loaded, load_one, visible};
use crate::dissemination::dto::{
    ConfirmationBody, ConfirmationView, ConfirmationsView, OwnReach, PaperConfirmationsBody,
};
use crate::dissemination::rules::DisseminationWay;
use crate::dissemination::store::{self, Confirmation};
use foundation::db::{AnyConnection, Database, savepoint};
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Fault, Id, Principal, Problem, Result, Scope, format_day};
use ward::staff::{self, Staff};

fn asks(loaded: &Loaded, person: &Staff) -> bool {
    !person.state.is_gone()
        && loaded.units.contains(&person.unit_id)
        && loaded.row.audience().takes_in(person.category, person.party_member)
}

/// Whether somebody has to read the newest version, unless it has reached him.
pub fn owes(loaded: &Loaded, person: &Staff) -> bool {
    asks(loaded, person) && loaded.row.active && loaded.is_readable() && person.state.is_at_work()
}

/// How the newest version stands towards somebody; nothing is asked of nobody.
pub fn own_of(connection: &mut AnyConnection, loaded: &Loaded, staff_id: Option<Id>) -> Result<OwnReach> {
    let Some(staff_id) = staff_id else { return Ok(OwnReach::default()) };
    let Some(person) = staff::known(connection, staff_id)? else { return Ok(OwnReach::default()) };
    let version = (loaded.row.id, loaded.version()?.version);
    let confirmed = store::confirmation(connection, version, staff_id)?.map(|row| (row.day, row.way));
    let attended = store::attended_on(connection, version, staff_id)?.map(|day| (day, DisseminationWay::Session));
    let first = attended.into_iter().chain(confirmed).min_by_key(|(day, _)| *day);
    let asked = asks(loaded, &person);
    let owed = first.is_none() && owes(loaded, &person);
    Ok(OwnReach { asked, owed, way: first.map(|(_, way)| way), on: first.map(|(day, _)| day) })
}

/// How the newest version stands towards whoever asks.
pub async fn own(database: &Database, scope: Scope, id: Id) -> Result<OwnReach> {
    database
        .read_snapshot(move |connection| {
            let loaded = visible(connection, &scope, id)?;
            own_of(connection, &loaded, scope.own_staff)
        })
        .await
}

fn newest(loaded: &Loaded, version: i32) -> Result<()> {
    if !loaded.row.active {
        return Err(Code::DocumentNotActive.into());
    }
    let current = loaded.version()?.version;
    match version {
        version if version == current => Ok(()),
        version if (1..current).contains(&version) => {
            Err(Problem::new(Code::VersionNotCurrent).with("current", current))
        }
        _ => Err(Problem::invalid(vec![Fault::new("/version", Code::UnknownReference)])),
    }
}

/// Puts on record that whoever sends it has read the newest version. What is on record already stays as it is.
pub async fn confirm(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    body: ConfirmationBody,
) -> Result<ConfirmationView> {
    journal::write(database, who, move |tx| {
        let staff_id = scope.own_staff.filter(|own| body.staff_id.is_none_or(|named| named == *own));
        let staff_id = staff_id.ok_or(Code::Forbidden)?;
        let loaded = visible(tx, &scope, id)?;
        newest(&loaded, body.version)?;
        if let Some(known) = store::confirmation(tx, (id, body.version), staff_id)? {
            return Ok(known.into());
        }
        let person = staff::find(tx, staff_id)?;
        if !asks(&loaded, &person) {
            return Err(Problem::new(Code::NotToBeReached).with("name", person.full_name));
        }
        if !loaded.is_readable() {
            return Err(Code::NothingToRead.into());
        }
        let day = tx.who().now.day();
        Ok(put(tx, (id, body.version), &person, DisseminationWay::Read, (day, None))?.into())
    })
    .await
}

fn put(
    tx: &mut Transaction<'_>,
    (document_id, version): (Id, i32),
    person: &Staff,
    way: DisseminationWay,
    (day, evidence): (chrono::NaiveDate, Option<String>),
) -> Result<Confirmation> {
    let who = tx.who();
    let row = Confirmation {
        id: Id::new(who.now),
        document_id,
        version,
        staff_id: person.id,
        unit_id: person.unit_id,
        way,
        day,
        evidence,
        recorded_at: who.now,
        recorded_by: who.account_id,
        recorded_by_name: who.name_on_record(),
    };
    // Two taps at once: the later one finds what the earlier one has put on record.
    match savepoint(tx, |connection| store::insert_confirmation(connection, &row)) {
        Err(problem) if problem.code == Code::AlreadyExists => {
            let known = store::confirmation(tx, (document_id, version), person.id)?;
            known.ok_or(problem)
        }
        inserted => {
            inserted?;
            tx.created("confirm", &row)?;
            Ok(row)
        }
    }
}

/// Records signatures on paper of people without an account: all of them, or none where one is wrong.
pub async fn record_papers(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    body: PaperConfirmationsBody,
) -> Result<ConfirmationsView> {
    journal::write(database, who, move |tx| {
        let loaded = load_one(tx, id)?;
        if !loaded.is_in(&scope) {
            return Err(Code::NotFound.into());
        }
        newest(&loaded, body.version)?;
        let mut faults = Vec::new();
        let from_day = loaded.version()?.from_day;
        if body.signed_on > tx.who().now.day() {
            faults.push(Fault::new("/signed_on", Code::DayInFuture));
        } else if body.signed_on < from_day {
            faults.push(Fault::new("/signed_on", Code::BeforeVersion).with("day", format_day(from_day)));
        }
        let with_account = store::with_account(tx, &body.staff_ids)?;
        let known = staff::find_many(tx, &body.staff_ids)?;
        let mut seen = BTreeSet::new();
        let mut people = Vec::new();
        for (index, staff_id) in body.staff_ids.iter().enumerate() {
            let person = known.iter().find(|person| person.id == *staff_id);
            let person = person.filter(|person| scope.units.contains(&person.unit_id));
            let fault = match person {
                None => Some((Code::UnknownReference, String::new())),
                Some(_) if !seen.insert(*staff_id) => Some((Code::Duplicate, String::new())),
                Some(person) if !asks(&loaded, person) => Some((Code::NotToBeReached, person.full_name.clone())),
                Some(person) if with_account.contains(staff_id) => Some((Code::HasAccount, person.full_name.clone())),
                Some(_) => None,
            };
            match fault {
                Some((code, name)) => {
                    faults.push(Fault::new(format!("/staff_ids/{index}"), code).with("name", name));
                }
                None => people.extend(person),
            }
        }
        Problem::unless_faulty(faults)?;
        let mut items = Vec::with_capacity(people.len());
        for person in people {
            let row = match store::confirmation(tx, (id, body.version), person.id)? {
                Some(known) => known,
                None => {
                    let paper = (body.signed_on, Some(body.evidence.clone()));
                    put(tx, (id, body.version), person, DisseminationWay::Paper, paper)?
                }
            };
            items.push(ConfirmationView::from(row));
        }
        Ok(ConfirmationsView { items })
    })
    .await
}
