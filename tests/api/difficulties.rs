//! Difficulties: a unit reports, the coordinator advises, a leader decides, the unit is told.

use reqwest::Method;
use rstest::rstest;
use serde_json::{Value, json};
use tests::{Answer, Kind, Person, World};

const OFFICE: &str = "Phòng Kinh tế, Hạ tầng và Đô thị";
const DEPUTY: &str = "Phạm Thị Bích Hạnh";

fn body(title: &str) -> Value {
    json!({
        "topic": "course", "title": title, "content": "Lớp học vào tuần quyết toán, phòng chỉ còn hai người.",
        "proposal": "Đề nghị chuyển lớp sang tháng 9.",
    })
}

/// A step of a difficulty as it stands now.
async fn act(person: &Person, id: &str, step: &str, body: Value) -> Answer {
    let etag = person.get(&format!("/difficulties/{id}")).await.header("etag");
    let request = person.request(Method::POST, &format!("/difficulties/{id}/{step}")).header("if-match", etag);
    person.send(if body.is_null() { request } else { request.json(&body) }).await
}

async fn reported(head: &Person, title: &str) -> String {
    let id = head.post("/difficulties", body(title)).await.expect(201).id();
    act(head, &id, "report", Value::Null).await.expect(200);
    id
}

/// Kinds and days of the duties about difficulties.
async fn owed(person: &Person) -> Vec<(String, String)> {
    let duties = person.get("/duties").await.expect(200);
    let about = duties.items().iter().filter(|duty| duty["subject"]["kind"] == "difficulty");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    about.map(|duty| (text(&duty["kind"]), text(&duty["due_on"]))).collect()
}

