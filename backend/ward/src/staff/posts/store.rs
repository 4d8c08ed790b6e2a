//! Rows and queries of posts and of pairs that take turns.

use std::collections::BTreeSet;

use diesel::prelude::*;
use serde::Serialize;

use crate::staff::rules::PostLevel;
use foundation::db::schema::{posts, staff_pairs, units};
use foundation::db::{AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, unless_duplicate, unless_stale};
use foundation::journal::Journaled;
use foundation::kernel::{Code, CursorValue, Id, Page, PageRequest, Result, Scope};

/// A post (vị trí việc làm) of a unit.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = posts, treat_none_as_null = true)]
pub struct Post {
    /// Its id.
    pub id: Id,
    /// The unit that has it.
    pub unit_id: Id,
    /// What it is called.
    pub title: String,
    /// The title, folded, to be found by.
    #[serde(skip)]
    pub search: String,
    /// Leading or specialist.
    pub level: PostLevel,
    /// The fields of study that meet its professional requirement, as a JSON list.
    pub fields_of_study: String,
    /// False once it is no longer filled.
    pub active: bool,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
}

impl Post {
    /// The fields of study that meet its professional requirement.
    pub fn fields(&self) -> Vec<String> {
        serde_json::from_str(&self.fields_of_study).unwrap_or_default()
    }
}

impl Journaled for Post {
    const KIND: &'static str = "posts";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }
}

/// What the list of posts can be narrowed to.
#[derive(Clone, Debug, Default)]
pub struct Narrowing {
    /// Only of these units.
    pub units: Option<BTreeSet<Id>>,
    /// Only leading, or only specialist.
    pub level: Option<PostLevel>,
    /// Only those that are filled, or only the others.
    pub active: Option<bool>,
}

/// A post with the name and the place of its unit.
pub type Listed = (Post, String, i32);

const SORTS: [SortColumn; 2] = [
    SortColumn { name: "unit", sql: "units.position", kind: SortKind::Number },
    SortColumn { name: "title", sql: "posts.search", kind: SortKind::Text },
];

