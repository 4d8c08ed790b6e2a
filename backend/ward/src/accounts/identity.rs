//! Who is asking: the principal behind a token, read from the database and remembered for at most five seconds.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};

use super::store::{self, Account, RoleGrant};
use super::tokens::{Claims, Tokens};
use crate::units::{self, Tree};
use foundation::db::{AnyConnection, Database};
use foundation::http::{Facts, Identified, Identities};
use foundation::kernel::{ActingFor, Code, Grant, Id, Instant, Principal, Result};

/// How long what was read is believed, in seconds.
const REMEMBERED_SECONDS: i64 = 5;
/// How many are remembered before the old ones are thrown out.
const REMEMBERED: usize = 10_000;

/// Account or client, session, scopes of the token, whom it acts for.
type Key = (Id, Option<Id>, Option<String>, Option<Id>);

/// Reads programs' identities; the room of API clients implements it.
pub trait Clients: Send + Sync {
    /// The principal of a client's token.
    fn principal(&self, connection: &mut AnyConnection, claims: &Claims, facts: &Facts) -> Result<Principal>;
}

/// The directory of accounts.
pub struct Directory {
    database: Database,
    tokens: Arc<Tokens>,
    clients: Option<Arc<dyn Clients>>,
    remembered: Mutex<Memory>,
}

/// What is remembered. It is counted how often it was forgotten: what was read before that may be out of date when it
/// comes to be remembered after it.
#[derive(Default)]
struct Memory {
    forgotten: u64,
    principals: HashMap<Key, Principal>,
}

impl Directory {
    /// A directory over the database.
    pub fn new(database: Database, tokens: Arc<Tokens>, clients: Option<Arc<dyn Clients>>) -> Self {
        Self { database, tokens, clients, remembered: Mutex::default() }
    }

    async fn find(&self, token: &str, facts: &Facts, acting_for: Option<Id>) -> Result<Principal> {
        if !self.tokens.knows_key_of(token) {
            let tokens = self.tokens.clone();
            self.database.read(move |connection| tokens.reload(connection)).await?;
        }
        let claims = self.tokens.check(token, facts.now)?;
        let key = (claims.sub, claims.sid, claims.scope.clone(), acting_for);
        if let Some(known) = self.recall(&key, facts) {
            return Ok(known);
        }
        let forgotten = self.memory().forgotten;
        let (facts, clients) = (facts.clone(), self.clients.clone());
        let principal = self
            .database
            .read(move |connection| match (&claims.scope, clients) {
                (Some(_), Some(clients)) => clients.principal(connection, &claims, &facts),
                (Some(_), None) => Err(Code::TokenInvalid.into()),
                (None, _) => person(connection, &claims, &facts, acting_for),
            })
            .await?;
        let mut memory = self.memory();
        if memory.forgotten == forgotten {
            if memory.principals.len() >= REMEMBERED {
                memory.principals.clear();
            }
            memory.principals.insert(key, principal.clone());
        }
        Ok(principal)
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.remembered.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn recall(&self, key: &Key, facts: &Facts) -> Option<Principal> {
        let memory = self.memory();
        let known = memory.principals.get(key)?;
        let age = facts.now.seconds() - known.now.seconds();
        (0..REMEMBERED_SECONDS).contains(&age).then(|| Principal {
            address: facts.address.clone(),
            request_id: facts.request_id.clone(),
            now: facts.now,
            ..known.clone()
        })
    }
}

impl Identities for Directory {
    fn forget(&self) {
        let mut memory = self.memory();
        memory.forgotten += 1;
        memory.principals.clear();
    }

    fn identify<'a>(&'a self, token: &'a str, facts: &'a Facts, acting_for: Option<Id>) -> Identified<'a> {
        Box::pin(async move {
            let principal = self.find(token, facts, acting_for).await?;
            // `now` of what is remembered is the moment of reading; a request carries its own.
            Ok(Principal {
                address: facts.address.clone(),
                request_id: facts.request_id.clone(),
                now: facts.now,
                ..principal
            })
        })
    }
}

