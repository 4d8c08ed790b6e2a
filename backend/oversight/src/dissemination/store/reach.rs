//! Whom a version of a document has reached by a day: one statement, counted by unit or opened to its names.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Date, Integer, Nullable, Text};

use crate::dissemination::rules::{Audience, DisseminationWay, ReachSide};
use foundation::db::{AnyConnection, Keyset, SortColumn, SortKind, Sql, containing};
use foundation::kernel::{CursorValue, Id, Page, PageRequest, Result, TextEnum as _};
use ward::staff::rules::{StaffCategory, StaffState};

/// What is asked: which version, of whom, as of when.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The document.
    pub document_id: Id,
    /// The version.
    pub version: i32,
    /// The day.
    pub day: NaiveDate,
    /// The units whose own people are asked.
    pub units: Vec<Id>,
    /// Whom of them.
    pub audience: Audience,
}

/// How many of a unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Reached.
    pub reached: i64,
    /// At work and not reached.
    pub present: i64,
    /// Away for long and not reached.
    pub away: i64,
    /// Reached first at a session.
    pub by_session: i64,
    /// Reached first by reading.
    pub by_reading: i64,
}

impl Counts {
    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            reached: self.reached + other.reached,
            present: self.present + other.present,
            away: self.away + other.away,
            by_session: self.by_session + other.by_session,
            by_reading: self.by_reading + other.by_reading,
        }
    }
}

/// Somebody of the audience.
#[derive(Clone, Debug, Queryable)]
pub struct ReachPerson {
    /// The person.
    pub staff_id: Id,
    /// The name.
    pub full_name: String,
    /// The post on the day.
    pub post_title: String,
    /// The category on the day.
    pub category: StaffCategory,
    /// Whether a member of the Party.
    pub party_member: bool,
    /// The unit on the day.
    pub unit_id: Id,
    /// Its name in tables.
    pub unit_name: String,
    /// 1 where the person can sign in.
    pub has_account: i32,
    attended_on: Option<NaiveDate>,
    confirmed_on: Option<NaiveDate>,
    confirmed_way: Option<DisseminationWay>,
    sort_key: String,
    position: i32,
}

type PersonTypes =
    (Text, Text, Text, Text, Bool, Text, Text, Integer, Nullable<Date>, Nullable<Date>, Nullable<Text>, Text, Integer);

impl ReachPerson {
    /// How and when the person was reached first.
    pub fn first(&self) -> (Option<DisseminationWay>, Option<NaiveDate>) {
        match (self.attended_on, self.confirmed_on) {
            (Some(attended), confirmed) if confirmed.is_none_or(|confirmed| attended <= confirmed) => {
                (Some(DisseminationWay::Session), Some(attended))
            }
            (_, confirmed) => (self.confirmed_way, confirmed),
        }
    }
}

const IS_REACHED: &str = "(q.attended_on IS NOT NULL OR q.confirmed_on IS NOT NULL)";
const CAME_FIRST_TO_A_SESSION: &str =
    "(q.attended_on IS NOT NULL AND (q.confirmed_on IS NULL OR q.attended_on <= q.confirmed_on))";

/// That somebody, whose id lies in a column, is in one of these states on a day.
fn is_in_state(staff_id: &str, states: &[StaffState], day: NaiveDate) -> Sql {
    Sql::new(format!("EXISTS (SELECT 1 FROM staff_states g WHERE g.staff_id = {staff_id} AND g.state IN "))
        .codes(states)
        .words(" AND g.first_day <= ")
        .day(day)
        .words(" AND (g.last_day IS NULL OR g.last_day >= ")
        .day(day)
        .words("))")
}

/// That somebody belongs to the ward on a day but is away for long: owes nothing.
pub(super) fn is_away(staff_id: &str, day: NaiveDate) -> Sql {
    is_in_state(staff_id, &StaffState::those(|state| !state.is_at_work() && !state.is_gone()), day)
}

/// The first day until `day` on which somebody was at a session about a version, which two conditions on `d` name.
pub(super) fn attended_on(staff_id: &str, of_version: Sql, day: NaiveDate) -> Sql {
    Sql::new(format!(
        "(SELECT MIN(n.day) FROM dissemination_session_people p JOIN dissemination_sessions n ON n.id = p.session_id \
         JOIN dissemination_session_documents d ON d.session_id = n.id WHERE p.staff_id = {staff_id} AND "
    ))
    .then(of_version)
    .words(" AND n.day <= ")
    .day(day)
    .words(")")
}

