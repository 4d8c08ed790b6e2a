//! The invented city: what the figures of many wards over the six years of the plan are measured on.

use std::sync::Arc;

use backend::config::Config;
use backend::db::{Database, DatabaseUrl};
use backend::demo::city;
use backend::features::units::{self, UnitKind};
use backend::http::TrustedProxies;
use backend::kernel::{Clock, FixedClock, Instant};
use backend::startup;
use diesel::prelude::*;
use rstest::rstest;
use tests::{EmptyDatabase, Kind};

const PASSWORD: &str = "sông Sặt chiều 30";

/// Opens the product on an empty database and invents a city of two wards there.
fn invent(url: &DatabaseUrl, seed: u64) -> (Database, city::Counts) {
    let clock: Arc<dyn Clock> = Arc::new(FixedClock::new(Instant::start_of(city::last_day())));
    let config = Config {
        database: url.clone(),
        data_dir: std::env::temp_dir(),
        listen: "127.0.0.1:0".parse().expect("an address"),
        public_url: "http://localhost".to_owned(),
        trusted_proxies: TrustedProxies::default(),
        secret_key: "the secret key of all the tests here".to_owned(),
        postman: None,
        clock,
        demo: true,
    };
    let database = startup::build(&config).expect("the product opens").database.clone();
    let counts = city::invent(&database, 2, seed, city::last_day(), PASSWORD)
        .unwrap_or_else(|problem| panic!("{:?}: {:?}", problem.code, problem.cause));
    (database, counts)
}

/// Who was sent where, and how it ended.
fn sent(database: &Database) -> Vec<(String, String, String)> {
    use backend::db::schema::nominations;
    let read = |connection: &mut _| {
        Ok(nominations::table
            .order(nominations::id)
            .select((nominations::staff_id, nominations::course_id, nominations::state))
            .load(connection)?)
    };
    database.read_now(read).expect("the nominations")
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn the_same_seed_invents_the_same_city_with_its_wards_below(#[case] kind: Kind) {
    let (one, other, third) = (EmptyDatabase::new(kind), EmptyDatabase::new(kind), EmptyDatabase::new(kind));
    let (first, counts) = invent(&one.url, 5);
    assert_eq!((counts.wards, counts.people), (2, 912));
    let nominations = sent(&first);
    assert_eq!(nominations.len(), counts.nominations);
    assert!(nominations.len() > 7_000, "{}", nominations.len());
    assert_eq!(nominations, sent(&invent(&other.url, 5).0));
    assert_ne!(nominations, sent(&invent(&third.url, 6).0));
    let kinds = first
        .read_now(|connection| {
            let root = units::root(connection)?;
            let below: Vec<_> = units::tree(connection)?.below(root.id).into_iter().collect();
            Ok((root.kind, units::of_ids(connection, &below)?))
        })
        .expect("the tree");
    assert_eq!(kinds.0, UnitKind::City);
    assert_eq!(kinds.1.iter().filter(|unit| unit.kind == UnitKind::Ward).count(), 2);
}
