//! Addresses of evaluations.

use actix_web::{HttpResponse, get, patch, post, put, web};

use super::dto::{
    DueEvaluations, DueFilter, EvaluationBody, EvaluationForms, EvaluationPatch, EvaluationView, FormerCommentBody,
    NewEvaluationBody, OwnMarksBody, SignatureBody,
};
use super::filter::EvaluationFilter;
use super::service;
use foundation::db::Database;
use foundation::http::{
    Allowed, Body, Book, Document, IfMatch, Listing, MaybeBody, Patch, Query, Routes, SheetColumns, SheetListing,
    created, tagged,
};
use foundation::kernel::{EvaluationsOwnMarks, EvaluationsRead, EvaluationsWrite, Id, Page, Result};

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_due_evaluations)
        .service(list_evaluation_forms)
        .service(write_empty_evaluation)
        .service(list_evaluations)
        .service(get_evaluations_workbook)
        .service(open_evaluation)
        .service(get_evaluation)
        .service(write_evaluation)
        .service(change_evaluation)
        .service(put_own_marks)
        .service(put_former_comment)
        .service(sign_evaluation);
}

/// The forms of evaluation
///
/// Every version with its criteria, scale and bands; an evaluation keeps the version that it was made with.
#[utoipa::path(
    operation_id = "list_evaluation_forms", tag = "evaluations",
    extensions(("x-permission" = json!("evaluations.read"))),
    responses((status = 200, description = "All versions", body = EvaluationForms))
)]
#[get("/evaluation-forms")]
async fn list_evaluation_forms(
    _allowed: Allowed<EvaluationsRead>,
    database: web::Data<Database>,
) -> Result<web::Json<EvaluationForms>> {
    Ok(web::Json(service::forms(&database).await?))
}

/// What is to be evaluated
///
/// Derived from the courses that people were sent to, their leaves and today: each form with the day on which it opens
/// (three calendar months after the last day, moved on by long leave) and until when. Short courses share a form a
/// person a round, longer ones have their own. Not stored, so never cached.
#[utoipa::path(
    operation_id = "list_due_evaluations", tag = "evaluations", params(DueFilter),
    extensions(("x-permission" = json!("evaluations.read"))),
    responses((status = 200, description = "The forms in the order in which they open", body = DueEvaluations))
)]
#[get("/evaluations/due")]
async fn list_due_evaluations(
    allowed: Allowed<EvaluationsRead>,
    filter: Query<DueFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<DueEvaluations>> {
    Ok(web::Json(service::list_due(&database, &allowed.who, allowed.scope, filter.0).await?))
}

/// Evaluations
///
/// Drafts and signed forms of people in reach: of one's units, of people sent from them who have moved meanwhile, and
/// one's own.
#[utoipa::path(
    operation_id = "list_evaluations", tag = "evaluations", params(EvaluationFilter),
    extensions(
        ("x-permission" = json!("evaluations.read")),
        ("x-list" = json!(["name", "signed_on", "created_at", "index"]))
    ),
    responses((status = 200, description = "A page of evaluations", body = Page<EvaluationView>))
)]
#[get("/evaluations")]
async fn list_evaluations(
    allowed: Allowed<EvaluationsRead>,
    listing: Listing<EvaluationFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<EvaluationView>>> {
    Ok(web::Json(service::list(&database, allowed.scope, listing.filter, listing.page).await?))
}

/// Evaluations, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_evaluations_workbook", tag = "evaluations",
    params(EvaluationFilter, SheetColumns<EvaluationView>),
    extensions(
        ("x-permission" = json!("evaluations.read")),
        ("x-list" = json!(["name", "signed_on", "created_at", "index"]))
    ),
    responses(Book)
)]
#[get("/evaluations/workbook")]
async fn get_evaluations_workbook(
    allowed: Allowed<EvaluationsRead>,
    listing: SheetListing<EvaluationView, EvaluationFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| service::list(&database, allowed.scope.clone(), filter.clone(), page).await;
    Book::of_list(&columns, page, read).await?.answer("danh-gia").await
}

/// Open an evaluation
///
/// Opens the form that the nomination belongs on, with all courses that belong on the same form; where a form of the
/// same round is open already, they join it. Refused before its day, on oneself, and to whom it does not belong.
#[utoipa::path(
    operation_id = "open_evaluation", tag = "evaluations", request_body = NewEvaluationBody,
    extensions(
        ("x-permission" = json!("evaluations.write")),
        ("x-codes" = json!(["evaluation_too_early", "self_evaluation", "not_the_authority", "wrong_state", "already_exists"]))
    ),
    responses((status = 201, description = "The draft", body = EvaluationView))
)]
#[post("/evaluations")]
async fn open_evaluation(
    allowed: Allowed<EvaluationsWrite>,
    body: Body<NewEvaluationBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let evaluation = service::open(&database, &allowed.who, allowed.scope, body.0).await?;
    Ok(created(format!("/api/v1/evaluations/{}", evaluation.id), evaluation.revision, &evaluation))
}

