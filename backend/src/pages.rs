//! The SPA's files: embedded in a release build, read from `frontend/dist` in a debug build.
//!
//! `index.html` gets a fresh nonce with every answer, because the component library writes style tags; everything else
//! has its hash in its name and never changes.

use actix_web::http::{Method, header};
use actix_web::{HttpRequest, HttpResponse, web};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../frontend/dist"]
#[allow_missing = true]
struct Files;

/// Serves the hashed files.
pub fn configure(config: &mut web::ServiceConfig) {
    config.route("/assets/{file:.*}", web::get().to(asset));
}

async fn asset(request: HttpRequest) -> HttpResponse {
    file(request.path(), "public, max-age=31536000, immutable").unwrap_or_else(|| HttpResponse::NotFound().finish())
}

fn file(path: &str, caching: &'static str) -> Option<HttpResponse> {
    let file = Files::get(path.trim_start_matches('/'))?;
    Some(
        HttpResponse::Ok()
            .content_type(file.metadata.mimetype())
            .insert_header((header::CACHE_CONTROL, caching))
            .body(file.data.into_owned()),
    )
}

/// The page for an address that the API does not have: a file of the SPA, or the SPA itself. `None` for anything that
/// no browser would navigate to.
pub fn fallback(request: &HttpRequest) -> Option<HttpResponse> {
    let path = request.path();
    let outside = path.starts_with("/api/") || path.starts_with("/docs") || path.starts_with("/.well-known/");
    if request.method() != Method::GET || outside {
        return None;
    }
    if path != "/"
        && path != "/index.html"
        && let Some(found) = file(path, "public, max-age=3600")
    {
        return Some(found);
    }
    let accepts_page = request
        .headers()
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok())
        .is_none_or(|text| text.contains("text/html") || text.contains("*/*"));
    let last = path.rsplit('/').next().unwrap_or_default();
    if !accepts_page || last.contains('.') && path != "/index.html" {
        return None;
    }
    Some(index())
}

fn index() -> HttpResponse {
    let Some(file) = Files::get("index.html") else {
        return HttpResponse::Ok().content_type("text/html; charset=utf-8").body(
            "<!doctype html><meta charset=\"utf-8\"><title>No pages</title>\
             <p>The pages have not been built: run <code>npm ci && npm run build</code> in frontend/.</p>",
        );
    };
    let nonce = STANDARD.encode(rand::random::<[u8; 16]>());
    let page = String::from_utf8_lossy(&file.data).replace("{{nonce}}", &nonce);
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data: blob:; \
         font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; \
         frame-ancestors 'none'"
    );
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .insert_header((header::CONTENT_SECURITY_POLICY, policy))
        .body(page)
}
