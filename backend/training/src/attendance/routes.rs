//! Addresses of attendance.

use actix_web::{HttpRequest, HttpResponse, get, put, web};

use super::dto::{AttendanceAnswer, AttendanceBody, AttendanceGrid, AttendanceView, MarkAnswer, MarkOutcome};
use super::filter::AttendanceFilter;
use super::service;
use foundation::db::Database;
use foundation::http::{Allowed, Body, Book, Document, Listing, Routes, SheetColumns, SheetListing, refusal};
use foundation::kernel::{AttendanceRead, AttendanceWrite, Id, Page, Result};
use ward::units;

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_attendance)
        .service(get_attendance_workbook)
        .service(get_course_attendance)
        .service(write_course_attendance)
        .service(mark_course_attendance);
}

/// Marks in reach
///
/// The marks of everybody in reach, the newest sessions first; one's own included.
#[utoipa::path(
    operation_id = "list_attendance", tag = "attendance", params(AttendanceFilter),
    extensions(("x-permission" = json!("attendance.read")), ("x-list" = json!(["day", "name", "mark"]))),
    responses((status = 200, description = "A page of marks", body = Page<AttendanceView>))
)]
#[get("/attendance")]
async fn list_attendance(
    allowed: Allowed<AttendanceRead>,
    listing: Listing<AttendanceFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<AttendanceView>>> {
    let page = service::list(&database, allowed.scope, listing.filter, listing.page).await?;
    Ok(web::Json(page.map(AttendanceView::from)))
}

/// Marks of attendance, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_attendance_workbook", tag = "attendance",
    params(AttendanceFilter, SheetColumns<AttendanceView>),
    extensions(("x-permission" = json!("attendance.read")), ("x-list" = json!(["day", "name", "mark"]))),
    responses(Book)
)]
#[get("/attendance/workbook")]
async fn get_attendance_workbook(
    allowed: Allowed<AttendanceRead>,
    listing: SheetListing<AttendanceView, AttendanceFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| {
        Ok(service::list(&database, allowed.scope.clone(), filter.clone(), page).await?.map(AttendanceView::from))
    };
    let units = units::names(&database).await?;
    Book::of_list_with(&units, &columns, page, read).await?.answer("diem-danh").await
}

/// The attendance of a course
///
/// The grid of a course: its sessions, those who were sent, their marks and their share of the sessions so far.
#[utoipa::path(
    operation_id = "get_course_attendance", tag = "attendance",
    params(("id" = Id, Path, description = "The course")),
    extensions(("x-permission" = json!("attendance.read"))),
    responses((status = 200, description = "The grid", body = AttendanceGrid))
)]
#[get("/courses/{id}/attendance")]
async fn get_course_attendance(
    allowed: Allowed<AttendanceRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<web::Json<AttendanceGrid>> {
    Ok(web::Json(service::grid(&database, &allowed.who, allowed.scope, *id).await?))
}

/// Mark attendance
///
/// Sets, changes or clears marks, many at once. Each mark has an outcome of its own: one that is refused (the session
/// has not begun, the person was not sent) leaves the others. Attendance is owed for the ward's own courses and may
/// be kept for those of superiors.
#[utoipa::path(
    operation_id = "mark_course_attendance", tag = "attendance", request_body = AttendanceBody,
    params(("id" = Id, Path, description = "The course")),
    extensions(
        ("x-permission" = json!("attendance.write")),
        ("x-codes" = json!(["course_not_open", "attendance_in_future", "not_a_participant"]))
    ),
    responses((status = 200, description = "What became of each mark", body = AttendanceAnswer))
)]
#[put("/courses/{id}/attendance")]
async fn mark_course_attendance(
    allowed: Allowed<AttendanceWrite>,
    id: web::Path<Id>,
    body: Body<AttendanceBody>,
    request: HttpRequest,
    database: web::Data<Database>,
) -> Result<web::Json<AttendanceAnswer>> {
    let outcomes = service::mark(&database, &allowed.who, allowed.scope, *id, body.0).await?;
    let items = outcomes
        .into_iter()
        .map(|(entry, outcome)| {
            let (outcome, problem) = match outcome {
                Ok(outcome) => (outcome, None),
                Err(problem) => (MarkOutcome::Refused, Some(refusal(&request, &problem))),
            };
            MarkAnswer { session_id: entry.session_id, nomination_id: entry.nomination_id, outcome, problem }
        })
        .collect();
    Ok(web::Json(AttendanceAnswer { items }))
}

/// The sheet of attendance of a course
///
/// Those who were sent and the sessions, with the marks so far: to be signed in the room.
#[utoipa::path(
    operation_id = "write_course_attendance", tag = "attendance", params(("id" = Id, Path, description = "The course")),
    extensions(("x-permission" = json!("attendance.read"))),
    responses(Document)
)]
#[get("/courses/{id}/attendance/paper")]
async fn write_course_attendance(
    allowed: Allowed<AttendanceRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    Ok(service::paper(&database, &allowed.who, allowed.scope, *id).await?.answer())
}
