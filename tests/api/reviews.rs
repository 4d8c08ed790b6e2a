//! The review of the year by person and unit.

use rstest::rstest;
use serde_json::{Value, json};
use tests::{Answer, Kind, Person, World};

const ECONOMY: &str = "Phòng Kinh tế, Hạ tầng và Đô thị";

async fn review(person: &Person, unit: &str) -> Answer {
    person.get(&format!("/units/{unit}/review")).await.expect(200)
}

fn line<'a>(review: &'a Answer, name: &str) -> &'a Value {
    let people = review.json["people"].as_array().expect("people");
    people.iter().find(|person| person["full_name"] == name).unwrap_or_else(|| panic!("{name} is not there"))
}

async fn find(person: &Person, world: &World, name: &str, meets: bool) -> Answer {
    let body = json!({
        "staff_id": world.staff_id(name), "requirement": "post", "meets": meets, "from_day": "2026-07-01",
        "reason": "Chưa đúng chuyên ngành",
    });
    person.post("/findings", body).await
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r31_the_review_says_of_each_person_how_he_stands_and_why(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let unit = world.unit(ECONOMY).await;
    let (head, coordinator) = (world.person("truongphong").await, world.person("dieuphoi").await);
    let posts = coordinator.get(&format!("/posts?unit_id={unit}&limit=200")).await.expect(200);
    let post = posts.items().iter().find(|post| post["title"] == "Chuyên viên").expect("the post");
    let path = format!("/posts/{}", post["id"].as_str().expect("an id"));
    coordinator.patch(&path, json!({ "fields_of_study": ["Luật", "Quản lý đất đai"] })).await.expect(200);
    let person = format!("/staff/{}", world.staff_id("Trần Thị Hoà"));
    coordinator.patch(&person, json!({ "field_of_study": "Luật kinh tế" })).await.expect(200);
    find(&head, &world, "Lê Minh Đức", false).await.expect(201);
    find(&head, &world, "Bùi Văn An", true).await.expect(201);

    let seen = review(&head, &unit).await;
    let told = &seen.json["unit"];
    let figures = ["people", "meets", "below", "not_reviewed"].map(|name| told[name].as_i64());
    assert_eq!(figures, [6, 1, 1, 4].map(Some));
    assert_eq!((&told["state"], &told["may_confirm"]), (&json!("draft"), &json!(true)));
    let hoa = line(&seen, "Trần Thị Hoà");
    assert_eq!(
        (&hoa["standing"], &hoa["suggestion"], &hoa["basis"]),
        (&json!("unknown"), &json!("fits"), &Value::Null)
    );
    let duc = line(&seen, "Lê Minh Đức");
    assert_eq!((&duc["standing"], &duc["basis"]["source"]), (&json!("below"), &json!("review")));
    assert_eq!(duc["basis"]["reason"], "Chưa đúng chuyên ngành");
    assert_eq!(line(&seen, "Nguyễn Văn Á")["may_correct"], false, "nobody reviews himself");
    world.person("hieutruong").await.get(&format!("/units/{unit}/review")).await.refused(404, "not_found");
    world.person("chuyenvien").await.get(&format!("/units/{unit}/review")).await.refused(403, "forbidden");
    let all = coordinator.get("/reviews?year=2026").await.expect(200);
    assert_eq!(all.json["units"].as_array().map(Vec::len), Some(4), "those that have people");
    let workbook = coordinator.get("/reviews/workbook").await.expect(200);
    assert!(workbook.bytes.starts_with(b"PK"));
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r31_a_head_confirms_once_and_what_is_found_later_is_shown_beside(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let unit = world.unit(ECONOMY).await;
    let head = world.person("truongphong").await;
    find(&head, &world, "Lê Minh Đức", false).await.expect(201);
    let confirmation = |year: i32| json!({ "unit_id": unit, "year": year, "note": "Đã rà soát cùng tập thể phòng" });
    world.person("dieuphoi").await.post("/reviews/confirmations", confirmation(2026)).await.refused(403, "forbidden");
    let other = world.person("hieutruong").await;
    let foreign = other.post("/reviews/confirmations", confirmation(2026)).await.refused(422, "invalid");
    assert_eq!(foreign.faults(), [("/unit_id".to_owned(), "unknown_reference".to_owned())]);
    for (year, code) in [(2025, "bad_year"), (2027, "day_in_future")] {
        let wrong = head.post("/reviews/confirmations", confirmation(year)).await.refused(422, "invalid");
        assert_eq!(wrong.faults(), [("/year".to_owned(), code.to_owned())]);
    }

    world.go_to("2026-10-01");
    let owed = async |who: &str| {
        let duties = world.person(who).await.get("/duties").await.expect(200);
        duties.items().iter().find(|duty| duty["kind"] == "confirm_review").cloned()
    };
    let duty = owed("truongphong").await.expect("the review is owed");
    assert_eq!((&duty["due_on"], &duty["subject"]["id"]), (&json!("2026-11-15"), &json!(unit)));
    assert_eq!(duty["title"], format!("Xác nhận kết quả rà soát đội ngũ: {ECONOMY}, năm 2026"));
    assert!(owed("chutich").await.is_none(), "what departments owe lies with their heads");

    let head = world.person("truongphong").await;
    let confirmed = head.post("/reviews/confirmations", confirmation(2026)).await.expect(200);
    let figures =
        ["people", "meets", "below", "not_reviewed", "changed_since"].map(|name| confirmed.json[name].as_i64());
    assert_eq!(figures, [6, 0, 1, 5, 0].map(Some));
    assert_eq!(confirmed.json["confirmed_by_name"], "Nguyễn Văn Á");
    head.post("/reviews/confirmations", confirmation(2026)).await.refused(409, "review_confirmed");
    assert!(owed("truongphong").await.is_none());

    find(&head, &world, "Bùi Văn An", false).await.expect(201);
    let seen = review(&head, &unit).await;
    let told = &seen.json["unit"];
    assert_eq!((&told["below"], &told["changed_since"]), (&json!(1), &json!(1)), "the figures stay, the change shows");
    let an = line(&seen, "Bùi Văn An");
    assert_eq!((&an["standing"], &an["confirmed_standing"]), (&json!("below"), &json!("unknown")));
    assert_eq!((&an["changed_since"], &line(&seen, "Lê Minh Đức")["changed_since"]), (&json!(true), &json!(false)));
}
