//! Tables handed out as real workbooks: a title, a frozen head, days as days and figures as figures, set up for
//! paper. Each row goes to a temporary file as it is written, so that a book takes the same memory however long it is;
//! the whole is a temporary file too until it is on its way.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Seek as _;

use actix_web::HttpResponse;
use futures_util::future::join;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};
use utoipa::openapi::{ContentBuilder, RefOr, Response, ResponseBuilder, ResponsesBuilder};
use utoipa::{IntoResponses, PartialSchema as _};

use super::attachment::attached_file;
use super::cell::{Cell, Column};
use super::sheet::{Sheet, SheetColumns, SheetRow};
use crate::kernel::{Code, Cursor, Id, Page, PageRequest, Problem, Result};

/// The media type of a workbook (ISO/IEC 29500).
pub const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Rows of a list that are read at a time: a list that no index sorts is sorted anew for each page.
const ROWS_AT_A_TIME: usize = 12_500;

/// Rows of a sheet (ISO/IEC 29500: 2^20).
const ROWS_OF_A_SHEET: u32 = 1_048_576;

/// The names of units by their ids, for rows that know only the id.
pub type UnitNames = BTreeMap<Id, String>;

/// A table to hand out.
pub struct Table<'a, Rows> {
    /// The name of its sheet, at most 31 characters.
    pub sheet: &'a str,
    /// What stands above it.
    pub title: &'a str,
    /// Lines beneath the title: the day, the unit, what the list was narrowed by.
    pub lines: &'a [String],
    /// The columns.
    pub columns: &'a [Column<'a>],
    /// How many of them stay in sight while one looks to the right.
    pub fixed: u16,
    /// The rows, each with a cell a column.
    pub rows: Rows,
    /// A row of sums beneath them.
    pub total: Option<Vec<Cell>>,
}

impl<Rows: IntoIterator<Item = Vec<Cell>>> Table<'_, Rows> {
    /// The table alone as an answer, to be saved under this name (without its ending).
    pub async fn answer(self, name: &str) -> Result<HttpResponse> {
        Book::of(self)?.answer(name).await
    }
}

/// A workbook of one table or several, each on a sheet of its own.
#[derive(Default)]
pub struct Book {
    workbook: Workbook,
}

impl Book {
    /// A workbook of one table.
    ///
    /// # Errors
    /// As [`Book::add`].
    pub fn of<Rows: IntoIterator<Item = Vec<Cell>>>(table: Table<'_, Rows>) -> Result<Self> {
        let mut book = Self::default();
        book.add(table)?;
        Ok(book)
    }

    /// Adds a table.
    ///
    /// # Errors
    /// As [`Book::of_list`].
    pub fn add<Rows: IntoIterator<Item = Vec<Cell>>>(&mut self, table: Table<'_, Rows>) -> Result<()> {
        let Table { sheet, title, lines, columns, fixed, rows, total } = table;
        let mut writer = self.begin(sheet, title, lines, columns, fixed).map_err(Problem::internal)?;
        for cells in rows {
            writer.write(cells, &UnitNames::new())?;
        }
        if let Some(cells) = total {
            writer.write_sums(cells)?;
        }
        Ok(())
    }

    /// These columns of a list, whole, sorted and searched as the request says: `read` answers its pages one after the
    /// other, and each is written before the next is read.
    ///
    /// # Errors
    /// What `read` answers; `list_too_long` beyond the limits of a sheet.
    pub async fn of_list<Row: SheetRow>(
        columns: &SheetColumns<Row>,
        request: PageRequest,
        read: impl AsyncFnMut(PageRequest) -> Result<Page<Row>>,
    ) -> Result<Self> {
        Self::of_list_with(&UnitNames::new(), columns, request, read).await
    }

    /// The same, with the names of the units that its rows know by their ids.
    ///
    /// # Errors
    /// As [`Book::of_list`].
    pub async fn of_list_with<Row: SheetRow>(
        units: &UnitNames,
        columns: &SheetColumns<Row>,
        request: PageRequest,
        mut read: impl AsyncFnMut(PageRequest) -> Result<Page<Row>>,
    ) -> Result<Self> {
        let Sheet { name, title, .. } = Row::SHEET;
        let read = async |page| Ok(read(page).await?.map(|row| columns.cells(&row)));
        Self::of_pages((name, title), &columns.heads(), units, request, read).await
    }

