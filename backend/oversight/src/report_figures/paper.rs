//! The figures as an annex of a report.

use super::dto::{FigureCounts, ReportFigures};
use super::rules::{FigureColumn, FigureGrouping};
use foundation::kernel::TextEnum as _;
use paper::{Align, Annex, Block, Column, Row, Table, short_day};

/// The columns on paper: the head that each shares, and its own.
const COLUMNS: [(FigureColumn, &str, &str); 9] = [
    (FigureColumn::Times, "Lượt người", "Tổng số"),
    (FigureColumn::WomenTimes, "Lượt người", "Nữ"),
    (FigureColumn::People, "Người", "Tổng số"),
    (FigureColumn::Women, "Người", "Nữ"),
    (FigureColumn::Completed, "Kết quả (lượt)", "Hoàn thành"),
    (FigureColumn::NotCompleted, "Kết quả (lượt)", "Không hoàn thành"),
    (FigureColumn::Certified, "Kết quả (lượt)", "Có chứng chỉ"),
    (FigureColumn::Reported, "Sau bồi dưỡng (lượt)", "Đã báo cáo"),
    (FigureColumn::Evaluated, "Sau bồi dưỡng (lượt)", "Đã đánh giá"),
];

/// The tables of a period. A unit without any below it has no table by unit.
pub fn annex(figures: &ReportFigures, attached_to: String) -> Annex {
    let mut rows = Vec::new();
    for table in &figures.tables {
        if table.rows.is_empty() || (table.grouping == FigureGrouping::Unit && table.rows.len() < 2) {
            continue;
        }
        rows.push(Row::Group(table.grouping.label().to_owned()));
        for (index, row) in table.rows.iter().enumerate() {
            rows.push(Row::Cells(cells((index + 1).to_string(), &row.label, &row.counts)));
        }
    }
    rows.push(Row::Sum(cells(String::new(), "Tổng cộng", &figures.total)));
    let mut columns = vec![
        Column::new("STT", 8, Align::Middle),
        Column::new("Nội dung", 60, Align::Left),
        Column::new("Số lớp", 12, Align::Right),
    ];
    columns.extend(COLUMNS.iter().map(|(_, group, head)| Column::within(group, head, 14, Align::Right)));
    Annex {
        title: "KẾT QUẢ CỬ CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC ĐI BỒI DƯỠNG".to_owned(),
        attached_to,
        landscape: true,
        body: vec![
            Block::Note(format!(
                "Số liệu từ ngày {} đến ngày {}. Một người được cử nhiều lần tính nhiều lượt và một người.",
                short_day(figures.from),
                short_day(figures.to)
            )),
            Block::Table(Table { columns, rows }),
        ],
    }
}

fn cells(number: String, label: &str, counts: &FigureCounts) -> Vec<String> {
    let columns = COLUMNS.iter().map(|(column, ..)| counts.columns.get(column).copied().unwrap_or_default());
    [number, label.to_owned(), counts.courses.to_string()]
        .into_iter()
        .chain(columns.map(|count| count.to_string()))
        .collect()
}
