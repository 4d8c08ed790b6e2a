//! Rows and queries of accounts, roles, sessions, slips and keys.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;
use serde_json::json;

use foundation::db::schema::{
    accounts, activation_slips, role_grants, settings, sign_in_failures, sign_in_sessions, signing_keys, substitutions,
};
use foundation::db::{AnyConnection, unless_duplicate, unless_stale};
use foundation::journal::Journaled;
use foundation::kernel::{Code, Id, Instant, Problem, Result, Role};

/// An account as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = accounts, treat_none_as_null = true)]
pub struct Account {
    /// Its id.
    pub id: Id,
    /// The name to sign in with, lower case.
    pub user_name: String,
    /// The name that others see.
    pub display_name: String,
    /// Folded user and display name.
    #[serde(skip)]
    pub search: String,
    /// The person on the roster, if any.
    pub staff_id: Option<Id>,
    /// PHC string; null until the account is activated.
    #[serde(skip)]
    pub password_hash: Option<String>,
    /// Whether nothing else may be done before the password is changed.
    pub must_change_password: bool,
    /// Whether it is shut.
    pub locked: bool,
    /// Where reminders go.
    pub email: Option<String>,
    /// When it was made.
    pub created_at: Instant,
    /// When somebody last signed in.
    #[serde(skip)]
    pub last_sign_in_at: Option<Instant>,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
}

impl Journaled for Account {
    const KIND: &'static str = "accounts";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        None
    }
}

/// A role of an account over a unit.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = role_grants)]
pub struct RoleGrant {
    /// Its id.
    pub id: Id,
    /// Whose.
    pub account_id: Id,
    /// Which role.
    pub role: Role,
    /// Over which unit and all below.
    pub unit_id: Id,
}

impl Journaled for RoleGrant {
    const KIND: &'static str = "role-grants";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }
}

/// A refresh token's family.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = sign_in_sessions)]
pub struct SignInSession {
    /// Its id.
    pub id: Id,
    /// Whose.
    pub account_id: Id,
    /// SHA-256 of the token in force.
    pub token_hash: String,
    /// SHA-256 of the one before it.
    pub previous_token_hash: Option<String>,
    /// When the token in force replaced the one before it.
    pub rotated_at: Instant,
    /// When somebody signed in.
    pub created_at: Instant,
    /// When it was last used.
    pub last_used_at: Instant,
    /// When it ends at the latest.
    pub expires_at: Instant,
    /// From where.
    pub address: String,
    /// With what.
    pub user_agent: String,
}

/// A signing key as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = signing_keys)]
pub struct StoredKey {
    /// `kid`.
    pub key_id: String,
    /// The Ed25519 public key, base64url.
    pub public_key: String,
    /// The PKCS#8 private key, encrypted, base64.
    pub private_key: String,
    /// When it was made.
    pub created_at: Instant,
}

/// The roles of these people, each with the unit at its top: who heads and who leads is told by roles alone.
pub fn roles_of_people(connection: &mut AnyConnection, staff_ids: &[Id]) -> Result<Vec<(Id, Role, Id)>> {
    let rows: Vec<(Option<Id>, Role, Id)> = role_grants::table
        .inner_join(accounts::table.on(accounts::id.eq(role_grants::account_id)))
        .filter(accounts::staff_id.eq_any(staff_ids))
        .select((accounts::staff_id, role_grants::role, role_grants::unit_id))
        .load(connection)?;
    Ok(rows.into_iter().filter_map(|(person, role, unit)| Some((person?, role, unit))).collect())
}

/// The accounts that hold a role over one of these units, each with its person; locked ones hold nothing.
pub fn holders_of(connection: &mut AnyConnection, role: Role, units: &[Id]) -> Result<Vec<(Id, Option<Id>)>> {
    Ok(role_grants::table
        .inner_join(accounts::table.on(accounts::id.eq(role_grants::account_id)))
        .filter(role_grants::role.eq(role))
        .filter(role_grants::unit_id.eq_any(units))
        .filter(accounts::locked.eq(false))
        .select((accounts::id, accounts::staff_id))
        .load(connection)?)
}

pub fn signing_keys(connection: &mut AnyConnection) -> Result<Vec<StoredKey>> {
    Ok(signing_keys::table.select(StoredKey::as_select()).load(connection)?)
}

pub fn insert_signing_key(connection: &mut AnyConnection, key: &StoredKey) -> Result<()> {
    diesel::insert_into(signing_keys::table).values(key).execute(connection)?;
    Ok(())
}

pub fn by_user_name(connection: &mut AnyConnection, user_name: &str) -> Result<Option<Account>> {
    Ok(accounts::table
        .filter(accounts::user_name.eq(user_name))
        .select(Account::as_select())
        .first(connection)
        .optional()?)
}

pub fn find(connection: &mut AnyConnection, id: Id) -> Result<Option<Account>> {
    Ok(accounts::table.find(id).select(Account::as_select()).first(connection).optional()?)
}

