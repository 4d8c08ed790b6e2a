//! Addresses of targets.

use actix_web::{HttpResponse, get, patch, post, web};

use super::dto::{
    ForecastView, TargetBody, TargetFigures, TargetHistory, TargetMatrix, TargetPatch, TargetPersonView,
    TargetSuggestions, TargetView, UnitFigures,
};
use super::filter::{FigureQuery, PeopleQuery, TargetFilter};
use super::{service, workbook};
use foundation::db::Database;
use foundation::http::{Allowed, Body, Book, IfMatch, Listing, Patch, Query, Routes, created, tagged};
use foundation::kernel::{Id, Page, Result, TargetsPeople, TargetsRead, TargetsWrite};

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_targets)
        .service(create_target)
        .service(get_target_figures)
        .service(get_target_figures_workbook)
        .service(get_target_suggestions)
        .service(get_target_matrix)
        .service(get_target_matrix_workbook)
        .service(get_target)
        .service(change_target)
        .service(get_target_units)
        .service(get_target_units_workbook)
        .service(list_target_people)
        .service(get_target_people_workbook)
        .service(get_target_forecast)
        .service(get_target_history)
        .configure(super::departures::configure)
        .configure(super::superior_software::configure);
}

/// The targets
///
/// The definitions of the plans that measure something in reach, in the order of the plan.
#[utoipa::path(
    operation_id = "list_targets", tag = "targets", params(TargetFilter),
    extensions(
        ("x-permission" = json!("targets.read")), ("x-list" = json!(["position", "code"])),
        ("x-codes" = json!(["not_found"]))
    ),
    responses((status = 200, description = "A page of targets", body = Page<TargetView>))
)]
#[get("/targets")]
async fn list_targets(
    allowed: Allowed<TargetsRead>,
    listing: Listing<TargetFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<TargetView>>> {
    Ok(web::Json(service::list(&database, allowed.scope, listing.filter, listing.page).await?))
}

/// Define a target
///
/// A new target from the same parts as the shipped ones: whom it counts, what has to have happened, how many of a
/// hundred, until when. It is measured at once, for every day of the plan.
#[utoipa::path(
    operation_id = "create_target", tag = "targets", request_body = TargetBody,
    extensions(("x-permission" = json!("targets.write")), ("x-codes" = json!(["already_exists"]))),
    responses((status = 201, description = "The new target", body = TargetView))
)]
#[post("/targets")]
async fn create_target(
    allowed: Allowed<TargetsWrite>,
    body: Body<TargetBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (target, revision) = service::create(&database, &allowed.who, allowed.scope, body.0).await?;
    Ok(created(format!("/api/v1/targets/{}", target.id), revision, &target))
}

/// A target
///
/// One definition.
#[utoipa::path(
    operation_id = "get_target", tag = "targets", params(("id" = Id, Path, description = "The target")),
    extensions(("x-permission" = json!("targets.read"))),
    responses((status = 200, description = "The target", body = TargetView))
)]
#[get("/targets/{id}")]
async fn get_target(
    allowed: Allowed<TargetsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (target, revision) = service::get(&database, allowed.scope, *id).await?;
    Ok(tagged(revision, &target))
}

/// Change a target
///
/// A merge patch of a definition; population and event are given whole. Its figures are computed anew for every day.
#[utoipa::path(
    operation_id = "change_target", tag = "targets", params(("id" = Id, Path, description = "The target")),
    request_body(content = TargetPatch, content_type = "application/merge-patch+json"),
    extensions(
        ("x-permission" = json!("targets.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["already_exists"]))
    ),
    responses((status = 200, description = "The changed target", body = TargetView))
)]
#[patch("/targets/{id}")]
async fn change_target(
    allowed: Allowed<TargetsWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<TargetBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (target, revision) = service::change(&database, &allowed.who, allowed.scope, *id, if_match, patch).await?;
    Ok(tagged(revision, &target))
}

