//! Reminders: who is told when, who is told next, and what stays silent.

use backend::kernel::Clock as _;
use rstest::rstest;
use serde_json::{Value, json};
use tests::{Kind, Person, World};

use crate::afterwards::{act, summoned};

/// A report of `chuyenvien` that is due on Thursday 24/09/2026; answers the nomination.
async fn a_report_due_in_september(world: &World) -> String {
    summoned(world, ("KN-01", "chuyenvien"), ("2026-09-08", "2026-09-10"), None).await.1
}

/// What the job has said on a day: as what, to whom, about whom.
async fn said_on(world: &World, day: &str) -> Vec<(String, String, String)> {
    world.go_to(day);
    world.run_job("reminders");
    about_reports(world, &format!("&from={day}&to={day}")).await
}

async fn about_reports(world: &World, query: &str) -> Vec<(String, String, String)> {
    let coordinator = world.person("dieuphoi").await;
    let path = format!("/reminders?limit=200&sort=created_at,recipient_name&kind=write_report{query}");
    let text = |row: &Value, name: &str| row[name].as_str().expect("a text").to_owned();
    let told = |row: &Value| (text(row, "recipient"), text(row, "recipient_name"), text(row, "holder_name"));
    coordinator.get(&path).await.expect(200).items().iter().map(told).collect()
}

fn to(recipient: &str, name: &str) -> (String, String, String) {
    (recipient.to_owned(), name.to_owned(), "Trần Thị Hoà".to_owned())
}

