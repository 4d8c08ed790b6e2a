//! The demonstration: the same seed and day tell the same year, and every role has something to see in it.

use std::sync::Arc;

use backend::config::Config;
use backend::db::{Database, DatabaseUrl};
use backend::demo;
use backend::http::TrustedProxies;
use backend::kernel::{Clock, FixedClock, Instant};
use diesel::prelude::*;

/// Everything of a year that is told anew must be equal: people at courses with their states, and the numbers of things.
fn told(database: &Database) -> (Vec<(String, String, String)>, Vec<i64>) {
    use backend::db::schema::{absences, attendance, certificates, courses, evaluations, nominations, results, staff};
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
                evaluations::table.count().get_result(connection)?,
                absences::table.count().get_result(connection)?,
            ];
            Ok((people, counts))
        })
        .expect("what was told")
}

async fn tell(name: &str, seed: u64) -> (Vec<(String, String, String)>, Vec<i64>) {
    let folder = std::env::temp_dir().join(format!("demo-{name}-{}", std::process::id()));
    let now = Instant::parse("2026-11-24T09:00:00+07:00").expect("an instant");
    let clock: Arc<dyn Clock> = Arc::new(FixedClock::new(now));
    let config = Config {
        database: DatabaseUrl::Sqlite(folder.join("never.sqlite")),
        data_dir: folder.clone(),
        listen: "127.0.0.1:0".parse().expect("an address"),
        public_url: "http://localhost".to_owned(),
        trusted_proxies: TrustedProxies::default(),
        secret_key: "the secret key of all the tests here".to_owned(),
        clock,
        demo: false,
    };
    let config = demo::configured(config, None, 8080).expect("a demonstration");
    assert!(config.demo && config.listen.ip().is_loopback());
    demo::tell(&config, "sông Sặt chiều 30", seed)
        .await
        .unwrap_or_else(|problem| panic!("{:?}: {:?}", problem.code, problem.cause));
    let database = Database::open(config.database.clone()).expect("the database");
    let found = told(&database);
    let records = database.read_now(backend::journal::verify).expect("the chain is read");
    assert!(records.is_ok_and(|records| records > 300), "every step is on record");
    std::fs::remove_dir_all(&folder).expect("the folder goes");
    found
}

#[actix_web::test]
async fn the_same_seed_and_day_tell_the_same_year() {
    let (people, counts) = tell("one", 7).await;
    assert_eq!((people.clone(), counts.clone()), tell("two", 7).await);
    assert_ne!(people, tell("three", 8).await.0);
    assert!(counts.iter().all(|count| *count > 0), "{counts:?}");
    let states: std::collections::BTreeSet<&str> = people.iter().map(|(_, _, state)| state.as_str()).collect();
    for state in ["proposed", "endorsed", "sent_up", "admitted", "completed"] {
        assert!(states.contains(state), "{states:?}");
    }
}