fn duty(kind: &str, day: &str) -> Vec<(String, String)> {
    vec![(kind.to_owned(), day.to_owned())]
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r36_a_difficulty_goes_from_the_unit_to_the_leader_and_back(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let (head, coordinator) = (world.person("truongphong").await, world.person("dieuphoi").await);
    let leader = world.person("phochutich").await;

    // A draft is the unit's alone.
    let id = head.post("/difficulties", body("Lớp trùng tuần quyết toán")).await.expect(201).id();
    let path = format!("/difficulties/{id}");
    coordinator.get(&path).await.refused(404, "not_found");
    assert!(coordinator.get("/difficulties").await.expect(200).items().is_empty());
    assert_eq!(head.get("/difficulties?state=draft").await.expect(200).items().len(), 1);
    head.patch(&path, json!({ "proposal": "Đề nghị chuyển lớp sang tuần 2 tháng 9." })).await.expect(200);
    act(&coordinator, &id, "report", Value::Null).await.refused(403, "forbidden");
    let sent = act(&head, &id, "report", Value::Null).await.expect(200);
    // 2026-07-01 is a Wednesday: five working days later is the next Wednesday.
    assert_eq!((&sent.json["state"], &sent.json["due_on"]), (&json!("reported"), &json!("2026-07-08")));
    assert_eq!(sent.json["actions"], json!(["withdraw"]), "what is left to the unit");
    head.patch(&path, json!({ "title": "Khác" })).await.refused(409, "wrong_state");
    assert_eq!(owed(&coordinator).await, duty("advise_difficulty", "2026-07-08"));
    world.person("hieutruong").await.get(&path).await.refused(404, "not_found");
    world.person("chuyenvien").await.get(&path).await.refused(403, "forbidden");

    // The coordinator asks back until a day; the unit completes it.
    let question = json!({ "words": "Cho biết số người đi học và ngày quyết toán.", "due_on": "2026-06-30" });
    assert_eq!(act(&coordinator, &id, "question", question).await.refused(422, "invalid").faults()[0].1, "day_passed");
    let question = json!({ "words": "Cho biết số người đi học và ngày quyết toán.", "due_on": "2026-07-03" });
    act(&coordinator, &id, "question", question).await.expect(200);
    assert_eq!(owed(&head).await, duty("complete_difficulty", "2026-07-03"));
    assert_eq!(owed(&coordinator).await, []);
    head.patch(&path, json!({ "content": "Ba người đi học; quyết toán từ 20 đến 25/8." })).await.expect(200);
    act(&head, &id, "reply", json!({ "words": "Đã bổ sung." })).await.expect(200);

    // The coordinator advises, the leader asks for other advice, then decides.
    let advice = json!({ "words": "Phương án 1: chuyển lớp. Phương án 2: chỉ cử một người.", "due_on": "2026-07-06" });
    act(&leader, &id, "decision", json!({ "words": "Đồng ý", "carried_out_by": "Phòng VHXH" }))
        .await
        .refused(409, "wrong_state");
    act(&head, &id, "advice", advice.clone()).await.refused(403, "forbidden");
    act(&coordinator, &id, "advice", advice.clone()).await.expect(200);
    assert_eq!(owed(&leader).await, duty("decide_difficulty", "2026-07-06"));
    act(&leader, &id, "return", json!({ "words": "Nêu rõ kinh phí của từng phương án." })).await.expect(200);
    assert_eq!(owed(&leader).await, []);
    act(&coordinator, &id, "advice", advice).await.expect(200);
    let wrong = json!({ "words": "Đồng ý", "carried_out_by": "Phòng VHXH", "carried_out_until": "2026-06-01" });
    assert_eq!(act(&leader, &id, "decision", wrong).await.refused(422, "invalid").faults()[0].1, "day_passed");
    let decision = json!({
        "words": "Đồng ý phương án 1.", "carried_out_by": "Phòng Văn hoá - Xã hội", "carried_out_until": "2026-07-31",
    });
    act(&coordinator, &id, "decision", decision.clone()).await.refused(403, "forbidden");
    let decided = act(&leader, &id, "decision", decision).await.expect(200);
    assert_eq!((&decided.json["state"], &decided.json["settled_on"]), (&json!("decided"), &json!("2026-07-01")));

    // The unit is told, takes notice, and every step is on record.
    assert_eq!(owed(&head).await, duty("read_difficulty_answer", "2026-07-08"));
    let seen = head.get(&path).await.expect(200);
    assert_eq!(seen.json["decision"], "Đồng ý phương án 1.");
    assert_eq!(seen.json["carried_out_by"], "Phòng Văn hoá - Xã hội");
    let closed = act(&head, &id, "closure", Value::Null).await.expect(200);
    assert_eq!((&closed.json["state"], &closed.json["due_on"]), (&json!("closed"), &Value::Null));
    assert_eq!(owed(&head).await, []);
    let steps = closed.json["steps"].as_array().expect("steps");
    let actions: Vec<&str> = steps.iter().map(|step| step["action"].as_str().expect("an action")).collect();
    assert_eq!(
        actions,
        ["report", "ask_back", "reply", "advise", "send_back", "advise", "decide", "close"],
        "{}",
        closed.json
    );
    assert_eq!(steps[6]["account_name"], DEPUTY);
    assert_eq!(steps[4]["words"], "Nêu rõ kinh phí của từng phương án.");
    act(&head, &id, "withdrawal", Value::Null).await.refused(409, "wrong_state");

    let book = coordinator.get("/difficulties/workbook").await.expect(200);
    let words = book.sheet(1);
    assert!(words.contains("Lớp trùng tuần quyết toán") && words.contains("Đồng ý phương án 1."), "{words}");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r36_what_is_joined_follows_the_decision_of_the_other(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let (head, coordinator) = (world.person("truongphong").await, world.person("dieuphoi").await);
    let (school, leader) = (world.person("hieutruong").await, world.person("phochutich").await);
    let lead = reported(&head, "Thiếu kinh phí đi lại").await;
    let other = reported(&school, "Giáo viên không có kinh phí đi lại").await;
    let third = reported(&school, "Chưa có phòng máy").await;
    let to = |id: &str| json!({ "joined_to_id": id });

    act(&coordinator, &lead, "joining", to(&lead)).await.refused(422, "invalid");
    act(&coordinator, &other, "joining", to(&lead)).await.expect(200);
    act(&coordinator, &third, "joining", to(&other)).await.refused(409, "joined_to_another");
    act(&coordinator, &lead, "joining", to(&third)).await.refused(409, "leads_others");
    let words = json!({ "words": "Bố trí từ dự toán năm." });
    act(&coordinator, &other, "advice", words.clone()).await.refused(409, "joined_to_another");
    assert_eq!(owed(&coordinator).await.len(), 2, "what is joined is no work of its own");

    // The school does not see whose difficulty its own is joined to.
    let of_school = school.get(&format!("/difficulties/{other}")).await.expect(200);
    assert_eq!((&of_school.json["is_joined"], &of_school.json["joined_to"]), (&json!(true), &Value::Null));
    let of_lead = coordinator.get(&format!("/difficulties/{lead}")).await.expect(200);
    assert_eq!(of_lead.json["joined"][0]["title"], "Giáo viên không có kinh phí đi lại");
    assert!(head.get(&format!("/difficulties/{lead}")).await.expect(200).json["joined"] == json!([]));

    // One that comes late to what lies before the leader lies there too.
    act(&coordinator, &lead, "advice", words.clone()).await.expect(200);
    act(&coordinator, &third, "joining", to(&lead)).await.expect(200);
    let late = coordinator.get(&format!("/difficulties/{third}")).await.expect(200);
    assert_eq!((&late.json["state"], &late.json["advice"]), (&json!("advised"), &json!("Bố trí từ dự toán năm.")));
    act(&coordinator, &third, "separation", Value::Null).await.expect(200);
    assert_eq!(owed(&leader).await.len(), 1);
    act(&leader, &lead, "decision", json!({ "words": "Đồng ý.", "carried_out_by": "Phòng Kinh tế" })).await.expect(200);
    let followed = school.get(&format!("/difficulties/{other}")).await.expect(200);
    assert_eq!((&followed.json["state"], &followed.json["decision"]), (&json!("decided"), &json!("Đồng ý.")));
    let apart = school.get(&format!("/difficulties/{third}")).await.expect(200);
    assert_eq!((&apart.json["state"], &apart.json["is_joined"]), (&json!("reported"), &json!(false)));
    act(&school, &other, "closure", json!({ "words": "Đã nhận." })).await.expect(200);

    // What leads and is taken back lets the others go; what needs no leader is answered.
    let fourth = reported(&head, "Chưa có phòng máy ở phòng").await;
    act(&coordinator, &third, "joining", to(&fourth)).await.expect(200);
    act(&head, &fourth, "withdrawal", json!({ "words": "Đã tự giải quyết." })).await.expect(200);
    let free = school.get(&format!("/difficulties/{third}")).await.expect(200);
    assert_eq!((&free.json["state"], &free.json["is_joined"]), (&json!("reported"), &json!(false)));
    act(&coordinator, &third, "answer", json!({ "words": "Dùng phòng máy của Trung tâm." })).await.expect(200);
    assert_eq!(owed(&school).await, duty("read_difficulty_answer", "2026-07-08"));
    let year = coordinator.get("/difficulties?year=2026&with_total=true").await.expect(200);
    assert_eq!(year.json["total"], 4);
    assert!(coordinator.get("/difficulties?year=2027").await.expect(200).items().is_empty());
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r36_nobody_decides_on_his_own_and_what_is_overdue_is_urged(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let (head, coordinator) = (world.person("truongphong").await, world.person("dieuphoi").await);
    // The Chủ tịch heads the ward: what he reports for a unit, the Phó Chủ tịch decides.
    let chair = world.person("chutich").await;
    let mut of_chair = body("Thiếu người trực");
    of_chair["unit_id"] = json!(world.unit(OFFICE).await);
    let own = chair.post("/difficulties", of_chair).await.expect(201).id();
    act(&chair, &own, "report", Value::Null).await.expect(200);
    act(&coordinator, &own, "advice", json!({ "words": "Bố trí người thay." })).await.expect(200);
    let decision = json!({ "words": "Đồng ý.", "carried_out_by": "Văn phòng" });
    assert_eq!(owed(&chair).await, []);
    act(&chair, &own, "decision", decision.clone()).await.refused(409, "same_person");
    assert_eq!(owed(&world.person("phochutich").await).await, duty("decide_difficulty", "2026-07-08"));
    act(&world.person("phochutich").await, &own, "decision", decision).await.expect(200);

    let late = reported(&head, "Chưa có tài khoản phần mềm").await;
    world.go_to("2026-07-09");
    let (coordinator, chair) = (world.person("dieuphoi").await, world.person("chutich").await);
    assert_eq!(owed(&coordinator).await, duty("advise_difficulty", "2026-07-08"));
    assert_eq!(owed(&chair).await, duty("urge_difficulties", "2026-07-08"), "the coordinator is late");
    assert_eq!(coordinator.get("/difficulties?overdue=true").await.expect(200).items().len(), 2);
    act(&coordinator, &late, "question", json!({ "words": "Của ai?", "due_on": "2026-07-09" })).await.expect(200);
    world.go_to("2026-07-10");
    let coordinator = world.person("dieuphoi").await;
    assert_eq!(owed(&coordinator).await, duty("urge_difficulties", "2026-07-09"), "the unit is late");

    // Who has not seen the question is told so.
    let head = world.person("truongphong").await;
    let stale = head.request(Method::POST, &format!("/difficulties/{late}/reply")).header("if-match", "\"r1\"");
    head.send(stale.json(&json!({ "words": "Của ba người." }))).await.refused(412, "stale");
}
