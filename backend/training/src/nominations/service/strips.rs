//! The staffing strip: what a unit would have on duty on each working day of a course, were these people to go.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::facts::{Place, away_states};
use crate::courses::rules::{WorkingHours, away_days};
use crate::courses::{self};
use crate::nominations::rules::NominationState;
use crate::nominations::staffing::{self, Limits, ShortDay, short_days, understaffed};
use crate::nominations::store;
use foundation::db::AnyConnection;
use foundation::kernel::{Fault, Id, Result, TextEnum as _, WorkingWeek};
use ward::staff::rules::{AbsenceKind, Presence};
use ward::staff::{self, Member, Staff};
use ward::units::{self, Unit};
use ward::working_days::rules::WorkingDays;

/// Why somebody is away.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// An absence.
    Absence(AbsenceKind),
    /// Another course, or this one for somebody who is on it already.
    Course(String),
    /// This course, were the person to go.
    Candidate(String),
}

/// Somebody away, and why.
#[derive(Clone, Debug)]
pub struct Away {
    /// Who.
    pub person: Id,
    /// The name.
    pub name: String,
    /// Why.
    pub why: Why,
}

/// A working day of a unit.
#[derive(Clone, Debug)]
pub struct Day {
    /// The day.
    pub day: NaiveDate,
    /// How many count for the unit.
    pub size: u32,
    /// How many are asked for.
    pub needed: u32,
    /// Set where the unit would be short because of the candidates.
    pub short: Option<ShortDay>,
    /// Who would be away.
    pub away: Vec<Away>,
    /// Who might be.
    pub pending: Vec<Away>,
}

/// A unit over the days of a course.
#[derive(Clone, Debug)]
pub struct Strip {
    /// The unit.
    pub unit: Unit,
    /// Its working days.
    pub days: Vec<Day>,
    /// `unit_understaffed`, where it would be short.
    pub fault: Option<Fault>,
}

/// The strips of all units to which these people belong on a day of the course.
pub fn strips(connection: &mut AnyConnection, place: &Place, candidates: &[Staff]) -> Result<Vec<Strip>> {
    let (first, last) = (place.course.first_day, place.course.last_day);
    let mut touched: BTreeSet<Id> = BTreeSet::new();
    for person in candidates {
        let assigned = staff::history::assignments_of(connection, person.id)?;
        touched.extend(
            assigned
                .iter()
                .filter(|assignment| *assignment.days().start() <= last && first <= *assignment.days().end())
                .map(|assignment| assignment.unit_id),
        );
    }
    let going: BTreeSet<Id> = candidates.iter().map(|person| person.id).collect();
    touched.into_iter().map(|unit_id| strip(connection, place, unit_id, &going)).collect()
}

fn limits_of(connection: &mut AnyConnection, unit: &Unit) -> Result<Limits> {
    let number = |value: i32| u32::try_from(value).unwrap_or(0);
    Ok(Limits {
        minimum_on_duty: number(unit.minimum_on_duty),
        maximum_away_percent: unit.maximum_away_percent.map(number),
        pairs: staff::pairs_of(connection, unit.id)?,
        ..Limits::default()
    })
}

fn strip(connection: &mut AnyConnection, place: &Place, unit_id: Id, going: &BTreeSet<Id>) -> Result<Strip> {
    let unit = units::find(connection, unit_id)?;
    let week = WorkingWeek::parse(&unit.working_weekdays).unwrap_or_default();
    let works = |day| place.days.is_working(day, week);
    let course_days = away_days(&place.timetable, WorkingHours::default(), works);
    let goes = |person: &Id| {
        let why = || Why::Candidate(place.course.name.clone());
        course_days.iter().map(|day| ((*person, *day), why())).collect::<Vec<_>>()
    };
    let going_days = going.iter().flat_map(goes).collect();
    let span = (place.course.first_day, place.course.last_day);
    of_unit(connection, unit, span, &place.days, going_days, Some(going))
}

/// A unit as it stands on each working day of a span: who is away, against what it needs.
pub fn standing(
    connection: &mut AnyConnection,
    unit_id: Id,
    span: (NaiveDate, NaiveDate),
    days: &WorkingDays,
) -> Result<Strip> {
    let unit = units::find(connection, unit_id)?;
    of_unit(connection, unit, span, days, BTreeMap::new(), None)
}

