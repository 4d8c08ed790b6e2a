//! Addresses of the catalogue.

use actix_web::{HttpResponse, get, patch, post, web};

use super::dto::{ProgrammeBody, ProgrammePatch, ProgrammeView};
use super::filter::ProgrammeFilter;
use super::service;
use foundation::db::Database;
use foundation::http::{
    Allowed, Body, Book, IfMatch, Listing, Patch, Routes, SheetColumns, SheetListing, created, tagged,
};
use foundation::kernel::{CatalogueRead, CatalogueWrite, Id, Page, Result};

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_programmes)
        .service(get_programmes_workbook)
        .service(create_programme)
        .service(get_programme)
        .service(change_programme);
}

/// The catalogue
///
/// The programmes of section III of the plan, in its order, with those that were added. The same for everybody.
#[utoipa::path(
    operation_id = "list_programmes", tag = "catalogue", params(ProgrammeFilter),
    extensions(
        ("x-permission" = json!("catalogue.read")),
        ("x-list" = json!(["position", "code", "name", "kind"]))
    ),
    responses((status = 200, description = "A page of programmes", body = Page<ProgrammeView>))
)]
#[get("/programmes")]
async fn list_programmes(
    _allowed: Allowed<CatalogueRead>,
    listing: Listing<ProgrammeFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<ProgrammeView>>> {
    let page = service::list(&database, listing.filter, listing.page).await?;
    Ok(web::Json(page.map(ProgrammeView::from)))
}

/// The catalogue, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_programmes_workbook", tag = "catalogue", params(ProgrammeFilter, SheetColumns<ProgrammeView>),
    extensions(
        ("x-permission" = json!("catalogue.read")),
        ("x-list" = json!(["position", "code", "name", "kind"]))
    ),
    responses(Book)
)]
#[get("/programmes/workbook")]
async fn get_programmes_workbook(
    _allowed: Allowed<CatalogueRead>,
    listing: SheetListing<ProgrammeView, ProgrammeFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| Ok(service::list(&database, filter.clone(), page).await?.map(ProgrammeView::from));
    Book::of_list(&columns, page, read).await?.answer("chuong-trinh").await
}

/// A programme
///
/// One programme with its length, audience, competences and paper.
#[utoipa::path(
    operation_id = "get_programme", tag = "catalogue", params(("id" = Id, Path, description = "The programme")),
    extensions(("x-permission" = json!("catalogue.read"))),
    responses((status = 200, description = "The programme", body = ProgrammeView))
)]
#[get("/programmes/{id}")]
async fn get_programme(
    _allowed: Allowed<CatalogueRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let programme = service::get(&database, *id).await?;
    Ok(tagged(programme.revision, &ProgrammeView::from(programme)))
}

/// A new programme
///
/// Adds a programme to the catalogue. What is left out is what is usual for its kind.
#[utoipa::path(
    operation_id = "create_programme", tag = "catalogue", request_body = ProgrammeBody,
    extensions(("x-permission" = json!("catalogue.write")), ("x-codes" = json!(["already_exists"]))),
    responses((status = 201, description = "The new programme", body = ProgrammeView))
)]
#[post("/programmes")]
async fn create_programme(
    allowed: Allowed<CatalogueWrite>,
    body: Body<ProgrammeBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let programme = service::create(&database, &allowed.who, body.0).await?;
    let location = format!("/api/v1/programmes/{}", programme.id);
    Ok(created(location, programme.revision, &ProgrammeView::from(programme)))
}

/// Change a programme
///
/// A merge patch of the programme. Courses that were entered before keep what they are; their remarks follow the
/// programme as it is now.
#[utoipa::path(
    operation_id = "change_programme", tag = "catalogue", params(("id" = Id, Path, description = "The programme")),
    request_body(content = ProgrammePatch, content_type = "application/merge-patch+json"),
    extensions(
        ("x-permission" = json!("catalogue.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["already_exists"]))
    ),
    responses((status = 200, description = "The changed programme", body = ProgrammeView))
)]
#[patch("/programmes/{id}")]
async fn change_programme(
    allowed: Allowed<CatalogueWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<ProgrammeBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let programme = service::change(&database, &allowed.who, *id, if_match, patch).await?;
    Ok(tagged(programme.revision, &ProgrammeView::from(programme)))
}
