//! What is done with API clients and their tokens.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::dto::{ClientBody, ClientFilter, ClientSecretBody, ProgramToken};
use super::rules::{
    self, ClientScope, TokenFault, TokenRefused, USUAL_ALERT_AFTER_HOURS, USUAL_REQUESTS_PER_MINUTE, VALID_SECRETS,
    is_valid,
};
use super::store::{self, ApiClient, ApiClientSecret, ClientFailure};
use foundation::db::{AnyConnection, Database};
use foundation::http::{Facts, IfMatch, Patch, may_come_from};
use foundation::journal::{self, Transaction};
use foundation::kernel::{
    ClientGrant, Code, Fault, Id, Instant, Page, PageRequest, Principal, Problem, Result, Scope, TextEnum as _,
    search_key,
};
use ward::accounts::{Claims, Clients, LIFETIME_SECONDS, Tokens, hashed, new_token};
use ward::units;

/// A client with its secrets.
type Known = (ApiClient, Vec<ApiClientSecret>);

pub async fn list(database: &Database, scope: Scope, filter: ClientFilter, page: PageRequest) -> Result<Page<Known>> {
    database
        .read(move |connection| {
            let page = store::list(connection, &scope, filter.active, &page)?;
            let ids: Vec<Id> = page.items.iter().map(|client| client.id).collect();
            let secrets = store::secrets_of(connection, &ids)?;
            Ok(page.map(|client| {
                let own = secrets.iter().filter(|secret| secret.client_id == client.id).cloned().collect();
                (client, own)
            }))
        })
        .await
}

pub async fn get(database: &Database, scope: Scope, id: Id) -> Result<Known> {
    database.read(move |connection| known(connection, &scope, id)).await
}

fn known(connection: &mut AnyConnection, scope: &Scope, id: Id) -> Result<Known> {
    let client = store::find(connection, id)?.ok_or(Code::NotFound)?;
    scope.require(Some(client.unit_id), None)?;
    let secrets = store::secrets_of(connection, &[id])?;
    Ok((client, secrets))
}

pub async fn create(database: &Database, who: &Principal, scope: Scope, body: ClientBody) -> Result<Known> {
    let (id, now) = (Id::new(who.now), who.now);
    journal::write(database, who, move |tx| {
        check_unit(tx, &scope, body.unit_id)?;
        let addresses = addresses(&body)?;
        let client = ApiClient {
            id,
            search: search_key(&body.name),
            name: body.name,
            unit_id: body.unit_id,
            scopes: rules::written(&body.scopes),
            epoch: Id::new(now).to_string(),
            active: body.active.unwrap_or(true),
            created_at: now,
            last_used_at: None,
            revision: 1,
            addresses,
            requests_per_minute: body.requests_per_minute.unwrap_or(USUAL_REQUESTS_PER_MINUTE),
            expires_at: body.expires_at,
            last_used_from: None,
            alert_after_hours: body.alert_after_hours.unwrap_or(USUAL_ALERT_AFTER_HOURS),
        };
        store::insert(tx, &client)?;
        tx.created("create", &client)?;
        Ok((client, Vec::new()))
    })
    .await
}

pub async fn change(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    if_match: IfMatch,
    patch: Patch<ClientBody>,
) -> Result<Known> {
    let now = who.now;
    journal::write(database, who, move |tx| {
        let (before, secrets) = known(tx, &scope, id)?;
        if_match.require(before.revision)?;
        let body = patch.apply(&before.clone().into())?;
        if body.unit_id != before.unit_id {
            check_unit(tx, &scope, body.unit_id)?;
        }
        let starts_over = rules::must_start_over((before.unit_id, &before.scopes()), (body.unit_id, &body.scopes));
        let addresses = addresses(&body)?;
        let after = ApiClient {
            search: search_key(&body.name),
            name: body.name,
            unit_id: body.unit_id,
            scopes: rules::written(&body.scopes),
            epoch: if starts_over { Id::new(now).to_string() } else { before.epoch.clone() },
            active: body.active.unwrap_or(true),
            revision: before.revision + 1,
            addresses,
            requests_per_minute: body.requests_per_minute.unwrap_or(USUAL_REQUESTS_PER_MINUTE),
            expires_at: body.expires_at,
            alert_after_hours: body.alert_after_hours.unwrap_or(USUAL_ALERT_AFTER_HOURS),
            ..before.clone()
        };
        store::update(tx, &after)?;
        tx.changed("change", &before, &after)?;
        Ok((after, secrets))
    })
    .await
}

