//! A running ward.

use std::net::TcpListener;
use std::sync::Arc;

use backend::config::Config;
use backend::db::{Database, DatabaseUrl};
use backend::features::accounts::{NewAccount, create_account};
use backend::features::jobs::Jobs;
use backend::features::jobs::rules::{RunOutcome, RunWay};
use backend::features::staff::rules::{PostLevel, StaffCategory};
use backend::features::staff::{self, Staff, StaffBody};
use backend::http::TrustedProxies;
use backend::journal::Transaction;
use backend::kernel::{Clock, FixedClock, Id, Instant, Principal, Result, Role};
use backend::startup;
use chrono::NaiveDate;
use serde_json::json;

use crate::database::{Kind, PrivateDatabase};
use crate::people::Person;

/// The password of everybody in a test.
const PASSWORD: &str = "sông Sặt chiều 30";

/// A server with a private database and a clock that the test moves.
///
/// The people of every world, by user name: `quantri` (admin), `dieuphoi` (coordinator, of Phòng Văn hoá - Xã hội),
/// `chutich` and `phochutich` (leaders), `truongphong` (head of Phòng Kinh tế, Hạ tầng và Đô thị), `hieutruong` (head of
/// Trường Tiểu học Thạch Khôi), `chuyenvien` (staff of that department), `giaovien` (staff of that school), `sonoivu`
/// (observer). All but `quantri` and `sonoivu` are on the roster, and so are four more specialists of the department
/// and two more teachers of the school, who have no account.
pub struct World {
    /// The address of the server.
    pub base: String,
    /// The clock: 2026-07-01 08:00 in Vietnam until the test moves it.
    pub clock: Arc<FixedClock>,
    /// The database beneath, for what cannot be seen through HTTP: the chain, the numbering.
    pub database: Database,
    /// What the server does by itself; in a test only when it is told to.
    pub jobs: Jobs,
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
        postman: None,
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
        let (database, jobs) = (server.database.clone(), server.jobs.clone());
        let running = actix_web::HttpServer::new(move || startup::application(&server))
            .workers(1)
            .disable_signals()
            .listen(listener)
            .expect("the server listens")
            .run();
        let handle = running.handle();
        actix_web::rt::spawn(running);
        Self { base, clock, database, jobs, server: handle, _private: private }
    }

    /// Moves the clock to 08:00 in Vietnam of a day.
    pub fn go_to(&self, day: &str) {
        self.clock.set(Instant::parse(&format!("{day}T08:00:00+07:00")).expect("a day"));
    }

    /// Runs a job of the server, as somebody at the command line would; answers what it has done, in its words.
    pub fn run_job(&self, name: &str) -> Option<String> {
        let who = Principal::system(self.clock.now());
        let run = self.jobs.run(name, RunWay::CommandLine, &who).expect("the job runs");
        assert_ne!(run.outcome, RunOutcome::Failed, "{run:?}");
        run.summary
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

impl World {
    /// The id of somebody on the roster of every world, by user name or by full name.
    ///
    /// # Panics
    /// When nobody, or more than one, is meant.
    pub fn staff_id(&self, who: &str) -> String {
        let by_user_name = PEOPLE.iter().find(|(.., account)| account.is_some_and(|(user_name, _)| user_name == who));
        let name = by_user_name.map_or(who, |(_, _, name, ..)| name);
        let found = self.database.read_now(|connection| staff::named(connection, name)).expect("the roster is read");
        match found.as_slice() {
            [only] => only.id.to_string(),
            several => panic!("{} people are called {name}", several.len()),
        }
    }
}

impl Drop for World {
    fn drop(&mut self) {
        // Without waiting: the test's runtime ends with it.
        drop(self.server.stop(false));
    }
}

/// Somebody of every world: unit, title, name, year of birth, user name and role, if any.
type Somebody = (&'static str, &'static str, &'static str, i32, Option<(&'static str, Role)>);

const LEADERS: &str = "leaders";
const CULTURE: &str = "culture";
const ECONOMY: &str = "economy";
const SCHOOL: &str = "primary_school";

