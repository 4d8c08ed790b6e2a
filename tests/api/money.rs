//! Money: allocations, what is planned, committed and spent, and what is told before an allocation is overrun.

use reqwest::Method;
use rstest::rstest;
use serde_json::{Value, json};
use tests::{Answer, Kind};

use crate::nominations::{ECONOMY, Ward};

fn pair(pointer: &str, code: &str) -> (String, String) {
    (pointer.to_owned(), code.to_owned())
}

/// A ward with an allocation of the state's budget for 2026.
struct Budget {
    ward: Ward,
    allocation: String,
}

impl Budget {
    async fn start(kind: Kind, amount: i64) -> Self {
        let ward = Ward::start(kind).await;
        let sources = ward.coordinator.get("/fund-sources").await.expect(200);
        let body = json!({ "source_id": sources.items()[0]["id"], "year": 2026, "amount": amount });
        let allocation = ward.coordinator.post("/allocations", body).await.expect(201).id();
        Self { ward, allocation }
    }

    async fn course(&self, cost: i64, seats: i64) -> String {
        self.course_with(json!({ "cost": cost, "seats": seats })).await
    }

    async fn course_with(&self, mut fields: Value) -> String {
        fields["allocation_id"] = json!(self.allocation);
        self.ward.course("own", fields).await
    }

    async fn seen(&self) -> Value {
        self.ward.coordinator.get(&format!("/allocations/{}", self.allocation)).await.expect(200).json
    }

    /// Planned, committed, spent, available.
    async fn figures(&self) -> [i64; 4] {
        let seen = self.seen().await;
        ["planned", "committed", "spent", "available"].map(|name| seen[name].as_i64().expect("a figure"))
    }

    async fn lines(&self, filter: &str) -> Vec<Value> {
        let path = format!("/money-lines?limit=200&sort=created_at,day{filter}");
        self.ward.coordinator.get(&path).await.expect(200).items().clone()
    }

    async fn spend(&self, fields: Value) -> Answer {
        let mut body = json!({
            "allocation_id": self.allocation, "amount": 1_000_000, "day": "2026-06-30", "paper_number": "PC-01",
            "paper_day": "2026-06-30"
        });
        for (name, value) in fields.as_object().expect("fields") {
            body[name] = value.clone();
        }
        self.ward.coordinator.post("/money-lines", body).await
    }

