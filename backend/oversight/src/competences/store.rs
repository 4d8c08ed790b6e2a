//! Counts over completed courses.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use foundation::db::{AnyConnection, Sql};
use foundation::kernel::{Id, Result, TextEnum};
use ward::catalogue::rules::Competence;
use ward::staff::rules::StaffState;

/// Whose courses are counted.
#[derive(Clone, Debug)]
pub enum Whose {
    /// One person's.
    Person(Id),
    /// Of the people who belong to these units on the day.
    Units(Vec<Id>),
}

/// The people as of a day: a column `staff_id`.
fn people_of(whose: &Whose, day: NaiveDate) -> Sql {
    match whose {
        Whose::Person(id) => Sql::new("SELECT s.id AS staff_id FROM staff s WHERE s.id = ").text(id.to_string()),
        Whose::Units(units) => {
            let gone: Vec<StaffState> = StaffState::those(StaffState::is_gone);
            Sql::new("SELECT DISTINCT a.staff_id FROM assignments a WHERE a.unit_id IN ")
                .ids(units)
                .words(" AND a.first_day <= ")
                .day(day)
                .words(" AND (a.last_day IS NULL OR a.last_day >= ")
                .day(day)
                .words(") AND NOT EXISTS (SELECT 1 FROM staff_states g WHERE g.staff_id = a.staff_id AND g.state IN ")
                .codes(&gone)
                .words(" AND g.first_day <= ")
                .day(day)
                .words(" AND (g.last_day IS NULL OR g.last_day >= ")
                .day(day)
                .words("))")
        }
    }
}

/// How many people there are.
pub fn people(connection: &mut AnyConnection, whose: &Whose, day: NaiveDate) -> Result<i64> {
    let statement = Sql::new("SELECT COUNT(*) FROM (").then(people_of(whose, day)).words(") m");
    Ok(statement.rows::<BigInt>().get_result(connection)?)
}

/// For a competence: completed courses, and people reached. By the day: a course counts from its last day.
pub fn count(
    connection: &mut AnyConnection,
    whose: &Whose,
    day: NaiveDate,
    competence: Competence,
) -> Result<(i64, i64)> {
    let statement = Sql::new("SELECT COUNT(*), COUNT(DISTINCT n.staff_id) FROM (")
        .then(people_of(whose, day))
        .words(
            ") m JOIN nominations n ON n.staff_id = m.staff_id JOIN courses c ON c.id = n.course_id \
             JOIN programmes p ON p.id = c.programme_id WHERE n.state = 'completed' AND c.last_day <= ",
        )
        .day(day)
        .words(" AND ',' || p.competences || ',' LIKE ")
        .text(format!("%,{},%", competence.as_str()));
    Ok(statement.rows::<(BigInt, BigInt)>().get_result(connection)?)
}
