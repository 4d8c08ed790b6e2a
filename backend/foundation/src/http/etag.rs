//! ETags and If-Match: nobody overwrites what he has not seen.

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, HttpResponse};
use futures_util::future::LocalBoxFuture;
use serde::Serialize;

use super::allowed::once_allowed;
use crate::kernel::{Code, Problem, Result};

/// The revision that a change is meant for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IfMatch(pub i64);

impl IfMatch {
    /// [`Code::Stale`] unless the thing is still at this revision.
    pub fn require(self, revision: i64) -> Result<()> {
        if self.0 == revision { Ok(()) } else { Err(Code::Stale.into()) }
    }
}

fn written(revision: i64) -> String {
    format!("\"r{revision}\"")
}

fn read(text: &str) -> Option<i64> {
    text.trim().trim_start_matches("W/").strip_prefix("\"r")?.strip_suffix('"')?.parse().ok()
}

impl FromRequest for IfMatch {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let understood = match request.headers().get(header::IF_MATCH).and_then(|value| value.to_str().ok()) {
            None => Err(Code::PreconditionRequired.into()),
            // Another form than ours can only be an ETag of something else.
            Some(text) => read(text).map(Self).ok_or_else(|| Code::Stale.into()),
        };
        let allowed = once_allowed(request);
        Box::pin(async move {
            allowed.await;
            understood
        })
    }
}

/// A thing with its ETag; 304 when the reader has it already.
pub fn tagged<T: Serialize>(request: &HttpRequest, revision: i64, thing: &T) -> HttpResponse {
    if unchanged(request, revision) {
        return HttpResponse::NotModified()
            .insert_header((header::ETAG, written(revision)))
            .insert_header((header::CACHE_CONTROL, "private, no-cache"))
            .finish();
    }
    HttpResponse::Ok()
        .insert_header((header::ETAG, written(revision)))
        .insert_header((header::CACHE_CONTROL, "private, no-cache"))
        .json(thing)
}

/// A thing with its ETag, answered whole each time: for what also tells what the calendar or other things say of it, so
/// that the same revision may read differently tomorrow.
pub fn fresh<T: Serialize>(revision: i64, thing: &T) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::ETAG, written(revision)))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(thing)
}

/// 201 with the address of the new thing and its ETag.
pub fn created<T: Serialize>(location: String, revision: i64, thing: &T) -> HttpResponse {
    HttpResponse::Created()
        .insert_header((header::LOCATION, location))
        .insert_header((header::ETAG, written(revision)))
        .json(thing)
}

/// Whether `If-None-Match` names this revision.
pub fn unchanged(request: &HttpRequest, revision: i64) -> bool {
    request
        .headers()
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|text| text.split(',').any(|tag| read(tag) == Some(revision)))
}