    /// The same, where its columns are told while it is written: the name of its sheet and its title, the columns, and
    /// pages of cells.
    ///
    /// # Errors
    /// As [`Book::of_list`].
    pub async fn of_pages(
        (name, title): (&str, &str),
        columns: &[Column<'_>],
        units: &UnitNames,
        request: PageRequest,
        mut read: impl AsyncFnMut(PageRequest) -> Result<Page<Vec<Cell>>>,
    ) -> Result<Self> {
        let mut book = Self::default();
        let mut writer = book.begin(name, title, &[], columns, 1).map_err(Problem::internal)?;
        let mut request = PageRequest { limit: ROWS_AT_A_TIME, cursor: None, with_total: false, ..request };
        let mut page = read(request.clone()).await?;
        loop {
            let Page { items, next_cursor, .. } = page;
            let write = || items.into_iter().try_for_each(|cells| writer.write(cells, units));
            let Some(cursor) = next_cursor else {
                write()?;
                return Ok(book);
            };
            request.cursor = Cursor::decode(&cursor);
            // The database reads the next rows while these are written.
            let (next, written) = join(read(request.clone()), async { write() }).await;
            written?;
            page = next?;
        }
    }

    /// The workbook as an answer, to be saved under this name (without its ending). It is whole before the answer begins.
    pub async fn answer(mut self, name: &str) -> Result<HttpResponse> {
        let saved = tokio::task::spawn_blocking(move || -> std::result::Result<File, XlsxError> {
            let mut file = tempfile::tempfile()?;
            self.workbook.save_to_writer(&mut file)?;
            file.rewind()?;
            Ok(file)
        });
        let file = saved.await.map_err(Problem::internal)?.map_err(Problem::internal)?;
        attached_file(&format!("{name}.xlsx"), WORKBOOK, file)
    }

    /// A sheet with its head, ready for rows.
    fn begin(
        &mut self,
        name: &str,
        title: &str,
        lines: &[String],
        columns: &[Column<'_>],
        fixed: u16,
    ) -> std::result::Result<Writer<'_>, XlsxError> {
        let formats = Formats::new();
        let sheet = self.workbook.add_worksheet_with_constant_memory()?.set_name(name)?;
        for (place, Column(_, width)) in (0_u16..).zip(columns) {
            sheet.set_column_width(place, *width)?;
        }
        sheet.write_with_format(0, 0, title, &formats.title)?;
        let mut row = 1;
        for line in lines {
            sheet.write_string(row, 0, line.as_str())?;
            row += 1;
        }
        row += 1;
        for (place, Column(heading, _)) in (0_u16..).zip(columns) {
            sheet.write_with_format(row, place, *heading, &formats.heading)?;
        }
        set_up_for_paper(sheet, row, columns)?;
        sheet.set_freeze_panes(row + 1, fixed)?;
        Ok(Writer { sheet, formats, row })
    }
}

/// Writes the rows of a sheet from top to bottom.
struct Writer<'a> {
    sheet: &'a mut Worksheet,
    formats: Formats,
    /// The last row written.
    row: u32,
}

impl Writer<'_> {
    fn write(&mut self, cells: Vec<Cell>, units: &UnitNames) -> Result<()> {
        let row = self.next()?;
        for (place, cell) in (0_u16..).zip(cells) {
            let cell = match cell {
                Cell::Unit(id) => Cell::from(units.get(&id).map(String::as_str)),
                cell => cell,
            };
            self.formats.cells.write(self.sheet, row, place, cell).map_err(Problem::internal)?;
        }
        Ok(())
    }

    fn write_sums(&mut self, cells: Vec<Cell>) -> Result<()> {
        let row = self.next()?;
        for (place, cell) in (0_u16..).zip(cells) {
            self.formats.sums.write(self.sheet, row, place, cell).map_err(Problem::internal)?;
        }
        Ok(())
    }

    fn next(&mut self) -> Result<u32> {
        self.row += 1;
        if self.row >= ROWS_OF_A_SHEET {
            return Err(Problem::new(Code::ListTooLong).with("limit", "1.048.576"));
        }
        Ok(self.row)
    }
}

/// A4, on its side where the table is wide; the head on each page, all columns on one.
fn set_up_for_paper(sheet: &mut Worksheet, head: u32, columns: &[Column<'_>]) -> std::result::Result<(), XlsxError> {
    /// What A4 upright holds at the usual size of letters.
    const UPRIGHT: u16 = 95;
    sheet.set_repeat_rows(head, head)?.set_paper_size(9).set_print_fit_to_pages(1, 0);
    if columns.iter().map(|Column(_, width)| width).sum::<u16>() > UPRIGHT {
        sheet.set_landscape();
    }
    sheet.set_footer("&C&P/&N");
    Ok(())
}

impl IntoResponses for Book {
    /// What the description of the API says of every workbook: `responses(Book)`.
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let content = ContentBuilder::new().schema(Some(Vec::<u8>::schema())).build();
        let answer = ResponseBuilder::new().description("The workbook").content(WORKBOOK, content);
        ResponsesBuilder::new().response("200", answer).build().into()
    }
}

struct Formats {
    title: Format,
    heading: Format,
    cells: CellFormats,
    sums: CellFormats,
}

impl Formats {
    fn new() -> Self {
        Self {
            title: Format::new().set_bold().set_font_size(14),
            heading: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_border(FormatBorder::Thin),
            cells: CellFormats::of(Format::new()),
            sums: CellFormats::of(Format::new().set_bold()),
        }
    }
}

