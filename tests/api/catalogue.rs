//! The catalogue of programmes.

use rstest::rstest;
use serde_json::json;
use tests::{Kind, World};

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r13_to_r19_the_whole_of_section_iii_is_there_from_the_start(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let observer = world.person("sonoivu").await;
    let all = observer.get("/programmes?limit=200&with_total=true").await.expect(200);
    assert_eq!(all.json["total"], 39);
    let specialised = &all.items()[0];
    assert_eq!(specialised["kind"], "specialised");
    assert_eq!(specialised["length"], json!({ "unit": "calendar_days", "least": 80, "most": 100 }));
    assert_eq!(specialised["audience"], "below_requirement");
    assert_eq!(specialised["certificate"], "certificate");
    for (filter, count) in [
        ("kind=sector", 11),
        ("kind=skill", 5),
        ("kind=leadership", 1),
        ("kind=general_state", 1),
        ("kind=update_specialist", 11),
        ("phase=2029-2031", 18),
        ("kind=sector&phase=2029-2031", 0),
        ("audience=leaders", 6),
        ("active=false", 0),
    ] {
        let found = observer.get(&format!("/programmes?limit=1&with_total=true&{filter}")).await.expect(200);
        assert_eq!(found.json["total"], count, "{filter}");
    }
    let found = observer.get("/programmes?competence=data_thinking&limit=200").await.expect(200);
    assert!(!found.items().is_empty());
    let builds = |item: &serde_json::Value| {
        item["competences"].as_array().is_some_and(|all| all.contains(&json!("data_thinking")))
    };
    assert!(found.items().iter().all(builds));
    let words = observer.get("/programmes?q=quan%20ly%20nha%20nuoc&with_total=true").await.expect(200);
    assert!(words.json["total"].as_i64().is_some_and(|total| (1..39).contains(&total)));
    observer.get("/programmes?kind=cooking").await.refused(400, "bad_parameter");
    observer.get("/programmes?colour=red").await.refused(400, "bad_parameter");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r18_the_coordinator_adds_a_programme_of_the_place(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let body = json!({
        "code": "DP-09", "name": "Ứng phó ngập úng ven sông Sặt", "kind": "local",
        "length": { "unit": "training_days", "least": 2, "most": 3 },
        "competences": ["coordination", "data_thinking", "coordination"]
    });
    world.person("truongphong").await.post("/programmes", body.clone()).await.refused(403, "forbidden");
    let made = coordinator.post("/programmes", body.clone()).await.expect(201);
    assert_eq!(made.json["competences"], json!(["data_thinking", "coordination"]));
    assert_eq!(made.json["phases"], json!(["2026-2028", "2029-2031"]));
    assert_eq!(
        (made.json["position"].as_i64(), made.json["attendance_percent"].as_i64(), made.text("certificate")),
        (Some(40), Some(80), "confirmation".to_owned())
    );
    coordinator.post("/programmes", body).await.refused(409, "already_exists");
    let path = format!("/programmes/{}", made.id());
    let upside_down = json!({ "length": { "unit": "training_days", "least": 5, "most": 2 } });
    let refused = coordinator.patch(&path, upside_down).await.refused(422, "invalid");
    assert_eq!(refused.faults(), [("/length/most".into(), "out_of_range".into())]);
    let changed = coordinator.patch(&path, json!({ "length": null, "active": false })).await.expect(200);
    assert_eq!((&changed.json["length"], &changed.json["active"]), (&json!(null), &json!(false)));
    let late = coordinator.request(reqwest::Method::PATCH, &path).header("if-match", made.header("etag"));
    coordinator.send(late.json(&json!({ "active": true }))).await.refused(412, "stale");
    let blind = coordinator.request(reqwest::Method::PATCH, &path).json(&json!({ "active": true }));
    coordinator.send(blind).await.refused(428, "precondition_required");
    let bad = json!({ "code": "", "kind": "local", "phases": ["2032"], "colour": "red" });
    let refused = coordinator.post("/programmes", bad).await.refused(422, "bad_schema");
    let expected =
        [("/code", "blank"), ("/colour", "unknown_field"), ("/name", "required"), ("/phases/0", "not_in_list")];
    assert_eq!(refused.faults(), expected.map(|(pointer, code)| (pointer.to_owned(), code.to_owned())));
}
