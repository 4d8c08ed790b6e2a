//! From the bytes of a workbook to its cells: the limits, and nothing about what the cells mean.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Dimensions, ExcelDateTime, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsx, XlsxError};
use chrono::NaiveDate;
use zip::ZipArchive;

use super::{legacy_encoding, old_format};
use foundation::kernel::{Code, Problem, Result, TextEnum as _, text_enum};

/// The largest file that is taken.
pub const MAX_FILE_BYTES: usize = 20 * 1024 * 1024;
/// What a workbook may unpack to. A roster of 10,000 rows unpacks to some 15 MB.
const MAX_UNPACKED_BYTES: u64 = 64 * 1024 * 1024;
/// Parts of the archive: sheets, pictures, styles.
const MAX_PARTS: usize = 2_000;
/// Filled cells of the whole workbook: some 40,000 people with 25 columns each.
const MAX_CELLS: usize = 1_000_000;
/// Merged regions of one sheet.
const MAX_MERGED_REGIONS: usize = 20_000;

/// What stands in a cell; of a formula, the value that Excel stored with it.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Text as typed, not yet normalised.
    Text(String),
    /// A number without the looks of a date.
    Number(f64),
    /// A number that is shown as a date.
    Day(NaiveDate),
    /// TRUE or FALSE.
    Truth(bool),
    /// An error of Excel's: `#REF!`.
    Failure(String),
}

impl Cell {
    /// As a person reads it in the sheet, for headings and for naming what is wrong.
    pub fn shown(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => foundation::kernel::format_day(*day),
            Self::Truth(truth) => if *truth { "TRUE" } else { "FALSE" }.to_owned(),
            Self::Failure(text) => text.clone(),
        }
    }
}

/// A merged region, both corners included, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// First row.
    pub top: u32,
    /// First column.
    pub left: u32,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u32,
}

/// One visible sheet: the filled cells and the merged regions. Rows and columns count from 0.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Its name on the tab.
    pub name: String,
    cells: BTreeMap<(u32, u32), Cell>,
    regions: Vec<Region>,
}

impl Sheet {
    /// What stands in this very cell; a cell that a merged region covers is empty.
    pub fn own(&self, row: u32, column: u32) -> Option<&Cell> {
        self.cells.get(&(row, column))
    }

    /// What a reader sees at this place: of a merged region, the value of its head cell.
    pub fn seen(&self, row: u32, column: u32) -> Option<&Cell> {
        self.own(row, column).or_else(|| {
            let region = self.region(row, column)?;
            self.own(region.top, region.left)
        })
    }

    /// The merged region that covers a cell.
    pub fn region(&self, row: u32, column: u32) -> Option<Region> {
        self.regions.iter().copied().find(|region| {
            (region.top..=region.bottom).contains(&row) && (region.left..=region.right).contains(&column)
        })
    }

    /// The merged regions.
    pub fn regions(&self) -> &[Region] {
        &self.regions
    }

    /// The filled cells of a row, from left to right.
    pub fn row(&self, row: u32) -> impl Iterator<Item = (u32, &Cell)> {
        self.cells.range((row, 0)..=(row, u32::MAX)).map(|((_, column), cell)| (*column, cell))
    }

    /// The rows that hold anything, from top to bottom.
    pub fn rows(&self) -> Vec<u32> {
        let mut rows: Vec<u32> = self.cells.keys().map(|(row, _)| *row).collect();
        rows.dedup();
        rows
    }

    fn put(&mut self, row: u32, column: u32, cell: Option<Cell>) {
        if let Some(cell) = cell {
            self.cells.insert((row, column), cell);
        }
    }

    fn merge(&mut self, regions: impl IntoIterator<Item = Dimensions>) {
        self.regions = regions
            .into_iter()
            .filter(|region| region.start != region.end)
            .map(|region| Region {
                top: region.start.0,
                left: region.start.1,
                bottom: region.end.0,
                right: region.end.1,
            })
            .collect();
    }
}

text_enum! {
    /// What of a file is not read.
    pub enum Remark {
        /// Macros: they are never run.
        Macros = "macros" / "Tệp có macro: đã bỏ qua, không chạy.",
        /// Formulas: the value that Excel stored with them is read.
        Formulas = "formulas" / "Tệp có công thức: chỉ lấy kết quả đã tính, công thức được bỏ qua.",
        /// Links to other files and addresses.
        Links = "links" / "Tệp có liên kết: đã bỏ qua.",
        /// Pictures and drawings.
        Pictures = "pictures" / "Tệp có hình ảnh: đã bỏ qua.",
    }
}

