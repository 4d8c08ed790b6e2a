//! Addresses of the sheets of a course.

use actix_web::{HttpResponse, get, post, web};

use super::attendance::AttendanceSheet;
use super::certificates::CertificatesSheet;
use super::dto::{
    CourseSheetDone, CourseSheetImport, CourseSheetImportForm, CourseSheetPlan, CourseSheetPreview,
    CourseSheetPreviewForm,
};
use super::nominations::NominationsSheet;
use super::results::ResultsSheet;
use super::service;
use foundation::db::Database;
use foundation::http::{Allowed, Book, Facts, Routes, Upload, WORKBOOK, attachment};
use foundation::kernel::{AttendanceWrite, Id, NominationsPropose, Result, ResultsWrite};

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(get_nominations_template)
        .service(preview_nominations_sheet)
        .service(mark_nominations_sheet)
        .service(import_nominations_sheet)
        .service(get_attendance_template)
        .service(preview_attendance_sheet)
        .service(mark_attendance_sheet)
        .service(import_attendance_sheet)
        .service(get_results_template)
        .service(preview_results_sheet)
        .service(mark_results_sheet)
        .service(import_results_sheet)
        .service(get_certificates_template)
        .service(preview_certificates_sheet)
        .service(mark_certificates_sheet)
        .service(import_certificates_sheet);
}

/// The four addresses of a kind of sheet: the one to be filled in, its preview, the sender's own with the bad cells
/// marked, and the import.
macro_rules! sheet {
    (
        $sheet:ident, $tag:literal, $permission:ident $permission_name:literal, $file:literal,
        $template:ident $template_address:literal $template_summary:literal,
        $preview:ident $preview_address:literal $preview_summary:literal,
        $mark:ident $mark_address:literal $mark_summary:literal,
        $import:ident $import_address:literal $import_summary:literal
    ) => {
        #[doc = $template_summary]
        #[doc = ""]
        #[doc = "An Excel workbook with the headings that the import understands, lists to choose from, and what is known."]
        #[utoipa::path(
            tag = $tag, params(("id" = Id, Path, description = "The course")),
            extensions(("x-permission" = json!($permission_name)), ("x-codes" = json!(["course_not_open"]))),
            responses(Book)
        )]
        #[get($template_address)]
        async fn $template(
            allowed: Allowed<$permission>,
            id: web::Path<Id>,
            database: web::Data<Database>,
        ) -> Result<HttpResponse> {
            let content = service::template::<$sheet>(&database, allowed.scope, *id).await?;
            Ok(attachment(concat!($file, ".xlsx"), WORKBOOK, content))
        }

        #[doc = $preview_summary]
        #[doc = ""]
        #[doc = "What an import of this workbook would do, row by row, and each bad cell by sheet and address. Columns are \
                 found by their headings, wherever they stand. Nothing is stored."]
        #[utoipa::path(
            tag = $tag, params(("id" = Id, Path, description = "The course")),
            request_body(content = CourseSheetPreviewForm, content_type = "multipart/form-data"),
            extensions(("x-permission" = json!($permission_name)), ("x-codes" = json!(["course_not_open",
                "not_a_workbook", "workbook_too_large", "workbook_encrypted", "legacy_encoding", "no_table_found",
                "columns_missing", "file_too_large", "file_empty"]))),
            responses((status = 200, description = "What would be done", body = CourseSheetPlan))
        )]
        #[post($preview_address)]
        async fn $preview(
            allowed: Allowed<$permission>,
            id: web::Path<Id>,
            upload: Upload<CourseSheetPreview>,
            facts: Facts,
            database: web::Data<Database>,
        ) -> Result<web::Json<CourseSheetPlan>> {
            let shown =
                service::preview::<$sheet>(&database, &allowed.who, allowed.scope, *id, upload.bytes).await?;
            Ok(web::Json(CourseSheetPlan::of(&shown, facts.english)))
        }

        #[doc = $mark_summary]
        #[doc = ""]
        #[doc = "The sender's own workbook with all its values, in which each bad cell of the preview is coloured and has a note."]
        #[utoipa::path(
            tag = $tag, params(("id" = Id, Path, description = "The course")),
            request_body(content = CourseSheetPreviewForm, content_type = "multipart/form-data"),
            extensions(("x-permission" = json!($permission_name)), ("x-codes" = json!(["course_not_open",
                "not_a_workbook", "workbook_too_large", "workbook_encrypted", "legacy_encoding", "no_table_found",
                "columns_missing", "file_too_large", "file_empty"]))),
            responses(Book)
        )]
        #[post($mark_address)]
        async fn $mark(
            allowed: Allowed<$permission>,
            id: web::Path<Id>,
            upload: Upload<CourseSheetPreview>,
            facts: Facts,
            database: web::Data<Database>,
        ) -> Result<HttpResponse> {
            let sent = (upload.bytes, facts.english);
            let content = service::marked::<$sheet>(&database, &allowed.who, allowed.scope, *id, sent).await?;
            Ok(attachment(concat!($file, "-can-sua.xlsx"), WORKBOOK, content))
        }

        #[doc = $import_summary]
        #[doc = ""]
        #[doc = "Carries out what the preview showed: the same workbook is sent again with the hash of its plan. Rows with a \
                 bad cell are left out, and what is on record already stays as it is."]
        #[utoipa::path(
            tag = $tag, params(("id" = Id, Path, description = "The course")),
            request_body(content = CourseSheetImportForm, content_type = "multipart/form-data"),
            extensions(("x-permission" = json!($permission_name)), ("x-codes" = json!(["preview_changed",
                "course_not_open", "not_a_workbook", "workbook_too_large", "workbook_encrypted", "legacy_encoding",
                "no_table_found", "columns_missing", "file_too_large", "file_empty"]))),
            responses((status = 200, description = "What was done", body = CourseSheetDone))
        )]
        #[post($import_address)]
        async fn $import(
            allowed: Allowed<$permission>,
            id: web::Path<Id>,
            upload: Upload<CourseSheetImport>,
            database: web::Data<Database>,
        ) -> Result<web::Json<CourseSheetDone>> {
            let sent = (upload.name, upload.bytes, upload.fields.plan_hash);
            let done = service::import::<$sheet>(&database, &allowed.who, allowed.scope, *id, sent).await?;
            Ok(web::Json(CourseSheetDone::from(&done)))
        }
    };
}

