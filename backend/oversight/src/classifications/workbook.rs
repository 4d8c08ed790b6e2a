//! The sheet of a year as a workbook.

use chrono::NaiveDate;

use super::dto::{ClassificationSheet, ClassificationSheetRow, ClassificationView};
use foundation::http::{Book, Cell, Column, ListColumn, Sheet, SheetRow, Table};
use foundation::kernel::{Result, TextEnum as _, format_day};

const PEOPLE: [Column; 18] = [
    Column("STT", 6),
    Column("Họ và tên", 26),
    Column("Đơn vị", 24),
    Column("Chức vụ", 22),
    Column("Đối tượng", 14),
    Column("Số ngày làm việc trong năm", 12),
    Column("Lượt được cử", 9),
    Column("Buổi đã dự", 9),
    Column("Buổi đã tổ chức", 10),
    Column("Lớp hoàn thành", 10),
    Column("Chứng chỉ", 10),
    Column("Báo cáo kết quả", 10),
    Column("Phiếu đánh giá đã ký", 11),
    Column("Điểm bình quân", 11),
    Column("Mức xếp loại", 30),
    Column("Điểm", 9),
    Column("Người quyết định", 26),
    Column("Ngày quyết định", 14),
];

const UNITS: [Column; 8] = [
    Column("Đơn vị", 34),
    Column("Số người xếp loại", 12),
    Column("Đã nhập", 10),
    Column("Còn thiếu", 10),
    Column("Đối tượng", 14),
    Column("Xuất sắc", 10),
    Column("Tốt", 10),
    Column("Xuất sắc tối đa", 12),
];

/// The people, and the units on a second sheet.
pub fn book(sheet: &ClassificationSheet, today: NaiveDate) -> Result<Book> {
    let state = [match sheet.closed_on {
        Some(day) => format!("Đã chốt ngày {}", format_day(day)),
        None => format!("Số liệu đến ngày {}", format_day(today)),
    }];
    let mut book = Book::default();
    book.add(Table {
        sheet: &format!("Xếp loại {}", sheet.year),
        title: &format!("XẾP LOẠI CHẤT LƯỢNG NĂM {}", sheet.year),
        lines: &state,
        columns: &PEOPLE,
        fixed: 2,
        rows: (1_u32..).zip(&sheet.people).map(|(number, person)| person_cells(number, person)),
        total: None,
    })?;
    if !sheet.units.is_empty() {
        book.add(Table {
            sheet: "Theo đơn vị",
            title: &format!("XẾP LOẠI THEO ĐƠN VỊ, NĂM {}", sheet.year),
            lines: &state,
            columns: &UNITS,
            fixed: 1,
            rows: unit_rows(sheet),
            total: None,
        })?;
    }
    Ok(book)
}

fn hundredths(value: Option<i32>) -> Cell {
    value.map_or(Cell::Nothing, |value| Cell::Hundredths(i64::from(value)))
}

fn person_cells(number: u32, person: &ClassificationSheetRow) -> Vec<Cell> {
    let summary = &person.summary;
    let entered = person.classification.as_ref();
    let remark = person.remarks.first().map(|remark| remark.label()).unwrap_or_default();
    let level = entered.map_or(remark, |entered| entered.level.label());
    vec![
        number.into(),
        person.full_name.as_str().into(),
        person.unit_name.as_str().into(),
        person.post_title.as_str().into(),
        person.category.label().into(),
        person.days_worked.into(),
        summary.sent.into(),
        summary.attended_sessions.into(),
        summary.held_sessions.into(),
        summary.completed.into(),
        summary.certificates.into(),
        summary.reports.into(),
        summary.evaluations.into(),
        hundredths(summary.mean_index_hundredths),
        level.into(),
        hundredths(entered.and_then(|entered| entered.points_hundredths)),
        entered.map(|entered| entered.decided_by.as_str()).into(),
        entered.and_then(|entered| entered.decided_on).into(),
    ]
}

/// A row for each category of a unit; the people of a unit stand once, so that a sum is right.
fn unit_rows(sheet: &ClassificationSheet) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for unit in &sheet.units {
        let name = Cell::from(unit.unit_name.as_str());
        let people = [unit.people.into(), unit.entered.into(), unit.missing.into()];
        let shares = unit.shares.iter().map(|share| {
            [share.category.label().into(), share.excellent.into(), share.good.into(), share.allowed.into()]
        });
        let mut first = Some(people);
        for share in shares.chain(unit.shares.is_empty().then(|| std::array::from_fn(|_| Cell::Nothing))) {
            let people = first.take().unwrap_or_else(|| std::array::from_fn(|_| Cell::Nothing));
            rows.push(std::iter::once(name.clone()).chain(people).chain(share).collect());
        }
    }
    rows
}

impl SheetRow for ClassificationView {
    const SHEET: Sheet = Sheet {
        name: "Xếp loại",
        title: "XẾP LOẠI CHẤT LƯỢNG HÀNG NĂM",
        columns: &[
            ListColumn("year", "Năm", 8),
            ListColumn("name", "Họ và tên", 28),
            ListColumn("unit", "Đơn vị", 40),
            ListColumn("category", "Đối tượng", 16),
            ListColumn("level", "Mức xếp loại", 32),
            ListColumn("points", "Điểm", 8),
            ListColumn("decided_by", "Người quyết định", 30),
            ListColumn("decided_on", "Ngày quyết định", 12),
            ListColumn("paper", "Văn bản", 24),
            ListColumn("kept_reason", "Lý do giữ mức", 36),
            ListColumn("note", "Ghi chú", 36),
            ListColumn("recorded_by", "Người ghi", 28),
            ListColumn("recorded_at", "Ghi lúc", 16),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::Year(self.year),
            self.full_name.as_str().into(),
            self.unit_name.as_str().into(),
            self.category.label().into(),
            self.level.label().into(),
            self.points_hundredths.map_or(Cell::Nothing, |points| Cell::Hundredths(points.into())),
            self.decided_by.as_str().into(),
            self.decided_on.into(),
            self.paper.as_deref().into(),
            self.bounds_reason.as_deref().into(),
            self.note.as_deref().into(),
            self.entered_by_name.as_str().into(),
            self.entered_at.into(),
        ]
    }
}
