//! Addresses of accounts for the administrator.

use actix_web::{HttpResponse, delete, get, patch, post, web};

use super::dto::{
    AccountBody, AccountFilter, AccountPatch, AccountView, FromRosterBody, GrantBody, GrantView, NewAccountBody,
    SlipList, SlipView,
};
use super::service;
use foundation::db::Database;
use foundation::http::{
    Allowed, Body, Book, IfMatch, Listing, Patch, Routes, SheetColumns, SheetListing, Wiring, created, tagged,
};
use foundation::kernel::{AccountsRead, AccountsWrite, Id, Page, Result};

/// The addresses of accounts.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_accounts)
        .service(get_accounts_workbook)
        .service(create_accounts_from_roster)
        .service(get_account)
        .service(create_account)
        .service(change_account)
        .service(give_role)
        .service(take_role)
        .service(create_slip)
        .service(lock_account)
        .service(unlock_account)
        .service(end_account_sessions);
}

/// Accounts
///
/// Every account whose roles lie in the administrator's units, with its roles.
#[utoipa::path(
    operation_id = "list_accounts", tag = "accounts", params(AccountFilter),
    extensions(("x-permission" = json!("accounts.read")), ("x-list" = json!(["user_name", "name", "created_at", "last_sign_in_at"]))),
    responses((status = 200, description = "A page of accounts", body = Page<AccountView>))
)]
#[get("/accounts")]
async fn list_accounts(
    allowed: Allowed<AccountsRead>,
    listing: Listing<AccountFilter>,
    database: web::Data<Database>,
) -> Result<web::Json<Page<AccountView>>> {
    Ok(web::Json(service::list(&database, allowed.scope, listing.filter, listing.page).await?))
}

/// Accounts, as Excel
///
/// The list whole, as these filters, words and sort show it; `limit` and `cursor` change nothing.
#[utoipa::path(
    operation_id = "get_accounts_workbook", tag = "accounts", params(AccountFilter, SheetColumns<AccountView>),
    extensions(("x-permission" = json!("accounts.read")), ("x-list" = json!(["user_name", "name", "created_at", "last_sign_in_at"]))),
    responses(Book)
)]
#[get("/accounts/workbook")]
async fn get_accounts_workbook(
    allowed: Allowed<AccountsRead>,
    listing: SheetListing<AccountView, AccountFilter>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let SheetListing { page, filter, columns } = listing;
    let read = async |page| service::list(&database, allowed.scope.clone(), filter.clone(), page).await;
    Book::of_list(&columns, page, read).await?.answer("tai-khoan").await
}

/// An account
///
/// One account with its roles.
#[utoipa::path(
    operation_id = "get_account", tag = "accounts", params(("id" = Id, Path, description = "The account")),
    extensions(("x-permission" = json!("accounts.read"))),
    responses((status = 200, description = "The account", body = AccountView))
)]
#[get("/accounts/{id}")]
async fn get_account(
    allowed: Allowed<AccountsRead>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let account = service::get(&database, allowed.scope, *id).await?;
    Ok(tagged(account.revision, &account))
}

/// A new account
///
/// Makes an account without a password; its person chooses one with an activation slip.
#[utoipa::path(
    operation_id = "create_account", tag = "accounts", request_body = NewAccountBody,
    extensions(("x-permission" = json!("accounts.write")), ("x-codes" = json!(["user_name_taken", "already_exists"]))),
    responses((status = 201, description = "The new account", body = AccountView))
)]
#[post("/accounts")]
async fn create_account(
    allowed: Allowed<AccountsWrite>,
    body: Body<NewAccountBody>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let account = service::create(&database, &allowed.who, allowed.scope, body.0).await?;
    Ok(created(format!("/api/v1/accounts/{}", account.id), account.revision, &account))
}

/// Change an account
///
/// A merge patch of names, person, mail address and whether the password must be changed first.
#[utoipa::path(
    operation_id = "change_account", tag = "accounts", params(("id" = Id, Path, description = "The account")),
    request_body(content = AccountPatch, content_type = "application/merge-patch+json"),
    extensions(("x-permission" = json!("accounts.write")), ("x-if-match" = json!(true)), ("x-codes" = json!(["user_name_taken", "already_exists"]))),
    responses((status = 200, description = "The changed account", body = AccountView))
)]
#[patch("/accounts/{id}")]
async fn change_account(
    allowed: Allowed<AccountsWrite>,
    id: web::Path<Id>,
    if_match: IfMatch,
    patch: Patch<AccountBody>,
    wiring: web::Data<Wiring>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let account = service::change(&database, &allowed.who, allowed.scope, *id, if_match, patch).await?;
    wiring.identities.forget();
    Ok(tagged(account.revision, &account))
}

