//! The traps of real files, one workbook for each.

use std::io::Write;

use chrono::NaiveDate;
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use unicode_normalization::UnicodeNormalization;

use super::*;
use crate::sheets::MAX_FILE_BYTES;
use foundation::kernel::Problem;

const XLSX: &[u8] = include_bytes!("../../../../seed/sample-roster.xlsx");

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 7, 1).expect("a day")
}

fn book(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet().set_name("Danh sách").expect("a name"));
    workbook.save_to_buffer().expect("a workbook")
}

fn table(rows: &[&[&str]]) -> Vec<u8> {
    book(|sheet| {
        for (row, cells) in (0_u32..).zip(rows) {
            for (column, text) in (0_u16..).zip(*cells) {
                if !text.is_empty() {
                    sheet.write(row, column, *text).expect("a cell");
                }
            }
        }
    })
}

fn roster(bytes: &[u8]) -> Roster {
    read(bytes, &[], today()).expect("a roster")
}

fn refused(bytes: &[u8]) -> Problem {
    read(bytes, &[], today()).expect_err("refused")
}

fn issues(roster: &Roster) -> Vec<(&str, IssueCode, Severity)> {
    roster.issues.iter().map(|issue| (issue.cell.as_str(), issue.code, issue.severity)).collect()
}

const HEAD: &[&str] = &["STT", "Họ và tên", "Ngày sinh", "Đơn vị", "Điện thoại", "Ngày tuyển dụng"];

#[test]
fn r40_every_bad_cell_is_named_by_its_address() {
    let roster = roster(&table(&[
        &["DANH SÁCH CÔNG CHỨC"],
        HEAD,
        &["1", "Trần Văn An", "31/02/1980", "Văn phòng", "0912345678", "01/01/2005"],
        &["2", "", "01/02/1980", "Văn phòng", "0912345679"],
        &["3", "Lê Thị Bình", "", "Văn phòng", "0912345670"],
        &["4", "Phạm Văn 3", "01/02/1980", "Văn phòng", "0912345671"],
        &["5", "Vũ Thị Dung", "1981", "Văn phòng", "912345672"],
        &["6", "Đỗ Văn Em", "01/02/2019", "Văn phòng", "không có", "2005"],
        &["7", "Hồ Thị Giang", "01/02/1980", "Văn phòng", "0912345673", "01/01/1990"],
        &["8", "Hồ  thị  GIANG", "1.2.1980", "Văn phòng", "0912345673", "32/13/2000"],
    ]));
    let (error, warning) = (Severity::Error, Severity::Warning);
    assert_eq!(
        issues(&roster),
        [
            ("C3", IssueCode::BirthUnreadable, error),
            ("B4", IssueCode::NameMissing, error),
            ("C5", IssueCode::BirthMissing, error),
            ("B6", IssueCode::NameUnreadable, error),
            ("C7", IssueCode::BirthYearOnly, warning),
            ("E7", IssueCode::PhoneZeroMended, warning),
            ("C8", IssueCode::BirthImplausible, warning),
            ("F8", IssueCode::HiredIncomplete, warning),
            ("F8", IssueCode::HiredImplausible, warning),
            ("E8", IssueCode::PhoneUnreadable, warning),
            ("F9", IssueCode::HiredImplausible, warning),
            ("F10", IssueCode::HiredUnreadable, warning),
            ("B10", IssueCode::PersonTwice, error),
            ("E10", IssueCode::PhoneTwice, warning),
        ]
    );
    assert_eq!(roster.issues[0].value, "31/02/1980");
    assert_eq!(roster.issues[0].sheet, "Danh sách");
    assert_eq!(roster.issues[12].other_cell.as_deref(), Some("Danh sách!B9"));
    let taken: Vec<u32> = roster.people.iter().filter(|person| person.acceptable).map(|person| person.row).collect();
    assert_eq!(taken, [7, 8, 9]);
    let mended = roster.people.iter().find(|person| person.row == 7).expect("row 7");
    assert_eq!((mended.get(Field::BirthDate), mended.get(Field::Phone)), ("1981", "0912345672"));
}

