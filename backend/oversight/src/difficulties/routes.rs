//! Addresses of difficulties.

use actix_web::{HttpResponse, get, patch, post, web};

use super::dto::{
    DifficultyBody, DifficultyClosure, DifficultyDecision, DifficultyJoining, DifficultyPatch, DifficultySummary,
    DifficultyView, DifficultyWords,
};
use super::filter::DifficultyFilter;
use super::rules::DifficultyAction;
use super::service::{self, Said};
use foundation::db::Database;
use foundation::http::{
    Allowed, Body, Book, IfMatch, Listing, MaybeBody, Patch, Routes, SheetColumns, SheetListing, created, tagged,
};
use foundation::kernel::{
    DifficultiesAdvise, DifficultiesDecide, DifficultiesRead, DifficultiesWrite, Id, Page, Permission, Result,
};

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_difficulties)
        .service(get_difficulties_workbook)
        .service(create_difficulty)
        .service(get_difficulty)
        .service(change_difficulty)
        .service(report_difficulty)
        .service(complete_difficulty)
        .service(close_difficulty)
        .service(withdraw_difficulty)
        .service(ask_back_difficulty)
        .service(advise_difficulty)
        .service(answer_difficulty)
        .service(join_difficulty)
        .service(separate_difficulty)
        .service(send_back_difficulty)
        .service(decide_difficulty);
}

/// Difficulties of units
///
/// Those of the units in reach, what is due first on top. A draft is its unit's alone.
#[utoipa::path(
    operation_id = "list_difficulties", tag = "difficulties", params(DifficultyFilter),
    extensions(
        ("x-permission" = json!("difficulties.read")), ("x-list" = json!(["due_on", "reported_on", "title", "unit"]))
    ),
    responses((status = 200, description = "A page of difficulties", body = Page<DifficultySummary>))
)]
#[get("/difficulties")]
async fn list_difficulties(
    allowed: Allowed<DifficultiesRead>,
    listing: Listing<DifficultyFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<DifficultySummary>>> {
    Ok(web::Json(service::list(&database, &allowed.who, allowed.scope, listing.filter, listing.page).await?))
}

/// Difficulties as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_difficulties_workbook", tag = "difficulties",
    params(DifficultyFilter, SheetColumns<DifficultySummary>),
    extensions(
        ("x-permission" = json!("difficulties.read")), ("x-list" = json!(["due_on", "reported_on", "title", "unit"]))
    ),
    responses(Book)
)]
#[get("/difficulties/workbook")]
async fn get_difficulties_workbook(
    allowed: Allowed<DifficultiesRead>,
    listing: SheetListing<DifficultySummary, DifficultyFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| service::list(&database, &allowed.who, allowed.scope.clone(), filter, page).await;
    Book::of_list(&columns, page, read).await?.answer("kho-khan-vuong-mac").await
}

/// Write a difficulty
///
/// Begins a draft, which nobody but the unit sees until it is reported.
#[utoipa::path(
    operation_id = "create_difficulty", tag = "difficulties", request_body = DifficultyBody,
    extensions(("x-permission" = json!("difficulties.write"))),
    responses((status = 201, description = "The draft", body = DifficultyView))
)]
#[post("/difficulties")]
async fn create_difficulty(
    allowed: Allowed<DifficultiesWrite>,
    body: Body<DifficultyBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let view = service::create(&database, &allowed.who, allowed.scope, body.0).await?;
    Ok(created(format!("/api/v1/difficulties/{}", view.difficulty.id), view.difficulty.revision, &view))
}

/// A difficulty
///
/// One difficulty with every step, what is joined to it, and what whoever asks may do with it now.
#[utoipa::path(
    operation_id = "get_difficulty", tag = "difficulties", params(("id" = Id, Path, description = "The difficulty")),
    extensions(("x-permission" = json!("difficulties.read"))),
    responses((status = 200, description = "The difficulty", body = DifficultyView))
)]
#[get("/difficulties/{id}")]
async fn get_difficulty(
    allowed: Allowed<DifficultiesRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let view = service::get(&database, &allowed.who, allowed.scope, *id).await?;
    Ok(tagged(view.difficulty.revision, &view))
}

/// Change what a unit has written
///
/// A merge patch while it is a draft or the unit is asked for more.
#[utoipa::path(
    operation_id = "change_difficulty", tag = "difficulties",
    params(("id" = Id, Path, description = "The difficulty")),
    request_body(content = DifficultyPatch, content_type = "application/merge-patch+json"),
    extensions(
        ("x-permission" = json!("difficulties.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state", "conflict"]))
    ),
    responses((status = 200, description = "The changed difficulty", body = DifficultyView))
)]
#[patch("/difficulties/{id}")]
async fn change_difficulty(
    allowed: Allowed<DifficultiesWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<DifficultyBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let view = service::change(&database, &allowed.who, allowed.scope, (*id, if_match), patch).await?;
    Ok(tagged(view.difficulty.revision, &view))
}

