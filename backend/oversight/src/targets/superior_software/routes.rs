//! Addresses of marks.

use actix_web::{HttpResponse, post, web};

use super::dto::{SuperiorSoftwareMark, SuperiorSoftwareMarkBody};
use super::service;
use foundation::db::Database;
use foundation::http::{Allowed, Body, Routes};
use foundation::kernel::{Result, TargetsWrite};

/// The addresses of marks.
pub fn configure(routes: &mut impl Routes) {
    routes.service(mark_in_superior_software);
}

/// Mark a result as being in the superior's software
///
/// For as long as the superior's software takes typing only: says that the reported result of a nomination was typed in
/// there, with the evidence. What the city's program has acknowledged is marked by itself.
#[utoipa::path(
    operation_id = "mark_in_superior_software", tag = "targets", request_body = SuperiorSoftwareMarkBody,
    extensions(
        ("x-permission" = json!("targets.write")), ("x-codes" = json!(["nothing_reported", "already_exists"]))
    ),
    responses((status = 201, description = "The mark", body = SuperiorSoftwareMark))
)]
#[post("/superior-software-marks")]
async fn mark_in_superior_software(
    allowed: Allowed<TargetsWrite>,
    body: Body<SuperiorSoftwareMarkBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let mark = service::mark(&database, &allowed.who, allowed.scope, body.0).await?;
    Ok(HttpResponse::Created().json(mark))
}