#[test]
fn r40_numbers_and_dates_of_excel_are_read() {
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let roster = roster(&book(|sheet| {
        sheet.write_row(0, 0, HEAD.iter().copied()).expect("a head");
        for (row, name) in (1_u32..).zip(["Trần Văn An", "Lê Văn Bình", "Vũ Văn Chung", "Đỗ Văn Dũng"]) {
            sheet.write(row, 1, name).expect("a name");
            sheet.write(row, 3, "Văn phòng").expect("a unit");
        }
        sheet.write(1, 2, 27_865).expect("a number");
        sheet.write(1, 4, 912_345_678).expect("a number");
        sheet.write_with_format(2, 2, 27_865, &day).expect("a date");
        sheet.write(3, 2, 1976).expect("a year");
        sheet.write_with_format(4, 2, 1976, &day).expect("a year in a cell of dates");
    }));
    let births: Vec<&str> = roster.people.iter().map(|person| person.get(Field::BirthDate)).collect();
    assert_eq!(births, ["1976-04-15", "1976-04-15", "1976", "1976"]);
    assert_eq!(roster.people[0].get(Field::Phone), "0912345678");
}

#[test]
fn r40_formulas_give_the_value_that_excel_stored() {
    let roster = roster(&book(|sheet| {
        sheet.write_row(0, 0, HEAD.iter().copied()).expect("a head");
        let name = rust_xlsxwriter::Formula::new("=PROPER(\"TRẦN VĂN AN\")").set_result("Trần Văn An");
        sheet.write(1, 1, name).expect("a formula");
        sheet.write(1, 2, "15/04/1976").expect("a day");
        sheet.write(1, 3, "Văn phòng").expect("a unit");
    }));
    assert_eq!(roster.people[0].get(Field::Name), "Trần Văn An");
}

#[test]
fn r40_units_in_a_merged_column_and_groups_of_groups() {
    let merged = Format::new();
    let by_column = roster(&book(|sheet| {
        sheet.write_row(0, 0, HEAD.iter().copied()).expect("a head");
        for (row, name) in (1_u32..).zip(["Trần Văn An", "Lê Văn Bình", "Vũ Văn Chung"]) {
            sheet.write(row, 1, name).expect("a name");
            sheet.write(row, 2, "15/04/1976").expect("a day");
        }
        sheet.merge_range(1, 3, 2, 3, "Văn phòng HĐND và UBND", &merged).expect("a merged cell");
        sheet.write(3, 3, "Trạm Y tế").expect("a unit");
    }));
    let units: Vec<&str> = by_column.people.iter().map(|person| person.get(Field::Unit)).collect();
    assert_eq!(units, ["Văn phòng HĐND và UBND", "Văn phòng HĐND và UBND", "Trạm Y tế"]);

    let by_group = roster(&table(&[
        &["TT", "Họ tên", "Năm sinh"],
        &["A", "KHỐI CHÍNH QUYỀN"],
        &["", "I. Văn phòng HĐND và UBND"],
        &["1", "Trần Văn An", "15/04/1976"],
        &["II - Phòng Kinh tế"],
        &["1", "Lê Văn Bình", "15/04/1976"],
        &["", "Cộng: 02 người"],
        &["", "Nguyễn Văn Ký"],
        &["III", "Trạm Y tế"],
        &["1", "Vũ Văn Chung", "15/04/1977"],
        &["", "Tổng số"],
        &["", "NGƯỜI LẬP BIỂU"],
        &["", "Nguyễn Văn Ký"],
    ]));
    let people: Vec<(&str, &str)> =
        by_group.people.iter().map(|person| (person.get(Field::Name), person.get(Field::Unit))).collect();
    assert_eq!(
        people,
        [("Trần Văn An", "Văn phòng HĐND và UBND"), ("Lê Văn Bình", "Phòng Kinh tế"), ("Vũ Văn Chung", "Trạm Y tế"),]
    );
}

