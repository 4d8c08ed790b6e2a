//! Rows and queries of needs, the lines of submissions.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use serde::Serialize;

use crate::needs::filter::NeedFilter;
use crate::needs::rules::{NeedOrigin, SubmissionState};
use foundation::db::schema::{need_people, needs, needs_rounds, needs_submissions, staff, units, year_plan_items};
use foundation::db::{
    AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, unless_duplicate, unless_stale, within_reach,
};
use foundation::journal::Journaled;
use foundation::kernel::{Code, CursorValue, Id, Instant, Page, PageRequest, Result, Scope};

/// A need as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = needs, treat_none_as_null = true)]
pub struct Need {
    /// Its id.
    pub id: Id,
    /// Of which unit.
    pub unit_id: Id,
    /// Of which submission; null while it waits for the next round.
    pub submission_id: Option<Id>,
    /// The programme that is wanted.
    pub programme_id: Option<Id>,
    /// What is wanted, in words: where the catalogue has no such programme, or beside it.
    pub content: String,
    /// How many people.
    pub people: i32,
    /// In which year.
    pub year: Option<i32>,
    /// In which quarter.
    pub quarter: Option<i32>,
    /// What it is thought to cost, in đồng.
    pub estimated_cost: Option<i64>,
    /// Why.
    pub reason: String,
    /// Where it comes from.
    pub origin: NeedOrigin,
    /// The nomination that found no place.
    pub carried_from_id: Option<Id>,
    /// The item of the year plan that serves it.
    pub year_plan_item_id: Option<Id>,
    /// Its place in the submission.
    pub position: i32,
    /// When it was made.
    pub created_at: Instant,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
}

/// A need with the people that it names, as it goes on record.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NeedOnRecord {
    /// The need.
    #[serde(flatten)]
    pub need: Need,
    /// Whom it names.
    pub staff_ids: Vec<Id>,
}

impl Journaled for NeedOnRecord {
    const KIND: &'static str = "needs";

    fn id(&self) -> Id {
        self.need.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.need.unit_id)
    }
}

/// A need with its round and its unit.
#[derive(Clone, Debug, Queryable)]
pub struct NeedRow {
    /// The need.
    pub need: Need,
    /// Id, name and state of the round and state of the submission; none while the need waits for the next one.
    pub round: Option<(Id, String, SubmissionState)>,
    /// The unit's name.
    pub unit_name: String,
    /// Plan, content and quarter of the item that serves it.
    pub item: Option<(Id, String, i32)>,
    position: i32,
}

macro_rules! joined {
    () => {
        needs::table
            .inner_join(units::table.on(units::id.eq(needs::unit_id)))
            .left_join(needs_submissions::table.on(needs_submissions::id.nullable().eq(needs::submission_id)))
            .left_join(needs_rounds::table.on(needs_rounds::id.eq(needs_submissions::round_id)))
            .left_join(year_plan_items::table.on(year_plan_items::id.nullable().eq(needs::year_plan_item_id)))
    };
}

macro_rules! shown {
    () => {
        (
            Need::as_select(),
            (needs_rounds::id, needs_rounds::name, needs_submissions::state).nullable(),
            units::name,
            (year_plan_items::year_plan_id, year_plan_items::content, year_plan_items::quarter).nullable(),
            units::position,
        )
    };
}

const SORTS: [SortColumn; 3] = [
    SortColumn { name: "unit", sql: "units.position", kind: SortKind::Number },
    SortColumn { name: "quarter", sql: "coalesce(needs.quarter, 5)", kind: SortKind::Number },
    SortColumn { name: "created_at", sql: "needs.created_at", kind: SortKind::Number },
];

/// How many needs of these units for a year were accepted, and for how many people.
pub fn accepted_for(connection: &mut AnyConnection, units: &BTreeSet<Id>, year: i32) -> Result<(i64, i64)> {
    let people: Vec<i32> = needs::table
        .inner_join(needs_submissions::table.on(needs_submissions::id.nullable().eq(needs::submission_id)))
        .filter(needs_submissions::state.eq(SubmissionState::Accepted))
        .filter(needs::year.eq(year))
        .filter(needs::unit_id.eq_any(units.iter().copied().collect::<Vec<_>>()))
        .select(needs::people)
        .load(connection)?;
    let count = i64::try_from(people.len()).unwrap_or(i64::MAX);
    Ok((count, people.into_iter().map(i64::from).sum()))
}

/// The needs in scope.
pub fn list(
    connection: &mut AnyConnection,
    scope: &Scope,
    filter: &NeedFilter,
    page: &PageRequest,
) -> Result<Page<NeedRow>> {
    let keyset = Keyset::new(page, &SORTS, "unit,created_at", "needs.id")?;
    let in_units = within_reach(connection, "needs.unit_id", &scope.unit_ids());
    let filtered = || {
        let mut query = joined!().into_boxed::<MultiBackend>().filter(in_units.clone());
        if let Some(round_id) = filter.round_id {
            query = query.filter(needs_submissions::round_id.eq(round_id));
        }
        if let Some(unit_id) = filter.unit_id {
            query = query.filter(needs::unit_id.eq(unit_id));
        }
        if let Some(item_id) = filter.year_plan_item_id {
            query = query.filter(needs::year_plan_item_id.eq(item_id));
        }
        if let Some(origin) = filter.origin {
            query = query.filter(needs::origin.eq(origin));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered().filter(keyset.after()).order(keyset.order_and_limit()).select(shown!()).load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &NeedRow, column| match column {
            "unit" => CursorValue::Number(i64::from(row.position)),
            "quarter" => CursorValue::Number(i64::from(row.need.quarter.unwrap_or(5))),
            "created_at" => CursorValue::Number(row.need.created_at.micros()),
            _ => CursorValue::from(row.need.id),
        },
        total,
    ))
}

