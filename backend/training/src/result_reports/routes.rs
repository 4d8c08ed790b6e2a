//! Addresses of result reports.

use actix_web::{HttpResponse, delete, get, patch, post, web};

use super::dto::{
    ListedResultReport, NewResultReportBody, OwedReportView, ResultReportBody, ResultReportPatch, ResultReportView,
    ReturnBody,
};
use super::filter::{OwedFilter, ResultReportFilter};
use super::rules::ReportAction;
use super::{owed, service};
use foundation::db::Database;
use foundation::http::{
    Allowed, Body, Book, Document, IfMatch, Listing, Patch, Routes, SheetColumns, SheetListing, Upload, attachment,
    created, tagged,
};
use foundation::kernel::{Id, Page, Result, ResultReportsRead, ResultReportsReview, ResultReportsWrite};
use ward::files::{FileView, Scan, ScanForm};
use ward::units;

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_result_reports)
        .service(get_result_reports_workbook)
        .service(list_owed_result_reports)
        .service(get_owed_result_reports_workbook)
        .service(create_result_report)
        .service(get_result_report)
        .service(write_result_report)
        .service(change_result_report)
        .service(submit_result_report)
        .service(accept_result_report)
        .service(return_result_report)
        .service(upload_result_report_file)
        .service(get_result_report_file)
        .service(remove_result_report_file);
}

/// Result reports in reach
///
/// The reports of everybody in reach, the latest first, without their text; drafts only to their author.
#[utoipa::path(
    operation_id = "list_result_reports", tag = "result_reports", params(ResultReportFilter),
    extensions(
        ("x-permission" = json!("result_reports.read")),
        ("x-list" = json!(["created_at", "submitted_at", "last_day", "name"]))
    ),
    responses((status = 200, description = "A page of reports", body = Page<ListedResultReport>))
)]
#[get("/result-reports")]
async fn list_result_reports(
    allowed: Allowed<ResultReportsRead>,
    listing: Listing<ResultReportFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<ListedResultReport>>> {
    let page = service::list(&database, allowed.scope, listing.filter, listing.page).await?;
    Ok(web::Json(page.map(ListedResultReport::from)))
}

/// Result reports, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_result_reports_workbook", tag = "result_reports",
    params(ResultReportFilter, SheetColumns<ListedResultReport>),
    extensions(
        ("x-permission" = json!("result_reports.read")),
        ("x-list" = json!(["created_at", "submitted_at", "last_day", "name"]))
    ),
    responses(Book)
)]
#[get("/result-reports/workbook")]
async fn get_result_reports_workbook(
    allowed: Allowed<ResultReportsRead>,
    listing: SheetListing<ListedResultReport, ResultReportFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| {
        Ok(service::list(&database, allowed.scope.clone(), filter.clone(), page).await?.map(ListedResultReport::from))
    };
    let units = units::names(&database).await?;
    Book::of_list_with(&units, &columns, page, read).await?.answer("bao-cao-ket-qua").await
}

/// Result reports owed
///
/// Those whose course has ended and who have not reported yet, with the day until which there is time: ten working
/// days after the course, moved on by long leave. Past training owes nothing. Told by the calendar, so never cached.
#[utoipa::path(
    operation_id = "list_owed_result_reports", tag = "result_reports", params(OwedFilter),
    extensions(("x-permission" = json!("result_reports.read")), ("x-list" = json!(["last_day", "name"]))),
    responses((status = 200, description = "A page of what is owed", body = Page<OwedReportView>))
)]
#[get("/owed-result-reports")]
async fn list_owed_result_reports(
    allowed: Allowed<ResultReportsRead>,
    listing: Listing<OwedFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<OwedReportView>>> {
    let today = allowed.who.now.day();
    let page = owed::list(&database, &allowed.who, allowed.scope, listing.filter, listing.page).await?;
    Ok(web::Json(page.map(|owed| OwedReportView::of(owed, today))))
}

/// Result reports owed, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_owed_result_reports_workbook", tag = "result_reports",
    params(OwedFilter, SheetColumns<OwedReportView>),
    extensions(("x-permission" = json!("result_reports.read")), ("x-list" = json!(["last_day", "name"]))),
    responses(Book)
)]
#[get("/owed-result-reports/workbook")]
async fn get_owed_result_reports_workbook(
    allowed: Allowed<ResultReportsRead>,
    listing: SheetListing<OwedReportView, OwedFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let today = allowed.who.now.day();
    let read = async |page| {
        Ok(owed::list(&database, &allowed.who, allowed.scope.clone(), filter.clone(), page)
            .await?
            .map(|owed| OwedReportView::of(owed, today)))
    };
    let units = units::names(&database).await?;
    Book::of_list_with(&units, &columns, page, read).await?.answer("con-no-bao-cao").await
}

