//! Addresses of the ward's reports.

use actix_web::{HttpResponse, delete, get, patch, post, put, web};

use super::dto::{
    ListedWardReport, NewWardReport, ReportChanges, TargetNames, TargetNamesQuery, WardReportBody, WardReportPatch,
    WardReportView,
};
use super::filter::WardReportFilter;
use super::{registering, service};
use crate::report_figures::{FigureCell, FigureLineQuery, FigureLines, FigureNames};
use foundation::db::Database;
use foundation::http::{
    Allowed, Body, Book, Document, IfMatch, Listing, Patch, Query, Routes, SheetColumns, SheetListing, Upload,
    attachment, created, tagged,
};
use foundation::kernel::{Id, Page, Result, WardReportsNames, WardReportsRead, WardReportsWrite};
use ward::files::{Scan, ScanForm};
use ward::registrations::{self, RegistrationBody};

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_ward_reports)
        .service(get_ward_reports_workbook)
        .service(create_ward_report)
        .service(get_ward_report)
        .service(change_ward_report)
        .service(delete_ward_report)
        .service(issue_ward_report)
        .service(withdraw_ward_report)
        .service(register_ward_report)
        .service(upload_ward_report_file)
        .service(download_ward_report_file)
        .service(write_ward_report)
        .service(get_ward_report_workbook)
        .service(get_ward_report_changes)
        .service(list_ward_report_names)
        .service(list_ward_report_lines)
        .service(list_ward_report_target_names);
}

/// Reports of the ward
///
/// The latest period first. Drafts are shown to coordinators and leaders alone. With the SHA-256 of a file it tells which
/// report that file is.
#[utoipa::path(
    operation_id = "list_ward_reports", tag = "ward_reports", params(WardReportFilter),
    extensions(("x-permission" = json!("ward_reports.read")), ("x-list" = json!(["to", "created_at"]))),
    responses((status = 200, description = "A page of reports", body = Page<ListedWardReport>))
)]
#[get("/ward-reports")]
async fn list_ward_reports(
    allowed: Allowed<WardReportsRead>,
    listing: Listing<WardReportFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<ListedWardReport>>> {
    let Listing { filter, page } = listing;
    Ok(web::Json(service::list(&database, &allowed.who, allowed.scope, filter, page).await?))
}

/// Reports of the ward as Excel
///
/// The whole list, sorted and searched as the request says.
#[utoipa::path(
    operation_id = "get_ward_reports_workbook", tag = "ward_reports",
    params(WardReportFilter, SheetColumns<ListedWardReport>),
    extensions(("x-permission" = json!("ward_reports.read")), ("x-list" = json!(["to", "created_at"]))),
    responses(Book)
)]
#[get("/ward-reports/workbook")]
async fn get_ward_reports_workbook(
    allowed: Allowed<WardReportsRead>,
    listing: SheetListing<ListedWardReport, WardReportFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| service::list(&database, &allowed.who, allowed.scope.clone(), filter.clone(), page).await;
    Book::of_list(&columns, page, read).await?.answer("bao-cao-phuong").await
}

/// Begin a report of the ward
///
/// For any period of the plan. Its first text is what the units have written for that period; with `amends_id` it corrects,
/// replaces or revokes an earlier one that was signed.
#[utoipa::path(
    operation_id = "create_ward_report", tag = "ward_reports", request_body = NewWardReport,
    extensions(
        ("x-permission" = json!("ward_reports.write")),
        ("x-codes" = json!(["before_plan_period", "after_end", "required", "wrong_state", "unknown_reference"]))
    ),
    responses((status = 201, description = "The draft", body = WardReportView))
)]
#[post("/ward-reports")]
async fn create_ward_report(
    allowed: Allowed<WardReportsWrite>,
    body: Body<NewWardReport>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let report = service::begin(&database, &allowed.who, allowed.scope, body.0).await?;
    Ok(created(format!("/api/v1/ward-reports/{}", report.id), report.revision, &report))
}

/// A report of the ward
///
/// A draft with the figures of this moment; an issued one as it was issued.
#[utoipa::path(
    operation_id = "get_ward_report", tag = "ward_reports", params(("id" = Id, Path, description = "The report")),
    extensions(("x-permission" = json!("ward_reports.read"))),
    responses((status = 200, description = "The report", body = WardReportView))
)]
#[get("/ward-reports/{id}")]
async fn get_ward_report(
    allowed: Allowed<WardReportsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let report = service::get(&database, &allowed.who, allowed.scope, *id).await?;
    Ok(tagged(report.revision, &report))
}

