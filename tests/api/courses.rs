//! Courses of all four origins, and their timetables.

use rstest::rstest;
use serde_json::{Value, json};
use tests::{Kind, Person, World};

/// The id of the first programme of a kind.
async fn programme(person: &Person, kind: &str) -> String {
    let found = person.get(&format!("/programmes?kind={kind}&limit=1")).await.expect(200);
    found.items()[0]["id"].as_str().expect("an id").to_owned()
}

/// A sound course of three days, Tuesday to Thursday.
fn course(programme_id: &str, origin: &str) -> Value {
    json!({
        "programme_id": programme_id, "organiser": "Sở Nội vụ thành phố Hải Phòng", "origin": origin,
        "mode": "in_person", "first_day": "2026-09-08", "last_day": "2026-09-10", "seats": 5
    })
}

fn with(mut body: Value, fields: Value) -> Value {
    if let (Some(body), Value::Object(fields)) = (body.as_object_mut(), fields) {
        body.extend(fields);
    }
    body
}

fn session(day: &str, starts: &str, ends: &str) -> Value {
    json!({ "day": day, "starts": starts, "ends": ends })
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r01_sessions_on_evenings_and_weekends(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let sector = programme(&coordinator, "sector").await;
    // Friday to Sunday over two months: four training days, not the fifty from first to last.
    let body = with(
        course(&sector, "own"),
        json!({ "mode": "blended", "first_day": "2026-09-04", "last_day": "2026-10-25", "sessions": [
            session("2026-09-04", "18:00", "21:00"), session("2026-09-05", "08:00", "11:30"),
            session("2026-09-06", "08:00", "11:30"), session("2026-10-25", "18:00", "21:00")
        ]}),
    );
    let made = coordinator.post("/courses", body).await.expect(201);
    assert_eq!((&made.json["sessions_count"], &made.json["length"]["training_days"]), (&json!(4), &json!(4)));
    assert_eq!(made.json["remarks"], json!([]));
    let path = format!("/courses/{}", made.id());
    let sessions = format!("{path}/sessions");
    let wrong = [
        (session("2026-10-26", "08:00", "11:30"), "/day", "session_outside_course"),
        (session("2026-09-05", "11:00", "12:00"), "", "session_overlap"),
        (session("2026-09-12", "11:00", "11:00"), "/ends", "after_end"),
    ];
    for (body, pointer, code) in wrong {
        let refused = coordinator.post(&sessions, body).await.refused(422, "invalid");
        assert_eq!(refused.faults(), [(pointer.to_owned(), code.to_owned())]);
    }
    coordinator.post(&sessions, session("2026-09-05", "25:00", "26:00")).await.refused(422, "bad_schema");
    let evening = coordinator.post(&sessions, session("2026-09-05", "19:00", "21:00")).await.expect(201);
    let one = format!("/sessions/{}", evening.id());
    let moved = coordinator.patch(&one, json!({ "starts": "18:30", "topic": "Thảo luận" })).await.expect(200);
    assert_eq!((moved.text("starts"), moved.text("ends")), ("18:30".to_owned(), "21:00".to_owned()));
    let late = coordinator.request(reqwest::Method::DELETE, &one).header("if-match", evening.header("etag"));
    coordinator.send(late).await.refused(412, "stale");
    // The whole timetable at once: what stays keeps its identity.
    let before = coordinator.get(&sessions).await.expect(200);
    assert_eq!(before.items().len(), 5);
    let kept = before.items()[0].clone();
    let timetable = json!({ "sessions": [
        session("2026-10-25", "08:00", "11:30"), session("2026-09-04", "18:00", "20:00")
    ]});
    let answer = coordinator.put(&sessions, timetable.clone()).await.expect(200);
    let days: Vec<_> = answer.items().iter().map(|item| (item["day"].clone(), item["starts"].clone())).collect();
    assert_eq!(days, [(json!("2026-09-04"), json!("18:00")), (json!("2026-10-25"), json!("08:00"))]);
    assert_eq!((&answer.items()[0]["id"], &answer.items()[0]["ends"]), (&kept["id"], &json!("20:00")));
    let late = coordinator.request(reqwest::Method::PUT, &sessions).header("if-match", before.header("etag"));
    coordinator.send(late.json(&timetable)).await.refused(412, "stale");
    let last = format!("/sessions/{}", answer.items()[1]["id"].as_str().expect("an id"));
    coordinator.delete(&last).await.expect(204);
    assert_eq!(coordinator.get(&path).await.expect(200).json["sessions_count"], 1);
    let records = world.database.read_now(backend::journal::verify).expect("the chain is read");
    assert!(records.is_ok());
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r13_to_r19_a_wrong_length_is_refused_for_own_courses_only(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let sector = programme(&coordinator, "sector").await;
    let specialised = programme(&coordinator, "specialised").await;
    let leadership = programme(&coordinator, "leadership").await;
    let days = |first: &str, last: &str| json!({ "first_day": first, "last_day": last });
    // Monday to the Monday after: six working days where two to five are asked for.
    let long = days("2026-09-07", "2026-09-14");
    let refused = coordinator.post("/courses", with(course(&sector, "own"), long.clone())).await;
    let refused = refused.refused(409, "length_rule");
    assert_eq!(refused.faults(), [("/last_day".into(), "length_rule".into())]);
    assert_eq!(
        refused.text("detail"),
        "Thời gian lớp (6 ngày học) không đúng quy định của chương trình (2–5 ngày học)."
    );
    let reasoned = with(with(course(&sector, "own"), long.clone()), json!({ "length_reason": "Gộp hai chuyên đề" }));
    let made = coordinator.post("/courses", reasoned).await.expect(201);
    assert_eq!(made.json["remarks"][0]["code"], "length_rule");
    let noted = coordinator.post("/courses", with(course(&sector, "quota"), long)).await.expect(201);
    assert_eq!(noted.json["remarks"][0]["code"], "length_rule");
    // 30/4 and 01/5 do not count as training days.
    let holidays = with(course(&sector, "own"), days("2026-04-29", "2026-05-01"));
    world.go_to("2026-04-01");
    let coordinator = world.person("dieuphoi").await;
    coordinator.post("/courses", holidays).await.refused(409, "length_rule");
    for (last, refused) in [("2026-11-25", true), ("2026-11-26", false), ("2026-12-16", false), ("2026-12-17", true)] {
        let body = with(course(&specialised, "own"), days("2026-09-08", last));
        coordinator.post("/courses", body).await.expect(if refused { 409 } else { 201 });
    }
    let any = coordinator.post("/courses", with(course(&leadership, "own"), days("2026-09-08", "2026-11-08"))).await;
    assert_eq!(any.expect(201).json["length"]["unit"], json!(null));
    // A planned course of the ward's own is judged when its days change, and when it is opened.
    let own = coordinator.post("/courses", course(&sector, "own")).await.expect(201);
    let path = format!("/courses/{}", own.id());
    coordinator.patch(&path, json!({ "last_day": "2026-09-15" })).await.refused(409, "length_rule");
    coordinator.post(&format!("{path}/sessions"), session("2026-09-08", "08:00", "11:30")).await.expect(201);
    coordinator.patch(&path, json!({ "place": "Nhà văn hoá" })).await.expect(200);
    coordinator.post_nothing(&format!("{path}/opening")).await.refused(409, "length_rule");
    coordinator.post(&format!("{path}/sessions"), session("2026-09-09", "08:00", "11:30")).await.expect(201);
    let open = coordinator.post_nothing(&format!("{path}/opening")).await.expect(200);
    assert_eq!(open.text("state"), "open");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r22_a_course_of_before_2026_is_past_training_only(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let skill = programme(&coordinator, "skill").await;
    let old = json!({ "first_day": "2019-03-04", "last_day": "2019-03-06", "seats": null });
    for origin in ["quota", "summoned", "own"] {
        let mut body = with(course(&skill, origin), old.clone());
        body.as_object_mut().expect("a body").remove("seats");
        let refused = coordinator.post("/courses", body).await.refused(422, "invalid");
        assert_eq!(refused.faults(), [("/first_day".into(), "day_before_plan".into())]);
    }
    let made = coordinator.post("/courses", with(course(&skill, "past"), old)).await.expect(201);
    assert_eq!(made.text("state"), "finished");
    let future = with(course(&skill, "past"), json!({}));
    let refused = coordinator.post("/courses", future).await.refused(422, "invalid");
    assert_eq!(refused.faults(), [("/last_day".into(), "implausible_day".into())]);
    coordinator
        .post(&format!("/courses/{}/reopening", made.id()), json!({ "reason": "nhầm" }))
        .await
        .refused(409, "wrong_state");
    let bad = with(
        course(&skill, "quota"),
        json!({ "last_day": "2026-09-01", "nomination_deadline": "2026-09-09", "self_paced": true }),
    );
    let refused = coordinator.post("/courses", bad).await.refused(422, "invalid");
    let expected =
        [("/last_day", "after_end"), ("/nomination_deadline", "out_of_range"), ("/self_paced", "invalid_value")];
    assert_eq!(refused.faults(), expected.map(|(pointer, code)| (pointer.to_owned(), code.to_owned())));
    let unknown = course("0190a000-0000-7000-8000-000000000000", "quota");
    let refused = coordinator.post("/courses", unknown).await.refused(422, "invalid");
    assert_eq!(refused.faults(), [("/programme_id".into(), "unknown_reference".into())]);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r22_courses_are_opened_moved_cancelled_and_closed(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let sector = programme(&coordinator, "sector").await;
    let made = coordinator.post("/courses", course(&sector, "summoned")).await.expect(201);
    let path = format!("/courses/{}", made.id());
    coordinator.post_nothing(&format!("{path}/opening")).await.refused(409, "letter_required");
    let letter = coordinator
        .post(
            "/official-letters",
            json!({
                "number": "55/GTT", "issued_on": "2026-06-30", "issuer": "Trường Chính trị", "subject": "Giấy triệu tập"
            }),
        )
        .await
        .expect(201);
    let named = coordinator.patch(&path, json!({ "letter_id": letter.id() })).await.expect(200);
    assert_eq!(named.json["letter"]["number"], "55/GTT");
    coordinator.post_nothing(&format!("{path}/opening")).await.expect(200);
    coordinator.post_nothing(&format!("{path}/opening")).await.refused(409, "wrong_state");
    coordinator.post_nothing(&format!("{path}/finish")).await.refused(409, "result_before_end");
    coordinator.post(&format!("{path}/postponement"), json!({ "reason": "  " })).await.refused(422, "invalid");
    let off =
        coordinator.post(&format!("{path}/postponement"), json!({ "reason": "Theo Công văn 60" })).await.expect(200);
    assert_eq!((off.text("state"), off.text("state_reason")), ("postponed".into(), "Theo Công văn 60".into()));
    let days = json!({ "first_day": "2026-10-06", "last_day": "2026-10-08" });
    let back = coordinator.post(&format!("{path}/rescheduling"), days).await.expect(200);
    assert_eq!((back.text("state"), back.text("first_day")), ("planned".into(), "2026-10-06".into()));
    let moved = json!({ "reason": "Theo Công văn 61", "new_days": {
        "first_day": "2026-11-03", "last_day": "2026-11-04", "sessions": [session("2026-11-03", "08:00", "16:30")]
    }});
    let moved = coordinator.post(&format!("{path}/postponement"), moved).await.expect(200);
    assert_eq!((moved.text("state"), moved.json["sessions_count"].as_i64()), ("planned".into(), Some(1)));
    world.go_to("2026-11-04");
    let coordinator = world.person("dieuphoi").await;
    let done = coordinator.post_nothing(&format!("{path}/finish")).await.expect(200);
    assert_eq!(done.text("state"), "finished");
    coordinator.post(&format!("{path}/cancellation"), json!({ "reason": "muộn" })).await.refused(409, "wrong_state");
    let open = coordinator.post(&format!("{path}/reopening"), json!({ "reason": "Đóng nhầm" })).await.expect(200);
    assert_eq!(open.text("state"), "open");
    let gone =
        coordinator.post(&format!("{path}/cancellation"), json!({ "reason": "Không đủ người" })).await.expect(200);
    assert_eq!(gone.text("state"), "cancelled");
    coordinator.patch(&path, json!({ "place": "khác" })).await.refused(409, "wrong_state");
    coordinator
        .post(&format!("{path}/sessions"), session("2026-11-04", "08:00", "09:00"))
        .await
        .refused(409, "wrong_state");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r42_a_course_is_seen_by_its_unit_and_all_below_and_written_by_the_coordinator(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let sector = programme(&coordinator, "sector").await;
    let school = world.unit("Trường Tiểu học Thạch Khôi").await;
    let ward = coordinator.post("/courses", course(&sector, "quota")).await.expect(201);
    let inside = with(course(&sector, "own"), json!({ "unit_id": school, "name": "Lớp riêng của trường" }));
    let inside = coordinator.post("/courses", inside).await.expect(201);
    let of_ward = format!("/courses/{}", ward.id());
    let of_school = format!("/courses/{}", inside.id());
    for (name, sees_school) in
        [("chutich", true), ("hieutruong", true), ("giaovien", true), ("truongphong", false), ("chuyenvien", false)]
    {
        let person = world.person(name).await;
        person.get(&of_ward).await.expect(200);
        person.get(&of_school).await.expect(if sees_school { 200 } else { 404 });
        let listed = person.get("/courses?with_total=true").await.expect(200);
        assert_eq!(listed.json["total"], if sees_school { 2 } else { 1 }, "{name}");
        person.post("/courses", course(&sector, "own")).await.refused(403, "forbidden");
        person.post_nothing(&format!("{of_school}/opening")).await.refused(403, "forbidden");
    }
    world.person("sonoivu").await.get("/courses").await.refused(403, "forbidden");
    let refused = coordinator.patch(&of_school, json!({ "unit_id": null, "name": "Đổi tên" })).await.expect(200);
    assert_eq!(refused.json["unit_id"], json!(school));
    let ward_id = world.unit("UBND phường Thạch Khôi").await;
    coordinator.patch(&of_school, json!({ "unit_id": ward_id })).await.refused(409, "conflict");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r39_courses_are_found_and_nobody_overwrites_one_unseen(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let sector = programme(&coordinator, "sector").await;
    let skill = programme(&coordinator, "skill").await;
    let entries = [
        (&sector, "quota", "Lớp quản lý đất đai", "2026-09-08", "2026-09-10"),
        (&skill, "own", "Kỹ năng số", "2026-08-04", "2026-08-06"),
        (&skill, "past", "An ninh mạng", "2025-03-04", "2025-03-06"),
    ];
    for (programme_id, origin, name, first_day, last_day) in entries {
        let fields = json!({ "name": name, "first_day": first_day, "last_day": last_day });
        coordinator.post("/courses", with(course(programme_id, origin), fields)).await.expect(201);
    }
    for (query, expected) in [
        ("sort=first_day", vec!["An ninh mạng", "Kỹ năng số", "Lớp quản lý đất đai"]),
        ("", vec!["Lớp quản lý đất đai", "Kỹ năng số", "An ninh mạng"]),
        ("sort=name", vec!["An ninh mạng", "Kỹ năng số", "Lớp quản lý đất đai"]),
        ("q=dat%20DAI", vec!["Lớp quản lý đất đai"]),
        ("kind=skill", vec!["Kỹ năng số", "An ninh mạng"]),
        ("origin=own", vec!["Kỹ năng số"]),
        ("state=finished", vec!["An ninh mạng"]),
        ("from=2026-08-06&to=2026-09-07", vec!["Kỹ năng số"]),
        (&format!("programme_id={sector}"), vec!["Lớp quản lý đất đai"]),
    ] {
        let found = coordinator.get(&format!("/courses?{query}")).await.expect(200);
        let names: Vec<&str> = found.items().iter().map(|item| item["name"].as_str().unwrap_or_default()).collect();
        assert_eq!(names, expected, "{query}");
    }
    let first = coordinator.get("/courses?limit=2&sort=first_day").await.expect(200);
    let cursor = first.text("next_cursor");
    let rest = coordinator.get(&format!("/courses?limit=2&sort=first_day&cursor={cursor}")).await.expect(200);
    assert_eq!(rest.items()[0]["name"], "Lớp quản lý đất đai");
    coordinator.get("/courses?sort=colour").await.refused(400, "bad_parameter");

    let path = format!("/courses/{}", first.items()[1]["id"].as_str().expect("an id"));
    let seen = coordinator.get(&path).await.expect(200).header("etag");
    let changed = coordinator.patch(&path, json!({ "origin": "quota", "seats": 3 })).await.expect(200);
    assert_eq!((changed.text("origin"), changed.json["seats"].as_i64()), ("quota".to_owned(), Some(3)));
    let late = coordinator.request(reqwest::Method::PATCH, &path).header("if-match", seen);
    coordinator.send(late.json(&json!({ "seats": 9 }))).await.refused(412, "stale");
    let blind = coordinator.request(reqwest::Method::PATCH, &path).json(&json!({ "seats": 9 }));
    coordinator.send(blind).await.refused(428, "precondition_required");
    let bad = with(course(&sector, "gift"), json!({ "seats": 0, "colour": "red" }));
    let refused = coordinator.post("/courses", bad).await.refused(422, "bad_schema");
    let expected = [("/colour", "unknown_field"), ("/origin", "not_in_list"), ("/seats", "out_of_range")];
    assert_eq!(refused.faults(), expected.map(|(pointer, code)| (pointer.to_owned(), code.to_owned())));
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r22_the_last_seat_is_taken_once(#[case] kind: Kind) {
    use backend::features::courses;
    use backend::kernel::{Code, Id};
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let sector = programme(&coordinator, "sector").await;
    let made = coordinator.post("/courses", with(course(&sector, "own"), json!({ "seats": 1 }))).await.expect(201);
    let id: Id = made.id().parse().expect("an id");
    let tries: Vec<_> = (0..6)
        .map(|_| {
            let database = world.database.clone();
            actix_web::rt::spawn(async move {
                database.write_transaction(move |connection| courses::take_seat(connection, id)).await
            })
        })
        .collect();
    let mut taken = 0;
    for attempt in tries {
        match attempt.await.expect("no panic") {
            Ok(()) => taken += 1,
            Err(problem) => assert_eq!(problem.code, Code::CourseFull),
        }
    }
    assert_eq!(taken, 1);
    let path = format!("/courses/{id}");
    assert_eq!(coordinator.get(&path).await.expect(200).json["seats_taken"], 1);
    world
        .database
        .write_transaction(move |connection| {
            courses::release_seat(connection, id)?;
            courses::release_seat(connection, id)
        })
        .await
        .expect("a seat is given back");
    assert_eq!(coordinator.get(&path).await.expect(200).json["seats_taken"], 0);
}
