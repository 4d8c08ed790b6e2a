//! The sender's own workbook with the bad cells marked and commented: what is mended there can be sent again.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Color, Format, FormatBorder, Note, Workbook as Writer, Worksheet, XlsxError};

use super::workbook::{Cell, Sheet, Workbook};
use super::{Severity, address, read};
use foundation::kernel::{Problem, Result};

/// The widest column, in characters.
const WIDEST: usize = 60;

/// Something to look at in a cell.
#[derive(Clone, Debug)]
pub struct Mark {
    /// The sheet's name.
    pub sheet: String,
    /// The cell as Excel names it; empty when the whole sheet is meant.
    pub cell: String,
    /// How bad it is.
    pub severity: Severity,
    /// What is said of it.
    pub message: String,
}

/// What is said of one cell.
type Said = BTreeMap<String, (Severity, Vec<String>)>;

/// The workbook of these bytes once more: all visible sheets with their values, the bad cells coloured, and a note at each.
/// Values are written as values: what was a formula is its result, and words that begin as one stay words.
///
/// # Errors
/// As [`read`].
pub fn mark(bytes: &[u8], marks: &[Mark]) -> Result<Vec<u8>> {
    written(&read(bytes)?, marks).map_err(Problem::internal)
}

fn written(workbook: &Workbook, marks: &[Mark]) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut writer = Writer::new();
    for sheet in &workbook.sheets {
        let mut said = Said::new();
        for mark in marks.iter().filter(|mark| mark.sheet == sheet.name) {
            let cell = if mark.cell.is_empty() { address(0, 0) } else { mark.cell.clone() };
            let (severity, messages) = said.entry(cell).or_insert((mark.severity, Vec::new()));
            *severity = (*severity).min(mark.severity);
            if !messages.contains(&mark.message) {
                messages.push(mark.message.clone());
            }
        }
        write_sheet(writer.add_worksheet().set_name(&sheet.name)?, sheet, &said)?;
    }
    writer.save_to_buffer()
}

fn write_sheet(target: &mut Worksheet, sheet: &Sheet, said: &Said) -> std::result::Result<(), XlsxError> {
    let mut widths: BTreeMap<u16, usize> = BTreeMap::new();
    for region in sheet.regions() {
        let (Ok(left), Ok(right)) = (u16::try_from(region.left), u16::try_from(region.right)) else { continue };
        target.merge_range(region.top, left, region.bottom, right, "", &Format::new())?;
    }
    for row in sheet.rows() {
        for (place, cell) in sheet.row(row) {
            let Ok(column) = u16::try_from(place) else { continue };
            if sheet.region(row, place).is_none() {
                let width = widths.entry(column).or_default();
                *width = (*width).max(cell.shown().chars().count());
            }
            write_cell(target, row, column, Some(cell), said.get(&address(row, place)).map(|(severity, _)| *severity))?;
        }
    }
    for (cell, (severity, messages)) in said {
        let Some((row, column)) = place_of(cell) else { continue };
        if sheet.own(row, u32::from(column)).is_none() {
            write_cell(target, row, column, None, Some(*severity))?;
        }
        target.insert_note(
            row,
            column,
            &Note::new(messages.join("\n")).set_author("Quản lý bồi dưỡng").add_author_prefix(false),
        )?;
    }
    for (column, width) in widths {
        target.set_column_width(column, u16::try_from(width.clamp(8, WIDEST) + 2).unwrap_or(u16::MAX))?;
    }
    Ok(())
}

fn write_cell(
    target: &mut Worksheet,
    row: u32,
    column: u16,
    cell: Option<&Cell>,
    severity: Option<Severity>,
) -> std::result::Result<(), XlsxError> {
    let look = match severity {
        Some(Severity::Error) => {
            Format::new().set_background_color(Color::RGB(0x00FF_C7CE)).set_border(FormatBorder::Medium)
        }
        Some(Severity::Warning) => Format::new().set_background_color(Color::RGB(0x00FF_EB9C)),
        None => Format::new(),
    };
    match cell {
        Some(Cell::Text(words) | Cell::Failure(words)) => {
            let guarded = if words.starts_with(['=', '+', '-', '@']) { look.set_quote_prefix() } else { look };
            target.write_string_with_format(row, column, words.as_str(), &guarded.set_num_format("@"))?
        }
        Some(Cell::Number(number)) => target.write_number_with_format(row, column, *number, &look)?,
        Some(Cell::Day(day)) => {
            target.write_datetime_with_format(row, column, *day, &look.set_num_format("dd/mm/yyyy"))?
        }
        Some(Cell::Truth(truth)) => target.write_boolean_with_format(row, column, *truth, &look)?,
        None => target.write_blank(row, column, &look)?,
    };
    Ok(())
}

/// The place of an address, both counted from 0: C14 is row 13, column 2.
fn place_of(cell: &str) -> Option<(u32, u16)> {
    let digits = cell.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, number) = cell.split_at(digits);
    let column = letters.bytes().try_fold(0_u16, |column, letter| {
        letter.is_ascii_uppercase().then(|| column.checked_mul(26)?.checked_add(u16::from(letter - b'A') + 1)).flatten()
    })?;
    Some((number.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r40_addresses_lead_to_their_places() {
        for (row, column) in [(0, 0), (13, 2), (6, 25), (6, 26), (1_048_575, 701)] {
            assert_eq!(place_of(&address(row, u32::from(column))), Some((row, column)));
        }
        for nothing in ["", "7", "C", "C0", "c7", "Ổ7"] {
            assert_eq!(place_of(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn r40_the_senders_values_come_back_with_the_bad_cells_marked() {
        let mut source = Writer::new();
        let sheet = source.add_worksheet().set_name("Kết quả").expect("a name");
        sheet.write(0, 0, "KẾT QUẢ").expect("a cell");
        sheet.merge_range(0, 0, 0, 2, "KẾT QUẢ", &Format::new()).expect("merged");
        for (column, text) in (0_u16..).zip(["Họ và tên", "Điểm", "Cột riêng"]) {
            sheet.write(1, column, text).expect("a cell");
        }
        sheet.write_string(2, 0, "=1+1").expect("a cell");
        sheet.write(2, 1, 11.5).expect("a cell");
        sheet.write(2, 2, "giữ nguyên").expect("a cell");
        let bytes = source.save_to_buffer().expect("a workbook");
        let wrong = |cell: &str, message: &str| Mark {
            sheet: "Kết quả".to_owned(),
            cell: cell.to_owned(),
            severity: Severity::Error,
            message: message.to_owned(),
        };
        let marks = [wrong("B3", "Điểm từ 0 đến 10."), wrong("D3", "Thiếu nội dung."), wrong("", "Xem lại trang này.")];
        let marked = mark(&bytes, &marks).expect("marked");
        let (before, after) = (read(&bytes).expect("it reads"), read(&marked).expect("it reads"));
        for row in before.sheets[0].rows() {
            let cells = |workbook: &Workbook| -> Vec<(u32, Cell)> {
                workbook.sheets[0].row(row).map(|(column, cell)| (column, cell.clone())).collect()
            };
            assert_eq!(cells(&before), cells(&after), "row {row}");
        }
        assert_eq!(before.sheets[0].regions(), after.sheets[0].regions());
        assert!(after.remarks.is_empty(), "{:?}", after.remarks);
    }
}
