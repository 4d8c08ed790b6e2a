//! The calendar: whose, what stands in it, who is away, and how it is subscribed to.

use rstest::rstest;
use serde_json::{Value, json};
use tests::{Answer, Kind, Person, World};

use crate::afterwards::{programme, summoned};

const WARD: &str = "UBND phường Thạch Khôi";
const OFFICE: &str = "Phòng Kinh tế, Hạ tầng và Đô thị";
const SCHOOL: &str = "Trường Tiểu học Thạch Khôi";

/// The ward's own course of two days with a session on each.
async fn own_course(coordinator: &Person) -> String {
    let session = |day: &str| json!({ "day": day, "starts": "08:00", "ends": "11:30", "topic": "Bài 1" });
    let body = json!({
        "programme_id": programme("KN-01"), "name": "Kỹ năng tiếp dân", "organiser": "UBND phường", "origin": "own",
        "mode": "in_person", "first_day": "2026-07-13", "last_day": "2026-07-14", "place": "Hội trường",
        "nomination_deadline": "2026-07-08", "sessions": [session("2026-07-13"), session("2026-07-14")],
    });
    coordinator.post("/courses", body).await.expect(201).id()
}

async fn month(person: &Person, query: &str) -> Answer {
    person.get(&format!("/calendar?from=2026-07-01&to=2026-07-31{query}")).await.expect(200)
}

/// Kind, first day, people of each entry.
fn entries(calendar: &Answer) -> Vec<(String, String, i64)> {
    let text = |entry: &Value, name: &str| entry[name].as_str().expect("a text").to_owned();
    let entry =
        |entry: &Value| (text(entry, "kind"), text(entry, "first_day"), entry["people"].as_i64().expect("a number"));
    calendar.items().iter().map(entry).collect()
}

