//! Addresses of money.

use actix_web::{HttpResponse, get, patch, post, web};

use super::dto::{
    AllocationBody, AllocationPatch, AllocationView, FundSourceBody, FundSourcePatch, FundSourceView, LineBody,
    MoneyLineView, MoneySummary, ReversalBody,
};
use super::filter::{AllocationFilter, LineFilter, SourceFilter, SummaryFilter};
use super::{service, workbook};
use foundation::db::Database;
use foundation::http::{
    Allowed, Body, Book, IfMatch, Listing, Patch, Query, Routes, SheetColumns, SheetListing, created, tagged,
};
use foundation::kernel::{Id, MoneyRead, MoneyWrite, Page, Result};
use ward::units;

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_fund_sources)
        .service(create_fund_source)
        .service(get_fund_source)
        .service(change_fund_source)
        .service(list_allocations)
        .service(get_allocations_workbook)
        .service(create_allocation)
        .service(get_allocation)
        .service(change_allocation)
        .service(list_money_lines)
        .service(create_money_line)
        .service(get_money_lines_workbook)
        .service(reverse_money_line)
        .service(get_money_summary)
        .service(get_money_summary_workbook);
}

/// Sources of money
///
/// The sources of the units in reach, those of the state's budget first.
#[utoipa::path(
    operation_id = "list_fund_sources", tag = "money", params(SourceFilter),
    extensions(("x-permission" = json!("money.read")), ("x-list" = json!(["kind", "name"]))),
    responses((status = 200, description = "A page of sources", body = Page<FundSourceView>))
)]
#[get("/fund-sources")]
async fn list_fund_sources(
    allowed: Allowed<MoneyRead>,
    listing: Listing<SourceFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<FundSourceView>>> {
    let page = service::sources(&database, allowed.scope, listing.filter, listing.page).await?;
    Ok(web::Json(page.map(FundSourceView::from)))
}

/// A source of money
///
/// One source.
#[utoipa::path(
    operation_id = "get_fund_source", tag = "money", params(("id" = Id, Path, description = "The source")),
    extensions(("x-permission" = json!("money.read"))),
    responses((status = 200, description = "The source", body = FundSourceView))
)]
#[get("/fund-sources/{id}")]
async fn get_fund_source(
    allowed: Allowed<MoneyRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let source = service::source(&database, allowed.scope, *id).await?;
    Ok(tagged(source.revision, &FundSourceView::from(source)))
}

/// A new source of money
///
/// Adds a source to a unit. Two come with the product: the state's budget and other lawful sources.
#[utoipa::path(
    operation_id = "create_fund_source", tag = "money", request_body = FundSourceBody,
    extensions(("x-permission" = json!("money.write")), ("x-codes" = json!(["already_exists"]))),
    responses((status = 201, description = "The new source", body = FundSourceView))
)]
#[post("/fund-sources")]
async fn create_fund_source(
    allowed: Allowed<MoneyWrite>,
    body: Body<FundSourceBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let source = service::create_source(&database, &allowed.who, allowed.scope, body.0).await?;
    let location = format!("/api/v1/fund-sources/{}", source.id);
    Ok(created(location, source.revision, &FundSourceView::from(source)))
}

/// Change a source of money
///
/// A merge patch. A source that is no longer used stays with what was allotted of it.
#[utoipa::path(
    operation_id = "change_fund_source", tag = "money", params(("id" = Id, Path, description = "The source")),
    request_body(content = FundSourcePatch, content_type = "application/merge-patch+json"),
    extensions(
        ("x-permission" = json!("money.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["already_exists"]))
    ),
    responses((status = 200, description = "The changed source", body = FundSourceView))
)]
#[patch("/fund-sources/{id}")]
async fn change_fund_source(
    allowed: Allowed<MoneyWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<FundSourceBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let thing = (*id, if_match);
    let source = service::change_source(&database, &allowed.who, allowed.scope, thing, patch).await?;
    Ok(tagged(source.revision, &FundSourceView::from(source)))
}