fn addresses(body: &ClientBody) -> Result<String> {
    let fault = |place| Fault::new(format!("/addresses/{place}"), Code::InvalidValue);
    rules::written_addresses(body.addresses.as_deref().unwrap_or_default())
        .map_err(|wrong| Problem::invalid(wrong.into_iter().map(fault).collect()))
}

fn check_unit(connection: &mut AnyConnection, scope: &Scope, unit_id: Id) -> Result<()> {
    let known = scope.holds(Some(unit_id), None) && units::tree(connection)?.contains(unit_id);
    if known { Ok(()) } else { Err(Problem::invalid(vec![Fault::new("/unit_id", Code::UnknownReference)])) }
}

/// A new secret of a client, with its text: nobody can show that again.
pub async fn create_secret(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    body: ClientSecretBody,
) -> Result<(ApiClientSecret, String)> {
    let now = who.now;
    if !is_valid(body.expires_at, now) {
        return Err(Problem::invalid(vec![Fault::new("/expires_at", Code::InvalidValue)]));
    }
    journal::write(database, who, move |tx| {
        locked(tx, &scope, id)?;
        let valid = store::secrets_of(tx, &[id])?.iter().filter(|other| is_valid(other.expires_at, now)).count();
        if valid >= VALID_SECRETS {
            return Err(Code::TooManySecrets.into());
        }
        let text = new_token();
        let secret = ApiClientSecret {
            id: Id::new(now),
            client_id: id,
            secret_hash: hashed(&text),
            created_at: now,
            expires_at: body.expires_at,
        };
        store::insert_secret(tx, &secret)?;
        tx.created("create", &secret)?;
        Ok((secret, text))
    })
    .await
}

pub async fn revoke_secret(database: &Database, who: &Principal, scope: Scope, id: Id, secret_id: Id) -> Result<()> {
    journal::write(database, who, move |tx| {
        locked(tx, &scope, id)?;
        let secret = store::secrets_of(tx, &[id])?.into_iter().find(|secret| secret.id == secret_id);
        let secret = secret.ok_or(Code::NotFound)?;
        store::delete_secret(tx, secret_id)?;
        tx.deleted("revoke", &secret)
    })
    .await
}

/// Locks a client in reach, so that no two requests change its secrets at once.
fn locked(tx: &mut Transaction<'_>, scope: &Scope, id: Id) -> Result<()> {
    store::touch(tx, id)?;
    known(tx, scope, id)?;
    Ok(())
}

/// A token for the client whose credentials these are.
pub async fn issue_token(
    database: &Database,
    tokens: &Tokens,
    facts: &Facts,
    credentials: Option<(Id, String)>,
    asked: Option<Vec<ClientScope>>,
) -> Result<std::result::Result<ProgramToken, TokenFault>> {
    let Some((id, secret)) = credentials else { return Ok(Err(TokenFault::InvalidClient)) };
    let (now, address) = (facts.now, facts.address.clone());
    let found = database
        .read(move |connection| {
            let secrets = store::secrets_of(connection, &[id])?;
            let presented = hashed(&secret);
            let opens = secrets.iter().any(|one| one.secret_hash == presented && is_valid(one.expires_at, now));
            Ok(store::find(connection, id)?.map(|client| (client, opens)))
        })
        .await?;
    let Some((client, opens)) = found else { return Ok(Err(TokenFault::InvalidClient)) };
    if let Some(refused) = refused(&client, opens, facts) {
        note_failure(database, client.id, refused.as_str(), facts).await;
        return Ok(Err(TokenFault::InvalidClient));
    }
    let scopes = match rules::granted(asked, &client.scopes()) {
        Ok(scopes) => rules::written(&scopes),
        Err(fault) => return Ok(Err(fault)),
    };
    database.write_transaction(move |connection| store::used(connection, id, now, &address)).await?;
    Ok(Ok(ProgramToken {
        access_token: tokens.issue(client.id, None, Some(scopes.clone()), now)?,
        token_type: "Bearer".to_owned(),
        expires_in: LIFETIME_SECONDS,
        scope: scopes,
    }))
}

/// Why a client gets no token, if so.
fn refused(client: &ApiClient, secret_opens: bool, facts: &Facts) -> Option<TokenRefused> {
    if !secret_opens {
        Some(TokenRefused::Secret)
    } else if !client.active {
        Some(TokenRefused::ShutOut)
    } else if !client.is_open(facts.now) {
        Some(TokenRefused::Expired)
    } else if !may_come_from(&rules::networks(&client.addresses), &facts.address) {
        Some(TokenRefused::Address)
    } else {
        None
    }
}

