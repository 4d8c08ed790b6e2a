//! What findings of inspections leave to be done.

use super::units;
use crate::duties::rules::{Duty, DutyKind, Subject, SubjectKind};
use crate::inspections::rules::MendingState;
use crate::inspections::{self, DueFinding};
use foundation::db::AnyConnection;
use foundation::kernel::{Principal, Result, Role};

fn about(kind: DutyKind, finding: DueFinding) -> Duty {
    let link = format!("/kiem-tra/{}", finding.inspection_id);
    let subject = Subject { kind: SubjectKind::Inspection, id: Some(finding.inspection_id), label: finding.label };
    Duty { kind, subject, due_on: Some(finding.due_on), link, count: 1 }
}

/// What a head has to mend.
pub fn mend(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let found = inspections::due(connection, &units(who, Role::UnitHead), MendingState::Open)?;
    Ok(found.into_iter().map(|finding| about(DutyKind::MendFindings, finding)).collect())
}

/// What a coordinator looks at: reported mended.
pub fn accept(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let found = inspections::due(connection, &units(who, Role::Coordinator), MendingState::Mended)?;
    Ok(found.into_iter().map(|finding| about(DutyKind::AcceptFindings, finding)).collect())
}

/// What units have let pass: the coordinator urges, the leader is told.
pub fn urge(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let today = who.now.day();
    let mut duties = Vec::new();
    for (role, kind) in [(Role::Coordinator, DutyKind::UrgeFindings), (Role::Leader, DutyKind::EscalateFindings)] {
        let late = inspections::due(connection, &units(who, role), MendingState::Open)?;
        duties.extend(late.into_iter().filter(|finding| finding.due_on < today).map(|finding| about(kind, finding)));
    }
    Ok(duties)
}
