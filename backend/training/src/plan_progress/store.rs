//! Courses and people, as they are held against the plan.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::rules::Seats;
use crate::courses::rules::CourseState;
use crate::nominations::rules::NominationState;
use foundation::db::AnyConnection;
use foundation::db::schema::{courses, nominations};
use foundation::kernel::{Id, Result, TextEnum as _};

/// A course that answers an item.
#[derive(Clone, Debug, Queryable)]
pub struct AnsweringCourse {
    /// The item.
    pub item_id: Option<Id>,
    /// The course.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its state.
    pub state: CourseState,
    /// The first day.
    pub first_day: NaiveDate,
    /// The last day.
    pub last_day: NaiveDate,
    /// How many it takes; null: any number.
    pub seats: Option<i32>,
    /// How many seats are taken.
    pub seats_taken: i32,
    /// What it costs, in đồng.
    pub cost: Option<i64>,
}

/// The courses that answer these items, in order of time.
pub fn courses_of(connection: &mut AnyConnection, items: &[Id]) -> Result<Vec<AnsweringCourse>> {
    Ok(courses::table
        .filter(courses::year_plan_item_id.eq_any(items.to_vec()))
        .order((courses::first_day, courses::id))
        .select((
            courses::year_plan_item_id,
            courses::id,
            courses::name,
            courses::state,
            courses::first_day,
            courses::last_day,
            courses::seats,
            courses::seats_taken,
            courses::cost,
        ))
        .load(connection)?)
}

/// How many people stand where, by course.
pub fn people_of(connection: &mut AnyConnection, courses: &[Id]) -> Result<BTreeMap<Id, Vec<(NominationState, i64)>>> {
    let rows: Vec<(Id, NominationState, i64)> = nominations::table
        .filter(nominations::course_id.eq_any(courses.to_vec()))
        .group_by((nominations::course_id, nominations::state))
        .select((nominations::course_id, nominations::state, diesel::dsl::count(nominations::id)))
        .load(connection)?;
    let mut found: BTreeMap<Id, Vec<(NominationState, i64)>> = BTreeMap::new();
    for (course, state, count) in rows {
        found.entry(course).or_default().push((state, count));
    }
    Ok(found)
}

/// Places and places taken of the announced courses of these programmes and units that begin in these days, by
/// programme.
pub fn announced(
    connection: &mut AnyConnection,
    (programmes, units): (&[Id], &[Id]),
    (from, to): (NaiveDate, NaiveDate),
) -> Result<BTreeMap<Id, Vec<Seats>>> {
    let states: Vec<CourseState> = CourseState::those(CourseState::takes_people);
    let rows: Vec<(Id, Option<i32>, i32)> = courses::table
        .filter(courses::programme_id.eq_any(programmes.to_vec()))
        .filter(courses::unit_id.eq_any(units.to_vec()))
        .filter(courses::state.eq_any(states))
        .filter(courses::first_day.between(from, to))
        .select((courses::programme_id, courses::seats, courses::seats_taken))
        .load(connection)?;
    let mut found: BTreeMap<Id, Vec<Seats>> = BTreeMap::new();
    for (programme, seats, taken) in rows {
        found.entry(programme).or_default().push((seats, taken));
    }
    Ok(found)
}
