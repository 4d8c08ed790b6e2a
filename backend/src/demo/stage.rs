//! Where the year is told: the product's own application, called without a network, with a clock that moves through the
//! past and with everybody known by his user name.

use std::rc::Rc;
use std::sync::Arc;

use actix_web::http::Method;
use actix_web::test;
use chrono::NaiveDate;
use futures_util::future::LocalBoxFuture;
use serde_json::Value;

use crate::db::Database;
use crate::features::{accounts, clients};
use crate::http::{Facts, Identified, Identities};
use crate::kernel::{FixedClock, Id, Instant, Problem, Result};
use crate::startup::{Server, application};

/// What a program says that it is, before its id.
const PROGRAM: &str = "program:";

/// Everybody is who he says he is: only the demonstration is wired with this.
struct Taken {
    database: Database,
}

impl Identities for Taken {
    fn identify<'a>(&'a self, token: &'a str, facts: &'a Facts, _: Option<Id>) -> Identified<'a> {
        let (user_name, facts) = (token.to_owned(), facts.clone());
        Box::pin(async move {
            let program = user_name.strip_prefix(PROGRAM).and_then(|id| id.parse::<Id>().ok());
            self.database
                .read(move |connection| match program {
                    None => accounts::principal_of(connection, &user_name, &facts),
                    Some(id) => clients::principal_of(connection, id, &facts),
                })
                .await
        })
    }

    fn forget(&self) {}
}

type Call = Box<dyn Fn(test::TestRequest) -> LocalBoxFuture<'static, (u16, Value)>>;

/// The application and its clock.
pub struct Stage {
    clock: Arc<FixedClock>,
    call: Call,
}

impl Stage {
    /// Opens the application over a server's database.
    pub async fn open(server: &Server) -> Self {
        let clock = Arc::new(FixedClock::new(Instant::from_micros(0)));
        let identities = Arc::new(Taken { database: server.database.clone() });
        let server = server.clone().rehearsing(clock.clone(), identities);
        let app = Rc::new(test::init_service(application(&server)).await);
        let call: Call = Box::new(move |request| {
            let app = app.clone();
            Box::pin(async move {
                let response = test::call_service(&*app, request.to_request()).await;
                let status = response.status().as_u16();
                let body = test::read_body(response).await;
                (status, serde_json::from_slice(&body).unwrap_or_default())
            })
        });
        Self { clock, call }
    }

    /// Moves the clock to an hour of a day in Vietnam.
    pub fn at(&self, day: NaiveDate, hour: i64) {
        self.clock.set(Instant::start_of(day).plus_seconds(hour * 3600));
    }

    /// What somebody sends, and the answer when it is a good one.
    pub async fn send(&self, user_name: &str, method: Method, path: &str, body: &Value) -> Result<Value> {
        let guarded = ["/signature", "/registration"].iter().find_map(|end| path.strip_suffix(end));
        let etag = if method == Method::PATCH || guarded.is_some() {
            let thing = guarded.unwrap_or(path);
            Some(self.send_now(user_name, Method::GET, thing, &Value::Null, None).await?["revision"].clone())
        } else {
            None
        };
        self.send_now(user_name, method, path, body, etag).await
    }

    async fn send_now(
        &self,
        user_name: &str,
        method: Method,
        path: &str,
        body: &Value,
        revision: Option<Value>,
    ) -> Result<Value> {
        let mut request = test::TestRequest::default()
            .method(method.clone())
            .uri(&format!("/api/v1{path}"))
            .peer_addr(std::net::SocketAddr::from(([127, 0, 0, 1], 0)))
            .insert_header(("authorization", format!("Bearer {user_name}")));
        if let Some(revision) = revision {
            request = request.insert_header(("if-match", format!("\"r{revision}\"")));
        }
        if !body.is_null() {
            request = request.set_json(body);
        }
        self.answered(request, &format!("{user_name} {method} {path}")).await
    }

    async fn answered(&self, request: test::TestRequest, what: &str) -> Result<Value> {
        let (status, answer) = (self.call)(request).await;
        if (200..300).contains(&status) {
            Ok(answer)
        } else {
            Err(Problem::internal(format!("{what}: {status} {answer}")))
        }
    }

    /// POST of a file.
    pub async fn upload(&self, user_name: &str, path: &str, name: &str, content: &[u8]) -> Result<()> {
        const BOUNDARY: &str = "the-end-of-a-part";
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        let form = [head.as_bytes(), content, format!("\r\n--{BOUNDARY}--\r\n").as_bytes()].concat();
        let request = test::TestRequest::post()
            .uri(&format!("/api/v1{path}"))
            .peer_addr(std::net::SocketAddr::from(([127, 0, 0, 1], 0)))
            .insert_header(("authorization", format!("Bearer {user_name}")))
            .insert_header(("content-type", format!("multipart/form-data; boundary={BOUNDARY}")))
            .set_payload(form);
        self.answered(request, &format!("{user_name} POST {path}")).await.map(drop)
    }

    /// POST.
    pub async fn post(&self, user_name: &str, path: &str, body: Value) -> Result<Value> {
        self.send(user_name, Method::POST, path, &body).await
    }

    /// POST of an action on what is at this revision.
    pub async fn guarded(&self, user_name: &str, path: &str, revision: &Value) -> Result<Value> {
        self.guarded_with(user_name, path, revision, &Value::Null).await
    }

    /// The same, with a body.
    pub async fn guarded_with(&self, user_name: &str, path: &str, revision: &Value, body: &Value) -> Result<Value> {
        self.send_now(user_name, Method::POST, path, body, Some(revision.clone())).await
    }

    /// What a program is called here.
    pub fn program(client_id: &str) -> String {
        format!("{PROGRAM}{client_id}")
    }

    /// GET.
    pub async fn get(&self, user_name: &str, path: &str) -> Result<Value> {
        self.send(user_name, Method::GET, path, &Value::Null).await
    }
}