/// A result report
///
/// One report with its text and the files beside it.
#[utoipa::path(
    operation_id = "get_result_report", tag = "result_reports",
    params(("id" = Id, Path, description = "The report")),
    extensions(("x-permission" = json!("result_reports.read"))),
    responses((status = 200, description = "The report", body = ResultReportView))
)]
#[get("/result-reports/{id}")]
async fn get_result_report(
    allowed: Allowed<ResultReportsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let report = service::get(&database, allowed.scope, *id).await?;
    Ok(tagged(report.revision, &report))
}

/// Begin a result report
///
/// Begins the report on one's own place in a course; it is a draft until it is sent.
#[utoipa::path(
    operation_id = "create_result_report", tag = "result_reports", request_body = NewResultReportBody,
    extensions(
        ("x-permission" = json!("result_reports.write")),
        ("x-codes" = json!(["not_a_participant", "already_exists", "wrong_state"]))
    ),
    responses((status = 201, description = "The new report", body = ResultReportView))
)]
#[post("/result-reports")]
async fn create_result_report(
    allowed: Allowed<ResultReportsWrite>,
    body: Body<NewResultReportBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let report = service::create(&database, &allowed.who, allowed.scope, body.0).await?;
    Ok(created(format!("/api/v1/result-reports/{}", report.id), report.revision, &report))
}

/// Change a result report
///
/// A merge patch of the text of one's own report, while it is a draft or was sent back.
#[utoipa::path(
    operation_id = "change_result_report", tag = "result_reports",
    params(("id" = Id, Path, description = "The report")),
    request_body(content = ResultReportPatch, content_type = "application/merge-patch+json"),
    extensions(
        ("x-permission" = json!("result_reports.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state"]))
    ),
    responses((status = 200, description = "The changed report", body = ResultReportView))
)]
#[patch("/result-reports/{id}")]
async fn change_result_report(
    allowed: Allowed<ResultReportsWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<ResultReportBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let report = service::change(&database, &allowed.who, allowed.scope, *id, if_match, patch).await?;
    Ok(tagged(report.revision, &report))
}

/// Send a result report
///
/// Sends one's own report, from the course's last day on, with every section but the proposals.
#[utoipa::path(
    operation_id = "submit_result_report", tag = "result_reports",
    params(("id" = Id, Path, description = "The report")),
    extensions(
        ("x-permission" = json!("result_reports.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state", "report_before_end", "invalid"]))
    ),
    responses((status = 200, description = "The report that was sent", body = ResultReportView))
)]
#[post("/result-reports/{id}/submission")]
async fn submit_result_report(
    allowed: Allowed<ResultReportsWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let thing = (*id, if_match);
    let report = service::act(&database, &allowed.who, allowed.scope, thing, ReportAction::Submit, None).await?;
    Ok(tagged(report.revision, &report))
}

/// Take a result report
///
/// The coordinator takes a report that was sent; nobody his own.
#[utoipa::path(
    operation_id = "accept_result_report", tag = "result_reports",
    params(("id" = Id, Path, description = "The report")),
    extensions(
        ("x-permission" = json!("result_reports.review")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state", "self_decision"]))
    ),
    responses((status = 200, description = "The report that was taken", body = ResultReportView))
)]
#[post("/result-reports/{id}/acceptance")]
async fn accept_result_report(
    allowed: Allowed<ResultReportsReview>,
    id: web::Path<Id>,
    if_match: IfMatch,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let thing = (*id, if_match);
    let report = service::act(&database, &allowed.who, allowed.scope, thing, ReportAction::Accept, None).await?;
    Ok(tagged(report.revision, &report))
}

