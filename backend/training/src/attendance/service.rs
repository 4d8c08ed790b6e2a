//! What is done with attendance.

use std::collections::BTreeMap;

use super::dto::{AttendanceBody, AttendanceGrid, MarkBody, MarkOutcome, MarkView, ParticipantRow, SessionColumn};
use super::filter::AttendanceFilter;
use super::paper;
use super::rules::{Share, check_begun, check_participant};
use super::store::{self, Attendance, AttendanceRow, Participant};
use crate::courses::rules::Origin;
use crate::courses::{self, Course, CourseSession};
use foundation::db::{AnyConnection, Database};
use foundation::http::Document;
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Id, Instant, Page, PageRequest, Principal, Problem, Result, Scope};
use ward::{letterheads, units};

pub async fn list(
    database: &Database,
    scope: Scope,
    filter: AttendanceFilter,
    page: PageRequest,
) -> Result<Page<AttendanceRow>> {
    database.read(move |connection| store::list(connection, &scope, &filter, &page)).await
}

pub async fn grid(database: &Database, who: &Principal, scope: Scope, course_id: Id) -> Result<AttendanceGrid> {
    let now = who.now;
    database
        .read_snapshot(move |connection| {
            let course = courses::find(connection, course_id)?;
            grid_of(connection, &scope, &course, now)
        })
        .await
}

fn grid_of(connection: &mut AnyConnection, scope: &Scope, course: &Course, now: Instant) -> Result<AttendanceGrid> {
    let course_id = course.id;
    let participants: Vec<Participant> = store::participants_of(connection, course_id)?
        .into_iter()
        .filter(|person| scope.holds(Some(person.unit_id), Some(person.staff_id)))
        .collect();
    if participants.is_empty() {
        scope.require(Some(course.unit_id), None)?;
    }
    let sessions = courses::sessions_of(connection, course_id)?;
    let marks = store::marks_of(connection, course_id)?;
    let begun = |session: &CourseSession| check_begun(session.day, session.time().starts, now).is_ok();
    let owed = course.origin == Origin::Own;
    Ok(AttendanceGrid {
        course_id,
        owed,
        needed_percent: participants.first().filter(|_| owed).map(needed_percent),
        participants: participants
            .iter()
            .map(|person| {
                let of = |session: &CourseSession| marks.get(&(session.id, person.nomination_id));
                let held: Vec<_> = sessions
                    .iter()
                    .filter(|session| begun(session))
                    .map(|session| of(session).map(|row| row.mark))
                    .collect();
                let set = sessions.iter().filter_map(of).map(MarkView::from).collect();
                ParticipantRow::of(person, set, Share::of(&held, person.excused_counts))
            })
            .collect(),
        sessions: sessions.iter().map(|session| SessionColumn::of(session, begun(session))).collect(),
    })
}

/// The sheet of attendance, to be signed in the room.
pub async fn paper(database: &Database, who: &Principal, scope: Scope, course_id: Id) -> Result<Document> {
    let now = who.now;
    database
        .read_snapshot(move |connection| {
            let course = courses::find(connection, course_id)?;
            let grid = grid_of(connection, &scope, &course, now)?;
            let unit_ids: Vec<Id> = grid.participants.iter().map(|person| person.unit_id).collect();
            let units = units::of_ids(connection, &unit_ids)?;
            let unit_names = units.into_iter().map(|unit| (unit.id, unit.short_name)).collect();
            let facts = paper::Facts { course: &course, grid: &grid, unit_names: &unit_names, today: now.day() };
            let words = format!("Điểm danh {}", course.name);
            letterheads::document(connection, course.unit_id, &words, |letterhead| paper::write(&facts, letterhead))
        })
        .await
}

fn needed_percent(participant: &Participant) -> u32 {
    u32::try_from(participant.attendance_percent).unwrap_or(super::rules::NEEDED_PERCENT)
}

/// The share of a course's sessions that somebody attended, with the share that completion needs in percent.
pub fn share_of(connection: &mut AnyConnection, participant: &Participant) -> Result<(Share, u32)> {
    let marks = store::marks_of_nomination(connection, participant.nomination_id)?;
    let marks: Vec<_> = courses::sessions_of(connection, participant.course_id)?
        .iter()
        .map(|session| marks.get(&session.id).copied())
        .collect();
    Ok((Share::of(&marks, participant.excused_counts), needed_percent(participant)))
}

