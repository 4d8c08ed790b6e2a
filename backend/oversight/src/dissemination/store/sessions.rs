//! Rows and queries of sessions of dissemination.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use crate::dissemination::filter::DisseminationSessionFilter;
use foundation::db::schema::{
    assignments, dissemination_session_documents, dissemination_session_people, dissemination_sessions, documents,
    staff, units,
};
use foundation::db::{AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, unless_stale, within_reach};
use foundation::journal::Journaled;
use foundation::kernel::{CursorValue, Id, Instant, Page, PageRequest, Result, Scope};

/// SQLite takes some 32,000 values in one statement.
const CHUNK: usize = 1000;

/// A session as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = dissemination_sessions, treat_none_as_null = true)]
pub struct Session {
    /// Its id.
    pub id: Id,
    /// The unit that held it.
    pub unit_id: Id,
    /// The day.
    pub day: NaiveDate,
    /// Where.
    pub place: String,
    /// Who led it.
    pub led_by: String,
    /// A remark.
    pub note: Option<String>,
    /// When it was entered.
    pub created_at: Instant,
    /// The account that entered it.
    pub created_by: Id,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
}

/// A document of a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SessionDocument {
    /// The document.
    pub document_id: Id,
    /// The version that was made known.
    pub version: i32,
}

/// A session with its documents and whoever was there, as it goes on record.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SessionOnRecord {
    /// The session.
    #[serde(flatten)]
    pub row: Session,
    /// What it was about.
    pub documents: Vec<SessionDocument>,
    /// Who was there.
    pub staff_ids: Vec<Id>,
}

impl Journaled for SessionOnRecord {
    const KIND: &'static str = "dissemination-sessions";

    fn id(&self) -> Id {
        self.row.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.row.unit_id)
    }
}

/// A session with the name of its unit.
pub type Listed = (Session, String);

const SORTS: [SortColumn; 2] = [
    SortColumn { name: "day", sql: "dissemination_sessions.day", kind: SortKind::Day },
    SortColumn { name: "unit", sql: "units.position", kind: SortKind::Number },
];

