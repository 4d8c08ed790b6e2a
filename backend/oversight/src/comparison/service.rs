//! Puts the rows of who owes what together by unit.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::dto::{ComparedTarget, ComparedUnit, Comparison, DutyFigure, TargetShare};
use super::filter::ComparisonQuery;
use super::rules::{Figure, Group, Row, figure};
use crate::duties::Holder;
use crate::duties::rules::plan::PlanDuty;
use crate::reminders::{self, ToldDuty};
use crate::targets::rules::EventKind;
use crate::targets::{self, ShareView, SideBySide};
use crate::unit_reports;
use foundation::db::{AnyConnection, Database};
use foundation::kernel::{Code, Fault, Id, Principal, Problem, Result, Role, Scope, TextEnum as _};
use training::needs;
use ward::units::{self, Tree, Unit};

/// The units in reach side by side.
pub async fn compare(database: &Database, who: &Principal, scope: Scope, query: ComparisonQuery) -> Result<Comparison> {
    let now = who.now;
    database
        .read_snapshot(move |connection| {
            let tree = units::tree(connection)?;
            let top = top(&tree, &scope, query.unit_id)?;
            let groups = groups(connection, &tree, &scope, top)?;
            let within: BTreeSet<Id> = groups.iter().flat_map(|(group, _)| group.units.iter().copied()).collect();
            let (people, told) = reminders::told(connection, &within, now)?;
            let groups = peopled(groups, &people, &told);
            let headless = without_head(&tree, &within, &people);
            let found = Found {
                people,
                told,
                targets: measured(connection, &scope, (top, &groups), now.day())?,
                answered: answered(connection, &within, now.day())?,
                headless,
                today: now.day(),
            };
            found.side_by_side(connection, top, groups)
        })
        .await
}

/// The unit whose units are compared, where there is one.
fn top(tree: &Tree, scope: &Scope, asked: Option<Id>) -> Result<Option<Id>> {
    if let Some(unit_id) = asked {
        let fault = || Problem::unreadable(vec![Fault::new("/query/unit_id", Code::UnknownReference)]);
        return if scope.units.contains(&unit_id) { Ok(Some(unit_id)) } else { Err(fault()) };
    }
    let mut tops = tree.tops(&scope.units);
    Ok(tops.next().filter(|_| tops.next().is_none()))
}

/// The units to be compared, each with whose people count, in the order of their places.
fn groups(connection: &mut AnyConnection, tree: &Tree, scope: &Scope, top: Option<Id>) -> Result<Vec<(Group, Unit)>> {
    let beneath: Vec<Id> = match top {
        None => tree.tops(&scope.units).collect(),
        Some(top) => tree.below(top).into_iter().filter(|unit| tree.above(*unit).first() == Some(&top)).collect(),
    };
    let own = match top {
        None => Vec::new(),
        Some(top) => vec![(Group { unit_id: top, directly: true, units: [top].into() }, units::find(connection, top)?)],
    };
    let below = units::of_ids(connection, &beneath)?.into_iter().map(|unit| {
        let units = tree.below(unit.id).intersection(&scope.units).copied().collect();
        (Group { unit_id: unit.id, directly: false, units }, unit)
    });
    Ok(own.into_iter().chain(below).collect())
}

/// Those of them to which somebody of the roster belongs, or whose accounts owe something.
fn peopled(groups: Vec<(Group, Unit)>, people: &[Arc<Holder>], told: &[ToldDuty]) -> Vec<(Group, Unit)> {
    let is_peopled = |(group, _): &(Group, Unit)| {
        let belongs = |holder: &Holder| group.units.contains(&holder.unit_id);
        people.iter().any(|person| person.staff_id.is_some() && belongs(person))
            || told.iter().any(|ToldDuty { owed, .. }| belongs(&owed.holder) && PlanDuty::of(owed.duty.kind).is_some())
    };
    groups.into_iter().filter(is_peopled).collect()
}

