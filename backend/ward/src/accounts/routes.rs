//! Addresses of signing in.

use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::http::header;
use actix_web::{HttpMessage, HttpRequest, HttpResponse, delete, get, post, web};

use super::administration;
use super::dto::{ActivationBody, LoginBody, Me, PasswordBody, SessionList, SetUpBody, TokenView};
use super::service::{self, SignedIn};
use super::sessions;
use super::tokens::{LIFETIME_SECONDS, Tokens};
use foundation::db::Database;
use foundation::http::{Allowed, Body, Facts, Routes, Wiring};
use foundation::kernel::{Id, Problem, Result, SignedIn as AnybodySignedIn};

/// The cookie that holds the refresh token; only the addresses below `/api/v1/auth` get to see it.
const COOKIE: &str = "refresh";
const COOKIE_PATH: &str = "/api/v1/auth";

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(set_up)
        .service(login)
        .service(refresh)
        .service(logout)
        .service(activate)
        .service(get_me)
        .service(change_password)
        .service(list_own_sessions)
        .service(end_own_session)
        .configure(administration::configure);
}

fn facts(request: &HttpRequest) -> Result<Facts> {
    request.extensions().get::<Facts>().cloned().ok_or_else(|| Problem::internal("the request has no envelope"))
}

fn user_agent(request: &HttpRequest) -> String {
    let text = request.headers().get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    text.chars().take(200).collect()
}

fn refresh_cookie(value: String, wiring: &Wiring, lifetime: Duration) -> Cookie<'static> {
    Cookie::build(COOKIE, value)
        .path(COOKIE_PATH)
        .http_only(true)
        .secure(wiring.public_url.starts_with("https://"))
        .same_site(SameSite::Strict)
        .max_age(lifetime)
        .finish()
}

fn answer(mut builder: actix_web::HttpResponseBuilder, wiring: &Wiring, signed_in: SignedIn) -> HttpResponse {
    builder.cookie(refresh_cookie(signed_in.refresh_token, wiring, Duration::seconds(sessions::LIFETIME_SECONDS))).json(
        TokenView {
            access_token: signed_in.access_token,
            token_type: "Bearer".to_owned(),
            expires_in: LIFETIME_SECONDS,
        },
    )
}

/// The first administrator
///
/// Makes the first administrator with the one-time link that the server prints at its start, and signs him in.
#[utoipa::path(
    operation_id = "set_up", tag = "auth", request_body = SetUpBody, security(()),
    extensions(("x-permission" = json!("public")), ("x-codes" = json!(["already_set_up", "link_invalid", "password_weak"]))),
    responses((status = 201, description = "Signed in; the refresh token is in the cookie", body = TokenView))
)]
#[post("/auth/set-up")]
async fn set_up(
    body: Body<SetUpBody>,
    request: HttpRequest,
    wiring: web::Data<Wiring>,
    database: web::Data<Database>,
    tokens: web::Data<Tokens>,
) -> Result<HttpResponse> {
    let signed_in = service::set_up(&database, &tokens, &facts(&request)?, user_agent(&request), body.0).await?;
    Ok(answer(HttpResponse::Created(), &wiring, signed_in))
}

/// Sign in
///
/// User name and password for an access token of ten minutes and a refresh token in a cookie.
#[utoipa::path(
    operation_id = "login", tag = "auth", request_body = LoginBody, security(()),
    extensions(("x-permission" = json!("public")), ("x-codes" = json!(["sign_in_failed", "account_locked", "too_many_requests"]))),
    responses((status = 200, description = "Signed in; the refresh token is in the cookie", body = TokenView))
)]
#[post("/auth/login")]
async fn login(
    body: Body<LoginBody>,
    request: HttpRequest,
    wiring: web::Data<Wiring>,
    database: web::Data<Database>,
    tokens: web::Data<Tokens>,
) -> Result<HttpResponse> {
    let signed_in = service::login(&database, &tokens, &facts(&request)?, user_agent(&request), body.0).await?;
    Ok(answer(HttpResponse::Ok(), &wiring, signed_in))
}

