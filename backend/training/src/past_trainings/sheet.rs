//! Past training as it stands in a workbook: the rows, and every bad cell by sheet and address.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::results::rules::{Grade, Score};
use foundation::kernel::{Result, TextEnum, text_enum};
use ward::sheets::{self, Cell, Heading, Mark, Remark, Row, Severity, Table, When, fold, when};

text_enum! {
    /// A column of the sheet; its label is the heading.
    pub enum PastColumn {
        /// The person's name.
        Name = "name" / "Họ và tên",
        /// The birth date, or its year: tells people of one name apart.
        BirthDate = "birth_date" / "Ngày sinh",
        /// The unit: tells people of one name apart.
        Unit = "unit" / "Đơn vị",
        /// The programme, by code or name.
        Programme = "programme" / "Chương trình",
        /// Who organised it.
        Organiser = "organiser" / "Cơ sở đào tạo",
        /// The first day.
        FirstDay = "first_day" / "Từ ngày",
        /// The last day.
        LastDay = "last_day" / "Đến ngày",
        /// The result: a score, a grade, or that it was completed.
        Outcome = "outcome" / "Kết quả",
        /// The certificate's number.
        CertificateNumber = "certificate_number" / "Số chứng chỉ",
        /// Who issued the certificate.
        CertificateIssuer = "certificate_issuer" / "Nơi cấp",
        /// When it was issued.
        CertificateDay = "certificate_day" / "Ngày cấp",
    }
}

impl PastColumn {
    /// Whether there is no past training without it.
    const fn is_required(self) -> bool {
        matches!(self, Self::Name | Self::Programme | Self::Organiser | Self::FirstDay | Self::LastDay)
    }
}

text_enum! {
    /// What is wrong with a cell or a sheet.
    pub enum PastIssueCode {
        /// The sheet is hidden and was not read.
        SheetHidden = "sheet_hidden" / "Trang tính đang ẩn nên không đọc.",
        /// The sheet holds no table of past training.
        NoTable = "no_table" / "Không tìm thấy bảng quá trình bồi dưỡng trong trang tính này.",
        /// A cell without which nothing can be recorded is empty.
        CellMissing = "cell_missing" / "Thiếu nội dung bắt buộc.",
        /// Not a day.
        DayUnreadable = "day_unreadable" / "Ngày không đọc được (cần ngày/tháng/năm).",
        /// Later than today.
        DayInFuture = "day_in_future" / "Ngày sau hôm nay.",
        /// The last day is before the first.
        DaysReversed = "days_reversed" / "Đến ngày trước từ ngày.",
        /// Neither a score nor a grade nor a word for having completed.
        OutcomeUnknown = "outcome_unknown" / "Kết quả không đọc được (cần điểm, xếp loại, “Đạt” hoặc “Hoàn thành”).",
        /// Only completed training is recorded as past.
        OutcomeFailed = "outcome_failed" / "Chỉ ghi nhận quá trình bồi dưỡng đã hoàn thành.",
        /// The certificate was issued before the training ended.
        CertificateBeforeEnd = "certificate_before_end" / "Ngày cấp chứng chỉ trước ngày kết thúc.",
        /// The certificate is on record already, or stands twice in the file.
        CertificateDuplicate = "certificate_duplicate" / "Số chứng chỉ này của cơ sở này đã có.",
        /// Nobody on the roster is meant.
        PersonUnknown = "person_unknown" / "Không có ai trong danh sách đội ngũ với họ tên, ngày sinh này.",
        /// Several people are meant.
        PersonUnclear = "person_unclear" / "Có nhiều người cùng họ tên; hãy ghi ngày sinh và đơn vị.",
        /// No programme is meant.
        ProgrammeUnknown = "programme_unknown" / "Không có chương trình với mã hoặc tên này trong danh mục.",
        /// The same training of the same person a second time.
        RowTwice = "row_twice" / "Dòng này lặp lại một dòng ở trên.",
    }
}

/// One thing to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct PastIssue {
    /// The sheet's name.
    pub sheet: String,
    /// The cell as Excel names it: C14; empty when the whole sheet is meant.
    #[schema(example = "C14")]
    pub cell: String,
    /// What stands there.
    pub value: String,
    /// Whether the row can be taken.
    pub severity: Severity,
    /// Which issue.
    pub code: PastIssueCode,
    /// The same in Vietnamese.
    pub message: String,
}

