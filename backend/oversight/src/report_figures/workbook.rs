//! The figures of a period as a workbook, a sheet for each table.

use super::dto::{FigureCounts, ReportFigures};
use super::rules::FigureColumn;
use foundation::http::{Book, Cell, Column, Table};
use foundation::kernel::{Result, TextEnum as _, format_day};

/// The tables of a period.
///
/// # Errors
/// As [`Book::add`].
pub fn book(figures: &ReportFigures) -> Result<Book> {
    let period = format!("Từ ngày {} đến ngày {}", format_day(figures.from), format_day(figures.to));
    let lines = [figures.unit_name.clone(), period];
    let mut book = Book::default();
    add_sent(&mut book, figures, &lines)?;
    book.add(Table {
        sheet: "Chỉ tiêu",
        title: "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU CỦA KẾ HOẠCH",
        lines: &lines,
        columns: &[
            Column("Mã", 10),
            Column("Chỉ tiêu", 60),
            Column("Đạt", 10),
            Column("Tổng số", 10),
            Column("Tỷ lệ", 10),
            Column("Mục tiêu (%)", 12),
            Column("Thời hạn", 12),
            Column("Đánh giá", 18),
        ],
        fixed: 2,
        rows: figures.targets.iter().map(|target| {
            vec![
                target.code.clone().into(),
                target.name.clone().into(),
                target.reached.into(),
                target.counted.into(),
                target.percent_hundredths.map_or(Cell::Nothing, Cell::Percent),
                target.threshold_percent.into(),
                target.deadline.into(),
                target.status.label().into(),
            ]
        }),
        total: None,
    })?;
    book.add(Table {
        sheet: "Kinh phí",
        title: "KINH PHÍ BỒI DƯỠNG THEO NGUỒN",
        lines: &lines,
        columns: &[
            Column("Nguồn kinh phí", 44),
            Column("Được giao (đồng)", 20),
            Column("Đã cam kết (đồng)", 20),
            Column("Đã chi (đồng)", 20),
        ],
        fixed: 1,
        rows: figures.money.iter().map(|source| {
            let amounts = [source.allotted, source.committed, source.spent].map(Cell::Money);
            std::iter::once(source.name.clone().into()).chain(amounts).collect()
        }),
        total: None,
    })?;
    book.add(Table {
        sheet: "Đánh giá",
        title: "KẾT QUẢ ĐÁNH GIÁ SAU BỒI DƯỠNG",
        lines: &lines,
        columns: &[Column("Tiêu chí", 60), Column("Số phiếu", 12), Column("Điểm trung bình", 16)],
        fixed: 1,
        rows: figures.evaluations.criteria.iter().map(|criterion| {
            vec![
                criterion.name.clone().into(),
                criterion.marks.into(),
                criterion.mean_hundredths.map_or(Cell::Nothing, Cell::Hundredths),
            ]
        }),
        total: Some(vec!["Số phiếu đã ký".into(), figures.evaluations.forms.into()]),
    })?;
    Ok(book)
}

fn add_sent(book: &mut Book, figures: &ReportFigures, lines: &[String]) -> Result<()> {
    let cells = |first: &str, label: &str, counts: &FigureCounts| -> Vec<Cell> {
        let count = |count: usize| Cell::Whole(i64::try_from(count).unwrap_or(i64::MAX));
        let columns = FigureColumn::ALL.iter().map(|column| counts.columns.get(column).copied().unwrap_or_default());
        [first.into(), label.into(), count(counts.courses)].into_iter().chain(columns.map(count)).collect()
    };
    let rows = figures
        .tables
        .iter()
        .flat_map(|table| table.rows.iter().map(move |row| cells(table.grouping.label(), &row.label, &row.counts)));
    let heads: Vec<Column<'_>> = [Column("Bảng", 24), Column("Nội dung", 44), Column("Số lớp", 10)]
        .into_iter()
        .chain(FigureColumn::ALL.iter().map(|column| Column(column.label(), 14)))
        .collect();
    book.add(Table {
        sheet: "Số liệu báo cáo",
        title: "KẾT QUẢ CỬ ĐI BỒI DƯỠNG",
        lines,
        columns: &heads,
        fixed: 2,
        rows,
        total: Some(cells("", "Tổng cộng", &figures.total)),
    })
}
