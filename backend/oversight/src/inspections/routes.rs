//! Addresses of inspections and findings.

use actix_web::{HttpResponse, get, patch, post, web};

use super::dto::{
    FindingMending, FindingReturn, InspectionBody, InspectionFindingBody, InspectionFindingPatch,
    InspectionFindingSummary, InspectionFindingView, InspectionPatch, InspectionSummary, InspectionView, NewInspection,
};
use super::filter::{InspectionFilter, InspectionFindingFilter};
use super::rules::MendingAction;
use super::service::{self, Said};
use foundation::db::Database;
use foundation::http::{
    Allowed, Body, Book, IfMatch, Listing, Patch, Routes, SheetColumns, SheetListing, created, tagged,
};
use foundation::kernel::{Id, InspectionsMend, InspectionsRead, InspectionsWrite, Page, Result};

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_inspections)
        .service(get_inspections_workbook)
        .service(record_inspection)
        .service(get_inspection)
        .service(change_inspection)
        .service(add_inspection_finding)
        .service(list_inspection_findings)
        .service(get_inspection_findings_workbook)
        .service(get_inspection_finding)
        .service(change_inspection_finding)
        .service(mend_finding)
        .service(accept_finding)
        .service(send_back_finding);
}

/// Inspections
///
/// The inspections of units in reach, the latest first, with how many findings are still to be mended.
#[utoipa::path(
    operation_id = "list_inspections", tag = "inspections", params(InspectionFilter),
    extensions(("x-permission" = json!("inspections.read")), ("x-list" = json!(["day", "unit"]))),
    responses((status = 200, description = "A page of inspections", body = Page<InspectionSummary>))
)]
#[get("/inspections")]
async fn list_inspections(
    allowed: Allowed<InspectionsRead>,
    listing: Listing<InspectionFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<InspectionSummary>>> {
    Ok(web::Json(service::list(&database, allowed.scope, listing.filter, listing.page).await?))
}

/// Inspections, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_inspections_workbook", tag = "inspections",
    params(InspectionFilter, SheetColumns<InspectionSummary>),
    extensions(("x-permission" = json!("inspections.read")), ("x-list" = json!(["day", "unit"]))),
    responses(Book)
)]
#[get("/inspections/workbook")]
async fn get_inspections_workbook(
    allowed: Allowed<InspectionsRead>,
    listing: SheetListing<InspectionSummary, InspectionFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| service::list(&database, allowed.scope.clone(), filter, page).await;
    Book::of_list(&columns, page, read).await?.answer("kiem-tra").await
}

/// Record an inspection
///
/// Of a unit: the day, who took part, what was looked at and concluded, and what is to be mended by when. A finding is a
/// duty of the unit until it is mended and that is accepted.
#[utoipa::path(
    operation_id = "record_inspection", tag = "inspections", request_body = NewInspection,
    extensions(
        ("x-permission" = json!("inspections.write")),
        ("x-codes" = json!(["unknown_reference", "day_in_future", "deadline_before_start"]))
    ),
    responses((status = 201, description = "The inspection", body = InspectionView))
)]
#[post("/inspections")]
async fn record_inspection(
    allowed: Allowed<InspectionsWrite>,
    body: Body<NewInspection>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let view = service::record(&database, &allowed.who, allowed.scope, body.0).await?;
    Ok(created(format!("/api/v1/inspections/{}", view.inspection.id), view.inspection.revision, &view))
}

/// An inspection
///
/// One inspection with its findings, every step of theirs, and what whoever asks may do with them now.
#[utoipa::path(
    operation_id = "get_inspection", tag = "inspections", params(("id" = Id, Path, description = "The inspection")),
    extensions(("x-permission" = json!("inspections.read"))),
    responses((status = 200, description = "The inspection", body = InspectionView))
)]
#[get("/inspections/{id}")]
async fn get_inspection(
    allowed: Allowed<InspectionsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let view = service::get(&database, &allowed.who, allowed.scope, *id).await?;
    Ok(tagged(view.inspection.revision, &view))
}

/// Correct an inspection
///
/// A merge patch of its notes; its unit cannot be changed.
#[utoipa::path(
    operation_id = "change_inspection", tag = "inspections", params(("id" = Id, Path, description = "The inspection")),
    request_body(content = InspectionPatch, content_type = "application/merge-patch+json"),
    extensions(("x-permission" = json!("inspections.write")), ("x-if-match" = json!(true)), ("x-codes" = json!(["day_in_future", "after_end"]))),
    responses((status = 200, description = "The corrected inspection", body = InspectionView))
)]
#[patch("/inspections/{id}")]
async fn change_inspection(
    allowed: Allowed<InspectionsWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<InspectionBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let view = service::change(&database, &allowed.who, allowed.scope, (*id, if_match), patch).await?;
    Ok(tagged(view.inspection.revision, &view))
}

/// Add a finding
///
/// Adds what is to be mended to an inspection that was recorded.
#[utoipa::path(
    operation_id = "add_inspection_finding", tag = "inspections", params(("id" = Id, Path, description = "The inspection")),
    request_body = InspectionFindingBody,
    extensions(("x-permission" = json!("inspections.write")), ("x-codes" = json!(["deadline_before_start"]))),
    responses((status = 200, description = "The inspection with its new finding", body = InspectionView))
)]
#[post("/inspections/{id}/findings")]
async fn add_inspection_finding(
    allowed: Allowed<InspectionsWrite>,
    id: web::Path<Id>,
    body: Body<InspectionFindingBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let view = service::add_finding(&database, &allowed.who, allowed.scope, *id, body.0).await?;
    Ok(tagged(view.inspection.revision, &view))
}

