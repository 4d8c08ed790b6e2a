//! Addresses of year plans and their items.

use actix_web::{HttpResponse, get, patch, post, put, web};

use super::dto::{
    ItemRemoval, ListedYearPlan, NewYearPlan, YearPlanBody, YearPlanItemBody, YearPlanItemPatch, YearPlanItemView,
    YearPlanPatch, YearPlanReturn, YearPlanView,
};
use super::filter::{YearPlanFilter, YearPlanItemFilter};
use super::rules::YearPlanAction;
use super::{items, service};
use foundation::db::Database;
use foundation::http::{
    Allowed, Body, Book, Document, IfMatch, Listing, Patch, Routes, SheetColumns, SheetListing, Upload, attachment,
    created, tagged,
};
use foundation::kernel::{Id, Page, Result, YearPlansApprove, YearPlansRead, YearPlansWrite};
use ward::files::{Scan, ScanForm};
use ward::registrations::{self, RegistrationBody};
use ward::units;

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(make_year_plan)
        .service(list_year_plans)
        .service(get_year_plans_workbook)
        .service(get_year_plan)
        .service(write_year_plan)
        .service(change_year_plan)
        .service(register_year_plan)
        .service(upload_year_plan_file)
        .service(download_year_plan_file)
        .service(submit_year_plan)
        .service(approve_year_plan)
        .service(return_year_plan)
        .service(add_year_plan_item)
        .service(list_year_plan_items)
        .service(get_year_plan_item)
        .service(change_year_plan_item)
        .service(remove_year_plan_item);
}

/// Make the year plan
///
/// Makes the plan of a year out of the needs that were accepted in this round: the same programme, or the same words, in
/// the same quarter is one item over all units. A plan that is still a draft is brought up to date; items entered by
/// hand stay.
#[utoipa::path(
    operation_id = "make_year_plan", tag = "year_plans", params(("id" = Id, Path, description = "The round")),
    request_body = NewYearPlan,
    extensions(
        ("x-permission" = json!("year_plans.write")),
        ("x-codes" = json!(["nothing_accepted", "wrong_state", "bad_year", "invalid"]))
    ),
    responses((status = 200, description = "The draft", body = YearPlanView))
)]
#[post("/needs-rounds/{id}/year-plan")]
async fn make_year_plan(
    allowed: Allowed<YearPlansWrite>,
    id: web::Path<Id>,
    body: Body<NewYearPlan>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let plan = service::make(&database, &allowed.who, allowed.scope, *id, body.0).await?;
    Ok(tagged(plan.revision, &plan))
}

/// Year plans
///
/// The plans of the units in reach and of all above them, without their items; an observer sees those that are
/// approved.
#[utoipa::path(
    operation_id = "list_year_plans", tag = "year_plans", params(YearPlanFilter),
    extensions(("x-permission" = json!("year_plans.read")), ("x-list" = json!(["year", "name", "created_at"]))),
    responses((status = 200, description = "A page of plans", body = Page<ListedYearPlan>))
)]
#[get("/year-plans")]
async fn list_year_plans(
    allowed: Allowed<YearPlansRead>,
    listing: Listing<YearPlanFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<ListedYearPlan>>> {
    let page = service::list(&database, &allowed.who, allowed.scope, listing.filter, listing.page).await?;
    Ok(web::Json(page))
}

/// Year plans, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_year_plans_workbook", tag = "year_plans", params(YearPlanFilter, SheetColumns<ListedYearPlan>),
    extensions(("x-permission" = json!("year_plans.read")), ("x-list" = json!(["year", "name", "created_at"]))),
    responses(Book)
)]
#[get("/year-plans/workbook")]
async fn get_year_plans_workbook(
    allowed: Allowed<YearPlansRead>,
    listing: SheetListing<ListedYearPlan, YearPlanFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| service::list(&database, &allowed.who, allowed.scope.clone(), filter.clone(), page).await;
    let units = units::names(&database).await?;
    Book::of_list_with(&units, &columns, page, read).await?.answer("ke-hoach-nam").await
}

/// A year plan
///
/// One plan with its items, the needs that each serves, and its amendments.
#[utoipa::path(
    operation_id = "get_year_plan", tag = "year_plans", params(("id" = Id, Path, description = "The plan")),
    extensions(("x-permission" = json!("year_plans.read"))),
    responses((status = 200, description = "The plan", body = YearPlanView))
)]
#[get("/year-plans/{id}")]
async fn get_year_plan(
    allowed: Allowed<YearPlansRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let plan = service::get(&database, &allowed.who, allowed.scope, *id).await?;
    Ok(tagged(plan.revision, &plan))
}

/// Change a year plan
///
/// A merge patch of its name and note, until it is laid before the leader.
#[utoipa::path(
    operation_id = "change_year_plan", tag = "year_plans", params(("id" = Id, Path, description = "The plan")),
    request_body(content = YearPlanPatch, content_type = "application/merge-patch+json"),
    extensions(
        ("x-permission" = json!("year_plans.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state"]))
    ),
    responses((status = 200, description = "The changed plan", body = YearPlanView))
)]
#[patch("/year-plans/{id}")]
async fn change_year_plan(
    allowed: Allowed<YearPlansWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<YearPlanBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let plan = service::change(&database, &allowed.who, allowed.scope, (*id, if_match), patch).await?;
    Ok(tagged(plan.revision, &plan))
}

