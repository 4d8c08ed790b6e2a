//! A running ward.

use std::net::TcpListener;
use std::sync::Arc;

use backend::config::Config;
use backend::db::{Database, DatabaseUrl};
use backend::http::TrustedProxies;
use backend::kernel::{Clock, FixedClock, Instant};
use backend::startup;
use serde_json::json;

use crate::database::{Kind, PrivateDatabase};
use crate::people::Person;

/// The password of everybody in a test.
const PASSWORD: &str = "sông Sặt chiều 30";

/// A server with a private database and a clock that the test moves.
///
/// The people of every world, by user name: `quantri` (admin), `dieuphoi` (coordinator), `chutich` and `phochutich`
/// (leaders), `truongphong` (head of Phòng Kinh tế, Hạ tầng và Đô thị), `hieutruong` (head of a school), `chuyenvien`
/// (staff of that department), `giaovien` (staff of that school), `sonoivu` (observer).
pub struct World {
    /// The address of the server.
    pub base: String,
    /// The clock: 2026-07-01 08:00 in Vietnam until the test moves it.
    pub clock: Arc<FixedClock>,
    /// The database beneath, for what cannot be seen through HTTP: the chain, the numbering.
    pub database: Database,
    server: actix_web::dev::ServerHandle,
    _private: PrivateDatabase,
}

fn config(url: &DatabaseUrl, clock: Arc<dyn Clock>, base: String) -> Config {
    Config {
        database: url.clone(),
        data_dir: std::env::temp_dir(),
        listen: "127.0.0.1:0".parse().expect("an address"),
        public_url: base,
        trusted_proxies: TrustedProxies::default(),
        secret_key: "the secret key of all the tests here".to_owned(),
        clock,
        demo: false,
    }
}

fn morning() -> Instant {
    Instant::parse("2026-07-01T08:00:00+07:00").expect("an instant")
}

impl World {
    /// Starts a ward on a database of this kind.
    pub async fn start(kind: Kind) -> Self {
        let private = PrivateDatabase::copy(kind, |url| {
            let clock: Arc<dyn Clock> = Arc::new(FixedClock::new(morning()));
            let server =
                startup::build(&config(url, clock, "http://localhost".to_owned())).expect("the template builds");
            crate::world::populate(&server.database);
        });
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let base = format!("http://{}", listener.local_addr().expect("a port"));
        let clock = Arc::new(FixedClock::new(morning()));
        let server = startup::build(&config(&private.url, clock.clone(), base.clone())).expect("the server builds");
        let database = server.database.clone();
        let running = actix_web::HttpServer::new(move || startup::application(&server))
            .workers(1)
            .disable_signals()
            .listen(listener)
            .expect("the server listens")
            .run();
        let handle = running.handle();
        actix_web::rt::spawn(running);
        Self { base, clock, database, server: handle, _private: private }
    }

    /// Moves the clock to 08:00 in Vietnam of a day.
    pub fn go_to(&self, day: &str) {
        self.clock.set(Instant::parse(&format!("{day}T08:00:00+07:00")).expect("a day"));
    }

    /// Somebody who has not signed in.
    pub fn nobody(&self) -> Person {
        Person::nobody(&self.base)
    }

    /// Signs somebody in.
    pub async fn person(&self, user_name: &str) -> Person {
        let person = self.nobody();
        let answer =
            person.post("/auth/login", json!({ "user_name": user_name, "password": PASSWORD })).await.expect(200);
        person.with_token(&answer.text("access_token"))
    }

    /// The id of the unit with exactly this name, as the administrator sees it.
    pub async fn unit(&self, name: &str) -> String {
        let admin = self.person("quantri").await;
        let units = admin.get("/units?limit=200").await.expect(200);
        let unit = units.items().iter().find(|unit| unit["name"] == name);
        unit.unwrap_or_else(|| panic!("no unit {name}"))["id"].as_str().expect("an id").to_owned()
    }
}

impl Drop for World {
    fn drop(&mut self) {
        // Without waiting: the test's runtime ends with it.
        drop(self.server.stop(false));
    }
}

/// The people of every world.
fn populate(database: &Database) {
    use backend::features::accounts::{NewAccount, create_account};
    use backend::kernel::{Principal, Role};
    backend::journal::write_now(database, &Principal::system(morning()), |tx| {
        let ward = backend::features::units::root(tx)?.id;
        for (user_name, display_name, role) in [
            ("quantri", "Quản trị hệ thống", Role::Admin),
            ("dieuphoi", "Điều phối viên", Role::Coordinator),
            ("chutich", "Chủ tịch", Role::Leader),
            ("phochutich", "Phó Chủ tịch", Role::Leader),
            ("sonoivu", "Sở Nội vụ", Role::Observer),
        ] {
            create_account(
                tx,
                NewAccount {
                    user_name,
                    display_name,
                    password: Some(PASSWORD),
                    staff_id: None,
                    roles: &[(role, ward)],
                },
            )?;
        }
        Ok(())
    })
    .expect("the people of the test");
}
