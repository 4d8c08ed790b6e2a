//! The rows below the head: groups, people, and what is wrong with their cells.

use chrono::{Datelike, NaiveDate};

use super::heads::Head;
use super::issue::{Issue, IssueCode};
use super::lines::{is_footer, is_numeral, is_unit_name, sheet_category, sheet_unit, split_numeral};
use super::meaning::Meaning;
use super::person::{Field, Fields, Person};
use super::values::{self, Phone};
use crate::sheets::{Cell, Severity, Sheet, When, squeeze, when};
use foundation::kernel::normalise;

const LONGEST_TEXT: usize = 500;
const YOUNGEST: i32 = 16;
const OLDEST: i32 = 80;

/// What the rows of one sheet say.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// The people in the order of the rows.
    pub people: Vec<Person>,
    /// What is wrong, in the order of the rows.
    pub issues: Vec<Issue>,
}

/// Reads the rows of a sheet. `today` judges which days are plausible.
pub fn read(sheet: &Sheet, head: &Head, today: NaiveDate) -> Rows {
    let mut reader = Reader {
        sheet,
        head,
        today,
        category: sheet_category(sheet, &head.titles),
        marks_are_used: marks_are_used(sheet, head),
        unit: sheet_unit(sheet),
        rows: Rows::default(),
    };
    if reader.category.is_none() && head.column_of(Meaning::Category).is_none() {
        let issue = Issue::of_sheet(&sheet.name, Severity::Warning, IssueCode::CategoryUnclear);
        reader.rows.issues.push(issue);
    }
    let mut footer = false;
    for row in sheet.rows().into_iter().filter(|row| *row >= head.body_row) {
        match reader.kind(row) {
            RowKind::Person if !footer || reader.is_counted(row) => reader.person(row),
            RowKind::Group(unit) if !footer || reader.is_counted(row) || reader.is_numbered_group(row) => {
                reader.unit = Some(unit);
                footer = false;
            }
            RowKind::Footer => footer = true,
            RowKind::Person | RowKind::Group(_) | RowKind::Nothing => {}
        }
    }
    reader.rows
}

enum RowKind {
    Person,
    Group(String),
    Footer,
    Nothing,
}

struct Reader<'a> {
    sheet: &'a Sheet,
    head: &'a Head,
    today: NaiveDate,
    category: Option<&'static str>,
    marks_are_used: bool,
    unit: Option<String>,
    rows: Rows,
}

