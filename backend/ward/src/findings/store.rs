//! Rows and queries of findings.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use super::filter::{FindingFilter, StandingFilter};
use super::rules::{Finding, FindingReason, Purpose, Requirement};
use foundation::db::schema::{requirement_findings, staff};
use foundation::db::{AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, containing};
use foundation::journal::Journaled;
use foundation::kernel::{CursorValue, Id, Instant, Page, PageRequest, Result, Scope, search_key};

/// A finding as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = requirement_findings)]
pub struct RequirementFinding {
    /// Its id.
    pub id: Id,
    /// The person.
    pub staff_id: Id,
    /// The unit that the person belonged to when it was recorded.
    pub unit_id: Id,
    /// What asks for it.
    pub requirement: Purpose,
    /// The task, where it is one.
    pub requirement_task: Option<String>,
    /// The post, where it is one that is known.
    pub post_id: Option<Id>,
    /// Whether it is met.
    pub meets: bool,
    /// From which day.
    pub from_day: NaiveDate,
    /// What says so.
    pub source: FindingReason,
    /// The certificate that says so.
    pub certificate_id: Option<Id>,
    /// Words beside it.
    pub reason: Option<String>,
    /// When it was recorded.
    pub created_at: Instant,
    /// Always 1: a finding is never changed.
    #[serde(skip)]
    pub revision: i64,
}

impl RequirementFinding {
    /// The requirement as the rules compare it: a post by its id, a task by its words.
    pub fn requirement(&self) -> Requirement {
        requirement(self.requirement, self.post_id, self.requirement_task.as_deref())
    }
}

/// A requirement as the rules compare it: a post by its id, a task by its words.
pub fn requirement(purpose: Purpose, post_id: Option<Id>, task: Option<&str>) -> Requirement {
    let of = match (purpose, post_id) {
        (Purpose::Post, Some(post_id)) => post_id,
        (Purpose::Post, None) => Id::from_words("post:unnamed"),
        _ => Id::from_words(&format!("task:{}", search_key(task.unwrap_or_default()))),
    };
    Requirement { purpose, of }
}

impl From<&RequirementFinding> for Finding {
    fn from(row: &RequirementFinding) -> Self {
        Self {
            requirement: row.requirement(),
            meets: row.meets,
            from: row.from_day,
            reason: row.source,
            recorded: row.created_at,
        }
    }
}

impl Journaled for RequirementFinding {
    const KIND: &'static str = "findings";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }
}

/// A person as findings see one.
#[derive(Clone, Debug, Queryable)]
pub struct Subject {
    /// The person.
    pub staff_id: Id,
    /// The person's name.
    pub full_name: String,
    /// The unit that the person belongs to.
    pub unit_id: Id,
    /// The post that the person holds, where it is known.
    pub post_id: Option<Id>,
    /// Its title.
    pub post_title: String,
}

/// A person of the roster; `None` where there is none.
pub fn subject(connection: &mut AnyConnection, staff_id: Id) -> Result<Option<Subject>> {
    Ok(staff::table
        .find(staff_id)
        .select((staff::id, staff::full_name, staff::unit_id, staff::post_id, staff::post_title))
        .first(connection)
        .optional()?)
}

/// A finding with what a list shows beside it.
#[derive(Clone, Debug, Queryable)]
pub struct FindingRow {
    /// The finding.
    pub finding: RequirementFinding,
    /// The person's name.
    pub full_name: String,
    sort_key: String,
}

const SORTS: [SortColumn; 2] = [
    SortColumn { name: "from_day", sql: "requirement_findings.from_day", kind: SortKind::Day },
    SortColumn { name: "name", sql: "staff.sort_key", kind: SortKind::Text },
];

/// The findings in scope, the newest first.
pub fn list(
    connection: &mut AnyConnection,
    scope: &Scope,
    filter: &FindingFilter,
    page: &PageRequest,
) -> Result<Page<FindingRow>> {
    let keyset = Keyset::new(page, &SORTS, "-from_day,name", "requirement_findings.id")?;
    let own: Vec<Id> = scope.own_staff.into_iter().collect();
    let filtered = || {
        let mut query = requirement_findings::table
            .inner_join(staff::table.on(staff::id.eq(requirement_findings::staff_id)))
            .into_boxed::<MultiBackend>()
            .filter(staff::unit_id.eq_any(scope.unit_ids()).or(staff::id.eq_any(own.clone())));
        if let Some(staff_id) = filter.staff_id {
            query = query.filter(requirement_findings::staff_id.eq(staff_id));
        }
        if let Some(unit_id) = filter.unit_id {
            query = query.filter(staff::unit_id.eq(unit_id));
        }
        if let Some(meets) = filter.meets {
            query = query.filter(requirement_findings::meets.eq(meets));
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
        .select((RequirementFinding::as_select(), staff::full_name, staff::sort_key))
        .load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &FindingRow, column| match column {
            "from_day" => CursorValue::from(row.finding.from_day),
            "name" => CursorValue::from(&row.sort_key),
            _ => CursorValue::from(row.finding.id),
        },
        total,
    ))
}

