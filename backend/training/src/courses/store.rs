//! Rows of courses and sessions, and the queries that other rooms use.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use diesel::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

use super::filter::CourseFilter;
use super::rules::{self, CourseState, Mode, Origin, Timetable};
use crate::money::CourseMoney;
use foundation::db::schema::{courses, programmes, sessions};
use foundation::db::{AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, unless_stale};
use foundation::journal::Journaled;
use foundation::kernel::{Code, CursorValue, Id, Instant, Page, PageRequest, Result, search_key};

/// A course as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = courses, treat_none_as_null = true)]
pub struct Course {
    /// Its id.
    pub id: Id,
    /// The unit that runs or records it; it is offered to that unit and all below.
    pub unit_id: Id,
    /// The programme that it is a run of.
    pub programme_id: Id,
    /// The superior's letter behind it.
    pub letter_id: Option<Id>,
    /// Its name.
    pub name: String,
    /// Folded name and organiser, to be found by.
    #[serde(skip)]
    pub search: String,
    /// Who organises it.
    pub organiser: String,
    /// Where it comes from.
    pub origin: Origin,
    /// How it is held.
    pub mode: Mode,
    /// Its state.
    pub state: CourseState,
    /// Why it was postponed, cancelled or reopened.
    pub state_reason: Option<String>,
    /// The first day.
    pub first_day: NaiveDate,
    /// The last day.
    pub last_day: NaiveDate,
    /// Where it is held.
    pub place: Option<String>,
    /// How many it takes; null: any number.
    pub seats: Option<i32>,
    /// How many seats are taken; changed by [`take_seat`] and [`release_seat`] alone.
    pub seats_taken: i32,
    /// The last day on which people may be named.
    pub nomination_deadline: Option<NaiveDate>,
    /// Learnt at one's own pace.
    pub self_paced: bool,
    /// Marked as not taking people from their desks.
    pub keeps_at_desk: bool,
    /// Why its length is not what the programme asks for.
    pub length_reason: Option<String>,
    /// What the whole course is estimated to cost, in đồng: spread over its seats, it is what a person's place costs
    /// whose own cost is not known.
    pub cost: Option<i64>,
    /// What else is to be known.
    pub note: Option<String>,
    /// When it was entered.
    pub created_at: Instant,
    /// Counts its changes, those of its sessions and seats among them.
    #[serde(skip)]
    pub revision: i64,
    /// The allocation that pays for it.
    pub allocation_id: Option<Id>,
    /// The item of the year plan that it answers.
    pub year_plan_item_id: Option<Id>,
}

impl Course {
    /// Whether it is over: held, and its last day has come.
    pub fn has_ended(&self, today: NaiveDate) -> bool {
        self.state.holds_its_dates() && rules::has_ended(self.last_day, today)
    }

    /// The course as money knows it: planned while it holds its dates; past training is paid for.
    pub fn money(&self) -> CourseMoney {
        CourseMoney {
            course_id: self.id,
            unit_id: self.unit_id,
            allocation_id: self.allocation_id,
            cost: self.cost,
            seats: self.seats,
            is_on: self.state.holds_its_dates() && self.origin != Origin::Past,
        }
    }

    /// When it is held, with these sessions.
    pub fn timetable(&self, sessions: &[CourseSession]) -> Timetable {
        Timetable {
            first_day: self.first_day,
            last_day: self.last_day,
            mode: self.mode,
            self_paced: self.self_paced,
            keeps_at_desk: self.keeps_at_desk,
            sessions: sessions.iter().map(CourseSession::time).collect(),
        }
    }
}

impl Journaled for Course {
    const KIND: &'static str = "courses";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }

