//! What is known, in the words of the import.

use std::collections::HashMap;

use crate::findings::rules::{FindingReason, Purpose};
use crate::findings::{self, RequirementFinding};
use crate::staff::import::{Field, Fields, KnownPerson, KnownUnit};
use crate::staff::{self, Staff};
use crate::units;
use foundation::db::AnyConnection;
use foundation::kernel::{Id, Result, Scope, TextEnum};

/// The units and people in scope.
pub struct Facts {
    /// The people by id.
    pub people: HashMap<Id, Staff>,
    /// The units, for the plan.
    pub known_units: Vec<KnownUnit>,
    /// The people, for the plan.
    pub known_people: Vec<KnownPerson>,
}

/// Everything in scope that a roster could name.
pub fn load(connection: &mut AnyConnection, scope: &Scope) -> Result<Facts> {
    let unit_ids = scope.unit_ids();
    let units = units::of_ids(connection, &unit_ids)?;
    let known_units = units.iter().map(|unit| KnownUnit { id: unit.id, name: unit.name.clone() }).collect();
    let unit_names: HashMap<Id, String> = units.into_iter().map(|unit| (unit.id, unit.name)).collect();
    let people = staff::of_units(connection, &unit_ids)?;
    let ids: Vec<Id> = people.iter().map(|person| person.id).collect();
    let posts: HashMap<Id, String> = staff::posts::titles(connection, &unit_ids)?.into_iter().collect();
    let mut told: HashMap<Id, Vec<RequirementFinding>> = HashMap::new();
    for finding in findings::of_people(connection, &ids)? {
        if finding.source == FindingReason::Roster && finding.requirement == Purpose::Post {
            told.entry(finding.staff_id).or_default().push(finding);
        }
    }
    let known_people = people
        .iter()
        .map(|person| {
            let unit = unit_names.get(&person.unit_id).map_or("", String::as_str);
            let post = person.post_id.and_then(|id| posts.get(&id)).map(String::as_str);
            // What the roster has said of this post so far: a certificate since then is no reason to say it again.
            let meets = told
                .get(&person.id)
                .into_iter()
                .flatten()
                .rfind(|finding| finding.post_id == person.post_id)
                .map(|finding| finding.meets);
            KnownPerson { id: person.id, fields: fields(person, unit, post, meets) }
        })
        .collect();
    let people = people.into_iter().map(|person| (person.id, person)).collect();
    Ok(Facts { people, known_units, known_people })
}

fn fields(person: &Staff, unit: &str, post: Option<&str>, meets: Option<bool>) -> Fields {
    fn code<T: TextEnum>(value: Option<T>) -> Option<String> {
        value.map(|value| value.as_str().to_owned())
    }
    let birth = person.birth_date.map(|day| day.to_string()).or(person.birth_year.map(|year| year.to_string()));
    [
        (Field::Code, person.code.clone()),
        (Field::Name, Some(person.full_name.clone())),
        (Field::BirthDate, birth),
        (Field::Gender, code(person.gender)),
        (Field::Unit, Some(unit.to_owned())),
        (Field::Title, Some(person.post_title.clone())),
        (Field::Post, post.map(str::to_owned)),
        (Field::Level, code(Some(person.level))),
        (Field::Category, code(Some(person.category))),
        (Field::Rank, person.rank_name.clone()),
        (Field::RankCode, person.rank_code.clone()),
        (Field::Qualification, code(person.qualification)),
        (Field::FieldOfStudy, person.field_of_study.clone()),
        (Field::PoliticalTheory, code(person.political_theory)),
        (Field::StateManagement, code(person.state_management)),
        (Field::Informatics, person.informatics.clone()),
        (Field::ForeignLanguage, person.foreign_language.clone()),
        (Field::HiredOn, person.hired_on.map(|day| day.to_string())),
        (Field::Phone, person.phone.clone()),
        (Field::Email, person.email.clone()),
        (Field::MeetsRequirement, meets.map(|meets| if meets { "yes" } else { "no" }.to_owned())),
        (Field::Note, person.note.clone()),
    ]
    .into_iter()
    .filter_map(|(field, value)| Some((field, value.filter(|value| !value.is_empty())?)))
    .collect()
}
