//! `Idempotency-Key` on `POST`: the same key with the same body answers the first answer again for 24 hours.

use actix_web::body::{BoxBody, MessageBody, to_bytes};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::{Method, StatusCode, header};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpResponse, web};
use sha2::{Digest, Sha256};

use super::allowed::principal;
use super::body::read_limited;
use super::envelope::Wiring;
use crate::journal::idempotency;
use crate::kernel::{Code, Fault, Principal, Problem, hexadecimal};

/// The largest body that a key guards: an upload of 20 MB and its form.
const LARGEST: usize = 21 * 1024 * 1024;
/// The longest key, in characters.
pub const LONGEST_KEY: usize = 100;

/// Wraps `/api/v1` (see the module). Requests without the header pass untouched.
pub async fn remember(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    // A key that is no text guards nothing: it is refused like an empty one.
    let key = request.headers().get("idempotency-key").map(|value| value.to_str().unwrap_or_default().to_owned());
    let (Some(key), true) = (key, request.method() == Method::POST) else {
        return Ok(next.call(request).await?.map_into_boxed_body());
    };
    let who = match principal(request.request()).await {
        Ok(who) => who,
        // Signing in and the like: nobody is known yet, so no answer can be kept for him.
        Err(_) => return Ok(next.call(request).await?.map_into_boxed_body()),
    };
    guarded(request, next, key, who).await
}

async fn guarded(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
    key: String,
    who: Principal,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let Some(wiring) = request.app_data::<web::Data<Wiring>>().cloned() else {
        return Ok(answered(request, HttpResponse::from_error(Problem::internal("the application is not wired"))));
    };
    let payload = request.take_payload();
    let (body, request_hash) = match first_use(&request, payload, &wiring, &key, &who).await {
        Ok(Use::First { body, request_hash }) => (body, request_hash),
        Ok(Use::Again(answer)) => return Ok(answered(request, answer)),
        Err(problem) => return Ok(answered(request, HttpResponse::from_error(problem))),
    };
    request.set_payload(Payload::from(web::Bytes::from(body)));
    request.extensions_mut().insert(Principal { idempotency: Some((key.clone(), request_hash)), ..who.clone() });
    let account_id = who.account_id;

    let response = next.call(request).await?;
    // What is shown once, a secret say, says no-store and is kept nowhere: whoever asks again learns that it was done.
    if !response.status().is_success() || response.headers().contains_key(header::CACHE_CONTROL) {
        return Ok(response.map_into_boxed_body());
    }
    let status = response.status().as_u16();
    let content_type = response
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("application/octet-stream")
        .to_owned();
    let (request, response) = response.into_parts();
    let (head, body) = response.into_parts();
    let body = to_bytes(body).await.map_err(|_| Problem::internal("the answer broke off"))?;
    let kept = body.clone();
    wiring
        .database
        .write_transaction(move |connection| {
            idempotency::answer(connection, account_id, &key, status, &content_type, &kept)
        })
        .await?;
    Ok(ServiceResponse::new(request, head.set_body(body).map_into_boxed_body()))
}

/// `ServiceRequest::into_response` would lose the problem behind the answer.
fn answered(request: ServiceRequest, answer: HttpResponse) -> ServiceResponse<BoxBody> {
    ServiceResponse::new(request.into_parts().0, answer)
}

enum Use {
    First { body: Vec<u8>, request_hash: String },
    Again(HttpResponse),
}

async fn first_use(
    request: &ServiceRequest,
    payload: Payload,
    wiring: &Wiring,
    key: &str,
    who: &Principal,
) -> crate::kernel::Result<Use> {
    if key.is_empty() || key.len() > LONGEST_KEY {
        return Err(Problem::unreadable(vec![Fault::new("/header/Idempotency-Key", Code::InvalidValue)]));
    }
    let body = read_limited(payload, LARGEST).await?;
    let request_hash = hashed(request, &body);
    let (account_id, now, asked) = (who.account_id, who.now, key.to_owned());
    let used = wiring.database.read(move |connection| idempotency::find(connection, account_id, &asked, now)).await?;
    let Some(used) = used else { return Ok(Use::First { body, request_hash }) };
    if used.request_hash != request_hash {
        return Err(Problem::new(Code::IdempotencyKeyReused));
    }
    let (Some(status), Some(content_type), Some(body)) = (used.status, used.content_type, used.body) else {
        return Err(Problem::new(Code::IdempotencyAnswerLost));
    };
    let status = u16::try_from(status).ok().and_then(|status| StatusCode::from_u16(status).ok());
    let answer = HttpResponse::build(status.unwrap_or(StatusCode::OK))
        .insert_header((header::CONTENT_TYPE, content_type))
        .insert_header(("idempotency-replayed", "true"))
        .body(body);
    Ok(Use::Again(answer))
}

fn hashed(request: &ServiceRequest, body: &[u8]) -> String {
    let mut digest = Sha256::new();
    digest.update(request.uri().to_string().as_bytes());
    digest.update([0]);
    digest.update(body);
    hexadecimal(digest.finalize())
}