/// The people on the roster of every world. Leaders and the coordinator hold their role over the whole ward.
const PEOPLE: [Somebody; 13] = [
    (LEADERS, "Chủ tịch UBND phường", "Vũ Đình Khôi", 1972, Some(("chutich", Role::Leader))),
    (LEADERS, "Phó Chủ tịch UBND phường", "Phạm Thị Bích Hạnh", 1978, Some(("phochutich", Role::Leader))),
    (CULTURE, "Phó Trưởng phòng", "Đỗ Thu Hương", 1984, Some(("dieuphoi", Role::Coordinator))),
    (ECONOMY, "Trưởng phòng", "Nguyễn Văn Á", 1975, Some(("truongphong", Role::UnitHead))),
    (ECONOMY, "Chuyên viên", "Trần Thị Hoà", 1990, Some(("chuyenvien", Role::Staff))),
    (ECONOMY, "Chuyên viên", "Lê Minh Đức", 1988, None),
    (ECONOMY, "Chuyên viên", "Bùi Văn An", 1992, None),
    (ECONOMY, "Chuyên viên", "Phạm Dũng", 1985, None),
    (ECONOMY, "Chuyên viên", "Đỗ Thị Ánh", 1994, None),
    (SCHOOL, "Hiệu trưởng", "Hoàng Thị Mai", 1974, Some(("hieutruong", Role::UnitHead))),
    (SCHOOL, "Giáo viên", "Vũ Thuý Nga", 1991, Some(("giaovien", Role::Staff))),
    (SCHOOL, "Giáo viên", "Nguyễn Thị Lan", 1987, None),
    (SCHOOL, "Giáo viên", "Đặng Quốc Việt", 1993, None),
];

/// The people of every world.
fn populate(database: &Database) {
    backend::journal::write_now(database, &Principal::system(morning()), |tx| {
        let ward = backend::features::units::root(tx)?.id;
        for (user_name, display_name, role) in
            [("quantri", "Quản trị hệ thống", Role::Admin), ("sonoivu", "Sở Nội vụ", Role::Observer)]
        {
            let roles = [(role, ward)];
            create_account(
                tx,
                NewAccount { user_name, display_name, password: Some(PASSWORD), staff_id: None, roles: &roles },
            )?;
        }
        for (unit, title, name, born, account) in PEOPLE {
            let unit_id = backend::features::units::shipped_id(unit);
            let person = somebody(tx, unit_id, title, name, born)?;
            let Some((user_name, role)) = account else { continue };
            let roles = match role {
                Role::UnitHead => vec![(role, unit_id), (Role::Staff, unit_id)],
                Role::Staff => vec![(role, unit_id)],
                // The Chủ tịch heads the ward; a Phó Chủ tịch leads for him.
                Role::Leader if title == "Chủ tịch UBND phường" => {
                    vec![(role, ward), (Role::UnitHead, ward), (Role::Staff, unit_id)]
                }
                _ => vec![(role, ward), (Role::Staff, unit_id)],
            };
            create_account(
                tx,
                NewAccount {
                    user_name,
                    display_name: name,
                    password: Some(PASSWORD),
                    staff_id: Some(person.id),
                    roles: &roles,
                },
            )?;
        }
        Ok(())
    })
    .expect("the people of the test");
}

fn somebody(tx: &mut Transaction<'_>, unit_id: Id, title: &str, name: &str, born: i32) -> Result<Staff> {
    let teaches = matches!(title, "Hiệu trưởng" | "Giáo viên");
    let category = if teaches { StaffCategory::PublicEmployee } else { StaffCategory::CivilServant };
    let leads = !matches!(title, "Chuyên viên" | "Giáo viên");
    let level = if leads { PostLevel::Leading } else { PostLevel::Specialist };
    let post = staff::posts::of_title(tx, unit_id, title, level)?;
    let body = StaffBody {
        post_id: Some(post.id),
        birth_date: NaiveDate::from_ymd_opt(born, 5, 19),
        hired_on: NaiveDate::from_ymd_opt(2020, 1, 1),
        ..StaffBody::of(name, category, unit_id)
    };
    staff::create(tx, body)
}
