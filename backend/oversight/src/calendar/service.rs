//! Whose calendar is shown.

use std::collections::BTreeSet;

use super::dto::{Calendar, CalendarQuery};
use super::entries::entries;
use super::store::{Stretch, Whose};
use foundation::db::{AnyConnection, Database};
use foundation::kernel::{
    Code, Fault, Id, Principal, Problem, Result, Scope, WorkingWeek, days_between, stretch_faults,
};
use ward::{staff, units, working_days};

/// A calendar's subject, found in what whoever asks may see.
pub struct Subject {
    /// Whose.
    pub whose: Whose,
    /// The unit, where it is a unit's.
    pub unit_id: Option<Id>,
    /// The person, where it is a person's.
    pub staff_id: Option<Id>,
    /// Of the unit or the person.
    pub name: String,
}

/// The subject that is asked for, or the widest unit in reach, or oneself; [`Code::NotFound`] out of reach.
pub fn subject(
    connection: &mut AnyConnection,
    scope: &Scope,
    unit_id: Option<Id>,
    staff_id: Option<Id>,
) -> Result<Subject> {
    let tree = units::tree(connection)?;
    let (unit_id, staff_id) = match (unit_id, staff_id) {
        (Some(_), Some(_)) => {
            return Err(Problem::unreadable(vec![Fault::new("/query/staff_id", Code::InvalidValue)]));
        }
        (None, None) => {
            let widest = scope.units.iter().copied().max_by_key(|unit| tree.below(*unit).len());
            (widest, if widest.is_none() { scope.own_staff } else { None })
        }
        named => named,
    };
    if let Some(staff_id) = staff_id {
        let person = staff::find(connection, staff_id)?;
        scope.require(Some(person.unit_id), Some(person.id))?;
        return Ok(Subject {
            whose: Whose::Person(person.id),
            unit_id: None,
            staff_id: Some(person.id),
            name: person.full_name,
        });
    }
    let unit_id = unit_id.ok_or(Code::NotFound)?;
    scope.require(Some(unit_id), None)?;
    let unit = units::find(connection, unit_id)?;
    let own: BTreeSet<Id> = tree.below(unit_id);
    let whose = Whose::Units { own: own.into_iter().collect(), above: tree.above(unit_id) };
    Ok(Subject { whose, unit_id: Some(unit_id), staff_id: None, name: unit.name })
}

/// The calendar of a subject.
pub fn calendar(
    connection: &mut AnyConnection,
    subject: Subject,
    (from, to): Stretch,
    who: &Principal,
) -> Result<Calendar> {
    let items = entries(connection, &subject.whose, (from, to), who.now.day())?;
    let table = working_days::load(connection)?;
    let week = WorkingWeek::default();
    let days_off = days_between(from, to).filter(|day| !table.is_working(*day, week)).collect();
    Ok(Calendar { from, to, unit_id: subject.unit_id, staff_id: subject.staff_id, name: subject.name, days_off, items })
}

pub async fn get(database: &Database, who: &Principal, scope: Scope, query: CalendarQuery) -> Result<Calendar> {
    let faults = stretch_faults(query.from, query.to);
    if !faults.is_empty() {
        return Err(Problem::unreadable(faults));
    }
    let who = who.clone();
    database
        .read_snapshot(move |connection| {
            let subject = subject(connection, &scope, query.unit_id, query.staff_id)?;
            calendar(connection, subject, (query.from, query.to), &who)
        })
        .await
}