/// The posts of the units in scope.
pub fn list(
    connection: &mut AnyConnection,
    scope: &Scope,
    narrowing: &Narrowing,
    page: &PageRequest,
) -> Result<Page<Listed>> {
    let keyset = Keyset::new(page, &SORTS, "unit,title", "posts.id")?;
    let filtered = || {
        let mut query = posts::table
            .inner_join(units::table.on(units::id.eq(posts::unit_id)))
            .into_boxed::<MultiBackend>()
            .filter(posts::unit_id.eq_any(scope.unit_ids()));
        if let Some(units) = &narrowing.units {
            query = query.filter(posts::unit_id.eq_any(units.iter().copied().collect::<Vec<_>>()));
        }
        if let Some(level) = narrowing.level {
            query = query.filter(posts::level.eq(level));
        }
        if let Some(active) = narrowing.active {
            query = query.filter(posts::active.eq(active));
        }
        if let Some(words) = &page.q {
            query = query.filter(posts::search.like(foundation::db::containing(words)).escape('\\'));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select((Post::as_select(), units::name, units::position))
        .load(connection)?;
    Ok(keyset.page(
        rows,
        |(row, _, position): &Listed, column| match column {
            "unit" => CursorValue::Number(i64::from(*position)),
            "title" => CursorValue::from(&row.search),
            _ => CursorValue::from(row.id),
        },
        total,
    ))
}

/// One post, or [`Code::NotFound`].
pub fn find(connection: &mut AnyConnection, id: Id) -> Result<Post> {
    Ok(posts::table.find(id).select(Post::as_select()).first(connection)?)
}

/// One post, if there is one with this id.
pub fn known(connection: &mut AnyConnection, id: Id) -> Result<Option<Post>> {
    Ok(posts::table.find(id).select(Post::as_select()).first(connection).optional()?)
}

/// The post of a unit with exactly this title.
pub fn titled(connection: &mut AnyConnection, unit_id: Id, title: &str) -> Result<Option<Post>> {
    Ok(posts::table
        .filter(posts::unit_id.eq(unit_id).and(posts::title.eq(title)))
        .select(Post::as_select())
        .first(connection)
        .optional()?)
}

/// The titles of all posts of these units, by the post's id.
pub fn titles(connection: &mut AnyConnection, units: &[Id]) -> Result<Vec<(Id, String)>> {
    Ok(posts::table.filter(posts::unit_id.eq_any(units.to_vec())).select((posts::id, posts::title)).load(connection)?)
}

pub fn insert(connection: &mut AnyConnection, post: &Post) -> Result<()> {
    unless_duplicate(diesel::insert_into(posts::table).values(post).execute(connection), Code::AlreadyExists)?;
    Ok(())
}

/// Writes the post over the revision before it.
pub fn update(connection: &mut AnyConnection, post: &Post) -> Result<()> {
    let previous = posts::revision.eq(post.revision - 1);
    let written = diesel::update(posts::table.find(post.id).filter(previous)).set(post).execute(connection);
    unless_stale(unless_duplicate(written, Code::AlreadyExists)?)
}

/// Two people of whom one must stay.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = staff_pairs)]
pub struct StaffPair {
    /// Its id.
    pub id: Id,
    /// Their unit.
    pub unit_id: Id,
    /// One of them: the one with the smaller id, so that a pair stands once.
    pub one_staff_id: Id,
    /// The other one.
    pub other_staff_id: Id,
}

impl Journaled for StaffPair {
    const KIND: &'static str = "staff-pairs";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }
}

const PAIR_SORTS: [SortColumn; 1] = [SortColumn { name: "unit", sql: "staff_pairs.unit_id", kind: SortKind::Text }];

/// The pairs of the units in scope.
pub fn list_pairs(
    connection: &mut AnyConnection,
    scope: &Scope,
    units: Option<&BTreeSet<Id>>,
    page: &PageRequest,
) -> Result<Page<StaffPair>> {
    let keyset = Keyset::new(page, &PAIR_SORTS, "unit", "staff_pairs.id")?;
    let filtered = || {
        let mut query =
            staff_pairs::table.into_boxed::<MultiBackend>().filter(staff_pairs::unit_id.eq_any(scope.unit_ids()));
        if let Some(units) = units {
            query = query.filter(staff_pairs::unit_id.eq_any(units.iter().copied().collect::<Vec<_>>()));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select(StaffPair::as_select())
        .load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &StaffPair, column| match column {
            "unit" => CursorValue::from(row.unit_id),
            _ => CursorValue::from(row.id),
        },
        total,
    ))
}

/// One pair, or [`Code::NotFound`].
pub fn find_pair(connection: &mut AnyConnection, id: Id) -> Result<StaffPair> {
    Ok(staff_pairs::table.find(id).select(StaffPair::as_select()).first(connection)?)
}

/// The pairs of a unit.
pub fn pairs_of(connection: &mut AnyConnection, unit_id: Id) -> Result<Vec<(Id, Id)>> {
    Ok(staff_pairs::table
        .filter(staff_pairs::unit_id.eq(unit_id))
        .order(staff_pairs::id)
        .select((staff_pairs::one_staff_id, staff_pairs::other_staff_id))
        .load(connection)?)
}

pub fn insert_pair(connection: &mut AnyConnection, pair: &StaffPair) -> Result<()> {
    let written = diesel::insert_into(staff_pairs::table).values(pair).execute(connection);
    unless_duplicate(written, Code::AlreadyExists)?;
    Ok(())
}

pub fn delete_pair(connection: &mut AnyConnection, id: Id) -> Result<()> {
    unless_stale(diesel::delete(staff_pairs::table.find(id)).execute(connection)?)
}