/// Allocations
///
/// What each year is allotted of each source, with what is planned, committed, spent and left, the latest year first.
#[utoipa::path(
    operation_id = "list_allocations", tag = "money", params(AllocationFilter),
    extensions(("x-permission" = json!("money.read")), ("x-list" = json!(["year", "kind", "source", "amount"]))),
    responses((status = 200, description = "A page of allocations", body = Page<AllocationView>))
)]
#[get("/allocations")]
async fn list_allocations(
    allowed: Allowed<MoneyRead>,
    listing: Listing<AllocationFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<AllocationView>>> {
    Ok(web::Json(service::allocations(&database, allowed.scope, listing.filter, listing.page).await?))
}

/// Allocations, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_allocations_workbook", tag = "money", params(AllocationFilter, SheetColumns<AllocationView>),
    extensions(("x-permission" = json!("money.read")), ("x-list" = json!(["year", "kind", "source", "amount"]))),
    responses(Book)
)]
#[get("/allocations/workbook")]
async fn get_allocations_workbook(
    allowed: Allowed<MoneyRead>,
    listing: SheetListing<AllocationView, AllocationFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| service::allocations(&database, allowed.scope.clone(), filter.clone(), page).await;
    let units = units::names(&database).await?;
    Book::of_list_with(&units, &columns, page, read).await?.answer("du-toan").await
}

/// An allocation
///
/// One allocation with what is planned, committed, spent and left.
#[utoipa::path(
    operation_id = "get_allocation", tag = "money", params(("id" = Id, Path, description = "The allocation")),
    extensions(("x-permission" = json!("money.read"))),
    responses((status = 200, description = "The allocation", body = AllocationView))
)]
#[get("/allocations/{id}")]
async fn get_allocation(
    allowed: Allowed<MoneyRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let allocation = service::allocation(&database, allowed.scope, *id).await?;
    Ok(tagged(allocation.revision, &allocation))
}

/// A new allocation
///
/// Allots a year an amount of a source; a year has one allocation of each.
#[utoipa::path(
    operation_id = "create_allocation", tag = "money", request_body = AllocationBody,
    extensions(
        ("x-permission" = json!("money.write")),
        ("x-codes" = json!(["already_exists", "bad_year", "negative_amount", "zero_amount", "source_inactive"]))
    ),
    responses((status = 201, description = "The new allocation", body = AllocationView))
)]
#[post("/allocations")]
async fn create_allocation(
    allowed: Allowed<MoneyWrite>,
    body: Body<AllocationBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let allocation = service::create_allocation(&database, &allowed.who, allowed.scope, body.0).await?;
    Ok(created(format!("/api/v1/allocations/{}", allocation.id), allocation.revision, &allocation))
}

/// Change an allocation
///
/// A merge patch of amount, paper and note. Less than what is used takes a reason. Every line written on it changes its
/// ETag, since its figures change.
#[utoipa::path(
    operation_id = "change_allocation", tag = "money", params(("id" = Id, Path, description = "The allocation")),
    request_body(content = AllocationPatch, content_type = "application/merge-patch+json"),
    extensions(
        ("x-permission" = json!("money.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["allocation_below_used", "negative_amount", "zero_amount"]))
    ),
    responses((status = 200, description = "The changed allocation", body = AllocationView))
)]
#[patch("/allocations/{id}")]
async fn change_allocation(
    allowed: Allowed<MoneyWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<AllocationBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let thing = (*id, if_match);
    let allocation = service::change_allocation(&database, &allowed.who, allowed.scope, thing, patch).await?;
    Ok(tagged(allocation.revision, &allocation))
}

