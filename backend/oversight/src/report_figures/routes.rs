//! Addresses of the figures of reports.

use actix_web::{HttpResponse, get, web};

use super::dto::{FigureNames, FigureNamesQuery, FiguresQuery, ReportFigures};
use super::service;
use super::workbook::book;
use foundation::db::Database;
use foundation::http::{Allowed, Book, Query, Routes};
use foundation::kernel::{ReportFiguresRead, Result};

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes.service(get_report_figures).service(get_report_figures_workbook).service(list_figure_names);
}

/// The figures of a report
///
/// Who was sent to courses in a period from a unit and all below it: times and people, women apart, with what came of it, by
/// kind of programme, by kind of person and by unit; the review, the documents, the targets, the money, the evaluations and
/// the difficulties beside it. Nothing is typed in.
#[utoipa::path(
    operation_id = "get_report_figures", tag = "report_figures", params(FiguresQuery),
    extensions(("x-permission" = json!("report_figures.read")), ("x-codes" = json!(["invalid"]))),
    responses((status = 200, description = "The figures", body = ReportFigures))
)]
#[get("/report-figures")]
async fn get_report_figures(
    allowed: Allowed<ReportFiguresRead>,
    query: Query<FiguresQuery>,
    database: web::Data<Database>,
) -> Result<web::Json<ReportFigures>> {
    Ok(web::Json(service::figures(&database, &allowed.who, allowed.scope, query.0).await?))
}

/// The figures of a report as Excel
///
/// The tables of a period: who was sent, the targets, the money and the evaluations, each on a sheet of its own.
#[utoipa::path(
    operation_id = "get_report_figures_workbook", tag = "report_figures", params(FiguresQuery),
    extensions(("x-permission" = json!("report_figures.read")), ("x-codes" = json!(["invalid"]))),
    responses(Book)
)]
#[get("/report-figures/workbook")]
async fn get_report_figures_workbook(
    allowed: Allowed<ReportFiguresRead>,
    query: Query<FiguresQuery>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let figures = service::figures(&database, &allowed.who, allowed.scope, query.0).await?;
    book(&figures)?.answer("so-lieu-bao-cao").await
}

/// The names behind a figure
///
/// The times of being sent that a count is of, by name: of a row of a table (`grouping`, `code`) and a column. For people a
/// name is there once for each time.
#[utoipa::path(
    operation_id = "list_figure_names", tag = "report_figures", params(FigureNamesQuery),
    extensions(("x-permission" = json!("report_figures.read")), ("x-codes" = json!(["invalid"]))),
    responses((status = 200, description = "The names", body = FigureNames))
)]
#[get("/report-figures/names")]
async fn list_figure_names(
    allowed: Allowed<ReportFiguresRead>,
    query: Query<FigureNamesQuery>,
    database: web::Data<Database>,
) -> Result<web::Json<FigureNames>> {
    Ok(web::Json(service::names(&database, allowed.scope, query.0).await?))
}
