//! What an administrator does with accounts.

use std::collections::HashMap;

use serde_json::json;

use super::super::service::{NewAccount, create_with_hash, grant};
use super::super::sessions::{hashed, new_code};
use super::super::store::{self as accounts, Account, RoleGrant};
use super::dto::{
    AccountBody, AccountFilter, AccountView, FromRosterBody, GrantBody, GrantView, NewAccountBody, SlipView,
};
use super::rules::{SLIP_SECONDS, new_user_name};
use super::store::{self, Wanted};
use crate::units;
use foundation::db::{AnyConnection, Database};
use foundation::http::{IfMatch, Patch};
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Fault, Id, Page, PageRequest, Principal, Problem, Result, Role, Scope, search_key};

pub async fn list(
    database: &Database,
    scope: Scope,
    filter: AccountFilter,
    page: PageRequest,
) -> Result<Page<AccountView>> {
    database
        .read(move |connection| {
            let units = match filter.unit_id {
                Some(unit_id) => Some(units::tree(connection)?.below(unit_id)),
                None => None,
            };
            let wanted = Wanted { role: filter.role, units, locked: filter.locked, activated: filter.activated };
            let page = store::list(connection, &scope, &wanted, &page)?;
            let mut roles = roles_of(connection, &page.items.iter().map(|account| account.id).collect::<Vec<_>>())?;
            Ok(page.map(|account| {
                let roles = roles.remove(&account.id).unwrap_or_default();
                AccountView::new(account, roles)
            }))
        })
        .await
}

pub async fn get(database: &Database, scope: Scope, id: Id) -> Result<AccountView> {
    database
        .read(move |connection| {
            let account = in_reach(connection, &scope, id)?;
            view(connection, account)
        })
        .await
}

pub async fn create(database: &Database, who: &Principal, scope: Scope, body: NewAccountBody) -> Result<AccountView> {
    journal::write(database, who, move |tx| {
        let roles = body.roles.unwrap_or_default();
        let mut faults = Vec::new();
        for (index, role) in roles.iter().enumerate() {
            if let Err(fault) = unit_in_reach(&scope, role.unit_id) {
                faults.push(fault.below(&format!("/roles/{index}")));
            }
            if roles[..index].iter().any(|other| (other.role, other.unit_id) == (role.role, role.unit_id)) {
                faults.push(Fault::new(format!("/roles/{index}"), Code::Duplicate));
            }
        }
        faults.extend(person_fault(tx, &scope, body.staff_id)?);
        if !faults.is_empty() {
            return Err(Problem::invalid(faults));
        }
        person_is_free(tx, body.staff_id, None)?;
        let roles: Vec<(Role, Id)> = roles.into_iter().map(|role| (role.role, role.unit_id)).collect();
        let new = NewAccount {
            user_name: &body.user_name,
            display_name: &body.display_name,
            password: None,
            staff_id: body.staff_id,
            roles: &roles,
        };
        let account = create_with_hash(tx, new, None, body.email)?;
        view(tx, account)
    })
    .await
}

pub async fn change(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    if_match: IfMatch,
    patch: Patch<AccountBody>,
) -> Result<AccountView> {
    journal::write(database, who, move |tx| {
        let before = in_reach(tx, &scope, id)?;
        if_match.require(before.revision)?;
        let body = patch.apply(&before.clone().into())?;
        if body.staff_id != before.staff_id {
            let faults = person_fault(tx, &scope, body.staff_id)?;
            if !faults.is_empty() {
                return Err(Problem::invalid(faults));
            }
            person_is_free(tx, body.staff_id, Some(id))?;
        }
        let user_name = body.user_name.to_lowercase();
        let after = Account {
            search: search_key(&format!("{user_name} {}", body.display_name)),
            user_name,
            display_name: body.display_name,
            staff_id: body.staff_id,
            email: body.email,
            must_change_password: body.must_change_password,
            revision: before.revision + 1,
            ..before.clone()
        };
        accounts::update(tx, &after)?;
        tx.changed("change", &before, &after)?;
        view(tx, after)
    })
    .await
}

pub async fn give_role(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    body: GrantBody,
) -> Result<GrantView> {
    journal::write(database, who, move |tx| {
        let account = in_reach(tx, &scope, id)?;
        unit_in_reach(&scope, body.unit_id).map_err(|fault| Problem::invalid(vec![fault]))?;
        let granted = grant(tx, id, body.role, body.unit_id)?;
        counted(tx, account)?;
        let unit_name = units::find(tx, body.unit_id)?.name;
        Ok(GrantView { id: granted.id, role: granted.role, unit_id: granted.unit_id, unit_name })
    })
    .await
}

pub async fn take_role(database: &Database, who: &Principal, scope: Scope, id: Id, grant_id: Id) -> Result<()> {
    journal::write(database, who, move |tx| {
        store::lock_administrators(tx)?;
        let account = in_reach(tx, &scope, id)?;
        let taken = store::find_grant(tx, id, grant_id)?;
        store::delete_grant(tx, grant_id)?;
        if taken.role == Role::Admin {
            an_administrator_is_left(tx)?;
        }
        tx.deleted("take_role", &taken)?;
        counted(tx, account)
    })
    .await
}

/// A new slip for an account; those before it are void. It also lets somebody choose anew who has forgotten.
pub async fn new_slip(database: &Database, who: &Principal, scope: Scope, id: Id) -> Result<SlipView> {
    journal::write(database, who, move |tx| {
        let account = in_reach(tx, &scope, id)?;
        if account.locked {
            return Err(Code::AccountLocked.into());
        }
        let grants = accounts::grants_of(tx, id)?;
        let unit_name = grants.first().map(|grant| units::find(tx, grant.unit_id)).transpose()?.map(|unit| unit.name);
        slip(tx, &account, unit_name)
    })
    .await
}

