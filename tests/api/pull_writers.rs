//! A change is visible if and only if its transaction is committed, and never behind a number already handed out.

use std::collections::BTreeMap;
use std::sync::mpsc;
use std::time::Duration;

use backend::journal;
use backend::kernel::{Id, Instant, Principal};
use rstest::rstest;
use serde_json::{Value, json};
use tests::{Copy, Kind, Person, Thing, World};

const WARD: &str = "UBND phường Thạch Khôi";

fn system() -> Principal {
    Principal::system(Instant::parse("2026-07-01T08:00:00+07:00").expect("an instant"))
}

async fn ward(world: &World) -> Id {
    world.unit(WARD).await.parse().expect("an id")
}

fn names(copy: &Copy) -> Vec<String> {
    let mut names: Vec<String> =
        copy.records.values().map(|(_, data)| data["full_name"].as_str().expect("a name").to_owned()).collect();
    names.sort();
    names
}

/// The first begins and does not commit, the second comes and goes, a reader reads between each two steps.
#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r38_a_late_commit_is_never_behind_what_was_handed_out(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let ward = ward(&world).await;
    let program = world.program(&["sync:read", "sync:read:personal"], WARD).await;
    let mut copy = Copy::begin("/sync/changes");
    copy.read_all(&program).await;
    copy = Copy::begin(&copy.next);

    let (begun, has_begun) = mpsc::channel();
    let (finish, may_finish) = mpsc::channel::<()>();
    let database = world.database.clone();
    let first = std::thread::spawn(move || {
        journal::write_now(&database, &system(), |tx| {
            tx.created("create", &Thing::new("first", ward))?;
            begun.send(()).expect("the test waits");
            may_finish.recv().expect("the test goes on");
            Ok(())
        })
    });
    has_begun.recv_timeout(Duration::from_secs(10)).expect("the first writer begins");
    copy.read_all(&program).await;
    assert_eq!(names(&copy), Vec::<String>::new(), "nothing is committed");

    let database = world.database.clone();
    let second = std::thread::spawn(move || {
        journal::write_now(&database, &system(), |tx| tx.created("create", &Thing::new("second", ward)))
    });
    if kind == Kind::Postgres {
        // The one that began later commits first, and takes the smaller number.
        second.join().expect("no panic").expect("the second writer commits");
        copy.read_all(&program).await;
        assert_eq!(names(&copy), ["second"]);
        finish.send(()).expect("the first writer waits");
        first.join().expect("no panic").expect("the first writer commits");
    } else {
        // SQLite has one writer at a time: the second waits for the first.
        copy.read_all(&program).await;
        assert_eq!(names(&copy), Vec::<String>::new());
        finish.send(()).expect("the first writer waits");
        first.join().expect("no panic").expect("the first writer commits");
        second.join().expect("no panic").expect("the second writer commits");
    }
    copy.read_all(&program).await;
    assert_eq!(names(&copy), ["first", "second"]);
}

/// The first has taken its number and does not commit: the second must wait for it, the reader must not.
#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r38_a_number_that_was_taken_keeps_later_numbers_back_until_its_commit(#[case] kind: Kind) {
    use backend::db::schema::{feed_records, journal_head};
    use diesel::prelude::*;

    let world = World::start(kind).await;
    let ward = ward(&world).await;
    let program = world.program(&["sync:read", "sync:read:personal"], WARD).await;
    let mut copy = Copy::begin("/sync/changes");
    copy.read_all(&program).await;
    copy = Copy::begin(&copy.next);

    let (taken, has_taken) = mpsc::channel();
    let (finish, may_finish) = mpsc::channel::<()>();
    let database = world.database.clone();
    let first = std::thread::spawn(move || {
        database.write_now(|connection| {
            let number: i64 = diesel::update(journal_head::table.find(1))
                .set(journal_head::feed_number.eq(journal_head::feed_number + 1))
                .returning(journal_head::feed_number)
                .get_result(connection)?;
            diesel::insert_into(feed_records::table)
                .values((
                    feed_records::kind.eq("staff"),
                    feed_records::id.eq(Id::from_words("first")),
                    feed_records::number.eq(number),
                    feed_records::at.eq(system().now),
                    feed_records::deleted.eq(false),
                    feed_records::unit_id.eq(ward),
                    feed_records::data.eq(r#"{"full_name":"first"}"#),
                ))
                .execute(connection)?;
            taken.send(number).expect("the test waits");
            may_finish.recv().expect("the test goes on");
            Ok(())
        })
    });
    let number: i64 = has_taken.recv_timeout(Duration::from_secs(10)).expect("the first writer takes its number");
    let (committed, has_committed) = mpsc::channel();
    let database = world.database.clone();
    let second = std::thread::spawn(move || {
        let outcome = journal::write_now(&database, &system(), |tx| tx.created("create", &Thing::new("second", ward)));
        committed.send(()).expect("the test waits");
        outcome
    });
    for _ in 0..5 {
        assert!(has_committed.recv_timeout(Duration::from_millis(50)).is_err(), "the second overtakes the first");
        copy.read_all(&program).await;
        assert!(copy.items.is_empty(), "{:?}", copy.items);
    }
    finish.send(()).expect("the first writer waits");
    first.join().expect("no panic").expect("the first writer commits");
    second.join().expect("no panic").expect("the second writer commits");
    copy.read_all(&program).await;
    let read: Vec<(i64, &str)> = copy
        .items
        .iter()
        .map(|item| (item["modified"].as_i64().expect("a number"), item["data"]["full_name"].as_str().expect("a name")))
        .collect();
    assert_eq!(read, [(number, "first"), (number + 1, "second")]);
}

