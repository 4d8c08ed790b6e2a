//! Targets through HTTP: the plan's own, new ones, who may see what, and what changes who is counted.

use rstest::rstest;
use serde_json::{Value, json};
use tests::{Answer, Copy, Kind, Person, World};

use crate::afterwards::{act, enter, revised, summoned};

const WARD: &str = "UBND phường Thạch Khôi";
const OFFICE: &str = "Phòng Kinh tế, Hạ tầng và Đô thị";

/// The figure of a shipped target by its code.
async fn figure(person: &Person, code: &str, query: &str) -> Value {
    let figures = person.get(&format!("/targets/figures?{query}")).await.expect(200);
    let found = figures.items().iter().find(|item| item["code"] == code).cloned();
    found.unwrap_or_else(|| panic!("no target {code}"))
}

/// Numerator and denominator of those counted, and of those beside.
fn counts(figure: &Value) -> [i64; 4] {
    let number = |share: &str, part: &str| figure[share][part].as_i64().expect("a number");
    [
        number("counted", "numerator"),
        number("counted", "denominator"),
        number("beside", "numerator"),
        number("beside", "denominator"),
    ]
}

async fn target_id(person: &Person, code: &str) -> String {
    figure(person, code, "").await["target_id"].as_str().expect("an id").to_owned()
}

