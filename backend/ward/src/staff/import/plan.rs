//! What accepting a roster would do: the people of the file beside those who are known.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::person::{Field, Fields, Person};
use crate::sheets::fold;
use foundation::kernel::{Id, hexadecimal, search_key};

/// A unit that is known.
#[derive(Clone, Debug)]
pub struct KnownUnit {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
}

/// A person who is known. The fields are those of the file, written the same way.
#[derive(Clone, Debug)]
pub struct KnownPerson {
    /// The person's id.
    pub id: Id,
    /// What is known; `unit` holds the present unit's name.
    pub fields: Fields,
}

/// What the user says of a near match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// It is this known person.
    Same(Id),
    /// It is somebody new.
    New,
}

/// An answer and the row that it is for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AnsweredRow {
    /// The sheet's name.
    pub sheet: String,
    /// The row as Excel counts it.
    pub row: u32,
    /// Who it is.
    pub answer: Answer,
}

/// What becomes of a unit that the file names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitAction {
    /// It is this known unit.
    Match(Id),
    /// It is made.
    Create,
}

/// A unit that the file names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnitStep {
    /// The name as the file has it first.
    pub name: String,
    /// What becomes of it.
    pub action: UnitAction,
    /// How many people of the file belong to it.
    pub people: usize,
}

/// A field that changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Which field.
    pub field: Field,
    /// What is known; empty when nothing is.
    pub before: String,
    /// What the file says.
    pub after: String,
}

/// A known person who may be the one in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// The person's id.
    pub id: Id,
    /// The name that is known.
    pub name: String,
    /// Which of name, birth date, telephone and code agree.
    pub agreeing: Vec<Field>,
}

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonAction {
    /// A new person.
    Create,
    /// A known person of whom the file says nothing new.
    Unchanged(Id),
    /// A known person of whom the file says something new.
    Update {
        /// The person's id.
        id: Id,
        /// What changes, in the order of the fields.
        changes: Vec<Change>,
    },
    /// Perhaps a known person: the user is asked, and until then nothing happens.
    Ask(Vec<Candidate>),
    /// The row has errors and is not taken.
    LeftOut,
}

/// A row of the file and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PersonStep {
    /// What the row says.
    pub person: Person,
    /// The place of its unit in [`Plan::units`]; none for a row without a unit.
    pub unit: Option<usize>,
    /// What becomes of it.
    pub action: PersonAction,
}

/// All that accepting would do. People whom the file does not name are not in it and stay as they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Plan {
    /// The units that the file names, in its order.
    pub units: Vec<UnitStep>,
    /// The rows, in the order of the file.
    pub people: Vec<PersonStep>,
    /// SHA-256 over the above, in hexadecimal: accepting checks that it would do what was shown.
    pub hash: String,
}

impl Plan {
    /// Whether accepting would change nothing.
    pub fn is_empty(&self) -> bool {
        self.units.iter().all(|unit| unit.action != UnitAction::Create)
            && self.people.iter().all(|step| matches!(step.action, PersonAction::Unchanged(_) | PersonAction::LeftOut))
    }
}

/// Compares the rows with who is known. A person is known by folded name and birth date; where two of name, birth date,
/// telephone and code agree with somebody else, the user is asked.
pub fn plan(people: &[Person], units: &[KnownUnit], known: &[KnownPerson], answers: &[AnsweredRow]) -> Plan {
    let known_units = KnownUnits::new(units);
    let (unit_steps, unit_of) = plan_units(people, &known_units);
    let index = KnownPeople::new(known);
    let answers: HashMap<(&str, u32), Answer> =
        answers.iter().map(|answered| ((answered.sheet.as_str(), answered.row), answered.answer)).collect();
    let steps: Vec<PersonStep> = people
        .iter()
        .zip(unit_of)
        .map(|(person, unit)| {
            let answer = answers.get(&(person.sheet.as_str(), person.row)).copied();
            let action =
                if person.acceptable { index.action(person, answer, &known_units) } else { PersonAction::LeftOut };
            PersonStep { person: person.clone(), unit, action }
        })
        .collect();
    // Both lists are written in their own order and without any map that has none.
    let text = serde_json::to_vec(&(&unit_steps, &steps)).unwrap_or_default();
    let hash = hexadecimal(Sha256::digest(&text));
    Plan { units: unit_steps, people: steps, hash }
}

