//! The address of competence profiles.

use actix_web::{HttpResponse, get, web};

use super::dto::{CompetenceProfile, CompetenceQuery};
use super::service;
use foundation::db::Database;
use foundation::http::{Allowed, Book, Cell, Column, Query, Routes, Table};
use foundation::kernel::{CompetencesRead, Result, TextEnum as _, format_day};

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes.service(get_competence_profile).service(get_competences_workbook);
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

/// A competence profile as Excel
///
/// What the profile shows.
#[utoipa::path(
    operation_id = "get_competences_workbook", tag = "competences", params(CompetenceQuery),
    extensions(("x-permission" = json!("competences.read")), ("x-codes" = json!(["not_found"]))),
    responses(Book)
)]
#[get("/competences/workbook")]
async fn get_competences_workbook(
    allowed: Allowed<CompetencesRead>,
    query: Query<CompetenceQuery>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let profile = service::profile(&database, &allowed.who, allowed.scope, query.0).await?;
    let rows = profile
        .items
        .iter()
        .map(|item| -> Vec<Cell> { vec![item.competence.label().into(), item.courses.into(), item.people.into()] });
    let table = Table {
        sheet: "Năng lực",
        title: "NỘI DUNG NĂNG LỰC ĐÃ ĐƯỢC BỒI DƯỠNG",
        lines: &[profile.name.clone(), format!("Tính đến ngày {}", format_day(profile.day))],
        columns: &[Column("Năng lực", 40), Column("Lượt hoàn thành", 14), Column("Số người", 14)],
        fixed: 1,
        rows,
        total: None,
    };
    table.answer("nang-luc").await
}
