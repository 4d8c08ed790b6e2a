//! The sheet of a year as Excel. Text is written as text, whatever it begins with; numbers are numbers, days are days.

use chrono::NaiveDate;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::dto::{ClassificationSheet, ClassificationSheetRow};
use crate::kernel::{TextEnum as _, format_day};

/// The row of the headings, as the library counts it.
const HEAD: u32 = 3;

const COLUMNS: [(&str, f64); 18] = [
    ("STT", 6.0),
    ("Họ và tên", 26.0),
    ("Đơn vị", 24.0),
    ("Chức vụ", 22.0),
    ("Đối tượng", 14.0),
    ("Số ngày làm việc trong năm", 12.0),
    ("Lượt được cử", 9.0),
    ("Buổi đã dự", 9.0),
    ("Buổi đã tổ chức", 10.0),
    ("Lớp hoàn thành", 10.0),
    ("Chứng chỉ", 10.0),
    ("Báo cáo kết quả", 10.0),
    ("Phiếu đánh giá đã ký", 11.0),
    ("Điểm bình quân", 11.0),
    ("Mức xếp loại", 30.0),
    ("Điểm", 9.0),
    ("Người quyết định", 26.0),
    ("Ngày quyết định", 14.0),
];

struct Formats {
    title: Format,
    heading: Format,
    text: Format,
    whole: Format,
    decimal: Format,
    day: Format,
}

impl Formats {
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
            text: cell.clone().set_text_wrap(),
            whole: cell.clone().set_num_format("0"),
            decimal: cell.clone().set_num_format("0.00"),
            day: cell.set_num_format("dd/mm/yyyy"),
        }
    }
}

/// Writes the sheet: the people, and the units on a second one.
pub fn write(sheet: &ClassificationSheet, today: NaiveDate) -> Result<Vec<u8>, XlsxError> {
    let formats = Formats::new();
    let mut workbook = Workbook::new();
    let people = workbook.add_worksheet().set_name(format!("Xếp loại {}", sheet.year))?;
    begin(people, &format!("XẾP LOẠI CHẤT LƯỢNG NĂM {}", sheet.year), sheet, today, &formats)?;
    heads(people, &COLUMNS, &formats)?;
    for (row, person) in (HEAD + 1..).zip(&sheet.people) {
        write_person(people, row, person, &formats)?;
    }
    people.set_freeze_panes(HEAD + 1, 2)?;
    let last = HEAD + u32::try_from(sheet.people.len()).unwrap_or(0);
    people.autofilter(HEAD, 0, last, (COLUMNS.len() - 1) as u16)?;
    if !sheet.units.is_empty() {
        write_units(workbook.add_worksheet(), sheet, today, &formats)?;
    }
    workbook.save_to_buffer()
}

fn begin(
    worksheet: &mut Worksheet,
    title: &str,
    sheet: &ClassificationSheet,
    today: NaiveDate,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let state = match sheet.closed_on {
        Some(day) => format!("Đã chốt ngày {}", format_day(day)),
        None => format!("Số liệu đến ngày {}", format_day(today)),
    };
    worksheet.write_string_with_format(0, 0, title, &formats.title)?;
    worksheet.write_string(1, 0, state)?;
    // A4 on its side, as wide as the page, the headings on each page.
    worksheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(HEAD, HEAD)?;
    worksheet.set_footer("&CTrang &P/&N");
    Ok(())
}

fn heads(worksheet: &mut Worksheet, columns: &[(&str, f64)], formats: &Formats) -> Result<(), XlsxError> {
    for (place, (heading, width)) in (0_u16..).zip(columns) {
        worksheet.set_column_width(place, *width)?;
        worksheet.write_string_with_format(HEAD, place, *heading, &formats.heading)?;
    }
    Ok(())
}