/// Give a role
///
/// Gives an account a role over a unit and all below it.
#[utoipa::path(
    operation_id = "give_role", tag = "accounts", params(("id" = Id, Path, description = "The account")),
    request_body = GrantBody,
    extensions(("x-permission" = json!("accounts.write")), ("x-codes" = json!(["already_exists"]))),
    responses((status = 201, description = "The role", body = GrantView))
)]
#[post("/accounts/{id}/roles")]
async fn give_role(
    allowed: Allowed<AccountsWrite>,
    id: web::Path<Id>,
    body: Body<GrantBody>,
    wiring: web::Data<Wiring>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let granted = service::give_role(&database, &allowed.who, allowed.scope, *id, body.0).await?;
    wiring.identities.forget();
    Ok(HttpResponse::Created().json(granted))
}

/// Take a role
///
/// Takes a role from an account; the last administrator stays.
#[utoipa::path(
    operation_id = "take_role", tag = "accounts",
    params(("id" = Id, Path, description = "The account"), ("grant_id" = Id, Path, description = "The role that it holds")),
    extensions(("x-permission" = json!("accounts.write")), ("x-codes" = json!(["last_administrator"]))),
    responses((status = 204, description = "Taken"))
)]
#[delete("/accounts/{id}/roles/{grant_id}")]
async fn take_role(
    allowed: Allowed<AccountsWrite>,
    ids: web::Path<(Id, Id)>,
    wiring: web::Data<Wiring>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (id, grant_id) = *ids;
    service::take_role(&database, &allowed.who, allowed.scope, id, grant_id).await?;
    wiring.identities.forget();
    Ok(HttpResponse::NoContent().finish())
}

/// A new activation slip
///
/// For printing: its code is shown this once, holds for 7 days, and voids the slips before it. With it the account's
/// person chooses a password, at the first sign-in or when the old one is forgotten.
#[utoipa::path(
    operation_id = "create_slip", tag = "accounts", params(("id" = Id, Path, description = "The account")),
    extensions(("x-permission" = json!("accounts.write")), ("x-codes" = json!(["account_locked"]))),
    responses((status = 201, description = "The slip", body = SlipView))
)]
#[post("/accounts/{id}/slip")]
async fn create_slip(
    allowed: Allowed<AccountsWrite>,
    id: web::Path<Id>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    Ok(HttpResponse::Created().json(service::new_slip(&database, &allowed.who, allowed.scope, *id).await?))
}

/// Accounts from the roster
///
/// Makes an account with the role `staff` for everybody on the roster who has none, and answers the slips to print. The
/// user name comes from the name (nguyen.van.a), with a number where that is taken.
#[utoipa::path(
    operation_id = "create_accounts_from_roster", tag = "accounts", request_body = FromRosterBody,
    extensions(("x-permission" = json!("accounts.write"))),
    responses((status = 200, description = "The slips of the new accounts", body = SlipList))
)]
#[post("/accounts/from-roster")]
async fn create_accounts_from_roster(
    allowed: Allowed<AccountsWrite>,
    body: Body<FromRosterBody>,
    database: web::Data<Database>,
) -> Result<web::Json<SlipList>> {
    let items = service::from_roster(&database, &allowed.who, allowed.scope, body.0).await?;
    Ok(web::Json(SlipList { items }))
}

/// Lock an account
///
/// Shuts it, ends its sessions and voids its slips; the last administrator stays open.
#[utoipa::path(
    operation_id = "lock_account", tag = "accounts", params(("id" = Id, Path, description = "The account")),
    extensions(("x-permission" = json!("accounts.write")), ("x-codes" = json!(["last_administrator"]))),
    responses((status = 200, description = "The locked account", body = AccountView))
)]
#[post("/accounts/{id}/lock")]
async fn lock_account(
    allowed: Allowed<AccountsWrite>,
    id: web::Path<Id>,
    wiring: web::Data<Wiring>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let account = service::set_locked(&database, &allowed.who, allowed.scope, *id, true).await?;
    wiring.identities.forget();
    Ok(tagged(account.revision, &account))
}

/// Unlock an account
///
/// Opens it again; its person signs in as before.
#[utoipa::path(
    operation_id = "unlock_account", tag = "accounts", params(("id" = Id, Path, description = "The account")),
    extensions(("x-permission" = json!("accounts.write"))),
    responses((status = 200, description = "The open account", body = AccountView))
)]
#[post("/accounts/{id}/unlock")]
async fn unlock_account(
    allowed: Allowed<AccountsWrite>,
    id: web::Path<Id>,
    wiring: web::Data<Wiring>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let account = service::set_locked(&database, &allowed.who, allowed.scope, *id, false).await?;
    wiring.identities.forget();
    Ok(tagged(account.revision, &account))
}

/// Sign an account out everywhere
///
/// Ends all its sessions; its person can sign in again.
#[utoipa::path(
    operation_id = "end_account_sessions", tag = "accounts", params(("id" = Id, Path, description = "The account")),
    extensions(("x-permission" = json!("accounts.write"))),
    responses((status = 204, description = "Signed out"))
)]
#[delete("/accounts/{id}/sessions")]
async fn end_account_sessions(
    allowed: Allowed<AccountsWrite>,
    id: web::Path<Id>,
    wiring: web::Data<Wiring>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    service::end_sessions(&database, &allowed.who, allowed.scope, *id).await?;
    wiring.identities.forget();
    Ok(HttpResponse::NoContent().finish())
}
