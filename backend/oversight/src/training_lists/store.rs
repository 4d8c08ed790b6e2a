//! Rows and queries of lists of people, and of those that are kept.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Date, Nullable, Text};
use serde::Serialize;

use super::filter::TrainingListFilter;
use super::rules::{CriterionEvent, CriterionSide};
use foundation::db::schema::saved_lists;
use foundation::db::{AnyConnection, Keyset, SortColumn, SortKind, Sql, containing};
use foundation::journal::Journaled;
use foundation::kernel::{CursorValue, Id, Instant, Page, PageRequest, Result, TextEnum as _};
use training::nominations::rules::NominationState;
use ward::staff::rules::{PostLevel, StaffCategory, StaffState};

/// Somebody in a list.
#[derive(Clone, Debug, Queryable)]
pub struct ListedRow {
    /// The person.
    pub staff_id: Id,
    /// The name.
    pub full_name: String,
    sort_key: String,
    /// The unit of today.
    pub unit_id: Id,
    /// Its name.
    pub unit_name: String,
    position: i64,
    /// The post.
    pub post_title: String,
    /// The category.
    pub category: StaffCategory,
    /// Leading or specialist.
    pub level: PostLevel,
    /// How often it has happened.
    pub times: i64,
    /// The last day on which it did.
    pub last_on: Option<NaiveDate>,
}

type ListedTypes = (Text, Text, Text, Text, Text, BigInt, Text, Text, Text, BigInt, Nullable<Date>);

const SORTS: [SortColumn; 3] = [
    SortColumn { name: "name", sql: "s.sort_key", kind: SortKind::Text },
    SortColumn { name: "unit", sql: "u.position", kind: SortKind::Number },
    SortColumn { name: "last_on", sql: "coalesce(t.last_on, '0001-01-01')", kind: SortKind::Day },
];

/// The day of an event, and where it is found beside the nomination.
const fn event(event: CriterionEvent) -> (&'static str, &'static str) {
    match event {
        CriterionEvent::Sent => ("coalesce(n.admitted_on, c.last_day)", ""),
        CriterionEvent::Completed => ("c.last_day", ""),
        CriterionEvent::Certified => {
            ("k.issued_on", " JOIN certificates k ON k.nomination_id = n.id AND k.state = 'verified'")
        }
        CriterionEvent::Reported => {
            ("c.last_day", " JOIN result_reports w ON w.nomination_id = n.id AND w.state IN ('submitted', 'accepted')")
        }
        CriterionEvent::Evaluated => (
            "e.signed_on",
            " JOIN evaluation_courses l ON l.nomination_id = n.id \
             JOIN evaluations e ON e.id = l.evaluation_id AND e.state = 'signed'",
        ),
    }
}

/// Whom it has happened to: person, how often, the last day.
fn happened(filter: &TrainingListFilter) -> Sql {
    let what = filter.what();
    let (day, joined) = event(what);
    let states = if what == CriterionEvent::Completed {
        vec![NominationState::Completed]
    } else {
        NominationState::those(NominationState::was_sent)
    };
    let mut sql = Sql::new(format!(
        "SELECT n.staff_id AS staff_id, COUNT(DISTINCT n.id) AS times, MAX({day}) AS last_on FROM nominations n \
         JOIN courses c ON c.id = n.course_id JOIN programmes p ON p.id = c.programme_id{joined} WHERE n.state IN "
    ))
    .codes(&states);
    if let Some(kind) = filter.programme_kind {
        sql = sql.words(" AND p.kind = ").text(kind.as_str());
    }
    if let Some(programme_id) = filter.programme_id {
        sql = sql.words(" AND p.id = ").text(programme_id.to_string());
    }
    if let Some(from) = filter.from {
        sql = sql.words(format!(" AND {day} >= ")).day(from);
    }
    if let Some(to) = filter.to {
        sql = sql.words(format!(" AND {day} <= ")).day(to);
    }
    sql.words(" GROUP BY n.staff_id")
}

