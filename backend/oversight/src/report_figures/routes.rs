//! Addresses of the figures of reports.

use actix_web::{HttpResponse, get, web};

use super::dto::{FigureNames, FigureNamesQuery, FiguresQuery, ReportFigures};
use super::rules::FigureColumn;
use super::service;
use foundation::db::Database;
use foundation::http::{Allowed, Book, Cell, Column, Query, Routes, Table};
use foundation::kernel::{ReportFiguresRead, Result, TextEnum as _, format_day};

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes.service(get_report_figures).service(get_report_figures_workbook).service(list_figure_names);
}

/// The figures of a report
///
/// Who was sent to courses in a period from a unit and all below it: times and people, women apart, with what came of it, by
/// kind of programme, by kind of person and by unit. Nothing is typed in.
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
    Ok(web::Json(service::figures(&database, allowed.scope, query.0).await?))
}

/// The figures of a report as Excel
///
/// The tables of a period, one beneath the other, with their sum.
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
    let figures = service::figures(&database, allowed.scope, query.0).await?;
    let cells = |first: &str, label: &str, counts: &super::dto::FigureCounts| -> Vec<Cell> {
        let count = |count: usize| Cell::Whole(i64::try_from(count).unwrap_or(i64::MAX));
        let columns = FigureColumn::ALL.iter().map(|column| counts.columns.get(column).copied().unwrap_or_default());
        [first.into(), label.into(), count(counts.courses)].into_iter().chain(columns.map(count)).collect()
    };
    let rows = figures
        .tables
        .iter()
        .flat_map(|table| table.rows.iter().map(move |row| cells(table.grouping.label(), &row.label, &row.counts)));
    let heads: Vec<Column<'_>> = [Column("Bảng", 24), Column("Nội dung", 44), Column("Số lớp", 10)]
        .into_iter()
        .chain(FigureColumn::ALL.iter().map(|column| Column(column.label(), 14)))
        .collect();
    let period = format!("Từ ngày {} đến ngày {}", format_day(figures.from), format_day(figures.to));
    let table = Table {
        sheet: "Số liệu báo cáo",
        title: "KẾT QUẢ CỬ ĐI BỒI DƯỠNG",
        lines: &[figures.unit_name.clone(), period],
        columns: &heads,
        fixed: 2,
        rows,
        total: Some(cells("", "Tổng cộng", &figures.total)),
    };
    table.answer("so-lieu-bao-cao").await
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