/// A row for each person of the audience on the day.
fn rows(asked: &Asked) -> Sql {
    let Asked { document_id, version, day, units, audience } = asked;
    let of_version = |table: &str| {
        Sql::new(format!("{table}.document_id = "))
            .text(document_id.to_string())
            .words(format!(" AND {table}.version = "))
            .number(i64::from(*version))
    };
    let sql = Sql::new(
        "SELECT a.staff_id, a.unit_id, a.post_title, s.full_name, s.sort_key, s.search, s.party_member, \
         COALESCE(f.category, s.category) AS category, c.day AS confirmed_on, c.way AS confirmed_way, CASE WHEN ",
    )
    .then(is_away("a.staff_id", *day))
    .words(
        " THEN 1 ELSE 0 END AS away, CASE WHEN EXISTS (SELECT 1 FROM accounts t WHERE t.staff_id = a.staff_id \
         AND t.password_hash IS NOT NULL AND NOT t.locked) THEN 1 ELSE 0 END AS has_account, ",
    )
    .then(attended_on("a.staff_id", of_version("d"), *day))
    .words(
        " AS attended_on FROM assignments a JOIN staff s ON s.id = a.staff_id \
         LEFT JOIN staff_former_categories f ON f.staff_id = a.staff_id AND f.first_day <= ",
    )
    .day(*day)
    .words(" AND f.last_day >= ")
    .day(*day)
    .words(" LEFT JOIN document_confirmations c ON c.staff_id = a.staff_id AND ")
    .then(of_version("c"))
    .words(" AND c.day <= ")
    .day(*day)
    .words(" WHERE a.first_day <= ")
    .day(*day)
    .words(" AND (a.last_day IS NULL OR a.last_day >= ")
    .day(*day)
    .words(") AND a.unit_id IN ")
    .ids(units)
    .words(" AND NOT ")
    .then(is_in_state("a.staff_id", &StaffState::those(StaffState::is_gone), *day))
    .words(" AND (COALESCE(f.category, s.category) IN ")
    .codes(&audience.categories);
    sql.words(if audience.party_members { " OR s.party_member)" } else { ")" })
}

/// How many of each unit; a unit without anybody to be reached is left out.
pub fn counts(connection: &mut AnyConnection, asked: &Asked) -> Result<Vec<(Id, Counts)>> {
    if asked.units.is_empty() {
        return Ok(Vec::new());
    }
    let sum = |condition: &str| format!("SUM(CASE WHEN {condition} THEN 1 ELSE 0 END)");
    let columns = [
        sum(IS_REACHED),
        sum(&format!("NOT {IS_REACHED} AND q.away = 0")),
        sum(&format!("NOT {IS_REACHED} AND q.away = 1")),
        sum(CAME_FIRST_TO_A_SESSION),
        sum(&format!("NOT {CAME_FIRST_TO_A_SESSION} AND q.confirmed_way = 'read'")),
    ];
    let statement = Sql::new(format!("SELECT q.unit_id, {} FROM (", columns.join(", ")))
        .then(rows(asked))
        .words(") q GROUP BY q.unit_id");
    let found: Vec<(Id, i64, i64, i64, i64, i64)> =
        statement.rows::<(Text, BigInt, BigInt, BigInt, BigInt, BigInt)>().load(connection)?;
    Ok(found
        .into_iter()
        .map(|(unit_id, reached, present, away, by_session, by_reading)| {
            (unit_id, Counts { reached, present, away, by_session, by_reading })
        })
        .collect())
}

const SORTS: [SortColumn; 2] = [
    SortColumn { name: "name", sql: "q.sort_key", kind: SortKind::Text },
    SortColumn { name: "unit", sql: "v.position", kind: SortKind::Number },
];

/// The names on one side.
pub fn people(
    connection: &mut AnyConnection,
    asked: &Asked,
    side: ReachSide,
    page: &PageRequest,
) -> Result<Page<ReachPerson>> {
    let keyset = Keyset::new(page, &SORTS, "unit,name", "q.staff_id")?;
    let on_side = match side {
        ReachSide::Reached => IS_REACHED.to_owned(),
        ReachSide::Missing => format!("NOT {IS_REACHED} AND q.away = 0"),
        ReachSide::Away => format!("NOT {IS_REACHED} AND q.away = 1"),
    };
    let selected = |columns: &str| {
        let sql = Sql::new(format!("SELECT {columns} FROM ("))
            .then(rows(asked))
            .words(format!(") q JOIN units v ON v.id = q.unit_id WHERE {on_side}"));
        match &page.q {
            None => sql,
            Some(words) => sql.words(" AND q.search LIKE ").text(containing(words)).words(" ESCAPE '\\'"),
        }
    };
    let total =
        if page.with_total { Some(selected("COUNT(*)").rows::<BigInt>().get_result(connection)?) } else { None };
    let columns = "q.staff_id, q.full_name, q.post_title, q.category, q.party_member, q.unit_id, v.short_name, \
                   q.has_account, q.attended_on, q.confirmed_on, q.confirmed_way, q.sort_key, v.position";
    let found: Vec<ReachPerson> = selected(columns).page(&keyset).rows::<PersonTypes>().load(connection)?;
    Ok(keyset.page(
        found,
        |row: &ReachPerson, column| match column {
            "name" => CursorValue::from(&row.sort_key),
            "unit" => CursorValue::Number(i64::from(row.position)),
            _ => CursorValue::from(row.staff_id),
        },
        total,
    ))
}
