//! Evaluations: when they open, who may fill them in, and what a signature fixes.

use rstest::rstest;
use serde_json::{Value, json};
use tests::{Answer, Kind, Person, World};

/// The id of somebody of the roster.
async fn staff_id(world: &World, name: &str) -> String {
    let found = world.person("dieuphoi").await.get("/staff?limit=200").await.expect(200);
    let person = found.items().iter().find(|person| person["full_name"] == name);
    person.unwrap_or_else(|| panic!("nobody is called {name}"))["id"].as_str().expect("an id").to_owned()
}

/// Somebody summoned by name to a course of these days; answers the nomination.
async fn summoned(world: &World, name: &str, first_day: &str, last_day: &str) -> String {
    let coordinator = world.person("dieuphoi").await;
    let letter = json!({
        "number": format!("{first_day}/SNV"), "issued_on": "2026-06-25", "issuer": "Sở Nội vụ",
        "subject": format!("Triệu tập {name} từ {first_day}"),
    });
    let letter = coordinator.post("/official-letters", letter).await.expect(201);
    let programmes = coordinator.get("/programmes?limit=1&sort=name").await.expect(200);
    let course = json!({
        "programme_id": programmes.items()[0]["id"], "letter_id": letter.id(), "organiser": "Sở Nội vụ",
        "name": format!("Lớp từ {first_day} đến {last_day}"), "origin": "summoned", "mode": "in_person",
        "first_day": first_day, "last_day": last_day,
    });
    let course = coordinator.post("/courses", course).await.expect(201);
    let nominate = json!({ "course_id": course.id(), "staff_ids": [staff_id(world, name).await], "as": "record" });
    let outcome = coordinator.post("/nominations", nominate).await.expect(200);
    assert_eq!(outcome.items()[0]["done"], true, "{}", outcome.json);
    outcome.items()[0]["nomination_id"].as_str().expect("an id").to_owned()
}

async fn due(person: &Person, query: &str) -> Vec<Value> {
    person.get(&format!("/evaluations/due{query}")).await.expect(200).items().clone()
}

async fn open(person: &Person, nomination_id: &str) -> Answer {
    person.post("/evaluations", json!({ "nomination_id": nomination_id })).await
}

/// Sends a change of an evaluation below its address, for the revision that is there now.
async fn act(person: &Person, method: reqwest::Method, id: &str, below: &str, body: &Value) -> Answer {
    let etag = person.get(&format!("/evaluations/{id}")).await.header("etag");
    let request = person.request(method, &format!("/evaluations/{id}{below}")).header("if-match", etag);
    person.send(if body.is_null() { request } else { request.json(body) }).await
}

async fn sign(person: &Person, id: &str) -> Answer {
    act(person, reqwest::Method::POST, id, "/signature", &Value::Null).await
}

