//! The names behind figures, and who lacks what.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Date, Integer, Nullable, Text};

use super::calendar::DayFacts;
use super::engine::{Asked, Extra, rows, tables};
use super::members::{Within, members};
use crate::targets::rules::{Definition, FigureSide};
use foundation::db::{AnyConnection, Keyset, SortColumn, SortKind, Sql, containing};
use foundation::kernel::{CursorValue, Id, Page, PageRequest, Result};
use ward::staff::rules::StaffCategory;

/// Somebody behind a figure.
#[derive(Clone, Debug, Queryable)]
pub struct Person {
    /// What is counted, unique in the list: the person, the nomination, or the document and the person.
    pub thing_id: String,
    /// The person.
    pub staff_id: Id,
    /// The person's name.
    pub full_name: String,
    /// The post on the day.
    pub post_title: String,
    /// The unit on the day.
    pub unit_id: Id,
    /// Its name in tables.
    pub unit_name: String,
    /// The category on the day.
    pub category: StaffCategory,
    /// The nomination, where the times of being sent are counted.
    pub nomination_id: Option<Id>,
    /// The document, where its addressees are.
    pub document_id: Option<Id>,
    /// The course, or the number and sign of the document.
    pub about: Option<String>,
    /// The last day of the course, or the day from which the document's version holds.
    pub about_day: Option<NaiveDate>,
    /// Whether the person is on the way.
    pub planned: i32,
    sort_key: String,
}

type PersonTypes = (
    Text,
    Text,
    Text,
    Text,
    Text,
    Text,
    Text,
    Nullable<Text>,
    Nullable<Text>,
    Nullable<Text>,
    Nullable<Date>,
    Integer,
    Text,
);

const SORTS: [SortColumn; 1] = [SortColumn { name: "name", sql: "s.sort_key", kind: SortKind::Text }];

/// The people on one side of a figure, by name.
pub fn people(
    connection: &mut AnyConnection,
    definition: &Definition,
    facts: &DayFacts,
    within: &Within,
    side: FigureSide,
    page: &PageRequest,
) -> Result<Page<Person>> {
    let keyset = Keyset::new(page, &SORTS, "name", "q.thing_id")?;
    let (counted, reached) = match side {
        FigureSide::Reached => (1, 1),
        FigureSide::Missing => (1, 0),
        FigureSide::BesideReached => (0, 1),
        FigureSide::BesideMissing => (0, 0),
    };
    let asked = (0, definition);
    let selected = |columns: &str| {
        let sql = tables(&[asked], facts, within, Extra::Names)
            .words(format!(" SELECT {columns} FROM ("))
            .then(rows(asked, facts, Extra::Names))
            .words(format!(
                ") q JOIN staff s ON s.id = q.staff_id JOIN units v ON v.id = q.unit_id \
                 WHERE q.counted = {counted} AND q.reached = {reached}"
            ));
        match &page.q {
            None => sql,
            Some(words) => sql.words(" AND s.search LIKE ").text(containing(words)).words(" ESCAPE '\\'"),
        }
    };
    let total =
        if page.with_total { Some(selected("COUNT(*)").rows::<BigInt>().get_result(connection)?) } else { None };
    let columns = "q.thing_id, q.staff_id, s.full_name, q.post_title, q.unit_id, v.short_name, q.category, \
                   q.nomination_id, q.document_id, q.about, q.about_day, q.planned, s.sort_key";
    let found: Vec<Person> = selected(columns).page(&keyset).rows::<PersonTypes>().load(connection)?;
    Ok(keyset.page(
        found,
        |row: &Person, column| match column {
            "name" => CursorValue::from(&row.sort_key),
            _ => CursorValue::from(&row.thing_id),
        },
        total,
    ))
}

/// How somebody who is counted stands towards one of several targets.
#[derive(Clone, Debug, Queryable)]
pub struct Standing {
    /// The number of the target.
    pub number: i32,
    /// The person.
    pub staff_id: Id,
    /// The person's name.
    pub full_name: String,
    /// The post on the day.
    pub post_title: String,
    /// 1 where it is reached.
    pub reached: i32,
    /// 1 where the person is on the way.
    pub planned: i32,
}

/// How everybody who is counted stands towards these targets, all of them of people, by name.
pub fn standings(
    connection: &mut AnyConnection,
    asked: &[Asked<'_>],
    facts: &DayFacts,
    within: &Within,
) -> Result<Vec<Standing>> {
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let each = asked.iter().map(|(number, definition)| {
        Sql::new(format!(
            "SELECT {number} AS number, q.staff_id, s.full_name, q.post_title, s.sort_key, q.reached, q.planned FROM ("
        ))
        .then(rows((*number, definition), facts, Extra::Planned))
        .words(") q JOIN staff s ON s.id = q.staff_id WHERE q.counted = 1")
    });
    let statement = tables(asked, facts, within, Extra::Planned)
        .words(" SELECT w.number, w.staff_id, w.full_name, w.post_title, w.reached, w.planned FROM (")
        .list(" UNION ALL ", each)
        .words(") w ORDER BY w.sort_key, w.staff_id, w.number");
    Ok(statement.rows::<(Integer, Text, Text, Text, Integer, Integer)>().load(connection)?)
}

/// The people of a day in these units, by name: id, name, post.
pub fn everybody(connection: &mut AnyConnection, day: NaiveDate, within: &Within) -> Result<Vec<(Id, String, String)>> {
    let statement = Sql::new("WITH ").then(members(day, within)).words(
        " SELECT m.staff_id, s.full_name, m.post_title FROM members m JOIN staff s ON s.id = m.staff_id \
         ORDER BY s.sort_key, s.id",
    );
    Ok(statement.rows::<(Text, Text, Text)>().load(connection)?)
}

/// Whether somebody is in the cohort of a target on the day of the facts: the unit, and the name.
pub fn counted_person(
    connection: &mut AnyConnection,
    definition: &Definition,
    facts: &DayFacts,
    staff_id: Id,
) -> Result<bool> {
    let asked = (0, definition);
    let statement = tables(&[asked], facts, &Within::Everything, Extra::Nothing)
        .words(" SELECT COUNT(*) FROM (")
        .then(rows(asked, facts, Extra::Nothing))
        .words(") q WHERE q.counted = 1 AND q.staff_id = ")
        .text(staff_id.to_string());
    let found: i64 = statement.rows::<BigInt>().get_result(connection)?;
    Ok(found > 0)
}
