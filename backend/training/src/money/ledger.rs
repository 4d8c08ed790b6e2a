//! How lines come about by themselves: a course is planned, people are approved and taken back. For the rooms of courses
//! and nominations, each in its own transaction. Units, people and courses are locked before an allocation.

use std::collections::BTreeSet;

use super::rules::{Stage, Sums, overrun};
use super::store::{self, Allocation, MoneyLine};
use foundation::db::AnyConnection;
use foundation::journal::Transaction;
use foundation::kernel::{Code, Fault, Id, Problem, Result};
use ward::units;

/// A course as money knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CourseMoney {
    /// Which course.
    pub course_id: Id,
    /// Whose.
    pub unit_id: Id,
    /// The allocation that pays for it.
    pub allocation_id: Option<Id>,
    /// What it is estimated to cost in all, in đồng.
    pub cost: Option<i64>,
    /// Over how many seats its cost is spread.
    pub seats: Option<i32>,
    /// Whether it is to be held, so that its cost is planned.
    pub is_on: bool,
}

impl CourseMoney {
    /// The allocation and the amount that are planned for it.
    fn plan(&self) -> Option<(Id, i64)> {
        Some((self.allocation_id?, self.cost.filter(|cost| self.is_on && *cost > 0)?))
    }
}

/// A place in a course as money knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonMoney {
    /// The nomination; of somebody who is only asked about, the person.
    pub nomination_id: Id,
    /// Who.
    pub staff_id: Id,
    /// On which unit it falls.
    pub unit_id: Id,
    /// The own cost, where it is known; else the share of the course's.
    pub own_cost: Option<i64>,
}

/// Locks these allocations until the end of the transaction, each by id: after units, people and courses.
pub fn lock(tx: &mut Transaction<'_>, ids: &BTreeSet<Id>) -> Result<()> {
    for id in ids {
        store::lock_allocation(tx, *id)?;
    }
    Ok(())
}

/// An allocation may pay for the courses of its unit and of all below it.
///
/// # Errors
/// `unknown_reference`.
pub fn check_allocation(connection: &mut AnyConnection, unit_id: Id, allocation_id: Option<Id>) -> Result<()> {
    let Some(id) = allocation_id else { return Ok(()) };
    let known = store::known_allocation(connection, id)?;
    let above = units::tree(connection)?.above(unit_id);
    match known.filter(|allocation| allocation.unit_id == unit_id || above.contains(&allocation.unit_id)) {
        Some(_) => Ok(()),
        None => Err(Problem::invalid(vec![Fault::new("/allocation_id", Code::UnknownReference)])),
    }
}

/// An allocation with its sums and the name of its source.
struct Known {
    allocation: Allocation,
    sums: Sums,
    source: String,
}

fn load(connection: &mut AnyConnection, allocation: Allocation) -> Result<Known> {
    let sums = store::sums_of(connection, std::slice::from_ref(&allocation))?.remove(&allocation.id);
    let source = store::find_source(connection, allocation.source_id)?.name;
    Ok(Known { sums: sums.unwrap_or_default(), source, allocation })
}

impl Known {
    fn overrun(&self, after: &Sums) -> Option<Fault> {
        overrun(&self.sums, after, &self.source, self.allocation.year)
    }
}

/// `allocation_overrun` for one more payment: for the room itself, before it writes one.
pub fn overrun_by_payment(
    connection: &mut AnyConnection,
    allocation: Allocation,
    course_id: Option<Id>,
    amount: i64,
) -> Result<Option<Fault>> {
    let known = load(connection, allocation)?;
    let mut after = known.sums.clone();
    after.spend(course_id, amount);
    Ok(known.overrun(&after))
}

/// A reason that says something.
pub fn given(reason: Option<&str>) -> Option<&str> {
    reason.filter(|reason| !reason.trim().is_empty())
}

