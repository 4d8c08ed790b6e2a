//! Signing in and out, the first administrator, activation, passwords.

use serde_json::json;

use super::dto::{ActivationBody, LoginBody, Me, OwnRole, PasswordBody, SessionView, SetUpBody, StoodInFor};
use super::passwords;
use super::sessions::{self, Presented, hashed, judge, new_token, tidy_code, wait_seconds};
use super::store::{self, Account, RoleGrant, SignInSession};
use super::tokens::Tokens;
use crate::units;
use foundation::db::{AnyConnection, Database};
use foundation::http::Facts;
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Fault, Id, Instant, PERMISSIONS, Principal, Problem, Result, Role, search_key};

const SET_UP_TOKEN: &str = "set_up_token_hash";

/// What signing in gives: an access token for the body, a refresh token for the cookie.
pub struct SignedIn {
    /// JWT.
    pub access_token: String,
    /// For the cookie alone.
    pub refresh_token: String,
}

/// Whether somebody can administrate already.
pub fn administrator_exists(connection: &mut AnyConnection) -> Result<bool> {
    Ok(store::holders(connection, Role::Admin)? > 0)
}

/// A new one-time token for the first administrator; the one before it is void. `None` once there is one.
pub fn new_set_up_token(connection: &mut AnyConnection) -> Result<Option<String>> {
    if administrator_exists(connection)? {
        return Ok(None);
    }
    let token = new_token();
    store::put_setting(connection, SET_UP_TOKEN, &hashed(&token))?;
    Ok(Some(token))
}

/// Makes the first administrator and signs him in.
pub async fn set_up(
    database: &Database,
    tokens: &Tokens,
    facts: &Facts,
    user_agent: String,
    body: SetUpBody,
) -> Result<SignedIn> {
    weak_is_a_fault(&body.password, &body.user_name, "/password")?;
    let hash = hash_away(body.password.clone()).await?;
    let token_hash = hashed(&body.token);
    let who = nobody_yet(facts);
    let (session, refresh_token) = new_session(facts, user_agent);
    let opened = session.clone();
    let account_id = journal::write(database, &who, move |tx| {
        if administrator_exists(tx)? {
            return Err(Code::AlreadySetUp.into());
        }
        if store::setting(tx, SET_UP_TOKEN)?.as_deref() != Some(token_hash.as_str()) {
            return Err(Code::LinkInvalid.into());
        }
        store::remove_setting(tx, SET_UP_TOKEN)?;
        let root = units::root(tx)?;
        let roles = [(Role::Admin, root.id)];
        let new = NewAccount {
            user_name: &body.user_name,
            display_name: &body.display_name,
            password: None,
            staff_id: None,
            roles: &roles,
        };
        let account = create_with_hash(tx, new, Some(hash), None)?;
        open_session(tx, SignInSession { account_id: account.id, ..opened })?;
        Ok(account.id)
    })
    .await?;
    signed_in(tokens, account_id, session.id, refresh_token, facts.now)
}

/// An account to be made.
pub struct NewAccount<'a> {
    /// The name to sign in with.
    pub user_name: &'a str,
    /// The name that others see.
    pub display_name: &'a str,
    /// The password; `None` until it is activated by a slip.
    pub password: Option<&'a str>,
    /// The person on the roster, if any.
    pub staff_id: Option<Id>,
    /// Roles, each over a unit and all below.
    pub roles: &'a [(Role, Id)],
}

/// Makes an account with its roles. The caller has the right to, and has checked the password.
pub fn create_account(tx: &mut Transaction<'_>, new: NewAccount<'_>) -> Result<Account> {
    let password_hash = new.password.map(passwords::hash).transpose()?;
    create_with_hash(tx, new, password_hash, None)
}

