//! The sheet of attendance (danh sách điểm danh, R-22) as a paper: to be signed by hand in the room, or with the marks so far.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::dto::{AttendanceGrid, ParticipantRow, SessionColumn};
use super::rules::AttendanceMark;
use crate::courses::Course;
use foundation::kernel::Id;
use paper::{Align, Block, Column, Dated, Paper, Row, Signature, Table, short_day};
use ward::letterheads::Letterhead;

/// How many sessions stand beside each other; what goes beyond comes in a table of its own, with the names again.
const SESSIONS_BESIDE: usize = 8;

/// All that stands on the sheet.
pub struct Facts<'a> {
    /// The course.
    pub course: &'a Course,
    /// Its sessions and people.
    pub grid: &'a AttendanceGrid,
    /// The names of the units that people were sent from.
    pub unit_names: &'a BTreeMap<Id, String>,
    /// The present day.
    pub today: NaiveDate,
}

/// The sheet.
pub fn write(facts: &Facts<'_>, letterhead: &Letterhead) -> Paper {
    let course = facts.course;
    let subject = format!("Lớp: {}", course.name);
    let dated = Dated::of(None, facts.today);
    let mut paper = Paper::form(letterhead.head(), dated, "DANH SÁCH ĐIỂM DANH", &subject);
    paper.landscape = true;
    let days = format!("từ ngày {} đến ngày {}", short_day(course.first_day), short_day(course.last_day));
    paper.body.push(Block::fact("Thời gian", days));
    if let Some(place) = &course.place {
        paper.body.push(Block::fact("Địa điểm", place.clone()));
    }
    let sessions: Vec<&SessionColumn> = facts.grid.sessions.iter().collect();
    if sessions.is_empty() {
        paper.body.push(Block::Table(table(facts, &[])));
    }
    for beside in sessions.chunks(SESSIONS_BESIDE) {
        paper.body.push(Block::Table(table(facts, beside)));
    }
    paper.body.push(Block::Note("Có mặt: x; đi muộn: M; vắng có lý do: P; vắng không có lý do: K.".to_owned()));
    paper.signatures = vec![Signature::of("GIẢNG VIÊN", ""), Signature::of("NGƯỜI ĐIỂM DANH", "")];
    paper
}

fn table(facts: &Facts<'_>, sessions: &[&SessionColumn]) -> Table {
    let mut columns = vec![
        Column::new("STT", 8, Align::Middle),
        Column::new("Họ và tên", 44, Align::Left),
        Column::new("Đơn vị", 40, Align::Left),
    ];
    for session in sessions {
        let head = format!("{} {}–{}", session.day.format("%d/%m"), session.starts, session.ends);
        columns.push(Column::new(&head, 16, Align::Middle));
    }
    columns.push(Column::new("Ký tên, ghi chú", 26, Align::Left));
    let rows = facts.grid.participants.iter().enumerate();
    Table { columns, rows: rows.map(|(index, person)| row(facts, index + 1, person, sessions)).collect() }
}

fn row(facts: &Facts<'_>, number: usize, person: &ParticipantRow, sessions: &[&SessionColumn]) -> Row {
    let unit = facts.unit_names.get(&person.unit_id).cloned().unwrap_or_default();
    let mut cells = vec![number.to_string(), person.full_name.clone(), unit];
    for session in sessions {
        let mark = person.marks.iter().find(|mark| mark.session_id == session.session_id);
        cells.push(mark.map(|mark| sign(mark.mark).to_owned()).unwrap_or_default());
    }
    Row::Cells(cells)
}

/// The sign of a mark on paper.
const fn sign(mark: AttendanceMark) -> &'static str {
    match mark {
        AttendanceMark::Present => "x",
        AttendanceMark::Late => "M",
        AttendanceMark::Excused => "P",
        AttendanceMark::Absent => "K",
    }
}
