//! Units: the tree that every right hangs on.

use rstest::rstest;
use serde_json::json;
use tests::{Kind, World};

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r42_an_administrator_makes_a_unit_and_nobody_overwrites_it_unseen(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let admin = world.person("quantri").await;
    let ward = world.unit("UBND phường Thạch Khôi").await;
    let made = admin
        .post("/units", json!({ "parent_id": ward, "kind": "department", "name": "Đội Quản lý trật tự đô thị" }))
        .await
        .expect(201);
    assert_eq!(made.json["working_weekdays"], json!(["mon", "tue", "wed", "thu", "fri"]));
    let path = format!("/units/{}", made.id());
    let stale = made.header("etag");
    let changed =
        admin.patch(&path, json!({ "minimum_on_duty": 3, "working_weekdays": ["sat", "mon"] })).await.expect(200);
    assert_eq!(changed.json["working_weekdays"], json!(["mon", "sat"]));
    let late = admin.request(reqwest::Method::PATCH, &path).header("if-match", stale).json(&json!({ "position": 1 }));
    admin.send(late).await.refused(412, "stale");
    let blind = admin.request(reqwest::Method::PATCH, &path).json(&json!({ "position": 1 }));
    admin.send(blind).await.refused(428, "precondition_required");
    world.person("sonoivu").await.post("/units", json!({})).await.refused(403, "forbidden");
    world.nobody().get("/units").await.refused(401, "sign_in_required");
    admin.patch(&format!("/units/{ward}"), json!({ "parent_id": made.id() })).await.refused(409, "unit_circle");
    let records = world.database.read_now(backend::journal::verify).expect("the chain is read");
    assert!(records.is_ok_and(|records| records > 2));
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn an_idempotency_key_answers_the_first_answer_again(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let admin = world.person("quantri").await;
    let ward = world.unit("UBND phường Thạch Khôi").await;
    let body = json!({ "parent_id": ward, "kind": "department", "name": "Đội mới" });
    let post = |body: &serde_json::Value| {
        admin.request(reqwest::Method::POST, "/units").header("idempotency-key", "key-1").json(body)
    };
    let first = admin.send(post(&body)).await.expect(201);
    let again = admin.send(post(&body)).await.expect(201);
    assert_eq!(first.json, again.json);
    assert_eq!(again.header("idempotency-replayed"), "true");
    let other = json!({ "parent_id": ward, "kind": "department", "name": "Đội khác" });
    admin.send(post(&other)).await.refused(422, "idempotency_key_reused");
    let found = admin.get("/units?q=doi%20moi&with_total=true").await.expect(200);
    assert_eq!(found.json["total"], 1);
}