/// Write a report of the ward
///
/// A merge patch of its title, addressees and sections while it is a draft. The figures cannot be written.
#[utoipa::path(
    operation_id = "change_ward_report", tag = "ward_reports", params(("id" = Id, Path, description = "The report")),
    request_body(content = WardReportPatch, content_type = "application/merge-patch+json"),
    extensions(
        ("x-permission" = json!("ward_reports.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state"]))
    ),
    responses((status = 200, description = "The changed report", body = WardReportView))
)]
#[patch("/ward-reports/{id}")]
async fn change_ward_report(
    allowed: Allowed<WardReportsWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<WardReportBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let report = service::change(&database, &allowed.who, allowed.scope, (*id, if_match), patch).await?;
    Ok(tagged(report.revision, &report))
}

/// Take a draft away
///
/// Only a draft; what was issued stays.
#[utoipa::path(
    operation_id = "delete_ward_report", tag = "ward_reports", params(("id" = Id, Path, description = "The report")),
    extensions(
        ("x-permission" = json!("ward_reports.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state"]))
    ),
    responses((status = 204, description = "It is gone"))
)]
#[delete("/ward-reports/{id}")]
async fn delete_ward_report(
    allowed: Allowed<WardReportsWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    service::delete(&database, &allowed.who, allowed.scope, (*id, if_match)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Issue a report of the ward
///
/// Its figures, the names behind them, what the units sent, what has changed since the report before, and its file are
/// kept as they are now.
#[utoipa::path(
    operation_id = "issue_ward_report", tag = "ward_reports", params(("id" = Id, Path, description = "The report")),
    extensions(
        ("x-permission" = json!("ward_reports.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state"]))
    ),
    responses((status = 200, description = "The issued report", body = WardReportView))
)]
#[post("/ward-reports/{id}/issue")]
async fn issue_ward_report(
    allowed: Allowed<WardReportsWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let report = service::issue(&database, &allowed.who, allowed.scope, (*id, if_match)).await?;
    Ok(tagged(report.revision, &report))
}

/// Take an issued report back
///
/// To be written on, while nothing of the clerk's register was entered for it.
#[utoipa::path(
    operation_id = "withdraw_ward_report", tag = "ward_reports", params(("id" = Id, Path, description = "The report")),
    extensions(
        ("x-permission" = json!("ward_reports.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state"]))
    ),
    responses((status = 200, description = "The draft", body = WardReportView))
)]
#[post("/ward-reports/{id}/withdrawal")]
async fn withdraw_ward_report(
    allowed: Allowed<WardReportsWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let report = service::withdraw(&database, &allowed.who, allowed.scope, (*id, if_match)).await?;
    Ok(tagged(report.revision, &report))
}

/// Register a signed report of the ward
///
/// Number and day from the clerk's register, once it is issued; they come together. Once number and scan are there nothing
/// of it is changed any more.
#[utoipa::path(
    operation_id = "register_ward_report", tag = "ward_reports", params(("id" = Id, Path, description = "The report")),
    request_body = RegistrationBody,
    extensions(
        ("x-permission" = json!("ward_reports.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state", "number_taken", "required", "implausible_day"]))
    ),
    responses((status = 200, description = "The registered report", body = WardReportView))
)]
#[put("/ward-reports/{id}/registration")]
async fn register_ward_report(
    allowed: Allowed<WardReportsWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    body: Body<RegistrationBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let report = registrations::register_paper::<WardReportView>(
        &database,
        &allowed.who,
        allowed.scope,
        (*id, if_match),
        body.0,
    )
    .await?;
    Ok(tagged(report.revision, &report))
}

/// Hand in the signed report of the ward
///
/// A PDF, JPEG or PNG up to 10 MB, told by its content and not by its name. Nothing that is a state secret may be sent.
#[utoipa::path(
    operation_id = "upload_ward_report_file", tag = "ward_reports",
    params(("id" = Id, Path, description = "The report")),
    request_body(content = ScanForm, content_type = "multipart/form-data"),
    extensions(
        ("x-permission" = json!("ward_reports.write")),
        ("x-codes" = json!(["wrong_state", "bad_form", "file_empty", "file_too_large", "file_type_refused"]))
    ),
    responses((status = 200, description = "The report with its scan", body = WardReportView))
)]
#[post("/ward-reports/{id}/file")]
async fn upload_ward_report_file(
    allowed: Allowed<WardReportsWrite>,
    id: web::Path<Id>,
    upload: Upload<Scan>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let file = (upload.name, upload.bytes);
    let report =
        registrations::attach_scan::<WardReportView>(&database, &allowed.who, allowed.scope, *id, file).await?;
    Ok(tagged(report.revision, &report))
}

/// The signed report of the ward
///
/// The scan as it was sent, to be saved.
#[utoipa::path(
    operation_id = "download_ward_report_file", tag = "ward_reports",
    params(("id" = Id, Path, description = "The report")),
    extensions(("x-permission" = json!("ward_reports.read"))),
    responses((status = 200, description = "The scan", content(
        (Vec<u8> = "application/pdf"), (Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png")
    )))
)]
#[get("/ward-reports/{id}/file")]
async fn download_ward_report_file(
    allowed: Allowed<WardReportsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (file, content) = registering::signed(&database, &allowed.who, allowed.scope, *id).await?;
    Ok(attachment(&file.name, &file.content_type.to_string(), content))
}

