//! Naming and ending substitutes.

use std::collections::HashMap;

use super::dto::{SubstituteCandidateView, SubstitutionBody, SubstitutionChange, SubstitutionFilter, SubstitutionView};
use super::rules::faults;
use super::store::{self, Reach, Substitution};
use foundation::db::{AnyConnection, Database};
use foundation::http::{IfMatch, Patch};
use foundation::journal;
use foundation::kernel::{Code, Fault, Id, Page, PageRequest, Principal, Problem, Result, Role, Scope};

/// The administrator reaches everybody's, others their own. Who acts for an administrator does not stand in for him in
/// naming substitutes: else a substitute could name the next.
fn reach(who: &Principal) -> Reach {
    let administrates = who.acting_for.is_none() && who.grants.iter().any(|grant| grant.role == Role::Admin);
    if administrates { Reach::Everybody } else { Reach::Own(who.account_id) }
}

pub async fn list(
    database: &Database,
    who: &Principal,
    scope: Scope,
    filter: SubstitutionFilter,
    page: PageRequest,
) -> Result<Page<SubstitutionView>> {
    let reach = reach(who);
    database
        .read(move |connection| {
            let page = store::list(connection, &scope, reach, filter.on, &page)?;
            let names = names(connection, &page.items)?;
            Ok(page.map(|row| view(row, &names)))
        })
        .await
}

pub async fn get(database: &Database, who: &Principal, scope: Scope, id: Id) -> Result<SubstitutionView> {
    let reach = reach(who);
    database
        .read(move |connection| {
            let row = store::find(connection, &scope, reach, id)?;
            let names = names(connection, std::slice::from_ref(&row))?;
            Ok(view(row, &names))
        })
        .await
}

pub async fn candidates(
    database: &Database,
    who: &Principal,
    scope: Scope,
    page: PageRequest,
) -> Result<Page<SubstituteCandidateView>> {
    let own = who.account_id;
    let page = database.read(move |connection| store::candidates(connection, &scope, own, &page)).await?;
    Ok(page.map(|row| SubstituteCandidateView { account_id: row.id, name: row.display_name }))
}

pub async fn create(
    database: &Database,
    who: &Principal,
    scope: Scope,
    body: SubstitutionBody,
) -> Result<SubstitutionView> {
    if who.acting_for.is_some() {
        return Err(Code::Forbidden.into());
    }
    let reach = reach(who);
    let (own, now) = (who.account_id, who.now);
    journal::write(database, who, move |tx| {
        let account_id = body.account_id.unwrap_or(own);
        let mut wrong = faults(account_id, body.substitute_account_id, body.first_day, body.last_day, now.day());
        let nameable =
            account_id == own || matches!(reach, Reach::Everybody) && store::holds_office_in(tx, &scope, account_id)?;
        if !nameable {
            wrong.push(Fault::new("/account_id", Code::UnknownReference));
        }
        if !store::is_candidate(tx, &scope, body.substitute_account_id)? {
            wrong.push(Fault::new("/substitute_account_id", Code::UnknownReference));
        }
        if !wrong.is_empty() {
            return Err(Problem::invalid(wrong));
        }
        let row = Substitution {
            id: Id::new(now),
            account_id,
            substitute_account_id: body.substitute_account_id,
            first_day: body.first_day,
            last_day: body.last_day,
            reason: body.reason,
            created_at: now,
            ended_at: None,
            revision: 1,
        };
        store::insert(tx, &row)?;
        tx.created("create", &row)?;
        let names = names(tx, std::slice::from_ref(&row))?;
        Ok(view(row, &names))
    })
    .await
}

pub async fn change(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    if_match: IfMatch,
    patch: Patch<SubstitutionChange>,
) -> Result<SubstitutionView> {
    let reach = reach(who);
    let now = who.now;
    journal::write(database, who, move |tx| {
        let before = store::find(tx, &scope, reach, id)?;
        if_match.require(before.revision)?;
        let body = patch.apply(&before.clone().into())?;
        if before.ended_at.is_some() {
            return Err(Code::Conflict.into());
        }
        let lengthened = body.last_day > before.last_day;
        // The substitute may give the office back; how long he keeps it is for others to say.
        if lengthened && matches!(reach, Reach::Own(own) if own != before.account_id) {
            return Err(Code::Forbidden.into());
        }
        if body.last_day != before.last_day {
            let wrong =
                faults(before.account_id, before.substitute_account_id, before.first_day, body.last_day, now.day());
            if !wrong.is_empty() {
                return Err(Problem::invalid(wrong));
            }
        }
        let after = Substitution {
            last_day: body.last_day,
            ended_at: body.ended.then_some(now),
            revision: before.revision + 1,
            ..before.clone()
        };
        store::update(tx, &after)?;
        tx.changed(if body.ended { "end" } else { "change" }, &before, &after)?;
        let names = names(tx, std::slice::from_ref(&after))?;
        Ok(view(after, &names))
    })
    .await
}

fn names(connection: &mut AnyConnection, rows: &[Substitution]) -> Result<HashMap<Id, String>> {
    let ids = rows.iter().flat_map(|row| [row.account_id, row.substitute_account_id]).collect();
    Ok(store::names(connection, ids)?.into_iter().collect())
}

fn view(row: Substitution, names: &HashMap<Id, String>) -> SubstitutionView {
    let name = |id: &Id| names.get(id).cloned().unwrap_or_default();
    SubstitutionView {
        id: row.id,
        account_name: name(&row.account_id),
        account_id: row.account_id,
        substitute_name: name(&row.substitute_account_id),
        substitute_account_id: row.substitute_account_id,
        first_day: row.first_day,
        last_day: row.last_day,
        reason: row.reason,
        created_at: row.created_at,
        ended_at: row.ended_at,
        revision: row.revision,
    }
}
