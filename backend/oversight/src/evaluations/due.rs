//! What is to be evaluated: derived from those who were sent, their leaves and today; nothing of it is stored.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::rules::{
    CourseToEvaluate, DUE_MONTHS, EvaluationStatus, FormToFill, SHORT_TRAINING_DAYS, forms_to_fill, shipped_rounds,
    status,
};
use super::store::{self, Candidate, Whom};
use foundation::db::AnyConnection;
use foundation::kernel::{Id, Result, Scope, WorkingWeek};
use training::courses;
use training::courses::rules::training_days;
use ward::{staff, working_days};

/// A form of a person that is to be filled in, with the courses on it.
#[derive(Clone, Debug)]
pub struct Due {
    /// The form: when it opens, until when.
    pub form: FormToFill,
    /// How it stands today.
    pub status: EvaluationStatus,
    /// The courses on it, at least one; all of one person.
    pub candidates: Vec<Candidate>,
    /// The draft, once somebody has opened it.
    pub evaluation_id: Option<Id>,
}

/// The leaves of people that move their evaluations on.
type Suspensions = BTreeMap<Id, Vec<RangeInclusive<NaiveDate>>>;

/// The forms of these people in the order in which they open, then by name.
pub fn due(connection: &mut AnyConnection, whom: &Whom, today: NaiveDate) -> Result<Vec<Due>> {
    let candidates = store::candidates(connection, whom)?;
    let people: BTreeSet<Id> = candidates.iter().map(|candidate| candidate.staff_id).collect();
    let people: Vec<Id> = people.into_iter().collect();
    let suspensions = suspensions(connection, &people)?;
    let short = short_courses(connection, &candidates)?;
    let ids: Vec<Id> = candidates.iter().map(|candidate| candidate.nomination_id).collect();
    let drafts = store::drafts_with(connection, &ids)?;
    let mut by_person: BTreeMap<Id, Vec<Candidate>> = BTreeMap::new();
    for candidate in candidates {
        by_person.entry(candidate.staff_id).or_default().push(candidate);
    }
    let mut found = Vec::new();
    for (staff_id, candidates) in by_person {
        let leaves = suspensions.get(&staff_id).map_or(&[][..], Vec::as_slice);
        for form in forms(&candidates, &short, leaves) {
            let on_it: Vec<Candidate> = candidates
                .iter()
                .filter(|candidate| form.nominations.contains(&candidate.nomination_id))
                .cloned()
                .collect();
            let evaluation_id = form.nominations.iter().find_map(|id| drafts.get(id).copied());
            let status = status(Some(form.opens_on), form.due_on, false, today);
            found.push(Due { form, status, candidates: on_it, evaluation_id });
        }
    }
    let name = |due: &Due| due.candidates.first().map(|candidate| candidate.sort_key.clone());
    found.sort_by_cached_key(|due| (due.form.opens_on, name(due), due.form.nominations.clone()));
    Ok(found)
}

/// When a form of somebody opens, and until when it is due.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The day of the round of short courses; `None` for a longer course by itself.
    pub round: Option<NaiveDate>,
    /// The first course on it.
    pub course_id: Id,
    /// That course's name.
    pub course_name: String,
    /// From when it can be filled in.
    pub opens_on: NaiveDate,
    /// Until when; `None` while a leave has no known end.
    pub due_on: Option<NaiveDate>,
    /// How it stands today.
    pub status: EvaluationStatus,
}

/// The forms that are to be filled in, those that have not opened yet among them.
pub fn openings(connection: &mut AnyConnection, scope: &Scope, today: NaiveDate) -> Result<Vec<Opening>> {
    let opening = |due: Due| {
        let first = due.candidates.into_iter().next()?;
        Some(Opening {
            round: due.form.round,
            course_id: first.course_id,
            course_name: first.course_name,
            opens_on: due.form.opens_on,
            due_on: due.form.due_on,
            status: due.status,
        })
    };
    Ok(due(connection, &Whom::Unsigned(scope.clone()), today)?.into_iter().filter_map(opening).collect())
}

/// The day on which all of these courses of one person can be evaluated; `None` while that is not known.
pub fn opens_on(connection: &mut AnyConnection, candidates: &[Candidate]) -> Result<Option<NaiveDate>> {
    let people: Vec<Id> = candidates.iter().take(1).map(|candidate| candidate.staff_id).collect();
    let suspensions = suspensions(connection, &people)?;
    let short = short_courses(connection, candidates)?;
    let leaves = suspensions.values().next().map_or(&[][..], Vec::as_slice);
    let forms = forms(candidates, &short, leaves);
    let known: usize = forms.iter().map(|form| form.nominations.len()).sum();
    Ok(forms.iter().map(|form| form.opens_on).max().filter(|_| known == candidates.len()))
}

fn forms(candidates: &[Candidate], short: &BTreeSet<Id>, suspensions: &[RangeInclusive<NaiveDate>]) -> Vec<FormToFill> {
    let courses: Vec<CourseToEvaluate> = candidates
        .iter()
        .map(|candidate| CourseToEvaluate {
            nomination: candidate.nomination_id,
            last_day: candidate.last_day,
            is_short: short.contains(&candidate.course_id),
        })
        .collect();
    forms_to_fill(&courses, &shipped_rounds(), DUE_MONTHS, suspensions)
}

fn suspensions(connection: &mut AnyConnection, people: &[Id]) -> Result<Suspensions> {
    people.iter().map(|staff_id| Ok((*staff_id, staff::suspensions_of(connection, *staff_id)?))).collect()
}

/// The courses that are evaluated together with others.
fn short_courses(connection: &mut AnyConnection, candidates: &[Candidate]) -> Result<BTreeSet<Id>> {
    let ids: BTreeSet<Id> = candidates.iter().map(|candidate| candidate.course_id).collect();
    let ids: Vec<Id> = ids.into_iter().collect();
    let sessions = courses::sessions_of_many(connection, &ids)?;
    let working_days = working_days::load(connection)?;
    let is_short = |course: &courses::Course| {
        let timetable = course.timetable(sessions.get(&course.id).map_or(&[][..], Vec::as_slice));
        let days = training_days(&timetable, |day| working_days.is_working(day, WorkingWeek::default()));
        days <= SHORT_TRAINING_DAYS
    };
    Ok(courses::find_many(connection, &ids)?.into_values().filter(is_short).map(|course| course.id).collect())
}
