//! The evidence of a year by person: what the person was sent to and what came of it, and the evaluations signed in the
//! year. What ended after the year belongs to the next one.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::dto::{
    EvidenceCertificate, EvidenceCourse, EvidenceEvaluation, EvidenceReport, EvidenceResult, EvidenceSummary,
};
use super::rules::days_of;
use super::store::evidence::{self, Outcomes, Sent};
use foundation::db::AnyConnection;
use foundation::kernel::{Id, Result};
use training::results::rules::{CertificateState, ResultOutcome};

/// The evidence of one person.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// The courses of the year.
    pub courses: Vec<EvidenceCourse>,
    /// The evaluations signed in it.
    pub evaluations: Vec<EvidenceEvaluation>,
}

/// The evidence of these people in a year, as far as it has come by today.
pub fn gather(
    connection: &mut AnyConnection,
    staff_ids: &[Id],
    year: i32,
    today: NaiveDate,
) -> Result<BTreeMap<Id, Evidence>> {
    let (first_day, last_day) = days_of(year);
    let mut gathered: BTreeMap<Id, Evidence> = BTreeMap::new();
    let sent = evidence::sent(connection, staff_ids, first_day, last_day)?;
    let found = Index::of(evidence::outcomes(connection, &sent, today.min(last_day))?);
    for place in sent {
        let staff_id = place.staff_id;
        let course = found.course(place, last_day);
        gathered.entry(staff_id).or_default().courses.push(course);
    }
    for (signed, courses) in evidence::signed(connection, staff_ids, first_day, last_day)? {
        gathered.entry(signed.staff_id).or_default().evaluations.push(EvidenceEvaluation {
            id: signed.id,
            round: signed.round,
            index_hundredths: signed.index_hundredths,
            band: signed.band,
            signed_on: signed.signed_on,
            courses,
        });
    }
    Ok(gathered)
}

/// What came of the places, to be found by place.
struct Index {
    results: BTreeMap<Id, EvidenceResult>,
    certificates: BTreeMap<Id, Vec<EvidenceCertificate>>,
    reports: BTreeMap<Id, EvidenceReport>,
    marks: BTreeMap<Id, Vec<(training::attendance::rules::AttendanceMark, i64)>>,
    sessions: BTreeMap<Id, i64>,
}

impl Index {
    fn of(found: Outcomes) -> Self {
        let mut certificates: BTreeMap<Id, Vec<EvidenceCertificate>> = BTreeMap::new();
        for one in found.certificates {
            certificates.entry(one.nomination_id).or_default().push(EvidenceCertificate {
                id: one.id,
                number: one.number,
                issued_on: one.issued_on,
                state: one.state,
            });
        }
        let mut marks: BTreeMap<Id, Vec<_>> = BTreeMap::new();
        for (nomination_id, mark, count) in found.marks {
            marks.entry(nomination_id).or_default().push((mark, count));
        }
        let result = |one: evidence::ResultFact| {
            let result = EvidenceResult {
                id: one.id,
                outcome: one.outcome,
                score_hundredths: one.score_hundredths,
                grade: one.grade,
            };
            (one.nomination_id, result)
        };
        Self {
            results: found.results.into_iter().map(result).collect(),
            certificates,
            reports: found
                .reports
                .into_iter()
                .map(|one| (one.nomination_id, EvidenceReport { id: one.id, state: one.state }))
                .collect(),
            marks,
            sessions: found.sessions.into_iter().collect(),
        }
    }

    fn course(&self, sent: Sent, last_day: NaiveDate) -> EvidenceCourse {
        let id = sent.nomination_id;
        let number = |count: i64| u32::try_from(count).unwrap_or(0);
        let attended = self.marks.get(&id).map(|marks| {
            number(marks.iter().filter(|(mark, _)| mark.counts(sent.excused_counts)).map(|(_, count)| count).sum())
        });
        let in_the_year = sent.last_day <= last_day;
        EvidenceCourse {
            nomination_id: id,
            course_id: sent.course_id,
            course_name: sent.course_name,
            first_day: sent.first_day,
            last_day: sent.last_day,
            way: sent.way,
            state: sent.state,
            attended_sessions: attended,
            held_sessions: number(self.sessions.get(&sent.course_id).copied().unwrap_or(0)),
            result: self.results.get(&id).filter(|_| in_the_year).cloned(),
            certificates: self.certificates.get(&id).filter(|_| in_the_year).cloned().unwrap_or_default(),
            report: self.reports.get(&id).filter(|_| in_the_year).cloned(),
        }
    }
}

impl Evidence {
    /// The same in figures.
    pub fn summary(&self) -> EvidenceSummary {
        let count = |counts: &dyn Fn(&EvidenceCourse) -> bool| {
            number(self.courses.iter().filter(|course| counts(course)).count())
        };
        let outcome = |course: &EvidenceCourse| course.result.as_ref().map(|result| result.outcome);
        let kept = || self.courses.iter().filter(|course| course.attended_sessions.is_some());
        let indexes: Vec<i32> = self.evaluations.iter().filter_map(|one| one.index_hundredths).collect();
        let mean = i32::try_from(indexes.len()).ok().filter(|count| *count > 0);
        EvidenceSummary {
            sent: number(self.courses.len()),
            attended_sessions: kept().filter_map(|course| course.attended_sessions).sum(),
            held_sessions: kept().map(|course| course.held_sessions).sum(),
            completed: count(&|course| outcome(course) == Some(ResultOutcome::Passed)),
            failed: count(&|course| outcome(course).is_some_and(|outcome| outcome != ResultOutcome::Passed)),
            certificates: number(
                self.courses
                    .iter()
                    .flat_map(|course| &course.certificates)
                    .filter(|certificate| certificate.state == CertificateState::Verified)
                    .count(),
            ),
            reports: count(&|course| course.report.as_ref().is_some_and(|report| report.state.is_reported())),
            evaluations: number(self.evaluations.len()),
            mean_index_hundredths: mean.map(|count| indexes.iter().sum::<i32>() / count),
        }
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