    fn feed(&self) -> Option<Value> {
        Some(json!({
            "id": self.id,
            "unit_id": self.unit_id,
            "programme_id": self.programme_id,
            "name": self.name,
            "organiser": self.organiser,
            "origin": self.origin,
            "mode": self.mode,
            "state": self.state,
            "state_reason": self.state_reason,
            "first_day": self.first_day,
            "last_day": self.last_day,
            "place": self.place,
            "seats": self.seats,
            "nomination_deadline": self.nomination_deadline,
            "self_paced": self.self_paced,
            "cost": self.cost,
            "year_plan_item_id": self.year_plan_item_id,
        }))
    }
}

/// A session of a course as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = sessions, treat_none_as_null = true)]
pub struct CourseSession {
    /// Its id.
    pub id: Id,
    /// The course.
    pub course_id: Id,
    /// The day.
    pub day: NaiveDate,
    /// When it begins, in minutes after midnight in Vietnam.
    pub starts_minute: i32,
    /// When it ends.
    pub ends_minute: i32,
    /// What it is about.
    pub topic: Option<String>,
    /// Where it is held, when not where the course is.
    pub place: Option<String>,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
}

impl CourseSession {
    /// Its stretch of time, as the rules take it.
    pub fn time(&self) -> rules::Session {
        rules::Session { day: self.day, starts: at(self.starts_minute), ends: at(self.ends_minute) }
    }
}

/// The time so many minutes after midnight.
fn at(minute: i32) -> NaiveTime {
    let seconds = u32::try_from(minute).unwrap_or(0) * 60;
    // 24:00 is the last moment of its day.
    NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap_or(NaiveTime::MIN - chrono::TimeDelta::seconds(1))
}

/// A session with the unit of its course, as it goes on record.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SessionOnRecord {
    #[serde(flatten)]
    pub session: CourseSession,
    #[serde(skip)]
    pub unit_id: Id,
}

impl Journaled for SessionOnRecord {
    const KIND: &'static str = "sessions";

    fn id(&self) -> Id {
        self.session.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }

    fn feed(&self) -> Option<Value> {
        let time = self.session.time();
        Some(json!({
            "id": self.session.id,
            "course_id": self.session.course_id,
            "day": self.session.day,
            "starts": time.starts.format("%H:%M").to_string(),
            "ends": time.ends.format("%H:%M").to_string(),
            "topic": self.session.topic,
            "place": self.session.place,
        }))
    }
}

const SORTS: [SortColumn; 4] = [
    SortColumn { name: "first_day", sql: "courses.first_day", kind: SortKind::Day },
    SortColumn { name: "last_day", sql: "courses.last_day", kind: SortKind::Day },
    SortColumn { name: "name", sql: "courses.search", kind: SortKind::Text },
    SortColumn { name: "state", sql: "courses.state", kind: SortKind::Text },
];

/// The courses of these units.
pub fn list(
    connection: &mut AnyConnection,
    units: &[Id],
    filter: &CourseFilter,
    page: &PageRequest,
) -> Result<Page<Course>> {
    let keyset = Keyset::new(page, &SORTS, "-first_day", "courses.id")?;
    let filtered = || {
        let mut query = courses::table.into_boxed::<MultiBackend>().filter(courses::unit_id.eq_any(units));
        if let Some(state) = filter.state {
            query = query.filter(courses::state.eq(state));
        }
        if let Some(origin) = filter.origin {
            query = query.filter(courses::origin.eq(origin));
        }
        if let Some(programme_id) = filter.programme_id {
            query = query.filter(courses::programme_id.eq(programme_id));
        }
        if let Some(kind) = filter.kind {
            let of_kind = programmes::table.filter(programmes::kind.eq(kind)).select(programmes::id);
            query = query.filter(courses::programme_id.eq_any(of_kind));
        }
        if let Some(letter_id) = filter.letter_id {
            query = query.filter(courses::letter_id.eq(letter_id));
        }
        if let Some(item_id) = filter.year_plan_item_id {
            query = query.filter(courses::year_plan_item_id.eq(item_id));
        }
        if let Some(unit_id) = filter.unit_id {
            query = query.filter(courses::unit_id.eq(unit_id));
        }
        if let Some(from) = filter.from {
            query = query.filter(courses::last_day.ge(from));
        }
        if let Some(to) = filter.to {
            query = query.filter(courses::first_day.le(to));
        }
        if let Some(words) = &page.q {
            query = query.filter(courses::search.like(foundation::db::containing(words)).escape('\\'));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select(Course::as_select())
        .load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &Course, column| match column {
            "first_day" => CursorValue::from(row.first_day),
            "last_day" => CursorValue::from(row.last_day),
            "name" => CursorValue::from(&row.search),
            "state" => CursorValue::from(row.state),
            _ => CursorValue::from(row.id),
        },
        total,
    ))
}

