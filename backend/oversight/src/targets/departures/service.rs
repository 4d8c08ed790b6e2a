//! Recording that somebody leaves the cohort.

use super::dto::{DepartureBody, DepartureView};
use super::store::{self, Departure};
use crate::targets::rules::FIRST_DAY;
use crate::targets::service::is_once_below;
use foundation::db::Database;
use foundation::journal;
use foundation::kernel::{Code, Fault, Id, Page, PageRequest, Principal, Problem, Result, Scope};
use ward::staff;

pub async fn list(
    database: &Database,
    scope: Scope,
    staff_id: Option<Id>,
    page: PageRequest,
) -> Result<Page<DepartureView>> {
    let page = database.read(move |connection| store::list(connection, &scope, staff_id, &page)).await?;
    Ok(page.map(DepartureView::from))
}

pub async fn record(database: &Database, who: &Principal, scope: Scope, body: DepartureBody) -> Result<DepartureView> {
    journal::write(database, who, move |tx| {
        let person = match staff::find(tx, body.staff_id) {
            Ok(person) if scope.holds(Some(person.unit_id), None) => person,
            Err(problem) if problem.code != Code::NotFound => return Err(problem),
            _ => return Err(Problem::invalid(vec![Fault::new("/staff_id", Code::UnknownReference)])),
        };
        if tx.who().is(person.id) {
            return Err(Code::SelfDecision.into());
        }
        let mut faults = Vec::new();
        if body.from_day < FIRST_DAY {
            faults.push(Fault::new("/from_day", Code::BeforePlanPeriod));
        }
        if body.from_day > tx.who().now.day() {
            faults.push(Fault::new("/from_day", Code::DayInFuture));
        }
        if !faults.is_empty() {
            return Err(Problem::invalid(faults));
        }
        // Who has left the ward was a member on the day before.
        let before = body.from_day.pred_opt().unwrap_or(body.from_day);
        if !is_once_below(tx, person.id, body.from_day)? && !is_once_below(tx, person.id, before)? {
            return Err(Problem::new(Code::NotInCohort).with("name", &person.full_name));
        }
        let who = tx.who();
        let departure = Departure {
            id: Id::new(who.now),
            staff_id: person.id,
            unit_id: person.unit_id,
            from_day: body.from_day,
            reason: body.reason,
            words: body.words,
            recorded_by: who.account_id,
            recorded_name: who.name.clone(),
            recorded_at: who.now,
        };
        store::insert(tx, &departure)?;
        tx.created("leave_cohort", &departure)?;
        Ok(DepartureView::from(store::with_name(departure, person.full_name)))
    })
    .await
}
