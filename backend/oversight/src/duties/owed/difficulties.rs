//! What difficulties leave to be done.

use super::units;
use crate::difficulties::rules::DifficultyState;
use crate::difficulties::{self, Difficulty};
use crate::duties::rules::{Duty, DutyKind, Subject, SubjectKind};
use foundation::db::AnyConnection;
use foundation::kernel::{Principal, Result, Role};

fn about(kind: DutyKind, difficulty: Difficulty) -> Duty {
    let link = format!("/kho-khan/{}", difficulty.id);
    let subject = Subject { kind: SubjectKind::Difficulty, id: Some(difficulty.id), label: difficulty.title };
    Duty { kind, subject, due_on: difficulty.due_on, link, count: 1 }
}

/// What lies with a role over its units. What is joined to another one is settled there by coordinator and leader; its
/// unit takes notice itself.
fn lying(
    connection: &mut AnyConnection,
    who: &Principal,
    role: Role,
    states: &[DifficultyState],
) -> Result<Vec<Difficulty>> {
    let found = difficulties::waiting(connection, &units(who, role), states)?;
    Ok(found.into_iter().filter(|one| role == Role::UnitHead || one.joined_to_id.is_none()).collect())
}

/// What the coordinator advises on, or answers.
pub fn advise(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let found = lying(connection, who, Role::Coordinator, &[DifficultyState::Reported])?;
    Ok(found.into_iter().map(|one| about(DutyKind::AdviseDifficulty, one)).collect())
}

/// What a head is asked to complete.
pub fn complete(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let found = lying(connection, who, Role::UnitHead, &[DifficultyState::AskedBack])?;
    Ok(found.into_iter().map(|one| about(DutyKind::CompleteDifficulty, one)).collect())
}

/// What lies before a leader who has no hand in it.
pub fn decide(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let mut duties = Vec::new();
    for one in lying(connection, who, Role::Leader, &[DifficultyState::Advised])? {
        if difficulties::may_decide(connection, who, &one)? {
            duties.push(about(DutyKind::DecideDifficulty, one));
        }
    }
    Ok(duties)
}

/// What a head has an answer to.
pub fn read(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let found = lying(connection, who, Role::UnitHead, &[DifficultyState::Answered, DifficultyState::Decided])?;
    Ok(found.into_iter().map(|one| about(DutyKind::ReadDifficultyAnswer, one)).collect())
}

/// What others have let pass: units and leaders for the coordinator, the coordinator for the leader.
pub fn urge(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let today = who.now.day();
    let mut late = Vec::new();
    for (role, states) in [
        (Role::Coordinator, &[DifficultyState::AskedBack, DifficultyState::Advised][..]),
        (Role::Leader, &[DifficultyState::Reported]),
    ] {
        late.extend(lying(connection, who, role, states)?);
    }
    let late = late.into_iter().filter(|one| one.due_on.is_some_and(|day| day < today));
    Ok(late.map(|one| about(DutyKind::UrgeDifficulties, one)).collect())
}
