//! Addresses of the feed.

use actix_web::http::header;
use actix_web::{HttpMessage as _, HttpRequest, HttpResponse, get, post, web};
use futures_util::TryStreamExt as _;

use super::dto::{
    Acknowledged, AcknowledgementBody, DigestView, FeedQuery, KindList, PullStatus, RecordQuery, RecordStatusList,
    SyncItem, SyncPage,
};
use super::kinds::Feed;
use super::log::PullLog;
use super::rules::{DEFAULT_LIMIT, Item, MAX_LIMIT, Position, STREAM_BATCH};
use super::service::{self, Batch, Puller};
use foundation::db::Database;
use foundation::http::{Allowed, Body, Facts, Query, Routes, Wiring};
use foundation::kernel::{Code, Fault, Id, Principal, Problem, PullRead, Result, SyncAcknowledge, SyncRead, TextEnum};

const NDJSON: &str = "application/x-ndjson";
/// Records that one question may name.
const MOST_RECORDS: usize = 200;

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes
        .service(list_kinds)
        .service(read_terms)
        .service(pull_changes)
        .service(acknowledge)
        .service(pull_kind)
        .service(get_digest)
        .service(get_schema)
        .service(get_record)
        .service(get_pull_status)
        .service(get_record_status);
}

fn feed_of(code: &str) -> Result<Feed> {
    Feed::from_code(code).ok_or_else(|| Code::KindUnknown.into())
}

fn kind_of(code: &str) -> Result<Feed> {
    feed_of(code).and_then(|feed| if feed == Feed::Changes { Err(Code::KindUnknown.into()) } else { Ok(feed) })
}

fn sync_address(wiring: &Wiring) -> String {
    format!("{}/api/v1/sync", wiring.public_url)
}

/// Kinds to pull
///
/// Every kind with its feed's address, its schema, how much there is, the newest change, and how far the asking client
/// has come.
#[utoipa::path(
    operation_id = "list_sync_kinds", tag = "sync", extensions(("x-permission" = json!("sync.read"))),
    responses((status = 200, description = "The kinds", body = KindList))
)]
#[get("/sync")]
async fn list_kinds(
    allowed: Allowed<SyncRead>,
    wiring: web::Data<Wiring>,
    database: web::Data<Database>,
    log: web::Data<PullLog>,
) -> Result<web::Json<KindList>> {
    Ok(web::Json(service::kinds(&database, &log, Puller::of(&allowed.who)?, sync_address(&wiring)).await?))
}

/// Terms of use
///
/// What the `license` of each page leads to.
#[utoipa::path(
    operation_id = "read_sync_terms", tag = "sync", security(()), extensions(("x-permission" = json!("public"))),
    responses((status = 200, description = "The terms of use", body = String, content_type = "text/html"))
)]
#[get("/sync/terms")]
async fn read_terms() -> HttpResponse {
    HttpResponse::Ok().content_type("text/html; charset=utf-8").body(
        "<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\"><title>Điều kiện sử dụng dữ liệu</title>\
         <h1>Điều kiện sử dụng dữ liệu</h1><p>Dữ liệu được cung cấp cho cơ quan có thẩm quyền để đánh giá và quản lý \
         chất lượng bồi dưỡng cán bộ, công chức, viên chức; không dùng vào mục đích khác, không cung cấp lại cho bên \
         thứ ba. Dữ liệu cá nhân được xử lý theo pháp luật về bảo vệ dữ liệu cá nhân. Bản ghi đã xóa hoặc ra khỏi phạm \
         vi phải được xóa khỏi bản sao.</p><p lang=\"en\">The data are for the authority that evaluates and manages the \
         quality of training, for no other purpose, and are not passed on. Personal data are processed under the law \
         that protects them. What is deleted or out of scope must be removed from every copy.</p></html>",
    )
}