impl Remark {
    /// Whether a part of an archive holds it.
    fn is_in(self, name: &str, content: &[u8]) -> bool {
        let holds = |words: &[u8]| content.windows(words.len()).any(|window| window == words);
        let sheet = name.starts_with("xl/worksheets/") && name.ends_with(".xml");
        match self {
            Self::Macros => name.ends_with("vbaProject.bin") || name.starts_with("xl/macrosheets/"),
            Self::Formulas => sheet && (holds(b"<f>") || holds(b"<f ")),
            Self::Links => name.starts_with("xl/externalLinks/") || (sheet && holds(b"<hyperlink ")),
            Self::Pictures => name.starts_with("xl/media/") || name.starts_with("xl/drawings/drawing"),
        }
    }
}

/// A workbook: what is visible in it, and the names of what is hidden.
#[derive(Clone, Debug, Default)]
pub struct Workbook {
    /// The visible sheets in the order of their tabs.
    pub sheets: Vec<Sheet>,
    /// Hidden sheets: they are not read, and the preview says so.
    pub hidden: Vec<String>,
    /// What of it was not read.
    pub remarks: Vec<Remark>,
}

/// The name of a column: 0 is A, 26 is AA.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// The address of a cell as Excel shows it: row 13, column 2 is C14.
pub fn address(row: u32, column: u32) -> String {
    format!("{}{}", column_letters(column), row + 1)
}

/// Reads an .xlsx or an old .xls. Refuses, each with its own code, what is too large, unpacks to too much,
/// is encrypted, is no workbook, or is written in an encoding from before Unicode.
pub fn read(bytes: &[u8]) -> Result<Workbook> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(Problem::new(Code::FileTooLarge).with("limit", "20 MB"));
    }
    if bytes.is_empty() {
        return Err(Code::FileEmpty.into());
    }
    // The reader of workbooks is not ours and some broken files make it panic: to the sender that is a broken file.
    let workbook = catch_unwind(AssertUnwindSafe(|| {
        if bytes.starts_with(b"PK") {
            let remarks = check_archive(bytes)?;
            Ok(Workbook { remarks, ..read_new(bytes)? })
        } else if old_format::is_compound_file(bytes) {
            old_format::check(bytes)?;
            read_old(bytes)
        } else {
            Err(Code::NotAWorkbook.into())
        }
    }))
    .unwrap_or_else(|_| Err(Code::NotAWorkbook.into()))?;
    let texts = workbook.sheets.iter().flat_map(|sheet| sheet.cells.values()).filter_map(|cell| match cell {
        Cell::Text(text) => Some(text.as_str()),
        _ => None,
    });
    match legacy_encoding::recognise(texts) {
        Some(encoding) => Err(Problem::new(Code::LegacyEncoding).with("encoding", encoding)),
        None => Ok(workbook),
    }
}

/// Unpacks every part and counts: the sizes that an archive states about itself may lie. Tells what is not read of it.
fn check_archive(bytes: &[u8]) -> Result<Vec<Remark>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Code::NotAWorkbook)?;
    if archive.len() > MAX_PARTS {
        return Err(Code::WorkbookTooLarge.into());
    }
    let mut left = MAX_UNPACKED_BYTES;
    let mut content = Vec::new();
    let mut found = BTreeSet::new();
    for index in 0..archive.len() {
        if archive.by_index_raw(index).map_err(|_| Code::NotAWorkbook)?.encrypted() {
            return Err(Code::WorkbookEncrypted.into());
        }
        content.clear();
        let part = archive.by_index(index).map_err(|_| Code::NotAWorkbook)?;
        let name = part.name().map_err(|_| Code::NotAWorkbook)?.into_owned();
        let size = part.take(left + 1).read_to_end(&mut content).map_err(|_| Code::NotAWorkbook)?;
        left = u64::try_from(size).ok().and_then(|size| left.checked_sub(size)).ok_or(Code::WorkbookTooLarge)?;
        if stated_texts(&content) > MAX_CELLS {
            return Err(Code::WorkbookTooLarge.into());
        }
        found.extend(Remark::those(|remark| remark.is_in(&name, &content)));
    }
    Ok(found.into_iter().collect())
}

