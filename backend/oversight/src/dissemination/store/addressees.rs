//! Everybody whom a document must reach, for the targets: all documents of a day at once.

use chrono::NaiveDate;

use super::reach::{attended_on, is_away};
use foundation::db::Sql;

/// Tables for a statement that begins with `WITH RECURSIVE` and has a table `members` of the people of a day, with their
/// `staff_id`, `unit_id` and `category`. The last of them, `addressees`, has the columns of `members` for each of them and
/// each document that must reach the person by the version that holds on the day, and `document_id`, `document_number`,
/// `from_day` of the version, `reached_on` (null: not by the day) and `away` (1: away for long).
pub fn addressees(day: NaiveDate) -> Sql {
    let of_version = |table: &str| Sql::new(format!("{table}.document_id = f.id AND {table}.version = f.version"));
    Sql::new(
        "audience (document_id, unit_id) AS (SELECT document_id, unit_id FROM document_units \
         UNION SELECT a.document_id, u.id FROM audience a JOIN units u ON u.parent_id = a.unit_id), \
         in_force AS MATERIALIZED (SELECT d.id, d.number, d.categories, d.party_members, v.version, v.from_day \
         FROM documents d JOIN document_versions v ON v.document_id = d.id WHERE d.active AND v.version = \
         (SELECT MAX(w.version) FROM document_versions w WHERE w.document_id = d.id AND w.from_day <= ",
    )
    .day(day)
    .words(
        ")), addressees AS MATERIALIZED (SELECT q.*, CASE WHEN q.attended_on IS NULL OR q.confirmed_on < q.attended_on \
         THEN q.confirmed_on ELSE q.attended_on END AS reached_on FROM (SELECT m.*, f.id AS document_id, \
         f.number AS document_number, f.from_day, CASE WHEN ",
    )
    .then(is_away("m.staff_id", day))
    .words(" THEN 1 ELSE 0 END AS away, ")
    .then(attended_on("m.staff_id", of_version("d"), day))
    .words(" AS attended_on, (SELECT c.day FROM document_confirmations c WHERE c.staff_id = m.staff_id AND ")
    .then(of_version("c"))
    .words(" AND c.day <= ")
    .day(day)
    .words(
        ") AS confirmed_on FROM members m CROSS JOIN audience a CROSS JOIN in_force f CROSS JOIN staff s \
         WHERE a.unit_id = m.unit_id AND f.id = a.document_id AND s.id = m.staff_id \
         AND (',' || f.categories || ',' LIKE '%,' || m.category || ',%' OR (f.party_members AND s.party_member))) q)",
    )
}