const STANDING_SORTS: [SortColumn; 1] = [SortColumn { name: "name", sql: "staff.sort_key", kind: SortKind::Text }];

/// The people in scope on whom there is a finding, by name.
pub fn people(
    connection: &mut AnyConnection,
    scope: &Scope,
    filter: &StandingFilter,
    page: &PageRequest,
) -> Result<Page<Subject>> {
    let keyset = Keyset::new(page, &STANDING_SORTS, "name", "staff.id")?;
    let own: Vec<Id> = scope.own_staff.into_iter().collect();
    let filtered = || {
        let found = requirement_findings::table.select(requirement_findings::staff_id);
        let mut query = staff::table
            .into_boxed::<MultiBackend>()
            .filter(staff::id.eq_any(found))
            .filter(staff::unit_id.eq_any(scope.unit_ids()).or(staff::id.eq_any(own.clone())));
        if let Some(staff_id) = filter.staff_id {
            query = query.filter(staff::id.eq(staff_id));
        }
        if let Some(unit_id) = filter.unit_id {
            query = query.filter(staff::unit_id.eq(unit_id));
        }
        if let Some(words) = &page.q {
            query = query.filter(staff::search.like(containing(words)).escape('\\'));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows: Vec<(Subject, String)> = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select(((staff::id, staff::full_name, staff::unit_id, staff::post_id, staff::post_title), staff::sort_key))
        .load(connection)?;
    let page = keyset.page(
        rows,
        |(row, sort_key), column| match column {
            "name" => CursorValue::from(sort_key),
            _ => CursorValue::from(row.staff_id),
        },
        total,
    );
    Ok(page.map(|(row, _)| row))
}

/// All findings on these people, in the order in which they were recorded.
pub fn of_people(connection: &mut AnyConnection, staff_ids: &[Id]) -> Result<Vec<RequirementFinding>> {
    Ok(requirement_findings::table
        .filter(requirement_findings::staff_id.eq_any(staff_ids))
        .order((requirement_findings::created_at, requirement_findings::id))
        .select(RequirementFinding::as_select())
        .load(connection)?)
}

pub fn insert(connection: &mut AnyConnection, row: &RequirementFinding) -> Result<()> {
    diesel::insert_into(requirement_findings::table)
        .values((row, requirement_findings::requirement_key.eq(key_of(row))))
        .execute(connection)?;
    Ok(())
}

/// The requirement as a text that is the same for the same requirement, for what is counted in the database.
fn key_of(row: &RequirementFinding) -> String {
    let requirement = row.requirement();
    format!("{}:{}", requirement.purpose, requirement.of)
}

/// Gives the findings of an earlier version, which had none, their requirement as a text.
pub fn complete_keys(connection: &mut AnyConnection) -> Result<()> {
    let without = requirement_findings::requirement_key.eq("");
    let rows: Vec<RequirementFinding> =
        requirement_findings::table.filter(without).select(RequirementFinding::as_select()).load(connection)?;
    for row in rows {
        diesel::update(requirement_findings::table.find(row.id))
            .set(requirement_findings::requirement_key.eq(key_of(&row)))
            .execute(connection)?;
    }
    Ok(())
}

/// The finding that a certificate has made.
pub fn of_certificate(connection: &mut AnyConnection, certificate_id: Id) -> Result<Option<RequirementFinding>> {
    Ok(requirement_findings::table
        .filter(requirement_findings::certificate_id.eq(certificate_id))
        .select(RequirementFinding::as_select())
        .first(connection)
        .optional()?)
}

pub fn delete(connection: &mut AnyConnection, row: &RequirementFinding) -> Result<()> {
    diesel::delete(requirement_findings::table.find(row.id)).execute(connection)?;
    Ok(())
}
