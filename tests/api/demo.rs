//! The demonstration: the same seed and day tell the same year, and every role has something to see in it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use backend::config::Config;
use backend::db::{Database, DatabaseUrl};
use backend::demo;
use backend::http::TrustedProxies;
use backend::kernel::{Clock, FixedClock, Instant};
use diesel::prelude::*;
use serde_json::{Value, json};

const PASSWORD: &str = "sông Sặt chiều 30";

/// Everything of a year that is told anew must be equal: people at courses with their states, and the numbers of things.
fn told(database: &Database) -> (Vec<(String, String, String)>, Vec<i64>) {
    use backend::db::schema::{
        absences, attendance, certificates, courses, evaluations, nominations, result_reports, results, staff,
    };
    database
        .read_now(|connection| {
            let people = nominations::table
                .inner_join(staff::table.on(staff::id.eq(nominations::staff_id)))
                .inner_join(courses::table.on(courses::id.eq(nominations::course_id)))
                .order((courses::first_day, courses::name, staff::full_name))
                .select((staff::full_name, courses::name, nominations::state))
                .load(connection)?;
            let counts = vec![
                courses::table.count().get_result(connection)?,
                attendance::table.count().get_result(connection)?,
                results::table.count().get_result(connection)?,
                certificates::table.count().get_result(connection)?,
                result_reports::table.count().get_result(connection)?,
                evaluations::table.count().get_result(connection)?,
                absences::table.count().get_result(connection)?,
            ];
            Ok((people, counts))
        })
        .expect("what was told")
}

/// What is told of a year: its people and counts, and what each account finds on its first page.
type Told = ((Vec<(String, String, String)>, Vec<i64>), BTreeMap<String, BTreeSet<String>>);

/// What every year has, whatever the seed: a name, and how many of it there are.
fn kinds(database: &Database) -> Vec<(&'static str, i64)> {
    use backend::db::schema::*;
    database
        .read_now(|connection| {
            macro_rules! count {
                ($table:ident $(, $filter:expr)*) => {
                    $table::table$(.filter($filter))*.count().get_result::<i64>(connection)?
                };
            }
            let mut found = vec![
                ("a report that waits to be taken", count!(result_reports, result_reports::state.eq("submitted"))),
                ("a report that was taken", count!(result_reports, result_reports::state.eq("accepted"))),
                ("a signed evaluation", count!(evaluations, evaluations::state.eq("signed"))),
                ("an evaluation that was begun", count!(evaluations, evaluations::state.eq("draft"))),
                ("somebody away", count!(absences)),
                ("somebody on long leave", count!(staff_states, staff_states::state.eq("maternity"))),
                ("somebody who stands in", count!(substitutions)),
                ("a decision", count!(decisions, decisions::number.is_not_null())),
                ("past training", count!(nominations, nominations::way.eq("past"))),
                ("an override with its reason", count!(nominations, nominations::override_reason.is_not_null())),
                (
                    "somebody kept when the course was moved",
                    count!(nominations, nominations::kept_reason.is_not_null()),
                ),
                ("somebody who goes instead", count!(nominations, nominations::replaces_id.is_not_null())),
                ("an allocation", count!(allocations)),
                ("what is planned", count!(money_lines, money_lines::stage.eq("planned"))),
                ("what is committed", count!(money_lines, money_lines::stage.eq("committed"))),
                ("what was spent", count!(money_lines, money_lines::stage.eq("spent"))),
                ("a line that was taken back", count!(money_lines, money_lines::reverses_id.is_not_null())),
                ("an uploaded certificate", count!(certificates, certificates::state.eq("uploaded"))),
                ("a verified certificate", count!(certificates, certificates::state.eq("verified"))),
                ("a requirement that is not met", count!(requirement_findings, requirement_findings::meets.eq(false))),
                ("a requirement that is met since", count!(requirement_findings, requirement_findings::meets.eq(true))),
                ("a client that pulled", count!(pulls)),
                ("a client that acknowledged", count!(acknowledgements)),
                ("an account that nobody has activated", count!(accounts, accounts::password_hash.is_null())),
            ];
            for state in ["planned", "postponed", "cancelled"] {
                found.push((state, count!(courses, courses::state.eq(state))));
            }
            for state in [
                "requested",
                "proposed",
                "returned",
                "endorsed",
                "waitlisted",
                "sent_up",
                "admitted",
                "rejected",
                "withdrawn",
                "replaced",
                "completed",
            ] {
                found.push((state, count!(nominations, nominations::state.eq(state))));
            }
            Ok(found)
        })
        .expect("what was told")
}

/// Those whose decision would come after their course: there must be none.
fn lingering(database: &Database, today: &str) -> i64 {
    use backend::db::schema::{courses, nominations};
    let today: chrono::NaiveDate = today.parse().expect("a day");
    database
        .read_now(|connection| {
            Ok(nominations::table
                .inner_join(courses::table.on(courses::id.eq(nominations::course_id)))
                .filter(nominations::state.eq_any(["requested", "proposed", "endorsed", "approved", "sent_up"]))
                .filter(courses::last_day.lt(today))
                .count()
                .get_result(connection)?)
        })
        .expect("what was told")
}

