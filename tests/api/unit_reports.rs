//! Reports of units: the yearly one opens by itself, others are asked for.

use reqwest::Method;
use rstest::rstest;
use serde_json::{Value, json};
use tests::{Answer, Kind, Person, World};

const OFFICE: &str = "Phòng Kinh tế, Hạ tầng và Đô thị";
const SCHOOL: &str = "Trường Tiểu học Thạch Khôi";

async fn act(person: &Person, id: &str, step: &str, body: Value) -> Answer {
    let etag = person.get(&format!("/unit-reports/{id}")).await.header("etag");
    let request = person.request(Method::POST, &format!("/unit-reports/{id}/{step}")).header("if-match", etag);
    person.send(if body.is_null() { request } else { request.json(&body) }).await
}

/// Kinds, days and counts of the duties about reports.
async fn owed(person: &Person) -> Vec<(String, String, i64)> {
    let duties = person.get("/duties").await.expect(200);
    let about = duties.items().iter().filter(|duty| duty["subject"]["kind"] == "report_request");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    about.map(|duty| (text(&duty["kind"]), text(&duty["due_on"]), duty["count"].as_i64().unwrap_or_default())).collect()
}

fn duty(kind: &str, day: &str, count: i64) -> Vec<(String, String, i64)> {
    vec![(kind.to_owned(), day.to_owned(), count)]
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r34_the_yearly_report_is_asked_for_by_itself_and_goes_back_and_forth(#[case] kind: Kind) {
    let world = World::start(kind).await;
    world.go_to("2026-11-09");
    let head = world.person("truongphong").await;
    assert!(head.get("/unit-reports").await.expect(200).items().is_empty(), "it opens on 10 November");
    assert_eq!(owed(&head).await, []);

    // From 30 days before, each unit is asked without anybody having done anything.
    world.go_to("2026-11-10");
    let (head, coordinator) = (world.person("truongphong").await, world.person("dieuphoi").await);
    assert_eq!(owed(&head).await, duty("write_unit_report", "2026-12-09", 1));
    let asked = head.get("/unit-reports").await.expect(200);
    let row = &asked.items()[0];
    assert_eq!((&row["state"], &row["id"], &row["is_late"]), (&json!("asked"), &Value::Null, &json!(false)));
    let request_id = row["request"]["id"].as_str().expect("a request").to_owned();
    let all = coordinator.get("/unit-reports?state=asked&with_total=true").await.expect(200);
    // Phòng VHXH, the office and the school have people; the leaders report to nobody here.
    assert_eq!(all.json["total"], 3, "{}", all.json);
    let requests = coordinator.get("/unit-report-requests").await.expect(200);
    assert_eq!((requests.items().len(), &requests.items()[0]["units_asked"]), (1, &json!(3)));

    let begin = json!({ "request_id": request_id });
    let school = json!({ "request_id": request_id, "unit_id": world.unit(SCHOOL).await });
    head.post("/unit-reports", school).await.refused(422, "invalid");
    coordinator.post("/unit-reports", begin.clone()).await.refused(403, "forbidden");
    let id = head.post("/unit-reports", begin.clone()).await.expect(201).id();
    head.post("/unit-reports", begin).await.refused(409, "already_exists");
    let missing = act(&head, &id, "submission", Value::Null).await.refused(422, "invalid").faults();
    let expected = ["/directions", "/steering"].map(|place| (place.to_owned(), "blank".to_owned()));
    assert_eq!(missing, expected);
    let path = format!("/unit-reports/{id}");
    let text = json!({
        "steering": "Đã quán triệt Kế hoạch 86/KH-UBND.", "results": "Cử 6 lượt người, 5 người.",
        "directions": "Cử 4 người năm 2027.", "proposals": "Bố trí kinh phí đi lại.",
    });
    head.patch(&path, text).await.expect(200);
    act(&coordinator, &id, "acceptance", Value::Null).await.refused(409, "wrong_state");
    let sent = act(&head, &id, "submission", Value::Null).await.expect(200);
    assert_eq!((&sent.json["state"], &sent.json["first_submitted_on"]), (&json!("submitted"), &json!("2026-11-10")));
    head.patch(&path, json!({ "results": "Khác" })).await.refused(409, "wrong_state");
    assert_eq!(owed(&head).await, []);
    // Five working days from Tuesday 10 November.
    assert_eq!(owed(&coordinator).await, duty("review_unit_reports", "2026-11-17", 1));

    // Sent back, mended, taken; then opened again for a correction, all on record.
    let reason = json!({ "reason": "Bổ sung số người là nữ." });
    act(&head, &id, "return", reason.clone()).await.refused(403, "forbidden");
    act(&coordinator, &id, "return", reason).await.expect(200);
    assert_eq!(owed(&head).await, duty("mend_unit_report", "2026-12-09", 1));
    head.patch(&path, json!({ "results": "Cử 6 lượt người, 5 người, 3 nữ." })).await.expect(200);
    act(&head, &id, "submission", Value::Null).await.expect(200);
    act(&coordinator, &id, "acceptance", Value::Null).await.expect(200);
    act(&coordinator, &id, "return", json!({ "reason": "Sai" })).await.refused(409, "wrong_state");
    let again = json!({ "reason": "Số liệu chưa khớp với danh sách lớp." });
    let opened = act(&coordinator, &id, "reopening", again).await.expect(200);
    assert_eq!(opened.json["return_reason"], "Số liệu chưa khớp với danh sách lớp.");
    assert_eq!(owed(&head).await, duty("mend_unit_report", "2026-12-09", 1));
    act(&head, &id, "submission", Value::Null).await.expect(200);
    let taken = act(&coordinator, &id, "acceptance", Value::Null).await.expect(200);
    let versions = taken.json["versions"].as_array().expect("versions");
    let results: Vec<&str> = versions.iter().map(|one| one["results"].as_str().expect("a text")).collect();
    assert_eq!(
        results,
        ["Cử 6 lượt người, 5 người.", "Cử 6 lượt người, 5 người, 3 nữ.", "Cử 6 lượt người, 5 người, 3 nữ."]
    );
    let steps = taken.json["steps"].as_array().expect("steps");
    let actions: Vec<&str> = steps.iter().map(|step| step["action"].as_str().expect("an action")).collect();
    assert_eq!(actions, ["submit", "return", "submit", "accept", "reopen", "submit", "accept"]);
    world.person("hieutruong").await.get(&path).await.refused(404, "not_found");
    let book = coordinator.get("/unit-reports/workbook").await.expect(200).sheet(1);
    assert!(book.contains(OFFICE) && book.contains("Đã tiếp nhận"), "{book}");
    coordinator.get("/unit-report-requests/workbook").await.expect(200);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r34_the_last_safe_day_is_the_ninth_and_what_is_late_is_shown_and_urged(#[case] kind: Kind) {
    let world = World::start(kind).await;
    world.go_to("2026-12-09");
    let (head, coordinator) = (world.person("truongphong").await, world.person("dieuphoi").await);
    let asked = head.get("/unit-reports").await.expect(200);
    assert_eq!(asked.items()[0]["is_late"], false);
    let request_id = asked.items()[0]["request"]["id"].as_str().expect("a request").to_owned();
    assert_eq!(owed(&coordinator).await, []);
    assert_eq!(owed(&world.person("phochutich").await).await, []);

    world.go_to("2026-12-10");
    let (head, coordinator) = (world.person("truongphong").await, world.person("dieuphoi").await);
    assert_eq!(owed(&coordinator).await, duty("urge_unit_reports", "2026-12-09", 3));
    assert_eq!(owed(&world.person("phochutich").await).await, duty("escalate_unit_reports", "2026-12-09", 3));
    assert_eq!(owed(&head).await, duty("write_unit_report", "2026-12-09", 1));
    let id = head.post("/unit-reports", json!({ "request_id": request_id })).await.expect(201).id();
    let path = format!("/unit-reports/{id}");
    head.patch(&path, json!({ "steering": "a", "results": "b", "directions": "c" })).await.expect(200);
    let late = act(&head, &id, "submission", Value::Null).await.expect(200);
    assert_eq!((&late.json["is_late"], &late.json["state"]), (&json!(true), &json!("submitted")), "taken all the same");
    assert_eq!(owed(&world.person("phochutich").await).await, duty("escalate_unit_reports", "2026-12-09", 2));

    // The coordinator may give more time; the day stays data.
    let request = format!("/unit-report-requests/{request_id}");
    coordinator.patch(&request, json!({ "deadline": "2026-11-09" })).await.refused(422, "deadline_before_opening");
    head.patch(&request, json!({ "deadline": "2026-12-20" })).await.refused(403, "forbidden");
    let moved = coordinator.patch(&request, json!({ "deadline": "2026-12-15" })).await.expect(200);
    assert_eq!((&moved.json["units_asked"], &moved.json["units_answered"]), (&json!(3), &json!(1)));
    assert_eq!(head.get(&path).await.expect(200).json["is_late"], false);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r34_chosen_units_are_asked_for_more_and_their_difficulties_stand_in_the_report(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let (head, coordinator) = (world.person("truongphong").await, world.person("dieuphoi").await);
    let office = world.unit(OFFICE).await;
    let difficulty = json!({ "topic": "money", "title": "Thiếu kinh phí đi lại", "content": "Lớp ở Hà Nội." });
    let difficulty = head.post("/difficulties", difficulty).await.expect(201);
    let draft = head.post("/difficulties", json!({ "topic": "other", "title": "Khác", "content": "Chưa gửi" })).await;
    draft.expect(201);
    let report = head.request(Method::POST, &format!("/difficulties/{}/report", difficulty.id()));
    head.send(report.header("if-match", difficulty.header("etag"))).await.expect(200);

    let body = |deadline: &str, units: Vec<&str>| {
        json!({
            "title": "Báo cáo nhanh việc bố trí người học", "about": "Nêu số người đã bố trí học tháng 7.",
            "deadline": deadline, "unit_ids": units,
        })
    };
    let wrong = body("2026-06-30", vec![&office, &office]);
    let wrong = coordinator.post("/unit-report-requests", wrong).await.refused(422, "invalid").faults();
    let expected = [("/deadline", "day_passed"), ("/unit_ids/1", "duplicate")];
    assert_eq!(wrong, expected.map(|(pointer, code)| (pointer.to_owned(), code.to_owned())));
    head.post("/unit-report-requests", body("2026-07-10", vec![&office])).await.refused(403, "forbidden");
    let request = coordinator.post("/unit-report-requests", body("2026-07-10", vec![&office])).await.expect(201);
    assert_eq!((&request.json["units_asked"], &request.json["kind"]), (&json!(1), &json!("ad_hoc")));
    assert_eq!(owed(&head).await, duty("write_unit_report", "2026-07-10", 1));
    let school = world.person("hieutruong").await;
    assert_eq!(owed(&school).await, [], "who is not asked owes nothing");
    school.get(&format!("/unit-report-requests/{}", request.id())).await.refused(404, "not_found");
    school.post("/unit-reports", json!({ "request_id": request.id() })).await.refused(422, "invalid");

    let id = head.post("/unit-reports", json!({ "request_id": request.id() })).await.expect(201).id();
    let seen = head.get(&format!("/unit-reports/{id}")).await.expect(200);
    let listed = seen.json["reported_difficulties"].as_array().expect("difficulties");
    assert_eq!(listed.len(), 1, "a draft is no difficulty yet");
    assert_eq!((&listed[0]["title"], &listed[0]["state"]), (&json!("Thiếu kinh phí đi lại"), &json!("reported")));
    assert_eq!(act(&head, &id, "submission", Value::Null).await.refused(422, "invalid").faults().len(), 1);
    head.patch(&format!("/unit-reports/{id}"), json!({ "results": "Đã bố trí 3 người." })).await.expect(200);
    act(&head, &id, "submission", Value::Null).await.expect(200);
    let page = coordinator.get("/unit-reports?kind=ad_hoc&limit=1").await.expect(200);
    assert_eq!(page.items()[0]["state"], "submitted");

    // Every page of a list that is written and not written holds each once.
    world.go_to("2026-11-20");
    let coordinator = world.person("dieuphoi").await;
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = coordinator.get(&format!("/unit-reports?limit=1&sort=state{cursor}")).await.expect(200);
        seen.extend(page.items().iter().map(|row| format!("{}{}", row["request"]["id"], row["unit_id"])));
        let Some(next) = page.json["next_cursor"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    assert_eq!(seen.len(), 4);
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 4);
}