/// Register a signed year plan
///
/// Number and day from the clerk's register, once the plan is approved; they come together. Once number and scan are there
/// nothing of it is changed any more.
#[utoipa::path(
    operation_id = "register_year_plan", tag = "year_plans", params(("id" = Id, Path, description = "The plan")),
    request_body = RegistrationBody,
    extensions(
        ("x-permission" = json!("year_plans.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state", "number_taken", "required", "implausible_day"]))
    ),
    responses((status = 200, description = "The registered plan", body = YearPlanView))
)]
#[put("/year-plans/{id}/registration")]
async fn register_year_plan(
    allowed: Allowed<YearPlansWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    body: Body<RegistrationBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let plan =
        registrations::register_paper::<YearPlanView>(&database, &allowed.who, allowed.scope, (*id, if_match), body.0)
            .await?;
    Ok(tagged(plan.revision, &plan))
}

/// Hand in the signed year plan
///
/// A PDF, JPEG or PNG up to 10 MB, told by its content and not by its name. Nothing that is a state secret may be sent.
#[utoipa::path(
    operation_id = "upload_year_plan_file", tag = "year_plans", params(("id" = Id, Path, description = "The plan")),
    request_body(content = ScanForm, content_type = "multipart/form-data"),
    extensions(
        ("x-permission" = json!("year_plans.write")),
        ("x-codes" = json!(["wrong_state", "bad_form", "file_empty", "file_too_large", "file_type_refused"]))
    ),
    responses((status = 200, description = "The plan with its scan", body = YearPlanView))
)]
#[post("/year-plans/{id}/file")]
async fn upload_year_plan_file(
    allowed: Allowed<YearPlansWrite>,
    id: web::Path<Id>,
    upload: Upload<Scan>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let file = (upload.name, upload.bytes);
    let plan = registrations::attach_scan::<YearPlanView>(&database, &allowed.who, allowed.scope, *id, file).await?;
    Ok(tagged(plan.revision, &plan))
}

/// The signed year plan
///
/// The scan as it was sent, to be saved.
#[utoipa::path(
    operation_id = "download_year_plan_file", tag = "year_plans", params(("id" = Id, Path, description = "The plan")),
    extensions(("x-permission" = json!("year_plans.read"))),
    responses((status = 200, description = "The scan", content(
        (Vec<u8> = "application/pdf"), (Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png")
    )))
)]
#[get("/year-plans/{id}/file")]
async fn download_year_plan_file(
    allowed: Allowed<YearPlansRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (file, content) = service::signed(&database, &allowed.who, allowed.scope, *id).await?;
    Ok(attachment(&file.name, &file.content_type.to_string(), content))
}

/// Lay a year plan before the leader
///
/// A draft with at least one item, or one that was sent back.
#[utoipa::path(
    operation_id = "submit_year_plan", tag = "year_plans", params(("id" = Id, Path, description = "The plan")),
    extensions(
        ("x-permission" = json!("year_plans.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state", "nothing_accepted"]))
    ),
    responses((status = 200, description = "The plan before the leader", body = YearPlanView))
)]
#[post("/year-plans/{id}/submission")]
async fn submit_year_plan(
    allowed: Allowed<YearPlansWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let which = (*id, if_match);
    let plan = service::act(&database, &allowed.who, allowed.scope, which, YearPlanAction::Submit, None).await?;
    Ok(tagged(plan.revision, &plan))
}

/// Approve a year plan
///
/// By a leader who has neither made it nor laid it before himself, also not by a substitute. Courses may answer its
/// items from then on.
#[utoipa::path(
    operation_id = "approve_year_plan", tag = "year_plans", params(("id" = Id, Path, description = "The plan")),
    extensions(
        ("x-permission" = json!("year_plans.approve")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state", "same_person"]))
    ),
    responses((status = 200, description = "The approved plan", body = YearPlanView))
)]
#[post("/year-plans/{id}/approval")]
async fn approve_year_plan(
    allowed: Allowed<YearPlansApprove>,
    id: web::Path<Id>,
    if_match: IfMatch,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let which = (*id, if_match);
    let plan = service::act(&database, &allowed.who, allowed.scope, which, YearPlanAction::Approve, None).await?;
    Ok(tagged(plan.revision, &plan))
}

