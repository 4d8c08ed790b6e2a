//! The review of a year as Excel: the units, and their people. Text is written as text, whatever it begins with.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::dto::{ReviewedPerson, UnitReviewView};
use crate::kernel::{TextEnum as _, format_day};

/// The row of the headings, as the library counts it.
const HEAD: u32 = 2;

const UNITS: [(&str, f64); 8] = [
    ("Đơn vị", 40.0),
    ("Số người", 10.0),
    ("Đáp ứng", 10.0),
    ("Chưa đáp ứng", 10.0),
    ("Chưa rà soát", 10.0),
    ("Tình trạng", 16.0),
    ("Ngày xác nhận", 14.0),
    ("Người xác nhận", 26.0),
];

const PEOPLE: [(&str, f64); 9] = [
    ("STT", 6.0),
    ("Họ và tên", 26.0),
    ("Đơn vị", 34.0),
    ("Chức vụ", 24.0),
    ("Chuyên ngành", 22.0),
    ("Chuyên ngành theo vị trí việc làm", 30.0),
    ("Kết quả rà soát", 22.0),
    ("Căn cứ", 40.0),
    ("Gợi ý theo chuyên ngành", 28.0),
];

/// Writes the units and their people.
pub fn write(year: i32, units: &[(UnitReviewView, Vec<ReviewedPerson>)]) -> Result<Vec<u8>, XlsxError> {
    let cell = Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::Top);
    let (text, whole, day) =
        (cell.clone().set_text_wrap(), cell.clone().set_num_format("0"), cell.set_num_format("dd/mm/yyyy"));
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Theo đơn vị")?;
    begin(sheet, &format!("RÀ SOÁT ĐỘI NGŨ THEO ĐƠN VỊ, NĂM {year}"), &UNITS)?;
    for (row, (unit, _)) in (HEAD + 1..).zip(units) {
        sheet.write_string_with_format(row, 0, &unit.unit_name, &text)?;
        for (place, number) in (1_u16..).zip([unit.people, unit.meets, unit.below, unit.not_reviewed]) {
            sheet.write_number_with_format(row, place, f64::from(number), &whole)?;
        }
        sheet.write_string_with_format(row, 5, unit.state.label(), &text)?;
        match unit.confirmed_on {
            Some(confirmed_on) => sheet.write_with_format(row, 6, &confirmed_on, &day)?,
            None => sheet.write_blank(row, 6, &day)?,
        };
        sheet.write_string_with_format(row, 7, unit.confirmed_by_name.as_deref().unwrap_or_default(), &text)?;
    }
    let sheet = workbook.add_worksheet().set_name("Theo người")?;
    begin(sheet, &format!("RÀ SOÁT ĐỘI NGŨ THEO NGƯỜI, NĂM {year}"), &PEOPLE)?;
    let people = units.iter().flat_map(|(unit, people)| people.iter().map(move |person| (unit, person)));
    for (row, (unit, person)) in (HEAD + 1..).zip(people) {
        sheet.write_number_with_format(row, 0, f64::from(row - HEAD), &whole)?;
        let basis = person.basis.as_ref().map_or_else(String::new, |basis| {
            let words = basis.reason.as_deref().map(|reason| format!("; {reason}")).unwrap_or_default();
            format!("{}, từ ngày {}{words}", basis.source.label(), format_day(basis.from_day))
        });
        let fields = person.fields_of_post.join("; ");
        for (place, words) in (1_u16..).zip([
            person.full_name.as_str(),
            &unit.unit_name,
            &person.post_title,
            person.field_of_study.as_deref().unwrap_or_default(),
            &fields,
            person.standing.label(),
            &basis,
            person.suggestion.label(),
        ]) {
            sheet.write_string_with_format(row, place, words, &text)?;
        }
    }
    workbook.save_to_buffer()
}

fn begin(sheet: &mut Worksheet, title: &str, columns: &[(&str, f64)]) -> Result<(), XlsxError> {
    let heading = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_border(FormatBorder::Thin);
    sheet.write_string_with_format(0, 0, title, &Format::new().set_bold().set_font_size(14))?;
    for (place, (name, width)) in (0_u16..).zip(columns) {
        sheet.set_column_width(place, *width)?;
        sheet.write_string_with_format(HEAD, place, *name, &heading)?;
    }
    // A4 on its side, as wide as the page, the headings on each page.
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(HEAD, HEAD)?;
    sheet.set_footer("&CTrang &P/&N").set_freeze_panes(HEAD + 1, 1)?;
    Ok(())
}
