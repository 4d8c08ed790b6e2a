//! The reader against the ward's sample roster (`seed/sample-roster.xlsx`; the people are invented).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use unicode_normalization::is_nfc;

use super::*;

const XLSX: &[u8] = include_bytes!("../../../../seed/sample-roster.xlsx");
const XLS: &[u8] = include_bytes!("../../../../seed/sample-roster.xls");
const OFFICES: &str = "CBCC phường";
const SERVICES: &str = "Đơn vị sự nghiệp";

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 7, 1).expect("a day")
}

fn sample() -> Roster {
    read(XLSX, &[], today()).expect("the sample is a workbook")
}

fn person(roster: &Roster, sheet: &str, row: u32) -> Person {
    let found = roster.people.iter().find(|person| person.sheet == sheet && person.row == row);
    found.unwrap_or_else(|| panic!("nobody in row {row} of {sheet}")).clone()
}

fn count(roster: &Roster, sheet: &str, field: Field, value: &str) -> usize {
    roster.people.iter().filter(|person| person.sheet == sheet && person.get(field) == value).count()
}

#[test]
fn r40_the_head_of_two_merged_rows_is_understood_column_by_column() {
    let roster = sample();
    assert_eq!(roster.sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>(), [OFFICES, SERVICES]);
    for sheet in &roster.sheets {
        let head = sheet.head.as_ref().expect("a head");
        let columns: Vec<(&str, &str, Meaning)> = head
            .columns
            .iter()
            .map(|column| (column.letters.as_str(), column.heading.as_str(), column.meaning))
            .collect();
        assert_eq!(
            columns,
            [
                ("A", "STT", Meaning::Number),
                ("B", "Họ và tên", Meaning::Name),
                ("C", "Ngày, tháng, năm sinh / Nam", Meaning::Male),
                ("D", "Ngày, tháng, năm sinh / Nữ", Meaning::Female),
                ("E", "Chức vụ, chức danh", Meaning::Title),
                ("F", "Ngạch / Tên ngạch", Meaning::Rank),
                ("G", "Ngạch / Mã ngạch", Meaning::RankCode),
                ("H", "Trình độ / Chuyên môn", Meaning::Qualification),
                ("I", "Trình độ / Chuyên ngành", Meaning::FieldOfStudy),
                ("J", "Trình độ / Lý luận chính trị", Meaning::PoliticalTheory),
                ("K", "Trình độ / Quản lý nhà nước", Meaning::StateManagement),
                ("L", "Ngày tuyển dụng", Meaning::HiredOn),
                ("M", "Điện thoại", Meaning::Phone),
                ("N", "Đáp ứng yêu cầu chuyên môn của VTVL", Meaning::MeetsRequirement),
                ("O", "Ghi chú", Meaning::Note),
            ]
        );
        assert_eq!((head.first_row, head.body_row), (6, 9), "rows 7 and 8, then (1) (2) (3)");
        assert_eq!(head.titles.len(), 4);
    }
}

#[test]
fn r40_every_person_stands_under_the_unit_of_the_group_row() {
    let roster = sample();
    let mut units: Vec<(String, usize)> = Vec::new();
    for person in &roster.people {
        match units.last_mut() {
            Some((unit, count)) if unit == person.get(Field::Unit) => *count += 1,
            _ => units.push((person.get(Field::Unit).to_owned(), 1)),
        }
    }
    let expected = [
        ("LÃNH ĐẠO UBND PHƯỜNG", 3),
        ("Văn phòng HĐND và UBND", 13),
        ("Phòng Kinh tế, Hạ tầng và Đô thị", 16),
        ("PHÒNG VĂN HOÁ - XÃ HỘI", 13),
        ("Trung tâm Phục vụ hành chính công", 9),
        ("Trường Mầm non Thạch Khôi", 12),
        ("Trường Tiểu học Thạch Khôi", 14),
        ("Trường THCS Thạch Khôi", 14),
        ("Trạm Y tế phường Thạch Khôi", 7),
    ];
    assert_eq!(units, expected.map(|(unit, count)| (unit.to_owned(), count)));
    assert_eq!(roster.sheets.iter().map(|sheet| sheet.people).collect::<Vec<_>>(), [54, 47]);
    assert_eq!(roster.people.len(), 101);
}

#[test]
fn r40_nothing_is_wrong_in_the_sample() {
    let roster = sample();
    assert_eq!(roster.issues, []);
    assert!(roster.people.iter().all(|person| person.acceptable));
}

#[test]
fn r40_birth_dates_in_two_columns_and_three_spellings() {
    let roster = sample();
    for (sheet, row, birth, gender) in [
        (OFFICES, 11, "1971-04-20", "female"),
        (OFFICES, 12, "1978-02-18", "male"),
        (OFFICES, 15, "1974-05-27", "male"),
        (OFFICES, 20, "1980-05-15", "female"),
        (OFFICES, 50, "1977-12-22", "female"),
        (SERVICES, 11, "1976-04-15", "male"),
        (SERVICES, 15, "1977-01-01", "male"),
        (SERVICES, 29, "1986-08-01", "male"),
        (SERVICES, 54, "1979-06-15", "female"),
    ] {
        let person = person(&roster, sheet, row);
        assert_eq!((person.get(Field::BirthDate), person.get(Field::Gender)), (birth, gender), "{sheet} {row}");
    }
    let people = |sheet| (count(&roster, sheet, Field::Gender, "male"), count(&roster, sheet, Field::Gender, "female"));
    assert_eq!(people(OFFICES), (28, 26));
    assert_eq!(people(SERVICES), (23, 24));
    assert!(roster.people.iter().all(|person| person.get(Field::BirthDate).len() == 10));
}

