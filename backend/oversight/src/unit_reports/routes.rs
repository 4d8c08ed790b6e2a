//! Addresses of requests for reports and of reports of units.

use actix_web::{HttpResponse, get, patch, post, put, web};

use super::dto::{
    ListedUnitReport, NewUnitReport, ReportRequestBody, ReportRequestChange, ReportRequestPatch, ReportRequestView,
    UnitReportBody, UnitReportPatch, UnitReportReason, UnitReportView,
};
use super::filter::{ReportRequestFilter, UnitReportFilter};
use super::rules::UnitReportAction;
use super::{papers, service};
use crate::report_figures::{FigureCell, FigureLineQuery, FigureLines, FigureNames};
use foundation::db::Database;
use foundation::http::{
    Allowed, Body, Book, Document, IfMatch, Listing, Patch, Query, Routes, SheetColumns, SheetListing, Upload,
    attachment, created, tagged,
};
use foundation::kernel::{Id, Page, Result, UnitReportsRead, UnitReportsReview, UnitReportsWrite};
use ward::files::{Scan, ScanForm};
use ward::registrations::{self, RegistrationBody};

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_report_requests)
        .service(get_report_requests_workbook)
        .service(create_report_request)
        .service(get_report_request)
        .service(change_report_request)
        .service(list_unit_reports)
        .service(get_unit_reports_workbook)
        .service(create_unit_report)
        .service(get_unit_report)
        .service(write_unit_report)
        .service(list_unit_report_names)
        .service(list_unit_report_lines)
        .service(register_unit_report)
        .service(upload_unit_report_file)
        .service(download_unit_report_file)
        .service(change_unit_report)
        .service(submit_unit_report)
        .service(accept_unit_report)
        .service(return_unit_report)
        .service(reopen_unit_report);
}

/// Requests for reports
///
/// Those that ask units in reach and have been opened: the yearly ones open by themselves 30 days before 10
/// December.
#[utoipa::path(
    operation_id = "list_report_requests", tag = "unit_reports", params(ReportRequestFilter),
    extensions(("x-permission" = json!("unit_reports.read")), ("x-list" = json!(["deadline", "title"]))),
    responses((status = 200, description = "A page of requests", body = Page<ReportRequestView>))
)]
#[get("/unit-report-requests")]
async fn list_report_requests(
    allowed: Allowed<UnitReportsRead>,
    listing: Listing<ReportRequestFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<ReportRequestView>>> {
    Ok(web::Json(service::list_requests(&database, &allowed.who, allowed.scope, listing.filter, listing.page).await?))
}

/// Requests for reports, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_report_requests_workbook", tag = "unit_reports",
    params(ReportRequestFilter, SheetColumns<ReportRequestView>),
    extensions(("x-permission" = json!("unit_reports.read")), ("x-list" = json!(["deadline", "title"]))),
    responses(Book)
)]
#[get("/unit-report-requests/workbook")]
async fn get_report_requests_workbook(
    allowed: Allowed<UnitReportsRead>,
    listing: SheetListing<ReportRequestView, ReportRequestFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| service::list_requests(&database, &allowed.who, allowed.scope.clone(), filter, page).await;
    Book::of_list(&columns, page, read).await?.answer("yeu-cau-bao-cao").await
}

/// Ask units for a report
///
/// Asks chosen units for a report beside the yearly one (báo cáo đột xuất), until a day.
#[utoipa::path(
    operation_id = "create_report_request", tag = "unit_reports", request_body = ReportRequestBody,
    extensions(("x-permission" = json!("unit_reports.review")), ("x-codes" = json!(["day_passed", "duplicate"]))),
    responses((status = 201, description = "The request", body = ReportRequestView))
)]
#[post("/unit-report-requests")]
async fn create_report_request(
    allowed: Allowed<UnitReportsReview>,
    body: Body<ReportRequestBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let request = service::ask(&database, &allowed.who, allowed.scope, body.0).await?;
    Ok(created(format!("/api/v1/unit-report-requests/{}", request.id), request.revision, &request))
}

/// A request for reports
///
/// One request, with how many units in reach have answered.
#[utoipa::path(
    operation_id = "get_report_request", tag = "unit_reports", params(("id" = Id, Path, description = "The request")),
    extensions(("x-permission" = json!("unit_reports.read"))),
    responses((status = 200, description = "The request", body = ReportRequestView))
)]
#[get("/unit-report-requests/{id}")]
async fn get_report_request(
    allowed: Allowed<UnitReportsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let request = service::get_request(&database, &allowed.who, allowed.scope, *id).await?;
    Ok(tagged(request.revision, &request))
}

