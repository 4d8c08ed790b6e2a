//! Addresses of imports.

use actix_web::{HttpResponse, get, post, web};

use super::dto::{
    AbsencesImport, AbsencesImportUpload, AbsencesPreview, AbsencesPreviewUpload, AbsencesPreviewView, ImportDone,
    RosterImport, RosterImportUpload, RosterPreview, RosterPreviewUpload, RosterPreviewView,
};
use super::{absences, service};
use crate::staff::import;
use crate::units;
use foundation::db::Database;
use foundation::http::{Allowed, Book, Routes, Upload, WORKBOOK, Wiring, attachment};
use foundation::kernel::{AbsencesWrite, Result, StaffWrite};

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(preview_roster)
        .service(mark_roster)
        .service(import_roster)
        .service(roster_template)
        .service(preview_absences)
        .service(mark_absences)
        .service(import_absences)
        .service(absence_template);
}

/// What importing a roster would do
///
/// Reads an Excel workbook (.xlsx or .xls, up to 20 MB) and stores nothing. The answer says what was understood column
/// by column, names every bad cell by sheet and address, and gives what would become of each row: people are known by
/// name and birth date, and where two of name, birth date, telephone and code agree with somebody else, it asks.
/// `choices` map columns anew; `answers` say who the asked rows are.
#[utoipa::path(
    operation_id = "preview_roster_import", tag = "imports",
    request_body(content = RosterPreviewUpload, content_type = "multipart/form-data"),
    extensions(("x-permission" = json!("staff.write")), ("x-codes" = json!(["bad_form", "file_too_large", "file_empty",
        "not_a_workbook", "workbook_too_large", "workbook_encrypted", "legacy_encoding", "no_table_found"]))),
    responses((status = 200, description = "The preview", body = RosterPreviewView))
)]
#[post("/staff/import/preview")]
async fn preview_roster(
    allowed: Allowed<StaffWrite>,
    upload: Upload<RosterPreview>,
    database: web::Data<Database>,
) -> Result<web::Json<RosterPreviewView>> {
    Ok(web::Json(service::preview(&database, &allowed.who, allowed.scope, upload).await?))
}

/// A roster, with the bad cells marked
///
/// The sender's own workbook with all its values, in which each bad cell of the preview is coloured and has a note.
#[utoipa::path(
    operation_id = "mark_roster_import", tag = "imports",
    request_body(content = RosterPreviewUpload, content_type = "multipart/form-data"),
    extensions(("x-permission" = json!("staff.write")), ("x-codes" = json!(["bad_form", "file_too_large", "file_empty",
        "not_a_workbook", "workbook_too_large", "workbook_encrypted", "legacy_encoding", "no_table_found"]))),
    responses(Book)
)]
#[post("/staff/import/preview/workbook")]
async fn mark_roster(
    allowed: Allowed<StaffWrite>,
    upload: Upload<RosterPreview>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let content = service::marked(&database, &allowed.who, allowed.scope, upload).await?;
    Ok(attachment("danh-sach-can-sua.xlsx", WORKBOOK, content))
}

/// Import a roster
///
/// Sends the file again with the hash of the plan that was shown, and stores all of it in one transaction: new people,
/// new units, and of known people what the file says anew. A field that the file leaves empty stays as it is, and people
/// whom the file does not name are never removed. Another unit is a transfer from today on. Where the plan is no longer
/// the one that was shown, nothing is stored and the answer is `preview_changed`.
#[utoipa::path(
    operation_id = "import_roster", tag = "imports",
    request_body(content = RosterImportUpload, content_type = "multipart/form-data"),
    extensions(("x-permission" = json!("staff.write")), ("x-codes" = json!(["bad_form", "file_too_large", "file_empty",
        "not_a_workbook", "workbook_too_large", "workbook_encrypted", "legacy_encoding", "no_table_found",
        "preview_changed", "already_exists"]))),
    responses((status = 200, description = "What was done", body = ImportDone))
)]
#[post("/staff/import")]
async fn import_roster(
    allowed: Allowed<StaffWrite>,
    upload: Upload<RosterImport>,
    wiring: web::Data<Wiring>,
    database: web::Data<Database>,
) -> Result<web::Json<ImportDone>> {
    let done = service::store(&database, &allowed.who, allowed.scope, upload).await?;
    wiring.identities.forget();
    Ok(web::Json(done))
}

