//! Rows and queries of evaluations, their forms, and the courses that they judge.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

use super::filter::EvaluationFilter;
use super::form::Form;
use super::rules::EvaluationState;
use foundation::db::schema::{courses, evaluation_courses, evaluation_forms, evaluations, nominations, staff, units};
use foundation::db::{
    AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, containing, unless_duplicate, unless_stale,
};
use foundation::journal::Journaled;
use foundation::kernel::{Code, CursorValue, Id, Instant, Page, PageRequest, Problem, Result, Scope, TextEnum as _};
use training::courses::rules::CourseState;
use training::nominations::rules::{NominationState, Way};
use ward::staff::rules::StaffState;

/// An evaluation as stored, without its courses.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = evaluations, treat_none_as_null = true)]
pub struct EvaluationRow {
    /// Its id.
    pub id: Id,
    /// Who is evaluated.
    pub staff_id: Id,
    /// The unit of the person when it was opened; once signed, on that day.
    pub unit_id: Id,
    /// The version of the form.
    pub form_version: i32,
    /// The round of short courses, `2026-11`; null for a longer course by itself.
    pub round: Option<String>,
    /// Draft or signed.
    pub state: EvaluationState,
    /// Who evaluates: who opened it, then who signed it.
    pub evaluator_account_id: Option<Id>,
    /// The name of that account at that time; for a substitute with the name of whom he stood in for.
    pub evaluator_name: Option<String>,
    /// The person's own answers, JSON by criterion. They never count.
    pub own_answers: Option<String>,
    /// Where the person has used what was learnt.
    pub own_examples: Option<String>,
    /// What stood in the way.
    pub own_obstacles: Option<String>,
    /// The evaluator's answers, JSON by criterion.
    pub answers: Option<String>,
    /// The evaluator's word on the whole.
    pub comment: Option<String>,
    /// What the head of the former unit says of a person who has moved meanwhile.
    pub former_comment: Option<String>,
    /// Who said so.
    pub former_commenter: Option<String>,
    /// The mean of all marks in hundredths; null while unsigned or where nothing was applicable.
    pub index_hundredths: Option<i32>,
    /// The word for that mean.
    pub band: Option<String>,
    /// The day of the signature.
    pub signed_on: Option<NaiveDate>,
    /// When it was opened.
    pub created_at: Instant,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
}

/// A course on an evaluation.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = evaluation_courses, treat_none_as_null = true)]
pub struct EvaluationCourse {
    /// The nomination behind it: each is judged once.
    pub nomination_id: Id,
    /// The evaluation.
    pub evaluation_id: Id,
    /// What the evaluator says of this course.
    pub line: Option<String>,
}

/// An evaluation with its courses.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Evaluation {
    /// The form itself.
    #[serde(flatten)]
    pub row: EvaluationRow,
    /// Its courses, by nomination.
    pub courses: Vec<EvaluationCourse>,
}

impl Journaled for Evaluation {
    const KIND: &'static str = "evaluations";

    fn id(&self) -> Id {
        self.row.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.row.unit_id)
    }

    /// A draft is nobody's business outside: the city gets what was signed.
    fn feed(&self) -> Option<Value> {
        let row = &self.row;
        let answers: Value =
            row.answers.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
        let courses: Vec<Value> = self
            .courses
            .iter()
            .map(|course| json!({ "nomination_id": course.nomination_id, "line": course.line }))
            .collect();
        (row.state == EvaluationState::Signed).then(|| {
            json!({
                "id": row.id,
                "staff_id": row.staff_id,
                "unit_id": row.unit_id,
                "form_version": row.form_version,
                "round": row.round,
                "answers": answers,
                "comment": row.comment,
                "index_hundredths": row.index_hundredths,
                "band": row.band,
                "signed_on": row.signed_on,
                "courses": courses,
            })
        })
    }
}

/// All versions of the form.
pub fn forms(connection: &mut AnyConnection) -> Result<Vec<Form>> {
    let texts: Vec<String> =
        evaluation_forms::table.order(evaluation_forms::version).select(evaluation_forms::content).load(connection)?;
    texts.iter().map(|text| serde_json::from_str(text).map_err(Problem::internal)).collect()
}

/// Adds a version of the form.
pub fn insert_form(connection: &mut AnyConnection, form: &Form) -> Result<()> {
    let content = serde_json::to_string(form).map_err(Problem::internal)?;
    diesel::insert_into(evaluation_forms::table)
        .values((
            evaluation_forms::version.eq(form.version),
            evaluation_forms::from_day.eq(form.holds_from),
            evaluation_forms::content.eq(content),
        ))
        .execute(connection)?;
    Ok(())
}

fn courses_on(connection: &mut AnyConnection, ids: &[Id]) -> Result<BTreeMap<Id, Vec<EvaluationCourse>>> {
    let rows: Vec<EvaluationCourse> = evaluation_courses::table
        .filter(evaluation_courses::evaluation_id.eq_any(ids.to_vec()))
        .order(evaluation_courses::nomination_id)
        .select(EvaluationCourse::as_select())
        .load(connection)?;
    let mut found: BTreeMap<Id, Vec<EvaluationCourse>> = BTreeMap::new();
    for row in rows {
        found.entry(row.evaluation_id).or_default().push(row);
    }
    Ok(found)
}

