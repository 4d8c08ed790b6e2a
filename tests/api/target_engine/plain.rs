//! The plain computation: every table is read whole, and every person, day and course is looked at one by one. It shares
//! nothing with the engine but the definitions.

use std::collections::{BTreeMap, BTreeSet};

use backend::db::schema::{
    absences, assignments, certificates, cohort_departures, courses, evaluation_courses, evaluations, nomination_steps,
    nominations, programmes, requirement_findings, result_report_submissions, sessions, staff, staff_former_categories,
    staff_states, superior_software_marks, targets, units, working_day_exceptions,
};
use backend::features::targets::rules::{Counted, Definition, EventKind};
use backend::kernel::{Instant, TextEnum as _};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use diesel::prelude::*;
use tests::World;

use super::documents::{Documents, Reader};
use super::{ReadTarget, definition};

struct Person {
    id: String,
    category: String,
    in_plan_scope: bool,
    party_member: bool,
}

struct Nomination {
    id: String,
    course_id: String,
    unit_id: String,
    way: String,
    state: String,
    admitted_on: Option<NaiveDate>,
}

struct Course {
    kind: String,
    state: String,
    first_day: NaiveDate,
    last_day: NaiveDate,
    session_days: BTreeSet<NaiveDate>,
}

struct Finding {
    requirement: (String, String),
    meets: bool,
    from_day: NaiveDate,
    source: String,
    recorded: (i64, String),
}

/// A row of what is true of somebody from a day to a day.
type SpanRow<T> = (String, NaiveDate, Option<NaiveDate>, T);

/// What is true of a person from a day to a day.
type Spans<T> = BTreeMap<String, Vec<(NaiveDate, Option<NaiveDate>, T)>>;

/// All tables that figures are made of.
pub struct Tables {
    units: BTreeMap<String, (Option<String>, String)>,
    targets: Vec<ReadTarget>,
    people: Vec<Person>,
    former: Spans<(String, bool)>,
    assignments: Spans<(String, String)>,
    states: Spans<String>,
    absences: Spans<String>,
    exceptions: BTreeMap<NaiveDate, String>,
    courses: BTreeMap<String, Course>,
    nominations: BTreeMap<String, Vec<Nomination>>,
    steps: BTreeMap<String, Vec<(String, NaiveDate)>>,
    certificates: BTreeMap<String, Vec<(String, NaiveDate)>>,
    findings: BTreeMap<String, Vec<Finding>>,
    departures: Vec<(String, NaiveDate)>,
    reports: BTreeMap<String, Vec<(NaiveDate, Option<NaiveDate>)>>,
    marks: BTreeMap<String, NaiveDate>,
    evaluations: BTreeMap<String, (String, Option<NaiveDate>)>,
    documents: Documents,
}

/// The ids on each side of a figure.
#[derive(Debug, Default)]
pub struct Sides {
    pub reached: BTreeSet<String>,
    pub missing: BTreeSet<String>,
    pub beside_reached: BTreeSet<String>,
    pub beside_missing: BTreeSet<String>,
}

fn day_of(micros: i64) -> NaiveDate {
    Instant::from_micros(micros).day()
}

fn spans<T>(rows: Vec<SpanRow<T>>) -> Spans<T> {
    let mut found: Spans<T> = BTreeMap::new();
    for (id, from, to, what) in rows {
        found.entry(id).or_default().push((from, to, what));
    }
    found
}

/// What belongs together under one id.
fn grouped<T>(rows: impl IntoIterator<Item = (String, T)>) -> BTreeMap<String, Vec<T>> {
    let mut found: BTreeMap<String, Vec<T>> = BTreeMap::new();
    for (id, what) in rows {
        found.entry(id).or_default().push(what);
    }
    found
}

fn on<'a, T>(spans: &'a Spans<T>, id: &str, day: NaiveDate) -> Option<&'a T> {
    let of_person = spans.get(id)?;
    of_person.iter().find(|(from, to, _)| *from <= day && to.is_none_or(|to| day <= to)).map(|(.., what)| what)
}

impl Tables {
    /// Reads everything.
    pub fn load(world: &World) -> Self {
        world.database.read_now(|connection| Ok(Self::read(connection)?)).expect("the tables are read")
    }

