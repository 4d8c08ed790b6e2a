//! Addresses of rounds, submissions and needs.

use actix_web::{HttpResponse, get, patch, post, web};

use super::dto::{
    ListedNeedsSubmission, MovedNeeds, NeedView, NeedsReturn, NeedsRoundBody, NeedsRoundChange, NeedsRoundPatch,
    NeedsRoundView, NeedsSubmissionBody, NeedsSubmissionPatch, NeedsSubmissionView, NewNeedsSubmission, QuarterMove,
};
use super::filter::{NeedFilter, NeedsRoundFilter, NeedsSubmissionFilter};
use super::rules::SubmissionAction;
use super::service;
use foundation::db::Database;
use foundation::http::{
    Allowed, Body, Book, Document, IfMatch, Listing, Patch, Routes, SheetColumns, SheetListing, created, tagged,
};
use foundation::kernel::{Id, NeedsConsolidate, NeedsRead, NeedsWrite, Page, Result};

mod registering;

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_needs_rounds)
        .service(get_needs_rounds_workbook)
        .service(open_needs_round)
        .service(get_needs_round)
        .service(write_needs_round)
        .service(change_needs_round)
        .service(close_needs_round)
        .service(move_needs)
        .service(list_needs_submissions)
        .service(get_needs_submissions_workbook)
        .service(create_needs_submission)
        .service(get_needs_submission)
        .service(write_needs_submission)
        .service(change_needs_submission)
        .service(submit_needs)
        .service(accept_needs)
        .service(return_needs)
        .service(list_needs)
        .service(get_needs_workbook)
        .service(get_need)
        .configure(registering::configure);
}

/// Rounds of needs
///
/// The rounds of the units in reach and of all above them: a round asks its unit and all below. Each with how many
/// units have answered.
#[utoipa::path(
    operation_id = "list_needs_rounds", tag = "needs", params(NeedsRoundFilter),
    extensions(("x-permission" = json!("needs.read")), ("x-list" = json!(["opened_on", "deadline", "name"]))),
    responses((status = 200, description = "A page of rounds", body = Page<NeedsRoundView>))
)]
#[get("/needs-rounds")]
async fn list_needs_rounds(
    allowed: Allowed<NeedsRead>,
    listing: Listing<NeedsRoundFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<NeedsRoundView>>> {
    Ok(web::Json(service::list_rounds(&database, allowed.scope, listing.filter, listing.page).await?))
}

/// Rounds of needs as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_needs_rounds_workbook", tag = "needs", params(NeedsRoundFilter, SheetColumns<NeedsRoundView>),
    extensions(("x-permission" = json!("needs.read")), ("x-list" = json!(["opened_on", "deadline", "name"]))),
    responses(Book)
)]
#[get("/needs-rounds/workbook")]
async fn get_needs_rounds_workbook(
    allowed: Allowed<NeedsRead>,
    listing: SheetListing<NeedsRoundView, NeedsRoundFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| service::list_rounds(&database, allowed.scope.clone(), filter.clone(), page).await;
    Book::of_list(&columns, page, read).await?.answer("dot-ra-soat-nhu-cau").await
}

/// Open a round of needs
///
/// For the phase, for a year, or as a supplement to a year. Each department and public service unit below that has
/// people is asked to answer until the deadline; wishes that found no place and waited for a round are in its draft.
#[utoipa::path(
    operation_id = "open_needs_round", tag = "needs", request_body = NeedsRoundBody,
    extensions(
        ("x-permission" = json!("needs.consolidate")),
        ("x-codes" = json!(["bad_year", "deadline_before_opening", "invalid"]))
    ),
    responses((status = 201, description = "The new round", body = NeedsRoundView))
)]
#[post("/needs-rounds")]
async fn open_needs_round(
    allowed: Allowed<NeedsConsolidate>,
    body: Body<NeedsRoundBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let round = service::open(&database, &allowed.who, allowed.scope, body.0).await?;
    Ok(created(format!("/api/v1/needs-rounds/{}", round.id), round.revision, &round))
}