/// One evaluation, or [`Code::NotFound`].
pub fn find(connection: &mut AnyConnection, id: Id) -> Result<Evaluation> {
    let row: EvaluationRow = evaluations::table.find(id).select(EvaluationRow::as_select()).first(connection)?;
    let courses = courses_on(connection, &[id])?.remove(&id).unwrap_or_default();
    Ok(Evaluation { row, courses })
}

/// The unsigned form of a person for a round.
pub fn draft_of_round(connection: &mut AnyConnection, staff_id: Id, round: &str) -> Result<Option<Id>> {
    Ok(evaluations::table
        .filter(evaluations::staff_id.eq(staff_id).and(evaluations::round.eq(round)))
        .filter(evaluations::state.eq(EvaluationState::Draft))
        .select(evaluations::id)
        .first(connection)
        .optional()?)
}

/// Writes a new evaluation with its courses; [`Code::AlreadyExists`] when one of them is on another form already.
pub fn insert(connection: &mut AnyConnection, evaluation: &Evaluation) -> Result<()> {
    diesel::insert_into(evaluations::table).values(&evaluation.row).execute(connection)?;
    for course in &evaluation.courses {
        insert_course(connection, course)?;
    }
    Ok(())
}

/// Puts one more course on an evaluation.
pub fn insert_course(connection: &mut AnyConnection, course: &EvaluationCourse) -> Result<()> {
    let written = diesel::insert_into(evaluation_courses::table).values(course).execute(connection);
    unless_duplicate(written, Code::AlreadyExists)?;
    Ok(())
}

/// Writes the evaluation over the revision before it, with the lines of its courses.
pub fn update(connection: &mut AnyConnection, evaluation: &Evaluation) -> Result<()> {
    let row = &evaluation.row;
    let rows = diesel::update(evaluations::table.find(row.id).filter(evaluations::revision.eq(row.revision - 1)))
        .set(row)
        .execute(connection)?;
    unless_stale(rows)?;
    for course in &evaluation.courses {
        diesel::update(evaluation_courses::table.find(course.nomination_id))
            .set(evaluation_courses::line.eq(&course.line))
            .execute(connection)?;
    }
    Ok(())
}

const SORTS: [SortColumn; 4] = [
    SortColumn { name: "name", sql: "staff.sort_key", kind: SortKind::Text },
    SortColumn { name: "signed_on", sql: "coalesce(evaluations.signed_on, '9999-12-31')", kind: SortKind::Day },
    SortColumn { name: "created_at", sql: "evaluations.created_at", kind: SortKind::Number },
    SortColumn { name: "index", sql: "coalesce(evaluations.index_hundredths, 0)", kind: SortKind::Number },
];

