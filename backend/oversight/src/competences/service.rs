//! Profiles.

use super::dto::{CompetenceCount, CompetenceProfile, CompetenceQuery};
use super::store::{self, Whose};
use foundation::db::{AnyConnection, Database};
use foundation::kernel::{Code, Fault, Principal, Problem, Result, Scope, TextEnum as _};
use ward::catalogue::rules::Competence;
use ward::{staff, units};

pub async fn profile(
    database: &Database,
    who: &Principal,
    scope: Scope,
    query: CompetenceQuery,
) -> Result<CompetenceProfile> {
    let day = query.day.unwrap_or_else(|| who.now.day());
    let reader = who.clone();
    let profile = database
        .read_snapshot(move |connection| {
            let (whose, name) = subject(connection, &scope, query)?;
            let mut items = Vec::new();
            for competence in Competence::ALL.iter().copied() {
                let (courses, people) = store::count(connection, &whose, day, competence)?;
                items.push(CompetenceCount { competence, courses, people });
            }
            let people = store::people(connection, &whose, day)?;
            let person = if let Whose::Person(id) = whose { Some(id) } else { None };
            Ok((CompetenceProfile { name, day, people, items }, person))
        })
        .await?;
    if let (_, Some(person)) = &profile {
        staff::note_access(database, &reader, *person).await?;
    }
    Ok(profile.0)
}

fn subject(connection: &mut AnyConnection, scope: &Scope, query: CompetenceQuery) -> Result<(Whose, String)> {
    let staff_id = match (query.unit_id, query.staff_id) {
        (Some(_), Some(_)) => {
            return Err(Problem::unreadable(vec![Fault::new("/query/staff_id", Code::InvalidValue)]));
        }
        (None, None) if scope.units.is_empty() => scope.own_staff,
        (_, staff_id) => staff_id,
    };
    if let Some(staff_id) = staff_id {
        let person = staff::find(connection, staff_id)?;
        scope.require(Some(person.unit_id), Some(person.id))?;
        return Ok((Whose::Person(person.id), person.full_name));
    }
    let unit_id = match query.unit_id {
        Some(unit_id) => unit_id,
        None => {
            let tree = units::tree(connection)?;
            let widest = scope.units.iter().copied().max_by_key(|unit| tree.below(*unit).len());
            widest.ok_or(Code::NotFound)?
        }
    };
    scope.require(Some(unit_id), None)?;
    let below = units::tree(connection)?.below(unit_id);
    let unit = units::find(connection, unit_id)?;
    Ok((Whose::Units(below.into_iter().collect()), unit.name))
}
