//! Rows and queries of certificates.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::super::rules::CertificateState;
use super::filter::{AwaitedFilter, CertificateFilter};
use super::wording::Wording;
use crate::nominations::rules::{NominationState, Way};
use foundation::db::schema::{certificates, courses, nominations, programmes, staff};
use foundation::db::{
    AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, containing, unless_duplicate, unless_stale,
};
use foundation::journal::Journaled;
use foundation::kernel::{Code, CursorValue, Id, Instant, Page, PageRequest, Problem, Result, Scope};
use ward::catalogue::rules::CertificateKind;

/// A certificate or confirmation, as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = certificates, treat_none_as_null = true)]
pub struct Certificate {
    /// Its id.
    pub id: Id,
    /// The place in the course that it came of.
    pub nomination_id: Id,
    /// The person.
    pub staff_id: Id,
    /// The unit that the person was sent from.
    pub unit_id: Id,
    /// Certificate or confirmation.
    pub kind: CertificateKind,
    /// Its number; empty where a confirmation has none.
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// Issuer and number, folded, that no two certificates share; its own id where it has no number or was rejected.
    #[serde(skip)]
    pub number_key: String,
    /// The day of issue.
    pub issued_on: NaiveDate,
    /// The scan.
    pub file_id: Option<Id>,
    /// Where it stands.
    pub state: CertificateState,
    /// Why it was rejected.
    pub state_reason: Option<String>,
    /// The account that handed it in.
    pub uploaded_by: Id,
    /// The account that verified it.
    pub verified_by: Option<Id>,
    /// When it was verified.
    pub verified_at: Option<Instant>,
    /// When it was handed in.
    pub created_at: Instant,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
    /// By which everybody can check it: 122 random bits, hexadecimal.
    #[serde(skip)]
    pub code: String,
    /// What it says, where the ward issued it for a course of its own: a [`Wording`] as JSON.
    #[serde(rename = "issued_here", serialize_with = "whether_there")]
    pub wording: Option<String>,
}

/// The journal tells that the ward issued it, and not each word.
fn whether_there<S: Serializer>(wording: &Option<String>, serializer: S) -> std::result::Result<S::Ok, S::Error> {
    serializer.serialize_bool(wording.is_some())
}

impl Certificate {
    /// Whether the ward issued it, for a course of its own.
    pub const fn issued_here(&self) -> bool {
        self.wording.is_some()
    }

    /// What it says, where the ward issued it.
    pub fn wording(&self) -> Result<Option<Wording>> {
        self.wording.as_deref().map(|text| serde_json::from_str(text).map_err(Problem::internal)).transpose()
    }
}

impl Journaled for Certificate {
    const KIND: &'static str = "certificates";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }

    fn feed(&self) -> Option<Value> {
        Some(json!({
            "id": self.id,
            "nomination_id": self.nomination_id,
            "staff_id": self.staff_id,
            "unit_id": self.unit_id,
            "kind": self.kind,
            "number": self.number,
            "issuer": self.issuer,
            "issued_on": self.issued_on,
            "state": self.state,
            "verified_at": self.verified_at,
            "issued_here": self.issued_here(),
        }))
    }
}

/// A certificate with what a list shows beside it.
#[derive(Clone, Debug, Queryable)]
pub struct CertificateRow {
    /// The certificate.
    pub certificate: Certificate,
    /// The person's name.
    pub full_name: String,
    /// The course.
    pub course_id: Id,
    /// The course's name.
    pub course_name: String,
    sort_key: String,
}

const SORTS: [SortColumn; 3] = [
    SortColumn { name: "created_at", sql: "certificates.created_at", kind: SortKind::Number },
    SortColumn { name: "issued_on", sql: "certificates.issued_on", kind: SortKind::Day },
    SortColumn { name: "name", sql: "staff.sort_key", kind: SortKind::Text },
];

macro_rules! joined {
    () => {
        certificates::table
            .inner_join(nominations::table.on(nominations::id.eq(certificates::nomination_id)))
            .inner_join(courses::table.on(courses::id.eq(nominations::course_id)))
            .inner_join(staff::table.on(staff::id.eq(certificates::staff_id)))
    };
}

