//! Rows and queries of requests and reports.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use super::filter::{ReportRequestFilter, UnitReportFilter};
use super::rules::{ReportRequestKind, UnitReportState};
use foundation::db::schema::{
    staff, unit_report_request_units, unit_report_requests, unit_report_submissions, unit_reports, units,
};
use foundation::db::{
    AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, containing, unless_duplicate, unless_stale, within_reach,
};
use foundation::journal::Journaled;
use foundation::kernel::{Code, CursorValue, Id, Instant, Page, PageRequest, Result, TextEnum as _};
use ward::staff::rules::StaffState;
use ward::units::{UnitKind, shipped_id};

/// A request as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = unit_report_requests, treat_none_as_null = true)]
pub struct ReportRequest {
    /// Its id.
    pub id: Id,
    /// The unit that asks, for those below it.
    pub unit_id: Id,
    /// What is asked for.
    pub kind: ReportRequestKind,
    /// About which year.
    pub year: i32,
    /// Its title.
    pub title: String,
    /// What the report is to say.
    pub about: String,
    /// From which day on it is asked for.
    pub opened_on: NaiveDate,
    /// Until when, that day included.
    pub deadline: NaiveDate,
    /// When it was made.
    pub created_at: Instant,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
}

impl ReportRequest {
    /// Whether it asks every unit about a year.
    pub fn is_yearly(&self) -> bool {
        self.kind == ReportRequestKind::Yearly
    }
}

/// A request with the units that it names, as it goes on record.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RequestOnRecord {
    /// The request.
    #[serde(flatten)]
    pub row: ReportRequest,
    /// The units that it names; none for a yearly one, which asks them all.
    pub unit_ids: BTreeSet<Id>,
}

impl Journaled for RequestOnRecord {
    const KIND: &'static str = "unit-report-requests";

    fn id(&self) -> Id {
        self.row.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.row.unit_id)
    }
}

/// The report of a unit, as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = unit_reports, treat_none_as_null = true)]
pub struct UnitReport {
    /// Its id.
    pub id: Id,
    /// To which request.
    pub request_id: Id,
    /// Of which unit.
    pub unit_id: Id,
    /// Where it stands.
    pub state: UnitReportState,
    /// I. How the work was directed and made known.
    pub steering: String,
    /// II. What was done; of a report that was asked for, what it is about.
    pub results: String,
    /// III. What was in the way, and why.
    pub difficulties: String,
    /// IV. What comes next.
    pub directions: String,
    /// V. What is proposed.
    pub proposals: String,
    /// When it was first handed in.
    pub first_submitted_on: Option<NaiveDate>,
    /// When it was last handed in.
    pub submitted_at: Option<Instant>,
    /// Why it was sent back.
    pub return_reason: Option<String>,
    /// When it was begun.
    pub created_at: Instant,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
}

impl Journaled for UnitReport {
    const KIND: &'static str = "unit-reports";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }
}

/// What was handed in, as it was.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = unit_report_submissions)]
pub struct ReportVersion {
    /// Of which report.
    pub report_id: Id,
    /// Its number, from 1 on.
    pub version: i32,
    /// When it was handed in.
    pub submitted_at: Instant,
    /// By whom, by the name of that time; for a substitute with the name of whom he stood in for.
    pub submitted_by_name: String,
    /// I. How the work was directed and made known.
    pub steering: String,
    /// II. What was done.
    pub results: String,
    /// III. What was in the way, and why.
    pub difficulties: String,
    /// IV. What comes next.
    pub directions: String,
    /// V. What is proposed.
    pub proposals: String,
}

/// A report that a unit is asked for, written or not.
#[derive(Clone, Debug, Queryable)]
pub struct AskedReport {
    /// The request.
    pub request: ReportRequest,
    /// The unit.
    pub unit_id: Id,
    /// The unit's name.
    pub unit_name: String,
    position: i32,
    /// The report, once it was begun.
    pub report: Option<UnitReport>,
}

