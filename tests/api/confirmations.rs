//! Confirmations of the ward's own courses, and the check of certificates that is open to everybody.

use rstest::rstest;
use serde_json::{Value, json};
use tests::{Kind, Person, World};

use crate::afterwards::{act, enter, own_course, summoned};

/// An own course that these people were sent to, each was present at each session, and each passed, on its last day.
async fn completed(world: &World, people: &[&str]) -> (String, Vec<String>) {
    let coordinator = world.person("dieuphoi").await;
    let course = own_course(&coordinator).await.id();
    let staff: Vec<String> = people.iter().map(|who| world.staff_id(who)).collect();
    let body = json!({
        "course_id": course, "staff_ids": staff, "as": "enter", "pass_warnings_reason": "theo công văn"
    });
    let entered = coordinator.post("/nominations", body).await.expect(200);
    let nominations: Vec<String> =
        entered.items().iter().map(|item| item["nomination_id"].as_str().expect("named").to_owned()).collect();
    let leader = world.person("chutich").await;
    for nomination in &nominations {
        leader.post(&format!("/nominations/{nomination}/approval"), json!({})).await.expect(200);
    }
    world.go_to("2026-07-17");
    let coordinator = world.person("dieuphoi").await;
    let path = format!("/courses/{course}/attendance");
    let grid = coordinator.get(&path).await.expect(200);
    let sessions = grid.json["sessions"].as_array().expect("sessions").clone();
    let marks: Vec<Value> = sessions
        .iter()
        .flat_map(|session| {
            nominations.iter().map(|nomination| {
                json!({ "session_id": session["session_id"], "nomination_id": nomination, "mark": "present" })
            })
        })
        .collect();
    coordinator.put(&path, json!({ "marks": marks })).await.expect(200);
    for nomination in &nominations {
        let result = enter(&coordinator, &course, json!({ "nomination_id": nomination, "outcome": "passed" })).await;
        assert_eq!(result["problem"], Value::Null, "{result}");
    }
    (course, nominations)
}