/// An empty roster
///
/// A workbook with the headings that the import understands, and lists to choose from.
#[utoipa::path(
    operation_id = "get_roster_template", tag = "imports",
    extensions(("x-permission" = json!("staff.write"))),
    responses(Book)
)]
#[get("/staff/import/template")]
async fn roster_template(allowed: Allowed<StaffWrite>, database: web::Data<Database>) -> Result<HttpResponse> {
    let units = units::names_in(&database, allowed.scope).await?;
    Ok(attachment("mau-danh-sach.xlsx", WORKBOOK, import::roster_template(&units).write()?))
}

/// What importing absences would do
///
/// Reads a workbook with the columns Họ và tên, Ngày sinh, Đơn vị, Loại vắng mặt, Từ ngày, Đến ngày, Ghi chú, and stores
/// nothing. People are looked for among those in reach.
#[utoipa::path(
    operation_id = "preview_absences_import", tag = "imports",
    request_body(content = AbsencesPreviewUpload, content_type = "multipart/form-data"),
    extensions(("x-permission" = json!("absences.write")), ("x-codes" = json!(["bad_form", "file_too_large",
        "file_empty", "not_a_workbook", "workbook_too_large", "workbook_encrypted", "legacy_encoding",
        "no_table_found"]))),
    responses((status = 200, description = "The preview", body = AbsencesPreviewView))
)]
#[post("/absences/import/preview")]
async fn preview_absences(
    allowed: Allowed<AbsencesWrite>,
    upload: Upload<AbsencesPreview>,
    database: web::Data<Database>,
) -> Result<web::Json<AbsencesPreviewView>> {
    Ok(web::Json(absences::preview(&database, allowed.scope, upload).await?))
}

/// A table of absences, with the bad cells marked
///
/// The sender's own workbook with all its values, in which each bad cell of the preview is coloured and has a note.
#[utoipa::path(
    operation_id = "mark_absences_import", tag = "imports",
    request_body(content = AbsencesPreviewUpload, content_type = "multipart/form-data"),
    extensions(("x-permission" = json!("absences.write")), ("x-codes" = json!(["bad_form", "file_too_large", "file_empty",
        "not_a_workbook", "workbook_too_large", "workbook_encrypted", "legacy_encoding", "no_table_found"]))),
    responses(Book)
)]
#[post("/absences/import/preview/workbook")]
async fn mark_absences(
    allowed: Allowed<AbsencesWrite>,
    upload: Upload<AbsencesPreview>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let content = absences::marked(&database, allowed.scope, upload).await?;
    Ok(attachment("vang-mat-can-sua.xlsx", WORKBOOK, content))
}

/// Import absences
///
/// Sends the file again with the hash of the plan that was shown, and enters the new absences in one transaction. What
/// is known already stays as it is; a second import of the same file changes nothing.
#[utoipa::path(
    operation_id = "import_absences", tag = "imports",
    request_body(content = AbsencesImportUpload, content_type = "multipart/form-data"),
    extensions(("x-permission" = json!("absences.write")), ("x-codes" = json!(["bad_form", "file_too_large",
        "file_empty", "not_a_workbook", "workbook_too_large", "workbook_encrypted", "legacy_encoding",
        "no_table_found", "preview_changed", "absence_overlap"]))),
    responses((status = 200, description = "What was done", body = ImportDone))
)]
#[post("/absences/import")]
async fn import_absences(
    allowed: Allowed<AbsencesWrite>,
    upload: Upload<AbsencesImport>,
    database: web::Data<Database>,
) -> Result<web::Json<ImportDone>> {
    Ok(web::Json(absences::store(&database, &allowed.who, allowed.scope, upload).await?))
}

/// An empty table of absences
///
/// A workbook with the headings that the import understands, and lists to choose from.
#[utoipa::path(
    operation_id = "get_absence_template", tag = "imports",
    extensions(("x-permission" = json!("absences.write"))),
    responses(Book)
)]
#[get("/absences/import/template")]
async fn absence_template(allowed: Allowed<AbsencesWrite>, database: web::Data<Database>) -> Result<HttpResponse> {
    let units = units::names_in(&database, allowed.scope).await?;
    Ok(attachment("mau-vang-mat.xlsx", WORKBOOK, import::absence_template(&units).write()?))
}