/// The names on a side of a target.
async fn names(person: &Person, code: &str, query: &str) -> Vec<String> {
    let id = target_id(person, code).await;
    let page = person.get(&format!("/targets/{id}/people?{query}")).await.expect(200);
    page.items().iter().map(|row| row["full_name"].as_str().expect("a name").to_owned()).collect()
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r05_a_figure_opens_down_to_the_names_behind_it_and_the_names_missing(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let figures = coordinator.get("/targets/figures").await.expect(200);
    let codes: Vec<&str> = figures.items().iter().filter_map(|item| item["code"].as_str()).collect();
    let expected = ["CT-04", "CT-05", "CT-06a", "CT-06b", "CT-07a", "CT-07b", "CT-08a", "CT-08b", "CT-09", "CT-10"];
    assert_eq!((codes, &figures.json["unit_name"]), (expected.to_vec(), &json!(WARD)));
    assert_eq!(figures.json["day"], "2026-07-01");

    let before = figure(&coordinator, "CT-05", "").await;
    assert_eq!((counts(&before), &before["status"]), ([0, 5, 0, 3], &json!("running")));
    assert_eq!(before["counted"]["percent_hundredths"], 0);
    let (course, nomination) = summoned(&world, ("QLNN-01", "chuyenvien"), ("2026-07-13", "2026-07-24"), None).await;
    world.go_to("2026-07-27");
    let coordinator = world.person("dieuphoi").await;
    let result = json!({ "nomination_id": nomination, "outcome": "passed", "confirmed_by_school": true });
    assert_eq!(enter(&coordinator, &course, result).await["problem"], json!(null));
    // By the course's last day, not by the day on which it was entered.
    for (day, numerator) in [("2026-07-23", 0), ("2026-07-24", 1), ("2026-07-27", 1)] {
        let figure = figure(&coordinator, "CT-05", &format!("day={day}")).await;
        assert_eq!(counts(&figure), [numerator, 5, 0, 3], "{day}");
    }
    let after = figure(&coordinator, "CT-05", "").await;
    assert_eq!(after["counted"]["percent_hundredths"], 2000);
    assert_eq!(names(&coordinator, "CT-05", "side=reached").await, ["Trần Thị Hoà"]);
    let missing = ["Bùi Văn An", "Đỗ Thị Ánh", "Phạm Dũng", "Lê Minh Đức"];
    assert_eq!(names(&coordinator, "CT-05", "").await, missing, "in the order of Vietnamese given names");
    assert_eq!(names(&coordinator, "CT-05", "side=beside_missing&q=lan").await, ["Nguyễn Thị Lan"]);
    let id = target_id(&coordinator, "CT-05").await;
    let first = coordinator.get(&format!("/targets/{id}/people?limit=3&with_total=true")).await.expect(200);
    assert_eq!((first.items().len(), &first.json["total"]), (3, &json!(4)));
    let next = first.text("next_cursor");
    let rest = coordinator.get(&format!("/targets/{id}/people?limit=3&cursor={next}")).await.expect(200);
    assert_eq!(rest.items()[0]["full_name"], "Lê Minh Đức");

    let units = coordinator.get(&format!("/targets/{id}/units")).await.expect(200);
    let office = units.items().iter().find(|unit| unit["unit_name"] == OFFICE).expect("the office");
    assert_eq!((counts(office), &office["status"]), ([1, 5, 0, 0], &json!("running")));
    let school = units.items().iter().find(|unit| unit["unit_name"] == "Trường Tiểu học Thạch Khôi").expect("it");
    assert_eq!((counts(school), &school["status"]), ([0, 0, 0, 3], &json!("no_population")));
    assert_eq!(school["counted"]["percent_hundredths"], json!(null), "neither 0% nor 100%");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r12_the_forecast_the_matrix_and_the_suggestions_say_who_is_still_to_be_sent(#[case] kind: Kind) {
    let world = World::start(kind).await;
    summoned(&world, ("QLNN-01", "chuyenvien"), ("2026-07-13", "2026-07-24"), None).await;
    let head = world.person("truongphong").await;
    let id = target_id(&head, "CT-05").await;
    let forecast = head.get(&format!("/targets/{id}/forecast")).await.expect(200).json;
    let facts = ["planned", "missing", "wanted", "places", "expected", "met_at_this_pace"].map(|name| &forecast[name]);
    assert_eq!(facts, [&json!(1), &json!(4), &json!(3), &json!(2), &json!(0), &json!(false)]);
    let quarters = forecast["quarters"].as_array().expect("quarters");
    assert_eq!((&quarters[0]["quarter"], quarters.len()), (&json!("2026-Q1"), 12));
    let places: i64 = quarters.iter().filter_map(|quarter| quarter["places"].as_i64()).sum();
    assert_eq!(places, 2);

    let matrix = head.get("/targets/matrix").await.expect(200).json;
    let columns: Vec<&Value> =
        matrix["columns"].as_array().expect("columns").iter().map(|column| &column["code"]).collect();
    assert_eq!(columns, ["CT-04", "CT-05", "CT-06a", "CT-06b", "CT-07a", "CT-07b"]);
    let cells = |name: &str| {
        let rows = matrix["rows"].as_array().expect("rows");
        rows.iter().find(|row| row["full_name"] == name).expect("the person")["cells"].clone()
    };
    assert_eq!(cells("Trần Thị Hoà"), json!(["not_asked", "running", "missing", "missing", "running", "missing"]));
    assert_eq!(cells("Nguyễn Văn Á")[1], "not_asked", "a head is no specialist");

    let suggestions = head.get("/targets/suggestions").await.expect(200);
    let general = suggestions.items().iter().find(|item| item["clause"] == "R-05").expect("the target");
    assert_eq!(general["programme_kinds"], json!(["general_state"]));
    let people = general["people"].as_array().expect("people");
    assert_eq!((people.len(), &people[0]["full_name"]), (4, &json!("Bùi Văn An")));
    assert_eq!(people[0]["post_title"], "Chuyên viên");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r42_figures_are_for_many_names_for_few_and_units_for_their_own(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let (observer, head) = (world.person("sonoivu").await, world.person("hieutruong").await);
    let school = world.unit("Trường Tiểu học Thạch Khôi").await;
    let office = world.unit(OFFICE).await;
    let id = target_id(&observer, "CT-05").await;
    observer.get(&format!("/targets/{id}/people")).await.refused(403, "forbidden");
    observer.get("/targets/matrix").await.refused(403, "forbidden");
    assert_eq!(observer.get("/targets").await.expect(200).items().len(), 10);
    assert_eq!(head.get("/targets").await.expect(200).items().len(), 10, "what the ward's plan asks of the school");
    assert_eq!(head.get("/targets/figures").await.expect(200).json["unit_id"], school);
    head.get(&format!("/targets/figures?unit_id={office}")).await.refused(404, "not_found");
    head.get(&format!("/targets/{id}/people?unit_id={office}")).await.refused(404, "not_found");
    assert_eq!(head.get(&format!("/targets/{id}/people?side=beside_missing")).await.expect(200).items().len(), 3);
    let program = world.program(&["targets:read"], OFFICE).await;
    let figures = program.get("/targets/figures").await.expect(200);
    assert_eq!(figures.json["unit_id"], office);
    program.get(&format!("/targets/{id}/people")).await.refused(403, "forbidden");
    world.person("chuyenvien").await.get("/targets/figures").await.refused(403, "forbidden");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r04_who_was_once_below_stays_until_a_reason_is_on_record(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let person = world.staff_id("Lê Minh Đức");
    let none = figure(&coordinator, "CT-04", "").await;
    assert_eq!((counts(&none), &none["status"]), ([0, 0, 0, 0], &json!("no_population")));
    let finding =
        |meets: bool, day: &str| json!({ "staff_id": person, "requirement": "post", "meets": meets, "from_day": day });
    coordinator.post("/findings", finding(false, "2026-06-01")).await.expect(201);
    coordinator.post("/findings", finding(true, "2026-06-20")).await.expect(201);
    for (day, denominator) in [("2026-05-31", 0), ("2026-06-01", 1), ("2026-06-25", 1)] {
        let figure = figure(&coordinator, "CT-04", &format!("day={day}")).await;
        assert_eq!(counts(&figure), [0, denominator, 0, 0], "{day}");
    }
    let departure = json!({
        "staff_id": person, "from_day": "2026-06-28", "reason": "moved_to_fitting_post",
        "words": "Quyết định số 12/QĐ-UBND",
    });
    let mut wrong = departure.clone();
    wrong["from_day"] = json!("2026-07-02");
    let faults = coordinator.post("/cohort-departures", wrong).await.refused(422, "invalid").faults();
    assert_eq!(faults, [("/from_day".to_owned(), "day_in_future".to_owned())]);
    let mut other = departure.clone();
    other["staff_id"] = json!(world.staff_id("chuyenvien"));
    coordinator.post("/cohort-departures", other).await.refused(409, "not_in_cohort");
    world.person("truongphong").await.post("/cohort-departures", departure.clone()).await.refused(403, "forbidden");
    coordinator.post("/cohort-departures", departure.clone()).await.expect(201);
    coordinator.post("/cohort-departures", departure).await.refused(409, "already_exists");
    for (day, denominator) in [("2026-06-27", 1), ("2026-06-28", 0)] {
        let figure = figure(&coordinator, "CT-04", &format!("day={day}")).await;
        assert_eq!(counts(&figure), [0, denominator, 0, 0], "{day}");
    }
    let listed = coordinator.get(&format!("/cohort-departures?staff_id={person}")).await.expect(200);
    assert_eq!(listed.items()[0]["reason"], "moved_to_fitting_post");
    coordinator.post("/findings", finding(false, "2026-06-30")).await.expect(201);
    assert_eq!(counts(&figure(&coordinator, "CT-04", "").await), [0, 1, 0, 0], "found anew");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r43_who_becomes_a_public_employee_was_a_civil_servant_until_then(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let person = format!("/staff/{}", world.staff_id("Lê Minh Đức"));
    world.go_to("2026-07-10");
    let coordinator_later = world.person("dieuphoi").await;
    let category = json!({ "category": "public_employee" });
    revised(&coordinator_later, "PATCH", &person, "", category).await.expect(200);
    drop(coordinator);
    for (day, expected) in [("2026-07-09", [0, 5, 0, 3]), ("2026-07-10", [0, 4, 0, 4])] {
        let figure = figure(&coordinator_later, "CT-05", &format!("day={day}")).await;
        assert_eq!(counts(&figure), expected, "{day}");
    }
}

fn definition() -> Value {
    json!({
        "code": "CT-X", "name": "Lãnh đạo hoàn thành bồi dưỡng chuyển đổi số", "threshold_percent": 80,
        "population": {
            "counted": "members", "categories": ["official", "civil_servant"], "level": "leading",
            "in_plan_scope": true
        },
        "event": { "kind": "completed", "programme_kinds": ["skill"], "leadership_counts": false },
        "starts_on": "2026-07-01", "deadline": "2027-12-31",
    })
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r04_to_r09_a_new_target_is_defined_from_the_same_parts(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let mut wrong = definition();
    wrong["population"]["categories"] = json!(["public_employee"]);
    wrong["event"]["kind"] = json!("evaluated");
    wrong["threshold_percent"] = json!(0);
    wrong["starts_on"] = json!("2025-12-31");
    wrong["deadline"] = json!("2025-01-01");
    let faults = coordinator.post("/targets", wrong).await.refused(422, "invalid").faults();
    let expected = [
        ("/deadline", "deadline_before_start"),
        ("/event/kind", "parts_do_not_fit"),
        ("/population/categories/0", "counted_beside"),
        ("/starts_on", "before_plan_period"),
        ("/threshold_percent", "threshold_out_of_range"),
    ];
    assert_eq!(faults, expected.map(|(pointer, code)| (pointer.to_owned(), code.to_owned())));
    let mut unknown = definition();
    unknown["population"]["sex"] = json!("female");
    unknown["event"]["kind"] = json!("celebrated");
    let faults = coordinator.post("/targets", unknown).await.refused(422, "bad_schema").faults();
    assert_eq!(faults.len(), 2, "{faults:?}");

    let made = coordinator.post("/targets", definition()).await.expect(201);
    let address = made.header("location").replace("/api/v1", "");
    coordinator.post("/targets", definition()).await.refused(409, "already_exists");
    assert_eq!(counts(&figure(&coordinator, "CT-X", "").await), [0, 4, 0, 1]);
    let changed = json!({ "threshold_percent": 50, "population": {
        "counted": "members", "categories": ["civil_servant"], "level": "specialist", "in_plan_scope": true
    } });
    let changed: Answer = revised(&coordinator, "PATCH", &address, "", changed).await.expect(200);
    assert_eq!((&changed.json["threshold_percent"], &changed.json["clause"]), (&json!(50), &json!("")));
    assert_eq!(counts(&figure(&coordinator, "CT-X", "").await), [0, 5, 0, 3]);
    let bad = revised(&coordinator, "PATCH", &address, "", json!({ "deadline": "2026-01-01" })).await;
    assert_eq!(bad.refused(422, "invalid").faults()[0].1, "deadline_before_start");
    revised(&coordinator, "PATCH", &address, "", json!({ "active": false })).await.expect(200);
    assert_eq!(coordinator.get("/targets/figures").await.expect(200).items().len(), 10);
    let early = coordinator.get("/targets/figures?day=2025-12-31").await.refused(400, "bad_parameter");
    assert_eq!(early.faults(), [("/query/day".to_owned(), "before_plan_period".to_owned())]);
    world.person("chutich").await.post("/targets", definition()).await.refused(403, "forbidden");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r08_a_report_is_in_the_superiors_software_when_the_city_says_so_or_somebody_shows_it(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let mut reports = Vec::new();
    for (who, code) in [("chuyenvien", "KN-01"), ("giaovien", "KN-02")] {
        let (_, nomination) = summoned(&world, (code, who), ("2026-07-06", "2026-07-08"), None).await;
        reports.push((who, nomination));
    }
    world.go_to("2026-07-27");
    let coordinator = world.person("dieuphoi").await;
    assert_eq!(counts(&figure(&coordinator, "CT-08a", "day=2026-07-21").await), [0, 0, 0, 0]);
    assert_eq!(counts(&figure(&coordinator, "CT-08a", "day=2026-07-22").await), [0, 1, 0, 1], "ten working days");
    let mark = json!({ "nomination_id": reports[0].1, "marked_on": "2026-07-26", "evidence": "Mã hồ sơ BD-0123" });
    coordinator.post("/superior-software-marks", mark.clone()).await.refused(409, "nothing_reported");
    for (who, nomination) in &reports {
        let own = world.person(who).await;
        let text = json!({
            "nomination_id": nomination, "learnt": "Kỹ năng", "link_to_post": "Tiếp dân", "plan_to_apply": "Từ tháng 8"
        });
        let report = own.post("/result-reports", text).await.expect(201);
        act(&own, &report.header("location").replace("/api/v1", ""), "/submission", json!({})).await.expect(200);
    }
    assert_eq!(counts(&figure(&coordinator, "CT-08a", "").await), [1, 1, 1, 1]);
    assert_eq!(counts(&figure(&coordinator, "CT-08a", "day=2026-07-26").await), [0, 1, 0, 1]);
    let program = world.program(&["sync:read", "sync:ack"], WARD).await;
    let mut copy = Copy::begin("/sync/result-reports");
    copy.read_all(&program).await;
    assert_eq!(counts(&figure(&coordinator, "CT-08b", "").await), [0, 1, 0, 1], "taken is not acknowledged");
    let stored = json!({ "kind": "result-reports", "through": copy.head() });
    program.post("/sync/acknowledgements", stored).await.expect(200);
    assert_eq!(counts(&figure(&coordinator, "CT-08b", "").await), [1, 1, 1, 1]);
    assert_eq!(counts(&figure(&coordinator, "CT-08b", "day=2026-07-26").await), [0, 1, 0, 1]);
    let mut mark = mark;
    mark["marked_on"] = json!("2026-07-27");
    coordinator.post("/superior-software-marks", mark).await.refused(409, "already_exists");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r38_the_stored_figures_of_each_day_are_in_the_feed_and_their_history_stays(#[case] kind: Kind) {
    use backend::features::targets::store_figures;
    use backend::kernel::{Clock as _, Principal};
    let world = World::start(kind).await;
    let store = || store_figures(&world.database, &Principal::system(world.clock.now())).expect("they are stored");
    let program = world.program(&["sync:read"], WARD).await;
    let mut copy = Copy::begin("/sync/targets");
    copy.read_all(&program).await;
    assert_eq!(copy.records.len(), 10);
    assert!(store() > 9 * 5, "for the ward and each unit");
    assert_eq!(store(), store(), "a day is stored once, however often");
    let (course, nomination) = summoned(&world, ("QLNN-01", "chuyenvien"), ("2026-07-13", "2026-07-24"), None).await;
    world.go_to("2026-07-27");
    let coordinator = world.person("dieuphoi").await;
    let result = json!({ "nomination_id": nomination, "outcome": "passed", "confirmed_by_school": true });
    enter(&coordinator, &course, result).await;
    store();
    let id = target_id(&coordinator, "CT-05").await;
    let history = coordinator.get(&format!("/targets/{id}/history")).await.expect(200);
    let told: Vec<_> =
        history.items().iter().map(|row| (row["day"].clone(), row["counted"]["numerator"].clone())).collect();
    assert_eq!(told, [(json!("2026-07-01"), json!(0)), (json!("2026-07-27"), json!(1))]);
    let program = world.program(&["sync:read", "sync:read:personal"], WARD).await;
    let item = program.get(&format!("/sync/targets/{id}")).await.expect(200);
    let figure = &item.json["data"]["figure"];
    assert_eq!(
        (&figure["day"], &figure["numerator"], &figure["denominator"]),
        (&json!("2026-07-27"), &json!(1), &json!(5))
    );
    world.expect_feed_as_published(&program).await;
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r11_the_competences_of_a_person_and_of_a_unit(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let catalogue = coordinator.get("/programmes?limit=200").await.expect(200);
    let with = |programme: &&Value| programme["competences"].as_array().is_some_and(|all| !all.is_empty());
    let trained = catalogue.items().iter().find(with).expect("a programme with competences").clone();
    let body = json!({
        "staff_id": world.staff_id("chuyenvien"), "programme_id": trained["id"], "organiser": "Trường Chính trị",
        "first_day": "2026-03-02", "last_day": "2026-03-05",
    });
    coordinator.post("/past-trainings", body).await.expect(201);
    let office = world.unit(OFFICE).await;
    let of = |profile: Answer| {
        let counted = |item: &Value| (item["courses"] == 1 && item["people"] == 1).then(|| item["competence"].clone());
        profile.items().iter().filter_map(counted).collect::<Vec<Value>>()
    };
    let own = world.person("chuyenvien").await;
    let profile = own.get("/competences").await.expect(200);
    assert_eq!((profile.items().len(), &profile.json["name"]), (6, &json!("Trần Thị Hoà")));
    let mut expected = trained["competences"].as_array().expect("a list").clone();
    let mut found = of(profile);
    let key = |value: &Value| value.to_string();
    expected.sort_by_key(key);
    found.sort_by_key(key);
    assert_eq!(found, expected);
    let unit = coordinator.get(&format!("/competences?unit_id={office}")).await.expect(200);
    assert_eq!(unit.json["people"], 6);
    assert_eq!(of(unit).len(), expected.len());
    assert!(of(coordinator.get(&format!("/competences?unit_id={office}&day=2026-03-04")).await.expect(200)).is_empty());
    own.get(&format!("/competences?staff_id={}", world.staff_id("giaovien"))).await.refused(404, "not_found");
    let sheet = own.get("/competences/workbook").await.expect(200).sheet(1);
    assert!(sheet.contains("Trần Thị Hoà") && sheet.contains("<v>1</v>"), "{sheet}");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r40_figures_names_and_matrix_go_out_as_workbooks(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let figures = coordinator.get("/targets/figures/workbook?day=2026-07-01").await.expect(200).sheet(1);
    for words in ["CT-07b", "Tính đến ngày 01/07/2026", WARD, "<v>50</v>", "state=\"frozen\""] {
        assert!(figures.contains(words), "{words}: {figures}");
    }
    let id = target_id(&coordinator, "CT-05").await;
    let missing = coordinator.get(&format!("/targets/{id}/people/workbook?side=missing")).await.expect(200).sheet(1);
    for name in names(&coordinator, "CT-05", "side=missing").await {
        assert!(missing.contains(&name), "{name}: {missing}");
    }
    assert!(!missing.contains("Vũ Đình Khôi"), "a leader is no specialist: {missing}");
    let units = coordinator.get(&format!("/targets/{id}/units/workbook")).await.expect(200).sheet(1);
    assert!(units.contains(OFFICE), "{units}");
    let matrix = coordinator.get("/targets/matrix/workbook").await.expect(200);
    assert!(matrix.sheet(1).contains("Còn thiếu") && matrix.sheet(2).contains("CT-06b"));
    let observer = world.person("sonoivu").await;
    observer.get("/targets/figures/workbook").await.expect(200);
    observer.get(&format!("/targets/{id}/people/workbook")).await.refused(403, "forbidden");
}
