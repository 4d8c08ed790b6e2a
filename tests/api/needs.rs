//! Rounds of needs, the year plan that is made of them, and the courses that answer it.

use reqwest::Method;
use rstest::rstest;
use serde_json::{Value, json};
use tests::{Answer, Kind, Person, World};

use crate::afterwards::{act, programme};

const ECONOMY: &str = "Phòng Kinh tế, Hạ tầng và Đô thị";
const SCHOOL: &str = "Trường Tiểu học Thạch Khôi";

fn pair(pointer: &str, code: &str) -> (String, String) {
    (pointer.to_owned(), code.to_owned())
}

/// Opens the round of a year that is due on 31 July 2026.
async fn round(coordinator: &Person, year: i32) -> String {
    let body = json!({ "kind": "year", "year": year, "deadline": "2026-07-31" });
    coordinator.post("/needs-rounds", body).await.expect(201).id()
}

/// The address of what a unit hands in to a round.
async fn submission(person: &Person, round: &str, unit: &str) -> String {
    let listed = person.get(&format!("/needs-submissions?round_id={round}&limit=200")).await.expect(200);
    let row = listed.items().iter().find(|row| row["unit_name"] == unit);
    let row = row.unwrap_or_else(|| panic!("{unit} is not asked: {}", listed.json));
    format!("/needs-submissions/{}", row["id"].as_str().expect("an id"))
}

fn need(code: &str, quarter: i32, people: i32, cost: i64) -> Value {
    json!({ "programme_id": programme(code), "people": people, "quarter": quarter, "estimated_cost": cost })
}

/// Writes needs, hands them in, and lets the coordinator take them.
async fn accepted(world: &World, round: &str, head: &str, unit: &str, needs: Value) -> String {
    let (head, coordinator) = (world.person(head).await, world.person("dieuphoi").await);
    let path = submission(&head, round, unit).await;
    head.patch(&path, json!({ "needs": needs })).await.expect(200);
    act(&head, &path, "/submission", json!({})).await.expect(200);
    act(&coordinator, &path, "/acceptance", json!({})).await.expect(200);
    path
}

