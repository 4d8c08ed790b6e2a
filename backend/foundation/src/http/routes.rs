//! What a feature hands its addresses to: a worker that serves them, or the description of the API.

use actix_web::dev::HttpServiceFactory;
use actix_web::web::ServiceConfig;
use utoipa::openapi::path::Paths;
use utoipa::openapi::schema::Schema;
use utoipa::openapi::{Components, OpenApi, RefOr};
use utoipa_actix_web::OpenApiFactory;

/// Takes handlers. Serving and describing are two takers of the same list, so that a worker that starts does not make
/// the whole description once more.
pub trait Routes {
    /// Takes one handler.
    fn service<F: HttpServiceFactory + OpenApiFactory + 'static>(&mut self, handler: F) -> &mut Self;

    /// Takes the handlers of a room.
    fn configure(&mut self, room: impl FnOnce(&mut Self)) -> &mut Self {
        room(self);
        self
    }
}

impl Routes for ServiceConfig {
    fn service<F: HttpServiceFactory + OpenApiFactory + 'static>(&mut self, handler: F) -> &mut Self {
        ServiceConfig::service(self, handler)
    }
}

/// What the handlers say of themselves.
#[derive(Default)]
pub struct Description {
    prefix: &'static str,
    paths: Paths,
    schemas: Vec<(String, RefOr<Schema>)>,
}

impl Description {
    /// Takes the handlers of a room that lie below this address.
    pub fn below(&mut self, prefix: &'static str, room: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.prefix, prefix);
        room(self);
        self.prefix = outer;
    }

    /// Adds what was taken to a document.
    pub fn write_into(self, document: &mut OpenApi) {
        document.paths.merge(self.paths);
        document.components.get_or_insert_with(Components::new).schemas.extend(self.schemas);
    }
}

impl Routes for Description {
    fn service<F: HttpServiceFactory + OpenApiFactory + 'static>(&mut self, handler: F) -> &mut Self {
        let mut paths = handler.paths();
        paths.paths = std::mem::take(&mut paths.paths)
            .into_iter()
            .map(|(path, item)| (self.prefix.to_owned() + &path, item))
            .collect();
        self.paths.merge(paths);
        handler.schemas(&mut self.schemas);
        self
    }
}
