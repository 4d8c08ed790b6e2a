//! Addresses of authorities.

use actix_web::{HttpResponse, get, put, web};

use super::dto::AuthoritiesBody;
use super::service;
use foundation::db::Database;
use foundation::http::{Allowed, Body, IfMatch, Routes, tagged};
use foundation::kernel::{AuthoritiesRead, AuthoritiesWrite, Result};

/// The addresses of authorities.
pub fn configure(routes: &mut impl Routes) {
    routes.service(list_authorities).service(replace_authorities);
}

/// Who decides over whom
///
/// The whole table of authorities: who approves that people are sent, and who evaluates them, by unit and standing.
#[utoipa::path(
    operation_id = "list_authorities", tag = "nominations",
    extensions(("x-permission" = json!("authorities.read"))),
    responses((status = 200, description = "The table", body = AuthoritiesBody))
)]
#[get("/authorities")]
async fn list_authorities(_allowed: Allowed<AuthoritiesRead>, database: web::Data<Database>) -> Result<HttpResponse> {
    let (rows, revision) = service::all(&database).await?;
    Ok(tagged(revision, &AuthoritiesBody::from(rows.as_slice())))
}

/// Say who decides over whom
///
/// Puts another table of authorities in the place of this one, as a whole.
#[utoipa::path(
    operation_id = "replace_authorities", tag = "nominations", request_body = AuthoritiesBody,
    extensions(("x-permission" = json!("authorities.write")), ("x-if-match" = json!(true))),
    responses((status = 200, description = "The new table", body = AuthoritiesBody))
)]
#[put("/authorities")]
async fn replace_authorities(
    allowed: Allowed<AuthoritiesWrite>,
    if_match: IfMatch,
    body: Body<AuthoritiesBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (rows, revision) = service::replace(&database, &allowed.who, if_match, body.0).await?;
    Ok(tagged(revision, &AuthoritiesBody::from(rows.as_slice())))
}
