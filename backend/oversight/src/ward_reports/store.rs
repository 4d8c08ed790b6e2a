//! Rows and queries of the ward's reports.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use super::filter::WardReportFilter;
use super::rules::{ReportAmendment, WardReportKind, WardReportState};
use foundation::db::schema::{files, registrations, ward_reports};
use foundation::db::{
    AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, containing, unless_stale, within_reach,
};
use foundation::journal::Journaled;
use foundation::kernel::{CursorValue, Id, Instant, Page, PageRequest, Result};

/// A report of the ward, as stored; what is kept at its issue lies beside it.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = ward_reports, treat_none_as_null = true)]
pub struct WardReport {
    /// Its id.
    pub id: Id,
    /// The unit that reports, with all below it.
    pub unit_id: Id,
    /// What it is about.
    pub kind: WardReportKind,
    /// Its title.
    pub title: String,
    /// The title, folded.
    #[serde(skip)]
    pub search: String,
    /// Whom it is addressed to, one a line.
    pub addressees: String,
    /// The first day of its period.
    pub from_day: NaiveDate,
    /// The last one.
    pub to_day: NaiveDate,
    /// The earlier report that it corrects, replaces or revokes.
    pub amends_id: Option<Id>,
    /// Which of these.
    pub amendment: Option<ReportAmendment>,
    /// Where it stands.
    pub state: WardReportState,
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
    /// The file as it was issued.
    pub file_id: Option<Id>,
    /// When it was issued.
    pub issued_at: Option<Instant>,
    /// By whom, by the name of that time.
    pub issued_by_name: Option<String>,
    /// When it was begun.
    pub created_at: Instant,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
}

impl Journaled for WardReport {
    const KIND: &'static str = "ward-reports";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }
}

/// What is kept of a report at its issue, each as JSON; none while it is a draft.
#[derive(Clone, Debug, Default, PartialEq, AsChangeset)]
#[diesel(table_name = ward_reports, treat_none_as_null = true)]
pub struct Kept {
    /// Its figures.
    pub figures: Option<String>,
    /// The names behind them.
    pub names: Option<String>,
    /// The lines behind the figures that are not of people sent.
    pub lines: Option<String>,
    /// What has changed since the report before.
    pub changes: Option<String>,
    /// What the units have sent.
    pub units: Option<String>,
}

const SORTS: [SortColumn; 2] = [
    SortColumn { name: "to", sql: "ward_reports.to_day", kind: SortKind::Day },
    SortColumn { name: "created_at", sql: "ward_reports.created_at", kind: SortKind::Number },
];

/// The reports of units in reach; drafts only of those units.
pub fn list(
    connection: &mut AnyConnection,
    (reach, with_drafts): (&[Id], &[Id]),
    filter: &WardReportFilter,
    page: &PageRequest,
) -> Result<Page<WardReport>> {
    let keyset = Keyset::new(page, &SORTS, "-to,-created_at", "ward_reports.id")?;
    let in_reach = within_reach(connection, "ward_reports.unit_id", reach);
    let filtered = || {
        let mut query = ward_reports::table.into_boxed::<MultiBackend>().filter(in_reach.clone()).filter(
            ward_reports::state.eq(WardReportState::Issued).or(ward_reports::unit_id.eq_any(with_drafts.to_vec())),
        );
        if let Some(kind) = filter.kind {
            query = query.filter(ward_reports::kind.eq(kind));
        }
        if let Some(state) = filter.state {
            query = query.filter(ward_reports::state.eq(state));
        }
        if let Some(sha256) = &filter.sha256 {
            let of_file = files::table.filter(files::sha256.eq(sha256.to_lowercase())).select(files::id.nullable());
            query = query.filter(ward_reports::file_id.eq_any(of_file));
        }
        if let Some(words) = &page.q {
            query = query.filter(ward_reports::search.like(containing(words)).escape('\\'));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select(WardReport::as_select())
        .load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &WardReport, column| match column {
            "to" => CursorValue::from(row.to_day),
            "created_at" => CursorValue::Number(row.created_at.micros()),
            _ => CursorValue::from(row.id),
        },
        total,
    ))
}