/// Does one step on a difficulty, and shows how it stands since.
async fn act<P: Permission>(
    allowed: Allowed<P>,
    database: &Database,
    which: (Id, IfMatch),
    action: DifficultyAction,
    said: impl Into<Said>,
) -> Result<HttpResponse> {
    let view = service::act(database, &allowed.who, allowed.scope, which, action, said.into()).await?;
    Ok(tagged(view.difficulty.revision, &view))
}

/// Report a difficulty
///
/// The unit sends the draft to the coordinator, who has five working days.
#[utoipa::path(
    operation_id = "report_difficulty", tag = "difficulties",
    params(("id" = Id, Path, description = "The difficulty")),
    extensions(
        ("x-permission" = json!("difficulties.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state"]))
    ),
    responses((status = 200, description = "The reported difficulty", body = DifficultyView))
)]
#[post("/difficulties/{id}/report")]
async fn report_difficulty(
    allowed: Allowed<DifficultiesWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    act(allowed, &database, (*id, if_match), DifficultyAction::Report, Said::default()).await
}

/// Complete a difficulty
///
/// The unit answers what it was asked for; the difficulty lies with the coordinator again.
#[utoipa::path(
    operation_id = "complete_difficulty", tag = "difficulties",
    params(("id" = Id, Path, description = "The difficulty")), request_body = DifficultyWords,
    extensions(
        ("x-permission" = json!("difficulties.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state", "day_passed"]))
    ),
    responses((status = 200, description = "The completed difficulty", body = DifficultyView))
)]
#[post("/difficulties/{id}/reply")]
async fn complete_difficulty(
    allowed: Allowed<DifficultiesWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    body: Body<DifficultyWords>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    act(allowed, &database, (*id, if_match), DifficultyAction::Reply, body.0).await
}

/// Take notice of the answer
///
/// The unit has read what was answered or decided, and closes the difficulty.
#[utoipa::path(
    operation_id = "close_difficulty", tag = "difficulties",
    params(("id" = Id, Path, description = "The difficulty")), request_body = DifficultyClosure,
    extensions(
        ("x-permission" = json!("difficulties.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state"]))
    ),
    responses((status = 200, description = "The closed difficulty", body = DifficultyView))
)]
#[post("/difficulties/{id}/closure")]
async fn close_difficulty(
    allowed: Allowed<DifficultiesWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    body: MaybeBody<DifficultyClosure>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    act(allowed, &database, (*id, if_match), DifficultyAction::Close, body.0).await
}

/// Take a difficulty back
///
/// The unit takes it back until it is settled. Those that were joined to it go on by themselves.
#[utoipa::path(
    operation_id = "withdraw_difficulty", tag = "difficulties",
    params(("id" = Id, Path, description = "The difficulty")), request_body = DifficultyClosure,
    extensions(
        ("x-permission" = json!("difficulties.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state"]))
    ),
    responses((status = 200, description = "The difficulty that was taken back", body = DifficultyView))
)]
#[post("/difficulties/{id}/withdrawal")]
async fn withdraw_difficulty(
    allowed: Allowed<DifficultiesWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    body: MaybeBody<DifficultyClosure>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    act(allowed, &database, (*id, if_match), DifficultyAction::Withdraw, body.0).await
}

/// Ask the unit for more
///
/// The coordinator asks the unit to complete it by a day.
#[utoipa::path(
    operation_id = "ask_back_difficulty", tag = "difficulties",
    params(("id" = Id, Path, description = "The difficulty")), request_body = DifficultyWords,
    extensions(
        ("x-permission" = json!("difficulties.advise")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state", "day_passed", "joined_to_another"]))
    ),
    responses((status = 200, description = "The difficulty that lies with its unit", body = DifficultyView))
)]
#[post("/difficulties/{id}/question")]
async fn ask_back_difficulty(
    allowed: Allowed<DifficultiesAdvise>,
    id: web::Path<Id>,
    if_match: IfMatch,
    body: Body<DifficultyWords>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    act(allowed, &database, (*id, if_match), DifficultyAction::AskBack, body.0).await
}

