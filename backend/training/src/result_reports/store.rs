//! Rows and queries of result reports.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

use super::filter::{OwedFilter, ResultReportFilter};
use super::rules::{ReportSection, ReportState};
use crate::courses::rules::CourseState;
use crate::nominations::rules::{NominationState, Way};
use foundation::db::schema::{
    courses, nominations, result_report_files, result_report_submissions, result_reports, staff,
};
use foundation::db::{
    AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, containing, unless_duplicate, unless_stale,
};
use foundation::journal::Journaled;
use foundation::kernel::{Code, CursorValue, Id, Instant, Page, PageRequest, Result, Scope, TextEnum};
use ward::staff::rules::StaffState;

/// A result report as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = result_reports, treat_none_as_null = true)]
pub struct ResultReport {
    /// Its id.
    pub id: Id,
    /// The place in the course that it is about.
    pub nomination_id: Id,
    /// Its author.
    pub staff_id: Id,
    /// The unit that the person was sent from.
    pub unit_id: Id,
    /// Where it stands.
    pub state: ReportState,
    /// What was learnt.
    pub learnt: String,
    /// How it bears on the post.
    pub link_to_post: String,
    /// How it will be applied.
    pub plan_to_apply: String,
    /// Proposals.
    pub proposals: String,
    /// When it was last sent.
    pub submitted_at: Option<Instant>,
    /// When it was last taken or sent back.
    pub reviewed_at: Option<Instant>,
    /// By which account.
    pub reviewed_by: Option<Id>,
    /// Why it was sent back.
    pub return_reason: Option<String>,
    /// When it was begun.
    pub created_at: Instant,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
}

impl ResultReport {
    /// Its text by section, as the rules ask for it.
    pub fn sections(&self) -> BTreeMap<ReportSection, String> {
        [
            (ReportSection::Learnt, self.learnt.clone()),
            (ReportSection::LinkToPost, self.link_to_post.clone()),
            (ReportSection::Plan, self.plan_to_apply.clone()),
            (ReportSection::Proposals, self.proposals.clone()),
        ]
        .into()
    }
}

impl Journaled for ResultReport {
    const KIND: &'static str = "result-reports";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }

    /// A draft that was never sent is its author's alone.
    fn feed(&self) -> Option<Value> {
        self.submitted_at.map(|submitted_at| {
            json!({
                "id": self.id,
                "nomination_id": self.nomination_id,
                "staff_id": self.staff_id,
                "unit_id": self.unit_id,
                "state": self.state,
                "learnt": self.learnt,
                "link_to_post": self.link_to_post,
                "plan_to_apply": self.plan_to_apply,
                "proposals": self.proposals,
                "submitted_at": submitted_at,
                "reviewed_at": self.reviewed_at,
            })
        })
    }
}

/// A report with what is shown beside it.
#[derive(Clone, Debug, Queryable)]
pub struct ReportRow {
    /// The report.
    pub report: ResultReport,
    /// Its author's name.
    pub full_name: String,
    /// The course.
    pub course_id: Id,
    /// The course's name.
    pub course_name: String,
    /// The course's last day.
    pub last_day: NaiveDate,
    sort_key: String,
}

const SORTS: [SortColumn; 4] = [
    SortColumn { name: "created_at", sql: "result_reports.created_at", kind: SortKind::Number },
    SortColumn { name: "submitted_at", sql: "coalesce(result_reports.submitted_at, 0)", kind: SortKind::Number },
    SortColumn { name: "last_day", sql: "courses.last_day", kind: SortKind::Day },
    SortColumn { name: "name", sql: "staff.sort_key", kind: SortKind::Text },
];

macro_rules! joined {
    () => {
        result_reports::table
            .inner_join(nominations::table.on(nominations::id.eq(result_reports::nomination_id)))
            .inner_join(courses::table.on(courses::id.eq(nominations::course_id)))
            .inner_join(staff::table.on(staff::id.eq(result_reports::staff_id)))
    };
}

macro_rules! shown {
    () => {
        (ResultReport::as_select(), staff::full_name, courses::id, courses::name, courses::last_day, staff::sort_key)
    };
}

