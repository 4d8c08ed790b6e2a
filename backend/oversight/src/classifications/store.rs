//! Rows and queries of classifications, their rules, and the people of a year.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

use super::filter::ClassificationFilter;
use super::rules::{ClassificationLevel, ClassificationRules};
use foundation::db::schema::{assignments, classification_rules, classifications, staff, staff_states, units};
use foundation::db::{
    AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, containing, unless_duplicate, unless_stale, within_reach,
};
use foundation::journal::Journaled;
use foundation::kernel::{Code, CursorValue, Id, Instant, Page, PageRequest, Problem, Result, Scope};
use ward::staff::rules::{DatedState, StaffCategory, StaffState};

pub mod evidence;

/// SQLite takes some 32,000 values in one statement.
const CHUNK: usize = 1000;

/// The level of a person in a year, as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = classifications, treat_none_as_null = true)]
pub struct Classification {
    /// Its id.
    pub id: Id,
    /// The person.
    pub staff_id: Id,
    /// The unit of the person at the end of the year, or on the day of entering where that came first.
    pub unit_id: Id,
    /// The year.
    pub year: i32,
    /// The category of the person at that time.
    pub category: StaffCategory,
    /// The level.
    pub level: ClassificationLevel,
    /// The points in hundredths of 100.
    pub points_hundredths: Option<i32>,
    /// Why the level stands although the points belong to another.
    pub bounds_reason: Option<String>,
    /// Who decided it, in words.
    pub decided_by: String,
    /// The day of the decision.
    pub decided_on: Option<NaiveDate>,
    /// Number and day of the paper.
    pub paper: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// The account that entered it.
    pub entered_by: Id,
    /// That account's name at that time; for a substitute with the name of whom he stood in for.
    pub entered_by_name: String,
    /// When it was entered last.
    pub entered_at: Instant,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
}

impl Journaled for Classification {
    const KIND: &'static str = "classifications";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }

    fn feed(&self) -> Option<Value> {
        Some(json!({
            "id": self.id,
            "staff_id": self.staff_id,
            "unit_id": self.unit_id,
            "year": self.year,
            "category": self.category,
            "level": self.level,
            "points_hundredths": self.points_hundredths,
            "decided_by": self.decided_by,
            "decided_on": self.decided_on,
            "paper": self.paper,
            "entered_at": self.entered_at,
        }))
    }
}

/// The rules of all categories and days.
pub fn rules(connection: &mut AnyConnection) -> Result<Vec<ClassificationRules>> {
    let texts: Vec<String> = classification_rules::table
        .order((classification_rules::category, classification_rules::from_day))
        .select(classification_rules::content)
        .load(connection)?;
    texts.iter().map(|text| serde_json::from_str(text).map_err(Problem::internal)).collect()
}

pub fn insert_rules(connection: &mut AnyConnection, rules: &ClassificationRules) -> Result<()> {
    let content = serde_json::to_string(rules).map_err(Problem::internal)?;
    diesel::insert_into(classification_rules::table)
        .values((
            classification_rules::category.eq(&rules.category),
            classification_rules::from_day.eq(rules.from_day),
            classification_rules::content.eq(content),
        ))
        .execute(connection)?;
    Ok(())
}

/// A classification with what a list shows beside it.
#[derive(Clone, Debug, Queryable)]
pub struct Listed {
    /// The classification.
    pub row: Classification,
    /// The person's name.
    pub full_name: String,
    /// The name of the unit in tables.
    pub unit_name: String,
    sort_key: String,
}

macro_rules! joined {
    () => {
        classifications::table
            .inner_join(staff::table.on(staff::id.eq(classifications::staff_id)))
            .inner_join(units::table.on(units::id.eq(classifications::unit_id)))
    };
}

macro_rules! shown {
    () => {
        (Classification::as_select(), staff::full_name, units::short_name, staff::sort_key)
    };
}

const SORTS: [SortColumn; 3] = [
    SortColumn { name: "year", sql: "classifications.year", kind: SortKind::Number },
    SortColumn { name: "name", sql: "staff.sort_key", kind: SortKind::Text },
    SortColumn { name: "entered_at", sql: "classifications.entered_at", kind: SortKind::Number },
];