/// Advise the leader
///
/// The coordinator lays it before the leader with his advice and by when a decision is needed; so are those that
/// are joined to it.
#[utoipa::path(
    operation_id = "advise_difficulty", tag = "difficulties",
    params(("id" = Id, Path, description = "The difficulty")), request_body = DifficultyWords,
    extensions(
        ("x-permission" = json!("difficulties.advise")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state", "day_passed", "joined_to_another"]))
    ),
    responses((status = 200, description = "The difficulty that lies with the leader", body = DifficultyView))
)]
#[post("/difficulties/{id}/advice")]
async fn advise_difficulty(
    allowed: Allowed<DifficultiesAdvise>,
    id: web::Path<Id>,
    if_match: IfMatch,
    body: Body<DifficultyWords>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    act(allowed, &database, (*id, if_match), DifficultyAction::Advise, body.0).await
}

/// Answer a difficulty
///
/// The coordinator answers himself what needs no leader, for those that are joined to it too.
#[utoipa::path(
    operation_id = "answer_difficulty", tag = "difficulties",
    params(("id" = Id, Path, description = "The difficulty")), request_body = DifficultyWords,
    extensions(
        ("x-permission" = json!("difficulties.advise")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state", "day_passed", "joined_to_another"]))
    ),
    responses((status = 200, description = "The answered difficulty", body = DifficultyView))
)]
#[post("/difficulties/{id}/answer")]
async fn answer_difficulty(
    allowed: Allowed<DifficultiesAdvise>,
    id: web::Path<Id>,
    if_match: IfMatch,
    body: Body<DifficultyWords>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    act(allowed, &database, (*id, if_match), DifficultyAction::Answer, body.0).await
}

/// Join a difficulty to another one
///
/// It follows the other one: what is advised, answered and decided there holds for it too.
#[utoipa::path(
    operation_id = "join_difficulty", tag = "difficulties",
    params(("id" = Id, Path, description = "The difficulty")), request_body = DifficultyJoining,
    extensions(
        ("x-permission" = json!("difficulties.advise")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state", "joined_to_another", "leads_others"]))
    ),
    responses((status = 200, description = "The difficulty that follows another one", body = DifficultyView))
)]
#[post("/difficulties/{id}/joining")]
async fn join_difficulty(
    allowed: Allowed<DifficultiesAdvise>,
    id: web::Path<Id>,
    if_match: IfMatch,
    body: Body<DifficultyJoining>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (which, lead) = ((*id, if_match), body.0.joined_to_id);
    let view = service::join(&database, &allowed.who, allowed.scope, which, lead).await?;
    Ok(tagged(view.difficulty.revision, &view))
}

/// Take a difficulty out again
///
/// It follows the other one no longer and lies with the coordinator by itself.
#[utoipa::path(
    operation_id = "separate_difficulty", tag = "difficulties",
    params(("id" = Id, Path, description = "The difficulty")),
    extensions(
        ("x-permission" = json!("difficulties.advise")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state"]))
    ),
    responses((status = 200, description = "The difficulty by itself", body = DifficultyView))
)]
#[post("/difficulties/{id}/separation")]
async fn separate_difficulty(
    allowed: Allowed<DifficultiesAdvise>,
    id: web::Path<Id>,
    if_match: IfMatch,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    act(allowed, &database, (*id, if_match), DifficultyAction::Separate, Said::default()).await
}

/// Ask for other advice
///
/// The leader sends it back to the coordinator, with what is missing in the advice.
#[utoipa::path(
    operation_id = "send_back_difficulty", tag = "difficulties",
    params(("id" = Id, Path, description = "The difficulty")), request_body = DifficultyWords,
    extensions(
        ("x-permission" = json!("difficulties.decide")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state", "day_passed", "joined_to_another"]))
    ),
    responses((status = 200, description = "The difficulty that lies with the coordinator", body = DifficultyView))
)]
#[post("/difficulties/{id}/return")]
async fn send_back_difficulty(
    allowed: Allowed<DifficultiesDecide>,
    id: web::Path<Id>,
    if_match: IfMatch,
    body: Body<DifficultyWords>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    act(allowed, &database, (*id, if_match), DifficultyAction::SendBack, body.0).await
}

/// Decide on a difficulty
///
/// The leader decides, and says who carries it out and until when; so is decided of those that are joined to it.
/// Nobody decides on what he has reported or advised himself.
#[utoipa::path(
    operation_id = "decide_difficulty", tag = "difficulties",
    params(("id" = Id, Path, description = "The difficulty")), request_body = DifficultyDecision,
    extensions(
        ("x-permission" = json!("difficulties.decide")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["wrong_state", "day_passed", "joined_to_another", "same_person"]))
    ),
    responses((status = 200, description = "The decided difficulty", body = DifficultyView))
)]
#[post("/difficulties/{id}/decision")]
async fn decide_difficulty(
    allowed: Allowed<DifficultiesDecide>,
    id: web::Path<Id>,
    if_match: IfMatch,
    body: Body<DifficultyDecision>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    act(allowed, &database, (*id, if_match), DifficultyAction::Decide, body.0).await
}
