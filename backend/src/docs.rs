//! Swagger UI at `/docs/`: a page and an initializer of our own around the files that `utoipa-swagger-ui` carries
//! within it, so that no other host is asked for anything.

use std::sync::{Arc, LazyLock};

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use utoipa_swagger_ui::Config;

use crate::kernel::{Code, Problem, Result};

const PAGE: &str = include_str!("docs/index.html");
const STYLE: &str = include_str!("docs/page.css");
const INITIALIZER: &str = include_str!("docs/initializer.js");

/// Swagger UI draws its icons from `data:` addresses; styles it sets one by one, which needs no permission.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
                      connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What Swagger UI itself brings; its own page and initializer stay unused.
const FILES: [&str; 3] = ["swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png"];

static CONFIG: LazyLock<Arc<Config<'static>>> = LazyLock::new(|| Arc::new(Config::from("/api/openapi.json")));

/// The addresses of the documentation.
pub fn configure(config: &mut web::ServiceConfig) {
    config
        .route("/docs", web::get().to(without_slash))
        .route("/docs/", web::get().to(page))
        .route("/docs/{file}", web::get().to(file));
}

async fn without_slash() -> HttpResponse {
    HttpResponse::PermanentRedirect().insert_header((header::LOCATION, "/docs/")).finish()
}

async fn page() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
        .body(PAGE)
}

async fn file(name: web::Path<String>) -> Result<HttpResponse> {
    let mut answer = HttpResponse::Ok();
    answer.insert_header((header::CACHE_CONTROL, "public, max-age=3600"));
    match name.as_str() {
        "page.css" => return Ok(answer.content_type("text/css; charset=utf-8").body(STYLE)),
        "initializer.js" => return Ok(answer.content_type("text/javascript; charset=utf-8").body(INITIALIZER)),
        other if FILES.contains(&other) => {}
        _ => return Err(Code::NotFound.into()),
    }
    let found =
        utoipa_swagger_ui::serve(&name, CONFIG.clone()).map_err(|error| Problem::internal(error.to_string()))?;
    let found = found.ok_or(Code::NotFound)?;
    if found.gzpipped {
        answer.insert_header((header::CONTENT_ENCODING, "gzip"));
    }
    Ok(answer.content_type(found.content_type).body(found.bytes.into_owned()))
}
