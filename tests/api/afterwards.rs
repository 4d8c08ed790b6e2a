//! After the course: attendance, results, certificates, findings.

use reqwest::multipart::{Form, Part};
use rstest::rstest;
use serde_json::{Value, json};
use tests::{Answer, Kind, Person, World};

/// The id of a shipped programme.
pub fn programme(code: &str) -> String {
    backend::features::catalogue::shipped_id(code).to_string()
}

/// A course of the ward's own in the week of 13 July 2026: a session each morning.
pub async fn own_course(coordinator: &Person) -> Answer {
    let sessions: Vec<Value> =
        (13..=17).map(|day| json!({ "day": format!("2026-07-{day}"), "starts": "08:00", "ends": "11:30" })).collect();
    let body = json!({
        "programme_id": programme("KN-01"), "organiser": "UBND phường", "origin": "own", "mode": "in_person",
        "first_day": "2026-07-13", "last_day": "2026-07-17", "sessions": sessions
    });
    coordinator.post("/courses", body).await.expect(201)
}

/// A course to which a superior's letter has summoned one person by name; its id and that of the nomination.
pub async fn summoned(
    world: &World,
    (code, who): (&str, &str),
    (first_day, last_day): (&str, &str),
    purpose: Option<&str>,
) -> (String, String) {
    let coordinator = world.person("dieuphoi").await;
    let letter = json!({
        "number": format!("12{code}/SNV"), "issued_on": "2026-06-25", "issuer": "Sở Nội vụ",
        "subject": "Triệu tập bồi dưỡng"
    });
    let letter = coordinator.post("/official-letters", letter).await.expect(201).id();
    let body = json!({
        "programme_id": programme(code), "organiser": "Trường Chính trị Tô Hiệu", "origin": "summoned",
        "mode": "in_person", "letter_id": letter, "first_day": first_day, "last_day": last_day
    });
    let course = coordinator.post("/courses", body).await.expect(201).id();
    let mut body = json!({ "course_id": course, "staff_ids": [world.staff_id(who)], "as": "record" });
    if let Some(purpose) = purpose {
        body["purpose"] = json!(purpose);
    }
    let recorded = coordinator.post("/nominations", body).await.expect(200);
    assert_eq!(recorded.items()[0]["state"], "admitted", "{}", recorded.json);
    (course, recorded.items()[0]["nomination_id"].as_str().expect("an id").to_owned())
}

/// Enters one result and gives what became of it.
pub async fn enter(coordinator: &Person, course: &str, result: Value) -> Value {
    let path = format!("/courses/{course}/results");
    coordinator.post(&path, json!({ "results": [result] })).await.expect(200).items()[0].clone()
}

fn upload(name: &str, content: &[u8]) -> Form {
    Form::new().part("file", Part::bytes(content.to_vec()).file_name(name.to_owned()))
}

/// Sends a request at the revision that a thing has now.
pub async fn revised(person: &Person, method: &str, thing: &str, action: &str, body: Value) -> Answer {
    let etag = person.get(thing).await.header("etag");
    let method = method.parse().expect("a method");
    person.send(person.request(method, &format!("{thing}{action}")).header("if-match", etag).json(&body)).await
}