/// One report, or [`foundation::kernel::Code::NotFound`].
pub fn find(connection: &mut AnyConnection, id: Id) -> Result<WardReport> {
    Ok(ward_reports::table.find(id).select(WardReport::as_select()).first(connection)?)
}

/// The figures that were kept of a report, and what the units had sent.
pub fn kept_figures(connection: &mut AnyConnection, id: Id) -> Result<(Option<String>, Option<String>)> {
    let kept = (ward_reports::figures, ward_reports::units);
    Ok(ward_reports::table.find(id).select(kept).first(connection)?)
}

/// The names that were kept of a report: far longer than all else, so read where they are asked for alone.
pub fn kept_names(connection: &mut AnyConnection, id: Id) -> Result<Option<String>> {
    Ok(ward_reports::table.find(id).select(ward_reports::names).first(connection)?)
}

/// The lines that were kept of a report: read where they are asked for alone, as the names.
pub fn kept_lines(connection: &mut AnyConnection, id: Id) -> Result<Option<String>> {
    Ok(ward_reports::table.find(id).select(ward_reports::lines).first(connection)?)
}

/// What had changed, as it was kept of a report.
pub fn kept_changes(connection: &mut AnyConnection, id: Id) -> Result<Option<String>> {
    Ok(ward_reports::table.find(id).select(ward_reports::changes).first(connection)?)
}

/// A report with its number and day in the register, where it has them.
pub type Registered = (WardReport, Option<String>, Option<NaiveDate>);

/// The issued reports that amend these, by the one that they amend, the oldest first.
pub fn amending(connection: &mut AnyConnection, ids: &[Id]) -> Result<BTreeMap<Id, Vec<Registered>>> {
    let rows: Vec<Registered> = ward_reports::table
        .left_join(registrations::table.on(registrations::subject_id.eq(ward_reports::id)))
        .filter(ward_reports::amends_id.eq_any(ids.to_vec()))
        .filter(ward_reports::state.eq(WardReportState::Issued))
        .order((ward_reports::issued_at, ward_reports::id))
        .select((WardReport::as_select(), registrations::number.nullable(), registrations::signed_on.nullable()))
        .load(connection)?;
    let mut found: BTreeMap<Id, Vec<Registered>> = BTreeMap::new();
    for row in rows {
        if let Some(amends_id) = row.0.amends_id {
            found.entry(amends_id).or_default().push(row);
        }
    }
    Ok(found)
}

/// The last report of a unit that was issued before an instant.
pub fn issued_before(connection: &mut AnyConnection, unit_id: Id, instant: Instant) -> Result<Option<WardReport>> {
    Ok(ward_reports::table
        .filter(ward_reports::unit_id.eq(unit_id))
        .filter(ward_reports::state.eq(WardReportState::Issued))
        .filter(ward_reports::issued_at.lt(instant))
        .order((ward_reports::issued_at.desc(), ward_reports::id.desc()))
        .select(WardReport::as_select())
        .first(connection)
        .optional()?)
}

pub fn insert(connection: &mut AnyConnection, report: &WardReport) -> Result<()> {
    diesel::insert_into(ward_reports::table).values(report).execute(connection)?;
    Ok(())
}

/// Writes the report over the revision before it.
pub fn update(connection: &mut AnyConnection, report: &WardReport) -> Result<()> {
    let there = ward_reports::table.find(report.id);
    let written =
        diesel::update(there.filter(ward_reports::revision.eq(report.revision - 1))).set(report).execute(connection)?;
    unless_stale(written)
}

/// Writes what is kept of a report.
pub fn keep(connection: &mut AnyConnection, id: Id, kept: &Kept) -> Result<()> {
    diesel::update(ward_reports::table.find(id)).set(kept).execute(connection)?;
    Ok(())
}

/// Deletes a draft.
pub fn delete(connection: &mut AnyConnection, id: Id) -> Result<()> {
    diesel::delete(ward_reports::table.find(id)).execute(connection)?;
    Ok(())
}