fn measured(
    connection: &mut AnyConnection,
    scope: &Scope,
    (top, groups): (Option<Id>, &[(Group, Unit)]),
    day: NaiveDate,
) -> Result<Vec<SideBySide>> {
    let units: Vec<BTreeSet<Id>> = groups.iter().map(|(group, _)| group.units.clone()).collect();
    targets::side_by_side(connection, scope, (top, &units), day)
}

/// For what units themselves are asked: how often each has answered, and how often it was asked.
type Answered = BTreeMap<(PlanDuty, Id), (i64, i64)>;

/// The units of which nobody is the head: whoever leads over a unit does not answer for it.
fn without_head(tree: &Tree, within: &BTreeSet<Id>, people: &[Arc<Holder>]) -> BTreeSet<Id> {
    let is_over = |unit: Id, top: Id| unit == top || tree.above(unit).contains(&top);
    let holds = |person: &Holder, role: Role, unit: Id| {
        person.roles.iter().any(|(held, top)| *held == role && is_over(unit, *top))
    };
    let heads = |person: &Holder, unit: Id| holds(person, Role::UnitHead, unit) && !holds(person, Role::Leader, unit);
    within.iter().copied().filter(|unit| !people.iter().any(|person| heads(person, *unit))).collect()
}

fn answered(connection: &mut AnyConnection, within: &BTreeSet<Id>, today: NaiveDate) -> Result<Answered> {
    let units: Vec<Id> = within.iter().copied().collect();
    let of_needs = needs::asked(connection, &units)?
        .into_iter()
        .map(|row| ((PlanDuty::Needs, row.submission.unit_id), row.submission.state.is_answered()));
    let of_reports = unit_reports::asked(connection, within, today)?
        .into_iter()
        .map(|asked| ((PlanDuty::UnitReports, asked.unit_id), asked.state().is_answered()));
    let mut found = Answered::new();
    for (key, is_answered) in of_needs.chain(of_reports) {
        let (done, asked) = found.entry(key).or_default();
        *done += i64::from(is_answered);
        *asked += 1;
    }
    Ok(found)
}

/// All that is compared.
struct Found {
    people: Vec<Arc<Holder>>,
    told: Vec<ToldDuty>,
    targets: Vec<SideBySide>,
    answered: Answered,
    headless: BTreeSet<Id>,
    today: NaiveDate,
}

impl Found {
    fn side_by_side(
        self,
        connection: &mut AnyConnection,
        top: Option<Id>,
        groups: Vec<(Group, Unit)>,
    ) -> Result<Comparison> {
        let mut total = self.blank(None, "Tổng cộng".to_owned(), false);
        let mut compared = Vec::with_capacity(groups.len());
        for (place, (group, unit)) in groups.into_iter().enumerate() {
            let one = self.of_group(place, &group, unit.short_name);
            add(&mut total, &one);
            compared.push(one);
        }
        for (sum, target) in total.targets.iter_mut().zip(&self.targets) {
            *sum = share_of(target.total);
        }
        self.put_target_shares(&mut total);
        let key = |unit: &ComparedUnit| Reverse((unit.owed.overdue, unit.owed.escalated, unit.owed.open));
        compared.sort_by_key(key);
        let name = match top {
            None => None,
            Some(top) => Some(units::find(connection, top)?.name),
        };
        let target = |target: SideBySide| ComparedTarget {
            target_id: target.target_id,
            code: target.code,
            clause: target.clause,
            name: target.name,
            threshold_percent: target.threshold_percent,
        };
        Ok(Comparison {
            unit_id: top,
            unit_name: name,
            day: self.today,
            plan_duties: PlanDuty::ALL.to_vec(),
            units: compared,
            total,
            targets: self.targets.into_iter().map(target).collect(),
        })
    }

