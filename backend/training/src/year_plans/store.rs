//! Rows and queries of year plans, their items and amendments.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use super::filter::{YearPlanFilter, YearPlanItemFilter};
use super::rules::{AmendmentKind, YearPlanState};
use foundation::db::schema::{programmes, year_plan_amendments, year_plan_items, year_plans};
use foundation::db::{
    AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, containing, unless_duplicate, unless_stale, within_reach,
};
use foundation::journal::Journaled;
use foundation::kernel::{Code, CursorValue, Id, Instant, Page, PageRequest, Result};
use ward::catalogue::rules::ProgrammeKind;

/// A year plan as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = year_plans, treat_none_as_null = true)]
pub struct YearPlan {
    /// Its id.
    pub id: Id,
    /// Whose plan it is, with all below.
    pub unit_id: Id,
    /// For which year.
    pub year: i32,
    /// The round of needs behind it.
    pub round_id: Id,
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub state: YearPlanState,
    /// What else is to be known.
    pub note: String,
    /// The account that made it.
    pub author_account_id: Id,
    /// The person who made it; for a substitute, the one stood in for.
    pub author_staff_id: Option<Id>,
    /// When it was last laid before the leader.
    pub submitted_at: Option<Instant>,
    /// By which account.
    pub submitter_account_id: Option<Id>,
    /// By which person.
    pub submitter_staff_id: Option<Id>,
    /// Why it was sent back.
    pub return_reason: Option<String>,
    /// When it was approved.
    pub approved_on: Option<NaiveDate>,
    /// The name of who approved it.
    pub approved_by_name: Option<String>,
    /// When it was made.
    pub created_at: Instant,
    /// Counts its changes, those of its items among them.
    #[serde(skip)]
    pub revision: i64,
}

impl Journaled for YearPlan {
    const KIND: &'static str = "year-plans";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }
}

/// An item of a year plan as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = year_plan_items, treat_none_as_null = true)]
pub struct YearPlanItem {
    /// Its id.
    pub id: Id,
    /// Of which plan.
    pub year_plan_id: Id,
    /// The programme.
    pub programme_id: Option<Id>,
    /// What it is about; the programme's name, or words.
    pub content: String,
    /// Folded content, to be found by.
    #[serde(skip)]
    pub search: String,
    /// In which quarter.
    pub quarter: i32,
    /// How many people are to be sent.
    pub people: i32,
    /// How many places there are to be.
    pub seats: i32,
    /// What it is thought to cost, in đồng.
    pub estimated_cost: i64,
    /// What else is to be known.
    pub note: String,
    /// Whether it was made of needs; else it was entered by hand.
    pub from_needs: bool,
    /// When it was made.
    pub created_at: Instant,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
}

/// An item with the unit of its plan, as it goes on record.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ItemOnRecord {
    /// The item.
    #[serde(flatten)]
    pub item: YearPlanItem,
    /// Whose plan it is.
    #[serde(skip)]
    pub unit_id: Id,
}

impl Journaled for ItemOnRecord {
    const KIND: &'static str = "year-plan-items";

    fn id(&self) -> Id {
        self.item.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }
}

/// A change of an approved plan, with its reason.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = year_plan_amendments)]
pub struct Amendment {
    /// Its id.
    pub id: Id,
    /// Of which plan.
    pub year_plan_id: Id,
    /// Of which item; one that was taken out is there no more.
    pub item_id: Id,
    /// What the item was about.
    pub content: String,
    /// What was done to it.
    pub kind: AmendmentKind,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Instant,
    /// Who.
    pub account_name: String,
    /// For whom, where a substitute acted.
    pub acting_for_name: Option<String>,
}

const SORTS: [SortColumn; 3] = [
    SortColumn { name: "year", sql: "year_plans.year", kind: SortKind::Number },
    SortColumn { name: "name", sql: "year_plans.name", kind: SortKind::Text },
    SortColumn { name: "created_at", sql: "year_plans.created_at", kind: SortKind::Number },
];