async fn kinds(person: &Person) -> Vec<String> {
    let duties = person.get("/duties").await.expect(200);
    let kind = |duty: &Value| duty["kind"].as_str().expect("a kind").to_owned();
    duties.items().iter().map(kind).filter(|kind| kind.contains("needs") || kind.contains("year_plan")).collect()
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r30_a_round_asks_every_unit_with_people_and_closes_once(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let (coordinator, head) = (world.person("dieuphoi").await, world.person("truongphong").await);
    let wrong = json!({ "kind": "year", "year": 2025, "deadline": "2026-06-30" });
    let refused = coordinator.post("/needs-rounds", wrong).await.refused(422, "invalid");
    assert_eq!(refused.faults(), [pair("/deadline", "deadline_before_opening"), pair("/year", "bad_year")]);
    let wrong = json!({ "kind": "phase", "year": 2027, "deadline": "2026-07-31" });
    let refused = coordinator.post("/needs-rounds", wrong).await.refused(422, "invalid");
    assert_eq!(refused.faults(), [pair("/year", "invalid_value")]);

    let id = round(&coordinator, 2027).await;
    let path = format!("/needs-rounds/{id}");
    let opened = head.get(&path).await.expect(200);
    assert_eq!(opened.json["name"], "Rà soát nhu cầu bồi dưỡng năm 2027");
    // Leaders, culture, economy and the school have people; the other units have none yet.
    assert_eq!((&opened.json["units_asked"], &opened.json["units_answered"]), (&json!(4), &json!(0)));
    let own = head.get(&format!("/needs-submissions?round_id={id}")).await.expect(200);
    assert_eq!(own.items().len(), 1, "a head sees what his unit owes");
    let foreign = submission(&coordinator, &id, SCHOOL).await;
    head.get(&foreign).await.refused(404, "not_found");
    head.post(&format!("{path}/closing"), json!({})).await.refused(403, "forbidden");

    let late = coordinator.patch(&path, json!({ "deadline": "2026-06-01" })).await.refused(422, "invalid");
    assert_eq!(late.faults(), [pair("/deadline", "deadline_before_opening")]);
    coordinator.patch(&path, json!({ "deadline": "2026-08-15" })).await.expect(200);
    coordinator.post_nothing(&format!("{path}/closing")).await.refused(428, "precondition_required");
    let closed = act(&coordinator, &path, "/closing", json!({})).await.expect(200);
    assert_eq!((&closed.json["state"], &closed.json["closed_on"]), (&json!("closed"), &json!("2026-07-01")));
    act(&coordinator, &path, "/closing", json!({})).await.refused(409, "round_already_closed");
    coordinator.patch(&path, json!({ "deadline": "2026-09-15" })).await.refused(409, "round_closed");
    let mine = submission(&head, &id, ECONOMY).await;
    head.patch(&mine, json!({ "note": "muộn" })).await.refused(409, "round_closed");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r31_a_draft_keeps_all_that_was_typed_and_handing_in_names_all_that_is_missing(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let (coordinator, head) = (world.person("dieuphoi").await, world.person("truongphong").await);
    let id = round(&coordinator, 2027).await;
    let path = submission(&head, &id, ECONOMY).await;
    act(&head, &path, "/submission", json!({})).await.refused(422, "invalid");
    let wrong = json!({ "needs": [
        { "content": "Lập dự toán", "estimated_cost": -1, "year": 2025, "quarter": 5 },
        { "programme_id": world.staff_id("chuyenvien"), "colour": "red" },
    ] });
    let refused = head.patch(&path, wrong).await.refused(422, "bad_schema");
    assert_eq!(refused.faults(), [pair("/needs/1/colour", "unknown_field")]);
    let wrong = json!({ "needs": [{ "content": "Lập dự toán", "estimated_cost": -1, "year": 2025, "quarter": 5 }] });
    let refused = head.patch(&path, wrong).await.refused(422, "invalid");
    assert_eq!(
        refused.faults(),
        [
            pair("/needs/0/estimated_cost", "negative_amount"),
            pair("/needs/0/quarter", "invalid_value"),
            pair("/needs/0/year", "bad_year"),
        ]
    );
    let foreign = json!({ "needs": [{ "programme_id": world.staff_id("chuyenvien"), "year": 2028,
        "staff_ids": [world.staff_id("giaovien"), world.staff_id("chuyenvien")] }] });
    let refused = head.patch(&path, foreign).await.refused(422, "invalid");
    assert_eq!(
        refused.faults(),
        [
            pair("/needs/0/programme_id", "unknown_reference"),
            pair("/needs/0/staff_ids/0", "not_of_unit"),
            pair("/needs/0/year", "invalid_value"),
        ]
    );
    // Half written, and kept as it is.
    let half = json!({ "note": "Dự kiến", "needs": [
        need("KN-01", 2, 1, 3_000_000),
        { "staff_ids": [world.staff_id("chuyenvien"), world.staff_id("Lê Minh Đức")], "reason": "Việc mới", "origin": "suggested" },
    ] });
    let kept = head.patch(&path, half).await.expect(200);
    let needs = kept.json["needs"].as_array().expect("needs");
    assert_eq!((&needs[0]["origin"], &needs[0]["year"]), (&json!("own"), &json!(2027)));
    assert_eq!((&needs[1]["origin"], &needs[1]["people"]), (&json!("suggested"), &json!(2)));
    assert_eq!(needs[1]["named"][0]["full_name"], "Lê Minh Đức", "given names first");
    let early = act(&head, &path, "/submission", json!({})).await.refused(422, "invalid");
    assert_eq!(
        early.faults(),
        [
            pair("/needs/1/content", "blank"),
            pair("/needs/1/estimated_cost", "required"),
            pair("/needs/1/quarter", "required"),
        ]
    );
    // Mended by its id; the first is taken out.
    let mut second = need("KN-02", 3, 2, 0);
    second["id"] = needs[1]["id"].clone();
    second["staff_ids"] = json!([world.staff_id("chuyenvien")]);
    let mended = head.patch(&path, json!({ "needs": [second] })).await.expect(200);
    assert_eq!(mended.json["needs"].as_array().map(Vec::len), Some(1));
    assert_eq!(mended.json["needs"][0]["id"], needs[1]["id"]);
    assert_eq!(mended.json["note"], "Dự kiến", "a merge patch leaves the rest");

    assert_eq!(kinds(&head).await, ["answer_needs"]);
    act(&head, &path, "/submission", json!({})).await.expect(200);
    assert_eq!(kinds(&head).await, Vec::<String>::new());
    assert_eq!(kinds(&coordinator).await, ["review_needs"]);
    head.patch(&path, json!({ "note": "x" })).await.refused(409, "wrong_state");
    act(&head, &path, "/acceptance", json!({})).await.refused(403, "forbidden");
    let back = act(&coordinator, &path, "/return", json!({ "reason": "Bổ sung người dự kiến" })).await.expect(200);
    assert_eq!(back.json["return_reason"], "Bổ sung người dự kiến");
    assert_eq!(kinds(&head).await, ["mend_needs"]);
    // After the deadline the coordinator urges and the leader is told.
    world.go_to("2026-08-03");
    let (coordinator, leader) = (world.person("dieuphoi").await, world.person("chutich").await);
    assert_eq!(kinds(&coordinator).await, ["urge_needs"]);
    assert_eq!(kinds(&leader).await, ["escalate_needs"]);
    let duties = leader.get("/duties").await.expect(200);
    assert_eq!((&duties.items()[0]["count"], &duties.items()[0]["overdue"]), (&json!(4), &json!(true)));
    let head = world.person("truongphong").await;
    act(&head, &path, "/submission", json!({})).await.expect(200);
    let taken = act(&coordinator, &path, "/acceptance", json!({})).await.expect(200);
    assert_eq!((&taken.json["state"], &taken.json["return_reason"]), (&json!("accepted"), &json!(null)));
    let school = world.person("hieutruong").await;
    let nothing = submission(&school, &id, SCHOOL).await;
    school.patch(&nothing, json!({ "note": "Giáo viên bồi dưỡng theo kế hoạch của ngành" })).await.expect(200);
    act(&school, &nothing, "/submission", json!({})).await.expect(200);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r30_needs_become_the_year_plan_and_the_chain_is_followed_both_ways(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let (coordinator, leader) = (world.person("dieuphoi").await, world.person("chutich").await);
    let id = round(&coordinator, 2026).await;
    let make = format!("/needs-rounds/{id}/year-plan");
    coordinator.post(&make, json!({})).await.refused(409, "nothing_accepted");
    let words = json!({ "content": "=Kỹ năng tiếp công dân", "people": 2, "quarter": 4, "estimated_cost": 4_000_000 });
    accepted(&world, &id, "truongphong", ECONOMY, json!([need("KN-01", 3, 3, 6_000_000), words])).await;
    accepted(&world, &id, "hieutruong", SCHOOL, json!([need("KN-01", 3, 2, 5_000_000)])).await;

    let consolidation = format!("/needs-rounds/{id}/consolidation");
    let together = coordinator.get(&consolidation).await.expect(200);
    let group = &together.json["groups"][0];
    assert_eq!((&group["units"], &group["people"], &group["seats"]), (&json!(2), &json!(5), &json!(0)));
    assert_eq!((&group["estimated_cost"], &together.json["people"]), (&json!(11_000_000), &json!(7)));
    assert_eq!(together.json["quarters"][2]["people"], 5);
    assert_eq!(together.json["quarters"][0]["people"], 0);
    let moved = json!({ "need_ids": [group["needs"][1]["id"]], "quarter": 4 });
    coordinator.post(&format!("/needs-rounds/{id}/quarter-moves"), moved).await.expect(200);
    let balanced = coordinator.get(&consolidation).await.expect(200);
    let people: Vec<&Value> =
        balanced.json["quarters"].as_array().expect("quarters").iter().map(|quarter| &quarter["people"]).collect();
    assert_eq!(people, [&json!(0), &json!(0), &json!(3), &json!(4)]);

    let draft = coordinator.post(&make, json!({})).await.expect(200);
    assert_eq!((&draft.json["state"], &draft.json["year"]), (&json!("draft"), &json!(2026)));
    let items = draft.json["items"].as_array().expect("items").clone();
    assert_eq!(items.len(), 3);
    assert_eq!((&items[0]["quarter"], &items[0]["people"], &items[0]["seats"]), (&json!(3), &json!(3), &json!(3)));
    // Seats that were set by hand stay when the draft is made anew, and the item keeps its id.
    let item = format!("/year-plan-items/{}", items[0]["id"].as_str().expect("an id"));
    coordinator.patch(&item, json!({ "seats": 10 })).await.expect(200);
    let refused = coordinator.patch(&item, json!({ "estimated_cost": -5 })).await.refused(422, "invalid");
    assert_eq!(refused.faults(), [pair("/estimated_cost", "negative_amount")]);
    let again = coordinator.post(&make, json!({})).await.expect(200);
    assert_eq!((&again.json["items"][0]["id"], &again.json["items"][0]["seats"]), (&items[0]["id"], &json!(10)));
    let path = format!("/year-plans/{}", draft.id());
    world.person("sonoivu").await.get(&path).await.refused(404, "not_found");
    world.person("truongphong").await.get(&path).await.expect(200);

    act(&leader, &path, "/approval", json!({})).await.refused(409, "wrong_state");
    act(&coordinator, &path, "/submission", json!({})).await.expect(200);
    coordinator.patch(&item, json!({ "seats": 11 })).await.refused(409, "wrong_state");
    assert_eq!(kinds(&leader).await, ["approve_year_plan"]);
    act(&leader, &path, "/return", json!({ "reason": "Giãn bớt quý IV" })).await.expect(200);
    assert_eq!(kinds(&coordinator).await, ["mend_year_plan"]);
    act(&coordinator, &path, "/submission", json!({})).await.expect(200);
    act(&leader, &path, "/approval", json!({})).await.expect(200);
    coordinator.post(&make, json!({})).await.refused(409, "wrong_state");
    let paper = json!({ "number": "215/KH-UBND", "signed_on": "2026-07-02" });
    let register = async |paper: Value| {
        let etag = coordinator.get(&path).await.header("etag");
        let request = coordinator.request(Method::PUT, &format!("{path}/registration")).header("if-match", etag);
        coordinator.send(request.json(&paper)).await
    };
    register(paper).await.refused(422, "invalid");
    let registered = register(json!({ "number": "215/KH-UBND", "signed_on": "2026-07-01" })).await.expect(200);
    assert_eq!(registered.json["registration"]["number"], "215/KH-UBND");
    assert_eq!(coordinator.get("/year-plans").await.expect(200).items()[0]["number"], "215/KH-UBND");
    world.person("sonoivu").await.get(&path).await.expect(200);

    // An approved plan is amended with a reason, which stays.
    coordinator.patch(&item, json!({ "seats": 12 })).await.refused(422, "invalid");
    coordinator.patch(&item, json!({ "seats": 12, "reason": "Cấp trên thêm chỉ tiêu" })).await.expect(200);
    let amended = coordinator.get(&path).await.expect(200);
    assert_eq!(amended.json["amendments"][0]["reason"], "Cấp trên thêm chỉ tiêu");
    assert_eq!(amended.json["amendments"][0]["kind"], "changed");

    // need → item → course → nomination, and back.
    let body = |code: &str| {
        json!({
            "programme_id": programme(code), "organiser": "Sở Nội vụ", "origin": "quota", "mode": "in_person",
            "first_day": "2026-09-08", "last_day": "2026-09-10", "seats": 20, "cost": 9_000_000,
            "year_plan_item_id": items[0]["id"],
        })
    };
    let refused = coordinator.post("/courses", body("KN-02")).await.refused(409, "other_programme");
    assert_eq!(refused.faults(), [pair("/year_plan_item_id", "other_programme")]);
    let course = coordinator.post("/courses", body("KN-01")).await.expect(201);
    assert_eq!(course.json["year_plan_item"]["year_plan_id"], amended.json["id"]);
    let sent = json!({ "course_id": course.id(), "staff_ids": [world.staff_id("chuyenvien")], "as": "propose" });
    world.person("truongphong").await.post("/nominations", sent).await.expect(200);
    let source = coordinator.get("/fund-sources").await.expect(200).items()[0]["id"].clone();
    let allotted = json!({ "source_id": source, "year": 2026, "amount": 50_000_000 });
    let allocation = coordinator.post("/allocations", allotted).await.expect(201).id();
    let paid = json!({
        "allocation_id": allocation, "amount": 8_500_000, "day": "2026-06-30", "paper_number": "PC-01",
        "paper_day": "2026-06-30", "course_id": course.id()
    });
    coordinator.post("/money-lines", paid).await.expect(201);
    let progress = coordinator.get(&format!("{path}/progress")).await.expect(200);
    let first = &progress.items()[0];
    assert_eq!((&first["people"], &first["nominated"], &first["admitted"]), (&json!(3), &json!(1), &json!(0)));
    assert_eq!((&first["actual_cost"], &first["courses"][0]["id"]), (&json!(8_500_000), &json!(course.id())));
    let needs = coordinator.get(&format!("/needs?year_plan_item_id={}", items[0]["id"].as_str().expect("an id"))).await;
    assert_eq!(needs.expect(200).items()[0]["unit_name"], ECONOMY);
    let served = &amended.json["items"][0]["needs"][0];
    let need = coordinator.get(&format!("/needs/{}", served["id"].as_str().expect("an id"))).await.expect(200);
    assert_eq!(need.json["year_plan_item"]["id"], items[0]["id"]);
    let removal = json!({ "reason": "Không mở lớp" });
    act(&coordinator, &item, "/removal", removal).await.refused(409, "in_use");
    let listed = coordinator.get("/year-plan-items?year=2026&q=tiep cong dan").await.expect(200);
    assert_eq!(listed.items().len(), 1);
    sheets_hold(&coordinator.get(&format!("{path}/workbook")).await.expect(200));

    // Each list goes out as it stands, narrowed as it is.
    let whole = coordinator.get("/needs/workbook?sort=-quarter").await.expect(200).sheet(1);
    assert!(whole.contains(ECONOMY) && whole.contains(">=Kỹ năng tiếp công dân<") && !whole.contains("<f>"), "{whole}");
    let none = coordinator.get("/needs/workbook?origin=carried").await.expect(200).sheet(1);
    assert!(none.contains("Nội dung bồi dưỡng") && !none.contains(ECONOMY), "{none}");
    let answers = coordinator.get(&format!("/needs-submissions/workbook?round_id={id}&state=accepted")).await;
    let answers = answers.expect(200).sheet(1);
    assert!(answers.contains(ECONOMY) && answers.contains("Đã tiếp nhận"), "{answers}");
    let rounds = coordinator.get("/needs-rounds/workbook").await.expect(200).sheet(1);
    assert!(rounds.contains("Hạn gửi") && rounds.contains("state=\"frozen\""), "{rounds}");
    let together = coordinator.get(&format!("/needs-rounds/{id}/consolidation/workbook")).await.expect(200).sheet(1);
    assert!(together.contains("Tổng cộng") && together.contains("<v>11000000</v>"), "{together}");
}

/// The workbook is one of two sheets, its numbers are numbers, and what begins with an equals sign is text in it.
fn sheets_hold(answer: &Answer) {
    let (plan, done) = (answer.sheet(1), answer.sheet(2));
    assert!(plan.contains(">=Kỹ năng tiếp công dân<"), "{plan}");
    assert!(plan.contains("<v>6000000</v>"), "{plan}");
    assert!(done.contains("<v>8500000</v>"), "{done}");
    assert!(!plan.contains("<f>") && plan.contains("state=\"frozen\"") && plan.contains("landscape"), "{plan}");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r30_nobody_approves_a_plan_that_he_has_made(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let (admin, coordinator) = (world.person("quantri").await, world.person("dieuphoi").await);
    let id = round(&coordinator, 2027).await;
    accepted(&world, &id, "truongphong", ECONOMY, json!([need("KN-01", 1, 1, 0)])).await;
    // A Phó Chủ tịch who runs the plan too.
    let accounts = admin.get("/accounts?limit=200").await.expect(200);
    let account = accounts.items().iter().find(|account| account["user_name"] == "phochutich").expect("the deputy");
    let ward = world.unit("UBND phường Thạch Khôi").await;
    let account = format!("/accounts/{}", account["id"].as_str().expect("an id"));
    let runs = json!({ "role": "coordinator", "unit_id": ward });
    admin.post(&format!("{account}/roles"), runs).await.expect(201);
    let both = world.person("phochutich").await;
    let plan = both.post(&format!("/needs-rounds/{id}/year-plan"), json!({})).await.expect(200);
    let path = format!("/year-plans/{}", plan.id());
    act(&both, &path, "/submission", json!({})).await.expect(200);
    act(&both, &path, "/approval", json!({})).await.refused(409, "same_person");
    assert_eq!(kinds(&both).await, Vec::<String>::new(), "it is nobody's duty who may not do it");
    act(&coordinator, &path, "/approval", json!({})).await.refused(403, "forbidden");
    act(&world.person("chutich").await, &path, "/approval", json!({})).await.expect(200);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r30_what_found_no_place_is_carried_into_the_next_needs_once(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let (coordinator, head) = (world.person("dieuphoi").await, world.person("truongphong").await);
    let course = json!({
        "programme_id": programme("KN-01"), "organiser": "Sở Nội vụ", "origin": "quota", "mode": "in_person",
        "first_day": "2026-09-08", "last_day": "2026-09-10", "seats": 20, "name": "Kỹ năng số, khóa 2",
    });
    let course = coordinator.post("/courses", course).await.expect(201).id();
    let people = [world.staff_id("chuyenvien"), world.staff_id("Lê Minh Đức")];
    let named = json!({ "course_id": course, "staff_ids": people, "as": "propose" });
    let named = head.post("/nominations", named).await.expect(200);
    let ids: Vec<String> =
        named.items().iter().map(|row| row["nomination_id"].as_str().expect("an id").to_owned()).collect();
    let first = format!("/nominations/{}/carrying", ids[0]);
    head.post_nothing(&first).await.refused(409, "wrong_state");
    assert_eq!(head.get(&first).await.expect(200).json["possible"], false);
    let leader = world.person("chutich").await;
    for id in &ids {
        coordinator.post(&format!("/nominations/{id}/endorsement"), json!({})).await.expect(200);
        let no = json!({ "reason": "Hết chỉ tiêu" });
        leader.post(&format!("/nominations/{id}/rejection"), no).await.expect(200);
    }
    world.person("hieutruong").await.post_nothing(&first).await.refused(404, "not_found");
    // Nothing is open: it waits.
    let waiting = head.post_nothing(&first).await.expect(201);
    assert_eq!((&waiting.json["origin"], &waiting.json["round"]), (&json!("carried"), &json!(null)));
    assert_eq!(waiting.json["named"][0]["staff_id"], people[0].as_str());
    head.post_nothing(&first).await.refused(409, "already_carried");
    let id = round(&coordinator, 2027).await;
    let path = submission(&head, &id, ECONOMY).await;
    let draft = head.get(&path).await.expect(200);
    assert_eq!(draft.json["needs"][0]["carried_from_id"], ids[0].as_str());
    assert_eq!(draft.json["needs"][0]["year"], 2027);
    // One is open: it goes into the draft, and what the head has read of it is stale.
    let second = coordinator.post_nothing(&format!("/nominations/{}/carrying", ids[1])).await.expect(201);
    assert_eq!(second.json["round"]["id"], id.as_str());
    let stale = head.request(reqwest::Method::PATCH, &path).header("if-match", draft.header("etag"));
    head.send(stale.json(&json!({ "note": "x" }))).await.refused(412, "stale");
    let told = head.get(&first).await.expect(200);
    assert_eq!((&told.json["possible"], &told.json["need"]["round"]["id"]), (&json!(false), &json!(id)));
    // Writing on keeps where it came from.
    let mut written = draft.json["needs"][0].clone();
    written = json!({
        "id": written["id"], "programme_id": written["programme"]["id"], "people": 1, "quarter": 1,
        "estimated_cost": 0, "origin": "own", "staff_ids": [people[0]],
    });
    let kept = head.patch(&path, json!({ "needs": [written] })).await.expect(200);
    assert_eq!(kept.json["needs"][0]["origin"], "carried");
    assert_eq!(kept.json["needs"].as_array().map(Vec::len), Some(1), "the second was taken out");
    coordinator.post_nothing(&format!("/nominations/{}/carrying", ids[1])).await.expect(201);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r30_a_round_for_the_phase_leads_to_a_plan_for_each_year(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let body = json!({ "kind": "phase", "deadline": "2026-07-31" });
    let id = coordinator.post("/needs-rounds", body).await.expect(201).id();
    let mut this = need("KN-01", 4, 2, 0);
    this["year"] = json!(2026);
    let mut next = need("KN-01", 1, 5, 0);
    next["year"] = json!(2027);
    accepted(&world, &id, "truongphong", ECONOMY, json!([this, next])).await;
    let make = format!("/needs-rounds/{id}/year-plan");
    assert_eq!(coordinator.post(&make, json!({})).await.refused(422, "invalid").faults(), [pair("/year", "required")]);
    let refused = coordinator.post(&make, json!({ "year": 2025 })).await.refused(422, "invalid");
    assert_eq!(refused.faults(), [pair("/year", "bad_year")]);
    let first = coordinator.post(&make, json!({ "year": 2026 })).await.expect(200);
    let second = coordinator.post(&make, json!({ "year": 2027 })).await.expect(200);
    assert_ne!(first.id(), second.id());
    assert_eq!(second.json["items"][0]["people"], 5);
    let of_year = coordinator.get(&format!("/needs-rounds/{id}/consolidation?year=2026")).await.expect(200);
    assert_eq!(of_year.json["people"], 2);
    // An item of a plan that is not approved is answered by nothing.
    let course = json!({
        "programme_id": programme("KN-01"), "organiser": "UBND phường", "origin": "quota", "mode": "in_person",
        "first_day": "2026-10-06", "last_day": "2026-10-08", "year_plan_item_id": first.json["items"][0]["id"],
    });
    coordinator.post("/courses", course).await.refused(409, "plan_not_approved");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r37_the_letter_that_asks_for_needs_gets_its_number_from_the_register(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let (coordinator, head) = (world.person("dieuphoi").await, world.person("truongphong").await);
    let path = format!("/needs-rounds/{}", round(&coordinator, 2027).await);
    let register = async |person: &Person, number: &str| {
        let etag = coordinator.get(&path).await.header("etag");
        let request = person.request(Method::PUT, &format!("{path}/registration")).header("if-match", etag);
        person.send(request.json(&json!({ "number": number, "signed_on": "2026-07-01" }))).await
    };
    register(&head, "12/UBND").await.refused(403, "forbidden");
    let registered = register(&coordinator, "12/UBND").await.expect(200);
    assert_eq!(registered.json["registration"]["number"], "12/UBND");
    assert_eq!(head.get(&path).await.expect(200).json["registration"]["signed_on"], "2026-07-01");
    coordinator.get(&format!("{path}/file")).await.refused(404, "not_found");
    // The number is taken for every other letter of the year.
    let other = format!("/needs-rounds/{}", round(&coordinator, 2028).await);
    let etag = coordinator.get(&other).await.header("etag");
    let request = coordinator.request(Method::PUT, &format!("{other}/registration")).header("if-match", etag);
    let taken = request.json(&json!({ "number": "12/UBND", "signed_on": "2026-07-01" }));
    coordinator.send(taken).await.refused(409, "number_taken");
}
