//! Addresses that everybody may ask.

use actix_web::{HttpResponse, get, web};
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use crate::{accounts, units};
use foundation::db::Database;
use foundation::http::{Installation, Routes, Wiring};
use foundation::kernel::{Instant, Result};

/// The addresses of this feature below `/api/v1`.
pub fn configure(routes: &mut impl Routes) {
    routes.service(get_meta);
}

/// The addresses at the root.
pub fn configure_health(routes: &mut impl Routes) {
    routes.service(get_health).service(get_readiness);
}

/// What this installation is.
#[derive(Serialize, ToSchema)]
struct Meta {
    /// Today in Asia/Ho_Chi_Minh: a page never asks its own clock.
    today: NaiveDate,
    /// The present moment.
    now: Instant,
    /// Whether a test moves the clock.
    clock_is_test: bool,
    /// Whether there is an administrator.
    set_up: bool,
    /// The top unit's name.
    #[schema(example = "UBND phường Thạch Khôi")]
    ward_name: String,
    /// Whether everything here is invented.
    demo: bool,
    /// The program's version.
    version: String,
}

/// What this installation is
///
/// The ward's name, today's date, and whether it has been set up. Open to everybody.
#[utoipa::path(
    operation_id = "get_meta", tag = "installation", security(()), extensions(("x-permission" = json!("public"))),
    responses((status = 200, description = "What this installation is", body = Meta))
)]
#[get("/meta")]
async fn get_meta(
    wiring: web::Data<Wiring>,
    installation: web::Data<Installation>,
    database: web::Data<Database>,
) -> Result<web::Json<Meta>> {
    let (set_up, ward_name) = database
        .read(|connection| Ok((accounts::administrator_exists(connection)?, units::root(connection)?.name)))
        .await?;
    let now = wiring.clock.now();
    Ok(web::Json(Meta {
        today: now.day(),
        now,
        clock_is_test: wiring.clock.is_test(),
        set_up,
        ward_name,
        demo: installation.demo,
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }))
}

/// Alive
///
/// Answers as long as the program runs.
#[utoipa::path(
    operation_id = "get_health", tag = "installation", security(()), extensions(("x-permission" = json!("public"))),
    responses((status = 200, description = "The program runs", body = serde_json::Value))
)]
#[get("/healthz")]
async fn get_health() -> HttpResponse {
    HttpResponse::Ok().json(json!({ "status": "ok" }))
}

/// Ready
///
/// Answers 200 when the database answers, else 503.
#[utoipa::path(
    operation_id = "get_readiness", tag = "installation", security(()), extensions(("x-permission" = json!("public"))),
    responses((status = 200, description = "The database answers", body = serde_json::Value))
)]
#[get("/readyz")]
async fn get_readiness(database: web::Data<Database>) -> Result<HttpResponse> {
    database.read(|connection| accounts::administrator_exists(connection).map(|_| ())).await?;
    Ok(HttpResponse::Ok().json(json!({ "status": "ready" })))
}