impl AskedReport {
    /// Where it stands.
    pub fn state(&self) -> UnitReportState {
        self.report.as_ref().map_or(UnitReportState::Asked, |report| report.state)
    }
}

macro_rules! asked {
    ($today:expr) => {
        unit_report_requests::table
            .inner_join(
                units::table.on(unit_report_requests::kind.eq(ReportRequestKind::Yearly).or(diesel::dsl::exists(
                    unit_report_request_units::table
                        .filter(unit_report_request_units::request_id.eq(unit_report_requests::id))
                        .filter(unit_report_request_units::unit_id.eq(units::id)),
                ))),
            )
            .left_join(
                unit_reports::table
                    .on(unit_reports::request_id.eq(unit_report_requests::id).and(unit_reports::unit_id.eq(units::id))),
            )
            .into_boxed::<MultiBackend>()
            .filter(unit_report_requests::opened_on.le($today))
            // A unit that has been dissolved, or that nobody belongs to, owes nothing; what it has written stays. The
            // leaders of the ward are who is reported to.
            .filter(
                unit_reports::id.is_not_null().or(units::active
                    .eq(true)
                    .and(units::kind.eq_any([UnitKind::Department, UnitKind::ServiceUnit]))
                    .and(units::id.ne(shipped_id("leaders")))
                    .and(diesel::dsl::exists(
                        staff::table.filter(staff::unit_id.eq(units::id)).filter(staff::state.eq_any(present())),
                    ))),
            )
    };
}

macro_rules! shown {
    () => {
        (ReportRequest::as_select(), units::id, units::name, units::position, Option::<UnitReport>::as_select())
    };
}

fn present() -> Vec<StaffState> {
    StaffState::those(|state| !state.is_gone())
}

macro_rules! narrowed {
    ($query:expr, $filter:expr) => {{
        let mut query = $query;
        if let Some(request_id) = $filter.request_id {
            query = query.filter(unit_report_requests::id.eq(request_id));
        }
        if let Some(unit_id) = $filter.unit_id {
            query = query.filter(units::id.eq(unit_id));
        }
        if let Some(kind) = $filter.kind {
            query = query.filter(unit_report_requests::kind.eq(kind));
        }
        if let Some(year) = $filter.year {
            query = query.filter(unit_report_requests::year.eq(year));
        }
        match $filter.state {
            None => query,
            Some(UnitReportState::Asked) => query.filter(unit_reports::id.is_null()),
            Some(state) => query.filter(unit_reports::state.eq(state)),
        }
    }};
}

const SORTS: [SortColumn; 3] = [
    SortColumn { name: "deadline", sql: "unit_report_requests.deadline", kind: SortKind::Day },
    SortColumn { name: "unit", sql: "units.position", kind: SortKind::Number },
    SortColumn { name: "state", sql: "coalesce(unit_reports.state, 'asked')", kind: SortKind::Text },
];

/// What units in reach are asked for, written or not.
pub fn list(
    connection: &mut AnyConnection,
    reach: &[Id],
    filter: &UnitReportFilter,
    today: NaiveDate,
    page: &PageRequest,
) -> Result<Page<AskedReport>> {
    let keyset = Keyset::new(page, &SORTS, "-deadline,unit", "(unit_report_requests.id || units.id)")?;
    let in_reach = within_reach(connection, "units.id", reach);
    let filtered = || {
        let query = narrowed!(asked!(today).filter(in_reach.clone()), filter);
        match &page.q {
            None => query,
            Some(words) => query.filter(units::search.like(containing(words)).escape('\\')),
        }
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered().filter(keyset.after()).order(keyset.order_and_limit()).select(shown!()).load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &AskedReport, column| match column {
            "deadline" => CursorValue::from(row.request.deadline),
            "unit" => CursorValue::Number(i64::from(row.position)),
            "state" => CursorValue::from(row.state()),
            _ => CursorValue::from(&format!("{}{}", row.request.id, row.unit_id)),
        },
        total,
    ))
}

