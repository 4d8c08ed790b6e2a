//! The ledger and its sums as Excel workbooks: numbers as numbers, days as days, words as words.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::dto::{MoneyLineView, MoneySummary, SumsView};
use super::rules::Grouping;
use crate::kernel::TextEnum as _;

/// The row of the headings, as the library counts it.
const HEAD: u32 = 2;
/// A4, as the library and Excel count papers.
const A4: u8 = 9;

/// How cells look.
struct Looks {
    title: Format,
    heading: Format,
    text: Format,
    /// Words that Excel would take for a formula when somebody edits the cell.
    guarded: Format,
    amount: Format,
    day: Format,
    total: Format,
}

impl Looks {
    fn new() -> Self {
        let cell = || Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::Top);
        Self {
            title: Format::new().set_bold().set_font_size(14),
            heading: cell().set_bold().set_text_wrap().set_align(FormatAlign::Center),
            text: cell().set_text_wrap(),
            guarded: cell().set_text_wrap().set_quote_prefix(),
            amount: cell().set_num_format("#,##0"),
            day: cell().set_num_format("dd/mm/yyyy"),
            total: cell().set_bold().set_num_format("#,##0"),
        }
    }

    /// Words stay words, whatever they begin with.
    fn write(&self, sheet: &mut Worksheet, row: u32, column: u16, words: &str) -> Result<(), XlsxError> {
        let format = if words.starts_with(['=', '+', '-', '@']) { &self.guarded } else { &self.text };
        sheet.write_string_with_format(row, column, words, format)?;
        Ok(())
    }
}

/// A sheet with its title, its headings and how it is printed: landscape on A4, as wide as the paper, the headings on
/// each page.
fn begin<'a>(
    workbook: &'a mut Workbook,
    looks: &Looks,
    name: &str,
    title: &str,
    columns: &[(&str, u16)],
) -> Result<&'a mut Worksheet, XlsxError> {
    let sheet = workbook.add_worksheet().set_name(name)?;
    sheet.write_string_with_format(0, 0, title, &looks.title)?;
    for (place, (heading, width)) in (0_u16..).zip(columns) {
        sheet.set_column_width(place, *width)?;
        sheet.write_string_with_format(HEAD, place, *heading, &looks.heading)?;
    }
    sheet.set_freeze_panes(HEAD + 1, 1)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0).set_footer("&C&P/&N");
    sheet.set_repeat_rows(HEAD, HEAD)?;
    Ok(sheet)
}

const LINE_COLUMNS: [(&str, u16); 14] = [
    ("Ngày", 12),
    ("Giai đoạn", 14),
    ("Số tiền (đồng)", 18),
    ("Nguồn kinh phí", 30),
    ("Năm dự toán", 10),
    ("Số chứng từ", 16),
    ("Ngày chứng từ", 12),
    ("Lớp bồi dưỡng", 36),
    ("Họ và tên", 24),
    ("Đơn vị", 24),
    ("Nội dung, lý do", 32),
    ("Dòng đảo", 14),
    ("Lý do vượt dự toán", 32),
    ("Người ghi", 20),
];

/// The lines of the ledger, one a row.
pub fn of_lines(lines: &[MoneyLineView]) -> Result<Vec<u8>, XlsxError> {
    let looks = Looks::new();
    let mut workbook = Workbook::new();
    let sheet = begin(&mut workbook, &looks, "Sổ kinh phí", "SỔ THEO DÕI KINH PHÍ BỒI DƯỠNG", &LINE_COLUMNS)?;
    for (row, line) in (HEAD + 1..).zip(lines) {
        sheet.write_with_format(row, 0, &line.day, &looks.day)?;
        looks.write(sheet, row, 1, line.stage.label())?;
        // Excel keeps 15 digits: every amount and every sum of a ward fits.
        sheet.write_number_with_format(row, 2, line.amount as f64, &looks.amount)?;
        looks.write(sheet, row, 3, &line.source_name)?;
        sheet.write_number_with_format(row, 4, f64::from(line.year), &looks.text)?;
        looks.write(sheet, row, 5, line.paper_number.as_deref().unwrap_or_default())?;
        match line.paper_day {
            Some(day) => sheet.write_with_format(row, 6, &day, &looks.day)?,
            None => sheet.write_blank(row, 6, &looks.day)?,
        };
        looks.write(sheet, row, 7, line.course_name.as_deref().unwrap_or_default())?;
        looks.write(sheet, row, 8, line.full_name.as_deref().unwrap_or_default())?;
        looks.write(sheet, row, 9, &line.unit_name)?;
        looks.write(sheet, row, 10, line.note.as_deref().unwrap_or_default())?;
        let reversal = match (line.reverses_id, line.reversed_by_id) {
            (Some(_), _) => "Là dòng đảo",
            (None, Some(_)) => "Đã bị đảo",
            (None, None) => "",
        };
        looks.write(sheet, row, 11, reversal)?;
        looks.write(sheet, row, 12, line.overrun_reason.as_deref().unwrap_or_default())?;
        looks.write(sheet, row, 13, &line.created_by)?;
    }
    workbook.save_to_buffer()
}

/// The sums of a year, one group a row, and all of them together beneath.
pub fn of_summary(summary: &MoneySummary) -> Result<Vec<u8>, XlsxError> {
    let (group, none) = match summary.by {
        Grouping::Course => ("Lớp bồi dưỡng", "Không theo lớp"),
        Grouping::Unit => ("Đơn vị", "Không theo đơn vị"),
        Grouping::Person => ("Họ và tên", "Không theo người"),
        Grouping::Source => ("Nguồn kinh phí", "Không theo nguồn"),
    };
    let columns = [
        (group, 48),
        ("Dự kiến (đồng)", 20),
        ("Đã cam kết (đồng)", 20),
        ("Đã chi (đồng)", 20),
        ("Đã giải phóng (đồng)", 20),
    ];
    let title = format!("KINH PHÍ BỒI DƯỠNG NĂM {} {}", summary.year, summary.by.label().to_uppercase());
    let looks = Looks::new();
    let mut workbook = Workbook::new();
    let sheet = begin(&mut workbook, &looks, summary.by.label(), &title, &columns)?;
    let mut row = HEAD + 1;
    for group in &summary.rows {
        looks.write(sheet, row, 0, group.name.as_deref().unwrap_or(none))?;
        write_sums(sheet, row, &group.sums, &looks.amount)?;
        row += 1;
    }
    sheet.write_string_with_format(row, 0, "Cộng", &looks.total)?;
    write_sums(sheet, row, &summary.total, &looks.total)?;
    workbook.save_to_buffer()
}

fn write_sums(sheet: &mut Worksheet, row: u32, sums: &SumsView, format: &Format) -> Result<(), XlsxError> {
    for (column, amount) in (1_u16..).zip([sums.planned, sums.committed, sums.spent, sums.released]) {
        sheet.write_number_with_format(row, column, amount as f64, format)?;
    }
    Ok(())
}
