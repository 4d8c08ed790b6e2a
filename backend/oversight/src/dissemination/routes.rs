//! Addresses of documents that must be made known.

use actix_web::{HttpResponse, delete, get, patch, post, web};

use super::dto::{
    ConfirmationBody, ConfirmationView, ConfirmationsView, DocumentBody, DocumentPatch, DocumentSummary,
    DocumentVersionBody, DocumentView, OwnReach, PaperConfirmationsBody,
};
use super::filter::DocumentFilter;
use super::service;
use foundation::db::Database;
use foundation::http::{
    Allowed, Body, Book, IfMatch, Listing, Patch, Routes, SheetColumns, SheetListing, Upload, attachment, created,
    tagged,
};
use foundation::kernel::{DisseminationRecord, DocumentsConfirm, DocumentsRead, DocumentsWrite, Id, Page, Result};
use ward::files::{Scan, ScanForm};

mod reach;
mod sessions;

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_documents)
        .service(get_documents_workbook)
        .service(create_document)
        .service(get_document)
        .service(change_document)
        .service(publish_document_version)
        .service(upload_document_file)
        .service(get_document_file)
        .service(remove_document_file)
        .service(get_own_reach)
        .service(confirm_document)
        .service(record_paper_confirmations)
        .configure(reach::configure)
        .configure(sessions::configure);
}

/// Documents that must be made known
///
/// Those that are for units in reach or for whoever asks, each with the share reached today and with what it still asks
/// of whoever asks.
#[utoipa::path(
    operation_id = "list_documents", tag = "dissemination", params(DocumentFilter),
    extensions(("x-permission" = json!("documents.read")), ("x-list" = json!(["issued_on", "number", "deadline"]))),
    responses((status = 200, description = "A page of documents", body = Page<DocumentSummary>))
)]
#[get("/documents")]
async fn list_documents(
    allowed: Allowed<DocumentsRead>,
    listing: Listing<DocumentFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<DocumentSummary>>> {
    Ok(web::Json(service::list(&database, &allowed.who, allowed.scope, listing.filter, listing.page).await?))
}

/// Documents that must be made known, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_documents_workbook", tag = "dissemination",
    params(DocumentFilter, SheetColumns<DocumentSummary>),
    extensions(("x-permission" = json!("documents.read")), ("x-list" = json!(["issued_on", "number", "deadline"]))),
    responses(Book)
)]
#[get("/documents/workbook")]
async fn get_documents_workbook(
    allowed: Allowed<DocumentsRead>,
    listing: SheetListing<DocumentSummary, DocumentFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| service::list(&database, &allowed.who, allowed.scope.clone(), filter, page).await;
    Book::of_list(&columns, page, read).await?.answer("van-ban-pho-bien").await
}

/// A new document
///
/// Adds a document with whom it must reach. It is version 1, which holds from the day of issue; its files are sent
/// afterwards.
#[utoipa::path(
    operation_id = "create_document", tag = "dissemination", request_body = DocumentBody,
    extensions(("x-permission" = json!("documents.write")), ("x-codes" = json!(["already_exists"]))),
    responses((status = 201, description = "The new document", body = DocumentView))
)]
#[post("/documents")]
async fn create_document(
    allowed: Allowed<DocumentsWrite>,
    body: Body<DocumentBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let document = service::create(&database, &allowed.who, allowed.scope, body.0).await?;
    Ok(created(format!("/api/v1/documents/{}", document.id), document.revision, &document))
}

/// A document
///
/// One document with all its versions and their files.
#[utoipa::path(
    operation_id = "get_document", tag = "dissemination", params(("id" = Id, Path, description = "The document")),
    extensions(("x-permission" = json!("documents.read"))),
    responses((status = 200, description = "The document", body = DocumentView))
)]
#[get("/documents/{id}")]
async fn get_document(
    allowed: Allowed<DocumentsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let document = service::get(&database, allowed.scope, *id).await?;
    Ok(tagged(document.revision, &document))
}

/// Correct a document
///
/// A merge patch of the document and of whom it must reach. Its unit cannot be changed; what its text says changes by a
/// new version.
#[utoipa::path(
    operation_id = "change_document", tag = "dissemination", params(("id" = Id, Path, description = "The document")),
    request_body(content = DocumentPatch, content_type = "application/merge-patch+json"),
    extensions(
        ("x-permission" = json!("documents.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["conflict", "already_exists"]))
    ),
    responses((status = 200, description = "The corrected document", body = DocumentView))
)]
#[patch("/documents/{id}")]
async fn change_document(
    allowed: Allowed<DocumentsWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<DocumentBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let document = service::change(&database, &allowed.who, allowed.scope, *id, if_match, patch).await?;
    Ok(tagged(document.revision, &document))
}

/// A new version of a document
///
/// Adds a version with what changed, and asks everybody again. What was confirmed of the version before stays on record
/// and counts for days before this one. Its files are sent afterwards.
#[utoipa::path(
    operation_id = "publish_document_version", tag = "dissemination",
    params(("id" = Id, Path, description = "The document")), request_body = DocumentVersionBody,
    extensions(
        ("x-permission" = json!("documents.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["document_not_active"]))
    ),
    responses((status = 200, description = "The document with its new version", body = DocumentView))
)]
#[post("/documents/{id}/versions")]
async fn publish_document_version(
    allowed: Allowed<DocumentsWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    body: Body<DocumentVersionBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let document = service::publish(&database, &allowed.who, allowed.scope, *id, if_match, body.0).await?;
    Ok(tagged(document.revision, &document))
}