/// The reports in scope, the latest first; drafts only to their author.
pub fn list(
    connection: &mut AnyConnection,
    scope: &Scope,
    filter: &ResultReportFilter,
    page: &PageRequest,
) -> Result<Page<ReportRow>> {
    let keyset = Keyset::new(page, &SORTS, "-created_at", "result_reports.id")?;
    let filtered = || {
        let sent = result_reports::unit_id.eq_any(scope.unit_ids()).and(result_reports::state.ne(ReportState::Draft));
        let mut query =
            joined!().into_boxed::<MultiBackend>().filter(sent.or(result_reports::staff_id.eq_any(scope.own_staff)));
        if let Some(state) = filter.state {
            query = query.filter(result_reports::state.eq(state));
        }
        if let Some(course_id) = filter.course_id {
            query = query.filter(nominations::course_id.eq(course_id));
        }
        if let Some(nomination_id) = filter.nomination_id {
            query = query.filter(result_reports::nomination_id.eq(nomination_id));
        }
        if let Some(staff_id) = filter.staff_id {
            query = query.filter(result_reports::staff_id.eq(staff_id));
        }
        if let Some(unit_id) = filter.unit_id {
            query = query.filter(result_reports::unit_id.eq(unit_id));
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
        |row: &ReportRow, column| match column {
            "created_at" => CursorValue::Number(row.report.created_at.micros()),
            "submitted_at" => CursorValue::Number(row.report.submitted_at.map_or(0, Instant::micros)),
            "last_day" => CursorValue::from(row.last_day),
            "name" => CursorValue::from(&row.sort_key),
            _ => CursorValue::from(row.report.id),
        },
        total,
    ))
}

/// One report, or [`Code::NotFound`].
pub fn find(connection: &mut AnyConnection, id: Id) -> Result<ReportRow> {
    Ok(joined!().filter(result_reports::id.eq(id)).select(shown!()).first(connection)?)
}

pub fn insert(connection: &mut AnyConnection, report: &ResultReport) -> Result<()> {
    let written = diesel::insert_into(result_reports::table).values(report).execute(connection);
    unless_duplicate(written, Code::AlreadyExists)?;
    Ok(())
}

/// Writes the report over the revision before it.
pub fn update(connection: &mut AnyConnection, report: &ResultReport) -> Result<()> {
    let there = result_reports::table.find(report.id);
    let written = diesel::update(there.filter(result_reports::revision.eq(report.revision - 1)))
        .set(report)
        .execute(connection)?;
    unless_stale(written)
}

/// Keeps that a report was handed in: figures of past days ask for it.
pub fn note_submission(connection: &mut AnyConnection, report: &ResultReport, now: Instant) -> Result<()> {
    // What was handed in and sent back within this very instant stood for no time at all.
    diesel::delete(result_report_submissions::table.find((report.id, now))).execute(connection)?;
    diesel::insert_into(result_report_submissions::table)
        .values((
            result_report_submissions::report_id.eq(report.id),
            result_report_submissions::submitted_at.eq(now),
            result_report_submissions::nomination_id.eq(report.nomination_id),
        ))
        .execute(connection)?;
    Ok(())
}

/// Keeps that what was handed in was sent back.
pub fn note_return(connection: &mut AnyConnection, report: &ResultReport, now: Instant) -> Result<()> {
    let standing = result_report_submissions::table
        .filter(result_report_submissions::report_id.eq(report.id))
        .filter(result_report_submissions::returned_at.is_null());
    diesel::update(standing).set(result_report_submissions::returned_at.eq(now)).execute(connection)?;
    Ok(())
}

/// The files beside a report, in the order of their ids, which is that of their sending.
pub fn file_ids(connection: &mut AnyConnection, report_id: Id) -> Result<Vec<Id>> {
    Ok(result_report_files::table
        .filter(result_report_files::report_id.eq(report_id))
        .order(result_report_files::file_id)
        .select(result_report_files::file_id)
        .load(connection)?)
}

pub fn insert_file(connection: &mut AnyConnection, report_id: Id, file_id: Id) -> Result<()> {
    diesel::insert_into(result_report_files::table)
        .values((result_report_files::report_id.eq(report_id), result_report_files::file_id.eq(file_id)))
        .execute(connection)?;
    Ok(())
}

/// Takes a file away from a report; [`Code::NotFound`] when it is not there.
pub fn delete_file(connection: &mut AnyConnection, report_id: Id, file_id: Id) -> Result<()> {
    let gone = diesel::delete(result_report_files::table.find((report_id, file_id))).execute(connection)?;
    if gone == 0 { Err(Code::NotFound.into()) } else { Ok(()) }
}

