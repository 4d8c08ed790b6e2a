//! Measuring: of which unit, by which plan, with what the calendar says of the day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::evaluations::rules::{SHORT_TRAINING_DAYS, shipped_rounds};
use crate::targets::dto::ShareView;
use crate::targets::rules::due::{
    evaluation_is_open, last_day_matured, last_day_matured_for_round, last_day_with_report_due, report_is_due,
};
use crate::targets::rules::{Counted, Definition, EventKind, FIRST_DAY, Figure, TargetStatus, status};
use crate::targets::store::calendar::{self, CourseLength, DayFacts};
use crate::targets::store::engine::{self, Asked};
use crate::targets::store::members::Within;
use crate::targets::store::{self, Target, names};
use foundation::db::AnyConnection;
use foundation::kernel::{Code, Fault, Id, Problem, Result, Scope, WorkingWeek};
use ward::units::{self, Tree};
use ward::working_days::{self, rules::WorkingDays};

/// A day of the plan; [`Code::BeforePlanPeriod`] before 2026.
pub fn known_day(day: NaiveDate) -> Result<NaiveDate> {
    if day >= FIRST_DAY {
        Ok(day)
    } else {
        Err(Problem::unreadable(vec![Fault::new("/query/day", Code::BeforePlanPeriod)]))
    }
}

/// The unit itself, where it is in reach; [`Code::NotFound`] where not.
pub fn in_reach(scope: &Scope, unit_id: Id) -> Result<Id> {
    scope.require(Some(unit_id), None)?;
    Ok(unit_id)
}

/// Of what unit figures are taken, and by which plan.
pub struct Measured {
    /// The unit.
    pub unit_id: Id,
    /// Its name.
    pub unit_name: String,
    /// The tree of units.
    pub tree: Tree,
    /// It and all below it.
    pub within: Within,
    /// The targets of the nearest plan at or above it, in their order.
    pub targets: Vec<Target>,
}

/// The unit asked for, or the widest in reach, with its plan.
pub fn measured(connection: &mut AnyConnection, scope: &Scope, unit_id: Option<Id>) -> Result<Measured> {
    let tree = units::tree(connection)?;
    let unit_id = match unit_id {
        Some(unit_id) => in_reach(scope, unit_id)?,
        None => widest(scope, &tree).ok_or(Code::NotFound)?,
    };
    let plans: BTreeSet<Id> = store::plans(connection)?.into_iter().collect();
    let plan = std::iter::once(unit_id).chain(tree.above(unit_id)).find(|unit| plans.contains(unit));
    let targets = match plan {
        Some(plan) => store::of_plan(connection, plan)?,
        None => Vec::new(),
    };
    let unit = units::find(connection, unit_id)?;
    Ok(Measured { unit_id, unit_name: unit.name, within: within(&tree, unit_id), tree, targets })
}

/// A unit and all below it, as the engine takes it.
pub fn within(tree: &Tree, unit_id: Id) -> Within {
    let below = tree.below(unit_id);
    if below.len() == tree.len() { Within::Everything } else { Within::Units(below.into_iter().collect()) }
}

fn widest(scope: &Scope, tree: &Tree) -> Option<Id> {
    let is_top = |unit: &&Id| !tree.above(**unit).iter().any(|above| scope.units.contains(above));
    scope.units.iter().filter(is_top).copied().max_by_key(|unit| tree.below(*unit).len())
}

/// What the calendar says of a day, as far as these targets ask for it.
pub fn facts(
    connection: &mut AnyConnection,
    definitions: &[&Definition],
    day: NaiveDate,
    within: &Within,
) -> Result<DayFacts> {
    let asks = |counted| definitions.iter().any(|definition| definition.population.counted == counted);
    let (reports, evaluations) = (asks(Counted::ReportsDue), asks(Counted::EvaluationsDue));
    let mut facts = DayFacts::bare(day);
    if !reports && !evaluations {
        return Ok(facts);
    }
    let days = working_days::load(connection)?;
    let week = |text: &str| WorkingWeek::parse(text).unwrap_or_default();
    for text in calendar::working_weeks(connection)? {
        let through = last_day_with_report_due(day, |day, count| days.add_working_days(day, count, week(&text)));
        facts.reports_due_through.push((text, through));
    }
    let rounds = shipped_rounds();
    facts.long_open_through = last_day_matured(day);
    facts.short_open_through = last_day_matured_for_round(day, &rounds);
    if evaluations {
        let ended = calendar::courses_ended(connection, facts.short_open_through, facts.long_open_through)?;
        let long = ended.into_iter().filter(|course| !is_short(course, &days));
        facts.long_courses = long.map(|course| course.id).collect();
    }
    let interrupted = calendar::interrupted(connection, day, within)?;
    let people: BTreeSet<Id> = interrupted.iter().map(|one| one.staff_id).collect();
    let people: Vec<Id> = people.into_iter().collect();
    let leaves = calendar::suspensions_of_many(connection, &people)?;
    for one in interrupted {
        let leaves = leaves.get(&one.staff_id).map_or(&[][..], Vec::as_slice);
        let (last_day, week) = (one.course.last_day, week(&one.week));
        if !report_is_due(last_day, leaves, day, |day, count| days.add_working_days(day, count, week)) {
            facts.reports_waiting.push(one.nomination_id);
        }
        if !evaluation_is_open(last_day, is_short(&one.course, &days), &rounds, leaves, day) {
            facts.evaluations_waiting.push(one.nomination_id);
        }
    }
    Ok(facts)
}

