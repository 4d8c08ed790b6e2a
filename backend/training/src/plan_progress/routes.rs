//! Addresses of consolidation and progress.

use actix_web::{HttpResponse, get, web};

use super::dto::{Consolidation, ConsolidationQuery, YearPlanProgress};
use super::{service, workbook};
use foundation::db::Database;
use foundation::http::{Allowed, Book, Query, Routes};
use foundation::kernel::{Id, NeedsConsolidate, Result, YearPlansRead};

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(consolidate_needs)
        .service(get_consolidation_workbook)
        .service(get_year_plan_progress)
        .service(get_year_plan_workbook);
}

/// Put the needs of a round together
///
/// The accepted needs of a round: the same programme, or the same words, added up over units; what each quarter bears;
/// demand beside the free places in announced courses.
#[utoipa::path(
    operation_id = "consolidate_needs", tag = "needs",
    params(("id" = Id, Path, description = "The round"), ConsolidationQuery),
    extensions(("x-permission" = json!("needs.consolidate"))),
    responses((status = 200, description = "The needs, put together", body = Consolidation))
)]
#[get("/needs-rounds/{id}/consolidation")]
async fn consolidate_needs(
    allowed: Allowed<NeedsConsolidate>,
    id: web::Path<Id>,
    query: Query<ConsolidationQuery>,
    database: web::Data<Database>,
) -> Result<web::Json<Consolidation>> {
    Ok(web::Json(service::consolidate(&database, allowed.scope, *id, query.0).await?))
}

/// The needs of a round, put together, as Excel
///
/// What the consolidation shows, with the people that each quarter bears.
#[utoipa::path(
    operation_id = "get_consolidation_workbook", tag = "needs",
    params(("id" = Id, Path, description = "The round"), ConsolidationQuery),
    extensions(("x-permission" = json!("needs.consolidate"))),
    responses(Book)
)]
#[get("/needs-rounds/{id}/consolidation/workbook")]
async fn get_consolidation_workbook(
    allowed: Allowed<NeedsConsolidate>,
    id: web::Path<Id>,
    query: Query<ConsolidationQuery>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let consolidation = service::consolidate(&database, allowed.scope, *id, query.0).await?;
    workbook::of_consolidation(&consolidation)?.answer("tong-hop-nhu-cau").await
}

/// A year plan against what has been done
///
/// Item by item: people planned, nominated, sent and completed; the courses that answer it with their days; cost planned
/// and actual. Computed at the moment of asking, so never cached.
#[utoipa::path(
    operation_id = "get_year_plan_progress", tag = "year_plans",
    params(("id" = Id, Path, description = "The plan")),
    extensions(("x-permission" = json!("year_plans.read"))),
    responses((status = 200, description = "Planned against done", body = YearPlanProgress))
)]
#[get("/year-plans/{id}/progress")]
async fn get_year_plan_progress(
    allowed: Allowed<YearPlansRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<web::Json<YearPlanProgress>> {
    Ok(web::Json(service::progress(&database, &allowed.who, allowed.scope, *id).await?))
}

/// A year plan as a workbook
///
/// An Excel workbook of two sheets: the plan with its items by quarter, and what has been done so far.
#[utoipa::path(
    operation_id = "get_year_plan_workbook", tag = "year_plans",
    params(("id" = Id, Path, description = "The plan")),
    extensions(("x-permission" = json!("year_plans.read"))),
    responses(Book)
)]
#[get("/year-plans/{id}/workbook")]
async fn get_year_plan_workbook(
    allowed: Allowed<YearPlansRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (name, book) = service::workbook(&database, &allowed.who, allowed.scope, *id).await?;
    book.answer(&name).await
}