/// A new access token
///
/// For the refresh token in the cookie, which is replaced. The one before it is accepted for 30 seconds; later use of
/// it ends the session.
#[utoipa::path(
    operation_id = "refresh", tag = "auth", security(()),
    extensions(("x-permission" = json!("public")), ("x-codes" = json!(["session_ended"]))),
    responses((status = 200, description = "A new access token", body = TokenView))
)]
#[post("/auth/refresh")]
async fn refresh(
    request: HttpRequest,
    wiring: web::Data<Wiring>,
    database: web::Data<Database>,
    tokens: web::Data<Tokens>,
) -> Result<HttpResponse> {
    let presented = request.cookie(COOKIE).map(|cookie| cookie.value().to_owned()).unwrap_or_default();
    let signed_in = service::refresh(&database, &tokens, &facts(&request)?, &presented).await?;
    Ok(answer(HttpResponse::Ok(), &wiring, signed_in))
}

/// Sign out
///
/// Ends the session of the cookie; answers the same when there is none.
#[utoipa::path(
    operation_id = "logout", tag = "auth", security(()), extensions(("x-permission" = json!("public"))),
    responses((status = 204, description = "Signed out"))
)]
#[post("/auth/logout")]
async fn logout(
    request: HttpRequest,
    wiring: web::Data<Wiring>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let presented = request.cookie(COOKIE).map(|cookie| cookie.value().to_owned());
    service::logout(&database, presented).await?;
    wiring.identities.forget();
    Ok(HttpResponse::NoContent().cookie(refresh_cookie(String::new(), &wiring, Duration::ZERO)).finish())
}

/// Activate an account
///
/// Chooses the password of an account with the code of its activation slip, and signs in.
#[utoipa::path(
    operation_id = "activate", tag = "auth", request_body = ActivationBody, security(()),
    extensions(("x-permission" = json!("public")), ("x-codes" = json!(["link_invalid", "password_weak"]))),
    responses((status = 200, description = "Signed in; the refresh token is in the cookie", body = TokenView))
)]
#[post("/auth/activation")]
async fn activate(
    body: Body<ActivationBody>,
    request: HttpRequest,
    wiring: web::Data<Wiring>,
    database: web::Data<Database>,
    tokens: web::Data<Tokens>,
) -> Result<HttpResponse> {
    let signed_in = service::activate(&database, &tokens, &facts(&request)?, user_agent(&request), body.0).await?;
    Ok(answer(HttpResponse::Ok(), &wiring, signed_in))
}

/// Who I am
///
/// The signed-in account with its roles, what they allow, and for whom it may act today.
#[utoipa::path(
    operation_id = "get_me", tag = "auth", extensions(("x-permission" = json!("signed_in"))),
    responses((status = 200, description = "The signed-in account", body = Me))
)]
#[get("/auth/me")]
async fn get_me(allowed: Allowed<AnybodySignedIn>, database: web::Data<Database>) -> Result<web::Json<Me>> {
    Ok(web::Json(service::me(&database, &allowed.who).await?))
}

/// Change my password
///
/// Every other session of the account ends.
#[utoipa::path(
    operation_id = "change_password", tag = "auth", request_body = PasswordBody,
    extensions(("x-permission" = json!("signed_in")), ("x-codes" = json!(["password_wrong", "password_weak"]))),
    responses((status = 204, description = "Changed"))
)]
#[post("/auth/password")]
async fn change_password(
    allowed: Allowed<AnybodySignedIn>,
    body: Body<PasswordBody>,
    wiring: web::Data<Wiring>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    service::change_password(&database, &allowed.who, body.0).await?;
    wiring.identities.forget();
    Ok(HttpResponse::NoContent().finish())
}

/// Where I am signed in
///
/// Every session of the account, newest use first.
#[utoipa::path(
    operation_id = "list_own_sessions", tag = "auth", extensions(("x-permission" = json!("signed_in"))),
    responses((status = 200, description = "The sessions", body = SessionList))
)]
#[get("/auth/sessions")]
async fn list_own_sessions(
    allowed: Allowed<AnybodySignedIn>,
    database: web::Data<Database>,
) -> Result<web::Json<SessionList>> {
    Ok(web::Json(SessionList { items: service::own_sessions(&database, &allowed.who).await? }))
}

/// Sign out elsewhere
///
/// Ends one of the account's own sessions.
#[utoipa::path(
    operation_id = "end_own_session", tag = "auth", params(("id" = Id, Path, description = "The session")),
    extensions(("x-permission" = json!("signed_in"))),
    responses((status = 204, description = "Ended"))
)]
#[delete("/auth/sessions/{id}")]
async fn end_own_session(
    allowed: Allowed<AnybodySignedIn>,
    id: web::Path<Id>,
    wiring: web::Data<Wiring>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    service::end_own_session(&database, &allowed.who, *id).await?;
    wiring.identities.forget();
    Ok(HttpResponse::NoContent().finish())
}
