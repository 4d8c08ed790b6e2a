//! What the clerk's register says of the letter that asks for needs, and its scan.

use actix_web::{HttpResponse, get, post, put, web};

use crate::needs::dto::NeedsRoundView;
use crate::needs::service;
use foundation::db::Database;
use foundation::http::{Allowed, Body, IfMatch, Routes, Upload, attachment, tagged};
use foundation::kernel::{Id, NeedsConsolidate, NeedsRead, Result};
use ward::files::{Scan, ScanForm};
use ward::registrations::{self, RegistrationBody};

/// The addresses of the letter's registration.
pub fn configure(routes: &mut impl Routes) {
    routes.service(register_needs_round).service(upload_needs_round_file).service(download_needs_round_file);
}

/// Register the signed letter of a round
///
/// Number and day from the clerk's register; they come together. Once number and scan are there nothing of it is changed
/// any more.
#[utoipa::path(
    operation_id = "register_needs_round", tag = "needs", params(("id" = Id, Path, description = "The round")),
    request_body = RegistrationBody,
    extensions(
        ("x-permission" = json!("needs.consolidate")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state", "number_taken", "required", "implausible_day"]))
    ),
    responses((status = 200, description = "The round with its number", body = NeedsRoundView))
)]
#[put("/needs-rounds/{id}/registration")]
async fn register_needs_round(
    allowed: Allowed<NeedsConsolidate>,
    id: web::Path<Id>,
    if_match: IfMatch,
    body: Body<RegistrationBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let which = (*id, if_match);
    let round =
        registrations::register_paper::<NeedsRoundView>(&database, &allowed.who, allowed.scope, which, body.0).await?;
    Ok(tagged(round.revision, &round))
}

/// Hand in the signed letter of a round
///
/// A PDF, JPEG or PNG up to 10 MB, told by its content and not by its name. Nothing that is a state secret may be sent.
#[utoipa::path(
    operation_id = "upload_needs_round_file", tag = "needs", params(("id" = Id, Path, description = "The round")),
    request_body(content = ScanForm, content_type = "multipart/form-data"),
    extensions(
        ("x-permission" = json!("needs.consolidate")),
        ("x-codes" = json!(["wrong_state", "bad_form", "file_empty", "file_too_large", "file_type_refused"]))
    ),
    responses((status = 200, description = "The round with its scan", body = NeedsRoundView))
)]
#[post("/needs-rounds/{id}/file")]
async fn upload_needs_round_file(
    allowed: Allowed<NeedsConsolidate>,
    id: web::Path<Id>,
    upload: Upload<Scan>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let scan = (upload.name, upload.bytes);
    let round = registrations::attach_scan::<NeedsRoundView>(&database, &allowed.who, allowed.scope, *id, scan).await?;
    Ok(tagged(round.revision, &round))
}

/// The signed letter of a round
///
/// The scan as it was sent, to be saved.
#[utoipa::path(
    operation_id = "download_needs_round_file", tag = "needs", params(("id" = Id, Path, description = "The round")),
    extensions(("x-permission" = json!("needs.read"))),
    responses((status = 200, description = "The scan", content(
        (Vec<u8> = "application/pdf"), (Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png")
    )))
)]
#[get("/needs-rounds/{id}/file")]
async fn download_needs_round_file(
    allowed: Allowed<NeedsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (file, content) = service::signed_letter(&database, allowed.scope, *id).await?;
    Ok(attachment(&file.name, &file.content_type.to_string(), content))
}
