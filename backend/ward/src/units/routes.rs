//! Addresses of units.

use actix_web::{HttpResponse, get, patch, post, web};

use super::dto::{UnitBody, UnitFilter, UnitPatch, UnitView};
use super::service;
use foundation::db::Database;
use foundation::http::{
    Allowed, Body, Book, IfMatch, Listing, Patch, Routes, SheetColumns, SheetListing, Wiring, created, tagged,
};
use foundation::kernel::{Id, Page, Result, UnitsRead, UnitsWrite};

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes.service(list_units).service(get_units_workbook).service(create_unit).service(get_unit).service(change_unit);
}

/// Units in reach
///
/// The tree of units that the asker's roles cover, as a flat list in the order of their places.
#[utoipa::path(
    operation_id = "list_units", tag = "units", params(UnitFilter),
    extensions(("x-permission" = json!("units.read")), ("x-list" = json!(["position", "name", "kind"]))),
    responses((status = 200, description = "A page of units", body = Page<UnitView>))
)]
#[get("/units")]
async fn list_units(
    allowed: Allowed<UnitsRead>,
    listing: Listing<UnitFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<UnitView>>> {
    let page = service::list(&database, allowed.scope, listing.filter, listing.page).await?;
    Ok(web::Json(page.map(UnitView::from)))
}

/// Units, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_units_workbook", tag = "units", params(UnitFilter, SheetColumns<UnitView>),
    extensions(("x-permission" = json!("units.read")), ("x-list" = json!(["position", "name", "kind"]))),
    responses(Book)
)]
#[get("/units/workbook")]
async fn get_units_workbook(
    allowed: Allowed<UnitsRead>,
    listing: SheetListing<UnitView, UnitFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| {
        Ok(service::list(&database, allowed.scope.clone(), filter.clone(), page).await?.map(UnitView::from))
    };
    let units = service::names(&database).await?;
    Book::of_list_with(&units, &columns, page, read).await?.answer("don-vi").await
}

/// A unit
///
/// One unit with its limits and its working week.
#[utoipa::path(
    operation_id = "get_unit", tag = "units", params(("id" = Id, Path, description = "The unit")),
    extensions(("x-permission" = json!("units.read"))),
    responses((status = 200, description = "The unit", body = UnitView))
)]
#[get("/units/{id}")]
async fn get_unit(
    allowed: Allowed<UnitsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let unit = service::get(&database, allowed.scope, *id).await?;
    Ok(tagged(unit.revision, &UnitView::from(unit)))
}

/// A new unit
///
/// Hangs a new unit below another one.
#[utoipa::path(
    operation_id = "create_unit", tag = "units", request_body = UnitBody,
    extensions(("x-permission" = json!("units.write"))),
    responses((status = 201, description = "The new unit", body = UnitView))
)]
#[post("/units")]
async fn create_unit(
    allowed: Allowed<UnitsWrite>,
    body: Body<UnitBody>,
    wiring: web::Data<Wiring>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let unit = service::create(&database, &allowed.who, allowed.scope, body.0).await?;
    wiring.identities.forget();
    Ok(created(format!("/api/v1/units/{}", unit.id), unit.revision, &UnitView::from(unit)))
}

/// Change a unit
///
/// A merge patch of the unit; a unit that is moved takes all below it along.
#[utoipa::path(
    operation_id = "change_unit", tag = "units", params(("id" = Id, Path, description = "The unit")),
    request_body(content = UnitPatch, content_type = "application/merge-patch+json"),
    extensions(("x-permission" = json!("units.write")), ("x-if-match" = json!(true)), ("x-codes" = json!(["unit_circle"]))),
    responses((status = 200, description = "The changed unit", body = UnitView))
)]
#[patch("/units/{id}")]
async fn change_unit(
    allowed: Allowed<UnitsWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<UnitBody>,
    wiring: web::Data<Wiring>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let unit = service::change(&database, &allowed.who, allowed.scope, *id, if_match, patch).await?;
    wiring.identities.forget();
    Ok(tagged(unit.revision, &UnitView::from(unit)))
}
