//! Units side by side as a workbook.

use super::dto::{ComparedUnit, Comparison, OwedFigure};
use foundation::http::{Book, Cell, Column, Table};
use foundation::kernel::{Result, TextEnum as _, format_day};

fn figures(owed: OwedFigure) -> [Cell; 2] {
    [owed.open.into(), owed.overdue.into()]
}

fn duties(unit: &ComparedUnit) -> Vec<Cell> {
    let first = [Cell::from(unit.unit_name.as_str()), unit.people.into()];
    let together = figures(unit.owed).into_iter().chain([unit.owed.escalated.into(), unit.owed.days_late.into()]);
    first.into_iter().chain(together).chain(unit.duties.iter().flat_map(|duty| figures(duty.owed))).collect()
}

fn shares(unit: &ComparedUnit) -> Vec<Cell> {
    let first = std::iter::once(Cell::from(unit.unit_name.as_str()));
    let of_targets = unit.targets.iter().flat_map(|target| {
        let share = target.share;
        let percent = share.percent_hundredths.map_or(Cell::Nothing, Cell::Percent);
        [share.numerator.into(), share.denominator.into(), percent]
    });
    first.chain(of_targets).collect()
}

/// The duties on one sheet, the targets on another, and what their codes stand for on a third.
pub fn of(compared: &Comparison) -> Result<Book> {
    let lines: Vec<String> =
        compared.unit_name.iter().cloned().chain([format!("Đến ngày {}", format_day(compared.day))]).collect();
    let headings: Vec<String> = compared
        .plan_duties
        .iter()
        .flat_map(|duty| [format!("{}: phải làm", duty.label()), format!("{}: quá hạn", duty.label())])
        .collect();
    let mut columns = vec![
        Column("Đơn vị", 32),
        Column("Số người", 9),
        Column("Việc phải làm", 10),
        Column("Quá hạn", 10),
        Column("Đã báo cáo lãnh đạo", 12),
        Column("Quá hạn lâu nhất (ngày)", 12),
    ];
    columns.extend(headings.iter().map(|heading| Column(heading, 13)));
    let mut book = Book::of(Table {
        sheet: "So sánh đơn vị",
        title: "SO SÁNH CÁC ĐƠN VỊ THEO TỪNG NHIỆM VỤ CỦA KẾ HOẠCH",
        lines: &lines,
        columns: &columns,
        fixed: 1,
        rows: compared.units.iter().map(duties),
        total: Some(duties(&compared.total)),
    })?;
    let headings: Vec<String> = compared
        .targets
        .iter()
        .flat_map(|target| ["đã đạt", "đối tượng", "tỷ lệ"].map(|what| format!("{}: {what}", target.code)))
        .collect();
    let mut columns = vec![Column("Đơn vị", 32)];
    columns.extend(headings.iter().map(|heading| Column(heading, 11)));
    book.add(Table {
        sheet: "Chỉ tiêu theo đơn vị",
        title: "CHỈ TIÊU THEO ĐƠN VỊ",
        lines: &lines,
        columns: &columns,
        fixed: 1,
        rows: compared.units.iter().map(shares),
        total: Some(shares(&compared.total)),
    })?;
    book.add(Table {
        sheet: "Các chỉ tiêu",
        title: "CÁC CHỈ TIÊU",
        lines: &[],
        columns: &[Column("Mã", 9), Column("Chỉ tiêu", 80), Column("Phải đạt (%)", 12)],
        fixed: 1,
        rows: compared.targets.iter().map(|target| {
            vec![target.code.as_str().into(), target.name.as_str().into(), target.threshold_percent.into()]
        }),
        total: None,
    })?;
    Ok(book)
}
