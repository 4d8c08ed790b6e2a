//! What reports of units leave to be done.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::units;
use crate::duties::rules::{Duty, DutyKind, Subject, SubjectKind};
use crate::unit_reports::rules::UnitReportState;
use crate::unit_reports::{self, AskedReport};
use foundation::db::AnyConnection;
use foundation::kernel::{Id, Principal, Result, Role};

/// All units of one request together, at the page of its reports.
fn about_request(kind: DutyKind, asked: AskedReport, due_on: Option<NaiveDate>) -> Duty {
    let request = asked.request;
    let link = format!("/bao-cao-don-vi?request_id={}", request.id);
    let subject = Subject { kind: SubjectKind::ReportRequest, id: Some(request.id), label: request.title };
    Duty { kind, subject, due_on, link, count: 1 }
}

fn held(who: &Principal, role: Role) -> BTreeSet<Id> {
    units(who, role).into_iter().collect()
}

/// What a head has not handed in, or has to mend: at its own page once it was begun.
pub fn write(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let owed = unit_reports::unanswered(connection, &held(who, Role::UnitHead), who.now.day())?;
    Ok(owed
        .into_iter()
        .map(|asked| {
            let is_returned = asked.state() == UnitReportState::Returned;
            let kind = if is_returned { DutyKind::MendUnitReport } else { DutyKind::WriteUnitReport };
            let (begun, deadline) = (asked.report.as_ref().map(|report| report.id), asked.request.deadline);
            let duty = about_request(kind, asked, Some(deadline));
            match begun {
                Some(id) => Duty { link: format!("/bao-cao-don-vi/{id}"), ..duty },
                None => duty,
            }
        })
        .collect())
}

/// What lies with the coordinator.
pub fn review(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let waiting = unit_reports::to_review(connection, &held(who, Role::Coordinator), who.now.day())?;
    Ok(waiting.into_iter().map(|(asked, due_on)| about_request(DutyKind::ReviewUnitReports, asked, due_on)).collect())
}

/// Units that have let the deadline pass: the coordinator urges, the leader is told.
pub fn urge(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let today = who.now.day();
    let mut duties = Vec::new();
    for (role, kind) in [(Role::Coordinator, DutyKind::UrgeUnitReports), (Role::Leader, DutyKind::EscalateUnitReports)]
    {
        let owed = unit_reports::unanswered(connection, &held(who, role), today)?;
        let late = owed.into_iter().filter(|asked| asked.request.deadline < today);
        duties.extend(late.map(|asked| {
            let deadline = asked.request.deadline;
            about_request(kind, asked, Some(deadline))
        }));
    }
    Ok(duties)
}