/// Does something to a thing, at the revision that is there now.
pub async fn act(person: &Person, thing: &str, action: &str, body: Value) -> Answer {
    revised(person, "POST", thing, action, body).await
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r22_attendance_is_marked_from_the_beginning_and_decides_on_own_courses(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let course = own_course(&coordinator).await.id();
    let people = ["chuyenvien", "Lê Minh Đức", "Bùi Văn An"].map(|who| world.staff_id(who));
    let entered = coordinator
        .post(
            "/nominations",
            json!({ "course_id": course, "staff_ids": people, "as": "enter", "pass_warnings_reason": "theo công văn" }),
        )
        .await
        .expect(200);
    let nominations: Vec<String> =
        entered.items().iter().map(|item| item["nomination_id"].as_str().expect("named").to_owned()).collect();
    let leader = world.person("chutich").await;
    for nomination in &nominations[..2] {
        leader.post(&format!("/nominations/{nomination}/approval"), json!({})).await.expect(200);
    }
    let grid_path = format!("/courses/{course}/attendance");
    let grid = coordinator.get(&grid_path).await.expect(200);
    assert_eq!((&grid.json["owed"], &grid.json["needed_percent"]), (&json!(true), &json!(80)));
    let sessions: Vec<String> = grid.json["sessions"]
        .as_array()
        .expect("sessions")
        .iter()
        .map(|session| session["session_id"].as_str().expect("an id").to_owned())
        .collect();
    assert_eq!((sessions.len(), grid.json["participants"].as_array().map(Vec::len)), (5, Some(2)));
    let mark = |session: &str, nomination: &str, mark: &str| json!({ "session_id": session, "nomination_id": nomination, "mark": mark });
    let put = |person: &Person, marks: Vec<Value>| {
        let request = person.request(reqwest::Method::PUT, &grid_path).json(&json!({ "marks": marks }));
        let person = person.clone();
        async move { person.send(request).await }
    };
    let early = put(&coordinator, vec![mark(&sessions[0], &nominations[0], "present")]).await.expect(200);
    assert_eq!(early.items()[0]["problem"]["code"], "attendance_in_future");

    world.go_to("2026-07-17");
    let coordinator = world.person("dieuphoi").await;
    let marks = ["present", "late", "present", "present", "absent"]
        .iter()
        .zip(&sessions)
        .map(|(kind, session)| mark(session, &nominations[0], kind))
        .chain(
            ["present", "present", "present", "excused", "absent"]
                .iter()
                .zip(&sessions)
                .map(|(kind, session)| mark(session, &nominations[1], kind)),
        )
        .chain([mark(&sessions[0], &nominations[2], "present")])
        .collect();
    let marked = put(&coordinator, marks).await.expect(200);
    let outcomes: Vec<&Value> = marked.items().iter().map(|item| &item["outcome"]).collect();
    assert_eq!(outcomes.iter().filter(|outcome| ***outcome == "recorded").count(), 10);
    assert_eq!(marked.items()[10]["problem"]["code"], "not_a_participant");
    let again = put(&coordinator, vec![mark(&sessions[0], &nominations[0], "present")]).await.expect(200);
    assert_eq!(again.items()[0]["outcome"], "unchanged");
    let stale = json!({ "session_id": sessions[0], "nomination_id": nominations[0], "mark": "absent", "revision": 7 });
    let stale = put(&coordinator, vec![stale]).await.expect(200);
    assert_eq!(stale.items()[0]["problem"]["code"], "stale");
    let grid = coordinator.get(&grid_path).await.expect(200);
    let percents: Vec<&Value> =
        grid.json["participants"].as_array().expect("people").iter().map(|person| &person["percent"]).collect();
    assert_eq!(percents, [&json!(60), &json!(80)], "sorted by given name: Đức, Hoà");

    // Each sees his own; a stranger not even that there is something.
    let own = world.person("chuyenvien").await;
    assert_eq!(own.get(&grid_path).await.expect(200).json["participants"].as_array().map(Vec::len), Some(1));
    assert_eq!(own.get("/attendance").await.expect(200).items().len(), 5);
    let teacher = world.person("giaovien").await;
    teacher.get(&grid_path).await.refused(404, "not_found");
    assert_eq!(teacher.get("/attendance").await.expect(200).items().len(), 0);
    put(&own, vec![mark(&sessions[0], &nominations[0], "present")]).await.refused(403, "forbidden");

    let low = enter(&coordinator, &course, json!({ "nomination_id": nominations[1], "outcome": "passed" })).await;
    assert_eq!(low["problem"]["code"], "attendance_too_low");
    let passed = json!({ "nomination_id": nominations[0], "outcome": "passed", "score": "8,25" });
    let passed = enter(&coordinator, &course, passed).await;
    assert_eq!(passed["result"]["grade"], "good", "{passed}");
    let failed = json!({ "nomination_id": nominations[1], "outcome": "failed", "score": 4.5 });
    let failed = enter(&coordinator, &course, failed).await;
    assert_eq!(failed["result"]["score"], "4,5", "{failed}");
    for (nomination, state) in nominations.iter().zip(["completed", "failed", "endorsed"]) {
        let stands = coordinator.get(&format!("/nominations/{nomination}")).await.expect(200);
        assert_eq!(stands.json["state"], state);
    }
    let result = format!("/results/{}", passed["result"]["id"].as_str().expect("an id"));
    coordinator.patch(&result, json!({ "score": "7" })).await.refused(422, "reason_required");
    let corrected = coordinator
        .patch(&result, json!({ "outcome": "failed", "score": "4,75", "reason": "Chấm lại bài" }))
        .await
        .expect(200);
    assert_eq!((&corrected.json["outcome"], &corrected.json["grade"]), (&json!("failed"), &json!("fail")));
    let stands = coordinator.get(&format!("/nominations/{}", nominations[0])).await.expect(200);
    assert_eq!(stands.json["state"], "failed");
    assert_eq!(own.get("/results").await.expect(200).items().len(), 1);
    own.get(&format!("/results/{}", failed["result"]["id"].as_str().expect("an id"))).await.refused(404, "not_found");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r13_a_verified_certificate_meets_the_requirement_from_its_day_of_issue(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let person = world.staff_id("chuyenvien");
    let below = json!({ "staff_id": person, "requirement": "post", "meets": false, "from_day": "2026-07-01" });
    coordinator.post("/findings", below.clone()).await.expect(201);
    world.person("giaovien").await.post("/findings", below).await.refused(403, "forbidden");
    let days = ("2026-07-06", "2026-09-28");
    let (course, nomination) = summoned(&world, ("CM-01", "chuyenvien"), days, Some("post")).await;
    let result = json!({ "nomination_id": nomination, "outcome": "passed", "confirmed_by_school": true });
    let early = enter(&coordinator, &course, result.clone()).await;
    assert_eq!(early["problem"]["code"], "result_before_end");

    world.go_to("2026-10-20");
    let coordinator = world.person("dieuphoi").await;
    let grid = coordinator.get(&format!("/courses/{course}/attendance")).await.expect(200);
    assert_eq!(grid.json["owed"], false, "a superior's school keeps its own attendance");
    let entered = enter(&coordinator, &course, result.clone()).await;
    assert_eq!(entered["problem"], Value::Null, "{entered}");
    assert_eq!(enter(&coordinator, &course, result).await["problem"]["code"], "already_exists");
    let awaited = coordinator.get("/awaited-certificates").await.expect(200);
    assert_eq!(awaited.items()[0]["nomination_id"], json!(nomination));

    let own = world.person("chuyenvien").await;
    let paper = |number: &str, issued_on: &str| {
        json!({
            "nomination_id": nomination, "kind": "certificate", "number": number,
            "issuer": "Trường Chính trị Tô Hiệu", "issued_on": issued_on
        })
    };
    own.post("/certificates", paper("CM 01/26", "2026-09-27")).await.refused(409, "certificate_before_end");
    own.post("/certificates", paper("", "2026-10-05")).await.refused(422, "invalid");
    let teacher = world.person("giaovien").await;
    teacher.post("/certificates", paper("CM 01/26", "2026-10-05")).await.refused(422, "invalid");
    let handed_in = own.post("/certificates", paper("CM 01/26", "2026-10-05")).await.expect(201);
    assert_eq!(handed_in.json["state"], "uploaded");
    let certificate = format!("/certificates/{}", handed_in.id());
    own.post("/certificates", paper("cm01/26", "2026-10-05")).await.refused(409, "certificate_duplicate");
    assert_eq!(coordinator.get("/awaited-certificates").await.expect(200).items().len(), 0);

    let file = format!("{certificate}/file");
    own.upload(&file, upload("bang.pdf", b"<html><script>alert(1)</script>")).await.refused(422, "file_type_refused");
    own.upload(&file, upload("bang.pdf", b"")).await.refused(422, "file_empty");
    own.upload(&file, upload("bang.pdf", b"%PDF-1.7 scan")).await.expect(201);
    let scan = coordinator.get(&file).await.expect(200);
    assert_eq!(
        (scan.header("content-type").as_str(), scan.bytes.as_slice()),
        ("application/pdf", &b"%PDF-1.7 scan"[..])
    );
    teacher.get(&file).await.refused(404, "not_found");
    teacher.get(&certificate).await.refused(404, "not_found");

    act(&own, &certificate, "/verification", json!({})).await.refused(403, "forbidden");
    let standing = |person: &Person, day: &str| {
        let (person, path) = (person.clone(), format!("/standings?day={day}"));
        async move {
            let answer = person.get(&path).await.expect(200);
            answer.items().iter().map(|one| one["requirements"][0]["standing"].clone()).collect::<Vec<_>>()
        }
    };
    assert_eq!(standing(&coordinator, "2026-10-20").await, ["below"]);
    let verified = act(&coordinator, &certificate, "/verification", json!({})).await.expect(200);
    assert_eq!(verified.json["state"], "verified");
    act(&coordinator, &certificate, "/verification", json!({})).await.refused(409, "wrong_state");
    own.upload(&file, upload("khac.pdf", b"%PDF-1.7 other")).await.refused(409, "wrong_state");
    for (day, expected) in [("2026-06-30", "unknown"), ("2026-10-04", "below"), ("2026-10-05", "meets")] {
        assert_eq!(standing(&own, day).await, [expected], "{day}");
    }
    assert_eq!(standing(&teacher, "2026-10-05").await.len(), 0);
    let result = format!("/results/{}", entered["result"]["id"].as_str().expect("an id"));
    coordinator.patch(&result, json!({ "outcome": "failed", "reason": "nhầm" })).await.refused(409, "in_use");

    // What was verified by mistake is rejected with a reason, and what it had met is as it was.
    act(&coordinator, &certificate, "/rejection", json!({ "reason": "" })).await.refused(422, "bad_schema");
    let rejected =
        act(&coordinator, &certificate, "/rejection", json!({ "reason": "Số không đúng" })).await.expect(200);
    assert_eq!(
        (&rejected.json["state"], &rejected.json["state_reason"]),
        (&json!("rejected"), &json!("Số không đúng"))
    );
    assert_eq!(standing(&own, "2026-10-05").await, ["below"]);
    let mended = own.patch(&certificate, json!({ "number": "CM 02/26" })).await.expect(200);
    assert_eq!(mended.json["state"], "uploaded");
    let list = coordinator.get("/certificates?state=uploaded").await.expect(200);
    assert_eq!(list.items().len(), 1);
}
