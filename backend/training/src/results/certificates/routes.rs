//! Addresses of certificates.

use actix_web::{HttpResponse, get, patch, post, web};

use super::dto::{
    AwaitedCertificateView, CertificateBody, CertificatePatch, CertificateView, NewCertificateBody, RejectionBody,
};
use super::filter::{AwaitedFilter, CertificateFilter};
use super::service;
use foundation::db::Database;
use foundation::http::{
    Allowed, Body, Book, IfMatch, Listing, Patch, Routes, SheetColumns, SheetListing, Upload, attachment, created,
    tagged,
};
use foundation::kernel::{CertificatesUpload, Id, Page, Result, ResultsRead, ResultsWrite};
use ward::files::{FileView, Scan, ScanForm};
use ward::units;

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_certificates)
        .service(get_certificates_workbook)
        .service(list_awaited_certificates)
        .service(get_awaited_certificates_workbook)
        .service(create_certificate)
        .service(get_certificate)
        .service(change_certificate)
        .service(verify_certificate)
        .service(reject_certificate)
        .service(upload_certificate_file)
        .service(get_certificate_file);
}

/// Certificates in reach
///
/// The certificates and confirmations of everybody in reach, the latest first; one's own included.
#[utoipa::path(
    operation_id = "list_certificates", tag = "certificates", params(CertificateFilter),
    extensions(("x-permission" = json!("results.read")), ("x-list" = json!(["created_at", "issued_on", "name"]))),
    responses((status = 200, description = "A page of certificates", body = Page<CertificateView>))
)]
#[get("/certificates")]
async fn list_certificates(
    allowed: Allowed<ResultsRead>,
    listing: Listing<CertificateFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<CertificateView>>> {
    let page = service::list(&database, allowed.scope, listing.filter, listing.page).await?;
    Ok(web::Json(page.map(CertificateView::from)))
}

/// Certificates, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_certificates_workbook", tag = "certificates",
    params(CertificateFilter, SheetColumns<CertificateView>),
    extensions(("x-permission" = json!("results.read")), ("x-list" = json!(["created_at", "issued_on", "name"]))),
    responses(Book)
)]
#[get("/certificates/workbook")]
async fn get_certificates_workbook(
    allowed: Allowed<ResultsRead>,
    listing: SheetListing<CertificateView, CertificateFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| {
        Ok(service::list(&database, allowed.scope.clone(), filter.clone(), page).await?.map(CertificateView::from))
    };
    let units = units::names(&database).await?;
    Book::of_list_with(&units, &columns, page, read).await?.answer("chung-chi").await
}

/// Certificates still to come
///
/// Those who completed a course that ends with a certificate or confirmation which nobody has handed in yet. They
/// arrive months late; past training owes none.
#[utoipa::path(
    operation_id = "list_awaited_certificates", tag = "certificates", params(AwaitedFilter),
    extensions(("x-permission" = json!("results.read")), ("x-list" = json!(["last_day", "name"]))),
    responses((status = 200, description = "A page of people", body = Page<AwaitedCertificateView>))
)]
#[get("/awaited-certificates")]
async fn list_awaited_certificates(
    allowed: Allowed<ResultsRead>,
    listing: Listing<AwaitedFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<AwaitedCertificateView>>> {
    let page = service::list_awaited(&database, allowed.scope, listing.filter, listing.page).await?;
    Ok(web::Json(page.map(AwaitedCertificateView::from)))
}

/// Certificates still to come, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_awaited_certificates_workbook", tag = "certificates",
    params(AwaitedFilter, SheetColumns<AwaitedCertificateView>),
    extensions(("x-permission" = json!("results.read")), ("x-list" = json!(["last_day", "name"]))),
    responses(Book)
)]
#[get("/awaited-certificates/workbook")]
async fn get_awaited_certificates_workbook(
    allowed: Allowed<ResultsRead>,
    listing: SheetListing<AwaitedCertificateView, AwaitedFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| {
        Ok(service::list_awaited(&database, allowed.scope.clone(), filter.clone(), page)
            .await?
            .map(AwaitedCertificateView::from))
    };
    let units = units::names(&database).await?;
    Book::of_list_with(&units, &columns, page, read).await?.answer("cho-chung-chi").await
}

/// A certificate
///
/// One certificate with where it stands.
#[utoipa::path(
    operation_id = "get_certificate", tag = "certificates", params(("id" = Id, Path, description = "The certificate")),
    extensions(("x-permission" = json!("results.read"))),
    responses((status = 200, description = "The certificate", body = CertificateView))
)]
#[get("/certificates/{id}")]
async fn get_certificate(
    allowed: Allowed<ResultsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let row = service::get(&database, allowed.scope, *id).await?;
    Ok(tagged(row.certificate.revision, &CertificateView::from(row)))
}