fn known(expected: &[(&str, &str, i64)]) -> Vec<(String, String, i64)> {
    expected.iter().map(|(kind, day, people)| ((*kind).to_owned(), (*day).to_owned(), *people)).collect()
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r21_the_calendar_of_the_ward_a_unit_and_a_person(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let course = own_course(&coordinator).await;
    let (other, _) = summoned(&world, ("QLNN-01", "chuyenvien"), ("2026-07-20", "2026-07-24"), None).await;

    let ward = month(&coordinator, "").await;
    let expected = [
        ("names_due", "2026-07-08", 0),
        ("course", "2026-07-13", 0),
        ("session", "2026-07-13", 0),
        ("session", "2026-07-14", 0),
        ("course", "2026-07-20", 1),
    ];
    assert_eq!((entries(&ward), &ward.json["name"]), (known(&expected), &json!(WARD)));
    let session = &ward.items()[2];
    assert_eq!(
        (&session["starts"], &session["ends"], &session["place"]),
        (&json!("08:00"), &json!("11:30"), &json!("Hội trường"))
    );
    assert_eq!(
        (&session["title"], &session["link"]),
        (&json!("Kỹ năng tiếp dân: Bài 1"), &json!(format!("/lop/{course}")))
    );
    let off: Vec<&str> = ward.json["days_off"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    assert_eq!(
        off,
        [
            "2026-07-04",
            "2026-07-05",
            "2026-07-11",
            "2026-07-12",
            "2026-07-18",
            "2026-07-19",
            "2026-07-25",
            "2026-07-26"
        ]
    );

    // A unit sees where its people go, and for what it can still name somebody.
    let office = month(&coordinator, &format!("&unit_id={}", world.unit(OFFICE).await)).await;
    assert_eq!(entries(&office), known(&[("names_due", "2026-07-08", 0), ("course", "2026-07-20", 1)]));
    let own = world.person("chuyenvien").await;
    let mine = month(&own, "").await;
    assert_eq!(entries(&mine), known(&[("course", "2026-07-20", 1)]));
    assert_eq!(
        (&mine.items()[0]["last_day"], &mine.items()[0]["link"]),
        (&json!("2026-07-24"), &json!(format!("/lop/{other}")))
    );

    // Nobody looks into a calendar that is not his.
    let path = |query: String| format!("/calendar?from=2026-07-01&to=2026-07-31&{query}");
    let (school, stranger) = (world.unit(SCHOOL).await, world.staff_id("truongphong"));
    let head = world.person("truongphong").await;
    head.get(&path(format!("unit_id={school}"))).await.refused(404, "not_found");
    own.get(&path(format!("staff_id={stranger}"))).await.refused(404, "not_found");
    let both = own.get(&path(format!("staff_id={stranger}&unit_id={school}"))).await.refused(400, "bad_parameter");
    assert_eq!(both.faults(), [("/query/staff_id".to_owned(), "invalid_value".to_owned())]);
    for (stretch, code) in
        [("from=2026-07-02&to=2026-07-01", "after_end"), ("from=2026-01-01&to=2027-12-31", "too_long")]
    {
        let refused = own.get(&format!("/calendar?{stretch}")).await.refused(400, "bad_parameter");
        assert_eq!(refused.faults(), [("/query/to".to_owned(), code.to_owned())]);
    }
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r21_what_follows_a_course_stands_in_the_calendar(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let (course, nomination) = summoned(&world, ("QLNN-01", "chuyenvien"), ("2026-07-06", "2026-07-17"), None).await;
    world.go_to("2026-07-20");
    let coordinator = world.person("dieuphoi").await;
    let result = json!({ "nomination_id": nomination, "outcome": "passed", "confirmed_by_school": true });
    crate::afterwards::enter(&coordinator, &course, result).await;
    let path = "/calendar?from=2026-07-20&to=2026-12-31";
    let kinds = |calendar: &Answer| -> Vec<(String, String)> {
        let wanted = |entry: &&Value| entry["kind"] == "report_due" || entry["kind"] == "evaluation";
        let text = |entry: &Value, name: &str| entry[name].as_str().expect("a text").to_owned();
        calendar.items().iter().filter(wanted).map(|entry| (text(entry, "first_day"), text(entry, "kind"))).collect()
    };
    let ward = coordinator.get(path).await.expect(200);
    let found = kinds(&ward);
    assert_eq!(found.first().map(|(day, kind)| (day.as_str(), kind.as_str())), Some(("2026-07-31", "report_due")));
    assert_eq!(found.get(1).map(|(day, kind)| (day.as_str(), kind.as_str())), Some(("2026-10-17", "evaluation")));
    assert_eq!(kinds(&world.person("chuyenvien").await.get(path).await.expect(200)), found, "one's own, too");
    let yearly: Vec<&str> = ward
        .items()
        .iter()
        .filter(|entry| entry["kind"] == "yearly_due")
        .filter_map(|entry| entry["first_day"].as_str())
        .collect();
    assert_eq!(yearly, ["2026-11-15", "2026-12-09", "2026-12-14"], "what is due on the same day each year");

    world.go_to("2026-08-05");
    let late = world.person("dieuphoi").await.get(path).await.expect(200);
    let report = late.items().iter().find(|entry| entry["kind"] == "report_due").expect("it is owed still");
    assert_eq!((&report["overdue"], &report["people"]), (&json!(true), &json!(1)));
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r21_who_is_away_on_which_day_against_the_units_limit(#[case] kind: Kind) {
    let world = World::start(kind).await;
    summoned(&world, ("QLNN-01", "chuyenvien"), ("2026-07-20", "2026-07-21"), None).await;
    let office = world.unit(OFFICE).await;
    let head = world.person("truongphong").await;
    let path = format!("/nominations/staffing?unit_id={office}&from=2026-07-17&to=2026-07-22");
    let strip = head.get(&path).await.expect(200);
    let days = strip.json["days"].as_array().expect("days").clone();
    let shown: Vec<(&str, usize)> = days
        .iter()
        .map(|day| (day["day"].as_str().expect("a day"), day["away"].as_array().expect("people").len()))
        .collect();
    assert_eq!(
        shown,
        [("2026-07-17", 0), ("2026-07-20", 1), ("2026-07-21", 1), ("2026-07-22", 0)],
        "working days alone"
    );
    let away = &days[1]["away"][0];
    assert_eq!((&away["staff_id"], &away["candidate"]), (&json!(world.staff_id("chuyenvien")), &json!(false)));
    assert_eq!((&days[1]["short"], days[1]["size"].as_u64()), (&json!(false), days[0]["size"].as_u64()));

    // The limit is raised to all of them: whoever is away makes the day short, whatever the reason.
    let all = days[0]["size"].as_u64().expect("a size");
    let coordinator = world.person("dieuphoi").await;
    let etag = coordinator.get(&format!("/units/{office}")).await.header("etag");
    let change = json!({ "minimum_on_duty": all });
    let request = coordinator.request(reqwest::Method::PATCH, &format!("/units/{office}"));
    let request = request.header("if-match", etag).header("content-type", "application/merge-patch+json");
    coordinator.send(request.body(change.to_string())).await.expect(200);
    let strip = head.get(&path).await.expect(200);
    let short: Vec<&Value> = strip.json["days"].as_array().into_iter().flatten().map(|day| &day["short"]).collect();
    assert_eq!(short, [false, true, true, false].map(Value::from).iter().collect::<Vec<_>>());
    let other = world.unit(SCHOOL).await;
    head.get(&format!("/nominations/staffing?unit_id={other}&from=2026-07-17&to=2026-07-22"))
        .await
        .refused(404, "not_found");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r21_a_calendar_is_subscribed_to_by_a_private_address_until_it_is_revoked(#[case] kind: Kind) {
    let world = World::start(kind).await;
    own_course(&world.person("dieuphoi").await).await;
    let head = world.person("truongphong").await;
    let (office, school) = (world.unit(OFFICE).await, world.unit(SCHOOL).await);
    let refused = head.post("/calendar/feeds", json!({ "unit_id": school })).await.refused(422, "invalid");
    assert_eq!(refused.faults(), [("/unit_id".to_owned(), "unknown_reference".to_owned())]);
    let made = head.post("/calendar/feeds", json!({ "unit_id": office })).await.expect(201);
    let address = made.text("address");
    let path = address.split("/api/v1").nth(1).expect("a path").to_owned();
    let text = |answer: &Answer| String::from_utf8(answer.bytes.to_vec()).expect("a text");

    let read = world.nobody().get(&path).await.expect(200);
    assert_eq!(read.header("content-type"), "text/calendar; charset=utf-8");
    let calendar = text(&read);
    assert!(
        calendar.starts_with("BEGIN:VCALENDAR\r\n") && calendar.contains("DTSTART;VALUE=DATE:20260708"),
        "{calendar}"
    );
    let listed = head.get("/calendar/feeds").await.expect(200);
    let feed = &listed.items()[0];
    assert!(feed["last_read_at"].is_string() && feed.get("address").is_none(), "{feed}");
    assert_eq!(&feed["unit_id"], &json!(office));
    assert!(
        world.person("dieuphoi").await.get("/calendar/feeds").await.expect(200).items().is_empty(),
        "others' are theirs"
    );
    world.nobody().get("/calendar/feeds/khong-co/ics").await.refused(404, "not_found");

    // Its rights are those of the account at each reading: who heads the office no longer sees nothing of it.
    let admin = world.person("quantri").await;
    let me = head.get("/auth/me").await.expect(200).text("account_id");
    let account = admin.get(&format!("/accounts/{me}")).await.expect(200);
    for role in account.json["roles"].as_array().into_iter().flatten() {
        let grant = role["id"].as_str().expect("an id");
        admin.delete(&format!("/accounts/{me}/roles/{grant}")).await.expect(204);
    }
    world.nobody().get(&path).await.refused(404, "not_found");

    let coordinator = world.person("dieuphoi").await;
    let ward = coordinator.post("/calendar/feeds", json!({ "unit_id": world.unit(WARD).await })).await.expect(201);
    let path = ward.text("address").split("/api/v1").nth(1).expect("a path").to_owned();
    let calendar = text(&world.nobody().get(&path).await.expect(200));
    // 08:00 in Vietnam is 01:00 UTC.
    assert!(calendar.contains("DTSTART:20260713T010000Z"), "{calendar}");
    assert!(calendar.contains("DTEND;VALUE=DATE:20260715"), "the day after the last one: {calendar}");
    coordinator.delete(&format!("/calendar/feeds/{}", ward.id())).await.expect(204);
    world.nobody().get(&path).await.refused(404, "not_found");
    coordinator.delete(&format!("/calendar/feeds/{}", ward.id())).await.refused(404, "not_found");
}
