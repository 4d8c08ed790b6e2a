//! The feed that the city's software pulls: pages, positions, streams, digests, acknowledgements.

use rstest::rstest;
use serde_json::{Value, json};
use tests::{Copy, Kind, World};

const WARD: &str = "UBND phường Thạch Khôi";

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r38_a_feed_is_read_page_by_page_until_an_empty_one(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let program = world.program(&["sync:read"], WARD).await;
    let first = program.get("/sync/units?limit=5").await.expect(200);
    assert_eq!(first.items().len(), 5);
    assert_eq!(first.json["has_more"], true);
    assert_eq!(first.text("license"), format!("{}/api/v1/sync/terms", world.base));
    assert!(first.text("next").starts_with(&format!("{}/api/v1/sync/units?afterChangeNumber=", world.base)));
    world.nobody().get(&first.text("license")).await.expect(200);
    let mut items = first.items().clone();
    let mut next = first.text("next");
    loop {
        let page = program.get(&next).await.expect(200);
        if page.items().is_empty() {
            assert_eq!(page.text("next"), next, "the last page leads to itself");
            assert_eq!(page.json["has_more"], false);
            assert_eq!(page.text("consistent_through"), "2026-07-01T01:00:00.000000Z");
            world.clock.set(world_now(&world).plus_seconds(60));
            assert_eq!(program.get(&next).await.expect(200).json, page.json, "it stays as it is while nothing changes");
            break;
        }
        items.extend(page.items().clone());
        next = page.text("next");
    }
    let numbers: Vec<i64> = items.iter().map(|item| item["modified"].as_i64().expect("a number")).collect();
    assert!(numbers.is_sorted() && numbers.windows(2).all(|pair| pair[0] < pair[1]));

    // A change moves the record to the end, once.
    let admin = world.person("quantri").await;
    let moved = items[0]["id"].as_str().expect("an id").to_owned();
    admin.patch(&format!("/units/{moved}"), json!({ "name": "UBND phường Thạch Khôi mới" })).await.expect(200);
    let news = program.get(&next).await.expect(200);
    assert_eq!(news.items().len(), 1);
    assert_eq!(news.items()[0]["id"], moved);
    assert_eq!(news.items()[0]["data"]["name"], "UBND phường Thạch Khôi mới");
    let mut copy = Copy::begin("/sync/units?limit=3");
    copy.read_all(&program).await;
    assert_eq!(copy.items.len(), items.len());
    copy.expect_whole(&program, "units").await;

    let one = program.get(&format!("/sync/units/{moved}")).await.expect(200);
    assert_eq!(one.json, news.items()[0]);
    for (path, code) in [
        ("/sync/birds", "kind_unknown"),
        ("/sync/birds/schema", "kind_unknown"),
        ("/sync/changes/schema", "kind_unknown"),
        ("/sync/units/0190a6f0-0000-7000-8000-000000000000", "not_found"),
    ] {
        program.get(path).await.refused(404, code);
    }
    let wrong = program.get("/sync/units?limit=1001&afterChangeNumber=-1&colour=red").await;
    assert_eq!(wrong.refused(400, "bad_parameter").faults().len(), 1);
    let wrong = program.get("/sync/units?limit=1001&afterChangeNumber=-1").await.refused(400, "bad_parameter");
    assert_eq!(
        wrong.faults(),
        [("/query/afterChangeNumber", "out_of_range"), ("/query/limit", "out_of_range")]
            .map(|(pointer, code)| (pointer.to_owned(), code.to_owned()))
    );
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r38_a_position_of_another_epoch_is_gone(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let program = world.program(&["sync:read"], WARD).await;
    let next = program.get("/sync/units?limit=4").await.expect(200).text("next");
    program.get(&next).await.expect(200);
    let epoch = next.split_once("&epoch=").expect("an epoch").1;
    let future = format!("/sync/units?afterChangeNumber=100000&epoch={epoch}");
    let future = program.get(&future).await.refused(410, "cursor_expired");
    assert_eq!(future.text("start_over"), format!("{}/api/v1/sync/units?limit=4", world.base));

    // A bare number is no position that anybody was given: behind the greatest is the last page.
    let end = format!("{}/api/v1/sync/units?afterChangeNumber=9007199254740991", world.base);
    let last = program.get(&end).await.expect(200);
    assert!(last.items().is_empty());
    assert_eq!(last.text("next"), end);

    // The database is restored: its epoch is another.
    world
        .database
        .write_now(|connection| {
            use diesel::prelude::*;
            diesel::update(backend::db::schema::journal_head::table)
                .set(backend::db::schema::journal_head::epoch.eq("restored"))
                .execute(connection)?;
            Ok(())
        })
        .expect("the epoch changes");
    let gone = program.get(&next).await.refused(410, "cursor_expired");
    assert_eq!(gone.text("start_over"), format!("{}/api/v1/sync/units?limit=4", world.base));
    program.get(&gone.text("start_over")).await.expect(200);
    let streamed = program.request(reqwest::Method::GET, &next).header("accept", "application/x-ndjson");
    program.send(streamed).await.refused(410, "cursor_expired");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r38_a_stream_holds_what_the_pages_hold(#[case] kind: Kind) {
    let world = World::start(kind).await;
    // More than one batch of a stream.
    backend::journal::write_now(&world.database, &backend::kernel::Principal::system(world_now(&world)), |tx| {
        let ward = backend::features::units::root(tx)?.id;
        (0..2300).try_for_each(|number| tx.created("create", &tests::Thing::new(&format!("{number}"), ward)))
    })
    .expect("the things are written");
    let program = world.program(&["sync:read", "sync:read:personal"], WARD).await;
    for feed in ["staff", "changes", "units", "evaluations"] {
        let mut pages = Copy::begin(&format!("/sync/{feed}?limit=700"));
        pages.read_all(&program).await;
        let request = program
            .request(reqwest::Method::GET, &format!("/sync/{feed}"))
            .header("accept", "application/x-ndjson, application/json;q=0.5");
        let stream = program.send(request).await.expect(200);
        assert_eq!(stream.header("content-type"), "application/x-ndjson");
        let lines: Vec<Value> = String::from_utf8(stream.bytes.clone())
            .expect("UTF-8")
            .lines()
            .map(|line| serde_json::from_str(line).expect("JSON"))
            .collect();
        assert_eq!(lines, pages.items, "{feed}");
        let link = stream.header("link");
        let next = link.trim_start_matches('<').split('>').next().expect("an address");
        assert!(program.get(next).await.expect(200).items().is_empty(), "{link}");
        pages.expect_whole(&program, feed).await;
    }
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r23_the_ward_sees_what_the_city_has_taken_and_stored(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let unit = world.unit("Phòng Văn hoá - Xã hội").await;
    let program = world.program(&["sync:read", "sync:ack"], WARD).await;
    let coordinator = world.person("dieuphoi").await;
    let units = |status: Value| status["items"][0]["kinds"][0].clone();
    let before = units(coordinator.get("/pull-status").await.expect(200).json);
    assert_eq!((&before["kind"], &before["last_pull_at"]), (&json!("units"), &json!(null)));
    assert!(before["waiting"].as_i64() > Some(5) && before["waiting_since"] != json!(null));
    let has_it = async || {
        let answer = coordinator.get(&format!("/pull-status/units?ids={unit}")).await.expect(200);
        answer.json["items"][0]["city_has_it"].clone()
    };
    assert_eq!(has_it().await, false);

    let mut copy = Copy::begin("/sync/units");
    copy.read_all(&program).await;
    let through = copy.head();
    let listed = program.get("/sync").await.expect(200);
    assert_eq!(listed.items().len(), 14);
    assert_eq!(listed.items()[0]["count"], copy.records.len());
    assert_eq!(listed.items()[0]["newest_change"], through);
    assert_eq!(listed.items()[0]["last_pull"]["through"], through);
    assert_eq!(listed.items()[0]["acknowledged"], json!(null));
    let acknowledge =
        |through: i64| program.post("/sync/acknowledgements", json!({ "kind": "units", "through": through }));
    let far = acknowledge(through + 1).await.refused(422, "invalid");
    assert_eq!(far.faults(), [("/through".to_owned(), "acknowledged_too_far".to_owned())]);
    assert_eq!(acknowledge(through).await.expect(200).json["through"], through);
    assert_eq!(acknowledge(1).await.expect(200).json["through"], through, "what is stored stays stored");
    let courses = json!({ "kind": "courses", "through": through });
    program.post("/sync/acknowledgements", courses).await.refused(422, "invalid");

    assert_eq!(has_it().await, true);
    let after = units(coordinator.get("/pull-status").await.expect(200).json);
    assert_eq!((&after["waiting"], &after["waiting_since"]), (&json!(0), &json!(null)));
    assert_eq!((&after["taken_through"], &after["acknowledged_through"]), (&json!(through), &json!(through)));
    let admin = world.person("quantri").await;
    admin.patch(&format!("/units/{unit}"), json!({ "position": 77, "name": "Phòng VHXH" })).await.expect(200);
    assert_eq!(has_it().await, false, "the city has an older state");
    assert_eq!(units(coordinator.get("/pull-status").await.expect(200).json)["waiting"], 1);
    world.person("sonoivu").await.get("/pull-status").await.refused(403, "forbidden");
    coordinator.get("/pull-status/units?ids=x").await.refused(400, "bad_parameter");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r42_each_pull_is_on_record_and_polling_does_not_fill_it(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let program = world.program(&["sync:read"], WARD).await;
    let mut copy = Copy::begin("/sync/units?limit=1000");
    copy.read_all(&program).await;
    for _ in 0..3 {
        copy.read_all(&program).await;
    }
    // Polls that found nothing are written together, before anybody reads of them.
    program.get("/sync").await.expect(200);
    let rows: Vec<(String, i64, i64, i32)> = world
        .database
        .read_now(|connection| {
            use backend::db::schema::pulls;
            use diesel::prelude::*;
            let columns = (pulls::kind, pulls::after_number, pulls::through_number, pulls::items);
            Ok(pulls::table.order(pulls::after_number).select(columns).load(connection)?)
        })
        .expect("the pulls are read");
    let (head, count) = (copy.head(), i32::try_from(copy.items.len()).expect("few"));
    assert_eq!(rows, [("units".to_owned(), 0, head, count), ("units".to_owned(), head, head, 0)]);
}

/// Every record of the feed says what its published schema says, no more and no less.
#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r38_the_data_are_as_their_schemas_say(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let program = world.program(&["sync:read", "sync:read:personal"], WARD).await;
    world.expect_feed_as_published(&program).await;
}

fn world_now(world: &World) -> backend::kernel::Instant {
    use backend::kernel::Clock as _;
    world.clock.now()
}
