//! Addresses of jobs.

use actix_web::{HttpResponse, get, post, web};

use super::dto::{JobRunView, JobsView};
use super::service::Jobs;
use super::workbook;
use foundation::http::{Allowed, Book, Routes};
use foundation::kernel::{JobsRead, JobsRun, Result};

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes.service(list_jobs).service(get_jobs_workbook).service(run_job);
}

/// What the program does by itself
///
/// Each job with its schedule and its last runs. Runs stay on record for a year; of those that had nothing to do only
/// the latest is kept.
#[utoipa::path(
    operation_id = "list_jobs", tag = "jobs",
    extensions(("x-permission" = json!("jobs.read"))),
    responses((status = 200, description = "The jobs", body = JobsView))
)]
#[get("/jobs")]
async fn list_jobs(_allowed: Allowed<JobsRead>, jobs: web::Data<Jobs>) -> Result<web::Json<JobsView>> {
    Ok(web::Json(jobs.list().await?))
}

/// What the program does by itself, as Excel
///
/// A row a run, with the job and its schedule.
#[utoipa::path(
    operation_id = "get_jobs_workbook", tag = "jobs",
    extensions(("x-permission" = json!("jobs.read"))),
    responses(Book)
)]
#[get("/jobs/workbook")]
async fn get_jobs_workbook(_allowed: Allowed<JobsRead>, jobs: web::Data<Jobs>) -> Result<HttpResponse> {
    workbook::of_jobs(&jobs.list().await?).answer("tac-vu-tu-dong").await
}

/// Run a job now
///
/// Runs it whatever its schedule says, and answers when it has ended. One job runs at a time, also where several
/// instances share a database.
#[utoipa::path(
    operation_id = "run_job", tag = "jobs", params(("name" = String, Path, description = "The job")),
    extensions(("x-permission" = json!("jobs.run")), ("x-codes" = json!(["job_running"]))),
    responses((status = 200, description = "The run", body = JobRunView))
)]
#[post("/jobs/{name}/runs")]
async fn run_job(
    allowed: Allowed<JobsRun>,
    name: web::Path<String>,
    jobs: web::Data<Jobs>,
) -> Result<web::Json<JobRunView>> {
    Ok(web::Json(jobs.run_for(name.into_inner(), &allowed.who).await?))
}
