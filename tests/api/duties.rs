//! Duties: what everybody owes in his roles and units, and nothing once it is done.

use rstest::rstest;
use serde_json::{Value, json};
use tests::{Kind, Person, World};

/// Kind, link and count of what somebody owes.
async fn owed(person: &Person) -> Vec<(String, String, i64)> {
    let duties = person.get("/duties").await.expect(200);
    let text = |duty: &Value, name: &str| duty[name].as_str().expect("a text").to_owned();
    duties
        .items()
        .iter()
        .map(|duty| (text(duty, "kind"), text(duty, "link"), duty["count"].as_i64().expect("a count")))
        .collect()
}

fn kinds(owed: &[(String, String, i64)]) -> Vec<&str> {
    owed.iter().map(|(kind, ..)| kind.as_str()).collect()
}

async fn staff_id(coordinator: &Person, name: &str) -> Value {
    let found = coordinator.get("/staff?limit=200").await.expect(200);
    let person = found.items().iter().find(|person| person["full_name"] == name);
    person.unwrap_or_else(|| panic!("nobody is called {name}"))["id"].clone()
}

/// A course of the superior with places, three days in September.
async fn course(coordinator: &Person, origin: &str) -> String {
    let programmes = coordinator.get("/programmes?limit=200").await.expect(200);
    let skill = programmes.items().iter().find(|programme| programme["kind"] == "skill").expect("a programme");
    let session = |day: &str| json!({ "day": day, "starts": "08:00", "ends": "11:30" });
    let body = json!({
        "programme_id": skill["id"], "organiser": "Sở Nội vụ", "name": "Kỹ năng số", "origin": origin,
        "mode": "in_person", "first_day": "2026-09-08", "last_day": "2026-09-10", "seats": 20,
        "nomination_deadline": "2026-08-20",
        "sessions": [session("2026-09-08"), session("2026-09-09"), session("2026-09-10")],
    });
    coordinator.post("/courses", body).await.expect(201).id()
}