/// All that these units are asked for, the earliest deadline first.
pub fn asked(
    connection: &mut AnyConnection,
    reach: &[Id],
    filter: &UnitReportFilter,
    today: NaiveDate,
) -> Result<Vec<AskedReport>> {
    let in_reach = within_reach(connection, "units.id", reach);
    Ok(narrowed!(asked!(today).filter(in_reach), filter)
        .order((unit_report_requests::deadline, unit_report_requests::id, units::position, units::id))
        .select(shown!())
        .load(connection)?)
}

/// One report with its request and unit, or [`Code::NotFound`].
pub fn find(connection: &mut AnyConnection, id: Id) -> Result<AskedReport> {
    let (request, (unit_id, unit_name, position), report) = unit_reports::table
        .inner_join(unit_report_requests::table.on(unit_report_requests::id.eq(unit_reports::request_id)))
        .inner_join(units::table.on(units::id.eq(unit_reports::unit_id)))
        .filter(unit_reports::id.eq(id))
        .select((ReportRequest::as_select(), (units::id, units::name, units::position), UnitReport::as_select()))
        .first::<(ReportRequest, (Id, String, i32), UnitReport)>(connection)?;
    Ok(AskedReport { request, unit_id, unit_name, position, report: Some(report) })
}

pub fn insert(connection: &mut AnyConnection, report: &UnitReport) -> Result<()> {
    let written = diesel::insert_into(unit_reports::table).values(report).execute(connection);
    unless_duplicate(written, Code::AlreadyExists)?;
    Ok(())
}

/// Writes the report over the revision before it.
pub fn update(connection: &mut AnyConnection, report: &UnitReport) -> Result<()> {
    let there = unit_reports::table.find(report.id);
    let written =
        diesel::update(there.filter(unit_reports::revision.eq(report.revision - 1))).set(report).execute(connection)?;
    unless_stale(written)
}

/// What was handed in, the oldest first.
pub fn versions_of(connection: &mut AnyConnection, report_id: Id) -> Result<Vec<ReportVersion>> {
    Ok(unit_report_submissions::table
        .filter(unit_report_submissions::report_id.eq(report_id))
        .order(unit_report_submissions::version)
        .select(ReportVersion::as_select())
        .load(connection)?)
}

/// What is kept of a yearly report when it is handed in, each as JSON; none of any other.
#[derive(Clone, Debug, Default)]
pub struct Frozen {
    /// Its figures.
    pub figures: Option<String>,
    /// The names of who was sent.
    pub names: Option<String>,
    /// The lines behind the other figures.
    pub lines: Option<String>,
}

/// What was handed in, with its figures and what stands behind them.
pub fn insert_version(connection: &mut AnyConnection, version: &ReportVersion, frozen: Frozen) -> Result<()> {
    let frozen = (
        unit_report_submissions::figures.eq(frozen.figures),
        unit_report_submissions::names.eq(frozen.names),
        unit_report_submissions::lines.eq(frozen.lines),
    );
    diesel::insert_into(unit_report_submissions::table).values((version, frozen)).execute(connection)?;
    Ok(())
}

/// The figures of what was last handed in.
pub fn last_figures(connection: &mut AnyConnection, report_id: Id) -> Result<Option<String>> {
    let last = unit_report_submissions::table
        .filter(unit_report_submissions::report_id.eq(report_id))
        .order(unit_report_submissions::version.desc())
        .select(unit_report_submissions::figures);
    Ok(last.first(connection).optional()?.flatten())
}

/// The names behind the figures of what was last handed in.
pub fn last_names(connection: &mut AnyConnection, report_id: Id) -> Result<Option<String>> {
    let last = unit_report_submissions::table
        .filter(unit_report_submissions::report_id.eq(report_id))
        .order(unit_report_submissions::version.desc())
        .select(unit_report_submissions::names);
    Ok(last.first(connection).optional()?.flatten())
}