    fn read(connection: &mut backend::db::AnyConnection) -> QueryResult<Self> {
        let c = connection;
        let mut all_courses = BTreeMap::new();
        let rows: Vec<(String, String, String, NaiveDate, NaiveDate)> = courses::table
            .inner_join(programmes::table.on(programmes::id.eq(courses::programme_id)))
            .select((courses::id, programmes::kind, courses::state, courses::first_day, courses::last_day))
            .load(c)?;
        for (id, kind, state, first_day, last_day) in rows {
            all_courses.insert(id, Course { kind, state, first_day, last_day, session_days: BTreeSet::new() });
        }
        let rows: Vec<(String, NaiveDate)> = sessions::table.select((sessions::course_id, sessions::day)).load(c)?;
        for (course_id, day) in rows {
            all_courses.get_mut(&course_id).expect("its course").session_days.insert(day);
        }
        type NominationRow = (String, String, String, String, String, String, Option<NaiveDate>);
        let rows: Vec<NominationRow> = nominations::table
            .select((
                nominations::id,
                nominations::course_id,
                nominations::staff_id,
                nominations::unit_id,
                nominations::way,
                nominations::state,
                nominations::admitted_on,
            ))
            .load(c)?;
        let all_nominations = rows.into_iter().map(|(id, course_id, staff_id, unit_id, way, state, admitted_on)| {
            let nomination = Nomination { id, course_id, unit_id, way, state, admitted_on };
            (staff_id, nomination)
        });
        let all_nominations = grouped(all_nominations);
        type FindingRow = (String, String, String, Option<String>, Option<String>, bool, NaiveDate, String, i64);
        let rows: Vec<FindingRow> = requirement_findings::table
            .select((
                requirement_findings::id,
                requirement_findings::staff_id,
                requirement_findings::requirement,
                requirement_findings::requirement_task,
                requirement_findings::post_id,
                requirement_findings::meets,
                requirement_findings::from_day,
                requirement_findings::source,
                requirement_findings::created_at,
            ))
            .load(c)?;
        let findings =
            grouped(rows.into_iter().map(|(id, staff_id, requirement, task, post, meets, from_day, source, at)| {
                let requirement = (requirement, task.or(post).unwrap_or_default());
                (staff_id, Finding { requirement, meets, from_day, source, recorded: (at, id) })
            }));
        type TargetRow = (String, String, String, String, String, i32, NaiveDate, Option<NaiveDate>);
        let rows: Vec<TargetRow> = targets::table
            .order((targets::position, targets::id))
            .select((
                targets::id,
                targets::unit_id,
                targets::code,
                targets::population,
                targets::event,
                targets::threshold_percent,
                targets::starts_on,
                targets::deadline,
            ))
            .load(c)?;
        let all_targets = rows
            .into_iter()
            .map(|(id, unit_id, code, population, event, threshold, starts_on, deadline)| ReadTarget {
                id,
                unit_id,
                code,
                definition: definition(&population, &event, (starts_on, deadline), threshold),
            })
            .collect();
        let people: Vec<(String, String, bool, bool)> =
            staff::table.select((staff::id, staff::category, staff::in_plan_scope, staff::party_member)).load(c)?;
        let unit_rows: Vec<(String, Option<String>, String)> =
            units::table.select((units::id, units::parent_id, units::working_weekdays)).load(c)?;
        let former: Vec<(String, NaiveDate, NaiveDate, String, bool)> = staff_former_categories::table.load(c)?;
        let assigned: Vec<SpanRow<(String, String)>> = assignments::table
            .select((
                assignments::staff_id,
                assignments::first_day,
                assignments::last_day,
                (assignments::unit_id, assignments::level),
            ))
            .load(c)?;
        let in_states: Vec<(String, NaiveDate, Option<NaiveDate>, String)> = staff_states::table
            .select((staff_states::staff_id, staff_states::first_day, staff_states::last_day, staff_states::state))
            .load(c)?;
        let away: Vec<(String, NaiveDate, NaiveDate, String)> = absences::table
            .select((absences::staff_id, absences::first_day, absences::last_day, absences::kind))
            .load(c)?;
        let exceptions: Vec<(NaiveDate, String)> = working_day_exceptions::table
            .select((working_day_exceptions::day, working_day_exceptions::kind))
            .load(c)?;
        let steps: Vec<(String, String, i64)> = nomination_steps::table
            .select((nomination_steps::nomination_id, nomination_steps::to_state, nomination_steps::at))
            .load(c)?;
        let reports: Vec<(String, i64, Option<i64>)> = result_report_submissions::table
            .select((
                result_report_submissions::nomination_id,
                result_report_submissions::submitted_at,
                result_report_submissions::returned_at,
            ))
            .load(c)?;
        let papers: Vec<(String, String, NaiveDate)> = certificates::table
            .select((certificates::nomination_id, certificates::state, certificates::issued_on))
            .load(c)?;
        let marks: Vec<(String, NaiveDate)> = superior_software_marks::table
            .select((superior_software_marks::nomination_id, superior_software_marks::marked_on))
            .load(c)?;
        let judged: Vec<(String, (String, Option<NaiveDate>))> = evaluation_courses::table
            .inner_join(evaluations::table.on(evaluations::id.eq(evaluation_courses::evaluation_id)))
            .select((evaluation_courses::nomination_id, (evaluations::state, evaluations::signed_on)))
            .load(c)?;
        Ok(Self {
            units: unit_rows.into_iter().map(|(id, parent, week)| (id, (parent, week))).collect(),
            targets: all_targets,
            people: people
                .into_iter()
                .map(|(id, category, in_plan_scope, party_member)| Person { id, category, in_plan_scope, party_member })
                .collect(),
            former: spans(
                former
                    .into_iter()
                    .map(|(id, from, to, category, scope)| (id, from, Some(to), (category, scope)))
                    .collect(),
            ),
            assignments: spans(assigned),
            states: spans(in_states),
            absences: spans(away.into_iter().map(|(id, from, to, kind)| (id, from, Some(to), kind)).collect()),
            exceptions: exceptions.into_iter().collect(),
            courses: all_courses,
            nominations: all_nominations,
            steps: grouped(steps.into_iter().map(|(id, state, at)| (id, (state, day_of(at))))),
            certificates: grouped(papers.into_iter().map(|(id, state, day)| (id, (state, day)))),
            findings,
            departures: cohort_departures::table
                .select((cohort_departures::staff_id, cohort_departures::from_day))
                .load(c)?,
            reports: grouped(
                reports.into_iter().map(|(id, sent, returned)| (id, (day_of(sent), returned.map(day_of)))),
            ),
            marks: marks.into_iter().collect(),
            evaluations: judged.into_iter().collect(),
            documents: Documents::read(c)?,
        })
    }

