//! The facts that the rules are asked over: a course with its times, a person, and what both claim already.

use crate::courses::rules::Timetable;
use crate::courses::rules::{WorkingHours, claimed_times, first_overlap};
use crate::courses::{self, Course};
use crate::nominations::eligibility::{self, Facts, Findings, REPORT_DUE_AFTER};
use crate::nominations::rules::{NominationState, Position, Way};
use crate::nominations::store::{self, Nomination};
use foundation::db::AnyConnection;
use foundation::kernel::{Id, Principal, Result, TextEnum as _, WorkingWeek};
use ward::catalogue::rules::Learner;
use ward::catalogue::{self, Programme};
use ward::findings;
use ward::staff::rules::{DatedState, PostLevel, StaffState, state_on};
use ward::staff::{self, Staff};
use ward::units;
use ward::working_days::{self, rules::WorkingDays};

/// Where a nomination stands, as the rules see it.
pub fn position_of(nomination: &Nomination) -> Position {
    Position {
        state: Some(nomination.state),
        way: nomination.way,
        awaits_confirmation: nomination.awaits_confirmation,
        kept: nomination.kept_reason.is_some(),
    }
}

/// A course as the rules see it.
#[derive(Clone, Debug)]
pub struct Place {
    /// The course.
    pub course: Course,
    /// Its programme.
    pub programme: Programme,
    /// When it is held.
    pub timetable: Timetable,
    /// The table of holidays.
    pub days: WorkingDays,
}

impl Place {
    /// The course with this id.
    pub fn load(connection: &mut AnyConnection, course_id: Id) -> Result<Self> {
        let course = courses::find(connection, course_id)?;
        let programme = catalogue::find(connection, course.programme_id)?;
        let timetable = courses::timetable(connection, &course)?;
        Ok(Self { programme, timetable, days: working_days::load(connection)?, course })
    }

    /// The way of its places.
    pub fn way(&self) -> Way {
        Way::from_code(self.course.origin.as_str()).unwrap_or(Way::Quota)
    }
}

/// The working week of a unit.
pub fn week_of(connection: &mut AnyConnection, unit_id: Id) -> Result<WorkingWeek> {
    Ok(WorkingWeek::parse(&units::find(connection, unit_id)?.working_weekdays).unwrap_or_default())
}

/// The states whose days count as away.
pub fn away_states() -> Vec<NominationState> {
    NominationState::those(NominationState::counts_as_away)
}

/// How the rules are asked.
#[derive(Clone, Copy, Debug)]
pub struct Asking {
    /// The way of the place.
    pub way: Way,
    /// Whether the name comes in now, so that the deadline is asked.
    pub names_now: bool,
    /// Whether a seat is wanted that is not there yet.
    pub seat_wanted: bool,
    /// Whether the waiting list will do.
    pub waiting_list: bool,
    /// Whether the person is nominated here by the very nomination that is asked about.
    pub nominated: bool,
}

/// What the rules say of a person and a course, staffing aside.
pub fn findings(
    connection: &mut AnyConnection,
    who: &Principal,
    place: &Place,
    person: &Staff,
    asking: Asking,
) -> Result<Findings> {
    let today = who.now.day();
    let course = &place.course;
    let alive = store::alive(connection, course.id, person.id)?;
    let facts = Facts {
        name: person.full_name.clone(),
        way: asking.way,
        today,
        course_open: course.state.takes_people(),
        nomination_deadline: course.nomination_deadline.filter(|_| asking.names_now),
        seats: course.seats.filter(|_| asking.seat_wanted).and_then(|seats| u32::try_from(seats).ok()),
        seats_taken: u32::try_from(course.seats_taken).unwrap_or(0),
        waiting_list: asking.waiting_list,
        already_nominated: alive && !asking.nominated,
        not_at_work: not_at_work(connection, place, person)?,
        overlapping_course: overlapping_course(connection, place, person)?,
        in_audience: place.programme.audience.includes(Learner {
            official_or_civil_servant: person.category.counts_for_targets(),
            leading: person.level == PostLevel::Leading,
            below_requirement: findings::is_below(connection, person.id, today)?,
        }),
        already_completed: has_completed(connection, place, person)?,
        previous_report_missing: owes_a_report(connection, who, place, person)?,
    };
    Ok(eligibility::check(&facts))
}

/// The label of the person's state on the first day of the course, where it is not to be at work.
pub fn not_at_work(connection: &mut AnyConnection, place: &Place, person: &Staff) -> Result<Option<String>> {
    let states: Vec<DatedState> = staff::history::states_of(connection, person.id)?
        .into_iter()
        .map(|row| DatedState { from: row.first_day, state: row.state })
        .collect();
    Ok(state_on(&states, place.course.first_day)
        .filter(|state| !StaffState::is_at_work(*state))
        .map(|state| state.label().to_owned()))
}

/// The name of another course that claims the same time of the person.
pub fn overlapping_course(connection: &mut AnyConnection, place: &Place, person: &Staff) -> Result<Option<String>> {
    let others: Vec<Id> = store::of_people(connection, &[person.id], &away_states())?
        .iter()
        .map(|nomination| nomination.course_id)
        .filter(|course| *course != place.course.id)
        .collect();
    if others.is_empty() {
        return Ok(None);
    }
    let week = week_of(connection, person.unit_id)?;
    let works = |day| place.days.is_working(day, week);
    let claimed = claimed_times(&place.timetable, WorkingHours::default(), works);
    let (first, last) = (place.course.first_day, place.course.last_day);
    let others = courses::overlapping(connection, &others, first, last)?;
    let ids: Vec<Id> = others.iter().map(|course| course.id).collect();
    let sessions = courses::sessions_of_many(connection, &ids)?;
    let none = Vec::new();
    Ok(others
        .into_iter()
        .find(|other| {
            let timetable = other.timetable(sessions.get(&other.id).unwrap_or(&none));
            first_overlap(&claimed, &claimed_times(&timetable, WorkingHours::default(), works)).is_some()
        })
        .map(|other| other.name))
}

fn has_completed(connection: &mut AnyConnection, place: &Place, person: &Staff) -> Result<bool> {
    let completed = store::of_people(connection, &[person.id], &[NominationState::Completed])?;
    let ids: Vec<Id> = completed.iter().map(|nomination| nomination.course_id).collect();
    let courses = courses::find_many(connection, &ids)?;
    Ok(courses.values().any(|course| course.id != place.course.id && course.programme_id == place.programme.id))
}

/// Whether the report of an earlier course is overdue.
fn owes_a_report(connection: &mut AnyConnection, who: &Principal, place: &Place, person: &Staff) -> Result<bool> {
    let without: Vec<Nomination> = store::without_report(connection, person.id)?;
    let ids: Vec<Id> = without.iter().map(|nomination| nomination.course_id).collect();
    let courses = courses::find_many(connection, &ids)?;
    Ok(courses.values().any(|course| {
        let due = place.days.add_working_days(course.last_day, REPORT_DUE_AFTER, WorkingWeek::OFFICE);
        course.has_ended(who.now.day()) && due < who.now.day()
    }))
}
