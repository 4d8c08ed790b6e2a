//! Rows and queries of targets and their stored daily figures.

pub mod calendar;
pub mod engine;
pub mod members;
pub mod names;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

use super::rules::{Definition, Event, Figure, Population};
use foundation::db::schema::{target_figures, targets};
use foundation::db::{AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, Sql, unless_duplicate, unless_stale};
use foundation::journal::Journaled;
use foundation::kernel::{Code, CursorValue, Id, Page, PageRequest, Problem, Result};

/// A target as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = targets, treat_none_as_null = true)]
pub struct Target {
    /// Its id.
    pub id: Id,
    /// The unit whose plan it belongs to: a ward, or the city.
    pub unit_id: Id,
    /// Its code, unique within a plan: CT-05.
    pub code: String,
    /// The clause of the plan: R-05.
    pub clause: String,
    /// Its name.
    pub name: String,
    /// Its place among its brothers.
    pub position: i32,
    /// [`Population`] as JSON.
    pub population: String,
    /// [`Event`] as JSON.
    pub event: String,
    /// How many of a hundred at least.
    pub threshold_percent: i32,
    /// From which day on findings and sendings count.
    pub starts_on: NaiveDate,
    /// Until when, that day included; null: always.
    pub deadline: Option<NaiveDate>,
    /// False once it is no longer measured.
    pub active: bool,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
}

impl Target {
    /// The definition in its parts.
    pub fn definition(&self) -> Result<Definition> {
        let population: Population = serde_json::from_str(&self.population).map_err(Problem::internal)?;
        let event: Event = serde_json::from_str(&self.event).map_err(Problem::internal)?;
        Ok(Definition {
            population,
            event,
            threshold_percent: self.threshold_percent,
            starts_on: self.starts_on,
            deadline: self.deadline,
        })
    }
}

/// A stored daily figure of a target in a unit and all below it.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = target_figures)]
pub struct StoredFigure {
    /// The target.
    pub target_id: Id,
    /// The unit.
    pub unit_id: Id,
    /// The day.
    pub day: NaiveDate,
    /// Reached.
    pub numerator: i64,
    /// Counted.
    pub denominator: i64,
    /// Reached, of those beside.
    pub beside_numerator: i64,
    /// Counted beside.
    pub beside_denominator: i64,
}

impl StoredFigure {
    /// Without where and when.
    pub const fn figure(&self) -> Figure {
        Figure {
            numerator: self.numerator,
            denominator: self.denominator,
            beside_numerator: self.beside_numerator,
            beside_denominator: self.beside_denominator,
        }
    }
}

/// A target with its newest stored figure over the whole plan: what goes on record and into the feed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PublishedTarget {
    /// The target.
    #[serde(flatten)]
    pub target: Target,
    /// The newest stored figure.
    pub figure: Option<StoredFigure>,
}

impl Journaled for PublishedTarget {
    const KIND: &'static str = "targets";

    fn id(&self) -> Id {
        self.target.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.target.unit_id)
    }

    fn feed(&self) -> Option<Value> {
        let target = &self.target;
        let definition = target.definition().ok()?;
        Some(json!({
            "id": target.id,
            "unit_id": target.unit_id,
            "code": target.code,
            "clause": target.clause,
            "name": target.name,
            "population": definition.population,
            "event": definition.event,
            "threshold_percent": target.threshold_percent,
            "starts_on": target.starts_on,
            "deadline": target.deadline,
            "active": target.active,
            "figure": self.figure.as_ref().map(|figure| json!({
                "day": figure.day,
                "numerator": figure.numerator,
                "denominator": figure.denominator,
                "beside_numerator": figure.beside_numerator,
                "beside_denominator": figure.beside_denominator,
            })),
        }))
    }
}

const SORTS: [SortColumn; 2] = [
    SortColumn { name: "position", sql: "targets.position", kind: SortKind::Number },
    SortColumn { name: "code", sql: "targets.code", kind: SortKind::Text },
];

/// The targets of the plans of these units.
pub fn list(
    connection: &mut AnyConnection,
    plans: &[Id],
    active: Option<bool>,
    page: &PageRequest,
) -> Result<Page<Target>> {
    let keyset = Keyset::new(page, &SORTS, "position", "targets.id")?;
    let filtered = || {
        let mut query = targets::table.into_boxed::<MultiBackend>().filter(targets::unit_id.eq_any(plans.to_vec()));
        if let Some(active) = active {
            query = query.filter(targets::active.eq(active));
        }
        if let Some(words) = &page.q {
            query = query.filter(targets::name.like(format!("%{words}%")));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select(Target::as_select())
        .load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &Target, column| match column {
            "position" => CursorValue::Number(i64::from(row.position)),
            "code" => CursorValue::from(&row.code),
            _ => CursorValue::from(row.id),
        },
        total,
    ))
}

