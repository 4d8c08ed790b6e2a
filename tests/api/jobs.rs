//! Jobs: what the program does by itself, one at a time over all instances, and what the administrator sees of it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::time::Duration;

use backend::db::Database;
use backend::features::jobs::rules::Schedule;
use backend::features::jobs::{Job, Jobs, LEASE_SECONDS, Work};
use backend::kernel::Clock as _;
use rstest::rstest;
use tests::{Kind, World};

/// An instance of the program that shares the world's database and clock, with one job that runs each minute. It has the
/// name of a real one, so that the administrator sees its runs.
fn instance(world: &World, name: &str, work: Work) -> Jobs {
    let database = Database::open(world.database.url().clone()).expect("the database opens again");
    let job = Job { name: "target-figures", label: "Thử", schedule: Schedule::Every { minutes: 1 }, work };
    Jobs::new(database, world.clock.clone(), name.to_owned(), vec![job])
}

fn later(world: &World, seconds: i64) {
    world.clock.set(world.clock.now().plus_seconds(seconds));
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn two_instances_run_a_job_once(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let count = Arc::new(AtomicUsize::new(0));
    let work = || -> Work {
        let count = count.clone();
        Arc::new(move |_| {
            std::thread::sleep(Duration::from_millis(300));
            count.fetch_add(1, Ordering::SeqCst);
            Ok(Some("Đã làm".to_owned()))
        })
    };
    let instances = [instance(&world, "A", work()), instance(&world, "B", work())];
    for expected in 1..=3 {
        std::thread::scope(|scope| {
            for instance in &instances {
                scope.spawn(move || instance.tick().expect("a tick"));
            }
        });
        assert_eq!(count.load(Ordering::SeqCst), expected, "once by whichever");
        for instance in &instances {
            instance.tick().expect("a tick");
        }
        assert_eq!(count.load(Ordering::SeqCst), expected, "and not again before its time");
        later(&world, 60);
    }
    let jobs = world.person("quantri").await.get("/jobs").await.expect(200);
    let runs = jobs.items()[0]["runs"].as_array().expect("runs");
    assert_eq!(runs.len(), 3);
    assert_eq!((&runs[0]["outcome"], &runs[0]["summary"]), (&"done".into(), &"Đã làm".into()));
    assert_eq!((&runs[0]["way"], &runs[0]["started_by_name"]), (&"schedule".into(), &"hệ thống".into()));
    let sheet = world.person("quantri").await.get("/jobs/workbook").await.expect(200).sheet(1);
    assert!(sheet.contains("Đã xong") && sheet.contains("Theo lịch") && sheet.contains("Chưa chạy lần nào"), "{sheet}");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn the_job_of_a_killed_instance_is_taken_up(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let (began, beginning) = channel();
    let killed = instance(
        &world,
        "A",
        Arc::new(move |_| {
            began.send(()).expect("the test waits");
            // From here on as if it had been killed: it neither ends nor keeps its lease within the test's time.
            std::thread::sleep(Duration::from_secs(3600));
            Ok(None)
        }),
    );
    std::thread::spawn(move || killed.tick());
    beginning.recv_timeout(Duration::from_secs(20)).expect("it begins");
    let other = instance(&world, "B", Arc::new(|_| Ok(Some("Đã làm".to_owned()))));
    let admin = world.person("quantri").await;
    later(&world, LEASE_SECONDS - 1);
    assert!(other.tick().expect("a tick").is_empty(), "it may still be alive");
    admin.post_nothing("/jobs/target-figures/runs").await.refused(409, "job_running");
    later(&world, 1);
    assert_eq!(other.tick().expect("a tick"), ["target-figures"]);
    let jobs = world.person("quantri").await.get("/jobs").await.expect(200);
    let runs = jobs.items()[0]["runs"].as_array().expect("runs");
    let told: Vec<_> = runs.iter().map(|run| (run["instance"].as_str(), run["outcome"].as_str())).collect();
    assert_eq!(told, [(Some("B"), Some("done")), (Some("A"), Some("abandoned"))]);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn what_fails_is_on_record_and_the_next_job_runs(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let failing = instance(&world, "A", Arc::new(|_| Err(backend::kernel::Problem::internal("no luck"))));
    let panicking = instance(&world, "B", Arc::new(|_| panic!("no luck at all")));
    let idle = instance(&world, "C", Arc::new(|_| Ok(None)));
    for jobs in [&failing, &panicking, &idle, &idle, &idle] {
        assert_eq!(jobs.tick().expect("a tick"), ["target-figures"]);
        later(&world, 60);
    }
    let admin = world.person("quantri").await;
    let jobs = admin.get("/jobs").await.expect(200);
    let outcomes: Vec<_> =
        jobs.items()[0]["runs"].as_array().expect("runs").iter().map(|run| &run["outcome"]).collect();
    assert_eq!(outcomes, ["idle", "failed", "failed"], "of those that had nothing to do only the latest is kept");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn the_administrator_runs_a_job_and_it_goes_on_record(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let admin = world.person("quantri").await;
    let run = admin.post_nothing("/jobs/target-figures/runs").await.expect(200);
    assert_eq!((&run.json["outcome"], &run.json["way"]), (&"done".into(), &"by_hand".into()), "{}", run.json);
    assert_eq!(run.json["started_by_name"], "Quản trị hệ thống");
    let again = admin.post_nothing("/jobs/target-figures/runs").await.expect(200);
    assert_eq!(again.json["outcome"], "done", "by hand it does its work again");
    let record = admin.get("/audit-records?kind=jobs").await.expect(200);
    assert_eq!(record.items()[0]["facts"]["job"], "target-figures");
    admin.post_nothing("/jobs/nothing/runs").await.refused(404, "not_found");
    world.person("dieuphoi").await.get("/jobs").await.refused(403, "forbidden");
    let jobs = admin.get("/jobs").await.expect(200);
    assert!(jobs.items().iter().all(|job| job["daily_at"].is_string() != job["every_minutes"].is_i64()));
}