/// Figures of all targets
///
/// Every target of the plan that measures a unit, for that unit and all below it, as of a day and by effective days:
/// what is entered later about later days changes nothing. Counts only, no names. The share is exact: numerator and
/// denominator, and hundredths of a percent rounded down; where there is nobody to count it says `no_population`.
/// After its deadline a target stays at what it was on that day. Public employees are a figure beside.
#[utoipa::path(
    operation_id = "get_target_figures", tag = "targets", params(FigureQuery),
    extensions(("x-permission" = json!("targets.read")), ("x-codes" = json!(["before_plan_period", "not_found"]))),
    responses((status = 200, description = "The figures", body = TargetFigures))
)]
#[get("/targets/figures")]
async fn get_target_figures(
    allowed: Allowed<TargetsRead>,
    query: Query<FigureQuery>,
    database: web::Data<Database>,
) -> Result<web::Json<TargetFigures>> {
    Ok(web::Json(service::figures(&database, &allowed.who, allowed.scope, query.0).await?))
}

/// A target by unit
///
/// The units below the one asked for side by side, each with all below it.
#[utoipa::path(
    operation_id = "get_target_units", tag = "targets",
    params(("id" = Id, Path, description = "The target"), FigureQuery),
    extensions(("x-permission" = json!("targets.read"))),
    responses((status = 200, description = "The units", body = UnitFigures))
)]
#[get("/targets/{id}/units")]
async fn get_target_units(
    allowed: Allowed<TargetsRead>,
    id: web::Path<Id>,
    query: Query<FigureQuery>,
    database: web::Data<Database>,
) -> Result<web::Json<UnitFigures>> {
    let query = query.0;
    Ok(web::Json(service::units_side_by_side(&database, &allowed.who, allowed.scope, *id, query).await?))
}

/// The names behind a figure
///
/// Who stands behind the numerator, who is missing, and the same of public employees, by name. Where the times of being
/// sent are counted, a row is one of these.
#[utoipa::path(
    operation_id = "list_target_people", tag = "targets",
    params(("id" = Id, Path, description = "The target"), PeopleQuery),
    extensions(("x-permission" = json!("targets.people")), ("x-list" = json!(["name"]))),
    responses((status = 200, description = "A page of people", body = Page<TargetPersonView>))
)]
#[get("/targets/{id}/people")]
async fn list_target_people(
    allowed: Allowed<TargetsPeople>,
    id: web::Path<Id>,
    listing: Listing<PeopleQuery>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<TargetPersonView>>> {
    let Listing { page, filter } = listing;
    Ok(web::Json(service::people(&database, &allowed.who, allowed.scope, *id, filter, page).await?))
}

/// The forecast of a target
///
/// Done, planned (approved or sent, and the course is not over) and missing; how many places each quarter until the
/// deadline, spread evenly; how many there will be at the pace of the last twelve months, and whether that is enough;
/// and the quarters for a chart.
#[utoipa::path(
    operation_id = "get_target_forecast", tag = "targets",
    params(("id" = Id, Path, description = "The target"), FigureQuery),
    extensions(("x-permission" = json!("targets.read"))),
    responses((status = 200, description = "The forecast", body = ForecastView))
)]
#[get("/targets/{id}/forecast")]
async fn get_target_forecast(
    allowed: Allowed<TargetsRead>,
    id: web::Path<Id>,
    query: Query<FigureQuery>,
    database: web::Data<Database>,
) -> Result<web::Json<ForecastView>> {
    Ok(web::Json(service::forecast(&database, &allowed.who, allowed.scope, *id, query.0).await?))
}

/// The stored figures of a target
///
/// What was stored of the target day by day, for a unit with all below it: it is never computed anew.
#[utoipa::path(
    operation_id = "get_target_history", tag = "targets",
    params(("id" = Id, Path, description = "The target"), FigureQuery),
    extensions(("x-permission" = json!("targets.read"))),
    responses((status = 200, description = "The stored figures, up to the day asked for", body = TargetHistory))
)]
#[get("/targets/{id}/history")]
async fn get_target_history(
    allowed: Allowed<TargetsRead>,
    id: web::Path<Id>,
    query: Query<FigureQuery>,
    database: web::Data<Database>,
) -> Result<web::Json<TargetHistory>> {
    Ok(web::Json(service::history(&database, &allowed.who, allowed.scope, *id, query.0).await?))
}

