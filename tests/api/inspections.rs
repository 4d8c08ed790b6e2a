//! Inspections of units, and findings until they are mended.

use reqwest::Method;
use rstest::rstest;
use serde_json::{Value, json};
use tests::{Answer, Kind, Person, World};

const OFFICE: &str = "Phòng Kinh tế, Hạ tầng và Đô thị";

async fn act(person: &Person, id: &str, step: &str, body: Value) -> Answer {
    let etag = person.get(&format!("/inspection-findings/{id}")).await.header("etag");
    let request = person.request(Method::POST, &format!("/inspection-findings/{id}/{step}")).header("if-match", etag);
    person.send(if body.is_null() { request } else { request.json(&body) }).await
}

/// Kinds, days and counts of the duties about inspections.
async fn owed(person: &Person) -> Vec<(String, String, i64)> {
    let duties = person.get("/duties").await.expect(200);
    let about = duties.items().iter().filter(|duty| duty["subject"]["kind"] == "inspection");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    about.map(|duty| (text(&duty["kind"]), text(&duty["due_on"]), duty["count"].as_i64().unwrap_or_default())).collect()
}

fn duty(kind: &str, day: &str, count: i64) -> Vec<(String, String, i64)> {
    vec![(kind.to_owned(), day.to_owned(), count)]
}

