//! Addresses of results.

use actix_web::{HttpRequest, HttpResponse, get, patch, post, web};

use super::dto::{
    ResultAnswer, ResultBody, ResultPatch, ResultScan, ResultScanForm, ResultView, ResultsAnswer, ResultsBody,
};
use super::filter::ResultFilter;
use super::{certificates, service};
use foundation::db::Database;
use foundation::http::{
    Allowed, Body, Book, IfMatch, Listing, Patch, Routes, SheetColumns, SheetListing, Upload, attachment, refusal,
    tagged,
};
use foundation::kernel::{Id, Page, Result, ResultsRead, ResultsWrite};
use ward::files::FileView;
use ward::units;

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_results)
        .service(get_results_workbook)
        .service(enter_results)
        .service(get_result)
        .service(correct_result)
        .service(upload_result_file)
        .service(get_result_file)
        .configure(certificates::configure);
}

/// Results in reach
///
/// What came of courses for everybody in reach, the latest courses first; one's own included.
#[utoipa::path(
    operation_id = "list_results", tag = "results", params(ResultFilter),
    extensions(("x-permission" = json!("results.read")), ("x-list" = json!(["last_day", "name", "entered_at"]))),
    responses((status = 200, description = "A page of results", body = Page<ResultView>))
)]
#[get("/results")]
async fn list_results(
    allowed: Allowed<ResultsRead>,
    listing: Listing<ResultFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<ResultView>>> {
    let page = service::list(&database, allowed.scope, listing.filter, listing.page).await?;
    Ok(web::Json(page.map(ResultView::from)))
}

/// Results, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_results_workbook", tag = "results", params(ResultFilter, SheetColumns<ResultView>),
    extensions(("x-permission" = json!("results.read")), ("x-list" = json!(["last_day", "name", "entered_at"]))),
    responses(Book)
)]
#[get("/results/workbook")]
async fn get_results_workbook(
    allowed: Allowed<ResultsRead>,
    listing: SheetListing<ResultView, ResultFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| {
        Ok(service::list(&database, allowed.scope.clone(), filter.clone(), page).await?.map(ResultView::from))
    };
    let units = units::names(&database).await?;
    Book::of_list_with(&units, &columns, page, read).await?.answer("ket-qua").await
}

/// A result
///
/// What came of a course for a person.
#[utoipa::path(
    operation_id = "get_result", tag = "results", params(("id" = Id, Path, description = "The result")),
    extensions(("x-permission" = json!("results.read"))),
    responses((status = 200, description = "The result", body = ResultView))
)]
#[get("/results/{id}")]
async fn get_result(
    allowed: Allowed<ResultsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let row = service::get(&database, allowed.scope, *id).await?;
    Ok(tagged(row.result.revision, &ResultView::from(row)))
}

/// Enter results
///
/// Enters what came of a course, from its last day on, many people at once: each nomination is moved to completed,
/// failed or absent. The grade follows from the score. Completing a course of the ward's own needs the programme's
/// share of sessions; for a superior's, the school's word is entered as it comes. Each result has an outcome of its
/// own: one that is refused leaves the others. Where the year of the course's last day is closed, each needs a reason
/// and becomes an amendment.
#[utoipa::path(
    operation_id = "enter_results", tag = "results", request_body = ResultsBody,
    params(("id" = Id, Path, description = "The course")),
    extensions(
        ("x-permission" = json!("results.write")),
        ("x-codes" = json!([
            "result_before_end", "attendance_too_low", "not_a_participant", "already_exists", "wrong_state",
            "self_decision", "year_closed"
        ]))
    ),
    responses((status = 200, description = "What became of each result", body = ResultsAnswer))
)]
#[post("/courses/{id}/results")]
async fn enter_results(
    allowed: Allowed<ResultsWrite>,
    id: web::Path<Id>,
    body: Body<ResultsBody>,
    request: HttpRequest,
    database: web::Data<Database>,
) -> Result<web::Json<ResultsAnswer>> {
    let outcomes = service::enter_all(&database, &allowed.who, allowed.scope, *id, body.0.results).await?;
    let items = outcomes
        .into_iter()
        .map(|(nomination_id, outcome)| match outcome {
            Ok(row) => ResultAnswer { nomination_id, result: Some(ResultView::from(row)), problem: None },
            Err(problem) => ResultAnswer { nomination_id, result: None, problem: Some(refusal(&request, &problem)) },
        })
        .collect();
    Ok(web::Json(ResultsAnswer { items }))
}

/// Correct a result
///
/// A merge patch of the result with the reason, which stays on record; the nomination follows the outcome. The outcome
/// stands as long as a verified certificate says otherwise. In a closed year the correction is an amendment.
#[utoipa::path(
    operation_id = "correct_result", tag = "results", params(("id" = Id, Path, description = "The result")),
    request_body(content = ResultPatch, content_type = "application/merge-patch+json"),
    extensions(
        ("x-permission" = json!("results.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!([
            "reason_required", "result_before_end", "attendance_too_low", "in_use", "wrong_state", "self_decision"
        ]))
    ),
    responses((status = 200, description = "The corrected result", body = ResultView))
)]
#[patch("/results/{id}")]
async fn correct_result(
    allowed: Allowed<ResultsWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<ResultBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let row = service::correct(&database, &allowed.who, allowed.scope, *id, if_match, patch).await?;
    Ok(tagged(row.result.revision, &ResultView::from(row)))
}

/// Send the school's confirmation
///
/// The paper by which the school confirms the result: PDF, JPEG or PNG up to 10 MB, known by its content.
#[utoipa::path(
    operation_id = "upload_result_file", tag = "results", params(("id" = Id, Path, description = "The result")),
    request_body(content = ResultScanForm, content_type = "multipart/form-data"),
    extensions(
        ("x-permission" = json!("results.write")),
        ("x-codes" = json!(["file_empty", "file_too_large", "file_type_refused", "year_closed"]))
    ),
    responses((status = 201, description = "The file", body = FileView))
)]
#[post("/results/{id}/file")]
async fn upload_result_file(
    allowed: Allowed<ResultsWrite>,
    id: web::Path<Id>,
    upload: Upload<ResultScan>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let file = service::attach(&database, &allowed.who, allowed.scope, *id, upload).await?;
    Ok(HttpResponse::Created().json(FileView::from(file)))
}

/// The school's confirmation
///
/// The file as it was sent.
#[utoipa::path(
    operation_id = "get_result_file", tag = "results", params(("id" = Id, Path, description = "The result")),
    extensions(("x-permission" = json!("results.read"))),
    responses((status = 200, description = "The file", content(
        (Vec<u8> = "application/pdf"), (Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png")
    )))
)]
#[get("/results/{id}/file")]
async fn get_result_file(
    allowed: Allowed<ResultsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (file, content) = service::attached(&database, allowed.scope, *id).await?;
    Ok(attachment(&file.name, &file.content_type.to_string(), content))
}
