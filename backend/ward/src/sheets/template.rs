//! Workbooks to be filled in: the headings that the import understands, lists to choose from, and what is known already.

use foundation::http::Cell;
use foundation::kernel::{Problem, Result, format_day};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet,
    XlsxError,
};

/// Rows that are formatted for typing.
const ROWS: u32 = 1_000;

/// What is typed into a column.
#[derive(Clone, Debug)]
pub enum Typing {
    /// Words: also numbers of papers, so that Excel takes nothing for a figure or a day.
    Words,
    /// A day.
    Day,
    /// One of these; other words are typed all the same after a warning.
    OneOf(Vec<String>),
}

/// A column to be filled in.
#[derive(Clone, Debug)]
pub struct TemplateColumn {
    /// Its heading.
    pub heading: String,
    /// Its width in characters.
    pub width: u16,
    /// What is typed into it.
    pub typing: Typing,
}

/// A workbook to be filled in.
#[derive(Clone, Debug)]
pub struct Template {
    /// The name of its sheet, at most 31 characters.
    pub sheet: &'static str,
    /// What stands above.
    pub title: String,
    /// How it is filled in.
    pub hint: String,
    /// The columns.
    pub columns: Vec<TemplateColumn>,
    /// What is known already.
    pub rows: Vec<Vec<Cell>>,
    /// What is to be said of columns, each by its heading, on a sheet of its own.
    pub help: Vec<(String, String)>,
}

impl Template {
    /// Writes it.
    ///
    /// # Errors
    /// Internal.
    pub fn write(self) -> Result<Vec<u8>> {
        self.written().map_err(Problem::internal)
    }

    fn written(self) -> std::result::Result<Vec<u8>, XlsxError> {
        /// The row of the headings, as the library counts it.
        const HEAD: u32 = 3;
        let mut workbook = Workbook::new();
        let heading = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_border(FormatBorder::Thin);
        let day = Format::new().set_num_format("dd/mm/yyyy");
        let text = Format::new().set_num_format("@");
        let mut lists: Vec<(u16, &[String])> = Vec::new();
        let sheet = workbook.add_worksheet().set_name(self.sheet)?;
        sheet.write_with_format(0, 0, self.title.as_str(), &Format::new().set_bold().set_font_size(14))?;
        sheet.write_with_format(1, 0, self.hint.as_str(), &Format::new().set_italic())?;
        for (place, column) in (0_u16..).zip(&self.columns) {
            let format = if matches!(column.typing, Typing::Day) { &day } else { &text };
            sheet.set_column_width(place, column.width)?.set_column_format(place, format)?;
            sheet.write_with_format(HEAD, place, column.heading.as_str(), &heading)?;
            if let Typing::OneOf(values) = &column.typing
                && !values.is_empty()
            {
                // Columns that offer the same share the list.
                let list = lists.iter().find(|(_, known)| *known == values.as_slice()).map(|(list, _)| *list);
                let list = list.unwrap_or_else(|| {
                    let next = u16::try_from(lists.len()).unwrap_or(u16::MAX);
                    lists.push((next, values));
                    next
                });
                let letters = super::column_letters(u32::from(list));
                let range = format!("='{LISTS}'!${letters}$2:${letters}${}", values.len() + 1);
                let choice = DataValidation::new()
                    .allow_list_formula(Formula::new(range))
                    .set_error_style(DataValidationErrorStyle::Warning);
                sheet.add_data_validation(HEAD + 1, place, HEAD + ROWS, place, &choice)?;
            }
        }
        for (row, cells) in (HEAD + 1..).zip(&self.rows) {
            for (place, cell) in (0_u16..).zip(cells) {
                put(sheet, row, place, cell, (&text, &day))?;
            }
        }
        sheet.set_freeze_panes(HEAD + 1, 1)?;
        if !lists.is_empty() {
            let offered = workbook.add_worksheet().set_name(LISTS)?;
            offered.write_with_format(
                0,
                0,
                "Các giá trị để chọn; không sửa trang này.",
                &Format::new().set_italic(),
            )?;
            for (list, values) in &lists {
                offered.set_column_width(*list, 40)?;
                for (row, value) in (1_u32..).zip(*values) {
                    offered.write_string_with_format(row, *list, value.as_str(), &text)?;
                }
            }
        }
        if !self.help.is_empty() {
            let help = workbook.add_worksheet().set_name(HELP)?;
            help.set_column_width(0, 40)?.set_column_width(1, 90)?;
            for (row, (heading, words)) in (0_u32..).zip(&self.help) {
                help.write(row, 0, heading.as_str())?;
                help.write(row, 1, words.as_str())?;
            }
        }
        workbook.save_to_buffer()
    }
}

impl TemplateColumn {
    /// A column of words.
    pub fn words(heading: impl Into<String>, width: u16) -> Self {
        Self { heading: heading.into(), width, typing: Typing::Words }
    }

    /// A column of days.
    pub fn day(heading: impl Into<String>, width: u16) -> Self {
        Self { heading: heading.into(), width, typing: Typing::Day }
    }

    /// A column with a list to choose from.
    pub fn one_of(heading: impl Into<String>, width: u16, values: Vec<String>) -> Self {
        Self { heading: heading.into(), width, typing: Typing::OneOf(values) }
    }
}

/// The sheet with the values to choose from.
const LISTS: &str = "Danh mục";
/// The sheet with what is to be said of columns.
const HELP: &str = "Hướng dẫn";

/// Whether a sheet stands beside the table in a template of ours: nobody misses a table in it.
pub fn is_beside_the_table(sheet: &str) -> bool {
    [LISTS, HELP].contains(&sheet)
}

/// Words are written as such, so that none becomes a formula.
fn put(
    sheet: &mut Worksheet,
    row: u32,
    place: u16,
    cell: &Cell,
    (text, day): (&Format, &Format),
) -> std::result::Result<(), XlsxError> {
    match cell {
        Cell::Text(words) => sheet.write_string_with_format(row, place, words.as_str(), text)?,
        Cell::Day(value) => sheet.write_datetime_with_format(row, place, *value, day)?,
        Cell::Year(year) => sheet.write_string_with_format(row, place, year.to_string(), text)?,
        Cell::Whole(count) | Cell::Money(count) => {
            sheet.write_string_with_format(row, place, count.to_string(), text)?
        }
        Cell::Moment(moment) => sheet.write_string_with_format(row, place, format_day(moment.day()), text)?,
        Cell::Percent(_) | Cell::Hundredths(_) | Cell::Unit(_) | Cell::Nothing => return Ok(()),
    };
    Ok(())
}
