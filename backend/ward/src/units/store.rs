//! Rows and queries of units.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

use super::rules::UnitKind;
use foundation::db::schema::units;
use foundation::db::{AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, unless_duplicate, unless_stale};
use foundation::journal::Journaled;
use foundation::kernel::{Code, CursorValue, Id, Page, PageRequest, Result, Scope, search_key};

/// A unit as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = units, treat_none_as_null = true)]
pub struct Unit {
    /// Its id.
    pub id: Id,
    /// The unit above; null for the top.
    pub parent_id: Option<Id>,
    /// What it is.
    pub kind: UnitKind,
    /// Its full name.
    pub name: String,
    /// Its name in tables.
    pub short_name: String,
    /// Folded names, to be found by.
    #[serde(skip)]
    pub search: String,
    /// Mã định danh: an opaque text of at most 35 characters (NĐ 278/2025).
    pub agency_code: Option<String>,
    /// Its place among its brothers.
    pub position: i32,
    /// How many must be on duty on each working day.
    pub minimum_on_duty: i32,
    /// The share of people that may be away, in percent; null: no such limit.
    pub maximum_away_percent: Option<i32>,
    /// `mon,tue,…`
    pub working_weekdays: String,
    /// False once it has been dissolved.
    pub active: bool,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
}

impl Journaled for Unit {
    const KIND: &'static str = "units";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.id)
    }

    fn feed(&self) -> Option<Value> {
        Some(json!({
            "id": self.id,
            "parent_id": self.parent_id,
            "kind": self.kind,
            "name": self.name,
            "agency_code": self.agency_code,
            "active": self.active,
        }))
    }
}

/// Who lies below whom.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    parents: BTreeMap<Id, Option<Id>>,
}

impl Tree {
    /// The tree as it stands.
    pub fn load(connection: &mut AnyConnection) -> Result<Self> {
        let rows: Vec<(Id, Option<Id>)> = units::table.select((units::id, units::parent_id)).load(connection)?;
        Ok(Self { parents: rows.into_iter().collect() })
    }

    /// A unit and all below it.
    pub fn below(&self, top: Id) -> BTreeSet<Id> {
        self.parents.keys().copied().filter(|unit| *unit == top || self.above(*unit).contains(&top)).collect()
    }

    /// The units above a unit, nearest first.
    pub fn above(&self, unit: Id) -> Vec<Id> {
        std::iter::successors(self.parents.get(&unit).copied().flatten(), |unit| {
            self.parents.get(unit).copied().flatten()
        })
        .collect()
    }

    /// The units that gain or lose something below or above them when `unit` goes below `parent`.
    pub fn reach_changed_by(&self, unit: Id, parent: Id) -> Vec<Id> {
        let before: BTreeSet<Id> = self.above(unit).into_iter().collect();
        let after: BTreeSet<Id> = std::iter::once(parent).chain(self.above(parent)).collect();
        before.symmetric_difference(&after).copied().chain(self.below(unit)).collect()
    }

    /// Those of these units that lie below no other one of them.
    pub fn tops<'a>(&'a self, reach: &'a BTreeSet<Id>) -> impl Iterator<Item = Id> + 'a {
        reach.iter().copied().filter(|unit| !self.above(*unit).iter().any(|above| reach.contains(above)))
    }

    /// How many units there are.
    pub fn len(&self) -> usize {
        self.parents.len()
    }

    /// Whether there is no unit at all.
    pub fn is_empty(&self) -> bool {
        self.parents.is_empty()
    }

    /// Whether a unit is in the tree.
    pub fn contains(&self, unit: Id) -> bool {
        self.parents.contains_key(&unit)
    }
}

const SORTS: [SortColumn; 3] = [
    SortColumn { name: "position", sql: "units.position", kind: SortKind::Number },
    SortColumn { name: "name", sql: "units.search", kind: SortKind::Text },
    SortColumn { name: "kind", sql: "units.kind", kind: SortKind::Text },
];