#[test]
fn r40_heads_of_two_rows_that_nobody_merged() {
    let roster = roster(&table(&[
        &["DANH SÁCH VIÊN CHỨC TRƯỜNG MẦM NON"],
        &["STT", "Họ và tên", "Ngày sinh", "", "Ngạch", "", "Đơn vị"],
        &["", "", "Nam", "Nữ", "Tên", "Mã số", ""],
        &["1", "2", "3", "4", "5", "6", "7"],
        &["1", "Trần Văn An", "15/04/1976", "", "Giáo viên", "V.07.02.26", "Trường Mầm non"],
        &["2", "Lê Thị Bình", "", "16/04/1976", "Giáo viên", "V.07.02.26", "Trường Mầm non"],
    ]));
    let read: Vec<[&str; 4]> = roster
        .people
        .iter()
        .map(|person| [Field::Name, Field::BirthDate, Field::Gender, Field::RankCode].map(|field| person.get(field)))
        .collect();
    assert_eq!(
        read,
        [["Trần Văn An", "1976-04-15", "male", "V.07.02.26"], ["Lê Thị Bình", "1976-04-16", "female", "V.07.02.26"]]
    );
    assert_eq!(roster.people[0].get(Field::Category), "public_employee");
}

#[test]
fn r42_sensitive_columns_are_left_out_and_the_preview_says_so() {
    let roster = roster(&table(&[
        &["STT", "Họ và tên", "Ngày sinh", "Số CCCD", "Dân tộc", "Tôn giáo", "Hệ số lương", "Đơn vị"],
        &["1", "Trần Văn An", "15/04/1976", "031076000001", "Kinh", "Không", "4,98", "Văn phòng"],
    ]));
    let head = roster.sheets[0].head.as_ref().expect("a head");
    assert_eq!(head.columns_of(Meaning::LeftOut).count(), 4);
    let text = serde_json::to_string(&roster.people).expect("JSON");
    assert!(!text.contains("031076000001") && !text.contains("Kinh") && !text.contains("4,98"));
}

#[test]
fn r40_decomposed_headings_marks_and_lists_of_everybody() {
    let decomposed: Vec<String> = ["Họ và tên", "Ngày sinh", "Đơn vị", "Mã ngạch", "Đáp ứng yêu cầu"]
        .iter()
        .map(|text| text.nfd().collect())
        .collect();
    let head: Vec<&str> = decomposed.iter().map(String::as_str).collect();
    let roster = roster(&table(&[
        &["DANH SÁCH CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC"],
        &head,
        &["TRẦN VĂN AN", "15/04/1976", "Văn phòng", "01.003", "x"],
        &["Lê Thị Bình", "15/04/1977", "Trường Mầm non", "V.07.02.26", "xem lại"],
    ]));
    assert_eq!(
        issues(&roster),
        [("", IssueCode::CategoryUnclear, Severity::Warning), ("E4", IssueCode::MarkUnknown, Severity::Warning)]
    );
    let categories: Vec<&str> = roster.people.iter().map(|person| person.get(Field::Category)).collect();
    assert_eq!(categories, ["civil_servant", "public_employee"]);
    assert_eq!(roster.people[0].get(Field::Name), "Trần Văn An");
}

#[test]
fn r40_hidden_sheets_and_sheets_without_a_table_are_told() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Danh sách").expect("a name");
    sheet.write_row(0, 0, HEAD.iter().copied()).expect("a head");
    sheet.write_row(1, 1, ["Trần Văn An", "15/04/1976", "Văn phòng"]).expect("a row");
    workbook.add_worksheet().set_name("Ghi chép").expect("a name").write(0, 0, "linh tinh").expect("a cell");
    let hidden = workbook.add_worksheet().set_name("Năm cũ").expect("a name").set_hidden(true);
    hidden.write_row(0, 0, HEAD.iter().copied()).expect("a head");
    let roster = roster(&workbook.save_to_buffer().expect("a workbook"));
    let told: Vec<(&str, IssueCode)> = roster.issues.iter().map(|issue| (issue.sheet.as_str(), issue.code)).collect();
    assert_eq!(
        told,
        [
            ("Danh sách", IssueCode::CategoryUnclear),
            ("Ghi chép", IssueCode::NoTable),
            ("Năm cũ", IssueCode::SheetHidden),
        ]
    );
}

