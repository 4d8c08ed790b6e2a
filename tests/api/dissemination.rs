//! Documents that must reach everybody, and whom they have reached.

use rstest::rstest;
use serde_json::{Value, json};
use tests::{Answer, Kind, Person, World};

const WARD: &str = "UBND phường Thạch Khôi";
const OFFICE: &str = "Phòng Kinh tế, Hạ tầng và Đô thị";
const SCHOOL: &str = "Trường Tiểu học Thạch Khôi";

fn scan() -> reqwest::multipart::Form {
    let part = reqwest::multipart::Part::bytes(b"%PDF-1.7\nvan ban".to_vec()).file_name("kh-197.pdf");
    reqwest::multipart::Form::new().part("file", part)
}

async fn body(world: &World) -> Value {
    json!({
        "number": "197/KH-UBND", "title": "Kế hoạch bồi dưỡng cán bộ, công chức", "issuer": "UBND thành phố Hải Phòng",
        "issued_on": "2026-06-01", "deadline": "2026-07-31", "unit_ids": [world.unit(WARD).await],
        "categories": ["official", "civil_servant", "public_employee", "worker"], "party_members": true,
    })
}

/// A document for everybody, with its file.
async fn document(world: &World, coordinator: &Person) -> String {
    let id = coordinator.post("/documents", body(world).await).await.expect(201).id();
    coordinator.upload(&format!("/documents/{id}/files"), scan()).await.expect(200);
    id
}

async fn confirm(person: &Person, id: &str, version: i32) -> Answer {
    person.post(&format!("/documents/{id}/confirmations"), json!({ "version": version })).await
}

/// People, reached, missing, away.
fn share(share: &Value) -> [i64; 4] {
    ["people", "reached", "missing", "away"].map(|name| share[name].as_i64().expect("a number"))
}

async fn reach(person: &Person, id: &str, query: &str) -> Answer {
    person.get(&format!("/documents/{id}/reach{query}")).await.expect(200)
}

async fn names(person: &Person, id: &str, query: &str) -> Vec<String> {
    let page = person.get(&format!("/documents/{id}/people?limit=200&{query}")).await.expect(200);
    page.items().iter().map(|row| row["full_name"].as_str().expect("a name").to_owned()).collect()
}

