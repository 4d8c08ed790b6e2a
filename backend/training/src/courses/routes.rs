//! Addresses of courses.

use actix_web::{HttpResponse, get, patch, post, web};

use super::dto::{CourseBody, CoursePatch, CourseReason, CourseView, NewDays, Postponement};
use super::filter::CourseFilter;
use super::rules::CourseAction;
use super::service::{self, Followers, Step};
use super::{letters, sessions};
use foundation::db::Database;
use foundation::http::{
    Allowed, Body, Book, Facts, IfMatch, Listing, Patch, Routes, SheetColumns, SheetListing, created, tagged,
};
use foundation::kernel::{CoursesRead, CoursesWrite, Id, Page, Result};
use ward::units;

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_courses)
        .service(get_courses_workbook)
        .service(create_course)
        .service(get_course)
        .service(change_course)
        .service(open_course)
        .service(postpone_course)
        .service(reschedule_course)
        .service(cancel_course)
        .service(finish_course)
        .service(reopen_course)
        .configure(sessions::configure)
        .configure(letters::configure);
}

/// Courses in reach
///
/// The courses of the units that the asker's roles cover, and of all units above them: a course is offered to its unit
/// and all below.
#[utoipa::path(
    operation_id = "list_courses", tag = "courses", params(CourseFilter),
    extensions(
        ("x-permission" = json!("courses.read")),
        ("x-list" = json!(["first_day", "last_day", "name", "state"]))
    ),
    responses((status = 200, description = "A page of courses", body = Page<CourseView>))
)]
#[get("/courses")]
async fn list_courses(
    allowed: Allowed<CoursesRead>,
    listing: Listing<CourseFilter>,
    facts: Facts,
    database: web::Data<Database>,
) -> Result<web::Json<Page<CourseView>>> {
    Ok(web::Json(service::list(&database, allowed.scope, listing.filter, listing.page, facts.english).await?))
}

/// Courses, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_courses_workbook", tag = "courses", params(CourseFilter, SheetColumns<CourseView>),
    extensions(
        ("x-permission" = json!("courses.read")),
        ("x-list" = json!(["first_day", "last_day", "name", "state"]))
    ),
    responses(Book)
)]
#[get("/courses/workbook")]
async fn get_courses_workbook(
    allowed: Allowed<CoursesRead>,
    listing: SheetListing<CourseView, CourseFilter>,
    facts: Facts,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| service::list(&database, allowed.scope.clone(), filter.clone(), page, facts.english).await;
    let units = units::names(&database).await?;
    Book::of_list_with(&units, &columns, page, read).await?.answer("lop-boi-duong").await
}

/// A course
///
/// One course with its programme, its letter, its length and what differs from the rules.
#[utoipa::path(
    operation_id = "get_course", tag = "courses", params(("id" = Id, Path, description = "The course")),
    extensions(("x-permission" = json!("courses.read"))),
    responses((status = 200, description = "The course", body = CourseView))
)]
#[get("/courses/{id}")]
async fn get_course(
    allowed: Allowed<CoursesRead>,
    id: web::Path<Id>,
    facts: Facts,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let course = service::get(&database, allowed.scope, *id, facts.english).await?;
    Ok(tagged(course.revision, &course))
}

/// A new course
///
/// Enters a course of any origin, with its timetable if it is known: planned, or finished for past training. A length
/// that the programme does not ask for is refused for a course of the ward's own without a reason, and a remark for
/// all others.
#[utoipa::path(
    operation_id = "create_course", tag = "courses", request_body = CourseBody,
    extensions(("x-permission" = json!("courses.write")),
        ("x-codes" = json!(["length_rule", "plan_not_approved", "other_programme"]))),
    responses((status = 201, description = "The new course", body = CourseView))
)]
#[post("/courses")]
async fn create_course(
    allowed: Allowed<CoursesWrite>,
    body: Body<CourseBody>,
    facts: Facts,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let course = service::create(&database, &allowed.who, allowed.scope, body.0, facts.english).await?;
    Ok(created(format!("/api/v1/courses/{}", course.id), course.revision, &course))
}

/// Change a course
///
/// A merge patch of the course. When its days or its timetable change, the rules on its people are asked again:
/// refused with `people_in_conflict`, and everybody named, unless `conflicts_reason` says why they are kept. Its unit
/// cannot be changed, its origin only while it is planned and nobody has a seat.
#[utoipa::path(
    operation_id = "change_course", tag = "courses", params(("id" = Id, Path, description = "The course")),
    request_body(content = CoursePatch, content_type = "application/merge-patch+json"),
    extensions(
        ("x-permission" = json!("courses.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!([
            "length_rule", "letter_required", "wrong_state", "conflict", "in_use", "people_in_conflict",
            "allocation_overrun", "plan_not_approved", "other_programme"
        ]))
    ),
    responses((status = 200, description = "The changed course", body = CourseView))
)]
#[patch("/courses/{id}")]
async fn change_course(
    allowed: Allowed<CoursesWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<CourseBody>,
    facts: Facts,
    followers: web::Data<Followers>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let which = (*id, if_match);
    let course =
        service::change(&database, &allowed.who, allowed.scope, **followers, which, patch, facts.english).await?;
    Ok(tagged(course.revision, &course))
}

