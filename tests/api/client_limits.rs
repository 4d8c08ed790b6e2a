//! What holds a program back, and what the ward sees of it: its addresses, its limit, its end, its silence.

use reqwest::Method;
use rstest::rstest;
use serde_json::{Value, json};
use tests::{Kind, Person, Program, World};

const WARD: &str = "UBND phường Thạch Khôi";

async fn changed(world: &World, program: &Program, change: Value) -> Value {
    let admin = world.person("quantri").await;
    admin.patch(&format!("/clients/{}", program.client_id), change).await.expect(200).json
}

async fn failures(world: &World) -> Vec<(String, i64)> {
    let status = world.person("dieuphoi").await.get("/pull-status").await.expect(200);
    let failures = status.json["items"][0]["failures"].as_array().expect("failures").clone();
    let code = |failure: &Value| failure["code"].as_str().expect("a code").to_owned();
    failures.iter().map(|failure| (code(failure), failure["times"].as_i64().expect("times"))).collect()
}

async fn owes_a_look(coordinator: &Person) -> bool {
    let duties = coordinator.get("/duties").await.expect(200);
    duties.items().iter().any(|duty| duty["kind"] == "check_pull" && duty["subject"]["kind"] == "api_client")
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r38_a_program_hears_what_is_left_of_its_limit_and_waits_beyond_it(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let ward = world.unit(WARD).await;
    let program = world.client(&["sync:read"], &ward).await;
    changed(&world, &program, json!({ "requests_per_minute": 3 })).await;
    let client = program.sign_in(&world).await;
    for left in [2, 1, 0] {
        let answer = client.get("/sync/units").await.expect(200);
        assert_eq!(answer.header("ratelimit-policy"), "\"client\";q=3;w=60");
        assert!(answer.header("ratelimit").starts_with(&format!("\"client\";r={left};t=")), "{left}");
    }
    let refused = client.get("/sync/units").await.refused(429, "too_many_requests");
    assert_eq!(
        (refused.header("retry-after"), refused.header("ratelimit")),
        ("20".into(), "\"client\";r=0;t=60".into())
    );
    assert_eq!(failures(&world).await, [("too_many_requests".to_owned(), 1)]);
    // People have no such limit, and another limit begins anew.
    assert_eq!(world.person("dieuphoi").await.get("/units").await.expect(200).header("ratelimit"), "");
    changed(&world, &program, json!({ "requests_per_minute": 4 })).await;
    client.get("/sync/units").await.expect(200);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r42_a_program_comes_in_from_its_addresses_alone(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let ward = world.unit(WARD).await;
    let program = world.client(&["sync:read"], &ward).await;
    let inside = program.sign_in(&world).await;
    let admin = world.person("quantri").await;
    let wrong = json!({ "addresses": ["127.0.0.1", "nhà", "10.0.0.0/33"] });
    let refused = admin.patch(&format!("/clients/{}", program.client_id), wrong).await.refused(422, "invalid");
    let pair = |place: u8| (format!("/addresses/{place}"), "invalid_value".to_owned());
    assert_eq!(refused.faults(), [pair(1), pair(2)]);

    let shown = changed(&world, &program, json!({ "addresses": ["192.0.2.7/24", "2001:DB8::1"] })).await;
    assert_eq!(shown["addresses"], json!(["192.0.2.0/24", "2001:db8::1"]));
    inside.get("/sync/units").await.refused(403, "address_not_allowed");
    assert_eq!(program.ask(&world, None).await.expect(401).text("error"), "invalid_client");
    assert_eq!(failures(&world).await, [("address_not_allowed".to_owned(), 1)], "twice in a second counts once");
    changed(&world, &program, json!({ "addresses": ["127.0.0.0/8"] })).await;
    inside.get("/sync/units").await.expect(200);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r42_a_program_ends_with_its_time_and_its_refusals_say_why(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let ward = world.unit(WARD).await;
    let program = world.client(&["sync:read"], &ward).await;
    changed(&world, &program, json!({ "expires_at": "2026-07-02T00:00:00+07:00" })).await;
    program.sign_in(&world).await.get("/sync/units").await.expect(200);
    Program { secret: "wrong".to_owned(), ..program.clone() }.ask(&world, None).await.expect(401);
    world.go_to("2026-07-02");
    program.ask(&world, None).await.expect(401);
    changed(&world, &program, json!({ "expires_at": null, "active": false })).await;
    world.go_to("2026-07-03");
    program.ask(&world, None).await.expect(401);
    let mut told = failures(&world).await;
    told.sort();
    let once = |code: &str| (code.to_owned(), 1);
    assert_eq!(told, [once("client_expired"), once("client_shut_out"), once("secret_refused")]);
    let record = world.person("quantri").await.get(&format!("/clients/{}", program.client_id)).await.expect(200);
    assert_eq!(record.json["last_used_from"], "127.0.0.1");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r38_a_program_that_is_silent_for_too_long_is_the_coordinators_duty(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let ward = world.unit(WARD).await;
    let program = world.client(&["sync:read"], &ward).await;
    changed(&world, &program, json!({ "alert_after_hours": 48 })).await;
    program.sign_in(&world).await.get("/sync/units").await.expect(200);
    world.go_to("2026-07-03");
    assert!(!owes_a_look(&world.person("dieuphoi").await).await, "48 hours are not over");
    world.go_to("2026-07-04");
    let coordinator = world.person("dieuphoi").await;
    assert!(owes_a_look(&coordinator).await);
    let status = coordinator.get("/pull-status").await.expect(200);
    assert_eq!(status.json["items"][0]["silent_since"], status.json["items"][0]["last_pull_at"]);
    assert!(!owes_a_look(&world.person("truongphong").await).await, "it is no head's");
    program.sign_in(&world).await.get("/sync/units").await.expect(200);
    assert!(!owes_a_look(&coordinator).await, "it has come");
    world.go_to("2026-07-20");
    changed(&world, &program, json!({ "active": false })).await;
    assert!(!owes_a_look(&world.person("dieuphoi").await).await, "who is shut out owes no pull");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r42_when_a_program_was_last_used_is_told_to_whoever_has_kept_an_older_answer(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let ward = world.unit(WARD).await;
    let program = world.client(&["sync:read"], &ward).await;
    let admin = world.person("quantri").await;
    let path = format!("/clients/{}", program.client_id);
    let kept = admin.get(&path).await.expect(200);
    assert_eq!(kept.json["last_used_at"], Value::Null);
    program.sign_in(&world).await;
    let again = admin.request(Method::GET, &path).header("if-none-match", kept.header("etag"));
    let told = admin.send(again).await.expect(200);
    assert_ne!(told.json["last_used_at"], Value::Null);
}
