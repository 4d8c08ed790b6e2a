//! Addresses of people's files.

use actix_web::{HttpResponse, get, web};

use super::dto::TrainingFile;
use super::service;
use foundation::db::Database;
use foundation::http::{Allowed, Book, Document, Routes};
use foundation::kernel::{Id, Result, TrainingFilesRead};

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes.service(get_training_file).service(write_training_file).service(get_training_file_workbook);
}

/// The file of a person
///
/// Every time of being sent over the years with what came of it, the classification of each year, and what was found on the
/// requirements. Reading somebody else's file goes to the access log.
#[utoipa::path(
    operation_id = "get_training_file", tag = "training_files", params(("id" = Id, Path, description = "The person")),
    extensions(("x-permission" = json!("training_files.read"))),
    responses((status = 200, description = "The file", body = TrainingFile))
)]
#[get("/staff/{id}/training-file")]
async fn get_training_file(
    allowed: Allowed<TrainingFilesRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<web::Json<TrainingFile>> {
    Ok(web::Json(service::file(&database, &allowed.who, allowed.scope, *id).await?))
}

/// The file of a person as a document to sign
///
/// In the layout of Nghị định 30/2020/NĐ-CP, with all times of being sent as its annex. Reading somebody else's file goes
/// to the access log.
#[utoipa::path(
    operation_id = "write_training_file", tag = "training_files", params(("id" = Id, Path, description = "The person")),
    extensions(("x-permission" = json!("training_files.read"))),
    responses(Document)
)]
#[get("/staff/{id}/training-file/paper")]
async fn write_training_file(
    allowed: Allowed<TrainingFilesRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    Ok(service::paper(&database, &allowed.who, allowed.scope, *id).await?.answer())
}

/// The file of a person as Excel
///
/// The times of being sent, the classifications and the findings, each on a sheet of its own. Reading somebody else's file
/// goes to the access log.
#[utoipa::path(
    operation_id = "get_training_file_workbook", tag = "training_files",
    params(("id" = Id, Path, description = "The person")),
    extensions(("x-permission" = json!("training_files.read"))),
    responses(Book)
)]
#[get("/staff/{id}/training-file/workbook")]
async fn get_training_file_workbook(
    allowed: Allowed<TrainingFilesRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    service::book(&database, &allowed.who, allowed.scope, *id).await?.answer("ho-so-boi-duong").await
}