macro_rules! shown {
    () => {
        (Certificate::as_select(), staff::full_name, courses::id, courses::name, staff::sort_key)
    };
}

/// The certificates in scope, the latest first.
pub fn list(
    connection: &mut AnyConnection,
    scope: &Scope,
    filter: &CertificateFilter,
    page: &PageRequest,
) -> Result<Page<CertificateRow>> {
    let keyset = Keyset::new(page, &SORTS, "-created_at", "certificates.id")?;
    let filtered = || {
        let in_reach =
            certificates::unit_id.eq_any(scope.unit_ids()).or(certificates::staff_id.eq_any(scope.own_staff));
        let mut query = joined!().into_boxed::<MultiBackend>().filter(in_reach);
        if let Some(state) = filter.state {
            query = query.filter(certificates::state.eq(state));
        }
        if let Some(staff_id) = filter.staff_id {
            query = query.filter(certificates::staff_id.eq(staff_id));
        }
        if let Some(unit_id) = filter.unit_id {
            query = query.filter(certificates::unit_id.eq(unit_id));
        }
        if let Some(course_id) = filter.course_id {
            query = query.filter(nominations::course_id.eq(course_id));
        }
        if let Some(words) = &page.q {
            let words = containing(words);
            query = query
                .filter(staff::search.like(words.clone()).escape('\\').or(courses::search.like(words).escape('\\')));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered().filter(keyset.after()).order(keyset.order_and_limit()).select(shown!()).load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &CertificateRow, column| match column {
            "created_at" => CursorValue::Number(row.certificate.created_at.micros()),
            "issued_on" => CursorValue::from(row.certificate.issued_on),
            "name" => CursorValue::from(&row.sort_key),
            _ => CursorValue::from(row.certificate.id),
        },
        total,
    ))
}

/// Somebody who completed a course that ends with a paper, which nobody has handed in yet.
#[derive(Clone, Debug, Queryable)]
pub struct AwaitedCertificate {
    /// The nomination.
    pub nomination_id: Id,
    /// The person.
    pub staff_id: Id,
    /// The person's name.
    pub full_name: String,
    /// The unit that the person was sent from.
    pub unit_id: Id,
    /// The course.
    pub course_id: Id,
    /// The course's name.
    pub course_name: String,
    /// The course's last day.
    pub last_day: NaiveDate,
    /// What paper the programme ends with.
    pub kind: CertificateKind,
    sort_key: String,
}

const AWAITED_SORTS: [SortColumn; 2] = [
    SortColumn { name: "last_day", sql: "courses.last_day", kind: SortKind::Day },
    SortColumn { name: "name", sql: "staff.sort_key", kind: SortKind::Text },
];

macro_rules! awaited_query {
    ($scope:expr) => {
        awaited_query!()
            .filter(nominations::unit_id.eq_any($scope.unit_ids()).or(nominations::staff_id.eq_any($scope.own_staff)))
    };
    () => {{
        let handed_in = certificates::table
            .filter(certificates::state.ne(CertificateState::Rejected))
            .select(certificates::nomination_id);
        nominations::table
            .inner_join(courses::table.on(courses::id.eq(nominations::course_id)))
            .inner_join(programmes::table.on(programmes::id.eq(courses::programme_id)))
            .inner_join(staff::table.on(staff::id.eq(nominations::staff_id)))
            .into_boxed::<MultiBackend>()
            .filter(nominations::state.eq(NominationState::Completed))
            // What was done before the software owes nothing.
            .filter(nominations::way.ne(Way::Past))
            .filter(programmes::certificate.ne(CertificateKind::None))
            .filter(nominations::id.ne_all(handed_in))
    }};
}

macro_rules! awaited_columns {
    () => {
        (
            nominations::id,
            nominations::staff_id,
            staff::full_name,
            nominations::unit_id,
            courses::id,
            courses::name,
            courses::last_day,
            programmes::certificate,
            staff::sort_key,
        )
    };
}

