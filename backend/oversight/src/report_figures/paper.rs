//! The figures as annexes of a report.

use super::dto::{FigureCounts, ReportFigures};
use super::rules::{FigureColumn, FigureGrouping};
use super::words::{ToldFigures, hundredths_in_words};
use foundation::kernel::TextEnum as _;
use paper::{Align, Annex, Block, Column, Row, Table, short_day, thousands};

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

/// What people have written in a report, section by section.
#[derive(Clone, Copy, Debug)]
pub struct ReportText<'a> {
    /// I. How the work was directed and made known.
    pub steering: &'a str,
    /// II. What was done.
    pub results: &'a str,
    /// III. What was in the way, and why.
    pub difficulties: &'a str,
    /// IV. What comes next.
    pub directions: &'a str,
    /// V. What is proposed.
    pub proposals: &'a str,
}

/// The sections of a report: first what the figures say, then what people have written. A section of which there is
/// nothing yet has room to write on.
pub fn sections(text: ReportText<'_>, told: Option<&ToldFigures>) -> Vec<Block> {
    let none = ToldFigures::default();
    let told = told.unwrap_or(&none);
    let paragraphs = |words: &[String]| -> Vec<Block> { words.iter().cloned().map(Block::Paragraph).collect() };
    let results = told.results.iter().enumerate().flat_map(|(index, part)| {
        let heading = Block::Subheading(format!("{}. {}", index + 1, part.heading));
        std::iter::once(heading).chain(paragraphs(&part.paragraphs))
    });
    let mut body = Vec::new();
    for (heading, first, written) in [
        ("I. Công tác chỉ đạo, quán triệt", paragraphs(&told.steering), text.steering),
        ("II. Kết quả thực hiện", results.collect(), text.results),
        ("III. Khó khăn, vướng mắc và nguyên nhân", paragraphs(&told.difficulties), text.difficulties),
        ("IV. Phương hướng, nhiệm vụ thời gian tới", Vec::new(), text.directions),
        ("V. Kiến nghị, đề xuất", Vec::new(), text.proposals),
    ] {
        body.push(Block::Heading(heading.to_owned()));
        if first.is_empty() && written.trim().is_empty() {
            body.push(Block::Lines(3));
            continue;
        }
        body.extend(first);
        let lines = written.lines().map(str::trim).filter(|line| !line.is_empty());
        body.extend(lines.map(|line| Block::Paragraph(line.to_owned())));
    }
    body
}

/// The tables of a period, each on pages of its own; those with nothing in them are left out, but for the first.
pub fn annexes(figures: &ReportFigures, attached_to: &str) -> Vec<Annex> {
    let mut annexes = vec![sent(figures, attached_to.to_owned())];
    let tables = [
        ("KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU CỦA KẾ HOẠCH", targets(figures)),
        ("KINH PHÍ BỒI DƯỠNG THEO NGUỒN", money(figures)),
        ("KẾT QUẢ ĐÁNH GIÁ SAU BỒI DƯỠNG THEO TIÊU CHÍ", evaluations(figures)),
    ];
    for (title, table) in tables {
        if !table.rows.is_empty() {
            let (title, attached_to) = (title.to_owned(), attached_to.to_owned());
            annexes.push(Annex { title, attached_to, landscape: false, body: vec![Block::Table(table)] });
        }
    }
    annexes
}

fn targets(figures: &ReportFigures) -> Table {
    let rows = figures.targets.iter().filter(|target| target.counted > 0).map(|target| {
        Row::Cells(vec![
            target.code.clone(),
            target.name.clone(),
            target.reached.to_string(),
            target.counted.to_string(),
            target.percent_hundredths.map(hundredths_in_words).unwrap_or_default(),
            target.threshold_percent.to_string(),
            target.deadline.map_or_else(|| "Thường xuyên".to_owned(), short_day),
            target.status.label().to_owned(),
        ])
    });
    Table {
        rows: rows.collect(),
        columns: vec![
            Column::new("Mã", 14, Align::Middle),
            Column::new("Chỉ tiêu", 60, Align::Left),
            Column::within("Thực hiện", "Đạt", 11, Align::Right),
            Column::within("Thực hiện", "Tổng số", 11, Align::Right),
            Column::within("Thực hiện", "%", 12, Align::Right),
            Column::within("Mục tiêu", "%", 10, Align::Right),
            Column::within("Mục tiêu", "Thời hạn", 22, Align::Middle),
            Column::new("Đánh giá", 22, Align::Left),
        ],
    }
}

fn money(figures: &ReportFigures) -> Table {
    let mut rows: Vec<Row> = Vec::new();
    for (index, source) in figures.money.iter().enumerate() {
        rows.push(Row::Cells(vec![
            (index + 1).to_string(),
            source.name.clone(),
            thousands(source.allotted),
            thousands(source.committed),
            thousands(source.spent),
        ]));
    }
    if rows.len() > 1 {
        let sum = |amount: fn(&super::dto::SourceFigures) -> i64| figures.money.iter().map(amount).sum();
        rows.push(Row::Sum(vec![
            String::new(),
            "Tổng cộng".to_owned(),
            thousands(sum(|source| source.allotted)),
            thousands(sum(|source| source.committed)),
            thousands(sum(|source| source.spent)),
        ]));
    }
    Table {
        rows,
        columns: vec![
            Column::new("STT", 8, Align::Middle),
            Column::new("Nguồn kinh phí", 56, Align::Left),
            Column::new("Được giao (đồng)", 30, Align::Right),
            Column::new("Đã cam kết trong kỳ (đồng)", 30, Align::Right),
            Column::new("Đã chi trong kỳ (đồng)", 30, Align::Right),
        ],
    }
}

fn evaluations(figures: &ReportFigures) -> Table {
    let evaluations = &figures.evaluations;
    let mut rows = Vec::new();
    if evaluations.forms > 0 {
        rows.push(Row::Group("Điểm trung bình theo tiêu chí".to_owned()));
        rows.extend(evaluations.criteria.iter().enumerate().map(|(index, criterion)| {
            Row::Cells(vec![
                (index + 1).to_string(),
                criterion.name.clone(),
                criterion.marks.to_string(),
                criterion.mean_hundredths.map(hundredths_in_words).unwrap_or_default(),
            ])
        }));
        rows.push(Row::Group("Mức độ vận dụng".to_owned()));
        rows.extend(evaluations.levels.iter().enumerate().map(|(index, level)| {
            Row::Cells(vec![(index + 1).to_string(), level.name.clone(), level.forms.to_string(), String::new()])
        }));
        rows.push(Row::Sum(vec![
            String::new(),
            "Tổng số phiếu đã ký".to_owned(),
            evaluations.forms.to_string(),
            String::new(),
        ]));
    }
    Table {
        rows,
        columns: vec![
            Column::new("STT", 8, Align::Middle),
            Column::new("Nội dung", 90, Align::Left),
            Column::new("Số phiếu", 20, Align::Right),
            Column::new("Điểm trung bình", 24, Align::Right),
        ],
    }
}

/// Who was sent. A unit without any below it has no table by unit.
fn sent(figures: &ReportFigures, attached_to: String) -> Annex {
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