const SESSION_SORTS: [SortColumn; 2] = [
    SortColumn { name: "day", sql: "sessions.day", kind: SortKind::Day },
    SortColumn { name: "starts", sql: "sessions.starts_minute", kind: SortKind::Number },
];

/// A page of the sessions of a course.
pub fn list_sessions(connection: &mut AnyConnection, course_id: Id, page: &PageRequest) -> Result<Page<CourseSession>> {
    let keyset = Keyset::new(page, &SESSION_SORTS, "day,starts", "sessions.id")?;
    let filtered = || sessions::table.filter(sessions::course_id.eq(course_id));
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select(CourseSession::as_select())
        .load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &CourseSession, column| match column {
            "day" => CursorValue::from(row.day),
            "starts" => CursorValue::Number(i64::from(row.starts_minute)),
            _ => CursorValue::from(row.id),
        },
        total,
    ))
}

/// One course, or [`Code::NotFound`].
pub fn find(connection: &mut AnyConnection, id: Id) -> Result<Course> {
    Ok(courses::table.find(id).select(Course::as_select()).first(connection)?)
}

/// Those of these courses that there are, by id.
pub fn find_many(connection: &mut AnyConnection, ids: &[Id]) -> Result<BTreeMap<Id, Course>> {
    let rows: Vec<Course> =
        courses::table.filter(courses::id.eq_any(ids)).select(Course::as_select()).load(connection)?;
    Ok(rows.into_iter().map(|course| (course.id, course)).collect())
}

/// One course, locked until the end of the transaction on both databases: for what must hold over several rows. Lock
/// units and people before it.
pub fn lock(connection: &mut AnyConnection, id: Id) -> Result<Course> {
    diesel::update(courses::table.find(id)).set(courses::revision.eq(courses::revision)).execute(connection)?;
    find(connection, id)
}

/// Those of these courses that hold their dates and share a day with this span.
pub fn overlapping(
    connection: &mut AnyConnection,
    ids: &[Id],
    first_day: NaiveDate,
    last_day: NaiveDate,
) -> Result<Vec<Course>> {
    let holding = [CourseState::Planned, CourseState::Open, CourseState::Finished];
    Ok(courses::table
        .filter(courses::id.eq_any(ids))
        .filter(courses::state.eq_any(holding))
        .filter(courses::first_day.le(last_day))
        .filter(courses::last_day.ge(first_day))
        .order((courses::first_day, courses::id))
        .select(Course::as_select())
        .load(connection)?)
}

/// The sessions of a course, in order of time.
pub fn sessions_of(connection: &mut AnyConnection, course_id: Id) -> Result<Vec<CourseSession>> {
    Ok(sessions::table
        .filter(sessions::course_id.eq(course_id))
        .order((sessions::day, sessions::starts_minute, sessions::id))
        .select(CourseSession::as_select())
        .load(connection)?)
}

/// The sessions of several courses, by course, each in order of time.
pub fn sessions_of_many(connection: &mut AnyConnection, ids: &[Id]) -> Result<BTreeMap<Id, Vec<CourseSession>>> {
    let rows: Vec<CourseSession> = sessions::table
        .filter(sessions::course_id.eq_any(ids))
        .order((sessions::day, sessions::starts_minute, sessions::id))
        .select(CourseSession::as_select())
        .load(connection)?;
    let mut found: BTreeMap<Id, Vec<CourseSession>> = BTreeMap::new();
    for session in rows {
        found.entry(session.course_id).or_default().push(session);
    }
    Ok(found)
}