#[test]
fn r40_what_is_no_roster_is_refused_with_a_clear_code() {
    assert_eq!(refused(b"").code, Code::FileEmpty);
    assert_eq!(refused(b"Ho va ten;Ngay sinh\n").code, Code::NotAWorkbook);
    assert_eq!(refused(b"PK\x03\x04 cut off").code, Code::NotAWorkbook);
    assert_eq!(refused(&XLSX[..XLSX.len() / 2]).code, Code::NotAWorkbook);
    assert_eq!(refused(&vec![b'P'; MAX_FILE_BYTES + 1]).code, Code::FileTooLarge);
    assert_eq!(refused(&table(&[&["Thực đơn"], &["Phở", "Bún"]])).code, Code::NoTableFound);
    let other_archive = archive(&[("note.txt", b"no workbook")]);
    assert_eq!(refused(&other_archive).code, Code::NotAWorkbook);
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
        writer.write_all(content).expect("content");
    }
    writer.finish().expect("an archive").into_inner()
}

#[test]
fn r40_bombs_are_refused() {
    let zeros = vec![0; 70 * 1024 * 1024];
    let bomb = archive(&[("xl/worksheets/sheet1.xml", &zeros)]);
    assert!(bomb.len() < 1024 * 1024);
    assert_eq!(refused(&bomb).code, Code::WorkbookTooLarge);
    let boast = archive(&[("xl/sharedStrings.xml", br#"<sst uniqueCount="99999999999999"></sst>"#)]);
    assert_eq!(refused(&boast).code, Code::WorkbookTooLarge);
    // Two cells at opposite corners: no grid is laid out between them.
    let corners = book(|sheet| {
        sheet.write(0, 0, "Họ và tên").expect("a cell");
        sheet.write(0, 1, "Ngày sinh").expect("a cell");
        sheet.write(1_048_575, 16_383, "x").expect("a cell");
    });
    assert_eq!(roster(&corners).people.len(), 1);
}

#[test]
fn r40_tcvn3_is_refused_by_name() {
    let problem = refused(&table(&[
        &["Hä vµ tªn", "Ngµy sinh", "§¬n vÞ"],
        &["NguyÔn V¨n §øc", "15/04/1976", "V¨n phßng"],
        &["TrÇn ThÞ Hång", "15/04/1976", "Phßng V¨n ho¸ - X· héi"],
    ]));
    assert_eq!(problem.code, Code::LegacyEncoding);
    assert_eq!(problem.values, [("encoding", "TCVN3 (ABC)".to_owned())]);
}

#[test]
fn r40_ten_thousand_rows_are_read() {
    let bytes = book(|sheet| {
        sheet.write_row(0, 0, HEAD.iter().copied()).expect("a head");
        for row in 1..=10_000_u32 {
            let (day, year) = (row % 28 + 1, 1966 + row / 28 % 38);
            sheet.write(row, 0, row).expect("a number");
            sheet.write(row, 1, format!("Nguyễn Văn {}", word(row))).expect("a name");
            sheet.write(row, 2, format!("{day:02}/05/{year}")).expect("a day");
            sheet.write(row, 3, format!("Phòng số {}", row % 40)).expect("a unit");
            sheet.write(row, 4, format!("09{row:08}")).expect("a telephone");
        }
    });
    let roster = roster(&bytes);
    assert_eq!(roster.people.len(), 10_000);
    assert_eq!(issues(&roster), [("", IssueCode::CategoryUnclear, Severity::Warning)]);
    let plan = plan(&roster.people, &[], &[], &[]);
    assert_eq!(plan.units.len(), 40);
}

/// A name of its own for every number, of letters alone.
fn word(number: u32) -> String {
    let letter = |digit: u32| char::from_digit(digit % 26 + 10, 36).unwrap_or('a');
    ["B", "a"].concat() + &[number, number / 26, number / 676].map(letter).iter().collect::<String>()
}
