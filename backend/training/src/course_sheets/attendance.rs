//! The attendance of a course from Excel: people down, sessions across.

use std::collections::BTreeMap;

use super::sent::{FIRST_OWN, Sent, columns_of_people, headings_of_people, meant};
use super::sheet::{CourseSheet, Done, ReadRow};
use crate::attendance::rules::AttendanceMark;
use crate::attendance::{self, Attendance, MarkBody, MarkOutcome, Marking};
use crate::courses::{self, Course, CourseSession, TimeOfDay};
use foundation::db::AnyConnection;
use foundation::http::Cell;
use foundation::journal::Transaction;
use foundation::kernel::{Id, Result, Scope, TextEnum as _, format_day};
use ward::sheets::{Heading, Row, Template, TemplateColumn, Typing};

/// The sheet of attendance.
pub struct AttendanceSheet {
    sent: Sent,
    sessions: Vec<CourseSession>,
    marks: BTreeMap<(Id, Id), Attendance>,
    marking: Marking,
}

/// How the column of a session is called: its day and when it begins.
fn heading_of(session: &CourseSession) -> String {
    format!("{} {}", format_day(session.day), TimeOfDay::from_minute(session.starts_minute))
}

impl CourseSheet for AttendanceSheet {
    type Entry = MarkBody;

    const KIND: &'static str = "attendance";

    fn load(connection: &mut AnyConnection, scope: &Scope, course: Course) -> Result<Self> {
        let course_id = course.id;
        Ok(Self {
            marking: Marking::open(connection, scope, course_id)?,
            sent: Sent::load(connection, scope, course)?,
            sessions: courses::sessions_of(connection, course_id)?,
            marks: attendance::marks_of(connection, course_id)?,
        })
    }

    fn headings(&self) -> Vec<Heading> {
        let mut headings = headings_of_people();
        headings.extend(self.sessions.iter().map(|session| Heading::optional(heading_of(session))));
        headings
    }

    fn read(&self, row: &mut Row<'_>) -> Option<ReadRow<Self::Entry>> {
        let filled = |row: &Row<'_>, column: usize| !row.text(column).is_empty();
        let columns = FIRST_OWN..FIRST_OWN + self.sessions.len();
        if !columns.clone().any(|column| filled(row, column)) {
            return None;
        }
        let person = meant(&self.sent.people, row)?;
        let mut entries = Vec::new();
        // A cell that cannot be read leaves the other sessions of its row.
        for (column, session) in columns.zip(&self.sessions) {
            if let Some(mark) = row.one_of::<AttendanceMark>(column) {
                let entry = MarkBody {
                    session_id: session.id,
                    nomination_id: person.id,
                    mark: Some(mark),
                    note: self.marks.get(&(session.id, person.id)).and_then(|known| known.note.clone()),
                    revision: None,
                };
                entries.push((column, entry));
            }
        }
        (!entries.is_empty()).then(|| ReadRow { id: person.id, name: person.name.clone(), entries })
    }

    fn carry_out(&mut self, tx: &mut Transaction<'_>, entry: &Self::Entry) -> Result<Done> {
        let outcome = self.marking.mark(tx, entry)?;
        let session = self.sessions.iter().find(|session| session.id == entry.session_id);
        let words = [session.map(heading_of), entry.mark.map(|mark| mark.label().to_owned())];
        let words = words.into_iter().flatten().collect::<Vec<_>>().join(": ");
        Ok(Done { recorded: outcome != MarkOutcome::Unchanged, words, warnings: Vec::new() })
    }

    fn column_of(_pointer: &str) -> Option<usize> {
        None
    }

    fn template(&self) -> Template {
        let marks: Vec<String> = AttendanceMark::ALL.iter().map(|mark| mark.label().to_owned()).collect();
        let mut columns = columns_of_people(Typing::Words);
        columns.extend(self.sessions.iter().map(|session| TemplateColumn {
            heading: heading_of(session),
            width: 14,
            typing: Typing::OneOf(marks.clone()),
        }));
        let row = |place| {
            let mut cells = self.sent.cells_of(place);
            let mark = |session: &CourseSession| self.marks.get(&(session.id, place.nomination_id));
            let label = |session| mark(session).map_or(Cell::Nothing, |known| known.mark.label().into());
            cells.extend(self.sessions.iter().map(label));
            cells
        };
        Template {
            sheet: "Điểm danh",
            title: format!("ĐIỂM DANH: {}", self.sent.course.name),
            hint: "Mỗi cột là một buổi học. Ô để trống thì điểm danh của buổi đó giữ nguyên.".to_owned(),
            columns,
            rows: self.sent.participants.iter().map(row).collect(),
            help: Vec::new(),
        }
    }
}