/// The evaluations in scope: of people of these units, of people who were sent from these units, or one's own.
pub fn list(
    connection: &mut AnyConnection,
    scope: &Scope,
    filter: &EvaluationFilter,
    page: &PageRequest,
) -> Result<Page<Evaluation>> {
    let keyset = Keyset::new(page, &SORTS, "-created_at", "evaluations.id")?;
    let filtered = || {
        let from_units = evaluation_courses::table
            .inner_join(nominations::table.on(nominations::id.eq(evaluation_courses::nomination_id)))
            .filter(nominations::unit_id.eq_any(scope.unit_ids()))
            .select(evaluation_courses::evaluation_id);
        let mut query = evaluations::table
            .inner_join(staff::table.on(staff::id.eq(evaluations::staff_id)))
            .into_boxed::<MultiBackend>()
            .filter(
                evaluations::unit_id
                    .eq_any(scope.unit_ids())
                    .or(evaluations::staff_id.eq_any(scope.own_staff))
                    .or(evaluations::id.eq_any(from_units)),
            );
        if let Some(staff_id) = filter.staff_id {
            query = query.filter(evaluations::staff_id.eq(staff_id));
        }
        if let Some(unit_id) = filter.unit_id {
            query = query.filter(evaluations::unit_id.eq(unit_id));
        }
        if let Some(state) = filter.state {
            query = query.filter(evaluations::state.eq(state));
        }
        if let Some(round) = &filter.round {
            query = query.filter(evaluations::round.eq(round.clone()));
        }
        if let Some(words) = &page.q {
            query = query.filter(staff::search.like(containing(words)).escape('\\'));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows: Vec<(EvaluationRow, String)> = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select((EvaluationRow::as_select(), staff::sort_key))
        .load(connection)?;
    let page = keyset.page(
        rows,
        |(row, name), column| match column {
            "name" => CursorValue::from(name),
            "signed_on" => CursorValue::from(row.signed_on.unwrap_or(LAST_DAY)),
            "created_at" => CursorValue::Number(row.created_at.micros()),
            "index" => CursorValue::Number(i64::from(row.index_hundredths.unwrap_or(0))),
            _ => CursorValue::from(row.id),
        },
        total,
    );
    let ids: Vec<Id> = page.items.iter().map(|(row, _)| row.id).collect();
    let mut courses = courses_on(connection, &ids)?;
    Ok(page.map(|(row, _)| Evaluation { courses: courses.remove(&row.id).unwrap_or_default(), row }))
}

/// Stands in [`SORTS`] for "not signed yet".
const LAST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

/// A person who was sent to a course, with what an evaluation has to know of both.
#[derive(Clone, Debug, Queryable)]
pub struct Candidate {
    /// The nomination.
    pub nomination_id: Id,
    /// The unit that sent the person.
    pub nomination_unit_id: Id,
    /// Where the nomination stands.
    pub state: NominationState,
    /// The way of the place.
    pub way: Way,
    /// The course.
    pub course_id: Id,
    /// Its name.
    pub course_name: String,
    /// Its first day.
    pub first_day: NaiveDate,
    /// Its last day.
    pub last_day: NaiveDate,
    /// The person.
    pub staff_id: Id,
    /// The name.
    pub full_name: String,
    /// For sorting by name.
    pub sort_key: String,
    /// The post.
    pub post_title: String,
    /// The unit of today.
    pub unit_id: Id,
    /// That unit's name in tables.
    pub unit_name: String,
}

/// Which of those who were sent are asked for.
#[derive(Clone, Debug)]
pub enum Whom {
    /// All in reach, but those on a signed evaluation already.
    Unsigned(Scope),
    /// All of one person, but those on a signed evaluation already.
    UnsignedOf(Id),
    /// Exactly these nominations, whatever their state.
    Nominations(Vec<Id>),
}

/// People and the courses that they were nominated to. For all but named nominations: only those who were sent, to
/// courses that were held, while they belong to the ward; past training is recorded and never evaluated.
pub fn candidates(connection: &mut AnyConnection, whom: &Whom) -> Result<Vec<Candidate>> {
    let signed = evaluation_courses::table
        .inner_join(evaluations::table.on(evaluations::id.eq(evaluation_courses::evaluation_id)))
        .filter(evaluations::state.eq(EvaluationState::Signed))
        .select(evaluation_courses::nomination_id);
    let mut query = nominations::table
        .inner_join(courses::table.on(courses::id.eq(nominations::course_id)))
        .inner_join(staff::table.on(staff::id.eq(nominations::staff_id)))
        .inner_join(units::table.on(units::id.eq(staff::unit_id)))
        .into_boxed::<MultiBackend>();
    query = match whom {
        Whom::Nominations(ids) => query.filter(nominations::id.eq_any(ids.clone())),
        Whom::UnsignedOf(staff_id) => query.filter(nominations::staff_id.eq(*staff_id)),
        Whom::Unsigned(scope) => query.filter(
            staff::unit_id
                .eq_any(scope.unit_ids())
                .or(nominations::unit_id.eq_any(scope.unit_ids()))
                .or(nominations::staff_id.eq_any(scope.own_staff)),
        ),
    };
    if !matches!(whom, Whom::Nominations(_)) {
        let were_sent: Vec<NominationState> = NominationState::those(NominationState::was_sent);
        let held: Vec<CourseState> = CourseState::those(CourseState::holds_its_dates);
        query = query
            .filter(nominations::state.eq_any(were_sent))
            .filter(nominations::way.ne(Way::Past))
            .filter(courses::state.eq_any(held))
            .filter(staff::state.ne_all([StaffState::Retired, StaffState::Left]))
            .filter(diesel::dsl::not(nominations::id.eq_any(signed)));
    }
    Ok(query
        .order((staff::sort_key, staff::id, courses::last_day, nominations::id))
        .select((
            nominations::id,
            nominations::unit_id,
            nominations::state,
            nominations::way,
            courses::id,
            courses::name,
            courses::first_day,
            courses::last_day,
            staff::id,
            staff::full_name,
            staff::sort_key,
            staff::post_title,
            staff::unit_id,
            units::short_name,
        ))
        .load(connection)?)
}

/// The drafts that nominations are on.
pub fn drafts_with(connection: &mut AnyConnection, nomination_ids: &[Id]) -> Result<BTreeMap<Id, Id>> {
    let mut found = BTreeMap::new();
    // SQLite takes some 32,000 values in one statement.
    for ids in nomination_ids.chunks(1000) {
        let rows: Vec<(Id, Id)> = evaluation_courses::table
            .filter(evaluation_courses::nomination_id.eq_any(ids.to_vec()))
            .select((evaluation_courses::nomination_id, evaluation_courses::evaluation_id))
            .load(connection)?;
        found.extend(rows);
    }
    Ok(found)
}

/// Answers and level of each evaluation of these units that was signed from a day to a day.
pub fn signed_between(
    connection: &mut AnyConnection,
    units: &[Id],
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<(Option<String>, Option<String>)>> {
    Ok(evaluations::table
        .filter(evaluations::state.eq(EvaluationState::Signed))
        .filter(evaluations::signed_on.between(from, to))
        .filter(evaluations::unit_id.eq_any(units.to_vec()))
        .select((evaluations::answers, evaluations::band))
        .load(connection)?)
}