/// Open a course
///
/// Announces a planned course. A summoned one needs its letter, and the length of one of the ward's own must be right
/// or have its reason.
#[utoipa::path(
    operation_id = "open_course", tag = "courses", params(("id" = Id, Path, description = "The course")),
    extensions(
        ("x-permission" = json!("courses.write")),
        ("x-codes" = json!(["wrong_state", "letter_required", "length_rule"]))
    ),
    responses((status = 200, description = "The open course", body = CourseView))
)]
#[post("/courses/{id}/opening")]
async fn open_course(
    allowed: Allowed<CoursesWrite>,
    id: web::Path<Id>,
    facts: Facts,
    followers: web::Data<Followers>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    act(allowed, *id, simply(CourseAction::Open), facts, followers, database).await
}

/// Postpone a course
///
/// Puts a planned or open course off. With its new days it is planned again at once, to be opened anew; without them
/// its days bind nobody until it is rescheduled. The rules on its people are asked again on the new days, as in
/// rescheduling.
#[utoipa::path(
    operation_id = "postpone_course", tag = "courses", params(("id" = Id, Path, description = "The course")),
    request_body = Postponement,
    extensions(
        ("x-permission" = json!("courses.write")),
        ("x-codes" = json!(["wrong_state", "length_rule", "in_use", "people_in_conflict"]))
    ),
    responses((status = 200, description = "The postponed course", body = CourseView))
)]
#[post("/courses/{id}/postponement")]
async fn postpone_course(
    allowed: Allowed<CoursesWrite>,
    id: web::Path<Id>,
    body: Body<Postponement>,
    facts: Facts,
    followers: web::Data<Followers>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let Postponement { reason, new_days } = body.0;
    let step = Step { action: CourseAction::Postpone, reason: Some(reason), new_days };
    act(allowed, *id, step, facts, followers, database).await
}

/// Give a postponed course new days
///
/// Plans a postponed course again on other days, to be opened anew. The old timetable goes. Whoever has a place and comes
/// to stand against a rule on the new days is named by the refusal, and kept only with a `conflicts_reason`.
#[utoipa::path(
    operation_id = "reschedule_course", tag = "courses", params(("id" = Id, Path, description = "The course")),
    request_body = NewDays,
    extensions(
        ("x-permission" = json!("courses.write")),
        ("x-codes" = json!(["wrong_state", "length_rule", "in_use", "people_in_conflict"]))
    ),
    responses((status = 200, description = "The course on its new days", body = CourseView))
)]
#[post("/courses/{id}/rescheduling")]
async fn reschedule_course(
    allowed: Allowed<CoursesWrite>,
    id: web::Path<Id>,
    body: Body<NewDays>,
    facts: Facts,
    followers: web::Data<Followers>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let step = Step { action: CourseAction::Reschedule, reason: None, new_days: Some(body.0) };
    act(allowed, *id, step, facts, followers, database).await
}

/// Cancel a course
///
/// Calls a course off for good, with a reason.
#[utoipa::path(
    operation_id = "cancel_course", tag = "courses", params(("id" = Id, Path, description = "The course")),
    request_body = CourseReason,
    extensions(("x-permission" = json!("courses.write")), ("x-codes" = json!(["wrong_state"]))),
    responses((status = 200, description = "The cancelled course", body = CourseView))
)]
#[post("/courses/{id}/cancellation")]
async fn cancel_course(
    allowed: Allowed<CoursesWrite>,
    id: web::Path<Id>,
    body: Body<CourseReason>,
    facts: Facts,
    followers: web::Data<Followers>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let step = Step { action: CourseAction::Cancel, reason: Some(body.0.reason), new_days: None };
    act(allowed, *id, step, facts, followers, database).await
}

/// Close a course
///
/// Notes that a course has been held, from its last day on.
#[utoipa::path(
    operation_id = "finish_course", tag = "courses", params(("id" = Id, Path, description = "The course")),
    extensions(
        ("x-permission" = json!("courses.write")),
        ("x-codes" = json!(["wrong_state", "result_before_end", "letter_required", "length_rule"]))
    ),
    responses((status = 200, description = "The finished course", body = CourseView))
)]
#[post("/courses/{id}/finish")]
async fn finish_course(
    allowed: Allowed<CoursesWrite>,
    id: web::Path<Id>,
    facts: Facts,
    followers: web::Data<Followers>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    act(allowed, *id, simply(CourseAction::Finish), facts, followers, database).await
}

/// Reopen a course
///
/// Undoes a closing made by mistake, with a reason.
#[utoipa::path(
    operation_id = "reopen_course", tag = "courses", params(("id" = Id, Path, description = "The course")),
    request_body = CourseReason,
    extensions(("x-permission" = json!("courses.write")), ("x-codes" = json!(["wrong_state"]))),
    responses((status = 200, description = "The open course", body = CourseView))
)]
#[post("/courses/{id}/reopening")]
async fn reopen_course(
    allowed: Allowed<CoursesWrite>,
    id: web::Path<Id>,
    body: Body<CourseReason>,
    facts: Facts,
    followers: web::Data<Followers>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let step = Step { action: CourseAction::Reopen, reason: Some(body.0.reason), new_days: None };
    act(allowed, *id, step, facts, followers, database).await
}

const fn simply(action: CourseAction) -> Step {
    Step { action, reason: None, new_days: None }
}

async fn act(
    allowed: Allowed<CoursesWrite>,
    id: Id,
    step: Step,
    facts: Facts,
    followers: web::Data<Followers>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let course = service::act(&database, &allowed.who, allowed.scope, **followers, id, step, facts.english).await?;
    Ok(tagged(course.revision, &course))
}
