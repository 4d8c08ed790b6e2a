//! Result reports: written by the person sent, due ten working days after the course.

use rstest::rstest;
use serde_json::json;
use tests::{Kind, World};

use crate::afterwards::{act, revised, summoned};

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r23_a_report_is_due_ten_working_days_after_the_course(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let days = ("2027-01-18", "2027-01-29");
    let (_, nomination) = summoned(&world, ("KN-01", "chuyenvien"), days, None).await;
    let own = world.person("chuyenvien").await;
    assert_eq!(own.get("/owed-result-reports").await.expect(200).items().len(), 0, "the course has not ended");
    world
        .person("giaovien")
        .await
        .post("/result-reports", json!({ "nomination_id": nomination }))
        .await
        .refused(422, "invalid");
    let draft =
        own.post("/result-reports", json!({ "nomination_id": nomination, "learnt": "Quy trình" })).await.expect(201);
    own.post("/result-reports", json!({ "nomination_id": nomination })).await.refused(409, "already_exists");
    let report = format!("/result-reports/{}", draft.id());
    let early = act(&own, &report, "/submission", json!({})).await.refused(422, "invalid");
    let faults: Vec<String> = early.faults().into_iter().map(|(pointer, code)| format!("{pointer} {code}")).collect();
    assert_eq!(faults, [" report_before_end", "/link_to_post blank", "/plan_to_apply blank"]);
    // A draft is its author's alone.
    let coordinator = world.person("dieuphoi").await;
    coordinator.get(&report).await.refused(404, "not_found");
    assert_eq!(coordinator.get("/result-reports").await.expect(200).items().len(), 0);

    world.go_to("2027-02-20");
    let own = world.person("chuyenvien").await;
    // Four days before Tết, which has the days in lieu of its weekend too, and six after it.
    let owed = own.get("/owed-result-reports").await.expect(200);
    assert_eq!(owed.items()[0]["due_on"], "2027-02-19");
    assert_eq!((&owed.items()[0]["overdue"], &owed.items()[0]["report_state"]), (&json!(true), &json!("draft")));
    // A long leave in the time for writing starts that time anew.
    let coordinator = world.person("dieuphoi").await;
    let leave = json!({
        "staff_id": world.staff_id("chuyenvien"), "kind": "long_leave",
        "first_day": "2027-02-15", "last_day": "2027-02-26"
    });
    coordinator.post("/absences", leave).await.expect(201);
    let owed = own.get("/owed-result-reports").await.expect(200);
    assert_eq!((&owed.items()[0]["due_on"], &owed.items()[0]["overdue"]), (&json!("2027-03-12"), &json!(false)));
    own.patch(&report, json!({ "link_to_post": "Tiếp công dân", "plan_to_apply": "Từ tháng 3" })).await.expect(200);
    let form = reqwest::multipart::Form::new()
        .part("file", reqwest::multipart::Part::bytes(b"\x89PNG\r\n\x1a\n anh".to_vec()).file_name("anh.png"));
    let file = own.upload(&format!("{report}/files"), form).await.expect(201).id();
    let sent = act(&own, &report, "/submission", json!({})).await.expect(200);
    assert_eq!((&sent.json["state"], sent.json["files"].as_array().map(Vec::len)), (&json!("submitted"), Some(1)));
    own.patch(&report, json!({ "learnt": "khác" })).await.refused(409, "wrong_state");
    assert_eq!(own.get("/owed-result-reports").await.expect(200).items().len(), 0);

    let head = world.person("truongphong").await;
    act(&head, &report, "/acceptance", json!({})).await.refused(403, "forbidden");
    world.person("giaovien").await.get(&report).await.refused(404, "not_found");
    act(&coordinator, &report, "/return", json!({ "reason": "" })).await.refused(422, "bad_schema");
    let back = act(&coordinator, &report, "/return", json!({ "reason": "Bổ sung kế hoạch" })).await.expect(200);
    assert_eq!(back.json["return_reason"], "Bổ sung kế hoạch");
    assert_eq!(coordinator.get("/owed-result-reports").await.expect(200).items().len(), 1, "it is owed again");
    revised(&own, "DELETE", &report, &format!("/files/{file}"), json!({})).await.expect(204);
    assert_eq!(own.get(&report).await.expect(200).json["files"], json!([]));
    act(&own, &report, "/submission", json!({})).await.expect(200);
    let taken = act(&coordinator, &report, "/acceptance", json!({})).await.expect(200);
    assert_eq!(taken.json["state"], "accepted");
    act(&coordinator, &report, "/return", json!({ "reason": "x" })).await.refused(409, "wrong_state");
}
