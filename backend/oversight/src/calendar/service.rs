//! Whose calendar is shown.

use super::dto::{Calendar, CalendarQuery};
use super::entries::entries;
use super::store::{Stretch, Whose};
use foundation::db::{AnyConnection, Database};
use foundation::kernel::{Principal, Problem, Result, Scope, WorkingWeek, days_between, stretch_faults};
use ward::staff::{self, Subject};
use ward::{units, working_days};

/// The calendar of a subject.
pub fn calendar(
    connection: &mut AnyConnection,
    subject: Subject,
    (from, to): Stretch,
    who: &Principal,
) -> Result<Calendar> {
    let (whose, unit_id, staff_id, name) = match subject {
        Subject::Person(person) => (Whose::Person(person.id), None, Some(person.id), person.full_name),
        Subject::Unit(unit) => {
            let tree = units::tree(connection)?;
            let own = tree.below(unit.id).into_iter().collect();
            (Whose::Units { own, above: tree.above(unit.id) }, Some(unit.id), None, unit.name)
        }
    };
    let items = entries(connection, &whose, (from, to), who.now.day())?;
    let table = working_days::load(connection)?;
    let week = WorkingWeek::default();
    let days_off = days_between(from, to).filter(|day| !table.is_working(*day, week)).collect();
    Ok(Calendar { from, to, unit_id, staff_id, name, days_off, items })
}

pub async fn get(database: &Database, who: &Principal, scope: Scope, query: CalendarQuery) -> Result<Calendar> {
    let faults = stretch_faults(query.from, query.to);
    if !faults.is_empty() {
        return Err(Problem::unreadable(faults));
    }
    let who = who.clone();
    database
        .read_snapshot(move |connection| {
            let subject = staff::subject(connection, &scope, query.unit_id, query.staff_id)?;
            calendar(connection, subject, (query.from, query.to), &who)
        })
        .await
}