/// All kinds in one feed
///
/// The same as the feed of one kind, for all of them, in one order of change numbers.
#[utoipa::path(
    operation_id = "pull_changes", tag = "sync", params(FeedQuery),
    extensions(("x-permission" = json!("sync.read")), ("x-codes" = json!(["cursor_expired"]))),
    responses((status = 200, description = "A page; with `Accept: application/x-ndjson` all items, one a line",
        content((SyncPage = "application/json"), (String = "application/x-ndjson"))))
)]
#[get("/sync/changes")]
async fn pull_changes(
    allowed: Allowed<SyncRead>,
    query: Query<FeedQuery>,
    request: HttpRequest,
    wiring: web::Data<Wiring>,
    database: web::Data<Database>,
    log: web::Data<PullLog>,
) -> Result<HttpResponse> {
    pull(&allowed.who, Feed::Changes, query.0, &request, (&wiring, &database, log)).await
}

/// The feed of a kind
///
/// An RPDE 1.0 page: each record once, at its latest change, in the order of change numbers. Without parameters it
/// begins at the start; `next` leads on, and the last page is empty with its own address as `next`. With
/// `Accept: application/x-ndjson` all items from the position on are streamed, one a line; the header `Link` then says
/// where to go on afterwards. Answers 410 with `start_over` where the position can no longer be used.
#[utoipa::path(
    operation_id = "pull_kind", tag = "sync",
    params(("kind" = Feed, Path, description = "The kind"), FeedQuery),
    extensions(("x-permission" = json!("sync.read")), ("x-codes" = json!(["kind_unknown", "cursor_expired"]))),
    responses((status = 200, description = "A page; with `Accept: application/x-ndjson` all items, one a line",
        content((SyncPage = "application/json"), (String = "application/x-ndjson"))))
)]
#[get("/sync/{kind}")]
async fn pull_kind(
    allowed: Allowed<SyncRead>,
    kind: web::Path<String>,
    query: Query<FeedQuery>,
    request: HttpRequest,
    wiring: web::Data<Wiring>,
    database: web::Data<Database>,
    log: web::Data<PullLog>,
) -> Result<HttpResponse> {
    let feed = feed_of(&kind)?;
    pull(&allowed.who, feed, query.0, &request, (&wiring, &database, log)).await
}

async fn pull(
    who: &Principal,
    feed: Feed,
    query: FeedQuery,
    request: &HttpRequest,
    (wiring, database, log): (&Wiring, &Database, web::Data<PullLog>),
) -> Result<HttpResponse> {
    let head_only = request.extensions().get::<Facts>().is_some_and(|facts| facts.head_only);
    let puller = Puller::of(who)?.only_looking(head_only);
    let (position, limit) = understood(&query)?;
    let address = format!("{}/{feed}", sync_address(wiring));
    let asked_limit = query.limit.map(|limit| format!("limit={limit}"));
    let streamed = wants_stream(request);
    let size = if streamed { STREAM_BATCH } else { limit };
    let log = log.into_inner();
    let batch = service::batch(database, &log, &puller, feed, position, size).await.map_err(|problem| {
        let start = asked_limit.as_ref().map_or(address.clone(), |limit| format!("{address}?{limit}"));
        if problem.code == Code::CursorExpired { problem.member("start_over", start) } else { problem }
    })?;
    if streamed {
        let next = format!("<{address}?afterChangeNumber={}&epoch={}>; rel=\"next\"", batch.head, batch.epoch);
        let omitted = batch.omitted_fields.join(", ");
        let lines = service::lines(database.clone(), log, puller, feed, batch).map_ok(web::Bytes::from);
        return Ok(HttpResponse::Ok()
            .content_type(NDJSON)
            .insert_header((header::LINK, next))
            .insert_header(("omitted-fields", omitted))
            .streaming(lines));
    }
    let next = match batch.items.last() {
        // The last page's next is its own address, letter by letter.
        None => format!("{}{}", wiring.public_url, request.uri()),
        Some(last) => {
            let limit = asked_limit.map(|limit| format!("&{limit}")).unwrap_or_default();
            format!("{address}?afterChangeNumber={}&epoch={}{limit}", last.number, batch.epoch)
        }
    };
    let license = format!("{}/terms", sync_address(wiring));
    Ok(HttpResponse::Ok().content_type("application/json").body(page(&batch, &next, &license)?))
}