/// The lines behind the other figures of what was last handed in.
pub fn last_lines(connection: &mut AnyConnection, report_id: Id) -> Result<Option<String>> {
    let last = unit_report_submissions::table
        .filter(unit_report_submissions::report_id.eq(report_id))
        .order(unit_report_submissions::version.desc())
        .select(unit_report_submissions::lines);
    Ok(last.first(connection).optional()?.flatten())
}

const REQUEST_SORTS: [SortColumn; 2] = [
    SortColumn { name: "deadline", sql: "unit_report_requests.deadline", kind: SortKind::Day },
    SortColumn { name: "title", sql: "unit_report_requests.title", kind: SortKind::Text },
];

/// The requests among these.
pub fn list_requests(
    connection: &mut AnyConnection,
    ids: &[Id],
    filter: &ReportRequestFilter,
    page: &PageRequest,
) -> Result<Page<ReportRequest>> {
    let keyset = Keyset::new(page, &REQUEST_SORTS, "-deadline", "unit_report_requests.id")?;
    let filtered = || {
        let mut query = unit_report_requests::table
            .into_boxed::<MultiBackend>()
            .filter(unit_report_requests::id.eq_any(ids.to_vec()));
        if let Some(kind) = filter.kind {
            query = query.filter(unit_report_requests::kind.eq(kind));
        }
        if let Some(year) = filter.year {
            query = query.filter(unit_report_requests::year.eq(year));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select(ReportRequest::as_select())
        .load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &ReportRequest, column| match column {
            "deadline" => CursorValue::from(row.deadline),
            "title" => CursorValue::from(&row.title),
            _ => CursorValue::from(row.id),
        },
        total,
    ))
}

/// Every request that has been opened by a day.
pub fn opened_requests(connection: &mut AnyConnection, today: NaiveDate) -> Result<Vec<ReportRequest>> {
    Ok(unit_report_requests::table
        .filter(unit_report_requests::opened_on.le(today))
        .order((unit_report_requests::deadline, unit_report_requests::id))
        .select(ReportRequest::as_select())
        .load(connection)?)
}

/// One request, or [`Code::NotFound`].
pub fn find_request(connection: &mut AnyConnection, id: Id) -> Result<ReportRequest> {
    Ok(unit_report_requests::table.find(id).select(ReportRequest::as_select()).first(connection)?)
}

/// Whether there is a request with this id.
pub fn has_request(connection: &mut AnyConnection, id: Id) -> Result<bool> {
    let count: i64 =
        unit_report_requests::table.filter(unit_report_requests::id.eq(id)).count().get_result(connection)?;
    Ok(count > 0)
}

pub fn insert_request(connection: &mut AnyConnection, request: &RequestOnRecord) -> Result<()> {
    diesel::insert_into(unit_report_requests::table).values(&request.row).execute(connection)?;
    for unit_id in &request.unit_ids {
        diesel::insert_into(unit_report_request_units::table)
            .values((
                unit_report_request_units::request_id.eq(request.row.id),
                unit_report_request_units::unit_id.eq(unit_id),
            ))
            .execute(connection)?;
    }
    Ok(())
}

/// Writes the request over the revision before it.
pub fn update_request(connection: &mut AnyConnection, request: &ReportRequest) -> Result<()> {
    let there = unit_report_requests::table.find(request.id);
    let written = diesel::update(there.filter(unit_report_requests::revision.eq(request.revision - 1)))
        .set(request)
        .execute(connection)?;
    unless_stale(written)
}

/// The units that requests name, by request.
pub fn named_units(connection: &mut AnyConnection, ids: &[Id]) -> Result<BTreeMap<Id, BTreeSet<Id>>> {
    let rows: Vec<(Id, Id)> = unit_report_request_units::table
        .filter(unit_report_request_units::request_id.eq_any(ids.to_vec()))
        .select((unit_report_request_units::request_id, unit_report_request_units::unit_id))
        .load(connection)?;
    let mut found: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
    for (request_id, unit_id) in rows {
        found.entry(request_id).or_default().insert(unit_id);
    }
    Ok(found)
}
