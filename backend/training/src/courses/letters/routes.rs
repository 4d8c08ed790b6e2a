//! Addresses of official letters.

use actix_web::{HttpResponse, get, patch, post, web};

use super::dto::{LetterBody, LetterPatch, LetterView};
use super::filter::LetterFilter;
use super::service;
use foundation::db::Database;
use foundation::http::{
    Allowed, Body, Book, IfMatch, Listing, Patch, Routes, SheetColumns, SheetListing, Upload, attachment, created,
    tagged,
};
use foundation::kernel::{Id, LettersRead, LettersWrite, Page, Result};
use ward::files::{Scan, ScanForm};
use ward::units;

/// The addresses of letters.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_letters)
        .service(get_letters_workbook)
        .service(create_letter)
        .service(get_letter)
        .service(change_letter)
        .service(upload_letter_file)
        .service(download_letter_file);
}

/// Official letters in reach
///
/// The letters to the units that the asker's roles cover, and to all units above them.
#[utoipa::path(
    operation_id = "list_letters", tag = "courses", params(LetterFilter),
    extensions(("x-permission" = json!("letters.read")), ("x-list" = json!(["issued_on", "number"]))),
    responses((status = 200, description = "A page of letters", body = Page<LetterView>))
)]
#[get("/official-letters")]
async fn list_letters(
    allowed: Allowed<LettersRead>,
    listing: Listing<LetterFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<LetterView>>> {
    Ok(web::Json(service::list(&database, allowed.scope, listing.filter, listing.page).await?))
}

/// Official letters, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_letters_workbook", tag = "courses", params(LetterFilter, SheetColumns<LetterView>),
    extensions(("x-permission" = json!("letters.read")), ("x-list" = json!(["issued_on", "number"]))),
    responses(Book)
)]
#[get("/official-letters/workbook")]
async fn get_letters_workbook(
    allowed: Allowed<LettersRead>,
    listing: SheetListing<LetterView, LetterFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| service::list(&database, allowed.scope.clone(), filter.clone(), page).await;
    let units = units::names(&database).await?;
    Book::of_list_with(&units, &columns, page, read).await?.answer("cong-van").await
}

/// An official letter
///
/// One letter, and whether its scan is there.
#[utoipa::path(
    operation_id = "get_letter", tag = "courses", params(("id" = Id, Path, description = "The letter")),
    extensions(("x-permission" = json!("letters.read"))),
    responses((status = 200, description = "The letter", body = LetterView))
)]
#[get("/official-letters/{id}")]
async fn get_letter(
    allowed: Allowed<LettersRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let letter = service::get(&database, allowed.scope, *id).await?;
    Ok(tagged(letter.revision, &letter))
}

/// A new official letter
///
/// Enters a superior's letter; its scan is sent afterwards.
#[utoipa::path(
    operation_id = "create_letter", tag = "courses", request_body = LetterBody,
    extensions(("x-permission" = json!("letters.write"))),
    responses((status = 201, description = "The new letter", body = LetterView))
)]
#[post("/official-letters")]
async fn create_letter(
    allowed: Allowed<LettersWrite>,
    body: Body<LetterBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let letter = service::create(&database, &allowed.who, allowed.scope, body.0).await?;
    Ok(created(format!("/api/v1/official-letters/{}", letter.id), letter.revision, &letter))
}

/// Correct an official letter
///
/// A merge patch of the letter. Its unit cannot be changed.
#[utoipa::path(
    operation_id = "change_letter", tag = "courses", params(("id" = Id, Path, description = "The letter")),
    request_body(content = LetterPatch, content_type = "application/merge-patch+json"),
    extensions(
        ("x-permission" = json!("letters.write")), ("x-if-match" = json!(true)), ("x-codes" = json!(["conflict"]))
    ),
    responses((status = 200, description = "The corrected letter", body = LetterView))
)]
#[patch("/official-letters/{id}")]
async fn change_letter(
    allowed: Allowed<LettersWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<LetterBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let letter = service::change(&database, &allowed.who, allowed.scope, *id, if_match, patch).await?;
    Ok(tagged(letter.revision, &letter))
}

/// The scan of a letter, sent
///
/// A PDF, JPEG or PNG up to 10 MB, told by its content and not by its name. Nothing that is a state secret may be sent.
/// A second scan takes the place of the first.
#[utoipa::path(
    operation_id = "upload_letter_file", tag = "courses", params(("id" = Id, Path, description = "The letter")),
    request_body(content = ScanForm, content_type = "multipart/form-data"),
    extensions(
        ("x-permission" = json!("letters.write")),
        ("x-codes" = json!(["bad_form", "file_empty", "file_too_large", "file_type_refused"]))
    ),
    responses((status = 200, description = "The letter with its scan", body = LetterView))
)]
#[post("/official-letters/{id}/file")]
async fn upload_letter_file(
    allowed: Allowed<LettersWrite>,
    id: web::Path<Id>,
    upload: Upload<Scan>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let file = (upload.name, upload.bytes);
    let letter = service::attach(&database, &allowed.who, allowed.scope, *id, file).await?;
    Ok(tagged(letter.revision, &letter))
}

/// The scan of a letter
///
/// The file as it was sent, to be saved.
#[utoipa::path(
    operation_id = "download_letter_file", tag = "courses", params(("id" = Id, Path, description = "The letter")),
    extensions(("x-permission" = json!("letters.read"))),
    responses((status = 200, description = "The scan", content(
        (Vec<u8> = "application/pdf"), (Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png")
    )))
)]
#[get("/official-letters/{id}/file")]
async fn download_letter_file(
    allowed: Allowed<LettersRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (file, content) = service::scan(&database, allowed.scope, *id).await?;
    Ok(attachment(&file.name, &file.content_type.to_string(), content))
}
