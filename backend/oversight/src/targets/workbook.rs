//! Figures, names and the matrix as tables to hand out.

use super::dto::{ShareView, TargetFigures, TargetMatrix, TargetPersonView, UnitFigures};
use super::rules::FigureSide;
use foundation::http::{Book, Cell, Column, Table};
use foundation::kernel::{Result, TextEnum as _, format_day};

const FIGURES: [Column; 11] = [
    Column("Mã", 9),
    Column("Chỉ tiêu", 60),
    Column("Phải đạt (%)", 9),
    Column("Thời hạn", 12),
    Column("Đã đạt", 9),
    Column("Đối tượng", 10),
    Column("Tỷ lệ", 10),
    Column("Tình trạng", 18),
    Column("Viên chức đã đạt", 10),
    Column("Viên chức", 10),
    Column("Tỷ lệ viên chức", 10),
];
const UNITS: [Column; 8] = [
    Column("Đơn vị", 44),
    Column("Đã đạt", 9),
    Column("Đối tượng", 10),
    Column("Tỷ lệ", 10),
    Column("Tình trạng", 18),
    Column("Viên chức đã đạt", 10),
    Column("Viên chức", 10),
    Column("Tỷ lệ viên chức", 10),
];
const PEOPLE: [Column; 8] = [
    Column("STT", 6),
    Column("Họ và tên", 28),
    Column("Chức vụ", 24),
    Column("Đơn vị", 34),
    Column("Đối tượng", 14),
    Column("Lớp bồi dưỡng, văn bản", 44),
    Column("Ngày kết thúc lớp, ngày văn bản áp dụng", 16),
    Column("Đang học hoặc đã được duyệt", 14),
];

fn share(view: ShareView) -> [Cell; 3] {
    [view.numerator.into(), view.denominator.into(), view.percent_hundredths.map_or(Cell::Nothing, Cell::Percent)]
}

/// The figures of all targets of a unit on a day.
pub fn of_figures(figures: &TargetFigures) -> Result<Book> {
    let rows = figures.items.iter().map(|item| {
        let deadline = item.deadline.map_or(Cell::from("Thường xuyên"), Cell::Day);
        let first = [item.code.as_str().into(), item.name.as_str().into(), item.threshold_percent.into(), deadline];
        let status = Cell::from(item.status.label());
        first.into_iter().chain(share(item.counted)).chain([status]).chain(share(item.beside)).collect()
    });
    let lines = [figures.unit_name.clone(), format!("Tính đến ngày {}", format_day(figures.day))];
    Book::of(Table {
        sheet: "Chỉ tiêu",
        title: "TÌNH HÌNH THỰC HIỆN CHỈ TIÊU",
        lines: &lines,
        columns: &FIGURES,
        fixed: 2,
        rows,
        total: None,
    })
}

/// A target in the units side by side.
pub fn of_units(figures: &UnitFigures) -> Result<Book> {
    let rows = figures.items.iter().map(|item| {
        let first = std::iter::once(Cell::from(item.unit_name.as_str())).chain(share(item.counted));
        first.chain([item.status.label().into()]).chain(share(item.beside)).collect()
    });
    Book::of(Table {
        sheet: "Theo đơn vị",
        title: "CHỈ TIÊU THEO ĐƠN VỊ",
        lines: &[format!("Tính đến ngày {}", format_day(figures.day))],
        columns: &UNITS,
        fixed: 1,
        rows,
        total: None,
    })
}

/// The names on one side of a figure.
pub fn of_people(people: &[TargetPersonView], side: FigureSide) -> Result<Book> {
    let rows = (1_u32..).zip(people).map(|(number, person)| {
        vec![
            number.into(),
            person.full_name.as_str().into(),
            person.post_title.as_str().into(),
            person.unit_name.as_str().into(),
            person.category.label().into(),
            person.about.as_deref().into(),
            person.about_day.into(),
            if person.planned { "x" } else { "" }.into(),
        ]
    });
    Book::of(Table {
        sheet: "Danh sách",
        title: "DANH SÁCH THEO CHỈ TIÊU",
        lines: &[side.label().to_owned()],
        columns: &PEOPLE,
        fixed: 2,
        rows,
        total: None,
    })
}

/// The people of a unit against what the plan asks of them. What each column asks for stands on a second sheet.
pub fn of_matrix(matrix: &TargetMatrix) -> Result<Book> {
    let codes: Vec<String> = matrix.columns.iter().map(|column| column.code.clone()).collect();
    let mut columns = vec![Column("Họ và tên", 28), Column("Chức vụ", 24)];
    columns.extend(codes.iter().map(|code| Column(code, 18)));
    let rows = matrix.rows.iter().map(|row| {
        let person = [Cell::from(row.full_name.as_str()), Cell::from(row.post_title.as_str())];
        person.into_iter().chain(row.cells.iter().map(|cell| cell.label().into())).collect()
    });
    let lines = [matrix.unit_name.clone(), format!("Tính đến ngày {}", format_day(matrix.day))];
    let mut book = Book::of(Table {
        sheet: "Theo người",
        title: "CHƯƠNG TRÌNH CẦN BỒI DƯỠNG THEO NGƯỜI",
        lines: &lines,
        columns: &columns,
        fixed: 1,
        rows,
        total: None,
    })?;
    book.add(Table {
        sheet: "Chỉ tiêu",
        title: "CÁC CHỈ TIÊU",
        lines: &[],
        columns: &[Column("Mã", 9), Column("Chỉ tiêu", 80), Column("Thời hạn", 14)],
        fixed: 1,
        rows: matrix.columns.iter().map(|column| {
            let deadline = column.deadline.map_or(Cell::from("Thường xuyên"), Cell::Day);
            vec![column.code.as_str().into(), column.name.as_str().into(), deadline]
        }),
        total: None,
    })?;
    Ok(book)
}
