//! How courses are shown: with their programme, letter, length and remarks.

use super::dto::{CourseLength, CourseLetter, CoursePlanItem, CourseProgramme, CourseView};
use super::letters;
use super::rules::{LengthVerdict, judge_length, training_days};
use super::store::{self, Course, CourseSession};
use crate::year_plans;
use foundation::db::AnyConnection;
use foundation::http::FaultView;
use foundation::kernel::{Id, Problem, Result, TextEnum as _, WorkingWeek};
use ward::catalogue::{self, Programme};
use ward::working_days::{self, rules::WorkingDays};

/// The courses as they are shown, in the same order.
pub fn views(connection: &mut AnyConnection, courses: Vec<Course>, english: bool) -> Result<Vec<CourseView>> {
    let ids: Vec<Id> = courses.iter().map(|course| course.id).collect();
    let programme_ids: Vec<Id> = courses.iter().map(|course| course.programme_id).collect();
    let letter_ids: Vec<Id> = courses.iter().filter_map(|course| course.letter_id).collect();
    let item_ids: Vec<Id> = courses.iter().filter_map(|course| course.year_plan_item_id).collect();
    let items = year_plans::answered(connection, &item_ids)?;
    let programmes = catalogue::find_many(connection, &programme_ids)?;
    let letters = letters::find_many(connection, &letter_ids)?;
    let sessions = store::sessions_of_many(connection, &ids)?;
    let calendar = working_days::load(connection)?;
    courses
        .into_iter()
        .map(|course| {
            let programme = programmes.get(&course.programme_id);
            let programme = programme.ok_or_else(|| Problem::internal("a course without a programme"))?;
            let sessions = sessions.get(&course.id).map_or(&[][..], Vec::as_slice);
            let (length, verdict) = measured(&course, programme, sessions, &calendar);
            let remarks = match verdict {
                LengthVerdict::Fits => Vec::new(),
                LengthVerdict::Remark(fault) | LengthVerdict::Refused(fault) => vec![FaultView::of(&fault, english)],
            };
            let letter = course.letter_id.and_then(|id| letters.get(&id)).map(|letter| CourseLetter {
                id: letter.id,
                number: letter.number.clone(),
                issued_on: letter.issued_on,
                issuer: letter.issuer.clone(),
            });
            let programme = CourseProgramme {
                id: programme.id,
                code: programme.code.clone(),
                name: programme.name.clone(),
                kind: programme.kind,
            };
            let item = course.year_plan_item_id.and_then(|id| items.get(&id)).map(|item| CoursePlanItem {
                id: item.id,
                year_plan_id: item.year_plan_id,
                year: item.year,
                quarter: item.quarter,
                content: item.content.clone(),
            });
            Ok(shown(course, programme, (letter, item), sessions.len(), length, remarks))
        })
        .collect()
}

fn shown(
    course: Course,
    programme: CourseProgramme,
    (letter, year_plan_item): (Option<CourseLetter>, Option<CoursePlanItem>),
    sessions: usize,
    length: CourseLength,
    remarks: Vec<FaultView>,
) -> CourseView {
    CourseView {
        id: course.id,
        unit_id: course.unit_id,
        programme,
        letter,
        year_plan_item,
        name: course.name,
        organiser: course.organiser,
        origin: course.origin,
        mode: course.mode,
        state: course.state,
        state_reason: course.state_reason,
        first_day: course.first_day,
        last_day: course.last_day,
        place: course.place,
        seats: course.seats,
        seats_taken: course.seats_taken,
        nomination_deadline: course.nomination_deadline,
        self_paced: course.self_paced,
        keeps_at_desk: course.keeps_at_desk,
        length_reason: course.length_reason,
        cost: course.cost,
        allocation_id: course.allocation_id,
        note: course.note,
        sessions_count: i64::try_from(sessions).unwrap_or(i64::MAX),
        length,
        remarks,
        created_at: course.created_at,
        revision: course.revision,
    }
}

/// How long a course is by its programme, and what the rule of length says of it. Days without sessions are counted in
/// the office's week, as the superior's letter counts them.
pub fn measured(
    course: &Course,
    programme: &Programme,
    sessions: &[CourseSession],
    calendar: &WorkingDays,
) -> (CourseLength, LengthVerdict) {
    let timetable = course.timetable(sessions);
    let training_days = training_days(&timetable, |day| calendar.is_working(day, WorkingWeek::OFFICE));
    let Some(rule) = programme.length_rule() else {
        let length = CourseLength { training_days, unit: None, length: None, least: None, most: None };
        return (length, LengthVerdict::Fits);
    };
    let length = rule.measure(course.first_day, course.last_day, training_days);
    let reason = course.length_reason.as_deref();
    let verdict = judge_length(length, (rule.least, rule.most), rule.unit.label(), course.origin, reason);
    let measured = CourseLength {
        training_days,
        unit: Some(rule.unit),
        length: Some(length),
        least: Some(rule.least),
        most: Some(rule.most),
    };
    (measured, verdict)
}