    async fn approve(&self, nomination: &str, body: Value) -> Answer {
        self.ward.act(&self.ward.deputy_chair, nomination, "approval", body).await
    }
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r29_sources_and_allocations_by_year(#[case] kind: Kind) {
    let budget = Budget::start(kind, 100_000_000).await;
    let coordinator = &budget.ward.coordinator;
    let sources = coordinator.get("/fund-sources").await.expect(200);
    let names: Vec<&str> = sources.items().iter().filter_map(|source| source["name"].as_str()).collect();
    assert_eq!(names, ["Ngân sách nhà nước theo phân cấp", "Nguồn hợp pháp khác"]);
    let (first, second) = (sources.items()[0]["id"].clone(), sources.items()[1]["id"].clone());
    for (year, amount, expected) in [
        (2025, -1, vec![pair("/amount", "negative_amount"), pair("/year", "bad_year")]),
        (2026, 0, vec![pair("/amount", "zero_amount")]),
        (2032, 1, vec![pair("/year", "bad_year")]),
    ] {
        let body = json!({ "source_id": second, "year": year, "amount": amount });
        assert_eq!(coordinator.post("/allocations", body).await.refused(422, "invalid").faults(), expected);
    }
    let again = json!({ "source_id": first, "year": 2026, "amount": 1 });
    coordinator.post("/allocations", again).await.refused(409, "already_exists");
    let path = format!("/allocations/{}", budget.allocation);
    let blind = coordinator.request(Method::PATCH, &path).json(&json!({ "amount": 5 }));
    coordinator.send(blind).await.refused(428, "precondition_required");
    coordinator.patch(&path, json!({ "year": 2027 })).await.refused(422, "invalid");
    budget.spend(json!({ "amount": 60_000_000 })).await.expect(201);
    let short = coordinator.patch(&path, json!({ "amount": 59_999_999 })).await.refused(409, "allocation_below_used");
    assert!(short.text("detail").contains("60.000.000 đồng"), "{}", short.text("detail"));
    let reason = json!({ "amount": 59_999_999, "below_used_reason": "Cắt giảm theo Quyết định 45" });
    let cut = coordinator.patch(&path, reason).await.expect(200);
    assert_eq!((&cut.json["available"], &cut.json["used"]), (&json!(-1), &json!(60_000_000)));
    let path = format!("/fund-sources/{}", second.as_str().expect("an id"));
    coordinator.patch(&path, json!({ "active": false })).await.expect(200);
    let unused = json!({ "source_id": second, "year": 2027, "amount": 5 });
    let refused = coordinator.post("/allocations", unused).await.refused(422, "invalid");
    assert_eq!(refused.faults(), [pair("/source_id", "source_inactive")]);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r29_a_course_is_planned_and_gives_its_money_back(#[case] kind: Kind) {
    let budget = Budget::start(kind, 100_000_000).await;
    let coordinator = &budget.ward.coordinator;
    let course = budget.course(30_000_000, 10).await;
    assert_eq!(budget.figures().await, [30_000_000, 0, 0, 100_000_000]);
    let path = format!("/courses/{course}");
    coordinator.patch(&path, json!({ "place": "Hội trường" })).await.expect(200);
    assert_eq!(budget.lines("").await.len(), 1, "nothing of money has changed");
    let dear = coordinator.patch(&path, json!({ "cost": 120_000_000 })).await.expect(200);
    let remarks = dear.json["remarks"].as_array().expect("remarks");
    assert!(remarks.iter().any(|remark| remark["code"] == "allocation_overrun"), "{remarks:?}");
    assert_eq!(budget.figures().await, [120_000_000, 0, 0, 100_000_000]);
    coordinator.post(&format!("{path}/postponement"), json!({ "reason": "Hoãn theo công văn" })).await.expect(200);
    assert_eq!(budget.figures().await[0], 0);
    let days = json!({ "first_day": "2026-09-07", "last_day": "2026-09-09" });
    coordinator.post(&format!("{path}/rescheduling"), days).await.expect(200);
    assert_eq!(budget.figures().await[0], 120_000_000);
    coordinator.post(&format!("{path}/cancellation"), json!({ "reason": "Hủy theo công văn" })).await.expect(200);
    assert_eq!(budget.figures().await, [0, 0, 0, 100_000_000]);
    let amounts: i64 = budget.lines("&stage=planned").await.iter().filter_map(|line| line["amount"].as_i64()).sum();
    assert_eq!((budget.lines("").await.len(), amounts), (6, 0), "three lines and what takes each back");
    let unknown = json!({ "allocation_id": course });
    let other = budget.course(1, 1).await;
    let refused = coordinator.patch(&format!("/courses/{other}"), unknown).await.refused(422, "invalid");
    assert_eq!(refused.faults(), [pair("/allocation_id", "unknown_reference")]);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r29_an_approval_commits_and_a_withdrawal_releases(#[case] kind: Kind) {
    let budget = Budget::start(kind, 100_000_000).await;
    let ward = &budget.ward;
    let course = budget.course(10_000_001, 3).await;
    let ids = ward.endorsed(&course, &["chuyenvien", "Lê Minh Đức"]).await;
    assert_eq!(budget.figures().await[1], 0, "nothing before the approval");
    let price = |cost: i64| json!({ "cost": cost });
    let path = format!("/nominations/{}", ids[1]);
    ward.head.patch(&path, price(5)).await.refused(403, "forbidden");
    assert_eq!(
        ward.coordinator.patch(&path, price(-5)).await.refused(422, "invalid").faults(),
        [pair("/cost", "negative_amount")]
    );
    assert_eq!(ward.coordinator.patch(&path, price(4_000_000)).await.expect(200).json["cost"], 4_000_000);
    for id in &ids {
        budget.approve(id, json!({})).await.expect(200);
    }
    // A third of the cost with the odd đồng, and the own cost.
    assert_eq!(budget.figures().await, [10_000_001, 7_333_334, 0, 92_666_666]);
    ward.coordinator.patch(&path, price(3)).await.refused(409, "wrong_state");
    let line = budget.lines(&format!("&nomination_id={}", ids[0])).await.remove(0);
    assert_eq!((&line["stage"], &line["amount"]), (&json!("committed"), &json!(3_333_334)));
    assert_eq!(
        (&line["full_name"], &line["unit_id"]),
        (&json!("Trần Thị Hoà"), &json!(ward.world.unit(ECONOMY).await))
    );
    let reason = json!({ "reason": "Nghỉ ốm" });
    ward.act(&ward.coordinator, &ids[0], "withdrawal", reason.clone()).await.expect(200);
    assert_eq!(budget.figures().await[1], 4_000_000);
    let lines = budget.lines(&format!("&nomination_id={}", ids[0])).await;
    assert_eq!(lines.len(), 2);
    let reversing = lines.iter().find(|line| line["reverses_id"].is_string()).expect("a reversing line");
    assert_eq!((&reversing["amount"], &reversing["note"]), (&json!(-3_333_334), &json!("Nghỉ ốm")));
    let instead = json!({ "staff_id": ward.world.staff_id("Bùi Văn An"), "reason": "Bận việc cơ quan" });
    ward.act(&ward.deputy_chair, &ids[1], "replacement", instead).await.expect(200);
    // The newcomer takes a share of what is left, over the three seats that are free.
    assert_eq!(budget.figures().await[1], 3_333_334);
    ward.coordinator.post(&format!("/courses/{course}/cancellation"), reason).await.expect(200);
    assert_eq!(budget.figures().await, [0, 0, 0, 100_000_000]);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r29_an_overrun_is_told_before_and_passed_with_a_reason_alone(#[case] kind: Kind) {
    let budget = Budget::start(kind, 10_000_000).await;
    let ward = &budget.ward;
    let course = budget.course(30_000_000, 5).await;
    let names = ["chuyenvien", "Lê Minh Đức"];
    let check = json!({ "course_id": course, "staff_ids": ward.ids(&names) });
    let told = ward.head.post("/nominations/check", check).await.expect(200);
    let warned = |person: usize| told.json["people"][person]["warnings"].as_array().map(Vec::len);
    assert_eq!((warned(0), warned(1)), (Some(0), Some(1)), "the second goes beyond: {}", told.json);
    assert_eq!(told.json["people"][1]["warnings"][0]["data"], json!({ "available": 4_000_000, "needed": 6_000_000 }));
    let ids = ward.endorsed(&course, &names).await;
    budget.approve(&ids[0], json!({})).await.expect(200);
    let refused = budget.approve(&ids[1], json!({})).await.refused(409, "allocation_overrun");
    assert!(refused.text("detail").contains("còn 4.000.000 đồng, cần 6.000.000 đồng"), "{}", refused.text("detail"));
    assert_eq!(ward.state(&ids[1]).await, "endorsed");
    let reason = json!({ "pass_warnings_reason": "Bổ sung dự toán trong quý IV" });
    budget.approve(&ids[1], reason).await.expect(200);
    assert_eq!(budget.figures().await, [30_000_000, 12_000_000, 0, -2_000_000]);
    let lines = budget.lines("&overrun=true").await;
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0]["overrun_reason"], "Bổ sung dự toán trong quý IV");
    let seen = ward.coordinator.get(&format!("/nominations/{}", ids[1])).await.expect(200);
    assert_eq!(seen.json["passed_warnings"], json!(["allocation_overrun"]));
    // What was approved without an allocation is committed when the course names one.
    let free = ward.course("own", json!({ "first_day": "2026-10-05", "last_day": "2026-10-07" })).await;
    let id = ward.endorsed(&free, &["Bùi Văn An"]).await.remove(0);
    budget.approve(&id, json!({})).await.expect(200);
    let named = json!({ "allocation_id": budget.allocation, "cost": 1_000_000, "seats": 1 });
    let path = format!("/courses/{free}");
    ward.coordinator.patch(&path, named.clone()).await.refused(409, "allocation_overrun");
    let mut passed = named;
    passed["overrun_reason"] = json!("Đã có chủ trương");
    ward.coordinator.patch(&path, passed).await.expect(200);
    assert_eq!(budget.figures().await[1], 13_000_000);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r29_two_approvals_at_once_cannot_overrun_unnoticed(#[case] kind: Kind) {
    let budget = Budget::start(kind, 10_000_000).await;
    let ward = &budget.ward;
    // Two courses and two units with an authority each: nothing but the allocation is shared.
    let (one, other) = (budget.course(6_000_000, 1).await, budget.course(6_000_000, 1).await);
    let official = ward.endorsed(&one, &["chuyenvien"]).await.remove(0);
    let reason = json!({ "pass_warnings_reason": "Giáo viên kiêm nhiệm" });
    let teacher = ward.name(&ward.coordinator, "enter", &other, &["giaovien"], reason).await.remove(0);
    let principal = ward.world.person("hieutruong").await;
    let (first, second) =
        tokio::join!(budget.approve(&official, json!({})), ward.act(&principal, &teacher, "approval", json!({})));
    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409], "{} {}", first.json, second.json);
    let refused = if first.status == 409 { first } else { second };
    assert_eq!(refused.json["code"], "allocation_overrun");
    assert_eq!(budget.figures().await, [12_000_000, 6_000_000, 0, 4_000_000]);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r29_what_was_paid_is_entered_with_its_paper_and_taken_back_once(#[case] kind: Kind) {
    let budget = Budget::start(kind, 10_000_000).await;
    let ward = &budget.ward;
    let course = budget.course(6_000_000, 2).await;
    let nomination = ward.endorsed(&course, &["chuyenvien"]).await.remove(0);
    budget.approve(&nomination, json!({})).await.expect(200);
    for (fields, expected) in [
        (json!({ "amount": -1 }), pair("/amount", "negative_amount")),
        (json!({ "amount": 0 }), pair("/amount", "zero_amount")),
        (json!({ "day": "2026-07-02" }), pair("/day", "day_in_future")),
        (json!({ "day": "2025-12-31" }), pair("/day", "implausible_day")),
        (json!({ "course_id": nomination }), pair("/course_id", "unknown_reference")),
        (json!({ "nomination_id": course }), pair("/nomination_id", "unknown_reference")),
        (json!({ "allocation_id": course }), pair("/allocation_id", "unknown_reference")),
    ] {
        assert_eq!(budget.spend(fields).await.refused(422, "invalid").faults(), [expected]);
    }
    budget.spend(json!({ "paper_number": "" })).await.refused(422, "bad_schema");
    let paid = budget.spend(json!({ "nomination_id": nomination, "amount": 2_500_000 })).await.expect(201);
    assert_eq!((&paid.json["course_id"], &paid.json["full_name"]), (&json!(course), &json!("Trần Thị Hoà")));
    assert_eq!(budget.figures().await, [6_000_000, 3_000_000, 2_500_000, 7_000_000], "paid out of what is committed");
    let over = budget.spend(json!({ "amount": 7_000_001, "note": "In tài liệu" })).await;
    assert_eq!(over.refused(409, "allocation_overrun").faults(), [pair("/overrun_reason", "allocation_overrun")]);
    let reason = json!({ "amount": 7_000_001, "note": "=In tài liệu", "overrun_reason": "Ứng trước" });
    let line = budget.spend(reason).await.expect(201);
    assert_eq!(budget.figures().await[3], -1);
    let path = format!("/money-lines/{}/reversal", line.id());
    ward.coordinator.post(&path, json!({ "reason": "" })).await.refused(422, "bad_schema");
    let back = ward.coordinator.post(&path, json!({ "reason": "Ghi nhầm số tiền" })).await.expect(201);
    assert_eq!((&back.json["amount"], &back.json["reverses_id"]), (&json!(-7_000_001), &json!(line.id())));
    ward.coordinator.post(&path, json!({ "reason": "Lần nữa" })).await.refused(409, "already_reversed");
    let path = format!("/money-lines/{}/reversal", back.id());
    ward.coordinator.post(&path, json!({ "reason": "Lần nữa" })).await.refused(409, "reversing_line");
    assert_eq!(budget.figures().await, [6_000_000, 3_000_000, 2_500_000, 7_000_000]);
    let reversed = budget.lines("&stage=spent").await;
    let reversed = reversed.iter().find(|known| known["id"] == line.id()).expect("the line stays");
    assert_eq!(reversed["reversed_by_id"], json!(back.id()));

    let sheet = ward.coordinator.get("/money-lines/workbook?stage=spent").await.expect(200);
    let text = sheet.sheet(1);
    assert!(text.contains("<v>-7000001</v>") && text.contains("<v>2500000</v>"), "numbers are numbers: {text}");
    assert!(text.contains("=In tài liệu") && !text.contains("<f>"), "words that look like a formula are words: {text}");
    assert!(text.contains("state=\"frozen\"") && text.contains("orientation=\"landscape\""), "{text}");
    let sheet = ward.coordinator.get("/money/summary/workbook?year=2026&by=course").await.expect(200);
    let text = sheet.sheet(1);
    assert!(text.contains("Không theo lớp") && text.contains("Cộng") && text.contains("<v>3000000</v>"), "{text}");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r29_every_sum_is_the_ledgers(#[case] kind: Kind) {
    let budget = Budget::start(kind, 50_000_000).await;
    let ward = &budget.ward;
    let reason = json!({ "pass_warnings_reason": "Đã có chủ trương" });
    let mut drawn = 20_260_701_u64;
    let mut draw = move |bound: u64| {
        drawn = drawn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (drawn >> 33) % bound
    };
    let people = ["chuyenvien", "Lê Minh Đức", "Bùi Văn An"];
    let mut courses = Vec::new();
    for place in 0..4_u64 {
        let monday = 7 + 7 * place;
        let fields = json!({
            "cost": 1_000_000 + draw(30_000_000), "seats": 1 + draw(7),
            "first_day": format!("2026-09-{monday:02}"), "last_day": format!("2026-09-{:02}", monday + 2)
        });
        let course = budget.course_with(fields).await;
        let name = people[usize::try_from(draw(3)).expect("small")];
        let id = ward.endorsed(&course, &[name]).await.remove(0);
        budget.approve(&id, reason.clone()).await.expect(200);
        if draw(2) == 0 {
            ward.act(&ward.coordinator, &id, "withdrawal", json!({ "reason": "Bận" })).await.expect(200);
        }
        courses.push((course, id));
    }
    for _ in 0..12 {
        let (course, nomination) = courses[usize::try_from(draw(4)).expect("small")].clone();
        let mut fields = json!({ "amount": 1 + draw(9_000_000), "overrun_reason": "Đã có chủ trương" });
        match draw(3) {
            0 => fields["course_id"] = json!(course),
            1 => fields["nomination_id"] = json!(nomination),
            _ => {}
        }
        let line = budget.spend(fields).await.expect(201).id();
        if draw(3) == 0 {
            let path = format!("/money-lines/{line}/reversal");
            ward.coordinator.post(&path, json!({ "reason": "Ghi nhầm" })).await.expect(201);
        }
    }
    let lines = budget.lines("").await;
    let sum = |stage: &str| -> i64 {
        lines.iter().filter(|line| line["stage"] == stage).filter_map(|line| line["amount"].as_i64()).sum()
    };
    let released: i64 = lines
        .iter()
        .filter(|line| line["stage"] != "spent" && line["reverses_id"].is_string())
        .filter_map(|line| line["amount"].as_i64())
        .sum();
    let ledger = [sum("planned"), sum("committed"), sum("spent"), -released];
    assert!(ledger.iter().all(|sum| *sum > 0), "{ledger:?}");
    for by in ["course", "unit", "person", "source"] {
        let summary = ward.coordinator.get(&format!("/money/summary?year=2026&by={by}")).await.expect(200).json;
        let names = ["planned", "committed", "spent", "released"];
        let total = names.map(|name| summary["total"][name].as_i64().expect("a sum"));
        let rows = summary["rows"].as_array().expect("rows");
        let added = names.map(|name| rows.iter().filter_map(|row| row[name].as_i64()).sum::<i64>());
        assert_eq!((total, added), (ledger, ledger), "{by}");
    }
    let by_course = |course: &str, stage: &str| -> i64 {
        let of_it = lines.iter().filter(|line| line["course_id"] == *course && line["stage"] == stage);
        of_it.filter_map(|line| line["amount"].as_i64()).sum()
    };
    let elsewhere: i64 =
        lines.iter().filter(|line| line["course_id"].is_null()).filter_map(|line| line["amount"].as_i64()).sum();
    let used: i64 =
        courses.iter().map(|(course, _)| by_course(course, "committed").max(by_course(course, "spent"))).sum();
    assert_eq!(budget.seen().await["available"], 50_000_000 - used - elsewhere);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r42_a_head_sees_what_falls_on_the_own_unit(#[case] kind: Kind) {
    let budget = Budget::start(kind, 50_000_000).await;
    let ward = &budget.ward;
    let course = budget.course(6_000_000, 2).await;
    let nomination = ward.endorsed(&course, &["chuyenvien"]).await.remove(0);
    budget.approve(&nomination, json!({})).await.expect(200);
    let own = ward.head.get("/money-lines").await.expect(200);
    assert_eq!((own.items().len(), &own.items()[0]["stage"]), (1, &json!("committed")));
    let principal = ward.world.person("hieutruong").await;
    assert_eq!(principal.get("/money-lines").await.expect(200).items().len(), 0);
    ward.head.get(&format!("/allocations/{}", budget.allocation)).await.refused(404, "not_found");
    let summary = ward.head.get("/money/summary?year=2026&by=person").await.expect(200).json;
    assert_eq!(summary["total"], json!({ "planned": 0, "committed": 3_000_000, "spent": 0, "released": 0 }));
    let staff = ward.world.person("chuyenvien").await;
    staff.get("/money-lines").await.refused(403, "forbidden");
    ward.head.get("/money/summary?by=person").await.refused(400, "bad_parameter");
}