fn session(world: &World, unit: &str, document: &str, day: &str, people: &[&str]) -> Value {
    let staff_ids: Vec<String> = people.iter().map(|who| world.staff_id(who)).collect();
    json!({
        "unit_id": unit, "day": day, "place": "Hội trường", "led_by": "Nguyễn Văn Á, Trưởng phòng",
        "documents": [{ "document_id": document }], "staff_ids": staff_ids,
    })
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r20_a_document_reaches_people_by_session_by_reading_and_on_paper(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let id = document(&world, &coordinator).await;
    let office = world.unit(OFFICE).await;

    // Everybody reads for himself, and the time is on record; a second time is the same.
    let staff = world.person("chuyenvien").await;
    let listed = staff.get("/documents?owed=true").await.expect(200);
    let row = &listed.items()[0];
    assert_eq!((&row["own"]["asked"], &row["own"]["owed"], &row["share"]), (&json!(true), &json!(true), &Value::Null));
    let file_id = row["versions"][0]["files"][0]["id"].as_str().expect("a file").to_owned();
    let file = staff.get(&format!("/documents/{id}/files/{file_id}")).await.expect(200);
    assert_eq!((file.header("content-type").as_str(), &file.bytes[..8]), ("application/pdf", &b"%PDF-1.7"[..]));
    world.go_to("2026-07-03");
    let first = confirm(&world.person("chuyenvien").await, &id, 1).await.expect(200);
    assert_eq!((&first.json["way"], &first.json["day"]), (&json!("read"), &json!("2026-07-03")));
    world.go_to("2026-07-04");
    let staff = world.person("chuyenvien").await;
    assert_eq!(confirm(&staff, &id, 1).await.expect(200).json, first.json, "confirmed twice is the same");
    let head_now = world.person("truongphong").await;
    let (one, other) = tokio::join!(confirm(&head_now, &id, 1), confirm(&head_now, &id, 1));
    assert_eq!(one.expect(200).json, other.expect(200).json, "two taps at once are one confirmation");
    assert!(staff.get("/documents?owed=true").await.expect(200).items().is_empty());
    let own = staff.get(&format!("/documents/{id}/own")).await.expect(200).json;
    assert_eq!(own, json!({ "asked": true, "owed": false, "way": "read", "on": "2026-07-03" }));

    // The head holds a session of his unit, and records a signature of somebody without an account.
    world.go_to("2026-07-07");
    let head_now = world.person("truongphong").await;
    let held = session(&world, &office, &id, "2026-07-06", &["truongphong", "chuyenvien", "Lê Minh Đức"]);
    let held = head_now.post("/dissemination-sessions", held).await.expect(201);
    assert_eq!(held.json["documents"], json!([{ "document_id": id, "number": "197/KH-UBND", "version": 1 }]));
    assert_eq!((&held.json["attended"], held.json["people"].as_array().map(Vec::len)), (&json!(3), Some(3)));
    let papers = json!({
        "version": 1, "signed_on": "2026-07-07", "evidence": "Danh sách ký nhận ngày 07/7/2026, lưu tại Văn thư",
        "staff_ids": [world.staff_id("Bùi Văn An")],
    });
    let address = format!("/documents/{id}/paper-confirmations");
    let paper = head_now.post(&address, papers.clone()).await.expect(200);
    assert_eq!(paper.items()[0]["way"], "paper");
    assert_eq!(head_now.post(&address, papers).await.expect(200).json, paper.json, "recorded twice is the same");

    // The share by unit, with what came first, as of any day.
    let coordinator = world.person("dieuphoi").await;
    let now = reach(&coordinator, &id, "").await;
    assert_eq!((&now.json["version"], &now.json["day"]), (&json!(1), &json!("2026-07-07")));
    assert_eq!(share(&now.json["total"]), [13, 4, 9, 0]);
    assert_eq!(now.json["total"]["percent_hundredths"], 3076);
    let of_office = now.json["units"].as_array().expect("units").iter().find(|unit| unit["unit_id"] == office.as_str());
    let of_office = &of_office.expect("the office")["share"];
    assert_eq!(share(of_office), [6, 4, 2, 0]);
    let ways = ["by_session", "by_reading", "by_paper"].map(|way| of_office[way].as_i64().expect("a number"));
    assert_eq!(ways, [1, 2, 1], "who read it first counts as having read it");
    assert_eq!(share(&reach(&coordinator, &id, "?day=2026-07-05").await.json["total"]), [13, 2, 11, 0]);
    assert_eq!(share(&reach(&coordinator, &id, "?day=2026-07-02").await.json["total"]), [13, 0, 13, 0]);
    let before = reach(&coordinator, &id, "?day=2026-05-31").await;
    assert_eq!((&before.json["version"], share(&before.json["total"])), (&Value::Null, [0, 0, 0, 0]));
    assert_eq!(names(&coordinator, &id, &format!("unit_id={office}")).await, ["Đỗ Thị Ánh", "Phạm Dũng"]);
    assert_eq!(names(&head_now, &id, "side=reached").await.len(), 4);
    assert_eq!(names(&head_now, &id, "").await.len(), 2, "a head sees his own unit");
    let listed = head_now.get("/documents").await.expect(200);
    assert_eq!(share(&listed.items()[0]["share"]), [6, 4, 2, 0]);
    let leader = world.person("phochutich").await;
    assert_eq!(share(&reach(&leader, &id, "").await.json["total"]), [13, 4, 9, 0], "a leader sees all");

    let book = coordinator.get(&format!("/documents/{id}/reach/workbook?unit_id={office}")).await.expect(200);
    let words = book.sheet(2);
    assert!(words.contains("Phạm Dũng") && words.contains("Đỗ Thị Ánh") && words.contains("KẾT QUẢ PHỔ BIẾN"));

    // A session is corrected: whoever was not there is missing again.
    let address = format!("/dissemination-sessions/{}", held.id());
    let corrected = head_now.patch(&address, json!({ "staff_ids": [world.staff_id("truongphong")] })).await.expect(200);
    assert_eq!(corrected.json["attended"], 1);
    assert_eq!(share(&reach(&head_now, &id, "").await.json["total"]), [6, 3, 3, 0]);
    assert_eq!(head_now.get(&format!("/dissemination-sessions?document_id={id}")).await.expect(200).items().len(), 1);
    let teacher_head = world.person("hieutruong").await;
    teacher_head.get(&address).await.refused(404, "not_found");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r20_a_new_version_asks_everybody_again(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let id = document(&world, &coordinator).await;
    let staff = world.person("chuyenvien").await;
    confirm(&staff, &id, 1).await.expect(200);
    let files = format!("/documents/{id}/files");
    coordinator.upload(&files, scan()).await.refused(409, "version_in_use");

    world.go_to("2026-07-10");
    let coordinator = world.person("dieuphoi").await;
    let address = format!("/documents/{id}");
    let etag = coordinator.get(&address).await.header("etag");
    let publish = |body: Value| {
        let path = format!("{address}/versions");
        let request = coordinator.request(reqwest::Method::POST, &path).header("if-match", &etag).json(&body);
        coordinator.send(request)
    };
    let wrong = json!({ "change": "Sửa Phụ lục 2", "from_day": "2026-05-01", "deadline": "2026-04-01" });
    let wrong = publish(wrong).await.refused(422, "invalid").faults();
    let expected = [("/deadline", "deadline_before_start"), ("/from_day", "before_version")];
    assert_eq!(wrong, expected.map(|(pointer, code)| (pointer.to_owned(), code.to_owned())));
    let later = json!({ "change": "Sửa Phụ lục 2", "from_day": "2026-07-11" });
    assert_eq!(publish(later).await.refused(422, "invalid").faults()[0].1, "day_in_future");
    let second = publish(json!({ "change": "Sửa Phụ lục 2", "deadline": "2026-08-31" })).await.expect(200);
    assert_eq!((&second.json["version"], &second.json["deadline"]), (&json!(2), &json!("2026-08-31")));
    publish(json!({ "change": "Lần nữa" })).await.refused(412, "stale");

    let staff = world.person("chuyenvien").await;
    assert!(staff.get("/documents?owed=true").await.expect(200).items().is_empty(), "there is nothing to read yet");
    confirm(&staff, &id, 2).await.refused(409, "nothing_to_read");
    let with_file = coordinator.upload(&files, scan()).await.expect(200);
    let file_id = with_file.json["versions"][0]["files"][0]["id"].as_str().expect("a file").to_owned();
    assert_eq!(with_file.json["versions"][1]["files"].as_array().map(Vec::len), Some(1), "the first keeps its own");
    assert_eq!(staff.get("/documents?owed=true").await.expect(200).items().len(), 1);
    let old = confirm(&staff, &id, 1).await.refused(409, "version_not_current");
    assert!(old.text("detail").contains("bản 2"), "{}", old.json);
    assert_eq!(confirm(&staff, &id, 7).await.refused(422, "invalid").faults()[0].1, "unknown_reference");

    // On days before the second version, the first one holds still.
    assert_eq!(share(&reach(&coordinator, &id, "?day=2026-07-09").await.json["total"]), [13, 1, 12, 0]);
    assert_eq!(share(&reach(&coordinator, &id, "").await.json["total"]), [13, 0, 13, 0]);

    // A wrong file can be taken away until somebody is reached.
    let remove = |etag: String| {
        let request = coordinator.request(reqwest::Method::DELETE, &format!("{files}/{file_id}"));
        coordinator.send(request.header("if-match", etag))
    };
    remove(coordinator.get(&address).await.header("etag")).await.expect(204);
    coordinator.upload(&files, scan()).await.expect(200);
    confirm(&staff, &id, 2).await.expect(200);
    remove(coordinator.get(&address).await.header("etag")).await.refused(404, "not_found");

    // A session names its version; the one of its day is taken else.
    let office = world.unit(OFFICE).await;
    let mut held = session(&world, &office, &id, "2026-07-09", &["Phạm Dũng"]);
    let of_the_day = coordinator.post("/dissemination-sessions", held.clone()).await.expect(201);
    assert_eq!(of_the_day.json["documents"][0]["version"], 1);
    held["documents"][0]["version"] = json!(2);
    let too_early = coordinator.post("/dissemination-sessions", held.clone()).await.refused(422, "invalid");
    assert_eq!(too_early.faults(), [("/day".to_owned(), "before_version".to_owned())]);
    held["day"] = json!("2026-07-10");
    coordinator.post("/dissemination-sessions", held).await.expect(201);
    assert_eq!(share(&reach(&coordinator, &id, "").await.json["total"]), [13, 2, 11, 0]);

    // What need not be made known any more asks nobody.
    coordinator.patch(&address, json!({ "active": false })).await.expect(200);
    confirm(&world.person("giaovien").await, &id, 2).await.refused(409, "document_not_active");
    assert!(coordinator.get("/documents?active=true").await.expect(200).items().is_empty());
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r20_nobody_confirms_for_another_and_paper_is_for_those_without_an_account(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let id = document(&world, &coordinator).await;
    let confirmations = format!("/documents/{id}/confirmations");
    let for_another = json!({ "version": 1, "staff_id": world.staff_id("giaovien") });
    for user_name in ["chuyenvien", "truongphong", "dieuphoi", "chutich"] {
        world.person(user_name).await.post(&confirmations, for_another.clone()).await.refused(403, "forbidden");
    }
    world.person("giaovien").await.post(&confirmations, for_another).await.expect(200);
    world.person("quantri").await.post(&confirmations, json!({ "version": 1 })).await.refused(403, "forbidden");

    let head = world.person("truongphong").await;
    let papers = format!("/documents/{id}/paper-confirmations");
    let body = json!({
        "version": 1, "signed_on": "2026-05-01", "evidence": "Sổ ký nhận",
        "staff_ids": [
            world.staff_id("chuyenvien"), world.staff_id("Phạm Dũng"), world.staff_id("Phạm Dũng"),
            world.staff_id("Nguyễn Thị Lan"),
        ],
    });
    let faults = head.post(&papers, body.clone()).await.refused(422, "invalid").faults();
    let expected = [
        ("/signed_on", "before_version"),
        ("/staff_ids/0", "has_account"),
        ("/staff_ids/2", "duplicate"),
        ("/staff_ids/3", "unknown_reference"),
    ];
    assert_eq!(faults, expected.map(|(pointer, code)| (pointer.to_owned(), code.to_owned())));
    let only_account = json!({ "version": 1, "signed_on": "2026-07-01", "evidence": "Sổ", "staff_ids": [world.staff_id("chuyenvien")] });
    head.post(&papers, only_account).await.refused(409, "has_account");
    assert!(names(&head, &id, "side=reached").await.is_empty(), "all of them or none");
    world.person("chuyenvien").await.post(&papers, body).await.refused(403, "forbidden");

    // Only documents for one's own unit are there.
    let mut narrow = self::body(&world).await;
    narrow["number"] = json!("12/TB-TH");
    narrow["unit_ids"] = json!([world.unit(SCHOOL).await]);
    let of_school = coordinator.post("/documents", narrow).await.expect(201).id();
    head.get(&format!("/documents/{of_school}")).await.refused(404, "not_found");
    head.get(&format!("/documents/{of_school}/reach")).await.refused(404, "not_found");
    let staff = world.person("chuyenvien").await;
    staff.get(&format!("/documents/{of_school}")).await.refused(404, "not_found");
    confirm(&staff, &of_school, 1).await.refused(404, "not_found");
    let teacher = world.person("giaovien").await;
    teacher.get(&format!("/documents/{of_school}")).await.expect(200);
    teacher.get(&format!("/documents/{of_school}/people")).await.refused(403, "forbidden");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r10_party_members_of_any_category_are_reached_and_who_is_away_for_long_is_named_beside(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let mut narrow = body(&world).await;
    narrow["categories"] = json!([]);
    let id = coordinator.post("/documents", narrow).await.expect(201).id();
    assert_eq!(share(&reach(&coordinator, &id, "").await.json["total"]), [0, 0, 0, 0]);
    let teacher = format!("/staff/{}", world.staff_id("Nguyễn Thị Lan"));
    coordinator.patch(&teacher, json!({ "party_member": true })).await.expect(200);
    let worker = json!({
        "full_name": "Phạm Văn Bảo", "category": "worker", "unit_id": world.unit(OFFICE).await, "post_title": "Bảo vệ",
        "level": "specialist", "hired_on": "2024-01-02", "party_member": true,
    });
    coordinator.post("/staff", worker).await.expect(201);
    assert_eq!(names(&coordinator, &id, "sort=name").await, ["Phạm Văn Bảo", "Nguyễn Thị Lan"]);
    coordinator
        .patch(&format!("/documents/{id}"), json!({ "categories": ["worker"], "party_members": false }))
        .await
        .expect(200);
    assert_eq!(names(&coordinator, &id, "").await, ["Phạm Văn Bảo"]);

    let all = document_for_all(&world, &coordinator).await;
    let state = json!({ "state": "maternity", "first_day": "2026-07-01" });
    coordinator.post(&format!("/staff/{}/states", world.staff_id("Nguyễn Thị Lan")), state).await.expect(200);
    assert_eq!(share(&reach(&coordinator, &all, "").await.json["total"]), [13, 0, 13, 1]);
    assert_eq!(names(&coordinator, &all, "side=away").await, ["Nguyễn Thị Lan"]);
    for (query, pointer, code) in [
        ("?day=2026-07-02", "/query/day", "day_in_future"),
        ("?day=2025-12-31", "/query/day", "before_plan_period"),
        ("?unit_id=01981f2e-7c00-7000-8000-000000000001", "/query/unit_id", "unknown_reference"),
    ] {
        let wrong = coordinator.get(&format!("/documents/{all}/reach{query}")).await.refused(400, "bad_parameter");
        assert_eq!(wrong.faults(), [(pointer.to_owned(), code.to_owned())]);
    }
}

async fn document_for_all(world: &World, coordinator: &Person) -> String {
    let mut body = body(world).await;
    body["number"] = json!("198/KH-UBND");
    coordinator.post("/documents", body).await.expect(201).id()
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r20_what_is_wrong_with_a_document_or_a_session_is_told_at_once(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let id = document(&world, &coordinator).await;
    coordinator.post("/documents", body(&world).await).await.refused(409, "already_exists");
    let mut wrong = body(&world).await;
    wrong["issued_on"] = json!("2026-07-02");
    wrong["deadline"] = json!("2026-07-01");
    wrong["unit_ids"] = json!([world.unit(WARD).await, world.unit(WARD).await, "01981f2e-7c00-7000-8000-000000000001"]);
    wrong["categories"] = json!([]);
    wrong["party_members"] = json!(false);
    let faults = coordinator.post("/documents", wrong).await.refused(422, "invalid").faults();
    let expected = [
        ("/categories", "required"),
        ("/deadline", "deadline_before_start"),
        ("/issued_on", "implausible_day"),
        ("/unit_ids/1", "duplicate"),
        ("/unit_ids/2", "unknown_reference"),
    ];
    assert_eq!(faults, expected.map(|(pointer, code)| (pointer.to_owned(), code.to_owned())));
    let part = reqwest::multipart::Part::bytes(b"MZ\x90\0".to_vec()).file_name("kh.pdf");
    let form = reqwest::multipart::Form::new().part("file", part);
    coordinator.upload(&format!("/documents/{id}/files"), form).await.refused(422, "file_type_refused");

    let head = world.person("truongphong").await;
    let office = world.unit(OFFICE).await;
    head.post("/documents", body(&world).await).await.refused(403, "forbidden");
    let foreign = session(&world, &world.unit(SCHOOL).await, &id, "2026-07-01", &[]);
    let foreign = head.post("/dissemination-sessions", foreign).await.refused(422, "invalid");
    assert_eq!(foreign.faults(), [("/unit_id".to_owned(), "unknown_reference".to_owned())]);
    let mut held = session(&world, &office, &id, "2026-07-02", &["chuyenvien", "chuyenvien", "giaovien"]);
    held["documents"] = json!([
        { "document_id": id }, { "document_id": id }, { "document_id": id, "version": 3 },
        { "document_id": "01981f2e-7c00-7000-8000-000000000001" },
    ]);
    let faults = head.post("/dissemination-sessions", held).await.refused(422, "invalid").faults();
    let expected = [
        ("/day", "day_in_future"),
        ("/documents/1/document_id", "duplicate"),
        ("/documents/2/document_id", "duplicate"),
        ("/documents/3/document_id", "unknown_reference"),
        ("/staff_ids/1", "duplicate"),
        ("/staff_ids/2", "not_of_unit"),
    ];
    assert_eq!(faults, expected.map(|(pointer, code)| (pointer.to_owned(), code.to_owned())));
    let mut early = session(&world, &office, &id, "2026-05-31", &[]);
    let early_faults = head.post("/dissemination-sessions", early.clone()).await.refused(422, "invalid").faults();
    assert_eq!(early_faults, [("/day".to_owned(), "before_version".to_owned())]);
    early["day"] = json!("2026-07-20");
    head.post("/dissemination-sessions", early).await.expect(201);
}

async fn duties(person: &Person) -> Vec<(String, i64, String)> {
    let answer = person.get("/duties").await.expect(200);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let row = |duty: &Value| (text(&duty["kind"]), duty["count"].as_i64().unwrap_or_default(), text(&duty["link"]));
    let about = |duty: &&Value| duty["subject"]["kind"] == "document";
    answer.items().iter().filter(about).map(row).collect()
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r10_a_document_is_a_duty_to_read_then_of_the_head_and_then_of_the_coordinator(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let id = document(&world, &coordinator).await;
    let link = format!("/van-ban/{id}");
    let owes = |kind: &str, count: i64| (kind.to_owned(), count, link.clone());
    assert_eq!(duties(&world.person("chuyenvien").await).await, [owes("read_document", 1)]);
    let head = world.person("truongphong").await;
    assert_eq!(duties(&head).await, [owes("read_document", 1)], "the deadline is far");
    confirm(&head, &id, 1).await.expect(200);
    confirm(&coordinator, &id, 1).await.expect(200);
    world.go_to("2026-07-20");
    assert_eq!(duties(&world.person("truongphong").await).await, [owes("reach_missing", 5)]);
    assert_eq!(duties(&world.person("dieuphoi").await).await, []);
    world.go_to("2026-08-01");
    let coordinator = world.person("dieuphoi").await;
    assert_eq!(duties(&coordinator).await, [owes("urge_dissemination", 11)]);
    coordinator.patch(&format!("/documents/{id}"), json!({ "active": false })).await.expect(200);
    assert_eq!(duties(&coordinator).await, []);
    assert_eq!(duties(&world.person("chuyenvien").await).await, []);
}
