//! Addresses of reviews.

use actix_web::{HttpResponse, get, post, web};
use serde::Deserialize;
use utoipa::IntoParams;

use super::dto::{ReviewConfirmationBody, ReviewsView, UnitReviewPeople, UnitReviewView};
use super::filter::ReviewFilter;
use super::service;
use foundation::db::Database;
use foundation::http::{Allowed, Body, Book, Query, Routes};
use foundation::kernel::{Id, Result, ReviewsConfirm, ReviewsRead};

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes.service(list_reviews).service(get_reviews_workbook).service(confirm_review).service(get_unit_review);
}

/// Which year of a unit's review.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct UnitReviewFilter {
    /// The year; the present one when left out.
    #[param(example = 2026)]
    year: Option<i32>,
}

/// The review of a year by unit
///
/// How many people of each unit in reach meet the professional requirement of their post, do not, or have not been
/// looked at; filled in from the roster, certificates and findings. Once the head has confirmed it, the figures of that
/// day, and how many people stand otherwise since.
#[utoipa::path(
    operation_id = "list_reviews", tag = "reviews", params(ReviewFilter),
    extensions(("x-permission" = json!("reviews.read")), ("x-codes" = json!(["bad_year", "day_in_future"]))),
    responses((status = 200, description = "The units", body = ReviewsView))
)]
#[get("/reviews")]
async fn list_reviews(
    allowed: Allowed<ReviewsRead>,
    filter: Query<ReviewFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<ReviewsView>> {
    Ok(web::Json(service::list(&database, &allowed.who, allowed.scope, filter.0).await?))
}

/// The review of a year, as Excel
///
/// The units with their figures, and their people with what says so.
#[utoipa::path(
    operation_id = "get_reviews_workbook", tag = "reviews", params(ReviewFilter),
    extensions(("x-permission" = json!("reviews.read")), ("x-codes" = json!(["bad_year", "day_in_future"]))),
    responses(Book)
)]
#[get("/reviews/workbook")]
async fn get_reviews_workbook(
    allowed: Allowed<ReviewsRead>,
    filter: Query<ReviewFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (name, book) = service::to_workbook(&database, &allowed.who, allowed.scope, filter.0).await?;
    book.answer(&name).await
}

/// Confirm the review of a unit
///
/// The head stands for it: its figures and how each person stands today stay as they are. Once a year; what is found
/// later is shown beside it.
#[utoipa::path(
    operation_id = "confirm_review", tag = "reviews", request_body = ReviewConfirmationBody,
    extensions(
        ("x-permission" = json!("reviews.confirm")),
        ("x-codes" = json!(["bad_year", "day_in_future", "review_confirmed", "not_found"]))
    ),
    responses((status = 200, description = "The confirmed review", body = UnitReviewView))
)]
#[post("/reviews/confirmations")]
async fn confirm_review(
    allowed: Allowed<ReviewsConfirm>,
    body: Body<ReviewConfirmationBody>,
    database: web::Data<Database>,
) -> Result<web::Json<UnitReviewView>> {
    Ok(web::Json(service::confirm(&database, &allowed.who, allowed.scope, body.0).await?))
}

/// The review of a unit by person
///
/// For each person whether the requirement is met, what says so (the roster, a certificate, a review, with its day and
/// its words), and beside it what the field of study suggests. A head corrects a person by recording a finding.
#[utoipa::path(
    operation_id = "get_unit_review", tag = "reviews",
    params(("id" = Id, Path, description = "The unit"), UnitReviewFilter),
    extensions(("x-permission" = json!("reviews.read")), ("x-codes" = json!(["bad_year", "day_in_future"]))),
    responses((status = 200, description = "The people of the unit", body = UnitReviewPeople))
)]
#[get("/units/{id}/review")]
async fn get_unit_review(
    allowed: Allowed<ReviewsRead>,
    id: web::Path<Id>,
    filter: Query<UnitReviewFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<UnitReviewPeople>> {
    Ok(web::Json(service::people(&database, &allowed.who, allowed.scope, *id, filter.0.year).await?))
}
