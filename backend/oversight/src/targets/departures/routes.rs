//! Addresses of departures from the cohort.

use actix_web::{HttpResponse, get, post, web};

use super::dto::{DepartureBody, DepartureFilter, DepartureView};
use super::service;
use foundation::db::Database;
use foundation::http::{Allowed, Body, Listing, Routes};
use foundation::kernel::{Page, Result, TargetsPeople, TargetsWrite};

/// The addresses of departures.
pub fn configure(routes: &mut impl Routes) {
    routes.service(list_cohort_departures).service(record_cohort_departure);
}

/// Departures from the cohort
///
/// Who has left the group of those once found below the requirement, from which day and why, the newest first.
#[utoipa::path(
    operation_id = "list_cohort_departures", tag = "targets", params(DepartureFilter),
    extensions(("x-permission" = json!("targets.people")), ("x-list" = json!(["from_day", "name"]))),
    responses((status = 200, description = "A page of departures", body = Page<DepartureView>))
)]
#[get("/cohort-departures")]
async fn list_cohort_departures(
    allowed: Allowed<TargetsPeople>,
    listing: Listing<DepartureFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<DepartureView>>> {
    let staff_id = listing.filter.staff_id;
    Ok(web::Json(service::list(&database, allowed.scope, staff_id, listing.page).await?))
}

/// Record a departure from the cohort
///
/// Takes somebody out of the group of those once found below the requirement, from a day on and with the reason.
/// It stays on record; a later finding brings the person back. Nobody records it on himself.
#[utoipa::path(
    operation_id = "record_cohort_departure", tag = "targets", request_body = DepartureBody,
    extensions(
        ("x-permission" = json!("targets.write")),
        ("x-codes" = json!(["self_decision", "not_in_cohort", "already_exists"]))
    ),
    responses((status = 201, description = "The departure", body = DepartureView))
)]
#[post("/cohort-departures")]
async fn record_cohort_departure(
    allowed: Allowed<TargetsWrite>,
    body: Body<DepartureBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let departure = service::record(&database, &allowed.who, allowed.scope, body.0).await?;
    Ok(HttpResponse::Created().json(departure))
}
