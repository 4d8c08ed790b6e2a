//! What is done with courses.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::dto::{CourseBody, CourseView, NewDays};
use super::filter::CourseFilter;
use super::letters;
use super::rules::{
    CourseAction, CourseState, LengthVerdict, Mode, Origin, date_faults, first_state, session_faults, transition,
};
use super::sessions;
use super::store::{self, Course, CourseSession};
use super::view::{measured, views};
use crate::{money, year_plans};
use foundation::db::{AnyConnection, Database};
use foundation::http::{FaultView, IfMatch, Patch};
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Fault, Id, Page, PageRequest, Principal, Problem, Result, Scope, TextEnum as _};
use ward::{catalogue, staff, units, working_days};

/// A change of a course, for those who follow it.
pub struct CourseChange<'a> {
    /// The course before.
    pub before: &'a Course,
    /// The course since.
    pub after: &'a Course,
    /// Whether it claims other times of its people than before, or claims them again.
    pub retimed: bool,
    /// Why it is so changed although people come to stand against a rule by it.
    pub conflicts_reason: Option<&'a str>,
    /// Why what its people cost may overrun its allocation.
    pub overrun_reason: Option<&'a str>,
}

/// Why a change of a course is made although a rule speaks against it.
#[derive(Clone, Debug, Default)]
pub struct Reasons {
    /// Why people who come to stand against a rule are kept.
    pub conflicts: Option<String>,
    /// Why its allocation may be overrun.
    pub overrun: Option<String>,
}

/// What a later room does, in the same transaction, when a course has been changed: nominations give seats back when it
/// is cancelled and ask their rules again when it is moved; answered is what they say. This room knows nobody who
/// follows it.
pub type Follower = fn(&mut Transaction<'_>, &CourseChange<'_>) -> Result<Vec<Fault>>;

/// The course and its sessions before a change, to be held against those after it.
pub struct Before {
    course: Course,
    sessions: Vec<CourseSession>,
}

impl Before {
    /// The course as it stands, with its sessions.
    pub fn load(tx: &mut Transaction<'_>, course: &Course) -> Result<Self> {
        Ok(Self { sessions: store::sessions_of(tx, course.id)?, course: course.clone() })
    }

    fn is_retimed_by(&self, after: &Course, sessions: &[CourseSession]) -> bool {
        let times = |course: &Course, sessions: &[CourseSession]| {
            let mut timetable = course.timetable(sessions);
            timetable.sessions.sort_unstable();
            timetable
        };
        let bound = self.course.state.holds_its_dates();
        after.state.holds_its_dates() && (!bound || times(&self.course, &self.sessions) != times(after, sessions))
    }
}