/// People of these units, still with the ward, on one side of a criterion.
pub fn list(
    connection: &mut AnyConnection,
    units: &[Id],
    filter: &TrainingListFilter,
    page: &PageRequest,
) -> Result<Page<ListedRow>> {
    let keyset = Keyset::new(page, &SORTS, "unit,name", "s.id")?;
    let side = filter.which_side();
    let selected = |columns: &str| {
        let mut sql = Sql::new(format!("SELECT {columns} FROM staff s JOIN units u ON u.id = s.unit_id LEFT JOIN ("))
            .then(happened(filter))
            .words(") t ON t.staff_id = s.id WHERE s.unit_id IN ")
            .ids(units)
            .words(" AND s.state IN ")
            .codes(&StaffState::those(|state| !state.is_gone()))
            .words(match side {
                CriterionSide::Has => " AND t.times IS NOT NULL",
                CriterionSide::Lacks => " AND t.times IS NULL",
            });
        if let Some(category) = filter.category {
            sql = sql.words(" AND s.category = ").text(category.as_str());
        }
        if let Some(level) = filter.level {
            sql = sql.words(" AND s.level = ").text(level.as_str());
        }
        match &page.q {
            None => sql,
            Some(words) => sql.words(" AND s.search LIKE ").text(containing(words)).words(" ESCAPE '\\'"),
        }
    };
    let total =
        if page.with_total { Some(selected("COUNT(*)").rows::<BigInt>().get_result(connection)?) } else { None };
    let columns = "s.id, s.full_name, s.sort_key, u.id, u.name, CAST(u.position AS BIGINT), s.post_title, s.category, \
                   s.level, CAST(coalesce(t.times, 0) AS BIGINT), t.last_on";
    let rows: Vec<ListedRow> = selected(columns).page(&keyset).rows::<ListedTypes>().load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &ListedRow, column| match column {
            "name" => CursorValue::from(&row.sort_key),
            "unit" => CursorValue::Number(row.position),
            "last_on" => CursorValue::from(row.last_on.unwrap_or(NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or_default())),
            _ => CursorValue::from(row.staff_id),
        },
        total,
    ))
}

/// A list that is kept under a name, as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = saved_lists)]
pub struct SavedList {
    /// Its id.
    pub id: Id,
    /// Who keeps it.
    pub account_id: Id,
    /// That account's name at the time.
    pub owner_name: String,
    /// In whose unit it is shared.
    pub unit_id: Id,
    /// Its name.
    pub name: String,
    /// The query of its address.
    pub query: String,
    /// Whether others see it.
    pub shared: bool,
    /// When it was kept.
    pub created_at: Instant,
}

impl Journaled for SavedList {
    const KIND: &'static str = "saved-lists";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }
}

/// The lists of an account, and those shared in these units, by name.
pub fn saved(connection: &mut AnyConnection, account_id: Id, units: &[Id]) -> Result<Vec<SavedList>> {
    Ok(saved_lists::table
        .filter(
            saved_lists::account_id
                .eq(account_id)
                .or(saved_lists::shared.eq(true).and(saved_lists::unit_id.eq_any(units.to_vec()))),
        )
        .order((saved_lists::name, saved_lists::id))
        .select(SavedList::as_select())
        .load(connection)?)
}

/// One list, or [`foundation::kernel::Code::NotFound`].
pub fn find_saved(connection: &mut AnyConnection, id: Id) -> Result<SavedList> {
    Ok(saved_lists::table.find(id).select(SavedList::as_select()).first(connection)?)
}

pub fn insert_saved(connection: &mut AnyConnection, list: &SavedList) -> Result<()> {
    diesel::insert_into(saved_lists::table).values(list).execute(connection)?;
    Ok(())
}

pub fn delete_saved(connection: &mut AnyConnection, id: Id) -> Result<()> {
    diesel::delete(saved_lists::table.find(id)).execute(connection)?;
    Ok(())
}
