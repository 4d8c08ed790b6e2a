//! Addresses of sessions.

use actix_web::{HttpResponse, delete, get, patch, post, put, web};

use super::super::dto::{CourseSessionView, SessionBody, SessionPatch, TimetableBody};
use super::super::service::Followers;
use super::service;
use foundation::db::Database;
use foundation::http::{
    Allowed, Body, Book, Empty, IfMatch, Listing, Patch, Routes, SheetColumns, SheetListing, created, tagged,
};
use foundation::kernel::{CoursesRead, CoursesWrite, Id, Page, Result};

/// The addresses of sessions.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_sessions)
        .service(get_sessions_workbook)
        .service(create_session)
        .service(put_sessions)
        .service(get_session)
        .service(change_session)
        .service(delete_session);
}

/// The timetable of a course
///
/// The sessions of a course in order of time. The ETag is that of the course, for replacing the whole timetable.
#[utoipa::path(
    operation_id = "list_sessions", tag = "courses", params(("id" = Id, Path, description = "The course")),
    extensions(("x-permission" = json!("courses.read")), ("x-list" = json!(["day", "starts"]))),
    responses((status = 200, description = "A page of sessions", body = Page<CourseSessionView>))
)]
#[get("/courses/{id}/sessions")]
async fn list_sessions(
    allowed: Allowed<CoursesRead>,
    id: web::Path<Id>,
    listing: Listing<Empty>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (revision, page) = service::list(&database, allowed.scope, *id, listing.page).await?;
    Ok(tagged(revision, &page.map(CourseSessionView::from)))
}

/// The timetable of a course, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_sessions_workbook", tag = "courses",
    params(("id" = Id, Path, description = "The course"), SheetColumns<CourseSessionView>),
    extensions(("x-permission" = json!("courses.read")), ("x-list" = json!(["day", "starts"]))),
    responses(Book)
)]
#[get("/courses/{id}/sessions/workbook")]
async fn get_sessions_workbook(
    allowed: Allowed<CoursesRead>,
    id: web::Path<Id>,
    listing: SheetListing<CourseSessionView, Empty>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, columns, .. } = listing;
    let read = async |page| {
        let (_, page) = service::list(&database, allowed.scope.clone(), *id, page).await?;
        Ok(page.map(CourseSessionView::from))
    };
    Book::of_list(&columns, page, read).await?.answer("buoi-hoc").await
}

/// A new session
///
/// Adds a session to a course, on any day between its first and last and at any time, evenings and weekends too. Where
/// people come to stand against a rule by it, replace the timetable instead, with a reason.
#[utoipa::path(
    operation_id = "create_session", tag = "courses", params(("id" = Id, Path, description = "The course")),
    request_body = SessionBody,
    extensions(("x-permission" = json!("courses.write")), ("x-codes" = json!(["wrong_state", "length_rule", "people_in_conflict"]))),
    responses((status = 201, description = "The new session", body = CourseSessionView))
)]
#[post("/courses/{id}/sessions")]
async fn create_session(
    allowed: Allowed<CoursesWrite>,
    id: web::Path<Id>,
    body: Body<SessionBody>,
    followers: web::Data<Followers>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let session = service::add(&database, &allowed.who, allowed.scope, **followers, *id, body.0).await?;
    Ok(created(format!("/api/v1/sessions/{}", session.id), session.revision, &CourseSessionView::from(session)))
}

/// Replace the timetable
///
/// Puts a whole timetable in the place of the one that was there. A session of the same day and beginning stays the
/// same session; one with attendance cannot go. The rules on the people of the course are asked again: whoever has a
/// place and comes to stand against one is kept only with a `conflicts_reason`.
#[utoipa::path(
    operation_id = "put_sessions", tag = "courses", params(("id" = Id, Path, description = "The course")),
    request_body = TimetableBody,
    extensions(
        ("x-permission" = json!("courses.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state", "length_rule", "in_use", "people_in_conflict"]))
    ),
    responses((status = 200, description = "The new timetable", body = Page<CourseSessionView>))
)]
#[put("/courses/{id}/sessions")]
async fn put_sessions(
    allowed: Allowed<CoursesWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    body: Body<TimetableBody>,
    followers: web::Data<Followers>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let which = (*id, if_match);
    let (revision, sessions) = service::put(&database, &allowed.who, allowed.scope, **followers, which, body.0).await?;
    let items = sessions.into_iter().map(CourseSessionView::from).collect();
    Ok(tagged(revision, &Page { items, next_cursor: None, total: None }))
}

/// A session
///
/// One session of a course.
#[utoipa::path(
    operation_id = "get_session", tag = "courses", params(("id" = Id, Path, description = "The session")),
    extensions(("x-permission" = json!("courses.read"))),
    responses((status = 200, description = "The session", body = CourseSessionView))
)]
#[get("/sessions/{id}")]
async fn get_session(
    allowed: Allowed<CoursesRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let session = service::get(&database, allowed.scope, *id).await?;
    Ok(tagged(session.revision, &CourseSessionView::from(session)))
}

/// Change a session
///
/// A merge patch of the session.
#[utoipa::path(
    operation_id = "change_session", tag = "courses", params(("id" = Id, Path, description = "The session")),
    request_body(content = SessionPatch, content_type = "application/merge-patch+json"),
    extensions(
        ("x-permission" = json!("courses.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state", "length_rule", "people_in_conflict"]))
    ),
    responses((status = 200, description = "The changed session", body = CourseSessionView))
)]
#[patch("/sessions/{id}")]
async fn change_session(
    allowed: Allowed<CoursesWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<SessionBody>,
    followers: web::Data<Followers>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let which = (*id, if_match);
    let session = service::change(&database, &allowed.who, allowed.scope, **followers, which, patch).await?;
    Ok(tagged(session.revision, &CourseSessionView::from(session)))
}

/// Remove a session
///
/// Takes a session out of the timetable; one with attendance cannot go.
#[utoipa::path(
    operation_id = "delete_session", tag = "courses", params(("id" = Id, Path, description = "The session")),
    extensions(
        ("x-permission" = json!("courses.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state", "length_rule", "in_use", "people_in_conflict"]))
    ),
    responses((status = 204, description = "The session is gone"))
)]
#[delete("/sessions/{id}")]
async fn delete_session(
    allowed: Allowed<CoursesWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    followers: web::Data<Followers>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    service::remove(&database, &allowed.who, allowed.scope, **followers, *id, if_match).await?;
    Ok(HttpResponse::NoContent().finish())
}
