//! Tables of sheets: the columns found by their heads, wherever they stand, and rows read cell by cell.

use chrono::NaiveDate;

use super::{Cell, Severity, Sheet, When, Workbook, address, fold, squeeze, when};
use foundation::kernel::{Code, Fault, Problem, Result, TextEnum};

/// How far down a head is looked for: title rows stand above it.
const ROWS_SEARCHED: usize = 30;
/// What is shown of a cell to tell which is meant.
const LONGEST_VALUE: usize = 100;

/// A column that a table may have.
#[derive(Clone, Debug)]
pub struct Heading {
    words: String,
    also: &'static [&'static str],
    required: bool,
}

impl Heading {
    /// A column without which the table says nothing.
    pub fn required(words: impl Into<String>) -> Self {
        Self { words: words.into(), also: &[], required: true }
    }

    /// A column that may be missing.
    pub fn optional(words: impl Into<String>) -> Self {
        Self { words: words.into(), also: &[], required: false }
    }

    /// The same column under other words.
    #[must_use]
    pub fn or(mut self, also: &'static [&'static str]) -> Self {
        self.also = also;
        self
    }

    /// Its words.
    pub fn words(&self) -> &str {
        &self.words
    }

    fn is(&self, folded: &str) -> bool {
        fold(&self.words) == folded || self.also.iter().any(|words| fold(words) == folded)
    }
}

/// A table of a sheet. Columns are counted as the headings that were looked for.
pub struct Table<'a> {
    sheet: &'a Sheet,
    headings: &'a [Heading],
    head: u32,
    places: Vec<Option<u32>>,
}

/// The tables of a workbook: of each sheet the one that has the first heading.
///
/// # Errors
/// `no_table_found`; `columns_missing`, with the names of all that are missing in a sheet.
pub fn tables<'a>(workbook: &'a Workbook, headings: &'a [Heading]) -> Result<Vec<Table<'a>>> {
    let found: Vec<Table<'a>> = workbook.sheets.iter().filter_map(|sheet| find(sheet, headings)).collect();
    if found.is_empty() {
        return Err(Code::NoTableFound.into());
    }
    for table in &found {
        let missing: Vec<&str> = headings
            .iter()
            .zip(&table.places)
            .filter(|(heading, place)| heading.required && place.is_none())
            .map(|(heading, _)| heading.words())
            .collect();
        if !missing.is_empty() {
            return Err(Problem::new(Code::ColumnsMissing)
                .with("sheet", &table.sheet.name)
                .with("names", missing.join(", ")));
        }
    }
    Ok(found)
}

/// The row with the most of the headings, the first among them.
fn find<'a>(sheet: &'a Sheet, headings: &'a [Heading]) -> Option<Table<'a>> {
    let rows = sheet.rows().into_iter().take(ROWS_SEARCHED);
    let heads = rows.filter_map(|row| {
        let mut places = vec![None; headings.len()];
        for (place, cell) in sheet.row(row) {
            let folded = fold(&cell.shown());
            if let Some(column) = headings.iter().position(|heading| heading.is(&folded)) {
                places[column].get_or_insert(place);
            }
        }
        places.first().copied().flatten()?;
        Some(Table { sheet, headings, head: row, places })
    });
    let known = |table: &Table<'_>| table.places.iter().flatten().count();
    heads.fold(None, |best, table| match best {
        Some(best) if known(&best) >= known(&table) => Some(best),
        _ => Some(table),
    })
}

impl<'a> Table<'a> {
    /// The name of its sheet.
    pub fn sheet(&self) -> &str {
        &self.sheet.name
    }

