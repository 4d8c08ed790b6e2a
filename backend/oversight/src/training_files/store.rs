//! What is known of a person's training.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Date, Integer, Nullable, Text};

use crate::classifications::rules::ClassificationLevel;
use foundation::db::schema::classifications;
use foundation::db::{AnyConnection, Sql};
use foundation::kernel::{Id, Instant, Result, TextEnum as _};
use training::nominations::rules::{NominationState, Way};
use ward::catalogue::rules::ProgrammeKind;

/// A time of being sent, with what came of it.
#[derive(Clone, Debug, Queryable)]
pub struct TimeRow {
    /// The nomination.
    pub nomination_id: Id,
    /// The way by which the place came about.
    pub way: Way,
    /// Where it stands.
    pub state: NominationState,
    /// The course.
    pub course_id: Id,
    /// Its name.
    pub course_name: String,
    /// Its programme's name.
    pub programme_name: String,
    /// The kind of its programme.
    pub kind: ProgrammeKind,
    /// Who ran it.
    pub organiser: String,
    /// Its first day.
    pub first_day: NaiveDate,
    /// Its last day.
    pub last_day: NaiveDate,
    /// The unit that the person was sent from.
    pub unit_name: String,
    /// The day of admission.
    pub sent_on: Option<NaiveDate>,
    /// The number of the decision.
    pub decision_number: Option<String>,
    /// The score in hundredths.
    pub score_hundredths: Option<i32>,
    /// The grade.
    pub grade: Option<String>,
    /// The number of the verified certificate.
    pub certificate_number: Option<String>,
    /// Its day of issue.
    pub certified_on: Option<NaiveDate>,
    /// When the person reported.
    pub reported_at: Option<Instant>,
    /// When the evaluation was signed.
    pub evaluated_on: Option<NaiveDate>,
    /// Its level.
    pub band: Option<String>,
}

type TimeTypes = (
    Text,
    Text,
    Text,
    Text,
    Text,
    Text,
    Text,
    Text,
    Date,
    Date,
    Text,
    Nullable<Date>,
    Nullable<Text>,
    Nullable<Integer>,
    Nullable<Text>,
    Nullable<Text>,
    Nullable<Date>,
    Nullable<BigInt>,
    Nullable<Date>,
    Nullable<Text>,
);

/// Every time that somebody was sent, past training among them, the latest course first.
pub fn times(connection: &mut AnyConnection, staff_id: Id) -> Result<Vec<TimeRow>> {
    let statement = Sql::new(
        "SELECT n.id, n.way, n.state, c.id, c.name, p.name, p.kind, c.organiser, c.first_day, c.last_day, u.name, \
         n.admitted_on, d.number, r.score_hundredths, r.grade, k.number, k.issued_on, w.submitted_at, e.signed_on, e.band \
         FROM nominations n JOIN courses c ON c.id = n.course_id JOIN programmes p ON p.id = c.programme_id \
         JOIN units u ON u.id = n.unit_id LEFT JOIN decisions d ON d.id = n.decision_id \
         LEFT JOIN results r ON r.nomination_id = n.id \
         LEFT JOIN certificates k ON k.nomination_id = n.id AND k.state = 'verified' AND NOT EXISTS (\
             SELECT 1 FROM certificates o WHERE o.nomination_id = n.id AND o.state = 'verified' AND o.id > k.id) \
         LEFT JOIN result_reports w ON w.nomination_id = n.id AND w.state IN ('submitted', 'accepted') \
         LEFT JOIN evaluation_courses l ON l.nomination_id = n.id \
         LEFT JOIN evaluations e ON e.id = l.evaluation_id AND e.state = 'signed' WHERE n.staff_id = ",
    )
    .text(staff_id.to_string())
    .words(" AND n.state IN ")
    .codes(&NominationState::those(NominationState::was_sent))
    .words(" ORDER BY c.last_day DESC, n.id");
    Ok(statement.rows::<TimeTypes>().load(connection)?)
}

/// The levels of somebody's years, the latest first.
pub fn classified(connection: &mut AnyConnection, staff_id: Id) -> Result<Vec<(i32, ClassificationLevel)>> {
    Ok(classifications::table
        .filter(classifications::staff_id.eq(staff_id))
        .order(classifications::year.desc())
        .select((classifications::year, classifications::level))
        .load(connection)?)
}
