//! The roster in Excel: a workbook becomes a preview and a plan, without a database and without HTTP.
//!
//! [`read`] takes the bytes apart: the room of sheets keeps the limits and gives cells, `heads` finds the head of each table and
//! what its columns mean, `rows` reads the people and names every bad cell. [`plan`] then compares the people with those
//! who are known. Nothing is stored here, and nothing needs to be remembered between preview and acceptance: the same
//! bytes, choices and answers give the same plan, and its hash says whether it is still the one that was shown.

mod absences;
mod heads;
mod issue;
mod lines;
mod meaning;
mod person;
mod plan;
mod rows;
mod template;
mod values;

#[cfg(test)]
mod absence_tests;
#[cfg(test)]
mod plan_tests;
#[cfg(test)]
mod sample_tests;
#[cfg(test)]
mod trap_tests;

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use chrono::NaiveDate;
use serde::Serialize;

pub use absences::{
    AbsenceAction, AbsenceColumn, AbsenceFile, AbsencePlan, AbsenceRow, AbsenceSheet, AbsenceStep, KnownAbsence,
    KnownMember, UnderstoodColumn, plan_absences, read_absences,
};
pub use heads::{Column, ColumnChoice, Head};
pub use issue::{Issue, IssueCode};
pub use meaning::Meaning;
pub use person::{Field, Fields, Person};
pub use plan::{
    Answer, AnsweredRow, Candidate, Change, KnownPerson, KnownUnit, PersonAction, PersonStep, Plan, UnitAction,
    UnitStep, plan, unit_key,
};
pub use template::{absence_template, roster_template};

use crate::sheets::{self, Remark, Severity};
use foundation::kernel::{Code, Result, search_key};

/// A sheet, and what was understood of it.
#[derive(Clone, Debug, Serialize)]
pub struct SheetPreview {
    /// The sheet's name.
    pub name: String,
    /// Its head; `None` when no table was found in it.
    pub head: Option<Head>,
    /// How many people stand in it.
    pub people: usize,
}

/// What a workbook says, before it is compared with anybody.
#[derive(Clone, Debug, Serialize)]
pub struct Roster {
    /// The visible sheets in their order.
    pub sheets: Vec<SheetPreview>,
    /// The people in the order of sheets and rows.
    pub people: Vec<Person>,
    /// Everything to look at, in the order of sheets and rows.
    pub issues: Vec<Issue>,
    /// What of the file was not read.
    pub remarks: Vec<Remark>,
}

/// Reads a roster. `choices` go before what the headings say; `today` judges which days are plausible.
///
/// Fails with `file_too_large`, `file_empty`, `not_a_workbook`, `workbook_too_large`, `workbook_encrypted`,
/// `legacy_encoding` or `no_table_found`; all else is an [`Issue`].
pub fn read(bytes: &[u8], choices: &[ColumnChoice], today: NaiveDate) -> Result<Roster> {
    let workbook = sheets::read(bytes)?;
    let mut roster =
        Roster { sheets: Vec::new(), people: Vec::new(), issues: Vec::new(), remarks: workbook.remarks.clone() };
    for sheet in &workbook.sheets {
        let head = heads::find(sheet, choices);
        let mut rows = rows::Rows::default();
        match &head {
            None if sheets::is_beside_the_table(&sheet.name) => {}
            None => roster.issues.push(Issue::of_sheet(&sheet.name, Severity::Warning, IssueCode::NoTable)),
            Some(head) => match missing_column(head) {
                Some(code) => roster.issues.push(Issue::of_sheet(&sheet.name, Severity::Error, code)),
                None => rows = rows::read(sheet, head, today),
            },
        }
        roster.sheets.push(SheetPreview { name: sheet.name.clone(), head, people: rows.people.len() });
        roster.people.append(&mut rows.people);
        roster.issues.append(&mut rows.issues);
    }
    if roster.sheets.iter().all(|sheet| sheet.head.is_none()) {
        return Err(Code::NoTableFound.into());
    }
    for name in workbook.hidden {
        roster.issues.push(Issue::of_sheet(&name, Severity::Warning, IssueCode::SheetHidden));
    }
    find_repeated(&mut roster);
    Ok(roster)
}

fn missing_column(head: &Head) -> Option<IssueCode> {
    let birth = [Meaning::BirthDate, Meaning::Male, Meaning::Female];
    if head.column_of(Meaning::Name).is_none() {
        Some(IssueCode::NameColumnMissing)
    } else if birth.into_iter().all(|meaning| head.column_of(meaning).is_none()) {
        Some(IssueCode::BirthColumnMissing)
    } else {
        None
    }
}

/// The same person twice is an error of the second row; a telephone number twice may be a couple's.
fn find_repeated(roster: &mut Roster) {
    let column = |sheet: &str, meaning: Meaning| {
        let preview = roster.sheets.iter().find(|preview| preview.name == sheet);
        preview.and_then(|preview| preview.head.as_ref()?.column_of(meaning)).unwrap_or(0)
    };
    let place = |person: &Person, meaning| sheets::address(person.row - 1, column(&person.sheet, meaning));
    let mut people = HashMap::new();
    let mut phones = HashMap::new();
    let mut issues = Vec::new();
    for (index, person) in roster.people.iter().enumerate() {
        let mut check = |seen: &mut HashMap<String, String>, key: String, meaning, severity, code| {
            let cell = place(person, meaning);
            match seen.entry(key) {
                Entry::Vacant(free) => {
                    free.insert(format!("{}!{cell}", person.sheet));
                }
                Entry::Occupied(first) => {
                    let place = (person.row - 1, column(&person.sheet, meaning));
                    let mut issue = Issue::at(&person.sheet, place, None, severity, code);
                    let field = if meaning == Meaning::Name { Field::Name } else { Field::Phone };
                    issue.value = person.get(field).to_owned();
                    issue.other_cell = Some(first.get().clone());
                    issues.push((index, issue));
                }
            }
        };
        let (name, birth) = (search_key(person.get(Field::Name)), person.get(Field::BirthDate));
        if !name.is_empty() && !birth.is_empty() {
            let key = format!("{name}|{birth}");
            check(&mut people, key, Meaning::Name, Severity::Error, IssueCode::PersonTwice);
        }
        let phone = person.get(Field::Phone);
        if !phone.is_empty() {
            check(&mut phones, phone.to_owned(), Meaning::Phone, Severity::Warning, IssueCode::PhoneTwice);
        }
    }
    for (index, issue) in issues {
        if issue.severity == Severity::Error {
            roster.people[index].acceptable = false;
        }
        roster.issues.push(issue);
    }
}