/// The same with the hash of the password, or none before the account is activated, and where reminders go.
pub fn create_with_hash(
    tx: &mut Transaction<'_>,
    new: NewAccount<'_>,
    password_hash: Option<String>,
    email: Option<String>,
) -> Result<Account> {
    let now = tx.who().now;
    let user_name = new.user_name.to_lowercase();
    let account = Account {
        id: Id::new(now),
        search: search_key(&format!("{user_name} {}", new.display_name)),
        user_name,
        display_name: new.display_name.to_owned(),
        staff_id: new.staff_id,
        password_hash,
        must_change_password: false,
        locked: false,
        email,
        created_at: now,
        last_sign_in_at: None,
        revision: 1,
    };
    store::insert(tx, &account)?;
    tx.created("create", &account)?;
    for (role, unit_id) in new.roles {
        grant(tx, account.id, *role, *unit_id)?;
    }
    Ok(account)
}

/// Gives an account a role over a unit. The caller has the right to.
pub fn grant(tx: &mut Transaction<'_>, account_id: Id, role: Role, unit_id: Id) -> Result<RoleGrant> {
    let granted = RoleGrant { id: Id::new(tx.who().now), account_id, role, unit_id };
    store::insert_grant(tx, &granted)?;
    tx.created("grant", &granted)?;
    Ok(granted)
}

/// Signs in with user name and password.
pub async fn login(
    database: &Database,
    tokens: &Tokens,
    facts: &Facts,
    user_agent: String,
    body: LoginBody,
) -> Result<SignedIn> {
    let user_name = body.user_name.to_lowercase();
    let subjects = [format!("account:{user_name}"), format!("address:{}", facts.address)];
    let (asked, now) = (subjects.clone(), facts.now);
    let account = database
        .read(move |connection| {
            for subject in &asked {
                if let Some((failures, last_at)) = store::failures(connection, subject)? {
                    let seconds = wait_seconds(failures, last_at, now);
                    if seconds > 0 {
                        return Err(Problem::new(Code::TooManyRequests).with("seconds", seconds));
                    }
                }
            }
            store::by_user_name(connection, &user_name)
        })
        .await?;
    let stored = account.as_ref().and_then(|account| account.password_hash.clone());
    let password = body.password;
    let right = verify_away(password, stored).await?;
    let Some(account) = account.filter(|_| right) else {
        let now = facts.now;
        database
            .write_transaction(move |connection| {
                for subject in &subjects {
                    store::note_failure(connection, subject, now)?;
                }
                Ok(())
            })
            .await?;
        return Err(Code::SignInFailed.into());
    };
    if account.locked {
        return Err(Code::AccountLocked.into());
    }
    let (session, refresh_token) = new_session(facts, user_agent);
    let session = SignInSession { account_id: account.id, ..session };
    let opened = session.clone();
    journal::write(database, &as_account(facts, &account), move |tx| {
        for subject in &subjects {
            store::forget_failures(tx, subject)?;
        }
        open_session(tx, opened)
    })
    .await?;
    signed_in(tokens, account.id, session.id, refresh_token, facts.now)
}

/// A new access token for a refresh token; the refresh token is replaced.
pub async fn refresh(database: &Database, tokens: &Tokens, facts: &Facts, presented: &str) -> Result<SignedIn> {
    let (presented_hash, now) = (hashed(presented), facts.now);
    let next = new_token();
    let next_hash = hashed(&next);
    let session = database
        .write_transaction(move |connection| {
            let Some(session) = store::session_by_token(connection, &presented_hash)? else {
                return Ok(None);
            };
            let verdict = judge(&presented_hash, &session.token_hash, session.rotated_at, now);
            if verdict == Presented::Stolen || session.expires_at <= now {
                store::end_session(connection, session.account_id, session.id)?;
                return Ok(None);
            }
            let account = store::find(connection, session.account_id)?.filter(|account| !account.locked);
            if account.is_none() {
                return Ok(None);
            }
            // The predecessor's 30 seconds run from the first replacement, however often it is presented.
            let rotated_at = if verdict == Presented::Current { now } else { session.rotated_at };
            let rotated = SignInSession {
                token_hash: next_hash,
                previous_token_hash: Some(presented_hash),
                rotated_at,
                last_used_at: now,
                ..session.clone()
            };
            let first = store::rotate(connection, &rotated, &session.token_hash)?;
            Ok(first.then_some(rotated))
        })
        .await?;
    let session = session.ok_or(Code::SessionEnded)?;
    signed_in(tokens, session.account_id, session.id, next, facts.now)
}

