//! Profiles.

use super::dto::{CompetenceCount, CompetenceProfile, CompetenceQuery};
use super::store::{self, Whose};
use foundation::db::{AnyConnection, Database};
use foundation::kernel::{Principal, Result, Scope, TextEnum as _};
use ward::catalogue::rules::Competence;
use ward::staff::{self, Subject};
use ward::units;

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
    Ok(match staff::subject(connection, scope, query.unit_id, query.staff_id)? {
        Subject::Person(person) => (Whose::Person(person.id), person.full_name),
        Subject::Unit(unit) => {
            let below = units::tree(connection)?.below(unit.id);
            (Whose::Units(below.into_iter().collect()), unit.name)
        }
    })
}