/// The plans of these units; of `drafts_of` in whatever state, of the others only when they are approved.
pub fn list(
    connection: &mut AnyConnection,
    (units, drafts_of): (&[Id], &[Id]),
    filter: &YearPlanFilter,
    page: &PageRequest,
) -> Result<Page<YearPlan>> {
    let keyset = Keyset::new(page, &SORTS, "-year,-created_at", "year_plans.id")?;
    let in_units = within_reach(connection, "year_plans.unit_id", units);
    let with_drafts = within_reach(connection, "year_plans.unit_id", drafts_of);
    let filtered = || {
        let shown = year_plans::state.eq(YearPlanState::Approved).or(with_drafts.clone());
        let mut query = year_plans::table.into_boxed::<MultiBackend>().filter(in_units.clone()).filter(shown);
        if let Some(year) = filter.year {
            query = query.filter(year_plans::year.eq(year));
        }
        if let Some(state) = filter.state {
            query = query.filter(year_plans::state.eq(state));
        }
        if let Some(round_id) = filter.round_id {
            query = query.filter(year_plans::round_id.eq(round_id));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select(YearPlan::as_select())
        .load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &YearPlan, column| match column {
            "year" => CursorValue::Number(i64::from(row.year)),
            "name" => CursorValue::from(&row.name),
            "created_at" => CursorValue::Number(row.created_at.micros()),
            _ => CursorValue::from(row.id),
        },
        total,
    ))
}

/// One plan, or [`Code::NotFound`].
pub fn find(connection: &mut AnyConnection, id: Id) -> Result<YearPlan> {
    Ok(year_plans::table.find(id).select(YearPlan::as_select()).first(connection)?)
}

/// The plan of a year that a round has led to.
pub fn of_round(connection: &mut AnyConnection, round_id: Id, year: i32) -> Result<Option<YearPlan>> {
    Ok(year_plans::table
        .filter(year_plans::round_id.eq(round_id))
        .filter(year_plans::year.eq(year))
        .select(YearPlan::as_select())
        .first(connection)
        .optional()?)
}

/// The plans of these units that stand in one of these states.
pub fn in_states(connection: &mut AnyConnection, units: &[Id], states: &[YearPlanState]) -> Result<Vec<YearPlan>> {
    Ok(year_plans::table
        .filter(year_plans::unit_id.eq_any(units.to_vec()))
        .filter(year_plans::state.eq_any(states.to_vec()))
        .order((year_plans::submitted_at, year_plans::id))
        .select(YearPlan::as_select())
        .load(connection)?)
}

pub fn insert(connection: &mut AnyConnection, plan: &YearPlan) -> Result<()> {
    unless_duplicate(diesel::insert_into(year_plans::table).values(plan).execute(connection), Code::AlreadyExists)?;
    Ok(())
}

/// Writes the plan over the revision before it.
pub fn update(connection: &mut AnyConnection, plan: &YearPlan) -> Result<()> {
    let there = year_plans::table.find(plan.id);
    let written =
        diesel::update(there.filter(year_plans::revision.eq(plan.revision - 1))).set(plan).execute(connection)?;
    unless_stale(written)
}

/// An item with its plan and its programme.
#[derive(Clone, Debug, Queryable)]
pub struct ItemRow {
    /// The item.
    pub item: YearPlanItem,
    /// Its plan.
    pub plan: YearPlan,
    /// Code, name and kind of its programme.
    pub programme: Option<(String, String, ProgrammeKind)>,
}

macro_rules! joined {
    () => {
        year_plan_items::table
            .inner_join(year_plans::table.on(year_plans::id.eq(year_plan_items::year_plan_id)))
            .left_join(programmes::table.on(programmes::id.nullable().eq(year_plan_items::programme_id)))
    };
}

macro_rules! shown {
    () => {
        (
            YearPlanItem::as_select(),
            YearPlan::as_select(),
            (programmes::code, programmes::name, programmes::kind).nullable(),
        )
    };
}

const ITEM_SORTS: [SortColumn; 3] = [
    SortColumn { name: "year", sql: "year_plans.year", kind: SortKind::Number },
    SortColumn { name: "quarter", sql: "year_plan_items.quarter", kind: SortKind::Number },
    SortColumn { name: "content", sql: "year_plan_items.search", kind: SortKind::Text },
];