/// The sessions of the units in scope.
pub fn list(
    connection: &mut AnyConnection,
    scope: &Scope,
    filter: &DisseminationSessionFilter,
    page: &PageRequest,
) -> Result<Page<Listed>> {
    let keyset = Keyset::new(page, &SORTS, "-day", "dissemination_sessions.id")?;
    let in_reach = within_reach(connection, "dissemination_sessions.unit_id", &scope.unit_ids());
    let filtered = || {
        let mut query = dissemination_sessions::table
            .inner_join(units::table.on(units::id.eq(dissemination_sessions::unit_id)))
            .into_boxed::<MultiBackend>()
            .filter(in_reach.clone());
        if let Some(document_id) = filter.document_id {
            let about = dissemination_session_documents::table
                .filter(dissemination_session_documents::document_id.eq(document_id))
                .select(dissemination_session_documents::session_id);
            query = query.filter(dissemination_sessions::id.eq_any(about));
        }
        if let Some(unit_id) = filter.unit_id {
            query = query.filter(dissemination_sessions::unit_id.eq(unit_id));
        }
        if let Some(from) = filter.from {
            query = query.filter(dissemination_sessions::day.ge(from));
        }
        if let Some(to) = filter.to {
            query = query.filter(dissemination_sessions::day.le(to));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows: Vec<(Session, String, i32)> = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select((Session::as_select(), units::short_name, units::position))
        .load(connection)?;
    let page = keyset.page(
        rows,
        |(row, _, position): &(Session, String, i32), column| match column {
            "day" => CursorValue::from(row.day),
            "unit" => CursorValue::Number(i64::from(*position)),
            _ => CursorValue::from(row.id),
        },
        total,
    );
    Ok(page.map(|(row, name, _)| (row, name)))
}

/// One session with the name of its unit, or [`foundation::kernel::Code::NotFound`].
pub fn find(connection: &mut AnyConnection, id: Id) -> Result<Listed> {
    Ok(dissemination_sessions::table
        .inner_join(units::table.on(units::id.eq(dissemination_sessions::unit_id)))
        .filter(dissemination_sessions::id.eq(id))
        .select((Session::as_select(), units::short_name))
        .first(connection)?)
}

/// The documents of sessions with their numbers, by session.
pub fn documents_of(
    connection: &mut AnyConnection,
    ids: &[Id],
) -> Result<BTreeMap<Id, Vec<(SessionDocument, String)>>> {
    let rows: Vec<(Id, Id, i32, String)> = dissemination_session_documents::table
        .inner_join(documents::table.on(documents::id.eq(dissemination_session_documents::document_id)))
        .filter(dissemination_session_documents::session_id.eq_any(ids))
        .order((documents::issued_on, documents::id))
        .select((
            dissemination_session_documents::session_id,
            documents::id,
            dissemination_session_documents::version,
            documents::number,
        ))
        .load(connection)?;
    let mut found: BTreeMap<Id, Vec<(SessionDocument, String)>> = BTreeMap::new();
    for (session_id, document_id, version, number) in rows {
        found.entry(session_id).or_default().push((SessionDocument { document_id, version }, number));
    }
    Ok(found)
}

/// How many were there, by session.
pub fn attended(connection: &mut AnyConnection, ids: &[Id]) -> Result<BTreeMap<Id, i64>> {
    let rows: Vec<(Id, i64)> = dissemination_session_people::table
        .filter(dissemination_session_people::session_id.eq_any(ids))
        .group_by(dissemination_session_people::session_id)
        .select((dissemination_session_people::session_id, diesel::dsl::count_star()))
        .load(connection)?;
    Ok(rows.into_iter().collect())
}

/// Who was there, by name.
pub fn people_of(connection: &mut AnyConnection, id: Id) -> Result<Vec<(Id, String)>> {
    Ok(dissemination_session_people::table
        .inner_join(staff::table.on(staff::id.eq(dissemination_session_people::staff_id)))
        .filter(dissemination_session_people::session_id.eq(id))
        .order((staff::sort_key, staff::id))
        .select((staff::id, staff::full_name))
        .load(connection)?)
}

pub fn insert(connection: &mut AnyConnection, session: &SessionOnRecord) -> Result<()> {
    diesel::insert_into(dissemination_sessions::table).values(&session.row).execute(connection)?;
    put_parts(connection, session)
}

/// Writes the session over the revision before it, with its documents and whoever was there.
pub fn update(connection: &mut AnyConnection, session: &SessionOnRecord) -> Result<()> {
    let before = dissemination_sessions::table.find(session.row.id);
    let previous = dissemination_sessions::revision.eq(session.row.revision - 1);
    unless_stale(diesel::update(before.filter(previous)).set(&session.row).execute(connection)?)?;
    put_parts(connection, session)
}

fn put_parts(connection: &mut AnyConnection, session: &SessionOnRecord) -> Result<()> {
    use dissemination_session_documents as about;
    use dissemination_session_people as people;
    let id = session.row.id;
    diesel::delete(about::table.filter(about::session_id.eq(id))).execute(connection)?;
    diesel::delete(people::table.filter(people::session_id.eq(id))).execute(connection)?;
    for document in &session.documents {
        diesel::insert_into(about::table)
            .values((
                about::session_id.eq(id),
                about::document_id.eq(document.document_id),
                about::version.eq(document.version),
            ))
            .execute(connection)?;
    }
    for staff_id in &session.staff_ids {
        diesel::insert_into(people::table)
            .values((people::session_id.eq(id), people::staff_id.eq(staff_id)))
            .execute(connection)?;
    }
    Ok(())
}

/// Those of these people who belong to one of these units on a day, with their unit.
pub fn assigned_on(
    connection: &mut AnyConnection,
    staff_ids: &[Id],
    unit_ids: &[Id],
    day: NaiveDate,
) -> Result<BTreeMap<Id, Id>> {
    let mut found = BTreeMap::new();
    for ids in staff_ids.chunks(CHUNK) {
        let rows: Vec<(Id, Id)> = assignments::table
            .filter(assignments::staff_id.eq_any(ids))
            .filter(assignments::unit_id.eq_any(unit_ids))
            .filter(assignments::first_day.le(day))
            .filter(assignments::last_day.is_null().or(assignments::last_day.ge(day)))
            .select((assignments::staff_id, assignments::unit_id))
            .load(connection)?;
        found.extend(rows);
    }
    Ok(found)
}
