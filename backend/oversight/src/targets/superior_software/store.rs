//! Rows and queries of marks.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use crate::targets::rules::SuperiorSoftwareWay;
use foundation::db::schema::{nominations, result_reports, superior_software_marks};
use foundation::db::{AnyConnection, Sql, unless_duplicate};
use foundation::journal::Journaled;
use foundation::kernel::{Code, Id, Instant, Result};
use training::result_reports::rules::ReportState;

/// A mark as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = superior_software_marks)]
pub struct Mark {
    /// The nomination.
    pub nomination_id: Id,
    /// The person.
    pub staff_id: Id,
    /// The unit that the person was sent from.
    pub unit_id: Id,
    /// From which day on.
    pub marked_on: NaiveDate,
    /// How it came there.
    pub way: SuperiorSoftwareWay,
    /// The evidence, in words.
    pub evidence: String,
    /// By which account or client.
    pub recorded_by: Id,
    /// When.
    pub recorded_at: Instant,
}

impl Journaled for Mark {
    const KIND: &'static str = "superior-software-marks";

    fn id(&self) -> Id {
        self.nomination_id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }
}

/// Whose nomination it is, from which unit, how its report stands, and when that was last handed in.
pub type Reported = (Id, Id, Option<ReportState>, Option<Instant>);

/// What is known of the report on a nomination; nothing where there is no such nomination.
pub fn reported(connection: &mut AnyConnection, nomination_id: Id) -> Result<Option<Reported>> {
    Ok(nominations::table
        .left_join(result_reports::table.on(result_reports::nomination_id.eq(nominations::id)))
        .filter(nominations::id.eq(nomination_id))
        .select((
            nominations::staff_id,
            nominations::unit_id,
            result_reports::state.nullable(),
            result_reports::submitted_at.nullable(),
        ))
        .first(connection)
        .optional()?)
}

pub fn insert(connection: &mut AnyConnection, mark: &Mark) -> Result<()> {
    let written = diesel::insert_into(superior_software_marks::table).values(mark).execute(connection);
    unless_duplicate(written, Code::AlreadyExists)?;
    Ok(())
}

/// Marks the reports that a client has acknowledged: those in its units (`None`: in all) whose change numbers lie behind
/// `after` and reach `through`. What is marked already keeps its day.
pub fn note_acknowledged(
    connection: &mut AnyConnection,
    client_id: Id,
    units: Option<&[Id]>,
    (after, through): (i64, i64),
    now: Instant,
) -> Result<()> {
    let sql = Sql::new(
        "INSERT INTO superior_software_marks \
         (nomination_id, staff_id, unit_id, marked_on, way, evidence, recorded_by, recorded_at) \
         SELECT r.nomination_id, r.staff_id, r.unit_id, ",
    )
    .day(now.day())
    .words(", 'acknowledged', '', ")
    .text(client_id.to_string())
    .words(", ")
    .number(now.micros())
    .words(
        " FROM feed_records f JOIN result_reports r ON r.id = f.id \
         WHERE f.kind = 'result-reports' AND NOT f.deleted AND f.number > ",
    )
    .number(after)
    .words(" AND f.number <= ")
    .number(through);
    let sql = match units {
        None => sql,
        Some(units) => sql.words(" AND f.unit_id IN ").ids(units),
    };
    sql.words(" AND NOT EXISTS (SELECT 1 FROM superior_software_marks k WHERE k.nomination_id = r.nomination_id)")
        .rows::<()>()
        .execute(connection)?;
    Ok(())
}
