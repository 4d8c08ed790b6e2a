//! Who was sent in a period, and what came of it.

pub mod lines;

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{Date, Integer, Nullable, Text};

use foundation::db::{AnyConnection, Sql};
use foundation::kernel::{Id, Result, TextEnum as _};
use training::nominations::rules::{NominationState, Way};
use ward::catalogue::rules::ProgrammeKind;
use ward::staff::rules::{Gender, PostLevel, StaffCategory};

/// A time of being sent.
#[derive(Clone, Debug, Queryable)]
pub struct Sending {
    /// The nomination.
    pub nomination_id: Id,
    /// The person.
    pub staff_id: Id,
    /// The name.
    pub full_name: String,
    /// Gender.
    pub gender: Option<Gender>,
    /// The category on the day of admission.
    pub category: StaffCategory,
    /// Leading or specialist.
    pub level: PostLevel,
    /// The unit that the person was sent from.
    pub unit_id: Id,
    /// Its name.
    pub unit_name: String,
    /// The course.
    pub course_id: Id,
    /// Its name.
    pub course_name: String,
    /// The kind of its programme.
    pub kind: ProgrammeKind,
    /// The day of admission.
    pub sent_on: NaiveDate,
    /// Where the nomination stands.
    pub state: NominationState,
    /// How many verified certificates there are.
    pub certificates: i32,
    /// How many reports lie with the coordinator or have been taken.
    pub reports: i32,
    /// How many signed evaluations there are.
    pub evaluations: i32,
}

type SendingTypes =
    (Text, Text, Text, Nullable<Text>, Text, Text, Text, Text, Text, Text, Text, Date, Text, Integer, Integer, Integer);

/// The times at which people of these units were sent in a period, by name.
pub fn sendings(connection: &mut AnyConnection, units: &[Id], from: NaiveDate, to: NaiveDate) -> Result<Vec<Sending>> {
    let counted = |what: &str| format!("CAST((SELECT COUNT(*) FROM {what}) AS INTEGER)");
    let statement = Sql::new(format!(
        "SELECT n.id, s.id, s.full_name, s.gender, COALESCE(f.category, s.category), s.level, u.id, u.name, c.id, c.name, \
         p.kind, n.admitted_on, n.state, {}, {}, {} \
         FROM nominations n JOIN staff s ON s.id = n.staff_id JOIN units u ON u.id = n.unit_id \
         JOIN courses c ON c.id = n.course_id JOIN programmes p ON p.id = c.programme_id \
         LEFT JOIN staff_former_categories f ON f.staff_id = n.staff_id AND f.first_day <= n.admitted_on \
         AND f.last_day >= n.admitted_on WHERE n.admitted_on >= ",
        counted("certificates k WHERE k.nomination_id = n.id AND k.state = 'verified'"),
        counted("result_reports r WHERE r.nomination_id = n.id AND r.state IN ('submitted', 'accepted')"),
        counted(
            "evaluation_courses l JOIN evaluations e ON e.id = l.evaluation_id \
             WHERE l.nomination_id = n.id AND e.state = 'signed'"
        ),
    ))
    .day(from)
    .words(" AND n.admitted_on <= ")
    .day(to)
    .words(format!(" AND n.way <> '{}' AND n.state IN ", Way::Past.as_str()))
    .codes(&NominationState::those(NominationState::was_sent))
    .words(" AND n.unit_id IN ")
    .ids(units)
    .words(" ORDER BY s.sort_key, s.id, n.admitted_on, n.id");
    Ok(statement.rows::<SendingTypes>().load(connection)?)
}