/// Sets the marks one by one: what is wrong with one leaves the others.
pub async fn mark(
    database: &Database,
    who: &Principal,
    scope: Scope,
    course_id: Id,
    body: AttendanceBody,
) -> Result<Vec<(MarkBody, Result<MarkOutcome>)>> {
    journal::write(database, who, move |tx| {
        let mut marking = Marking::open(tx, &scope, course_id)?;
        let mut outcomes = Vec::with_capacity(body.marks.len());
        for entry in body.marks {
            match marking.mark(tx, &entry) {
                Err(problem) if problem.code.status() >= 500 => return Err(problem),
                outcome => outcomes.push((entry, outcome)),
            }
        }
        Ok(outcomes)
    })
    .await
}

/// A course whose marks are being set.
pub struct Marking {
    sessions: BTreeMap<Id, CourseSession>,
    participants: BTreeMap<Id, Participant>,
    marks: BTreeMap<(Id, Id), Attendance>,
}

impl Marking {
    /// Opens a course in scope for marking.
    ///
    /// # Errors
    /// `course_not_open`.
    pub fn open(connection: &mut AnyConnection, scope: &Scope, course_id: Id) -> Result<Self> {
        let course = courses::find(connection, course_id)?;
        scope.require(Some(course.unit_id), None)?;
        if !course.state.holds_its_dates() {
            return Err(Code::CourseNotOpen.into());
        }
        let sessions = courses::sessions_of(connection, course_id)?;
        let participants = store::participants_of(connection, course_id)?;
        Ok(Self {
            sessions: sessions.into_iter().map(|session| (session.id, session)).collect(),
            participants: participants.into_iter().map(|person| (person.nomination_id, person)).collect(),
            marks: store::marks_of(connection, course_id)?,
        })
    }

    /// Sets, changes or clears one mark, or leaves everything as it is.
    pub fn mark(&mut self, tx: &mut Transaction<'_>, entry: &MarkBody) -> Result<MarkOutcome> {
        let place = (entry.session_id, entry.nomination_id);
        let before = self.marks.get(&place).cloned();
        let (after, outcome) = tx.item(|tx| set(tx, self, before, entry))?;
        match after {
            Some(row) => self.marks.insert(place, row),
            None => self.marks.remove(&place),
        };
        Ok(outcome)
    }
}

/// Sets, changes or clears one mark; gives the mark that stands afterwards.
fn set(
    tx: &mut Transaction<'_>,
    sheet: &Marking,
    before: Option<Attendance>,
    entry: &MarkBody,
) -> Result<(Option<Attendance>, MarkOutcome)> {
    let session = sheet.sessions.get(&entry.session_id).ok_or(Code::NotFound)?;
    let participant = sheet.participants.get(&entry.nomination_id);
    let name = match participant {
        Some(person) => person.full_name.clone(),
        // Somebody of this course who was not sent is named; others one may not even know of.
        None => match store::participant(tx, entry.nomination_id) {
            Ok(person) if person.course_id == session.course_id => person.full_name,
            Ok(_) => return Err(Code::NotFound.into()),
            Err(problem) => return Err(problem),
        },
    };
    check_participant(participant.is_some(), &name)?;
    let Some(participant) = participant else { return Err(Problem::new(Code::NotAParticipant).with("name", name)) };
    let now = tx.who().now;
    check_begun(session.day, session.time().starts, now)?;
    if entry.revision.is_some_and(|seen| seen != before.as_ref().map_or(0, |row| row.revision)) {
        return Err(Code::Stale.into());
    }
    let note = entry.note.clone().filter(|note| !note.is_empty());
    match (before, entry.mark) {
        (None, None) => Ok((None, MarkOutcome::Unchanged)),
        (Some(before), None) => {
            store::delete(tx, &before)?;
            tx.deleted("clear", &before)?;
            Ok((None, MarkOutcome::Cleared))
        }
        (Some(before), Some(mark)) if before.mark == mark && before.note == note => {
            Ok((Some(before), MarkOutcome::Unchanged))
        }
        (Some(before), Some(mark)) => {
            let after = Attendance {
                mark,
                note,
                marked_at: now,
                marked_by: tx.who().account_id,
                revision: before.revision + 1,
                ..before.clone()
            };
            store::update(tx, &after)?;
            tx.changed("change", &before, &after)?;
            Ok((Some(after), MarkOutcome::Recorded))
        }
        (None, Some(mark)) => {
            let row = Attendance {
                id: Id::new(now),
                session_id: session.id,
                nomination_id: participant.nomination_id,
                unit_id: participant.unit_id,
                mark,
                note,
                marked_at: now,
                marked_by: tx.who().account_id,
                revision: 1,
            };
            store::insert(tx, &row)?;
            tx.created("mark", &row)?;
            Ok((Some(row), MarkOutcome::Recorded))
        }
    }
}
