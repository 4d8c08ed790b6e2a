//! Addresses of findings.

use actix_web::{HttpResponse, get, post, web};

use super::dto::{FindingBody, FindingView, PersonStanding};
use super::filter::{FindingFilter, StandingFilter};
use super::service;
use crate::units;
use foundation::db::Database;
use foundation::http::{Allowed, Body, Book, Listing, Routes, SheetColumns, SheetListing};
use foundation::kernel::{FindingsRead, FindingsWrite, Page, Result};

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes.service(list_findings).service(get_findings_workbook).service(list_standings).service(create_finding);
}

/// Findings in reach
///
/// What was found on the professional requirement of people's posts and tasks, the newest first. A finding is never
/// changed: a later one stands beside it.
#[utoipa::path(
    operation_id = "list_findings", tag = "findings", params(FindingFilter),
    extensions(("x-permission" = json!("findings.read")), ("x-list" = json!(["from_day", "name"]))),
    responses((status = 200, description = "A page of findings", body = Page<FindingView>))
)]
#[get("/findings")]
async fn list_findings(
    allowed: Allowed<FindingsRead>,
    listing: Listing<FindingFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<FindingView>>> {
    let page = service::list(&database, allowed.scope, listing.filter, listing.page).await?;
    Ok(web::Json(page.map(FindingView::from)))
}

/// Findings, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_findings_workbook", tag = "findings", params(FindingFilter, SheetColumns<FindingView>),
    extensions(("x-permission" = json!("findings.read")), ("x-list" = json!(["from_day", "name"]))),
    responses(Book)
)]
#[get("/findings/workbook")]
async fn get_findings_workbook(
    allowed: Allowed<FindingsRead>,
    listing: SheetListing<FindingView, FindingFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| {
        Ok(service::list(&database, allowed.scope.clone(), filter.clone(), page).await?.map(FindingView::from))
    };
    let units = units::names(&database).await?;
    Book::of_list_with(&units, &columns, page, read).await?.answer("dap-ung-yeu-cau").await
}

/// Standings on a day
///
/// How the people on whom there is a finding stand on a day towards each requirement, by effective days: a certificate
/// recorded late counts from its day of issue.
#[utoipa::path(
    operation_id = "list_standings", tag = "findings", params(StandingFilter),
    extensions(("x-permission" = json!("findings.read")), ("x-list" = json!(["name"]))),
    responses((status = 200, description = "A page of people", body = Page<PersonStanding>))
)]
#[get("/standings")]
async fn list_standings(
    allowed: Allowed<FindingsRead>,
    listing: Listing<StandingFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<PersonStanding>>> {
    Ok(web::Json(service::standings(&database, &allowed.who, allowed.scope, listing.filter, listing.page).await?))
}

/// Record a review
///
/// Records that a person meets the professional requirement of the post or a task from a day on, or does not. Nobody
/// records it on himself.
#[utoipa::path(
    operation_id = "create_finding", tag = "findings", request_body = FindingBody,
    extensions(("x-permission" = json!("findings.write")), ("x-codes" = json!(["self_decision"]))),
    responses((status = 201, description = "The new finding", body = FindingView))
)]
#[post("/findings")]
async fn create_finding(
    allowed: Allowed<FindingsWrite>,
    body: Body<FindingBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let finding = service::review(&database, &allowed.who, allowed.scope, body.0).await?;
    Ok(HttpResponse::Created().json(finding))
}
