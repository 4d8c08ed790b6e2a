//! How a [`Problem`] leaves a handler: its status here, its document by the envelope.

use actix_web::http::StatusCode;
use actix_web::{HttpMessage, HttpRequest, HttpResponse, ResponseError, web};
use serde_json::Value;

use super::envelope::{Facts, Wiring};
use super::problem_document::problem_document;
use crate::kernel::Problem;

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code.as_str())
    }
}

impl std::error::Error for Problem {}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// Only the status: the envelope writes the document, because it knows the reader's language.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}

/// The document of one refused item of a batch, in the language of the request.
pub fn refusal(request: &HttpRequest, problem: &Problem) -> Value {
    let english = request.extensions().get::<Facts>().is_some_and(|facts| facts.english);
    let base = request.app_data::<web::Data<Wiring>>().map(|wiring| wiring.public_url.as_str()).unwrap_or_default();
    problem_document(problem, english, base)
}