/// An account with the role `staff` over the own unit for everybody on the roster who has none.
pub async fn from_roster(
    database: &Database,
    who: &Principal,
    scope: Scope,
    body: FromRosterBody,
) -> Result<Vec<SlipView>> {
    journal::write(database, who, move |tx| {
        let unit_ids = match body.unit_id {
            None => scope.units,
            Some(unit_id) => {
                unit_in_reach(&scope, unit_id).map_err(|fault| Problem::invalid(vec![fault]))?;
                units::tree(tx)?.below(unit_id)
            }
        };
        let mut taken = store::user_names(tx)?;
        let mut slips = Vec::new();
        for person in store::people_without_account(tx, &unit_ids)? {
            let new = NewAccount {
                user_name: &new_user_name(&person.full_name, &mut taken),
                display_name: &person.full_name,
                password: None,
                staff_id: Some(person.id),
                roles: &[(Role::Staff, person.unit_id)],
            };
            let account = create_with_hash(tx, new, None, person.email)?;
            slips.push(slip(tx, &account, Some(person.unit_name))?);
        }
        Ok(slips)
    })
    .await
}

/// Shuts an account, and ends its sessions; or opens it again.
pub async fn set_locked(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    locked: bool,
) -> Result<AccountView> {
    journal::write(database, who, move |tx| {
        store::lock_administrators(tx)?;
        let before = in_reach(tx, &scope, id)?;
        if before.locked == locked {
            return view(tx, before);
        }
        let after = Account { locked, revision: before.revision + 1, ..before.clone() };
        accounts::update(tx, &after)?;
        if locked {
            an_administrator_is_left(tx)?;
            store::end_sessions(tx, id)?;
            store::void_slips(tx, id)?;
        }
        tx.changed(if locked { "lock" } else { "unlock" }, &before, &after)?;
        view(tx, after)
    })
    .await
}

/// Signs an account out everywhere.
pub async fn end_sessions(database: &Database, who: &Principal, scope: Scope, id: Id) -> Result<()> {
    journal::write(database, who, move |tx| {
        in_reach(tx, &scope, id)?;
        let ended = store::end_sessions(tx, id)?;
        if ended > 0 {
            tx.event("end_sessions", "accounts", id, None, json!({ "sessions": ended }));
        }
        Ok(())
    })
    .await
}

fn slip(tx: &mut Transaction<'_>, account: &Account, unit_name: Option<String>) -> Result<SlipView> {
    let now = tx.who().now;
    let (code, expires_at) = (new_code(), now.plus_seconds(SLIP_SECONDS));
    store::void_slips(tx, account.id)?;
    accounts::insert_slip(tx, &hashed(&code), account.id, now, expires_at)?;
    tx.event("slip", "accounts", account.id, None, json!({ "expires_at": expires_at }));
    Ok(SlipView {
        account_id: account.id,
        user_name: account.user_name.clone(),
        display_name: account.display_name.clone(),
        unit_name,
        code,
        expires_at,
    })
}

/// Counts a change of the roles as a change of the account: its ETag covers them.
fn counted(tx: &mut Transaction<'_>, account: Account) -> Result<()> {
    accounts::update(tx, &Account { revision: account.revision + 1, ..account })
}

fn an_administrator_is_left(connection: &mut AnyConnection) -> Result<()> {
    if accounts::holders(connection, Role::Admin)? == 0 { Err(Code::LastAdministrator.into()) } else { Ok(()) }
}

/// The account, when all its roles lie in reach.
fn in_reach(connection: &mut AnyConnection, scope: &Scope, id: Id) -> Result<Account> {
    let account = accounts::find(connection, id)?.ok_or(Code::NotFound)?;
    for grant in accounts::grants_of(connection, id)? {
        scope.require(Some(grant.unit_id), None)?;
    }
    Ok(account)
}

fn unit_in_reach(scope: &Scope, unit_id: Id) -> std::result::Result<(), Fault> {
    if scope.holds(Some(unit_id), None) { Ok(()) } else { Err(Fault::new("/unit_id", Code::UnknownReference)) }
}

fn person_fault(connection: &mut AnyConnection, scope: &Scope, staff_id: Option<Id>) -> Result<Vec<Fault>> {
    match staff_id {
        Some(staff_id) if !store::person_exists(connection, scope, staff_id)? => {
            Ok(vec![Fault::new("/staff_id", Code::UnknownReference)])
        }
        _ => Ok(Vec::new()),
    }
}

/// Nobody has two accounts: the record must tell one person by one name.
fn person_is_free(connection: &mut AnyConnection, staff_id: Option<Id>, account_id: Option<Id>) -> Result<()> {
    let Some(staff_id) = staff_id else { return Ok(()) };
    match store::account_of(connection, staff_id)? {
        Some(other) if Some(other) != account_id => Err(Fault::new("/staff_id", Code::AlreadyExists).into()),
        _ => Ok(()),
    }
}

fn view(connection: &mut AnyConnection, account: Account) -> Result<AccountView> {
    let roles = roles_of(connection, &[account.id])?.remove(&account.id).unwrap_or_default();
    Ok(AccountView::new(account, roles))
}

fn roles_of(connection: &mut AnyConnection, account_ids: &[Id]) -> Result<HashMap<Id, Vec<GrantView>>> {
    let mut roles: HashMap<Id, Vec<GrantView>> = HashMap::new();
    for (RoleGrant { id, account_id, role, unit_id }, unit_name) in store::grants_with_units(connection, account_ids)? {
        roles.entry(account_id).or_default().push(GrantView { id, role, unit_id, unit_name });
    }
    Ok(roles)
}