fn write_person(
    worksheet: &mut Worksheet,
    row: u32,
    person: &ClassificationSheetRow,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let summary = &person.summary;
    worksheet.write_number_with_format(row, 0, f64::from(row - HEAD), &formats.whole)?;
    for (place, text) in
        [(1, person.full_name.as_str()), (2, &person.unit_name), (3, &person.post_title), (4, person.category.label())]
    {
        worksheet.write_string_with_format(row, place, text, &formats.text)?;
    }
    for (place, number) in [
        (5, person.days_worked),
        (6, summary.sent),
        (7, summary.attended_sessions),
        (8, summary.held_sessions),
        (9, summary.completed),
        (10, summary.certificates),
        (11, summary.reports),
        (12, summary.evaluations),
    ] {
        worksheet.write_number_with_format(row, place, f64::from(number), &formats.whole)?;
    }
    hundredths(worksheet, row, 13, summary.mean_index_hundredths, formats)?;
    let entered = person.classification.as_ref();
    let remark = person.remarks.first().map(|remark| remark.label()).unwrap_or_default();
    let level = entered.map_or(remark, |entered| entered.level.label());
    worksheet.write_string_with_format(row, 14, level, &formats.text)?;
    hundredths(worksheet, row, 15, entered.and_then(|entered| entered.points_hundredths), formats)?;
    let decided_by = entered.map(|entered| entered.decided_by.as_str()).unwrap_or_default();
    worksheet.write_string_with_format(row, 16, decided_by, &formats.text)?;
    match entered.and_then(|entered| entered.decided_on) {
        Some(day) => worksheet.write_with_format(row, 17, &day, &formats.day)?,
        None => worksheet.write_blank(row, 17, &formats.day)?,
    };
    Ok(())
}

fn hundredths(
    worksheet: &mut Worksheet,
    row: u32,
    place: u16,
    value: Option<i32>,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match value {
        Some(value) => worksheet.write_number_with_format(row, place, f64::from(value) / 100.0, &formats.decimal)?,
        None => worksheet.write_blank(row, place, &formats.decimal)?,
    };
    Ok(())
}

const UNIT_COLUMNS: [(&str, f64); 8] = [
    ("Đơn vị", 34.0),
    ("Số người xếp loại", 12.0),
    ("Đã nhập", 10.0),
    ("Còn thiếu", 10.0),
    ("Đối tượng", 14.0),
    ("Xuất sắc", 10.0),
    ("Tốt", 10.0),
    ("Xuất sắc tối đa", 12.0),
];

fn write_units(
    worksheet: &mut Worksheet,
    sheet: &ClassificationSheet,
    today: NaiveDate,
    formats: &Formats,
) -> Result<(), XlsxError> {
    worksheet.set_name("Theo đơn vị")?;
    begin(worksheet, &format!("XẾP LOẠI THEO ĐƠN VỊ, NĂM {}", sheet.year), sheet, today, formats)?;
    heads(worksheet, &UNIT_COLUMNS, formats)?;
    let mut row = HEAD;
    for unit in &sheet.units {
        let shares: Vec<_> = match unit.shares.len() {
            0 => vec![None],
            _ => unit.shares.iter().map(Some).collect(),
        };
        for (index, share) in shares.into_iter().enumerate() {
            row += 1;
            worksheet.write_string_with_format(row, 0, &unit.unit_name, &formats.text)?;
            // The people of a unit stand once, so that a sum is right.
            for (place, number) in [(1, unit.people), (2, unit.entered), (3, unit.missing)] {
                match index {
                    0 => worksheet.write_number_with_format(row, place, f64::from(number), &formats.whole)?,
                    _ => worksheet.write_blank(row, place, &formats.whole)?,
                };
            }
            let category = share.map(|share| share.category.label()).unwrap_or_default();
            worksheet.write_string_with_format(row, 4, category, &formats.text)?;
            for (place, number) in
                (5_u16..).zip(share.map(|share| [share.excellent, share.good, share.allowed]).into_iter().flatten())
            {
                worksheet.write_number_with_format(row, place, f64::from(number), &formats.whole)?;
            }
        }
    }
    worksheet.set_freeze_panes(HEAD + 1, 1)?;
    Ok(())
}
