//! Addresses of calendars.

use actix_web::http::header;
use actix_web::{HttpResponse, delete, get, post, web};

use super::dto::{Calendar, CalendarFeedBody, CalendarFeeds, CalendarQuery, NewCalendarFeed};
use super::{feeds, service};
use foundation::db::Database;
use foundation::http::{Allowed, Body, Query, Routes, Wiring};
use foundation::kernel::{CalendarRead, Id, Result};

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(get_calendar)
        .service(list_calendar_feeds)
        .service(create_calendar_feed)
        .service(revoke_calendar_feed)
        .service(read_calendar_feed);
}

/// A calendar
///
/// Courses with their sessions, deadlines and evaluations between two days: of a person, of a unit and all below it, or of
/// the ward. Read from the facts, never stored.
#[utoipa::path(
    operation_id = "get_calendar", tag = "calendar", params(CalendarQuery),
    extensions(("x-permission" = json!("calendar.read")), ("x-codes" = json!(["not_found"]))),
    responses((status = 200, description = "The calendar", body = Calendar))
)]
#[get("/calendar")]
async fn get_calendar(
    allowed: Allowed<CalendarRead>,
    query: Query<CalendarQuery>,
    database: web::Data<Database>,
) -> Result<web::Json<Calendar>> {
    Ok(web::Json(service::get(&database, &allowed.who, allowed.scope, query.0).await?))
}

/// My calendars to subscribe to
///
/// The private addresses that whoever asks has made and not revoked, without the addresses themselves.
#[utoipa::path(
    operation_id = "list_calendar_feeds", tag = "calendar",
    extensions(("x-permission" = json!("calendar.read"))),
    responses((status = 200, description = "The newest first", body = CalendarFeeds))
)]
#[get("/calendar/feeds")]
async fn list_calendar_feeds(
    allowed: Allowed<CalendarRead>,
    database: web::Data<Database>,
) -> Result<web::Json<CalendarFeeds>> {
    Ok(web::Json(feeds::list(&database, &allowed.who).await?))
}

/// Make a calendar to subscribe to
///
/// A private address (RFC 5545) that any calendar program reads without signing in, of one's own calendar or of a unit's. It
/// is told this once, and shows at each reading what its account may see by then.
#[utoipa::path(
    operation_id = "create_calendar_feed", tag = "calendar", request_body = CalendarFeedBody,
    extensions(("x-permission" = json!("calendar.read")), ("x-codes" = json!(["unknown_reference"]))),
    responses((status = 201, description = "The address", body = NewCalendarFeed))
)]
#[post("/calendar/feeds")]
async fn create_calendar_feed(
    allowed: Allowed<CalendarRead>,
    body: Body<CalendarFeedBody>,
    wiring: web::Data<Wiring>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let feed = feeds::create(&database, &allowed.who, allowed.scope, body.0, &wiring.public_url).await?;
    Ok(HttpResponse::Created().json(feed))
}

/// Revoke a calendar to subscribe to
///
/// The address answers nothing any more.
#[utoipa::path(
    operation_id = "revoke_calendar_feed", tag = "calendar",
    params(("id" = Id, Path, description = "The calendar")),
    extensions(("x-permission" = json!("calendar.read")), ("x-codes" = json!(["not_found"]))),
    responses((status = 204, description = "It is revoked"))
)]
#[delete("/calendar/feeds/{id}")]
async fn revoke_calendar_feed(
    allowed: Allowed<CalendarRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    feeds::revoke(&database, &allowed.who, *id).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// A calendar that is subscribed to
///
/// For calendar programs, which do not sign in: whoever knows the private address reads it.
#[utoipa::path(
    operation_id = "read_calendar_feed", tag = "calendar", security(()),
    params(("token" = String, Path, description = "The private part of the address")),
    extensions(("x-permission" = json!("public")), ("x-codes" = json!(["not_found"]))),
    responses((status = 200, description = "The calendar (RFC 5545)", content_type = "text/calendar", body = String))
)]
#[get("/calendar/feeds/{token}/ics")]
async fn read_calendar_feed(
    token: web::Path<String>,
    wiring: web::Data<Wiring>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let text = feeds::read(&database, &token, wiring.clock.now(), &wiring.public_url).await?;
    Ok(HttpResponse::Ok()
        .content_type("text/calendar; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "private, max-age=300"))
        .body(text))
}
