//! Past training, one by one and from Excel.

use reqwest::multipart::{Form, Part};
use rstest::rstest;
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};
use tests::{Kind, World};

use crate::afterwards::programme;

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r13_past_training_is_recorded_with_its_certificate_and_owes_nothing(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let body = json!({
        "staff_id": world.staff_id("chuyenvien"), "programme_id": programme("CM-01"),
        "organiser": "Trường Chính trị Tô Hiệu", "first_day": "2024-03-04", "last_day": "2024-05-31", "score": "8",
        "certificate": {
            "kind": "certificate", "number": "CM-24", "issuer": "Trường Chính trị Tô Hiệu", "issued_on": "2024-06-20"
        },
        "papers": "compared"
    });
    let recorded = coordinator.post("/past-trainings", body.clone()).await.expect(201);
    coordinator.post("/past-trainings", body.clone()).await.refused(409, "already_nominated");
    let nomination = coordinator.get(&recorded.header("location").replace("/api/v1", "")).await.expect(200);
    assert_eq!((&nomination.json["way"], &nomination.json["state"]), (&json!("past"), &json!("completed")));
    assert_eq!(nomination.json["purpose"], "post");
    for (day, expected) in [("2024-06-19", "unknown"), ("2024-06-20", "meets")] {
        let standings = coordinator.get(&format!("/standings?day={day}")).await.expect(200);
        assert_eq!(standings.items()[0]["requirements"][0]["standing"], expected, "{day}");
    }
    let own = world.person("chuyenvien").await;
    assert_eq!(own.get("/owed-result-reports").await.expect(200).items().len(), 0);
    assert_eq!(own.get("/awaited-certificates").await.expect(200).items().len(), 0);
    assert_eq!(own.get("/results").await.expect(200).items()[0]["grade"], "good");
    let mut reversed = body.clone();
    reversed["first_day"] = json!("2024-06-01");
    reversed["staff_id"] = json!(programme("CM-01"));
    let faults = coordinator.post("/past-trainings", reversed).await.refused(422, "invalid").faults();
    assert_eq!(
        faults,
        [("/first_day".to_owned(), "after_end".to_owned()), ("/staff_id".to_owned(), "unknown_reference".to_owned())]
    );
    let mut own_paper = body;
    own_paper["staff_id"] = json!(world.staff_id("dieuphoi"));
    coordinator.post("/past-trainings", own_paper.clone()).await.refused(409, "self_decision");
    own.post("/past-trainings", own_paper).await.refused(403, "forbidden");
}

const HEADINGS: [&str; 11] = [
    "Họ và tên",
    "Ngày sinh",
    "Đơn vị",
    "Chương trình",
    "Cơ sở đào tạo",
    "Từ ngày",
    "Đến ngày",
    "Kết quả",
    "Số chứng chỉ",
    "Nơi cấp",
    "Ngày cấp",
];

fn workbook(rows: &[[&str; 11]]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Bồi dưỡng").expect("a name");
    sheet.write(0, 0, "QUÁ TRÌNH ĐÃ BỒI DƯỠNG").expect("a title");
    for (row, cells) in (1_u32..).zip(std::iter::once(&HEADINGS).chain(rows)) {
        for (column, text) in (0_u16..).zip(cells) {
            sheet.write(row, column, *text).expect("a cell");
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

fn form(content: &[u8]) -> Form {
    Form::new().part("file", Part::bytes(content.to_vec()).file_name("boi-duong.xlsx"))
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r40_past_training_comes_in_from_excel_with_each_bad_cell_named(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let school = "Trường Chính trị Tô Hiệu";
    let content = workbook(&[
        [
            "Trần Thị Hòa",
            "19/05/1990",
            "",
            "QLNN-01",
            school,
            "04/03/2024",
            "15/03/2024",
            "8,5",
            "QL-1",
            "",
            "1.4.2024",
        ],
        ["le minh duc", "1988", "", "KN-01", school, "2024-05-06", "2024-05-08", "Giỏi", "", "", ""],
        ["Bùi Văn An", "", "", "XX-99", school, "06/05/2024", "32/05/2024", "Không đạt", "", "", ""],
        ["Ngô Văn Lạ", "", "", "KN-01", school, "06/05/2024", "08/05/2024", "", "", "", ""],
        ["Phạm Dũng", "", "", "KN-01", school, "06/05/2024", "08/05/2024", "Đạt", "QL-1", school, "01/06/2024"],
        ["Phạm Dũng", "", "", "KN-02", school, "06/05/2026", "08/05/2027", "Đạt", "", "", ""],
    ]);
    let preview = coordinator.upload("/past-trainings/import/preview", form(&content)).await.expect(200);
    let issues: Vec<String> = preview.json["issues"]
        .as_array()
        .expect("issues")
        .iter()
        .map(|issue| format!("{} {}", issue["cell"].as_str().unwrap_or(""), issue["code"].as_str().unwrap_or("")))
        .collect();
    assert_eq!(
        issues,
        ["G5 day_unreadable", "H5 outcome_failed", "G8 day_in_future", "A6 person_unknown", "I7 certificate_duplicate"],
        "{}",
        preview.json
    );
    assert_eq!((&preview.json["rows"], preview.json["steps"].as_array().map(Vec::len)), (&json!(6), Some(2)));
    assert_eq!(coordinator.get("/results").await.expect(200).items().len(), 0, "a preview stores nothing");

    let hash = preview.text("plan_hash");
    let import = |hash: &str| form(&content).text("plan_hash", hash.to_owned()).text("papers", "compared");
    let wrong = "0".repeat(64);
    coordinator.upload("/past-trainings/import", import(&wrong)).await.refused(409, "preview_changed");
    let done = coordinator.upload("/past-trainings/import", import(&hash)).await.expect(200);
    assert_eq!(done.json, json!({ "recorded": 2, "already_there": 0, "left_out": 4, "refused": [] }));
    let own = world.person("chuyenvien").await;
    assert_eq!(own.get("/results").await.expect(200).items()[0]["score"], "8,5");
    assert_eq!(own.get("/certificates").await.expect(200).items()[0]["state"], "verified");
    let results = coordinator.get("/results?sort=last_day").await.expect(200);
    let grades: Vec<&Value> = results.items().iter().map(|result| &result["grade"]).collect();
    assert_eq!(grades, ["good", "good"]);

    let again = coordinator.upload("/past-trainings/import/preview", form(&content)).await.expect(200);
    let actions: Vec<&Value> =
        again.json["steps"].as_array().expect("steps").iter().map(|step| &step["action"]).collect();
    assert_eq!(actions, ["already_there", "already_there"]);
    let template = coordinator.get("/past-trainings/template").await.expect(200);
    let empty = coordinator.upload("/past-trainings/import/preview", form(&template.bytes)).await.expect(200);
    assert_eq!((&empty.json["rows"], &empty.json["issues"]), (&json!(0), &json!([])));
    coordinator.upload("/past-trainings/import/preview", form(b"%PDF-1.7")).await.refused(422, "not_a_workbook");
    own.upload("/past-trainings/import/preview", form(&content)).await.refused(403, "forbidden");
}
