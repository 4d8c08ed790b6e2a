//! Rows and queries of the superior's sheet.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use super::filter::SuperiorDataFilter;
use foundation::db::schema::{
    certificates, courses, evaluation_courses, evaluations, nominations, programmes, result_reports, results, staff,
    superior_sheet_layouts, superior_software_marks, units,
};
use foundation::db::{
    AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, unless_duplicate, unless_stale, within_reach,
};
use foundation::journal::Journaled;
use foundation::kernel::{Code, CursorValue, Id, Page, PageRequest, Result, Scope, TextEnum as _};
use training::nominations::rules::NominationState;
use training::result_reports::rules::ReportState;
use training::results::rules::{CertificateState, Grade, ResultOutcome};
use ward::catalogue::rules::ProgrammeKind;
use ward::staff::rules::StaffCategory;

/// A layout as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = superior_sheet_layouts)]
pub struct Layout {
    /// Whose it is.
    pub unit_id: Id,
    /// The columns, as JSON.
    pub layout: String,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
}

impl Journaled for Layout {
    const KIND: &'static str = "superior-sheet-layouts";

    fn id(&self) -> Id {
        self.unit_id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }
}

/// The layout that somebody has made for a unit.
pub fn layout(connection: &mut AnyConnection, unit_id: Id) -> Result<Option<Layout>> {
    Ok(superior_sheet_layouts::table.find(unit_id).select(Layout::as_select()).first(connection).optional()?)
}

pub fn insert(connection: &mut AnyConnection, row: &Layout) -> Result<()> {
    let written = diesel::insert_into(superior_sheet_layouts::table).values(row).execute(connection);
    unless_duplicate(written, Code::Stale)?;
    Ok(())
}

/// Writes the layout over the revision before it.
pub fn update(connection: &mut AnyConnection, row: &Layout) -> Result<()> {
    let known = superior_sheet_layouts::table.find(row.unit_id);
    unless_stale(
        diesel::update(known.filter(superior_sheet_layouts::revision.eq(row.revision - 1)))
            .set(row)
            .execute(connection)?,
    )
}

/// A time of being sent: the person, the unit, the course.
#[derive(Clone, Debug, Queryable)]
pub struct Base {
    /// The nomination.
    pub id: Id,
    /// The person.
    pub staff_id: Id,
    /// The person's name.
    pub full_name: String,
    /// What names sort by.
    pub sort_key: String,
    /// The birth date.
    pub birth_date: Option<NaiveDate>,
    /// The year of birth, where no more is known.
    pub birth_year: Option<i32>,
    /// The post.
    pub post_title: String,
    /// What the person is.
    pub category: StaffCategory,
    /// The unit.
    pub unit_id: Id,
    /// The unit's name.
    pub unit_name: String,
    /// The course.
    pub course_id: Id,
    /// The course's name.
    pub course_name: String,
    /// Who organised it.
    pub organiser: String,
    /// Its first day.
    pub first_day: NaiveDate,
    /// Its last day.
    pub last_day: NaiveDate,
    /// The programme's name.
    pub programme_name: String,
    /// What kind of programme it is.
    pub programme_kind: ProgrammeKind,
}

/// Number, issuer and day of a certificate.
pub type Paper = (String, String, NaiveDate);
/// Outcome, score in hundredths and grade.
pub type Came = (ResultOutcome, Option<i32>, Option<Grade>);
/// Index in hundredths, what it means, and the day of signing.
pub type Evaluated = (Option<i32>, Option<String>, Option<NaiveDate>);

/// A time of being sent with all that came of it.
#[derive(Clone, Debug)]
pub struct SuperiorRow {
    /// The person, the unit, the course.
    pub base: Base,
    /// What came of it.
    pub result: Option<Came>,
    /// The latest certificate that was not rejected.
    pub certificate: Option<Paper>,
    /// How the report stands.
    pub report: Option<ReportState>,
    /// The signed evaluation.
    pub evaluation: Option<Evaluated>,
    /// From which day on it is in the superior's software, with the evidence.
    pub mark: Option<(NaiveDate, String)>,
}

const SORTS: [SortColumn; 2] = [
    SortColumn { name: "last_day", sql: "courses.last_day", kind: SortKind::Day },
    SortColumn { name: "name", sql: "staff.sort_key", kind: SortKind::Text },
];