pub fn insert(connection: &mut AnyConnection, account: &Account) -> Result<()> {
    unless_duplicate(diesel::insert_into(accounts::table).values(account).execute(connection), Code::UserNameTaken)
        .map_err(|problem| problem.with("name", &account.user_name))?;
    Ok(())
}

/// Writes the account over the revision before it.
pub fn update(connection: &mut AnyConnection, account: &Account) -> Result<()> {
    let written = diesel::update(accounts::table.find(account.id).filter(accounts::revision.eq(account.revision - 1)))
        .set(account)
        .execute(connection);
    let rows = unless_duplicate(written, Code::UserNameTaken)
        .map_err(|problem: Problem| problem.with("name", &account.user_name))?;
    unless_stale(rows)
}

/// Notes a sign-in without touching the revision: it is no change of the account.
pub fn signed_in(connection: &mut AnyConnection, id: Id, now: Instant) -> Result<()> {
    diesel::update(accounts::table.find(id)).set(accounts::last_sign_in_at.eq(now)).execute(connection)?;
    Ok(())
}

pub fn grants_of(connection: &mut AnyConnection, account_id: Id) -> Result<Vec<RoleGrant>> {
    Ok(role_grants::table
        .filter(role_grants::account_id.eq(account_id))
        .order((role_grants::role, role_grants::unit_id))
        .select(RoleGrant::as_select())
        .load(connection)?)
}

/// Every account that is not locked, in the order of their ids.
pub fn unlocked(connection: &mut AnyConnection) -> Result<Vec<Account>> {
    Ok(accounts::table
        .filter(accounts::locked.eq(false))
        .order(accounts::id)
        .select(Account::as_select())
        .load(connection)?)
}

/// The roles of all accounts.
pub fn all_grants(connection: &mut AnyConnection) -> Result<Vec<RoleGrant>> {
    Ok(role_grants::table
        .order((role_grants::account_id, role_grants::role, role_grants::unit_id))
        .select(RoleGrant::as_select())
        .load(connection)?)
}

pub fn insert_grant(connection: &mut AnyConnection, grant: &RoleGrant) -> Result<()> {
    unless_duplicate(diesel::insert_into(role_grants::table).values(grant).execute(connection), Code::AlreadyExists)?;
    Ok(())
}

/// How many accounts that can sign in hold a role.
pub fn holders(connection: &mut AnyConnection, role: Role) -> Result<i64> {
    Ok(role_grants::table
        .inner_join(accounts::table.on(accounts::id.eq(role_grants::account_id)))
        .filter(role_grants::role.eq(role).and(accounts::locked.eq(false)).and(accounts::password_hash.is_not_null()))
        .count()
        .get_result(connection)?)
}

/// Whether `substitute` stands in for `account` on a day.
pub fn stands_in(connection: &mut AnyConnection, account: Id, substitute: Id, day: NaiveDate) -> Result<bool> {
    let rows: i64 = substitutions::table
        .filter(
            substitutions::account_id
                .eq(account)
                .and(substitutions::substitute_account_id.eq(substitute))
                .and(substitutions::first_day.le(day))
                .and(substitutions::last_day.ge(day))
                .and(substitutions::ended_at.is_null()),
        )
        .count()
        .get_result(connection)?;
    Ok(rows > 0)
}

/// For whom an account may act on a day.
pub fn stood_in_for(connection: &mut AnyConnection, substitute: Id, day: NaiveDate) -> Result<Vec<Account>> {
    Ok(substitutions::table
        .inner_join(accounts::table.on(accounts::id.eq(substitutions::account_id)))
        .filter(
            substitutions::substitute_account_id
                .eq(substitute)
                .and(substitutions::first_day.le(day))
                .and(substitutions::last_day.ge(day))
                .and(substitutions::ended_at.is_null()),
        )
        .select(Account::as_select())
        .load(connection)?)
}

pub fn insert_session(connection: &mut AnyConnection, session: &SignInSession) -> Result<()> {
    diesel::insert_into(sign_in_sessions::table).values(session).execute(connection)?;
    Ok(())
}

pub fn session(connection: &mut AnyConnection, id: Id) -> Result<Option<SignInSession>> {
    Ok(sign_in_sessions::table.find(id).select(SignInSession::as_select()).first(connection).optional()?)
}

/// The session that a refresh token belongs to, by the token in force or the one before it.
pub fn session_by_token(connection: &mut AnyConnection, token_hash: &str) -> Result<Option<SignInSession>> {
    Ok(sign_in_sessions::table
        .filter(
            sign_in_sessions::token_hash.eq(token_hash).or(sign_in_sessions::previous_token_hash.eq(Some(token_hash))),
        )
        .select(SignInSession::as_select())
        .first(connection)
        .optional()?)
}

/// Puts the next token of a session in force, unless another request has done so meanwhile.
pub fn rotate(connection: &mut AnyConnection, session: &SignInSession, seen_token_hash: &str) -> Result<bool> {
    let rows = diesel::update(
        sign_in_sessions::table.find(session.id).filter(sign_in_sessions::token_hash.eq(seen_token_hash)),
    )
    .set((
        sign_in_sessions::token_hash.eq(&session.token_hash),
        sign_in_sessions::previous_token_hash.eq(&session.previous_token_hash),
        sign_in_sessions::rotated_at.eq(session.rotated_at),
        sign_in_sessions::last_used_at.eq(session.last_used_at),
    ))
    .execute(connection)?;
    Ok(rows == 1)
}

