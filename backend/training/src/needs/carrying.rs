//! A wish that found no place in a course goes into the needs of its unit: into what the unit is writing for an
//! open round, else it waits for the next one.

use super::dto::NeedView;
use super::rules::{NeedOrigin, SubmissionState};
use super::store::lines::{self, Need, NeedOnRecord};
use super::store::{self, NeedsRound, Submission};
use super::view::views;
use foundation::db::AnyConnection;
use foundation::journal::Transaction;
use foundation::kernel::{Code, Id, Problem, Result};

/// A nomination that found no place, as its room hands it over.
#[derive(Clone, Debug)]
pub struct Unserved {
    /// The nomination.
    pub nomination_id: Id,
    /// Whose wish.
    pub staff_id: Id,
    /// The unit that the person was nominated from.
    pub unit_id: Id,
    /// The programme of the course.
    pub programme_id: Id,
    /// What is said of it: the course, and why there was no place.
    pub reason: String,
}

/// Makes a need of it, once.
///
/// # Errors
/// `already_carried`.
pub fn carry(tx: &mut Transaction<'_>, unserved: Unserved) -> Result<NeedView> {
    if lines::carried_from(tx, unserved.nomination_id)?.is_some() {
        return Err(Code::AlreadyCarried.into());
    }
    let written = [SubmissionState::Draft, SubmissionState::Returned];
    // The round that was opened last: a supplement comes after the round of its year.
    let open = store::of_open_rounds(tx, &[unserved.unit_id], &written)?
        .into_iter()
        .max_by_key(|row| (row.round.opened_on, row.round.id));
    let now = tx.who().now;
    let position = match &open {
        Some(row) => next_position(tx, row.submission.id)?,
        None => 0,
    };
    let record = NeedOnRecord {
        need: Need {
            id: Id::new(now),
            unit_id: unserved.unit_id,
            submission_id: open.as_ref().map(|row| row.submission.id),
            programme_id: Some(unserved.programme_id),
            content: String::new(),
            people: 1,
            year: open.as_ref().and_then(|row| row.round.year),
            quarter: None,
            estimated_cost: None,
            reason: unserved.reason,
            origin: NeedOrigin::Carried,
            carried_from_id: Some(unserved.nomination_id),
            year_plan_item_id: None,
            position,
            created_at: now,
            revision: 1,
        },
        staff_ids: vec![unserved.staff_id],
    };
    lines::insert(tx, &record)?;
    tx.created("carry", &record)?;
    if let Some(row) = open {
        // Whoever is writing sees that there is more than he has seen.
        touch(tx, row.submission)?;
    }
    carried_from(tx, unserved.nomination_id)?.ok_or_else(|| Problem::internal("a need that is not there"))
}

fn next_position(connection: &mut AnyConnection, submission_id: Id) -> Result<i32> {
    let last = lines::of_submission(connection, submission_id)?.last().map(|row| row.need.position);
    Ok(last.map_or(0, |last| last + 1))
}

fn touch(connection: &mut AnyConnection, submission: Submission) -> Result<()> {
    let after = Submission { revision: submission.revision + 1, ..submission };
    store::update_submission(connection, &after)
}

/// The need into which a nomination was carried.
pub fn carried_from(connection: &mut AnyConnection, nomination_id: Id) -> Result<Option<NeedView>> {
    let row = lines::carried_from(connection, nomination_id)?;
    Ok(views(connection, row.into_iter().collect())?.pop())
}

/// Hands the needs of a unit that wait for a round to its submission of the round that has opened.
pub fn take_in(tx: &mut Transaction<'_>, round: &NeedsRound, submissions: &[Submission]) -> Result<()> {
    let units: Vec<Id> = submissions.iter().map(|submission| submission.unit_id).collect();
    for (position, before) in (0_i32..).zip(lines::waiting(tx, &units)?) {
        let Some(submission) = submissions.iter().find(|submission| submission.unit_id == before.unit_id) else {
            continue;
        };
        let people = lines::people_of(tx, &[before.id])?.remove(&before.id).unwrap_or_default();
        let staff_ids: Vec<Id> = people.into_iter().map(|(staff_id, ..)| staff_id).collect();
        let after = Need {
            submission_id: Some(submission.id),
            year: round.year,
            position,
            revision: before.revision + 1,
            ..before.clone()
        };
        let after = NeedOnRecord { need: after, staff_ids: staff_ids.clone() };
        lines::update(tx, &after)?;
        tx.changed("take_in", &NeedOnRecord { need: before, staff_ids }, &after)?;
    }
    Ok(())
}
