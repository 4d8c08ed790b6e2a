//! Courses that are moved: the rules are asked again of their people, and nobody is silently kept.

use rstest::rstest;
use serde_json::{Value, json};
use tests::{Answer, Kind, Person};

use crate::nominations::{ECONOMY, Ward};

fn codes(answer: &Answer, field: &str) -> Vec<String> {
    let faults = answer.json[field].as_array().unwrap_or_else(|| panic!("no {field} in {}", answer.json));
    faults.iter().filter_map(|fault| fault["code"].as_str().map(str::to_owned)).collect()
}

async fn unsettled(who: &Person) -> Value {
    let duties = who.get("/duties").await.expect(200);
    let found = duties.items().iter().find(|duty| duty["kind"] == "settle_conflicts");
    found.map_or(json!(0), |duty| duty["count"].clone())
}

/// Approved for a course: by the unit, the coordinator and a leader.
async fn approved(ward: &Ward, course: &str, names: &[&str]) -> Vec<String> {
    let ids = ward.endorsed(course, names).await;
    for id in &ids {
        ward.act(&ward.deputy_chair, id, "approval", json!({})).await.expect(200);
    }
    ids
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r02_who_would_leave_a_unit_short_on_the_new_days_is_named_and_kept_with_a_reason_alone(#[case] kind: Kind) {
    let ward = Ward::start(kind).await;
    ward.minimum_on_duty(ECONOMY, 4).await;
    let leave = json!({
        "staff_id": ward.world.staff_id("Đỗ Thị Ánh"), "kind": "leave", "first_day": "2026-08-18", "last_day": "2026-08-18"
    });
    ward.head.post("/absences", leave).await.expect(201);
    let course = ward.course("own", json!({})).await;
    let ids = approved(&ward, &course, &["Lê Minh Đức", "Bùi Văn An"]).await;
    let path = format!("/courses/{course}");
    let days = json!({ "first_day": "2026-08-17", "last_day": "2026-08-19" });
    let refused = ward.coordinator.patch(&path, days.clone()).await.refused(409, "people_in_conflict");
    assert_eq!(codes(&refused, "errors"), ["unit_understaffed", "unit_understaffed"]);
    let data = &refused.json["errors"][0]["data"];
    assert_eq!((&data["nomination_id"], &data["days"][0]["day"]), (&json!(ids[0]), &json!("2026-08-18")));
    assert_eq!(data["full_name"], "Lê Minh Đức");
    assert_eq!(ward.coordinator.get(&path).await.expect(200).text("first_day"), "2026-08-03", "nothing has happened");
    let mut blank = days.clone();
    blank["conflicts_reason"] = json!(" ");
    ward.coordinator.patch(&path, blank).await.expect(409);
    let mut kept = days.clone();
    kept["conflicts_reason"] = json!("Cấp trên dời lớp, đang tìm người trực thay");
    let moved = ward.coordinator.patch(&path, kept).await.expect(200);
    assert_eq!(codes(&moved, "remarks"), ["unit_understaffed", "unit_understaffed"]);
    let left = ward.head.get(&format!("{path}/conflicts")).await.expect(200);
    assert_eq!(left.items().len(), 2);
    assert_eq!(left.items()[0]["kept_reason"], "Cấp trên dời lớp, đang tìm người trực thay");
    assert_eq!((&left.items()[0]["binds"], &left.items()[0]["full_name"]), (&json!(true), &json!("Lê Minh Đức")));
    let school = ward.world.person("hieutruong").await;
    assert!(school.get(&format!("{path}/conflicts")).await.expect(200).items().is_empty());
    assert_eq!((unsettled(&ward.coordinator).await, unsettled(&ward.head).await), (json!(2), json!(0)));

    // A leader lets one go all the same; the other stays at home.
    let reason = json!({ "reason": "Đã bố trí người trực thay" });
    ward.act(&ward.coordinator, &ids[0], "override", reason.clone()).await.refused(403, "forbidden");
    ward.act(&ward.deputy_chair, &ids[0], "override", json!({})).await.refused(422, "reason_required");
    let let_go = ward.act(&ward.deputy_chair, &ids[0], "override", reason).await.expect(200);
    assert_eq!((let_go.text("state"), let_go.text("override_reason")).0, "admitted");
    assert_eq!(let_go.text("override_reason"), "Đã bố trí người trực thay");
    assert_eq!(unsettled(&ward.coordinator).await, 1);
    ward.act(&ward.coordinator, &ids[1], "withdrawal", json!({ "reason": "Đơn vị thiếu người" })).await.expect(200);
    assert_eq!(unsettled(&ward.coordinator).await, 0);

    // What was passed was passed for those days alone.
    ward.coordinator.patch(&path, json!({ "first_day": "2026-08-24", "last_day": "2026-08-26" })).await.expect(200);
    let anew = ward.coordinator.get(&format!("/nominations/{}", ids[0])).await.expect(200);
    assert_eq!((&anew.json["override_reason"], &anew.json["kept_reason"]), (&Value::Null, &Value::Null));
    let reason = json!({ "reason": "x" });
    ward.act(&ward.deputy_chair, &ids[0], "override", reason).await.refused(409, "wrong_state");
    assert!(ward.world.database.read_now(backend::journal::verify).expect("the chain is read").is_ok());
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r02_a_course_put_off_and_taken_up_again_asks_for_overlaps_anew(#[case] kind: Kind) {
    let ward = Ward::start(kind).await;
    let course = ward.course("own", json!({ "name": "Lớp dời" })).await;
    let id = approved(&ward, &course, &["Lê Minh Đức"]).await.remove(0);
    let path = format!("/courses/{course}");
    let reason = json!({ "reason": "Hội trường đang sửa" });
    ward.coordinator.post(&format!("{path}/postponement"), reason).await.expect(200);
    // Its days bind nobody meanwhile.
    let other = ward.course("own", json!({ "name": "Lớp giữ chỗ" })).await;
    let other_id = approved(&ward, &other, &["Lê Minh Đức"]).await.remove(0);
    let days = json!({ "first_day": "2026-08-03", "last_day": "2026-08-05" });
    let again = format!("{path}/rescheduling");
    let refused = ward.coordinator.post(&again, days.clone()).await.refused(409, "people_in_conflict");
    assert_eq!(codes(&refused, "errors"), ["overlap"]);
    assert!(refused.json["errors"][0]["detail"].as_str().is_some_and(|text| text.contains("Lớp giữ chỗ")));
    let mut kept = days;
    kept["conflicts_reason"] = json!("Đang xin đổi lớp kia");
    let moved = ward.coordinator.post(&again, kept).await.expect(200);
    assert_eq!((moved.text("state").as_str(), codes(&moved, "remarks")), ("planned", vec!["overlap".to_owned()]));
    let short = json!({ "reason": "Cho đi" });
    ward.act(&ward.deputy_chair, &id, "override", short).await.expect(200);
    assert_eq!(unsettled(&ward.coordinator).await, 1, "nobody lets a person be in two places");
    let seen = ward.coordinator.get(&format!("/nominations/{id}")).await.expect(200);
    assert_eq!(seen.text("kept_reason"), "Đang xin đổi lớp kia");
    ward.act(&ward.coordinator, &other_id, "withdrawal", json!({ "reason": "Trùng lịch" })).await.expect(200);
    assert_eq!(unsettled(&ward.coordinator).await, 0);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r02_a_new_timetable_asks_again_and_of_the_summoned_it_only_warns(#[case] kind: Kind) {
    let ward = Ward::start(kind).await;
    let session = |day: &str, starts: &str, ends: &str| json!({ "day": day, "starts": starts, "ends": ends });
    let evenings: Vec<Value> = ["2026-08-03", "2026-08-04"].iter().map(|day| session(day, "18:00", "20:30")).collect();
    let mornings: Vec<Value> = ["2026-08-03", "2026-08-04"].iter().map(|day| session(day, "08:00", "11:00")).collect();
    let early = ward.course("own", json!({ "sessions": mornings })).await;
    let late = ward.course("own", json!({ "sessions": evenings })).await;
    approved(&ward, &early, &["Lê Minh Đức"]).await;
    approved(&ward, &late, &["Lê Minh Đức"]).await;
    let path = format!("/courses/{late}/sessions");
    let extra = session("2026-08-04", "10:00", "11:30");
    ward.coordinator.post(&path, extra.clone()).await.refused(409, "people_in_conflict");
    ward.coordinator.post(&path, session("2026-08-05", "18:00", "20:30")).await.expect(201);
    let timetable = json!({ "sessions": [evenings[0], evenings[1], extra] });
    ward.coordinator.put(&path, timetable.clone()).await.refused(409, "people_in_conflict");
    let mut kept = timetable;
    kept["conflicts_reason"] = json!("Học viên tự thu xếp");
    ward.coordinator.put(&path, kept).await.expect(200);
    assert_eq!(unsettled(&ward.coordinator).await, 1);

    let letter =
        json!({ "number": "88/SNV", "issued_on": "2026-06-25", "issuer": "Sở Nội vụ", "subject": "Triệu tập" });
    let letter = ward.coordinator.post("/official-letters", letter).await.expect(201).id();
    let days = json!({ "letter_id": letter, "first_day": "2026-08-10", "last_day": "2026-08-12" });
    let summoned = ward.course("summoned", days).await;
    ward.name(&ward.coordinator, "record", &summoned, &["Lê Minh Đức"], json!({})).await;
    let there = json!({ "first_day": "2026-08-03", "last_day": "2026-08-05" });
    let moved = ward.coordinator.patch(&format!("/courses/{summoned}"), there).await.expect(200);
    assert_eq!(codes(&moved, "remarks"), ["overlap"]);
    let left = ward.coordinator.get(&format!("/courses/{summoned}/conflicts")).await.expect(200);
    assert_eq!(left.items()[0]["binds"], false);
    assert_eq!(unsettled(&ward.coordinator).await, 1, "as before");
}
