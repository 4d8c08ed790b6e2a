//! Addresses of letterheads.

use actix_web::{HttpResponse, get, patch, web};

use super::dto::{LetterheadPatch, LetterheadView};
use super::rules::LetterheadBody;
use super::service;
use foundation::db::Database;
use foundation::http::{Allowed, IfMatch, Patch, Routes, tagged};
use foundation::kernel::{Id, LetterheadsRead, LetterheadsWrite, Result};

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes.service(get_letterhead).service(change_letterhead);
}

/// The letterhead of a unit
///
/// What stands at the head and the foot of the papers that the unit issues. Until somebody says otherwise it is told by the
/// tree of units and by who heads the unit.
#[utoipa::path(
    operation_id = "get_letterhead", tag = "letterheads", params(("id" = Id, Path, description = "The unit")),
    extensions(("x-permission" = json!("letterheads.read"))),
    responses((status = 200, description = "The letterhead", body = LetterheadView))
)]
#[get("/units/{id}/letterhead")]
async fn get_letterhead(
    allowed: Allowed<LetterheadsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let row = service::get(&database, allowed.scope, *id).await?;
    Ok(tagged(row.revision, &LetterheadView::from(row)))
}

/// Change the letterhead of a unit
///
/// A merge patch. The first change keeps what the usual letterhead said; afterwards a new head of the unit changes nothing of it.
#[utoipa::path(
    operation_id = "change_letterhead", tag = "letterheads", params(("id" = Id, Path, description = "The unit")),
    request_body(content = LetterheadPatch, content_type = "application/merge-patch+json"),
    extensions(("x-permission" = json!("letterheads.write")), ("x-if-match" = json!(true))),
    responses((status = 200, description = "The changed letterhead", body = LetterheadView))
)]
#[patch("/units/{id}/letterhead")]
async fn change_letterhead(
    allowed: Allowed<LetterheadsWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<LetterheadBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let row = service::change(&database, &allowed.who, allowed.scope, *id, if_match, patch).await?;
    Ok(tagged(row.revision, &LetterheadView::from(row)))
}
