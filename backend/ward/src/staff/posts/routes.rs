//! Addresses of posts and pairs.

use actix_web::{HttpResponse, delete, get, patch, post, web};

use super::dto::{PostBody, PostFilter, PostPatch, PostView, StaffPairBody, StaffPairFilter, StaffPairView};
use super::service;
use foundation::db::Database;
use foundation::http::{
    Allowed, Body, Book, IfMatch, Listing, Patch, Routes, SheetColumns, SheetListing, created, tagged,
};
use foundation::kernel::{Id, Page, Result, StaffRead, StaffWrite};

/// A pair is made and removed, never changed.
const PAIR_REVISION: i64 = 1;

/// The addresses of posts and pairs.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_posts)
        .service(get_posts_workbook)
        .service(create_post)
        .service(get_post)
        .service(change_post)
        .service(list_staff_pairs)
        .service(create_staff_pair)
        .service(get_staff_pair)
        .service(delete_staff_pair);
}

/// Posts of the units in reach
///
/// The posts (vị trí việc làm) with the fields of study that meet their professional requirement.
#[utoipa::path(
    operation_id = "list_posts", tag = "staff", params(PostFilter),
    extensions(("x-permission" = json!("staff.read")), ("x-list" = json!(["unit", "title"]))),
    responses((status = 200, description = "A page of posts", body = Page<PostView>))
)]
#[get("/posts")]
async fn list_posts(
    allowed: Allowed<StaffRead>,
    listing: Listing<PostFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<PostView>>> {
    let page = service::list(&database, allowed.scope, listing.filter, listing.page).await?;
    Ok(web::Json(page.map(PostView::from)))
}

/// Posts as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_posts_workbook", tag = "staff", params(PostFilter, SheetColumns<PostView>),
    extensions(("x-permission" = json!("staff.read")), ("x-list" = json!(["unit", "title"]))),
    responses(Book)
)]
#[get("/posts/workbook")]
async fn get_posts_workbook(
    allowed: Allowed<StaffRead>,
    listing: SheetListing<PostView, PostFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| {
        let page = service::list(&database, allowed.scope.clone(), filter.clone(), page).await?;
        Ok(page.map(PostView::from))
    };
    Book::of_list(&columns, page, read).await?.answer("vi-tri-viec-lam").await
}

/// A post
///
/// One post with what its professional requirement asks for.
#[utoipa::path(
    operation_id = "get_post", tag = "staff", params(("id" = Id, Path, description = "The post")),
    extensions(("x-permission" = json!("staff.read"))),
    responses((status = 200, description = "The post", body = PostView))
)]
#[get("/posts/{id}")]
async fn get_post(
    allowed: Allowed<StaffRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let view = PostView::from(service::get(&database, allowed.scope, *id).await?);
    Ok(tagged(view.revision, &view))
}

/// A new post
///
/// Adds a post to a unit. A unit has no two posts of the same title.
#[utoipa::path(
    operation_id = "create_post", tag = "staff", request_body = PostBody,
    extensions(("x-permission" = json!("staff.write")), ("x-codes" = json!(["already_exists"]))),
    responses((status = 201, description = "The new post", body = PostView))
)]
#[post("/posts")]
async fn create_post(
    allowed: Allowed<StaffWrite>,
    body: Body<PostBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let view = PostView::from(service::create(&database, &allowed.who, allowed.scope, body.0).await?);
    Ok(created(format!("/api/v1/posts/{}", view.id), view.revision, &view))
}

/// Change a post
///
/// A merge patch of the post; its unit does not change.
#[utoipa::path(
    operation_id = "change_post", tag = "staff", params(("id" = Id, Path, description = "The post")),
    request_body(content = PostPatch, content_type = "application/merge-patch+json"),
    extensions(("x-permission" = json!("staff.write")), ("x-if-match" = json!(true)),
        ("x-codes" = json!(["already_exists"]))),
    responses((status = 200, description = "The changed post", body = PostView))
)]
#[patch("/posts/{id}")]
async fn change_post(
    allowed: Allowed<StaffWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<PostBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let changed = service::change(&database, &allowed.who, allowed.scope, *id, if_match, patch).await?;
    let view = PostView::from(changed);
    Ok(tagged(view.revision, &view))
}

/// Pairs of people of whom one must stay
///
/// The staffing rule keeps one of each pair on duty.
#[utoipa::path(
    operation_id = "list_staff_pairs", tag = "staff", params(StaffPairFilter),
    extensions(("x-permission" = json!("staff.read")), ("x-list" = json!(["unit"]))),
    responses((status = 200, description = "A page of pairs", body = Page<StaffPairView>))
)]
#[get("/staff-pairs")]
async fn list_staff_pairs(
    allowed: Allowed<StaffRead>,
    listing: Listing<StaffPairFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<StaffPairView>>> {
    let page = service::list_pairs(&database, allowed.scope, listing.filter, listing.page).await?;
    Ok(web::Json(page.map(StaffPairView::from)))
}

/// A pair
///
/// Two people of one unit who take turns.
#[utoipa::path(
    operation_id = "get_staff_pair", tag = "staff", params(("id" = Id, Path, description = "The pair")),
    extensions(("x-permission" = json!("staff.read"))),
    responses((status = 200, description = "The pair", body = StaffPairView))
)]
#[get("/staff-pairs/{id}")]
async fn get_staff_pair(
    allowed: Allowed<StaffRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let pair = service::get_pair(&database, allowed.scope, *id).await?;
    Ok(tagged(PAIR_REVISION, &StaffPairView::from(pair)))
}

/// A new pair
///
/// Names two people of a unit of whom one must stay. A pair stands once, whoever is named first.
#[utoipa::path(
    operation_id = "create_staff_pair", tag = "staff", request_body = StaffPairBody,
    extensions(("x-permission" = json!("staff.write")), ("x-codes" = json!(["already_exists", "not_of_unit"]))),
    responses((status = 201, description = "The new pair", body = StaffPairView))
)]
#[post("/staff-pairs")]
async fn create_staff_pair(
    allowed: Allowed<StaffWrite>,
    body: Body<StaffPairBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let pair = service::create_pair(&database, &allowed.who, allowed.scope, body.0).await?;
    Ok(created(format!("/api/v1/staff-pairs/{}", pair.id), PAIR_REVISION, &StaffPairView::from(pair)))
}

/// Remove a pair
///
/// The two may be away together again.
#[utoipa::path(
    operation_id = "delete_staff_pair", tag = "staff", params(("id" = Id, Path, description = "The pair")),
    extensions(("x-permission" = json!("staff.write")), ("x-if-match" = json!(true))),
    responses((status = 204, description = "It is gone"))
)]
#[delete("/staff-pairs/{id}")]
async fn delete_staff_pair(
    allowed: Allowed<StaffWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    if_match.require(PAIR_REVISION)?;
    service::delete_pair(&database, &allowed.who, allowed.scope, *id).await?;
    Ok(HttpResponse::NoContent().finish())
}