    /// The targets of a plan, in their order.
    pub fn targets_of(&self, unit_id: &str) -> Vec<ReadTarget> {
        self.targets.iter().filter(|target| target.unit_id == unit_id).cloned().collect()
    }

    /// A unit and all below it.
    pub fn below(&self, unit_id: &str) -> Vec<String> {
        self.units.keys().filter(|unit| self.lies_below(unit, unit_id)).cloned().collect()
    }

    fn lies_below(&self, unit: &str, top: &str) -> bool {
        unit == top || self.units[unit].0.as_ref().is_some_and(|parent| self.lies_below(parent, top))
    }

    /// Days on and beside which something changes in a ward.
    pub fn telling_days(&self, ward: &str) -> Vec<NaiveDate> {
        let mut days: BTreeSet<NaiveDate> = BTreeSet::new();
        let of_ward = |unit: &str| self.lies_below(unit, ward);
        for of_person in self.assignments.values().filter(|all| all.iter().any(|(.., (unit, _))| of_ward(unit))) {
            days.extend(of_person.iter().flat_map(|(from, to, _)| [Some(*from), *to]).flatten());
        }
        let everybodys = self.nominations.iter().flat_map(|(person, all)| all.iter().map(move |one| (person, one)));
        for (person, nomination) in everybodys.filter(|(_, nomination)| of_ward(&nomination.unit_id)) {
            let last_day = self.courses[&nomination.course_id].last_day;
            days.extend([last_day, last_day + Days::new(14), last_day + Months::new(3)]);
            days.extend(nomination.admitted_on);
            let own = self.reports.get(&nomination.id).into_iter().flatten();
            days.extend(own.flat_map(|(submitted, returned)| [Some(*submitted), *returned]).flatten());
            days.extend(self.evaluations.get(&nomination.id).and_then(|evaluation| evaluation.1));
            for absence in self.absences.get(person).into_iter().flatten() {
                days.extend([Some(absence.0), absence.1].into_iter().flatten());
            }
        }
        days.extend(self.documents.telling_days(&of_ward));
        let around = |day: &NaiveDate| [day.pred_opt(), Some(*day), day.succ_opt()];
        let first = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
        days.iter().flat_map(around).flatten().filter(|day| *day >= first).collect()
    }

