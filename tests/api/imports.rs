//! Excel comes in: the ward's sample roster, a corrected copy, files that are none, and absences.

use std::io::{Cursor, Read as _, Write as _};

use reqwest::multipart::{Form, Part};
use rstest::rstest;
use serde_json::{Value, json};
use tests::{Answer, Kind, Person, World};

const SAMPLE: &[u8] = include_bytes!("../../backend/seed/sample-roster.xlsx");
const PEOPLE_OF_THE_WORLD: u64 = 13;

fn form(bytes: &[u8], fields: &[(&'static str, &str)]) -> Form {
    let file = Part::bytes(bytes.to_vec()).file_name("danh-sach.xlsx");
    fields.iter().fold(Form::new().part("file", file), |form, (name, value)| form.text(*name, (*value).to_owned()))
}

async fn preview(person: &Person, bytes: &[u8]) -> Answer {
    person.upload("/staff/import/preview", form(bytes, &[])).await
}

async fn accept(person: &Person, bytes: &[u8], hash: &str) -> Answer {
    person.upload("/staff/import", form(bytes, &[("plan_hash", hash)])).await
}

fn counts(answer: &Answer) -> [u64; 6] {
    ["create", "unchanged", "update", "ask", "left_out", "units_created"]
        .map(|name| answer.json["counts"][name].as_u64().expect("a count"))
}

/// The sample with some of its XML replaced.
fn corrected(changes: &[(&str, &str)]) -> Vec<u8> {
    let mut source = zip::ZipArchive::new(Cursor::new(SAMPLE)).expect("an archive");
    let mut target = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut done = 0;
    for index in 0..source.len() {
        let mut part = source.by_index(index).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).expect("text");
        if name == "xl/worksheets/sheet1.xml" {
            for (before, after) in changes {
                assert_eq!(text.matches(before).count(), 1, "{before}");
                text = text.replace(before, after);
                done += 1;
            }
        }
        target.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        target.write_all(text.as_bytes()).expect("its text");
    }
    assert_eq!(done, changes.len());
    target.finish().expect("an archive").into_inner()
}

fn sheet(rows: &[&[&str]]) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in (0_u32..).zip(rows) {
        for (column, text) in (0_u16..).zip(*cells) {
            sheet.write(row, column, *text).expect("a cell");
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

async fn total(person: &Person, path: &str) -> u64 {
    person.get(path).await.expect(200).json["total"].as_u64().expect("a total")
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r40_the_sample_comes_in_once_and_a_corrected_copy_changes_only_that(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let shown = preview(&coordinator, SAMPLE).await.expect(200);
    assert_eq!(counts(&shown), [101, 0, 0, 0, 0, 0], "all units of the file are shipped");
    assert_eq!(shown.json["issues"], json!([]));
    assert_eq!((&shown.json["sheets"][0]["people"], &shown.json["sheets"][1]["people"]), (&json!(54), &json!(47)));
    let column = &shown.json["sheets"][0]["columns"][2];
    assert_eq!((&column["letters"], &column["meaning"]), (&json!("C"), &json!("male")));
    assert_eq!(total(&coordinator, "/staff?with_total=true").await, PEOPLE_OF_THE_WORLD, "nothing is stored yet");

    accept(&coordinator, SAMPLE, &"0".repeat(64)).await.refused(409, "preview_changed");
    let done = accept(&coordinator, SAMPLE, &shown.text("plan_hash")).await.expect(200);
    assert_eq!(counts(&done), [101, 0, 0, 0, 0, 0]);
    assert_eq!(total(&coordinator, "/staff?with_total=true").await, PEOPLE_OF_THE_WORLD + 101);
    let head = coordinator.get("/staff?q=doan%20thi%20kim%20ngoc").await.expect(200);
    let head = &head.items()[0];
    assert_eq!(
        (&head["birth_date"], &head["gender"], &head["unit_name"], &head["level"], &head["rank_code"]),
        (&json!("1971-04-20"), &json!("female"), &json!("Lãnh đạo UBND phường"), &json!("leading"), &json!("01.003"))
    );

    let again = preview(&coordinator, SAMPLE).await.expect(200);
    assert_eq!(counts(&again), [0, 101, 0, 0, 0, 0]);
    accept(&coordinator, SAMPLE, &shown.text("plan_hash")).await.refused(409, "preview_changed");
    let records = || world.database.read_now(backend::journal::verify).expect("the chain is read").expect("it holds");
    let before = records();
    accept(&coordinator, SAMPLE, &again.text("plan_hash")).await.expect(200);
    assert_eq!(records(), before, "a second import leaves nothing behind");

    world.go_to("2026-07-08");
    let coordinator = world.person("dieuphoi").await;
    let mended = corrected(&[
        ("0761698716", "0761698717"),
        (r#"<c r="N21" s="3" t="inlineStr" />"#, r#"<c r="N21" s="3" t="inlineStr"><is><t>x</t></is></c>"#),
    ]);
    let shown = preview(&coordinator, &mended).await.expect(200);
    assert_eq!(counts(&shown), [0, 99, 2, 0, 0, 0]);
    let changed: Vec<&Value> = shown.json["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .filter(|row| row["action"] == "update")
        .map(|row| &row["changes"])
        .collect();
    assert_eq!(
        changed,
        [
            &json!([{ "field": "phone", "before": "0761698716", "after": "0761698717" }]),
            &json!([{ "field": "meets_requirement", "before": "no", "after": "yes" }]),
        ]
    );
    accept(&coordinator, &mended, &shown.text("plan_hash")).await.expect(200);
    assert_eq!(counts(&preview(&coordinator, &mended).await.expect(200)), [0, 101, 0, 0, 0, 0]);
    let person = coordinator.get("/staff?q=ho%20the%20long").await.expect(200);
    assert_eq!(person.items()[0]["phone"], "0761698717");
    let id = person.items()[0]["id"].as_str().expect("an id").parse().expect("an id");
    let history = world.database.read_now(|connection| backend::journal::records_of(connection, "staff", id));
    let last = history.expect("the record is read").remove(0);
    let payload: Value = serde_json::from_str(&last.payload.expect("a payload")).expect("JSON");
    assert_eq!((&payload["before"]["phone"], &payload["after"]["phone"]), (&json!("0761698716"), &json!("0761698717")));
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r43_another_unit_in_the_file_is_a_transfer_and_new_units_are_made(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let head = ["Họ và tên", "Ngày sinh", "Đơn vị", "Chức vụ", "Tin học", "Đối tượng"];
    let file = sheet(&[
        &head,
        &["Trần Thị Hoà", "19/05/1990", "Đội Quản lý trật tự đô thị", "Đội trưởng", "Cơ bản", "Công chức"],
        &["Lê Văn Nam", "01/02/1991", "Trường Mầm non Hoa Sen", "Giáo viên", "", "Viên chức"],
        &["Nguyễn Thị Lan", "01/02/1991", "Trường Tiểu học Thạch Khôi", "", "", "Người lao động"],
        &["", "01/02/1991", "Trường Tiểu học Thạch Khôi", "", "", ""],
    ]);
    let shown = preview(&coordinator, &file).await.expect(200);
    assert_eq!(counts(&shown), [2, 0, 1, 0, 1, 2]);
    let issue = &shown.json["issues"][0];
    assert_eq!(
        (&issue["cell"], &issue["code"], &issue["severity"]),
        (&json!("A5"), &json!("name_missing"), &json!("error"))
    );
    accept(&coordinator, &file, &shown.text("plan_hash")).await.expect(200);
    assert_eq!(counts(&preview(&coordinator, &file).await.expect(200)), [0, 3, 0, 0, 1, 0]);
    let units = coordinator.get("/units?q=hoa%20sen").await.expect(200);
    assert_eq!(units.items()[0]["kind"], "service_unit");
    let history = coordinator.get(&format!("/staff/{}/assignments", world.staff_id("chuyenvien"))).await.expect(200);
    assert_eq!(history.json[0]["first_day"], "2026-07-01");
    assert_eq!(
        (&history.json[1]["post_title"], &history.json[1]["last_day"]),
        (&json!("Chuyên viên"), &json!("2026-06-30"))
    );
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r40_near_matches_are_asked_and_columns_are_mapped_anew(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    let file = sheet(&[
        &["Họ và tên", "Ngày sinh", "Đơn vị", "Cột lạ"],
        &["Lê Minh Đức", "1988", "Phòng Kinh tế, Hạ tầng và Đô thị", "0912345678"],
    ]);
    let shown = preview(&coordinator, &file).await.expect(200);
    assert_eq!(counts(&shown), [0, 0, 0, 1, 0, 0], "a year alone is no identity");
    let candidate = shown.json["rows"][0]["candidates"][0]["id"].as_str().expect("a candidate").to_owned();
    assert_eq!(candidate, world.staff_id("Lê Minh Đức"));
    let answers = json!([{ "sheet": "Sheet1", "row": 2, "same_as": candidate }]).to_string();
    let choices = json!([{ "sheet": "Sheet1", "column": "D", "meaning": "phone" }]).to_string();
    let fields = [("answers", answers.as_str()), ("choices", choices.as_str())];
    let shown = coordinator.upload("/staff/import/preview", form(&file, &fields)).await.expect(200);
    assert_eq!(counts(&shown), [0, 0, 1, 0, 0, 0]);
    let hash = shown.text("plan_hash");
    let fields = [("answers", answers.as_str()), ("choices", choices.as_str()), ("plan_hash", hash.as_str())];
    coordinator.upload("/staff/import", form(&file, &fields)).await.expect(200);
    let person = coordinator.get(&format!("/staff/{candidate}")).await.expect(200);
    assert_eq!((person.text("phone").as_str(), person.text("birth_date").as_str()), ("0912345678", "1988-05-19"));
    let wrong =
        coordinator.upload("/staff/import/preview", form(&file, &[("choices", "[{}]"), ("colour", "red")])).await;
    let faults = wrong.refused(422, "bad_schema").faults();
    assert!(faults.contains(&("/colour".to_owned(), "unknown_field".to_owned())), "{faults:?}");
    assert!(faults.contains(&("/choices/0/meaning".to_owned(), "required".to_owned())), "{faults:?}");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r40_what_is_no_roster_is_refused(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let coordinator = world.person("dieuphoi").await;
    preview(&coordinator, b"this is no workbook").await.refused(422, "not_a_workbook");
    preview(&coordinator, b"").await.refused(422, "file_empty");
    preview(&coordinator, &vec![0; 20 * 1024 * 1024 + 1]).await.refused(413, "file_too_large");
    let old = sheet(&[
        &["Hä vµ tªn", "Ngµy sinh", "§¬n vÞ"],
        &["NguyÔn V¨n §øc", "01/02/1990", "Phßng V¨n ho¸ - X· héi"],
        &["TrÇn ThÞ Hång", "01/02/1991", "Phßng V¨n ho¸ - X· héi"],
    ]);
    preview(&coordinator, &old).await.refused(422, "legacy_encoding");
    preview(&coordinator, &sheet(&[&["Một", "Hai"], &["1", "2"]])).await.refused(422, "no_table_found");
    let missing = coordinator.upload("/staff/import/preview", Form::new().text("choices", "[]")).await;
    assert_eq!(missing.refused(422, "invalid").faults(), [("/file".to_owned(), "required".to_owned())]);
    coordinator.post("/staff/import/preview", json!({})).await.refused(415, "unsupported_media_type");
    preview(&world.person("truongphong").await, SAMPLE).await.refused(403, "forbidden");
    let template = coordinator.get("/staff/import/template").await.expect(200);
    preview(&coordinator, &template.bytes).await.expect(200);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[actix_web::test]
async fn r40_absences_come_in_from_excel(#[case] kind: Kind) {
    let world = World::start(kind).await;
    let head = world.person("truongphong").await;
    let file = sheet(&[
        &["Họ và tên", "Loại vắng mặt", "Từ ngày", "Đến ngày", "Ghi chú"],
        &["Trần Thị Hoà", "Nghỉ phép", "06/07/2026", "08/07/2026"],
        &["Phạm Dũng", "Đi công tác", "7/7/2026", "7/7/2026"],
        &["Vũ Thuý Nga", "Nghỉ ốm", "07/07/2026", "07/07/2026"],
        &["Bùi Văn An", "Nghỉ mát", "07/07/2026", "07/07/2026"],
    ]);
    let shown = head.upload("/absences/import/preview", form(&file, &[])).await.expect(200);
    assert_eq!(counts(&shown), [2, 0, 0, 0, 1, 0]);
    let issues: Vec<_> =
        shown.json["issues"].as_array().expect("issues").iter().map(|issue| (&issue["cell"], &issue["code"])).collect();
    assert_eq!(
        issues,
        [(&json!("B5"), &json!("absence_kind_unknown")), (&json!("A4"), &json!("person_unknown"))],
        "a head reaches the own unit alone"
    );
    assert_eq!(head.get("/absences").await.expect(200).items().len(), 0);
    let hash = shown.text("plan_hash");
    head.upload("/absences/import", form(&file, &[("plan_hash", &hash)])).await.expect(200);
    assert_eq!(head.get("/absences").await.expect(200).items().len(), 2);
    head.upload("/absences/import", form(&file, &[("plan_hash", &hash)])).await.refused(409, "preview_changed");
    let again = head.upload("/absences/import/preview", form(&file, &[])).await.expect(200);
    assert_eq!(counts(&again), [0, 2, 0, 0, 1, 0]);
    head.get("/absences/import/template").await.expect(200);
}
