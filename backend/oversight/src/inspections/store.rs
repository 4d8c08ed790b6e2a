//! Rows and queries of inspections and findings.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use super::filter::{InspectionFilter, InspectionFindingFilter};
use super::rules::MendingState;
use foundation::db::schema::{inspection_findings, inspections, units};
use foundation::db::{
    AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, containing, unless_stale, within_reach,
};
use foundation::journal::Journaled;
use foundation::kernel::{CursorValue, Id, Instant, Page, PageRequest, Result, search_key};

/// An inspection as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = inspections)]
pub struct Inspection {
    /// Its id.
    pub id: Id,
    /// The unit that was inspected.
    pub unit_id: Id,
    /// The day.
    pub day: NaiveDate,
    /// Who took part.
    pub participants: String,
    /// What was looked at.
    pub subject: String,
    /// What was concluded.
    pub conclusions: String,
    /// Folded subject and conclusions, to be found by.
    #[serde(skip)]
    pub search: String,
    /// Who recorded it, by the name of that time.
    pub recorded_by_name: String,
    /// When it was recorded.
    pub created_at: Instant,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
}

impl Journaled for Inspection {
    const KIND: &'static str = "inspections";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }
}

/// A finding as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = inspection_findings, treat_none_as_null = true)]
pub struct Finding {
    /// Its id.
    pub id: Id,
    /// Of which inspection.
    pub inspection_id: Id,
    /// The unit that has to mend it.
    pub unit_id: Id,
    /// What is to be mended.
    pub words: String,
    /// By when, that day included.
    pub mend_by: NaiveDate,
    /// Where it stands.
    pub state: MendingState,
    /// When it was last reported mended.
    pub mended_on: Option<NaiveDate>,
    /// When it was recorded.
    pub created_at: Instant,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
}

impl Journaled for Finding {
    const KIND: &'static str = "inspection-findings";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }
}

/// An inspection with its unit's name.
#[derive(Clone, Debug, Queryable)]
pub struct InspectionRow {
    /// The inspection.
    pub inspection: Inspection,
    /// The unit's name.
    pub unit_name: String,
    position: i32,
}

/// A finding with its inspection and its unit's name.
#[derive(Clone, Debug, Queryable)]
pub struct FindingRow {
    /// The finding.
    pub finding: Finding,
    /// Its inspection.
    pub inspection: Inspection,
    /// The unit's name.
    pub unit_name: String,
    position: i32,
}

macro_rules! inspections {
    () => {
        inspections::table.inner_join(units::table.on(units::id.eq(inspections::unit_id)))
    };
}

macro_rules! findings {
    () => {
        inspection_findings::table
            .inner_join(inspections::table.on(inspections::id.eq(inspection_findings::inspection_id)))
            .inner_join(units::table.on(units::id.eq(inspection_findings::unit_id)))
    };
}

macro_rules! shown {
    () => {
        (Inspection::as_select(), units::name, units::position)
    };
}

macro_rules! shown_finding {
    () => {
        (Finding::as_select(), Inspection::as_select(), units::name, units::position)
    };
}

const SORTS: [SortColumn; 2] = [
    SortColumn { name: "day", sql: "inspections.day", kind: SortKind::Day },
    SortColumn { name: "unit", sql: "units.position", kind: SortKind::Number },
];

/// The inspections of units in reach, the latest first.
pub fn list(
    connection: &mut AnyConnection,
    reach: &[Id],
    filter: &InspectionFilter,
    page: &PageRequest,
) -> Result<Page<InspectionRow>> {
    let keyset = Keyset::new(page, &SORTS, "-day", "inspections.id")?;
    let in_reach = within_reach(connection, "inspections.unit_id", reach);
    let filtered = || {
        let mut query = inspections!().into_boxed::<MultiBackend>().filter(in_reach.clone());
        if let Some(unit_id) = filter.unit_id {
            query = query.filter(inspections::unit_id.eq(unit_id));
        }
        match &page.q {
            None => query,
            Some(words) => query.filter(inspections::search.like(containing(words)).escape('\\')),
        }
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered().filter(keyset.after()).order(keyset.order_and_limit()).select(shown!()).load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &InspectionRow, column| match column {
            "day" => CursorValue::from(row.inspection.day),
            "unit" => CursorValue::Number(i64::from(row.position)),
            _ => CursorValue::from(row.inspection.id),
        },
        total,
    ))
}

/// One inspection, or [`foundation::kernel::Code::NotFound`].
pub fn find(connection: &mut AnyConnection, id: Id) -> Result<InspectionRow> {
    Ok(inspections!().filter(inspections::id.eq(id)).select(shown!()).first(connection)?)
}

