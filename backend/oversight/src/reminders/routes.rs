//! Addresses of what others owe, and of reminders.

use actix_web::{HttpMessage as _, HttpRequest, HttpResponse, get, post, put, web};

use super::dto::{
    AllStepsView, OwedDuties, OwedDutyView, ReminderView, StepsBody, StepsView, UrgeBody, UrgeOutcomeView, UrgeOutcomes,
};
use super::filter::{OwedFilter, ReminderFilter};
use super::service;
use foundation::db::Database;
use foundation::http::{
    Allowed, Body, Book, Facts, IfMatch, Listing, Query, Routes, SheetColumns, SheetListing, SheetQuery, Wiring,
    problem_document, tagged,
};
use foundation::kernel::{
    DutiesOwed, Page, ReminderStepsRead, ReminderStepsWrite, RemindersRead, RemindersUrge, Result,
};

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_owed_duties)
        .service(get_owed_duties_workbook)
        .service(list_reminders)
        .service(get_reminders_workbook)
        .service(urge)
        .service(list_reminder_steps)
        .service(get_reminder_steps)
        .service(change_reminder_steps);
}

/// Who owes what
///
/// What everybody of the units in reach owes, by unit and name, each the worst first: the same as each sees it. Computed at
/// the moment of asking. Beside it, when somebody was last reminded of it or urged.
#[utoipa::path(
    operation_id = "list_owed_duties", tag = "duties", params(OwedFilter),
    extensions(("x-permission" = json!("duties.owed"))),
    responses((status = 200, description = "What is owed", body = OwedDuties))
)]
#[get("/duties/owed")]
async fn list_owed_duties(
    allowed: Allowed<DutiesOwed>,
    query: Query<OwedFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<OwedDuties>> {
    Ok(web::Json(service::owed(&database, &allowed.who, allowed.scope, query.0).await?))
}

/// Who owes what, as Excel
///
/// The same rows under the same filters.
#[utoipa::path(
    operation_id = "get_owed_duties_workbook", tag = "duties", params(OwedFilter, SheetColumns<OwedDutyView>),
    extensions(("x-permission" = json!("duties.owed"))),
    responses(Book)
)]
#[get("/duties/owed/workbook")]
async fn get_owed_duties_workbook(
    allowed: Allowed<DutiesOwed>,
    query: SheetQuery<OwedDutyView, OwedFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetQuery { filter, columns } = query;
    service::owed_book(&database, &allowed.who, allowed.scope, filter, &columns).await?.answer("viec-con-no").await
}

/// Reminders
///
/// Those that whoever asks was sent, and those about people of units in reach, the latest first, each with how its mail
/// stands. `q` finds names and what is owed.
#[utoipa::path(
    operation_id = "list_reminders", tag = "reminders", params(ReminderFilter),
    extensions(
        ("x-permission" = json!("reminders.read")), ("x-list" = json!(["created_at", "unit", "recipient_name"]))
    ),
    responses((status = 200, description = "A page of reminders", body = Page<ReminderView>))
)]
#[get("/reminders")]
async fn list_reminders(
    allowed: Allowed<RemindersRead>,
    listing: Listing<ReminderFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<ReminderView>>> {
    Ok(web::Json(service::list(&database, &allowed.who, listing.filter, listing.page).await?))
}

/// Reminders as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_reminders_workbook", tag = "reminders", params(ReminderFilter, SheetColumns<ReminderView>),
    extensions(
        ("x-permission" = json!("reminders.read")), ("x-list" = json!(["created_at", "unit", "recipient_name"]))
    ),
    responses(Book)
)]
#[get("/reminders/workbook")]
async fn get_reminders_workbook(
    allowed: Allowed<RemindersRead>,
    listing: SheetListing<ReminderView, ReminderFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| service::list(&database, &allowed.who, filter, page).await;
    Book::of_list(&columns, page, read).await?.answer("nhac-viec").await
}

/// Urge by hand
///
/// Urges whoever owes these duties, with a word: on record, in the product, and by one mail to each who has an address. A
/// duty that is done meanwhile, is out of reach, or was urged by the same person today is told so; the others go on.
#[utoipa::path(
    operation_id = "urge", tag = "reminders", request_body = UrgeBody,
    extensions(("x-permission" = json!("reminders.urge"))),
    responses((status = 200, description = "What became of each", body = UrgeOutcomes))
)]
#[post("/reminders")]
async fn urge(
    allowed: Allowed<RemindersUrge>,
    body: Body<UrgeBody>,
    request: HttpRequest,
    database: web::Data<Database>,
    wiring: web::Data<Wiring>,
) -> Result<web::Json<UrgeOutcomes>> {
    let english = request.extensions().get::<Facts>().is_some_and(|facts| facts.english);
    let address = wiring.public_url.clone();
    let urged = service::urge(&database, &allowed.who, allowed.scope, body.0, address).await?;
    let view = |one: &service::Urged| UrgeOutcomeView {
        duty_id: one.duty_id,
        done: one.done.is_ok(),
        by_mail: matches!(one.done, Ok(true)),
        problem: one.done.as_ref().err().map(|problem| problem_document(problem, english, &wiring.public_url)),
    };
    Ok(web::Json(UrgeOutcomes { items: urged.iter().map(view).collect() }))
}

/// The steps of reminders
///
/// For every kind of duty, how many days before and after its day who is told.
#[utoipa::path(
    operation_id = "list_reminder_steps", tag = "reminders",
    extensions(("x-permission" = json!("reminder_steps.read"))),
    responses((status = 200, description = "The steps of each kind", body = AllStepsView))
)]
#[get("/reminder-steps")]
async fn list_reminder_steps(
    _allowed: Allowed<ReminderStepsRead>,
    database: web::Data<Database>,
) -> Result<web::Json<AllStepsView>> {
    Ok(web::Json(service::steps::all(&database).await?))
}

/// The steps of a kind of duty
///
/// With the ETag under which they are changed.
#[utoipa::path(
    operation_id = "get_reminder_steps", tag = "reminders",
    params(("kind" = String, Path, description = "The kind of duty")),
    extensions(("x-permission" = json!("reminder_steps.read"))),
    responses((status = 200, description = "The steps", body = StepsView))
)]
#[get("/reminder-steps/{kind}")]
async fn get_reminder_steps(
    _allowed: Allowed<ReminderStepsRead>,
    kind: web::Path<String>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let steps = service::steps::get(&database, kind.into_inner()).await?;
    Ok(tagged(steps.revision, &steps))
}

/// Change the steps of a kind of duty
///
/// Puts these steps in the place of those there are; none means that nobody is reminded. What was said stays on record.
#[utoipa::path(
    operation_id = "change_reminder_steps", tag = "reminders",
    params(("kind" = String, Path, description = "The kind of duty")), request_body = StepsBody,
    extensions(("x-permission" = json!("reminder_steps.write")), ("x-if-match" = json!(true))),
    responses((status = 200, description = "The steps", body = StepsView))
)]
#[put("/reminder-steps/{kind}")]
async fn change_reminder_steps(
    allowed: Allowed<ReminderStepsWrite>,
    kind: web::Path<String>,
    if_match: IfMatch,
    body: Body<StepsBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let steps = service::steps::put(&database, &allowed.who, kind.into_inner(), if_match, body.0).await?;
    Ok(tagged(steps.revision, &steps))
}
