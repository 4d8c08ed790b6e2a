//! Rights in the signature: a handler that takes [`Allowed<P>`] has an asker with the permission `P`; one that does
//! not take it cannot reach the asker's data.

use std::marker::PhantomData;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use tokio::sync::watch;

use super::envelope::{Facts, Wiring};
use super::program_limits::Remaining;
use crate::kernel::{Code, Id, Permission, Principal, Problem, Result, Scope};

/// What somebody who must change his password may still reach.
const BEFORE_THE_PASSWORD_IS_CHANGED: &str = "/api/v1/auth/";

/// Who knows who is asking. `accounts` implements it; this room knows no account.
pub trait Identities: Send + Sync {
    /// The principal behind a bearer token; `acting_for` names the account that a substitute stands in for.
    fn identify<'a>(&'a self, token: &'a str, facts: &'a Facts, acting_for: Option<Id>) -> Identified<'a>;

    /// Forgets what is remembered: after this instance has changed units, accounts, roles or substitutes, so that who
    /// changed them need not wait. Other instances see the change within five seconds.
    fn forget(&self);
}

/// The answer of [`Identities::identify`].
pub type Identified<'a> = Pin<Box<dyn Future<Output = Result<Principal>> + 'a>>;

/// An asker with the permission `P`, and what it reaches.
pub struct Allowed<P> {
    /// Who asks.
    pub who: Principal,
    /// What the permission reaches.
    pub scope: Scope,
    permission: PhantomData<P>,
}

impl<P: Permission> FromRequest for Allowed<P> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        let (opened, gate) = watch::channel(false);
        request.extensions_mut().insert(Gate(gate));
        Box::pin(async move {
            let who = principal(&request).await?;
            if who.must_change_password && !request.path().starts_with(BEFORE_THE_PASSWORD_IS_CHANGED) {
                return Err(Code::PasswordChangeRequired.into());
            }
            let scope = who.scope::<P>()?;
            opened.send_replace(true);
            Ok(Self { who, scope, permission: PhantomData })
        })
    }
}

/// Shut until the asker is known to be allowed: nobody learns from a fault in his body what he may not do anyway.
/// [`Allowed`] is therefore the first parameter of its handler (a test reads the signatures).
#[derive(Clone)]
struct Gate(watch::Receiver<bool>);

/// Waits until the asker is known to be allowed; at once where everybody is. When he is not, this never ends, and the
/// refusal of [`Allowed`] is the handler's answer.
pub(super) fn once_allowed(request: &HttpRequest) -> impl Future<Output = ()> + 'static {
    let gate = request.extensions().get::<Gate>().cloned();
    async move {
        if let Some(Gate(mut gate)) = gate
            && gate.wait_for(|open| *open).await.is_err()
        {
            std::future::pending::<()>().await;
        }
    }
}

/// The program that asks, also where it is refused.
#[derive(Clone, Copy, Debug)]
pub struct ProgramAsker(pub Id);

/// The principal of a request, found once.
pub(super) async fn principal(request: &HttpRequest) -> Result<Principal> {
    if let Some(known) = request.extensions().get::<Principal>() {
        return Ok(known.clone());
    }
    let wiring =
        request.app_data::<web::Data<Wiring>>().ok_or_else(|| Problem::internal("the application is not wired"))?;
    let facts =
        request.extensions().get::<Facts>().cloned().ok_or_else(|| Problem::internal("the request has no envelope"))?;
    let token = bearer(request).ok_or(Code::SignInRequired)?;
    let acting_for = match request.headers().get("x-acting-for") {
        None => None,
        Some(value) => {
            let id = value.to_str().ok().and_then(|text| text.parse::<Id>().ok());
            Some(id.ok_or(Code::Forbidden)?)
        }
    };
    let principal = wiring.identities.identify(&token, &facts, acting_for).await?;
    if let Some(client) = &principal.client {
        request.extensions_mut().insert(ProgramAsker(client.client_id));
        let admitted = wiring.program_limits.admit(client, &facts.address);
        // What is used up is told with the refusal too.
        let remaining = match &admitted {
            Ok(remaining) => Some(*remaining),
            Err(problem) if problem.code == Code::TooManyRequests => Some(Remaining::none(client.requests_per_minute)),
            Err(_) => None,
        };
        if let Some(remaining) = remaining {
            request.extensions_mut().insert(remaining);
        }
        admitted?;
    }
    request.extensions_mut().insert(principal.clone());
    Ok(principal)
}

fn bearer(request: &HttpRequest) -> Option<String> {
    let value = request.headers().get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim().to_owned())
}
