//! Rows and queries of substitutes.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use foundation::db::schema::{accounts, role_grants, substitutions};
use foundation::db::{AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, unless_stale};
use foundation::journal::Journaled;
use foundation::kernel::{CursorValue, Id, Instant, Page, PageRequest, Result, Scope};

/// A substitution as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = substitutions, treat_none_as_null = true)]
pub struct Substitution {
    /// Its id.
    pub id: Id,
    /// Who is away.
    pub account_id: Id,
    /// Who acts.
    pub substitute_account_id: Id,
    /// From this day.
    pub first_day: NaiveDate,
    /// To this day.
    pub last_day: NaiveDate,
    /// Why.
    pub reason: String,
    /// When it was named.
    pub created_at: Instant,
    /// When it was ended early.
    pub ended_at: Option<Instant>,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
}

impl Journaled for Substitution {
    const KIND: &'static str = "substitutions";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        None
    }
}

/// Whose substitutions may be seen and changed.
#[derive(Clone, Copy)]
pub enum Reach {
    /// Those that the account named, and those in which it acts.
    Own(Id),
    /// Everybody's whose roles lie in the administrator's units.
    Everybody,
}

const SORTS: [SortColumn; 2] = [
    SortColumn { name: "first_day", sql: "substitutions.first_day", kind: SortKind::Day },
    SortColumn { name: "last_day", sql: "substitutions.last_day", kind: SortKind::Day },
];

macro_rules! in_reach {
    ($scope:expr, $reach:expr) => {{
        let mut query = substitutions::table.into_boxed::<MultiBackend>();
        match $reach {
            Reach::Own(account_id) => {
                query = query.filter(
                    substitutions::account_id.eq(account_id).or(substitutions::substitute_account_id.eq(account_id)),
                );
            }
            Reach::Everybody => {
                let beyond = role_grants::table.filter(
                    role_grants::account_id
                        .eq(substitutions::account_id)
                        .and(role_grants::unit_id.ne_all($scope.unit_ids())),
                );
                query = query.filter(diesel::dsl::not(diesel::dsl::exists(beyond)));
            }
        }
        query
    }};
}

/// The substitutions in reach; those in force on `on` alone, where that is given.
pub fn list(
    connection: &mut AnyConnection,
    scope: &Scope,
    reach: Reach,
    on: Option<NaiveDate>,
    page: &PageRequest,
) -> Result<Page<Substitution>> {
    let keyset = Keyset::new(page, &SORTS, "-first_day", "substitutions.id")?;
    let filtered = || {
        let mut query = in_reach!(scope, reach);
        if let Some(day) = on {
            query = query.filter(
                substitutions::first_day
                    .le(day)
                    .and(substitutions::last_day.ge(day))
                    .and(substitutions::ended_at.is_null()),
            );
        }
        if let Some(words) = &page.q {
            let pattern = foundation::db::containing(words);
            let named = accounts::table.filter(
                accounts::id
                    .eq(substitutions::account_id)
                    .or(accounts::id.eq(substitutions::substitute_account_id))
                    .and(accounts::search.like(pattern).escape('\\')),
            );
            query = query.filter(diesel::dsl::exists(named));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select(Substitution::as_select())
        .load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &Substitution, column| match column {
            "first_day" => CursorValue::from(row.first_day),
            "last_day" => CursorValue::from(row.last_day),
            _ => CursorValue::from(row.id),
        },
        total,
    ))
}

/// One substitution in reach.
pub fn find(connection: &mut AnyConnection, scope: &Scope, reach: Reach, id: Id) -> Result<Substitution> {
    Ok(in_reach!(scope, reach).filter(substitutions::id.eq(id)).select(Substitution::as_select()).first(connection)?)
}

pub fn insert(connection: &mut AnyConnection, substitution: &Substitution) -> Result<()> {
    diesel::insert_into(substitutions::table).values(substitution).execute(connection)?;
    Ok(())
}

/// Writes the substitution over the revision before it.
pub fn update(connection: &mut AnyConnection, substitution: &Substitution) -> Result<()> {
    let rows = diesel::update(
        substitutions::table.find(substitution.id).filter(substitutions::revision.eq(substitution.revision - 1)),
    )
    .set(substitution)
    .execute(connection)?;
    unless_stale(rows)
}

const CANDIDATE_SORTS: [SortColumn; 1] = [SortColumn { name: "name", sql: "accounts.search", kind: SortKind::Text }];

/// Somebody who may stand in.
#[derive(Queryable)]
pub struct Candidate {
    /// The account.
    pub id: Id,
    /// The name.
    pub display_name: String,
    /// Folded names.
    pub search: String,
}

macro_rules! candidates {
    ($scope:expr) => {{
        let here = role_grants::table
            .filter(role_grants::account_id.eq(accounts::id).and(role_grants::unit_id.eq_any($scope.unit_ids())));
        accounts::table
            .into_boxed::<MultiBackend>()
            .filter(accounts::locked.eq(false))
            .filter(diesel::dsl::exists(here))
    }};
}

/// Open accounts but `own` with a role over a unit in scope.
pub fn candidates(
    connection: &mut AnyConnection,
    scope: &Scope,
    own: Id,
    page: &PageRequest,
) -> Result<Page<Candidate>> {
    let keyset = Keyset::new(page, &CANDIDATE_SORTS, "name", "accounts.id")?;
    let filtered = || {
        let mut query = candidates!(scope).filter(accounts::id.ne(own));
        if let Some(words) = &page.q {
            query = query.filter(accounts::search.like(foundation::db::containing(words)).escape('\\'));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select((accounts::id, accounts::display_name, accounts::search))
        .load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &Candidate, column| match column {
            "name" => CursorValue::from(&row.search),
            _ => CursorValue::from(row.id),
        },
        total,
    ))
}

/// Whether an account may stand in for somebody of this scope.
pub fn is_candidate(connection: &mut AnyConnection, scope: &Scope, account_id: Id) -> Result<bool> {
    let rows: i64 = candidates!(scope).filter(accounts::id.eq(account_id)).count().get_result(connection)?;
    Ok(rows > 0)
}

/// The names of accounts.
pub fn names(connection: &mut AnyConnection, ids: Vec<Id>) -> Result<Vec<(Id, String)>> {
    Ok(accounts::table
        .filter(accounts::id.eq_any(ids))
        .select((accounts::id, accounts::display_name))
        .load(connection)?)
}

/// Whether all roles of an account lie in scope, and it has one.
pub fn holds_office_in(connection: &mut AnyConnection, scope: &Scope, account_id: Id) -> Result<bool> {
    let units: Vec<Id> = role_grants::table
        .filter(role_grants::account_id.eq(account_id))
        .select(role_grants::unit_id)
        .load(connection)?;
    Ok(!units.is_empty() && units.into_iter().all(|unit| scope.holds(Some(unit), None)))
}
