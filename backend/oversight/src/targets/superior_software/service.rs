//! Marking by hand.

use super::dto::{SuperiorSoftwareMark, SuperiorSoftwareMarkBody};
use super::store::{self, Mark};
use crate::targets::rules::SuperiorSoftwareWay;
use foundation::db::Database;
use foundation::journal;
use foundation::kernel::{Code, Fault, Principal, Problem, Result, Scope};
use training::result_reports::rules::ReportState;

pub async fn mark(
    database: &Database,
    who: &Principal,
    scope: Scope,
    body: SuperiorSoftwareMarkBody,
) -> Result<SuperiorSoftwareMark> {
    journal::write(database, who, move |tx| {
        let known =
            store::reported(tx, body.nomination_id)?.filter(|(_, unit_id, ..)| scope.holds(Some(*unit_id), None));
        let Some((staff_id, unit_id, state, submitted_at)) = known else {
            return Err(Problem::invalid(vec![Fault::new("/nomination_id", Code::UnknownReference)]));
        };
        let mut faults = Vec::new();
        if body.marked_on > tx.who().now.day() {
            faults.push(Fault::new("/marked_on", Code::DayInFuture));
        }
        if !faults.is_empty() {
            return Err(Problem::invalid(faults));
        }
        let reported = state.is_some_and(ReportState::is_reported)
            && submitted_at.is_some_and(|submitted_at| submitted_at.day() <= body.marked_on);
        if !reported {
            return Err(Code::NothingReported.into());
        }
        let mark = Mark {
            nomination_id: body.nomination_id,
            staff_id,
            unit_id,
            marked_on: body.marked_on,
            way: SuperiorSoftwareWay::ByHand,
            evidence: body.evidence,
            recorded_by: tx.who().account_id,
            recorded_at: tx.who().now,
        };
        store::insert(tx, &mark)?;
        tx.created("mark", &mark)?;
        Ok(mark.into())
    })
    .await
}