/// The classifications in scope, the latest year first.
pub fn list(
    connection: &mut AnyConnection,
    scope: &Scope,
    filter: &ClassificationFilter,
    page: &PageRequest,
) -> Result<Page<Listed>> {
    let keyset = Keyset::new(page, &SORTS, "-year,name", "classifications.id")?;
    let of_units = within_reach(connection, "classifications.unit_id", &scope.unit_ids());
    let filtered = || {
        let in_reach = of_units.clone().or(classifications::staff_id.eq_any(scope.own_staff));
        let mut query = joined!().into_boxed::<MultiBackend>().filter(in_reach);
        if let Some(year) = filter.year {
            query = query.filter(classifications::year.eq(year));
        }
        if let Some(staff_id) = filter.staff_id {
            query = query.filter(classifications::staff_id.eq(staff_id));
        }
        if let Some(unit_id) = filter.unit_id {
            query = query.filter(classifications::unit_id.eq(unit_id));
        }
        if let Some(category) = filter.category {
            query = query.filter(classifications::category.eq(category));
        }
        if let Some(level) = filter.level {
            query = query.filter(classifications::level.eq(level));
        }
        if let Some(words) = &page.q {
            query = query.filter(staff::search.like(containing(words)).escape('\\'));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered().filter(keyset.after()).order(keyset.order_and_limit()).select(shown!()).load(connection)?;
    Ok(keyset.page(
        rows,
        |listed: &Listed, column| match column {
            "year" => CursorValue::Number(i64::from(listed.row.year)),
            "name" => CursorValue::from(&listed.sort_key),
            "entered_at" => CursorValue::Number(listed.row.entered_at.micros()),
            _ => CursorValue::from(listed.row.id),
        },
        total,
    ))
}

/// One classification, or [`Code::NotFound`].
pub fn find(connection: &mut AnyConnection, id: Id) -> Result<Listed> {
    Ok(joined!().filter(classifications::id.eq(id)).select(shown!()).first(connection)?)
}

/// What is entered of these people for a year, by person.
pub fn of_people(connection: &mut AnyConnection, staff_ids: &[Id], year: i32) -> Result<BTreeMap<Id, Classification>> {
    let mut found = BTreeMap::new();
    for ids in staff_ids.chunks(CHUNK) {
        let rows: Vec<Classification> = classifications::table
            .filter(classifications::year.eq(year).and(classifications::staff_id.eq_any(ids)))
            .select(Classification::as_select())
            .load(connection)?;
        found.extend(rows.into_iter().map(|row| (row.staff_id, row)));
    }
    Ok(found)
}

pub fn insert(connection: &mut AnyConnection, row: &Classification) -> Result<()> {
    unless_duplicate(diesel::insert_into(classifications::table).values(row).execute(connection), Code::Stale)?;
    Ok(())
}

/// Writes the classification over the revision before it.
pub fn update(connection: &mut AnyConnection, row: &Classification) -> Result<()> {
    let previous = classifications::revision.eq(row.revision - 1);
    unless_stale(diesel::update(classifications::table.find(row.id).filter(previous)).set(row).execute(connection)?)
}

/// A person as the unit of a day has him.
#[derive(Clone, Debug, Queryable)]
pub struct Member {
    /// The person.
    pub staff_id: Id,
    /// The unit of that day.
    pub unit_id: Id,
    /// That unit's name in tables.
    pub unit_name: String,
    /// The title held on that day.
    pub post_title: String,
}

/// Who belongs to the units in reach on a day, in the order of the units and of the names.
pub fn members_on(
    connection: &mut AnyConnection,
    scope: &Scope,
    units: Option<&[Id]>,
    staff_id: Option<Id>,
    day: NaiveDate,
) -> Result<Vec<Member>> {
    let in_reach = within_reach(connection, "assignments.unit_id", &scope.unit_ids())
        .or(assignments::staff_id.eq_any(scope.own_staff));
    let mut query = assignments::table
        .inner_join(staff::table.on(staff::id.eq(assignments::staff_id)))
        .inner_join(units::table.on(units::id.eq(assignments::unit_id)))
        .into_boxed::<MultiBackend>()
        .filter(in_reach)
        .filter(assignments::first_day.le(day))
        .filter(assignments::last_day.is_null().or(assignments::last_day.ge(day)));
    if let Some(units) = units {
        query = query.filter(assignments::unit_id.eq_any(units.to_vec()));
    }
    if let Some(staff_id) = staff_id {
        query = query.filter(assignments::staff_id.eq(staff_id));
    }
    Ok(query
        .order((units::position, units::id, staff::sort_key, staff::id))
        .select((staff::id, units::id, units::short_name, assignments::post_title))
        .load(connection)?)
}

/// The dated states of these people, by person.
pub fn states_of(connection: &mut AnyConnection, staff_ids: &[Id]) -> Result<BTreeMap<Id, Vec<DatedState>>> {
    let mut found: BTreeMap<Id, Vec<DatedState>> = BTreeMap::new();
    for ids in staff_ids.chunks(CHUNK) {
        let rows: Vec<(Id, NaiveDate, StaffState)> = staff_states::table
            .filter(staff_states::staff_id.eq_any(ids))
            .order((staff_states::staff_id, staff_states::first_day, staff_states::id))
            .select((staff_states::staff_id, staff_states::first_day, staff_states::state))
            .load(connection)?;
        for (staff_id, from, state) in rows {
            found.entry(staff_id).or_default().push(DatedState { from, state });
        }
    }
    Ok(found)
}
