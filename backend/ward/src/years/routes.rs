//! Addresses of years and amendments.

use actix_web::{get, post, web};

use super::dto::{AmendmentView, ClosingBody, YearView, YearsView};
use super::filter::{AmendmentFilter, YearFilter};
use super::service;
use foundation::db::Database;
use foundation::http::{Allowed, Body, Listing, Query, Routes};
use foundation::kernel::{AmendmentsRead, Page, Result, YearsClose, YearsRead};

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes.service(list_years).service(close_year).service(list_amendments);
}

/// Years of the plan
///
/// The years of a ward from 2026 to the present one: open, or closed with the day and who closed it. Of a closed year
/// results, evaluations and classifications change by an amendment with a reason alone.
#[utoipa::path(
    operation_id = "list_years", tag = "years", params(YearFilter),
    extensions(("x-permission" = json!("years.read"))),
    responses((status = 200, description = "The years", body = YearsView))
)]
#[get("/years")]
async fn list_years(
    allowed: Allowed<YearsRead>,
    filter: Query<YearFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<YearsView>> {
    Ok(web::Json(service::list(&database, &allowed.who, filter.0).await?))
}

/// Close a year
///
/// From 1 December of the year on, once, and for good: a closed year is not opened again. What is missing by then may
/// still be entered, as an amendment with its reason.
#[utoipa::path(
    operation_id = "close_year", tag = "years", request_body = ClosingBody,
    params(("year" = i32, Path, description = "The year")),
    extensions(
        ("x-permission" = json!("years.close")),
        ("x-codes" = json!(["bad_year", "year_not_over", "year_already_closed"]))
    ),
    responses((status = 200, description = "The closed year", body = YearView))
)]
#[post("/years/{year}/closing")]
async fn close_year(
    allowed: Allowed<YearsClose>,
    year: web::Path<i32>,
    body: Body<ClosingBody>,
    database: web::Data<Database>,
) -> Result<web::Json<YearView>> {
    Ok(web::Json(service::close(&database, &allowed.who, allowed.scope, *year, body.0).await?))
}

/// Amendments in reach
///
/// What was changed in closed years, the newest first: what it was, what it is since, who did it, when and why. Everybody
/// reads those about himself.
#[utoipa::path(
    operation_id = "list_amendments", tag = "years", params(AmendmentFilter),
    extensions(("x-permission" = json!("amendments.read")), ("x-list" = json!(["created_at", "name"]))),
    responses((status = 200, description = "A page of amendments", body = Page<AmendmentView>))
)]
#[get("/amendments")]
async fn list_amendments(
    allowed: Allowed<AmendmentsRead>,
    listing: Listing<AmendmentFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<AmendmentView>>> {
    let page = service::amendments(&database, allowed.scope, listing.filter, listing.page).await?;
    Ok(web::Json(page.map(AmendmentView::from)))
}