/// The kinds of duties of each account, as it finds them on its first page.
async fn duties(config: &Config) -> BTreeMap<String, BTreeSet<String>> {
    let server = backend::startup::build(config).expect("the server builds");
    let app = actix_web::test::init_service(backend::startup::application(&server)).await;
    let mut found = BTreeMap::new();
    for (user_name, _) in demo::ACCOUNTS {
        let login = actix_web::test::TestRequest::post()
            .uri("/api/v1/auth/login")
            .set_json(json!({ "user_name": user_name, "password": PASSWORD }))
            .to_request();
        let signed_in: Value = actix_web::test::call_and_read_body_json(&app, login).await;
        let token = signed_in["access_token"].as_str().unwrap_or_else(|| panic!("{user_name}: {signed_in}"));
        let ask = actix_web::test::TestRequest::get()
            .uri("/api/v1/duties")
            .insert_header(("authorization", format!("Bearer {token}")))
            .to_request();
        let duties: Value = actix_web::test::call_and_read_body_json(&app, ask).await;
        let kinds = duties["items"].as_array().into_iter().flatten();
        let late = |duty: &Value| if duty["overdue"] == true { " overdue" } else { "" };
        let kinds = kinds.map(|duty| format!("{}{}", duty["kind"].as_str().unwrap_or_default(), late(duty)));
        found.insert(user_name.to_owned(), kinds.collect());
    }
    found
}

async fn tell(name: &str, seed: u64, day: &str) -> Told {
    let folder = std::env::temp_dir().join(format!("demo-{name}-{}", std::process::id()));
    let now = Instant::parse(&format!("{day}T09:00:00+07:00")).expect("an instant");
    let clock: Arc<dyn Clock> = Arc::new(FixedClock::new(now));
    let config = Config {
        database: DatabaseUrl::Sqlite(folder.join("never.sqlite")),
        data_dir: folder.clone(),
        listen: "127.0.0.1:0".parse().expect("an address"),
        public_url: "http://localhost".to_owned(),
        trusted_proxies: TrustedProxies::default(),
        secret_key: "the secret key of all the tests here".to_owned(),
        postman: None,
        clock,
        demo: false,
    };
    let config = demo::configured(config, None, 8080).expect("a demonstration");
    assert!(config.demo && config.listen.ip().is_loopback());
    demo::tell(&config, PASSWORD, seed)
        .await
        .unwrap_or_else(|problem| panic!("{:?}: {:?}", problem.code, problem.cause));
    let database = Database::open(config.database.clone()).expect("the database");
    let found = told(&database);
    let missing: Vec<_> = kinds(&database).into_iter().filter(|(_, count)| *count == 0).collect();
    assert!(missing.is_empty(), "the seed {seed} on {day} lacks {missing:?}");
    assert_eq!(lingering(&database, day), 0, "the seed {seed} on {day} leaves decisions open of what is over");
    let duties = duties(&config).await;
    let records = database.read_now(backend::journal::verify).expect("the chain is read");
    assert!(records.is_ok_and(|records| records > 300), "every step is on record");
    std::fs::remove_dir_all(&folder).expect("the folder goes");
    (found, duties)
}

#[actix_web::test]
async fn the_same_seed_and_day_tell_the_same_year() {
    let one = tell("one", 7, "2026-11-24").await;
    assert_eq!(one, tell("two", 7, "2026-11-24").await);
    let (people, counts) = &one.0;
    assert!(counts.iter().all(|count| *count > 0), "{counts:?}");
    assert_ne!(*people, tell("three", 8, "2026-11-24").await.0.0);
}

#[actix_web::test]
async fn every_year_has_something_of_everything_for_every_role() {
    for (seed, day) in [(1, "2026-11-01"), (2, "2026-11-28"), (30, "2027-02-17"), (400, "2027-08-05")] {
        let (_, duties) = tell(&format!("seed-{seed}"), seed, day).await;
        for (user_name, expected) in [
            ("quantri", &["activate_accounts"][..]),
            (
                "dieuphoi",
                &[
                    "endorse",
                    "record_answer",
                    "settle_conflicts",
                    "attendance overdue",
                    "results",
                    "verify_certificates",
                    "review_reports",
                    "urge_reports overdue",
                    "urge_evaluations overdue",
                ],
            ),
            ("chutich", &["approve", "urge_evaluations overdue"]),
            ("truongphong", &["mend", "propose", "urge_reports overdue", "evaluate", "evaluate overdue"]),
            ("chuyenvien", &["write_report", "write_report overdue"]),
            ("hieutruong", &["approve", "confirm", "urge_reports overdue"]),
            ("giaovien", &["write_report overdue"]),
            ("sonoivu", &[]),
        ] {
            for kind in expected {
                let own = &duties[user_name];
                assert!(own.contains(*kind), "the seed {seed} on {day}: {user_name} lacks {kind}: {own:?}");
            }
        }
    }
}
