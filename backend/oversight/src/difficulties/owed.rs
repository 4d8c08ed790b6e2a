//! What difficulties leave to be done, for the duties, and what a unit's report says of them.

use chrono::NaiveDate;

use super::rules::{DifficultyAction, DifficultyState};
use super::store::{self, Difficulty};
use crate::steps::{self, Step};
use foundation::db::AnyConnection;
use foundation::kernel::{Id, Principal, Result, TextEnum as _};

/// The difficulties of these units that stand in these states.
pub fn waiting(connection: &mut AnyConnection, units: &[Id], states: &[DifficultyState]) -> Result<Vec<Difficulty>> {
    if units.is_empty() { Ok(Vec::new()) } else { store::in_states(connection, units, states) }
}

/// Whether one of these steps makes whoever asks a party to it: he has reported it or advised on it.
pub fn had_a_hand(who: &Principal, steps: &[Step]) -> bool {
    let parties =
        [DifficultyAction::Report, DifficultyAction::Reply, DifficultyAction::Advise].map(|action| action.as_str());
    steps.iter().any(|step| parties.contains(&step.action.as_str()) && step.is_by(who))
}

/// Whether whoever asks is no party to a difficulty that lies before the leader.
pub fn may_decide(connection: &mut AnyConnection, who: &Principal, difficulty: &Difficulty) -> Result<bool> {
    let steps = steps::of(connection, &[difficulty.id])?.remove(&difficulty.id).unwrap_or_default();
    Ok(!had_a_hand(who, &steps))
}

/// What these units have reported in a period and not taken back.
pub fn reported_between(
    connection: &mut AnyConnection,
    units: &[Id],
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<Difficulty>> {
    store::reported_between(connection, units, from, to)
}
