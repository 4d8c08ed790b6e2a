//! Addresses of how far documents have reached.

use actix_web::{HttpResponse, get, web};

use crate::dissemination::dto::{DocumentReach, ReachPersonView};
use crate::dissemination::filter::{ReachPeopleQuery, ReachQuery};
use crate::dissemination::service;
use foundation::db::Database;
use foundation::http::{Allowed, Book, Listing, Query, Routes};
use foundation::kernel::{DisseminationRead, Id, Page, Result};

/// The addresses of the share.
pub fn configure(routes: &mut impl Routes) {
    routes.service(get_document_reach).service(list_document_people).service(get_document_workbook);
}

/// How far a document has reached
///
/// The share of those whom it must reach, as of a day and by unit, of the version that held on that day. Who is away for
/// long and not reached stands beside.
#[utoipa::path(
    operation_id = "get_document_reach", tag = "dissemination",
    params(("id" = Id, Path, description = "The document"), ReachQuery),
    extensions(
        ("x-permission" = json!("dissemination.read")), ("x-codes" = json!(["day_in_future", "before_plan_period"]))
    ),
    responses((status = 200, description = "The share", body = DocumentReach))
)]
#[get("/documents/{id}/reach")]
async fn get_document_reach(
    allowed: Allowed<DisseminationRead>,
    id: web::Path<Id>,
    query: Query<ReachQuery>,
    database: web::Data<Database>,
) -> Result<web::Json<DocumentReach>> {
    Ok(web::Json(service::reach(&database, &allowed.who, allowed.scope, *id, query.0).await?))
}

/// The names behind the share
///
/// Who is missing, reached or away, as of a day, by unit and name.
#[utoipa::path(
    operation_id = "list_document_people", tag = "dissemination",
    params(("id" = Id, Path, description = "The document"), ReachPeopleQuery),
    extensions(("x-permission" = json!("dissemination.read")), ("x-list" = json!(["name", "unit"]))),
    responses((status = 200, description = "A page of people", body = Page<ReachPersonView>))
)]
#[get("/documents/{id}/people")]
async fn list_document_people(
    allowed: Allowed<DisseminationRead>,
    id: web::Path<Id>,
    listing: Listing<ReachPeopleQuery>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<ReachPersonView>>> {
    let Listing { page, filter } = listing;
    Ok(web::Json(service::people(&database, &allowed.who, allowed.scope, *id, filter, page).await?))
}

/// The share and the names, as Excel
///
/// The units with their share, and on further sheets who is missing, reached and away.
#[utoipa::path(
    operation_id = "get_document_workbook", tag = "dissemination",
    params(("id" = Id, Path, description = "The document"), ReachQuery),
    extensions(
        ("x-permission" = json!("dissemination.read")), ("x-codes" = json!(["day_in_future", "before_plan_period"]))
    ),
    responses(Book)
)]
#[get("/documents/{id}/reach/workbook")]
async fn get_document_workbook(
    allowed: Allowed<DisseminationRead>,
    id: web::Path<Id>,
    query: Query<ReachQuery>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let book = service::book(&database, &allowed.who, allowed.scope, *id, query.0).await?;
    book.answer("pho-bien-van-ban").await
}
