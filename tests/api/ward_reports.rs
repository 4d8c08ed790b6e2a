//! Reports of the ward: written, issued, registered, amended.

use reqwest::Method;
use reqwest::multipart::{Form, Part};
use rstest::rstest;
use serde_json::{Value, json};
use tests::{Answer, Kind, Person};

use super::nominations::{ECONOMY, Ward};

fn pdf() -> Form {
    let part = Part::bytes(b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n".to_vec());
    Form::new().part("file", part.file_name("bc.pdf"))
}

async fn guarded(person: &Person, method: Method, path: &str, part: &str, body: Value) -> Answer {
    let etag = person.get(path).await.header("etag");
    let request = person.request(method, &format!("{path}/{part}")).header("if-match", etag);
    person.send(if body.is_null() { request } else { request.json(&body) }).await
}

async fn issue(person: &Person, path: &str) -> Answer {
    guarded(person, Method::POST, path, "issue", Value::Null).await
}

async fn register(person: &Person, path: &str, number: &str, day: &str) -> Answer {
    let body = json!({ "number": number, "signed_on": day });
    guarded(person, Method::PUT, path, "registration", body).await
}

async fn report_difficulty(head: &Person, title: &str) {
    let body = json!({
        "topic": "course", "title": title, "content": "Phòng chỉ còn hai người.", "proposal": "Đề nghị chuyển lớp.",
    });
    let path = format!("/difficulties/{}", head.post("/difficulties", body).await.expect(201).id());
    guarded(head, Method::POST, &path, "report", Value::Null).await.expect(200);
}

fn times(figures: &Value) -> i64 {
    figures["total"]["columns"]["times"].as_i64().unwrap_or_else(|| panic!("no times in {figures}"))
}

/// A ward where two people were sent, on 2026-12-14, and a yearly report that was begun.
async fn begun(kind: Kind) -> (Ward, String, Vec<String>) {
    let ward = Ward::start(kind).await;
    let course = ward.course("own", json!({})).await;
    let ids = ward.endorsed(&course, &["Lê Minh Đức", "Bùi Văn An"]).await;
    for id in &ids {
        ward.act(&ward.deputy_chair, id, "approval", json!({})).await.expect(200);
    }
    let ward = later(ward, "2026-11-20").await;
    let requests = ward.head.get("/unit-report-requests?kind=yearly&year=2026").await.expect(200);
    let begin = json!({ "request_id": requests.items()[0]["id"] });
    let unit_report = format!("/unit-reports/{}", ward.head.post("/unit-reports", begin).await.expect(201).id());
    let text = json!({ "steering": "Đã quán triệt\nKế hoạch 86/KH-UBND.", "directions": "Cử 4 người năm 2027." });
    ward.head.patch(&unit_report, text).await.expect(200);
    guarded(&ward.head, Method::POST, &unit_report, "submission", Value::Null).await.expect(200);
    let ward = later(ward, "2026-12-14").await;
    let body = json!({ "kind": "yearly", "from": "2026-01-01", "to": "2026-12-31" });
    let report = ward.coordinator.post("/ward-reports", body).await.expect(201);
    (ward, format!("/ward-reports/{}", report.id()), ids)
}

async fn later(ward: Ward, day: &str) -> Ward {
    ward.world.go_to(day);
    Ward {
        coordinator: ward.world.person("dieuphoi").await,
        head: ward.world.person("truongphong").await,
        deputy_chair: ward.world.person("phochutich").await,
        ..ward
    }
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r33_the_wards_report_begins_from_the_data_and_from_what_the_units_have_written(#[case] kind: Kind) {
    let (ward, path, _) = begun(kind).await;
    let report = ward.coordinator.get(&path).await.expect(200);
    assert_eq!(report.text("title"), "Báo cáo kết quả bồi dưỡng cán bộ, công chức năm 2026");
    assert_eq!((times(&report.json["figures"]), &report.json["state"]), (2, &json!("draft")));
    let line = format!("- {ECONOMY}: Đã quán triệt Kế hoạch 86/KH-UBND.");
    assert_eq!(report.json["words"]["steering"], line);
    assert_eq!(report.json["words"]["directions"], format!("- {ECONOMY}: Cử 4 người năm 2027."));
    let units = report.json["units"].as_array().expect("units");
    let stands = |name: &str| units.iter().find(|unit| unit["unit_name"] == name).expect("the unit")["state"].clone();
    assert_eq!((stands(ECONOMY), stands("Trường Tiểu học Thạch Khôi")), (json!("submitted"), json!("asked")));
    let told = report.json["told"]["results"].to_string();
    assert!(told.contains("Đã cử 2 lượt người (") && told.contains("gồm 2 người"), "{told}");

    // The figures cannot be written.
    let with_figures = json!({ "figures": {} });
    ward.coordinator.patch(&path, with_figures).await.refused(422, "bad_schema");
    let text = json!({ "results": "Đánh giá chung: hoàn thành.", "addressees": "Sở Nội vụ thành phố Hải Phòng" });
    ward.coordinator.patch(&path, text).await.expect(200);
    // Each figure opens to its names, and so do the targets.
    let names = ward.coordinator.get(&format!("{path}/names?grouping=programme&code=skill")).await.expect(200);
    let listed: Vec<&str> = names.items().iter().filter_map(|name| name["full_name"].as_str()).collect();
    assert_eq!(listed, ["Bùi Văn An", "Lê Minh Đức"]);
    for target in report.json["figures"]["targets"].as_array().expect("targets") {
        let path = format!("{path}/target-names?target_id={}", target["target_id"].as_str().expect("an id"));
        let all = ward.coordinator.get(&path).await.expect(200).items().len();
        let reached = ward.coordinator.get(&format!("{path}&reached=true")).await.expect(200).items().len();
        assert_eq!((json!(reached), json!(all)), (target["reached"].clone(), target["counted"].clone()), "{target}");
    }
    let paper = ward.coordinator.get(&format!("{path}/paper")).await.expect(200).paragraphs();
    let mut rest = paper.iter();
    for words in [
        "ỦY BAN NHÂN DÂN",
        "Số:        /BC-UBND",
        "BÁO CÁO",
        "Kết quả bồi dưỡng cán bộ, công chức năm 2026",
        "I. CÔNG TÁC CHỈ ĐẠO, QUÁN TRIỆT",
        &line,
        "II. KẾT QUẢ THỰC HIỆN",
        "Đánh giá chung: hoàn thành.",
        "V. KIẾN NGHỊ, ĐỀ XUẤT",
        "TM. ỦY BAN NHÂN DÂN",
        "KẾT QUẢ CỬ CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC ĐI BỒI DƯỠNG",
        "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU CỦA KẾ HOẠCH",
        "TÌNH HÌNH BÁO CÁO CỦA CÁC ĐƠN VỊ",
    ] {
        assert!(rest.any(|text| text.starts_with(words)), "no “{words}” in its place: {paper:#?}");
    }
    let sheets = ward.coordinator.get(&format!("{path}/workbook")).await.expect(200).sheet(1);
    assert!(sheets.contains("Kỹ năng bổ trợ") && sheets.contains("CT-05"));

    // Who only reads what is published sees no draft; a head and staff see none at all.
    ward.world.person("sonoivu").await.get(&path).await.refused(404, "not_found");
    assert!(ward.world.person("sonoivu").await.get("/ward-reports").await.expect(200).items().is_empty());
    ward.head.get(&path).await.refused(403, "forbidden");
    ward.world.person("chutich").await.get(&path).await.expect(200);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r33_an_issued_report_is_frozen_and_a_later_one_says_what_has_changed(#[case] kind: Kind) {
    let (ward, path, ids) = begun(kind).await;
    report_difficulty(&ward.head, "Lớp trùng tuần quyết toán").await;
    let lines = async |ward: &Ward, part: &str| {
        let answer = ward.coordinator.get(&format!("{path}/lines?part={part}")).await.expect(200);
        answer.items().iter().map(|line| line["name"].as_str().expect("a name").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(lines(&ward, "difficulties").await, ["Lớp trùng tuần quyết toán"], "a draft has those of now");
    let issued = issue(&ward.coordinator, &path).await.expect(200);
    let sha256 = issued.json["file"]["sha256"].as_str().expect("a hash").to_owned();
    let file = ward.coordinator.get(&format!("{path}/paper")).await.expect(200).bytes;
    issue(&ward.coordinator, &path).await.refused(409, "wrong_state");
    ward.coordinator.patch(&path, json!({ "results": "Khác" })).await.refused(409, "wrong_state");
    ward.coordinator.delete(&path).await.refused(409, "wrong_state");

    // It may be taken back while it has no number; then it is issued again.
    guarded(&ward.coordinator, Method::POST, &path, "withdrawal", Value::Null).await.expect(200);
    assert_eq!(ward.coordinator.get(&path).await.expect(200).json["file"], Value::Null);
    let again = issue(&ward.coordinator, &path).await.expect(200);
    assert_eq!(again.json["file"]["sha256"], sha256, "the same words and figures are the same file");
    register(&ward.coordinator, &path, "215/BC-UBND", "2026-12-15").await.refused(422, "invalid");
    register(&ward.coordinator, &path, "215/BC-UBND", "2026-12-14").await.expect(200);
    guarded(&ward.coordinator, Method::POST, &path, "withdrawal", Value::Null).await.refused(409, "wrong_state");
    ward.coordinator.upload(&format!("{path}/file"), pdf()).await.expect(200);
    register(&ward.coordinator, &path, "216/BC-UBND", "2026-12-14").await.refused(409, "wrong_state");
    let observer = ward.world.person("sonoivu").await;
    assert_eq!(observer.get(&format!("{path}/file")).await.expect(200).header("content-type"), "application/pdf");
    observer.get(&format!("{path}/names")).await.refused(403, "forbidden");

    // Afterwards somebody is taken back: the report stays as it was, in figures, names and file.
    let ward = later(ward, "2027-01-11").await;
    let reason = json!({ "reason": "Bận việc đột xuất" });
    ward.act(&ward.coordinator, &ids[0], "withdrawal", reason).await.expect(200);
    let kept = ward.coordinator.get(&path).await.expect(200);
    assert_eq!((times(&kept.json["figures"]), kept.json["registration"]["number"].as_str()), (2, Some("215/BC-UBND")));
    assert_eq!(ward.coordinator.get(&format!("{path}/names")).await.expect(200).items().len(), 2);
    report_difficulty(&ward.head, "Thiếu kinh phí").await;
    assert_eq!(lines(&ward, "difficulties").await, ["Lớp trùng tuần quyết toán"], "each figure keeps its lines");
    for (part, count) in [("evaluations", 0), ("money", 0), ("needs", 0)] {
        assert_eq!(lines(&ward, part).await.len(), count, "{part}");
    }
    assert_eq!(ward.coordinator.get(&format!("{path}/paper")).await.expect(200).bytes, file);
    let found = ward.coordinator.get(&format!("/ward-reports?sha256={sha256}")).await.expect(200);
    assert_eq!(found.items().iter().map(|row| row["id"].clone()).collect::<Vec<_>>(), [kept.json["id"].clone()]);
    let none = ward.coordinator.get(&format!("/ward-reports?sha256={}", "0".repeat(64))).await.expect(200);
    assert!(none.items().is_empty());

    // The next report says what has changed since, and keeps that too.
    let next = json!({ "kind": "ad_hoc", "from": "2026-01-01", "to": "2027-01-11" });
    let next = format!("/ward-reports/{}", ward.coordinator.post("/ward-reports", next).await.expect(201).id());
    let changes = ward.coordinator.get(&format!("{next}/changes")).await.expect(200);
    assert_eq!(changes.json["since"]["number"], "215/BC-UBND");
    let figures = changes.json["figures"].as_array().expect("figures");
    let total = figures.iter().find(|one| one["heading"] == "Tổng cộng" && one["figure"] == "Lượt người");
    let total = total.unwrap_or_else(|| panic!("{figures:#?}"));
    assert_eq!((&total["before"], &total["after"]), (&json!(2), &json!(1)));
    let names = changes.json["names"].as_array().expect("names");
    assert_eq!(names.iter().map(|name| name["kind"].clone()).collect::<Vec<_>>(), ["removed"]);
    assert_eq!(names[0]["full_name"], "Lê Minh Đức");
    issue(&ward.coordinator, &next).await.expect(200);
    let paper = ward.coordinator.get(&format!("{next}/paper")).await.expect(200).paragraphs();
    assert!(paper.contains(&"SỐ LIỆU THAY ĐỔI SO VỚI BÁO CÁO SỐ 215/BC-UBND".to_owned()), "{paper:#?}");
    assert!(!paper.iter().any(|text| text == "Lê Minh Đức"), "names stay in the product");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r33_what_was_signed_is_replaced_by_a_report_that_is_linked_to_it(#[case] kind: Kind) {
    let (ward, path, _) = begun(kind).await;
    let id = path.trim_start_matches("/ward-reports/").to_owned();
    let replacing = |fields: Value| {
        let mut body = json!({ "kind": "yearly", "from": "2026-01-01", "to": "2026-12-31" });
        for (name, value) in fields.as_object().expect("fields") {
            body[name] = value.clone();
        }
        body
    };
    let faults = |answer: Answer| answer.faults();
    let post = async |body: Value| ward.coordinator.post("/ward-reports", body).await;
    let expected = |pointer: &str, code: &str| vec![(pointer.to_owned(), code.to_owned())];
    let alone = replacing(json!({ "amendment": "replaces" }));
    assert_eq!(faults(post(alone).await), expected("/amends_id", "required"));
    let unsigned = replacing(json!({ "amendment": "replaces", "amends_id": id }));
    assert_eq!(faults(post(unsigned.clone()).await), expected("/amends_id", "wrong_state"));
    let period = json!({ "kind": "ad_hoc", "from": "2025-12-31", "to": "2025-01-01" });
    let two = [expected("/from", "before_plan_period"), expected("/to", "after_end")].concat();
    assert_eq!(faults(post(period).await), two);

    issue(&ward.coordinator, &path).await.expect(200);
    register(&ward.coordinator, &path, "215/BC-UBND", "2026-12-14").await.expect(200);
    let later = format!("/ward-reports/{}", post(unsigned.clone()).await.expect(201).id());
    assert_eq!(ward.coordinator.get(&path).await.expect(200).json["is_ended"], false, "it is not signed yet");
    issue(&ward.coordinator, &later).await.expect(200);
    register(&ward.coordinator, &later, "215/bc - ubnd", "2026-12-14").await.refused(409, "number_taken");
    register(&ward.coordinator, &later, "218/BC-UBND", "2026-12-14").await.expect(200);
    let (ended, new) = (ward.coordinator.get(&path).await.expect(200), ward.coordinator.get(&later).await.expect(200));
    assert_eq!(
        (&ended.json["is_ended"], &ended.json["amended_by"][0]["number"]),
        (&json!(true), &json!("218/BC-UBND"))
    );
    assert_eq!(new.json["amends"]["number"], "215/BC-UBND");
    let paper = ward.coordinator.get(&format!("{later}/paper")).await.expect(200).paragraphs();
    let says = "Báo cáo này thay thế Báo cáo số 215/BC-UBND ngày 14 tháng 12 năm 2026.";
    assert!(paper.iter().any(|text| text.ends_with(says)), "{paper:#?}");
    assert_eq!(faults(post(unsigned).await), expected("/amends_id", "wrong_state"), "it has been replaced already");

    // A draft is taken away, and whoever has read an older revision is told.
    let draft = format!("/ward-reports/{}", post(replacing(json!({}))).await.expect(201).id());
    let stale = ward.coordinator.request(Method::DELETE, &draft).header("if-match", "\"r9\"");
    ward.coordinator.send(stale).await.refused(412, "stale");
    ward.coordinator.delete(&draft).await.expect(204);
    ward.coordinator.get(&draft).await.refused(404, "not_found");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r34_a_units_figures_are_those_that_were_handed_in(#[case] kind: Kind) {
    let (ward, _, ids) = begun(kind).await;
    let listed = ward.head.get("/unit-reports").await.expect(200);
    let path = format!("/unit-reports/{}", listed.items()[0]["id"].as_str().expect("an id"));
    let reason = json!({ "reason": "Bận việc đột xuất" });
    ward.act(&ward.coordinator, &ids[0], "withdrawal", reason).await.expect(200);
    let kept = ward.head.get(&path).await.expect(200);
    assert_eq!((times(&kept.json["figures"]), &kept.json["figures"]["to"]), (2, &json!("2026-11-20")));
    assert_eq!(ward.head.get(&format!("{path}/names?column=people")).await.expect(200).items().len(), 2);
    register(&ward.head, &path, "12/BC-KTHTĐT", "2026-12-14").await.expect(200);
    let registered = ward.head.upload(&format!("{path}/file"), pdf()).await.expect(200);
    assert_eq!(registered.json["registration"]["is_final"], true);
    let paper = ward.head.get(&format!("{path}/paper")).await.expect(200).paragraphs();
    assert!(paper.contains(&"Số: 12/BC-KTHTĐT".to_owned()), "{paper:#?}");

    // What came back is counted anew.
    let reason = json!({ "reason": "Bổ sung số liệu" });
    guarded(&ward.coordinator, Method::POST, &path, "return", reason).await.expect(200);
    let anew = ward.head.get(&path).await.expect(200);
    assert_eq!((times(&anew.json["figures"]), &anew.json["registration"]), (1, &Value::Null));
    assert_eq!(ward.head.get(&format!("{path}/names")).await.expect(200).items().len(), 1);
}