/// A round of needs
///
/// One round, with how many units have answered.
#[utoipa::path(
    operation_id = "get_needs_round", tag = "needs", params(("id" = Id, Path, description = "The round")),
    extensions(("x-permission" = json!("needs.read"))),
    responses((status = 200, description = "The round", body = NeedsRoundView))
)]
#[get("/needs-rounds/{id}")]
async fn get_needs_round(
    allowed: Allowed<NeedsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let round = service::get_round(&database, allowed.scope, *id).await?;
    Ok(tagged(round.revision, &round))
}

/// Change a round of needs
///
/// A merge patch of its name and its deadline, while it is open.
#[utoipa::path(
    operation_id = "change_needs_round", tag = "needs", params(("id" = Id, Path, description = "The round")),
    request_body(content = NeedsRoundPatch, content_type = "application/merge-patch+json"),
    extensions(
        ("x-permission" = json!("needs.consolidate")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["round_closed", "deadline_before_opening"]))
    ),
    responses((status = 200, description = "The changed round", body = NeedsRoundView))
)]
#[patch("/needs-rounds/{id}")]
async fn change_needs_round(
    allowed: Allowed<NeedsConsolidate>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<NeedsRoundChange>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let which = (*id, if_match);
    let round = service::change_round(&database, &allowed.who, allowed.scope, which, patch).await?;
    Ok(tagged(round.revision, &round))
}

/// Close a round of needs
///
/// It takes nothing more; what was handed in can still be taken. Once: a second time is refused.
#[utoipa::path(
    operation_id = "close_needs_round", tag = "needs", params(("id" = Id, Path, description = "The round")),
    extensions(
        ("x-permission" = json!("needs.consolidate")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["round_already_closed"]))
    ),
    responses((status = 200, description = "The closed round", body = NeedsRoundView))
)]
#[post("/needs-rounds/{id}/closing")]
async fn close_needs_round(
    allowed: Allowed<NeedsConsolidate>,
    id: web::Path<Id>,
    if_match: IfMatch,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let round = service::close(&database, &allowed.who, allowed.scope, (*id, if_match)).await?;
    Ok(tagged(round.revision, &round))
}

/// Put needs into another quarter
///
/// So that the quarters of the year are balanced: needs of this round that were handed in. What the unit wrote is on
/// record.
#[utoipa::path(
    operation_id = "move_needs", tag = "needs", params(("id" = Id, Path, description = "The round")),
    request_body = QuarterMove,
    extensions(("x-permission" = json!("needs.consolidate"))),
    responses((status = 200, description = "The needs as they stand now", body = MovedNeeds))
)]
#[post("/needs-rounds/{id}/quarter-moves")]
async fn move_needs(
    allowed: Allowed<NeedsConsolidate>,
    id: web::Path<Id>,
    body: Body<QuarterMove>,
    database: web::Data<Database>,
) -> Result<web::Json<MovedNeeds>> {
    let items = service::move_quarter(&database, &allowed.who, allowed.scope, *id, body.0).await?;
    Ok(web::Json(MovedNeeds { items }))
}

/// What units hand in
///
/// The submissions of the units in reach, to whatever round, without their needs.
#[utoipa::path(
    operation_id = "list_needs_submissions", tag = "needs", params(NeedsSubmissionFilter),
    extensions(("x-permission" = json!("needs.read")), ("x-list" = json!(["unit", "deadline", "state"]))),
    responses((status = 200, description = "A page of submissions", body = Page<ListedNeedsSubmission>))
)]
#[get("/needs-submissions")]
async fn list_needs_submissions(
    allowed: Allowed<NeedsRead>,
    listing: Listing<NeedsSubmissionFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<ListedNeedsSubmission>>> {
    let page = service::list_submissions(&database, allowed.scope, listing.filter, listing.page).await?;
    Ok(web::Json(page.map(ListedNeedsSubmission::from)))
}

/// What units hand in, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_needs_submissions_workbook", tag = "needs",
    params(NeedsSubmissionFilter, SheetColumns<ListedNeedsSubmission>),
    extensions(("x-permission" = json!("needs.read")), ("x-list" = json!(["unit", "deadline", "state"]))),
    responses(Book)
)]
#[get("/needs-submissions/workbook")]
async fn get_needs_submissions_workbook(
    allowed: Allowed<NeedsRead>,
    listing: SheetListing<ListedNeedsSubmission, NeedsSubmissionFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| {
        let page = service::list_submissions(&database, allowed.scope.clone(), filter.clone(), page).await?;
        Ok(page.map(ListedNeedsSubmission::from))
    };
    Book::of_list(&columns, page, read).await?.answer("nhu-cau-theo-don-vi").await
}

