//! The steps of reminders, by kind of duty.

use std::collections::BTreeSet;

use crate::duties::rules::DutyKind;
use crate::reminders::dto::{AllStepsView, StepsBody, StepsView};
use crate::reminders::rules::{Step, shipped_steps};
use crate::reminders::store::{self, StepsOfKind};
use foundation::db::{AnyConnection, Database};
use foundation::http::IfMatch;
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Fault, Principal, Problem, Result, TextEnum as _};

/// Puts in the steps that are shipped for kinds that have none yet; what the ward has changed, or has taken away, stays.
pub fn seed(tx: &mut Transaction<'_>) -> Result<()> {
    let known: BTreeSet<DutyKind> = store::all_steps(tx)?.into_iter().map(|of| of.kind).collect();
    for kind in DutyKind::ALL.iter().filter(|kind| !known.contains(kind)) {
        let of = StepsOfKind { kind: *kind, steps: shipped_steps(*kind).to_vec(), revision: 1 };
        store::insert_steps(tx, &of)?;
        tx.created("create", &of)?;
    }
    Ok(())
}

/// The steps of every kind.
pub async fn all(database: &Database) -> Result<AllStepsView> {
    let found = database.read(store::all_steps).await?;
    Ok(AllStepsView { items: found.into_iter().map(StepsView::from).collect() })
}

fn find(connection: &mut AnyConnection, kind: &str) -> Result<StepsOfKind> {
    let kind = DutyKind::from_code(kind).ok_or(Code::NotFound)?;
    store::all_steps(connection)?.into_iter().find(|of| of.kind == kind).ok_or_else(|| Code::NotFound.into())
}

/// The steps of a kind.
pub async fn get(database: &Database, kind: String) -> Result<StepsView> {
    Ok(database.read(move |connection| find(connection, &kind)).await?.into())
}

/// Puts other steps in the place of a kind's.
pub async fn put(
    database: &Database,
    who: &Principal,
    kind: String,
    if_match: IfMatch,
    body: StepsBody,
) -> Result<StepsView> {
    let mut steps: Vec<Step> = Vec::new();
    let mut faults = Vec::new();
    for (index, wanted) in body.steps.iter().enumerate() {
        let step = Step { offset_days: wanted.offset_days, recipient: wanted.recipient };
        if steps.contains(&step) {
            faults.push(Fault::new(format!("/steps/{index}"), Code::StepTwice));
        }
        steps.push(step);
    }
    if !faults.is_empty() {
        return Err(Problem::invalid(faults));
    }
    steps.sort();
    journal::write(database, who, move |tx| {
        let before = find(tx, &kind)?;
        if_match.require(before.revision)?;
        let after = StepsOfKind { kind: before.kind, steps, revision: before.revision + 1 };
        store::replace_steps(tx, &after)?;
        tx.changed("change", &before, &after)?;
        Ok(StepsView::from(after))
    })
    .await
}
