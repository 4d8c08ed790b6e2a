//! What the pull of the city's software leaves to be done.

use super::scope;
use crate::duties::rules::{Duty, DutyKind, Subject, SubjectKind};
use crate::pull;
use foundation::db::AnyConnection;
use foundation::kernel::{Principal, Result, Role};

/// What a coordinator looks after: a program that has pulled nothing for longer than it should.
pub fn check(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let silent = pull::silent(connection, &scope(who, Role::Coordinator), who.now)?;
    Ok(silent
        .into_iter()
        .map(|(client, since)| Duty {
            kind: DutyKind::CheckPull,
            subject: Subject { kind: SubjectKind::ApiClient, id: Some(client.id), label: client.name },
            due_on: Some(since.day()),
            link: "/phan-mem-thanh-pho".to_owned(),
            count: 1,
        })
        .collect())
}
