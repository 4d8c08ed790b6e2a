//! The outermost layer: the request's id, its log line, where it comes from, and problem details for every failure,
//! whoever made it.

use std::future::{Ready, ready};
use std::net::IpAddr;
use std::sync::Arc;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, FromRequest, HttpMessage, HttpRequest, HttpResponse, web};
use ipnet::IpNet;
use tracing::Instrument;

use super::Identities;
use super::address_limits::AddressLimits;
use super::problem_document::problem_document;
use super::program_limits::{ProgramLimits, Remaining};
use crate::db::Database;
use crate::kernel::{Clock, Code, Id, Instant, Problem};

/// What the shared layers need.
pub struct Wiring {
    /// The one clock.
    pub clock: Arc<dyn Clock>,
    /// Who knows who is asking.
    pub identities: Arc<dyn Identities>,
    /// The database, for idempotency keys.
    pub database: Database,
    /// The address under which people reach this installation.
    pub public_url: String,
    /// Whose `X-Forwarded-For` is believed.
    pub trusted_proxies: TrustedProxies,
    /// How often programs have asked.
    pub program_limits: ProgramLimits,
    /// How often those have asked who need not sign in.
    pub address_limits: AddressLimits,
}

/// What kind of installation this is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Installation {
    /// Whether everything in it is invented.
    pub demo: bool,
}

/// Networks of proxies in front of the program.
#[derive(Clone, Debug, Default)]
pub struct TrustedProxies(pub Vec<IpNet>);

impl TrustedProxies {
    /// The sender's address: the last one in `X-Forwarded-For` that no trusted proxy has, when a trusted proxy asks.
    fn sender(&self, peer: Option<IpAddr>, forwarded: Option<&str>) -> String {
        let Some(peer) = peer else { return "unknown".to_owned() };
        let trusted = |address: &IpAddr| self.0.iter().any(|network| network.contains(address));
        if !trusted(&peer) {
            return peer.to_string();
        }
        forwarded
            .unwrap_or_default()
            .split(',')
            .rev()
            .filter_map(|address| address.trim().parse::<IpAddr>().ok())
            .find(|address| !trusted(address))
            .unwrap_or(peer)
            .to_string()
    }
}

/// What is known of a request before anybody has looked into it.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Its id: the log carries the same.
    pub request_id: String,
    /// Where it comes from.
    pub address: String,
    /// When it is handled.
    pub now: Instant,
    /// Whether the reader asked for English.
    pub english: bool,
    /// Whether only the head of the answer is sent.
    pub head_only: bool,
}

impl FromRequest for Facts {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let known = request.extensions().get::<Self>().cloned();
        ready(known.ok_or_else(|| Problem::internal("the request has no envelope")))
    }
}

/// Wraps every request (see the module).
pub async fn envelope(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    // HEAD is GET whose answer is sent without its body (RFC 9110 §9.3.2): the server leaves the body out by itself.
    let head_only = request.method() == Method::HEAD;
    if head_only {
        request.head_mut().method = Method::GET;
    }
    let Some(wiring) = request.app_data::<web::Data<Wiring>>().cloned() else {
        return Err(Problem::internal("the application is not wired").into());
    };
    let now = wiring.clock.now();
    let facts = Facts {
        request_id: request_id(&request, now),
        address: wiring.trusted_proxies.sender(
            request.peer_addr().map(|address| address.ip()),
            request.headers().get("x-forwarded-for").and_then(|value| value.to_str().ok()),
        ),
        now,
        english: prefers_english(request.headers().get(header::ACCEPT_LANGUAGE)),
        head_only,
    };
    request.extensions_mut().insert(facts.clone());
    let span =
        tracing::info_span!("request", id = %facts.request_id, method = %request.method(), path = request.path());
    let started = std::time::Instant::now();
    async move {
        let mut response = match next.call(request).await {
            Ok(response) => response.map_into_boxed_body(),
            // A failure before the router has answered has no request to go with it any more; actix renders it.
            Err(error) => return Err(error),
        };
        if response.status().as_u16() >= 400 {
            response = with_document(response, &facts, &wiring.public_url);
        }
        let remaining = response.request().extensions().get::<Remaining>().copied();
        let headers = response.headers_mut();
        if let Some(remaining) = remaining {
            remaining.tell(headers);
        }
        if let Ok(value) = HeaderValue::from_str(&facts.request_id) {
            headers.insert(HeaderName::from_static("x-request-id"), value);
        }
        if !headers.contains_key(header::CACHE_CONTROL) {
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        }
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
        headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
        tracing::info!(
            status = response.status().as_u16(),
            milliseconds = started.elapsed().as_millis() as u64,
            address = %facts.address,
            "answered"
        );
        Ok(response)
    }
    .instrument(span)
    .await
}

