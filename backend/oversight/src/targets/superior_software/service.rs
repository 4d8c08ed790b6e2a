//! Marking by hand.

use chrono::NaiveDate;

use super::dto::{SuperiorSoftwareMark, SuperiorSoftwareMarkBody};
use super::store::{self, Mark};
use crate::targets::rules::SuperiorSoftwareWay;
use foundation::db::Database;
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Fault, Id, Principal, Problem, Result, Scope};
use training::result_reports::rules::ReportState;

pub async fn mark(
    database: &Database,
    who: &Principal,
    scope: Scope,
    body: SuperiorSoftwareMarkBody,
) -> Result<SuperiorSoftwareMark> {
    journal::write(database, who, move |tx| {
        let mark = write(tx, &scope, body.nomination_id, body.marked_on, &body.evidence)?;
        Ok(mark.into())
    })
    .await
}

/// Marks one reported result by hand, from a day on and with the evidence.
///
/// # Errors
/// `invalid` for what is not known or lies ahead; `nothing_reported`; `already_exists`.
pub fn mark_in_superior_software(
    tx: &mut Transaction<'_>,
    scope: &Scope,
    nomination_id: Id,
    marked_on: NaiveDate,
    evidence: &str,
) -> Result<()> {
    write(tx, scope, nomination_id, marked_on, evidence).map(drop)
}

fn write(
    tx: &mut Transaction<'_>,
    scope: &Scope,
    nomination_id: Id,
    marked_on: NaiveDate,
    evidence: &str,
) -> Result<Mark> {
    let known = store::reported(tx, nomination_id)?.filter(|(_, unit_id, ..)| scope.holds(Some(*unit_id), None));
    let Some((staff_id, unit_id, state, submitted_at)) = known else {
        return Err(Problem::invalid(vec![Fault::new("/nomination_id", Code::UnknownReference)]));
    };
    if marked_on > tx.who().now.day() {
        return Err(Problem::invalid(vec![Fault::new("/marked_on", Code::DayInFuture)]));
    }
    let reported = state.is_some_and(ReportState::is_reported)
        && submitted_at.is_some_and(|submitted_at| submitted_at.day() <= marked_on);
    if !reported {
        return Err(Code::NothingReported.into());
    }
    let mark = Mark {
        nomination_id,
        staff_id,
        unit_id,
        marked_on,
        way: SuperiorSoftwareWay::ByHand,
        evidence: evidence.to_owned(),
        recorded_by: tx.who().account_id,
        recorded_at: tx.who().now,
    };
    store::insert(tx, &mark)?;
    tx.created("mark", &mark)?;
    Ok(mark)
}