/// The papers in scope that are still to come, the longest awaited first.
pub fn list_awaited(
    connection: &mut AnyConnection,
    scope: &Scope,
    filter: &AwaitedFilter,
    page: &PageRequest,
) -> Result<Page<AwaitedCertificate>> {
    let keyset = Keyset::new(page, &AWAITED_SORTS, "last_day,name", "nominations.id")?;
    let filtered = || {
        let mut query = awaited_query!(scope);
        if let Some(staff_id) = filter.staff_id {
            query = query.filter(nominations::staff_id.eq(staff_id));
        }
        if let Some(unit_id) = filter.unit_id {
            query = query.filter(nominations::unit_id.eq(unit_id));
        }
        if let Some(course_id) = filter.course_id {
            query = query.filter(nominations::course_id.eq(course_id));
        }
        if let Some(words) = &page.q {
            query = query.filter(staff::search.like(containing(words)).escape('\\'));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select(awaited_columns!())
        .load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &AwaitedCertificate, column| match column {
            "last_day" => CursorValue::from(row.last_day),
            "name" => CursorValue::from(&row.sort_key),
            _ => CursorValue::from(row.nomination_id),
        },
        total,
    ))
}

/// All papers in scope that are still to come.
pub fn awaited_certificates(connection: &mut AnyConnection, scope: &Scope) -> Result<Vec<AwaitedCertificate>> {
    Ok(awaited_query!(scope).order((courses::last_day, nominations::id)).select(awaited_columns!()).load(connection)?)
}

/// The papers of these people that are still to come, wherever they were when they were sent.
pub fn awaited_certificates_of(connection: &mut AnyConnection, people: &[Id]) -> Result<Vec<AwaitedCertificate>> {
    Ok(awaited_query!()
        .filter(nominations::staff_id.eq_any(people.to_vec()))
        .order((courses::last_day, nominations::id))
        .select(awaited_columns!())
        .load(connection)?)
}

/// One certificate, or [`Code::NotFound`].
pub fn find(connection: &mut AnyConnection, id: Id) -> Result<CertificateRow> {
    Ok(joined!().filter(certificates::id.eq(id)).select(shown!()).first(connection)?)
}

/// The certificate of a code, or [`Code::NotFound`].
pub fn certificate_of_code(connection: &mut AnyConnection, code: &str) -> Result<CertificateRow> {
    Ok(joined!().filter(certificates::code.eq(code)).select(shown!()).first(connection)?)
}

/// The certificates of these places in courses, in the order in which they were handed in.
pub fn certificates_of(connection: &mut AnyConnection, nomination_ids: &[Id]) -> Result<Vec<Certificate>> {
    Ok(certificates::table
        .filter(certificates::nomination_id.eq_any(nomination_ids))
        .order((certificates::created_at, certificates::id))
        .select(Certificate::as_select())
        .load(connection)?)
}

/// What the ward issued for a course of its own and what stands of it, by the people's names.
pub fn issued_here_for(connection: &mut AnyConnection, course_id: Id) -> Result<Vec<CertificateRow>> {
    Ok(joined!()
        .filter(nominations::course_id.eq(course_id))
        .filter(certificates::wording.is_not_null())
        .filter(certificates::state.eq(CertificateState::Verified))
        .order((staff::sort_key, certificates::id))
        .select(shown!())
        .load(connection)?)
}

pub fn insert(connection: &mut AnyConnection, certificate: &Certificate) -> Result<()> {
    let written = diesel::insert_into(certificates::table).values(certificate).execute(connection);
    unless_duplicate(written, Code::CertificateDuplicate)?;
    Ok(())
}

/// Writes the certificate over the revision before it.
pub fn update(connection: &mut AnyConnection, certificate: &Certificate) -> Result<()> {
    let there = certificates::table.find(certificate.id);
    let written = diesel::update(there.filter(certificates::revision.eq(certificate.revision - 1)))
        .set(certificate)
        .execute(connection);
    unless_stale(unless_duplicate(written, Code::CertificateDuplicate)?)
}
