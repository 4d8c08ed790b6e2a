//! Rows and queries of accounts as the administrator sees them.

use std::collections::{BTreeSet, HashSet};

use diesel::prelude::*;

use super::super::store::{Account, RoleGrant};
use foundation::db::schema::{accounts, activation_slips, role_grants, sign_in_sessions, staff, units};
use foundation::db::{AnyConnection, Keyset, MultiBackend, SortColumn, SortKind};
use foundation::kernel::{CursorValue, Id, Page, PageRequest, Result, Role, Scope};

const SORTS: [SortColumn; 4] = [
    SortColumn { name: "user_name", sql: "accounts.user_name", kind: SortKind::Text },
    SortColumn { name: "name", sql: "accounts.search", kind: SortKind::Text },
    SortColumn { name: "created_at", sql: "accounts.created_at", kind: SortKind::Number },
    SortColumn { name: "last_sign_in_at", sql: "coalesce(accounts.last_sign_in_at, 0)", kind: SortKind::Number },
];

/// What the list of accounts is narrowed to.
#[derive(Default)]
pub struct Wanted {
    /// Holding this role.
    pub role: Option<Role>,
    /// Holding a role over one of these units.
    pub units: Option<BTreeSet<Id>>,
    /// Shut or open.
    pub locked: Option<bool>,
    /// With or without a password.
    pub activated: Option<bool>,
}

/// The accounts in reach.
pub fn list(
    connection: &mut AnyConnection,
    scope: &Scope,
    wanted: &Wanted,
    page: &PageRequest,
) -> Result<Page<Account>> {
    let keyset = Keyset::new(page, &SORTS, "user_name", "accounts.id")?;
    let filtered = || {
        let beyond = role_grants::table
            .filter(role_grants::account_id.eq(accounts::id).and(role_grants::unit_id.ne_all(scope.unit_ids())));
        let mut query =
            accounts::table.into_boxed::<MultiBackend>().filter(diesel::dsl::not(diesel::dsl::exists(beyond)));
        if let Some(role) = wanted.role {
            let held =
                role_grants::table.filter(role_grants::account_id.eq(accounts::id).and(role_grants::role.eq(role)));
            query = query.filter(diesel::dsl::exists(held));
        }
        if let Some(units) = &wanted.units {
            let units: Vec<Id> = units.iter().copied().collect();
            let over = role_grants::table
                .filter(role_grants::account_id.eq(accounts::id).and(role_grants::unit_id.eq_any(units)));
            query = query.filter(diesel::dsl::exists(over));
        }
        if let Some(locked) = wanted.locked {
            query = query.filter(accounts::locked.eq(locked));
        }
        match wanted.activated {
            Some(true) => query = query.filter(accounts::password_hash.is_not_null()),
            Some(false) => query = query.filter(accounts::password_hash.is_null()),
            None => {}
        }
        if let Some(words) = &page.q {
            query = query.filter(accounts::search.like(foundation::db::containing(words)).escape('\\'));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select(Account::as_select())
        .load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &Account, column| match column {
            "user_name" => CursorValue::from(&row.user_name),
            "name" => CursorValue::from(&row.search),
            "created_at" => CursorValue::Number(row.created_at.micros()),
            "last_sign_in_at" => CursorValue::Number(row.last_sign_in_at.map_or(0, |at| at.micros())),
            _ => CursorValue::from(row.id),
        },
        total,
    ))
}

/// The roles of several accounts, each with its unit's name.
pub fn grants_with_units(connection: &mut AnyConnection, account_ids: &[Id]) -> Result<Vec<(RoleGrant, String)>> {
    Ok(role_grants::table
        .inner_join(units::table.on(units::id.eq(role_grants::unit_id)))
        .filter(role_grants::account_id.eq_any(account_ids.to_vec()))
        .order((units::position, role_grants::role))
        .select((RoleGrant::as_select(), units::name))
        .load(connection)?)
}

/// One role of an account.
pub fn find_grant(connection: &mut AnyConnection, account_id: Id, grant_id: Id) -> Result<RoleGrant> {
    Ok(role_grants::table
        .find(grant_id)
        .filter(role_grants::account_id.eq(account_id))
        .select(RoleGrant::as_select())
        .first(connection)?)
}

pub fn delete_grant(connection: &mut AnyConnection, grant_id: Id) -> Result<()> {
    diesel::delete(role_grants::table.find(grant_id)).execute(connection)?;
    Ok(())
}

/// Makes others wait who would take an administrator away at the same time: two of them could each leave the other one.
pub fn lock_administrators(connection: &mut AnyConnection) -> Result<()> {
    diesel::update(role_grants::table.filter(role_grants::role.eq(Role::Admin)))
        .set(role_grants::role.eq(Role::Admin))
        .execute(connection)?;
    Ok(())
}

/// Slips that nobody has used are void.
pub fn void_slips(connection: &mut AnyConnection, account_id: Id) -> Result<()> {
    diesel::delete(
        activation_slips::table
            .filter(activation_slips::account_id.eq(account_id).and(activation_slips::used_at.is_null())),
    )
    .execute(connection)?;
    Ok(())
}

/// Ends all sessions of an account; answers how many.
pub fn end_sessions(connection: &mut AnyConnection, account_id: Id) -> Result<usize> {
    Ok(diesel::delete(sign_in_sessions::table.filter(sign_in_sessions::account_id.eq(account_id)))
        .execute(connection)?)
}

pub fn user_names(connection: &mut AnyConnection) -> Result<HashSet<String>> {
    Ok(accounts::table.select(accounts::user_name).load::<String>(connection)?.into_iter().collect())
}

/// The account of a person on the roster.
pub fn account_of(connection: &mut AnyConnection, staff_id: Id) -> Result<Option<Id>> {
    Ok(accounts::table.filter(accounts::staff_id.eq(staff_id)).select(accounts::id).first(connection).optional()?)
}

/// As much of a person on the roster as an account needs. The roster's own room lies after this one, so these columns
/// are read here.
#[derive(Queryable)]
pub struct RosterPerson {
    /// The person.
    pub id: Id,
    /// The full name.
    pub full_name: String,
    /// The unit.
    pub unit_id: Id,
    /// That unit's name.
    pub unit_name: String,
    /// Where mail goes.
    pub email: Option<String>,
}

/// States of people who have no more business here (the roster's codes).
const GONE: [&str; 2] = ["retired", "left"];

/// Whether there is such a person in these units.
pub fn person_exists(connection: &mut AnyConnection, scope: &Scope, staff_id: Id) -> Result<bool> {
    let rows: i64 = staff::table
        .filter(staff::id.eq(staff_id).and(staff::unit_id.eq_any(scope.unit_ids())))
        .count()
        .get_result(connection)?;
    Ok(rows > 0)
}

/// People of these units who have no account, in the order of units and names.
pub fn people_without_account(connection: &mut AnyConnection, unit_ids: &BTreeSet<Id>) -> Result<Vec<RosterPerson>> {
    let theirs = accounts::table.filter(accounts::staff_id.eq(staff::id.nullable()));
    Ok(staff::table
        .inner_join(units::table.on(units::id.eq(staff::unit_id)))
        .filter(staff::unit_id.eq_any(unit_ids.iter().copied().collect::<Vec<Id>>()))
        .filter(staff::state.ne_all(GONE))
        .filter(diesel::dsl::not(diesel::dsl::exists(theirs)))
        .order((units::position, units::id, staff::sort_key, staff::id))
        .select((staff::id, staff::full_name, staff::unit_id, units::name, staff::email))
        .load(connection)?)
}