/// The position and the size of a page, or every fault of the parameters.
fn understood(query: &FeedQuery) -> Result<(Position, usize)> {
    let mut faults = Vec::new();
    let after = query.after_change_number.unwrap_or(0);
    if after < 0 {
        faults.push(Fault::new("/query/afterChangeNumber", Code::OutOfRange).with("range", "≥ 0"));
    }
    let limit = query.limit.map_or(Some(DEFAULT_LIMIT), |limit| usize::try_from(limit).ok());
    match limit.filter(|limit| (1..=MAX_LIMIT).contains(limit)) {
        Some(limit) if faults.is_empty() => Ok((Position { after, epoch: query.epoch.clone() }, limit)),
        Some(_) => Err(Problem::unreadable(faults)),
        None => {
            faults.push(Fault::new("/query/limit", Code::OutOfRange).with("range", format!("1–{MAX_LIMIT}")));
            Err(Problem::unreadable(faults))
        }
    }
}

fn wants_stream(request: &HttpRequest) -> bool {
    let accept = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accept.split(',').any(|part| part.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case(NDJSON))
}

/// A page as JSON; the items' data are put in as they are stored.
fn page(batch: &Batch, next: &str, license: &str) -> Result<String> {
    let quoted = |text: &str| serde_json::to_string(text).map_err(Problem::internal);
    let mut out = format!("{{\"next\":{},\"items\":[", quoted(next)?);
    for (index, item) in batch.items.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        item.write(&mut out);
    }
    let omitted = serde_json::to_string(&batch.omitted_fields).map_err(Problem::internal)?;
    out.push_str(&format!(
        "],\"license\":{},\"has_more\":{},\"consistent_through\":\"{}\",\"omitted_fields\":{omitted}}}",
        quoted(license)?,
        batch.has_more,
        batch.consistent_through,
    ));
    Ok(out)
}

/// Is my copy whole?
///
/// The head, the count and the hash of all that whoever stands at that head must hold. Compare when the last item that
/// was read has this number.
#[utoipa::path(
    operation_id = "get_sync_digest", tag = "sync", params(("kind" = Feed, Path, description = "The kind")),
    extensions(("x-permission" = json!("sync.read")), ("x-codes" = json!(["kind_unknown"]))),
    responses((status = 200, description = "The digest", body = DigestView))
)]
#[get("/sync/{kind}/digest")]
async fn get_digest(
    allowed: Allowed<SyncRead>,
    kind: web::Path<String>,
    database: web::Data<Database>,
) -> Result<web::Json<DigestView>> {
    let feed = feed_of(&kind)?;
    Ok(web::Json(service::digest(&database, Puller::of(&allowed.who)?, feed).await?))
}

/// The schema of a kind
///
/// The JSON Schema of `data`. Fields may be added at any time; a removal is announced 12 months before.
#[utoipa::path(
    operation_id = "get_sync_schema", tag = "sync", params(("kind" = Feed, Path, description = "The kind")),
    extensions(("x-permission" = json!("sync.read")), ("x-codes" = json!(["kind_unknown"]))),
    responses((status = 200, description = "The schema", body = Object, content_type = "application/schema+json"))
)]
#[get("/sync/{kind}/schema")]
async fn get_schema(
    _allowed: Allowed<SyncRead>,
    kind: web::Path<String>,
    wiring: web::Data<Wiring>,
) -> Result<HttpResponse> {
    let feed = kind_of(&kind)?;
    let schema = feed.schema(&format!("{}/{feed}/schema", sync_address(&wiring)));
    Ok(HttpResponse::Ok().content_type("application/schema+json").body(schema.to_string()))
}

