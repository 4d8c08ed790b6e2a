//! Documents that must reach people: written into the generated wards, and looked at one by one.

use std::collections::{BTreeMap, BTreeSet};

use backend::db::schema::{
    dissemination_session_documents, dissemination_session_people, dissemination_sessions, document_confirmations,
    document_units, document_versions, documents,
};
use backend::kernel::Id;
use chrono::NaiveDate;
use diesel::prelude::*;

use super::chance::Chance;
use super::wards::{Script, flag, text};

/// Writes some documents of a ward with their versions, and whom they have reached.
pub fn write(script: &mut Script, chance: &mut Chance, ward: &str, units: &[String], people: &[String]) {
    for number in 0..1 + chance.up_to(2) {
        let name = format!("document {ward} {number}");
        let id = Id::from_words(&name).to_string();
        let issued_on = chance.day("2025-10-01", "2030-06-30");
        let categories: Vec<&str> = ["official", "civil_servant", "public_employee", "worker"]
            .into_iter()
            .filter(|_| chance.one_in(2))
            .collect();
        script.row(
            "documents",
            "id, unit_id, number, title, issuer, issued_on, categories, party_members, active, search, created_at, revision",
            &[
                text(&id),
                text(ward),
                text(number),
                text("-"),
                text("-"),
                text(issued_on),
                text(categories.join(",")),
                flag(chance.one_in(2)),
                flag(!chance.one_in(8)),
                text("-"),
                "0".into(),
                "1".into(),
            ],
        );
        let mut asked: BTreeSet<&String> = BTreeSet::new();
        for _ in 0..1 + chance.up_to(1) {
            asked.insert(chance.of(units));
        }
        for unit in asked {
            script.row("document_units", "document_id, unit_id", &[text(&id), text(unit)]);
        }
        let mut from_day = issued_on;
        for version in 1..=1 + chance.up_to(2) {
            self::version(script, chance, &format!("{name} {version}"), (&id, version, from_day), (units, people));
            from_day = chance.after(from_day, 400);
        }
    }
}

/// A version, with a session about it and confirmations of some.
fn version(
    script: &mut Script,
    chance: &mut Chance,
    name: &str,
    (document, version, from_day): (&str, u64, NaiveDate),
    (units, people): (&[String], &[String]),
) {
    let key = |what: &str| Id::from_words(&format!("{what} {name}")).to_string();
    let number = version.to_string();
    script.row(
        "document_versions",
        "id, document_id, version, from_day, created_at, created_by, created_by_name",
        &[text(key("version")), text(document), number.clone(), text(from_day), "0".into(), text("-"), text("-")],
    );
    for session in 0..chance.up_to(2) {
        let id = key(&format!("session {session}"));
        script.row(
            "dissemination_sessions",
            "id, unit_id, day, place, led_by, created_at, created_by, revision",
            &[
                text(&id),
                text(chance.of(units)),
                text(chance.after(from_day, 300)),
                text("-"),
                text("-"),
                "0".into(),
                text("-"),
                "1".into(),
            ],
        );
        script.row(
            "dissemination_session_documents",
            "session_id, document_id, version",
            &[text(&id), text(document), number.clone()],
        );
        for person in people.iter().filter(|_| chance.one_in(3)) {
            script.row("dissemination_session_people", "session_id, staff_id", &[text(&id), text(person)]);
        }
    }
    for person in people {
        if !chance.one_in(2) {
            continue;
        }
        script.row(
            "document_confirmations",
            "id, document_id, version, staff_id, unit_id, way, day, recorded_at, recorded_by, recorded_by_name",
            &[
                text(key(person)),
                text(document),
                number.clone(),
                text(person),
                text(&units[0]),
                text(*chance.of(&["read", "paper"])),
                text(chance.after(from_day, 300)),
                "0".into(),
                text("-"),
                text("-"),
            ],
        );
    }
}

/// A document with everything about it.
struct Document {
    id: String,
    categories: Vec<String>,
    party_members: bool,
    active: bool,
    units: Vec<String>,
    versions: Vec<(i32, NaiveDate)>,
    /// Whom a version has reached, on which days.
    reached: BTreeMap<(i32, String), Vec<NaiveDate>>,
}

/// All documents.
pub struct Documents(Vec<Document>);

