//! Absences in Excel: a table of people with why and from when to when they are away, read and compared with who
//! is known, in the same manner as the roster.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::heads::{self, Head};
use super::issue::{Issue, IssueCode};
use super::meaning::Meaning;
use super::plan::unit_key;
use crate::sheets::{self, Remark, Severity, Sheet, When, fold, squeeze, when};
use crate::staff::rules::AbsenceKind;
use foundation::kernel::{Code, Id, Result, TextEnum, hexadecimal, search_key, text_enum};

text_enum! {
    /// What a column of absences holds.
    pub enum AbsenceColumn {
        /// Full name.
        Name = "name" / "Họ và tên",
        /// Birth date, to tell people of one name apart.
        BirthDate = "birth_date" / "Ngày sinh",
        /// The unit, to tell people of one name apart.
        Unit = "unit" / "Đơn vị",
        /// Why.
        Kind = "kind" / "Loại vắng mặt",
        /// The first day away.
        FirstDay = "first_day" / "Từ ngày",
        /// The last day away.
        LastDay = "last_day" / "Đến ngày",
        /// A remark.
        Note = "note" / "Ghi chú",
        /// Not read.
        Unknown = "unknown" / "Không dùng",
    }
}

/// A column of the table and what was understood of it.
#[derive(Clone, Debug, Serialize)]
pub struct UnderstoodColumn {
    #[serde(skip)]
    index: u32,
    /// As Excel shows it: C.
    pub letters: String,
    /// The heading.
    pub heading: String,
    /// What it holds.
    pub meaning: AbsenceColumn,
}

/// A sheet, and what was understood of it.
#[derive(Clone, Debug, Serialize)]
pub struct AbsenceSheet {
    /// The sheet's name.
    pub name: String,
    /// Its columns; none when no table was found in it.
    pub columns: Vec<UnderstoodColumn>,
}

/// A sound row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AbsenceRow {
    /// The sheet's name.
    pub sheet: String,
    /// The row as Excel counts it.
    pub row: u32,
    /// The cell of the name.
    pub cell: String,
    /// Full name.
    pub name: String,
    /// Birth date or year of birth, as the roster's import writes them.
    pub birth: Option<String>,
    /// The unit's name.
    pub unit: Option<String>,
    /// Why.
    pub kind: AbsenceKind,
    /// The first day away.
    pub first_day: NaiveDate,
    /// The last day away.
    pub last_day: NaiveDate,
    /// A remark.
    pub note: Option<String>,
}

/// What a workbook of absences says.
#[derive(Clone, Debug, Serialize)]
pub struct AbsenceFile {
    /// The visible sheets.
    pub sheets: Vec<AbsenceSheet>,
    /// The sound rows.
    pub rows: Vec<AbsenceRow>,
    /// What is wrong.
    pub issues: Vec<Issue>,
    /// What of the file was not read.
    pub remarks: Vec<Remark>,
}

/// Reads absences. Fails as the roster's import does; all else is an [`Issue`].
pub fn read_absences(bytes: &[u8]) -> Result<AbsenceFile> {
    let workbook = sheets::read(bytes)?;
    let mut file =
        AbsenceFile { sheets: Vec::new(), rows: Vec::new(), issues: Vec::new(), remarks: workbook.remarks.clone() };
    for sheet in &workbook.sheets {
        let head = heads::find(sheet, &[]);
        let columns = head.as_ref().map(understand).unwrap_or_default();
        match head {
            None if sheets::is_beside_the_table(&sheet.name) => {}
            None => file.issues.push(Issue::of_sheet(&sheet.name, Severity::Warning, IssueCode::NoTable)),
            Some(head) => {
                let column = |meaning| place_of(&columns, meaning);
                let needed =
                    [AbsenceColumn::Name, AbsenceColumn::Kind, AbsenceColumn::FirstDay, AbsenceColumn::LastDay];
                let missing: Vec<&str> =
                    needed.into_iter().filter(|meaning| column(*meaning).is_none()).map(TextEnum::label).collect();
                if missing.is_empty() {
                    Reader { sheet, columns: &columns, file: &mut file }.read(&head);
                } else {
                    let code = IssueCode::AbsenceColumnMissing;
                    let message = format!("Thiếu cột bắt buộc: {}.", missing.join(", "));
                    file.issues.push(Issue { message, ..Issue::of_sheet(&sheet.name, Severity::Error, code) });
                }
            }
        }
        file.sheets.push(AbsenceSheet { name: sheet.name.clone(), columns });
    }
    if file.sheets.iter().all(|sheet| sheet.columns.is_empty()) {
        return Err(Code::NoTableFound.into());
    }
    for name in workbook.hidden {
        file.issues.push(Issue::of_sheet(&name, Severity::Warning, IssueCode::SheetHidden));
    }
    Ok(file)
}

