//! The roster: who sees whom, how people are found and sorted, and how their history stays.

use reqwest::Method;
use rstest::rstest;
use serde_json::{Value, json};
use tests::{Kind, World};

const DEPARTMENT: &str = "Phòng Kinh tế, Hạ tầng và Đô thị";
const CULTURE: &str = "Phòng Văn hoá - Xã hội";

fn names(items: &[Value]) -> Vec<&str> {
    items.iter().map(|item| item["full_name"].as_str().expect("a name")).collect()
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r42_each_sees_what_the_role_and_unit_allow(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let head = world.person("truongphong").await;
    let own = head.get("/staff?with_total=true").await.expect(200);
    assert_eq!(own.json["total"], 6);
    assert!(own.items().iter().all(|person| person["unit_name"] == DEPARTMENT));
    let teacher_id = world.staff_id("giaovien");
    head.get(&format!("/staff/{teacher_id}")).await.refused(404, "not_found");
    head.get(&format!("/staff/{teacher_id}/assignments")).await.refused(404, "not_found");
    head.post("/staff", json!({ "full_name": "A B", "category": "worker", "unit_id": teacher_id }))
        .await
        .refused(403, "forbidden");
    let teacher = world.person("giaovien").await;
    assert_eq!(names(teacher.get("/staff").await.expect(200).items()), ["Vũ Thuý Nga"]);
    teacher.get(&format!("/staff/{teacher_id}")).await.expect(200);
    teacher.get(&format!("/staff/{}", world.staff_id("hieutruong"))).await.refused(404, "not_found");
    world.person("sonoivu").await.get("/staff").await.refused(403, "forbidden");
    world.nobody().get("/staff").await.refused(401, "sign_in_required");
    let leader = world.person("chutich").await;
    assert_eq!(leader.get("/staff?with_total=true").await.expect(200).json["total"], 13);
    leader.get(&format!("/staff/{teacher_id}")).await.expect(200);
    let id = teacher_id.parse().expect("an id");
    let readings = world
        .database
        .read_now(|connection| backend::journal::accesses_of(connection, "staff", id))
        .expect("the access log is read");
    let readers: Vec<&str> = readings.iter().map(|reading| reading.account_name.as_str()).collect();
    assert_eq!(readers, ["Vũ Đình Khôi"], "reading one's own file is nobody's concern");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r39_names_are_found_without_marks_and_sort_as_vietnamese_sorts_them(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let found = coordinator.get("/staff?q=nguyen%20van%20a").await.expect(200);
    assert_eq!(names(found.items()), ["Nguyễn Văn Á"]);
    assert_eq!(
        names(coordinator.get("/staff?q=%C4%90%E1%BB%97%20TH%E1%BB%8A").await.expect(200).items()),
        ["Đỗ Thị Ánh"]
    );
    let unit = world.unit(DEPARTMENT).await;
    let sorted = coordinator.get(&format!("/staff?unit_id={unit}&sort=name")).await.expect(200);
    assert_eq!(
        names(sorted.items()),
        ["Nguyễn Văn Á", "Bùi Văn An", "Đỗ Thị Ánh", "Phạm Dũng", "Lê Minh Đức", "Trần Thị Hoà"]
    );
    let ward = world.unit("UBND phường Thạch Khôi").await;
    let below = coordinator.get(&format!("/staff?unit_id={ward}&category=public_employee")).await.expect(200);
    assert_eq!(below.items().len(), 4, "a unit with all below it");
    let leading = coordinator.get("/staff?level=leading&in_plan_scope=true&sort=unit,-name").await.expect(200);
    assert_eq!(
        names(leading.items()),
        ["Vũ Đình Khôi", "Phạm Thị Bích Hạnh", "Nguyễn Văn Á", "Đỗ Thu Hương"],
        "by the units' places, then the last names first"
    );
    coordinator.get("/staff?sort=phone").await.refused(400, "bad_parameter");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r39_pages_stay_true_while_people_come(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let unit = world.unit(CULTURE).await;
    let mut seen: Vec<String> = Vec::new();
    let mut address = "/staff?limit=4&sort=hired_on,name".to_owned();
    loop {
        let page = coordinator.get(&address).await.expect(200);
        seen.extend(names(page.items()).into_iter().map(str::to_owned));
        let Some(cursor) = page.json["next_cursor"].as_str() else { break };
        address = format!("/staff?limit=4&sort=hired_on,name&cursor={cursor}");
        let early = json!({
            "full_name": format!("Lê Văn A{}", seen.len()), "category": "worker", "unit_id": unit, "hired_on": "2000-01-01"
        });
        coordinator.post("/staff", early).await.expect(201);
    }
    let count = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!((seen.len(), count), (13, 13), "nobody twice, nobody left out");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r43_a_transfer_keeps_the_history(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let (from, to) = (world.unit(DEPARTMENT).await, world.unit(CULTURE).await);
    let person = format!("/staff/{}", world.staff_id("chuyenvien"));
    coordinator.patch(&person, json!({ "unit_id": to })).await.refused(409, "transfer_required");
    let transfer = |day: &str| json!({ "unit_id": to, "post_title": "Chuyên viên lao động", "first_day": day });
    let address = format!("{person}/transfer");
    let future = coordinator.post(&address, transfer("2026-07-02")).await.refused(422, "invalid");
    assert_eq!(future.faults(), [("/first_day".to_owned(), "day_in_future".to_owned())]);
    coordinator.post(&address, transfer("2019-12-31")).await.refused(409, "before_current_period");
    let moved = coordinator.post(&address, transfer("2026-06-01")).await.expect(200);
    assert_eq!(
        (moved.text("unit_name").as_str(), moved.text("post_title").as_str()),
        (CULTURE, "Chuyên viên lao động")
    );
    let history = coordinator.get(&format!("{person}/assignments")).await.expect(200);
    let line = |index: usize| {
        let row = &history.json[index];
        (row["unit_id"].clone(), row["first_day"].clone(), row["last_day"].clone())
    };
    assert_eq!(line(0), (json!(to), json!("2026-06-01"), Value::Null));
    assert_eq!(line(1), (json!(from), json!("2020-01-01"), json!("2026-05-31")));
    coordinator.post(&address, transfer("2026-06-01")).await.expect(200);
    let corrected = coordinator.get(&format!("{person}/assignments")).await.expect(200);
    assert_eq!(corrected.json.as_array().map(Vec::len), Some(2), "on the same day it is a correction");
    world.person("truongphong").await.get(&person).await.refused(404, "not_found");
    assert!(world.database.read_now(backend::journal::verify).expect("the chain is read").is_ok());
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r43_states_follow_one_another(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let person = format!("/staff/{}", world.staff_id("Đỗ Thị Ánh"));
    let states = format!("{person}/states");
    let enter = |state: &str, day: &str| json!({ "state": state, "first_day": day });
    coordinator.post(&states, enter("maternity", "2026-09-01")).await.refused(422, "invalid");
    coordinator.post(&states, enter("maternity", "2026-06-15")).await.expect(200);
    let away = coordinator.get("/staff?state=maternity").await.expect(200);
    assert_eq!(names(away.items()), ["Đỗ Thị Ánh"]);
    world.go_to("2026-12-20");
    let coordinator = world.person("dieuphoi").await;
    coordinator.post(&states, enter("working", "2026-12-15")).await.expect(200);
    let history = coordinator.get(&states).await.expect(200);
    let rows: Vec<_> =
        history.json.as_array().expect("rows").iter().map(|row| (&row["state"], &row["last_day"])).collect();
    assert_eq!(
        rows,
        [
            (&json!("working"), &Value::Null),
            (&json!("maternity"), &json!("2026-12-14")),
            (&json!("working"), &json!("2026-06-14")),
        ]
    );
    let id = world.staff_id("Đỗ Thị Ánh").parse().expect("an id");
    let waits = world.database.read_now(|connection| backend::features::staff::suspensions_of(connection, id));
    let days = |text: &str| text.parse().expect("a day");
    assert_eq!(waits.expect("suspensions"), [days("2026-06-15")..=days("2026-12-14")], "R-24");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r02_absences_are_entered_once_by_the_own_head(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let head = world.person("truongphong").await;
    let person = world.staff_id("chuyenvien");
    let absence = |who: &str, from: &str, to: &str| json!({ "staff_id": who, "kind": "leave", "first_day": from, "last_day": to });
    let made = head.post("/absences", absence(&person, "2026-07-06", "2026-07-10")).await.expect(201);
    assert_eq!(made.text("staff_name"), "Trần Thị Hoà");
    head.post("/absences", absence(&person, "2026-07-10", "2026-07-11")).await.refused(409, "absence_overlap");
    let wrong = head.post("/absences", absence(&person, "2026-07-20", "2026-07-19")).await.refused(422, "invalid");
    assert_eq!(wrong.faults(), [("/first_day".to_owned(), "after_end".to_owned())]);
    let foreign = absence(&world.staff_id("giaovien"), "2026-07-06", "2026-07-07");
    let foreign = head.post("/absences", foreign).await.refused(422, "invalid");
    assert_eq!(foreign.faults(), [("/staff_id".to_owned(), "unknown_reference".to_owned())]);
    head.post("/absences", absence(&person, "2026-07-13", "2026-07-13")).await.expect(201);
    let path = format!("/absences/{}", made.id());
    head.patch(&path, json!({ "last_day": "2026-07-13" })).await.refused(409, "absence_overlap");
    head.patch(&path, json!({ "last_day": "2026-07-09", "kind": "mission" })).await.expect(200);
    let touching = head.get("/absences?from=2026-07-09&to=2026-07-10").await.expect(200);
    assert_eq!(touching.items().len(), 1);
    assert_eq!(head.get("/absences?from=2026-07-10&to=2026-07-12").await.expect(200).items().len(), 0);
    let own = world.person("chuyenvien").await;
    assert_eq!(own.get("/absences").await.expect(200).items().len(), 2);
    own.post("/absences", absence(&person, "2026-08-03", "2026-08-03")).await.refused(403, "forbidden");
    world.person("hieutruong").await.get(&path).await.refused(404, "not_found");
    head.delete(&path).await.expect(204);
    head.get(&path).await.refused(404, "not_found");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r02_a_pair_stands_once_and_a_post_has_its_title_alone(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let unit = world.unit(DEPARTMENT).await;
    let (one, other) = (world.staff_id("Bùi Văn An"), world.staff_id("Phạm Dũng"));
    let pair = |one: &str, other: &str| json!({ "unit_id": unit, "one_staff_id": one, "other_staff_id": other });
    let made = coordinator.post("/staff-pairs", pair(&one, &other)).await.expect(201);
    coordinator.post("/staff-pairs", pair(&other, &one)).await.refused(409, "already_exists");
    let wrong = coordinator.post("/staff-pairs", pair(&one, &world.staff_id("giaovien"))).await.refused(422, "invalid");
    assert_eq!(wrong.faults(), [("/other_staff_id".to_owned(), "not_of_unit".to_owned())]);
    let head = world.person("truongphong").await;
    assert_eq!(head.get("/staff-pairs").await.expect(200).items().len(), 1);
    coordinator.delete(&format!("/staff-pairs/{}", made.id())).await.expect(204);
    let post =
        json!({ "unit_id": unit, "title": "Địa chính", "level": "specialist", "fields_of_study": ["Quản lý đất đai"] });
    let made = coordinator.post("/posts", post.clone()).await.expect(201);
    coordinator.post("/posts", post).await.refused(409, "already_exists");
    let path = format!("/posts/{}", made.id());
    coordinator.patch(&path, json!({ "active": false })).await.expect(200);
    assert_eq!(head.get("/posts?q=dia%20chinh&active=false").await.expect(200).items()[0]["id"], made.json["id"]);
    let late = head.request(Method::PATCH, &path).header("if-match", "\"r1\"").json(&json!({ "active": true }));
    head.send(late).await.refused(403, "forbidden");
    let taken = json!({ "full_name": "Lê Thị B", "category": "worker", "unit_id": unit, "post_id": made.json["id"] });
    assert_eq!(coordinator.post("/staff", taken).await.expect(201).text("post_title"), "Địa chính");
}