fn request_id(request: &ServiceRequest, now: Instant) -> String {
    let given = request.headers().get("x-request-id").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let sound = (8..=64).contains(&given.len())
        && given.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if sound { given.to_owned() } else { Id::new(now).to_string() }
}

/// Vietnamese unless English is asked for and Vietnamese is not asked for before it.
fn prefers_english(header: Option<&HeaderValue>) -> bool {
    let text = header.and_then(|value| value.to_str().ok()).unwrap_or_default();
    text.split(',')
        .map(|part| part.trim().to_ascii_lowercase())
        .find(|part| part.starts_with("vi") || part.starts_with("en"))
        .is_some_and(|part| part.starts_with("en"))
}

fn with_document(response: ServiceResponse<BoxBody>, facts: &Facts, base: &str) -> ServiceResponse<BoxBody> {
    // A document that is written already: a problem of a replayed answer, or an error as RFC 6749 has it.
    let written = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| {
        [&b"application/problem+json"[..], b"application/json"].iter().any(|known| kind.as_bytes().starts_with(known))
    });
    if written {
        return response;
    }
    let told = response.response().error().and_then(|error| error.as_error::<Problem>());
    let substitute;
    let problem = match told {
        Some(problem) => problem,
        None => {
            substitute = Problem::new(code_for(response.status().as_u16()));
            &substitute
        }
    };
    if problem.code.status() >= 500 {
        let cause = problem.cause.as_ref().map(ToString::to_string).unwrap_or_default();
        tracing::error!(code = problem.code.as_str(), cause, "failed");
    }
    let document = problem_document(problem, facts.english, base);
    let mut answer = HttpResponse::build(response.status());
    answer.content_type("application/problem+json");
    for name in [header::ALLOW, header::WWW_AUTHENTICATE, header::RETRY_AFTER] {
        if let Some(value) = response.headers().get(&name) {
            answer.insert_header((name, value.clone()));
        }
    }
    if problem.code.status() == 401 {
        answer.insert_header((header::WWW_AUTHENTICATE, "Bearer"));
    }
    if let Some((_, seconds)) = problem.values.iter().find(|(name, _)| *name == "seconds") {
        answer.insert_header((header::RETRY_AFTER, seconds.clone()));
    }
    answer.insert_header((header::CONTENT_LANGUAGE, if facts.english { "en" } else { "vi" }));
    let mut rendered = answer.body(document.to_string());
    for cookie in response.response().cookies() {
        let _ = rendered.add_cookie(&cookie);
    }
    response.into_response(rendered.map_into_boxed_body())
}

fn code_for(status: u16) -> Code {
    match status {
        400 => Code::BadParameter,
        401 => Code::SignInRequired,
        403 => Code::Forbidden,
        404 => Code::NotFound,
        405 => Code::MethodNotAllowed,
        406 => Code::NotAcceptable,
        413 => Code::TooLarge,
        415 => Code::UnsupportedMediaType,
        429 => Code::TooManyRequests,
        _ => Code::Internal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        let proxies = TrustedProxies(vec!["10.0.0.0/24".parse().expect("a network")]);
        let sender = |peer: &str, forwarded| proxies.sender(peer.parse().ok(), forwarded);
        assert_eq!(sender("10.0.0.1", Some("1.2.3.4, 10.0.0.1")), "1.2.3.4");
        assert_eq!(sender("10.0.0.1", Some("6.6.6.6, 1.2.3.4")), "1.2.3.4");
        assert_eq!(sender("9.9.9.9", Some("1.2.3.4")), "9.9.9.9");
    }

    #[test]
    fn vietnamese_stands_unless_english_is_asked_for_first() {
        for (header, english) in
            [("", false), ("vi,en;q=0.8", false), ("en-GB,vi", true), ("fr,en", true), ("fr", false)]
        {
            assert_eq!(prefers_english(HeaderValue::from_str(header).ok().as_ref()), english, "{header}");
        }
    }
}