/// Those who were sent from the units in scope, with all that came of it.
pub fn list(
    connection: &mut AnyConnection,
    scope: &Scope,
    filter: &SuperiorDataFilter,
    page: &PageRequest,
) -> Result<Page<SuperiorRow>> {
    let keyset = Keyset::new(page, &SORTS, "-last_day", "nominations.id")?;
    let in_units = within_reach(connection, "nominations.unit_id", &scope.unit_ids());
    let filtered = || {
        let marked = superior_software_marks::table.select(superior_software_marks::nomination_id);
        let mut query = nominations::table
            .inner_join(staff::table.on(staff::id.eq(nominations::staff_id)))
            .inner_join(units::table.on(units::id.eq(nominations::unit_id)))
            .inner_join(courses::table.on(courses::id.eq(nominations::course_id)))
            .inner_join(programmes::table.on(programmes::id.eq(courses::programme_id)))
            .filter(nominations::state.eq_any(NominationState::those(NominationState::was_sent)))
            .filter(in_units.clone())
            .into_boxed::<MultiBackend>();
        if let Some(course_id) = filter.course_id {
            query = query.filter(nominations::course_id.eq(course_id));
        }
        if let Some(unit_id) = filter.unit_id {
            query = query.filter(nominations::unit_id.eq(unit_id));
        }
        if let Some(from) = filter.from {
            query = query.filter(courses::last_day.ge(from));
        }
        if let Some(to) = filter.to {
            query = query.filter(courses::last_day.le(to));
        }
        query = match filter.marked {
            Some(true) => query.filter(nominations::id.eq_any(marked)),
            Some(false) => query.filter(nominations::id.ne_all(marked)),
            None => query,
        };
        if let Some(words) = &page.q {
            query = query.filter(staff::search.like(foundation::db::containing(words)).escape('\\'));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows: Vec<Base> = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select((
            nominations::id,
            staff::id,
            staff::full_name,
            staff::sort_key,
            staff::birth_date,
            staff::birth_year,
            staff::post_title,
            staff::category,
            units::id,
            units::name,
            courses::id,
            courses::name,
            courses::organiser,
            courses::first_day,
            courses::last_day,
            programmes::name,
            programmes::kind,
        ))
        .load(connection)?;
    let page = keyset.page(
        rows,
        |row: &Base, column| match column {
            "last_day" => CursorValue::from(row.last_day),
            "name" => CursorValue::from(&row.sort_key),
            _ => CursorValue::from(row.id),
        },
        total,
    );
    let mut beside = Beside::of(connection, &page.items.iter().map(|row| row.id).collect::<Vec<_>>())?;
    Ok(page.map(|base| SuperiorRow {
        result: beside.results.remove(&base.id),
        certificate: beside.certificates.remove(&base.id),
        report: beside.reports.remove(&base.id),
        evaluation: beside.evaluations.remove(&base.id),
        mark: beside.marks.remove(&base.id),
        base,
    }))
}

/// What came of the nominations of a page, each by its nomination.
struct Beside {
    results: BTreeMap<Id, Came>,
    certificates: BTreeMap<Id, Paper>,
    reports: BTreeMap<Id, ReportState>,
    evaluations: BTreeMap<Id, Evaluated>,
    marks: BTreeMap<Id, (NaiveDate, String)>,
}

impl Beside {
    fn of(connection: &mut AnyConnection, ids: &[Id]) -> Result<Self> {
        let came: Vec<(Id, Came)> = results::table
            .filter(results::nomination_id.eq_any(ids))
            .select((results::nomination_id, (results::outcome, results::score_hundredths, results::grade)))
            .load(connection)?;
        // The later one stands where there are two.
        let papers: Vec<(Id, Paper)> = certificates::table
            .filter(certificates::nomination_id.eq_any(ids))
            .filter(certificates::state.ne(CertificateState::Rejected))
            .order((certificates::created_at, certificates::id))
            .select((
                certificates::nomination_id,
                (certificates::number, certificates::issuer, certificates::issued_on),
            ))
            .load(connection)?;
        let reports: Vec<(Id, ReportState)> = result_reports::table
            .filter(result_reports::nomination_id.eq_any(ids))
            .select((result_reports::nomination_id, result_reports::state))
            .load(connection)?;
        let evaluated: Vec<(Id, Evaluated)> = evaluation_courses::table
            .inner_join(evaluations::table.on(evaluations::id.eq(evaluation_courses::evaluation_id)))
            .filter(evaluation_courses::nomination_id.eq_any(ids))
            .filter(evaluations::signed_on.is_not_null())
            .select((
                evaluation_courses::nomination_id,
                (evaluations::index_hundredths, evaluations::band, evaluations::signed_on),
            ))
            .load(connection)?;
        let marks: Vec<(Id, (NaiveDate, String))> = superior_software_marks::table
            .filter(superior_software_marks::nomination_id.eq_any(ids))
            .select((
                superior_software_marks::nomination_id,
                (superior_software_marks::marked_on, superior_software_marks::evidence),
            ))
            .load(connection)?;
        Ok(Self {
            results: came.into_iter().collect(),
            certificates: papers.into_iter().collect(),
            reports: reports.into_iter().collect(),
            evaluations: evaluated.into_iter().collect(),
            marks: marks.into_iter().collect(),
        })
    }
}