/// An evaluation
///
/// One form with its courses, the answers, and the person's own marks beside them.
#[utoipa::path(
    operation_id = "get_evaluation", tag = "evaluations", params(("id" = Id, Path, description = "The evaluation")),
    extensions(("x-permission" = json!("evaluations.read"))),
    responses((status = 200, description = "The evaluation", body = EvaluationView))
)]
#[get("/evaluations/{id}")]
async fn get_evaluation(
    allowed: Allowed<EvaluationsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let evaluation = service::get(&database, allowed.scope, *id).await?;
    Ok(tagged(evaluation.revision, &evaluation))
}

/// Fill an evaluation in
///
/// A merge patch of the draft: answers by criterion (a mark or "không áp dụng"), a word on the whole, a line on each
/// course. A signed form is never changed.
#[utoipa::path(
    operation_id = "change_evaluation", tag = "evaluations", params(("id" = Id, Path, description = "The evaluation")),
    request_body(content = EvaluationPatch, content_type = "application/merge-patch+json"),
    extensions(
        ("x-permission" = json!("evaluations.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state", "self_evaluation", "not_the_authority", "evaluation_too_early"]))
    ),
    responses((status = 200, description = "The changed draft", body = EvaluationView))
)]
#[patch("/evaluations/{id}")]
async fn change_evaluation(
    allowed: Allowed<EvaluationsWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<EvaluationBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let evaluation = service::change(&database, &allowed.who, allowed.scope, *id, if_match, patch).await?;
    Ok(tagged(evaluation.revision, &evaluation))
}

/// Own marks
///
/// The person's own answers, examples of use and obstacles, while the form is a draft. Optional; they never count.
#[utoipa::path(
    operation_id = "put_own_marks", tag = "evaluations", params(("id" = Id, Path, description = "The evaluation")),
    request_body = OwnMarksBody,
    extensions(
        ("x-permission" = json!("evaluations.own_marks")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state"]))
    ),
    responses((status = 200, description = "The evaluation with them", body = EvaluationView))
)]
#[put("/evaluations/{id}/own-marks")]
async fn put_own_marks(
    allowed: Allowed<EvaluationsOwnMarks>,
    id: web::Path<Id>,
    if_match: IfMatch,
    body: Body<OwnMarksBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let evaluation = service::put_own_marks(&database, &allowed.who, allowed.scope, *id, if_match, body.0).await?;
    Ok(tagged(evaluation.revision, &evaluation))
}

/// The former head's comment
///
/// What the head of the unit that sent the person says, where the person has moved meanwhile; the head of today signs.
#[utoipa::path(
    operation_id = "put_former_comment", tag = "evaluations", params(("id" = Id, Path, description = "The evaluation")),
    request_body = FormerCommentBody,
    extensions(
        ("x-permission" = json!("evaluations.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state", "self_evaluation", "not_the_authority"]))
    ),
    responses((status = 200, description = "The evaluation with it", body = EvaluationView))
)]
#[put("/evaluations/{id}/former-comment")]
async fn put_former_comment(
    allowed: Allowed<EvaluationsWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    body: Body<FormerCommentBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let evaluation = service::put_former_comment(&database, &allowed.who, allowed.scope, *id, if_match, body.0).await?;
    Ok(tagged(evaluation.revision, &evaluation))
}

/// Sign an evaluation
///
/// All six criteria need an answer. The index (the mean of all marks) and its band are computed; afterwards nothing of
/// the form changes any more. A signature belongs to the year of its day: once that year is closed, it needs a reason
/// and becomes an amendment.
#[utoipa::path(
    operation_id = "sign_evaluation", tag = "evaluations", params(("id" = Id, Path, description = "The evaluation")),
    request_body = Option<SignatureBody>,
    extensions(
        ("x-permission" = json!("evaluations.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state", "self_evaluation", "not_the_authority", "evaluation_too_early", "too_many_unanswered", "year_closed"]))
    ),
    responses((status = 200, description = "The signed evaluation", body = EvaluationView))
)]
#[post("/evaluations/{id}/signature")]
async fn sign_evaluation(
    allowed: Allowed<EvaluationsWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    body: MaybeBody<SignatureBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let evaluation = service::sign(&database, &allowed.who, allowed.scope, *id, if_match, body.0).await?;
    Ok(tagged(evaluation.revision, &evaluation))
}

/// A form of effect as a document to sign
///
/// The form with what has been filled in.
#[utoipa::path(
    operation_id = "write_evaluation", tag = "evaluations", params(("id" = Id, Path, description = "The evaluation")),
    extensions(("x-permission" = json!("evaluations.read"))),
    responses(Document)
)]
#[get("/evaluations/{id}/paper")]
async fn write_evaluation(
    allowed: Allowed<EvaluationsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    Ok(service::paper(&database, &allowed.who, allowed.scope, *id).await?.answer())
}

/// An empty form of effect
///
/// The form that holds today, to be filled in by hand.
#[utoipa::path(
    operation_id = "write_empty_evaluation", tag = "evaluations",
    extensions(("x-permission" = json!("evaluations.read"))),
    responses(Document)
)]
#[get("/evaluation-forms/paper")]
async fn write_empty_evaluation(
    allowed: Allowed<EvaluationsRead>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    Ok(service::empty_paper(&database, &allowed.who, allowed.scope).await?.answer())
}
