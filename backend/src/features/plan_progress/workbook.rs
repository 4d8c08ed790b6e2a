//! The year plan as a workbook: a sheet to be issued with the plan, and one of what has been done so far.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::dto::ItemProgress;
use crate::features::year_plans::{YearPlan, YearPlanItemView};
use crate::kernel::{TextEnum as _, format_day};

/// The row of the headings, as the library counts it.
const HEAD: u32 = 3;

/// Headings with the widths of their columns in characters.
const PLANNED: [(&str, u16); 9] = [
    ("STT", 6),
    ("Nội dung bồi dưỡng", 48),
    ("Mã chương trình", 14),
    ("Quý", 8),
    ("Số người", 10),
    ("Số chỗ", 10),
    ("Kinh phí dự kiến (đồng)", 18),
    ("Đơn vị có nhu cầu", 48),
    ("Ghi chú", 30),
];
const DONE: [(&str, u16); 10] = [
    ("STT", 6),
    ("Nội dung bồi dưỡng", 48),
    ("Quý", 8),
    ("Kế hoạch (người)", 12),
    ("Đã đề xuất", 12),
    ("Đã cử đi", 12),
    ("Hoàn thành", 12),
    ("Kinh phí dự kiến (đồng)", 18),
    ("Kinh phí thực hiện (đồng)", 18),
    ("Lớp đã mở", 60),
];

struct Looks {
    title: Format,
    heading: Format,
    text: Format,
    number: Format,
    total: Format,
}

impl Looks {
    fn new() -> Self {
        let cell = Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::Top);
        Self {
            title: Format::new().set_bold().set_font_size(14),
            heading: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_border(FormatBorder::Thin),
            // As text: what begins with = + - @ is no formula.
            text: cell.clone().set_text_wrap().set_num_format("@"),
            number: cell.clone().set_num_format("#,##0"),
            total: cell.set_num_format("#,##0").set_bold(),
        }
    }
}

/// Writes the workbook; `done` goes with `items`, place by place.
pub fn write(plan: &YearPlan, items: &[YearPlanItemView], done: &[ItemProgress]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let looks = Looks::new();
    planned(workbook.add_worksheet(), &looks, plan, items)?;
    progress(workbook.add_worksheet(), &looks, plan, items, done)?;
    workbook.save_to_buffer()
}

fn begin(
    sheet: &mut Worksheet,
    looks: &Looks,
    (name, plan): (&str, &YearPlan),
    columns: &[(&str, u16)],
) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    sheet.write_string_with_format(0, 0, plan.name.to_uppercase(), &looks.title)?;
    let paper = match (&plan.number, plan.signed_on) {
        (Some(number), Some(day)) => format!("Số {number} ngày {}", format_day(day)),
        _ => plan.state.label().to_owned(),
    };
    sheet.write_string(1, 0, paper)?;
    for (column, (heading, width)) in (0_u16..).zip(columns) {
        sheet.set_column_width(column, *width)?;
        sheet.write_string_with_format(HEAD, column, *heading, &looks.heading)?;
    }
    sheet.set_freeze_panes(HEAD + 1, 2)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(HEAD, HEAD)?;
    sheet.set_footer("&CTrang &P/&N");
    Ok(())
}

fn numbers(sheet: &mut Worksheet, row: u32, cells: &[(u16, i64)], format: &Format) -> Result<(), XlsxError> {
    for (column, number) in cells {
        // Sums of a ward's money are far below what a cell holds exactly (2^53).
        sheet.write_number_with_format(row, *column, *number as f64, format)?;
    }
    Ok(())
}

fn texts(sheet: &mut Worksheet, row: u32, cells: &[(u16, &str)], format: &Format) -> Result<(), XlsxError> {
    for (column, text) in cells {
        sheet.write_string_with_format(row, *column, *text, format)?;
    }
    Ok(())
}

fn planned(sheet: &mut Worksheet, looks: &Looks, plan: &YearPlan, items: &[YearPlanItemView]) -> Result<(), XlsxError> {
    begin(sheet, looks, ("Kế hoạch", plan), &PLANNED)?;
    let mut row = HEAD;
    for (number, item) in (1_i64..).zip(items) {
        row += 1;
        let code = item.programme.as_ref().map_or("", |programme| programme.code.as_str());
        let mut units: Vec<&str> = item.needs.iter().map(|need| need.unit_name.as_str()).collect();
        units.dedup();
        let (units, quarter) = (units.join("; "), i64::from(item.quarter));
        let counts = [
            (0, number),
            (3, quarter),
            (4, i64::from(item.people)),
            (5, i64::from(item.seats)),
            (6, item.estimated_cost),
        ];
        numbers(sheet, row, &counts, &looks.number)?;
        texts(sheet, row, &[(1, &item.content), (2, code), (7, &units), (8, &item.note)], &looks.text)?;
    }
    row += 1;
    let sum = |of: fn(&YearPlanItemView) -> i64| items.iter().map(of).sum::<i64>();
    texts(sheet, row, &[(0, ""), (1, "Cộng"), (2, ""), (3, ""), (7, ""), (8, "")], &looks.total)?;
    let sums = [
        (4, sum(|item| i64::from(item.people))),
        (5, sum(|item| i64::from(item.seats))),
        (6, sum(|item| item.estimated_cost)),
    ];
    numbers(sheet, row, &sums, &looks.total)
}

fn progress(
    sheet: &mut Worksheet,
    looks: &Looks,
    plan: &YearPlan,
    items: &[YearPlanItemView],
    done: &[ItemProgress],
) -> Result<(), XlsxError> {
    begin(sheet, looks, ("Thực hiện", plan), &DONE)?;
    let mut row = HEAD;
    for (number, (item, done)) in (1_i64..).zip(items.iter().zip(done)) {
        row += 1;
        let courses: Vec<String> = done
            .courses
            .iter()
            .map(|course| {
                format!("{} ({} – {})", course.name, format_day(course.first_day), format_day(course.last_day))
            })
            .collect();
        let counts = [
            (0, number),
            (2, i64::from(item.quarter)),
            (3, i64::from(done.people)),
            (4, done.nominated),
            (5, done.admitted),
            (6, done.completed),
            (7, done.estimated_cost),
            (8, done.actual_cost),
        ];
        numbers(sheet, row, &counts, &looks.number)?;
        texts(sheet, row, &[(1, &item.content), (9, &courses.join("; "))], &looks.text)?;
    }
    row += 1;
    let sum = |of: fn(&ItemProgress) -> i64| done.iter().map(of).sum::<i64>();
    texts(sheet, row, &[(0, ""), (1, "Cộng"), (2, ""), (9, "")], &looks.total)?;
    let sums = [
        (3, sum(|item| i64::from(item.people))),
        (4, sum(|item| item.nominated)),
        (5, sum(|item| item.admitted)),
        (6, sum(|item| item.completed)),
        (7, sum(|item| item.estimated_cost)),
        (8, sum(|item| item.actual_cost)),
    ];
    numbers(sheet, row, &sums, &looks.total)
}