async fn mine(person: &Person) -> Vec<Value> {
    person.get("/reminders?mine=true&limit=200").await.expect(200).items().clone()
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r23_a_report_is_said_before_on_and_after_its_day_then_to_the_head_then_to_the_leaders(#[case] kind: Kind) {
    let world = World::start(kind).await;
    a_report_due_in_september(&world).await;
    let nobody: Vec<(String, String, String)> = Vec::new();
    assert_eq!(said_on(&world, "2026-09-18").await, nobody, "six days before");
    assert_eq!(said_on(&world, "2026-09-21").await, [to("holder", "Trần Thị Hoà")], "three days before");
    assert_eq!(said_on(&world, "2026-09-21").await, [to("holder", "Trần Thị Hoà")], "the same job again adds nothing");
    assert_eq!(said_on(&world, "2026-09-22").await, nobody);
    assert_eq!(said_on(&world, "2026-09-24").await, [to("holder", "Trần Thị Hoà")], "on the day");
    assert_eq!(said_on(&world, "2026-09-25").await, [to("holder", "Trần Thị Hoà")], "the day after");
    assert_eq!(said_on(&world, "2026-09-27").await, nobody, "a Sunday, though the step to the head is reached");
    assert_eq!(said_on(&world, "2026-09-28").await, [to("head", "Nguyễn Văn Á")], "it comes on Monday");
    let leaders = [to("leader", "Phạm Thị Bích Hạnh"), to("leader", "Vũ Đình Khôi")];
    assert_eq!(said_on(&world, "2026-10-01").await, leaders, "a week after");
    assert_eq!(said_on(&world, "2026-11-20").await, nobody, "each step once");
    // Each sees what he was told, the head what his people were told, and nobody else.
    let of_person = mine(&world.person("chuyenvien").await).await;
    assert_eq!(of_person.iter().filter(|row| row["kind"] == "write_report").count(), 3);
    let of_head = mine(&world.person("truongphong").await).await;
    let told: Vec<_> = of_head.iter().filter(|row| row["kind"] == "write_report").collect();
    assert_eq!((told.len(), &told[0]["holder_name"]), (1, &json!("Trần Thị Hoà")));
    assert_eq!(told[0]["mail_state"], Value::Null, "nobody has an address");
    let in_unit = world.person("truongphong").await.get("/reminders?kind=write_report").await.expect(200);
    assert_eq!(in_unit.items().len(), 6, "those about people of the unit");
    let foreign = world.person("hieutruong").await.get("/reminders?kind=write_report").await.expect(200);
    assert_eq!(foreign.items().len(), 0);
    let colleague = world.person("giaovien").await.get("/reminders?limit=200").await.expect(200);
    assert!(colleague.items().iter().all(|row| row["kind"] != "write_report"), "staff see their own alone");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r26_an_overdue_evaluation_comes_before_the_leader(#[case] kind: Kind) {
    let world = World::start(kind).await;
    summoned(&world, ("KN-01", "chuyenvien"), ("2026-11-16", "2026-11-30"), None).await;
    // It opens on 28/02/2027 and is due on Sunday 28/03: the head himself owes it, so nobody heads him but the leaders.
    let mut said = Vec::new();
    for day in ["2027-03-24", "2027-03-25", "2027-03-28", "2027-03-29", "2027-03-31", "2027-04-04", "2027-04-05"] {
        world.go_to(day);
        world.run_job("reminders");
        let rows = world.person("dieuphoi").await;
        let rows = rows.get(&format!("/reminders?kind=evaluate&from={day}&to={day}&sort=recipient_name")).await;
        for row in rows.expect(200).items() {
            said.push((day, row["recipient"].as_str().expect("a text").to_owned(), row["offset_days"].as_i64()));
        }
    }
    let told = |day, recipient: &str, offset| (day, recipient.to_owned(), Some(offset));
    assert_eq!(
        said,
        [
            told("2027-03-25", "holder", -3),
            told("2027-03-29", "holder", 1),
            told("2027-04-05", "leader", 7),
            told("2027-04-05", "leader", 7),
        ]
    );
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r32_what_is_done_is_said_no_more_and_who_is_away_is_told_nothing(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let nomination = a_report_due_in_september(&world).await;
    assert_eq!(said_on(&world, "2026-09-24").await.len(), 1);
    let leave = json!({
        "staff_id": world.staff_id("truongphong"), "kind": "long_leave", "first_day": "2026-09-28", "last_day": "2026-09-29",
    });
    world.person("dieuphoi").await.post("/absences", leave).await.expect(201);
    assert_eq!(said_on(&world, "2026-09-28").await, [to("holder", "Trần Thị Hoà")], "the head is on long leave");
    let own = world.person("chuyenvien").await;
    let draft = json!({
        "nomination_id": nomination, "learnt": "Quy trình", "link_to_post": "Tiếp công dân", "plan_to_apply": "Tháng 10",
    });
    let report = own.post("/result-reports", draft).await.expect(201).id();
    act(&own, &format!("/result-reports/{report}"), "/submission", json!({})).await.expect(200);
    assert_eq!(said_on(&world, "2026-10-01").await, [], "handed in: neither the head nor a leader hears of it");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r34_the_coordinator_sets_the_steps(#[case] kind: Kind) {
    let world = World::start(kind).await;
    a_report_due_in_september(&world).await;
    let coordinator = world.person("dieuphoi").await;
    let all = coordinator.get("/reminder-steps").await.expect(200);
    let of = |kind: &str| all.items().iter().find(|row| row["kind"] == kind).cloned().expect(kind);
    assert_eq!(of("classify")["steps"][0], json!({ "offset_days": -30, "recipient": "holder" }), "from a month before");
    assert_eq!(of("urge_reports")["steps"], json!([]));
    let path = "/reminder-steps/write_report";
    let twice = json!({ "steps": [
        { "offset_days": 2, "recipient": "head" }, { "offset_days": -90, "recipient": "head" },
        { "offset_days": 2, "recipient": "head" },
    ] });
    let refused = coordinator.put(path, twice).await.expect(422);
    assert!(!refused.faults().is_empty(), "{}", refused.json);
    let twice =
        json!({ "steps": [{ "offset_days": 2, "recipient": "head" }, { "offset_days": 2, "recipient": "head" }] });
    let refused = coordinator.put(path, twice).await.refused(422, "invalid");
    assert_eq!(refused.faults(), [("/steps/1".to_owned(), "step_twice".to_owned())]);
    let steps =
        json!({ "steps": [{ "offset_days": 1, "recipient": "head" }, { "offset_days": -5, "recipient": "holder" }] });
    let changed = coordinator.put(path, steps.clone()).await.expect(200);
    assert_eq!(changed.json["steps"][0], json!({ "offset_days": -5, "recipient": "holder" }));
    let stale = coordinator.request(reqwest::Method::PUT, path).header("if-match", "\"r1\"").json(&steps);
    coordinator.send(stale).await.refused(412, "stale");
    coordinator.get("/reminder-steps/nothing").await.refused(404, "not_found");
    let leader = world.person("chutich").await;
    leader.get("/reminder-steps").await.expect(200);
    leader.put(path, steps).await.refused(403, "forbidden");
    assert_eq!(said_on(&world, "2026-09-21").await, [to("holder", "Trần Thị Hoà")], "five days before was a Saturday");
    assert_eq!(said_on(&world, "2026-09-24").await, []);
    assert_eq!(said_on(&world, "2026-09-25").await, [to("head", "Nguyễn Văn Á")]);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r32_two_instances_at_once_say_each_thing_once(#[case] kind: Kind) {
    use backend::db::Database;
    use backend::features::jobs::Run;
    use backend::features::reminders::remind;
    use backend::kernel::Principal;
    let world = World::start(kind).await;
    a_report_due_in_september(&world).await;
    world.go_to("2026-09-24");
    let said = std::thread::scope(|scope| {
        let instances = [(), ()].map(|()| {
            scope.spawn(|| {
                // Past the lease on purpose: the record itself lets nothing in twice.
                let database = Database::open(world.database.url().clone()).expect("the database opens again");
                let who = Principal::system(world.clock.now());
                let run = Run { database: &database, who, clock: world.clock.as_ref(), by_hand: false };
                remind(&run, "http://localhost").expect("it reminds")
            })
        });
        instances.map(|instance| instance.join().expect("it ends"))
    });
    assert_eq!(said.iter().flatten().count(), 1, "{said:?}");
    assert_eq!(about_reports(&world, "").await, [to("holder", "Trần Thị Hoà")]);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r32_who_owes_what_is_seen_over_ones_reach(#[case] kind: Kind) {
    let world = World::start(kind).await;
    a_report_due_in_september(&world).await;
    summoned(&world, ("KN-02", "Lê Minh Đức"), ("2026-09-08", "2026-09-10"), None).await;
    summoned(&world, ("KN-03", "giaovien"), ("2026-09-08", "2026-09-10"), None).await;
    world.go_to("2026-09-28");
    let rows = async |user_name: &str, query: &str| -> Vec<(String, String)> {
        let path = format!("/duties/owed?{query}");
        let owed = world.person(user_name).await.get(&path).await.expect(200);
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        owed.items().iter().map(|row| (text(&row["holder"]["name"]), text(&row["duty"]["kind"]))).collect()
    };
    let pair = |name: &str, kind: &str| (name.to_owned(), kind.to_owned());
    let reports = [
        pair("Lê Minh Đức", "write_report"),
        pair("Trần Thị Hoà", "write_report"),
        pair("Vũ Thuý Nga", "write_report"),
    ];
    assert_eq!(rows("dieuphoi", "kind=write_report").await, reports, "who has no account owes it too");
    assert_eq!(rows("chutich", "kind=write_report&overdue=true").await, reports);
    assert_eq!(rows("chutich", "kind=write_report&overdue=false").await, []);
    assert_eq!(rows("truongphong", "kind=write_report").await, reports[..2], "the own unit");
    let school = world.unit("Trường Tiểu học Thạch Khôi").await;
    assert_eq!(rows("dieuphoi", &format!("kind=write_report&unit_id={school}")).await, reports[2..]);
    let mut who_urge: Vec<String> =
        rows("chutich", "kind=urge_reports").await.into_iter().map(|(name, _)| name).collect();
    who_urge.dedup();
    assert_eq!(who_urge, ["Nguyễn Văn Á", "Đỗ Thu Hương", "Hoàng Thị Mai"], "by unit");
    let head = world.person("truongphong").await;
    head.get(&format!("/duties/owed?unit_id={school}")).await.refused(400, "bad_parameter");
    world.person("chuyenvien").await.get("/duties/owed").await.refused(403, "forbidden");
    // The id is the one that the person sees, for as long as it is owed.
    let owed = head.get("/duties/owed?kind=write_report").await.expect(200);
    let own = world.person("chuyenvien").await.get("/duties").await.expect(200);
    let own = own.items().iter().find(|duty| duty["kind"] == "write_report").cloned().expect("owed");
    assert_eq!(owed.items()[1]["duty"]["id"], own["id"]);
    assert_eq!((&own["days_left"], &own["overdue"]), (&json!(-4), &json!(true)));
    let workbook = head.get("/duties/owed/workbook?kind=write_report").await.expect(200);
    assert!(workbook.sheet(1).contains("Trần Thị Hoà") && !workbook.sheet(1).contains("Vũ Thuý Nga"));
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r32_a_leader_urges_many_at_once_and_each_once_a_day(#[case] kind: Kind) {
    let world = World::start(kind).await;
    a_report_due_in_september(&world).await;
    summoned(&world, ("KN-02", "Lê Minh Đức"), ("2026-09-08", "2026-09-10"), None).await;
    world.go_to("2026-09-28");
    let leader = world.person("chutich").await;
    let owed = leader.get("/duties/owed?kind=write_report").await.expect(200);
    let ids: Vec<Value> = owed.items().iter().map(|row| row["duty"]["id"].clone()).collect();
    let body = json!({ "duty_ids": ids, "word": "Xin xong trước thứ Sáu." });
    let outcome = leader.post("/reminders", body.clone()).await.expect(200);
    assert!(outcome.items().iter().all(|item| item["done"] == true && item["by_mail"] == false), "{}", outcome.json);
    let again = leader.post("/reminders", body.clone()).await.expect(200);
    assert_eq!(again.items()[0]["problem"]["code"], "urged_today");
    assert_eq!(again.items()[1]["problem"]["detail"], "Hôm nay anh/chị đã đôn đốc Trần Thị Hoà về việc này rồi.");
    let foreign = world.person("hieutruong").await.post("/reminders", body.clone()).await.expect(200);
    assert_eq!(foreign.items()[0]["problem"]["code"], "duty_gone", "out of reach is as if it were not there");
    world.clock.set(world.clock.now().plus_seconds(60));
    let other = world.person("dieuphoi").await.post("/reminders", body).await.expect(200);
    assert_eq!(other.items()[1]["done"], true, "somebody else may");
    let seen = mine(&world.person("chuyenvien").await).await;
    assert_eq!(seen.len(), 2);
    let of_leader = seen.iter().find(|row| row["urged_by_name"] == "Vũ Đình Khôi").expect("the leader's");
    assert_eq!(of_leader["word"], "Xin xong trước thứ Sáu.");
    assert_eq!((&of_leader["way"], &of_leader["duty_id"]), (&json!("by_hand"), &ids[1]));
    let owed = leader.get("/duties/owed?kind=write_report").await.expect(200);
    assert_eq!(
        (&owed.items()[1]["urged_on"], &owed.items()[1]["urged_by_name"]),
        (&json!("2026-09-28"), &json!("Đỗ Thu Hương"))
    );
    let long = json!({ "duty_ids": [], "word": "a".repeat(501), "colour": 1 });
    leader.post("/reminders", long).await.refused(422, "bad_schema");
    world.go_to("2026-09-29");
    let leader = world.person("chutich").await;
    let next_day = leader.post("/reminders", json!({ "duty_ids": [ids[1]] })).await.expect(200);
    assert_eq!(next_day.items()[0]["done"], true);
    let workbook = leader.get("/reminders/workbook?way=by_hand").await.expect(200);
    assert!(workbook.sheet(1).contains("Vũ Đình Khôi"));
    let record = world.person("quantri").await.get("/audit-records?kind=reminders&action=remind").await.expect(200);
    assert_eq!(record.items().len(), 5);
}
