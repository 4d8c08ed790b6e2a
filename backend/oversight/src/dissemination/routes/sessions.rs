//! Addresses of sessions of dissemination.

use actix_web::{HttpResponse, get, patch, post, web};

use crate::dissemination::dto::{
    DisseminationSessionBody, DisseminationSessionPatch, DisseminationSessionSummary, DisseminationSessionView,
};
use crate::dissemination::filter::DisseminationSessionFilter;
use crate::dissemination::service;
use foundation::db::Database;
use foundation::http::{
    Allowed, Body, Book, IfMatch, Listing, Patch, Routes, SheetColumns, SheetListing, created, tagged,
};
use foundation::kernel::{DisseminationRead, DisseminationRecord, Id, Page, Result};

/// The addresses of sessions.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_dissemination_sessions)
        .service(get_dissemination_sessions_workbook)
        .service(create_dissemination_session)
        .service(get_dissemination_session)
        .service(change_dissemination_session);
}

/// Sessions of dissemination
///
/// The sessions of the units in reach, the latest first.
#[utoipa::path(
    operation_id = "list_dissemination_sessions", tag = "dissemination", params(DisseminationSessionFilter),
    extensions(("x-permission" = json!("dissemination.read")), ("x-list" = json!(["day", "unit"]))),
    responses((status = 200, description = "A page of sessions", body = Page<DisseminationSessionSummary>))
)]
#[get("/dissemination-sessions")]
async fn list_dissemination_sessions(
    allowed: Allowed<DisseminationRead>,
    listing: Listing<DisseminationSessionFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<DisseminationSessionSummary>>> {
    Ok(web::Json(service::list_sessions(&database, allowed.scope, listing.filter, listing.page).await?))
}

/// Sessions of dissemination, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_dissemination_sessions_workbook", tag = "dissemination",
    params(DisseminationSessionFilter, SheetColumns<DisseminationSessionSummary>),
    extensions(("x-permission" = json!("dissemination.read")), ("x-list" = json!(["day", "unit"]))),
    responses(Book)
)]
#[get("/dissemination-sessions/workbook")]
async fn get_dissemination_sessions_workbook(
    allowed: Allowed<DisseminationRead>,
    listing: SheetListing<DisseminationSessionSummary, DisseminationSessionFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| service::list_sessions(&database, allowed.scope.clone(), filter, page).await;
    Book::of_list(&columns, page, read).await?.answer("buoi-pho-bien").await
}

/// A new session of dissemination
///
/// Enters a session of a unit about one or more documents, with whoever was there: they are reached by the versions that
/// were made known. A session to come is entered without attendance.
#[utoipa::path(
    operation_id = "create_dissemination_session", tag = "dissemination", request_body = DisseminationSessionBody,
    extensions(("x-permission" = json!("dissemination.record"))),
    responses((status = 201, description = "The new session", body = DisseminationSessionView))
)]
#[post("/dissemination-sessions")]
async fn create_dissemination_session(
    allowed: Allowed<DisseminationRecord>,
    body: Body<DisseminationSessionBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let session = service::create_session(&database, &allowed.who, allowed.scope, body.0).await?;
    let address = format!("/api/v1/dissemination-sessions/{}", session.summary.id);
    Ok(created(address, session.summary.revision, &session))
}

/// A session of dissemination
///
/// One session with its documents and the names of who was there.
#[utoipa::path(
    operation_id = "get_dissemination_session", tag = "dissemination",
    params(("id" = Id, Path, description = "The session")),
    extensions(("x-permission" = json!("dissemination.read"))),
    responses((status = 200, description = "The session", body = DisseminationSessionView))
)]
#[get("/dissemination-sessions/{id}")]
async fn get_dissemination_session(
    allowed: Allowed<DisseminationRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let session = service::get_session(&database, allowed.scope, *id).await?;
    Ok(tagged(session.summary.revision, &session))
}

/// Correct a session of dissemination
///
/// A merge patch of the session, of its documents and of who was there. Its unit cannot be changed.
#[utoipa::path(
    operation_id = "change_dissemination_session", tag = "dissemination",
    params(("id" = Id, Path, description = "The session")),
    request_body(content = DisseminationSessionPatch, content_type = "application/merge-patch+json"),
    extensions(
        ("x-permission" = json!("dissemination.record")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["conflict"]))
    ),
    responses((status = 200, description = "The corrected session", body = DisseminationSessionView))
)]
#[patch("/dissemination-sessions/{id}")]
async fn change_dissemination_session(
    allowed: Allowed<DisseminationRecord>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<DisseminationSessionBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let session = service::change_session(&database, &allowed.who, allowed.scope, *id, if_match, patch).await?;
    Ok(tagged(session.summary.revision, &session))
}
