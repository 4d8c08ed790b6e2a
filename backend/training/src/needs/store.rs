//! Rows and queries of rounds and submissions; `lines` has those of the needs in them.

pub mod lines;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use super::filter::{NeedsRoundFilter, NeedsSubmissionFilter};
use super::rules::{RoundKind, RoundState, SubmissionState};
use foundation::db::schema::{needs_rounds, needs_submissions, staff, units};
use foundation::db::{
    AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, containing, unless_duplicate, unless_stale, within_reach,
};
use foundation::journal::Journaled;
use foundation::kernel::{Code, CursorValue, Id, Instant, Page, PageRequest, Result, Scope, TextEnum as _};
use ward::staff::rules::StaffState;

/// A round as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = needs_rounds, treat_none_as_null = true)]
pub struct NeedsRound {
    /// Its id.
    pub id: Id,
    /// The unit that it is for, with all below.
    pub unit_id: Id,
    /// What it is for.
    pub kind: RoundKind,
    /// For which year; null for the phase.
    pub year: Option<i32>,
    /// Its name.
    pub name: String,
    /// When it was opened.
    pub opened_on: NaiveDate,
    /// Until when units answer, that day included.
    pub deadline: NaiveDate,
    /// Whether it takes what units hand in.
    pub state: RoundState,
    /// When it was closed.
    pub closed_on: Option<NaiveDate>,
    /// When it was made.
    pub created_at: Instant,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
}

impl Journaled for NeedsRound {
    const KIND: &'static str = "needs-rounds";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }
}

/// What a unit hands in, as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = needs_submissions, treat_none_as_null = true)]
pub struct Submission {
    /// Its id.
    pub id: Id,
    /// To which round.
    pub round_id: Id,
    /// Of which unit.
    pub unit_id: Id,
    /// Where it stands.
    pub state: SubmissionState,
    /// What the unit says beside its needs; why, where it has none.
    pub note: String,
    /// Why it was sent back.
    pub return_reason: Option<String>,
    /// When it was last handed in.
    pub submitted_at: Option<Instant>,
    /// When it was last taken or sent back.
    pub reviewed_at: Option<Instant>,
    /// By which account.
    pub reviewed_by: Option<Id>,
    /// When it was begun.
    pub created_at: Instant,
    /// Counts its changes, those of its needs among them.
    #[serde(skip)]
    pub revision: i64,
}

impl Journaled for Submission {
    const KIND: &'static str = "needs-submissions";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }
}

const ROUND_SORTS: [SortColumn; 3] = [
    SortColumn { name: "opened_on", sql: "needs_rounds.opened_on", kind: SortKind::Day },
    SortColumn { name: "deadline", sql: "needs_rounds.deadline", kind: SortKind::Day },
    SortColumn { name: "name", sql: "needs_rounds.name", kind: SortKind::Text },
];

/// The rounds for these units.
pub fn list_rounds(
    connection: &mut AnyConnection,
    units: &[Id],
    filter: &NeedsRoundFilter,
    page: &PageRequest,
) -> Result<Page<NeedsRound>> {
    let keyset = Keyset::new(page, &ROUND_SORTS, "-opened_on", "needs_rounds.id")?;
    let in_units = within_reach(connection, "needs_rounds.unit_id", units);
    let filtered = || {
        let mut query = needs_rounds::table.into_boxed::<MultiBackend>().filter(in_units.clone());
        if let Some(state) = filter.state {
            query = query.filter(needs_rounds::state.eq(state));
        }
        if let Some(kind) = filter.kind {
            query = query.filter(needs_rounds::kind.eq(kind));
        }
        if let Some(year) = filter.year {
            query = query.filter(needs_rounds::year.eq(year));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select(NeedsRound::as_select())
        .load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &NeedsRound, column| match column {
            "opened_on" => CursorValue::from(row.opened_on),
            "deadline" => CursorValue::from(row.deadline),
            "name" => CursorValue::from(&row.name),
            _ => CursorValue::from(row.id),
        },
        total,
    ))
}

/// One round, or [`Code::NotFound`].
pub fn find_round(connection: &mut AnyConnection, id: Id) -> Result<NeedsRound> {
    Ok(needs_rounds::table.find(id).select(NeedsRound::as_select()).first(connection)?)
}

pub fn insert_round(connection: &mut AnyConnection, round: &NeedsRound) -> Result<()> {
    diesel::insert_into(needs_rounds::table).values(round).execute(connection)?;
    Ok(())
}

/// Writes the round over the revision before it.
pub fn update_round(connection: &mut AnyConnection, round: &NeedsRound) -> Result<()> {
    let there = needs_rounds::table.find(round.id);
    let written =
        diesel::update(there.filter(needs_rounds::revision.eq(round.revision - 1))).set(round).execute(connection)?;
    unless_stale(written)
}

/// How many units stand where, by round.
pub fn counts(connection: &mut AnyConnection, rounds: &[Id]) -> Result<BTreeMap<Id, BTreeMap<SubmissionState, i64>>> {
    let rows: Vec<(Id, SubmissionState, i64)> = needs_submissions::table
        .filter(needs_submissions::round_id.eq_any(rounds.to_vec()))
        .group_by((needs_submissions::round_id, needs_submissions::state))
        .select((needs_submissions::round_id, needs_submissions::state, diesel::dsl::count(needs_submissions::id)))
        .load(connection)?;
    let mut found: BTreeMap<Id, BTreeMap<SubmissionState, i64>> = BTreeMap::new();
    for (round, state, count) in rows {
        found.entry(round).or_default().insert(state, count);
    }
    Ok(found)
}