async fn confirm(coordinator: &Person, course: &str, day: &str) -> Value {
    let path = format!("/courses/{course}/confirmations");
    coordinator.post(&path, json!({ "issued_on": day })).await.expect(200).json
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r27_the_ward_confirms_its_own_course_once_for_each_who_completed_it(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let early = own_course(&coordinator).await.id();
    let early = format!("/courses/{early}/confirmations");
    coordinator.post(&early, json!({ "issued_on": "2026-07-17" })).await.refused(409, "course_not_over");

    let (course, _) = completed(&world, &["chuyenvien", "Lê Minh Đức"]).await;
    let coordinator = world.person("dieuphoi").await;
    let path = format!("/courses/{course}/confirmations");
    world.person("truongphong").await.post(&path, json!({ "issued_on": "2026-07-17" })).await.refused(403, "forbidden");
    for day in ["2026-07-16", "2026-07-18"] {
        let refused = coordinator.post(&path, json!({ "issued_on": day })).await;
        assert!(refused.faults().iter().any(|(pointer, _)| pointer == "/issued_on"), "{day}: {}", refused.json);
    }
    coordinator.get(&path).await.refused(404, "not_found");

    let issued = confirm(&coordinator, &course, "2026-07-17").await;
    assert_eq!(issued, json!({ "issued": 2, "left_out": [] }));
    let again = confirm(&coordinator, &course, "2026-07-17").await;
    let reasons: Vec<&Value> = again["left_out"].as_array().expect("people").iter().map(|one| &one["reason"]).collect();
    assert_eq!((&again["issued"], reasons), (&json!(0), vec![&json!("has_one"), &json!("has_one")]));

    let list = coordinator.get(&format!("/certificates?course_id={course}")).await.expect(200);
    for one in list.items() {
        assert_eq!(
            (&one["kind"], &one["state"], &one["issued_here"]),
            (&json!("confirmation"), &json!("verified"), &json!(true))
        );
        assert_eq!(one["issuer"], "UBND phường Thạch Khôi");
    }
    let papers = coordinator.get(&path).await.expect(200);
    assert_eq!(papers.header("content-type"), "application/pdf");
    assert!(papers.bytes.starts_with(b"%PDF-"));
    assert_eq!(
        papers.bytes.windows(11).filter(|part| part == b"/Type /Page").count() % 3,
        0,
        "two pages and their tree"
    );

    // One's own paper and badge, and nobody else's.
    let own = world.person("chuyenvien").await;
    let mine = own.get("/certificates").await.expect(200).items()[0].clone();
    let certificate = format!("/certificates/{}", mine["id"].as_str().expect("an id"));
    assert!(own.get(&format!("{certificate}/confirmation")).await.expect(200).bytes.starts_with(b"%PDF-"));
    let badge = own.get(&format!("{certificate}/badge")).await.expect(200);
    assert_eq!(badge.header("content-type"), "application/vc+jwt");
    let stranger = world.person("giaovien").await;
    for what in ["confirmation", "badge"] {
        stranger.get(&format!("{certificate}/{what}")).await.refused(404, "not_found");
    }

    // A badge is no token, though the same key has signed both.
    let token = String::from_utf8(badge.bytes.clone()).expect("text");
    world.nobody().with_token(&token).get("/auth/me").await.refused(401, "token_invalid");

    // What the ward has issued is not mended; taken back, it is issued anew.
    act(&coordinator, &certificate, "/rejection", json!({ "reason": "Ghi nhầm người" })).await.expect(200);
    own.get(&format!("{certificate}/confirmation")).await.refused(409, "wrong_state");
    coordinator.patch(&certificate, json!({ "issuer": "Người khác" })).await.refused(409, "issued_here");
    assert_eq!(confirm(&coordinator, &course, "2026-07-17").await["issued"], 1);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r27_everybody_sees_whether_a_certificate_stands_and_nothing_else_of_the_person(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let days = ("2026-07-06", "2026-07-10");
    let (course, nomination) = summoned(&world, ("QLNN-01", "chuyenvien"), days, None).await;
    world.go_to("2026-07-20");
    let coordinator = world.person("dieuphoi").await;
    let passed = json!({ "nomination_id": nomination, "outcome": "passed", "confirmed_by_school": true });
    enter(&coordinator, &course, passed).await;
    let paper = json!({
        "nomination_id": nomination, "kind": "certificate", "number": "QLNN 01/26",
        "issuer": "Trường Chính trị Tô Hiệu", "issued_on": "2026-07-15"
    });
    let own = world.person("chuyenvien").await;
    let handed_in = own.post("/certificates", paper).await.expect(201);
    let code = handed_in.text("code");
    assert_eq!(code.len(), 32);
    assert!(code.bytes().all(|letter| letter.is_ascii_hexdigit()), "{code}");
    let certificate = format!("/certificates/{}", handed_in.id());
    coordinator.get(&format!("{certificate}/badge")).await.refused(409, "not_issued_here");

    let everybody = world.nobody();
    let check = format!("/certificate-checks/{code}");
    let told = everybody.get(&check).await.expect(200).json;
    assert_eq!(
        told,
        json!({
            "standing": "unchecked", "kind": "certificate", "number": "QLNN 01/26", "full_name": handed_in.text("full_name"),
            "course_name": handed_in.text("course_name"), "organiser": "Trường Chính trị Tô Hiệu",
            "first_day": "2026-07-06", "last_day": "2026-07-10", "issuer": "Trường Chính trị Tô Hiệu",
            "issued_on": "2026-07-15", "recorded_by": "UBND phường Thạch Khôi", "issued_here": false
        })
    );
    act(&coordinator, &certificate, "/verification", json!({})).await.expect(200);
    assert_eq!(everybody.get(&check).await.expect(200).text("standing"), "valid");
    act(&coordinator, &certificate, "/rejection", json!({ "reason": "Bản chụp mờ" })).await.expect(200);
    let told = everybody.get(&check).await.expect(200);
    assert_eq!(told.text("standing"), "withdrawn");
    assert!(!told.json.to_string().contains("Bản chụp mờ"), "the reason is for the person alone");

    // Nobody tries codes one after the other.
    let wrong = format!("/certificate-checks/{}", "0".repeat(32));
    for _ in 0..57 {
        everybody.get(&wrong).await.refused(404, "not_found");
    }
    let refused = everybody.get(&check).await.refused(429, "too_many_requests");
    assert_eq!(refused.header("retry-after"), "1");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r27_a_confirmation_says_for_ever_what_it_said_when_it_was_issued(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let (course, _) = completed(&world, &["chuyenvien"]).await;
    let coordinator = world.person("dieuphoi").await;
    confirm(&coordinator, &course, "2026-07-17").await;
    let issued = coordinator.get(&format!("/certificates?course_id={course}")).await.expect(200).items()[0].clone();
    let paper = format!("/certificates/{}/confirmation", issued["id"].as_str().expect("an id"));
    let check = format!("/certificate-checks/{}", issued["code"].as_str().expect("a code"));
    let printed = coordinator.get(&paper).await.expect(200).bytes;
    let told = world.nobody().get(&check).await.expect(200).json;

    let admin = world.person("quantri").await;
    let ward = world.unit("UBND phường Thạch Khôi").await;
    admin.patch(&format!("/units/{ward}/letterhead"), json!({ "signer_name": "Người Đến Sau" })).await.expect(200);
    let person = format!("/staff/{}", world.staff_id("chuyenvien"));
    coordinator.patch(&person, json!({ "full_name": "Tên Đổi Sau" })).await.expect(200);
    let renamed = coordinator.get(&format!("/certificates?course_id={course}")).await.expect(200).items()[0].clone();
    assert_eq!(renamed["full_name"], "Tên Đổi Sau", "what the ward has on record is another thing");
    assert!(coordinator.get(&paper).await.expect(200).bytes == printed, "the paper was written anew");
    assert_eq!(world.nobody().get(&check).await.expect(200).json, told);
}
