//! An office's papers in the layout of Nghị định 30/2020/NĐ-CP, annex I, as .docx, and the confirmations that
//! it hands out, as .pdf.
//!
//! A room says what stands on its paper ([`Paper`]): who issues it, what it is called, its text, who signs. How that looks
//! (sizes, margins, rules, pages) is said here once, in [`Paper::docx`]. Nothing here reads a database or a clock.

mod confirmation;
mod layout;
mod measure;
mod table;
mod text;
mod words;

pub use confirmation::{Confirmation, PDF, confirmations};
pub use words::{beneath, file_name, long_day, money, short_day, thousands};

use chrono::{Datelike as _, NaiveDate};

/// What a `.docx` is called on the wire.
pub const CONTENT_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// Who issues papers, as their head says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letterhead {
    /// The superior agency, line by line; none for a People's Committee.
    pub superior: Vec<String>,
    /// The issuing agency, line by line: "ỦY BAN NHÂN DÂN", "PHƯỜNG THẠCH KHÔI".
    pub agency: Vec<String>,
    /// The place before the day: "Thạch Khôi".
    pub place: String,
}

/// The number of a paper. It comes from the clerk's register and is never made up here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Number {
    /// To be filled in by the clerk, with the symbol behind it: "QĐ-UBND".
    Open(String),
    /// As registered: "05/QĐ-UBND".
    Given(String),
}

impl Number {
    /// What stands behind "Số:" or "số"; room for the clerk where it is open.
    pub fn words(&self) -> String {
        match self {
            Self::Open(symbol) => format!("       /{symbol}"),
            Self::Given(number) => number.clone(),
        }
    }
}

/// The day of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dated {
    /// To be filled in by whoever signs, in this year.
    Open(i32),
    /// As signed.
    On(NaiveDate),
}

impl Dated {
    /// The day that a paper has, or one to be filled in this year.
    pub fn of(day: Option<NaiveDate>, today: NaiveDate) -> Self {
        day.map_or(Self::Open(today.year()), Self::On)
    }

    /// The day in words; room for whoever signs where it is open.
    pub fn words(self) -> String {
        match self {
            Self::Open(year) => format!("ngày       tháng       năm {year}"),
            Self::On(day) => long_day(day),
        }
    }
}

/// Who signs, and in which power.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The power and the title, line by line: "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH".
    pub titles: Vec<String>,
    /// The name beneath; empty where it is written by hand.
    pub name: String,
}

impl Signature {
    /// A signature of one title.
    pub fn of(title: &str, name: &str) -> Self {
        Self { titles: vec![title.to_owned()], name: name.to_owned() }
    }
}

/// A paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Who issues it.
    pub letterhead: Letterhead,
    /// Its number; none for a form that a person fills in.
    pub number: Option<Number>,
    /// Its day.
    pub dated: Dated,
    /// The name of the kind: "QUYẾT ĐỊNH"; empty for an official letter (công văn), which has none.
    pub title: String,
    /// What it is about: beneath the kind, or beneath the number of a letter ("V/v …"); may be empty.
    pub subject: String,
    /// "Kính gửi:", one addressee a line.
    pub addressees: Vec<String>,
    /// Whether its pages lie on their side, for wide tables.
    pub landscape: bool,
    /// Its text.
    pub body: Vec<Block>,
    /// Who signs, from left to right. Where there are recipients, only the last one is shown, beside them.
    pub signatures: Vec<Signature>,
    /// Nơi nhận, one a line without its dash.
    pub recipients: Vec<String>,
    /// What is attached.
    pub annexes: Vec<Annex>,
}

/// To which paper an annex belongs: "Kèm theo Quyết định số 05/QĐ-UBND ngày 05 tháng 01 năm 2027".
pub fn attached_to(kind: &str, number: &Number, dated: Dated) -> String {
    format!("Kèm theo {kind} số {} {}", number.words(), dated.words())
}

impl Paper {
    /// A form or a sheet that somebody fills in and signs: it has no number in the register and is sent to nobody.
    pub fn form(letterhead: Letterhead, dated: Dated, title: &str, subject: &str) -> Self {
        Self {
            letterhead,
            number: None,
            dated,
            title: title.to_owned(),
            subject: subject.to_owned(),
            addressees: Vec::new(),
            landscape: false,
            body: Vec::new(),
            signatures: Vec::new(),
            recipients: Vec::new(),
            annexes: Vec::new(),
        }
    }
}

/// A part of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// The authority that decides, in capitals in the middle: "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG …", "QUYẾT ĐỊNH:".
    Authority(String),
    /// Căn cứ, one a line, without the marks at their ends.
    Grounds(Vec<String>),
    /// "Điều 1." with its text, further paragraphs beneath.
    Article {
        /// Its number, from 1 on.
        number: usize,
        /// Its paragraphs.
        paragraphs: Vec<String>,
    },
    /// A heading in capitals: "I. CHỈ ĐẠO, QUÁN TRIỆT".
    Heading(String),
    /// A heading within: "1. Rà soát, nhu cầu".
    Subheading(String),
    /// A justified paragraph.
    Paragraph(String),
    /// The last paragraph of a text, which ends with "./.".
    Last(String),
    /// "Họ và tên: Nguyễn Văn A"; where there is no value yet, dots to write on.
    Fact {
        /// What is told.
        label: String,
        /// What it is; empty when it is to be written by hand.
        value: String,
    },
    /// Empty dotted lines to write on.
    Lines(usize),
    /// A remark in small italics.
    Note(String),
    /// A table over the width of the text.
    Table(Table),
}

impl Block {
    /// A fact of a person or a course.
    pub fn fact(label: &str, value: impl Into<String>) -> Self {
        Self::Fact { label: label.to_owned(), value: value.into() }
    }
}

/// How the cells of a column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Codes, days, marks.
    Middle,
    /// Numbers and sums.
    Right,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The head above several columns, where neighbours share one.
    pub group: Option<String>,
    /// Its head.
    pub head: String,
    /// Its share of the width, against the other columns'.
    pub width: usize,
    /// How its cells stand.
    pub align: Align,
}

impl Column {
    /// A column of its own.
    pub fn new(head: &str, width: usize, align: Align) -> Self {
        Self { group: None, head: head.to_owned(), width, align }
    }

    /// A column beneath a head that it shares with its neighbours.
    pub fn within(group: &str, head: &str, width: usize, align: Align) -> Self {
        Self { group: Some(group.to_owned()), ..Self::new(head, width, align) }
    }
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A cell for each column.
    Cells(Vec<String>),
    /// The same, in bold: a sum.
    Sum(Vec<String>),
    /// One cell over the whole width, in bold: what the rows beneath have in common.
    Group(String),
}

/// A table. Its head is repeated on each page, and no row is broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// What is attached to a paper, on pages of its own and with their own numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annex {
    /// What it is called: "DANH SÁCH CÁN BỘ, CÔNG CHỨC ĐƯỢC CỬ ĐI BỒI DƯỠNG".
    pub title: String,
    /// To which paper it belongs, without the brackets: "Kèm theo Quyết định số … của …".
    pub attached_to: String,
    /// Whether its pages lie on their side, for a wide table.
    pub landscape: bool,
    /// Its text.
    pub body: Vec<Block>,
}
