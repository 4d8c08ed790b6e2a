//! Rows and queries of attendance, and who takes part in a course.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

use super::filter::AttendanceFilter;
use super::rules::AttendanceMark;
use crate::courses::rules::{CourseState, Origin};
use crate::nominations::rules::{NominationState, Way};
use foundation::db::schema::{attendance, courses, nominations, programmes, sessions, staff};
use foundation::db::{
    AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, containing, unless_duplicate, unless_stale,
};
use foundation::journal::Journaled;
use foundation::kernel::{Code, CursorValue, Id, Instant, Page, PageRequest, Result, Scope, TextEnum};
use ward::catalogue::rules::ProgrammeKind;
use ward::findings::rules::Purpose;

/// The mark of a person at a session, as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = attendance, treat_none_as_null = true)]
pub struct Attendance {
    /// Its id.
    pub id: Id,
    /// The session.
    pub session_id: Id,
    /// Whose place in the course.
    pub nomination_id: Id,
    /// The unit that the person was sent from.
    pub unit_id: Id,
    /// How the person was there.
    pub mark: AttendanceMark,
    /// A remark: the reason of an excuse.
    pub note: Option<String>,
    /// When it was last marked.
    #[serde(skip)]
    pub marked_at: Instant,
    /// By whom.
    #[serde(skip)]
    pub marked_by: Id,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
}

impl Journaled for Attendance {
    const KIND: &'static str = "attendance";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }

    fn feed(&self) -> Option<Value> {
        Some(json!({
            "id": self.id,
            "session_id": self.session_id,
            "nomination_id": self.nomination_id,
            "unit_id": self.unit_id,
            "mark": self.mark,
            "note": self.note,
            "marked_at": self.marked_at,
        }))
    }
}

/// Somebody's place in a course with all that the rules after the course ask of it.
#[derive(Clone, Debug, Queryable)]
pub struct Participant {
    /// The nomination.
    pub nomination_id: Id,
    /// The person.
    pub staff_id: Id,
    /// The unit that the person was sent from.
    pub unit_id: Id,
    /// Where the nomination stands.
    pub state: NominationState,
    /// Its way.
    pub way: Way,
    /// What a specialised course was taken for.
    pub purpose: Option<Purpose>,
    /// The task, where it was taken for one.
    pub purpose_task: Option<String>,
    /// The person's name.
    pub full_name: String,
    /// The course.
    pub course_id: Id,
    /// Its name.
    pub course_name: String,
    /// Where the course comes from.
    pub origin: Origin,
    /// Its first day.
    pub first_day: NaiveDate,
    /// Its last day.
    pub last_day: NaiveDate,
    /// What kind of programme it runs.
    pub programme_kind: ProgrammeKind,
    /// The share of sessions that completion needs, in percent.
    pub attendance_percent: i32,
    /// Whether an excused absence counts as attended.
    pub excused_counts: bool,
}

impl Participant {
    /// Whether the ward runs the course itself.
    pub fn in_own_course(&self) -> bool {
        self.origin == Origin::Own
    }
}

macro_rules! participant_query {
    () => {
        nominations::table
            .inner_join(courses::table.on(courses::id.eq(nominations::course_id)))
            .inner_join(programmes::table.on(programmes::id.eq(courses::programme_id)))
            .inner_join(staff::table.on(staff::id.eq(nominations::staff_id)))
            .select((
                nominations::id,
                nominations::staff_id,
                nominations::unit_id,
                nominations::state,
                nominations::way,
                nominations::purpose,
                nominations::purpose_task,
                staff::full_name,
                courses::id,
                courses::name,
                courses::origin,
                courses::first_day,
                courses::last_day,
                programmes::kind,
                programmes::attendance_percent,
                programmes::excused_counts,
            ))
    };
}

/// One place in a course, or [`Code::NotFound`].
pub fn participant(connection: &mut AnyConnection, nomination_id: Id) -> Result<Participant> {
    Ok(participant_query!().filter(nominations::id.eq(nomination_id)).first(connection)?)
}

