//! Addresses of past training.

use actix_web::{HttpRequest, HttpResponse, get, post, web};

use super::dto::{
    PastImportAnswer, PastImportForm, PastImportUpload, PastPreview, PastSheetForm, PastSheetUpload, PastTrainingBody,
    PastTrainingView, RefusedRow,
};
use super::{service, template};
use foundation::db::Database;
use foundation::http::{Allowed, Body, Book, Routes, Upload, WORKBOOK, attachment, refusal};
use foundation::kernel::{Result, ResultsWrite};
use ward::units;

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(get_past_training_template)
        .service(preview_past_trainings)
        .service(mark_past_trainings)
        .service(import_past_trainings)
        .service(record_past_training);
}

/// Record past training
///
/// What a person was trained in before the software, or outside it: the course, the completed nomination, the result
/// and the certificate in one go. No steps, no deadlines, no reminders; days before 2026 are allowed. The certificate
/// of a specialised programme meets the requirement of the post from its day of issue, once it has been compared.
#[utoipa::path(
    operation_id = "record_past_training", tag = "past_trainings", request_body = PastTrainingBody,
    extensions(
        ("x-permission" = json!("results.write")),
        ("x-codes" = json!([
            "already_nominated", "result_before_end", "certificate_before_end", "certificate_duplicate",
            "self_decision"
        ]))
    ),
    responses((status = 201, description = "What was recorded", body = PastTrainingView))
)]
#[post("/past-trainings")]
async fn record_past_training(
    allowed: Allowed<ResultsWrite>,
    body: Body<PastTrainingBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let view = service::record_one(&database, &allowed.who, allowed.scope, body.0).await?;
    let address = format!("/api/v1/nominations/{}", view.nomination_id);
    Ok(HttpResponse::Created().insert_header(("location", address)).json(view))
}

/// An empty sheet of past training
///
/// An Excel workbook with the headings that the import understands, and lists to choose from.
#[utoipa::path(
    operation_id = "get_past_training_template", tag = "past_trainings",
    extensions(("x-permission" = json!("results.write"))),
    responses(Book)
)]
#[get("/past-trainings/template")]
async fn get_past_training_template(
    allowed: Allowed<ResultsWrite>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let units = units::names_in(&database, allowed.scope).await?;
    let content = template::template(&units, &service::programme_names(&database).await?).write()?;
    Ok(attachment("qua-trinh-boi-duong.xlsx", WORKBOOK, content))
}

/// Preview an import of past training
///
/// What an import of this workbook would do, row by row, and each bad cell by sheet and address. Nothing is stored.
#[utoipa::path(
    operation_id = "preview_past_trainings", tag = "past_trainings",
    request_body(content = PastSheetForm, content_type = "multipart/form-data"),
    extensions(
        ("x-permission" = json!("results.write")),
        ("x-codes" = json!([
            "not_a_workbook", "workbook_too_large", "workbook_encrypted", "legacy_encoding", "no_table_found", "columns_missing",
            "file_too_large", "file_empty"
        ]))
    ),
    responses((status = 200, description = "The plan", body = PastPreview))
)]
#[post("/past-trainings/import/preview")]
async fn preview_past_trainings(
    allowed: Allowed<ResultsWrite>,
    upload: Upload<PastSheetUpload>,
    database: web::Data<Database>,
) -> Result<web::Json<PastPreview>> {
    let plan = service::preview(&database, &allowed.who, allowed.scope, upload.bytes).await?;
    Ok(web::Json(PastPreview::from(plan)))
}

/// A sheet of past training, with the bad cells marked
///
/// The sender's own workbook with all its values, in which each bad cell of the preview is coloured and has a note.
#[utoipa::path(
    operation_id = "mark_past_trainings", tag = "past_trainings",
    request_body(content = PastSheetForm, content_type = "multipart/form-data"),
    extensions(("x-permission" = json!("results.write")), ("x-codes" = json!(["bad_form", "file_too_large", "file_empty",
        "not_a_workbook", "workbook_too_large", "workbook_encrypted", "legacy_encoding", "no_table_found", "columns_missing"]))),
    responses(Book)
)]
#[post("/past-trainings/import/preview/workbook")]
async fn mark_past_trainings(
    allowed: Allowed<ResultsWrite>,
    upload: Upload<PastSheetUpload>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let content = service::marked(&database, &allowed.who, allowed.scope, upload.bytes).await?;
    Ok(attachment("qua-trinh-boi-duong-can-sua.xlsx", WORKBOOK, content))
}

/// Import past training
///
/// Carries out the plan that the preview showed: the same workbook is sent again with the hash of the plan, and a plan
/// that differs meanwhile is refused. Rows with a bad cell are left out; a row that is on record already is left as it
/// is.
#[utoipa::path(
    operation_id = "import_past_trainings", tag = "past_trainings",
    request_body(content = PastImportForm, content_type = "multipart/form-data"),
    extensions(
        ("x-permission" = json!("results.write")),
        ("x-codes" = json!([
            "preview_changed", "not_a_workbook", "workbook_too_large", "workbook_encrypted", "legacy_encoding",
            "no_table_found", "columns_missing", "file_too_large", "file_empty"
        ]))
    ),
    responses((status = 200, description = "What was done", body = PastImportAnswer))
)]
#[post("/past-trainings/import")]
async fn import_past_trainings(
    allowed: Allowed<ResultsWrite>,
    upload: Upload<PastImportUpload>,
    request: HttpRequest,
    database: web::Data<Database>,
) -> Result<web::Json<PastImportAnswer>> {
    let done = service::import(&database, &allowed.who, allowed.scope, upload.bytes, upload.fields).await?;
    let refused = done.refused.iter().map(|(step, problem)| RefusedRow {
        sheet: step.sheet.clone(),
        row: step.row,
        problem: refusal(&request, problem),
    });
    Ok(web::Json(PastImportAnswer {
        recorded: done.recorded,
        already_there: done.already_there,
        left_out: done.left_out,
        refused: refused.collect(),
    }))
}