/// Those of these units that somebody on the roster belongs to.
pub fn peopled(connection: &mut AnyConnection, units: &[Id]) -> Result<BTreeSet<Id>> {
    let here: Vec<StaffState> = StaffState::those(|state| !state.is_gone());
    let rows: Vec<Id> = staff::table
        .filter(staff::unit_id.eq_any(units.to_vec()))
        .filter(staff::state.eq_any(here))
        .select(staff::unit_id)
        .distinct()
        .load(connection)?;
    Ok(rows.into_iter().collect())
}

/// A submission with its round and the unit's name and place.
#[derive(Clone, Debug, Queryable)]
pub struct SubmissionRow {
    /// The submission.
    pub submission: Submission,
    /// Its round.
    pub round: NeedsRound,
    /// The unit's name.
    pub unit_name: String,
    position: i32,
}

macro_rules! submissions {
    () => {
        needs_submissions::table
            .inner_join(needs_rounds::table.on(needs_rounds::id.eq(needs_submissions::round_id)))
            .inner_join(units::table.on(units::id.eq(needs_submissions::unit_id)))
    };
}

macro_rules! shown_submission {
    () => {
        (Submission::as_select(), NeedsRound::as_select(), units::name, units::position)
    };
}

const SUBMISSION_SORTS: [SortColumn; 3] = [
    SortColumn { name: "unit", sql: "units.position", kind: SortKind::Number },
    SortColumn { name: "deadline", sql: "needs_rounds.deadline", kind: SortKind::Day },
    SortColumn { name: "state", sql: "needs_submissions.state", kind: SortKind::Text },
];

/// The submissions in scope.
pub fn list_submissions(
    connection: &mut AnyConnection,
    scope: &Scope,
    filter: &NeedsSubmissionFilter,
    page: &PageRequest,
) -> Result<Page<SubmissionRow>> {
    let keyset = Keyset::new(page, &SUBMISSION_SORTS, "unit", "needs_submissions.id")?;
    let in_units = within_reach(connection, "needs_submissions.unit_id", &scope.unit_ids());
    let filtered = || {
        let mut query = submissions!().into_boxed::<MultiBackend>().filter(in_units.clone());
        if let Some(round_id) = filter.round_id {
            query = query.filter(needs_submissions::round_id.eq(round_id));
        }
        if let Some(unit_id) = filter.unit_id {
            query = query.filter(needs_submissions::unit_id.eq(unit_id));
        }
        if let Some(state) = filter.state {
            query = query.filter(needs_submissions::state.eq(state));
        }
        if let Some(words) = &page.q {
            query = query.filter(units::search.like(containing(words)).escape('\\'));
        }
        query
    };
    let total = if page.with_total { Some(filtered().count().get_result(connection)?) } else { None };
    let rows = filtered()
        .filter(keyset.after())
        .order(keyset.order_and_limit())
        .select(shown_submission!())
        .load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &SubmissionRow, column| match column {
            "unit" => CursorValue::Number(i64::from(row.position)),
            "deadline" => CursorValue::from(row.round.deadline),
            "state" => CursorValue::from(row.submission.state),
            _ => CursorValue::from(row.submission.id),
        },
        total,
    ))
}

/// One submission, or [`Code::NotFound`].
pub fn find_submission(connection: &mut AnyConnection, id: Id) -> Result<SubmissionRow> {
    Ok(submissions!().filter(needs_submissions::id.eq(id)).select(shown_submission!()).first(connection)?)
}

/// Submissions of these units to open rounds, in one of these states, the earliest deadline first.
pub fn of_open_rounds(
    connection: &mut AnyConnection,
    units: &[Id],
    states: &[SubmissionState],
) -> Result<Vec<SubmissionRow>> {
    Ok(submissions!()
        .filter(needs_submissions::unit_id.eq_any(units.to_vec()))
        .filter(needs_submissions::state.eq_any(states.to_vec()))
        .filter(needs_rounds::state.eq(RoundState::Open))
        .order((needs_rounds::deadline, units::position, needs_submissions::id))
        .select(shown_submission!())
        .load(connection)?)
}

/// Submissions of these units that lie with the coordinator, in whatever round.
pub fn to_review(connection: &mut AnyConnection, units: &[Id]) -> Result<Vec<SubmissionRow>> {
    Ok(submissions!()
        .filter(needs_submissions::unit_id.eq_any(units.to_vec()))
        .filter(needs_submissions::state.eq(SubmissionState::Submitted))
        .order((needs_submissions::submitted_at, needs_submissions::id))
        .select(shown_submission!())
        .load(connection)?)
}

pub fn insert_submission(connection: &mut AnyConnection, submission: &Submission) -> Result<()> {
    let written = diesel::insert_into(needs_submissions::table).values(submission).execute(connection);
    unless_duplicate(written, Code::AlreadyExists)?;
    Ok(())
}

/// Writes the submission over the revision before it.
pub fn update_submission(connection: &mut AnyConnection, submission: &Submission) -> Result<()> {
    let there = needs_submissions::table.find(submission.id);
    let written = diesel::update(there.filter(needs_submissions::revision.eq(submission.revision - 1)))
        .set(submission)
        .execute(connection)?;
    unless_stale(written)
}