/// One session, or [`Code::NotFound`].
pub fn find_session(connection: &mut AnyConnection, id: Id) -> Result<CourseSession> {
    Ok(sessions::table.find(id).select(CourseSession::as_select()).first(connection)?)
}

/// When a course is held, as the rules take it.
pub fn timetable(connection: &mut AnyConnection, course: &Course) -> Result<Timetable> {
    let sessions = sessions_of(connection, course.id)?;
    Ok(course.timetable(&sessions))
}

/// Takes a seat, in one statement, so that two who ask at once never share the last one.
///
/// # Errors
/// `course_full`.
pub fn take_seat(connection: &mut AnyConnection, course_id: Id) -> Result<()> {
    let free = courses::seats.is_null().or(courses::seats.gt(courses::seats_taken.nullable()));
    let taken = diesel::update(courses::table.find(course_id).filter(free))
        .set((courses::seats_taken.eq(courses::seats_taken + 1), courses::revision.eq(courses::revision + 1)))
        .execute(connection)?;
    if taken == 0 { Err(Code::CourseFull.into()) } else { Ok(()) }
}

/// Gives a seat back.
pub fn release_seat(connection: &mut AnyConnection, course_id: Id) -> Result<()> {
    diesel::update(courses::table.find(course_id).filter(courses::seats_taken.gt(0)))
        .set((courses::seats_taken.eq(courses::seats_taken - 1), courses::revision.eq(courses::revision + 1)))
        .execute(connection)?;
    Ok(())
}

/// Past training already entered for this programme, organiser and days, so that many people share one course.
pub fn find_past(
    connection: &mut AnyConnection,
    unit_id: Id,
    programme_id: Id,
    search: &str,
    (first_day, last_day): (NaiveDate, NaiveDate),
) -> Result<Option<Course>> {
    Ok(courses::table
        .into_boxed::<MultiBackend>()
        .filter(courses::origin.eq(Origin::Past))
        .filter(courses::state.eq(CourseState::Finished))
        .filter(courses::unit_id.eq(unit_id))
        .filter(courses::programme_id.eq(programme_id))
        .filter(courses::search.eq(search.to_owned()))
        .filter(courses::first_day.eq(first_day))
        .filter(courses::last_day.eq(last_day))
        .order(courses::id)
        .select(Course::as_select())
        .first(connection)
        .optional()?)
}

pub fn insert(connection: &mut AnyConnection, course: &Course) -> Result<()> {
    diesel::insert_into(courses::table).values(course).execute(connection)?;
    Ok(())
}

/// Writes the course over the revision before it.
pub fn update(connection: &mut AnyConnection, course: &Course) -> Result<()> {
    let before = courses::table.find(course.id);
    let written =
        diesel::update(before.filter(courses::revision.eq(course.revision - 1))).set(course).execute(connection)?;
    unless_stale(written)
}

pub fn insert_session(connection: &mut AnyConnection, session: &CourseSession) -> Result<()> {
    diesel::insert_into(sessions::table).values(session).execute(connection)?;
    Ok(())
}

/// Writes the session over the revision before it.
pub fn update_session(connection: &mut AnyConnection, session: &CourseSession) -> Result<()> {
    let before = sessions::table.find(session.id);
    let written =
        diesel::update(before.filter(sessions::revision.eq(session.revision - 1))).set(session).execute(connection)?;
    unless_stale(written)
}

/// Removes the session while it is at this revision; [`Code::InUse`] when attendance hangs on it.
pub fn delete_session(connection: &mut AnyConnection, session: &CourseSession) -> Result<()> {
    let there = sessions::table.find(session.id);
    unless_stale(diesel::delete(there.filter(sessions::revision.eq(session.revision))).execute(connection)?)
}

pub fn search_of(name: &str, organiser: &str) -> String {
    search_key(&format!("{name} {organiser}"))
}