fn inspection(unit: &str, day: &str, findings: &[(&str, &str)]) -> Value {
    let findings: Vec<Value> =
        findings.iter().map(|(words, mend_by)| json!({ "words": words, "mend_by": mend_by })).collect();
    json!({
        "unit_id": unit,
        "notes": {
            "day": day, "participants": "Đỗ Thu Hương; Nguyễn Văn Á",
            "subject": "Việc phổ biến và cử người đi bồi dưỡng", "conclusions": "Cơ bản thực hiện đúng kế hoạch.",
        },
        "findings": findings,
    })
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r32_a_finding_is_a_duty_of_the_unit_until_it_is_accepted_as_mended(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let (head, coordinator) = (world.person("truongphong").await, world.person("dieuphoi").await);
    let office = world.unit(OFFICE).await;

    let wrong = inspection(&office, "2026-07-02", &[("Chưa có danh sách ký nhận", "2026-06-30")]);
    let faults = coordinator.post("/inspections", wrong).await.refused(422, "invalid").faults();
    let expected = [("/findings/0/mend_by", "deadline_before_start"), ("/notes/day", "day_in_future")];
    assert_eq!(faults, expected.map(|(pointer, code)| (pointer.to_owned(), code.to_owned())));
    let whole = inspection(
        &office,
        "2026-06-30",
        &[("Chưa có danh sách ký nhận", "2026-07-10"), ("Chưa cập nhật vị trí việc làm", "2026-07-20")],
    );
    head.post("/inspections", whole.clone()).await.refused(403, "forbidden");
    let made = coordinator.post("/inspections", whole).await.expect(201);
    let path = format!("/inspections/{}", made.id());
    let findings: Vec<String> = made.json["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .map(|finding| finding["id"].as_str().expect("an id").to_owned())
        .collect();
    assert_eq!(owed(&head).await, duty("mend_findings", "2026-07-10", 2), "both are one row");
    assert_eq!(owed(&coordinator).await, []);
    world.person("hieutruong").await.get(&path).await.refused(404, "not_found");
    world.person("chuyenvien").await.get(&path).await.refused(403, "forbidden");

    // The unit reports it mended; it comes back with another day, is mended again and accepted.
    let words = json!({ "words": "Đã lập danh sách ký nhận, lưu tại Văn thư." });
    act(&coordinator, &findings[0], "mending", words.clone()).await.refused(403, "forbidden");
    act(&coordinator, &findings[0], "acceptance", Value::Null).await.refused(409, "wrong_state");
    act(&head, &findings[0], "mending", words.clone()).await.expect(200);
    assert_eq!(owed(&head).await, duty("mend_findings", "2026-07-20", 1));
    // Five working days from Wednesday 1 July.
    assert_eq!(owed(&coordinator).await, duty("accept_findings", "2026-07-08", 1));
    let too_early = json!({ "reason": "Thiếu ba người", "mend_by": "2026-06-30" });
    act(&coordinator, &findings[0], "return", too_early).await.refused(422, "invalid");
    let back = json!({ "reason": "Còn thiếu ba người.", "mend_by": "2026-07-15" });
    let back = act(&coordinator, &findings[0], "return", back).await.expect(200);
    assert_eq!((&back.json["state"], &back.json["mend_by"]), (&json!("open"), &json!("2026-07-15")));
    act(&head, &findings[0], "mending", words).await.expect(200);
    let accepted = act(&world.person("phochutich").await, &findings[0], "acceptance", Value::Null).await.expect(200);
    let steps = accepted.json["steps"].as_array().expect("steps");
    let actions: Vec<&str> = steps.iter().map(|step| step["action"].as_str().expect("an action")).collect();
    assert_eq!(actions, ["mend", "send_back", "mend", "accept"]);
    assert_eq!(steps[1]["words"], "Còn thiếu ba người.");
    let finding = format!("/inspection-findings/{}", findings[0]);
    coordinator.patch(&finding, json!({ "words": "Khác" })).await.refused(409, "wrong_state");

    // What is overdue is urged by the coordinator and comes before the leader.
    world.go_to("2026-07-21");
    let (coordinator, leader) = (world.person("dieuphoi").await, world.person("phochutich").await);
    assert_eq!(owed(&coordinator).await, duty("urge_findings", "2026-07-20", 1));
    assert_eq!(owed(&leader).await, duty("escalate_findings", "2026-07-20", 1));
    let late = coordinator.get("/inspection-findings?overdue=true").await.expect(200);
    assert_eq!(late.items().len(), 1);
    assert_eq!(coordinator.get("/inspection-findings?overdue=false").await.expect(200).items().len(), 1);
    let listed = coordinator.get(&format!("/inspections?unit_id={office}")).await.expect(200);
    assert_eq!((&listed.items()[0]["findings_count"], &listed.items()[0]["findings_open"]), (&json!(2), &json!(1)));
    let book = coordinator.get("/inspection-findings/workbook").await.expect(200).sheet(1);
    assert!(book.contains("Chưa cập nhật vị trí việc làm"), "{book}");
    assert!(coordinator.get("/inspections/workbook").await.expect(200).sheet(1).contains(OFFICE));
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r32_an_inspection_is_corrected_and_nobody_accepts_his_own_mending(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let office = world.unit(OFFICE).await;
    let leader = world.person("chutich").await;
    let made = leader.post("/inspections", inspection(&office, "2026-06-30", &[])).await.expect(201);
    let path = format!("/inspections/{}", made.id());
    let added = json!({ "words": "Chưa phân công người đảm nhận thay", "mend_by": "2026-07-10" });
    let early = json!({ "words": "Sớm", "mend_by": "2026-06-01" });
    coordinator.post(&format!("{path}/findings"), early).await.refused(422, "invalid");
    let added = coordinator.post(&format!("{path}/findings"), added).await.expect(200);
    let id = added.json["findings"][0]["id"].as_str().expect("an id").to_owned();
    let late_day = coordinator.patch(&path, json!({ "day": "2026-07-02" })).await.refused(422, "invalid");
    assert_eq!(late_day.faults(), [("/day".to_owned(), "day_in_future".to_owned())]);
    let corrected = coordinator.patch(&path, json!({ "conclusions": "Thực hiện tốt." })).await.expect(200);
    assert_eq!(corrected.json["conclusions"], "Thực hiện tốt.");
    let finding = format!("/inspection-findings/{id}");
    coordinator.patch(&finding, json!({ "mend_by": "2026-07-12" })).await.expect(200);
    assert_eq!(coordinator.get("/inspections?q=thuc%20hien%20tot").await.expect(200).items().len(), 1);

    // The Chủ tịch heads the ward: what he reports mended for a unit, another one accepts.
    act(&leader, &id, "mending", json!({ "words": "Đã phân công." })).await.expect(200);
    act(&leader, &id, "acceptance", Value::Null).await.refused(409, "same_person");
    act(&coordinator, &id, "acceptance", Value::Null).await.expect(200);
    act(&coordinator, &id, "return", json!({ "reason": "Lại" })).await.refused(409, "wrong_state");
}