/// The report of the ward as a document to sign
///
/// In the layout of Nghị định 30/2020/NĐ-CP with its tables as annexes: the file as it was issued, byte for byte, or the
/// draft as it is now. It has no number: the clerk's register gives it when it is signed.
#[utoipa::path(
    operation_id = "write_ward_report", tag = "ward_reports", params(("id" = Id, Path, description = "The report")),
    extensions(("x-permission" = json!("ward_reports.read"))),
    responses(Document)
)]
#[get("/ward-reports/{id}/paper")]
async fn write_ward_report(
    allowed: Allowed<WardReportsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    Ok(service::document(&database, &allowed.who, allowed.scope, *id).await?.answer())
}

/// The tables of a report as Excel
///
/// Who was sent, the targets, the money and the evaluations, each on a sheet of its own.
#[utoipa::path(
    operation_id = "get_ward_report_workbook", tag = "ward_reports",
    params(("id" = Id, Path, description = "The report")),
    extensions(("x-permission" = json!("ward_reports.read"))),
    responses(Book)
)]
#[get("/ward-reports/{id}/workbook")]
async fn get_ward_report_workbook(
    allowed: Allowed<WardReportsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let book = service::figures_book(&database, &allowed.who, allowed.scope, *id).await?;
    book.answer("so-lieu-bao-cao-phuong").await
}

/// What has changed since the report before
///
/// The figures and names of the report before it, or of the one that it amends, as that one was issued, against the same
/// period as it stands now; of an issued report, as it stood at its issue.
#[utoipa::path(
    operation_id = "get_ward_report_changes", tag = "ward_reports",
    params(("id" = Id, Path, description = "The report")),
    extensions(("x-permission" = json!("ward_reports.names"))),
    responses((status = 200, description = "What has changed", body = ReportChanges))
)]
#[get("/ward-reports/{id}/changes")]
async fn get_ward_report_changes(
    allowed: Allowed<WardReportsNames>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<web::Json<ReportChanges>> {
    Ok(web::Json(service::changes(&database, &allowed.who, allowed.scope, *id).await?))
}

/// The names behind a figure of a report of the ward
///
/// As they were when it was issued; of a draft, as they are now.
#[utoipa::path(
    operation_id = "list_ward_report_names", tag = "ward_reports",
    params(("id" = Id, Path, description = "The report"), FigureCell),
    extensions(("x-permission" = json!("ward_reports.names"))),
    responses((status = 200, description = "The names", body = FigureNames))
)]
#[get("/ward-reports/{id}/names")]
async fn list_ward_report_names(
    allowed: Allowed<WardReportsNames>,
    id: web::Path<Id>,
    cell: Query<FigureCell>,
    database: web::Data<Database>,
) -> Result<web::Json<FigureNames>> {
    Ok(web::Json(service::names(&database, &allowed.who, allowed.scope, *id, cell.0).await?))
}

/// The lines behind another figure of a report of the ward
///
/// What stands behind the reviews, the needs, the documents, the evaluations, the money and the difficulties: as it was
/// when the report was issued; of a draft, as it is now.
#[utoipa::path(
    operation_id = "list_ward_report_lines", tag = "ward_reports",
    params(("id" = Id, Path, description = "The report"), FigureLineQuery),
    extensions(("x-permission" = json!("ward_reports.names"))),
    responses((status = 200, description = "The lines", body = FigureLines))
)]
#[get("/ward-reports/{id}/lines")]
async fn list_ward_report_lines(
    allowed: Allowed<WardReportsNames>,
    id: web::Path<Id>,
    query: Query<FigureLineQuery>,
    database: web::Data<Database>,
) -> Result<web::Json<FigureLines>> {
    Ok(web::Json(service::lines(&database, &allowed.who, allowed.scope, *id, query.0).await?))
}

/// The names behind a target in a report of the ward
///
/// As they were when it was issued; of a draft, as they are now.
#[utoipa::path(
    operation_id = "list_ward_report_target_names", tag = "ward_reports",
    params(("id" = Id, Path, description = "The report"), TargetNamesQuery),
    extensions(("x-permission" = json!("ward_reports.names"))),
    responses((status = 200, description = "The names", body = TargetNames))
)]
#[get("/ward-reports/{id}/target-names")]
async fn list_ward_report_target_names(
    allowed: Allowed<WardReportsNames>,
    id: web::Path<Id>,
    query: Query<TargetNamesQuery>,
    database: web::Data<Database>,
) -> Result<web::Json<TargetNames>> {
    Ok(web::Json(service::target_names(&database, &allowed.who, allowed.scope, *id, query.0).await?))
}