/// Change a request for reports
///
/// A merge patch of its title, of what is to be reported and of its deadline.
#[utoipa::path(
    operation_id = "change_report_request", tag = "unit_reports",
    params(("id" = Id, Path, description = "The request")),
    request_body(content = ReportRequestPatch, content_type = "application/merge-patch+json"),
    extensions(
        ("x-permission" = json!("unit_reports.review")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["deadline_before_opening"]))
    ),
    responses((status = 200, description = "The changed request", body = ReportRequestView))
)]
#[patch("/unit-report-requests/{id}")]
async fn change_report_request(
    allowed: Allowed<UnitReportsReview>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<ReportRequestChange>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let request = service::change_request(&database, &allowed.who, allowed.scope, (*id, if_match), patch).await?;
    Ok(tagged(request.revision, &request))
}

/// Reports of units
///
/// What the units in reach are asked for, written or not, the latest deadline first.
#[utoipa::path(
    operation_id = "list_unit_reports", tag = "unit_reports", params(UnitReportFilter),
    extensions(("x-permission" = json!("unit_reports.read")), ("x-list" = json!(["deadline", "unit", "state"]))),
    responses((status = 200, description = "A page of reports", body = Page<ListedUnitReport>))
)]
#[get("/unit-reports")]
async fn list_unit_reports(
    allowed: Allowed<UnitReportsRead>,
    listing: Listing<UnitReportFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<ListedUnitReport>>> {
    Ok(web::Json(service::list(&database, &allowed.who, allowed.scope, listing.filter, listing.page).await?))
}

/// Reports of units, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_unit_reports_workbook", tag = "unit_reports",
    params(UnitReportFilter, SheetColumns<ListedUnitReport>),
    extensions(("x-permission" = json!("unit_reports.read")), ("x-list" = json!(["deadline", "unit", "state"]))),
    responses(Book)
)]
#[get("/unit-reports/workbook")]
async fn get_unit_reports_workbook(
    allowed: Allowed<UnitReportsRead>,
    listing: SheetListing<ListedUnitReport, UnitReportFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| service::list(&database, &allowed.who, allowed.scope.clone(), filter, page).await;
    Book::of_list(&columns, page, read).await?.answer("bao-cao-cua-don-vi").await
}

/// Begin the report of a unit
///
/// Makes the draft of a report that the unit is asked for.
#[utoipa::path(
    operation_id = "create_unit_report", tag = "unit_reports", request_body = NewUnitReport,
    extensions(("x-permission" = json!("unit_reports.write")), ("x-codes" = json!(["already_exists"]))),
    responses((status = 201, description = "The draft", body = UnitReportView))
)]
#[post("/unit-reports")]
async fn create_unit_report(
    allowed: Allowed<UnitReportsWrite>,
    body: Body<NewUnitReport>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let report = service::begin(&database, &allowed.who, allowed.scope, body.0).await?;
    Ok(created(format!("/api/v1/unit-reports/{}", report.id), report.revision, &report))
}

/// The report of a unit
///
/// Its text by section, what was handed in before, the difficulties of the year, and every step.
#[utoipa::path(
    operation_id = "get_unit_report", tag = "unit_reports", params(("id" = Id, Path, description = "The report")),
    extensions(("x-permission" = json!("unit_reports.read"))),
    responses((status = 200, description = "The report", body = UnitReportView))
)]
#[get("/unit-reports/{id}")]
async fn get_unit_report(
    allowed: Allowed<UnitReportsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let report = service::get(&database, &allowed.who, allowed.scope, *id).await?;
    Ok(tagged(report.revision, &report))
}

/// Write the report of a unit
///
/// A merge patch of its sections while it is a draft or was sent back. A draft may be incomplete.
#[utoipa::path(
    operation_id = "change_unit_report", tag = "unit_reports", params(("id" = Id, Path, description = "The report")),
    request_body(content = UnitReportPatch, content_type = "application/merge-patch+json"),
    extensions(
        ("x-permission" = json!("unit_reports.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state"]))
    ),
    responses((status = 200, description = "The changed report", body = UnitReportView))
)]
#[patch("/unit-reports/{id}")]
async fn change_unit_report(
    allowed: Allowed<UnitReportsWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<UnitReportBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let report = service::change(&database, &allowed.who, allowed.scope, (*id, if_match), patch).await?;
    Ok(tagged(report.revision, &report))
}