    /// A target in a unit on a day, the long way.
    pub fn measure(&self, target: &Definition, unit: &str, day: NaiveDate) -> Sides {
        let day = target.deadline.filter(|deadline| *deadline < day).unwrap_or(day);
        let mut sides = Sides::default();
        for person in &self.people {
            let Some((own_unit, level)) = on(&self.assignments, &person.id, day) else { continue };
            let gone = on(&self.states, &person.id, day).is_some_and(|state| state == "retired" || state == "left");
            if gone || !self.lies_below(own_unit, unit) {
                continue;
            }
            let now = (person.category.clone(), person.in_plan_scope);
            let (category, in_plan_scope) = on(&self.former, &person.id, day).unwrap_or(&now);
            let counted = target.population.categories.iter().any(|one| one.as_str() == category);
            let fits = target.population.level.is_none_or(|wanted| wanted.as_str() == level)
                && (*in_plan_scope || !counted || !target.population.in_plan_scope);
            if !fits || !(counted || category == "public_employee") {
                continue;
            }
            let mut put = |id: &str, reached: bool| {
                let side = match (counted, reached) {
                    (true, true) => &mut sides.reached,
                    (true, false) => &mut sides.missing,
                    (false, true) => &mut sides.beside_reached,
                    (false, false) => &mut sides.beside_missing,
                };
                side.insert(id.to_owned());
            };
            let of_person = || self.nominations.get(&person.id).into_iter().flatten();
            if target.population.counted == Counted::Addressees {
                let state = on(&self.states, &person.id, day);
                let reader = Reader {
                    id: &person.id,
                    category,
                    party_member: person.party_member,
                    is_away: state.is_some_and(|state| state != "working"),
                };
                let lies_in = |top: &str| self.lies_below(own_unit, top);
                let event = &target.event;
                let asked =
                    self.documents.of(reader, &lies_in, (target.starts_on, day), (event.from_day, event.to_day));
                for (document, reached) in asked {
                    put(&format!("{document}:{}", person.id), reached);
                }
            } else if matches!(target.population.counted, Counted::Members | Counted::OnceBelow) {
                if target.population.counted == Counted::OnceBelow && !self.once_below(target, &person.id, day) {
                    continue;
                }
                put(&person.id, of_person().any(|nomination| self.counts(target, nomination, level, day)));
            } else {
                for nomination in of_person().filter(|nomination| self.is_due(target, (&person.id, nomination), day)) {
                    put(&nomination.id, self.is_done(target, nomination, day));
                }
            }
        }
        sides
    }

    fn counts(&self, target: &Definition, nomination: &Nomination, level: &str, day: NaiveDate) -> bool {
        let course = &self.courses[&nomination.course_id];
        let event = &target.event;
        let kind_counts = event.programme_kinds.iter().any(|kind| kind.as_str() == course.kind)
            || (event.leadership_counts && course.kind == "leadership" && level == "leading");
        let in_time = |happened: NaiveDate| {
            happened <= day
                && event.from_day.is_none_or(|from| from <= happened)
                && event.to_day.is_none_or(|to| happened <= to)
        };
        let completed = nomination.state == "completed";
        kind_counts
            && match event.kind {
                EventKind::Admitted => self.was_sent_by(nomination, day) && nomination.admitted_on.is_some_and(in_time),
                EventKind::Completed => completed && in_time(course.last_day),
                EventKind::Certified => {
                    completed
                        && self
                            .certificates
                            .get(&nomination.id)
                            .is_some_and(|all| all.iter().any(|(state, day)| state == "verified" && in_time(*day)))
                }
                other => panic!("{other} does not happen to people"),
            }
    }

    fn was_sent_by(&self, nomination: &Nomination, day: NaiveDate) -> bool {
        let taken_back_later = self
            .steps
            .get(&nomination.id)
            .into_iter()
            .flatten()
            .any(|(state, at)| *state == nomination.state && *at > day);
        nomination.admitted_on.is_some_and(|admitted_on| admitted_on <= day)
            && match nomination.state.as_str() {
                "admitted" | "completed" | "failed" | "absent_all" => true,
                "withdrawn" | "replaced" => taken_back_later,
                _ => false,
            }
    }

    fn is_due(&self, target: &Definition, (person, nomination): (&str, &Nomination), day: NaiveDate) -> bool {
        let course = &self.courses[&nomination.course_id];
        let kinds = &target.event.programme_kinds;
        let asked = kinds.is_empty() || kinds.iter().any(|kind| kind.as_str() == course.kind);
        asked
            && nomination.way != "past"
            && matches!(course.state.as_str(), "planned" | "open" | "finished")
            && course.last_day >= target.starts_on
            && course.last_day <= day
            && self.was_sent_by(nomination, day)
            && match target.population.counted {
                Counted::ReportsDue => self.report_is_due((person, nomination), course.last_day, day),
                _ => self.evaluation_is_open(person, course, day),
            }
    }