    /// The rows below the head that hold anything in its columns and name somebody: no row of column numbers.
    pub fn rows(&'a self) -> impl Iterator<Item = Row<'a>> {
        let below = self.sheet.rows().into_iter().filter(|row| *row > self.head);
        below.map(|row| Row { table: self, row, faults: Vec::new() }).filter(|row| {
            let first = row.text(0);
            let counts =
                !first.is_empty() && first.chars().all(|letter| letter.is_ascii_digit() || "()".contains(letter));
            !counts && (0..self.places.len()).any(|column| !row.text(column).is_empty())
        })
    }
}

/// Something to look at in a cell.
#[derive(Clone, Debug)]
pub struct SheetFault {
    /// The sheet's name.
    pub sheet: String,
    /// The cell as Excel names it.
    pub cell: String,
    /// What stands there.
    pub value: String,
    /// Whether it is taken.
    pub severity: Severity,
    /// What is wrong.
    pub fault: Fault,
}

/// A row that is being read; it gathers what is wrong with it.
pub struct Row<'a> {
    table: &'a Table<'a>,
    row: u32,
    faults: Vec<SheetFault>,
}

impl Row<'_> {
    /// The sheet's name.
    pub fn sheet(&self) -> &str {
        &self.table.sheet.name
    }

    /// The row as Excel counts it.
    pub fn number(&self) -> u32 {
        self.row + 1
    }

    /// What stands in a column.
    pub fn cell(&self, column: usize) -> Option<&Cell> {
        self.table.places.get(column).copied().flatten().and_then(|place| self.table.sheet.own(self.row, place))
    }

    /// The cell of a column as Excel names it; empty where the table does not have the column.
    pub fn address(&self, column: usize) -> String {
        let place = self.table.places.get(column).copied().flatten();
        place.map(|place| address(self.row, place)).unwrap_or_default()
    }

    /// What stands in a column, with one space between words; empty where nothing does.
    pub fn text(&self, column: usize) -> String {
        self.cell(column).map(|cell| squeeze(&cell.shown())).unwrap_or_default()
    }

    /// The words of a column, where there are any; too long ones are a fault.
    pub fn words(&mut self, column: usize, most: usize) -> Option<String> {
        let text = self.text(column);
        if text.chars().count() > most {
            self.wrong(column, Fault::new("", Code::CellTooLong).with("most", most));
            return None;
        }
        Some(text).filter(|text| !text.is_empty())
    }

    /// The words of a column that must not be empty.
    pub fn required(&mut self, column: usize, most: usize) -> Option<String> {
        if self.text(column).is_empty() {
            let name = self.table.headings[column].words();
            self.wrong(column, Fault::new("", Code::CellMissing).with("name", name));
            return None;
        }
        self.words(column, most)
    }

    /// A whole day; none where the cell is empty.
    pub fn day(&mut self, column: usize) -> Option<NaiveDate> {
        match self.typed_day(column)? {
            When::Day(day) => Some(day),
            _ => {
                self.wrong(column, Fault::new("", Code::CellNotADay));
                None
            }
        }
    }

    /// A day or a part of it; none where the cell is empty.
    pub fn typed_day(&mut self, column: usize) -> Option<When> {
        if self.text(column).is_empty() {
            return None;
        }
        let read = self.cell(column).and_then(when);
        if read.is_none() {
            self.wrong(column, Fault::new("", Code::CellNotADay));
        }
        read
    }

    /// One of the values of an enumeration, by its label or its code; none where the cell is empty.
    pub fn one_of<E: TextEnum>(&mut self, column: usize) -> Option<E> {
        let text = self.text(column);
        if text.is_empty() {
            return None;
        }
        let read = E::from_label(&text).or_else(|| E::from_code(&text));
        if read.is_none() {
            let labels = E::ALL.iter().map(|value| value.label()).collect::<Vec<_>>().join(", ");
            self.wrong(column, Fault::new("", Code::NotInList).with("allowed", labels));
        }
        read
    }

    /// Whether there is a mark in the cell: x, có.
    pub fn is_marked(&self, column: usize) -> bool {
        !matches!(fold(&self.text(column)).as_str(), "" | "khong" | "0" | "chua")
    }

    /// Notes a fault of a cell: its row is not taken.
    pub fn wrong(&mut self, column: usize, fault: Fault) {
        let fault = self.fault(column, Severity::Error, fault);
        self.faults.push(fault);
    }

    /// A fault of this row; where its table does not have the column, of the first one.
    pub fn fault(&self, column: usize, severity: Severity, fault: Fault) -> SheetFault {
        let place = |column: usize| self.table.places.get(column).copied().flatten();
        let (column, place) = match (place(column), place(0)) {
            (Some(place), _) => (column, place),
            (None, first) => (0, first.unwrap_or(0)),
        };
        SheetFault {
            sheet: self.sheet().to_owned(),
            cell: address(self.row, place),
            value: self.text(column).chars().take(LONGEST_VALUE).collect(),
            severity,
            fault,
        }
    }

    /// What is wrong with it; afterwards nothing is.
    pub fn take_faults(&mut self) -> Vec<SheetFault> {
        std::mem::take(&mut self.faults)
    }
}

