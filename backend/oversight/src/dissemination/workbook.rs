//! How far a document has reached, as a workbook.

use super::dto::{DisseminationSessionSummary, DocumentReach, DocumentSummary, ReachPersonView, ReachShare};
use super::rules::ReachSide;
use super::store::Document;
use foundation::http::{Book, Cell, Column, ListColumn, Sheet, SheetRow, Table};
use foundation::kernel::{Result, TextEnum as _, format_day};

const UNITS: [Column; 9] = [
    Column("Đơn vị", 40),
    Column("Phải phổ biến", 10),
    Column("Đã phổ biến", 10),
    Column("Còn thiếu", 10),
    Column("Tỷ lệ", 10),
    Column("Dự buổi phổ biến", 11),
    Column("Xác nhận trên phần mềm", 12),
    Column("Ký nhận trên giấy", 11),
    Column("Đang vắng dài ngày", 11),
];
const PEOPLE: [Column; 8] = [
    Column("STT", 6),
    Column("Họ và tên", 28),
    Column("Đơn vị", 34),
    Column("Chức vụ", 24),
    Column("Đối tượng", 16),
    Column("Đảng viên", 10),
    Column("Hình thức", 34),
    Column("Ngày", 12),
];

fn share(share: ReachShare) -> [Cell; 8] {
    [
        share.people.into(),
        share.reached.into(),
        share.missing.into(),
        share.percent_hundredths.map_or(Cell::Nothing, Cell::Percent),
        share.by_session.into(),
        share.by_reading.into(),
        share.by_paper.into(),
        share.away.into(),
    ]
}

/// The share by unit, and the names on each side.
pub fn of_document(
    document: &Document,
    figures: &DocumentReach,
    sides: &[(ReachSide, Vec<ReachPersonView>)],
) -> Result<Book> {
    let version = figures.version.map_or("chưa ban hành".to_owned(), |version| format!("bản {version}"));
    let lines = [
        format!("{} ngày {}: {}", document.number, format_day(document.issued_on), document.title),
        format!("Tính đến ngày {}, {version}", format_day(figures.day)),
    ];
    let mut book = Book::default();
    book.add(Table {
        sheet: "Theo đơn vị",
        title: "KẾT QUẢ PHỔ BIẾN, QUÁN TRIỆT VĂN BẢN",
        lines: &lines,
        columns: &UNITS,
        fixed: 1,
        rows: figures
            .units
            .iter()
            .map(|unit| std::iter::once(unit.unit_name.as_str().into()).chain(share(unit.share)).collect()),
        total: Some(std::iter::once("Tổng cộng".into()).chain(share(figures.total)).collect()),
    })?;
    for (side, people) in sides {
        book.add(Table {
            sheet: side.label(),
            title: &format!("DANH SÁCH: {}", side.label().to_uppercase()),
            lines: &lines,
            columns: &PEOPLE,
            fixed: 2,
            rows: (1_u32..).zip(people).map(|(number, person)| {
                vec![
                    number.into(),
                    person.full_name.as_str().into(),
                    person.unit_name.as_str().into(),
                    person.post_title.as_str().into(),
                    person.category.label().into(),
                    if person.party_member { "x" } else { "" }.into(),
                    person.way.map(|way| way.label()).into(),
                    person.on.into(),
                ]
            }),
            total: None,
        })?;
    }
    Ok(book)
}

impl SheetRow for DocumentSummary {
    const SHEET: Sheet = Sheet {
        name: "Văn bản",
        title: "VĂN BẢN PHẢI PHỔ BIẾN, QUÁN TRIỆT",
        columns: &[
            ListColumn("number", "Số, ký hiệu", 24),
            ListColumn("title", "Tên văn bản", 60),
            ListColumn("issuer", "Cơ quan ban hành", 36),
            ListColumn("issued_on", "Ngày ban hành", 12),
            ListColumn("deadline", "Hạn phổ biến", 12),
            ListColumn("units", "Đơn vị phải phổ biến", 50),
            ListColumn("share", "Phải phổ biến", 10),
            ListColumn("share", "Đã phổ biến", 10),
            ListColumn("share", "Chưa phổ biến", 10),
            ListColumn("share", "Tỷ lệ", 10),
            ListColumn("active", "Còn hiệu lực", 10),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.document.number.as_str().into(),
            self.document.title.as_str().into(),
            self.document.issuer.as_str().into(),
            self.document.issued_on.into(),
            self.document.deadline.into(),
            self.document.unit_names.join("; ").into(),
            self.share.as_ref().map(|share| share.people).into(),
            self.share.as_ref().map(|share| share.reached).into(),
            self.share.as_ref().map(|share| share.missing).into(),
            self.share.as_ref().and_then(|share| share.percent_hundredths).map_or(Cell::Nothing, Cell::Percent),
            self.document.active.into(),
        ]
    }
}

impl SheetRow for DisseminationSessionSummary {
    const SHEET: Sheet = Sheet {
        name: "Buổi phổ biến",
        title: "CÁC BUỔI PHỔ BIẾN, QUÁN TRIỆT",
        columns: &[
            ListColumn("day", "Ngày", 12),
            ListColumn("unit", "Đơn vị", 40),
            ListColumn("place", "Địa điểm", 36),
            ListColumn("led_by", "Người chủ trì", 28),
            ListColumn("documents", "Văn bản", 50),
            ListColumn("attended", "Số người dự", 10),
            ListColumn("note", "Ghi chú", 40),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.day.into(),
            self.unit_name.as_str().into(),
            self.place.as_str().into(),
            self.led_by.as_str().into(),
            self.documents.iter().map(|document| document.number.as_str()).collect::<Vec<_>>().join("; ").into(),
            self.attended.into(),
            self.note.as_deref().into(),
        ]
    }
}
