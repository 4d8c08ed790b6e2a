//! Rows and queries of results.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

use super::filter::ResultFilter;
use super::rules::{Grade, ResultOutcome, Score};
use foundation::db::schema::{courses, nominations, results, staff};
use foundation::db::{
    AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, containing, unless_duplicate, unless_stale,
};
use foundation::journal::Journaled;
use foundation::kernel::{Code, CursorValue, Id, Instant, Page, PageRequest, Result, Scope};

/// What came of a course for a person, as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = results, treat_none_as_null = true)]
pub struct TrainingResult {
    /// Its id.
    pub id: Id,
    /// The place in the course.
    pub nomination_id: Id,
    /// The person.
    pub staff_id: Id,
    /// The unit that the person was sent from.
    pub unit_id: Id,
    /// What came of it.
    pub outcome: ResultOutcome,
    /// The score in hundredths.
    pub score_hundredths: Option<i32>,
    /// The grade of the score.
    pub grade: Option<Grade>,
    /// Whether it is entered as the school confirmed it (theo xác nhận của cơ sở đào tạo).
    pub confirmed_by_school: bool,
    /// The school's paper.
    pub file_id: Option<Id>,
    /// A remark.
    pub note: Option<String>,
    /// When it was entered.
    pub entered_at: Instant,
    /// By whom.
    pub entered_by: Id,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
}

impl TrainingResult {
    /// The score.
    pub fn score(&self) -> Option<Score> {
        self.score_hundredths.and_then(|hundredths| Score::from_hundredths(u16::try_from(hundredths).ok()?))
    }
}

impl Journaled for TrainingResult {
    const KIND: &'static str = "results";

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
            "outcome": self.outcome,
            "score_hundredths": self.score_hundredths,
            "grade": self.grade,
            "confirmed_by_school": self.confirmed_by_school,
            "entered_at": self.entered_at,
        }))
    }
}

/// A result with what a list shows beside it.
#[derive(Clone, Debug, Queryable)]
pub struct ResultRow {
    /// The result.
    pub result: TrainingResult,
    /// The person's name.
    pub full_name: String,
    /// The course.
    pub course_id: Id,
    /// The course's name.
    pub course_name: String,
    /// The course's last day.
    pub last_day: NaiveDate,
    sort_key: String,
}

const SORTS: [SortColumn; 3] = [
    SortColumn { name: "last_day", sql: "courses.last_day", kind: SortKind::Day },
    SortColumn { name: "name", sql: "staff.sort_key", kind: SortKind::Text },
    SortColumn { name: "entered_at", sql: "results.entered_at", kind: SortKind::Number },
];

macro_rules! joined {
    () => {
        results::table
            .inner_join(nominations::table.on(nominations::id.eq(results::nomination_id)))
            .inner_join(courses::table.on(courses::id.eq(nominations::course_id)))
            .inner_join(staff::table.on(staff::id.eq(results::staff_id)))
    };
}

macro_rules! shown {
    () => {
        (TrainingResult::as_select(), staff::full_name, courses::id, courses::name, courses::last_day, staff::sort_key)
    };
}

/// The results in scope, those of the latest courses first.
pub fn list(
    connection: &mut AnyConnection,
    scope: &Scope,
    filter: &ResultFilter,
    page: &PageRequest,
) -> Result<Page<ResultRow>> {
    let keyset = Keyset::new(page, &SORTS, "-last_day,name", "results.id")?;
    let filtered = || {
        let in_reach = results::unit_id.eq_any(scope.unit_ids()).or(results::staff_id.eq_any(scope.own_staff));
        let mut query = joined!().into_boxed::<MultiBackend>().filter(in_reach);
        if let Some(course_id) = filter.course_id {
            query = query.filter(nominations::course_id.eq(course_id));
        }
        if let Some(staff_id) = filter.staff_id {
            query = query.filter(results::staff_id.eq(staff_id));
        }
        if let Some(unit_id) = filter.unit_id {
            query = query.filter(results::unit_id.eq(unit_id));
        }
        if let Some(outcome) = filter.outcome {
            query = query.filter(results::outcome.eq(outcome));
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
        |row: &ResultRow, column| match column {
            "last_day" => CursorValue::from(row.last_day),
            "name" => CursorValue::from(&row.sort_key),
            "entered_at" => CursorValue::Number(row.result.entered_at.micros()),
            _ => CursorValue::from(row.result.id),
        },
        total,
    ))
}

/// One result, or [`Code::NotFound`].
pub fn find(connection: &mut AnyConnection, id: Id) -> Result<ResultRow> {
    Ok(joined!().filter(results::id.eq(id)).select(shown!()).first(connection)?)
}

/// The results of these nominations.
pub fn of_nominations(connection: &mut AnyConnection, nomination_ids: &[Id]) -> Result<Vec<TrainingResult>> {
    Ok(results::table
        .filter(results::nomination_id.eq_any(nomination_ids))
        .select(TrainingResult::as_select())
        .load(connection)?)
}

pub fn insert(connection: &mut AnyConnection, result: &TrainingResult) -> Result<()> {
    unless_duplicate(diesel::insert_into(results::table).values(result).execute(connection), Code::AlreadyExists)?;
    Ok(())
}

/// Writes the result over the revision before it.
pub fn update(connection: &mut AnyConnection, result: &TrainingResult) -> Result<()> {
    let written = diesel::update(results::table.find(result.id).filter(results::revision.eq(result.revision - 1)))
        .set(result)
        .execute(connection)?;
    unless_stale(written)
}