fn person(connection: &mut AnyConnection, claims: &Claims, facts: &Facts, acting_for: Option<Id>) -> Result<Principal> {
    let session = claims.sid.ok_or(Code::TokenInvalid)?;
    let session = store::session(connection, session)?.ok_or(Code::SessionEnded)?;
    if session.account_id != claims.sub || session.expires_at <= facts.now {
        return Err(Code::SessionEnded.into());
    }
    let account = store::find(connection, claims.sub)?.ok_or(Code::SessionEnded)?;
    if account.locked {
        return Err(Code::AccountLocked.into());
    }
    let tree = units::tree(connection)?;
    let (office, acting_for) = match acting_for {
        None => (account.id, None),
        Some(other) => {
            if !store::stands_in(connection, other, account.id, facts.now.day())? {
                return Err(Code::Forbidden.into());
            }
            let other = store::find(connection, other)?.ok_or(Code::Forbidden)?;
            let acting_for = ActingFor { account_id: other.id, staff_id: other.staff_id, name: other.display_name };
            (other.id, Some(acting_for))
        }
    };
    let grants = grants(connection, &tree, office)?;
    Ok(Principal {
        account_id: account.id,
        name: account.display_name,
        staff_id: account.staff_id,
        grants,
        acting_for,
        client: None,
        session_id: Some(session.id),
        must_change_password: account.must_change_password,
        address: facts.address.clone(),
        request_id: facts.request_id.clone(),
        now: facts.now,
        idempotency: None,
    })
}

/// The principal behind a user name, without a token: for the demonstration, which is told before anybody signs in.
pub fn principal_of(connection: &mut AnyConnection, user_name: &str, facts: &Facts) -> Result<Principal> {
    let account = store::by_user_name(connection, user_name)?.ok_or(Code::SignInFailed)?;
    let principal = unsigned(connection, account, facts.now)?;
    Ok(Principal { address: facts.address.clone(), request_id: facts.request_id.clone(), ..principal })
}

/// The principal of an account that is not locked, without a token: for what acts with its rights while nobody signs in.
/// [`Code::NotFound`] where there is none.
pub fn principal_of_account(connection: &mut AnyConnection, account_id: Id, now: Instant) -> Result<Principal> {
    let account = store::find(connection, account_id)?.filter(|account| !account.locked).ok_or(Code::NotFound)?;
    unsigned(connection, account, now)
}

fn unsigned(connection: &mut AnyConnection, account: Account, now: Instant) -> Result<Principal> {
    let tree = units::tree(connection)?;
    Ok(Principal {
        account_id: account.id,
        name: account.display_name,
        staff_id: account.staff_id,
        grants: grants(connection, &tree, account.id)?,
        ..Principal::system(now)
    })
}

/// The principal of every account that is not locked, each with the address for mail that it names: for what is asked of
/// everybody at a time. Nobody signs in by it.
pub fn principals(connection: &mut AnyConnection, now: Instant) -> Result<Vec<(Principal, Option<String>)>> {
    let tree = units::tree(connection)?;
    let mut known = Covers::new();
    let mut of_account: HashMap<Id, Vec<Grant>> = HashMap::new();
    for row in store::all_grants(connection)? {
        of_account.entry(row.account_id).or_default().push(grant(&mut known, &tree, &row));
    }
    Ok(store::unlocked(connection)?
        .into_iter()
        .map(|account| {
            let principal = Principal {
                account_id: account.id,
                name: account.display_name,
                staff_id: account.staff_id,
                grants: of_account.remove(&account.id).unwrap_or_default(),
                ..Principal::system(now)
            };
            (principal, account.email)
        })
        .collect())
}

/// The units that a role over a unit covers, found once for each.
type Covers = HashMap<Id, Arc<std::collections::BTreeSet<Id>>>;

fn grant(known: &mut Covers, tree: &Tree, row: &RoleGrant) -> Grant {
    let covers = known.entry(row.unit_id).or_insert_with(|| Arc::new(tree.below(row.unit_id))).clone();
    Grant { role: row.role, unit_id: row.unit_id, whole: covers.len() == tree.len(), covers }
}

fn grants(connection: &mut AnyConnection, tree: &Tree, account_id: Id) -> Result<Vec<Grant>> {
    let mut known = Covers::new();
    Ok(store::grants_of(connection, account_id)?.iter().map(|row| grant(&mut known, tree, row)).collect())
}
