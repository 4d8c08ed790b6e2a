//! Addresses of confirmations, and the one at which everybody checks a certificate.

use actix_web::{HttpResponse, get, post, web};
use paper::{PDF, file_name};

use super::badge::BADGE;
use super::dto::{CertificateCheckView, ConfirmationsBody, ConfirmationsIssued};
use super::service;
use foundation::db::Database;
use foundation::http::{Allowed, Body, Facts, Routes, Wiring, attachment};
use foundation::kernel::{Id, Result, ResultsRead, ResultsWrite};
use ward::accounts::Tokens;

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(check_certificate)
        .service(issue_confirmations)
        .service(get_course_confirmations)
        .service(get_confirmation)
        .service(get_certificate_badge);
}

/// Check a certificate
///
/// What the certificate or confirmation of this code says, and whether it stands: open to everybody who was given the
/// code, which stands on the paper as a QR code and cannot be guessed. One address may ask 60 times a minute.
#[utoipa::path(
    operation_id = "check_certificate", tag = "certificates", security(()),
    params(("code" = String, Path, description = "The code on the paper", example = "5f2b6d0c9a1e4478b3d2c6f01a9be57c")),
    extensions(("x-permission" = json!("public")), ("x-codes" = json!(["too_many_requests"]))),
    responses((status = 200, description = "What it says", body = CertificateCheckView))
)]
#[get("/certificate-checks/{code}")]
async fn check_certificate(
    facts: Facts,
    code: web::Path<String>,
    wiring: web::Data<Wiring>,
    database: web::Data<Database>,
) -> Result<web::Json<CertificateCheckView>> {
    wiring.address_limits.admit(&facts.address)?;
    Ok(web::Json(service::check(&database, code.trim().to_lowercase()).await?))
}

/// Issue confirmations
///
/// For a course that the ward ran itself and that is over: everybody who completed it and has no certificate of it is
/// given a confirmation, which counts at once. One's own is left to somebody else.
#[utoipa::path(
    operation_id = "issue_confirmations", tag = "certificates", request_body = ConfirmationsBody,
    params(("course_id" = Id, Path, description = "The course")),
    extensions(
        ("x-permission" = json!("results.write")),
        ("x-codes" = json!(["course_not_own", "course_not_over", "certificate_before_end"]))
    ),
    responses((status = 200, description = "What was issued, and who was left out", body = ConfirmationsIssued))
)]
#[post("/courses/{course_id}/confirmations")]
async fn issue_confirmations(
    allowed: Allowed<ResultsWrite>,
    course_id: web::Path<Id>,
    body: Body<ConfirmationsBody>,
    database: web::Data<Database>,
) -> Result<web::Json<ConfirmationsIssued>> {
    let issued = service::issue(&database, &allowed.who, allowed.scope, *course_id, body.0.issued_on).await?;
    Ok(web::Json(issued))
}

/// The confirmations of a course, to be printed
///
/// One PDF with a page for each confirmation that stands, by the people's names.
#[utoipa::path(
    operation_id = "get_course_confirmations", tag = "certificates",
    params(("course_id" = Id, Path, description = "The course")),
    extensions(("x-permission" = json!("results.write"))),
    responses((status = 200, description = "The papers", body = Vec<u8>, content_type = "application/pdf"))
)]
#[get("/courses/{course_id}/confirmations")]
async fn get_course_confirmations(
    allowed: Allowed<ResultsWrite>,
    course_id: web::Path<Id>,
    wiring: web::Data<Wiring>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (title, content) =
        service::papers_of_course(&database, allowed.scope, *course_id, wiring.public_url.clone()).await?;
    Ok(attachment(&file_name(&title, "pdf"), PDF, content))
}

/// A confirmation, to be printed
///
/// The paper as PDF, with a QR code that leads to where everybody sees whether it stands.
#[utoipa::path(
    operation_id = "get_confirmation", tag = "certificates",
    params(("id" = Id, Path, description = "The certificate")),
    extensions(("x-permission" = json!("results.read")), ("x-codes" = json!(["not_issued_here", "wrong_state"]))),
    responses((status = 200, description = "The paper", body = Vec<u8>, content_type = "application/pdf"))
)]
#[get("/certificates/{id}/confirmation")]
async fn get_confirmation(
    allowed: Allowed<ResultsRead>,
    id: web::Path<Id>,
    wiring: web::Data<Wiring>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (title, content) = service::paper(&database, allowed.scope, *id, wiring.public_url.clone()).await?;
    Ok(attachment(&file_name(&title, "pdf"), PDF, content))
}

/// A confirmation as an Open Badge
///
/// An `OpenBadgeCredential` of Open Badges 3.0 as VC-JWT: a JWS whose claims are the credential, signed with the key that
/// its header shows and that stands in `/.well-known/jwks.json`. It stays signed when the confirmation is taken back; its
/// `id` is the address of the page that says whether it stands.
#[utoipa::path(
    operation_id = "get_certificate_badge", tag = "certificates",
    params(("id" = Id, Path, description = "The certificate")),
    extensions(("x-permission" = json!("results.read")), ("x-codes" = json!(["not_issued_here", "wrong_state"]))),
    responses((status = 200, description = "The badge", body = String, content_type = "application/vc+jwt"))
)]
#[get("/certificates/{id}/badge")]
async fn get_certificate_badge(
    allowed: Allowed<ResultsRead>,
    id: web::Path<Id>,
    wiring: web::Data<Wiring>,
    tokens: web::Data<Tokens>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (title, badge) = service::badge(&database, &tokens, allowed.scope, *id, &wiring.public_url).await?;
    Ok(attachment(&file_name(&title, "jwt"), BADGE, badge.into_bytes()))
}
