//! Addresses of lists of people, and of those that are kept.

use actix_web::{HttpResponse, delete, get, post, web};

use super::dto::{ListedPerson, SavedListBody, SavedListView, SavedLists};
use super::filter::TrainingListFilter;
use super::{saved, service};
use foundation::db::Database;
use foundation::http::{Allowed, Body, Book, Listing, Routes, SheetColumns, SheetListing};
use foundation::kernel::{Id, Page, Result, SavedListsWrite, TrainingListsRead};

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_trained_people)
        .service(get_trained_people_workbook)
        .service(list_saved_lists)
        .service(create_saved_list)
        .service(delete_saved_list);
}

/// People by criteria
///
/// Who has completed, holds, or lacks what, from when: by programme or kind of programme, in a period.
#[utoipa::path(
    operation_id = "list_trained_people", tag = "training_lists", params(TrainingListFilter),
    extensions(("x-permission" = json!("training_lists.read")), ("x-list" = json!(["name", "unit", "last_on"]))),
    responses((status = 200, description = "A page of people", body = Page<ListedPerson>))
)]
#[get("/training-lists")]
async fn list_trained_people(
    allowed: Allowed<TrainingListsRead>,
    listing: Listing<TrainingListFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<ListedPerson>>> {
    Ok(web::Json(service::list(&database, allowed.scope, listing.filter, listing.page).await?))
}

/// People by criteria, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_trained_people_workbook", tag = "training_lists",
    params(TrainingListFilter, SheetColumns<ListedPerson>),
    extensions(("x-permission" = json!("training_lists.read")), ("x-list" = json!(["name", "unit", "last_on"]))),
    responses(Book)
)]
#[get("/training-lists/workbook")]
async fn get_trained_people_workbook(
    allowed: Allowed<TrainingListsRead>,
    listing: SheetListing<ListedPerson, TrainingListFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| service::list(&database, allowed.scope.clone(), filter.clone(), page).await;
    Book::of_list(&columns, page, read).await?.answer("danh-sach-theo-tieu-chi").await
}

/// Lists that are kept
///
/// One's own, then those that are shared in one's reach.
#[utoipa::path(
    operation_id = "list_saved_lists", tag = "training_lists",
    extensions(("x-permission" = json!("training_lists.read"))),
    responses((status = 200, description = "The lists", body = SavedLists))
)]
#[get("/saved-lists")]
async fn list_saved_lists(
    allowed: Allowed<TrainingListsRead>,
    database: web::Data<Database>,
) -> Result<web::Json<SavedLists>> {
    Ok(web::Json(saved::list(&database, &allowed.who, allowed.scope).await?))
}

/// Keep a list under a name
///
/// For oneself, or for everybody in one's reach; each sees the people that his own rights show.
#[utoipa::path(
    operation_id = "create_saved_list", tag = "training_lists", request_body = SavedListBody,
    extensions(("x-permission" = json!("saved_lists.write"))),
    responses((status = 201, description = "The list", body = SavedListView))
)]
#[post("/saved-lists")]
async fn create_saved_list(
    allowed: Allowed<SavedListsWrite>,
    body: Body<SavedListBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let list = saved::keep(&database, &allowed.who, allowed.scope, body.0).await?;
    Ok(HttpResponse::Created().json(list))
}

/// Forget a list
///
/// One's own only.
#[utoipa::path(
    operation_id = "delete_saved_list", tag = "training_lists", params(("id" = Id, Path, description = "The list")),
    extensions(("x-permission" = json!("saved_lists.write")), ("x-codes" = json!(["forbidden"]))),
    responses((status = 204, description = "It is gone"))
)]
#[delete("/saved-lists/{id}")]
async fn delete_saved_list(
    allowed: Allowed<SavedListsWrite>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    saved::forget(&database, &allowed.who, allowed.scope, *id).await?;
    Ok(HttpResponse::NoContent().finish())
}
