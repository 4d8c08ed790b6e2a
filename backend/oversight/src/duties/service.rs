//! Asks every rule, and puts the answers in order.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::dto::{Duties, DutyView};
use super::owed::{PERSONAL, RULES, oneself};
use super::rules::{Duty, Holding, Together, together, worst_first};
use foundation::db::{AnyConnection, Database};
use foundation::kernel::{Id, Instant, Principal, Result, Role};
use ward::staff::{self, Staff};
use ward::{accounts, units};

/// SQLite takes some 32,000 values in one statement.
const PEOPLE_AT_A_TIME: usize = 1000;

/// What people owe for themselves.
fn owed_personally(connection: &mut AnyConnection, people: &[Id], today: NaiveDate) -> Result<BTreeMap<Id, Vec<Duty>>> {
    let mut found: BTreeMap<Id, Vec<Duty>> = BTreeMap::new();
    for people in people.chunks(PEOPLE_AT_A_TIME) {
        for rule in PERSONAL {
            for (id, duty) in rule(connection, people, today)? {
                found.entry(id).or_default().push(duty);
            }
        }
    }
    Ok(found)
}

/// What somebody owes by his roles, and with it what he owes for himself.
fn owed_by(connection: &mut AnyConnection, who: &Principal, personally: Vec<Duty>) -> Result<Vec<Together>> {
    let holds_office = who.grants.iter().any(|grant| !matches!(grant.role, Role::Staff | Role::Observer));
    let mut found = personally;
    for rule in if holds_office { RULES } else { &[] } {
        found.extend(rule(connection, who)?);
    }
    let mut duties = together(found, who.now.day());
    worst_first(&mut duties);
    Ok(duties)
}

/// What whoever asks owes.
pub async fn list(database: &Database, who: &Principal) -> Result<Duties> {
    let who = who.clone();
    database
        .read_snapshot(move |connection| {
            let today = who.now.day();
            let personally = match oneself(&who) {
                None => Vec::new(),
                Some(id) => owed_personally(connection, &[id], today)?.remove(&id).unwrap_or_default(),
            };
            let duties = owed_by(connection, &who, personally)?;
            let holder = Holding::Account(who.acting_for.as_ref().map_or(who.account_id, |other| other.account_id));
            Ok(Duties { items: duties.into_iter().map(|duty| DutyView::of(duty, holder, today)).collect() })
        })
        .await
}

/// Somebody who may owe something.
#[derive(Clone, Debug)]
pub struct Holder {
    /// Who it is.
    pub holding: Holding,
    /// The person on the roster, if any.
    pub staff_id: Option<Id>,
    /// The name.
    pub name: String,
    /// The post; empty where nobody of the roster stands behind the account.
    pub post_title: String,
    /// The unit: the person's, else the one at the top of a role.
    pub unit_id: Id,
    /// Its short name.
    pub unit_name: String,
    /// Its place among the units.
    pub unit_position: i32,
    /// Where mail goes: the account's address, else the roster's.
    pub email: Option<String>,
    /// Whether the person's state is one in which he owes anything.
    pub at_work: bool,
    /// The roles, each with the unit at its top.
    pub roles: Vec<(Role, Id)>,
}

impl Holder {
    /// The account, if there is one.
    pub fn account_id(&self) -> Option<Id> {
        match self.holding {
            Holding::Account(id) => Some(id),
            Holding::Person(_) => None,
        }
    }
}

/// What somebody owes.
#[derive(Clone, Debug)]
pub struct OwedDuty {
    /// The same as in the list of whoever owes it.
    pub id: Id,
    /// Who owes it.
    pub holder: Arc<Holder>,
    /// What.
    pub duty: Duty,
    /// How many of its count are overdue.
    pub overdue: i64,
}

/// Everybody, and what those in reach owe.
pub struct Everybody {
    /// Everybody who holds an account or is on the roster.
    pub people: Vec<Arc<Holder>>,
    /// What those in reach owe: by unit and name, for each the worst first.
    pub duties: Vec<OwedDuty>,
}

/// What everybody of these units owes, by the same rules by which each sees it himself: the holders of accounts in their
/// roles, and whoever is on the roster without an account for himself alone.
pub fn of_everybody(connection: &mut AnyConnection, reach: &BTreeSet<Id>, now: Instant) -> Result<Everybody> {
    let people = people(connection, now)?;
    let in_reach = || people.iter().filter(|(holder, _)| reach.contains(&holder.unit_id));
    let persons: Vec<Id> = in_reach().filter_map(|(holder, _)| holder.staff_id).collect();
    let mut personally = owed_personally(connection, &persons, now.day())?;
    let mut duties = Vec::new();
    for (holder, who) in in_reach() {
        let own = holder.staff_id.and_then(|id| personally.remove(&id)).unwrap_or_default();
        for Together { duty, overdue } in owed_by(connection, who, own)? {
            duties.push(OwedDuty { id: duty.id(holder.holding), holder: holder.clone(), duty, overdue });
        }
    }
    Ok(Everybody { people: people.into_iter().map(|(holder, _)| holder).collect(), duties })
}

fn people(connection: &mut AnyConnection, now: Instant) -> Result<Vec<(Arc<Holder>, Principal)>> {
    let tree = units::tree(connection)?;
    let root = units::root(connection)?;
    let all: Vec<Id> = tree.below(root.id).into_iter().collect();
    let known: BTreeMap<Id, units::Unit> =
        units::of_ids(connection, &all)?.into_iter().map(|unit| (unit.id, unit)).collect();
    let mut roster: BTreeMap<Id, Staff> =
        staff::of_units(connection, &all)?.into_iter().map(|person| (person.id, person)).collect();
    let mut found = Vec::new();
    for (who, email) in accounts::principals(connection, now)? {
        let person = who.staff_id.and_then(|staff_id| roster.remove(&staff_id));
        found.push((Holding::Account(who.account_id), person, who, email));
    }
    for person in roster.into_values().filter(|person| !person.state.is_gone()) {
        let who = Principal { name: person.full_name.clone(), staff_id: Some(person.id), ..Principal::system(now) };
        found.push((Holding::Person(person.id), Some(person), who, None));
    }
    let mut people: Vec<(i32, String, Arc<Holder>, Principal)> = found
        .into_iter()
        .map(|(holding, person, who, email)| {
            let of_role = who.grants.first().map(|grant| grant.unit_id);
            let unit_id = person.as_ref().map(|person| person.unit_id).or(of_role).unwrap_or(root.id);
            let unit = known.get(&unit_id).unwrap_or(&root);
            let sort_key = person.as_ref().map_or_else(|| who.name.clone(), |person| person.sort_key.clone());
            let holder = Holder {
                holding,
                staff_id: who.staff_id,
                name: who.name.clone(),
                unit_id: unit.id,
                unit_name: unit.short_name.clone(),
                unit_position: unit.position,
                email: email.or_else(|| person.as_ref().and_then(|person| person.email.clone())),
                at_work: person.as_ref().is_none_or(|person| person.state.is_at_work()),
                post_title: person.map(|person| person.post_title).unwrap_or_default(),
                roles: who.grants.iter().map(|grant| (grant.role, grant.unit_id)).collect(),
            };
            (unit.position, sort_key, Arc::new(holder), who)
        })
        .collect();
    people.sort_by(|one, other| (one.0, one.2.unit_id, &one.1).cmp(&(other.0, other.2.unit_id, &other.1)));
    Ok(people.into_iter().map(|(_, _, holder, who)| (holder, who)).collect())
}