impl Reader<'_> {
    fn kind(&self, row: u32) -> RowKind {
        let cells: Vec<(u32, &Cell)> = self.sheet.row(row).collect();
        let Some((_, first)) = cells.first() else { return RowKind::Nothing };
        let texts: Vec<String> = cells.iter().map(|(_, cell)| squeeze(&cell.shown())).collect();
        if !self.is_counted(row) && texts.iter().any(|text| is_footer(text)) {
            return RowKind::Footer;
        }
        let name_column = self.head.column_of(Meaning::Name).unwrap_or(0);
        // What a group row holds beside its name stands in the columns up to the name, or nowhere.
        let beyond = cells.iter().any(|(column, _)| *column > name_column);
        let words: Vec<&String> = texts.iter().filter(|text| !is_numeral(text)).collect();
        if !beyond && let [name] = words.as_slice() {
            let merged = cells
                .iter()
                .any(|(column, _)| self.sheet.region(row, *column).is_some_and(|region| region.right > region.left));
            let (numeral, rest) = split_numeral(name);
            if merged || is_numeral(&squeeze(&first.shown())) || numeral || is_unit_name(rest) {
                return RowKind::Group(rest.to_owned());
            }
        }
        if words.is_empty() && !beyond {
            return RowKind::Nothing;
        }
        RowKind::Person
    }

    fn is_counted(&self, row: u32) -> bool {
        let number = self.head.column_of(Meaning::Number).and_then(|column| self.sheet.own(row, column));
        number.is_some_and(|cell| cell.shown().trim().trim_end_matches('.').parse::<u32>().is_ok())
    }

    fn is_numbered_group(&self, row: u32) -> bool {
        self.sheet.row(row).next().is_some_and(|(_, cell)| {
            let text = squeeze(&cell.shown());
            is_numeral(&text) || split_numeral(&text).0
        })
    }

    fn person(&mut self, row: u32) {
        let before = self.rows.issues.len();
        let mut fields = Fields::new();
        self.name(row, &mut fields);
        let born = self.birth(row, &mut fields);
        self.gender(row, &mut fields);
        self.unit(row, &mut fields);
        for (meaning, field) in [
            (Meaning::Code, Field::Code),
            (Meaning::Title, Field::Title),
            (Meaning::Post, Field::Post),
            (Meaning::Rank, Field::Rank),
            (Meaning::RankCode, Field::RankCode),
            (Meaning::FieldOfStudy, Field::FieldOfStudy),
            (Meaning::Informatics, Field::Informatics),
            (Meaning::ForeignLanguage, Field::ForeignLanguage),
            (Meaning::Note, Field::Note),
        ] {
            if let Some((_, text)) = self.text(row, meaning) {
                fields.insert(field, text);
            }
        }
        self.qualification(row, &mut fields);
        let theory = (Field::PoliticalTheory, IssueCode::PoliticalTheoryUnknown);
        self.coded(row, Meaning::PoliticalTheory, theory, values::political_theory, &mut fields);
        let management = (Field::StateManagement, IssueCode::StateManagementUnknown);
        self.coded(row, Meaning::StateManagement, management, values::state_management, &mut fields);
        self.hired(row, born, &mut fields);
        self.phone(row, &mut fields);
        self.email(row, &mut fields);
        self.requirement(row, &mut fields);
        self.standing(row, &mut fields);
        let acceptable = self.rows.issues[before..].iter().all(|issue| issue.severity != Severity::Error);
        self.rows.people.push(Person { sheet: self.sheet.name.clone(), row: row + 1, fields, acceptable });
    }

    fn name(&mut self, row: u32, fields: &mut Fields) {
        let column = self.head.column_of(Meaning::Name).unwrap_or(0);
        match self.text(row, Meaning::Name) {
            None => self.issue((row, column), Severity::Error, IssueCode::NameMissing),
            Some((column, name)) => {
                let odd = |letter: char| !(letter.is_alphabetic() || letter == ' ' || "'’-.".contains(letter));
                if name.chars().any(odd) || !name.contains(' ') {
                    self.issue((row, column), Severity::Error, IssueCode::NameUnreadable);
                }
                fields.insert(Field::Name, if is_shouted(&name) { capitalised(&name) } else { name });
            }
        }
    }

    /// The birth date from its own column or from the two columns Nam and Nữ, which give the gender too.
    fn birth(&mut self, row: u32, fields: &mut Fields) -> Option<NaiveDate> {
        let place = |meaning| self.filled(row, meaning).map(|column| (meaning, column));
        let (man, woman) = (place(Meaning::Male), place(Meaning::Female));
        if let (Some(_), Some((_, column))) = (man, woman) {
            self.issue((row, column), Severity::Error, IssueCode::BirthTwice);
            return None;
        }
        let mut column = self.filled(row, Meaning::BirthDate);
        if let Some((meaning, of_gender)) = man.or(woman) {
            fields.insert(Field::Gender, if meaning == Meaning::Male { "male" } else { "female" }.to_owned());
            let is_mark = self.sheet.own(row, of_gender).and_then(values::mark) == Some(true);
            if !is_mark && column.is_none() {
                column = Some(of_gender);
            }
        }
        let Some(column) = column else {
            let meanings = [Meaning::BirthDate, Meaning::Male, Meaning::Name];
            let column = meanings.into_iter().find_map(|meaning| self.head.column_of(meaning)).unwrap_or(0);
            self.issue((row, column), Severity::Error, IssueCode::BirthMissing);
            return None;
        };
        let place = (row, column);
        let (day, text) = match self.sheet.own(row, column).and_then(when) {
            None => {
                self.issue(place, Severity::Error, IssueCode::BirthUnreadable);
                return None;
            }
            Some(When::Day(day)) => (day, day.to_string()),
            Some(When::Month(day)) => {
                self.issue(place, Severity::Warning, IssueCode::BirthYearOnly);
                (day, day.year().to_string())
            }
            Some(When::Year(year)) => {
                self.issue(place, Severity::Warning, IssueCode::BirthYearOnly);
                (NaiveDate::from_ymd_opt(year, 1, 1)?, year.to_string())
            }
        };
        if !(YOUNGEST..=OLDEST).contains(&values::years_between(day, self.today)) {
            self.issue(place, Severity::Warning, IssueCode::BirthImplausible);
        }
        fields.insert(Field::BirthDate, text);
        Some(day)
    }

    fn gender(&mut self, row: u32, fields: &mut Fields) {
        let Some((column, text)) = self.text(row, Meaning::Gender) else { return };
        match values::gender(&text) {
            None => self.issue((row, column), Severity::Warning, IssueCode::GenderUnknown),
            Some(gender) => match fields.insert(Field::Gender, gender.to_owned()) {
                Some(other) if other != gender => {
                    self.issue((row, column), Severity::Warning, IssueCode::GenderContradicts);
                }
                _ => {}
            },
        }
    }

    /// The unit's column, merged over several rows perhaps; else the group row above; else the sheet's name.
    fn unit(&mut self, row: u32, fields: &mut Fields) {
        let named = self.head.column_of(Meaning::Unit).and_then(|column| self.sheet.seen(row, column)).map(Cell::shown);
        let named = named.map(|name| squeeze(&name)).filter(|name| !name.is_empty());
        match named.or_else(|| self.unit.clone()) {
            Some(unit) => {
                fields.insert(Field::Unit, unit);
            }
            None => {
                let column = self.head.column_of(Meaning::Unit).or_else(|| self.head.column_of(Meaning::Name));
                self.issue((row, column.unwrap_or(0)), Severity::Error, IssueCode::UnitMissing);
            }
        }
    }

    fn qualification(&mut self, row: u32, fields: &mut Fields) {
        let Some((column, text)) = self.text(row, Meaning::Qualification) else { return };
        match values::qualification(&text) {
            None => self.issue((row, column), Severity::Warning, IssueCode::QualificationUnknown),
            Some((code, field)) => {
                fields.insert(Field::Qualification, code.to_owned());
                if let Some(field) = field {
                    fields.entry(Field::FieldOfStudy).or_insert(field);
                }
            }
        }
    }

    fn coded(
        &mut self,
        row: u32,
        meaning: Meaning,
        (field, unknown): (Field, IssueCode),
        read: fn(&str) -> Option<&'static str>,
        fields: &mut Fields,
    ) {
        let Some((column, text)) = self.text(row, meaning) else { return };
        match read(&text) {
            None => self.issue((row, column), Severity::Warning, unknown),
            Some(code) => {
                fields.insert(field, code.to_owned());
            }
        }
    }

    fn hired(&mut self, row: u32, born: Option<NaiveDate>, fields: &mut Fields) {
        let Some(column) = self.filled(row, Meaning::HiredOn) else { return };
        let place = (row, column);
        let day = match self.sheet.own(row, column).and_then(when) {
            Some(When::Day(day)) => Some(day),
            Some(When::Month(day)) => {
                self.issue(place, Severity::Warning, IssueCode::HiredIncomplete);
                Some(day)
            }
            Some(When::Year(year)) => {
                self.issue(place, Severity::Warning, IssueCode::HiredIncomplete);
                NaiveDate::from_ymd_opt(year, 1, 1)
            }
            None => None,
        };
        let Some(day) = day else {
            self.issue(place, Severity::Warning, IssueCode::HiredUnreadable);
            return;
        };
        let too_young = born.is_some_and(|born| values::years_between(born, day) < YOUNGEST);
        if day > self.today || too_young || values::years_between(day, self.today) > OLDEST - YOUNGEST {
            self.issue(place, Severity::Warning, IssueCode::HiredImplausible);
        }
        fields.insert(Field::HiredOn, day.to_string());
    }

    fn phone(&mut self, row: u32, fields: &mut Fields) {
        let Some(column) = self.filled(row, Meaning::Phone) else { return };
        match self.sheet.own(row, column).map_or(Phone::Unreadable, values::phone) {
            Phone::Unreadable => self.issue((row, column), Severity::Warning, IssueCode::PhoneUnreadable),
            Phone::Whole(number) => {
                fields.insert(Field::Phone, number);
            }
            Phone::ZeroMended(number) => {
                self.issue((row, column), Severity::Warning, IssueCode::PhoneZeroMended);
                fields.insert(Field::Phone, number);
            }
        }
    }

    fn email(&mut self, row: u32, fields: &mut Fields) {
        let Some((column, text)) = self.text(row, Meaning::Email) else { return };
        let sound = text.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty()
                && host.contains('.')
                && !host.starts_with('.')
                && !host.ends_with('.')
                && !host.contains('@')
        });
        if sound && !text.contains(' ') {
            fields.insert(Field::Email, text.to_lowercase());
        } else {
            self.issue((row, column), Severity::Warning, IssueCode::EmailUnreadable);
        }
    }

    /// In a column where somebody has put marks, an empty cell says no; in a column that is all empty it says nothing.
    fn requirement(&mut self, row: u32, fields: &mut Fields) {
        let Some(column) = self.head.column_of(Meaning::MeetsRequirement) else { return };
        let answer = match self.sheet.own(row, column) {
            None if self.marks_are_used => Some(false),
            None => return,
            Some(cell) => values::mark(cell),
        };
        match answer {
            Some(yes) => {
                fields.insert(Field::MeetsRequirement, if yes { "yes" } else { "no" }.to_owned());
            }
            None => self.issue((row, column), Severity::Warning, IssueCode::MarkUnknown),
        }
    }

    /// Category and level. A list of "cán bộ, công chức" holds both: who is elected is cán bộ.
    fn standing(&mut self, row: u32, fields: &mut Fields) {
        let title = fields.get(&Field::Title).or_else(|| fields.get(&Field::Post)).cloned().unwrap_or_default();
        if !title.is_empty() {
            fields.insert(Field::Level, values::level(&title).to_owned());
        }
        let mut category = None;
        if let Some((column, text)) = self.text(row, Meaning::Category) {
            category = values::category(&text);
            if category.is_none() {
                self.issue((row, column), Severity::Warning, IssueCode::CategoryUnknown);
            }
        }
        let rank = fields.get(&Field::RankCode).map_or("", String::as_str);
        let category = category.unwrap_or_else(|| match self.category {
            Some("civil_servant") | None if values::is_elected_title(&title) => "official",
            Some(category) => category,
            None if rank.starts_with(['V', 'v']) => "public_employee",
            None => "civil_servant",
        });
        fields.insert(Field::Category, category.to_owned());
    }

    /// The first filled cell of a meaning in a row.
    fn filled(&self, row: u32, meaning: Meaning) -> Option<u32> {
        self.head.columns_of(meaning).find(|column| self.sheet.own(row, *column).is_some())
    }

    /// The text of the first filled cell of a meaning; what cannot be stored is reported and left out.
    fn text(&mut self, row: u32, meaning: Meaning) -> Option<(u32, String)> {
        let column = self.filled(row, meaning)?;
        let cell = self.sheet.own(row, column)?;
        let code = match (cell, normalise(&cell.shown())) {
            (Cell::Failure(_), _) | (_, Err(_)) => IssueCode::CellUnreadable,
            (_, Ok(text)) if text.chars().count() > LONGEST_TEXT => IssueCode::TextTooLong,
            (_, Ok(text)) => return Some((column, squeeze(&text))).filter(|(_, text)| !text.is_empty()),
        };
        self.issue((row, column), Severity::Warning, code);
        None
    }

    fn issue(&mut self, place: (u32, u32), severity: Severity, code: IssueCode) {
        let value = self.sheet.own(place.0, place.1);
        self.rows.issues.push(Issue::at(&self.sheet.name, place, value, severity, code));
    }
}

fn marks_are_used(sheet: &Sheet, head: &Head) -> bool {
    head.column_of(Meaning::MeetsRequirement).is_some_and(|column| {
        sheet.rows().into_iter().any(|row| row >= head.body_row && sheet.own(row, column).is_some())
    })
}

fn is_shouted(name: &str) -> bool {
    name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase)
}

fn capitalised(name: &str) -> String {
    let words = name.split(' ').map(|word| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| format!("{first}{}", letters.as_str().to_lowercase()))
    });
    words.collect::<Vec<_>>().join(" ")
}
