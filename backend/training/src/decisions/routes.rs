//! Addresses of decisions.

use actix_web::{HttpResponse, get, patch, post, web};

use super::dto::{DecisionBody, DecisionFilter, DecisionPatch, DecisionView, NewDecisionBody};
use super::service;
use foundation::db::Database;
use foundation::http::{
    Allowed, Body, Book, Document, IfMatch, Listing, Patch, Routes, SheetColumns, SheetListing, Upload, attachment,
    created, tagged,
};
use foundation::kernel::{DecisionsRead, DecisionsWrite, Id, Page, Result};
use ward::files::{Scan, ScanForm};
use ward::units;

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_decisions)
        .service(get_decisions_workbook)
        .service(create_decision)
        .service(get_decision)
        .service(change_decision)
        .service(upload_decision_file)
        .service(download_decision_file)
        .service(write_decision);
}

/// Decisions in reach
///
/// The decisions of the units that the asker's roles cover, and those by which people in reach were sent.
#[utoipa::path(
    operation_id = "list_decisions", tag = "decisions", params(DecisionFilter),
    extensions(("x-permission" = json!("decisions.read")), ("x-list" = json!(["created_at", "signed_on"]))),
    responses((status = 200, description = "A page of decisions", body = Page<DecisionView>))
)]
#[get("/decisions")]
async fn list_decisions(
    allowed: Allowed<DecisionsRead>,
    listing: Listing<DecisionFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<DecisionView>>> {
    let page = service::list(&database, allowed.scope, listing.filter.course_id, listing.page).await?;
    Ok(web::Json(page.map(DecisionView::from)))
}

/// Decisions, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_decisions_workbook", tag = "decisions", params(DecisionFilter, SheetColumns<DecisionView>),
    extensions(("x-permission" = json!("decisions.read")), ("x-list" = json!(["created_at", "signed_on"]))),
    responses(Book)
)]
#[get("/decisions/workbook")]
async fn get_decisions_workbook(
    allowed: Allowed<DecisionsRead>,
    listing: SheetListing<DecisionView, DecisionFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| {
        Ok(service::list(&database, allowed.scope.clone(), filter.course_id, page).await?.map(DecisionView::from))
    };
    let units = units::names(&database).await?;
    Book::of_list_with(&units, &columns, page, read).await?.answer("quyet-dinh").await
}

/// A decision
///
/// One decision with its people and its signed paper.
#[utoipa::path(
    operation_id = "get_decision", tag = "decisions", params(("id" = Id, Path, description = "The decision")),
    extensions(("x-permission" = json!("decisions.read"))),
    responses((status = 200, description = "The decision", body = DecisionView))
)]
#[get("/decisions/{id}")]
async fn get_decision(
    allowed: Allowed<DecisionsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let opened = service::get(&database, allowed.scope, *id).await?;
    Ok(tagged(opened.decision.revision, &DecisionView::from(opened)))
}

/// A new decision
///
/// Enters a decision on people of a course, or a paper that corrects, replaces or revokes a signed one. Number and day
/// come from the clerk's register and may be typed in afterwards; they come together.
#[utoipa::path(
    operation_id = "create_decision", tag = "decisions", request_body = NewDecisionBody,
    extensions(
        ("x-permission" = json!("decisions.write")),
        ("x-codes" = json!(["number_taken", "wrong_state", "required", "invalid_value"]))
    ),
    responses((status = 201, description = "The new decision", body = DecisionView))
)]
#[post("/decisions")]
async fn create_decision(
    allowed: Allowed<DecisionsWrite>,
    body: Body<NewDecisionBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let opened = service::create(&database, &allowed.who, allowed.scope, body.0).await?;
    let (id, revision) = (opened.decision.id, opened.decision.revision);
    Ok(created(format!("/api/v1/decisions/{id}"), revision, &DecisionView::from(opened)))
}

/// Change a decision
///
/// A merge patch: the number and the day from the clerk's register, the signer, the subject. Once number and signed
/// paper are there, only another paper corrects it.
#[utoipa::path(
    operation_id = "change_decision", tag = "decisions", params(("id" = Id, Path, description = "The decision")),
    request_body(content = DecisionPatch, content_type = "application/merge-patch+json"),
    extensions(
        ("x-permission" = json!("decisions.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["number_taken", "wrong_state"]))
    ),
    responses((status = 200, description = "The changed decision", body = DecisionView))
)]
#[patch("/decisions/{id}")]
async fn change_decision(
    allowed: Allowed<DecisionsWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<DecisionBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let opened = service::change(&database, &allowed.who, allowed.scope, *id, if_match, patch).await?;
    Ok(tagged(opened.decision.revision, &DecisionView::from(opened)))
}

/// Hand in the signed paper
///
/// A PDF, JPEG or PNG up to 10 MB, told by its content and not by its name. Nothing that is a state secret may be sent.
#[utoipa::path(
    operation_id = "upload_decision_file", tag = "decisions", params(("id" = Id, Path, description = "The decision")),
    request_body(content = ScanForm, content_type = "multipart/form-data"),
    extensions(
        ("x-permission" = json!("decisions.write")),
        ("x-codes" = json!(["bad_form", "file_empty", "file_too_large", "file_type_refused"]))
    ),
    responses((status = 200, description = "The decision with its paper", body = DecisionView))
)]
#[post("/decisions/{id}/file")]
async fn upload_decision_file(
    allowed: Allowed<DecisionsWrite>,
    id: web::Path<Id>,
    upload: Upload<Scan>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let file = (upload.name, upload.bytes);
    let opened = service::attach(&database, &allowed.who, allowed.scope, *id, file).await?;
    Ok(tagged(opened.decision.revision, &DecisionView::from(opened)))
}

/// The signed paper
///
/// The file as it was sent, to be saved.
#[utoipa::path(
    operation_id = "download_decision_file", tag = "decisions", params(("id" = Id, Path, description = "The decision")),
    extensions(("x-permission" = json!("decisions.read"))),
    responses((status = 200, description = "The signed paper", content(
        (Vec<u8> = "application/pdf"), (Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png")
    )))
)]
#[get("/decisions/{id}/file")]
async fn download_decision_file(
    allowed: Allowed<DecisionsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (file, content) = service::signed(&database, allowed.scope, *id).await?;
    Ok(attachment(&file.name, &file.content_type.to_string(), content))
}

/// The decision as a document to sign
///
/// The decision in the layout of Nghị định 30/2020/NĐ-CP, with what is known now: without a number and a day while the
/// register has given none; the list of people is attached where there are several.
#[utoipa::path(
    operation_id = "write_decision", tag = "decisions", params(("id" = Id, Path, description = "The decision")),
    extensions(("x-permission" = json!("decisions.read"))),
    responses(Document)
)]
#[get("/decisions/{id}/paper")]
async fn write_decision(
    allowed: Allowed<DecisionsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let today = allowed.who.now.day();
    Ok(service::paper(&database, allowed.scope, *id, today).await?.answer())
}
