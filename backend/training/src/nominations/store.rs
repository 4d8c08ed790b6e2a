//! Rows and queries of nominations and their steps.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

use super::rules::{Action, NominationState, Way};
use crate::courses::rules::{CourseState, Origin};
use foundation::db::schema::{courses, nomination_steps, nominations, programmes, result_reports, staff, units};
use foundation::db::{
    AnyConnection, Keyset, MultiBackend, SortColumn, SortKind, unless_duplicate, unless_stale, within_reach,
};
use foundation::journal::Journaled;
use foundation::kernel::{Code, CursorValue, Id, Instant, Page, PageRequest, Result, Scope};
use ward::catalogue::rules::ProgrammeKind;
use ward::findings::rules::Purpose;

/// A nomination as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = nominations, treat_none_as_null = true)]
pub struct Nomination {
    /// Its id.
    pub id: Id,
    /// To which course.
    pub course_id: Id,
    /// Whose.
    pub staff_id: Id,
    /// The person's unit when nominated: past figures stay what they were.
    pub unit_id: Id,
    /// Its way, by the origin of the place.
    pub way: Way,
    /// Where it stands.
    pub state: NominationState,
    /// Course and person while it is alive: no two of them at a time.
    #[serde(skip)]
    pub alive_key: Option<String>,
    /// The account whose hand proposed it.
    pub proposer_account_id: Option<Id>,
    /// The person who proposed it; for a substitute, the one stood in for.
    pub proposer_staff_id: Option<Id>,
    /// Entered quickly by the coordinator, and the unit has not confirmed yet.
    pub awaits_confirmation: bool,
    /// What a specialised programme is taken for.
    pub purpose: Option<Purpose>,
    /// Which new or added task it is taken for.
    pub purpose_task: Option<String>,
    /// Who takes over the work meanwhile.
    pub hand_over_staff_id: Option<Id>,
    /// The reason of the latest step that had one.
    pub reason: Option<String>,
    /// Why a leader let the unit be short.
    pub override_reason: Option<String>,
    /// Why the person was kept although the course, when it was moved, came to stand against a rule.
    pub kept_reason: Option<String>,
    /// The codes of the warnings that a coordinator passed, with commas between.
    pub passed_warnings: Option<String>,
    /// Whose place it takes.
    pub replaces_id: Option<Id>,
    /// The decision to send.
    pub decision_id: Option<Id>,
    /// Since when it is on the waiting list: its place in the order.
    pub waitlisted_at: Option<Instant>,
    /// The day from which the person counts as sent.
    pub admitted_on: Option<NaiveDate>,
    /// What this person's place costs, in đồng, where that is known; else it is a share of what the course is
    /// estimated to cost. Committed when the nomination is approved, and fixed from then on.
    pub cost: Option<i64>,
    /// When it was made.
    pub created_at: Instant,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
}

impl Nomination {
    /// The key that no two living nominations share.
    pub fn key_of(course_id: Id, staff_id: Id) -> String {
        format!("{course_id}|{staff_id}")
    }
}

impl Journaled for Nomination {
    const KIND: &'static str = "nominations";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }

    fn feed(&self) -> Option<Value> {
        Some(json!({
            "id": self.id,
            "course_id": self.course_id,
            "staff_id": self.staff_id,
            "unit_id": self.unit_id,
            "state": self.state,
            "way": self.way,
            "admitted_on": self.admitted_on,
            "decision_id": self.decision_id,
            "replaces_id": self.replaces_id,
        }))
    }
}

/// A step of a nomination: who did what, when, for whom, and why.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = nomination_steps)]
pub struct NominationStep {
    /// Its id.
    pub id: Id,
    /// Of which nomination.
    pub nomination_id: Id,
    /// When.
    pub at: Instant,
    /// What was done.
    pub action: Action,
    /// Where it stood before.
    pub from_state: Option<NominationState>,
    /// Where it stands since.
    pub to_state: NominationState,
    /// Whose hand.
    pub account_id: Id,
    /// The name at that time.
    pub account_name: String,
    /// For whom, where a substitute acted: "B for A".
    pub acting_for_name: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// JSON: the faults that were only said, passed or overridden.
    pub warnings: Option<String>,
}

/// A nomination in a list, with what it is read with.
#[derive(Clone, Debug, Queryable)]
pub struct Listed {
    /// Its id.
    pub id: Id,
    /// Where it stands.
    pub state: NominationState,
    /// Its way.
    pub way: Way,
    /// Whether the unit still has to confirm.
    pub awaits_confirmation: bool,
    /// When it was made.
    pub created_at: Instant,
    /// The day from which the person counts as sent.
    pub admitted_on: Option<NaiveDate>,
    /// Why a leader let the unit be short.
    pub override_reason: Option<String>,
    /// The decision to send.
    pub decision_id: Option<Id>,
    /// Counts its changes.
    pub revision: i64,
    /// Id, full name, sort key and title of the person.
    pub person: (Id, String, String, String),
    /// Id and short name of the unit.
    pub unit: (Id, String),
    /// Id, name, days, state and origin of the course.
    pub course: (Id, String, NaiveDate, NaiveDate, CourseState, Origin),
    /// Id, name and kind of the programme.
    pub programme: (Id, String, ProgrammeKind),
}

