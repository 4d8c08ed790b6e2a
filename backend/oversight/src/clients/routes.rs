//! Addresses of API clients, and the one where they get their tokens.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header;
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpRequest, HttpResponse, delete, get, patch, post, web};

use super::dto::{
    ClientBody, ClientFilter, ClientPatch, ClientSecretBody, ClientView, NewClientSecret, ProgramToken, TokenRefusal,
    TokenRequest,
};
use super::rules::{TokenFault, asked_for, basic_credentials};
use super::service;
use foundation::db::Database;
use foundation::http::{
    Allowed, Body, Book, Facts, IfMatch, Listing, Patch, ProgramAsker, Routes, SheetColumns, SheetListing, Wiring,
    created, read_limited, tagged,
};
use foundation::kernel::{ClientsRead, ClientsWrite, Id, Page, Problem, Result};
use ward::accounts::Tokens;
use ward::units;

/// The largest form of a token request, in bytes.
const LARGEST_FORM: usize = 16 * 1024;

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_clients)
        .service(get_clients_workbook)
        .service(create_client)
        .service(get_client)
        .service(change_client)
        .service(create_client_secret)
        .service(revoke_client_secret)
        .service(issue_program_token);
}

/// API clients
///
/// The programs that may come in, with their scopes, their units and their secrets (never the secrets' text).
#[utoipa::path(
    operation_id = "list_clients", tag = "clients", params(ClientFilter),
    extensions(("x-permission" = json!("clients.read")), ("x-list" = json!(["name", "created_at"]))),
    responses((status = 200, description = "A page of API clients", body = Page<ClientView>))
)]
#[get("/clients")]
async fn list_clients(
    allowed: Allowed<ClientsRead>,
    listing: Listing<ClientFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<ClientView>>> {
    let page = service::list(&database, allowed.scope, listing.filter, listing.page).await?;
    Ok(web::Json(page.map(ClientView::from)))
}

/// API clients, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_clients_workbook", tag = "clients", params(ClientFilter, SheetColumns<ClientView>),
    extensions(("x-permission" = json!("clients.read")), ("x-list" = json!(["name", "created_at"]))),
    responses(Book)
)]
#[get("/clients/workbook")]
async fn get_clients_workbook(
    allowed: Allowed<ClientsRead>,
    listing: SheetListing<ClientView, ClientFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| {
        Ok(service::list(&database, allowed.scope.clone(), filter.clone(), page).await?.map(ClientView::from))
    };
    let units = units::names(&database).await?;
    Book::of_list_with(&units, &columns, page, read).await?.answer("phan-mem-ket-noi").await
}

/// An API client
///
/// One program with its scopes, its unit and its secrets (never the secrets' text).
#[utoipa::path(
    operation_id = "get_client", tag = "clients", params(("id" = Id, Path, description = "The API client")),
    extensions(("x-permission" = json!("clients.read"))),
    responses((status = 200, description = "The API client", body = ClientView))
)]
#[get("/clients/{id}")]
async fn get_client(
    allowed: Allowed<ClientsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let view = ClientView::from(service::get(&database, allowed.scope, *id).await?);
    Ok(tagged(view.revision, &view))
}

/// A new API client
///
/// A program that may come in once it has a secret.
#[utoipa::path(
    operation_id = "create_client", tag = "clients", request_body = ClientBody,
    extensions(("x-permission" = json!("clients.write"))),
    responses((status = 201, description = "The new API client", body = ClientView))
)]
#[post("/clients")]
async fn create_client(
    allowed: Allowed<ClientsWrite>,
    body: Body<ClientBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let view = ClientView::from(service::create(&database, &allowed.who, allowed.scope, body.0).await?);
    Ok(created(format!("/api/v1/clients/{}", view.id), view.revision, &view))
}

/// Change an API client
///
/// A merge patch. Another unit or a further scope makes the program pull from the start again (410); `active: false`
/// shuts it out at once.
#[utoipa::path(
    operation_id = "change_client", tag = "clients", params(("id" = Id, Path, description = "The API client")),
    request_body(content = ClientPatch, content_type = "application/merge-patch+json"),
    extensions(("x-permission" = json!("clients.write")), ("x-if-match" = json!(true))),
    responses((status = 200, description = "The changed API client", body = ClientView))
)]
#[patch("/clients/{id}")]
async fn change_client(
    allowed: Allowed<ClientsWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<ClientBody>,
    wiring: web::Data<Wiring>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let changed = service::change(&database, &allowed.who, allowed.scope, *id, if_match, patch).await?;
    wiring.identities.forget();
    let view = ClientView::from(changed);
    Ok(tagged(view.revision, &view))
}