impl From<&PastIssue> for Mark {
    fn from(issue: &PastIssue) -> Self {
        Self {
            sheet: issue.sheet.clone(),
            cell: issue.cell.clone(),
            severity: issue.severity,
            message: issue.message.clone(),
        }
    }
}

/// A row that says who was trained in what.
#[derive(Clone, Debug)]
pub struct PastRow {
    /// The sheet's name.
    pub sheet: String,
    /// The row as Excel counts it.
    pub row: u32,
    /// The person's name.
    pub name: String,
    /// The birth date, or a part of it.
    pub born: Option<When>,
    /// The unit, as typed.
    pub unit: String,
    /// The programme's code or name, as typed.
    pub programme: String,
    /// Who organised it.
    pub organiser: String,
    /// The first day.
    pub first_day: NaiveDate,
    /// The last day.
    pub last_day: NaiveDate,
    /// The score, where there is one.
    pub score: Option<Score>,
    /// The grade, where no score says it.
    pub grade: Option<Grade>,
    /// The certificate, where there is one.
    pub certificate: Option<PastCertificate>,
    places: BTreeMap<PastColumn, String>,
}

/// The certificate of a row.
#[derive(Clone, Debug)]
pub struct PastCertificate {
    /// Its number; none on a confirmation.
    pub number: Option<String>,
    /// Who issued it.
    pub issuer: String,
    /// The day of issue.
    pub issued_on: NaiveDate,
}

impl PastRow {
    /// Something wrong with a cell of this row.
    pub fn issue(&self, column: PastColumn, value: &str, code: PastIssueCode) -> PastIssue {
        PastIssue {
            sheet: self.sheet.clone(),
            cell: self.places.get(&column).cloned().unwrap_or_default(),
            value: value.to_owned(),
            severity: Severity::Error,
            code,
            message: code.label().to_owned(),
        }
    }
}

/// What a workbook says, before it is compared with anything.
#[derive(Clone, Debug, Default)]
pub struct PastSheet {
    /// How many rows there are, the bad ones too.
    pub total: usize,
    /// The rows that can be read whole.
    pub rows: Vec<PastRow>,
    /// Everything to look at.
    pub issues: Vec<PastIssue>,
    /// What of the file was not read.
    pub remarks: Vec<Remark>,
}

/// Reads a workbook.
///
/// # Errors
/// `file_too_large`, `file_empty`, `not_a_workbook`, `workbook_too_large`, `workbook_encrypted`, `legacy_encoding`,
/// `no_table_found`, `columns_missing`; all else is an issue.
pub fn read(bytes: &[u8], today: NaiveDate) -> Result<PastSheet> {
    let workbook = sheets::read(bytes)?;
    let headings = headings();
    let tables = sheets::tables(&workbook, &headings)?;
    let mut found = PastSheet { remarks: workbook.remarks.clone(), ..PastSheet::default() };
    let has_none = |sheet: &&sheets::Sheet| tables.iter().all(|table| table.sheet() != sheet.name);
    let missed = workbook.sheets.iter().filter(has_none).filter(|sheet| !sheets::is_beside_the_table(&sheet.name));
    for sheet in missed {
        found.issues.push(of_sheet(&sheet.name, PastIssueCode::NoTable));
    }
    for row in tables.iter().flat_map(Table::rows) {
        let mut reader = Reader { row, issues: Vec::new() };
        if !reader.is_training() {
            continue;
        }
        found.total += 1;
        found.rows.extend(reader.read(today));
        found.issues.append(&mut reader.issues);
    }
    for name in &workbook.hidden {
        found.issues.push(of_sheet(name, PastIssueCode::SheetHidden));
    }
    Ok(found)
}

fn headings() -> Vec<Heading> {
    let heading = |column: &PastColumn| {
        if column.is_required() { Heading::required(column.label()) } else { Heading::optional(column.label()) }
    };
    PastColumn::ALL.iter().map(heading).collect()
}

fn of_sheet(sheet: &str, code: PastIssueCode) -> PastIssue {
    PastIssue {
        sheet: sheet.to_owned(),
        cell: String::new(),
        value: String::new(),
        severity: Severity::Warning,
        code,
        message: code.label().to_owned(),
    }
}

struct Reader<'a> {
    row: Row<'a>,
    issues: Vec<PastIssue>,
}