#[test]
fn r39_names_are_composed_and_their_spaces_mended() {
    let roster = sample();
    for (sheet, row, name) in [
        (OFFICES, 15, "Trần Quang Uy"),
        (OFFICES, 21, "Vũ Xuân Hiếu"),
        (OFFICES, 30, "Hoàng Quang Dũng"),
        (OFFICES, 46, "Đặng Đức Hiếu"),
        (OFFICES, 66, "Lương Văn Tùng"),
        (SERVICES, 28, "Tăng Đình Sơn"),
        (SERVICES, 52, "Vũ Thanh Hà"),
    ] {
        assert_eq!(person(&roster, sheet, row).get(Field::Name), name);
    }
    for text in roster.people.iter().flat_map(|person| person.fields.values()) {
        assert!(is_nfc(text) && !text.contains("  ") && !text.contains('\u{a0}') && text.trim() == text, "{text:?}");
    }
}

#[test]
fn r31_an_empty_cell_among_marks_says_no() {
    let roster = sample();
    for (sheet, yes, no) in [(OFFICES, 49, 5), (SERVICES, 39, 8)] {
        assert_eq!(count(&roster, sheet, Field::MeetsRequirement, "yes"), yes);
        assert_eq!(count(&roster, sheet, Field::MeetsRequirement, "no"), no);
        assert_eq!(count(&roster, sheet, Field::Note, "Chưa đúng chuyên ngành"), no);
    }
}

#[test]
fn r40_categories_come_from_the_titles_and_levels_from_the_posts() {
    let roster = sample();
    let categories = |sheet| {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for person in roster.people.iter().filter(|person| person.sheet == sheet) {
            *counts.entry(person.get(Field::Category)).or_default() += 1;
        }
        counts
    };
    assert_eq!(categories(OFFICES), BTreeMap::from([("official", 3), ("civil_servant", 51)]));
    assert_eq!(categories(SERVICES), BTreeMap::from([("public_employee", 47)]));
    assert_eq!(count(&roster, OFFICES, Field::Level, "leading"), 12);
    assert_eq!(count(&roster, SERVICES, Field::Level, "leading"), 7);
}

#[test]
fn r40_levels_ranks_days_and_telephones_are_read() {
    let roster = sample();
    let first = person(&roster, OFFICES, 11);
    let expected = [
        (Field::Name, "Đoàn Thị Kim Ngọc"),
        (Field::BirthDate, "1971-04-20"),
        (Field::Gender, "female"),
        (Field::Unit, "LÃNH ĐẠO UBND PHƯỜNG"),
        (Field::Title, "Chủ tịch UBND phường"),
        (Field::Level, "leading"),
        (Field::Category, "official"),
        (Field::Rank, "Chuyên viên"),
        (Field::RankCode, "01.003"),
        (Field::Qualification, "master"),
        (Field::FieldOfStudy, "Kế toán"),
        (Field::PoliticalTheory, "advanced"),
        (Field::StateManagement, "principal_specialist"),
        (Field::HiredOn, "1996-01-01"),
        (Field::Phone, "0914170753"),
        (Field::MeetsRequirement, "yes"),
    ];
    assert_eq!(first.fields, expected.into_iter().map(|(field, value)| (field, value.to_owned())).collect());
    for (sheet, field, value, expected) in [
        (OFFICES, Field::Qualification, "university", 31),
        (OFFICES, Field::Qualification, "college", 16),
        (OFFICES, Field::Qualification, "master", 7),
        (SERVICES, Field::Qualification, "university", 28),
        (OFFICES, Field::PoliticalTheory, "advanced", 23),
        (OFFICES, Field::PoliticalTheory, "none", 7),
        (SERVICES, Field::PoliticalTheory, "intermediate", 22),
        (OFFICES, Field::StateManagement, "specialist", 23),
        (OFFICES, Field::StateManagement, "none", 9),
        (OFFICES, Field::StateManagement, "", 10),
        (SERVICES, Field::StateManagement, "principal_specialist", 17),
        (OFFICES, Field::RankCode, "01.003", 45),
        (SERVICES, Field::RankCode, "V.08.05.13", 7),
    ] {
        assert_eq!(count(&roster, sheet, field, value), expected, "{sheet} {field} {value}");
    }
}

#[test]
fn r40_the_old_format_says_the_same() {
    let (new, old) = (sample(), read(XLS, &[], today()).expect("an old workbook"));
    assert_eq!(old.people, new.people);
    assert_eq!(old.issues, new.issues);
}

#[test]
fn r40_a_column_can_be_mapped_anew() {
    let choice = |column: &str, meaning| ColumnChoice { sheet: OFFICES.to_owned(), column: column.to_owned(), meaning };
    let choices = [choice("O", Meaning::Post), choice("m", Meaning::Unknown)];
    let roster = read(XLSX, &choices, today()).expect("a roster");
    let mended = person(&roster, OFFICES, 21);
    assert_eq!(mended.get(Field::Post), "Chưa đúng chuyên ngành");
    assert_eq!((mended.get(Field::Note), mended.get(Field::Phone)), ("", ""));
    let other_sheet = person(&roster, SERVICES, 15);
    assert_eq!(other_sheet.get(Field::Note), "Chưa đúng chuyên ngành");
    let head = roster.sheets[0].head.as_ref().expect("a head");
    assert!(head.columns[14].chosen && !head.columns[0].chosen);

    let without_name = read(XLSX, &[choice("B", Meaning::Unknown)], today()).expect("a roster");
    assert_eq!(without_name.people.len(), 47);
    assert_eq!(without_name.issues[0].code, IssueCode::NameColumnMissing);
}