/// One need, or [`Code::NotFound`].
pub fn find(connection: &mut AnyConnection, id: Id) -> Result<NeedRow> {
    Ok(joined!().filter(needs::id.eq(id)).select(shown!()).first(connection)?)
}

/// The needs of a submission, in their order.
pub fn of_submission(connection: &mut AnyConnection, submission_id: Id) -> Result<Vec<NeedRow>> {
    Ok(joined!()
        .filter(needs::submission_id.eq(submission_id))
        .order((needs::position, needs::id))
        .select(shown!())
        .load(connection)?)
}

/// The needs of those units whose submissions to this round have been accepted, by unit.
pub fn accepted_of(connection: &mut AnyConnection, round_id: Id) -> Result<Vec<NeedRow>> {
    Ok(joined!()
        .filter(needs_submissions::round_id.eq(round_id))
        .filter(needs_submissions::state.eq(SubmissionState::Accepted))
        .order((units::position, needs::unit_id, needs::position, needs::id))
        .select(shown!())
        .load(connection)?)
}

/// The needs that these items serve, by unit.
pub fn served_by(connection: &mut AnyConnection, items: &[Id]) -> Result<Vec<NeedRow>> {
    Ok(joined!()
        .filter(needs::year_plan_item_id.eq_any(items.to_vec()))
        .order((units::position, needs::unit_id, needs::position, needs::id))
        .select(shown!())
        .load(connection)?)
}

/// The needs of these units that wait for a round.
pub fn waiting(connection: &mut AnyConnection, units: &[Id]) -> Result<Vec<Need>> {
    Ok(needs::table
        .filter(needs::submission_id.is_null())
        .filter(needs::unit_id.eq_any(units.to_vec()))
        .order((needs::created_at, needs::id))
        .select(Need::as_select())
        .load(connection)?)
}

/// The need into which a nomination was carried.
pub fn carried_from(connection: &mut AnyConnection, nomination_id: Id) -> Result<Option<NeedRow>> {
    Ok(joined!().filter(needs::carried_from_id.eq(nomination_id)).select(shown!()).first(connection).optional()?)
}

/// Somebody whom a need names: id, name and title.
pub type Named = (Id, String, String);

/// Whom these needs name, by need, each by name.
pub fn people_of(connection: &mut AnyConnection, ids: &[Id]) -> Result<BTreeMap<Id, Vec<Named>>> {
    let rows: Vec<(Id, Id, String, String)> = need_people::table
        .inner_join(staff::table.on(staff::id.eq(need_people::staff_id)))
        .filter(need_people::need_id.eq_any(ids.to_vec()))
        .order((staff::sort_key, staff::id))
        .select((need_people::need_id, staff::id, staff::full_name, staff::post_title))
        .load(connection)?;
    let mut found: BTreeMap<Id, Vec<Named>> = BTreeMap::new();
    for (need, person, name, title) in rows {
        found.entry(need).or_default().push((person, name, title));
    }
    Ok(found)
}

pub fn insert(connection: &mut AnyConnection, record: &NeedOnRecord) -> Result<()> {
    let written = diesel::insert_into(needs::table).values(&record.need).execute(connection);
    unless_duplicate(written, Code::AlreadyCarried)?;
    insert_people(connection, record)
}

fn insert_people(connection: &mut AnyConnection, record: &NeedOnRecord) -> Result<()> {
    for staff_id in &record.staff_ids {
        diesel::insert_into(need_people::table)
            .values((need_people::need_id.eq(record.need.id), need_people::staff_id.eq(staff_id)))
            .execute(connection)?;
    }
    Ok(())
}

/// Writes the need over the revision before it, with whom it names.
pub fn update(connection: &mut AnyConnection, record: &NeedOnRecord) -> Result<()> {
    let there = needs::table.find(record.need.id);
    let written = diesel::update(there.filter(needs::revision.eq(record.need.revision - 1)))
        .set(&record.need)
        .execute(connection)?;
    unless_stale(written)?;
    diesel::delete(need_people::table.filter(need_people::need_id.eq(record.need.id))).execute(connection)?;
    insert_people(connection, record)
}

pub fn delete(connection: &mut AnyConnection, id: Id) -> Result<()> {
    diesel::delete(need_people::table.filter(need_people::need_id.eq(id))).execute(connection)?;
    diesel::delete(needs::table.find(id)).execute(connection)?;
    Ok(())
}

/// Stores which item of the year plan serves these needs; none when the item goes. Their revisions stay: nobody's
/// edit of what the unit wrote becomes stale by it.
pub fn link(connection: &mut AnyConnection, ids: &[Id], item_id: Option<Id>) -> Result<()> {
    diesel::update(needs::table.filter(needs::id.eq_any(ids.to_vec())))
        .set(needs::year_plan_item_id.eq(item_id))
        .execute(connection)?;
    Ok(())
}
