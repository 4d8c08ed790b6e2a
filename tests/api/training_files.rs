//! The file of a person over the years, and lists of people by criteria.

use rstest::rstest;
use serde_json::{Value, json};
use tests::{Answer, Kind, Person};

use super::nominations::Ward;

/// Names of a list, in its order.
async fn names(person: &Person, query: &str) -> Vec<String> {
    let listed = person.get(&format!("/training-lists?limit=200&{query}")).await.expect(200);
    listed.items().iter().map(|row| row["full_name"].as_str().expect("a name").to_owned()).collect()
}

async fn admitted(ward: &Ward, fields: Value, people: &[&str]) -> Vec<String> {
    let course = ward.course("own", fields).await;
    let ids = ward.endorsed(&course, people).await;
    for id in &ids {
        ward.act(&ward.deputy_chair, id, "approval", json!({})).await.expect(200);
    }
    ids
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r28_the_file_of_a_person_tells_every_time_of_being_sent_as_page_paper_and_sheet(#[case] kind: Kind) {
    let ward = Ward::start(kind).await;
    admitted(&ward, json!({ "name": "Kỹ năng số cơ bản" }), &["Lê Minh Đức"]).await;
    let later = json!({ "name": "Phân tích dữ liệu", "first_day": "2026-09-07", "last_day": "2026-09-09" });
    let withdrawn = admitted(&ward, later, &["Lê Minh Đức"]).await;
    ward.act(&ward.coordinator, &withdrawn[0], "withdrawal", json!({ "reason": "Bận việc" })).await.expect(200);
    let id = ward.world.staff_id("Lê Minh Đức");
    let path = format!("/staff/{id}/training-file");
    let file = ward.head.get(&path).await.expect(200);
    assert_eq!(file.json["person"]["full_name"], "Lê Minh Đức");
    let times = file.json["times"].as_array().expect("times");
    assert_eq!(times.len(), 1, "who was taken back was not sent: {times:#?}");
    assert_eq!((&times[0]["course_name"], &times[0]["sent_on"]), (&json!("Kỹ năng số cơ bản"), &json!("2026-07-01")));

    let paper = ward.head.get(&format!("{path}/paper")).await.expect(200).paragraphs();
    let mut rest = paper.iter();
    for words in
        ["HỒ SƠ BỒI DƯỠNG", "Họ và tên: Lê Minh Đức", "1 lượt bồi dưỡng", "QUÁ TRÌNH BỒI DƯỠNG", "Kỹ năng số cơ bản"]
    {
        assert!(rest.any(|text| text.starts_with(words)), "no “{words}” in its place: {paper:#?}");
    }
    let sheet = ward.head.get(&format!("{path}/workbook")).await.expect(200).sheet(1);
    assert!(sheet.contains("Kỹ năng số cơ bản") && !sheet.contains("Phân tích dữ liệu"));

    // One's own is open to everybody on the roster, another unit's to nobody of it; reading it goes on record.
    ward.world.person("hieutruong").await.get(&path).await.refused(404, "not_found");
    let own = ward.world.staff_id("chuyenvien");
    let specialist = ward.world.person("chuyenvien").await;
    specialist.get(&format!("/staff/{own}/training-file")).await.expect(200);
    let teacher = ward.world.staff_id("giaovien");
    specialist.get(&format!("/staff/{teacher}/training-file/paper")).await.refused(404, "not_found");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r28_lists_tell_who_has_what_and_who_lacks_it_from_when(#[case] kind: Kind) {
    let ward = Ward::start(kind).await;
    admitted(&ward, json!({}), &["Lê Minh Đức", "Bùi Văn An"]).await;
    let has = names(&ward.head, "event=sent&programme_kind=skill").await;
    assert_eq!(has, ["Bùi Văn An", "Lê Minh Đức"], "by unit, then by given name");
    let lacks = names(&ward.head, "side=lacks&event=sent&programme_kind=skill").await;
    let everybody = ward.head.get("/staff?limit=200").await.expect(200).items().len();
    assert_eq!(lacks.len() + has.len(), everybody);
    assert!(!lacks.contains(&"Lê Minh Đức".to_owned()));
    for (query, expected) in [
        ("event=completed&programme_kind=skill", 0),
        ("event=sent&programme_kind=sector", 0),
        ("event=sent&from=2026-07-01&to=2026-07-01", 2),
        ("event=sent&from=2026-07-02", 0),
        ("event=sent&category=public_employee", 0),
        ("event=sent&q=le+minh", 1),
    ] {
        assert_eq!(names(&ward.head, query).await.len(), expected, "{query}");
    }
    ward.head.get("/training-lists?from=2026-07-02&to=2026-07-01").await.refused(400, "bad_parameter");
    assert!(names(&ward.world.person("hieutruong").await, "event=sent").await.is_empty(), "of another unit");
    let sheet = ward.head.get("/training-lists/workbook?event=sent").await.expect(200).sheet(1);
    assert!(sheet.contains("Lê Minh Đức") && sheet.contains("Số lượt"));
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r28_a_list_is_kept_under_a_name_for_oneself_or_for_everybody(#[case] kind: Kind) {
    let ward = Ward::start(kind).await;
    let list =
        |name: &str, shared: bool| json!({ "name": name, "query": "side=lacks&event=completed", "shared": shared });
    let own = ward.coordinator.post("/saved-lists", list("Riêng", false)).await.expect(201);
    let shared = ward.coordinator.post("/saved-lists", list("Chung", true)).await.expect(201);
    let of = |answer: &Answer| -> Vec<String> {
        answer.items().iter().filter_map(|row| row["name"].as_str().map(str::to_owned)).collect()
    };
    assert_eq!(of(&ward.coordinator.get("/saved-lists").await.expect(200)), ["Chung", "Riêng"]);
    let leader = ward.world.person("chutich").await;
    assert_eq!(of(&leader.get("/saved-lists").await.expect(200)), ["Chung"]);
    assert!(
        of(&ward.head.get("/saved-lists").await.expect(200)).is_empty(),
        "it is shared in the ward, above the unit"
    );
    leader.delete(&format!("/saved-lists/{}", shared.id())).await.refused(403, "forbidden");
    leader.delete(&format!("/saved-lists/{}", own.id())).await.refused(404, "not_found");
    ward.coordinator.delete(&format!("/saved-lists/{}", shared.id())).await.expect(204);
    assert!(of(&leader.get("/saved-lists").await.expect(200)).is_empty());
    let faulty = json!({ "name": "", "query": "", "shared": true, "page": "x" });
    ward.coordinator.post("/saved-lists", faulty).await.refused(422, "bad_schema");
}
