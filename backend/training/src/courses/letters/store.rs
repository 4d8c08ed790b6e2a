//! Rows and queries of official letters.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use super::filter::LetterFilter;
use foundation::db::schema::official_letters;
use foundation::db::{AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, unless_stale};
use foundation::journal::Journaled;
use foundation::kernel::{CursorValue, Id, Instant, Page, PageRequest, Result, search_key};

/// An official letter as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = official_letters, treat_none_as_null = true)]
pub struct OfficialLetter {
    /// Its id.
    pub id: Id,
    /// The unit that it was sent to.
    pub unit_id: Id,
    /// Its number.
    pub number: String,
    /// Its day.
    pub issued_on: NaiveDate,
    /// Who issued it.
    pub issuer: String,
    /// What it is about (trích yếu).
    pub subject: String,
    /// Folded number, issuer and subject, to be found by.
    #[serde(skip)]
    pub search: String,
    /// How many places it allots.
    pub quota: Option<i32>,
    /// Its scan.
    pub file_id: Option<Id>,
    /// When it was entered.
    pub created_at: Instant,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
}

impl Journaled for OfficialLetter {
    const KIND: &'static str = "official-letters";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }
}

const SORTS: [SortColumn; 2] = [
    SortColumn { name: "issued_on", sql: "official_letters.issued_on", kind: SortKind::Day },
    SortColumn { name: "number", sql: "official_letters.number", kind: SortKind::Text },
];

/// The letters of these units.
pub fn list(
    connection: &mut AnyConnection,
    units: &[Id],
    filter: &LetterFilter,
    page: &PageRequest,
) -> Result<Page<OfficialLetter>> {
    let keyset = Keyset::new(page, &SORTS, "-issued_on", "official_letters.id")?;
    let filtered = || {
        let mut query =
            official_letters::table.into_boxed::<MultiBackend>().filter(official_letters::unit_id.eq_any(units));
        if let Some(from) = filter.from {
            query = query.filter(official_letters::issued_on.ge(from));
        }
        if let Some(to) = filter.to {
            query = query.filter(official_letters::issued_on.le(to));
        }
        if let Some(words) = &page.q {
            query = query.filter(official_letters::search.like(foundation::db::containing(words)).escape('\\'));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select(OfficialLetter::as_select())
        .load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &OfficialLetter, column| match column {
            "issued_on" => CursorValue::from(row.issued_on),
            "number" => CursorValue::from(&row.number),
            _ => CursorValue::from(row.id),
        },
        total,
    ))
}

/// One letter, or [`foundation::kernel::Code::NotFound`].
pub fn find(connection: &mut AnyConnection, id: Id) -> Result<OfficialLetter> {
    Ok(official_letters::table.find(id).select(OfficialLetter::as_select()).first(connection)?)
}

/// Those of these letters that there are, by id.
pub fn find_many(connection: &mut AnyConnection, ids: &[Id]) -> Result<BTreeMap<Id, OfficialLetter>> {
    let rows: Vec<OfficialLetter> = official_letters::table
        .filter(official_letters::id.eq_any(ids))
        .select(OfficialLetter::as_select())
        .load(connection)?;
    Ok(rows.into_iter().map(|letter| (letter.id, letter)).collect())
}

pub fn insert(connection: &mut AnyConnection, letter: &OfficialLetter) -> Result<()> {
    diesel::insert_into(official_letters::table).values(letter).execute(connection)?;
    Ok(())
}

/// Writes the letter over the revision before it.
pub fn update(connection: &mut AnyConnection, letter: &OfficialLetter) -> Result<()> {
    let before = official_letters::table.find(letter.id);
    let written = diesel::update(before.filter(official_letters::revision.eq(letter.revision - 1)))
        .set(letter)
        .execute(connection)?;
    unless_stale(written)
}

pub fn search_of(number: &str, issuer: &str, subject: &str) -> String {
    search_key(&format!("{number} {issuer} {subject}"))
}
