//! The review of a year as a workbook: the units, and their people.

use super::dto::{ReviewedPerson, UnitReviewView};
use foundation::http::{Book, Cell, Column, Table};
use foundation::kernel::{Result, TextEnum as _, format_day};

const UNITS: [Column; 8] = [
    Column("Đơn vị", 40),
    Column("Số người", 10),
    Column("Đáp ứng", 10),
    Column("Chưa đáp ứng", 10),
    Column("Chưa rà soát", 10),
    Column("Tình trạng", 16),
    Column("Ngày xác nhận", 14),
    Column("Người xác nhận", 26),
];

const PEOPLE: [Column; 9] = [
    Column("STT", 6),
    Column("Họ và tên", 26),
    Column("Đơn vị", 34),
    Column("Chức vụ", 24),
    Column("Chuyên ngành", 22),
    Column("Chuyên ngành theo vị trí việc làm", 30),
    Column("Kết quả rà soát", 22),
    Column("Căn cứ", 40),
    Column("Gợi ý theo chuyên ngành", 28),
];

/// The units, and on a second sheet their people.
pub fn book(year: i32, units: &[(UnitReviewView, Vec<ReviewedPerson>)]) -> Result<Book> {
    let mut book = Book::default();
    book.add(Table {
        sheet: "Theo đơn vị",
        title: &format!("RÀ SOÁT ĐỘI NGŨ THEO ĐƠN VỊ, NĂM {year}"),
        lines: &[],
        columns: &UNITS,
        fixed: 1,
        rows: units.iter().map(|(unit, _)| unit_cells(unit)),
        total: None,
    })?;
    let people = units.iter().flat_map(|(unit, people)| people.iter().map(move |person| (unit, person)));
    book.add(Table {
        sheet: "Theo người",
        title: &format!("RÀ SOÁT ĐỘI NGŨ THEO NGƯỜI, NĂM {year}"),
        lines: &[],
        columns: &PEOPLE,
        fixed: 2,
        rows: (1_u32..).zip(people).map(|(number, (unit, person))| person_cells(number, unit, person)),
        total: None,
    })?;
    Ok(book)
}

fn unit_cells(unit: &UnitReviewView) -> Vec<Cell> {
    vec![
        unit.unit_name.as_str().into(),
        unit.people.into(),
        unit.meets.into(),
        unit.below.into(),
        unit.not_reviewed.into(),
        unit.state.label().into(),
        unit.confirmed_on.into(),
        unit.confirmed_by_name.as_deref().into(),
    ]
}

fn person_cells(number: u32, unit: &UnitReviewView, person: &ReviewedPerson) -> Vec<Cell> {
    let basis = person.basis.as_ref().map_or_else(String::new, |basis| {
        let words = basis.reason.as_deref().map(|reason| format!("; {reason}")).unwrap_or_default();
        format!("{}, từ ngày {}{words}", basis.source.label(), format_day(basis.from_day))
    });
    vec![
        number.into(),
        person.full_name.as_str().into(),
        unit.unit_name.as_str().into(),
        person.post_title.as_str().into(),
        person.field_of_study.as_deref().into(),
        person.fields_of_post.join("; ").into(),
        person.standing.label().into(),
        basis.into(),
        person.suggestion.label().into(),
    ]
}