/// Ask one more unit
///
/// A unit that was made after the round was opened is asked too.
#[utoipa::path(
    operation_id = "create_needs_submission", tag = "needs", request_body = NewNeedsSubmission,
    extensions(
        ("x-permission" = json!("needs.consolidate")),
        ("x-codes" = json!(["round_closed", "already_exists"]))
    ),
    responses((status = 201, description = "The unit's draft", body = NeedsSubmissionView))
)]
#[post("/needs-submissions")]
async fn create_needs_submission(
    allowed: Allowed<NeedsConsolidate>,
    body: Body<NewNeedsSubmission>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let submission = service::begin(&database, &allowed.who, allowed.scope, body.0).await?;
    Ok(created(format!("/api/v1/needs-submissions/{}", submission.id), submission.revision, &submission))
}

/// What a unit hands in to a round
///
/// The submission with its needs; each with the item of the year plan that serves it.
#[utoipa::path(
    operation_id = "get_needs_submission", tag = "needs",
    params(("id" = Id, Path, description = "The submission")),
    extensions(("x-permission" = json!("needs.read"))),
    responses((status = 200, description = "The submission", body = NeedsSubmissionView))
)]
#[get("/needs-submissions/{id}")]
async fn get_needs_submission(
    allowed: Allowed<NeedsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let submission = service::get_submission(&database, allowed.scope, *id).await?;
    Ok(tagged(submission.revision, &submission))
}

/// Write the needs of a unit
///
/// A merge patch of the note and of the whole list of needs, while they are a draft or were sent back. A draft may be
/// incomplete: nothing that was typed is lost. Needs that are left out of the list are removed.
#[utoipa::path(
    operation_id = "change_needs_submission", tag = "needs",
    params(("id" = Id, Path, description = "The submission")),
    request_body(content = NeedsSubmissionPatch, content_type = "application/merge-patch+json"),
    extensions(
        ("x-permission" = json!("needs.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state", "round_closed", "bad_year", "negative_amount", "not_of_unit"]))
    ),
    responses((status = 200, description = "The changed submission", body = NeedsSubmissionView))
)]
#[patch("/needs-submissions/{id}")]
async fn change_needs_submission(
    allowed: Allowed<NeedsWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<NeedsSubmissionBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let which = (*id, if_match);
    let submission = service::write(&database, &allowed.who, allowed.scope, which, patch).await?;
    Ok(tagged(submission.revision, &submission))
}

/// Hand in the needs of a unit
///
/// Each with content, number of people, year, quarter and estimated cost; who needs nothing says why. All that is
/// missing is told at once.
#[utoipa::path(
    operation_id = "submit_needs", tag = "needs", params(("id" = Id, Path, description = "The submission")),
    extensions(
        ("x-permission" = json!("needs.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state", "round_closed", "reason_required", "invalid"]))
    ),
    responses((status = 200, description = "The submission that was handed in", body = NeedsSubmissionView))
)]
#[post("/needs-submissions/{id}/submission")]
async fn submit_needs(
    allowed: Allowed<NeedsWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let which = (*id, if_match);
    let submission =
        service::act(&database, &allowed.who, allowed.scope, which, SubmissionAction::Submit, None).await?;
    Ok(tagged(submission.revision, &submission))
}

/// Take the needs of a unit
///
/// The coordinator takes what was handed in: it counts for the year plan.
#[utoipa::path(
    operation_id = "accept_needs", tag = "needs", params(("id" = Id, Path, description = "The submission")),
    extensions(
        ("x-permission" = json!("needs.consolidate")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state"]))
    ),
    responses((status = 200, description = "The submission that was taken", body = NeedsSubmissionView))
)]
#[post("/needs-submissions/{id}/acceptance")]
async fn accept_needs(
    allowed: Allowed<NeedsConsolidate>,
    id: web::Path<Id>,
    if_match: IfMatch,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let which = (*id, if_match);
    let submission =
        service::act(&database, &allowed.who, allowed.scope, which, SubmissionAction::Accept, None).await?;
    Ok(tagged(submission.revision, &submission))
}