/// A new line of today by whoever writes, for a course and nobody in it.
fn line(tx: &Transaction<'_>, allocation_id: Id, stage: Stage, amount: i64, course: &CourseMoney) -> MoneyLine {
    let who = tx.who();
    MoneyLine {
        id: Id::new(who.now),
        allocation_id,
        stage,
        amount,
        day: who.now.day(),
        paper_number: None,
        paper_day: None,
        course_id: Some(course.course_id),
        nomination_id: None,
        unit_id: course.unit_id,
        staff_id: None,
        note: None,
        reverses_id: None,
        overrun_reason: None,
        created_at: who.now,
        created_by: who.account_id,
        created_by_name: who.name.clone(),
    }
}

/// Writes a line with its record.
pub fn write(tx: &mut Transaction<'_>, action: &'static str, line: &MoneyLine) -> Result<()> {
    store::insert_line(tx, line)?;
    tx.created(action, line)
}

/// Takes a line back by one that reverses it.
///
/// # Errors
/// `already_reversed`; `reversing_line` for one that reverses another.
pub fn reverse(tx: &mut Transaction<'_>, line: &MoneyLine, reason: &str) -> Result<MoneyLine> {
    if line.reverses_id.is_some() {
        return Err(Code::ReversingLine.into());
    }
    let who = tx.who();
    let reversing = MoneyLine {
        id: Id::new(who.now),
        amount: -line.amount,
        day: who.now.day(),
        note: Some(reason.to_owned()),
        reverses_id: Some(line.id),
        overrun_reason: None,
        created_at: who.now,
        created_by: who.account_id,
        created_by_name: who.name.clone(),
        ..line.clone()
    };
    write(tx, "reverse", &reversing)?;
    Ok(reversing)
}

/// Follows a course: what is planned for it changes with its cost and its allocation, and is given back when it is put
/// off or called off. What is committed for its people moves along to another allocation, as it was approved; without
/// one it is given back. Answers `allocation_overrun` where all that is planned is more than there is.
///
/// # Errors
/// `allocation_overrun` where what moves along overruns the other allocation and there is no reason.
pub fn follow_course(
    tx: &mut Transaction<'_>,
    before: Option<&CourseMoney>,
    after: &CourseMoney,
    overrun_reason: Option<&str>,
) -> Result<Option<Fault>> {
    let allocation_before = before.and_then(|before| before.allocation_id);
    let planned_before = before.and_then(CourseMoney::plan);
    if planned_before == after.plan() && allocation_before == after.allocation_id {
        return Ok(None);
    }
    lock(tx, &allocation_before.into_iter().chain(after.allocation_id).collect())?;
    if planned_before != after.plan() {
        for standing in store::standing_of_course(tx, after.course_id, Stage::Planned)? {
            reverse(tx, &standing, "Lớp thay đổi kinh phí, dự toán hoặc trạng thái")?;
        }
        if let Some((allocation_id, cost)) = after.plan() {
            write(tx, "plan", &line(tx, allocation_id, Stage::Planned, cost, after))?;
        }
    }
    if allocation_before.is_some() && allocation_before != after.allocation_id {
        move_commitments(tx, after, overrun_reason)?;
    }
    let Some((allocation_id, cost)) = after.plan() else { return Ok(None) };
    let allocation = store::find_allocation(tx, allocation_id)?;
    let known = load(tx, allocation)?;
    let short = known.sums.unplanned() < 0;
    Ok(short.then(|| {
        Fault::new("/allocation_id", Code::AllocationOverrun)
            .with("source", &known.source)
            .with("year", known.allocation.year)
            .with("available", super::rules::dong((known.sums.unplanned() + cost).max(0)))
            .with("needed", super::rules::dong(cost))
    }))
}

