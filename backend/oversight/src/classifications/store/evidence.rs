//! What is on record of people in a year: what they were sent to and what came of it, and the evaluations signed in it.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::CHUNK;
use crate::evaluations::rules::EvaluationState;
use foundation::db::AnyConnection;
use foundation::db::schema::{
    attendance, certificates, courses, evaluation_courses, evaluations, nominations, programmes, result_reports,
    results, sessions,
};
use foundation::kernel::{Id, Result, TextEnum as _};
use training::attendance::rules::AttendanceMark;
use training::courses::rules::CourseState;
use training::nominations::rules::{NominationState, Way};
use training::result_reports::rules::ReportState;
use training::results::rules::{CertificateState, Grade, ResultOutcome};

/// A place in a course that somebody was sent to.
#[derive(Clone, Debug, Queryable)]
pub struct Sent {
    /// The nomination.
    pub nomination_id: Id,
    /// The person.
    pub staff_id: Id,
    /// Where the nomination stands.
    pub state: NominationState,
    /// The way of the place.
    pub way: Way,
    /// The course.
    pub course_id: Id,
    /// Its name.
    pub course_name: String,
    /// Its first day.
    pub first_day: NaiveDate,
    /// Its last day.
    pub last_day: NaiveDate,
    /// Whether who is excused counts as there.
    pub excused_counts: bool,
}

/// What these people were sent to that had a day between two days.
pub fn sent(
    connection: &mut AnyConnection,
    staff_ids: &[Id],
    first_day: NaiveDate,
    last_day: NaiveDate,
) -> Result<Vec<Sent>> {
    let were_sent: Vec<NominationState> = NominationState::those(NominationState::was_sent);
    let held: Vec<CourseState> = CourseState::those(CourseState::holds_its_dates);
    let mut found = Vec::new();
    for ids in staff_ids.chunks(CHUNK) {
        found.extend(
            nominations::table
                .inner_join(courses::table.on(courses::id.eq(nominations::course_id)))
                .inner_join(programmes::table.on(programmes::id.eq(courses::programme_id)))
                .filter(nominations::staff_id.eq_any(ids))
                .filter(nominations::state.eq_any(were_sent.clone()))
                .filter(courses::state.eq_any(held.clone()))
                .filter(courses::first_day.le(last_day).and(courses::last_day.ge(first_day)))
                .order((courses::first_day, nominations::id))
                .select((
                    nominations::id,
                    nominations::staff_id,
                    nominations::state,
                    nominations::way,
                    courses::id,
                    courses::name,
                    courses::first_day,
                    courses::last_day,
                    programmes::excused_counts,
                ))
                .load::<Sent>(connection)?,
        );
    }
    Ok(found)
}

/// A result, by nomination.
#[derive(Clone, Debug, Queryable)]
pub struct ResultFact {
    /// The place in the course.
    pub nomination_id: Id,
    /// The result.
    pub id: Id,
    /// What came of it.
    pub outcome: ResultOutcome,
    /// The score in hundredths.
    pub score_hundredths: Option<i32>,
    /// The grade.
    pub grade: Option<Grade>,
}

/// A certificate, by nomination.
#[derive(Clone, Debug, Queryable)]
pub struct CertificateFact {
    /// The place in the course.
    pub nomination_id: Id,
    /// The certificate.
    pub id: Id,
    /// Its number.
    pub number: String,
    /// The day of issue.
    pub issued_on: NaiveDate,
    /// Whether it counts.
    pub state: CertificateState,
}

/// A result report, by nomination.
#[derive(Clone, Debug, Queryable)]
pub struct ReportFact {
    /// The place in the course.
    pub nomination_id: Id,
    /// The report.
    pub id: Id,
    /// How far it has come.
    pub state: ReportState,
}

/// What came of these places.
#[derive(Clone, Debug, Default)]
pub struct Outcomes {
    /// The results.
    pub results: Vec<ResultFact>,
    /// The certificates that were not rejected.
    pub certificates: Vec<CertificateFact>,
    /// The reports that were handed in.
    pub reports: Vec<ReportFact>,
    /// How often somebody was marked how: place, mark, count.
    pub marks: Vec<(Id, AttendanceMark, i64)>,
    /// How many sessions the courses have held: course, count.
    pub sessions: Vec<(Id, i64)>,
}