async fn all(person: &Person, action: &str, nomination: &Value) {
    let body = json!({ "action": action, "nomination_ids": [nomination] });
    let outcome = person.post("/nominations/actions", body).await.expect(200);
    assert_eq!(outcome.items()[0]["done"], true, "{action}: {}", outcome.json);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r32_a_nomination_is_a_duty_of_one_office_after_another(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let (coordinator, head) = (world.person("dieuphoi").await, world.person("truongphong").await);
    let (leader, person) = (world.person("chutich").await, world.person("chuyenvien").await);
    let course_id = course(&coordinator, "quota").await;
    let page = format!("/lop/{course_id}");
    let wish = json!({
        "course_id": course_id, "staff_ids": [staff_id(&coordinator, "Trần Thị Hoà").await], "as": "request",
    });
    let wish = person.post("/nominations", wish).await.expect(200);
    let nomination = wish.items()[0]["nomination_id"].clone();
    assert!(nomination.is_string(), "{}", wish.json);
    assert_eq!(owed(&head).await, [("propose".to_owned(), page.clone(), 1)]);
    assert_eq!(kinds(&owed(&coordinator).await), Vec::<&str>::new());
    assert_eq!(kinds(&owed(&world.person("hieutruong").await).await), Vec::<&str>::new(), "another unit's");
    all(&head, "propose", &nomination).await;
    assert_eq!(kinds(&owed(&head).await), Vec::<&str>::new(), "what is done is gone");
    assert_eq!(owed(&coordinator).await, [("endorse".to_owned(), "/cu-di-hoc".to_owned(), 1)]);
    all(&coordinator, "endorse", &nomination).await;
    assert_eq!(owed(&leader).await, [("approve".to_owned(), "/phe-duyet".to_owned(), 1)]);
    assert_eq!(kinds(&owed(&head).await), Vec::<&str>::new(), "approving is not the head's here");
    let duties = leader.get("/duties").await.expect(200);
    let duty = &duties.items()[0];
    assert_eq!(duty["title"], "Phê duyệt danh sách cử đi: Kỹ năng số");
    assert_eq!(
        (&duty["due_on"], &duty["days_left"], &duty["overdue"]),
        (&json!("2026-08-20"), &json!(50), &json!(false))
    );
    assert_eq!(duty["subject"], json!({ "kind": "course", "id": course_id, "label": "Kỹ năng số" }));
    all(&leader, "approve", &nomination).await;
    assert_eq!(owed(&coordinator).await, [("send_up".to_owned(), page.clone(), 1)]);
    all(&coordinator, "send_up", &nomination).await;
    assert_eq!(owed(&coordinator).await, [("record_answer".to_owned(), page, 1)]);
    all(&coordinator, "admit", &nomination).await;
    assert_eq!(kinds(&owed(&coordinator).await), Vec::<&str>::new());
    world.go_to("2026-09-10");
    assert_eq!(kinds(&owed(&world.person("dieuphoi").await).await), ["results"]);
    world.go_to("2026-10-20");
    let coordinator = world.person("dieuphoi").await;
    assert_eq!(kinds(&owed(&coordinator).await), ["urge_reports", "results"], "the report is overdue by now");
    assert_eq!(kinds(&owed(&world.person("chuyenvien").await).await), ["write_report"]);
    world.go_to("2027-07-02");
    let head = world.person("truongphong").await;
    let of_head = ["urge_reports", "write_unit_report", "classify", "evaluate"];
    assert_eq!(kinds(&owed(&head).await), of_head, "2026 was never reported on nor classified");
    let of_leader = owed(&world.person("phochutich").await).await;
    let late = ["escalate_unit_reports", "urge_classifications", "urge_evaluations"];
    assert_eq!(kinds(&of_leader), late, "R-26: before the leader");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r32_attendance_is_owed_for_own_courses_only(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let course_id = course(&coordinator, "own").await;
    let propose = json!({
        "course_id": course_id, "staff_ids": [staff_id(&coordinator, "Trần Thị Hoà").await], "as": "propose",
    });
    let proposed = world.person("truongphong").await.post("/nominations", propose).await.expect(200);
    let nomination = proposed.items()[0]["nomination_id"].clone();
    all(&coordinator, "endorse", &nomination).await;
    all(&world.person("chutich").await, "approve", &nomination).await;
    world.go_to("2026-09-09");
    let coordinator = world.person("dieuphoi").await;
    let link = format!("/lop/{course_id}/diem-danh");
    assert_eq!(owed(&coordinator).await, [("attendance".to_owned(), link, 2)], "two sessions have begun");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn a_substitute_owes_what_the_office_owes_and_not_what_the_person_owes(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let (coordinator, leader) = (world.person("dieuphoi").await, world.person("chutich").await);
    let course_id = course(&coordinator, "quota").await;
    let staff = staff_id(&coordinator, "Trần Thị Hoà").await;
    let propose = json!({ "course_id": course_id, "staff_ids": [staff], "as": "propose" });
    let proposed = world.person("truongphong").await.post("/nominations", propose).await.expect(200);
    all(&coordinator, "endorse", &proposed.items()[0]["nomination_id"]).await;
    let substitute = world.person("hieutruong").await;
    assert_eq!(kinds(&owed(&substitute).await), Vec::<&str>::new());
    let me = |person: Person| async move { person.get("/auth/me").await.expect(200).json["account_id"].clone() };
    let office = me(leader.clone()).await;
    let stand_in = json!({
        "substitute_account_id": me(substitute.clone()).await, "first_day": "2026-07-01", "last_day": "2026-07-05",
        "reason": "Đi công tác",
    });
    leader.post("/substitutions", stand_in).await.expect(201);
    let acting = substitute.acting_for(office.as_str().expect("an id"));
    assert_eq!(kinds(&owed(&acting).await), ["approve"]);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn the_administrator_is_told_of_accounts_that_sleep(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let admin = world.person("quantri").await;
    assert_eq!(kinds(&owed(&admin).await), Vec::<&str>::new());
    let account = json!({ "user_name": "moi.vao", "display_name": "Người mới" });
    assert!(admin.post("/accounts", account).await.status < 300);
    assert_eq!(owed(&admin).await, [("activate_accounts".to_owned(), "/tai-khoan".to_owned(), 1)]);
    assert_eq!(kinds(&owed(&world.person("sonoivu").await).await), Vec::<&str>::new());
    world.nobody().get("/duties").await.refused(401, "sign_in_required");
}
