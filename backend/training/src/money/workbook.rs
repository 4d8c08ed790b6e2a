//! The ledger and its sums as tables to hand out.

use super::dto::{AllocationView, MoneyLineView, MoneySummary, SumsView};
use super::rules::Grouping;
use foundation::http::{Cell, Column, ListColumn, Sheet, SheetRow, Table};
use foundation::kernel::TextEnum as _;

const LINE_COLUMNS: [Column; 14] = [
    Column("Ngày", 12),
    Column("Giai đoạn", 14),
    Column("Số tiền (đồng)", 18),
    Column("Nguồn kinh phí", 30),
    Column("Năm dự toán", 10),
    Column("Số chứng từ", 16),
    Column("Ngày chứng từ", 12),
    Column("Lớp bồi dưỡng", 36),
    Column("Họ và tên", 24),
    Column("Đơn vị", 24),
    Column("Nội dung, lý do", 32),
    Column("Dòng đảo", 14),
    Column("Lý do vượt dự toán", 32),
    Column("Người ghi", 20),
];

/// The lines of the ledger, one a row.
pub fn of_lines(lines: Vec<MoneyLineView>) -> Table<'static, impl IntoIterator<Item = Vec<Cell>>> {
    Table {
        sheet: "Sổ kinh phí",
        title: "SỔ THEO DÕI KINH PHÍ BỒI DƯỠNG",
        lines: &[],
        columns: &LINE_COLUMNS,
        fixed: 1,
        rows: lines.into_iter().map(line_cells),
        total: None,
    }
}

fn line_cells(line: MoneyLineView) -> Vec<Cell> {
    let reversal = match (line.reverses_id, line.reversed_by_id) {
        (Some(_), _) => "Là dòng đảo",
        (None, Some(_)) => "Đã bị đảo",
        (None, None) => "",
    };
    vec![
        line.day.into(),
        line.stage.label().into(),
        Cell::Money(line.amount),
        line.source_name.into(),
        Cell::Year(line.year),
        line.paper_number.into(),
        line.paper_day.into(),
        line.course_name.into(),
        line.full_name.into(),
        line.unit_name.into(),
        line.note.into(),
        reversal.into(),
        line.overrun_reason.into(),
        line.created_by.into(),
    ]
}

const SUM_HEADINGS: [Column; 4] = [
    Column("Dự kiến (đồng)", 20),
    Column("Đã cam kết (đồng)", 20),
    Column("Đã chi (đồng)", 20),
    Column("Đã giải phóng (đồng)", 20),
];

/// What the sums of a year are headed by, and what stands for those without it.
const fn words(by: Grouping) -> (&'static str, &'static str) {
    match by {
        Grouping::Course => ("Lớp bồi dưỡng", "Không theo lớp"),
        Grouping::Unit => ("Đơn vị", "Không theo đơn vị"),
        Grouping::Person => ("Họ và tên", "Không theo người"),
        Grouping::Source => ("Nguồn kinh phí", "Không theo nguồn"),
    }
}

/// The columns of the sums of a year.
pub fn summary_columns(by: Grouping) -> Vec<Column<'static>> {
    std::iter::once(Column(words(by).0, 48)).chain(SUM_HEADINGS).collect()
}

/// What stands above the sums of a year.
pub fn summary_title(summary: &MoneySummary) -> String {
    format!("KINH PHÍ BỒI DƯỠNG NĂM {} {}", summary.year, summary.by.label().to_uppercase())
}

/// The sums of a year, one group a row, and all of them together beneath.
pub fn of_summary<'a>(
    summary: MoneySummary,
    title: &'a str,
    columns: &'a [Column<'a>],
) -> Table<'a, impl IntoIterator<Item = Vec<Cell>>> {
    let (_, none) = words(summary.by);
    let rows =
        summary.rows.into_iter().map(move |group| cells(group.name.unwrap_or_else(|| none.to_owned()), &group.sums));
    let total = Some(cells("Cộng".to_owned(), &summary.total));
    Table { sheet: summary.by.label(), title, lines: &[], columns, fixed: 1, rows, total }
}

fn cells(name: String, sums: &SumsView) -> Vec<Cell> {
    let amounts = [sums.planned, sums.committed, sums.spent, sums.released];
    std::iter::once(Cell::from(name)).chain(amounts.map(Cell::Money)).collect()
}

impl SheetRow for AllocationView {
    const SHEET: Sheet = Sheet {
        name: "Dự toán",
        title: "DỰ TOÁN THEO NGUỒN",
        columns: &[
            ListColumn("year", "Năm", 8),
            ListColumn("source", "Nguồn kinh phí", 44),
            ListColumn("kind", "Loại nguồn", 24),
            ListColumn("unit", "Đơn vị", 40),
            ListColumn("amount", "Dự toán (đồng)", 16),
            ListColumn("planned", "Kế hoạch (đồng)", 16),
            ListColumn("committed", "Cam kết (đồng)", 16),
            ListColumn("spent", "Đã chi (đồng)", 16),
            ListColumn("left", "Còn lại (đồng)", 16),
            ListColumn("paper", "Văn bản", 22),
            ListColumn("paper", "Ngày văn bản", 12),
            ListColumn("note", "Ghi chú", 40),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::Year(self.year),
            self.source_name.as_str().into(),
            self.source_kind.label().into(),
            Cell::Unit(self.unit_id),
            Cell::Money(self.amount),
            Cell::Money(self.planned),
            Cell::Money(self.committed),
            Cell::Money(self.spent),
            Cell::Money(self.available),
            self.paper_number.as_deref().into(),
            self.paper_day.into(),
            self.note.as_deref().into(),
        ]
    }
}
