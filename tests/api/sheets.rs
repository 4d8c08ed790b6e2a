//! Excel out and Excel in.

use std::io::{Cursor, Write as _};

use backend::features::sheets::{self, Workbook};
use reqwest::multipart::{Form, Part};
use rstest::rstest;
use rust_xlsxwriter::Workbook as Writer;
use serde_json::{Value, json};
use tests::{Answer, Kind, Person, World};

use crate::afterwards::{enter, programme, summoned};

/// Lists that only serve to choose from, or whose table goes out under another address.
const NOT_HANDED_OUT: [&str; 6] =
    ["/substitutions/candidates", "/staff-pairs", "/year-plan-items", "/fund-sources", "/standings", "/targets"];

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r40_every_list_goes_out_as_a_workbook(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let (course, nomination) = summoned(&world, ("KN-01", "chuyenvien"), ("2026-06-29", "2026-06-30"), None).await;
    let coordinator = world.person("dieuphoi").await;
    let result = json!({ "nomination_id": nomination, "outcome": "passed", "score": "8,25" });
    assert_eq!(enter(&coordinator, &course, result).await["problem"], Value::Null);
    let admin = world.person("quantri").await;
    let document = world.nobody().get("/api/openapi.json").await.expect(200).json;
    let mut missing = Vec::new();
    let mut seen = 0;
    for (path, item) in document["paths"].as_object().expect("paths") {
        let path = path.trim_start_matches("/api/v1");
        if !item["get"]["x-list"].is_array() || path.ends_with("/workbook") || path.contains('{') {
            continue;
        }
        if NOT_HANDED_OUT.contains(&path) || path == "/cohort-departures" {
            continue;
        }
        if document["paths"][format!("/api/v1{path}/workbook")].is_null() {
            missing.push(path.to_owned());
            continue;
        }
        let mut answer = coordinator.get(&format!("{path}/workbook")).await;
        if answer.status == 403 {
            answer = admin.get(&format!("{path}/workbook")).await;
        }
        let answer = answer.expect(200);
        assert!(answer.header("content-disposition").contains(".xlsx"), "{path}");
        let sheet = answer.sheet(1);
        assert!(sheet.contains("state=\"frozen\"") && sheet.contains("fitToHeight=\"0\"") && sheet.contains("<cols>"));
        let book = sheets::read(&answer.bytes).unwrap_or_else(|problem| panic!("{path}: {problem:?}"));
        let head = book.sheets[0].row(2).count();
        assert!(head > 2, "{path}: the head stands in the third row");
        let rows = book.sheets[0].rows().into_iter().filter(|row| *row > 2).count();
        let listed = coordinator.get(&format!("{path}?limit=200&with_total=true")).await;
        if listed.status == 200 {
            assert_eq!(listed.json["total"], json!(rows), "{path}");
            seen += rows;
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
    assert!(seen > 100, "{seen} rows");
    let few = coordinator.get("/nominations/workbook?q=hoa&sort=-name").await.expect(200).sheet(1);
    assert!(few.contains("Trần Thị Hoà") && few.contains("Phòng Kinh tế, Hạ tầng và Đô thị"), "{few}");
    let none = coordinator.get("/nominations/workbook?q=khongcoai").await.expect(200).sheet(1);
    assert!(!none.contains("Trần Thị Hoà"));
    let results = coordinator.get("/results/workbook").await.expect(200);
    assert!(results.sheet(1).contains("<v>8.25</v>"), "figures are figures: {}", results.sheet(1));
    let day = sheets::read(&results.bytes).expect("it reads").sheets[0].own(3, 3).cloned();
    assert_eq!(day, chrono::NaiveDate::from_ymd_opt(2026, 6, 30).map(sheets::Cell::Day), "days are days");
}

/// The columns of a list's workbook.
fn columns(answer: &Answer) -> usize {
    sheets::read(&answer.bytes).expect("it reads").sheets[0].row(2).count()
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r40_columns_hidden_on_the_page_stay_out_of_its_workbook(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let admin = world.person("quantri").await;
    let whole = coordinator.get("/staff/workbook").await.expect(200);
    assert!(whole.sheet(1).contains("Ngày sinh"));
    let narrow = coordinator.get("/staff/workbook?hidden=birth,unit").await.expect(200);
    assert!(!narrow.sheet(1).contains("Ngày sinh") && narrow.sheet(1).contains("Trần Thị Hoà"));
    assert_eq!(columns(&whole) - columns(&narrow), 2);
    let courses = coordinator.get("/courses/workbook?hidden=days").await.expect(200).sheet(1);
    assert!(!courses.contains("Từ ngày") && !courses.contains("Đến ngày"), "one column of the page, two of the sheet");

    let unknown = coordinator.get("/staff/workbook?hidden=birth,shoes&limit=0").await.refused(400, "bad_parameter");
    let faults = unknown.json["errors"].as_array().expect("faults");
    let named: Vec<_> =
        faults.iter().map(|fault| (fault["pointer"].as_str(), fault["data"]["name"].as_str())).collect();
    assert_eq!(named, [(Some("/query/limit"), None), (Some("/query/hidden"), Some("shoes"))]);
    let list = coordinator.get("/staff?hidden=birth").await.refused(400, "bad_parameter");
    assert_eq!(list.json["errors"][0]["code"], "unknown_parameter", "a list that is no file hides nothing");

    // Every list that goes out knows it, by the names that the description tells.
    let document = world.nobody().get("/api/openapi.json").await.expect(200).json;
    let mut seen = 0;
    for (path, item) in document["paths"].as_object().expect("paths") {
        let path = path.trim_start_matches("/api/v1");
        if !item["get"]["x-list"].is_array() || !path.ends_with("/workbook") || path.contains('{') {
            continue;
        }
        // Its layout says which columns go out.
        if path == "/superior-data/workbook" {
            continue;
        }
        let parameters = item["get"]["parameters"].as_array().expect("parameters");
        let hidden =
            parameters.iter().find(|parameter| parameter["name"] == "hidden").unwrap_or_else(|| panic!("{path}"));
        let names = hidden["schema"]["items"]["enum"].as_array().expect("names");
        let names: Vec<&str> = names.iter().filter_map(Value::as_str).collect();
        let mut person = &coordinator;
        if person.get(path).await.status == 403 {
            person = &admin;
        }
        let whole = person.get(path).await.expect(200);
        let first = person.get(&format!("{path}?hidden={}", names[1..].join(","))).await.expect(200);
        assert!(columns(&first) >= 1 && columns(&first) < columns(&whole), "{path}");
        person.get(&format!("{path}?hidden={}", names.join(","))).await.refused(400, "bad_parameter");
        seen += 1;
    }
    assert!(seen > 30, "{seen} lists");
}

/// A workbook of one sheet; the rows begin in the second.
fn book(rows: &[&[&str]]) -> Vec<u8> {
    let mut writer = Writer::new();
    let sheet = writer.add_worksheet().set_name("Danh sách").expect("a name");
    sheet.write(0, 0, "DANH SÁCH CỦA LỚP").expect("a title");
    for (row, cells) in (1_u32..).zip(rows) {
        for (column, text) in (0_u16..).zip(*cells) {
            sheet.write(row, column, *text).expect("a cell");
        }
    }
    writer.save_to_buffer().expect("a workbook")
}

fn form(content: &[u8]) -> Form {
    Form::new().part("file", Part::bytes(content.to_vec()).file_name("danh-sach.xlsx"))
}

async fn preview(person: &Person, path: &str, content: &[u8]) -> Answer {
    person.upload(&format!("{path}/import/preview"), form(content)).await
}

async fn import(person: &Person, path: &str, content: &[u8], hash: &str) -> Answer {
    person.upload(&format!("{path}/import"), form(content).text("plan_hash", hash.to_owned())).await
}

/// Each cell to look at, with its code.
fn issues(preview: &Answer) -> Vec<String> {
    let issues = preview.json["issues"].as_array().expect("issues").iter();
    issues
        .map(|issue| format!("{} {}", issue["cell"].as_str().unwrap_or(""), issue["code"].as_str().unwrap_or("")))
        .collect()
}

/// What would be done with each row.
fn steps(preview: &Answer) -> Vec<String> {
    let steps = preview.json["steps"].as_array().expect("steps").iter();
    steps
        .map(|step| {
            let text = |name: &str| step[name].as_str().unwrap_or_default().to_owned();
            format!("{} {} {}: {}", step["row"], text("action"), text("full_name"), text("words"))
        })
        .collect()
}

/// A course with two sessions, to which a superior's letter has summoned people.
async fn course(world: &World) -> String {
    let coordinator = world.person("dieuphoi").await;
    let letter = json!({
        "number": "12/SNV", "issued_on": "2026-06-25", "issuer": "Sở Nội vụ", "subject": "Triệu tập bồi dưỡng"
    });
    let letter = coordinator.post("/official-letters", letter).await.expect(201).id();
    let body = json!({
        "programme_id": programme("KN-01"), "organiser": "Trường Chính trị Tô Hiệu", "origin": "summoned",
        "mode": "in_person", "letter_id": letter, "first_day": "2026-07-13", "last_day": "2026-07-15",
        "sessions": [
            { "day": "2026-07-13", "starts": "08:00", "ends": "11:30" },
            { "day": "2026-07-15", "starts": "13:30", "ends": "17:00" }
        ]
    });
    coordinator.post("/courses", body).await.expect(201).id()
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r40_names_attendance_results_and_certificates_of_a_course_come_in_from_excel(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let course = course(&world).await;
    let of = |what: &str| format!("/courses/{course}/{what}");

    let names = book(&[
        &["STT", "Cách cử", "Họ và tên", "Năm sinh", "Người đảm nhận thay"],
        &["1", "", "Trần Thị Hòa", "19/05/1990", "Bùi Văn An"],
        &["2", "Ghi nhận", "le minh duc", "1988", ""],
        &["3", "", "Ngô Văn Lạ", "", ""],
        &["4", "", "Trần Thị Hoà", "", ""],
        &["5", "Bay", "Phạm Dũng", "1985", "Không Ai"],
    ]);
    let shown = preview(&coordinator, &of("nominations"), &names).await.expect(200);
    assert_eq!(
        issues(&shown),
        ["C5 person_unknown", "C6 row_twice", "B7 not_in_list", "E7 person_unknown"],
        "{}",
        shown.json
    );
    let named = ["3 record Trần Thị Hoà: Ghi nhận", "4 record Lê Minh Đức: Ghi nhận"];
    assert_eq!((steps(&shown), &shown.json["rows"]), (named.map(str::to_owned).to_vec(), &json!(5)));
    let listed = coordinator.get(&format!("/nominations?course_id={course}")).await.expect(200);
    assert_eq!(listed.items().len(), 0, "a preview stores nothing");
    let wrong = "0".repeat(64);
    import(&coordinator, &of("nominations"), &names, &wrong).await.refused(409, "preview_changed");
    let done = import(&coordinator, &of("nominations"), &names, &shown.text("plan_hash")).await.expect(200);
    assert_eq!(done.json, json!({ "recorded": 2, "already_there": 0, "left_out": 3 }));
    import(&coordinator, &of("nominations"), &names, &shown.text("plan_hash")).await.refused(409, "preview_changed");
    let again = preview(&coordinator, &of("nominations"), &names).await.expect(200);
    assert_eq!(steps(&again), named.map(|step| step.replace("record", "already_there")));

    let early = book(&[&["Họ và tên", "Kết quả"], &["Lê Minh Đức", "Đạt"]]);
    let early = preview(&coordinator, &of("results"), &early).await.expect(200);
    assert_eq!(issues(&early), ["B3 result_before_end"], "the rules themselves are asked");

    world.go_to("2026-07-14");
    let coordinator = world.person("dieuphoi").await;
    let template = coordinator.get(&of("attendance/import/template")).await.expect(200);
    let sheet = template.sheet(1);
    assert!(sheet.contains("dataValidation") && sheet.contains("13/07/2026 08:00") && sheet.contains("Lê Minh Đức"));
    let attended = book(&[
        &["15/07/2026 13:30", "13/07/2026 08:00", "Họ tên"],
        &["", "Có mặt", "Trần Thị Hoà"],
        &["Có mặt", "đi muộn", "Lê Minh Đức"],
        &["", "có lẽ", "Phạm Dũng"],
    ]);
    let shown = preview(&coordinator, &of("attendance"), &attended).await.expect(200);
    assert_eq!(issues(&shown), ["C5 person_unknown", "A4 attendance_in_future"]);
    assert_eq!(
        steps(&shown),
        ["3 record Trần Thị Hoà: 13/07/2026 08:00: Có mặt", "4 record Lê Minh Đức: 13/07/2026 08:00: Đi muộn"]
    );
    let done = import(&coordinator, &of("attendance"), &attended, &shown.text("plan_hash")).await.expect(200);
    assert_eq!(done.json["recorded"], 2);
    let grid = coordinator.get(&of("attendance")).await.expect(200);
    assert_eq!(grid.json["participants"][0]["marks"][0]["mark"], "late", "{}", grid.json);

    world.go_to("2026-07-20");
    let coordinator = world.person("dieuphoi").await;
    let marks = book(&[
        &["Điểm", "Kết quả", "Họ và tên", "Ghi chú"],
        &["8,25", "Đạt", "Trần Thị Hoà", "=1+1"],
        &["11", "Hay", "Lê Minh Đức", ""],
        &["", "", "Bùi Văn An", ""],
    ]);
    let shown = preview(&coordinator, &of("results"), &marks).await.expect(200);
    assert_eq!(issues(&shown), ["B4 not_in_list", "A4 score_unreadable"]);
    assert_eq!(
        (steps(&shown), &shown.json["rows"]),
        (vec!["3 record Trần Thị Hoà: Đạt, điểm 8,25".to_owned()], &json!(2))
    );
    let request = coordinator.request(reqwest::Method::POST, &of("results/import/preview"));
    let english = coordinator.send(request.header("accept-language", "en").multipart(form(&marks))).await.expect(200);
    assert_eq!(english.json["issues"][1]["message"], "This is not a score (0 to 10, such as 8.25).");
    let marked = coordinator.upload(&of("results/import/preview/workbook"), form(&marks)).await.expect(200);
    assert_same_values(&marks, &marked.bytes);
    let comments = part(&marked.bytes, "xl/comments1.xml");
    assert!(comments.contains("ref=\"A4\"") && comments.contains("Điểm không đọc được"), "{comments}");
    let same = preview(&coordinator, &of("results"), &marked.bytes).await.expect(200);
    assert_eq!((issues(&same), steps(&same)), (issues(&shown), steps(&shown)), "what comes back can be sent again");
    import(&coordinator, &of("results"), &marks, &shown.text("plan_hash")).await.expect(200);
    let results = coordinator.get(&format!("/results?course_id={course}")).await.expect(200);
    assert_eq!((&results.items()[0]["score"], &results.items()[0]["note"]), (&json!("8,25"), &json!("=1+1")));
    let filled = coordinator.get(&of("results/import/template")).await.expect(200);
    let again = preview(&coordinator, &of("results"), &filled.bytes).await.expect(200);
    assert_eq!(steps(&again), ["6 already_there Trần Thị Hoà: Đạt, điểm 8,25"], "{}", again.json);

    let papers = book(&[
        &["Họ và tên", "Số", "Nơi cấp", "Ngày cấp"],
        &["Trần Thị Hoà", "KN-7", "Trường Chính trị Tô Hiệu", "18/07/2026"],
        &["Lê Minh Đức", "KN-7", "Trường Chính trị Tô Hiệu", "10/07/2026"],
        &["Lê Minh Đức", "KN-8", "", "32/07/2026"],
    ]);
    let shown = preview(&coordinator, &of("certificates"), &papers).await.expect(200);
    assert_eq!(issues(&shown), ["C5 cell_missing", "D5 cell_not_a_day", "D4 certificate_before_end"], "{}", shown.json);
    import(&coordinator, &of("certificates"), &papers, &shown.text("plan_hash")).await.expect(200);
    let certificates = coordinator.get("/certificates").await.expect(200);
    assert_eq!((certificates.items().len(), &certificates.items()[0]["state"]), (1, &json!("uploaded")));
    let again = preview(&coordinator, &of("certificates"), &papers).await.expect(200);
    assert!(steps(&again)[0].starts_with("3 already_there Trần Thị Hoà: Chứng chỉ, KN-7"), "{:?}", steps(&again));
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r40_a_head_names_own_people_from_excel_and_nobody_else(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let course = course(&world).await;
    let path = format!("/courses/{course}/nominations");
    let head = world.person("truongphong").await;
    let template = head.get(&format!("{path}/import/template")).await.expect(200);
    let offered = template.sheet(2);
    assert!(offered.contains("Bùi Văn An") && !offered.contains("Vũ Thuý Nga"), "{offered}");
    let empty = preview(&head, &path, &template.bytes).await.expect(200);
    assert_eq!((&empty.json["rows"], &empty.json["issues"]), (&json!(0), &json!([])));
    let foreign = book(&[&["Họ và tên"], &["Vũ Thuý Nga"]]);
    assert_eq!(issues(&preview(&head, &path, &foreign).await.expect(200)), ["A3 person_unknown"]);
    for what in ["attendance", "results", "certificates"] {
        preview(&head, &format!("/courses/{course}/{what}"), &foreign).await.refused(403, "forbidden");
    }
    world.person("chuyenvien").await.get(&format!("{path}/import/template")).await.refused(403, "forbidden");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r40_what_of_a_file_is_not_read_is_said_and_a_missing_column_is_refused_by_name(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let course = course(&world).await;
    let path = format!("/courses/{course}/certificates");
    let missing = book(&[&["Họ và tên", "Ngày cấp"], &["Trần Thị Hoà", "18/07/2026"]]);
    let refused = preview(&coordinator, &path, &missing).await.refused(422, "columns_missing");
    assert_eq!(
        refused.json["detail"], "Trang tính “Danh sách” thiếu cột bắt buộc: Số chứng chỉ, Nơi cấp.",
        "{}",
        refused.json
    );
    preview(&coordinator, &path, &book(&[&["Tên gọi"], &["Á"]])).await.refused(422, "no_table_found");
    preview(&coordinator, &path, b"%PDF-1.7").await.refused(422, "not_a_workbook");

    let mut writer = Writer::new();
    let sheet = writer.add_worksheet().set_name("Danh sách").expect("a name");
    for (column, text) in (0_u16..).zip(["Họ và tên", "Kết quả", "Ghi chú"]) {
        sheet.write(0, column, text).expect("a cell");
    }
    sheet.write_formula(1, 0, rust_xlsxwriter::Formula::new("A1&\"\"").set_result("Trần Thị Hoà")).expect("a formula");
    sheet.write_url(1, 2, "https://example.org/").expect("a link");
    let plain = writer.save_to_buffer().expect("a workbook");
    let shown = preview(&coordinator, &format!("/courses/{course}/results"), &with_macros(&plain)).await.expect(200);
    let codes: Vec<&Value> =
        shown.json["remarks"].as_array().expect("remarks").iter().map(|one| &one["code"]).collect();
    assert_eq!(codes, ["macros", "formulas", "links"]);
    assert_eq!(shown.json["remarks"][0]["message"], "Tệp có macro: đã bỏ qua, không chạy.");
    for path in ["/staff", "/absences", "/past-trainings"] {
        let answer = preview(&coordinator, path, &with_macros(&roster())).await.expect(200);
        assert_eq!(answer.json["remarks"][0]["code"], "macros", "{path}");
        let marked = coordinator.upload(&format!("{path}/import/preview/workbook"), form(&roster())).await.expect(200);
        assert_same_values(&roster(), &marked.bytes);
    }
}

/// A table in which the imports of roster, absences and past training each find their columns.
fn roster() -> Vec<u8> {
    book(&[
        &["Họ và tên", "Ngày sinh", "Đơn vị", "Loại vắng mặt", "Từ ngày", "Đến ngày", "Chương trình", "Cơ sở đào tạo"],
        &["Trần Thị Hoà", "19/05/1990", "Văn phòng", "Nghỉ phép", "06/07/2026", "32/07/2026", "KN-01", "=TRƯỜNG"],
    ])
}

/// The same workbook with a part as macros have it.
fn with_macros(content: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new_append(Cursor::new(content.to_vec())).expect("an archive");
    archive.start_file("xl/vbaProject.bin", zip::write::SimpleFileOptions::default()).expect("a part");
    archive.write_all(b"Sub Auto_Open()").expect("written");
    archive.finish().expect("an archive").into_inner()
}

fn part(content: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(content)).expect("an archive");
    std::io::read_to_string(archive.by_name(name).expect(name)).expect("text")
}

/// All values and columns of one are in the other, and no formula.
#[track_caller]
fn assert_same_values(sent: &[u8], answered: &[u8]) {
    let read = |content: &[u8]| -> Workbook { sheets::read(content).expect("it reads") };
    let (sent, answered) = (read(sent), read(answered));
    assert!(answered.remarks.is_empty(), "{:?}", answered.remarks);
    for sheet in &sent.sheets {
        let other = answered.sheets.iter().find(|other| other.name == sheet.name).expect("its sheet");
        for row in sheet.rows() {
            for (column, cell) in sheet.row(row) {
                assert_eq!(other.own(row, column), Some(cell), "{}", sheets::address(row, column));
            }
        }
    }
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r23_the_superiors_sheet_has_the_coordinators_columns_and_many_are_marked_at_once(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let (course, nomination) = summoned(&world, ("KN-01", "chuyenvien"), ("2026-06-29", "2026-06-30"), None).await;
    let coordinator = world.person("dieuphoi").await;
    let result = json!({ "nomination_id": nomination, "outcome": "passed", "score": "8,25" });
    assert_eq!(enter(&coordinator, &course, result).await["problem"], Value::Null);
    let layout = coordinator.get("/superior-data/layout").await.expect(200);
    assert_eq!((layout.json["columns"].as_array().map(Vec::len), &layout.json["revision"]), (Some(23), &json!(0)));
    let columns = json!([
        { "column": "score", "heading": "Điểm số" },
        { "column": "full_name", "heading": "=Học viên" },
        { "column": "last_day", "heading": "Kết thúc" }
    ]);
    let twice = json!({ "columns": [columns[0], columns[1], columns[0]] });
    let refused = coordinator.put("/superior-data/layout", twice).await.refused(422, "invalid");
    assert_eq!(refused.faults(), [("/columns/2/column".to_owned(), "duplicate".to_owned())]);
    let set = coordinator.put("/superior-data/layout", json!({ "columns": columns })).await.expect(200);
    assert_eq!((&set.json["columns"], &set.json["revision"]), (&columns, &json!(1)));
    let stale = coordinator.request(reqwest::Method::PUT, "/superior-data/layout").header("if-match", "\"r0\"");
    coordinator.send(stale.json(&json!({ "columns": columns }))).await.refused(412, "stale");

    let book = coordinator.get(&format!("/superior-data/workbook?course_id={course}&marked=false")).await.expect(200);
    let read = sheets::read(&book.bytes).expect("it reads");
    let row = |row: u32| -> Vec<String> { read.sheets[0].row(row).map(|(_, cell)| cell.shown()).collect() };
    assert_eq!(row(2), ["Điểm số", "=Học viên", "Kết thúc"]);
    assert_eq!(row(3), ["8.25", "Trần Thị Hoà", "30/06/2026"]);

    let body = json!({
        "nomination_ids": [nomination, course], "marked_on": "2026-07-01", "evidence": "Đã nhập, mã BD-0123"
    });
    let early = coordinator.post("/superior-data/marks", body.clone()).await.expect(200);
    let codes: Vec<&Value> = early.items().iter().map(|item| &item["problem"]["code"]).collect();
    assert_eq!(codes, ["nothing_reported", "invalid"]);
    let own = world.person("chuyenvien").await;
    let report = json!({
        "nomination_id": nomination, "learnt": "Kỹ năng soạn thảo văn bản.", "link_to_post": "Dùng hằng ngày.",
        "plan_to_apply": "Áp dụng từ tháng 7.", "proposals": "Không."
    });
    let report = own.post("/result-reports", report).await.expect(201).id();
    crate::afterwards::act(&own, &format!("/result-reports/{report}"), "/submission", json!({})).await.expect(200);
    let marked = coordinator.post("/superior-data/marks", body).await.expect(200);
    assert_eq!((&marked.items()[0]["done"], &marked.items()[1]["done"]), (&json!(true), &json!(false)));
    let listed = coordinator.get("/superior-data?marked=true").await.expect(200);
    assert_eq!(
        (&listed.items()[0]["marked_on"], &listed.items()[0]["evidence"]),
        (&json!("2026-07-01"), &json!("Đã nhập, mã BD-0123"))
    );
    assert!(coordinator.get("/superior-data?marked=false").await.expect(200).items().is_empty());
    world.person("truongphong").await.get("/superior-data").await.refused(403, "forbidden");
}