/// The strip of a unit, with days on which people would go. A day is short by the doing of `candidates`; `None`: by
/// whoever is away.
fn of_unit(
    connection: &mut AnyConnection,
    unit: Unit,
    (first, last): (NaiveDate, NaiveDate),
    days: &WorkingDays,
    going_days: BTreeMap<(Id, NaiveDate), Why>,
    candidates: Option<&BTreeSet<Id>>,
) -> Result<Strip> {
    let week = WorkingWeek::parse(&unit.working_weekdays).unwrap_or_default();
    let working = days.between(first, last, week);
    let members = staff::members_between(connection, unit.id, &(first..=last))?;
    let limits = limits_of(connection, &unit)?;
    let works = |day| days.is_working(day, week);
    let mut away = reasons(connection, (first, last), &members, &away_states(), works)?;
    let pending_states: Vec<NominationState> = NominationState::those(|state| state.is_alive() && !state.holds_seat());
    let pending = reasons(connection, (first, last), &members, &pending_states, works)?;
    away.extend(going_days);
    let mut seen: BTreeMap<NaiveDate, (Vec<Away>, Vec<Away>)> = BTreeMap::new();
    let mut counted = Vec::with_capacity(members.len());
    for member in &members {
        let person = member.person.id;
        let mut days = (Vec::new(), BTreeSet::new());
        for day in &working {
            let by_absence = match member.presence_on(*day) {
                Presence::NotCounted => continue,
                Presence::Away(kind) => Some(Why::Absence(kind)),
                Presence::Here => None,
            };
            let by_course = away.get(&(person, *day)).cloned();
            // Who would go is shown as going, also on a day of leave.
            let why = match by_course {
                Some(Why::Candidate(course)) => Some(Why::Candidate(course)),
                other => by_absence.or(other),
            };
            days.0.push(*day..=*day);
            let told = |why| Away { person, name: member.person.full_name.clone(), why };
            let entry = seen.entry(*day).or_default();
            if let Some(why) = why {
                days.1.insert(*day);
                entry.0.push(told(why));
            } else if let Some(why) = pending.get(&(person, *day)) {
                entry.1.push(told(why.clone()));
            }
        }
        counted.push(staffing::Member { person, counted: days.0, away: days.1 });
    }
    let everybody: BTreeSet<Id> = members.iter().map(|member| member.person.id).collect();
    let short = short_days(&limits, &working, &counted, candidates.unwrap_or(&everybody));
    let name_of = |id: Id| {
        members
            .iter()
            .find(|member| member.person.id == id)
            .map(|member| member.person.full_name.clone())
            .unwrap_or_default()
    };
    let fault = understaffed(unit.id, &unit.name, &short, name_of);
    let days = working
        .iter()
        .map(|day| {
            let size = counted.iter().filter(|member| member.counted.iter().any(|days| days.contains(day))).count();
            let (away, pending) = seen.remove(day).unwrap_or_default();
            let size = u32::try_from(size).unwrap_or(u32::MAX);
            let short = short.iter().find(|short| short.day == *day).cloned();
            Day { day: *day, size, needed: limits.needed(size), short, away, pending }
        })
        .collect();
    Ok(Strip { unit, days, fault })
}

/// The days on which courses take these people away, by their nominations in these states.
fn reasons(
    connection: &mut AnyConnection,
    (first, last): (NaiveDate, NaiveDate),
    members: &[Member],
    states: &[NominationState],
    works: impl Fn(NaiveDate) -> bool + Copy,
) -> Result<BTreeMap<(Id, NaiveDate), Why>> {
    let people: Vec<Id> = members.iter().map(|member| member.person.id).collect();
    let nominations = store::of_people(connection, &people, states)?;
    let ids: BTreeSet<Id> = nominations.iter().map(|nomination| nomination.course_id).collect();
    let ids: Vec<Id> = ids.into_iter().collect();
    let held = courses::overlapping(connection, &ids, first, last)?;
    let sessions = courses::sessions_of_many(connection, &ids)?;
    let none = Vec::new();
    let mut found = BTreeMap::new();
    for course in held {
        let timetable = course.timetable(sessions.get(&course.id).unwrap_or(&none));
        let days = away_days(&timetable, WorkingHours::default(), works);
        for nomination in nominations.iter().filter(|nomination| nomination.course_id == course.id) {
            for day in &days {
                found.insert((nomination.staff_id, *day), Why::Course(course.name.clone()));
            }
        }
    }
    Ok(found)
}
