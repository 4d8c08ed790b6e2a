//! Addresses of people.

use actix_web::{HttpResponse, get, patch, post, web};

use super::dto::{StaffBody, StaffFilter, StaffPatch, StaffView};
use super::history::{AssignmentView, StateBody, StateView, TransferBody};
use super::{absences, posts, service};
use foundation::db::Database;
use foundation::http::{
    Allowed, Body, Book, IfMatch, Listing, Patch, Routes, SheetColumns, SheetListing, created, tagged,
};
use foundation::kernel::{Id, Page, Result, StaffRead, StaffWrite};

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_staff)
        .service(get_staff_workbook)
        .service(create_staff)
        .service(get_staff)
        .service(change_staff)
        .service(list_assignments)
        .service(transfer_staff)
        .service(list_states)
        .service(enter_state)
        .configure(posts::configure)
        .configure(absences::configure);
}

/// People in reach
///
/// The roster, as far as the asker's roles reach: heads see their own units, everybody sees himself. Names are found
/// without marks and case and sort as Vietnamese names do.
#[utoipa::path(
    operation_id = "list_staff", tag = "staff", params(StaffFilter),
    extensions(("x-permission" = json!("staff.read")), ("x-list" = json!(["name", "unit", "hired_on", "level"]))),
    responses((status = 200, description = "A page of people", body = Page<StaffView>))
)]
#[get("/staff")]
async fn list_staff(
    allowed: Allowed<StaffRead>,
    listing: Listing<StaffFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<StaffView>>> {
    let page = service::list(&database, allowed.scope, listing.filter, listing.page).await?;
    Ok(web::Json(page.map(StaffView::from)))
}

/// People, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_staff_workbook", tag = "staff", params(StaffFilter, SheetColumns<StaffView>),
    extensions(("x-permission" = json!("staff.read")), ("x-list" = json!(["name", "unit", "hired_on", "level"]))),
    responses(Book)
)]
#[get("/staff/workbook")]
async fn get_staff_workbook(
    allowed: Allowed<StaffRead>,
    listing: SheetListing<StaffView, StaffFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| {
        Ok(service::list(&database, allowed.scope.clone(), filter.clone(), page).await?.map(StaffView::from))
    };
    Book::of_list(&columns, page, read).await?.answer("doi-ngu").await
}

/// A person
///
/// One person of the roster. Reading somebody else's file goes to the access log.
#[utoipa::path(
    operation_id = "get_staff", tag = "staff", params(("id" = Id, Path, description = "The person")),
    extensions(("x-permission" = json!("staff.read"))),
    responses((status = 200, description = "The person", body = StaffView))
)]
#[get("/staff/{id}")]
async fn get_staff(
    allowed: Allowed<StaffRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let view = StaffView::from(service::get(&database, &allowed.who, allowed.scope, *id).await?);
    Ok(tagged(view.revision, &view))
}

/// A new person
///
/// Puts somebody on the roster, working in the unit from the first day of employment on.
#[utoipa::path(
    operation_id = "create_staff", tag = "staff", request_body = StaffBody,
    extensions(("x-permission" = json!("staff.write")), ("x-codes" = json!(["already_exists"]))),
    responses((status = 201, description = "The new person", body = StaffView))
)]
#[post("/staff")]
async fn create_staff(
    allowed: Allowed<StaffWrite>,
    body: Body<StaffBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let view = StaffView::from(service::create_one(&database, &allowed.who, allowed.scope, body.0).await?);
    Ok(created(format!("/api/v1/staff/{}", view.id), view.revision, &view))
}

/// Change a person
///
/// A merge patch of what is known of a person. The unit changes by a transfer only, so that the history stays; a
/// changed post, title or level corrects the present assignment.
#[utoipa::path(
    operation_id = "change_staff", tag = "staff", params(("id" = Id, Path, description = "The person")),
    request_body(content = StaffPatch, content_type = "application/merge-patch+json"),
    extensions(("x-permission" = json!("staff.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["already_exists", "transfer_required"]))),
    responses((status = 200, description = "The changed person", body = StaffView))
)]
#[patch("/staff/{id}")]
async fn change_staff(
    allowed: Allowed<StaffWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<StaffBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let changed = service::change_one(&database, &allowed.who, allowed.scope, *id, if_match, patch).await?;
    let view = StaffView::from(changed);
    Ok(tagged(view.revision, &view))
}

/// Where a person has been
///
/// The assignments (quá trình công tác) of a person, the newest first.
#[utoipa::path(
    operation_id = "list_assignments", tag = "staff", params(("id" = Id, Path, description = "The person")),
    extensions(("x-permission" = json!("staff.read"))),
    responses((status = 200, description = "The assignments", body = Vec<AssignmentView>))
)]
#[get("/staff/{id}/assignments")]
async fn list_assignments(
    allowed: Allowed<StaffRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<web::Json<Vec<AssignmentView>>> {
    let found = service::assignments(&database, &allowed.who, allowed.scope, *id).await?;
    Ok(web::Json(found.into_iter().map(AssignmentView::from).collect()))
}

/// Transfer a person
///
/// Ends the present assignment on the day before and begins another one: another unit, or another post in the same one.
/// What was stays on record and past figures stay what they were. On the very day on which the present assignment
/// began it corrects that one.
#[utoipa::path(
    operation_id = "transfer_staff", tag = "staff", params(("id" = Id, Path, description = "The person")),
    request_body = TransferBody,
    extensions(("x-permission" = json!("staff.write")), ("x-codes" = json!(["before_current_period"]))),
    responses((status = 200, description = "The person after the transfer", body = StaffView))
)]
#[post("/staff/{id}/transfer")]
async fn transfer_staff(
    allowed: Allowed<StaffWrite>,
    id: web::Path<Id>,
    body: Body<TransferBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let moved = service::transfer(&database, &allowed.who, allowed.scope, *id, body.0).await?;
    let view = StaffView::from(moved);
    Ok(tagged(view.revision, &view))
}

/// In which states a person has been
///
/// The dated states of a person, the newest first.
#[utoipa::path(
    operation_id = "list_staff_states", tag = "staff", params(("id" = Id, Path, description = "The person")),
    extensions(("x-permission" = json!("staff.read"))),
    responses((status = 200, description = "The states", body = Vec<StateView>))
)]
#[get("/staff/{id}/states")]
async fn list_states(
    allowed: Allowed<StaffRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<web::Json<Vec<StateView>>> {
    let found = service::states(&database, &allowed.who, allowed.scope, *id).await?;
    Ok(web::Json(found.into_iter().map(StateView::from).collect()))
}

/// A state begins
///
/// Long leave, maternity, secondment, retirement, leaving, and coming back to work. Outside "working" a person counts
/// for no staffing, owes nothing, and deadlines wait. What is planned ahead is entered as an absence.
#[utoipa::path(
    operation_id = "enter_staff_state", tag = "staff", params(("id" = Id, Path, description = "The person")),
    request_body = StateBody,
    extensions(("x-permission" = json!("staff.write")), ("x-codes" = json!(["before_current_period"]))),
    responses((status = 200, description = "The person in the new state", body = StaffView))
)]
#[post("/staff/{id}/states")]
async fn enter_state(
    allowed: Allowed<StaffWrite>,
    id: web::Path<Id>,
    body: Body<StateBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let entered = service::enter_state(&database, &allowed.who, allowed.scope, *id, body.0).await?;
    let view = StaffView::from(entered);
    Ok(tagged(view.revision, &view))
}