/// Ends the session of a refresh token; without one there is nothing to end.
pub async fn logout(database: &Database, presented: Option<String>) -> Result<()> {
    let Some(presented) = presented else { return Ok(()) };
    database
        .write_transaction(move |connection| {
            if let Some(session) = store::session_by_token(connection, &hashed(&presented))? {
                store::end_session(connection, session.account_id, session.id)?;
            }
            Ok(())
        })
        .await
}

/// Chooses the password of an account with its activation slip, and signs in.
pub async fn activate(
    database: &Database,
    tokens: &Tokens,
    facts: &Facts,
    user_agent: String,
    body: ActivationBody,
) -> Result<SignedIn> {
    let (code_hash, now) = (hashed(&tidy_code(&body.code)), facts.now);
    let looked_up = code_hash.clone();
    let account = database
        .read(move |connection| {
            let account_id = store::open_slip(connection, &looked_up, now)?.ok_or(Code::LinkInvalid)?;
            let account = store::find(connection, account_id)?.ok_or(Code::LinkInvalid)?;
            if account.locked { Err(Code::AccountLocked.into()) } else { Ok(account) }
        })
        .await?;
    weak_is_a_fault(&body.password, &account.user_name, "/password")?;
    let hash = hash_away(body.password).await?;
    let (session, refresh_token) = new_session(facts, user_agent);
    let session = SignInSession { account_id: account.id, ..session };
    let opened = session.clone();
    let account_id = account.id;
    journal::write(database, &as_account(facts, &account), move |tx| {
        store::use_slip(tx, &code_hash, now)?;
        set_password(tx, account_id, hash)?;
        store::end_other_sessions(tx, account_id, None)?;
        open_session(tx, opened)
    })
    .await?;
    signed_in(tokens, account_id, session.id, refresh_token, facts.now)
}

/// Changes one's own password; every other session ends.
pub async fn change_password(database: &Database, who: &Principal, body: PasswordBody) -> Result<()> {
    let account_id = who.account_id;
    let account =
        database.read(move |connection| Ok(store::find(connection, account_id)?.ok_or(Code::SessionEnded)?)).await?;
    if !verify_away(body.current_password, account.password_hash.clone()).await? {
        return Err(Problem::invalid(vec![Fault::new("/current_password", Code::PasswordWrong)]));
    }
    weak_is_a_fault(&body.new_password, &account.user_name, "/new_password")?;
    let hash = hash_away(body.new_password).await?;
    let kept = who.session_id;
    journal::write(database, who, move |tx| {
        set_password(tx, account_id, hash)?;
        store::end_other_sessions(tx, account_id, kept)
    })
    .await
}

fn set_password(tx: &mut Transaction<'_>, account_id: Id, hash: String) -> Result<()> {
    let before = store::find(tx, account_id)?.ok_or(Code::NotFound)?;
    let after =
        Account { password_hash: Some(hash), must_change_password: false, revision: before.revision + 1, ..before };
    store::update(tx, &after)?;
    // The hash stays out of the record, so the change shows as an event.
    tx.event("set_password", "accounts", account_id, None, json!({}));
    Ok(())
}

