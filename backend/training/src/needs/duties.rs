//! What rounds of needs leave to be done, for the room of duties.

use super::rules::SubmissionState;
use super::store::{self, SubmissionRow};
use foundation::db::AnyConnection;
use foundation::kernel::{Id, Result, TextEnum as _};

/// What these units owe to open rounds: needs that were never handed in, or came back. Each with its round.
pub fn unanswered(connection: &mut AnyConnection, units: &[Id]) -> Result<Vec<SubmissionRow>> {
    store::of_open_rounds(connection, units, &[SubmissionState::Draft, SubmissionState::Returned])
}

/// What open rounds ask of these units, whatever became of it.
pub fn asked(connection: &mut AnyConnection, units: &[Id]) -> Result<Vec<SubmissionRow>> {
    store::of_open_rounds(connection, units, SubmissionState::ALL)
}

/// Needs of these units that wait for the coordinator.
pub fn waiting_for_review(connection: &mut AnyConnection, units: &[Id]) -> Result<Vec<SubmissionRow>> {
    store::to_review(connection, units)
}