/// One record
///
/// A record as it stands in the feed; a tombstone where it is gone or out of scope.
#[utoipa::path(
    operation_id = "get_sync_record", tag = "sync",
    params(("kind" = Feed, Path, description = "The kind"), ("id" = Id, Path, description = "The record")),
    extensions(("x-permission" = json!("sync.read")), ("x-codes" = json!(["kind_unknown"]))),
    responses((status = 200, description = "The item", body = SyncItem))
)]
#[get("/sync/{kind}/{id}")]
async fn get_record(
    allowed: Allowed<SyncRead>,
    path: web::Path<(String, Id)>,
    database: web::Data<Database>,
) -> Result<HttpResponse> {
    let (kind, id) = path.into_inner();
    let item: Item = service::one(&database, Puller::of(&allowed.who)?, feed_of(&kind)?, id).await?;
    let mut body = String::new();
    item.write(&mut body);
    Ok(HttpResponse::Ok().content_type("application/json").body(body))
}

/// Acknowledge
///
/// Tells the ward what has been stored. It can only be what was handed out under the present epoch, and an older
/// acknowledgement never takes a newer one back.
#[utoipa::path(
    operation_id = "acknowledge_sync", tag = "sync", request_body = AcknowledgementBody,
    extensions(("x-permission" = json!("sync.acknowledge")), ("x-codes" = json!(["acknowledged_too_far"]))),
    responses((status = 200, description = "What stands acknowledged", body = Acknowledged))
)]
#[post("/sync/acknowledgements")]
async fn acknowledge(
    allowed: Allowed<SyncAcknowledge>,
    body: Body<AcknowledgementBody>,
    database: web::Data<Database>,
    log: web::Data<PullLog>,
) -> Result<web::Json<Acknowledged>> {
    Ok(web::Json(service::acknowledge(&database, &log, Puller::of(&allowed.who)?, body.0).await?))
}

/// The state of the pull
///
/// For each program: when it last pulled, what it has taken and acknowledged, what waits for it and since when.
#[utoipa::path(
    operation_id = "get_pull_status", tag = "sync", extensions(("x-permission" = json!("pull.read"))),
    responses((status = 200, description = "The programs", body = PullStatus))
)]
#[get("/pull-status")]
async fn get_pull_status(
    allowed: Allowed<PullRead>,
    database: web::Data<Database>,
    log: web::Data<PullLog>,
) -> Result<web::Json<PullStatus>> {
    Ok(web::Json(service::status(&database, &log, allowed.scope, allowed.who.now).await?))
}

/// Which records the city has
///
/// For up to 200 records of a kind: whether a program has acknowledged them as they stand now.
#[utoipa::path(
    operation_id = "get_record_status", tag = "sync",
    params(("kind" = Feed, Path, description = "The kind"), RecordQuery),
    extensions(("x-permission" = json!("pull.read")), ("x-codes" = json!(["kind_unknown"]))),
    responses((status = 200, description = "The records", body = RecordStatusList))
)]
#[get("/pull-status/{kind}")]
async fn get_record_status(
    allowed: Allowed<PullRead>,
    kind: web::Path<String>,
    query: Query<RecordQuery>,
    database: web::Data<Database>,
) -> Result<web::Json<RecordStatusList>> {
    let kind = kind_of(&kind)?;
    let ids: Option<Vec<Id>> = query.0.ids.split(',').map(|id| id.parse().ok()).collect();
    let ids = ids
        .filter(|ids| ids.len() <= MOST_RECORDS)
        .ok_or_else(|| Problem::unreadable(vec![Fault::new("/query/ids", Code::InvalidValue)]))?;
    Ok(web::Json(service::records(&database, allowed.scope, kind, ids).await?))
}