/// The number of shared texts that a part states. The reader reserves room for it, true or not, and a program that
/// cannot get its memory ends.
fn stated_texts(part: &[u8]) -> usize {
    const NAME: &[u8] = b"uniqueCount";
    part.windows(NAME.len())
        .enumerate()
        .filter(|(_, window)| *window == NAME)
        .map(|(at, _)| {
            let after = &part[at + NAME.len()..];
            let digits =
                after.iter().skip_while(|byte| !byte.is_ascii_digit()).take_while(|byte| byte.is_ascii_digit());
            digits
                .take(20)
                .fold(0_usize, |count, digit| count.saturating_mul(10).saturating_add(usize::from(digit - b'0')))
        })
        .max()
        .unwrap_or(0)
}

fn read_new(bytes: &[u8]) -> Result<Workbook> {
    let broken = |error: XlsxError| match error {
        XlsxError::Password => Problem::new(Code::WorkbookEncrypted),
        _ => Problem::new(Code::NotAWorkbook),
    };
    let mut source: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let mut workbook = Workbook::default();
    let mut count = 0;
    for name in visible_sheets(&source, &mut workbook) {
        let mut sheet = Sheet { name: name.clone(), ..Sheet::default() };
        // Cell by cell: a dense grid over two cells at opposite corners of a sheet would not fit into any memory.
        let mut cells = source.worksheet_cells_reader(&name).map_err(broken)?;
        while let Some(cell) = cells.next_cell().map_err(broken)? {
            let (row, column) = cell.get_position();
            sheet.put(row, column, value(Data::from(cell.get_value().clone())));
            if count + sheet.cells.len() > MAX_CELLS {
                return Err(Code::WorkbookTooLarge.into());
            }
        }
        drop(cells);
        count += sheet.cells.len();
        sheet.merge(source.merge_cells_by_sheet_name(&name).map_err(broken)?);
        accept(&mut workbook, sheet)?;
    }
    Ok(workbook)
}

fn read_old(bytes: &[u8]) -> Result<Workbook> {
    let broken = |error: XlsError| match error {
        XlsError::Password => Problem::new(Code::WorkbookEncrypted),
        _ => Problem::new(Code::NotAWorkbook),
    };
    let mut source: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(broken)?;
    let mut workbook = Workbook::default();
    for name in visible_sheets(&source, &mut workbook) {
        let mut sheet = Sheet { name: name.clone(), ..Sheet::default() };
        let range = source.worksheet_range(&name).map_err(broken)?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, cell) in range.used_cells() {
            let row = top + u32::try_from(row).unwrap_or(u32::MAX);
            let column = left + u32::try_from(column).unwrap_or(u32::MAX);
            sheet.put(row, column, value(cell.clone()));
        }
        sheet.merge(source.merge_cells_by_sheet_name(&name).map_err(broken)?);
        accept(&mut workbook, sheet)?;
    }
    Ok(workbook)
}

fn accept(workbook: &mut Workbook, sheet: Sheet) -> Result<()> {
    if sheet.regions.len() > MAX_MERGED_REGIONS {
        return Err(Code::WorkbookTooLarge.into());
    }
    workbook.sheets.push(sheet);
    Ok(())
}

fn visible_sheets<R: Reader<Cursor<B>>, B: AsRef<[u8]>>(source: &R, workbook: &mut Workbook) -> Vec<String> {
    let mut names = Vec::new();
    for sheet in source.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        if sheet.visible == SheetVisible::Visible {
            names.push(sheet.name.clone());
        } else {
            workbook.hidden.push(sheet.name.clone());
        }
    }
    names
}

fn value(data: Data) -> Option<Cell> {
    match data {
        Data::Empty => None,
        Data::String(text) if text.chars().all(|letter| letter.is_whitespace() || letter == '\u{200b}') => None,
        Data::String(text) | Data::DurationIso(text) => Some(Cell::Text(text)),
        Data::Int(number) => Some(Cell::Number(number as f64)),
        Data::Float(number) => Some(Cell::Number(number)),
        Data::Bool(truth) => Some(Cell::Truth(truth)),
        Data::DateTime(moment) => Some(day(moment).map_or_else(|| Cell::Number(moment.as_f64()), Cell::Day)),
        Data::DateTimeIso(text) => {
            let day = text.get(..10).and_then(|day| day.parse().ok());
            Some(day.map_or(Cell::Text(text), Cell::Day))
        }
        Data::Error(error) => Some(Cell::Failure(error.to_string())),
    }
}

fn day(moment: ExcelDateTime) -> Option<NaiveDate> {
    // Below 1,000 it is a time of day or a plain small number in a column that somebody formatted as dates;
    // a year (1975) in such a column would be shown as a day in 1905.
    if !moment.is_datetime() || moment.as_f64() < 3_000.0 {
        return None;
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day))
}
