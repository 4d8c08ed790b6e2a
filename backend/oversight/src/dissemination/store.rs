//! Rows and queries of documents, their versions and confirmations.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use super::rules::{Audience, DisseminationWay};
use foundation::db::schema::{
    accounts, dissemination_session_documents, dissemination_session_people, dissemination_sessions,
    document_confirmations, document_files, document_units, document_versions, documents, units,
};
use foundation::db::{
    AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, containing, unless_duplicate, unless_stale,
};
use foundation::journal::Journaled;
use foundation::kernel::{Code, CursorValue, Id, Instant, Page, PageRequest, Result, TextEnum as _, search_key};
use ward::staff::rules::StaffCategory;

pub mod addressees;
pub mod reach;
pub mod sessions;

/// A document as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = documents, treat_none_as_null = true)]
pub struct Document {
    /// Its id.
    pub id: Id,
    /// The unit that makes it known.
    pub unit_id: Id,
    /// Number and sign.
    pub number: String,
    /// What it is about (trích yếu).
    pub title: String,
    /// Who issued it.
    pub issuer: String,
    /// The day on which it was issued.
    pub issued_on: NaiveDate,
    /// Until when everybody must have been reached.
    pub deadline: Option<NaiveDate>,
    /// The categories that it must reach, `official,worker,…`.
    pub categories: String,
    /// Whether it must reach Party members of whatever category too.
    pub party_members: bool,
    /// False once it need not be made known any more.
    pub active: bool,
    /// Folded number, title and issuer, to be found by.
    #[serde(skip)]
    pub search: String,
    /// When it was added.
    pub created_at: Instant,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
}

impl Document {
    /// Whom it must reach, beside the units.
    pub fn audience(&self) -> Audience {
        let categories = self.categories.split(',').filter_map(StaffCategory::from_code).collect();
        Audience { categories, party_members: self.party_members }
    }
}

/// A document with the units that it is for, as it goes on record.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DocumentOnRecord {
    /// The document.
    #[serde(flatten)]
    pub row: Document,
    /// The units whose people it must reach, each with all below it.
    pub unit_ids: BTreeSet<Id>,
}

impl Journaled for DocumentOnRecord {
    const KIND: &'static str = "documents";

    fn id(&self) -> Id {
        self.row.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.row.unit_id)
    }
}

/// A version of a document as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = document_versions)]
pub struct Version {
    /// Its id.
    pub id: Id,
    /// The document.
    pub document_id: Id,
    /// Its number, from 1 on.
    pub version: i32,
    /// From which day it holds.
    pub from_day: NaiveDate,
    /// What changed; none for the first.
    pub change: Option<String>,
    /// When it was added.
    pub created_at: Instant,
    /// The account that added it.
    pub created_by: Id,
    /// That account's name at that time.
    pub created_by_name: String,
}

/// A version of the document of a unit, as it goes on record.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct VersionOnRecord {
    /// The version.
    #[serde(flatten)]
    pub row: Version,
    /// Whose document it is.
    #[serde(skip)]
    pub unit_id: Id,
}

impl Journaled for VersionOnRecord {
    const KIND: &'static str = "document-versions";

    fn id(&self) -> Id {
        self.row.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }
}

/// That somebody has read a version, or signed for it on paper.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = document_confirmations)]
pub struct Confirmation {
    /// Its id.
    pub id: Id,
    /// The document.
    pub document_id: Id,
    /// The version.
    pub version: i32,
    /// Who.
    pub staff_id: Id,
    /// The unit of that time.
    pub unit_id: Id,
    /// How.
    pub way: DisseminationWay,
    /// The day from which it counts.
    pub day: NaiveDate,
    /// Where the paper is.
    pub evidence: Option<String>,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// The account that recorded it.
    pub recorded_by: Id,
    /// That account's name at that time; for a substitute with the name of whom he stood in for.
    pub recorded_by_name: String,
}

impl Journaled for Confirmation {
    const KIND: &'static str = "document-confirmations";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }
}

const SORTS: [SortColumn; 3] = [
    SortColumn { name: "issued_on", sql: "documents.issued_on", kind: SortKind::Day },
    SortColumn { name: "number", sql: "documents.number", kind: SortKind::Text },
    // What has no deadline stands last.
    SortColumn { name: "deadline", sql: "coalesce(documents.deadline, DATE('9999-12-31'))", kind: SortKind::Day },
];
const LAST_DAY: &str = "9999-12-31";

