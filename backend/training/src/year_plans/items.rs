//! Items of a year plan: entered, changed and taken out, by an amendment once the plan is approved; and the item that a
//! course answers, for the room of courses.

use std::collections::BTreeMap;

use super::dto::{ItemRemoval, YearPlanItemBody, YearPlanItemView};
use super::rules::{AmendmentKind, amends, check_answer};
use super::service::{in_reach, in_scope, item_views, on_record, touch};
use super::store::{self, Amendment, YearPlan, YearPlanItem};
use crate::needs;
use foundation::db::{AnyConnection, Database};
use foundation::http::{IfMatch, Patch};
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Fault, Id, Principal, Problem, Result, Scope, search_key};
use ward::{catalogue, units};

fn seen(connection: &mut AnyConnection, id: Id) -> Result<YearPlanItemView> {
    let row = store::find_item(connection, id)?;
    item_views(connection, vec![row])?.pop().ok_or_else(|| Code::NotFound.into())
}

pub async fn get(database: &Database, who: &Principal, scope: Scope, id: Id) -> Result<YearPlanItemView> {
    let who = who.clone();
    database
        .read(move |connection| {
            let plan_id = store::find_item(connection, id)?.plan.id;
            in_reach(connection, &who, &scope, plan_id)?;
            seen(connection, id)
        })
        .await
}

fn reasoned(plan: &YearPlan, reason: Option<&str>) -> Result<bool> {
    amends(plan.state, reason)
        .map_err(|fault| Problem::unless_faulty(vec![fault]).err().unwrap_or_else(|| Code::Conflict.into()))
}

/// The item that `before` becomes with this body.
fn filled(connection: &mut AnyConnection, before: &YearPlanItem, body: YearPlanItemBody) -> Result<YearPlanItem> {
    let programme = match body.programme_id {
        None => None,
        Some(id) => {
            let known = catalogue::find_many(connection, &[id])?.remove(&id);
            let unknown = || Problem::invalid(vec![Fault::new("/programme_id", Code::UnknownReference)]);
            Some(known.ok_or_else(unknown)?)
        }
    };
    let words = body.content.filter(|content| !content.trim().is_empty());
    let content = words
        .or_else(|| programme.map(|programme| programme.name))
        .ok_or_else(|| Problem::invalid(vec![Fault::new("/content", Code::Blank)]))?;
    Ok(YearPlanItem {
        programme_id: body.programme_id,
        search: search_key(&content),
        content,
        quarter: body.quarter,
        people: body.people,
        seats: body.seats.unwrap_or(body.people),
        estimated_cost: body.estimated_cost,
        note: body.note.unwrap_or_default(),
        revision: before.revision + 1,
        ..before.clone()
    })
}

fn amend(
    tx: &mut Transaction<'_>,
    plan: &YearPlan,
    item: &YearPlanItem,
    kind: AmendmentKind,
    reason: Option<String>,
) -> Result<()> {
    let who = tx.who();
    let amendment = Amendment {
        id: Id::new(who.now),
        year_plan_id: plan.id,
        item_id: item.id,
        content: item.content.clone(),
        kind,
        reason: reason.unwrap_or_default(),
        at: who.now,
        account_name: who.name.clone(),
        acting_for_name: who.acting_for.as_ref().map(|other| other.name.clone()),
    };
    store::insert_amendment(tx, &amendment)
}

pub async fn add(
    database: &Database,
    who: &Principal,
    scope: Scope,
    plan_id: Id,
    body: YearPlanItemBody,
) -> Result<YearPlanItemView> {
    journal::write(database, who, move |tx| {
        let plan = in_scope(tx, &scope, plan_id)?;
        let reason = body.reason.clone();
        let amends = reasoned(&plan, reason.as_deref())?;
        let now = tx.who().now;
        let blank = YearPlanItem {
            id: Id::new(now),
            year_plan_id: plan_id,
            programme_id: None,
            content: String::new(),
            search: String::new(),
            quarter: body.quarter,
            people: 0,
            seats: 0,
            estimated_cost: 0,
            note: String::new(),
            from_needs: false,
            created_at: now,
            revision: 0,
        };
        let item = filled(tx, &blank, body)?;
        store::insert_item(tx, &item)?;
        tx.created("add", &on_record(&plan, &item))?;
        if amends {
            amend(tx, &plan, &item, AmendmentKind::Added, reason)?;
        }
        touch(tx, plan)?;
        seen(tx, item.id)
    })
    .await
}

