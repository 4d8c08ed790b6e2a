//! What is done with sessions. Each change of one is a change of its course, whose revision it counts.

use foundation::db::Database;
use foundation::http::{IfMatch, Patch};
use foundation::journal::{self, Transaction};
use foundation::kernel::{
    Code, Fault, Id, Instant, Page, PageRequest, Principal, Problem, Result, Scope, TextEnum as _,
};

use super::super::dto::{SessionBody, TimetableBody};
use super::super::rules::{self, CourseState, session_faults};
use super::super::service::{Before, Followers, Reasons, check_length, find_in_reach, lock_in_scope};
use super::super::store::{self, Course, CourseSession, SessionOnRecord};

/// The sessions of a course, with the revision of the course.
pub async fn list(
    database: &Database,
    scope: Scope,
    course_id: Id,
    page: PageRequest,
) -> Result<(i64, Page<CourseSession>)> {
    database
        .read(move |connection| {
            let course = find_in_reach(connection, &scope, course_id)?;
            Ok((course.revision, store::list_sessions(connection, course_id, &page)?))
        })
        .await
}

pub async fn get(database: &Database, scope: Scope, id: Id) -> Result<CourseSession> {
    database
        .read(move |connection| {
            let session = store::find_session(connection, id)?;
            find_in_reach(connection, &scope, session.course_id)?;
            Ok(session)
        })
        .await
}

pub async fn add(
    database: &Database,
    who: &Principal,
    scope: Scope,
    followers: Followers,
    course_id: Id,
    body: SessionBody,
) -> Result<CourseSession> {
    journal::write(database, who, move |tx| {
        let course = changeable(tx, &scope, course_id)?;
        let was = Before::load(tx, &course)?;
        let session = new(course_id, body, tx.who().now);
        let mut all = store::sessions_of(tx, course_id)?;
        all.push(session.clone());
        check_last(tx, &course, &all)?;
        let after = touch(tx, &course)?;
        store::insert_session(tx, &session)?;
        tx.created("create", &on_record(&course, &session))?;
        followers.tell(tx, &was, after, &Reasons::default())?;
        Ok(session)
    })
    .await
}

pub async fn change(
    database: &Database,
    who: &Principal,
    scope: Scope,
    followers: Followers,
    (id, if_match): (Id, IfMatch),
    patch: Patch<SessionBody>,
) -> Result<CourseSession> {
    journal::write(database, who, move |tx| {
        let course_id = store::find_session(tx, id)?.course_id;
        let course = changeable(tx, &scope, course_id)?;
        let was = Before::load(tx, &course)?;
        let before = store::find_session(tx, id)?;
        if_match.require(before.revision)?;
        let body = patch.apply(&before.clone().into())?;
        let session = CourseSession { id, revision: before.revision + 1, ..new(course_id, body, tx.who().now) };
        let mut all = store::sessions_of(tx, course_id)?;
        all.retain(|other| other.id != id);
        all.push(session.clone());
        check_last(tx, &course, &all)?;
        let after = touch(tx, &course)?;
        store::update_session(tx, &session)?;
        tx.changed("change", &on_record(&course, &before), &on_record(&course, &session))?;
        followers.tell(tx, &was, after, &Reasons::default())?;
        Ok(session)
    })
    .await
}

pub async fn remove(
    database: &Database,
    who: &Principal,
    scope: Scope,
    followers: Followers,
    id: Id,
    if_match: IfMatch,
) -> Result<()> {
    journal::write(database, who, move |tx| {
        let course_id = store::find_session(tx, id)?.course_id;
        let course = changeable(tx, &scope, course_id)?;
        let was = Before::load(tx, &course)?;
        let before = store::find_session(tx, id)?;
        if_match.require(before.revision)?;
        let mut left = store::sessions_of(tx, course_id)?;
        left.retain(|other| other.id != id);
        check_announced_length(tx, &course, &left)?;
        let after = touch(tx, &course)?;
        store::delete_session(tx, &before)?;
        tx.deleted("delete", &on_record(&course, &before))?;
        followers.tell(tx, &was, after, &Reasons::default())?;
        Ok(())
    })
    .await
}