/// The documents among these ids.
pub fn list(connection: &mut AnyConnection, ids: &[Id], page: &PageRequest) -> Result<Page<Document>> {
    let keyset = Keyset::new(page, &SORTS, "-issued_on", "documents.id")?;
    let filtered = || {
        let query = documents::table.into_boxed::<MultiBackend>().filter(documents::id.eq_any(ids.to_vec()));
        match &page.q {
            None => query,
            Some(words) => query.filter(documents::search.like(containing(words)).escape('\\')),
        }
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select(Document::as_select())
        .load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &Document, column| match column {
            "issued_on" => CursorValue::from(row.issued_on),
            "number" => CursorValue::from(&row.number),
            "deadline" => row.deadline.map_or_else(|| CursorValue::from(LAST_DAY), CursorValue::from),
            _ => CursorValue::from(row.id),
        },
        total,
    ))
}

/// All documents, in the order of their days.
pub fn all(connection: &mut AnyConnection) -> Result<Vec<Document>> {
    Ok(documents::table.order((documents::issued_on, documents::id)).select(Document::as_select()).load(connection)?)
}

/// One document, or [`Code::NotFound`].
pub fn find(connection: &mut AnyConnection, id: Id) -> Result<Document> {
    Ok(documents::table.find(id).select(Document::as_select()).first(connection)?)
}

pub fn insert(connection: &mut AnyConnection, document: &Document) -> Result<()> {
    unless_duplicate(diesel::insert_into(documents::table).values(document).execute(connection), Code::AlreadyExists)?;
    Ok(())
}

/// Writes the document over the revision before it.
pub fn update(connection: &mut AnyConnection, document: &Document) -> Result<()> {
    let before = documents::table.find(document.id);
    let written =
        diesel::update(before.filter(documents::revision.eq(document.revision - 1))).set(document).execute(connection);
    unless_stale(unless_duplicate(written, Code::AlreadyExists)?)
}

/// The units that documents are for, with their names, by document, in the order of the tree.
pub fn units_of(connection: &mut AnyConnection, ids: &[Id]) -> Result<BTreeMap<Id, Vec<(Id, String)>>> {
    let rows: Vec<(Id, Id, String)> = document_units::table
        .inner_join(units::table.on(units::id.eq(document_units::unit_id)))
        .filter(document_units::document_id.eq_any(ids))
        .order((document_units::document_id, units::position, units::id))
        .select((document_units::document_id, units::id, units::short_name))
        .load(connection)?;
    let mut found: BTreeMap<Id, Vec<(Id, String)>> = BTreeMap::new();
    for (document_id, unit_id, name) in rows {
        found.entry(document_id).or_default().push((unit_id, name));
    }
    Ok(found)
}

/// Writes the units that a document is for.
pub fn put_units(connection: &mut AnyConnection, id: Id, unit_ids: &BTreeSet<Id>) -> Result<()> {
    diesel::delete(document_units::table.filter(document_units::document_id.eq(id))).execute(connection)?;
    for unit_id in unit_ids {
        diesel::insert_into(document_units::table)
            .values((document_units::document_id.eq(id), document_units::unit_id.eq(unit_id)))
            .execute(connection)?;
    }
    Ok(())
}

/// The versions of documents, by document, the oldest first.
pub fn versions_of(connection: &mut AnyConnection, ids: &[Id]) -> Result<BTreeMap<Id, Vec<Version>>> {
    let rows: Vec<Version> = document_versions::table
        .filter(document_versions::document_id.eq_any(ids))
        .order((document_versions::document_id, document_versions::version))
        .select(Version::as_select())
        .load(connection)?;
    let mut found: BTreeMap<Id, Vec<Version>> = BTreeMap::new();
    for row in rows {
        found.entry(row.document_id).or_default().push(row);
    }
    Ok(found)
}

pub fn insert_version(connection: &mut AnyConnection, version: &Version) -> Result<()> {
    let inserted = diesel::insert_into(document_versions::table).values(version).execute(connection);
    unless_duplicate(inserted, Code::Stale)?;
    Ok(())
}

/// The files of documents: document, version, file, in their order.
pub fn files_of(connection: &mut AnyConnection, ids: &[Id]) -> Result<Vec<(Id, i32, Id)>> {
    Ok(document_files::table
        .filter(document_files::document_id.eq_any(ids))
        .order((document_files::document_id, document_files::version, document_files::position))
        .select((document_files::document_id, document_files::version, document_files::file_id))
        .load(connection)?)
}