fn is_short(course: &CourseLength, days: &WorkingDays) -> bool {
    let count = if course.session_days > 0 {
        course.session_days
    } else {
        days.count(course.first_day, course.last_day, WorkingWeek::default()) as i64
    };
    count <= i64::from(SHORT_TRAINING_DAYS)
}

/// The figures of targets on a day by the unit to which people belong, one map for each target.
pub fn figures_by_unit(
    connection: &mut AnyConnection,
    targets: &[Target],
    day: NaiveDate,
    within: &Within,
) -> Result<Vec<BTreeMap<Id, Figure>>> {
    let mut found = vec![BTreeMap::new(); targets.len()];
    each_day(connection, targets, day, within, |connection, asked, facts| {
        for (number, unit_id, figure) in engine::figures(connection, asked, facts, within)? {
            if let Some(units) = usize::try_from(number).ok().and_then(|number| found.get_mut(number)) {
                units.insert(unit_id, figure);
            }
        }
        Ok(())
    })?;
    Ok(found)
}

/// The figures of targets on a day, of all these units together.
pub fn figures_together(
    connection: &mut AnyConnection,
    targets: &[Target],
    day: NaiveDate,
    within: &Within,
) -> Result<Vec<Figure>> {
    let mut found = vec![Figure::default(); targets.len()];
    each_day(connection, targets, day, within, |connection, asked, facts| {
        for (number, figure) in engine::totals(connection, asked, facts, within)? {
            if let Some(place) = usize::try_from(number).ok().and_then(|number| found.get_mut(number)) {
                *place = figure;
            }
        }
        Ok(())
    })?;
    Ok(found)
}

/// Takes targets together that are measured as of the same day: those whose deadline has passed are as of that.
fn each_day(
    connection: &mut AnyConnection,
    targets: &[Target],
    day: NaiveDate,
    within: &Within,
    mut measure: impl FnMut(&mut AnyConnection, &[Asked<'_>], &DayFacts) -> Result<()>,
) -> Result<()> {
    let definitions: Vec<Definition> = targets.iter().map(Target::definition).collect::<Result<_>>()?;
    let mut by_day: BTreeMap<NaiveDate, Vec<Asked<'_>>> = BTreeMap::new();
    for (number, definition) in (0..).zip(&definitions) {
        by_day.entry(definition.as_of(day)).or_default().push((number, definition));
    }
    for (as_of, asked) in by_day {
        let of_day: Vec<&Definition> = asked.iter().map(|(_, definition)| *definition).collect();
        let facts = facts(connection, &of_day, as_of, within)?;
        measure(connection, &asked, &facts)?;
    }
    Ok(())
}

/// A target with its figures in several groups of units.
pub struct SideBySide {
    /// The target.
    pub target_id: Id,
    /// Its code.
    pub code: String,
    /// Its clause.
    pub clause: String,
    /// Its name.
    pub name: String,
    /// How many of a hundred at least.
    pub threshold_percent: i32,
    /// By when; none for those that hold always.
    pub deadline: Option<NaiveDate>,
    /// What it counts.
    pub event: EventKind,
    /// All groups together.
    pub total: (ShareView, TargetStatus),
    /// Each group, in the order asked.
    pub groups: Vec<(ShareView, TargetStatus)>,
}

/// The targets of the plan of a unit, in groups of units side by side, on a day.
pub fn side_by_side(
    connection: &mut AnyConnection,
    scope: &Scope,
    (unit_id, groups): (Option<Id>, &[BTreeSet<Id>]),
    day: NaiveDate,
) -> Result<Vec<SideBySide>> {
    let measured = measured(connection, scope, unit_id)?;
    let all: BTreeSet<Id> = groups.iter().flatten().copied().collect();
    let within = if all.len() == measured.tree.len() {
        Within::Everything
    } else {
        Within::Units(all.iter().copied().collect())
    };
    let figures = figures_by_unit(connection, &measured.targets, day, &within)?;
    let view = |(target, by_unit): (Target, BTreeMap<Id, Figure>)| {
        let of = |units: &BTreeSet<Id>| {
            let figure = sum(&by_unit, units);
            let share = ShareView::new(figure.numerator, figure.denominator);
            (share, status(figure, target.threshold_percent, target.deadline, day))
        };
        Ok(SideBySide {
            event: target.definition()?.event.kind,
            total: of(&all),
            groups: groups.iter().map(of).collect(),
            target_id: target.id,
            threshold_percent: target.threshold_percent,
            deadline: target.deadline,
            code: target.code,
            clause: target.clause,
            name: target.name,
        })
    };
    measured.targets.into_iter().zip(figures).map(view).collect()
}

/// What is counted in these units together.
pub fn sum(by_unit: &BTreeMap<Id, Figure>, units: &BTreeSet<Id>) -> Figure {
    by_unit
        .iter()
        .filter(|(unit_id, _)| units.contains(unit_id))
        .fold(Figure::default(), |sum, (_, figure)| sum.plus(*figure))
}

/// Whether somebody is in the cohort of those once below the requirement on a day.
pub fn is_once_below(connection: &mut AnyConnection, staff_id: Id, day: NaiveDate) -> Result<bool> {
    let shipped = crate::targets::shipped::shipped_targets();
    let cohort = shipped.into_iter().find(|target| target.definition.population.counted == Counted::OnceBelow);
    let Some(cohort) = cohort else { return Ok(false) };
    names::counted_person(connection, &cohort.definition, &DayFacts::bare(day), staff_id)
}