fn understand(head: &Head) -> Vec<UnderstoodColumn> {
    let meaning_of = |meaning: Meaning, heading: &str| {
        let own = fold(heading.rsplit(" / ").next().unwrap_or_default());
        match (own.as_str(), meaning) {
            ("tu ngay" | "ngay bat dau" | "nghi tu ngay" | "bat dau", _) => AbsenceColumn::FirstDay,
            ("den ngay" | "den het ngay" | "ngay ket thuc" | "nghi den ngay" | "ket thuc", _) => AbsenceColumn::LastDay,
            ("loai vang mat" | "loai nghi" | "ly do" | "ly do vang mat" | "ly do nghi" | "hinh thuc nghi", _) => {
                AbsenceColumn::Kind
            }
            (_, Meaning::Name) => AbsenceColumn::Name,
            (_, Meaning::BirthDate) => AbsenceColumn::BirthDate,
            (_, Meaning::Unit) => AbsenceColumn::Unit,
            (_, Meaning::Note) => AbsenceColumn::Note,
            _ => AbsenceColumn::Unknown,
        }
    };
    head.columns
        .iter()
        .map(|column| UnderstoodColumn {
            index: column.index,
            letters: column.letters.clone(),
            heading: column.heading.clone(),
            meaning: meaning_of(column.meaning, &column.heading),
        })
        .collect()
}

fn place_of(columns: &[UnderstoodColumn], meaning: AbsenceColumn) -> Option<u32> {
    columns.iter().find(|column| column.meaning == meaning).map(|column| column.index)
}

struct Reader<'a> {
    sheet: &'a Sheet,
    columns: &'a [UnderstoodColumn],
    file: &'a mut AbsenceFile,
}

impl Reader<'_> {
    fn read(&mut self, head: &Head) {
        for row in self.sheet.rows().into_iter().filter(|row| *row >= head.body_row) {
            // A line without a kind and without days is a sum, a signature or a group.
            let says = [AbsenceColumn::Kind, AbsenceColumn::FirstDay, AbsenceColumn::LastDay];
            if says.into_iter().any(|meaning| self.text(row, meaning).is_some())
                && let Some(read) = self.row(row)
            {
                self.file.rows.push(read);
            }
        }
    }

    fn row(&mut self, row: u32) -> Option<AbsenceRow> {
        let name = self.text(row, AbsenceColumn::Name);
        if name.is_none() {
            self.issue(row, AbsenceColumn::Name, IssueCode::NameMissing);
        }
        let kind = self.text(row, AbsenceColumn::Kind).and_then(|text| kind_of(&text));
        if kind.is_none() {
            self.issue(row, AbsenceColumn::Kind, IssueCode::AbsenceKindUnknown);
        }
        let first_day = self.day(row, AbsenceColumn::FirstDay);
        let last_day = self.day(row, AbsenceColumn::LastDay);
        let birth = place_of(self.columns, AbsenceColumn::BirthDate)
            .and_then(|column| self.sheet.own(row, column))
            .and_then(when)
            .map(|when| match when {
                When::Day(day) => day.to_string(),
                When::Month(day) => day.format("%Y").to_string(),
                When::Year(year) => year.to_string(),
            });
        let (name, kind, first_day, last_day) = (name?, kind?, first_day?, last_day?);
        if last_day < first_day {
            self.issue(row, AbsenceColumn::LastDay, IssueCode::AbsenceAfterEnd);
            return None;
        }
        let column = place_of(self.columns, AbsenceColumn::Name).unwrap_or(0);
        Some(AbsenceRow {
            sheet: self.sheet.name.clone(),
            row: row + 1,
            cell: sheets::address(row, column),
            name,
            birth,
            unit: self.text(row, AbsenceColumn::Unit),
            kind,
            first_day,
            last_day,
            note: self.text(row, AbsenceColumn::Note),
        })
    }

    fn text(&self, row: u32, meaning: AbsenceColumn) -> Option<String> {
        let cell = self.sheet.own(row, place_of(self.columns, meaning)?)?;
        Some(squeeze(&cell.shown())).filter(|text| !text.is_empty())
    }

    fn day(&mut self, row: u32, meaning: AbsenceColumn) -> Option<NaiveDate> {
        let cell = place_of(self.columns, meaning).and_then(|column| self.sheet.own(row, column));
        match cell.and_then(when) {
            Some(When::Day(day)) => Some(day),
            _ => {
                self.issue(row, meaning, IssueCode::AbsenceDayUnreadable);
                None
            }
        }
    }

    fn issue(&mut self, row: u32, meaning: AbsenceColumn, code: IssueCode) {
        let column = place_of(self.columns, meaning).unwrap_or(0);
        let cell = self.sheet.own(row, column);
        self.file.issues.push(Issue::at(&self.sheet.name, (row, column), cell, Severity::Error, code));
    }
}