struct CellFormats {
    text: Format,
    /// Words that Excel would take for a formula as soon as somebody edits the cell.
    guarded: Format,
    year: Format,
    whole: Format,
    percent: Format,
    hundredths: Format,
    day: Format,
    moment: Format,
}

impl CellFormats {
    fn of(look: Format) -> Self {
        let cell = look.set_border(FormatBorder::Thin).set_align(FormatAlign::Top);
        Self {
            text: cell.clone().set_text_wrap(),
            guarded: cell.clone().set_text_wrap().set_quote_prefix(),
            year: cell.clone().set_num_format("0"),
            whole: cell.clone().set_num_format("#,##0"),
            percent: cell.clone().set_num_format("0.00%"),
            hundredths: cell.clone().set_num_format("0.00"),
            moment: cell.clone().set_num_format("dd/mm/yyyy hh:mm"),
            day: cell.set_num_format("dd/mm/yyyy"),
        }
    }

    /// Excel keeps 15 digits of a number: every sum of a ward's money fits.
    fn write(&self, sheet: &mut Worksheet, row: u32, place: u16, cell: Cell) -> std::result::Result<(), XlsxError> {
        match cell {
            Cell::Text(words) if words.starts_with(['=', '+', '-', '@']) => {
                sheet.write_string_with_format(row, place, words, &self.guarded)?
            }
            Cell::Text(words) => sheet.write_string_with_format(row, place, words, &self.text)?,
            Cell::Year(year) => sheet.write_number_with_format(row, place, f64::from(year), &self.year)?,
            Cell::Whole(count) | Cell::Money(count) => {
                sheet.write_number_with_format(row, place, count as f64, &self.whole)?
            }
            Cell::Percent(share) => {
                sheet.write_number_with_format(row, place, share as f64 / 10_000.0, &self.percent)?
            }
            Cell::Hundredths(score) => {
                sheet.write_number_with_format(row, place, score as f64 / 100.0, &self.hundredths)?
            }
            Cell::Day(day) => sheet.write_datetime_with_format(row, place, day, &self.day)?,
            Cell::Moment(moment) => sheet.write_datetime_with_format(row, place, moment.wall_clock(), &self.moment)?,
            Cell::Nothing | Cell::Unit(_) => sheet.write_blank(row, place, &self.text)?,
        };
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};
    use chrono::NaiveDate;

    use super::*;

    #[test]
    fn r40_figures_are_figures_days_are_days_and_words_never_become_formulas() {
        let day = NaiveDate::from_ymd_opt(2027, 1, 5).expect("a day");
        let table = Table {
            sheet: "Kinh phí",
            title: "Kinh phí năm 2027",
            lines: &["Đến ngày 05/01/2027".to_owned()],
            columns: &[Column("Nội dung", 30), Column("Số tiền (đồng)", 16), Column("Tỷ lệ", 10), Column("Ngày", 12)],
            fixed: 1,
            rows: [
                vec![Cell::from("=1+1"), Cell::Money(123_456_789_012_345), Cell::Percent(3333), day.into()],
                vec![Cell::from("Lớp bồi dưỡng"), Cell::Whole(-3), Cell::Nothing, Cell::from(None::<NaiveDate>)],
            ],
            total: Some(vec![Cell::from("Cộng"), Cell::Money(12)]),
        };
        let mut book = Book::default();
        book.add(table).expect("a table");
        let bytes = book.workbook.save_to_buffer().expect("a workbook");
        let mut workbook: Xlsx<_> = open_workbook_from_rs(std::io::Cursor::new(bytes)).expect("it opens");
        let range = workbook.worksheet_range_at(0).expect("a sheet").expect("it reads");
        let at = |row, place| range.get_value((row, place)).cloned().unwrap_or(Data::Empty);
        assert_eq!(at(0, 0), Data::String("Kinh phí năm 2027".to_owned()));
        assert_eq!(at(1, 0), Data::String("Đến ngày 05/01/2027".to_owned()));
        assert_eq!(at(3, 1), Data::String("Số tiền (đồng)".to_owned()));
        assert_eq!(at(4, 0), Data::String("=1+1".to_owned()));
        assert_eq!(at(4, 1), Data::Float(123_456_789_012_345.0));
        assert_eq!(at(4, 2), Data::Float(0.3333));
        assert!(matches!(at(4, 3), Data::DateTime(found) if found.as_f64() == 46_392.0), "{:?}", at(4, 3));
        assert_eq!(at(5, 1), Data::Float(-3.0));
        assert_eq!(at(5, 2), Data::Empty);
        assert_eq!((at(6, 0), at(6, 1)), (Data::String("Cộng".to_owned()), Data::Float(12.0)));
        assert!(workbook.worksheet_formula(&workbook.sheet_names()[0]).expect("it reads").is_empty());
    }
}