/// The targets of a plan that are measured, in their order.
pub fn of_plan(connection: &mut AnyConnection, unit_id: Id) -> Result<Vec<Target>> {
    Ok(targets::table
        .filter(targets::unit_id.eq(unit_id).and(targets::active.eq(true)))
        .order((targets::position, targets::id))
        .select(Target::as_select())
        .load(connection)?)
}

/// The units that have a plan of their own: those with targets.
pub fn plans(connection: &mut AnyConnection) -> Result<Vec<Id>> {
    Ok(targets::table.select(targets::unit_id).distinct().order(targets::unit_id).load(connection)?)
}

/// All targets of a plan, measured or not, with their codes.
pub fn ids_and_codes(connection: &mut AnyConnection, unit_id: Id) -> Result<Vec<(Id, String)>> {
    Ok(targets::table.filter(targets::unit_id.eq(unit_id)).select((targets::id, targets::code)).load(connection)?)
}

/// The place of the last target of a plan; 0 where there is none.
pub fn last_position(connection: &mut AnyConnection, unit_id: Id) -> Result<i32> {
    let last: Option<i32> = targets::table
        .filter(targets::unit_id.eq(unit_id))
        .select(diesel::dsl::max(targets::position))
        .first(connection)?;
    Ok(last.unwrap_or(0))
}

/// One target, or [`Code::NotFound`].
pub fn find(connection: &mut AnyConnection, id: Id) -> Result<Target> {
    Ok(targets::table.find(id).select(Target::as_select()).first(connection)?)
}

pub fn insert(connection: &mut AnyConnection, target: &Target) -> Result<()> {
    unless_duplicate(diesel::insert_into(targets::table).values(target).execute(connection), Code::AlreadyExists)?;
    Ok(())
}

/// Writes the target over the revision before it.
pub fn update(connection: &mut AnyConnection, target: &Target) -> Result<()> {
    let there = targets::table.find(target.id).filter(targets::revision.eq(target.revision - 1));
    let written = diesel::update(there).set(target).execute(connection);
    unless_stale(unless_duplicate(written, Code::AlreadyExists)?)
}

/// The newest stored figure of a target in a unit.
pub fn newest_figure(connection: &mut AnyConnection, target_id: Id, unit_id: Id) -> Result<Option<StoredFigure>> {
    Ok(target_figures::table
        .filter(target_figures::target_id.eq(target_id).and(target_figures::unit_id.eq(unit_id)))
        .order(target_figures::day.desc())
        .select(StoredFigure::as_select())
        .first(connection)
        .optional()?)
}

/// The stored figures of a target in a unit, the oldest first.
pub fn figures_of(connection: &mut AnyConnection, target_id: Id, unit_id: Id) -> Result<Vec<StoredFigure>> {
    Ok(target_figures::table
        .filter(target_figures::target_id.eq(target_id).and(target_figures::unit_id.eq(unit_id)))
        .order(target_figures::day)
        .select(StoredFigure::as_select())
        .load(connection)?)
}

/// Whether the figures of a day are stored already.
pub fn is_stored(connection: &mut AnyConnection, plan: Id, day: NaiveDate) -> Result<bool> {
    let of_plan = targets::table.filter(targets::unit_id.eq(plan)).select(targets::id);
    let found: i64 = target_figures::table
        .filter(target_figures::target_id.eq_any(of_plan))
        .filter(target_figures::day.eq(day))
        .count()
        .get_result(connection)?;
    Ok(found > 0)
}

/// Rows that one statement stores: seven values each, and SQLite takes some 32,000.
const ROWS_AT_A_TIME: usize = 1000;

/// Stores the figures of a day in the place of what was stored of it.
pub fn store_figures(connection: &mut AnyConnection, day: NaiveDate, rows: &[StoredFigure]) -> Result<()> {
    let mut ids: Vec<Id> = rows.iter().map(|row| row.target_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let of_day = target_figures::table.filter(target_figures::day.eq(day));
    diesel::delete(of_day.filter(target_figures::target_id.eq_any(ids))).execute(connection)?;
    for rows in rows.chunks(ROWS_AT_A_TIME) {
        let values = rows.iter().map(|row| {
            let texts = Sql::new("(").text(row.target_id.to_string()).words(", ").text(row.unit_id.to_string());
            let numbers = [row.numerator, row.denominator, row.beside_numerator, row.beside_denominator];
            let numbers =
                numbers.into_iter().fold(texts.words(", ").day(row.day), |sql, number| sql.words(", ").number(number));
            numbers.words(")")
        });
        Sql::new(
            "INSERT INTO target_figures \
             (target_id, unit_id, day, numerator, denominator, beside_numerator, beside_denominator) VALUES ",
        )
        .list(", ", values)
        .rows::<()>()
        .execute(connection)?;
    }
    Ok(())
}
