//! What documents that must be made known leave to be done.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::units;
use crate::dissemination::{self, Owed};
use crate::duties::rules::{Duty, DutyKind, Subject, SubjectKind};
use foundation::db::AnyConnection;
use foundation::kernel::{Id, Principal, Result, Role};

fn about_document(kind: DutyKind, owed: Owed, count: i64) -> Duty {
    let link = format!("/van-ban/{}", owed.document_id);
    let subject = Subject { kind: SubjectKind::Document, id: Some(owed.document_id), label: owed.number };
    Duty { kind, subject, due_on: owed.deadline, link, count }
}

/// What each has to read himself.
pub fn read(connection: &mut AnyConnection, people: &[Id], _today: NaiveDate) -> Result<Vec<(Id, Duty)>> {
    let owed = dissemination::owed_by(connection, people)?;
    Ok(owed.into_iter().map(|(id, owed)| (id, about_document(DutyKind::ReadDocument, owed, 1))).collect())
}

/// Names of one's unit that are missing, from two weeks before the deadline.
pub fn reach_missing(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let units: BTreeSet<Id> = units(who, Role::UnitHead).into_iter().collect();
    let missing = dissemination::missing_names(connection, &units, who.now.day())?;
    Ok(missing.into_iter().map(|one| about_document(DutyKind::ReachMissing, one.owed, one.people)).collect())
}

/// What units have let pass: the coordinator urges, the leader is told.
pub fn urge(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let today = who.now.day();
    let mut reach: BTreeSet<Id> = units(who, Role::Coordinator).into_iter().collect();
    reach.extend(units(who, Role::Leader));
    let missing = dissemination::missing_names(connection, &reach, today)?;
    let late = missing.into_iter().filter(|one| one.owed.deadline.is_some_and(|deadline| deadline < today));
    Ok(late.map(|one| about_document(DutyKind::UrgeDissemination, one.owed, one.people)).collect())
}
