//! The address of competence profiles.

use actix_web::{get, web};

use super::dto::{CompetenceProfile, CompetenceQuery};
use super::service;
use foundation::db::Database;
use foundation::http::{Allowed, Query, Routes};
use foundation::kernel::{CompetencesRead, Result};

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes.service(get_competence_profile);
}

/// A competence profile
///
/// Over the six competences of section II.1: how many courses that build each were completed, and how many people that
/// reached; of one person, or of a unit and all below it as of a day.
#[utoipa::path(
    operation_id = "get_competence_profile", tag = "competences", params(CompetenceQuery),
    extensions(("x-permission" = json!("competences.read")), ("x-codes" = json!(["not_found"]))),
    responses((status = 200, description = "The profile", body = CompetenceProfile))
)]
#[get("/competences")]
async fn get_competence_profile(
    allowed: Allowed<CompetencesRead>,
    query: Query<CompetenceQuery>,
    database: web::Data<Database>,
) -> Result<web::Json<CompetenceProfile>> {
    Ok(web::Json(service::profile(&database, &allowed.who, allowed.scope, query.0).await?))
}