/// A new secret of an API client
///
/// Shown this once and stored hashed. Two may be valid at a time, so that they can be rotated without a gap.
#[utoipa::path(
    operation_id = "create_client_secret", tag = "clients", request_body = ClientSecretBody,
    params(("id" = Id, Path, description = "The API client")),
    extensions(("x-permission" = json!("clients.write")), ("x-codes" = json!(["too_many_secrets"]))),
    responses((status = 201, description = "The new secret, shown this once", body = NewClientSecret))
)]
#[post("/clients/{id}/secrets")]
async fn create_client_secret(
    allowed: Allowed<ClientsWrite>,
    id: web::Path<Id>,
    body: Body<ClientSecretBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (secret, text) = service::create_secret(&database, &allowed.who, allowed.scope, *id, body.0).await?;
    Ok(HttpResponse::Created().insert_header((header::CACHE_CONTROL, "no-store")).json(NewClientSecret {
        id: secret.id,
        client_id: secret.client_id,
        secret: text,
        expires_at: secret.expires_at,
    }))
}

/// Revoke a secret of an API client
///
/// It opens no more; tokens that it has opened live on for their ten minutes.
#[utoipa::path(
    operation_id = "revoke_client_secret", tag = "clients",
    params(
        ("id" = Id, Path, description = "The API client"),
        ("secret_id" = Id, Path, description = "The secret")
    ),
    extensions(("x-permission" = json!("clients.write"))),
    responses((status = 204, description = "Revoked"))
)]
#[delete("/clients/{id}/secrets/{secret_id}")]
async fn revoke_client_secret(
    allowed: Allowed<ClientsWrite>,
    ids: web::Path<(Id, Id)>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (id, secret_id) = ids.into_inner();
    service::revoke_secret(&database, &allowed.who, allowed.scope, id, secret_id).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Puts on record what a program was refused, whoever refused it. Wraps every address of the API.
pub async fn note_refusals(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> std::result::Result<ServiceResponse<impl MessageBody>, Error> {
    let response = next.call(request).await?;
    let asker = response.request().extensions().get::<ProgramAsker>().copied();
    let Some(ProgramAsker(client_id)) = asker else { return Ok(response) };
    let problem = response.response().error().and_then(|error| error.as_error::<Problem>());
    let Some(code) = problem.map(|problem| problem.code) else { return Ok(response) };
    let facts = response.request().extensions().get::<Facts>().cloned();
    let database = response.request().app_data::<web::Data<Database>>().cloned();
    if let (Some(facts), Some(database)) = (facts, database) {
        service::note_failure(&database, client_id, code.as_str(), &facts).await;
    }
    Ok(response)
}

/// A token for a program
///
/// Client credentials (RFC 6749, section 4.4): the client's id and secret as HTTP Basic. `scope` asks for fewer than
/// the client has. The token lives ten minutes; there is no refresh token, ask again.
#[utoipa::path(
    operation_id = "issue_program_token", tag = "auth", security(()),
    request_body(content = TokenRequest, content_type = "application/x-www-form-urlencoded"),
    extensions(("x-permission" = json!("public"))),
    responses(
        (status = 200, description = "The token", body = ProgramToken),
        (status = 400, description = "invalid_request, unsupported_grant_type or invalid_scope", body = TokenRefusal),
        (status = 401, description = "invalid_client", body = TokenRefusal)
    )
)]
#[post("/oauth/token")]
async fn issue_program_token(
    request: HttpRequest,
    payload: web::Payload,
    facts: Facts,
    database: web::Data<Database>,
    tokens: web::Data<Tokens>,
) -> Result<HttpResponse> {
    let form = read_limited(payload.into_inner(), LARGEST_FORM).await?;
    let form = match request.content_type() {
        "application/x-www-form-urlencoded" => serde_urlencoded::from_bytes::<Vec<(String, String)>>(&form).ok(),
        _ => None,
    };
    let asked = match form.ok_or(TokenFault::InvalidRequest).and_then(|form| asked_for(&form)) {
        Ok(asked) => asked,
        Err(fault) => return Ok(refusal(fault)),
    };
    let credentials = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let credentials = credentials.and_then(basic_credentials);
    Ok(match service::issue_token(&database, &tokens, &facts, credentials, asked).await? {
        Ok(token) => HttpResponse::Ok().insert_header((header::CACHE_CONTROL, "no-store")).json(token),
        Err(fault) => refusal(fault),
    })
}

fn refusal(fault: TokenFault) -> HttpResponse {
    let mut answer = match fault {
        TokenFault::InvalidClient => HttpResponse::Unauthorized(),
        _ => HttpResponse::BadRequest(),
    };
    if fault == TokenFault::InvalidClient {
        answer.insert_header((header::WWW_AUTHENTICATE, "Basic realm=\"oauth/token\", charset=\"UTF-8\""));
    }
    answer.insert_header((header::CACHE_CONTROL, "no-store")).json(TokenRefusal::from(fault))
}
