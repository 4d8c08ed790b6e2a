//! ETags, If-Match and If-None-Match (RFC 9110 §8.8.3, §13.1): nobody overwrites what he has not seen, and what a reader
//! has already is not sent again.
//!
//! An ETag is the thing's revision and a digest of what was answered, `"r12-9f86d081884c7d65"`. A reader's copy is current
//! only while the whole answer is: it also tells what belongs to other things, the name of a unit or what day it is. A
//! change is meant for a revision, whatever others are called by now: `If-Match` reads the revision alone, and takes it
//! alone too (`"r12"`), for what was read as part of a list.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{Error, FromRequest, HttpRequest, HttpResponse, HttpResponseBuilder};
use futures_util::future::LocalBoxFuture;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::allowed::once_allowed;
use crate::kernel::{Code, Problem, Result, hexadecimal};

/// How many bytes of the digest an ETag shows: two answers of one thing and one revision are to be told apart.
const DIGEST_BYTES: usize = 8;

/// The revision that a change is meant for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IfMatch(pub i64);

impl IfMatch {
    /// [`Code::Stale`] unless the thing is still at this revision.
    pub fn require(self, revision: i64) -> Result<()> {
        if self.0 == revision { Ok(()) } else { Err(Code::Stale.into()) }
    }
}

fn written(revision: i64, body: &[u8]) -> String {
    format!("\"r{revision}-{}\"", hexadecimal(&Sha256::digest(body)[..DIGEST_BYTES]))
}

fn revision_in(tag: &str) -> Option<i64> {
    let inner = tag.trim().trim_start_matches("W/").strip_prefix("\"r")?.strip_suffix('"')?;
    let (revision, digest) = inner.split_once('-').unwrap_or((inner, ""));
    let sound = digest.bytes().all(|byte| byte.is_ascii_hexdigit());
    if sound { revision.parse().ok() } else { None }
}

impl FromRequest for IfMatch {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let understood = match request.headers().get(header::IF_MATCH).and_then(|value| value.to_str().ok()) {
            None => Err(Code::PreconditionRequired.into()),
            // Another form than ours can only be an ETag of something else.
            Some(text) => revision_in(text).map(Self).ok_or_else(|| Code::Stale.into()),
        };
        let allowed = once_allowed(request);
        Box::pin(async move {
            allowed.await;
            understood
        })
    }
}

/// A thing with its ETag.
pub fn tagged<T: Serialize>(revision: i64, thing: &T) -> HttpResponse {
    with_tag(HttpResponse::Ok(), revision, thing)
}

/// 201 with the address of the new thing and its ETag.
pub fn created<T: Serialize>(location: String, revision: i64, thing: &T) -> HttpResponse {
    let mut answer = HttpResponse::Created();
    answer.insert_header((header::LOCATION, location));
    with_tag(answer, revision, thing)
}

fn with_tag<T: Serialize>(mut answer: HttpResponseBuilder, revision: i64, thing: &T) -> HttpResponse {
    match serde_json::to_vec(thing) {
        Ok(body) => {
            answer.insert_header((header::ETAG, written(revision, &body))).content_type("application/json").body(body)
        }
        Err(error) => HttpResponse::from_error(Problem::internal(error)),
    }
}

/// Wraps `/api/v1`: what a reader names in `If-None-Match` is not sent to him again, 304. A copy may be kept by the reader
/// alone, and is asked about each time.
pub async fn not_modified(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> std::result::Result<ServiceResponse<BoxBody>, Error> {
    let reads = request.method() == Method::GET;
    let mut response = next.call(request).await?.map_into_boxed_body();
    if !reads || response.status() != StatusCode::OK || !response.headers().contains_key(header::ETAG) {
        return Ok(response);
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    if !names(response.request().headers(), response.headers().get(header::ETAG)) {
        return Ok(response);
    }
    let (request, response) = response.into_parts();
    let mut answer = response.set_body(BoxBody::new(()));
    *answer.status_mut() = StatusCode::NOT_MODIFIED;
    answer.headers_mut().remove(header::CONTENT_TYPE);
    Ok(ServiceResponse::new(request, answer))
}

/// Whether `If-None-Match` names this ETag: by weak comparison (RFC 9110 §13.1.2).
fn names(asked: &HeaderMap, etag: Option<&HeaderValue>) -> bool {
    let Some(etag) = etag.and_then(|value| value.to_str().ok()) else { return false };
    asked
        .get_all(header::IF_NONE_MATCH)
        .filter_map(|value| value.to_str().ok())
        .flat_map(|text| text.split(','))
        .any(|tag| matches!(tag.trim(), "*") || tag.trim().trim_start_matches("W/") == etag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_etag_tells_the_revision_and_what_was_answered() {
        assert_eq!(written(12, b"test"), "\"r12-9f86d081884c7d65\"");
        assert_ne!(written(12, b"test"), written(12, b"another test"));
    }

    #[test]
    fn a_change_names_the_revision_with_or_without_the_answer() {
        for (tag, revision) in [
            ("\"r12\"", Some(12)),
            ("\"r12-9f86d081884c7d65\"", Some(12)),
            (" W/\"r12-9f86d081884c7d65\"", Some(12)),
            ("\"r12-of something else\"", None),
            ("\"12\"", None),
            ("r12", None),
            ("*", None),
        ] {
            assert_eq!(revision_in(tag), revision, "{tag}");
        }
    }
}