/// What came of these places by a day.
pub fn outcomes(connection: &mut AnyConnection, sent: &[Sent], today: NaiveDate) -> Result<Outcomes> {
    let mut found = Outcomes::default();
    let nomination_ids: Vec<Id> = sent.iter().map(|sent| sent.nomination_id).collect();
    for ids in nomination_ids.chunks(CHUNK) {
        found.results.extend(
            results::table
                .filter(results::nomination_id.eq_any(ids))
                .select((
                    results::nomination_id,
                    results::id,
                    results::outcome,
                    results::score_hundredths,
                    results::grade,
                ))
                .load::<ResultFact>(connection)?,
        );
        found.certificates.extend(
            certificates::table
                .filter(certificates::nomination_id.eq_any(ids))
                .filter(certificates::state.ne(CertificateState::Rejected))
                .order((certificates::issued_on, certificates::id))
                .select((
                    certificates::nomination_id,
                    certificates::id,
                    certificates::number,
                    certificates::issued_on,
                    certificates::state,
                ))
                .load::<CertificateFact>(connection)?,
        );
        found.reports.extend(
            result_reports::table
                .filter(result_reports::nomination_id.eq_any(ids))
                // A draft is its author's alone.
                .filter(result_reports::state.ne(ReportState::Draft))
                .select((result_reports::nomination_id, result_reports::id, result_reports::state))
                .load::<ReportFact>(connection)?,
        );
        found.marks.extend(
            attendance::table
                .filter(attendance::nomination_id.eq_any(ids))
                .group_by((attendance::nomination_id, attendance::mark))
                .select((attendance::nomination_id, attendance::mark, diesel::dsl::count(attendance::id)))
                .load::<(Id, AttendanceMark, i64)>(connection)?,
        );
    }
    let mut course_ids: Vec<Id> = sent.iter().map(|sent| sent.course_id).collect();
    course_ids.sort_unstable();
    course_ids.dedup();
    for ids in course_ids.chunks(CHUNK) {
        found.sessions.extend(
            sessions::table
                .filter(sessions::course_id.eq_any(ids).and(sessions::day.le(today)))
                .group_by(sessions::course_id)
                .select((sessions::course_id, diesel::dsl::count(sessions::id)))
                .load::<(Id, i64)>(connection)?,
        );
    }
    Ok(found)
}

/// A signed evaluation.
#[derive(Clone, Debug, Queryable)]
pub struct Signed {
    /// The evaluation.
    pub id: Id,
    /// The person.
    pub staff_id: Id,
    /// The round of short courses.
    pub round: Option<String>,
    /// The mean of all marks in hundredths.
    pub index_hundredths: Option<i32>,
    /// The word for it.
    pub band: Option<String>,
    /// The day of the signature.
    pub signed_on: Option<NaiveDate>,
}

/// The evaluations of these people that were signed between two days, and the courses on each.
pub fn signed(
    connection: &mut AnyConnection,
    staff_ids: &[Id],
    first_day: NaiveDate,
    last_day: NaiveDate,
) -> Result<Vec<(Signed, Vec<String>)>> {
    let mut found = Vec::new();
    for ids in staff_ids.chunks(CHUNK) {
        let rows: Vec<Signed> = evaluations::table
            .filter(evaluations::staff_id.eq_any(ids))
            .filter(evaluations::state.eq(EvaluationState::Signed))
            .filter(evaluations::signed_on.between(first_day, last_day))
            .order((evaluations::signed_on, evaluations::id))
            .select((
                evaluations::id,
                evaluations::staff_id,
                evaluations::round,
                evaluations::index_hundredths,
                evaluations::band,
                evaluations::signed_on,
            ))
            .load(connection)?;
        let evaluation_ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
        let names: Vec<(Id, String)> = evaluation_courses::table
            .inner_join(nominations::table.on(nominations::id.eq(evaluation_courses::nomination_id)))
            .inner_join(courses::table.on(courses::id.eq(nominations::course_id)))
            .filter(evaluation_courses::evaluation_id.eq_any(&evaluation_ids))
            .order((courses::first_day, courses::id))
            .select((evaluation_courses::evaluation_id, courses::name))
            .load(connection)?;
        found.extend(rows.into_iter().map(|row| {
            let on_it = names.iter().filter(|(id, _)| *id == row.id).map(|(_, name)| name.clone()).collect();
            (row, on_it)
        }));
    }
    Ok(found)
}