    fn is_done(&self, target: &Definition, nomination: &Nomination, day: NaiveDate) -> bool {
        match target.event.kind {
            EventKind::Reported => self
                .reports
                .get(&nomination.id)
                .into_iter()
                .flatten()
                .any(|(submitted, returned)| *submitted <= day && returned.is_none_or(|returned| day < returned)),
            EventKind::InSuperiorSoftware => self.marks.get(&nomination.id).is_some_and(|marked| *marked <= day),
            EventKind::Evaluated => self
                .evaluations
                .get(&nomination.id)
                .is_some_and(|(state, signed)| state == "signed" && signed.is_some_and(|signed| signed <= day)),
            other => panic!("{other} does not happen to a time of being sent"),
        }
    }

    fn is_working(&self, day: NaiveDate, week: &str) -> bool {
        match self.exceptions.get(&day).map(String::as_str) {
            Some("holiday") => false,
            Some(_) => true,
            None => week.split(',').any(|name| name.parse::<Weekday>() == Ok(day.weekday())),
        }
    }

    fn is_suspended(&self, person: &str, day: NaiveDate) -> bool {
        let by_state = on(&self.states, person, day).is_some_and(|state| state != "working");
        let absent = |(from, to, kind): &(NaiveDate, Option<NaiveDate>, String)| {
            *from <= day
                && to.is_none_or(|to| day <= to)
                && matches!(kind.as_str(), "maternity" | "secondment" | "long_leave")
        };
        by_state || self.absences.get(person).is_some_and(|all| all.iter().any(absent))
    }

    /// Ten working days after the course; who is on long leave on one of them begins anew when it is over.
    fn report_is_due(&self, (person, nomination): (&str, &Nomination), last_day: NaiveDate, day: NaiveDate) -> bool {
        let week = &self.units[&nomination.unit_id].1;
        let (mut today, mut worked) = (last_day, 0);
        while worked < 10 {
            today = today + Days::new(1);
            if today > day {
                return false;
            }
            if self.is_suspended(person, today) {
                worked = 0;
            } else if self.is_working(today, week) {
                worked += 1;
            }
        }
        true
    }

    /// Three months of applying, day by day; short courses wait for the next first of June or November.
    fn evaluation_is_open(&self, person: &str, course: &Course, day: NaiveDate) -> bool {
        let mut left = (course.last_day + Months::new(3) - course.last_day).num_days();
        let mut today = course.last_day;
        while left > 0 {
            today = today + Days::new(1);
            if today > day {
                return false;
            }
            // The day of opening itself need not be worked.
            if left == 1 || !self.is_suspended(person, today) {
                left -= 1;
            }
        }
        let days = if course.session_days.is_empty() {
            let span = std::iter::successors(Some(course.first_day), |day| day.succ_opt());
            let held = span.take_while(|day| *day <= course.last_day);
            held.filter(|day| self.is_working(*day, "mon,tue,wed,thu,fri")).count()
        } else {
            course.session_days.len()
        };
        if days <= 5 {
            while !matches!((today.month(), today.day()), (6 | 11, 1)) {
                today = today + Days::new(1);
            }
        }
        today <= day
    }

    /// Whether the person was below a requirement on any day from the start to the day, by what was found by then; only
    /// what was found after the last departure counts.
    fn once_below(&self, target: &Definition, person: &str, day: NaiveDate) -> bool {
        let own: Vec<&Finding> = self.findings.get(person).into_iter().flatten().collect();
        let left =
            self.departures.iter().filter(|(id, from)| id == person && *from <= day).map(|(_, from)| *from).max();
        // Between these days nothing changes.
        let mut days: BTreeSet<NaiveDate> = own.iter().map(|finding| finding.from_day).collect();
        days.insert(target.starts_on);
        for today in days.into_iter().filter(|today| target.starts_on <= *today && *today <= day) {
            for requirement in own.iter().map(|finding| &finding.requirement) {
                let known = || own.iter().filter(|one| one.requirement == *requirement && one.from_day <= today);
                if known().any(|one| one.source == "certificate") {
                    continue;
                }
                let holds = known().max_by_key(|one| (one.from_day, one.recorded.clone()));
                if holds.is_some_and(|one| !one.meets && left.is_none_or(|left| one.from_day > left)) {
                    return true;
                }
            }
        }
        false
    }
}
