//! Rows and queries of difficulties.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use super::filter::DifficultyFilter;
use super::rules::{DifficultyState, DifficultyTopic};
use foundation::db::schema::{difficulties, units};
use foundation::db::{
    AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, containing, unless_stale, within_reach,
};
use foundation::journal::Journaled;
use foundation::kernel::{CursorValue, Id, Instant, Page, PageRequest, Result, search_key};

/// A difficulty as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = difficulties, treat_none_as_null = true)]
pub struct Difficulty {
    /// Its id.
    pub id: Id,
    /// The unit that has it.
    pub unit_id: Id,
    /// What it is about.
    pub topic: DifficultyTopic,
    /// In short.
    pub title: String,
    /// What is in the way.
    pub content: String,
    /// What the unit proposes.
    pub proposal: String,
    /// Folded title and content, to be found by.
    #[serde(skip)]
    pub search: String,
    /// Where it stands.
    pub state: DifficultyState,
    /// By when the next step is due, that day included; none where nothing is to be done.
    pub due_on: Option<NaiveDate>,
    /// The one that it is joined to, whose decision it follows.
    pub joined_to_id: Option<Id>,
    /// When it was first reported; none while it never was.
    pub reported_on: Option<NaiveDate>,
    /// What the coordinator advises.
    pub advice: Option<String>,
    /// What was decided, or answered.
    pub decision: Option<String>,
    /// Who carries the decision out.
    pub carried_out_by: Option<String>,
    /// Until when.
    pub carried_out_until: Option<NaiveDate>,
    /// When it was decided or answered.
    pub settled_on: Option<NaiveDate>,
    /// When it was begun.
    pub created_at: Instant,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
}

impl Journaled for Difficulty {
    const KIND: &'static str = "difficulties";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }
}

/// A difficulty with its unit's name and place.
#[derive(Clone, Debug, Queryable)]
pub struct DifficultyRow {
    /// The difficulty.
    pub difficulty: Difficulty,
    /// The unit's name.
    pub unit_name: String,
    position: i32,
}

macro_rules! joined {
    () => {
        difficulties::table.inner_join(units::table.on(units::id.eq(difficulties::unit_id)))
    };
}

macro_rules! shown {
    () => {
        (Difficulty::as_select(), units::name, units::position)
    };
}

const SORTS: [SortColumn; 4] = [
    // What nobody has to do anything about stands last.
    SortColumn { name: "due_on", sql: "coalesce(difficulties.due_on, DATE('9999-12-31'))", kind: SortKind::Day },
    SortColumn {
        name: "reported_on",
        sql: "coalesce(difficulties.reported_on, DATE('9999-12-31'))",
        kind: SortKind::Day,
    },
    SortColumn { name: "title", sql: "difficulties.title", kind: SortKind::Text },
    SortColumn { name: "unit", sql: "units.position", kind: SortKind::Number },
];
const LAST_DAY: &str = "9999-12-31";

fn day(day: Option<NaiveDate>) -> CursorValue {
    day.map_or_else(|| CursorValue::from(LAST_DAY), CursorValue::from)
}

/// The difficulties of units in reach; what was never reported only of the units that whoever asks heads.
pub fn list(
    connection: &mut AnyConnection,
    (reach, headed): (&[Id], &[Id]),
    filter: &DifficultyFilter,
    today: NaiveDate,
    page: &PageRequest,
) -> Result<Page<DifficultyRow>> {
    let keyset = Keyset::new(page, &SORTS, "due_on", "difficulties.id")?;
    let in_reach = within_reach(connection, "difficulties.unit_id", reach);
    let is_headed = within_reach(connection, "difficulties.unit_id", headed);
    let filtered = || {
        let mut query = joined!()
            .into_boxed::<MultiBackend>()
            .filter(in_reach.clone())
            .filter(difficulties::reported_on.is_not_null().or(is_headed.clone()));
        if let Some(unit_id) = filter.unit_id {
            query = query.filter(difficulties::unit_id.eq(unit_id));
        }
        if let Some(state) = filter.state {
            query = query.filter(difficulties::state.eq(state));
        }
        if let Some(topic) = filter.topic {
            query = query.filter(difficulties::topic.eq(topic));
        }
        if let Some((first, last)) = filter.year.and_then(days_of) {
            query = query.filter(difficulties::reported_on.between(first, last));
        }
        match filter.overdue {
            Some(true) => query = query.filter(difficulties::due_on.lt(today)),
            Some(false) => query = query.filter(difficulties::due_on.is_null().or(difficulties::due_on.ge(today))),
            None => {}
        }
        if let Some(words) = &page.q {
            query = query.filter(difficulties::search.like(containing(words)).escape('\\'));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered().filter(keyset.after()).order(keyset.order_and_limit()).select(shown!()).load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &DifficultyRow, column| match column {
            "due_on" => day(row.difficulty.due_on),
            "reported_on" => day(row.difficulty.reported_on),
            "title" => CursorValue::from(&row.difficulty.title),
            "unit" => CursorValue::Number(i64::from(row.position)),
            _ => CursorValue::from(row.difficulty.id),
        },
        total,
    ))
}

/// The first and the last day of a year that there is.
fn days_of(year: i32) -> Option<(NaiveDate, NaiveDate)> {
    Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?))
}

/// One difficulty, or [`foundation::kernel::Code::NotFound`].
pub fn find(connection: &mut AnyConnection, id: Id) -> Result<DifficultyRow> {
    Ok(joined!().filter(difficulties::id.eq(id)).select(shown!()).first(connection)?)
}

/// Those that are joined to one, in the order in which they were reported.
pub fn joined_to(connection: &mut AnyConnection, id: Id) -> Result<Vec<DifficultyRow>> {
    Ok(joined!()
        .filter(difficulties::joined_to_id.eq(id))
        .order((difficulties::reported_on, difficulties::id))
        .select(shown!())
        .load(connection)?)
}

/// Difficulties of these units in these states, the earliest due first.
pub fn in_states(connection: &mut AnyConnection, units: &[Id], states: &[DifficultyState]) -> Result<Vec<Difficulty>> {
    Ok(difficulties::table
        .filter(difficulties::unit_id.eq_any(units.to_vec()))
        .filter(difficulties::state.eq_any(states.to_vec()))
        .order((difficulties::due_on, difficulties::id))
        .select(Difficulty::as_select())
        .load(connection)?)
}

/// What these units have reported in a period and not taken back.
pub fn reported_between(
    connection: &mut AnyConnection,
    units: &[Id],
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<Difficulty>> {
    Ok(difficulties::table
        .filter(difficulties::unit_id.eq_any(units.to_vec()))
        .filter(difficulties::state.ne(DifficultyState::Withdrawn))
        .filter(difficulties::reported_on.between(from, to))
        .order((difficulties::reported_on, difficulties::id))
        .select(Difficulty::as_select())
        .load(connection)?)
}

pub fn insert(connection: &mut AnyConnection, difficulty: &Difficulty) -> Result<()> {
    diesel::insert_into(difficulties::table).values(difficulty).execute(connection)?;
    Ok(())
}

/// Writes the difficulty over the revision before it.
pub fn update(connection: &mut AnyConnection, difficulty: &Difficulty) -> Result<()> {
    let there = difficulties::table.find(difficulty.id);
    let written = diesel::update(there.filter(difficulties::revision.eq(difficulty.revision - 1)))
        .set(difficulty)
        .execute(connection)?;
    unless_stale(written)
}

pub fn search_of(title: &str, content: &str) -> String {
    search_key(&format!("{title} {content}"))
}
