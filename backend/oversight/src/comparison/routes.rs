//! The addresses of the comparison.

use actix_web::{HttpResponse, get, web};

use super::dto::Comparison;
use super::filter::ComparisonQuery;
use super::{service, workbook};
use foundation::db::Database;
use foundation::http::{Allowed, Book, Query, Routes};
use foundation::kernel::{DutiesOwed, Result};

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes.service(get_comparison).service(get_comparison_workbook);
}

/// Units side by side
///
/// The units directly below one, and that unit itself where people belong to it, on every duty of the plan and every target:
/// what is to be done, what is overdue and since when, what was brought before the leaders, and how much is done of what was
/// due. Computed at the moment of asking from the same rows as `GET /duties/owed`, which names who stands behind each figure
/// (`unit_id`, `directly`, `plan_duty`, `overdue`, `escalated`). What an office owes counts once in a unit, whoever of it may do it.
#[utoipa::path(
    operation_id = "get_comparison", tag = "duties", params(ComparisonQuery),
    extensions(("x-permission" = json!("duties.owed"))),
    responses((status = 200, description = "The units side by side", body = Comparison))
)]
#[get("/comparison")]
async fn get_comparison(
    allowed: Allowed<DutiesOwed>,
    query: Query<ComparisonQuery>,
    database: web::Data<Database>,
) -> Result<web::Json<Comparison>> {
    Ok(web::Json(service::compare(&database, &allowed.who, allowed.scope, query.0).await?))
}

/// Units side by side, as Excel
///
/// The same figures: the duties on one sheet, the targets on another.
#[utoipa::path(
    operation_id = "get_comparison_workbook", tag = "duties", params(ComparisonQuery),
    extensions(("x-permission" = json!("duties.owed"))),
    responses(Book)
)]
#[get("/comparison/workbook")]
async fn get_comparison_workbook(
    allowed: Allowed<DutiesOwed>,
    query: Query<ComparisonQuery>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let compared = service::compare(&database, &allowed.who, allowed.scope, query.0).await?;
    workbook::of(&compared)?.answer("so-sanh-don-vi").await
}