/// The items of the approved plans of these units.
pub fn list_items(
    connection: &mut AnyConnection,
    units: &[Id],
    filter: &YearPlanItemFilter,
    page: &PageRequest,
) -> Result<Page<ItemRow>> {
    let keyset = Keyset::new(page, &ITEM_SORTS, "-year,quarter,content", "year_plan_items.id")?;
    let in_units = within_reach(connection, "year_plans.unit_id", units);
    let filtered = || {
        let mut query = joined!()
            .into_boxed::<MultiBackend>()
            .filter(in_units.clone())
            .filter(year_plans::state.eq(YearPlanState::Approved));
        if let Some(plan_id) = filter.year_plan_id {
            query = query.filter(year_plan_items::year_plan_id.eq(plan_id));
        }
        if let Some(year) = filter.year {
            query = query.filter(year_plans::year.eq(year));
        }
        if let Some(quarter) = filter.quarter {
            query = query.filter(year_plan_items::quarter.eq(quarter));
        }
        if let Some(programme_id) = filter.programme_id {
            let fits = year_plan_items::programme_id.is_null().or(year_plan_items::programme_id.eq(programme_id));
            query = query.filter(fits.assume_not_null());
        }
        if let Some(words) = &page.q {
            query = query.filter(year_plan_items::search.like(containing(words)).escape('\\'));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered().filter(keyset.after()).order(keyset.order_and_limit()).select(shown!()).load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &ItemRow, column| match column {
            "year" => CursorValue::Number(i64::from(row.plan.year)),
            "quarter" => CursorValue::Number(i64::from(row.item.quarter)),
            "content" => CursorValue::from(&row.item.search),
            _ => CursorValue::from(row.item.id),
        },
        total,
    ))
}

/// One item, or [`Code::NotFound`].
pub fn find_item(connection: &mut AnyConnection, id: Id) -> Result<ItemRow> {
    Ok(joined!().filter(year_plan_items::id.eq(id)).select(shown!()).first(connection)?)
}

/// Those of these items that there are.
pub fn find_items(connection: &mut AnyConnection, ids: &[Id]) -> Result<Vec<ItemRow>> {
    Ok(joined!().filter(year_plan_items::id.eq_any(ids.to_vec())).select(shown!()).load(connection)?)
}

/// The items of a plan, by quarter.
pub fn items_of(connection: &mut AnyConnection, plan_id: Id) -> Result<Vec<ItemRow>> {
    Ok(joined!()
        .filter(year_plan_items::year_plan_id.eq(plan_id))
        .order((year_plan_items::quarter, year_plan_items::search, year_plan_items::id))
        .select(shown!())
        .load(connection)?)
}

pub fn insert_item(connection: &mut AnyConnection, item: &YearPlanItem) -> Result<()> {
    diesel::insert_into(year_plan_items::table).values(item).execute(connection)?;
    Ok(())
}

/// Writes the item over the revision before it.
pub fn update_item(connection: &mut AnyConnection, item: &YearPlanItem) -> Result<()> {
    let there = year_plan_items::table.find(item.id);
    let written =
        diesel::update(there.filter(year_plan_items::revision.eq(item.revision - 1))).set(item).execute(connection)?;
    unless_stale(written)
}

/// Removes an item; [`Code::InUse`] when a course answers it.
pub fn delete_item(connection: &mut AnyConnection, id: Id) -> Result<()> {
    diesel::delete(year_plan_items::table.find(id)).execute(connection)?;
    Ok(())
}

pub fn insert_amendment(connection: &mut AnyConnection, amendment: &Amendment) -> Result<()> {
    diesel::insert_into(year_plan_amendments::table).values(amendment).execute(connection)?;
    Ok(())
}

/// The amendments of a plan, the latest first.
pub fn amendments_of(connection: &mut AnyConnection, plan_id: Id) -> Result<Vec<Amendment>> {
    Ok(year_plan_amendments::table
        .filter(year_plan_amendments::year_plan_id.eq(plan_id))
        .order((year_plan_amendments::at.desc(), year_plan_amendments::id.desc()))
        .select(Amendment::as_select())
        .load(connection)?)
}