impl Reader<'_> {
    fn cell(&self, column: PastColumn) -> Option<&Cell> {
        self.row.cell(column as usize)
    }

    fn text(&self, column: PastColumn) -> String {
        self.row.text(column as usize)
    }

    fn place(&self, column: PastColumn) -> String {
        self.row.address(column as usize)
    }

    fn wrong(&mut self, column: PastColumn, code: PastIssueCode) {
        let (cell, value) = (self.place(column), self.text(column).chars().take(100).collect());
        self.issues.push(PastIssue {
            sheet: self.row.sheet().to_owned(),
            cell,
            value,
            severity: Severity::Error,
            code,
            message: code.label().to_owned(),
        });
    }

    /// Whether the row tells of a training: not the sign-off beneath the table.
    fn is_training(&self) -> bool {
        !self.text(PastColumn::Name).is_empty() || !self.text(PastColumn::Programme).is_empty()
    }

    fn required(&mut self, column: PastColumn) -> String {
        let text = self.text(column);
        if text.is_empty() {
            self.wrong(column, PastIssueCode::CellMissing);
        }
        text
    }

    fn day(&mut self, column: PastColumn, today: NaiveDate) -> Option<NaiveDate> {
        let read = self.cell(column).map(when);
        match read {
            Some(Some(When::Day(day))) if day <= today => Some(day),
            Some(Some(When::Day(_))) => {
                self.wrong(column, PastIssueCode::DayInFuture);
                None
            }
            Some(_) if !self.text(column).is_empty() => {
                self.wrong(column, PastIssueCode::DayUnreadable);
                None
            }
            _ => {
                self.wrong(column, PastIssueCode::CellMissing);
                None
            }
        }
    }

    fn read(&mut self, today: NaiveDate) -> Option<PastRow> {
        let name = self.required(PastColumn::Name);
        let programme = self.required(PastColumn::Programme);
        let organiser = self.required(PastColumn::Organiser);
        let born = self.born();
        let first_day = self.day(PastColumn::FirstDay, today);
        let last_day = self.day(PastColumn::LastDay, today);
        if matches!((first_day, last_day), (Some(first), Some(last)) if last < first) {
            self.wrong(PastColumn::LastDay, PastIssueCode::DaysReversed);
        }
        let (score, grade) = self.outcome();
        let certificate = self.certificate(last_day, today);
        if !self.issues.is_empty() {
            return None;
        }
        Some(PastRow {
            sheet: self.row.sheet().to_owned(),
            row: self.row.number(),
            name,
            born,
            unit: self.text(PastColumn::Unit),
            programme,
            organiser,
            first_day: first_day?,
            last_day: last_day?,
            score,
            grade,
            certificate,
            places: PastColumn::ALL.iter().map(|column| (*column, self.place(*column))).collect(),
        })
    }

    fn born(&mut self) -> Option<When> {
        if self.text(PastColumn::BirthDate).is_empty() {
            return None;
        }
        let read = self.cell(PastColumn::BirthDate).and_then(when);
        if read.is_none() {
            self.wrong(PastColumn::BirthDate, PastIssueCode::DayUnreadable);
        }
        read
    }

    fn outcome(&mut self) -> (Option<Score>, Option<Grade>) {
        let text = self.text(PastColumn::Outcome);
        match fold(&text).as_str() {
            "" | "dat" | "hoan thanh" | "dat yeu cau" => return (None, None),
            "khong dat" | "khong hoan thanh" => {
                self.wrong(PastColumn::Outcome, PastIssueCode::OutcomeFailed);
                return (None, None);
            }
            _ => {}
        }
        let score = Score::parse(&text);
        let grade = Grade::from_label(&text);
        if score.is_none() && grade.is_none() {
            self.wrong(PastColumn::Outcome, PastIssueCode::OutcomeUnknown);
        }
        (score, grade)
    }

    /// The certificate, where any of its three cells is filled. Without a number it is a confirmation; issued by the
    /// school where nothing else is said.
    fn certificate(&mut self, last_day: Option<NaiveDate>, today: NaiveDate) -> Option<PastCertificate> {
        let number = self.text(PastColumn::CertificateNumber);
        let issuer = self.text(PastColumn::CertificateIssuer);
        if number.is_empty() && issuer.is_empty() && self.text(PastColumn::CertificateDay).is_empty() {
            return None;
        }
        let issued_on = self.day(PastColumn::CertificateDay, today)?;
        if last_day.is_some_and(|last_day| issued_on < last_day) {
            self.wrong(PastColumn::CertificateDay, PastIssueCode::CertificateBeforeEnd);
        }
        let issuer = if issuer.is_empty() { self.text(PastColumn::Organiser) } else { issuer };
        Some(PastCertificate { number: Some(number).filter(|number| !number.is_empty()), issuer, issued_on })
    }
}