/// Hand in the report of a unit
///
/// Late is better than never: after the deadline it is taken too, and shown as late. What is handed in is kept as
/// it is.
#[utoipa::path(
    operation_id = "submit_unit_report", tag = "unit_reports", params(("id" = Id, Path, description = "The report")),
    extensions(
        ("x-permission" = json!("unit_reports.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state", "invalid"]))
    ),
    responses((status = 200, description = "The report that was handed in", body = UnitReportView))
)]
#[post("/unit-reports/{id}/submission")]
async fn submit_unit_report(
    allowed: Allowed<UnitReportsWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (which, action) = ((*id, if_match), UnitReportAction::Submit);
    let report = service::act(&database, &allowed.who, allowed.scope, which, action, None).await?;
    Ok(tagged(report.revision, &report))
}

/// Take the report of a unit
///
/// The coordinator takes it.
#[utoipa::path(
    operation_id = "accept_unit_report", tag = "unit_reports", params(("id" = Id, Path, description = "The report")),
    extensions(
        ("x-permission" = json!("unit_reports.review")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state"]))
    ),
    responses((status = 200, description = "The report that was taken", body = UnitReportView))
)]
#[post("/unit-reports/{id}/acceptance")]
async fn accept_unit_report(
    allowed: Allowed<UnitReportsReview>,
    id: web::Path<Id>,
    if_match: IfMatch,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (which, action) = ((*id, if_match), UnitReportAction::Accept);
    let report = service::act(&database, &allowed.who, allowed.scope, which, action, None).await?;
    Ok(tagged(report.revision, &report))
}

/// Send the report of a unit back
///
/// The coordinator sends it back to be completed, with a reason; it is owed again.
#[utoipa::path(
    operation_id = "return_unit_report", tag = "unit_reports", params(("id" = Id, Path, description = "The report")),
    request_body = UnitReportReason,
    extensions(
        ("x-permission" = json!("unit_reports.review")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state"]))
    ),
    responses((status = 200, description = "The report that was sent back", body = UnitReportView))
)]
#[post("/unit-reports/{id}/return")]
async fn return_unit_report(
    allowed: Allowed<UnitReportsReview>,
    id: web::Path<Id>,
    if_match: IfMatch,
    body: Body<UnitReportReason>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (which, action) = ((*id, if_match), UnitReportAction::Return);
    let report = service::act(&database, &allowed.who, allowed.scope, which, action, Some(body.0.reason)).await?;
    Ok(tagged(report.revision, &report))
}

/// Open a report again
///
/// What was taken is corrected by the unit once the coordinator has opened it again, with a reason.
#[utoipa::path(
    operation_id = "reopen_unit_report", tag = "unit_reports", params(("id" = Id, Path, description = "The report")),
    request_body = UnitReportReason,
    extensions(
        ("x-permission" = json!("unit_reports.review")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state"]))
    ),
    responses((status = 200, description = "The report that lies with its unit", body = UnitReportView))
)]
#[post("/unit-reports/{id}/reopening")]
async fn reopen_unit_report(
    allowed: Allowed<UnitReportsReview>,
    id: web::Path<Id>,
    if_match: IfMatch,
    body: Body<UnitReportReason>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (which, action) = ((*id, if_match), UnitReportAction::Reopen);
    let report = service::act(&database, &allowed.who, allowed.scope, which, action, Some(body.0.reason)).await?;
    Ok(tagged(report.revision, &report))
}

/// The names behind a figure of a report
///
/// As they were when the report was handed in; as they are now while the unit writes.
#[utoipa::path(
    operation_id = "list_unit_report_names", tag = "unit_reports",
    params(("id" = Id, Path, description = "The report"), FigureCell),
    extensions(("x-permission" = json!("unit_reports.read"))),
    responses((status = 200, description = "The names", body = FigureNames))
)]
#[get("/unit-reports/{id}/names")]
async fn list_unit_report_names(
    allowed: Allowed<UnitReportsRead>,
    id: web::Path<Id>,
    cell: Query<FigureCell>,
    database: web::Data<Database>,
) -> Result<web::Json<FigureNames>> {
    Ok(web::Json(papers::names(&database, &allowed.who, allowed.scope, *id, cell.0).await?))
}