/// A file of a document, sent
///
/// Puts a PDF, JPEG or PNG up to 10 MB, told by its content, to the newest version. Once that version has a file and has
/// reached somebody, its files stay as they are. Nothing that is a state secret may be sent.
#[utoipa::path(
    operation_id = "upload_document_file", tag = "dissemination",
    params(("id" = Id, Path, description = "The document")),
    request_body(content = ScanForm, content_type = "multipart/form-data"),
    extensions(
        ("x-permission" = json!("documents.write")),
        ("x-codes" = json!(["bad_form", "file_empty", "file_too_large", "file_type_refused", "version_in_use"]))
    ),
    responses((status = 200, description = "The document with its file", body = DocumentView))
)]
#[post("/documents/{id}/files")]
async fn upload_document_file(
    allowed: Allowed<DocumentsWrite>,
    id: web::Path<Id>,
    upload: Upload<Scan>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let file = (upload.name, upload.bytes);
    let document = service::attach(&database, &allowed.who, allowed.scope, *id, file).await?;
    Ok(tagged(document.revision, &document))
}

/// A file of a document
///
/// The file as it was sent, to be saved; of whichever version.
#[utoipa::path(
    operation_id = "get_document_file", tag = "dissemination",
    params(("id" = Id, Path, description = "The document"), ("file_id" = Id, Path, description = "The file")),
    extensions(("x-permission" = json!("documents.read"))),
    responses((status = 200, description = "The file", content(
        (Vec<u8> = "application/pdf"), (Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png")
    )))
)]
#[get("/documents/{id}/files/{file_id}")]
async fn get_document_file(
    allowed: Allowed<DocumentsRead>,
    ids: web::Path<(Id, Id)>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (file, content) = service::file(&database, allowed.scope, *ids).await?;
    Ok(attachment(&file.name, &file.content_type.to_string(), content))
}

/// Take a file away from a document
///
/// Removes a file from the newest version until that has reached somebody; If-Match carries the document's ETag.
#[utoipa::path(
    operation_id = "remove_document_file", tag = "dissemination",
    params(("id" = Id, Path, description = "The document"), ("file_id" = Id, Path, description = "The file")),
    extensions(
        ("x-permission" = json!("documents.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["version_in_use"]))
    ),
    responses((status = 204, description = "It is gone"))
)]
#[delete("/documents/{id}/files/{file_id}")]
async fn remove_document_file(
    allowed: Allowed<DocumentsWrite>,
    ids: web::Path<(Id, Id)>,
    if_match: IfMatch,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    service::detach(&database, &allowed.who, allowed.scope, *ids, if_match).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// How a document stands towards whoever asks
///
/// Whether its newest version is for whoever asks, is still to be read, and how it has reached him.
#[utoipa::path(
    operation_id = "get_own_reach", tag = "dissemination", params(("id" = Id, Path, description = "The document")),
    extensions(("x-permission" = json!("documents.read"))),
    responses((status = 200, description = "How it stands", body = OwnReach))
)]
#[get("/documents/{id}/own")]
async fn get_own_reach(
    allowed: Allowed<DocumentsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<web::Json<OwnReach>> {
    Ok(web::Json(service::own(&database, allowed.scope, *id).await?))
}

/// Confirm a document
///
/// Puts on record, with its time, that whoever sends it has read the newest version and understood it. Sent again, it is
/// the same. Nobody confirms for another, and no substitute does.
#[utoipa::path(
    operation_id = "confirm_document", tag = "dissemination", params(("id" = Id, Path, description = "The document")),
    request_body = ConfirmationBody,
    extensions(
        ("x-permission" = json!("documents.confirm")),
        ("x-codes" = json!(["version_not_current", "not_to_be_reached", "nothing_to_read", "document_not_active"]))
    ),
    responses((status = 200, description = "The confirmation", body = ConfirmationView))
)]
#[post("/documents/{id}/confirmations")]
async fn confirm_document(
    allowed: Allowed<DocumentsConfirm>,
    id: web::Path<Id>,
    body: Body<ConfirmationBody>,
    database: web::Data<Database>,
) -> Result<web::Json<ConfirmationView>> {
    Ok(web::Json(service::confirm(&database, &allowed.who, allowed.scope, *id, body.0).await?))
}

/// Record signatures on paper
///
/// Records, in place of people of units in reach who have no account, that they have signed for the newest version, and
/// where the paper is. All of them, or none where one is refused. Whoever is recorded already stays as he is.
#[utoipa::path(
    operation_id = "record_paper_confirmations", tag = "dissemination",
    params(("id" = Id, Path, description = "The document")), request_body = PaperConfirmationsBody,
    extensions(
        ("x-permission" = json!("dissemination.record")),
        ("x-codes" = json!(["version_not_current", "not_to_be_reached", "has_account", "document_not_active"]))
    ),
    responses((status = 200, description = "The confirmations", body = ConfirmationsView))
)]
#[post("/documents/{id}/paper-confirmations")]
async fn record_paper_confirmations(
    allowed: Allowed<DisseminationRecord>,
    id: web::Path<Id>,
    body: Body<PaperConfirmationsBody>,
    database: web::Data<Database>,
) -> Result<web::Json<ConfirmationsView>> {
    Ok(web::Json(service::record_papers(&database, &allowed.who, allowed.scope, *id, body.0).await?))
}
