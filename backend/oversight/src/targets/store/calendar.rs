//! What the engine has to know of a day beside the facts: until which last day of a course reports and evaluations are
//! due, and who is an exception to that by a long leave.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Date, Text};

use super::members::{Within, members};
use foundation::db::schema::{absences, staff_states, units};
use foundation::db::{AnyConnection, Sql};
use foundation::kernel::{Id, Result, TextEnum};
use training::courses::rules::CourseState;
use ward::staff::rules::{AbsenceKind, DatedState, Days, StaffState, suspensions};

/// What the calendar says of a day.
#[derive(Clone, Debug)]
pub struct DayFacts {
    /// The day.
    pub day: NaiveDate,
    /// By working week: the latest last day of a course whose report is due.
    pub reports_due_through: Vec<(String, NaiveDate)>,
    /// The latest last day of a short course whose evaluation has opened.
    pub short_open_through: NaiveDate,
    /// The same of longer courses.
    pub long_open_through: NaiveDate,
    /// The longer courses that ended between the two.
    pub long_courses: Vec<Id>,
    /// Nominations whose report is not due yet because of a long leave.
    pub reports_waiting: Vec<Id>,
    /// Nominations whose evaluation has not opened yet because of a long leave.
    pub evaluations_waiting: Vec<Id>,
}

impl DayFacts {
    /// For targets that count no sendings.
    pub const fn bare(day: NaiveDate) -> Self {
        Self {
            day,
            reports_due_through: Vec::new(),
            short_open_through: day,
            long_open_through: day,
            long_courses: Vec::new(),
            reports_waiting: Vec::new(),
            evaluations_waiting: Vec::new(),
        }
    }
}

/// The working weeks that there are.
pub fn working_weeks(connection: &mut AnyConnection) -> Result<Vec<String>> {
    Ok(units::table.select(units::working_weekdays).distinct().order(units::working_weekdays).load(connection)?)
}

/// A course with its length, as evaluations ask for it.
#[derive(Clone, Debug, Queryable)]
pub struct CourseLength {
    /// The course.
    pub id: Id,
    /// Its first day.
    pub first_day: NaiveDate,
    /// Its last day.
    pub last_day: NaiveDate,
    /// On how many days it has sessions; 0: it has none.
    pub session_days: i64,
}

/// The courses that ended after `from` and until `to`.
pub fn courses_ended(connection: &mut AnyConnection, from: NaiveDate, to: NaiveDate) -> Result<Vec<CourseLength>> {
    let statement = Sql::new(
        "SELECT c.id, c.first_day, c.last_day, COUNT(DISTINCT e.day) FROM courses c \
         LEFT JOIN sessions e ON e.course_id = c.id WHERE c.last_day > ",
    )
    .day(from)
    .words(" AND c.last_day <= ")
    .day(to)
    .words(" AND c.state IN ")
    .codes(&holding())
    .words(" GROUP BY c.id, c.first_day, c.last_day");
    Ok(statement.rows::<(Text, Date, Date, BigInt)>().load(connection)?)
}

fn holding() -> Vec<CourseState> {
    CourseState::those(CourseState::holds_its_dates)
}

/// A time of being sent, of somebody who was on long leave since.
#[derive(Clone, Debug, Queryable)]
pub struct Interrupted {
    /// The nomination.
    pub nomination_id: Id,
    /// The person.
    pub staff_id: Id,
    /// The working week of the unit that sent the person.
    pub week: String,
    /// The course.
    pub course: CourseLength,
}

/// The times that members of these units were sent to courses that ended by a day, where the person was on long leave
/// after the course's last day.
pub fn interrupted(connection: &mut AnyConnection, day: NaiveDate, within: &Within) -> Result<Vec<Interrupted>> {
    let states: Vec<StaffState> = StaffState::those(|state| !state.is_at_work());
    let kinds: Vec<AbsenceKind> = AbsenceKind::those(AbsenceKind::suspends_deadlines);
    let leaves = Sql::new(
        "leaves AS (SELECT x.staff_id, x.last_day FROM members m JOIN absences x ON x.staff_id = m.staff_id WHERE x.kind IN ",
    )
    .codes(&kinds)
    .words(" AND x.first_day <= ")
    .day(day)
    .words(
        " UNION ALL SELECT y.staff_id, y.last_day FROM members m JOIN staff_states y ON y.staff_id = m.staff_id \
         WHERE y.state IN ",
    )
    .codes(&states)
    .words(" AND y.first_day <= ")
    .day(day)
    .words(")");
    let statement = Sql::new("WITH ")
        .then(members(day, within))
        .words(", ")
        .then(leaves)
        .words(
            " SELECT DISTINCT n.id, n.staff_id, u.working_weekdays, c.id, c.first_day, c.last_day, \
             (SELECT COUNT(DISTINCT e.day) FROM sessions e WHERE e.course_id = c.id) \
             FROM leaves l CROSS JOIN nominations n CROSS JOIN courses c CROSS JOIN units u \
             WHERE n.staff_id = l.staff_id AND c.id = n.course_id AND u.id = n.unit_id AND (l.last_day IS NULL OR l.last_day > c.last_day) AND n.way <> 'past' AND n.admitted_on <= ",
        )
        .day(day)
        .words(" AND c.last_day <= ")
        .day(day)
        .words(" AND c.state IN ")
        .codes(&holding());
    Ok(statement.rows::<(Text, Text, Text, (Text, Date, Date, BigInt))>().load(connection)?)
}

/// People asked for at a time: SQLite takes some 32,000 values in one statement.
const PEOPLE_AT_A_TIME: usize = 1000;

/// The stretches in which deadlines wait for these people.
pub fn suspensions_of_many(connection: &mut AnyConnection, people: &[Id]) -> Result<BTreeMap<Id, Vec<Days>>> {
    let mut states: BTreeMap<Id, Vec<DatedState>> = BTreeMap::new();
    let mut away: BTreeMap<Id, Vec<(Days, AbsenceKind)>> = BTreeMap::new();
    for ids in people.chunks(PEOPLE_AT_A_TIME) {
        let rows: Vec<(Id, NaiveDate, StaffState)> = staff_states::table
            .filter(staff_states::staff_id.eq_any(ids.to_vec()))
            .select((staff_states::staff_id, staff_states::first_day, staff_states::state))
            .load(connection)?;
        for (id, from, state) in rows {
            states.entry(id).or_default().push(DatedState { from, state });
        }
        let rows: Vec<(Id, NaiveDate, NaiveDate, AbsenceKind)> = absences::table
            .filter(absences::staff_id.eq_any(ids.to_vec()))
            .select((absences::staff_id, absences::first_day, absences::last_day, absences::kind))
            .load(connection)?;
        for (id, from, to, kind) in rows {
            away.entry(id).or_default().push((from..=to, kind));
        }
    }
    let of = |id: &Id| {
        let states = states.get(id).map_or(&[][..], Vec::as_slice);
        suspensions(states, away.get(id).map_or(&[][..], Vec::as_slice))
    };
    Ok(people.iter().map(|id| (*id, of(id))).collect())
}
