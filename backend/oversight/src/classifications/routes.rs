//! Addresses of the yearly classification.

use actix_web::{HttpRequest, HttpResponse, get, patch, post, web};

use super::amended::Amended;
use super::dto::{
    ClassificationAnswer, ClassificationBody, ClassificationHistory, ClassificationPatch, ClassificationRulesView,
    ClassificationSheet, ClassificationView, ClassificationsAnswer, ClassificationsBody,
};
use super::filter::{ClassificationFilter, SheetFilter};
use super::service;
use foundation::db::Database;
use foundation::http::{
    Allowed, Body, Book, IfMatch, Listing, Patch, Query, Routes, SheetColumns, SheetListing, refusal, tagged,
};
use foundation::kernel::{AmendmentsRead, ClassificationsRead, ClassificationsWrite, Id, Page, Result};
use ward::years::{self, AmendmentFilter};

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_classification_rules)
        .service(get_classification_sheet)
        .service(get_classification_workbook)
        .service(list_classifications)
        .service(get_classifications_workbook)
        .service(enter_classifications)
        .service(get_classification)
        .service(change_classification)
        .service(list_classification_history)
        .service(get_amendments_workbook);
}

/// The rules of the classification
///
/// By category and the day from which they hold: the points of each level, the share of "xuất sắc", and the days at
/// work below which nobody is rated. A category without a row has criteria of its own.
#[utoipa::path(
    operation_id = "list_classification_rules", tag = "classifications",
    extensions(("x-permission" = json!("classifications.read"))),
    responses((status = 200, description = "All rules", body = ClassificationRulesView))
)]
#[get("/classification-rules")]
async fn list_classification_rules(
    _allowed: Allowed<ClassificationsRead>,
    database: web::Data<Database>,
) -> Result<web::Json<ClassificationRulesView>> {
    Ok(web::Json(service::rules(&database).await?))
}

/// The sheet of a year
///
/// Everybody in reach with the evidence of the year (sent, attended, result, certificate, report, and the evaluations
/// signed in it, each with its id) and the level, where it is entered; and how each unit stands: who is missing, and how
/// many are excellent of how many that may be. The evidence decides nothing. Computed at the moment of asking.
#[utoipa::path(
    operation_id = "get_classification_sheet", tag = "classifications", params(SheetFilter),
    extensions(("x-permission" = json!("classifications.read")), ("x-codes" = json!(["bad_year", "day_in_future"]))),
    responses((status = 200, description = "The sheet", body = ClassificationSheet))
)]
#[get("/classifications/sheet")]
async fn get_classification_sheet(
    allowed: Allowed<ClassificationsRead>,
    filter: Query<SheetFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<ClassificationSheet>> {
    Ok(web::Json(service::sheet(&database, &allowed.who, allowed.scope, filter.0).await?))
}

/// The sheet of a year, as Excel
///
/// The same people with their evidence in figures and the level, and a second sheet of the units. Numbers are numbers
/// and days are days.
#[utoipa::path(
    operation_id = "get_classification_workbook", tag = "classifications", params(SheetFilter),
    extensions(("x-permission" = json!("classifications.read")), ("x-codes" = json!(["bad_year", "day_in_future"]))),
    responses(Book)
)]
#[get("/classifications/sheet/workbook")]
async fn get_classification_workbook(
    allowed: Allowed<ClassificationsRead>,
    filter: Query<SheetFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (name, book) = service::sheet_workbook(&database, &allowed.who, allowed.scope, filter.0).await?;
    book.answer(&name).await
}

/// Classifications in reach
///
/// The levels that are entered, of people in reach and one's own, the latest year first.
#[utoipa::path(
    operation_id = "list_classifications", tag = "classifications", params(ClassificationFilter),
    extensions(("x-permission" = json!("classifications.read")), ("x-list" = json!(["year", "name", "entered_at"]))),
    responses((status = 200, description = "A page of classifications", body = Page<ClassificationView>))
)]
#[get("/classifications")]
async fn list_classifications(
    allowed: Allowed<ClassificationsRead>,
    listing: Listing<ClassificationFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<ClassificationView>>> {
    let page = service::list(&database, allowed.scope, listing.filter, listing.page).await?;
    Ok(web::Json(page.map(ClassificationView::from)))
}

/// Classifications, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_classifications_workbook", tag = "classifications",
    params(ClassificationFilter, SheetColumns<ClassificationView>),
    extensions(("x-permission" = json!("classifications.read")), ("x-list" = json!(["year", "name", "entered_at"]))),
    responses(Book)
)]
#[get("/classifications/workbook")]
async fn get_classifications_workbook(
    allowed: Allowed<ClassificationsRead>,
    listing: SheetListing<ClassificationView, ClassificationFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| {
        Ok(service::list(&database, allowed.scope.clone(), filter.clone(), page).await?.map(ClassificationView::from))
    };
    Book::of_list(&columns, page, read).await?.answer("xep-loai").await
}

