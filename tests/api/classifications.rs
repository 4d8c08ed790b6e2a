//! The yearly classification: its evidence, who enters a level, the share of "xuất sắc", and the year that is closed.

use reqwest::Method;
use rstest::rstest;
use serde_json::{Value, json};
use tests::{Answer, Copy, Kind, Person, World};

use crate::afterwards::{enter as enter_result, summoned};

const WARD: &str = "UBND phường Thạch Khôi";

/// A level of somebody, as it is sent.
fn level(world: &World, who: &str, level: &str) -> Value {
    json!({ "staff_id": world.staff_id(who), "level": level })
}

/// Enters levels of 2026.
async fn enter(person: &Person, items: Vec<Value>) -> Answer {
    person.post("/classifications", json!({ "year": 2026, "items": items })).await.expect(200)
}

/// The code with which each item was refused; empty where it was entered.
fn refusals(answer: &Answer) -> Vec<&str> {
    answer.items().iter().map(|item| item["problem"]["code"].as_str().unwrap_or_default()).collect()
}

async fn sheet(person: &Person, query: &str) -> Answer {
    person.get(&format!("/classifications/sheet{query}")).await.expect(200)
}

/// A person's line of a sheet.
fn line<'a>(sheet: &'a Answer, name: &str) -> &'a Value {
    let people = sheet.json["people"].as_array().expect("people");
    people.iter().find(|person| person["full_name"] == name).unwrap_or_else(|| panic!("{name} is not there"))
}