/// Everybody who follows courses, in the order of the rooms; wired at the start of the program.
#[derive(Clone, Copy)]
pub struct Followers(pub &'static [Follower]);

impl Followers {
    /// Tells everybody, once course and sessions are written. Answers the course as they left it, and what they say.
    pub fn tell(
        self,
        tx: &mut Transaction<'_>,
        before: &Before,
        after: Course,
        reasons: &Reasons,
    ) -> Result<(Course, Vec<Fault>)> {
        let retimed = before.is_retimed_by(&after, &store::sessions_of(tx, after.id)?);
        let overrun_reason = reasons.overrun.as_deref();
        let conflicts_reason = reasons.conflicts.as_deref();
        let change = CourseChange { before: &before.course, after: &after, retimed, conflicts_reason, overrun_reason };
        let mut said = Vec::new();
        said.extend(money::follow_course(tx, Some(&before.course.money()), &after.money(), overrun_reason)?);
        for follower in self.0 {
            said.extend(follower(tx, &change)?);
        }
        Ok((store::find(tx, after.id)?, said))
    }
}

/// The units whose courses may be read: those in reach, the own one, and all above them, since a course is offered to
/// its unit and all below.
pub fn reach(connection: &mut AnyConnection, scope: &Scope) -> Result<BTreeSet<Id>> {
    let tree = units::tree(connection)?;
    let mut reach = scope.units.clone();
    if let Some(person) = scope.own_staff {
        reach.insert(staff::find(connection, person)?.unit_id);
    }
    let above: Vec<Id> = reach.iter().flat_map(|unit| tree.above(*unit)).collect();
    reach.extend(above);
    Ok(reach)
}

/// A course that may be read, or [`Code::NotFound`].
pub fn find_in_reach(connection: &mut AnyConnection, scope: &Scope, id: Id) -> Result<Course> {
    let course = store::find(connection, id)?;
    if reach(connection, scope)?.contains(&course.unit_id) { Ok(course) } else { Err(Code::NotFound.into()) }
}

/// A course that may be changed, locked until the end of the transaction; [`Code::NotFound`] out of reach.
pub fn lock_in_scope(tx: &mut Transaction<'_>, scope: &Scope, id: Id) -> Result<Course> {
    let course = store::lock(tx, id)?;
    scope.require(Some(course.unit_id), None)?;
    Ok(course)
}

pub async fn list(
    database: &Database,
    scope: Scope,
    filter: CourseFilter,
    page: PageRequest,
    english: bool,
) -> Result<Page<CourseView>> {
    database
        .read(move |connection| {
            let units: Vec<Id> = reach(connection, &scope)?.into_iter().collect();
            let page = store::list(connection, &units, &filter, &page)?;
            Ok(Page {
                items: views(connection, page.items, english)?,
                next_cursor: page.next_cursor,
                total: page.total,
            })
        })
        .await
}

pub async fn get(database: &Database, scope: Scope, id: Id, english: bool) -> Result<CourseView> {
    database
        .read(move |connection| {
            let course = find_in_reach(connection, &scope, id)?;
            view(connection, course, english)
        })
        .await
}

pub async fn create(
    database: &Database,
    who: &Principal,
    scope: Scope,
    body: CourseBody,
    english: bool,
) -> Result<CourseView> {
    journal::write(database, who, move |tx| {
        let unit_id = units::unit_for(tx, &scope, body.unit_id)?;
        let course = enter(tx, &scope, unit_id, body)?;
        let said = money::follow_course(tx, None, &course.money(), None)?;
        told_view(tx, (course, said.into_iter().collect()), english)
    })
    .await
}

/// Past training as another room records it, with the people who took it.
#[derive(Clone, Debug)]
pub struct PastTraining {
    /// The unit that records it.
    pub unit_id: Id,
    /// The programme.
    pub programme_id: Id,
    /// Its name; the programme's when there is none.
    pub name: Option<String>,
    /// Who organised it.
    pub organiser: String,
    /// How it was held.
    pub mode: Mode,
    /// The first day.
    pub first_day: NaiveDate,
    /// The last day.
    pub last_day: NaiveDate,
}

/// The course of this past training: the one that is there already, so that many people share it, or a new one.
pub fn past_course(tx: &mut Transaction<'_>, past: PastTraining) -> Result<Course> {
    let name = match past.name.filter(|name| !name.is_empty()) {
        Some(name) => name,
        None => programme(tx, past.programme_id)?.name,
    };
    let search = store::search_of(&name, &past.organiser);
    let days = (past.first_day, past.last_day);
    if let Some(known) = store::find_past(tx, past.unit_id, past.programme_id, &search, days)? {
        return Ok(known);
    }
    let body = CourseBody {
        unit_id: Some(past.unit_id),
        programme_id: past.programme_id,
        letter_id: None,
        year_plan_item_id: None,
        name: Some(name),
        organiser: past.organiser,
        origin: Origin::Past,
        mode: past.mode,
        first_day: past.first_day,
        last_day: past.last_day,
        place: None,
        seats: None,
        nomination_deadline: None,
        self_paced: None,
        keeps_at_desk: None,
        length_reason: None,
        cost: None,
        allocation_id: None,
        overrun_reason: None,
        note: None,
        conflicts_reason: None,
        sessions: None,
    };
    let scope = Scope { units: BTreeSet::from([past.unit_id]), own_staff: None };
    enter(tx, &scope, past.unit_id, body)
}

fn enter(tx: &mut Transaction<'_>, scope: &Scope, unit_id: Id, mut body: CourseBody) -> Result<Course> {
    let (id, now) = (Id::new(tx.who().now), tx.who().now);
    let wanted = body.sessions.take().unwrap_or_default();
    if let (None, Some(letter_id)) = (body.seats, body.letter_id) {
        body.seats = letters::find_for(tx, scope, letter_id)?.quota;
    }
    let state = first_state(body.origin);
    let blank = Course {
        id,
        unit_id,
        programme_id: body.programme_id,
        letter_id: None,
        name: String::new(),
        search: String::new(),
        organiser: String::new(),
        origin: body.origin,
        mode: body.mode,
        state,
        state_reason: None,
        first_day: body.first_day,
        last_day: body.last_day,
        place: None,
        seats: None,
        seats_taken: 0,
        nomination_deadline: None,
        self_paced: false,
        keeps_at_desk: false,
        length_reason: None,
        cost: None,
        note: None,
        created_at: now,
        revision: 0,
        allocation_id: None,
        year_plan_item_id: None,
    };
    let course = filled(tx, scope, &blank, body)?;
    let sessions: Vec<CourseSession> = wanted.into_iter().map(|session| sessions::new(id, session, now)).collect();
    check(tx, &course, &sessions)?;
    check_length(tx, &course, &sessions)?;
    store::insert(tx, &course)?;
    tx.created("create", &course)?;
    sessions::replace(tx, &course, sessions)?;
    Ok(course)
}

pub async fn change(
    database: &Database,
    who: &Principal,
    scope: Scope,
    followers: Followers,
    (id, if_match): (Id, IfMatch),
    patch: Patch<CourseBody>,
    english: bool,
) -> Result<CourseView> {
    journal::write(database, who, move |tx| {
        let before = lock_in_scope(tx, &scope, id)?;
        if_match.require(before.revision)?;
        if before.state == CourseState::Cancelled {
            return Err(Problem::new(Code::WrongState).with("state", before.state.label()));
        }
        let mut body = patch.apply(&before.clone().into())?;
        let reasons = Reasons { conflicts: body.conflicts_reason.take(), overrun: body.overrun_reason.take() };
        let was = Before::load(tx, &before)?;
        let now = tx.who().now;
        let wanted = body.sessions.take();
        let retimed = wanted.is_some();
        let sessions = match wanted {
            Some(wanted) => wanted.into_iter().map(|session| sessions::new(id, session, now)).collect(),
            None => store::sessions_of(tx, id)?,
        };
        let after = filled(tx, &scope, &before, body)?;
        check(tx, &after, &sessions)?;
        // While a course is planned its timetable may be half written: its length is judged when it is what changes.
        if retimed || before.state != CourseState::Planned || length_facts(&before) != length_facts(&after) {
            check_length(tx, &after, &sessions)?;
        }
        store::update(tx, &after)?;
        tx.changed("change", &before, &after)?;
        sessions::replace(tx, &after, sessions)?;
        let told = followers.tell(tx, &was, after, &reasons)?;
        told_view(tx, told, english)
    })
    .await
}

/// What is done with a course, with its reason and its new days.
pub struct Step {
    /// What is done.
    pub action: CourseAction,
    /// Why.
    pub reason: Option<String>,
    /// The days that it is moved to.
    pub new_days: Option<NewDays>,
}

pub async fn act(
    database: &Database,
    who: &Principal,
    scope: Scope,
    followers: Followers,
    id: Id,
    step: Step,
    english: bool,
) -> Result<CourseView> {
    journal::write(database, who, move |tx| {
        let before = lock_in_scope(tx, &scope, id)?;
        if before.origin == Origin::Past {
            return Err(Problem::new(Code::WrongState).with("state", before.origin.label()));
        }
        let (now, today) = (tx.who().now, tx.who().now.day());
        let reason = step.reason.as_deref();
        let mut after = Course { revision: before.revision + 1, ..before.clone() };
        after.state = transition(before.state, step.action, before.last_day, today, reason)?;
        after.state_reason.clone_from(&step.reason);
        let was = Before::load(tx, &before)?;
        let mut sessions = was.sessions.clone();
        let mut reasons = Reasons::default();
        if let Some(days) = step.new_days {
            reasons.conflicts = days.conflicts_reason;
            if after.state == CourseState::Postponed {
                after.state = transition(after.state, CourseAction::Reschedule, days.last_day, today, None)?;
            }
            (after.first_day, after.last_day) = (days.first_day, days.last_day);
            after.nomination_deadline = days.nomination_deadline;
            let wanted = days.sessions.unwrap_or_default();
            sessions = wanted.into_iter().map(|session| sessions::new(id, session, now)).collect();
        }
        // A course that is put off or called off need not be in order; one that is held must.
        if after.state.holds_its_dates() {
            check(tx, &after, &sessions)?;
            check_length(tx, &after, &sessions)?;
        }
        store::update(tx, &after)?;
        match reason {
            Some(reason) => tx.changed_because(verb(step.action), &before, &after, reason)?,
            None => tx.changed(verb(step.action), &before, &after)?,
        }
        sessions::replace(tx, &after, sessions)?;
        let told = followers.tell(tx, &was, after, &reasons)?;
        told_view(tx, told, english)
    })
    .await
}

const fn verb(action: CourseAction) -> &'static str {
    match action {
        CourseAction::Open => "open",
        CourseAction::Finish => "finish",
        CourseAction::Postpone => "postpone",
        CourseAction::Reschedule => "reschedule",
        CourseAction::Cancel => "cancel",
        CourseAction::Reopen => "reopen",
    }
}