/// Those who were sent to a course, by name.
pub fn participants_of(connection: &mut AnyConnection, course_id: Id) -> Result<Vec<Participant>> {
    Ok(participant_query!()
        .filter(nominations::course_id.eq(course_id))
        .filter(nominations::state.eq_any(NominationState::those(NominationState::was_sent)))
        .order((staff::sort_key, nominations::id))
        .load(connection)?)
}

/// The marks of a course, by session and nomination.
pub fn marks_of(connection: &mut AnyConnection, course_id: Id) -> Result<BTreeMap<(Id, Id), Attendance>> {
    let rows: Vec<Attendance> = attendance::table
        .inner_join(sessions::table.on(sessions::id.eq(attendance::session_id)))
        .filter(sessions::course_id.eq(course_id))
        .select(Attendance::as_select())
        .load(connection)?;
    Ok(rows.into_iter().map(|row| ((row.session_id, row.nomination_id), row)).collect())
}

/// The marks of one place in a course, by session.
pub fn marks_of_nomination(connection: &mut AnyConnection, nomination_id: Id) -> Result<BTreeMap<Id, AttendanceMark>> {
    let rows: Vec<(Id, AttendanceMark)> = attendance::table
        .filter(attendance::nomination_id.eq(nomination_id))
        .select((attendance::session_id, attendance::mark))
        .load(connection)?;
    Ok(rows.into_iter().collect())
}

/// A session that has begun in an own course, with how many of those sent have no mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnmarkedSession {
    /// The session.
    pub session_id: Id,
    /// Its course.
    pub course_id: Id,
    /// The course's name.
    pub course_name: String,
    /// The session's day.
    pub day: NaiveDate,
    /// People without a mark.
    pub missing: i64,
}

/// The sessions of the ward's own courses up to a day at which somebody has no mark: what attendance is owed.
pub fn unmarked_sessions(
    connection: &mut AnyConnection,
    scope: &Scope,
    today: NaiveDate,
) -> Result<Vec<UnmarkedSession>> {
    let held: Vec<(Id, Id, String, NaiveDate)> = sessions::table
        .inner_join(courses::table.on(courses::id.eq(sessions::course_id)))
        .filter(courses::origin.eq(Origin::Own))
        .filter(courses::unit_id.eq_any(scope.unit_ids()))
        .filter(courses::state.eq_any(CourseState::those(CourseState::holds_its_dates)))
        .filter(sessions::day.le(today))
        .order((sessions::day, sessions::starts_minute, sessions::id))
        .select((sessions::id, courses::id, courses::name, sessions::day))
        .load(connection)?;
    let course_ids: Vec<Id> = held.iter().map(|(_, course_id, ..)| *course_id).collect();
    let sent = NominationState::those(NominationState::was_sent);
    let people: Vec<(Id, i64)> = nominations::table
        .filter(nominations::course_id.eq_any(&course_ids))
        .filter(nominations::state.eq_any(&sent))
        .group_by(nominations::course_id)
        .select((nominations::course_id, diesel::dsl::count(nominations::id)))
        .load(connection)?;
    let marked: Vec<(Id, i64)> = attendance::table
        .inner_join(nominations::table.on(nominations::id.eq(attendance::nomination_id)))
        .filter(nominations::course_id.eq_any(&course_ids))
        .filter(nominations::state.eq_any(&sent))
        .group_by(attendance::session_id)
        .select((attendance::session_id, diesel::dsl::count(attendance::id)))
        .load(connection)?;
    let (people, marked): (BTreeMap<_, _>, BTreeMap<_, _>) =
        (people.into_iter().collect(), marked.into_iter().collect());
    Ok(held
        .into_iter()
        .filter_map(|(session_id, course_id, course_name, day)| {
            let expected = people.get(&course_id).copied().unwrap_or(0);
            let missing = expected - marked.get(&session_id).copied().unwrap_or(0);
            (missing > 0).then_some(UnmarkedSession { session_id, course_id, course_name, day, missing })
        })
        .collect())
}