async fn close(world: &World) {
    let leader = world.person("chutich").await;
    leader.post("/years/2026/closing", json!({ "note": "Theo thông báo kết quả xếp loại" })).await.expect(200);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r27_levels_are_entered_by_who_has_the_authority_and_nobody_enters_his_own(#[case] kind: Kind) {
    let world = World::start(kind).await;
    world.go_to("2026-12-02");
    let head = world.person("truongphong").await;
    let mut excellent = level(&world, "chuyenvien", "good");
    excellent["points_hundredths"] = json!(9250);
    let answer = enter(
        &head,
        vec![
            excellent.clone(),
            level(&world, "truongphong", "good"),
            level(&world, "giaovien", "good"),
            level(&world, "Bùi Văn An", "completed"),
        ],
    )
    .await;
    assert_eq!(refusals(&answer), ["points_out_of_level", "self_decision", "not_found", ""]);
    excellent["bounds_reason"] = json!("Điểm thưởng theo hướng dẫn của thành phố");
    let answer = enter(&head, vec![excellent.clone()]).await;
    assert_eq!(refusals(&answer), [""]);
    let entered = &answer.items()[0]["classification"];
    assert_eq!((&entered["decided_by"], &entered["revision"]), (&json!("Thủ trưởng đơn vị"), &json!(1)));
    let again = enter(&head, vec![excellent]).await;
    assert_eq!(refusals(&again), ["stale"], "somebody has entered it: read it first");

    // The coordinator records what others have decided, and names them; her own is another's too.
    let coordinator = world.person("dieuphoi").await;
    let mut recorded = level(&world, "truongphong", "good");
    let nameless = enter(&coordinator, vec![recorded.clone(), level(&world, "dieuphoi", "good")]).await;
    assert_eq!(refusals(&nameless), ["invalid", "self_decision"]);
    assert_eq!(nameless.items()[0]["problem"]["errors"][0]["pointer"], "/decided_by");
    recorded["decided_by"] = json!("Chủ tịch UBND phường");
    recorded["decided_on"] = json!("2026-12-03");
    assert_eq!(refusals(&enter(&coordinator, vec![recorded.clone()]).await), ["invalid"], "tomorrow");
    recorded["decided_on"] = json!("2026-12-01");
    assert_eq!(refusals(&enter(&coordinator, vec![recorded]).await), [""]);

    // The Chủ tịch decides on heads; a Phó Chủ tịch does not, and neither on the Chủ tịch.
    let deputy = world.person("phochutich").await;
    let answer = enter(&deputy, vec![level(&world, "hieutruong", "good"), level(&world, "chutich", "good")]).await;
    assert_eq!(refusals(&answer), ["not_the_authority", "not_the_authority"]);
    let chair = world.person("chutich").await;
    assert_eq!(refusals(&enter(&chair, vec![level(&world, "hieutruong", "excellent")]).await), [""]);

    // Everybody reads his own, and no figures of others.
    let own = world.person("chuyenvien").await;
    let sheet = sheet(&own, "").await;
    assert_eq!((sheet.json["people"].as_array().map(Vec::len), &sheet.json["units"]), (Some(1), &json!([])));
    assert_eq!(line(&sheet, "Trần Thị Hoà")["may_enter"], false);
    let id = line(&sheet, "Trần Thị Hoà")["classification"]["id"].as_str().expect("an id").to_owned();
    own.get(&format!("/classifications/{id}")).await.expect(200);
    world.person("giaovien").await.get(&format!("/classifications/{id}")).await.refused(404, "not_found");
    own.post("/classifications", json!({})).await.refused(403, "forbidden");
    assert_eq!(head.get("/classifications?year=2026").await.expect(200).items().len(), 3);

    for (year, code) in [(2025, "bad_year"), (2027, "day_in_future")] {
        let item = level(&world, "chuyenvien", "good");
        let wrong = head.post("/classifications", json!({ "year": year, "items": [item] })).await;
        assert_eq!(wrong.refused(422, "invalid").faults(), [("/year".to_owned(), code.to_owned())]);
    }
    let twice = json!([level(&world, "chuyenvien", "good"), level(&world, "chuyenvien", "good")]);
    let twice = head.post("/classifications", json!({ "year": 2026, "items": twice })).await.refused(422, "invalid");
    assert_eq!(twice.faults(), [("/items/1/staff_id".to_owned(), "duplicate".to_owned())]);

    // the city pulls the levels.
    let program = world.program(&["sync:read", "sync:read:personal"], WARD).await;
    let mut copy = Copy::begin("/sync/classifications");
    copy.read_all(&program).await;
    assert_eq!(copy.records.len(), 4);
    assert_eq!(copy.records[&id].1["level"], "good");
    copy.expect_whole(&program, "classifications").await;
    world.expect_feed_as_published(&program).await;
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r27_more_excellent_than_a_fifth_of_the_good_is_a_warning_and_no_refusal(#[case] kind: Kind) {
    let world = World::start(kind).await;
    world.go_to("2026-12-02");
    let head = world.person("truongphong").await;
    let mut items: Vec<Value> =
        ["chuyenvien", "Lê Minh Đức", "Bùi Văn An", "Phạm Dũng"].iter().map(|who| level(&world, who, "good")).collect();
    items.push(level(&world, "Đỗ Thị Ánh", "excellent"));
    let answer = enter(&head, items).await;
    assert_eq!(refusals(&answer), ["", "", "", "", ""]);
    let unit = &answer.json["units"][0];
    assert_eq!((&unit["people"], &unit["entered"], &unit["missing"]), (&json!(6), &json!(5), &json!(1)));
    let share = json!({
        "category": "civil_servant", "excellent": 1, "good": 4, "percent": 20, "allowed": 0,
        "allowed_in_excellent_unit": null, "over": true,
    });
    assert_eq!(unit["shares"], json!([share]));
    let sheet = sheet(&head, "?year=2026").await;
    assert_eq!(sheet.json["units"][0]["shares"], json!([share]));
    assert_eq!((&sheet.json["due_on"], &sheet.json["state"]), (&json!("2026-12-14"), &json!("open")));
    assert_eq!(line(&sheet, "Nguyễn Văn Á")["may_enter"], false, "nobody enters his own");
    assert_eq!(line(&sheet, "Phạm Dũng")["may_enter"], true);

    // A teacher who came in August has not worked six months: no level is owed of her.
    let coordinator = world.person("dieuphoi").await;
    let newcomer = json!({
        "full_name": "Lương Thị Hạnh", "category": "public_employee", "hired_on": "2026-08-03",
        "unit_id": world.unit("Trường Tiểu học Thạch Khôi").await,
    });
    coordinator.post("/staff", newcomer).await.expect(201);
    let school = crate::classifications::sheet(&world.person("hieutruong").await, "").await;
    assert_eq!(line(&school, "Lương Thị Hạnh")["remarks"], json!(["not_rated"]));
    assert_eq!(line(&school, "Vũ Thuý Nga")["remarks"], json!([]));
    assert_eq!(school.json["units"][0]["people"], 4);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r03_the_evidence_of_a_year_is_what_ended_and_what_was_signed_in_it(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let (course, nomination) = summoned(&world, ("KN-01", "chuyenvien"), ("2026-07-13", "2026-07-15"), None).await;
    let (_, next) = summoned(&world, ("KN-02", "chuyenvien"), ("2026-12-28", "2027-01-06"), None).await;
    world.go_to("2026-07-20");
    let coordinator = world.person("dieuphoi").await;
    let result = json!({ "nomination_id": nomination, "outcome": "passed", "score": "8,5" });
    assert_eq!(enter_result(&coordinator, &course, result).await["problem"], Value::Null);
    world.go_to("2026-11-02");
    let head = world.person("truongphong").await;
    let evaluation = sign(&head, &nomination, json!({})).await.expect(200).id();
    world.go_to("2027-02-01");
    let head = world.person("truongphong").await;
    let of_2026 = sheet(&head, "?year=2026").await;
    let person = line(&of_2026, "Trần Thị Hoà");
    let summary = &person["summary"];
    assert_eq!((&summary["sent"], &summary["completed"], &summary["evaluations"]), (&json!(2), &json!(1), &json!(1)));
    assert_eq!(summary["mean_index_hundredths"], 780);
    assert_eq!(person["courses"][0]["nomination_id"], nomination);
    assert_eq!(person["courses"][0]["result"]["score_hundredths"], 850);
    assert_eq!((&person["courses"][1]["nomination_id"], &person["courses"][1]["result"]), (&json!(next), &Value::Null));
    assert_eq!(
        (&person["evaluations"][0]["id"], &person["evaluations"][0]["band"]),
        (&json!(evaluation), &json!("Vận dụng khá"))
    );
    let of_2027 = sheet(&head, "").await;
    let person = line(&of_2027, "Trần Thị Hoà");
    assert_eq!((&person["summary"]["sent"], &person["summary"]["evaluations"]), (&json!(1), &json!(0)));
    head.get("/classifications/sheet?year=2024").await.refused(400, "bad_parameter");

    // As Excel: text stays text, whatever it begins with.
    let mut recorded = level(&world, "truongphong", "good");
    recorded["decided_by"] = json!("=HYPERLINK(\"http://x\")");
    let coordinator = world.person("dieuphoi").await;
    assert_eq!(refusals(&enter(&coordinator, vec![recorded]).await), [""]);
    let workbook = head.get("/classifications/sheet/workbook?year=2026").await.expect(200);
    let sheet = workbook.sheet(1);
    assert!(!sheet.contains("<f>") && sheet.contains("=HYPERLINK"), "{sheet}");
}

/// Fills the evaluation of a nomination in and signs it.
async fn sign(head: &Person, nomination: &str, body: Value) -> Answer {
    let id = head.post("/evaluations", json!({ "nomination_id": nomination })).await.expect(201).id();
    let path = format!("/evaluations/{id}");
    let answers = json!({
        "task_results": { "mark": 8 }, "advice_quality": { "mark": 7 }, "responsibility": { "mark": 9 },
        "discipline": { "mark": 8 }, "coordination": { "mark": 7 }, "satisfaction": { "not_applicable": true },
    });
    let filled = head.patch(&path, json!({ "answers": answers })).await.expect(200);
    let request = head.request(Method::POST, &format!("{path}/signature")).header("if-match", filled.header("etag"));
    let empty = body.as_object().is_some_and(serde_json::Map::is_empty);
    head.send(if empty { request } else { request.json(&body) }).await
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r27_a_year_is_closed_once_from_december_on_by_a_leader(#[case] kind: Kind) {
    let world = World::start(kind).await;
    world.go_to("2026-11-30");
    let leader = world.person("phochutich").await;
    let early = leader.post("/years/2026/closing", json!({})).await.refused(409, "year_not_over");
    assert!(early.text("detail").contains("01/12/2026"), "{}", early.json);
    let before = leader.post("/years/2025/closing", json!({})).await.refused(422, "invalid");
    assert_eq!(before.faults(), [("/year".to_owned(), "bad_year".to_owned())]);
    world.go_to("2026-12-01");
    world.person("dieuphoi").await.post("/years/2026/closing", json!({})).await.refused(403, "forbidden");
    let leader = world.person("phochutich").await;
    let years = leader.get("/years").await.expect(200);
    assert_eq!((&years.items()[0]["state"], &years.items()[0]["may_close"]), (&json!("open"), &json!(true)));
    let closed = leader.post("/years/2026/closing", json!({})).await.expect(200);
    assert_eq!((&closed.json["state"], &closed.json["closed_on"]), (&json!("closed"), &json!("2026-12-01")));
    assert_eq!(closed.json["closed_by_name"], "Phạm Thị Bích Hạnh");
    leader.post("/years/2026/closing", json!({})).await.refused(409, "year_already_closed");
    let seen = world.person("chuyenvien").await.get("/years").await.expect(200);
    assert_eq!((&seen.items()[0]["state"], &seen.items()[0]["may_close"]), (&json!("closed"), &json!(false)));
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r27_what_belongs_to_a_closed_year_changes_by_an_amendment_with_a_reason_alone(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let (course, nomination) = summoned(&world, ("KN-01", "chuyenvien"), ("2026-07-13", "2026-07-15"), None).await;
    let (late_course, late) = summoned(&world, ("KN-02", "Bùi Văn An"), ("2026-07-20", "2026-07-31"), None).await;
    world.go_to("2026-12-02");
    let (head, coordinator) = (world.person("truongphong").await, world.person("dieuphoi").await);
    let result = json!({ "nomination_id": nomination, "outcome": "passed" });
    let result = enter_result(&coordinator, &course, result).await["result"]["id"].as_str().expect("an id").to_owned();
    let entered = enter(&head, vec![level(&world, "chuyenvien", "good")]).await;
    let id = entered.items()[0]["classification"]["id"].as_str().expect("an id").to_owned();
    close(&world).await;
    world.go_to("2026-12-20");
    let (head, coordinator) = (world.person("truongphong").await, world.person("dieuphoi").await);

    // The classification.
    let path = format!("/classifications/{id}");
    let refused = head.patch(&path, json!({ "level": "excellent" })).await.refused(409, "year_closed");
    assert!(refused.text("detail").contains("2026"), "{}", refused.json);
    let reason = "Đính chính theo Thông báo số 15/TB-UBND";
    let amended = head.patch(&path, json!({ "level": "excellent", "reason": reason })).await.expect(200);
    assert_eq!((&amended.json["level"], &amended.json["revision"]), (&json!("excellent"), &json!(2)));
    let mut missed = level(&world, "Phạm Dũng", "good");
    assert_eq!(refusals(&enter(&head, vec![missed.clone()]).await), ["year_closed"]);
    missed["reason"] = json!("Nghỉ ốm đến giữa tháng 12");
    assert_eq!(refusals(&enter(&head, vec![missed]).await), [""]);

    // The result, by the course's last day; whatever else is owed of that year.
    let late_result = json!({ "nomination_id": late, "outcome": "passed" });
    assert_eq!(enter_result(&coordinator, &late_course, late_result.clone()).await["problem"]["code"], "year_closed");
    let mut reasoned = late_result;
    reasoned["reason"] = json!("Cơ sở đào tạo gửi kết quả muộn");
    assert_eq!(enter_result(&coordinator, &late_course, reasoned).await["problem"], Value::Null);
    let corrected = json!({ "outcome": "failed", "reason": "Cơ sở đào tạo đính chính" });
    coordinator.patch(&format!("/results/{result}"), corrected).await.expect(200);

    // The evaluation, by the day of its signature.
    sign(&head, &nomination, json!({})).await.refused(409, "year_closed");
    sign(&head, &late, json!({ "reason": "Người được đánh giá đi công tác" })).await.expect(200);

    let all = coordinator.get("/amendments?limit=200").await.expect(200);
    let kinds: Vec<&str> = all.items().iter().filter_map(|one| one["kind"].as_str()).collect();
    assert_eq!(kinds.len(), 5, "{}", all.json);
    let own = world.person("chuyenvien").await;
    let seen = own.get("/amendments?kind=classifications").await.expect(200);
    assert_eq!(seen.items().len(), 1, "of oneself alone");
    let amendment = &seen.items()[0];
    assert_eq!((&amendment["reason"], &amendment["year"]), (&json!(reason), &json!(2026)));
    assert_eq!((&amendment["before"]["level"], &amendment["after"]["level"]), (&json!("good"), &json!("excellent")));
    assert_eq!(amendment["account_name"], "Nguyễn Văn Á");
    let sheet = own.get("/amendments/workbook?kind=classifications").await.expect(200).sheet(1);
    for words in ["Hoàn thành xuất sắc nhiệm vụ", reason, "Nguyễn Văn Á"] {
        assert!(sheet.contains(words), "{words}: {sheet}");
    }
    let history = head.get(&format!("{path}/history")).await.expect(200);
    let told: Vec<(&Value, &Value)> = history.items().iter().map(|one| (&one["level"], &one["reason"])).collect();
    assert_eq!(told, [(&json!("excellent"), &json!(reason)), (&json!("good"), &Value::Null)]);
    assert_eq!(head.get("/amendments").await.expect(200).items().len(), 5);
    assert_eq!(world.person("hieutruong").await.get("/amendments").await.expect(200).items().len(), 0);

    // The next year is another one.
    world.go_to("2027-01-04");
    sign(&world.person("truongphong").await, &nomination, json!({})).await.expect(200);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r32_the_classification_is_owed_from_december_on_and_overdue_after_the_14th(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let owed = async |who: &str| {
        let duties = world.person(who).await.get("/duties").await.expect(200);
        let of_levels = |duty: &&Value| {
            duty["kind"].as_str().is_some_and(|kind| kind.ends_with("classify") || kind.ends_with("classifications"))
        };
        let told = |duty: &Value| {
            (duty["kind"].as_str().unwrap_or_default().to_owned(), duty["count"].clone(), duty["overdue"].clone())
        };
        duties.items().iter().filter(of_levels).map(told).collect::<Vec<_>>()
    };
    world.go_to("2026-11-30");
    assert_eq!(owed("truongphong").await, []);
    world.go_to("2026-12-01");
    let of = |kind: &str, count: i64, overdue: bool| (kind.to_owned(), json!(count), json!(overdue));
    assert_eq!(owed("truongphong").await, [of("classify", 5, false)], "not of himself");
    assert_eq!(owed("chutich").await, [of("classify", 2, false)], "the two heads");
    assert_eq!(owed("dieuphoi").await, [of("classify", 2, false)], "the city decides on the leaders");
    assert_eq!(owed("chuyenvien").await, []);
    let head = world.person("truongphong").await;
    let names = ["chuyenvien", "Lê Minh Đức", "Bùi Văn An", "Phạm Dũng"];
    enter(&head, names.iter().map(|who| level(&world, who, "good")).collect()).await;
    assert_eq!(owed("truongphong").await, [of("classify", 1, false)]);
    world.go_to("2026-12-14");
    assert_eq!(owed("truongphong").await, [of("classify", 1, false)]);
    world.go_to("2026-12-15");
    assert_eq!(owed("truongphong").await, [of("classify", 1, true)]);
    let urged: Vec<String> = owed("phochutich").await.into_iter().map(|(kind, ..)| kind).collect();
    assert_eq!(urged, ["urge_classifications"]);
    close(&world).await;
    assert_eq!(owed("truongphong").await, [], "what was closed is owed no more");
}
