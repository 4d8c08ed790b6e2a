//! Rows and queries of people.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

use super::rules::{
    Gender, PoliticalTheory, PostLevel, PublicBody, Qualification, StaffCategory, StaffState, StateManagement,
};
use foundation::db::schema::{staff, staff_former_categories, units};
use foundation::db::{AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, unless_duplicate, unless_stale};
use foundation::journal::Journaled;
use foundation::kernel::{Code, CursorValue, Id, Page, PageRequest, Result, Scope};

/// Somebody on the roster, as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = staff, treat_none_as_null = true)]
pub struct Staff {
    /// The person's id.
    pub id: Id,
    /// Full name, as written.
    pub full_name: String,
    /// The name and the code, folded, to be found by.
    #[serde(skip)]
    pub search: String,
    /// What the name sorts by.
    #[serde(skip)]
    pub sort_key: String,
    /// Staff code, unique.
    pub code: Option<String>,
    /// Gender.
    pub gender: Option<Gender>,
    /// Birth date.
    pub birth_date: Option<NaiveDate>,
    /// Year of birth, also where no more is known.
    pub birth_year: Option<i32>,
    /// Legal category.
    pub category: StaffCategory,
    /// Which side of the political system; null: the government's.
    pub public_body: Option<PublicBody>,
    /// Whether the plan is for this person.
    pub in_plan_scope: bool,
    /// The unit of the present assignment.
    pub unit_id: Id,
    /// The post of the present assignment.
    pub post_id: Option<Id>,
    /// Office or title held.
    pub post_title: String,
    /// Leading or specialist.
    pub level: PostLevel,
    /// Mã ngạch.
    pub rank_code: Option<String>,
    /// Ngạch, chức danh nghề nghiệp.
    pub rank_name: Option<String>,
    /// Level of qualification.
    pub qualification: Option<Qualification>,
    /// Field of study.
    pub field_of_study: Option<String>,
    /// Level of political theory.
    pub political_theory: Option<PoliticalTheory>,
    /// Level of state management.
    pub state_management: Option<StateManagement>,
    /// Skills with computers, as typed.
    pub informatics: Option<String>,
    /// Foreign languages, as typed.
    pub foreign_language: Option<String>,
    /// First day of employment.
    pub hired_on: Option<NaiveDate>,
    /// Telephone.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Whether a member of the Party: dissemination counts them.
    pub party_member: bool,
    /// The state that began last.
    pub state: StaffState,
    /// A remark.
    pub note: Option<String>,
    /// Counts the changes.
    #[serde(skip)]
    pub revision: i64,
}

impl Journaled for Staff {
    const KIND: &'static str = "staff";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }

    fn feed(&self) -> Option<Value> {
        Some(json!({
            "id": self.id,
            "full_name": self.full_name,
            "birth_date": self.birth_date,
            "gender": self.gender,
            "phone": self.phone,
            "email": self.email,
            "code": self.code,
            "category": self.category,
            "public_body": self.public_body,
            "in_plan_scope": self.in_plan_scope,
            "unit_id": self.unit_id,
            "post_id": self.post_id,
            "post_title": self.post_title,
            "level": self.level,
            "rank_code": self.rank_code,
            "qualification": self.qualification,
            "field_of_study": self.field_of_study,
            "political_theory": self.political_theory,
            "state_management": self.state_management,
            "hired_on": self.hired_on,
            "state": self.state,
        }))
    }
}

/// What the list can be narrowed to.
#[derive(Clone, Debug, Default)]
pub struct Narrowing {
    /// Only people of these units.
    pub units: Option<BTreeSet<Id>>,
    /// Only of this category.
    pub category: Option<StaffCategory>,
    /// Only leading, or only specialists.
    pub level: Option<PostLevel>,
    /// Only in this state.
    pub state: Option<StaffState>,
    /// Only those that the plan is for, or only the others.
    pub in_plan_scope: Option<bool>,
}

/// A person with the name of the unit.
pub type Listed = (Staff, String, i32);

const SORTS: [SortColumn; 4] = [
    SortColumn { name: "name", sql: "staff.sort_key", kind: SortKind::Text },
    SortColumn { name: "unit", sql: "units.position", kind: SortKind::Number },
    // People without a day of employment stand last.
    SortColumn { name: "hired_on", sql: "coalesce(staff.hired_on, DATE('9999-12-31'))", kind: SortKind::Day },
    SortColumn { name: "level", sql: "staff.level", kind: SortKind::Text },
];
const LAST_DAY: &str = "9999-12-31";