/// Six answers: five marks and one "không áp dụng".
fn six() -> Value {
    json!({
        "task_results": { "mark": 8, "comment": "Hồ sơ xử lý nhanh hơn." }, "advice_quality": { "mark": 7 },
        "responsibility": { "mark": 9 }, "discipline": { "mark": 8 }, "coordination": { "mark": 7 },
        "satisfaction": { "not_applicable": true },
    })
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r24_an_evaluation_opens_after_three_months_and_not_a_day_earlier(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let nomination = summoned(&world, "Trần Thị Hoà", "2026-11-16", "2026-11-30").await;
    world.go_to("2027-02-27");
    let head = world.person("truongphong").await;
    let waiting = due(&head, "").await;
    assert_eq!(waiting.len(), 1);
    assert_eq!((&waiting[0]["opens_on"], &waiting[0]["due_on"]), (&json!("2027-02-28"), &json!("2027-03-28")));
    assert_eq!((&waiting[0]["status"], &waiting[0]["may_evaluate"]), (&json!("waiting"), &json!(false)));
    let early = open(&head, &nomination).await.refused(409, "evaluation_too_early");
    assert!(early.text("detail").contains("28/02/2027"), "{}", early.json);
    world.go_to("2027-02-28");
    let head = world.person("truongphong").await;
    assert_eq!(due(&head, "?status=open").await[0]["may_evaluate"], true);
    let draft = open(&head, &nomination).await.expect(201);
    assert_eq!((&draft.json["state"], &draft.json["round"]), (&json!("draft"), &Value::Null));
    assert_eq!(open(&head, &nomination).await.expect(201).id(), draft.id(), "one form, however often it is opened");
    assert_eq!(due(&head, "").await[0]["evaluation_id"], draft.id());
    world.go_to("2027-03-29");
    let coordinator = world.person("dieuphoi").await;
    assert_eq!(due(&coordinator, "?status=overdue").await[0]["days_left"], -1);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r24_long_leave_suspends_the_three_months(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let nomination = summoned(&world, "Trần Thị Hoà", "2026-11-16", "2026-11-30").await;
    let leave = json!({
        "staff_id": staff_id(&world, "Trần Thị Hoà").await, "kind": "long_leave", "first_day": "2026-12-01",
        "last_day": "2026-12-10",
    });
    world.person("dieuphoi").await.post("/absences", leave).await.expect(201);
    world.go_to("2027-03-09");
    let head = world.person("truongphong").await;
    open(&head, &nomination).await.refused(409, "evaluation_too_early");
    world.go_to("2027-03-10");
    open(&world.person("truongphong").await, &nomination).await.expect(201);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r24_short_courses_share_a_form_a_round_and_longer_ones_have_their_own(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let first = summoned(&world, "Trần Thị Hoà", "2026-07-06", "2026-07-08").await;
    let second = summoned(&world, "Trần Thị Hoà", "2026-07-13", "2026-07-15").await;
    let long = summoned(&world, "Trần Thị Hoà", "2026-07-20", "2026-07-31").await;
    summoned(&world, "Trần Thị Hoà", "2026-08-17", "2026-08-19").await;
    world.go_to("2026-10-31");
    let head = world.person("truongphong").await;
    open(&head, &first).await.refused(409, "evaluation_too_early");
    let own = open(&head, &long).await.expect(201);
    assert_eq!(own.json["courses"].as_array().map(Vec::len), Some(1));
    world.go_to("2026-11-02");
    let head = world.person("truongphong").await;
    let shared = open(&head, &second).await.expect(201);
    assert_eq!(shared.json["round"], "2026-11");
    let mut on_it: Vec<&str> = shared.json["courses"]
        .as_array()
        .expect("courses")
        .iter()
        .filter_map(|course| course["nomination_id"].as_str())
        .collect();
    on_it.sort_unstable();
    let mut expected = [first.as_str(), second.as_str()];
    expected.sort_unstable();
    assert_eq!(on_it, expected);
    assert_eq!(head.get("/evaluations?round=2026-11").await.expect(200).items().len(), 1);
    let rounds: Vec<Value> = due(&head, "?status=waiting").await.iter().map(|due| due["round"].clone()).collect();
    assert_eq!(rounds, ["2027-06"], "the August course had not matured in November");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r25_six_answers_make_an_index_that_a_signature_fixes(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let nomination = summoned(&world, "Trần Thị Hoà", "2026-07-20", "2026-07-31").await;
    world.go_to("2026-11-01");
    let head = world.person("truongphong").await;
    let id = open(&head, &nomination).await.expect(201).id();
    let path = format!("/evaluations/{id}");
    let empty = sign(&head, &id).await.refused(422, "invalid");
    assert_eq!(empty.faults(), [("/answers".to_owned(), "too_many_unanswered".to_owned())]);
    let mut five = six();
    five.as_object_mut().expect("answers").remove("satisfaction");
    head.patch(&path, json!({ "answers": five })).await.expect(200);
    sign(&head, &id).await.refused(422, "invalid");
    let wrong = json!({ "answers": { "beauty": { "mark": 5 }, "discipline": { "mark": 11 } } });
    let wrong = head.patch(&path, wrong).await.refused(422, "bad_schema");
    assert_eq!(wrong.faults(), [("/answers/discipline/mark".to_owned(), "out_of_range".to_owned())]);
    let unknown = head.patch(&path, json!({ "answers": { "beauty": { "mark": 5 } } })).await.refused(422, "invalid");
    assert_eq!(unknown.faults(), [("/answers/beauty".to_owned(), "unknown_field".to_owned())]);
    let person = world.person("chuyenvien").await;
    let marks = json!({ "answers": { "task_results": { "mark": 1 } }, "examples": "Tiếp nhận hồ sơ đất đai." });
    act(&person, reqwest::Method::PUT, &id, "/own-marks", &marks).await.expect(200);
    act(&head, reqwest::Method::PUT, &id, "/own-marks", &marks).await.refused(404, "not_found");
    let filled = json!({
        "answers": { "satisfaction": { "not_applicable": true } }, "comment": "Vận dụng khá.",
        "lines": { nomination.clone(): "Đúng việc đang làm." },
    });
    let filled = head.patch(&path, filled).await.expect(200);
    assert_eq!(filled.json["answers"], six(), "a patch of one criterion leaves the others");
    assert_eq!(filled.json["courses"][0]["line"], "Đúng việc đang làm.");
    let signed = sign(&head, &id).await.expect(200);
    assert_eq!(signed.json["index_hundredths"], 780, "(8 + 7 + 9 + 8 + 7) : 5, and the person's own mark never counts");
    assert_eq!((&signed.json["band"], &signed.json["signed_on"]), (&json!("Vận dụng khá"), &json!("2026-11-01")));
    head.patch(&path, json!({ "comment": "Khác." })).await.refused(409, "wrong_state");
    sign(&head, &id).await.refused(409, "wrong_state");
    act(&person, reqwest::Method::PUT, &id, "/own-marks", &marks).await.refused(409, "wrong_state");
    open(&head, &nomination).await.refused(409, "wrong_state");
    assert_eq!(due(&head, "").await, Vec::<Value>::new());
    let seen = person.get("/evaluations").await.expect(200);
    assert_eq!(seen.items()[0]["band"], "Vận dụng khá", "everybody reads his own");
    world.person("giaovien").await.get(&path).await.refused(404, "not_found");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r24_who_has_the_authority_evaluates_and_nobody_himself(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let of_department = summoned(&world, "Lê Minh Đức", "2026-07-20", "2026-07-31").await;
    let of_school = summoned(&world, "Vũ Thuý Nga", "2026-07-21", "2026-07-31").await;
    let of_head = summoned(&world, "Nguyễn Văn Á", "2026-07-22", "2026-07-31").await;
    world.go_to("2026-11-01");
    let head = world.person("truongphong").await;
    open(&head, &of_head).await.refused(409, "self_evaluation");
    open(&head, &of_school).await.refused(422, "invalid");
    world
        .person("dieuphoi")
        .await
        .post("/evaluations", json!({ "nomination_id": of_department }))
        .await
        .refused(403, "not_the_authority");
    world
        .person("phochutich")
        .await
        .post("/evaluations", json!({ "nomination_id": of_head }))
        .await
        .refused(403, "not_the_authority");
    world
        .person("chuyenvien")
        .await
        .post("/evaluations", json!({ "nomination_id": of_head }))
        .await
        .refused(403, "forbidden");
    open(&head, &of_department).await.expect(201);
    open(&world.person("hieutruong").await, &of_school).await.expect(201);
    open(&world.person("chutich").await, &of_head).await.expect(201);
    let holders: Vec<(Value, Value)> = due(&world.person("phochutich").await, "")
        .await
        .iter()
        .map(|due| (due["person"]["full_name"].clone(), due["holder"].clone()))
        .collect();
    assert!(holders.contains(&(json!("Nguyễn Văn Á"), json!("chair"))), "{holders:?}");
    assert!(holders.contains(&(json!("Vũ Thuý Nga"), json!("unit_head"))), "{holders:?}");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r43_who_moved_is_signed_by_the_new_head_with_the_old_heads_comment(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let nomination = summoned(&world, "Trần Thị Hoà", "2026-07-20", "2026-07-31").await;
    let person = staff_id(&world, "Trần Thị Hoà").await;
    world.go_to("2026-09-01");
    let school = staff_id(&world, "Vũ Thuý Nga").await;
    let coordinator = world.person("dieuphoi").await;
    let school = coordinator.get(&format!("/staff/{school}")).await.expect(200).json["unit_id"].clone();
    let transfer = json!({ "unit_id": school, "post_title": "Nhân viên văn thư", "first_day": "2026-09-01" });
    let path = format!("/staff/{person}");
    let etag = coordinator.get(&path).await.header("etag");
    let request = coordinator.request(reqwest::Method::POST, &format!("{path}/transfer")).header("if-match", etag);
    assert!(coordinator.send(request.json(&transfer)).await.status < 300);
    world.go_to("2026-11-01");
    let (before, now) = (world.person("truongphong").await, world.person("hieutruong").await);
    let id = open(&now, &nomination).await.expect(201).id();
    let comment = json!({ "comment": "Tháng đầu vận dụng tốt." });
    act(&now, reqwest::Method::PUT, &id, "/former-comment", &comment).await.refused(403, "not_the_authority");
    act(&before, reqwest::Method::PUT, &id, "/former-comment", &comment).await.expect(200);
    before.patch(&format!("/evaluations/{id}"), json!({ "answers": six() })).await.refused(403, "not_the_authority");
    now.patch(&format!("/evaluations/{id}"), json!({ "answers": six() })).await.expect(200);
    let signed = sign(&now, &id).await.expect(200);
    assert_eq!(signed.json["former_comment"], "Tháng đầu vận dụng tốt.");
    assert_eq!(signed.json["former_commenter"], "Nguyễn Văn Á");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r24_who_was_withdrawn_is_not_evaluated(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let nomination = summoned(&world, "Trần Thị Hoà", "2026-07-20", "2026-07-31").await;
    let coordinator = world.person("dieuphoi").await;
    coordinator
        .post("/nominations/actions", json!({ "action": "withdraw", "nomination_ids": [nomination], "reason": "Ốm." }))
        .await
        .expect(200);
    world.go_to("2026-11-01");
    let head = world.person("truongphong").await;
    assert_eq!(due(&head, "").await, Vec::<Value>::new());
    open(&head, &nomination).await.refused(409, "wrong_state");
    let forms = head.get("/evaluation-forms").await.expect(200);
    assert_eq!(forms.items()[0]["criteria"].as_array().map(Vec::len), Some(6));
}
