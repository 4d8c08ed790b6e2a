//! The figures of reports, and the names behind them.

use rstest::rstest;
use serde_json::{Value, json};
use tests::{Answer, Kind};

use super::nominations::{ECONOMY, Ward};

const YEAR: &str = "from=2026-01-01&to=2026-12-31";

fn of(counts: &Value, column: &str) -> i64 {
    counts["columns"][column].as_i64().unwrap_or_else(|| panic!("no {column} in {counts}"))
}

/// The rows of a table: code and times.
fn rows(figures: &Answer, grouping: &str) -> Vec<(String, i64)> {
    let tables = figures.json["tables"].as_array().expect("tables");
    let table = tables.iter().find(|table| table["grouping"] == grouping).expect("the table");
    let rows = table["rows"].as_array().expect("rows").iter();
    rows.map(|row| (row["code"].as_str().expect("a code").to_owned(), of(&row["counts"], "times"))).collect()
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r33_times_and_people_are_counted_and_every_count_opens_to_its_names(#[case] kind: Kind) {
    let ward = Ward::start(kind).await;
    let first = ward.course("own", json!({})).await;
    let second = ward.course("own", json!({ "first_day": "2026-09-07", "last_day": "2026-09-09" })).await;
    for (course, names) in [(&first, &["Lê Minh Đức", "Bùi Văn An"][..]), (&second, &["Lê Minh Đức"][..])] {
        for id in ward.endorsed(course, names).await {
            ward.act(&ward.deputy_chair, &id, "approval", json!({})).await.expect(200);
        }
    }
    // Only proposed: nobody has been sent.
    let third = ward.course("own", json!({ "first_day": "2026-10-05", "last_day": "2026-10-07" })).await;
    ward.endorsed(&third, &["Bùi Văn An"]).await;

    let figures = ward.coordinator.get(&format!("/report-figures?{YEAR}")).await.expect(200);
    let total = &figures.json["total"];
    assert_eq!((of(total, "times"), of(total, "people"), of(total, "completed")), (3, 2, 0), "{total}");
    assert_eq!(total["courses"], 2);
    assert_eq!(rows(&figures, "programme"), [("skill".to_owned(), 3)]);
    assert_eq!(rows(&figures, "person"), [("specialist_civil_servant".to_owned(), 3)]);
    let unit = ward.world.unit(ECONOMY).await;
    assert_eq!(rows(&figures, "unit"), [(unit.clone(), 3)]);

    let path = format!("/report-figures/names?{YEAR}&grouping=programme&code=skill&column=times");
    let names = ward.coordinator.get(&path).await.expect(200);
    let listed: Vec<&str> = names.items().iter().filter_map(|name| name["full_name"].as_str()).collect();
    assert_eq!(listed, ["Bùi Văn An", "Lê Minh Đức", "Lê Minh Đức"], "by given name, once for each time");
    for (query, expected) in [("code=sector&grouping=programme", 0), ("column=completed", 0), ("column=people", 3)] {
        let names = ward.coordinator.get(&format!("/report-figures/names?{YEAR}&{query}")).await.expect(200);
        assert_eq!(names.items().len(), expected, "{query}");
    }
    let before = ward.coordinator.get("/report-figures?from=2026-01-01&to=2026-06-30").await.expect(200);
    assert_eq!(of(&before.json["total"], "times"), 0, "nobody had been admitted before July");

    let sheet = ward.coordinator.get(&format!("/report-figures/workbook?{YEAR}")).await.expect(200).sheet(1);
    assert!(sheet.contains("Kỹ năng bổ trợ") && sheet.contains("Tổng cộng"));

    let id = ward.coordinator.get(&format!("/nominations?course_id={second}")).await.expect(200);
    let id = id.items()[0]["id"].as_str().expect("an id").to_owned();
    ward.act(&ward.coordinator, &id, "withdrawal", json!({ "reason": "Bận việc đột xuất" })).await.expect(200);
    let after = ward.coordinator.get(&format!("/report-figures?{YEAR}")).await.expect(200);
    assert_eq!(of(&after.json["total"], "times"), 2, "who was taken back was not sent");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r34_a_head_sees_the_figures_of_the_own_unit_and_finds_them_on_the_report(#[case] kind: Kind) {
    let ward = Ward::start(kind).await;
    let course = ward.course("own", json!({})).await;
    for id in ward.endorsed(&course, &["Lê Minh Đức"]).await {
        ward.act(&ward.deputy_chair, &id, "approval", json!({})).await.expect(200);
    }
    let own = ward.head.get(&format!("/report-figures?{YEAR}")).await.expect(200);
    assert_eq!((own.text("unit_name").as_str(), of(&own.json["total"], "times")), (ECONOMY, 1));
    let school = ward.world.person("hieutruong").await;
    let none = school.get(&format!("/report-figures?{YEAR}")).await.expect(200);
    assert_eq!(of(&none.json["total"], "times"), 0);
    let unit = ward.world.unit(ECONOMY).await;
    school.get(&format!("/report-figures?{YEAR}&unit_id={unit}")).await.refused(422, "invalid");
    school.get(&format!("/report-figures/names?{YEAR}&unit_id={unit}")).await.refused(422, "invalid");
    ward.world.person("chuyenvien").await.get(&format!("/report-figures?{YEAR}")).await.refused(403, "forbidden");
    ward.head.get("/report-figures?from=2026-12-31&to=2026-01-01").await.refused(422, "invalid");

    ward.world.go_to("2026-11-20");
    let head = ward.world.person("truongphong").await;
    let requests = head.get("/unit-report-requests?kind=yearly&year=2026").await.expect(200);
    let request = requests.items()[0]["id"].clone();
    let report = head.post("/unit-reports", json!({ "request_id": request })).await.expect(201);
    let paragraphs = head.get(&format!("/unit-reports/{}/paper", report.id())).await.expect(200).paragraphs();
    for words in ["Phụ lục I", "Kỹ năng bổ trợ", "Công chức chuyên môn", "Tổng cộng"] {
        assert!(paragraphs.iter().any(|text| text == words), "{words}: {paragraphs:#?}");
    }
    assert!(paragraphs.iter().any(|text| text.starts_with("Số liệu từ ngày 01/01/2026 đến ngày 20/11/2026.")));
}
