//! The one place where everything is wired, for `main` and for tests.

use std::collections::BTreeMap;
use std::sync::Arc;

use actix_web::body::MessageBody;
use actix_web::dev::{ResourceDef, ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::http::header;
use actix_web::middleware::{Compress, from_fn};
use actix_web::{App, Error, HttpRequest, HttpResponse, web};
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::config::Config;
use crate::db::{Database, migrate};
use crate::features::accounts::{self, Directory, Tokens};
use crate::features::clients::{self, Programs};
use crate::features::jobs::Jobs;
use crate::features::pull::PullLog;
use crate::features::{self, installation};
use crate::http::{
    AddressLimits, Identities, Installation, ProgramLimits, Wiring, envelope, not_modified, path_config, remember,
};
use crate::kernel::{Clock, Code, Id, Principal, Problem, Result};
use crate::{api, docs, jobs, journal, pages};

/// Threads that wait for the database, for each worker: as many as there are connections.
pub const BLOCKING_THREADS: usize = 8;

/// Everything that a running server shares between its threads.
#[derive(Clone)]
pub struct Server {
    /// The database.
    pub database: Database,
    /// What it does by itself.
    pub jobs: Jobs,
    wiring: web::Data<Wiring>,
    tokens: web::Data<Tokens>,
    directory: web::Data<Directory>,
    pull_log: web::Data<PullLog>,
    installation: web::Data<Installation>,
    addresses: web::Data<Addresses>,
}

/// Every address of the API with the methods that it answers.
struct Addresses(Vec<(ResourceDef, Vec<String>)>);

impl Server {
    /// The same server with another clock and others who know who is asking: for the demonstration, which is told
    /// through the application before it is served.
    #[must_use]
    pub fn rehearsing(self, clock: Arc<dyn Clock>, identities: Arc<dyn Identities>) -> Self {
        let wiring = Wiring {
            program_limits: ProgramLimits::new(clock.clone()),
            address_limits: AddressLimits::new(clock.clone()),
            clock,
            identities,
            database: self.database.clone(),
            public_url: self.wiring.public_url.clone(),
            trusted_proxies: self.wiring.trusted_proxies.clone(),
        };
        Self { wiring: web::Data::new(wiring), ..self }
    }
}

/// Opens the database, brings it up to date, puts in what is shipped, and wires the parts.
pub fn build(config: &Config) -> Result<Server> {
    let database = Database::open(config.database.clone())?;
    migrate(&database)?;
    let now = config.clock.now();
    database.write_now(|connection| journal::begin(connection, &Id::new(now).to_string()))?;
    journal::write_now(&database, &Principal::system(now), features::seed)?;
    let tokens = Arc::new(Tokens::open(&database, &config.public_url, &config.secret_key, now)?);
    let directory = Arc::new(Directory::new(database.clone(), tokens.clone(), Some(Arc::new(Programs))));
    let wiring = Wiring {
        clock: config.clock.clone(),
        identities: directory.clone() as Arc<dyn Identities>,
        database: database.clone(),
        public_url: config.public_url.clone(),
        trusted_proxies: config.trusted_proxies.clone(),
        program_limits: ProgramLimits::new(config.clock.clone()),
        address_limits: AddressLimits::new(config.clock.clone()),
    };
    let pull_log = web::Data::new(PullLog::new(database.clone()));
    Ok(Server {
        jobs: jobs::jobs(config, &database),
        database,
        wiring: web::Data::new(wiring),
        tokens: web::Data::from(tokens),
        directory: web::Data::from(directory),
        pull_log,
        installation: web::Data::new(Installation { demo: config.demo }),
        addresses: web::Data::new(addresses()?),
    })
}

/// The one-time link of the first administrator; `None` once there is one.
pub fn set_up_link(server: &Server) -> Result<Option<String>> {
    let token = server.database.write_now(accounts::new_set_up_token)?;
    Ok(token.map(|token| format!("{}/thiet-lap?token={token}", server.wiring.public_url)))
}

/// The application of one worker.
pub fn application(
    server: &Server,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody + use<>>,
        Error = Error,
        InitError = (),
    > + use<>,
> {
    App::new()
        .app_data(web::Data::new(server.database.clone()))
        .app_data(server.wiring.clone())
        .app_data(server.tokens.clone())
        .app_data(server.directory.clone())
        .app_data(server.pull_log.clone())
        .app_data(web::Data::new(server.jobs.clone()))
        .app_data(server.installation.clone())
        .app_data(server.addresses.clone())
        .app_data(web::Data::new(features::FOLLOWERS_OF_COURSES))
        .app_data(path_config())
        .service(
            web::scope("/api/v1")
                .wrap(from_fn(remember))
                .wrap(from_fn(clients::note_refusals))
                .wrap(from_fn(not_modified))
                .configure(api::configure_api),
        )
        .configure(installation::configure_health)
        .route("/api/openapi.json", web::get().to(openapi))
        .route("/.well-known/jwks.json", web::get().to(key_set))
        .route("/problems/{code}", web::get().to(problem))
        .configure(docs::configure)
        .configure(pages::configure)
        .default_service(web::to(nothing_here))
        .wrap(Compress::default())
        .wrap(from_fn(envelope))
}

async fn openapi() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("application/json")
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .body(api::COMMITTED)
}

async fn key_set(tokens: web::Data<Tokens>) -> HttpResponse {
    HttpResponse::Ok().insert_header((header::CACHE_CONTROL, "public, max-age=300")).json(tokens.key_set())
}

/// What a problem's `type` leads to.
async fn problem(code: web::Path<String>) -> Result<HttpResponse> {
    let code = Code::from_code(&code).ok_or(Code::NotFound)?;
    let page = format!(
        "<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\"><title>{0}</title><h1>{0}</h1><p>HTTP {1}</p><p>{2}</p><p lang=\"en\">{3}</p></html>",
        code.as_str(),
        code.status(),
        code.vietnamese(),
        code.english(),
    );
    Ok(HttpResponse::Ok().content_type("text/html; charset=utf-8").body(page))
}

/// An address that nothing answers: 405 where another method would have, the SPA's page for a browser, else 404.
async fn nothing_here(request: HttpRequest, addresses: web::Data<Addresses>) -> HttpResponse {
    let known = addresses.0.iter().find(|(pattern, _)| pattern.is_match(request.path()));
    if let Some((_, methods)) = known {
        let problem = Problem::new(Code::MethodNotAllowed);
        let mut answer = HttpResponse::from_error(problem);
        if let Ok(allow) = methods.join(", ").parse() {
            answer.headers_mut().insert(header::ALLOW, allow);
        }
        return answer;
    }
    pages::fallback(&request).unwrap_or_else(|| HttpResponse::from_error(Problem::new(Code::NotFound)))
}

fn addresses() -> Result<Addresses> {
    #[derive(Deserialize)]
    struct Document {
        paths: BTreeMap<String, BTreeMap<String, IgnoredAny>>,
    }
    let document: Document = serde_json::from_str(api::COMMITTED).map_err(Problem::internal)?;
    let known = |(path, methods): (String, BTreeMap<String, IgnoredAny>)| {
        (ResourceDef::new(path), methods.into_keys().map(|name| name.to_uppercase()).collect())
    };
    Ok(Addresses(document.paths.into_iter().map(known).collect()))
}