/// What the people of a unit lack
///
/// For each target of people: who of the unit lacks what it asks for and is not on the way, by name.
#[utoipa::path(
    operation_id = "get_target_suggestions", tag = "targets", params(FigureQuery),
    extensions(("x-permission" = json!("targets.people")), ("x-codes" = json!(["not_found"]))),
    responses((status = 200, description = "The suggestions", body = TargetSuggestions))
)]
#[get("/targets/suggestions")]
async fn get_target_suggestions(
    allowed: Allowed<TargetsPeople>,
    query: Query<FigureQuery>,
    database: web::Data<Database>,
) -> Result<web::Json<TargetSuggestions>> {
    Ok(web::Json(service::suggestions(&database, &allowed.who, allowed.scope, query.0).await?))
}

/// People against what is asked of them
///
/// The people of a unit and all below it × the targets that count people: has it, is on the way, lacks it, lacks it
/// within half a year of the deadline.
#[utoipa::path(
    operation_id = "get_target_matrix", tag = "targets", params(FigureQuery),
    extensions(("x-permission" = json!("targets.people")), ("x-codes" = json!(["not_found"]))),
    responses((status = 200, description = "The matrix", body = TargetMatrix))
)]
#[get("/targets/matrix")]
async fn get_target_matrix(
    allowed: Allowed<TargetsPeople>,
    query: Query<FigureQuery>,
    database: web::Data<Database>,
) -> Result<web::Json<TargetMatrix>> {
    Ok(web::Json(service::matrix(&database, &allowed.who, allowed.scope, query.0).await?))
}

/// Figures of all targets as a workbook
///
/// The same figures as an Excel workbook.
#[utoipa::path(
    operation_id = "get_target_figures_workbook", tag = "targets", params(FigureQuery),
    extensions(("x-permission" = json!("targets.read")), ("x-codes" = json!(["not_found"]))),
    responses(Book)
)]
#[get("/targets/figures/workbook")]
async fn get_target_figures_workbook(
    allowed: Allowed<TargetsRead>,
    query: Query<FigureQuery>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let figures = service::figures(&database, &allowed.who, allowed.scope, query.0).await?;
    workbook::of_figures(&figures)?.answer("chi-tieu").await
}

/// A target by unit as a workbook
///
/// The same figures as an Excel workbook.
#[utoipa::path(
    operation_id = "get_target_units_workbook", tag = "targets", params(("id" = Id, Path, description = "The target"), FigureQuery),
    extensions(("x-permission" = json!("targets.read"))),
    responses(Book)
)]
#[get("/targets/{id}/units/workbook")]
async fn get_target_units_workbook(
    allowed: Allowed<TargetsRead>,
    id: web::Path<Id>,
    query: Query<FigureQuery>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let figures = service::units_side_by_side(&database, &allowed.who, allowed.scope, *id, query.0).await?;
    workbook::of_units(&figures)?.answer("chi-tieu-theo-don-vi").await
}

/// The names behind a figure as a workbook
///
/// All names on one side of the figure as an Excel workbook.
#[utoipa::path(
    operation_id = "get_target_people_workbook", tag = "targets", params(("id" = Id, Path, description = "The target"), PeopleQuery),
    extensions(("x-permission" = json!("targets.people"))),
    responses(Book)
)]
#[get("/targets/{id}/people/workbook")]
async fn get_target_people_workbook(
    allowed: Allowed<TargetsPeople>,
    id: web::Path<Id>,
    query: Query<PeopleQuery>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (people, side) = service::all_people(&database, &allowed.who, allowed.scope, *id, query.0).await?;
    workbook::of_people(&people, side)?.answer("danh-sach-chi-tieu").await
}

/// The matrix of a unit as a workbook
///
/// The same table as an Excel workbook, with the targets on a second sheet.
#[utoipa::path(
    operation_id = "get_target_matrix_workbook", tag = "targets", params(FigureQuery),
    extensions(("x-permission" = json!("targets.people")), ("x-codes" = json!(["not_found"]))),
    responses(Book)
)]
#[get("/targets/matrix/workbook")]
async fn get_target_matrix_workbook(
    allowed: Allowed<TargetsPeople>,
    query: Query<FigureQuery>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let matrix = service::matrix(&database, &allowed.who, allowed.scope, query.0).await?;
    workbook::of_matrix(&matrix)?.answer("chuong-trinh-theo-nguoi").await
}
