//! Addresses of working days.

use actix_web::{HttpResponse, delete, get, put, web};
use chrono::NaiveDate;

use super::dto::{WorkingDayBody, WorkingDayFilter, WorkingDayView};
use super::service;
use foundation::db::Database;
use foundation::http::{Allowed, Body, Book, IfMatch, Listing, Routes, SheetColumns, SheetListing, tagged};
use foundation::kernel::{Page, Result, WorkingDaysRead, WorkingDaysWrite};

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_working_days)
        .service(get_working_days_workbook)
        .service(get_working_day)
        .service(put_working_day)
        .service(delete_working_day);
}

/// Holidays and swapped days
///
/// The days on which every unit rests, or works, whatever its week says. Filled until 2031 with what the law fixes.
#[utoipa::path(
    operation_id = "list_working_days", tag = "working_days", params(WorkingDayFilter),
    extensions(("x-permission" = json!("working_days.read")), ("x-list" = json!(["day"]))),
    responses((status = 200, description = "A page of days", body = Page<WorkingDayView>))
)]
#[get("/working-days")]
async fn list_working_days(
    _allowed: Allowed<WorkingDaysRead>,
    listing: Listing<WorkingDayFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<WorkingDayView>>> {
    let page = service::list(&database, listing.filter, listing.page).await?;
    Ok(web::Json(page.map(WorkingDayView::from)))
}

/// Holidays and swapped days, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_working_days_workbook", tag = "working_days",
    params(WorkingDayFilter, SheetColumns<WorkingDayView>),
    extensions(("x-permission" = json!("working_days.read")), ("x-list" = json!(["day"]))),
    responses(Book)
)]
#[get("/working-days/workbook")]
async fn get_working_days_workbook(
    _allowed: Allowed<WorkingDaysRead>,
    listing: SheetListing<WorkingDayView, WorkingDayFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| Ok(service::list(&database, filter.clone(), page).await?.map(WorkingDayView::from));
    Book::of_list(&columns, page, read).await?.answer("ngay-nghi").await
}

/// What the table says of a day
///
/// 404 for a day on which the week's pattern holds.
#[utoipa::path(
    operation_id = "get_working_day", tag = "working_days",
    params(("day" = NaiveDate, Path, description = "The day", example = "2027-04-30")),
    extensions(("x-permission" = json!("working_days.read"))),
    responses((status = 200, description = "The day", body = WorkingDayView))
)]
#[get("/working-days/{day}")]
async fn get_working_day(
    _allowed: Allowed<WorkingDaysRead>,
    day: web::Path<NaiveDate>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let row = service::get(&database, *day).await?;
    Ok(tagged(row.revision, &WorkingDayView::from(row)))
}

/// Say what holds on a day
///
/// Adds a holiday or a swapped working day, or changes one that is there: then `If-Match` is needed.
#[utoipa::path(
    operation_id = "put_working_day", tag = "working_days",
    params(
        ("day" = NaiveDate, Path, description = "The day", example = "2027-04-30"),
        ("If-Match" = Option<String>, Header, description = "The ETag of the row, where there is one.", example = "\"r1\"")
    ),
    request_body = WorkingDayBody,
    extensions(("x-permission" = json!("working_days.write")), ("x-codes" = json!(["stale", "precondition_required"]))),
    responses((status = 200, description = "The day as it is now", body = WorkingDayView))
)]
#[put("/working-days/{day}")]
async fn put_working_day(
    allowed: Allowed<WorkingDaysWrite>,
    day: web::Path<NaiveDate>,
    if_match: Option<IfMatch>,
    body: Body<WorkingDayBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let row = service::put(&database, &allowed.who, *day, if_match, body.0).await?;
    Ok(tagged(row.revision, &WorkingDayView::from(row)))
}

/// Let the week's pattern hold again
///
/// Takes a day out of the table.
#[utoipa::path(
    operation_id = "delete_working_day", tag = "working_days",
    params(("day" = NaiveDate, Path, description = "The day", example = "2027-04-30")),
    extensions(("x-permission" = json!("working_days.write")), ("x-if-match" = json!(true))),
    responses((status = 204, description = "The day is an ordinary one again"))
)]
#[delete("/working-days/{day}")]
async fn delete_working_day(
    allowed: Allowed<WorkingDaysWrite>,
    day: web::Path<NaiveDate>,
    if_match: IfMatch,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    service::remove(&database, &allowed.who, *day, if_match).await?;
    Ok(HttpResponse::NoContent().finish())
}