/// Replaces the whole timetable; answers it with the revision of the course.
pub async fn put(
    database: &Database,
    who: &Principal,
    scope: Scope,
    followers: Followers,
    (course_id, if_match): (Id, IfMatch),
    body: TimetableBody,
) -> Result<(i64, Vec<CourseSession>)> {
    journal::write(database, who, move |tx| {
        let course = changeable(tx, &scope, course_id)?;
        let was = Before::load(tx, &course)?;
        if_match.require(course.revision)?;
        let now = tx.who().now;
        let wanted: Vec<CourseSession> =
            body.sessions.into_iter().map(|session| new(course_id, session, now)).collect();
        let times: Vec<rules::Session> = wanted.iter().map(CourseSession::time).collect();
        let faults = session_faults(course.first_day, course.last_day, &times);
        if !faults.is_empty() {
            return Err(Problem::invalid(faults));
        }
        check_announced_length(tx, &course, &wanted)?;
        let after = touch(tx, &course)?;
        replace(tx, &course, wanted)?;
        let reasons = Reasons { conflicts: body.conflicts_reason, ..Reasons::default() };
        let (after, _) = followers.tell(tx, &was, after, &reasons)?;
        Ok((after.revision, store::sessions_of(tx, course_id)?))
    })
    .await
}

/// A new session of a course.
pub fn new(course_id: Id, body: SessionBody, now: Instant) -> CourseSession {
    CourseSession {
        id: Id::new(now),
        course_id,
        day: body.day,
        starts_minute: body.starts.minute(),
        ends_minute: body.ends.minute(),
        topic: body.topic,
        place: body.place,
        revision: 1,
    }
}

/// Makes the timetable of a course what is wanted. A session of the same day and beginning stays the same session, so
/// that the attendance on it stays too; the ones that go are refused by [`Code::InUse`] when attendance hangs on them.
pub fn replace(tx: &mut Transaction<'_>, course: &Course, wanted: Vec<CourseSession>) -> Result<()> {
    let mut gone = store::sessions_of(tx, course.id)?;
    for session in wanted {
        let same = |old: &CourseSession| (old.day, old.starts_minute) == (session.day, session.starts_minute);
        let Some(place) = gone.iter().position(same) else {
            store::insert_session(tx, &session)?;
            tx.created("create", &on_record(course, &session))?;
            continue;
        };
        let before = gone.remove(place);
        let after = CourseSession { id: before.id, revision: before.revision, ..session };
        if after != before {
            let after = CourseSession { revision: before.revision + 1, ..after };
            store::update_session(tx, &after)?;
            tx.changed("change", &on_record(course, &before), &on_record(course, &after))?;
        }
    }
    for session in gone {
        store::delete_session(tx, &session)?;
        tx.deleted("delete", &on_record(course, &session))?;
    }
    Ok(())
}

fn on_record(course: &Course, session: &CourseSession) -> SessionOnRecord {
    SessionOnRecord { session: session.clone(), unit_id: course.unit_id }
}

fn changeable(tx: &mut Transaction<'_>, scope: &Scope, course_id: Id) -> Result<Course> {
    let course = lock_in_scope(tx, scope, course_id)?;
    if course.state == CourseState::Cancelled {
        return Err(Problem::new(Code::WrongState).with("state", course.state.label()));
    }
    Ok(course)
}

/// Counts a change of the timetable as a change of the course.
fn touch(tx: &mut Transaction<'_>, course: &Course) -> Result<Course> {
    let after = Course { revision: course.revision + 1, ..course.clone() };
    store::update(tx, &after)?;
    Ok(after)
}

/// Faults of the last session of the list among all the others, each at its field.
fn check_last(tx: &mut Transaction<'_>, course: &Course, all: &[CourseSession]) -> Result<()> {
    let times: Vec<rules::Session> = all.iter().map(CourseSession::time).collect();
    let place = format!("/sessions/{}", all.len().saturating_sub(1));
    let faults: Vec<Fault> = session_faults(course.first_day, course.last_day, &times)
        .into_iter()
        .filter_map(|fault| {
            let field = fault.pointer.strip_prefix(&place)?.to_owned();
            Some(Fault { pointer: field, ..fault })
        })
        .collect();
    if faults.is_empty() { check_announced_length(tx, course, all) } else { Err(Problem::invalid(faults)) }
}

/// The rule of length, once the course is announced: while it is planned its timetable is being written, and its length
/// is judged when it is opened.
fn check_announced_length(tx: &mut Transaction<'_>, course: &Course, sessions: &[CourseSession]) -> Result<()> {
    if course.state == CourseState::Planned { Ok(()) } else { check_length(tx, course, sessions) }
}