/// The course that `before` becomes with this body, its references checked.
fn filled(tx: &mut Transaction<'_>, scope: &Scope, before: &Course, body: CourseBody) -> Result<Course> {
    let programme = programme(tx, body.programme_id)?;
    if let Some(letter_id) = body.letter_id {
        letters::find_for(tx, scope, letter_id)?;
    }
    money::check_allocation(tx, before.unit_id, body.allocation_id)?;
    let plan_facts = (body.year_plan_item_id, body.programme_id);
    if let Some(item_id) = body.year_plan_item_id
        && plan_facts != (before.year_plan_item_id, before.programme_id)
    {
        year_plans::check_answers(tx, item_id, before.unit_id, body.programme_id)?;
    }
    let mut faults = Vec::new();
    if body.unit_id.is_some_and(|unit_id| unit_id != before.unit_id) {
        faults.push(Fault::new("/unit_id", Code::Conflict));
    }
    // The origin decides the way of everybody in the course.
    let free = before.state == CourseState::Planned && before.seats_taken == 0 && body.origin != Origin::Past;
    if body.origin != before.origin && !free {
        faults.push(Fault::new("/origin", Code::Conflict));
    }
    Problem::unless_empty(faults)?;
    if body.seats.is_some_and(|seats| seats < before.seats_taken) {
        let range = format!("≥ {}", before.seats_taken);
        return Err(Problem::invalid(vec![Fault::new("/seats", Code::OutOfRange).with("range", range)]));
    }
    let name = body.name.filter(|name| !name.is_empty()).unwrap_or(programme.name);
    Ok(Course {
        id: before.id,
        unit_id: before.unit_id,
        programme_id: body.programme_id,
        letter_id: body.letter_id,
        search: store::search_of(&name, &body.organiser),
        name,
        organiser: body.organiser,
        origin: body.origin,
        mode: body.mode,
        state: before.state,
        state_reason: before.state_reason.clone(),
        first_day: body.first_day,
        last_day: body.last_day,
        place: body.place,
        seats: body.seats,
        seats_taken: before.seats_taken,
        nomination_deadline: body.nomination_deadline,
        self_paced: body.self_paced.unwrap_or(false),
        keeps_at_desk: body.keeps_at_desk.unwrap_or(false),
        length_reason: body.length_reason,
        cost: body.cost,
        note: body.note,
        created_at: before.created_at,
        revision: before.revision + 1,
        allocation_id: body.allocation_id,
        year_plan_item_id: body.year_plan_item_id,
    })
}