fn plan_units(people: &[Person], known: &KnownUnits<'_>) -> (Vec<UnitStep>, Vec<Option<usize>>) {
    let mut steps: Vec<UnitStep> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let unit_of = people
        .iter()
        .map(|person| {
            let name = person.get(Field::Unit);
            if name.is_empty() || !person.acceptable {
                return None;
            }
            let matched = known.find(name);
            let key = matched.map_or_else(|| unit_key(name), |unit| unit.id.to_string());
            let place = *places.entry(key).or_insert_with(|| {
                let action = matched.map_or(UnitAction::Create, |unit| UnitAction::Match(unit.id));
                steps.push(UnitStep { name: name.to_owned(), action, people: 0 });
                steps.len() - 1
            });
            steps[place].people += 1;
            Some(place)
        })
        .collect();
    (steps, unit_of)
}

/// What two spellings of a unit's name have in common: without marks, case and signs, with the usual abbreviations.
pub fn unit_key(name: &str) -> String {
    let mut key = format!(" {} ", fold(name));
    for (long, short) in [
        (" uy ban nhan dan ", " ubnd "),
        (" hoi dong nhan dan ", " hdnd "),
        (" trung hoc co so ", " thcs "),
        (" vp ", " van phong "),
        (" tt ", " trung tam "),
        (" va ", " "),
    ] {
        key = key.replace(long, short);
    }
    key.split_whitespace().collect::<Vec<_>>().join(" ")
}

struct KnownUnits<'a> {
    by_key: BTreeMap<String, &'a KnownUnit>,
}

impl<'a> KnownUnits<'a> {
    fn new(units: &'a [KnownUnit]) -> Self {
        Self { by_key: units.iter().map(|unit| (unit_key(&unit.name), unit)).collect() }
    }

    /// By its name, or by its name with or without the ward's behind it: "Trạm Y tế" is "Trạm Y tế phường Thạch Khôi",
    /// unless several could be meant.
    fn find(&self, name: &str) -> Option<&'a KnownUnit> {
        let key = unit_key(name);
        if let Some(unit) = self.by_key.get(&key) {
            return Some(unit);
        }
        let extends = |long: &str, short: &str| {
            long.strip_prefix(short).is_some_and(|rest| rest.starts_with(" phuong") || rest.starts_with(" xa "))
        };
        let mut near = self.by_key.iter().filter(|(other, _)| extends(other, &key) || extends(&key, other));
        match (near.next(), near.next()) {
            (Some((_, unit)), None) => Some(unit),
            _ => None,
        }
    }

    fn same(&self, one: &str, other: &str) -> bool {
        unit_key(one) == unit_key(other)
            || matches!((self.find(one), self.find(other)), (Some(one), Some(other)) if one.id == other.id)
    }
}

