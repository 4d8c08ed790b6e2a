//! The address of carrying.

use actix_web::{HttpResponse, get, post, web};

use super::dto::CarryingView;
use super::service;
use crate::needs::NeedView;
use foundation::db::Database;
use foundation::http::{Allowed, Routes, created};
use foundation::kernel::{Id, NeedsRead, NeedsWrite, Result};

/// The address of this part.
pub fn configure(routes: &mut impl Routes) {
    routes.service(get_carrying).service(carry_nomination);
}

/// Whether a nomination can be carried into the needs
///
/// Whether it found no place and has not been carried yet, and else the need that it was carried into.
#[utoipa::path(
    operation_id = "get_carrying", tag = "nominations",
    params(("id" = Id, Path, description = "The nomination")),
    extensions(("x-permission" = json!("needs.read"))),
    responses((status = 200, description = "Whether, or whereto", body = CarryingView))
)]
#[get("/nominations/{id}/carrying")]
async fn get_carrying(
    allowed: Allowed<NeedsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<web::Json<CarryingView>> {
    Ok(web::Json(service::get(&database, allowed.scope, *id).await?))
}

/// Carry a nomination into the needs
///
/// What found no place (waiting list, not admitted, rejected) becomes a need of its unit for the same programme and
/// person: in what the unit is writing for an open round, else it waits for the next one. Once.
#[utoipa::path(
    operation_id = "carry_nomination", tag = "nominations",
    params(("id" = Id, Path, description = "The nomination")),
    extensions(("x-permission" = json!("needs.write")), ("x-codes" = json!(["wrong_state", "already_carried"]))),
    responses((status = 201, description = "The need", body = NeedView))
)]
#[post("/nominations/{id}/carrying")]
async fn carry_nomination(
    allowed: Allowed<NeedsWrite>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let need = service::carry(&database, &allowed.who, allowed.scope, *id).await?;
    Ok(created(format!("/api/v1/needs/{}", need.id), need.revision, &need))
}
