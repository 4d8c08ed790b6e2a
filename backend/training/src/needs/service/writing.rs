//! What a unit writes: the whole list of its needs replaces what was there.

use std::collections::BTreeSet;

use super::{in_reach, view};
use crate::needs::dto::{NeedBody, NeedsSubmissionBody, NeedsSubmissionView};
use crate::needs::rules::{NeedOrigin, check_editable};
use crate::needs::store::lines::{self, Need, NeedOnRecord};
use crate::needs::store::{self, NeedsRound, Submission, SubmissionRow};
use crate::needs::view::views;
use foundation::db::{AnyConnection, Database};
use foundation::http::{IfMatch, Patch};
use foundation::journal;
use foundation::kernel::{Code, Fault, Id, Instant, Principal, Problem, Result, Scope};
use ward::{catalogue, staff, units};

pub async fn change(
    database: &Database,
    who: &Principal,
    scope: Scope,
    (id, if_match): (Id, IfMatch),
    patch: Patch<NeedsSubmissionBody>,
) -> Result<NeedsSubmissionView> {
    journal::write(database, who, move |tx| {
        let SubmissionRow { submission: before, round, .. } = in_reach(tx, &scope, id)?;
        if_match.require(before.revision)?;
        check_editable(before.state, round.state)?;
        let written = lines::of_submission(tx, id)?;
        let there = views(tx, written.clone())?;
        let body = patch.apply(&NeedsSubmissionBody::of(&before, &there))?;
        let known: Vec<NeedOnRecord> = written
            .into_iter()
            .zip(&there)
            .map(|(row, view)| NeedOnRecord {
                need: row.need,
                staff_ids: view.named.iter().map(|person| person.staff_id).collect(),
            })
            .collect();
        Problem::unless_faulty(unsound(tx, &before, &round, &known, &body.needs)?)?;
        let kept: BTreeSet<Id> = body.needs.iter().filter_map(|need| need.id).collect();
        for gone in known.iter().filter(|record| !kept.contains(&record.need.id)) {
            lines::delete(tx, gone.need.id)?;
            tx.deleted("remove", gone)?;
        }
        for (position, need) in (0_i32..).zip(body.needs) {
            let was = need.id.and_then(|id| known.iter().find(|record| record.need.id == id));
            let record = filled(was, need, position, &before, &round, tx.who().now);
            match was {
                None => {
                    lines::insert(tx, &record)?;
                    tx.created("add", &record)?;
                }
                Some(was) if is_same(was, &record) => {}
                Some(was) => {
                    lines::update(tx, &record)?;
                    tx.changed("change", was, &record)?;
                }
            }
        }
        let note = body.note.unwrap_or_default();
        let after = Submission { note, revision: before.revision + 1, ..before.clone() };
        store::update_submission(tx, &after)?;
        tx.changed("change", &before, &after)?;
        view(tx, id)
    })
    .await
}

fn is_same(one: &NeedOnRecord, other: &NeedOnRecord) -> bool {
    let people = |record: &NeedOnRecord| record.staff_ids.iter().copied().collect::<BTreeSet<Id>>();
    let unrevised = Need { revision: one.need.revision, ..other.need.clone() };
    one.need == unrevised && people(one) == people(other)
}

/// The need that a body makes of the one before it.
fn filled(
    before: Option<&NeedOnRecord>,
    body: NeedBody,
    position: i32,
    submission: &Submission,
    round: &NeedsRound,
    now: Instant,
) -> NeedOnRecord {
    let staff_ids = body.staff_ids.unwrap_or_default();
    let named = i32::try_from(staff_ids.len()).unwrap_or(i32::MAX);
    // What was carried from a nomination stays so, and nothing else comes to be.
    let origin = match before.map(|record| record.need.origin) {
        Some(NeedOrigin::Carried) => NeedOrigin::Carried,
        _ => body.origin.filter(|origin| *origin == NeedOrigin::Suggested).unwrap_or(NeedOrigin::Own),
    };
    let need = Need {
        id: before.map_or_else(|| Id::new(now), |record| record.need.id),
        unit_id: submission.unit_id,
        submission_id: Some(submission.id),
        programme_id: body.programme_id,
        content: body.content.unwrap_or_default(),
        people: body.people.unwrap_or(named),
        year: round.year.or(body.year),
        quarter: body.quarter,
        estimated_cost: body.estimated_cost,
        reason: body.reason.unwrap_or_default(),
        origin,
        carried_from_id: before.and_then(|record| record.need.carried_from_id),
        year_plan_item_id: before.and_then(|record| record.need.year_plan_item_id),
        position,
        created_at: before.map_or(now, |record| record.need.created_at),
        revision: before.map_or(1, |record| record.need.revision + 1),
    };
    NeedOnRecord { need, staff_ids }
}

/// What of the list refers to nothing, or does not belong here; all at once.
fn unsound(
    connection: &mut AnyConnection,
    submission: &Submission,
    round: &NeedsRound,
    known: &[NeedOnRecord],
    needs: &[NeedBody],
) -> Result<Vec<Fault>> {
    let programme_ids: Vec<Id> = needs.iter().filter_map(|need| need.programme_id).collect();
    let programmes = catalogue::find_many(connection, &programme_ids)?;
    let staff_ids: Vec<Id> = needs.iter().flat_map(|need| need.staff_ids.iter().flatten().copied()).collect();
    let people = staff::find_many(connection, &staff_ids)?;
    let below = units::tree(connection)?.below(submission.unit_id);
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    for (index, need) in needs.iter().enumerate() {
        let at = |field: &str| format!("/needs/{index}/{field}");
        if let Some(id) = need.id {
            if !known.iter().any(|record| record.need.id == id) {
                faults.push(Fault::new(at("id"), Code::UnknownReference));
            } else if !seen.insert(id) {
                faults.push(Fault::new(at("id"), Code::Duplicate));
            }
        }
        if need.programme_id.is_some_and(|id| !programmes.contains_key(&id)) {
            faults.push(Fault::new(at("programme_id"), Code::UnknownReference));
        }
        if need.year.is_some() && round.year.is_some() && need.year != round.year {
            faults.push(Fault::new(at("year"), Code::InvalidValue));
        }
        let was = need.id.and_then(|id| known.iter().find(|record| record.need.id == id));
        let mut named = BTreeSet::new();
        for (place, staff_id) in need.staff_ids.iter().flatten().enumerate() {
            let fault = |code| Fault::new(at(&format!("staff_ids/{place}")), code);
            let stays = was.is_some_and(|record| record.staff_ids.contains(staff_id));
            match people.iter().find(|person| person.id == *staff_id) {
                None => faults.push(fault(Code::UnknownReference)),
                // Who has moved meanwhile stays named until the unit takes him out.
                Some(person) if !below.contains(&person.unit_id) && !stays => faults.push(fault(Code::NotOfUnit)),
                Some(_) if !named.insert(*staff_id) => faults.push(fault(Code::Duplicate)),
                Some(_) => {}
            }
        }
    }
    Ok(faults)
}
