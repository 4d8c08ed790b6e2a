//! Addresses of the superior's sheet.

use actix_web::{HttpRequest, HttpResponse, get, post, put, web};

use super::dto::{
    SuperiorDataView, SuperiorLayoutBody, SuperiorLayoutView, SuperiorMarkAnswer, SuperiorMarksAnswer,
    SuperiorMarksBody,
};
use super::filter::SuperiorDataFilter;
use super::service;
use foundation::db::Database;
use foundation::http::{Allowed, Body, Book, IfMatch, Listing, Routes, refusal, tagged};
use foundation::kernel::{Page, Result, TargetsWrite};

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_superior_data)
        .service(get_superior_data_workbook)
        .service(get_superior_layout)
        .service(change_superior_layout)
        .service(mark_many_in_superior_software);
}

/// Data for the superior's software
///
/// Everybody who was sent to a course that has ended, with what came of it, whether it is reported and
/// whether it is in the superior's software; the latest courses first.
#[utoipa::path(
    operation_id = "list_superior_data", tag = "superior_sheets", params(SuperiorDataFilter),
    extensions(("x-permission" = json!("targets.write")), ("x-list" = json!(["last_day", "name"]))),
    responses((status = 200, description = "A page of data", body = Page<SuperiorDataView>))
)]
#[get("/superior-data")]
async fn list_superior_data(
    allowed: Allowed<TargetsWrite>,
    listing: Listing<SuperiorDataFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<SuperiorDataView>>> {
    let filter = listing.filter.of_ended(allowed.who.now.day());
    let page = service::list(&database, allowed.scope, filter, listing.page).await?;
    Ok(web::Json(page.map(SuperiorDataView::from)))
}

/// Data for the superior's software, as Excel
///
/// The list whole, as these filters, words and sort show it, in the columns, the order and under the heads of the layout;
/// `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_superior_data_workbook", tag = "superior_sheets", params(SuperiorDataFilter),
    extensions(("x-permission" = json!("targets.write")), ("x-list" = json!(["last_day", "name"]))),
    responses(Book)
)]
#[get("/superior-data/workbook")]
async fn get_superior_data_workbook(
    allowed: Allowed<TargetsWrite>,
    listing: Listing<SuperiorDataFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let Listing { page, filter } = listing;
    let filter = filter.of_ended(allowed.who.now.day());
    service::book(&database, allowed.scope, filter, page).await?.answer("du-lieu-phan-mem-cap-tren").await
}

/// The layout of the superior's sheet
///
/// Which columns it has, in which order and under which heads; until somebody says otherwise, all under their usual ones.
#[utoipa::path(
    operation_id = "get_superior_layout", tag = "superior_sheets",
    extensions(("x-permission" = json!("targets.write"))),
    responses((status = 200, description = "The layout", body = SuperiorLayoutView))
)]
#[get("/superior-data/layout")]
async fn get_superior_layout(allowed: Allowed<TargetsWrite>, database: web::Data<Database>) -> Result<HttpResponse> {
    let layout = service::layout(&database, allowed.scope).await?;
    Ok(tagged(layout.revision, &layout))
}

/// Set the layout of the superior's sheet
///
/// The columns as the superior's form has them, from left to right, each with its head.
#[utoipa::path(
    operation_id = "change_superior_layout", tag = "superior_sheets", request_body = SuperiorLayoutBody,
    extensions(
        ("x-permission" = json!("targets.write")), ("x-if-match" = json!(true)), ("x-codes" = json!(["duplicate"]))
    ),
    responses((status = 200, description = "The layout", body = SuperiorLayoutView))
)]
#[put("/superior-data/layout")]
async fn change_superior_layout(
    allowed: Allowed<TargetsWrite>,
    if_match: IfMatch,
    body: Body<SuperiorLayoutBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let layout = service::change(&database, &allowed.who, allowed.scope, if_match, body.0).await?;
    Ok(tagged(layout.revision, &layout))
}

/// Mark many results as being in the superior's software
///
/// Says that the reported results of these nominations were typed in there, with one evidence for all. Each has an outcome
/// of its own: one that is refused leaves the others.
#[utoipa::path(
    operation_id = "mark_many_in_superior_software", tag = "superior_sheets", request_body = SuperiorMarksBody,
    extensions(
        ("x-permission" = json!("targets.write")),
        ("x-codes" = json!(["nothing_reported", "already_exists", "day_in_future"]))
    ),
    responses((status = 200, description = "What became of each", body = SuperiorMarksAnswer))
)]
#[post("/superior-data/marks")]
async fn mark_many_in_superior_software(
    allowed: Allowed<TargetsWrite>,
    body: Body<SuperiorMarksBody>,
    request: HttpRequest,
    database: web::Data<Database>,
) -> Result<web::Json<SuperiorMarksAnswer>> {
    let outcomes = service::mark(&database, &allowed.who, allowed.scope, body.0).await?;
    let items = outcomes.into_iter().map(|(nomination_id, outcome)| SuperiorMarkAnswer {
        nomination_id,
        done: outcome.is_ok(),
        problem: outcome.err().map(|problem| refusal(&request, &problem)),
    });
    Ok(web::Json(SuperiorMarksAnswer { items: items.collect() }))
}
