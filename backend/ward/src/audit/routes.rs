//! Addresses of the record.

use actix_web::{HttpResponse, get, web};

use super::dto::{AccessRecordView, AuditRecordView};
use super::filter::{AccessFilter, AuditFilter};
use super::service;
use foundation::db::Database;
use foundation::http::{Allowed, Book, Listing, Routes, SheetColumns, SheetListing};
use foundation::kernel::{JournalRead, Page, Result};

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_audit_records)
        .service(get_audit_records_workbook)
        .service(list_access_records)
        .service(get_access_records_workbook);
}

/// The record of changes
///
/// Every change, newest first: who, when, from where, before and after. `q` finds the name of who changed.
#[utoipa::path(
    operation_id = "list_audit_records", tag = "audit", params(AuditFilter),
    extensions(("x-permission" = json!("journal.read")), ("x-list" = json!(["number"]))),
    responses((status = 200, description = "A page of changes", body = Page<AuditRecordView>))
)]
#[get("/audit-records")]
async fn list_audit_records(
    allowed: Allowed<JournalRead>,
    listing: Listing<AuditFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<AuditRecordView>>> {
    Ok(web::Json(service::audit_records(&database, allowed.scope, listing.filter, listing.page).await?))
}

/// The record of changes, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_audit_records_workbook", tag = "audit", params(AuditFilter, SheetColumns<AuditRecordView>),
    extensions(("x-permission" = json!("journal.read")), ("x-list" = json!(["number"]))),
    responses(Book)
)]
#[get("/audit-records/workbook")]
async fn get_audit_records_workbook(
    allowed: Allowed<JournalRead>,
    listing: SheetListing<AuditRecordView, AuditFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| service::audit_records(&database, allowed.scope.clone(), filter.clone(), page).await;
    Book::of_list(&columns, page, read).await?.answer("nhat-ky-thay-doi").await
}

/// The record of reading
///
/// Who has read whose file, newest first. `q` finds the name of whose file it is.
#[utoipa::path(
    operation_id = "list_access_records", tag = "audit", params(AccessFilter),
    extensions(("x-permission" = json!("journal.read")), ("x-list" = json!(["at"]))),
    responses((status = 200, description = "A page of readings", body = Page<AccessRecordView>))
)]
#[get("/access-records")]
async fn list_access_records(
    allowed: Allowed<JournalRead>,
    listing: Listing<AccessFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<AccessRecordView>>> {
    Ok(web::Json(service::access_records(&database, allowed.scope, listing.filter, listing.page).await?))
}
/// The record of reading, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_access_records_workbook", tag = "audit", params(AccessFilter, SheetColumns<AccessRecordView>),
    extensions(("x-permission" = json!("journal.read")), ("x-list" = json!(["at"]))),
    responses(Book)
)]
#[get("/access-records/workbook")]
async fn get_access_records_workbook(
    allowed: Allowed<JournalRead>,
    listing: SheetListing<AccessRecordView, AccessFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| service::access_records(&database, allowed.scope.clone(), filter.clone(), page).await;
    Book::of_list(&columns, page, read).await?.answer("nhat-ky-truy-cap").await
}
