//! What the rules of duties count.

use chrono::NaiveDate;
use diesel::prelude::*;

use foundation::db::schema::{accounts, certificates, courses, nominations, result_reports, staff};
use foundation::db::{AnyConnection, MultiBackend};
use foundation::kernel::{Id, Result, TextEnum as _};
use training::courses::rules::CourseState;
use training::nominations::rules::NominationState;
use training::result_reports::rules::ReportState;
use training::results::rules::CertificateState;

/// Nominations to one course that wait for the same thing.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Waiting {
    /// The course.
    pub course_id: Id,
    /// Its name.
    pub course_name: String,
    /// Until when names are taken.
    pub nomination_deadline: Option<NaiveDate>,
    /// Its first day.
    pub first_day: NaiveDate,
    /// How many.
    pub count: i64,
}

/// Which nominations wait; every field narrows.
#[derive(Clone, Debug, Default)]
pub struct WaitingFilter<'a> {
    /// Of people of these units.
    pub units: Vec<Id>,
    /// In one of these states.
    pub states: &'a [NominationState],
    /// Whether the unit still has to confirm.
    pub awaits_confirmation: Option<bool>,
    /// Of courses whose last day is this one or earlier.
    pub ended_by: Option<NaiveDate>,
    /// Of courses that still take people.
    pub takes_people: bool,
}

/// The nominations that wait, by course.
pub fn waiting(connection: &mut AnyConnection, filter: &WaitingFilter<'_>) -> Result<Vec<Waiting>> {
    let alive = |state: &CourseState| {
        if filter.takes_people { state.takes_people() } else { state.holds_its_dates() }
    };
    let course_states: Vec<CourseState> = CourseState::ALL.iter().copied().filter(alive).collect();
    let mut query = nominations::table
        .inner_join(courses::table.on(courses::id.eq(nominations::course_id)))
        .filter(nominations::unit_id.eq_any(filter.units.clone()))
        .filter(nominations::state.eq_any(filter.states.to_vec()))
        .filter(courses::state.eq_any(course_states))
        .group_by((courses::id, courses::name, courses::nomination_deadline, courses::first_day))
        .select((
            courses::id,
            courses::name,
            courses::nomination_deadline,
            courses::first_day,
            diesel::dsl::count(nominations::id),
        ))
        .into_boxed::<MultiBackend>();
    if let Some(awaits) = filter.awaits_confirmation {
        query = query.filter(nominations::awaits_confirmation.eq(awaits));
    }
    if let Some(day) = filter.ended_by {
        query = query.filter(courses::last_day.le(day));
    }
    Ok(query.load(connection)?)
}

/// A nomination that lies before the authority.
#[derive(Clone, Debug, Queryable)]
pub struct Endorsed {
    /// Which.
    pub nomination_id: Id,
    /// The course.
    pub course_id: Id,
    /// Its name.
    pub course_name: String,
    /// Until when names are taken.
    pub nomination_deadline: Option<NaiveDate>,
    /// Its first day.
    pub first_day: NaiveDate,
}

/// What lies before the authorities over people of these units.
pub fn endorsed(connection: &mut AnyConnection, units: &[Id]) -> Result<Vec<Endorsed>> {
    let course_states: Vec<CourseState> = CourseState::those(CourseState::takes_people);
    Ok(nominations::table
        .inner_join(courses::table.on(courses::id.eq(nominations::course_id)))
        .filter(nominations::unit_id.eq_any(units))
        .filter(nominations::state.eq(NominationState::Endorsed))
        .filter(courses::state.eq_any(course_states))
        .order((courses::first_day, nominations::id))
        .select((nominations::id, courses::id, courses::name, courses::nomination_deadline, courses::first_day))
        .load(connection)?)
}

/// Course, name, and how many.
pub type ByCourse = (Id, String, i64);

/// Certificates of people of these units that wait to be compared, by course.
pub fn uploaded_certificates(connection: &mut AnyConnection, units: &[Id]) -> Result<Vec<ByCourse>> {
    Ok(certificates::table
        .inner_join(nominations::table.on(nominations::id.eq(certificates::nomination_id)))
        .inner_join(courses::table.on(courses::id.eq(nominations::course_id)))
        .filter(certificates::unit_id.eq_any(units))
        .filter(certificates::state.eq(CertificateState::Uploaded))
        .group_by((courses::id, courses::name))
        .select((courses::id, courses::name, diesel::dsl::count(certificates::id)))
        .load(connection)?)
}

/// Reports of people of these units that wait to be taken, by course.
pub fn submitted_reports(connection: &mut AnyConnection, units: &[Id]) -> Result<Vec<ByCourse>> {
    Ok(result_reports::table
        .inner_join(nominations::table.on(nominations::id.eq(result_reports::nomination_id)))
        .inner_join(courses::table.on(courses::id.eq(nominations::course_id)))
        .filter(result_reports::unit_id.eq_any(units))
        .filter(result_reports::state.eq(ReportState::Submitted))
        .group_by((courses::id, courses::name))
        .select((courses::id, courses::name, diesel::dsl::count(result_reports::id)))
        .load(connection)?)
}

/// Whether there is nobody on the roster.
pub fn roster_is_empty(connection: &mut AnyConnection) -> Result<bool> {
    let people: i64 = staff::table.count().get_result(connection)?;
    Ok(people == 0)
}

/// Accounts that nobody has activated.
pub fn sleeping_accounts(connection: &mut AnyConnection) -> Result<i64> {
    Ok(accounts::table
        .filter(accounts::password_hash.is_null().and(accounts::locked.eq(false)))
        .count()
        .get_result(connection)?)
}
