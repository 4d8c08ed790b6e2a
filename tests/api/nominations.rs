//! Nominations: the way from the wish to the admission, with the rules that stand in it.

use reqwest::Method;
use rstest::rstest;
use serde_json::{Value, json};
use tests::{Answer, Kind, Person, World};

pub const ECONOMY: &str = "Phòng Kinh tế, Hạ tầng và Đô thị";

/// A ward with its people signed in.
pub struct Ward {
    pub world: World,
    pub coordinator: Person,
    pub head: Person,
    pub deputy_chair: Person,
}

impl Ward {
    pub async fn start(kind: Kind) -> Self {
        let world = World::start(kind).await;
        Self {
            coordinator: world.person("dieuphoi").await,
            head: world.person("truongphong").await,
            deputy_chair: world.person("phochutich").await,
            world,
        }
    }

    /// A course of three working days in August, of a short programme for cadres and civil servants.
    pub async fn course(&self, origin: &str, fields: Value) -> String {
        let programmes = self.coordinator.get("/programmes?limit=200").await.expect(200);
        let programme =
            programmes.items().iter().find(|programme| programme["code"] == "KN-01").expect("KN-01")["id"].clone();
        let mut body = json!({
            "programme_id": programme, "organiser": "Trường Chính trị Hải Phòng", "origin": origin, "mode": "in_person",
            "first_day": "2026-08-03", "last_day": "2026-08-05"
        });
        for (name, value) in fields.as_object().expect("fields") {
            body[name] = value.clone();
        }
        self.coordinator.post("/courses", body).await.expect(201).id()
    }

    pub fn ids(&self, names: &[&str]) -> Vec<String> {
        names.iter().map(|name| self.world.staff_id(name)).collect()
    }

    /// Names people for a course, and answers the ids of their nominations.
    pub async fn name(&self, who: &Person, entry: &str, course: &str, names: &[&str], fields: Value) -> Vec<String> {
        let answer = self.try_to_name(who, entry, course, names, fields).await;
        let ids = answer.items().iter().map(|item| item["nomination_id"].as_str().map(str::to_owned));
        ids.collect::<Option<_>>().unwrap_or_else(|| panic!("{}", answer.json))
    }

    pub async fn try_to_name(&self, who: &Person, entry: &str, course: &str, names: &[&str], fields: Value) -> Answer {
        let mut body = json!({ "course_id": course, "staff_ids": self.ids(names), "as": entry });
        for (name, value) in fields.as_object().expect("fields") {
            body[name] = value.clone();
        }
        who.post("/nominations", body).await.expect(200)
    }

    /// Proposed by the head and laid before the authority.
    pub async fn endorsed(&self, course: &str, names: &[&str]) -> Vec<String> {
        let ids = self.name(&self.head, "propose", course, names, json!({})).await;
        for id in &ids {
            self.act(&self.coordinator, id, "endorsement", json!({})).await.expect(200);
        }
        ids
    }

    pub async fn act(&self, who: &Person, id: &str, action: &str, body: Value) -> Answer {
        who.post(&format!("/nominations/{id}/{action}"), body).await
    }

    pub async fn state(&self, id: &str) -> String {
        self.coordinator.get(&format!("/nominations/{id}")).await.expect(200).text("state")
    }

    pub async fn minimum_on_duty(&self, unit: &str, minimum: u32) {
        let unit = self.world.unit(unit).await;
        let admin = self.world.person("quantri").await;
        admin.patch(&format!("/units/{unit}"), json!({ "minimum_on_duty": minimum })).await.expect(200);
    }

    pub async fn seats_taken(&self, course: &str) -> Value {
        self.coordinator.get(&format!("/courses/{course}")).await.expect(200).json["seats_taken"].clone()
    }
}