/// The units in scope.
pub fn list(
    connection: &mut AnyConnection,
    scope: &Scope,
    (parent_id, kind, active): (Option<Id>, Option<UnitKind>, Option<bool>),
    page: &PageRequest,
) -> Result<Page<Unit>> {
    let keyset = Keyset::new(page, &SORTS, "position", "units.id")?;
    let filtered = || {
        let mut query = units::table.into_boxed::<MultiBackend>().filter(units::id.eq_any(scope.unit_ids()));
        if let Some(parent_id) = parent_id {
            query = query.filter(units::parent_id.eq(parent_id));
        }
        if let Some(kind) = kind {
            query = query.filter(units::kind.eq(kind));
        }
        if let Some(active) = active {
            query = query.filter(units::active.eq(active));
        }
        if let Some(words) = &page.q {
            query = query.filter(units::search.like(foundation::db::containing(words)).escape('\\'));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows =
        filtered().filter(keyset.after()).order(keyset.order_and_limit()).select(Unit::as_select()).load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &Unit, column| match column {
            "position" => CursorValue::Number(i64::from(row.position)),
            "name" => CursorValue::from(&row.search),
            "kind" => CursorValue::from(row.kind),
            _ => CursorValue::from(row.id),
        },
        total,
    ))
}

/// One unit, or [`Code::NotFound`].
pub fn find(connection: &mut AnyConnection, id: Id) -> Result<Unit> {
    Ok(units::table.find(id).select(Unit::as_select()).first(connection)?)
}

/// The names of all units, for lists that are handed out.
pub fn names(connection: &mut AnyConnection) -> Result<Vec<(Id, String)>> {
    Ok(units::table.select((units::id, units::name)).load(connection)?)
}

/// Several units, in the order of their places; ids that no unit has are left out.
pub fn of_ids(connection: &mut AnyConnection, ids: &[Id]) -> Result<Vec<Unit>> {
    Ok(units::table
        .filter(units::id.eq_any(ids.to_vec()))
        .order((units::position, units::id))
        .select(Unit::as_select())
        .load(connection)?)
}

/// The units of these kinds.
pub fn of_kinds(connection: &mut AnyConnection, kinds: &[UnitKind]) -> Result<Vec<Id>> {
    Ok(units::table.filter(units::kind.eq_any(kinds.to_vec())).order(units::id).select(units::id).load(connection)?)
}

/// The top of the tree: the ward, or the city.
pub fn root(connection: &mut AnyConnection) -> Result<Unit> {
    Ok(units::table.filter(units::parent_id.is_null()).select(Unit::as_select()).first(connection)?)
}

/// Locks these units until the end of the transaction, each by id, so that two approvals cannot pass each other. Lock
/// them before people and courses.
pub fn lock(connection: &mut AnyConnection, ids: &BTreeSet<Id>) -> Result<()> {
    for id in ids {
        diesel::update(units::table.find(*id)).set(units::revision.eq(units::revision)).execute(connection)?;
    }
    Ok(())
}

pub fn insert(connection: &mut AnyConnection, unit: &Unit) -> Result<()> {
    unless_duplicate(diesel::insert_into(units::table).values(unit).execute(connection), Code::AlreadyExists)?;
    Ok(())
}

/// Writes the unit over the revision before it.
pub fn update(connection: &mut AnyConnection, unit: &Unit) -> Result<()> {
    let written = diesel::update(units::table.find(unit.id).filter(units::revision.eq(unit.revision - 1)))
        .set(unit)
        .execute(connection);
    unless_stale(unless_duplicate(written, Code::AlreadyExists)?)
}

/// Notes that other units than before lie below these, or above them. It is no change of the units themselves: nobody's edit of them
/// becomes stale by it.
pub fn note_new_reach(connection: &mut AnyConnection, ids: &[Id]) -> Result<()> {
    diesel::update(units::table.filter(units::id.eq_any(ids)))
        .set(units::reach_revision.eq(units::reach_revision + 1))
        .execute(connection)?;
    Ok(())
}

/// How often units have been moved in or out below a unit, or it has come below others: what was there once may be out of
/// reach since. And whether it is the top of the tree.
pub fn reach_revision(connection: &mut AnyConnection, id: Id) -> Result<(i64, bool)> {
    let shown = (units::reach_revision, units::parent_id.is_null());
    Ok(units::table.find(id).select(shown).first(connection)?)
}

pub fn search_of(name: &str, short_name: &str) -> String {
    search_key(&format!("{name} {short_name}"))
}