/// Somebody to be looked up.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// The person.
    pub id: &'a str,
    /// The category on the day.
    pub category: &'a str,
    /// Whether a member of the Party.
    pub party_member: bool,
    /// Whether away for long on the day.
    pub is_away: bool,
}

impl Documents {
    /// Reads everything.
    pub fn read(connection: &mut backend::db::AnyConnection) -> QueryResult<Self> {
        let c = connection;
        let rows: Vec<(String, String, bool, bool)> = documents::table
            .select((documents::id, documents::categories, documents::party_members, documents::active))
            .load(c)?;
        let units: Vec<(String, String)> = document_units::table.load(c)?;
        let versions: Vec<(String, i32, NaiveDate)> = document_versions::table
            .select((document_versions::document_id, document_versions::version, document_versions::from_day))
            .load(c)?;
        let mut reached: Vec<(String, i32, String, NaiveDate)> = document_confirmations::table
            .select((
                document_confirmations::document_id,
                document_confirmations::version,
                document_confirmations::staff_id,
                document_confirmations::day,
            ))
            .load(c)?;
        let attended: Vec<(String, i32, String, NaiveDate)> = dissemination_sessions::table
            .inner_join(
                dissemination_session_documents::table
                    .on(dissemination_session_documents::session_id.eq(dissemination_sessions::id)),
            )
            .inner_join(
                dissemination_session_people::table
                    .on(dissemination_session_people::session_id.eq(dissemination_sessions::id)),
            )
            .select((
                dissemination_session_documents::document_id,
                dissemination_session_documents::version,
                dissemination_session_people::staff_id,
                dissemination_sessions::day,
            ))
            .load(c)?;
        reached.extend(attended);
        let document = |(id, categories, party_members, active): (String, String, bool, bool)| {
            let mut days: BTreeMap<(i32, String), Vec<NaiveDate>> = BTreeMap::new();
            for (_, version, person, day) in reached.iter().filter(|row| row.0 == id) {
                days.entry((*version, person.clone())).or_default().push(*day);
            }
            Document {
                categories: categories.split(',').map(str::to_owned).collect(),
                party_members,
                active,
                units: units.iter().filter(|row| row.0 == id).map(|row| row.1.clone()).collect(),
                versions: versions.iter().filter(|row| row.0 == id).map(|row| (row.1, row.2)).collect(),
                reached: days,
                id,
            }
        };
        Ok(Self(rows.into_iter().map(document).collect()))
    }

    /// Days on which something changes for the documents of these units.
    pub fn telling_days(&self, of_ward: &dyn Fn(&str) -> bool) -> Vec<NaiveDate> {
        let of_ward = self.0.iter().filter(|document| document.units.iter().any(|unit| of_ward(unit)));
        let days = of_ward.flat_map(|document| {
            let versions = document.versions.iter().map(|(_, day)| *day);
            versions.chain(document.reached.values().flatten().copied())
        });
        days.collect()
    }

    /// For each document that must reach somebody on a day: its id, and whether it has within these days. `lies_in` says
    /// whether the person's unit is one of the document's or below it.
    pub fn of(
        &self,
        reader: Reader<'_>,
        lies_in: &dyn Fn(&str) -> bool,
        (starts_on, day): (NaiveDate, NaiveDate),
        (from, to): (Option<NaiveDate>, Option<NaiveDate>),
    ) -> Vec<(String, bool)> {
        let mut found = Vec::new();
        for document in self.0.iter().filter(|document| document.active) {
            let is_asked = document.categories.iter().any(|category| category == reader.category)
                || (document.party_members && reader.party_member);
            if !is_asked || !document.units.iter().any(|unit| lies_in(unit)) {
                continue;
            }
            let begun = document.versions.iter().filter(|(_, from_day)| *from_day <= day);
            let Some((version, from_day)) = begun.max() else { continue };
            if *from_day < starts_on {
                continue;
            }
            let days = document.reached.get(&(*version, reader.id.to_owned()));
            // The first time counts.
            let first = days.into_iter().flatten().filter(|reached| **reached <= day).min();
            let reached =
                first.is_some_and(|first| from.is_none_or(|from| from <= *first) && to.is_none_or(|to| *first <= to));
            if reached || !reader.is_away {
                found.push((document.id.clone(), reached));
            }
        }
        found
    }
}
