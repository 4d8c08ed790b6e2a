//! What rounds of needs and year plans leave to be done.

use super::units;
use crate::duties::rules::{Duty, DutyKind, Subject, SubjectKind};
use foundation::db::AnyConnection;
use foundation::kernel::{Principal, Result, Role};
use training::needs::rules::SubmissionState;
use training::needs::{self, NeedsRound};
use training::year_plans::{self, YearPlan};

fn about_round(kind: DutyKind, round: NeedsRound) -> Duty {
    let link = format!("/nhu-cau/{}", round.id);
    let due_on = (kind != DutyKind::ReviewNeeds).then_some(round.deadline);
    let subject = Subject { kind: SubjectKind::NeedsRound, id: Some(round.id), label: round.name };
    Duty { kind, subject, due_on, link, count: 1 }
}

fn about_plan(kind: DutyKind, plan: YearPlan) -> Duty {
    let link = format!("/ke-hoach-nam/{}", plan.id);
    let subject = Subject { kind: SubjectKind::YearPlan, id: Some(plan.id), label: plan.name };
    Duty { kind, subject, due_on: None, link, count: 1 }
}

/// What a head has not handed in, or has to mend.
pub fn answer(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let owed = needs::unanswered(connection, &units(who, Role::UnitHead))?;
    let kind = |state| if state == SubmissionState::Returned { DutyKind::MendNeeds } else { DutyKind::AnswerNeeds };
    Ok(owed.into_iter().map(|row| about_round(kind(row.submission.state), row.round)).collect())
}

/// What lies with the coordinator.
pub fn review(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let waiting = needs::waiting_for_review(connection, &units(who, Role::Coordinator))?;
    Ok(waiting.into_iter().map(|row| about_round(DutyKind::ReviewNeeds, row.round)).collect())
}

/// Units that have let the deadline pass: the coordinator urges, the leader is told.
pub fn urge(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let today = who.now.day();
    let mut duties = Vec::new();
    for (role, kind) in [(Role::Coordinator, DutyKind::UrgeNeeds), (Role::Leader, DutyKind::EscalateNeeds)] {
        let late = needs::unanswered(connection, &units(who, role))?;
        let late = late.into_iter().filter(|row| row.round.deadline < today);
        duties.extend(late.map(|row| about_round(kind, row.round)));
    }
    Ok(duties)
}

/// Plans that lie before a leader who has not made them.
pub fn approve_plans(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let plans = year_plans::waiting_for_approval(connection, who, &units(who, Role::Leader))?;
    Ok(plans.into_iter().map(|plan| about_plan(DutyKind::ApproveYearPlan, plan)).collect())
}

/// Plans that came back to the coordinator.
pub fn mend_plans(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let plans = year_plans::waiting_to_be_mended(connection, &units(who, Role::Coordinator))?;
    Ok(plans.into_iter().map(|plan| about_plan(DutyKind::MendYearPlan, plan)).collect())
}