/// The lines behind another figure of a report
///
/// What stands behind the reviews, the needs, the documents, the evaluations, the money and the difficulties: as it was
/// when the report was handed in; as it is now while the unit writes.
#[utoipa::path(
    operation_id = "list_unit_report_lines", tag = "unit_reports",
    params(("id" = Id, Path, description = "The report"), FigureLineQuery),
    extensions(("x-permission" = json!("unit_reports.read"))),
    responses((status = 200, description = "The lines", body = FigureLines))
)]
#[get("/unit-reports/{id}/lines")]
async fn list_unit_report_lines(
    allowed: Allowed<UnitReportsRead>,
    id: web::Path<Id>,
    query: Query<FigureLineQuery>,
    database: web::Data<Database>,
) -> Result<web::Json<FigureLines>> {
    Ok(web::Json(papers::lines(&database, &allowed.who, allowed.scope, *id, query.0).await?))
}

/// Register a signed report of a unit
///
/// Number and day from the clerk's register, once the report was handed in; they come together. Once number and scan are
/// there nothing of it is changed any more.
#[utoipa::path(
    operation_id = "register_unit_report", tag = "unit_reports", params(("id" = Id, Path, description = "The report")),
    request_body = RegistrationBody,
    extensions(
        ("x-permission" = json!("unit_reports.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state", "number_taken", "required", "implausible_day"]))
    ),
    responses((status = 200, description = "The registered report", body = UnitReportView))
)]
#[put("/unit-reports/{id}/registration")]
async fn register_unit_report(
    allowed: Allowed<UnitReportsWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    body: Body<RegistrationBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let report = registrations::register_paper::<UnitReportView>(
        &database,
        &allowed.who,
        allowed.scope,
        (*id, if_match),
        body.0,
    )
    .await?;
    Ok(tagged(report.revision, &report))
}

/// Hand in the signed report of a unit
///
/// A PDF, JPEG or PNG up to 10 MB, told by its content and not by its name. Nothing that is a state secret may be sent.
#[utoipa::path(
    operation_id = "upload_unit_report_file", tag = "unit_reports",
    params(("id" = Id, Path, description = "The report")),
    request_body(content = ScanForm, content_type = "multipart/form-data"),
    extensions(
        ("x-permission" = json!("unit_reports.write")),
        ("x-codes" = json!(["wrong_state", "bad_form", "file_empty", "file_too_large", "file_type_refused"]))
    ),
    responses((status = 200, description = "The report with its scan", body = UnitReportView))
)]
#[post("/unit-reports/{id}/file")]
async fn upload_unit_report_file(
    allowed: Allowed<UnitReportsWrite>,
    id: web::Path<Id>,
    upload: Upload<Scan>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let file = (upload.name, upload.bytes);
    let report =
        registrations::attach_scan::<UnitReportView>(&database, &allowed.who, allowed.scope, *id, file).await?;
    Ok(tagged(report.revision, &report))
}

/// The signed report of a unit
///
/// The scan as it was sent, to be saved.
#[utoipa::path(
    operation_id = "download_unit_report_file", tag = "unit_reports",
    params(("id" = Id, Path, description = "The report")),
    extensions(("x-permission" = json!("unit_reports.read"))),
    responses((status = 200, description = "The scan", content(
        (Vec<u8> = "application/pdf"), (Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png")
    )))
)]
#[get("/unit-reports/{id}/file")]
async fn download_unit_report_file(
    allowed: Allowed<UnitReportsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (file, content) = papers::signed(&database, allowed.scope, *id).await?;
    Ok(attachment(&file.name, &file.content_type.to_string(), content))
}

/// The report of a unit as a document to sign
///
/// What has been written, addressed to the unit that asks, with the difficulties reported in the year attached.
#[utoipa::path(
    operation_id = "write_unit_report", tag = "unit_reports", params(("id" = Id, Path, description = "The report")),
    extensions(("x-permission" = json!("unit_reports.read"))),
    responses(Document)
)]
#[get("/unit-reports/{id}/paper")]
async fn write_unit_report(
    allowed: Allowed<UnitReportsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    Ok(papers::paper(&database, &allowed.who, allowed.scope, *id).await?.answer())
}
