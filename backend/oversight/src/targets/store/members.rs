//! Of whom the engine speaks: the people of a day.

use chrono::NaiveDate;

use foundation::db::Sql;
use foundation::kernel::{Id, TextEnum as _};
use ward::staff::rules::StaffState;

/// The units whose people are measured.
#[derive(Clone, Debug)]
pub enum Within {
    /// All there are.
    Everything,
    /// These.
    Units(Vec<Id>),
}

/// The people of a day: where they were, at which level, of which category, and not gone.
pub(super) fn members(day: NaiveDate, within: &Within) -> Sql {
    let sql = Sql::new(
        "members AS MATERIALIZED (SELECT a.staff_id, a.unit_id, a.level, a.post_title, \
         COALESCE(f.category, s.category) AS category, COALESCE(f.in_plan_scope, s.in_plan_scope) AS in_plan_scope \
         FROM assignments a JOIN staff s ON s.id = a.staff_id \
         LEFT JOIN staff_former_categories f ON f.staff_id = a.staff_id AND f.first_day <= ",
    )
    .day(day)
    .words(" AND f.last_day >= ")
    .day(day)
    .words(" WHERE a.first_day <= ")
    .day(day)
    .words(" AND (a.last_day IS NULL OR a.last_day >= ")
    .day(day)
    .words(")");
    let sql = match within {
        Within::Everything => sql,
        Within::Units(ids) => sql.words(" AND a.unit_id IN ").ids(ids),
    };
    sql.words(" AND ").then(is_not_gone("a.staff_id", day)).words(")")
}

/// That somebody belongs to the ward on a day.
fn is_not_gone(staff_id: &str, day: NaiveDate) -> Sql {
    Sql::new(format!("NOT EXISTS (SELECT 1 FROM staff_states g WHERE g.staff_id = {staff_id} AND g.state IN "))
        .codes(&StaffState::those(StaffState::is_gone))
        .words(" AND g.first_day <= ")
        .day(day)
        .words(" AND (g.last_day IS NULL OR g.last_day >= ")
        .day(day)
        .words("))")
}