fn move_commitments(tx: &mut Transaction<'_>, after: &CourseMoney, overrun_reason: Option<&str>) -> Result<()> {
    let standing = store::standing_of_course(tx, after.course_id, Stage::Committed)?;
    let mut passed = None;
    if let Some(allocation_id) = after.allocation_id {
        let allocation = store::find_allocation(tx, allocation_id)?;
        let known = load(tx, allocation)?;
        let mut sums = known.sums.clone();
        standing.iter().for_each(|line| sums.commit(after.course_id, line.amount));
        if let Some(fault) = known.overrun(&sums) {
            let reason = given(overrun_reason).ok_or_else(|| Problem::rules(vec![fault.below("/overrun_reason")]))?;
            passed = Some(reason.to_owned());
        }
    }
    for old in standing {
        reverse(tx, &old, "Lớp chuyển sang dự toán khác")?;
        let Some(allocation_id) = after.allocation_id else { continue };
        let moved = MoneyLine {
            nomination_id: old.nomination_id,
            unit_id: old.unit_id,
            staff_id: old.staff_id,
            overrun_reason: passed.clone(),
            ..line(tx, allocation_id, Stage::Committed, old.amount, after)
        };
        write(tx, "commit", &moved)?;
    }
    Ok(())
}

/// What these people cost when they go together, and where that overruns the allocation of their course: told before
/// anything happens. One answer for each, in order.
pub fn foresee(
    connection: &mut AnyConnection,
    course: &CourseMoney,
    people: &[PersonMoney],
) -> Result<Vec<Option<Fault>>> {
    let Some(allocation_id) = course.allocation_id else { return Ok(vec![None; people.len()]) };
    let allocation = store::find_allocation(connection, allocation_id)?;
    let mut known = load(connection, allocation)?;
    let mut said = Vec::with_capacity(people.len());
    for person in people {
        let share = share(&known.sums, course, person);
        let mut after = known.sums.clone();
        after.commit(course.course_id, share);
        said.push(known.overrun(&after));
        known.sums = after;
    }
    Ok(said)
}

fn share(sums: &Sums, course: &CourseMoney, person: &PersonMoney) -> i64 {
    sums.share(course.course_id, person.own_cost, course.cost.unwrap_or(0), course.seats)
}

/// Commits what a person's place costs, in the transaction that gives it. The allocation is locked and summed up anew,
/// so that two who are approved at once never overrun it unnoticed.
///
/// # Errors
/// `allocation_overrun` without a reason, which stays in the line.
pub fn commit(
    tx: &mut Transaction<'_>,
    course: &CourseMoney,
    person: &PersonMoney,
    overrun_reason: Option<&str>,
) -> Result<()> {
    let Some(allocation_id) = course.allocation_id else { return Ok(()) };
    let allocation = store::lock_allocation(tx, allocation_id)?;
    let known = load(tx, allocation)?;
    let amount = share(&known.sums, course, person);
    if amount == 0 {
        return Ok(());
    }
    let mut after = known.sums.clone();
    after.commit(course.course_id, amount);
    let overrun_reason = match (known.overrun(&after), given(overrun_reason)) {
        (None, _) => None,
        (Some(_), Some(reason)) => Some(reason.to_owned()),
        (Some(fault), None) => return Err(fault.into()),
    };
    let committed = MoneyLine {
        nomination_id: Some(person.nomination_id),
        unit_id: person.unit_id,
        staff_id: Some(person.staff_id),
        overrun_reason,
        ..line(tx, allocation_id, Stage::Committed, amount, course)
    };
    write(tx, "commit", &committed)
}

/// Gives back what is committed for a person's place.
pub fn release(tx: &mut Transaction<'_>, course_id: Id, nomination_id: Id, reason: &str) -> Result<()> {
    let mut standing = store::standing_of_course(tx, course_id, Stage::Committed)?;
    standing.retain(|line| line.nomination_id == Some(nomination_id));
    lock(tx, &standing.iter().map(|line| line.allocation_id).collect())?;
    for line in standing {
        reverse(tx, &line, reason)?;
    }
    Ok(())
}