/// Hand in a certificate
///
/// Handed in by the person, by the unit's head or by the coordinator; it counts once a coordinator has verified it,
/// and then from its day of issue. Issuer and number are recorded once.
#[utoipa::path(
    operation_id = "create_certificate", tag = "certificates", request_body = NewCertificateBody,
    extensions(
        ("x-permission" = json!("certificates.upload")),
        ("x-codes" = json!([
            "certificate_before_end", "certificate_duplicate", "not_a_participant", "result_not_passed"
        ]))
    ),
    responses((status = 201, description = "The new certificate", body = CertificateView))
)]
#[post("/certificates")]
async fn create_certificate(
    allowed: Allowed<CertificatesUpload>,
    body: Body<NewCertificateBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let row = service::hand_in(&database, &allowed.who, allowed.scope, body.0).await?;
    let address = format!("/api/v1/certificates/{}", row.certificate.id);
    Ok(created(address, row.certificate.revision, &CertificateView::from(row)))
}

/// Mend a certificate
///
/// A merge patch of what was typed, until it is verified. What was rejected waits to be verified anew.
#[utoipa::path(
    operation_id = "change_certificate", tag = "certificates",
    params(("id" = Id, Path, description = "The certificate")),
    request_body(content = CertificatePatch, content_type = "application/merge-patch+json"),
    extensions(
        ("x-permission" = json!("certificates.upload")), ("x-if-match" = json!(true)),
        ("x-codes" = json!([
            "wrong_state", "issued_here", "certificate_before_end", "certificate_duplicate", "result_not_passed"
        ]))
    ),
    responses((status = 200, description = "The changed certificate", body = CertificateView))
)]
#[patch("/certificates/{id}")]
async fn change_certificate(
    allowed: Allowed<CertificatesUpload>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<CertificateBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let row = service::change(&database, &allowed.who, allowed.scope, *id, if_match, patch).await?;
    Ok(tagged(row.certificate.revision, &CertificateView::from(row)))
}

/// Verify a certificate
///
/// Confirms that it was compared with the original. From its day of issue it counts, and that of a specialised
/// programme meets the requirement that the course was taken for.
#[utoipa::path(
    operation_id = "verify_certificate", tag = "certificates",
    params(("id" = Id, Path, description = "The certificate")),
    extensions(
        ("x-permission" = json!("results.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state", "self_decision", "result_not_passed"]))
    ),
    responses((status = 200, description = "The verified certificate", body = CertificateView))
)]
#[post("/certificates/{id}/verification")]
async fn verify_certificate(
    allowed: Allowed<ResultsWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let row = service::verify(&database, &allowed.who, allowed.scope, *id, if_match).await?;
    Ok(tagged(row.certificate.revision, &CertificateView::from(row)))
}

/// Reject a certificate
///
/// Does not accept it, with a reason that the person is told. One that was verified by mistake no longer counts.
#[utoipa::path(
    operation_id = "reject_certificate", tag = "certificates", request_body = RejectionBody,
    params(("id" = Id, Path, description = "The certificate")),
    extensions(
        ("x-permission" = json!("results.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state", "self_decision"]))
    ),
    responses((status = 200, description = "The rejected certificate", body = CertificateView))
)]
#[post("/certificates/{id}/rejection")]
async fn reject_certificate(
    allowed: Allowed<ResultsWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    body: Body<RejectionBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let row = service::reject(&database, &allowed.who, allowed.scope, *id, if_match, body.0.reason).await?;
    Ok(tagged(row.certificate.revision, &CertificateView::from(row)))
}

/// Send the scan of a certificate
///
/// PDF, JPEG or PNG up to 10 MB, known by its content and not by its name; over one that was sent before, until the
/// certificate is verified.
#[utoipa::path(
    operation_id = "upload_certificate_file", tag = "certificates",
    params(("id" = Id, Path, description = "The certificate")),
    request_body(content = ScanForm, content_type = "multipart/form-data"),
    extensions(
        ("x-permission" = json!("certificates.upload")),
        ("x-codes" = json!(["wrong_state", "file_empty", "file_too_large", "file_type_refused"]))
    ),
    responses((status = 201, description = "The file", body = FileView))
)]
#[post("/certificates/{id}/file")]
async fn upload_certificate_file(
    allowed: Allowed<CertificatesUpload>,
    id: web::Path<Id>,
    upload: Upload<Scan>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let Upload { name, bytes, .. } = upload;
    let file = service::attach(&database, &allowed.who, allowed.scope, *id, name, bytes).await?;
    Ok(HttpResponse::Created().json(FileView::from(file)))
}

/// The scan of a certificate
///
/// The file as it was sent.
#[utoipa::path(
    operation_id = "get_certificate_file", tag = "certificates",
    params(("id" = Id, Path, description = "The certificate")),
    extensions(("x-permission" = json!("results.read"))),
    responses((status = 200, description = "The file", content(
        (Vec<u8> = "application/pdf"), (Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png")
    )))
)]
#[get("/certificates/{id}/file")]
async fn get_certificate_file(
    allowed: Allowed<ResultsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (file, content) = service::attached(&database, allowed.scope, *id).await?;
    Ok(attachment(&file.name, &file.content_type.to_string(), content))
}