sheet!(
    NominationsSheet, "nominations", NominationsPropose "nominations.propose", "cu-di-boi-duong",
    get_nominations_template "/courses/{id}/nominations/import/template" "A sheet to fill in: names for a course",
    preview_nominations_sheet "/courses/{id}/nominations/import/preview" "Preview an import: names for a course",
    mark_nominations_sheet "/courses/{id}/nominations/import/preview/workbook"
        "The bad cells marked: names for a course",
    import_nominations_sheet "/courses/{id}/nominations/import" "Import: names for a course"
);
sheet!(
    AttendanceSheet, "attendance", AttendanceWrite "attendance.write", "diem-danh",
    get_attendance_template "/courses/{id}/attendance/import/template" "A sheet to fill in: attendance of a course",
    preview_attendance_sheet "/courses/{id}/attendance/import/preview" "Preview an import: attendance of a course",
    mark_attendance_sheet "/courses/{id}/attendance/import/preview/workbook"
        "The bad cells marked: attendance of a course",
    import_attendance_sheet "/courses/{id}/attendance/import" "Import: attendance of a course"
);
sheet!(
    ResultsSheet, "results", ResultsWrite "results.write", "ket-qua",
    get_results_template "/courses/{id}/results/import/template" "A sheet to fill in: results of a course",
    preview_results_sheet "/courses/{id}/results/import/preview" "Preview an import: results of a course",
    mark_results_sheet "/courses/{id}/results/import/preview/workbook"
        "The bad cells marked: results of a course",
    import_results_sheet "/courses/{id}/results/import" "Import: results of a course"
);
sheet!(
    CertificatesSheet, "certificates", ResultsWrite "results.write", "chung-chi",
    get_certificates_template "/courses/{id}/certificates/import/template" "A sheet to fill in: certificates of a course",
    preview_certificates_sheet "/courses/{id}/certificates/import/preview" "Preview an import: certificates of a course",
    mark_certificates_sheet "/courses/{id}/certificates/import/preview/workbook"
        "The bad cells marked: certificates of a course",
    import_certificates_sheet "/courses/{id}/certificates/import" "Import: certificates of a course"
);