/// Send the needs of a unit back
///
/// The coordinator sends them back to be completed, with a reason, while the round is open; they are owed again.
#[utoipa::path(
    operation_id = "return_needs", tag = "needs", params(("id" = Id, Path, description = "The submission")),
    request_body = NeedsReturn,
    extensions(
        ("x-permission" = json!("needs.consolidate")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state", "round_closed"]))
    ),
    responses((status = 200, description = "The submission that was sent back", body = NeedsSubmissionView))
)]
#[post("/needs-submissions/{id}/return")]
async fn return_needs(
    allowed: Allowed<NeedsConsolidate>,
    id: web::Path<Id>,
    if_match: IfMatch,
    body: Body<NeedsReturn>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (which, reason) = ((*id, if_match), Some(body.0.reason));
    let submission =
        service::act(&database, &allowed.who, allowed.scope, which, SubmissionAction::Return, reason).await?;
    Ok(tagged(submission.revision, &submission))
}

/// Needs in reach
///
/// The needs of the units in reach, of whatever round: by the item of the year plan that serves them, say.
#[utoipa::path(
    operation_id = "list_needs", tag = "needs", params(NeedFilter),
    extensions(("x-permission" = json!("needs.read")), ("x-list" = json!(["unit", "quarter", "created_at"]))),
    responses((status = 200, description = "A page of needs", body = Page<NeedView>))
)]
#[get("/needs")]
async fn list_needs(
    allowed: Allowed<NeedsRead>,
    listing: Listing<NeedFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<NeedView>>> {
    Ok(web::Json(service::list_needs(&database, allowed.scope, listing.filter, listing.page).await?))
}

/// Needs as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_needs_workbook", tag = "needs", params(NeedFilter, SheetColumns<NeedView>),
    extensions(("x-permission" = json!("needs.read")), ("x-list" = json!(["unit", "quarter", "created_at"]))),
    responses(Book)
)]
#[get("/needs/workbook")]
async fn get_needs_workbook(
    allowed: Allowed<NeedsRead>,
    listing: SheetListing<NeedView, NeedFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| service::list_needs(&database, allowed.scope.clone(), filter.clone(), page).await;
    Book::of_list(&columns, page, read).await?.answer("nhu-cau").await
}

/// A need
///
/// One need with its round, whom it names, and the item of the year plan that serves it.
#[utoipa::path(
    operation_id = "get_need", tag = "needs", params(("id" = Id, Path, description = "The need")),
    extensions(("x-permission" = json!("needs.read"))),
    responses((status = 200, description = "The need", body = NeedView))
)]
#[get("/needs/{id}")]
async fn get_need(
    allowed: Allowed<NeedsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let need = service::get_need(&database, allowed.scope, *id).await?;
    Ok(tagged(need.revision, &need))
}

/// The letter that asks for needs
///
/// The letter of a round to the units that it asks, with the empty form attached.
#[utoipa::path(
    operation_id = "write_needs_round", tag = "needs", params(("id" = Id, Path, description = "The round")),
    extensions(("x-permission" = json!("needs.read"))),
    responses(Document)
)]
#[get("/needs-rounds/{id}/paper")]
async fn write_needs_round(
    allowed: Allowed<NeedsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    Ok(service::round_paper(&database, &allowed.who, allowed.scope, *id).await?.answer())
}

/// The needs of a unit as a document to sign
///
/// What a unit proposes in a round, with the list attached.
#[utoipa::path(
    operation_id = "write_needs_submission", tag = "needs", params(("id" = Id, Path, description = "The submission")),
    extensions(("x-permission" = json!("needs.read"))),
    responses(Document)
)]
#[get("/needs-submissions/{id}/paper")]
async fn write_needs_submission(
    allowed: Allowed<NeedsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    Ok(service::submission_paper(&database, &allowed.who, allowed.scope, *id).await?.answer())
}