#[cfg(test)]
mod tests {
    use foundation::kernel::text_enum;
    use rust_xlsxwriter::Workbook as Writer;

    use super::super::read;
    use super::*;

    text_enum! {
        enum Colour {
            Red = "red" / "Màu đỏ",
        }
    }

    fn workbook(rows: &[&[&str]]) -> Workbook {
        let mut writer = Writer::new();
        let sheet = writer.add_worksheet().set_name("Trang 1").expect("a name");
        for (row, cells) in (0_u32..).zip(rows) {
            for (column, text) in (0_u16..).zip(*cells) {
                sheet.write(row, column, *text).expect("a cell");
            }
        }
        read(&writer.save_to_buffer().expect("a workbook")).expect("it reads")
    }

    fn headings() -> [Heading; 3] {
        [Heading::required("Họ và tên").or(&["Họ tên"]), Heading::required("Ngày"), Heading::optional("Màu")]
    }

    #[test]
    fn r40_columns_are_found_by_their_heads_wherever_they_stand() {
        let workbook = workbook(&[
            &["DANH SÁCH"],
            &["STT", "màu", "Ghi gì đó", "NGÀY", "Họ tên"],
            &["(1)", "(2)", "(3)", "(4)", "(5)"],
            &["1", "Màu đỏ", "…", "13/07/2026", "Nguyễn Văn Á"],
            &["2", "tím", "", "32/07/2026", "Trần Thị Hoà"],
        ]);
        let headings = headings();
        let tables = tables(&workbook, &headings).expect("a table");
        let rows: Vec<Row<'_>> = tables[0].rows().collect();
        assert_eq!(rows.iter().map(Row::number).collect::<Vec<_>>(), [4, 5]);
        let mut rows = rows.into_iter();
        let mut sound = rows.next().expect("a row");
        assert_eq!(sound.text(0), "Nguyễn Văn Á");
        assert_eq!(sound.day(1), NaiveDate::from_ymd_opt(2026, 7, 13));
        assert_eq!(sound.one_of::<Colour>(2), Some(Colour::Red));
        assert!(sound.take_faults().is_empty());
        let mut bad = rows.next().expect("a row");
        assert_eq!((bad.day(1), bad.one_of::<Colour>(2)), (None, None));
        let named: Vec<_> = bad.take_faults().into_iter().map(|fault| (fault.cell, fault.fault.code)).collect();
        assert_eq!(named, [("D5".to_owned(), Code::CellNotADay), ("B5".to_owned(), Code::NotInList)]);
    }

    #[test]
    fn r40_what_is_missing_is_named_all_at_once() {
        let workbook = workbook(&[&["Họ và tên", "Màu"], &["Nguyễn Văn Á", ""]]);
        let mut headings = headings().to_vec();
        headings.push(Heading::required("Nơi cấp"));
        let refused = tables(&workbook, &headings).err().expect("refused");
        assert_eq!(refused.code, Code::ColumnsMissing);
        assert!(refused.values.contains(&("names", "Ngày, Nơi cấp".to_owned())), "{:?}", refused.values);
    }
}
