//! Who is meant by what people type.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};

use super::When;
use foundation::kernel::{Code, Id, search_key};

/// Somebody who may be meant.
#[derive(Clone, Debug)]
pub struct KnownPerson {
    /// What stands for this person: the person, or a place in a course.
    pub id: Id,
    /// The full name.
    pub name: String,
    /// The birth date.
    pub birth_date: Option<NaiveDate>,
    /// The year of birth, where no more is known.
    pub birth_year: Option<i32>,
    /// The names of the unit.
    pub unit_names: Vec<String>,
}

impl KnownPerson {
    fn is_born(&self, born: When) -> bool {
        let year = self.birth_date.map(|day| day.year()).or(self.birth_year);
        match (born, self.birth_date) {
            (When::Day(day), Some(known)) => day == known,
            (When::Day(day) | When::Month(day), _) => year == Some(day.year()),
            (When::Year(typed), _) => year == Some(typed),
        }
    }
}

/// Those who may be meant, to be found by their names without marks and case.
#[derive(Clone, Debug, Default)]
pub struct People(BTreeMap<String, Vec<KnownPerson>>);

impl FromIterator<KnownPerson> for People {
    fn from_iter<T: IntoIterator<Item = KnownPerson>>(people: T) -> Self {
        let mut by_name: BTreeMap<String, Vec<KnownPerson>> = BTreeMap::new();
        for person in people {
            by_name.entry(search_key(&person.name)).or_default().push(person);
        }
        Self(by_name)
    }
}

impl People {
    /// Name and birth date tell who is meant; the unit decides between those who share both.
    ///
    /// # Errors
    /// `person_unknown`, `person_unclear`.
    pub fn meant(&self, name: &str, born: Option<When>, unit: &str) -> Result<&KnownPerson, Code> {
        let mut found: Vec<&KnownPerson> = self
            .0
            .get(&search_key(name))
            .into_iter()
            .flatten()
            .filter(|person| born.is_none_or(|born| person.is_born(born)))
            .collect();
        let unit = search_key(unit);
        if found.len() > 1 && !unit.is_empty() {
            found.retain(|person| person.unit_names.iter().any(|name| search_key(name) == unit));
        }
        match found.as_slice() {
            [only] => Ok(*only),
            [] => Err(Code::PersonUnknown),
            _ => Err(Code::PersonUnclear),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use foundation::kernel::Instant;

    #[test]
    fn r40_name_birth_date_and_unit_tell_who_is_meant() {
        let person = |name: &str, year: i32, unit: &str| KnownPerson {
            id: Id::new(Instant::from_micros(0)),
            name: name.to_owned(),
            birth_date: NaiveDate::from_ymd_opt(year, 5, 19),
            birth_year: None,
            unit_names: vec![unit.to_owned()],
        };
        let people: People = [
            person("Trần Thị Hoà", 1990, "Văn phòng"),
            person("Trần Thị Hòa", 1985, "Văn phòng"),
            person("Lê Minh Đức", 1988, "Văn phòng"),
            person("Lê Minh Đức", 1988, "Trạm Y tế"),
        ]
        .into_iter()
        .collect();
        let day = |year| NaiveDate::from_ymd_opt(year, 5, 19).map(When::Day);
        for (name, born, unit, expected) in [
            ("tran thi hoa", day(1990), "", Ok(1990)),
            ("Trần Thị Hoà", Some(When::Year(1985)), "", Ok(1985)),
            ("Trần Thị Hoà", None, "", Err(Code::PersonUnclear)),
            ("Trần Thị Hoà", day(1991), "", Err(Code::PersonUnknown)),
            ("Lê Minh Đức", day(1988), "trạm y tế", Ok(1988)),
            ("Lê Minh Đức", day(1988), "", Err(Code::PersonUnclear)),
            ("Ngô Văn Lạ", None, "", Err(Code::PersonUnknown)),
        ] {
            let found = people.meant(name, born, unit).map(|person| person.birth_date.map_or(0, |day| day.year()));
            assert_eq!(found, expected, "{name} {born:?} {unit}");
        }
    }
}