/// The filters of the list.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// This one.
    pub id: Option<Id>,
    /// To this course.
    pub course_id: Option<Id>,
    /// Of this person.
    pub staff_id: Option<Id>,
    /// Of this unit.
    pub unit_id: Option<Id>,
    /// In one of these states.
    pub states: Vec<NominationState>,
    /// Of this way.
    pub way: Option<Way>,
    /// To courses that end on this day or later.
    pub from: Option<NaiveDate>,
    /// To courses that begin on this day or earlier.
    pub to: Option<NaiveDate>,
    /// Only those that the unit still has to confirm, or only the others.
    pub awaits_confirmation: Option<bool>,
}

const SORTS: [SortColumn; 4] = [
    SortColumn { name: "created_at", sql: "nominations.created_at", kind: SortKind::Number },
    SortColumn { name: "name", sql: "staff.sort_key", kind: SortKind::Text },
    SortColumn { name: "course_first_day", sql: "courses.first_day", kind: SortKind::Day },
    SortColumn { name: "state", sql: "nominations.state", kind: SortKind::Text },
];

/// The nominations in scope: one query over four tables, and only the columns that a list shows.
pub fn list(
    connection: &mut AnyConnection,
    scope: &Scope,
    filter: &Filter,
    page: &PageRequest,
) -> Result<Page<Listed>> {
    let keyset = Keyset::new(page, &SORTS, "-created_at", "nominations.id")?;
    let in_units = within_reach(connection, "nominations.unit_id", &scope.unit_ids());
    let own = scope.own_staff.map(|own| within_reach(connection, "nominations.staff_id", &[own]));
    let filtered = || {
        let mut query = nominations::table
            .inner_join(staff::table.on(staff::id.eq(nominations::staff_id)))
            .inner_join(units::table.on(units::id.eq(nominations::unit_id)))
            .inner_join(courses::table.on(courses::id.eq(nominations::course_id)))
            .inner_join(programmes::table.on(programmes::id.eq(courses::programme_id)))
            .into_boxed::<MultiBackend>();
        query = match &own {
            Some(own) => query.filter(in_units.clone().or(own.clone())),
            None => query.filter(in_units.clone()),
        };
        if let Some(id) = filter.id {
            query = query.filter(nominations::id.eq(id));
        }
        if let Some(course_id) = filter.course_id {
            query = query.filter(nominations::course_id.eq(course_id));
        }
        if let Some(staff_id) = filter.staff_id {
            query = query.filter(nominations::staff_id.eq(staff_id));
        }
        if let Some(unit_id) = filter.unit_id {
            query = query.filter(nominations::unit_id.eq(unit_id));
        }
        if !filter.states.is_empty() {
            query = query.filter(nominations::state.eq_any(filter.states.clone()));
        }
        if let Some(way) = filter.way {
            query = query.filter(nominations::way.eq(way));
        }
        if let Some(from) = filter.from {
            query = query.filter(courses::last_day.ge(from));
        }
        if let Some(to) = filter.to {
            query = query.filter(courses::first_day.le(to));
        }
        if let Some(awaits) = filter.awaits_confirmation {
            query = query.filter(nominations::awaits_confirmation.eq(awaits));
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
        .select((
            nominations::id,
            nominations::state,
            nominations::way,
            nominations::awaits_confirmation,
            nominations::created_at,
            nominations::admitted_on,
            nominations::override_reason,
            nominations::decision_id,
            nominations::revision,
            (staff::id, staff::full_name, staff::sort_key, staff::post_title),
            (units::id, units::short_name),
            (courses::id, courses::name, courses::first_day, courses::last_day, courses::state, courses::origin),
            (programmes::id, programmes::name, programmes::kind),
        ))
        .load(connection)?;
    Ok(keyset.page(
        rows,
        |row: &Listed, column| match column {
            "created_at" => CursorValue::Number(row.created_at.micros()),
            "name" => CursorValue::from(&row.person.2),
            "course_first_day" => CursorValue::from(row.course.2),
            "state" => CursorValue::from(row.state),
            _ => CursorValue::from(row.id),
        },
        total,
    ))
}

/// One nomination, or [`Code::NotFound`].
pub fn find(connection: &mut AnyConnection, id: Id) -> Result<Nomination> {
    Ok(nominations::table.find(id).select(Nomination::as_select()).first(connection)?)
}

/// These nominations.
pub fn find_all(connection: &mut AnyConnection, ids: &[Id]) -> Result<Vec<Nomination>> {
    Ok(nominations::table.filter(nominations::id.eq_any(ids)).select(Nomination::as_select()).load(connection)?)
}

/// All nominations to a course.
pub fn of_course(connection: &mut AnyConnection, course_id: Id) -> Result<Vec<Nomination>> {
    Ok(nominations::table
        .filter(nominations::course_id.eq(course_id))
        .order((nominations::created_at, nominations::id))
        .select(Nomination::as_select())
        .load(connection)?)
}

/// The nominations of these people in these states.
pub fn of_people(
    connection: &mut AnyConnection,
    staff_ids: &[Id],
    states: &[NominationState],
) -> Result<Vec<Nomination>> {
    Ok(nominations::table
        .filter(nominations::staff_id.eq_any(staff_ids))
        .filter(nominations::state.eq_any(states))
        .order(nominations::id)
        .select(Nomination::as_select())
        .load(connection)?)
}

/// Those of people of these units who were kept against a rule when their course was moved, and still go to it.
pub fn kept(connection: &mut AnyConnection, units: &[Id], today: NaiveDate) -> Result<Vec<Nomination>> {
    let going = [NominationState::Approved, NominationState::SentUp, NominationState::Admitted];
    let holding = [CourseState::Planned, CourseState::Open];
    Ok(nominations::table
        .inner_join(courses::table.on(courses::id.eq(nominations::course_id)))
        .filter(nominations::kept_reason.is_not_null())
        .filter(nominations::unit_id.eq_any(units))
        .filter(nominations::state.eq_any(going))
        .filter(courses::state.eq_any(holding))
        .filter(courses::last_day.ge(today))
        .order((nominations::course_id, nominations::id))
        .select(Nomination::as_select())
        .load(connection)?)
}

/// Whether a nomination of the person to the course is alive.
pub fn alive(connection: &mut AnyConnection, course_id: Id, staff_id: Id) -> Result<bool> {
    let key = Nomination::key_of(course_id, staff_id);
    let found: i64 = nominations::table.filter(nominations::alive_key.eq(key)).count().get_result(connection)?;
    Ok(found > 0)
}

/// The nominations by which the person was sent and has reported nothing yet; past training owes nothing, and nor does
/// who never came. The reports' own room lies later, so their table is asked here.
pub fn without_report(connection: &mut AnyConnection, staff_id: Id) -> Result<Vec<Nomination>> {
    let reported = result_reports::table
        .filter(result_reports::staff_id.eq(staff_id))
        .filter(result_reports::submitted_at.is_not_null())
        .select(result_reports::nomination_id);
    let owing = [NominationState::Admitted, NominationState::Completed, NominationState::Failed];
    Ok(nominations::table
        .filter(nominations::staff_id.eq(staff_id))
        .filter(nominations::way.ne(Way::Past))
        .filter(nominations::state.eq_any(owing))
        .filter(nominations::id.ne_all(reported))
        .select(Nomination::as_select())
        .load(connection)?)
}

/// The waiting list of a course, in order.
pub fn waitlisted(connection: &mut AnyConnection, course_id: Id) -> Result<Vec<Nomination>> {
    Ok(nominations::table
        .filter(nominations::course_id.eq(course_id))
        .filter(nominations::state.eq(NominationState::Waitlisted))
        .order((nominations::waitlisted_at, nominations::id))
        .select(Nomination::as_select())
        .load(connection)?)
}

/// The nominations of the people that a decision is about.
pub fn under_decision(connection: &mut AnyConnection, decision_id: Id) -> Result<Vec<Id>> {
    Ok(nominations::table
        .filter(nominations::decision_id.eq(decision_id))
        .order(nominations::id)
        .select(nominations::id)
        .load(connection)?)
}

/// The steps of a nomination, oldest first.
pub fn steps(connection: &mut AnyConnection, nomination_id: Id) -> Result<Vec<NominationStep>> {
    Ok(nomination_steps::table
        .filter(nomination_steps::nomination_id.eq(nomination_id))
        .order((nomination_steps::at, nomination_steps::id))
        .select(NominationStep::as_select())
        .load(connection)?)
}

pub fn insert(connection: &mut AnyConnection, nomination: &Nomination) -> Result<()> {
    let written = diesel::insert_into(nominations::table).values(nomination).execute(connection);
    unless_duplicate(written, Code::AlreadyNominated)?;
    Ok(())
}

/// Writes the nomination over the revision before it.
pub fn update(connection: &mut AnyConnection, nomination: &Nomination) -> Result<()> {
    let written = diesel::update(
        nominations::table.find(nomination.id).filter(nominations::revision.eq(nomination.revision - 1)),
    )
    .set(nomination)
    .execute(connection);
    unless_stale(unless_duplicate(written, Code::AlreadyNominated)?)
}

pub fn insert_step(connection: &mut AnyConnection, step: &NominationStep) -> Result<()> {
    diesel::insert_into(nomination_steps::table).values(step).execute(connection)?;
    Ok(())
}