pub fn insert_file(connection: &mut AnyConnection, (id, version): (Id, i32), file_id: Id, position: i32) -> Result<()> {
    diesel::insert_into(document_files::table)
        .values((
            document_files::file_id.eq(file_id),
            document_files::document_id.eq(id),
            document_files::version.eq(version),
            document_files::position.eq(position),
        ))
        .execute(connection)?;
    Ok(())
}

pub fn delete_file(connection: &mut AnyConnection, file_id: Id) -> Result<()> {
    diesel::delete(document_files::table.find(file_id)).execute(connection)?;
    Ok(())
}

/// What somebody has confirmed of a version.
pub fn confirmation(
    connection: &mut AnyConnection,
    (id, version): (Id, i32),
    staff_id: Id,
) -> Result<Option<Confirmation>> {
    Ok(document_confirmations::table
        .filter(document_confirmations::document_id.eq(id))
        .filter(document_confirmations::version.eq(version))
        .filter(document_confirmations::staff_id.eq(staff_id))
        .select(Confirmation::as_select())
        .first(connection)
        .optional()?)
}

pub fn insert_confirmation(connection: &mut AnyConnection, row: &Confirmation) -> Result<()> {
    let inserted = diesel::insert_into(document_confirmations::table).values(row).execute(connection);
    unless_duplicate(inserted, Code::AlreadyExists)?;
    Ok(())
}

/// The first day of a session about a version at which somebody was.
pub fn attended_on(
    connection: &mut AnyConnection,
    (id, version): (Id, i32),
    staff_id: Id,
) -> Result<Option<NaiveDate>> {
    Ok(dissemination_sessions::table
        .inner_join(
            dissemination_session_documents::table
                .on(dissemination_session_documents::session_id.eq(dissemination_sessions::id)),
        )
        .inner_join(
            dissemination_session_people::table
                .on(dissemination_session_people::session_id.eq(dissemination_sessions::id)),
        )
        .filter(dissemination_session_documents::document_id.eq(id))
        .filter(dissemination_session_documents::version.eq(version))
        .filter(dissemination_session_people::staff_id.eq(staff_id))
        .select(diesel::dsl::min(dissemination_sessions::day))
        .first(connection)?)
}

/// Those of these people whom a version has reached.
pub fn reached(connection: &mut AnyConnection, (id, version): (Id, i32), people: &[Id]) -> Result<BTreeSet<Id>> {
    let confirmed: Vec<Id> = document_confirmations::table
        .filter(document_confirmations::document_id.eq(id).and(document_confirmations::version.eq(version)))
        .filter(document_confirmations::staff_id.eq_any(people.to_vec()))
        .select(document_confirmations::staff_id)
        .load(connection)?;
    let attended: Vec<Id> = dissemination_session_people::table
        .inner_join(
            dissemination_session_documents::table
                .on(dissemination_session_documents::session_id.eq(dissemination_session_people::session_id)),
        )
        .filter(dissemination_session_documents::document_id.eq(id))
        .filter(dissemination_session_documents::version.eq(version))
        .filter(dissemination_session_people::staff_id.eq_any(people.to_vec()))
        .select(dissemination_session_people::staff_id)
        .load(connection)?;
    Ok(confirmed.into_iter().chain(attended).collect())
}

/// Whether a version has reached anybody, or has been at a session.
pub fn is_in_use(connection: &mut AnyConnection, (id, version): (Id, i32)) -> Result<bool> {
    let confirmed: i64 = document_confirmations::table
        .filter(document_confirmations::document_id.eq(id).and(document_confirmations::version.eq(version)))
        .count()
        .get_result(connection)?;
    let held: i64 = dissemination_session_documents::table
        .filter(dissemination_session_documents::document_id.eq(id))
        .filter(dissemination_session_documents::version.eq(version))
        .count()
        .get_result(connection)?;
    Ok(confirmed + held > 0)
}

/// Those of these people who can sign in: their account is active and not locked.
pub fn with_account(connection: &mut AnyConnection, staff_ids: &[Id]) -> Result<BTreeSet<Id>> {
    let rows: Vec<Option<Id>> = accounts::table
        .filter(accounts::staff_id.eq_any(staff_ids))
        .filter(accounts::password_hash.is_not_null().and(accounts::locked.eq(false)))
        .select(accounts::staff_id)
        .load(connection)?;
    Ok(rows.into_iter().flatten().collect())
}

pub fn search_of(number: &str, title: &str, issuer: &str) -> String {
    search_key(&format!("{number} {title} {issuer}"))
}