pub fn sessions_of(connection: &mut AnyConnection, account_id: Id, now: Instant) -> Result<Vec<SignInSession>> {
    Ok(sign_in_sessions::table
        .filter(sign_in_sessions::account_id.eq(account_id).and(sign_in_sessions::expires_at.gt(now)))
        .order(sign_in_sessions::last_used_at.desc())
        .select(SignInSession::as_select())
        .load(connection)?)
}

/// Ends one session of an account; answers whether there was one.
pub fn end_session(connection: &mut AnyConnection, account_id: Id, session_id: Id) -> Result<bool> {
    let rows =
        diesel::delete(sign_in_sessions::table.find(session_id).filter(sign_in_sessions::account_id.eq(account_id)))
            .execute(connection)?;
    Ok(rows > 0)
}

/// Ends all sessions of an account but one.
pub fn end_other_sessions(connection: &mut AnyConnection, account_id: Id, kept: Option<Id>) -> Result<()> {
    let kept = kept.map_or(String::new(), |id| id.to_string());
    diesel::delete(
        sign_in_sessions::table.filter(sign_in_sessions::account_id.eq(account_id).and(sign_in_sessions::id.ne(kept))),
    )
    .execute(connection)?;
    Ok(())
}

/// Failures in a row of a subject, and when the last was.
pub fn failures(connection: &mut AnyConnection, subject: &str) -> Result<Option<(i32, Instant)>> {
    Ok(sign_in_failures::table
        .find(subject)
        .select((sign_in_failures::failures, sign_in_failures::last_at))
        .first(connection)
        .optional()?)
}

pub fn note_failure(connection: &mut AnyConnection, subject: &str, now: Instant) -> Result<()> {
    let counted = diesel::update(sign_in_failures::table.find(subject))
        .set((sign_in_failures::failures.eq(sign_in_failures::failures + 1), sign_in_failures::last_at.eq(now)))
        .execute(connection)?;
    if counted == 0 {
        diesel::insert_into(sign_in_failures::table)
            .values((
                sign_in_failures::subject.eq(subject),
                sign_in_failures::failures.eq(1),
                sign_in_failures::last_at.eq(now),
            ))
            .execute(connection)?;
    }
    Ok(())
}

pub fn forget_failures(connection: &mut AnyConnection, subject: &str) -> Result<()> {
    diesel::delete(sign_in_failures::table.find(subject)).execute(connection)?;
    Ok(())
}

/// An activation slip that can still be used.
pub fn open_slip(connection: &mut AnyConnection, code_hash: &str, now: Instant) -> Result<Option<Id>> {
    Ok(activation_slips::table
        .find(code_hash)
        .filter(activation_slips::used_at.is_null().and(activation_slips::expires_at.gt(now)))
        .select(activation_slips::account_id)
        .first(connection)
        .optional()?)
}

/// Uses a slip up; [`Code::LinkInvalid`] when somebody was faster.
pub fn use_slip(connection: &mut AnyConnection, code_hash: &str, now: Instant) -> Result<()> {
    let rows = diesel::update(activation_slips::table.find(code_hash).filter(activation_slips::used_at.is_null()))
        .set(activation_slips::used_at.eq(now))
        .execute(connection)?;
    if rows == 0 { Err(Code::LinkInvalid.into()) } else { Ok(()) }
}

pub fn insert_slip(
    connection: &mut AnyConnection,
    code_hash: &str,
    account_id: Id,
    now: Instant,
    expires_at: Instant,
) -> Result<()> {
    diesel::insert_into(activation_slips::table)
        .values((
            activation_slips::code_hash.eq(code_hash),
            activation_slips::account_id.eq(account_id),
            activation_slips::created_at.eq(now),
            activation_slips::expires_at.eq(expires_at),
        ))
        .execute(connection)?;
    Ok(())
}

/// A named value of the installation.
pub fn setting(connection: &mut AnyConnection, name: &str) -> Result<Option<String>> {
    Ok(settings::table.find(name).select(settings::value).first(connection).optional()?)
}

pub fn put_setting(connection: &mut AnyConnection, name: &str, value: &str) -> Result<()> {
    let rows = diesel::update(settings::table.find(name)).set(settings::value.eq(value)).execute(connection)?;
    if rows == 0 {
        diesel::insert_into(settings::table)
            .values((settings::name.eq(name), settings::value.eq(value)))
            .execute(connection)?;
    }
    Ok(())
}

pub fn remove_setting(connection: &mut AnyConnection, name: &str) -> Result<()> {
    diesel::delete(settings::table.find(name)).execute(connection)?;
    Ok(())
}

/// What a session says of itself on record.
pub fn session_payload(session: &SignInSession) -> serde_json::Value {
    json!({ "session_id": session.id, "user_agent": session.user_agent })
}
