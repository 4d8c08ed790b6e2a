//! Addresses of absences.

use actix_web::{HttpResponse, delete, get, patch, post, web};

use super::dto::{AbsenceBody, AbsenceFilter, AbsencePatch, AbsenceView};
use super::service;
use foundation::db::Database;
use foundation::http::{
    Allowed, Body, Book, IfMatch, Listing, Patch, Routes, SheetColumns, SheetListing, created, tagged,
};
use foundation::kernel::{AbsencesRead, AbsencesWrite, Id, Page, Result};

/// The addresses of absences.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_absences)
        .service(get_absences_workbook)
        .service(create_absence)
        .service(get_absence)
        .service(change_absence)
        .service(delete_absence);
}

/// Absences of the people in reach
///
/// Leave, sickness, maternity and missions. `from` and `to` give those that touch a span of days.
#[utoipa::path(
    operation_id = "list_absences", tag = "staff", params(AbsenceFilter),
    extensions(("x-permission" = json!("absences.read")), ("x-list" = json!(["first_day", "last_day", "name"]))),
    responses((status = 200, description = "A page of absences", body = Page<AbsenceView>))
)]
#[get("/absences")]
async fn list_absences(
    allowed: Allowed<AbsencesRead>,
    listing: Listing<AbsenceFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<AbsenceView>>> {
    let page = service::list(&database, allowed.scope, listing.filter, listing.page).await?;
    Ok(web::Json(page.map(AbsenceView::from)))
}

/// Absences, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_absences_workbook", tag = "staff", params(AbsenceFilter, SheetColumns<AbsenceView>),
    extensions(("x-permission" = json!("absences.read")), ("x-list" = json!(["first_day", "last_day", "name"]))),
    responses(Book)
)]
#[get("/absences/workbook")]
async fn get_absences_workbook(
    allowed: Allowed<AbsencesRead>,
    listing: SheetListing<AbsenceView, AbsenceFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| {
        Ok(service::list(&database, allowed.scope.clone(), filter.clone(), page).await?.map(AbsenceView::from))
    };
    Book::of_list(&columns, page, read).await?.answer("vang-mat").await
}

/// An absence
///
/// One absence with the names of the person and the unit.
#[utoipa::path(
    operation_id = "get_absence", tag = "staff", params(("id" = Id, Path, description = "The absence")),
    extensions(("x-permission" = json!("absences.read"))),
    responses((status = 200, description = "The absence", body = AbsenceView))
)]
#[get("/absences/{id}")]
async fn get_absence(
    allowed: Allowed<AbsencesRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let view = AbsenceView::from(service::get(&database, allowed.scope, *id).await?);
    Ok(tagged(view.revision, &view))
}

/// A new absence
///
/// Enters that a person is away. Two absences of a person may not overlap.
#[utoipa::path(
    operation_id = "create_absence", tag = "staff", request_body = AbsenceBody,
    extensions(("x-permission" = json!("absences.write")), ("x-codes" = json!(["absence_overlap"]))),
    responses((status = 201, description = "The new absence", body = AbsenceView))
)]
#[post("/absences")]
async fn create_absence(
    allowed: Allowed<AbsencesWrite>,
    body: Body<AbsenceBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let view = AbsenceView::from(service::create(&database, &allowed.who, allowed.scope, body.0).await?);
    Ok(created(format!("/api/v1/absences/{}", view.id), view.revision, &view))
}

/// Change an absence
///
/// A merge patch of the absence; whose it is does not change.
#[utoipa::path(
    operation_id = "change_absence", tag = "staff", params(("id" = Id, Path, description = "The absence")),
    request_body(content = AbsencePatch, content_type = "application/merge-patch+json"),
    extensions(("x-permission" = json!("absences.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["absence_overlap"]))),
    responses((status = 200, description = "The changed absence", body = AbsenceView))
)]
#[patch("/absences/{id}")]
async fn change_absence(
    allowed: Allowed<AbsencesWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<AbsenceBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let changed = service::change(&database, &allowed.who, allowed.scope, *id, if_match, patch).await?;
    let view = AbsenceView::from(changed);
    Ok(tagged(view.revision, &view))
}

/// Remove an absence
///
/// Takes back an absence that did not happen; the record of changes keeps it.
#[utoipa::path(
    operation_id = "delete_absence", tag = "staff", params(("id" = Id, Path, description = "The absence")),
    extensions(("x-permission" = json!("absences.write")), ("x-if-match" = json!(true))),
    responses((status = 204, description = "It is gone"))
)]
#[delete("/absences/{id}")]
async fn delete_absence(
    allowed: Allowed<AbsencesWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    service::delete(&database, &allowed.who, allowed.scope, *id, if_match).await?;
    Ok(HttpResponse::NoContent().finish())
}