fn length_facts(course: &Course) -> (Id, Origin, NaiveDate, NaiveDate, Option<&str>) {
    (course.programme_id, course.origin, course.first_day, course.last_day, course.length_reason.as_deref())
}

fn programme(connection: &mut AnyConnection, id: Id) -> Result<catalogue::Programme> {
    let known = catalogue::find_many(connection, &[id])?.remove(&id);
    known.ok_or_else(|| Problem::invalid(vec![Fault::new("/programme_id", Code::UnknownReference)]))
}

/// Days and sessions by the rules; the letter of a summoned course from its opening on.
fn check(tx: &mut Transaction<'_>, course: &Course, sessions: &[CourseSession]) -> Result<()> {
    let timetable = course.timetable(sessions);
    let announced = matches!(course.state, CourseState::Open | CourseState::Finished);
    let has_letter = course.letter_id.is_some() || !announced;
    let today = tx.who().now.day();
    let mut faults = date_faults(&timetable, course.origin, course.nomination_deadline, has_letter, today);
    faults.extend(session_faults(course.first_day, course.last_day, &timetable.sessions));
    if faults.iter().all(|fault| fault.code == Code::LetterRequired) {
        Problem::unless_empty(faults)
    } else {
        Err(Problem::invalid(faults))
    }
}

/// The rule of length (domain, rule 4): `length_rule` for a course of the ward's own without a reason.
pub fn check_length(tx: &mut Transaction<'_>, course: &Course, sessions: &[CourseSession]) -> Result<()> {
    let programme = programme(tx, course.programme_id)?;
    let calendar = working_days::load(tx)?;
    match measured(course, &programme, sessions, &calendar).1 {
        LengthVerdict::Refused(fault) => Err(fault.into()),
        LengthVerdict::Fits | LengthVerdict::Remark(_) => Ok(()),
    }
}

/// The course with what was said when it was changed among its remarks.
fn told_view(
    connection: &mut AnyConnection,
    (course, said): (Course, Vec<Fault>),
    english: bool,
) -> Result<CourseView> {
    let mut view = view(connection, course, english)?;
    view.remarks.extend(said.iter().map(|fault| FaultView::of(fault, english)));
    Ok(view)
}

fn view(connection: &mut AnyConnection, course: Course, english: bool) -> Result<CourseView> {
    views(connection, vec![course], english)?.pop().ok_or_else(|| Problem::internal("a course without a view"))
}