/// Send a year plan back
///
/// The leader sends it back to the coordinator, with a reason.
#[utoipa::path(
    operation_id = "return_year_plan", tag = "year_plans", params(("id" = Id, Path, description = "The plan")),
    request_body = YearPlanReturn,
    extensions(
        ("x-permission" = json!("year_plans.approve")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state"]))
    ),
    responses((status = 200, description = "The plan that was sent back", body = YearPlanView))
)]
#[post("/year-plans/{id}/return")]
async fn return_year_plan(
    allowed: Allowed<YearPlansApprove>,
    id: web::Path<Id>,
    if_match: IfMatch,
    body: Body<YearPlanReturn>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (which, reason) = ((*id, if_match), Some(body.0.reason));
    let plan = service::act(&database, &allowed.who, allowed.scope, which, YearPlanAction::Return, reason).await?;
    Ok(tagged(plan.revision, &plan))
}

/// Add an item to a year plan
///
/// By hand: beside what the needs have led to, or by an amendment with a reason once the plan is approved.
#[utoipa::path(
    operation_id = "add_year_plan_item", tag = "year_plans", params(("id" = Id, Path, description = "The plan")),
    request_body = YearPlanItemBody,
    extensions(
        ("x-permission" = json!("year_plans.write")),
        ("x-codes" = json!(["wrong_state", "reason_required", "negative_amount", "invalid"]))
    ),
    responses((status = 201, description = "The new item", body = YearPlanItemView))
)]
#[post("/year-plans/{id}/items")]
async fn add_year_plan_item(
    allowed: Allowed<YearPlansWrite>,
    id: web::Path<Id>,
    body: Body<YearPlanItemBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let item = items::add(&database, &allowed.who, allowed.scope, *id, body.0).await?;
    Ok(created(format!("/api/v1/year-plan-items/{}", item.id), item.revision, &item))
}

/// Items of approved year plans
///
/// What courses may answer: the items of the approved plans of the units in reach and of all above them. Narrowed to a
/// programme, those that name it and those that name none.
#[utoipa::path(
    operation_id = "list_year_plan_items", tag = "year_plans", params(YearPlanItemFilter),
    extensions(("x-permission" = json!("year_plans.read")), ("x-list" = json!(["year", "quarter", "content"]))),
    responses((status = 200, description = "A page of items", body = Page<YearPlanItemView>))
)]
#[get("/year-plan-items")]
async fn list_year_plan_items(
    allowed: Allowed<YearPlansRead>,
    listing: Listing<YearPlanItemFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<YearPlanItemView>>> {
    Ok(web::Json(service::list_items(&database, allowed.scope, listing.filter, listing.page).await?))
}

/// An item of a year plan
///
/// One item with the needs that it serves.
#[utoipa::path(
    operation_id = "get_year_plan_item", tag = "year_plans", params(("id" = Id, Path, description = "The item")),
    extensions(("x-permission" = json!("year_plans.read"))),
    responses((status = 200, description = "The item", body = YearPlanItemView))
)]
#[get("/year-plan-items/{id}")]
async fn get_year_plan_item(
    allowed: Allowed<YearPlansRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let item = items::get(&database, &allowed.who, allowed.scope, *id).await?;
    Ok(tagged(item.revision, &item))
}

/// Change an item of a year plan
///
/// A merge patch: freely while the plan is a draft, by an amendment with a reason once it is approved.
#[utoipa::path(
    operation_id = "change_year_plan_item", tag = "year_plans", params(("id" = Id, Path, description = "The item")),
    request_body(content = YearPlanItemPatch, content_type = "application/merge-patch+json"),
    extensions(
        ("x-permission" = json!("year_plans.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state", "reason_required", "negative_amount"]))
    ),
    responses((status = 200, description = "The changed item", body = YearPlanItemView))
)]
#[patch("/year-plan-items/{id}")]
async fn change_year_plan_item(
    allowed: Allowed<YearPlansWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<YearPlanItemBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let item = items::change(&database, &allowed.who, allowed.scope, (*id, if_match), patch).await?;
    Ok(tagged(item.revision, &item))
}

/// Take an item out of a year plan
///
/// Freely while the plan is a draft, by an amendment with a reason once it is approved. Refused while a course answers
/// it.
#[utoipa::path(
    operation_id = "remove_year_plan_item", tag = "year_plans", params(("id" = Id, Path, description = "The item")),
    request_body = ItemRemoval,
    extensions(
        ("x-permission" = json!("year_plans.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state", "reason_required", "in_use"]))
    ),
    responses((status = 204, description = "It is out of the plan"))
)]
#[post("/year-plan-items/{id}/removal")]
async fn remove_year_plan_item(
    allowed: Allowed<YearPlansWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    body: Body<ItemRemoval>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    items::remove(&database, &allowed.who, allowed.scope, (*id, if_match), body.0).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The year plan as a document to sign
///
/// The plan in the layout of Nghị định 30/2020/NĐ-CP, with its items attached.
#[utoipa::path(
    operation_id = "write_year_plan", tag = "year_plans", params(("id" = Id, Path, description = "The plan")),
    extensions(("x-permission" = json!("year_plans.read"))),
    responses(Document)
)]
#[get("/year-plans/{id}/paper")]
async fn write_year_plan(
    allowed: Allowed<YearPlansRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    Ok(service::paper(&database, &allowed.who, allowed.scope, *id).await?.answer())
}
