//! Addresses of substitutes.

use actix_web::{HttpResponse, get, patch, post, web};

use super::dto::{
    SubstituteCandidateView, SubstitutionBody, SubstitutionChange, SubstitutionFilter, SubstitutionPatch,
    SubstitutionView,
};
use super::service;
use foundation::db::Database;
use foundation::http::{
    Allowed, Body, Book, Empty, IfMatch, Listing, Patch, Routes, SheetColumns, SheetListing, Wiring, created, tagged,
};
use foundation::kernel::{Id, Page, Result, SubstitutesWrite};

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_substitutions)
        .service(get_substitutions_workbook)
        .service(list_substitution_candidates)
        .service(get_substitution)
        .service(create_substitution)
        .service(change_substitution);
}

/// Substitutions
///
/// For whoever holds an office: those that he named and those in which he acts. For the administrator: everybody's.
#[utoipa::path(
    operation_id = "list_substitutions", tag = "substitutions", params(SubstitutionFilter),
    extensions(("x-permission" = json!("substitutes.write")), ("x-list" = json!(["first_day", "last_day"]))),
    responses((status = 200, description = "A page of substitutions", body = Page<SubstitutionView>))
)]
#[get("/substitutions")]
async fn list_substitutions(
    allowed: Allowed<SubstitutesWrite>,
    listing: Listing<SubstitutionFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<SubstitutionView>>> {
    let page = service::list(&database, &allowed.who, allowed.scope, listing.filter, listing.page).await?;
    Ok(web::Json(page))
}

/// Substitutions, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_substitutions_workbook", tag = "substitutions",
    params(SubstitutionFilter, SheetColumns<SubstitutionView>),
    extensions(("x-permission" = json!("substitutes.write")), ("x-list" = json!(["first_day", "last_day"]))),
    responses(Book)
)]
#[get("/substitutions/workbook")]
async fn get_substitutions_workbook(
    allowed: Allowed<SubstitutesWrite>,
    listing: SheetListing<SubstitutionView, SubstitutionFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| service::list(&database, &allowed.who, allowed.scope.clone(), filter.clone(), page).await;
    Book::of_list(&columns, page, read).await?.answer("nguoi-xu-ly-thay").await
}

/// Who may stand in
///
/// Open accounts with a role over the asker's units, without his own: to choose a substitute from.
#[utoipa::path(
    operation_id = "list_substitution_candidates", tag = "substitutions",
    extensions(("x-permission" = json!("substitutes.write")), ("x-list" = json!(["name"]))),
    responses((status = 200, description = "A page of accounts", body = Page<SubstituteCandidateView>))
)]
#[get("/substitutions/candidates")]
async fn list_substitution_candidates(
    allowed: Allowed<SubstitutesWrite>,
    listing: Listing<Empty>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<SubstituteCandidateView>>> {
    Ok(web::Json(service::candidates(&database, &allowed.who, allowed.scope, listing.page).await?))
}

/// A substitution
///
/// One substitution with both names.
#[utoipa::path(
    operation_id = "get_substitution", tag = "substitutions", params(("id" = Id, Path, description = "The substitution")),
    extensions(("x-permission" = json!("substitutes.write"))),
    responses((status = 200, description = "The substitution", body = SubstitutionView))
)]
#[get("/substitutions/{id}")]
async fn get_substitution(
    allowed: Allowed<SubstitutesWrite>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let substitution = service::get(&database, &allowed.who, allowed.scope, *id).await?;
    Ok(tagged(substitution.revision, &substitution))
}

/// Name a substitute
///
/// From a day to a day, for oneself; the administrator also for others. The substitute then sends `X-Acting-For`, has
/// the rights of the office, and the record names both.
#[utoipa::path(
    operation_id = "create_substitution", tag = "substitutions", request_body = SubstitutionBody,
    extensions(("x-permission" = json!("substitutes.write"))),
    responses((status = 201, description = "The new substitution", body = SubstitutionView))
)]
#[post("/substitutions")]
async fn create_substitution(
    allowed: Allowed<SubstitutesWrite>,
    body: Body<SubstitutionBody>,
    wiring: web::Data<Wiring>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let substitution = service::create(&database, &allowed.who, allowed.scope, body.0).await?;
    wiring.identities.forget();
    Ok(created(format!("/api/v1/substitutions/{}", substitution.id), substitution.revision, &substitution))
}

/// Change or end a substitution
///
/// A merge patch of its last day, or `ended` to end it at once. The substitute may end it too, but not lengthen it.
#[utoipa::path(
    operation_id = "change_substitution", tag = "substitutions",
    params(("id" = Id, Path, description = "The substitution")),
    request_body(content = SubstitutionPatch, content_type = "application/merge-patch+json"),
    extensions(("x-permission" = json!("substitutes.write")), ("x-if-match" = json!(true)), ("x-codes" = json!(["conflict"]))),
    responses((status = 200, description = "The changed substitution", body = SubstitutionView))
)]
#[patch("/substitutions/{id}")]
async fn change_substitution(
    allowed: Allowed<SubstitutesWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<SubstitutionChange>,
    wiring: web::Data<Wiring>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let substitution = service::change(&database, &allowed.who, allowed.scope, *id, if_match, patch).await?;
    wiring.identities.forget();
    Ok(tagged(substitution.revision, &substitution))
}