/// Puts on record that a program was refused, for the ward to see. What is repeated within a second is not
/// written anew: refusing must stay cheap. It never fails what it tells of.
pub async fn note_failure(database: &Database, client_id: Id, code: &str, facts: &Facts) {
    let (at, code) = (facts.now, code.to_owned());
    let failure =
        ClientFailure { client_id, code, times: 1, first_at: at, last_at: at, address: facts.address.clone() };
    let known = failure.code.clone();
    let noted = async {
        let last = database.read(move |connection| store::last_failure(connection, client_id, &known)).await?;
        if last.is_some_and(|last| at.seconds() <= last.seconds()) {
            return Ok(());
        }
        database.write_transaction(move |connection| store::count_failure(connection, &failure)).await
    };
    let outcome: Result<()> = noted.await;
    if let Err(problem) = outcome {
        let cause = problem.cause.as_ref().map(ToString::to_string).unwrap_or_default();
        tracing::warn!(code = problem.code.as_str(), cause, "a refusal of a program is not on record");
    }
}

/// What a client may see at this moment.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Its part of the tree of units; `None` for whoever stands at the top, which has all there are.
    pub part: Option<Part>,
    /// Changes when it sees more than before, or something else: by its own change, or by that of the tree.
    pub epoch: String,
}

/// A part of the tree of units.
#[derive(Clone, Debug)]
pub struct Part {
    /// A unit and all below it.
    pub covers: BTreeSet<Id>,
    /// The units above it.
    pub above: BTreeSet<Id>,
}

/// What a client may see. A feed asks in the same transaction that it reads in: a unit that was made a moment ago would
/// else be passed over for good. For whoever sees everything the tree is not read: most polls find nothing, and cost no
/// more than that.
pub fn standing(connection: &mut AnyConnection, client: &ApiClient) -> Result<Standing> {
    let (revision, is_top) = units::reach_revision(connection, client.unit_id)?;
    let epoch = format!("{}.{revision}", client.epoch);
    if is_top {
        return Ok(Standing { part: None, epoch });
    }
    let tree = units::tree(connection)?;
    let covers = tree.below(client.unit_id);
    let above = tree.above(client.unit_id).into_iter().collect();
    Ok(Standing { part: Some(Part { covers, above }), epoch })
}

/// The client of a token, while it may come in.
pub fn client_of(connection: &mut AnyConnection, id: Id, now: Instant) -> Result<ApiClient> {
    Ok(store::find(connection, id)?.filter(|client| client.is_open(now)).ok_or(Code::TokenInvalid)?)
}

/// Knows the programs behind tokens, for the directory of accounts.
pub struct Programs;

impl Clients for Programs {
    fn principal(&self, connection: &mut AnyConnection, claims: &Claims, facts: &Facts) -> Result<Principal> {
        let asked = claims.scope.as_deref().and_then(rules::read).unwrap_or_default();
        principal(connection, claims.sub, |scope| asked.contains(scope), facts)
    }
}

/// The principal of a client with all its scopes, without a token: for the demonstration.
pub fn principal_of(connection: &mut AnyConnection, id: Id, facts: &Facts) -> Result<Principal> {
    principal(connection, id, |_| true, facts)
}

fn principal(
    connection: &mut AnyConnection,
    id: Id,
    asked: impl Fn(&ClientScope) -> bool,
    facts: &Facts,
) -> Result<Principal> {
    let client = client_of(connection, id, facts.now)?;
    let scopes = client.scopes().into_iter().filter(asked).map(|scope| scope.to_string()).collect();
    let standing = standing(connection, &client)?;
    let covers = match standing.part {
        Some(part) => part.covers,
        None => units::tree(connection)?.below(client.unit_id),
    };
    Ok(Principal {
        account_id: client.id,
        client: Some(ClientGrant {
            client_id: client.id,
            scopes,
            unit_id: client.unit_id,
            covers: Arc::new(covers),
            epoch: standing.epoch,
            networks: rules::networks(&client.addresses),
            requests_per_minute: u32::try_from(client.requests_per_minute).unwrap_or(u32::MAX),
        }),
        name: client.name,
        address: facts.address.clone(),
        request_id: facts.request_id.clone(),
        ..Principal::system(facts.now)
    })
}