/// Findings of inspections
///
/// What units in reach have to mend, the earliest day first.
#[utoipa::path(
    operation_id = "list_inspection_findings", tag = "inspections", params(InspectionFindingFilter),
    extensions(("x-permission" = json!("inspections.read")), ("x-list" = json!(["mend_by", "unit", "day"]))),
    responses((status = 200, description = "A page of findings", body = Page<InspectionFindingSummary>))
)]
#[get("/inspection-findings")]
async fn list_inspection_findings(
    allowed: Allowed<InspectionsRead>,
    listing: Listing<InspectionFindingFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<InspectionFindingSummary>>> {
    Ok(web::Json(service::list_findings(&database, &allowed.who, allowed.scope, listing.filter, listing.page).await?))
}

/// Findings of inspections, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_inspection_findings_workbook", tag = "inspections",
    params(InspectionFindingFilter, SheetColumns<InspectionFindingSummary>),
    extensions(("x-permission" = json!("inspections.read")), ("x-list" = json!(["mend_by", "unit", "day"]))),
    responses(Book)
)]
#[get("/inspection-findings/workbook")]
async fn get_inspection_findings_workbook(
    allowed: Allowed<InspectionsRead>,
    listing: SheetListing<InspectionFindingSummary, InspectionFindingFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| service::list_findings(&database, &allowed.who, allowed.scope.clone(), filter, page).await;
    Book::of_list(&columns, page, read).await?.answer("viec-phai-khac-phuc").await
}

/// A finding
///
/// One finding with every step and what whoever asks may do with it now.
#[utoipa::path(
    operation_id = "get_inspection_finding", tag = "inspections", params(("id" = Id, Path, description = "The finding")),
    extensions(("x-permission" = json!("inspections.read"))),
    responses((status = 200, description = "The finding", body = InspectionFindingView))
)]
#[get("/inspection-findings/{id}")]
async fn get_inspection_finding(
    allowed: Allowed<InspectionsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let view = service::get_finding(&database, &allowed.who, allowed.scope, *id).await?;
    Ok(tagged(view.finding.revision, &view))
}

/// Correct a finding
///
/// A merge patch of what is to be mended and by when, while it is.
#[utoipa::path(
    operation_id = "change_inspection_finding", tag = "inspections", params(("id" = Id, Path, description = "The finding")),
    request_body(content = InspectionFindingPatch, content_type = "application/merge-patch+json"),
    extensions(("x-permission" = json!("inspections.write")), ("x-if-match" = json!(true)), ("x-codes" = json!(["wrong_state", "deadline_before_start"]))),
    responses((status = 200, description = "The corrected finding", body = InspectionFindingView))
)]
#[patch("/inspection-findings/{id}")]
async fn change_inspection_finding(
    allowed: Allowed<InspectionsWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<InspectionFindingBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let view = service::change_finding(&database, &allowed.who, allowed.scope, (*id, if_match), patch).await?;
    Ok(tagged(view.finding.revision, &view))
}

/// Report a finding mended
///
/// The unit says what it has done and where that can be seen.
#[utoipa::path(
    operation_id = "mend_finding", tag = "inspections", params(("id" = Id, Path, description = "The finding")),
    request_body = FindingMending,
    extensions(("x-permission" = json!("inspections.mend")), ("x-if-match" = json!(true)), ("x-codes" = json!(["wrong_state"]))),
    responses((status = 200, description = "The finding that was reported mended", body = InspectionFindingView))
)]
#[post("/inspection-findings/{id}/mending")]
async fn mend_finding(
    allowed: Allowed<InspectionsMend>,
    id: web::Path<Id>,
    if_match: IfMatch,
    body: Body<FindingMending>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (which, said) = ((*id, if_match), Said { words: Some(body.0.words), mend_by: None });
    let view = service::act(&database, &allowed.who, allowed.scope, which, MendingAction::Mend, said).await?;
    Ok(tagged(view.finding.revision, &view))
}

/// Accept a finding as mended
///
/// Nobody accepts what he has reported mended himself.
#[utoipa::path(
    operation_id = "accept_finding", tag = "inspections", params(("id" = Id, Path, description = "The finding")),
    extensions(("x-permission" = json!("inspections.write")), ("x-if-match" = json!(true)), ("x-codes" = json!(["wrong_state", "same_person"]))),
    responses((status = 200, description = "The finding that is mended", body = InspectionFindingView))
)]
#[post("/inspection-findings/{id}/acceptance")]
async fn accept_finding(
    allowed: Allowed<InspectionsWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (which, said) = ((*id, if_match), Said::default());
    let view = service::act(&database, &allowed.who, allowed.scope, which, MendingAction::Accept, said).await?;
    Ok(tagged(view.finding.revision, &view))
}

/// Send a finding back
///
/// It is not mended yet: with the reason, and by when it is to be mended now.
#[utoipa::path(
    operation_id = "send_back_finding", tag = "inspections", params(("id" = Id, Path, description = "The finding")),
    request_body = FindingReturn,
    extensions(("x-permission" = json!("inspections.write")), ("x-if-match" = json!(true)), ("x-codes" = json!(["wrong_state", "day_passed"]))),
    responses((status = 200, description = "The finding that is to be mended", body = InspectionFindingView))
)]
#[post("/inspection-findings/{id}/return")]
async fn send_back_finding(
    allowed: Allowed<InspectionsWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    body: Body<FindingReturn>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (which, said) = ((*id, if_match), Said { words: Some(body.0.reason), mend_by: body.0.mend_by });
    let view = service::act(&database, &allowed.who, allowed.scope, which, MendingAction::SendBack, said).await?;
    Ok(tagged(view.finding.revision, &view))
}