/// The kind by its label, or by what people write instead.
fn kind_of(text: &str) -> Option<AbsenceKind> {
    AbsenceKind::from_label(text).or_else(|| {
        let folded = fold(text);
        let has = |words: &str| format!(" {folded} ").contains(&format!(" {words} "));
        if has("thai san") || has("sinh con") {
            Some(AbsenceKind::Maternity)
        } else if has("om") || has("benh") || has("dieu tri") {
            Some(AbsenceKind::Sickness)
        } else if has("biet phai") {
            Some(AbsenceKind::Secondment)
        } else if has("cong tac") {
            Some(AbsenceKind::Mission)
        } else if has("khong luong") || has("khong huong luong") || has("dai ngay") {
            Some(AbsenceKind::LongLeave)
        } else if has("phep") || has("viec rieng") {
            Some(AbsenceKind::Leave)
        } else {
            None
        }
    })
}

/// A person who may be meant.
#[derive(Clone, Debug)]
pub struct KnownMember {
    /// Who.
    pub id: Id,
    /// Full name.
    pub name: String,
    /// Birth date or year of birth.
    pub birth: Option<String>,
    /// The unit's name.
    pub unit: String,
}

/// An absence that is known.
#[derive(Clone, Debug)]
pub struct KnownAbsence {
    /// Whose.
    pub staff_id: Id,
    /// Why.
    pub kind: AbsenceKind,
    /// The first day away.
    pub first_day: NaiveDate,
    /// The last day away.
    pub last_day: NaiveDate,
}

text_enum! {
    /// What becomes of a row of absences.
    pub enum AbsenceAction {
        /// It is entered.
        Create = "create" / "Thêm mới",
        /// It is known already.
        Unchanged = "unchanged" / "Đã có",
        /// It is not taken.
        LeftOut = "left_out" / "Không nhập",
    }
}

/// A row and what becomes of it.
#[derive(Clone, Debug, Serialize)]
pub struct AbsenceStep {
    /// What the row says.
    pub row: AbsenceRow,
    /// What becomes of it.
    pub action: AbsenceAction,
    /// Whose it is, once that is clear.
    pub staff_id: Option<Id>,
}

/// All that accepting would do.
#[derive(Clone, Debug)]
pub struct AbsencePlan {
    /// The rows in the order of the file.
    pub steps: Vec<AbsenceStep>,
    /// Why rows are left out.
    pub issues: Vec<Issue>,
    /// SHA-256 over the steps, in hexadecimal.
    pub hash: String,
}

/// Compares the rows with who is known and what is known of them. A person is known by folded name, and by birth date and
/// unit where the file gives them.
pub fn plan_absences(rows: &[AbsenceRow], people: &[KnownMember], known: &[KnownAbsence]) -> AbsencePlan {
    let mut by_name: HashMap<String, Vec<&KnownMember>> = HashMap::new();
    for person in people {
        by_name.entry(search_key(&person.name)).or_default().push(person);
    }
    let mut taken: HashMap<Id, Vec<(NaiveDate, NaiveDate, AbsenceKind)>> = HashMap::new();
    for absence in known {
        taken.entry(absence.staff_id).or_default().push((absence.first_day, absence.last_day, absence.kind));
    }
    let mut plan = AbsencePlan { steps: Vec::new(), issues: Vec::new(), hash: String::new() };
    for row in rows {
        let fits: Vec<&&KnownMember> = by_name
            .get(&search_key(&row.name))
            .into_iter()
            .flatten()
            .filter(|person| row.birth.as_ref().is_none_or(|birth| same_birth(birth, person.birth.as_deref())))
            .filter(|person| row.unit.as_ref().is_none_or(|unit| unit_key(unit) == unit_key(&person.unit)))
            .collect();
        let (action, staff_id, issue) = match fits.as_slice() {
            [] => (AbsenceAction::LeftOut, None, Some(IssueCode::PersonUnknown)),
            [person] => {
                let days = taken.entry(person.id).or_default();
                let overlapping = days.iter().find(|(first, last, _)| *first <= row.last_day && row.first_day <= *last);
                match overlapping {
                    Some(same) if *same == (row.first_day, row.last_day, row.kind) => {
                        (AbsenceAction::Unchanged, Some(person.id), None)
                    }
                    Some(_) => (AbsenceAction::LeftOut, Some(person.id), Some(IssueCode::AbsenceOverlaps)),
                    None => {
                        days.push((row.first_day, row.last_day, row.kind));
                        (AbsenceAction::Create, Some(person.id), None)
                    }
                }
            }
            _ => (AbsenceAction::LeftOut, None, Some(IssueCode::PersonSeveral)),
        };
        if let Some(code) = issue {
            let mut issue = Issue::of_sheet(&row.sheet, Severity::Error, code);
            issue.cell.clone_from(&row.cell);
            issue.value.clone_from(&row.name);
            plan.issues.push(issue);
        }
        plan.steps.push(AbsenceStep { row: row.clone(), action, staff_id });
    }
    let text = serde_json::to_vec(&plan.steps).unwrap_or_default();
    plan.hash = hexadecimal(Sha256::digest(&text));
    plan
}

/// A year alone agrees with any day of that year.
fn same_birth(typed: &str, known: Option<&str>) -> bool {
    known.is_some_and(|known| typed == known || (typed.len().min(known.len()) == 4 && typed[..4] == known[..4]))
}