pub async fn change(
    database: &Database,
    who: &Principal,
    scope: Scope,
    (id, if_match): (Id, IfMatch),
    patch: Patch<YearPlanItemBody>,
) -> Result<YearPlanItemView> {
    journal::write(database, who, move |tx| {
        let before = store::find_item(tx, id)?.item;
        let plan = in_scope(tx, &scope, before.year_plan_id)?;
        if_match.require(before.revision)?;
        let body = patch.apply(&YearPlanItemBody::from(&before))?;
        let reason = body.reason.clone();
        let amends = reasoned(&plan, reason.as_deref())?;
        let after = filled(tx, &before, body)?;
        store::update_item(tx, &after)?;
        let (was, is) = (on_record(&plan, &before), on_record(&plan, &after));
        match &reason {
            Some(reason) if amends => tx.changed_because("amend", &was, &is, reason)?,
            _ => tx.changed("change", &was, &is)?,
        }
        if amends {
            amend(tx, &plan, &after, AmendmentKind::Changed, reason)?;
        }
        touch(tx, plan)?;
        seen(tx, id)
    })
    .await
}

/// Takes an item out; the needs that it served are served by none then.
pub async fn remove(
    database: &Database,
    who: &Principal,
    scope: Scope,
    (id, if_match): (Id, IfMatch),
    body: ItemRemoval,
) -> Result<()> {
    journal::write(database, who, move |tx| {
        let item = store::find_item(tx, id)?.item;
        let plan = in_scope(tx, &scope, item.year_plan_id)?;
        if_match.require(item.revision)?;
        let amends = reasoned(&plan, body.reason.as_deref())?;
        let served: Vec<Id> = needs::of_items(tx, &[id])?.into_values().flatten().map(|need| need.id).collect();
        needs::link(tx, &served, None)?;
        store::delete_item(tx, id)?;
        tx.deleted("remove", &on_record(&plan, &item))?;
        if amends {
            amend(tx, &plan, &item, AmendmentKind::Removed, body.reason)?;
        }
        touch(tx, plan)?;
        Ok(())
    })
    .await
}

/// The item that a course answers, in short.
#[derive(Clone, Debug)]
pub struct AnsweredItem {
    /// The item.
    pub id: Id,
    /// Its plan.
    pub year_plan_id: Id,
    /// For which year.
    pub year: i32,
    /// In which quarter.
    pub quarter: i32,
    /// What it is about.
    pub content: String,
}

/// Those of these items that there are, by id.
pub fn answered(connection: &mut AnyConnection, ids: &[Id]) -> Result<BTreeMap<Id, AnsweredItem>> {
    let rows = store::find_items(connection, ids)?;
    let short = |row: store::ItemRow| AnsweredItem {
        id: row.item.id,
        year_plan_id: row.plan.id,
        year: row.plan.year,
        quarter: row.item.quarter,
        content: row.item.content,
    };
    Ok(rows.into_iter().map(|row| (row.item.id, short(row))).collect())
}

/// Whether a course of this unit and programme may answer an item: of a plan of its unit or of one above.
///
/// # Errors
/// `unknown_reference`, `plan_not_approved`, `other_programme`, each at `/year_plan_item_id`.
pub fn check_answers(connection: &mut AnyConnection, item_id: Id, unit_id: Id, programme_id: Id) -> Result<()> {
    let row = store::find_items(connection, &[item_id])?.pop();
    let tree = units::tree(connection)?;
    let row = row.filter(|row| row.plan.unit_id == unit_id || tree.above(unit_id).contains(&row.plan.unit_id));
    let unknown = || Problem::invalid(vec![Fault::new("/year_plan_item_id", Code::UnknownReference)]);
    let row = row.ok_or_else(unknown)?;
    check_answer(row.plan.state, row.item.programme_id, programme_id)?;
    Ok(())
}