    /// Nothing owed, and no share.
    fn blank(&self, unit_id: Option<Id>, unit_name: String, directly: bool) -> ComparedUnit {
        let nothing = |plan_duty: &PlanDuty| DutyFigure {
            plan_duty: *plan_duty,
            owed: Figure::default().into(),
            unheld: 0,
            share: None,
            target_id: None,
        };
        ComparedUnit {
            unit_id,
            unit_name,
            directly,
            people: 0,
            owed: Figure::default().into(),
            duties: PlanDuty::ALL.iter().map(nothing).collect(),
            targets: self.targets.iter().map(|target| share_of(target.total)).collect(),
        }
    }

    fn of_group(&self, place: usize, group: &Group, name: String) -> ComparedUnit {
        let mut rows: BTreeMap<PlanDuty, Vec<Row<'_>>> = BTreeMap::new();
        for ToldDuty { owed, latest } in self.told.iter().filter(|told| group.units.contains(&told.owed.holder.unit_id))
        {
            if let Some(plan_duty) = PlanDuty::of(owed.duty.kind) {
                rows.entry(plan_duty).or_default().push(Row {
                    holding: owed.holder.holding,
                    duty: &owed.duty,
                    overdue: owed.overdue,
                    is_escalated: latest.escalated_on.is_some(),
                });
            }
        }
        let mut unit = self.blank(Some(group.unit_id), name, group.directly);
        for duty in &mut unit.duties {
            let rows = rows.get(&duty.plan_duty).map(Vec::as_slice).unwrap_or_default();
            duty.owed = figure(rows, self.today).into();
            let (mut done, mut asked) = (0, 0);
            for unit_id in &group.units {
                let of_unit = self.answered.get(&(duty.plan_duty, *unit_id)).copied().unwrap_or_default();
                done += of_unit.0;
                asked += of_unit.1;
                duty.unheld += if self.headless.contains(unit_id) { of_unit.1 - of_unit.0 } else { 0 };
            }
            duty.share = (asked > 0).then(|| ShareView::new(done, asked));
        }
        let all: Vec<Row<'_>> = rows.into_values().flatten().collect();
        unit.owed = figure(&all, self.today).into();
        let belongs = |person: &&Arc<Holder>| person.staff_id.is_some() && group.units.contains(&person.unit_id);
        unit.people = i64::try_from(self.people.iter().filter(belongs).count()).unwrap_or(i64::MAX);
        for (share, target) in unit.targets.iter_mut().zip(&self.targets) {
            *share = target.groups.get(place).copied().map_or(*share, share_of);
        }
        self.put_target_shares(&mut unit);
        unit
    }

    /// Puts the shares of targets beside the duties that they measure.
    fn put_target_shares(&self, unit: &mut ComparedUnit) {
        for duty in &mut unit.duties {
            let event = match duty.plan_duty {
                PlanDuty::ResultReports => EventKind::Reported,
                PlanDuty::Evaluations => EventKind::Evaluated,
                PlanDuty::Dissemination => EventKind::Reached,
                _ => continue,
            };
            let of = self.targets.iter().zip(&unit.targets).find(|(target, _)| target.event == event);
            let due = of.filter(|(_, share)| share.share.denominator > 0);
            duty.share = due.map(|(_, share)| share.share);
            duty.target_id = due.map(|(target, _)| target.target_id);
        }
    }
}

fn share_of((share, status): (ShareView, targets::rules::TargetStatus)) -> TargetShare {
    TargetShare { share, status }
}

/// Adds a unit to the sum of units.
fn add(sum: &mut ComparedUnit, one: &ComparedUnit) {
    sum.people += one.people;
    sum.owed = sum.owed.plus(one.owed);
    for (sum, one) in sum.duties.iter_mut().zip(&one.duties) {
        sum.owed = sum.owed.plus(one.owed);
        sum.unheld += one.unheld;
        sum.share = match (sum.share, one.share) {
            (Some(a), Some(b)) => Some(ShareView::new(a.numerator + b.numerator, a.denominator + b.denominator)),
            (a, b) => a.or(b),
        };
    }
}