/// Makes, renames and moves units through HTTP; answers what each is called at the end.
async fn keep_units(admin: Person, ward: String, writer: usize) -> BTreeMap<String, String> {
    let mut own = BTreeMap::new();
    for round in 0..6 {
        let name = format!("Tổ {writer}.{round}");
        let body = json!({ "parent_id": ward, "kind": "department", "name": name });
        let id = admin.post("/units", body).await.expect(201).id();
        let renamed = format!("{name} đổi tên");
        admin.patch(&format!("/units/{id}"), json!({ "name": renamed })).await.expect(200);
        own.insert(id, renamed);
    }
    own
}

/// Makes, renames, moves and deletes things; answers what each is called at the end.
async fn keep_things(database: backend::db::Database, units: [Id; 2], writer: usize) -> BTreeMap<String, String> {
    let mut own: BTreeMap<String, String> = BTreeMap::new();
    for round in 0..25_usize {
        let before = Thing::new(&format!("{writer}.{round}"), units[0]);
        let moved = round % 3 == 0;
        let after = Thing {
            full_name: format!("{writer}.{round} đổi tên"),
            unit_id: if moved { units[1] } else { units[0] },
            ..before.clone()
        };
        let gone = round % 4 == 0;
        own.insert(before.id.to_string(), after.full_name.clone());
        let (first, second) = (before.clone(), after.clone());
        journal::write(&database, &system(), move |tx| tx.created("create", &first)).await.expect("created");
        journal::write(&database, &system(), move |tx| tx.changed("change", &before, &second)).await.expect("changed");
        if gone {
            own.remove(after.id.as_str());
            journal::write(&database, &system(), move |tx| tx.deleted("delete", &after)).await.expect("deleted");
        }
    }
    own
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r38_many_writers_and_a_puller_whose_copy_is_equal_at_the_end(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let ward = ward(&world).await;
    let office: Id = world.unit("Phòng Văn hoá - Xã hội").await.parse().expect("an id");
    let admin = world.person("quantri").await;
    let whole = world.program(&["sync:read", "sync:read:personal"], WARD).await;
    let part = world.program(&["sync:read", "sync:read:personal"], "Phòng Văn hoá - Xã hội").await;
    let mut copy = Copy::begin("/sync/changes?limit=7");
    let mut of_office = Copy::begin("/sync/staff?limit=3");
    let mut writers = Vec::new();
    for writer in 0..4 {
        writers.push(actix_web::rt::spawn(keep_units(admin.clone(), ward.to_string(), writer)));
    }
    for writer in 4..8 {
        writers.push(actix_web::rt::spawn(keep_things(world.database.clone(), [office, ward], writer)));
    }
    let mut pages = 0;
    while writers.iter().any(|writer| !writer.is_finished()) {
        pages += i32::from(copy.read_page(&whole).await);
        of_office.read_page(&part).await;
    }
    let mut expected = BTreeMap::new();
    for writer in writers {
        expected.extend(writer.await.expect("no writer fails"));
    }
    assert!(pages > 3, "the puller ran beside the writers: {pages}");
    copy.read_all(&whole).await;
    of_office.read_all(&part).await;

    for (id, name) in &expected {
        let (_, data) = copy.records.get(id).unwrap_or_else(|| panic!("{name} is missing"));
        let known = data.get("name").or(data.get("full_name")).and_then(Value::as_str);
        assert_eq!(known, Some(name.as_str()));
    }
    let people = copy.records.values().filter(|(_, data)| data.get("full_name").is_some()).count();
    let roster = world.person("dieuphoi").await.get("/staff?limit=1&with_total=true").await.expect(200);
    let on_roster = usize::try_from(roster.json["total"].as_u64().expect("a total")).expect("a number");
    assert_eq!(people, on_roster + expected.values().filter(|name| !name.starts_with("Tổ")).count());
    let units = admin.get("/units?limit=200").await.expect(200);
    for unit in units.items() {
        let (_, data) = &copy.records[unit["id"].as_str().expect("an id")];
        assert_eq!((&data["name"], &data["parent_id"]), (&unit["name"], &unit["parent_id"]));
    }
    copy.expect_whole(&whole, "changes").await;
    of_office.expect_whole(&part, "staff").await;
    for kind in ["units", "staff"] {
        let mut fresh = Copy::begin(&format!("/sync/{kind}?limit=1000"));
        fresh.read_all(&whole).await;
        fresh.expect_whole(&whole, kind).await;
    }
    let records = world.database.read_now(journal::verify).expect("the chain is read");
    assert!(records.is_ok_and(|records| records > 200));
}