/// The codes of the problems of a batch, `""` for what was done.
fn outcomes(answer: &Answer) -> Vec<String> {
    answer.items().iter().map(|item| item["problem"]["code"].as_str().unwrap_or_default().to_owned()).collect()
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r22_the_whole_way_of_an_allotted_place(#[case] kind: Kind) {
    let ward = Ward::start(kind).await;
    let course = ward.course("quota", json!({ "seats": 2 })).await;
    let person = ward.world.person("chuyenvien").await;
    let wish = ward.name(&person, "request", &course, &["chuyenvien"], json!({})).await.remove(0);
    let possible = ward.head.get(&format!("/nominations/{wish}/actions")).await.expect(200);
    let actions: Vec<&str> = possible.items().iter().filter_map(|item| item["action"].as_str()).collect();
    assert_eq!(actions, ["propose", "reject", "withdraw"]);
    ward.act(&person, &wish, "proposal", json!({})).await.refused(403, "forbidden");
    ward.act(&ward.coordinator, &wish, "endorsement", json!({})).await.refused(409, "wrong_state");
    for (who, action, state) in [
        (&ward.head, "proposal", "proposed"),
        (&ward.coordinator, "endorsement", "endorsed"),
        (&ward.deputy_chair, "approval", "approved"),
        (&ward.coordinator, "sending-up", "sent_up"),
        (&ward.coordinator, "admission", "admitted"),
    ] {
        let answer = ward.act(who, &wish, action, json!({})).await.expect(200);
        assert_eq!(answer.text("state"), state);
    }
    let seen = person.get(&format!("/nominations/{wish}")).await.expect(200);
    assert_eq!(seen.json["admitted_on"], "2026-07-01");
    assert_eq!(seen.text("state_label"), "Cấp trên đã triệu tập");
    let steps: Vec<&str> =
        seen.json["steps"].as_array().expect("steps").iter().filter_map(|step| step["action"].as_str()).collect();
    assert_eq!(steps, ["request", "propose", "endorse", "approve", "send_up", "admit"]);
    assert_eq!(ward.seats_taken(&course).await, 1);
    let foreign = ward.world.person("hieutruong").await;
    foreign.get(&format!("/nominations/{wish}")).await.refused(404, "not_found");
    ward.act(&foreign, &wish, "withdrawal", json!({ "reason": "x" })).await.refused(404, "not_found");
    assert_eq!(foreign.get("/nominations").await.expect(200).items().len(), 0);
    let listed = ward
        .coordinator
        .get("/nominations?state=admitted,approved&q=tran%20thi%20hoa&with_total=true")
        .await
        .expect(200);
    assert_eq!(listed.json["total"], 1);
    assert_eq!(listed.items()[0]["person"]["full_name"], "Trần Thị Hoà");
    assert_eq!(listed.items()[0]["course"]["id"], course.as_str());
    ward.coordinator.get("/nominations?state=running").await.refused(400, "bad_parameter");
    let records = ward.world.database.read_now(backend::journal::verify).expect("the chain is read");
    assert!(records.is_ok());
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r22_approved_for_the_wards_own_course_is_admitted(#[case] kind: Kind) {
    let ward = Ward::start(kind).await;
    let course = ward.course("own", json!({})).await;
    let id = ward.endorsed(&course, &["Lê Minh Đức"]).await.remove(0);
    let path = format!("/nominations/{id}");
    let over = ward.world.staff_id("Bùi Văn An");
    let changed = ward.head.patch(&path, json!({ "hand_over_staff_id": over, "purpose": "post" })).await.expect(200);
    assert_eq!(changed.json["hand_over"]["full_name"], "Bùi Văn An");
    let itself = json!({ "hand_over_staff_id": ward.world.staff_id("Lê Minh Đức") });
    ward.head.patch(&path, itself).await.refused(422, "invalid");
    ward.head.patch(&path, json!({ "purpose": "new_task" })).await.refused(422, "invalid");
    ward.act(&ward.head, &id, "approval", json!({})).await.refused(403, "not_the_authority");
    let approved = ward.act(&ward.deputy_chair, &id, "approval", json!({})).await.expect(200);
    assert_eq!((approved.text("state").as_str(), approved.text("state_label").as_str()), ("admitted", "Đã cử đi"));
    ward.act(&ward.coordinator, &id, "withdrawal", json!({})).await.refused(422, "reason_required");
    let twice = ward.try_to_name(&ward.head, "propose", &course, &["Lê Minh Đức"], json!({})).await;
    assert_eq!(outcomes(&twice), ["already_nominated"]);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r02_people_summoned_by_name_are_recorded_and_staffing_only_warns(#[case] kind: Kind) {
    let ward = Ward::start(kind).await;
    ward.minimum_on_duty(ECONOMY, 6).await;
    let letter =
        json!({ "number": "88/SNV", "issued_on": "2026-06-25", "issuer": "Sở Nội vụ", "subject": "Triệu tập" });
    let letter = ward.coordinator.post("/official-letters", letter).await.expect(201).id();
    let course = ward.course("summoned", json!({ "letter_id": letter })).await;
    let refused = ward.try_to_name(&ward.head, "record", &course, &["Phạm Dũng"], json!({})).await;
    assert_eq!(outcomes(&refused), ["forbidden"]);
    let over = ward.world.staff_id("Bùi Văn An");
    let done = ward
        .try_to_name(&ward.coordinator, "record", &course, &["Phạm Dũng"], json!({ "hand_over_staff_id": over }))
        .await;
    assert_eq!(done.items()[0]["state"], "admitted");
    assert_eq!(done.items()[0]["warnings"][0]["code"], "unit_understaffed");
    let refused = ward.try_to_name(&ward.head, "propose", &course, &["Bùi Văn An"], json!({})).await;
    assert_eq!(outcomes(&refused), ["wrong_state"]);
    let past = ward.course("past", json!({ "first_day": "2025-03-03", "last_day": "2025-03-05" })).await;
    let done = ward.try_to_name(&ward.coordinator, "record", &past, &["Phạm Dũng"], json!({})).await;
    assert_eq!(done.items()[0]["state"], "completed");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r02_a_short_unit_is_refused_with_days_and_people_and_overridden_by_a_leader_alone(#[case] kind: Kind) {
    let ward = Ward::start(kind).await;
    ward.minimum_on_duty(ECONOMY, 5).await;
    let leave = json!({
        "staff_id": ward.world.staff_id("Đỗ Thị Ánh"), "kind": "leave", "first_day": "2026-08-04", "last_day": "2026-08-04"
    });
    ward.head.post("/absences", leave).await.expect(201);
    let course = ward.course("own", json!({})).await;
    let asked = json!({ "course_id": course, "staff_ids": ward.ids(&["Lê Minh Đức"]) });
    let strip = ward.head.post("/nominations/check", asked).await.expect(200).json["units"][0].clone();
    assert_eq!((&strip["short"], &strip["name"]), (&json!(true), &json!(ECONOMY)));
    let short: Vec<&Value> = strip["days"].as_array().expect("days").iter().map(|day| &day["short"]).collect();
    assert_eq!(short, [&json!(false), &json!(true), &json!(false)]);
    assert_eq!(strip["days"][1]["on_duty"], 4);
    assert_eq!(strip["days"][1]["needed"], 5);
    assert_eq!(strip["days"][1]["away"][0]["full_name"], "Đỗ Thị Ánh");
    assert_eq!(strip["days"][1]["away"][0]["absence"], "leave");
    assert_eq!(strip["days"][1]["away"][1]["candidate"], true);
    let id = ward.endorsed(&course, &["Lê Minh Đức"]).await.remove(0);
    let refused = ward.act(&ward.deputy_chair, &id, "approval", json!({})).await.refused(409, "unit_understaffed");
    let data = &refused.json["errors"][0]["data"];
    assert_eq!(data["days"][0]["day"], "2026-08-04");
    assert_eq!(data["days"][0]["away"].as_array().map(Vec::len), Some(2));
    let blank = ward.act(&ward.deputy_chair, &id, "approval", json!({ "override_reason": " " })).await;
    blank.refused(422, "reason_required");
    let reason = json!({ "override_reason": "Đã bố trí người trực thay" });
    let approved = ward.act(&ward.deputy_chair, &id, "approval", reason.clone()).await.expect(200);
    assert_eq!(approved.text("override_reason"), "Đã bố trí người trực thay");
    let last = approved.json["steps"].as_array().and_then(|steps| steps.last().cloned()).expect("a step");
    assert_eq!(last["warnings"][0]["code"], "unit_understaffed");
    // A head who has the authority himself cannot let his unit be short.
    ward.minimum_on_duty("Trường Tiểu học Thạch Khôi", 4).await;
    let passed = json!({ "pass_warnings_reason": "Theo đề nghị của nhà trường" });
    let id = ward.name(&ward.coordinator, "enter", &course, &["Nguyễn Thị Lan"], passed).await.remove(0);
    let school_head = ward.world.person("hieutruong").await;
    ward.act(&school_head, &id, "approval", json!({})).await.refused(409, "unit_understaffed");
    ward.act(&school_head, &id, "approval", reason).await.refused(403, "forbidden");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r02_nobody_is_in_two_courses_at_a_time(#[case] kind: Kind) {
    let ward = Ward::start(kind).await;
    let first = ward.course("own", json!({ "name": "Lớp thứ nhất" })).await;
    let second = ward.course("own", json!({})).await;
    let id = ward.endorsed(&first, &["Lê Minh Đức"]).await.remove(0);
    // Both are wished for; only what is approved counts.
    let other = ward.endorsed(&second, &["Lê Minh Đức"]).await.remove(0);
    ward.act(&ward.deputy_chair, &id, "approval", json!({})).await.expect(200);
    let refused = ward.act(&ward.deputy_chair, &other, "approval", json!({})).await.refused(409, "overlap");
    assert!(refused.text("detail").contains("Lớp thứ nhất"), "{}", refused.json);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn a_freed_seat_goes_to_the_first_on_the_waiting_list(#[case] kind: Kind) {
    let ward = Ward::start(kind).await;
    let course = ward.course("own", json!({ "seats": 1 })).await;
    let names = ["Lê Minh Đức", "Phạm Dũng", "Bùi Văn An"];
    let ids = ward.name(&ward.head, "propose", &course, &names, json!({})).await;
    ward.act(&ward.coordinator, &ids[0], "endorsement", json!({})).await.expect(200);
    ward.act(&ward.deputy_chair, &ids[0], "approval", json!({})).await.expect(200);
    ward.act(&ward.coordinator, &ids[1], "endorsement", json!({})).await.refused(409, "course_full");
    let late = ward.try_to_name(&ward.head, "propose", &course, &["Đỗ Thị Ánh"], json!({})).await;
    assert_eq!(outcomes(&late), ["course_full"]);
    let batch = json!({ "action": "endorse", "nomination_ids": [ids[2], ids[1], ids[0]], "waiting_list": true });
    let done = ward.coordinator.post("/nominations/actions", batch).await.expect(200);
    assert_eq!(outcomes(&done), ["", "", "wrong_state"]);
    assert_eq!(done.items()[0]["state"], "waitlisted");
    ward.act(&ward.coordinator, &ids[0], "withdrawal", json!({ "reason": "Nghỉ ốm" })).await.expect(200);
    assert_eq!(ward.state(&ids[0]).await, "withdrawn");
    assert_eq!(ward.state(&ids[2]).await, "endorsed", "the first in order");
    assert_eq!(ward.state(&ids[1]).await, "waitlisted");
    assert_eq!(ward.seats_taken(&course).await, 0);
    ward.act(&ward.deputy_chair, &ids[2], "approval", json!({})).await.expect(200);
    // Who was withdrawn may be nominated anew.
    let anew =
        ward.try_to_name(&ward.head, "propose", &course, &["Lê Minh Đức"], json!({ "waiting_list": true })).await;
    assert_eq!(outcomes(&anew), [""]);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn names_come_in_until_the_deadline_and_each_item_of_a_batch_stands_alone(#[case] kind: Kind) {
    let ward = Ward::start(kind).await;
    let course = ward.course("quota", json!({ "nomination_deadline": "2026-07-10" })).await;
    let mut people = ward.ids(&["Lê Minh Đức", "giaovien", "Phạm Dũng"]);
    people.push("01981f2e-7c00-7000-8000-000000000001".to_owned());
    let body = json!({ "course_id": course, "staff_ids": people, "as": "propose" });
    let answer = ward.head.post("/nominations", body).await.expect(200);
    assert_eq!(outcomes(&answer), ["", "not_found", "", "not_found"]);
    let id = answer.items()[0]["nomination_id"].as_str().expect("an id").to_owned();
    ward.world.go_to("2026-07-11");
    let head = ward.world.person("truongphong").await;
    let late = ward.try_to_name(&head, "propose", &course, &["Bùi Văn An"], json!({})).await;
    assert_eq!(outcomes(&late), ["nomination_closed"]);
    // Who was named in time is gathered afterwards.
    let coordinator = ward.world.person("dieuphoi").await;
    ward.act(&coordinator, &id, "endorsement", json!({})).await.expect(200);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn nobody_decides_on_himself_and_authority_is_data(#[case] kind: Kind) {
    let ward = Ward::start(kind).await;
    let course = ward.course("own", json!({})).await;
    let id = ward.name(&ward.coordinator, "enter", &course, &["phochutich"], json!({})).await.remove(0);
    ward.act(&ward.deputy_chair, &id, "approval", json!({})).await.refused(403, "not_the_authority");
    let mut table = ward.coordinator.get("/authorities").await.expect(200).json;
    for row in table["items"].as_array_mut().expect("rows") {
        if row["standing"] == "ward_leader" && row["matter"] == "sending" {
            row["holder"] = json!("leader");
        }
    }
    ward.head.put("/authorities", table.clone()).await.refused(403, "forbidden");
    ward.coordinator.put("/authorities", table.clone()).await.expect(200);
    let stale = ward.coordinator.request(Method::PUT, "/authorities").header("if-match", "\"r1\"").json(&table);
    ward.coordinator.send(stale).await.refused(412, "stale");
    ward.act(&ward.deputy_chair, &id, "approval", json!({})).await.refused(409, "self_decision");
    let chair = ward.world.person("chutich").await;
    ward.act(&chair, &id, "approval", json!({})).await.expect(200);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn a_schools_head_approves_its_teachers_but_not_his_own_proposal(#[case] kind: Kind) {
    let ward = Ward::start(kind).await;
    let course = ward.course("own", json!({})).await;
    let school_head = ward.world.person("hieutruong").await;
    let proposed = ward.try_to_name(&school_head, "propose", &course, &["Nguyễn Thị Lan"], json!({})).await;
    assert_eq!(proposed.items()[0]["warnings"][0]["code"], "not_in_audience", "shown when proposed");
    let own = proposed.items()[0]["nomination_id"].as_str().expect("an id").to_owned();
    ward.act(&ward.coordinator, &own, "endorsement", json!({})).await.refused(409, "not_in_audience");
    let passed = json!({ "pass_warnings_reason": "Trường đề nghị, còn chỗ" });
    let endorsed = ward.act(&ward.coordinator, &own, "endorsement", passed.clone()).await.expect(200);
    assert_eq!(endorsed.json["passed_warnings"], json!(["not_in_audience"]));
    ward.act(&school_head, &own, "approval", json!({})).await.refused(409, "same_person");
    let entered = ward.name(&ward.coordinator, "enter", &course, &["Đặng Quốc Việt"], passed).await.remove(0);
    ward.act(&ward.deputy_chair, &entered, "approval", json!({})).await.refused(403, "not_the_authority");
    let seen = school_head.get("/nominations?awaits_confirmation=true").await.expect(200);
    assert_eq!(seen.items().len(), 1);
    let confirmed = ward.act(&school_head, &entered, "confirmation", json!({})).await.expect(200);
    assert_eq!((confirmed.text("state").as_str(), &confirmed.json["awaits_confirmation"]), ("endorsed", &json!(false)));
    ward.act(&school_head, &entered, "confirmation", json!({})).await.refused(409, "wrong_state");
    assert_eq!(ward.act(&school_head, &entered, "approval", json!({})).await.expect(200).text("state"), "admitted");
    // Whoever heads the school has proposed it: the superior decides, and the record says so.
    let chair = ward.world.person("chutich").await;
    let duties = chair.get("/duties").await.expect(200);
    assert!(duties.items().iter().any(|duty| duty["kind"] == "approve"), "{}", duties.json);
    let approved = ward.act(&chair, &own, "approval", json!({})).await.expect(200);
    let last = approved.json["steps"].as_array().and_then(|steps| steps.last().cloned()).expect("a step");
    assert_eq!((approved.text("state").as_str(), &last["warnings"][0]["code"]), ("admitted", &json!("by_superior")));
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn where_nobody_heads_a_school_the_superior_decides(#[case] kind: Kind) {
    let ward = Ward::start(kind).await;
    let course = ward.course("own", json!({})).await;
    let passed = json!({ "pass_warnings_reason": "Theo đề nghị của nhà trường" });
    let names = ["Nguyễn Thị Lan", "Đặng Quốc Việt"];
    let ids = ward.name(&ward.coordinator, "enter", &course, &names, passed).await;
    ward.act(&ward.deputy_chair, &ids[0], "approval", json!({})).await.refused(403, "not_the_authority");
    let admin = ward.world.person("quantri").await;
    let accounts = admin.get("/accounts?q=hieutruong").await.expect(200);
    let head = accounts.items()[0]["id"].as_str().expect("an id").to_owned();
    admin.post_nothing(&format!("/accounts/{head}/lock")).await.expect(200);
    ward.act(&ward.coordinator, &ids[0], "approval", json!({})).await.refused(403, "not_the_authority");
    ward.act(&ward.head, &ids[0], "approval", json!({})).await.refused(404, "not_found");
    ward.act(&ward.deputy_chair, &ids[0], "approval", json!({})).await.expect(200);
    let chair = ward.world.person("chutich").await;
    let no = json!({ "reason": "Đang giữa học kỳ" });
    let rejected = ward.act(&chair, &ids[1], "rejection", no).await.expect(200);
    let last = rejected.json["steps"].as_array().and_then(|steps| steps.last().cloned()).expect("a step");
    assert_eq!(last["warnings"][0]["code"], "by_superior");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn what_a_substitute_does_is_on_record_as_b_for_a(#[case] kind: Kind) {
    let ward = Ward::start(kind).await;
    let course = ward.course("quota", json!({})).await;
    let person = ward.world.person("chuyenvien").await;
    let account = async |who: &Person| {
        who.get("/auth/me").await.expect(200).json["account_id"].as_str().expect("an id").to_owned()
    };
    let (head, substitute) = (account(&ward.head).await, account(&person).await);
    let body = json!({
        "substitute_account_id": substitute, "first_day": "2026-07-01", "last_day": "2026-07-10", "reason": "Nghỉ phép"
    });
    ward.head.post("/substitutions", body).await.expect(201);
    let acting = person.acting_for(&head);
    let id = ward.name(&acting, "propose", &course, &["Lê Minh Đức"], json!({})).await.remove(0);
    let seen = ward.coordinator.get(&format!("/nominations/{id}")).await.expect(200);
    assert_eq!(seen.json["steps"][0]["account_name"], "Trần Thị Hoà");
    assert_eq!(seen.json["steps"][0]["acting_for_name"], "Nguyễn Văn Á");
    // Neither hand nor office approves what came of it.
    let table = ward.coordinator.get("/authorities").await.expect(200).json;
    let mut table = table;
    for row in table["items"].as_array_mut().expect("rows") {
        if row["standing"] == "department_staff" {
            row["holder"] = json!("unit_head");
        }
    }
    ward.coordinator.put("/authorities", table).await.expect(200);
    ward.act(&ward.coordinator, &id, "endorsement", json!({})).await.expect(200);
    ward.act(&acting, &id, "approval", json!({})).await.refused(409, "same_person");
    ward.act(&ward.head, &id, "approval", json!({})).await.refused(409, "same_person");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn somebody_else_goes_instead(#[case] kind: Kind) {
    let ward = Ward::start(kind).await;
    // One of six may be away: who goes instead is counted in the place of who stays.
    ward.minimum_on_duty(ECONOMY, 5).await;
    let course = ward.course("own", json!({ "seats": 1 })).await;
    let id = ward.endorsed(&course, &["Lê Minh Đức"]).await.remove(0);
    ward.act(&ward.deputy_chair, &id, "approval", json!({})).await.expect(200);
    let newcomer = json!({ "staff_id": ward.world.staff_id("Bùi Văn An"), "reason": "Ốm dài ngày" });
    ward.act(&ward.head, &id, "replacement", newcomer.clone()).await.refused(403, "forbidden");
    let replaced = ward.act(&ward.deputy_chair, &id, "replacement", newcomer.clone()).await.expect(200);
    assert_eq!(replaced.text("state"), "admitted");
    assert_eq!(replaced.text("replaces_id"), id);
    assert_eq!(ward.state(&id).await, "replaced");
    assert_eq!(ward.seats_taken(&course).await, 1);
    ward.act(&ward.deputy_chair, &id, "replacement", newcomer).await.refused(409, "wrong_state");
    // What a coordinator puts in goes before the authority.
    let other = json!({ "staff_id": ward.world.staff_id("Phạm Dũng"), "reason": "Việc gấp" });
    let replaced = ward.act(&ward.coordinator, &replaced.id(), "replacement", other).await.expect(200);
    assert_eq!(replaced.text("state"), "endorsed");
    assert_eq!(ward.seats_taken(&course).await, 0);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn two_approvals_at_once_cannot_both_take_the_last_seat(#[case] kind: Kind) {
    let ward = Ward::start(kind).await;
    let course = ward.course("own", json!({ "seats": 1 })).await;
    let ids = ward.endorsed(&course, &["Lê Minh Đức", "Bùi Văn An"]).await;
    let chair = ward.world.person("chutich").await;
    let (one, other) = tokio::join!(
        ward.act(&ward.deputy_chair, &ids[0], "approval", json!({})),
        ward.act(&chair, &ids[1], "approval", json!({})),
    );
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409], "{} {}", one.json, other.json);
    let refused = if one.status == 409 { one } else { other };
    refused.refused(409, "course_full");
    assert_eq!(ward.seats_taken(&course).await, 1);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn a_course_that_is_called_off_takes_its_nominations_along(#[case] kind: Kind) {
    let ward = Ward::start(kind).await;
    let course = ward.course("own", json!({ "seats": 5 })).await;
    let ids = ward.endorsed(&course, &["Lê Minh Đức", "Bùi Văn An"]).await;
    ward.act(&ward.deputy_chair, &ids[0], "approval", json!({})).await.expect(200);
    let reason = json!({ "reason": "Trường hoãn vô thời hạn" });
    ward.coordinator.post(&format!("/courses/{course}/cancellation"), reason).await.expect(200);
    for id in &ids {
        let seen = ward.coordinator.get(&format!("/nominations/{id}")).await.expect(200);
        assert_eq!(
            (seen.text("state").as_str(), seen.text("reason").as_str()),
            ("withdrawn", "Trường hoãn vô thời hạn")
        );
    }
    assert_eq!(ward.seats_taken(&course).await, 0);
    let late = ward.try_to_name(&ward.head, "propose", &course, &["Phạm Dũng"], json!({})).await;
    assert_eq!(outcomes(&late), ["course_not_open"]);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r37_a_decision_gets_its_number_afterwards_and_a_later_paper_ends_it(#[case] kind: Kind) {
    let ward = Ward::start(kind).await;
    let course = ward.course("own", json!({})).await;
    let id = ward.endorsed(&course, &["chuyenvien"]).await.remove(0);
    let paper = |kind: &str, nominations: Value| json!({ "course_id": course, "kind": kind, "nomination_ids": nominations, "subject": "Cử đi bồi dưỡng" });
    let early = ward.coordinator.post("/decisions", paper("decision", json!([id]))).await;
    early.refused(409, "wrong_state");
    ward.act(&ward.deputy_chair, &id, "approval", json!({})).await.expect(200);
    let decision = ward.coordinator.post("/decisions", paper("decision", json!([id]))).await.expect(201);
    assert_eq!(decision.json["number"], Value::Null);
    let path = format!("/decisions/{}", decision.id());
    let lone = ward.coordinator.patch(&path, json!({ "number": "125/QĐ-UBND" })).await.refused(422, "invalid");
    assert_eq!(lone.faults(), [("/signed_on".to_owned(), "required".to_owned())]);
    let number = json!({ "number": "125/QĐ-UBND", "signed_on": "2026-07-01", "signer_title": "CHỦ TỊCH" });
    ward.coordinator.patch(&path, number.clone()).await.expect(200);
    let mut other = paper("decision", json!([]));
    other["number"] = json!("125/qđ-ubnd");
    other["signed_on"] = json!("2026-07-01");
    ward.coordinator.post("/decisions", other).await.refused(409, "number_taken");
    let pdf = || {
        let part = reqwest::multipart::Part::bytes(b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n".to_vec());
        reqwest::multipart::Form::new().part("file", part.file_name("qd-125.pdf"))
    };
    ward.coordinator.upload(&format!("{path}/file"), pdf()).await.expect(200);
    ward.coordinator.patch(&path, json!({ "subject": "Khác" })).await.refused(409, "wrong_state");
    let person = ward.world.person("chuyenvien").await;
    let seen = person.get(&path).await.expect(200);
    assert_eq!(seen.json["nomination_ids"], json!([id]));
    assert_eq!(person.get(&format!("{path}/file")).await.expect(200).header("content-type"), "application/pdf");
    ward.world.person("giaovien").await.get(&path).await.refused(404, "not_found");
    ward.coordinator.post("/decisions", paper("revocation", json!([]))).await.refused(422, "required");
    let mut revocation = paper("revocation", json!([]));
    revocation["amends_id"] = json!(decision.id());
    revocation["number"] = json!("130/QĐ-UBND");
    revocation["signed_on"] = json!("2026-07-01");
    ward.coordinator.post("/decisions", revocation).await.expect(201);
    let ended = ward.coordinator.get(&path).await.expect(200);
    assert_eq!(
        (&ended.json["revoked"], &ended.json["nomination_ids"]),
        (&json!(true), &json!([id])),
        "it names whom it named"
    );
    assert_eq!(ward.coordinator.get(&format!("/nominations/{id}")).await.expect(200).json["decision_id"], Value::Null);
    let listed = ward.head.get(&format!("/decisions?course_id={course}&with_total=true")).await.expect(200);
    assert_eq!(listed.json["total"], 1, "the head sees the paper on his own people");
    for (words, found) in [("cu%20di%20BOI%20duong", 2), ("125%2Fqd-ubnd", 1), ("thu%20hoi", 0), ("%25", 0)] {
        let listed = ward.coordinator.get(&format!("/decisions?with_total=true&q={words}")).await.expect(200);
        assert_eq!(listed.json["total"], found, "{words}");
    }
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r37_the_list_of_people_follows_the_paper_that_replaces_a_signed_one(#[case] kind: Kind) {
    let ward = Ward::start(kind).await;
    let course = ward.course("own", json!({})).await;
    let ids = ward.endorsed(&course, &["Lê Minh Đức", "Bùi Văn An"]).await;
    for id in &ids {
        ward.act(&ward.deputy_chair, id, "approval", json!({})).await.expect(200);
    }
    let paper = |kind: &str, people: Value, fields: Value| {
        let mut body =
            json!({ "course_id": course, "kind": kind, "nomination_ids": people, "subject": "Cử đi bồi dưỡng" });
        for (name, value) in fields.as_object().expect("fields") {
            body[name] = value.clone();
        }
        body
    };
    let signed = |number: &str| json!({ "number": number, "signed_on": "2026-07-01" });
    let first =
        ward.coordinator.post("/decisions", paper("decision", json!(ids), signed("1/QĐ-UBND"))).await.expect(201);
    let draft = paper("replacement", json!([ids[0]]), json!({ "amends_id": first.id() }));
    let second = ward.coordinator.post("/decisions", draft).await.expect(201);
    let under = async |id: &str| {
        ward.coordinator.get(&format!("/nominations/{id}")).await.expect(200).json["decision_id"].clone()
    };
    assert_eq!(under(&ids[0]).await, json!(first.id()), "until it is signed the first one holds");
    ward.coordinator.patch(&format!("/decisions/{}", second.id()), signed("2/QĐ-UBND")).await.expect(200);
    assert_eq!((under(&ids[0]).await, under(&ids[1]).await), (json!(second.id()), Value::Null));
    let named = async |id: String| {
        ward.coordinator.get(&format!("/decisions/{id}")).await.expect(200).json["nomination_ids"].clone()
    };
    assert_eq!((named(first.id()).await, named(second.id()).await), (json!(ids), json!([ids[0]])));
}