/// Who I am, with my roles and what they allow.
pub async fn me(database: &Database, who: &Principal) -> Result<Me> {
    let who = who.clone();
    database
        .read(move |connection| {
            let account = store::find(connection, who.account_id)?.ok_or(Code::SessionEnded)?;
            let mut roles = Vec::with_capacity(who.grants.len());
            for grant in &who.grants {
                let unit_name = units::find(connection, grant.unit_id)?.name;
                roles.push(OwnRole { role: grant.role, unit_id: grant.unit_id, unit_name });
            }
            let may_act_for = store::stood_in_for(connection, account.id, who.now.day())?
                .into_iter()
                .map(|other| StoodInFor { account_id: other.id, name: other.display_name })
                .collect();
            let own = who.acting_for.is_none() && who.staff_id.is_some();
            let permissions = PERMISSIONS
                .iter()
                .filter(|row| {
                    (own && row.own) || who.grants.iter().any(|grant| row.comes_with(grant.role, grant.whole))
                })
                .map(|row| row.name.to_owned())
                .collect();
            Ok(Me {
                account_id: account.id,
                user_name: account.user_name,
                display_name: account.display_name,
                staff_id: account.staff_id,
                must_change_password: account.must_change_password,
                roles,
                permissions,
                acting_for: who.acting_for.map(|other| StoodInFor { account_id: other.account_id, name: other.name }),
                may_act_for,
            })
        })
        .await
}

/// Where I am signed in.
pub async fn own_sessions(database: &Database, who: &Principal) -> Result<Vec<SessionView>> {
    let (account_id, now, current) = (who.account_id, who.now, who.session_id);
    let sessions = database.read(move |connection| store::sessions_of(connection, account_id, now)).await?;
    Ok(sessions
        .into_iter()
        .map(|session| SessionView {
            current: current == Some(session.id),
            id: session.id,
            created_at: session.created_at,
            last_used_at: session.last_used_at,
            address: session.address,
            user_agent: session.user_agent,
        })
        .collect())
}

/// Signs out elsewhere.
pub async fn end_own_session(database: &Database, who: &Principal, session_id: Id) -> Result<()> {
    let account_id = who.account_id;
    journal::write(database, who, move |tx| {
        if !store::end_session(tx, account_id, session_id)? {
            return Err(Code::NotFound.into());
        }
        tx.event("end_session", "accounts", account_id, None, json!({ "session_id": session_id }));
        Ok(())
    })
    .await
}

fn weak_is_a_fault(password: &str, user_name: &str, pointer: &str) -> Result<()> {
    passwords::check_strength(password, user_name).map_err(|code| Problem::invalid(vec![Fault::new(pointer, code)]))
}

/// Hashing takes its time by design: never on a thread that serves requests.
async fn hash_away(password: String) -> Result<String> {
    tokio::task::spawn_blocking(move || passwords::hash(&password)).await.map_err(Problem::internal)?
}

async fn verify_away(password: String, stored: Option<String>) -> Result<bool> {
    tokio::task::spawn_blocking(move || passwords::verify(&password, stored.as_deref()))
        .await
        .map_err(Problem::internal)
}

fn new_session(facts: &Facts, user_agent: String) -> (SignInSession, String) {
    let token = new_token();
    let id = Id::new(facts.now);
    let session = SignInSession {
        id,
        account_id: id,
        token_hash: hashed(&token),
        previous_token_hash: None,
        rotated_at: facts.now,
        created_at: facts.now,
        last_used_at: facts.now,
        expires_at: facts.now.plus_seconds(sessions::LIFETIME_SECONDS),
        address: facts.address.clone(),
        user_agent,
    };
    (session, token)
}

fn open_session(tx: &mut Transaction<'_>, session: SignInSession) -> Result<()> {
    store::insert_session(tx, &session)?;
    store::signed_in(tx, session.account_id, session.created_at)?;
    tx.event("sign_in", "accounts", session.account_id, None, store::session_payload(&session));
    Ok(())
}

fn signed_in(tokens: &Tokens, account_id: Id, session_id: Id, refresh_token: String, now: Instant) -> Result<SignedIn> {
    let access_token = tokens.issue(account_id, Some(session_id), None, now)?;
    Ok(SignedIn { access_token, refresh_token })
}

fn nobody_yet(facts: &Facts) -> Principal {
    Principal { address: facts.address.clone(), request_id: facts.request_id.clone(), ..Principal::system(facts.now) }
}

fn as_account(facts: &Facts, account: &Account) -> Principal {
    Principal {
        account_id: account.id,
        name: account.display_name.clone(),
        staff_id: account.staff_id,
        ..nobody_yet(facts)
    }
}