/// The people in scope.
pub fn list(
    connection: &mut AnyConnection,
    scope: &Scope,
    narrowing: &Narrowing,
    page: &PageRequest,
) -> Result<Page<Listed>> {
    let keyset = Keyset::new(page, &SORTS, "name", "staff.id")?;
    let filtered = || {
        let in_reach = staff::unit_id.eq_any(scope.unit_ids()).or(staff::id.eq_any(scope.own_staff));
        let mut query = staff::table
            .inner_join(units::table.on(units::id.eq(staff::unit_id)))
            .into_boxed::<MultiBackend>()
            .filter(in_reach);
        if let Some(units) = &narrowing.units {
            query = query.filter(staff::unit_id.eq_any(units.iter().copied().collect::<Vec<_>>()));
        }
        if let Some(category) = narrowing.category {
            query = query.filter(staff::category.eq(category));
        }
        if let Some(level) = narrowing.level {
            query = query.filter(staff::level.eq(level));
        }
        if let Some(state) = narrowing.state {
            query = query.filter(staff::state.eq(state));
        }
        if let Some(in_plan_scope) = narrowing.in_plan_scope {
            query = query.filter(staff::in_plan_scope.eq(in_plan_scope));
        }
        if let Some(words) = &page.q {
            query = query.filter(staff::search.like(foundation::db::containing(words)).escape('\\'));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select((Staff::as_select(), units::name, units::position))
        .load(connection)?;
    Ok(keyset.page(
        rows,
        |(row, _, position): &Listed, column| match column {
            "name" => CursorValue::from(&row.sort_key),
            "unit" => CursorValue::Number(i64::from(*position)),
            "hired_on" => row.hired_on.map_or_else(|| CursorValue::from(LAST_DAY), CursorValue::from),
            "level" => CursorValue::from(row.level),
            _ => CursorValue::from(row.id),
        },
        total,
    ))
}

/// One person, or [`Code::NotFound`].
pub fn find(connection: &mut AnyConnection, id: Id) -> Result<Staff> {
    Ok(staff::table.find(id).select(Staff::as_select()).first(connection)?)
}

/// One person, if there is one with this id.
pub fn known(connection: &mut AnyConnection, id: Id) -> Result<Option<Staff>> {
    Ok(staff::table.find(id).select(Staff::as_select()).first(connection).optional()?)
}

/// Several people, in the order of their names; ids that nobody has are left out.
pub fn find_many(connection: &mut AnyConnection, ids: &[Id]) -> Result<Vec<Staff>> {
    Ok(staff::table
        .filter(staff::id.eq_any(ids.to_vec()))
        .order((staff::sort_key, staff::id))
        .select(Staff::as_select())
        .load(connection)?)
}

/// Everybody with exactly this name.
pub fn named(connection: &mut AnyConnection, full_name: &str) -> Result<Vec<Staff>> {
    Ok(staff::table.filter(staff::full_name.eq(full_name)).select(Staff::as_select()).load(connection)?)
}

/// Everybody of these units, in the order of their names.
pub fn of_units(connection: &mut AnyConnection, units: &[Id]) -> Result<Vec<Staff>> {
    Ok(staff::table
        .filter(staff::unit_id.eq_any(units.to_vec()))
        .order((staff::sort_key, staff::id))
        .select(Staff::as_select())
        .load(connection)?)
}

pub fn insert(connection: &mut AnyConnection, person: &Staff) -> Result<()> {
    unless_duplicate(diesel::insert_into(staff::table).values(person).execute(connection), Code::AlreadyExists)?;
    Ok(())
}

/// Writes the person over the revision before.
pub fn update(connection: &mut AnyConnection, person: &Staff) -> Result<()> {
    let written = diesel::update(staff::table.find(person.id).filter(staff::revision.eq(person.revision - 1)))
        .set(person)
        .execute(connection);
    unless_stale(unless_duplicate(written, Code::AlreadyExists)?)
}

/// The first day of whatever was so before anybody looked.
const ALWAYS: NaiveDate = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap();

/// Keeps what a person was until the day before `today`: figures of past days stay what they were.
pub fn keep_category(connection: &mut AnyConnection, before: &Staff, today: NaiveDate) -> Result<()> {
    let kept: Option<NaiveDate> = staff_former_categories::table
        .filter(staff_former_categories::staff_id.eq(before.id))
        .select(diesel::dsl::max(staff_former_categories::last_day))
        .first(connection)?;
    let first_day = kept.and_then(|day| day.succ_opt()).unwrap_or(ALWAYS);
    let Some(last_day) = today.pred_opt().filter(|last_day| first_day <= *last_day) else { return Ok(()) };
    diesel::insert_into(staff_former_categories::table)
        .values((
            staff_former_categories::staff_id.eq(before.id),
            staff_former_categories::first_day.eq(first_day),
            staff_former_categories::last_day.eq(last_day),
            staff_former_categories::category.eq(before.category),
            staff_former_categories::in_plan_scope.eq(before.in_plan_scope),
        ))
        .execute(connection)?;
    Ok(())
}

/// Locks these people until the end of the transaction, each by id, so that two approvals cannot pass each other
/// (PostgreSQL; SQLite has one writer anyway).
pub fn lock(connection: &mut AnyConnection, ids: &BTreeSet<Id>) -> Result<()> {
    for id in ids {
        diesel::update(staff::table.find(*id)).set(staff::revision.eq(staff::revision)).execute(connection)?;
    }
    Ok(())
}