/// The ledger
///
/// The lines on the units in reach, the latest first. A line is never changed: a reversing line with the amount below
/// zero takes it back. Words find courses, people and numbers of papers.
#[utoipa::path(
    operation_id = "list_money_lines", tag = "money", params(LineFilter),
    extensions(("x-permission" = json!("money.read")), ("x-list" = json!(["day", "created_at", "amount"]))),
    responses((status = 200, description = "A page of lines", body = Page<MoneyLineView>))
)]
#[get("/money-lines")]
async fn list_money_lines(
    allowed: Allowed<MoneyRead>,
    listing: Listing<LineFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<MoneyLineView>>> {
    Ok(web::Json(service::lines(&database, allowed.scope, listing.filter, listing.page).await?))
}

/// Enter what was paid
///
/// Writes a line of what was spent, with its paper and day: for a course, for a person's place in it, or for neither.
/// What goes beyond the allocation takes a reason, which stays in the line.
#[utoipa::path(
    operation_id = "create_money_line", tag = "money", request_body = LineBody,
    extensions(
        ("x-permission" = json!("money.write")),
        ("x-codes" = json!(["allocation_overrun", "negative_amount", "zero_amount", "day_in_future"]))
    ),
    responses((status = 201, description = "The new line", body = MoneyLineView))
)]
#[post("/money-lines")]
async fn create_money_line(
    allowed: Allowed<MoneyWrite>,
    body: Body<LineBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let line = service::spend(&database, &allowed.who, allowed.scope, body.0).await?;
    Ok(HttpResponse::Created().json(line))
}

/// Take a line back
///
/// Writes a reversing line of today with the reason. A line is reversed once, and a reversing line never.
#[utoipa::path(
    operation_id = "reverse_money_line", tag = "money", request_body = ReversalBody,
    params(("id" = Id, Path, description = "The line")),
    extensions(
        ("x-permission" = json!("money.write")), ("x-codes" = json!(["already_reversed", "reversing_line"]))
    ),
    responses((status = 201, description = "The reversing line", body = MoneyLineView))
)]
#[post("/money-lines/{id}/reversal")]
async fn reverse_money_line(
    allowed: Allowed<MoneyWrite>,
    id: web::Path<Id>,
    body: Body<ReversalBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let line = service::reverse(&database, &allowed.who, allowed.scope, *id, body.0.reason).await?;
    Ok(HttpResponse::Created().json(line))
}

/// The ledger as a workbook
///
/// The lines that the list shows with these filters, all of them, as an Excel workbook.
#[utoipa::path(
    operation_id = "get_money_lines_workbook", tag = "money", params(LineFilter),
    extensions(("x-permission" = json!("money.read"))),
    responses(Book)
)]
#[get("/money-lines/workbook")]
async fn get_money_lines_workbook(
    allowed: Allowed<MoneyRead>,
    filter: Query<LineFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let lines = service::all_lines(&database, allowed.scope, filter.0).await?;
    workbook::of_lines(lines).answer("so-kinh-phi").await
}

/// The money of a year
///
/// What is planned, committed and spent on the allocations of a year, and what has been given back, by course, unit,
/// person or source. The total is the ledger's.
#[utoipa::path(
    operation_id = "get_money_summary", tag = "money", params(SummaryFilter),
    extensions(("x-permission" = json!("money.read"))),
    responses((status = 200, description = "The sums", body = MoneySummary))
)]
#[get("/money/summary")]
async fn get_money_summary(
    allowed: Allowed<MoneyRead>,
    filter: Query<SummaryFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<MoneySummary>> {
    Ok(web::Json(service::summary(&database, allowed.scope, filter.0).await?))
}

/// The money of a year as a workbook
///
/// The same sums as an Excel workbook.
#[utoipa::path(
    operation_id = "get_money_summary_workbook", tag = "money", params(SummaryFilter),
    extensions(("x-permission" = json!("money.read"))),
    responses(Book)
)]
#[get("/money/summary/workbook")]
async fn get_money_summary_workbook(
    allowed: Allowed<MoneyRead>,
    filter: Query<SummaryFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let summary = service::summary(&database, allowed.scope, filter.0).await?;
    let (title, columns) = (workbook::summary_title(&summary), workbook::summary_columns(summary.by));
    workbook::of_summary(summary, &title, &columns).answer("kinh-phi-theo-nhom").await
}