/// Send a result report back
///
/// The coordinator sends a report back to be completed, with a reason; it is owed again.
#[utoipa::path(
    operation_id = "return_result_report", tag = "result_reports", request_body = ReturnBody,
    params(("id" = Id, Path, description = "The report")),
    extensions(
        ("x-permission" = json!("result_reports.review")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state", "self_decision"]))
    ),
    responses((status = 200, description = "The report that was sent back", body = ResultReportView))
)]
#[post("/result-reports/{id}/return")]
async fn return_result_report(
    allowed: Allowed<ResultReportsReview>,
    id: web::Path<Id>,
    if_match: IfMatch,
    body: Body<ReturnBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (thing, reason) = ((*id, if_match), Some(body.0.reason));
    let report = service::act(&database, &allowed.who, allowed.scope, thing, ReportAction::Return, reason).await?;
    Ok(tagged(report.revision, &report))
}

/// Put a file beside a result report
///
/// PDF, JPEG or PNG up to 10 MB, known by its content; beside one's own report while it can be changed.
#[utoipa::path(
    operation_id = "upload_result_report_file", tag = "result_reports",
    params(("id" = Id, Path, description = "The report")),
    request_body(content = ScanForm, content_type = "multipart/form-data"),
    extensions(
        ("x-permission" = json!("result_reports.write")),
        ("x-codes" = json!(["wrong_state", "file_empty", "file_too_large", "file_type_refused"]))
    ),
    responses((status = 201, description = "The file", body = FileView))
)]
#[post("/result-reports/{id}/files")]
async fn upload_result_report_file(
    allowed: Allowed<ResultReportsWrite>,
    id: web::Path<Id>,
    upload: Upload<Scan>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let Upload { name, bytes, .. } = upload;
    let file = service::attach(&database, &allowed.who, allowed.scope, *id, name, bytes).await?;
    Ok(HttpResponse::Created().json(FileView::from(file)))
}

/// A file beside a result report
///
/// The file as it was sent.
#[utoipa::path(
    operation_id = "get_result_report_file", tag = "result_reports",
    params(("id" = Id, Path, description = "The report"), ("file_id" = Id, Path, description = "The file")),
    extensions(("x-permission" = json!("result_reports.read"))),
    responses((status = 200, description = "The file", content(
        (Vec<u8> = "application/pdf"), (Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png")
    )))
)]
#[get("/result-reports/{id}/files/{file_id}")]
async fn get_result_report_file(
    allowed: Allowed<ResultReportsRead>,
    ids: web::Path<(Id, Id)>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (file, content) = service::attached(&database, allowed.scope, *ids).await?;
    Ok(attachment(&file.name, &file.content_type.to_string(), content))
}

/// Take a file away from a result report
///
/// Removes a file from one's own report while it can be changed; If-Match carries the report's ETag.
#[utoipa::path(
    operation_id = "remove_result_report_file", tag = "result_reports",
    params(("id" = Id, Path, description = "The report"), ("file_id" = Id, Path, description = "The file")),
    extensions(
        ("x-permission" = json!("result_reports.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state"]))
    ),
    responses((status = 204, description = "It is gone"))
)]
#[delete("/result-reports/{id}/files/{file_id}")]
async fn remove_result_report_file(
    allowed: Allowed<ResultReportsWrite>,
    ids: web::Path<(Id, Id)>,
    if_match: IfMatch,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    service::detach(&database, &allowed.who, allowed.scope, *ids, if_match).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// A result report as a document to sign
///
/// What has been written, with room to write by hand where nothing has.
#[utoipa::path(
    operation_id = "write_result_report", tag = "result_reports", params(("id" = Id, Path, description = "The report")),
    extensions(("x-permission" = json!("result_reports.read"))),
    responses(Document)
)]
#[get("/result-reports/{id}/paper")]
async fn write_result_report(
    allowed: Allowed<ResultReportsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    Ok(service::paper(&database, &allowed.who, allowed.scope, *id).await?.answer())
}