struct KnownPeople<'a> {
    by_identity: HashMap<(String, &'a str), Vec<&'a KnownPerson>>,
    by_name: HashMap<String, Vec<&'a KnownPerson>>,
    by_field: HashMap<(Field, &'a str), Vec<&'a KnownPerson>>,
    by_id: HashMap<Id, &'a KnownPerson>,
}

impl<'a> KnownPeople<'a> {
    fn new(known: &'a [KnownPerson]) -> Self {
        let mut index = Self {
            by_identity: HashMap::new(),
            by_name: HashMap::new(),
            by_field: HashMap::new(),
            by_id: HashMap::new(),
        };
        for person in known {
            let name = search_key(get(&person.fields, Field::Name));
            let birth = get(&person.fields, Field::BirthDate);
            if !birth.is_empty() {
                index.by_identity.entry((name.clone(), birth)).or_default().push(person);
            }
            index.by_name.entry(name).or_default().push(person);
            for field in [Field::BirthDate, Field::Phone, Field::Code] {
                let value = get(&person.fields, field);
                if !value.is_empty() {
                    index.by_field.entry((field, value)).or_default().push(person);
                }
            }
            index.by_id.insert(person.id, person);
        }
        index
    }

    fn action(&self, person: &Person, answer: Option<Answer>, units: &KnownUnits<'_>) -> PersonAction {
        let identity = (search_key(person.get(Field::Name)), person.get(Field::BirthDate));
        if let Some([only]) = self.by_identity.get(&identity).map(Vec::as_slice) {
            return compare(person, only, units);
        }
        let candidates = self.candidates(person);
        match answer {
            Some(Answer::Same(id)) => match self.by_id.get(&id) {
                Some(known) => compare(person, known, units),
                None => PersonAction::Ask(candidates),
            },
            Some(Answer::New) => PersonAction::Create,
            None if candidates.is_empty() => PersonAction::Create,
            None => PersonAction::Ask(candidates),
        }
    }

    /// Those with whom two of name, birth date, telephone and code agree, in a fixed order.
    fn candidates(&self, person: &Person) -> Vec<Candidate> {
        let name = search_key(person.get(Field::Name));
        let mut near: BTreeMap<Id, &KnownPerson> = BTreeMap::new();
        let by_fields = [Field::BirthDate, Field::Phone, Field::Code]
            .into_iter()
            .filter_map(|field| self.by_field.get(&(field, person.get(field))));
        for known in self.by_name.get(&name).into_iter().chain(by_fields).flatten() {
            near.insert(known.id, known);
        }
        near.into_values()
            .filter_map(|known| {
                let agrees = |field: &Field| {
                    let (here, there) = (person.get(*field), get(&known.fields, *field));
                    match field {
                        Field::Name => search_key(here) == search_key(there),
                        Field::BirthDate => same_birth(here, there),
                        _ => !here.is_empty() && here == there,
                    }
                };
                let fields = [Field::Name, Field::BirthDate, Field::Phone, Field::Code];
                let agreeing: Vec<Field> = fields.into_iter().filter(agrees).collect();
                let name = get(&known.fields, Field::Name).to_owned();
                (agreeing.len() >= 2).then_some(Candidate { id: known.id, name, agreeing })
            })
            .collect()
    }
}

/// A year alone agrees with any day of that year.
fn same_birth(one: &str, other: &str) -> bool {
    let shorter = one.len().min(other.len());
    shorter >= 4 && one.get(..shorter) == other.get(..shorter) && (shorter == 4 || one.len() == other.len())
}

/// What the file says beyond what is known. A field that it leaves empty stays as it is, and a year of birth does not
/// replace a whole date.
fn compare(person: &Person, known: &KnownPerson, units: &KnownUnits<'_>) -> PersonAction {
    let changes: Vec<Change> = person
        .fields
        .iter()
        .filter(|(field, after)| {
            let before = get(&known.fields, **field);
            let same = match field {
                Field::Unit => units.same(before, after),
                Field::BirthDate => {
                    before == after.as_str() || (after.len() == 4 && before.starts_with(after.as_str()))
                }
                _ => before == after.as_str(),
            };
            !same
        })
        .map(|(field, after)| Change {
            field: *field,
            before: get(&known.fields, *field).to_owned(),
            after: after.clone(),
        })
        .collect();
    if changes.is_empty() { PersonAction::Unchanged(known.id) } else { PersonAction::Update { id: known.id, changes } }
}

fn get(fields: &Fields, field: Field) -> &str {
    fields.get(&field).map_or("", String::as_str)
}
