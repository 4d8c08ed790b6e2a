//! What is done with findings.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::dto::{FindingBody, FindingView, PersonStanding, StandingView};
use super::filter::{FindingFilter, StandingFilter};
use super::rules::{Finding, FindingReason, Purpose, RequirementStanding, gaps_on, standing_on};
use super::store::{self, FindingRow, RequirementFinding};
use foundation::db::{AnyConnection, Database};
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Fault, Id, Page, PageRequest, Principal, Problem, Result, Scope};

pub async fn list(
    database: &Database,
    scope: Scope,
    filter: FindingFilter,
    page: PageRequest,
) -> Result<Page<FindingRow>> {
    database.read(move |connection| store::list(connection, &scope, &filter, &page)).await
}

pub async fn standings(
    database: &Database,
    who: &Principal,
    scope: Scope,
    filter: StandingFilter,
    page: PageRequest,
) -> Result<Page<PersonStanding>> {
    let day = filter.day.unwrap_or_else(|| who.now.day());
    database
        .read_snapshot(move |connection| {
            let people = store::people(connection, &scope, &filter, &page)?;
            let ids: Vec<Id> = people.items.iter().map(|person| person.staff_id).collect();
            let mut findings: BTreeMap<Id, Vec<RequirementFinding>> = BTreeMap::new();
            for row in store::of_people(connection, &ids)? {
                findings.entry(row.staff_id).or_default().push(row);
            }
            Ok(people.map(|person| {
                let requirements = requirements_on(&findings.remove(&person.staff_id).unwrap_or_default(), day);
                PersonStanding {
                    staff_id: person.staff_id,
                    full_name: person.full_name,
                    unit_id: person.unit_id,
                    post_title: person.post_title,
                    day,
                    below: requirements.iter().any(|one| one.standing == RequirementStanding::Below),
                    requirements,
                }
            }))
        })
        .await
}

/// Each requirement once, in the order in which it was first found.
fn requirements_on(rows: &[RequirementFinding], day: NaiveDate) -> Vec<StandingView> {
    let findings: Vec<Finding> = rows.iter().map(Finding::from).collect();
    let mut seen = Vec::new();
    let mut standings = Vec::new();
    for row in rows {
        if !seen.contains(&row.requirement()) {
            seen.push(row.requirement());
            standings.push(StandingView {
                requirement: row.requirement,
                requirement_task: row.requirement_task.clone(),
                post_id: row.post_id,
                standing: standing_on(&findings, row.requirement(), day),
            });
        }
    }
    standings
}

/// What was found on a person, as the rules take it.
fn facts_of(connection: &mut AnyConnection, staff_id: Id) -> Result<Vec<Finding>> {
    Ok(store::of_people(connection, &[staff_id])?.iter().map(Finding::from).collect())
}

/// Whether a person is below the requirement of a post or task on a day.
pub fn is_below(connection: &mut AnyConnection, staff_id: Id, day: NaiveDate) -> Result<bool> {
    Ok(!gaps_on(&facts_of(connection, staff_id)?, day).is_empty())
}

/// Writes a finding down, in the transaction of what it follows from.
pub fn record(tx: &mut Transaction<'_>, finding: &RequirementFinding) -> Result<()> {
    store::insert(tx, finding)?;
    tx.created("record", finding)
}

/// Completes what an earlier version recorded.
pub fn seed(tx: &mut Transaction<'_>) -> Result<()> {
    store::complete_keys(tx)
}

/// Takes back the finding of a certificate that counts no longer.
pub fn take_back(tx: &mut Transaction<'_>, certificate_id: Id) -> Result<()> {
    if let Some(finding) = store::of_certificate(tx, certificate_id)? {
        store::delete(tx, &finding)?;
        tx.deleted("take_back", &finding)?;
    }
    Ok(())
}

pub async fn review(database: &Database, who: &Principal, scope: Scope, body: FindingBody) -> Result<FindingView> {
    journal::write(database, who, move |tx| {
        let today = tx.who().now.day();
        let subject = store::subject(tx, body.staff_id)?
            .filter(|subject| scope.holds(Some(subject.unit_id), None))
            .ok_or_else(|| Problem::invalid(vec![Fault::new("/staff_id", Code::UnknownReference)]))?;
        if tx.who().is(subject.staff_id) {
            return Err(Code::SelfDecision.into());
        }
        let task = body.requirement_task.filter(|task| !task.is_empty());
        let mut faults = Vec::new();
        match (body.requirement, &task) {
            (Purpose::Post, Some(_)) => faults.push(Fault::new("/requirement_task", Code::InvalidValue)),
            (Purpose::NewTask | Purpose::AddedTask, None) => {
                faults.push(Fault::new("/requirement_task", Code::Required).with("name", "requirement_task"));
            }
            _ => {}
        }
        if body.from_day > today {
            faults.push(Fault::new("/from_day", Code::ImplausibleDay));
        }
        if !faults.is_empty() {
            return Err(Problem::invalid(faults));
        }
        let finding = RequirementFinding {
            id: Id::new(tx.who().now),
            staff_id: subject.staff_id,
            unit_id: subject.unit_id,
            requirement: body.requirement,
            requirement_task: task,
            post_id: subject.post_id.filter(|_| body.requirement == Purpose::Post),
            meets: body.meets,
            from_day: body.from_day,
            source: FindingReason::Review,
            certificate_id: None,
            reason: body.reason.filter(|reason| !reason.is_empty()),
            created_at: tx.who().now,
            revision: 1,
        };
        record(tx, &finding)?;
        Ok(FindingView::of(finding, subject.full_name))
    })
    .await
}