pub fn insert(connection: &mut AnyConnection, inspection: &Inspection) -> Result<()> {
    diesel::insert_into(inspections::table).values(inspection).execute(connection)?;
    Ok(())
}

/// Writes the inspection over the revision before it.
pub fn update(connection: &mut AnyConnection, inspection: &Inspection) -> Result<()> {
    let there = inspections::table.find(inspection.id);
    let written = diesel::update(there.filter(inspections::revision.eq(inspection.revision - 1)))
        .set(inspection)
        .execute(connection)?;
    unless_stale(written)
}

const FINDING_SORTS: [SortColumn; 3] = [
    SortColumn { name: "mend_by", sql: "inspection_findings.mend_by", kind: SortKind::Day },
    SortColumn { name: "unit", sql: "units.position", kind: SortKind::Number },
    SortColumn { name: "day", sql: "inspections.day", kind: SortKind::Day },
];

/// The findings of units in reach, what is to be mended first on top.
pub fn list_findings(
    connection: &mut AnyConnection,
    reach: &[Id],
    filter: &InspectionFindingFilter,
    today: NaiveDate,
    page: &PageRequest,
) -> Result<Page<FindingRow>> {
    let keyset = Keyset::new(page, &FINDING_SORTS, "mend_by", "inspection_findings.id")?;
    let in_reach = within_reach(connection, "inspection_findings.unit_id", reach);
    let filtered = || {
        let mut query = findings!().into_boxed::<MultiBackend>().filter(in_reach.clone());
        if let Some(id) = filter.inspection_id {
            query = query.filter(inspection_findings::inspection_id.eq(id));
        }
        if let Some(unit_id) = filter.unit_id {
            query = query.filter(inspection_findings::unit_id.eq(unit_id));
        }
        if let Some(state) = filter.state {
            query = query.filter(inspection_findings::state.eq(state));
        }
        let is_late = || inspection_findings::state.eq(MendingState::Open).and(inspection_findings::mend_by.lt(today));
        match filter.overdue {
            Some(true) => query = query.filter(is_late()),
            Some(false) => query = query.filter(diesel::dsl::not(is_late())),
            None => {}
        }
        match &page.q {
            None => query,
            Some(words) => query.filter(inspections::search.like(containing(words)).escape('\\')),
        }
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows =
        filtered().filter(keyset.after()).order(keyset.order_and_limit()).select(shown_finding!()).load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &FindingRow, column| match column {
            "mend_by" => CursorValue::from(row.finding.mend_by),
            "unit" => CursorValue::Number(i64::from(row.position)),
            "day" => CursorValue::from(row.inspection.day),
            _ => CursorValue::from(row.finding.id),
        },
        total,
    ))
}

/// One finding, or [`foundation::kernel::Code::NotFound`].
pub fn find_finding(connection: &mut AnyConnection, id: Id) -> Result<FindingRow> {
    Ok(findings!().filter(inspection_findings::id.eq(id)).select(shown_finding!()).first(connection)?)
}

/// The findings of inspections, by inspection, in the order in which they were recorded.
pub fn findings_of(connection: &mut AnyConnection, ids: &[Id]) -> Result<BTreeMap<Id, Vec<FindingRow>>> {
    let rows: Vec<FindingRow> = findings!()
        .filter(inspection_findings::inspection_id.eq_any(ids.to_vec()))
        .order((inspection_findings::created_at, inspection_findings::id))
        .select(shown_finding!())
        .load(connection)?;
    let mut found: BTreeMap<Id, Vec<FindingRow>> = BTreeMap::new();
    for row in rows {
        found.entry(row.finding.inspection_id).or_default().push(row);
    }
    Ok(found)
}

/// The findings of these units in one state, what is to be mended first on top.
pub fn in_state(connection: &mut AnyConnection, units: &[Id], state: MendingState) -> Result<Vec<FindingRow>> {
    Ok(findings!()
        .filter(inspection_findings::unit_id.eq_any(units.to_vec()))
        .filter(inspection_findings::state.eq(state))
        .order((inspection_findings::mend_by, inspection_findings::id))
        .select(shown_finding!())
        .load(connection)?)
}

pub fn insert_finding(connection: &mut AnyConnection, finding: &Finding) -> Result<()> {
    diesel::insert_into(inspection_findings::table).values(finding).execute(connection)?;
    Ok(())
}

/// Writes the finding over the revision before it.
pub fn update_finding(connection: &mut AnyConnection, finding: &Finding) -> Result<()> {
    let there = inspection_findings::table.find(finding.id);
    let written = diesel::update(there.filter(inspection_findings::revision.eq(finding.revision - 1)))
        .set(finding)
        .execute(connection)?;
    unless_stale(written)
}

pub fn search_of(subject: &str, conclusions: &str) -> String {
    search_key(&format!("{subject} {conclusions}"))
}