/// A mark with what a list shows beside it.
#[derive(Clone, Debug, Queryable)]
pub struct AttendanceRow {
    /// The mark.
    pub attendance: Attendance,
    /// The person.
    pub staff_id: Id,
    /// The person's name.
    pub full_name: String,
    /// The course.
    pub course_id: Id,
    /// The course's name.
    pub course_name: String,
    /// The session's day.
    pub day: NaiveDate,
    sort_key: String,
}

const SORTS: [SortColumn; 3] = [
    SortColumn { name: "day", sql: "sessions.day", kind: SortKind::Day },
    SortColumn { name: "name", sql: "staff.sort_key", kind: SortKind::Text },
    SortColumn { name: "mark", sql: "attendance.mark", kind: SortKind::Text },
];

/// The marks in scope, the newest sessions first.
pub fn list(
    connection: &mut AnyConnection,
    scope: &Scope,
    filter: &AttendanceFilter,
    page: &PageRequest,
) -> Result<Page<AttendanceRow>> {
    let keyset = Keyset::new(page, &SORTS, "-day,name", "attendance.id")?;
    let own: Vec<Id> = scope.own_staff.into_iter().collect();
    let filtered = || {
        let mut query = attendance::table
            .inner_join(nominations::table.on(nominations::id.eq(attendance::nomination_id)))
            .inner_join(sessions::table.on(sessions::id.eq(attendance::session_id)))
            .inner_join(courses::table.on(courses::id.eq(nominations::course_id)))
            .inner_join(staff::table.on(staff::id.eq(nominations::staff_id)))
            .into_boxed::<MultiBackend>()
            .filter(attendance::unit_id.eq_any(scope.unit_ids()).or(nominations::staff_id.eq_any(own.clone())));
        if let Some(course_id) = filter.course_id {
            query = query.filter(nominations::course_id.eq(course_id));
        }
        if let Some(session_id) = filter.session_id {
            query = query.filter(attendance::session_id.eq(session_id));
        }
        if let Some(staff_id) = filter.staff_id {
            query = query.filter(nominations::staff_id.eq(staff_id));
        }
        if let Some(unit_id) = filter.unit_id {
            query = query.filter(attendance::unit_id.eq(unit_id));
        }
        if let Some(mark) = filter.mark {
            query = query.filter(attendance::mark.eq(mark));
        }
        if let Some(words) = &page.q {
            let words = containing(words);
            query = query
                .filter(staff::search.like(words.clone()).escape('\\').or(courses::search.like(words).escape('\\')));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select((
            Attendance::as_select(),
            nominations::staff_id,
            staff::full_name,
            courses::id,
            courses::name,
            sessions::day,
            staff::sort_key,
        ))
        .load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &AttendanceRow, column| match column {
            "day" => CursorValue::from(row.day),
            "name" => CursorValue::from(&row.sort_key),
            "mark" => CursorValue::from(row.attendance.mark),
            _ => CursorValue::from(row.attendance.id),
        },
        total,
    ))
}

pub fn insert(connection: &mut AnyConnection, row: &Attendance) -> Result<()> {
    // Two people who mark the same session at once: the second one sees what the first has marked.
    unless_duplicate(diesel::insert_into(attendance::table).values(row).execute(connection), Code::Conflict)?;
    Ok(())
}

pub fn update(connection: &mut AnyConnection, row: &Attendance) -> Result<()> {
    let written = diesel::update(attendance::table.find(row.id).filter(attendance::revision.eq(row.revision - 1)))
        .set(row)
        .execute(connection)?;
    unless_stale(written)
}

pub fn delete(connection: &mut AnyConnection, row: &Attendance) -> Result<()> {
    let gone = diesel::delete(attendance::table.find(row.id).filter(attendance::revision.eq(row.revision)))
        .execute(connection)?;
    unless_stale(gone)
}