/// Enter levels
///
/// Enters the levels that were decided, many at once, by who has the authority over each person; the coordinator records
/// what others decided and names them. Nobody enters his own. Points that belong to another level take a reason. Each
/// has an outcome of its own: one that is refused leaves the others. The units come back with their share of "xuất sắc":
/// more than may be is a warning, never a refusal. In a closed year each needs a reason and becomes an amendment.
#[utoipa::path(
    operation_id = "enter_classifications", tag = "classifications", request_body = ClassificationsBody,
    extensions(
        ("x-permission" = json!("classifications.write")),
        ("x-codes" = json!([
            "bad_year", "day_in_future", "self_decision", "not_the_authority", "points_out_of_level", "year_closed", "stale"
        ]))
    ),
    responses((status = 200, description = "What became of each level", body = ClassificationsAnswer))
)]
#[post("/classifications")]
async fn enter_classifications(
    allowed: Allowed<ClassificationsWrite>,
    body: Body<ClassificationsBody>,
    request: HttpRequest,
    database: web::Data<Database>,
) -> Result<web::Json<ClassificationsAnswer>> {
    let (outcomes, units) = service::enter_all(&database, &allowed.who, allowed.scope, body.0).await?;
    let items = outcomes
        .into_iter()
        .map(|(staff_id, outcome)| match outcome {
            Ok(view) => ClassificationAnswer { staff_id, classification: Some(view), problem: None },
            Err(problem) => {
                ClassificationAnswer { staff_id, classification: None, problem: Some(refusal(&request, &problem)) }
            }
        })
        .collect();
    Ok(web::Json(ClassificationsAnswer { items, units }))
}

/// A classification
///
/// The level of a person in a year, with who decided it.
#[utoipa::path(
    operation_id = "get_classification", tag = "classifications",
    params(("id" = Id, Path, description = "The classification")),
    extensions(("x-permission" = json!("classifications.read"))),
    responses((status = 200, description = "The classification", body = ClassificationView))
)]
#[get("/classifications/{id}")]
async fn get_classification(
    allowed: Allowed<ClassificationsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let view = ClassificationView::from(service::get(&database, allowed.scope, *id).await?);
    Ok(tagged(view.revision, &view))
}

/// Change a classification
///
/// A merge patch of the level and what stands beside it. In a closed year it needs a reason and becomes an amendment.
#[utoipa::path(
    operation_id = "change_classification", tag = "classifications",
    params(("id" = Id, Path, description = "The classification")),
    request_body(content = ClassificationPatch, content_type = "application/merge-patch+json"),
    extensions(
        ("x-permission" = json!("classifications.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["self_decision", "not_the_authority", "points_out_of_level", "year_closed"]))
    ),
    responses((status = 200, description = "The changed classification", body = ClassificationView))
)]
#[patch("/classifications/{id}")]
async fn change_classification(
    allowed: Allowed<ClassificationsWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<ClassificationBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let view = service::change(&database, &allowed.who, allowed.scope, *id, if_match, patch).await?;
    Ok(tagged(view.revision, &view))
}

/// How a classification came about
///
/// Each of its changes, the newest first: what it was since then, who entered it and, where the year was closed, why.
#[utoipa::path(
    operation_id = "list_classification_history", tag = "classifications",
    params(("id" = Id, Path, description = "The classification")),
    extensions(("x-permission" = json!("classifications.read"))),
    responses((status = 200, description = "The changes", body = ClassificationHistory))
)]
#[get("/classifications/{id}/history")]
async fn list_classification_history(
    allowed: Allowed<ClassificationsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<web::Json<ClassificationHistory>> {
    Ok(web::Json(service::history(&database, allowed.scope, *id).await?))
}

/// Amendments as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_amendments_workbook", tag = "years", params(AmendmentFilter, SheetColumns<Amended>),
    extensions(("x-permission" = json!("amendments.read")), ("x-list" = json!(["created_at", "name"]))),
    responses(Book)
)]
#[get("/amendments/workbook")]
async fn get_amendments_workbook(
    allowed: Allowed<AmendmentsRead>,
    listing: SheetListing<Amended, AmendmentFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| {
        let page = years::amendments(&database, allowed.scope.clone(), filter.clone(), page).await?;
        Ok(page.map(|row| Amended(row.into())))
    };
    Book::of_list(&columns, page, read).await?.answer("dieu-chinh").await
}