/// Somebody whose course has ended and who has not reported yet.
#[derive(Clone, Debug, Queryable)]
pub struct Unreported {
    /// The nomination.
    pub nomination_id: Id,
    /// The person.
    pub staff_id: Id,
    /// The person's name.
    pub full_name: String,
    /// The unit that the person was sent from.
    pub unit_id: Id,
    /// The course.
    pub course_id: Id,
    /// The course's name.
    pub course_name: String,
    /// The course's last day.
    pub last_day: NaiveDate,
    /// The report that was begun or sent back.
    pub report: Option<(Id, ReportState)>,
    sort_key: String,
}

macro_rules! unreported_query {
    ($today:expr) => {
        nominations::table
            .inner_join(courses::table.on(courses::id.eq(nominations::course_id)))
            .inner_join(staff::table.on(staff::id.eq(nominations::staff_id)))
            .left_join(result_reports::table.on(result_reports::nomination_id.eq(nominations::id)))
            .into_boxed::<MultiBackend>()
            .filter(nominations::state.eq_any(NominationState::those(NominationState::was_sent)))
            // What was done before the software owes nothing.
            .filter(nominations::way.ne(Way::Past))
            .filter(courses::state.eq_any(CourseState::those(CourseState::holds_its_dates)))
            .filter(courses::last_day.le($today))
            .filter(staff::state.eq_any(StaffState::those(|state| !state.is_gone())))
            .filter(
                result_reports::id
                    .is_null()
                    .or(result_reports::state.eq_any(ReportState::those(|state| !state.is_reported()))),
            )
    };
    ($scope:expr, $today:expr) => {
        unreported_query!($today)
            .filter(nominations::unit_id.eq_any($scope.unit_ids()).or(nominations::staff_id.eq_any($scope.own_staff)))
    };
}

macro_rules! unreported_columns {
    () => {
        (
            nominations::id,
            nominations::staff_id,
            staff::full_name,
            nominations::unit_id,
            courses::id,
            courses::name,
            courses::last_day,
            (result_reports::id, result_reports::state).nullable(),
            staff::sort_key,
        )
    };
}

const UNREPORTED_SORTS: [SortColumn; 2] = [
    SortColumn { name: "last_day", sql: "courses.last_day", kind: SortKind::Day },
    SortColumn { name: "name", sql: "staff.sort_key", kind: SortKind::Text },
];

/// Those in scope who have not reported on a course that has ended, the longest ended first.
pub fn list_unreported(
    connection: &mut AnyConnection,
    scope: &Scope,
    filter: &OwedFilter,
    today: NaiveDate,
    page: &PageRequest,
) -> Result<Page<Unreported>> {
    let keyset = Keyset::new(page, &UNREPORTED_SORTS, "last_day,name", "nominations.id")?;
    let filtered = || {
        let mut query = unreported_query!(scope, today);
        if let Some(staff_id) = filter.staff_id {
            query = query.filter(nominations::staff_id.eq(staff_id));
        }
        if let Some(unit_id) = filter.unit_id {
            query = query.filter(nominations::unit_id.eq(unit_id));
        }
        if let Some(course_id) = filter.course_id {
            query = query.filter(nominations::course_id.eq(course_id));
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
        .select(unreported_columns!())
        .load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &Unreported, column| match column {
            "last_day" => CursorValue::from(row.last_day),
            "name" => CursorValue::from(&row.sort_key),
            _ => CursorValue::from(row.nomination_id),
        },
        total,
    ))
}

/// All in scope who have not reported on a course that has ended.
pub fn unreported(connection: &mut AnyConnection, scope: &Scope, today: NaiveDate) -> Result<Vec<Unreported>> {
    Ok(unreported_query!(scope, today)
        .order((courses::last_day, nominations::id))
        .select(unreported_columns!())
        .load(connection)?)
}

/// The same of these people, wherever they were when they were sent.
pub fn unreported_by(connection: &mut AnyConnection, people: &[Id], today: NaiveDate) -> Result<Vec<Unreported>> {
    Ok(unreported_query!(today)
        .filter(nominations::staff_id.eq_any(people.to_vec()))
        .order((courses::last_day, nominations::id))
        .select(unreported_columns!())
        .load(connection)?)
}
