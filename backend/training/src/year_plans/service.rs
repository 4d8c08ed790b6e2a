//! What is done with year plans.

use std::collections::BTreeSet;

use super::dto::{ListedYearPlan, NewYearPlan, YearPlanBody, YearPlanItemView, YearPlanView};
use super::filter::{YearPlanFilter, YearPlanItemFilter};
use super::paper;
use super::rules::{PlanActor, Subject, Sum, Wanted, YearPlanAction, YearPlanState, plan_name, sums, transition};
use super::store::{self, ItemOnRecord, ItemRow, YearPlan, YearPlanItem};
use crate::needs;
use crate::needs::rules::{RoundKind, YEARS};
use foundation::db::{AnyConnection, Database};
use foundation::http::{Document, IfMatch, Patch};
use foundation::journal::{self, Transaction};
use foundation::kernel::{
    Code, Fault, Id, Instant, Page, PageRequest, Principal, Problem, Result, Role, Scope, TextEnum as _, search_key,
};
use ward::files::StoredFile;
use ward::registrations::{self, RegisteredPaper, Registrable};
use ward::{catalogue, letterheads};

/// The units whose plans may be read, and those of them whose drafts may be read too: an observer sees what was
/// approved.
fn readable(connection: &mut AnyConnection, who: &Principal, scope: &Scope) -> Result<(Vec<Id>, Vec<Id>)> {
    let inside = [Role::Coordinator, Role::UnitHead, Role::Leader];
    let grants = who.grants.iter().filter(|grant| inside.contains(&grant.role));
    let units: BTreeSet<Id> = grants.flat_map(|grant| grant.covers.iter().copied()).collect();
    let with_drafts = needs::readable(connection, &Scope { units, own_staff: None })?;
    let all = needs::readable(connection, scope)?;
    Ok((all.into_iter().collect(), with_drafts.into_iter().collect()))
}

/// A plan that may be read, or [`Code::NotFound`].
pub fn in_reach(connection: &mut AnyConnection, who: &Principal, scope: &Scope, id: Id) -> Result<YearPlan> {
    let plan = store::find(connection, id)?;
    let (all, with_drafts) = readable(connection, who, scope)?;
    let shown = plan.state == YearPlanState::Approved || with_drafts.contains(&plan.unit_id);
    if shown && all.contains(&plan.unit_id) { Ok(plan) } else { Err(Code::NotFound.into()) }
}

/// A plan that may be changed, or [`Code::NotFound`].
pub fn in_scope(connection: &mut AnyConnection, scope: &Scope, id: Id) -> Result<YearPlan> {
    let plan = store::find(connection, id)?;
    scope.require(Some(plan.unit_id), None)?;
    Ok(plan)
}

pub async fn list(
    database: &Database,
    who: &Principal,
    scope: Scope,
    filter: YearPlanFilter,
    page: PageRequest,
) -> Result<Page<ListedYearPlan>> {
    let who = who.clone();
    database
        .read(move |connection| {
            let (all, with_drafts) = readable(connection, &who, &scope)?;
            let page = store::list(connection, (&all, &with_drafts), &filter, &page)?;
            let ids: Vec<Id> = page.items.iter().map(|plan| plan.id).collect();
            let mut registered = registrations::of_many(connection, &ids)?;
            Ok(page.map(|plan| {
                let registration = registered.remove(&plan.id);
                ListedYearPlan::of(plan, registration)
            }))
        })
        .await
}

pub async fn list_items(
    database: &Database,
    scope: Scope,
    filter: YearPlanItemFilter,
    page: PageRequest,
) -> Result<Page<YearPlanItemView>> {
    database
        .read(move |connection| {
            let units: Vec<Id> = needs::readable(connection, &scope)?.into_iter().collect();
            let page = store::list_items(connection, &units, &filter, &page)?;
            Ok(Page { items: item_views(connection, page.items)?, next_cursor: page.next_cursor, total: page.total })
        })
        .await
}

pub async fn get(database: &Database, who: &Principal, scope: Scope, id: Id) -> Result<YearPlanView> {
    let who = who.clone();
    database
        .read_snapshot(move |connection| {
            let plan = in_reach(connection, &who, &scope, id)?;
            view(connection, plan)
        })
        .await
}

/// The items as they are shown, in the same order.
pub fn item_views(connection: &mut AnyConnection, rows: Vec<ItemRow>) -> Result<Vec<YearPlanItemView>> {
    let ids: Vec<Id> = rows.iter().map(|row| row.item.id).collect();
    let mut served = needs::of_items(connection, &ids)?;
    let shown = |row: ItemRow| {
        let needs = served.remove(&row.item.id).unwrap_or_default();
        YearPlanItemView::of(row, needs)
    };
    Ok(rows.into_iter().map(shown).collect())
}

/// The items of a plan as they are shown, by quarter.
pub fn items_of(connection: &mut AnyConnection, plan_id: Id) -> Result<Vec<YearPlanItemView>> {
    let rows = store::items_of(connection, plan_id)?;
    item_views(connection, rows)
}

pub fn view(connection: &mut AnyConnection, plan: YearPlan) -> Result<YearPlanView> {
    let round = needs::find_round(connection, plan.round_id)?;
    Ok(YearPlanView {
        items: items_of(connection, plan.id)?,
        amendments: store::amendments_of(connection, plan.id)?.into_iter().map(Into::into).collect(),
        id: plan.id,
        unit_id: plan.unit_id,
        year: plan.year,
        round_id: plan.round_id,
        round_name: round.name,
        name: plan.name,
        state: plan.state,
        note: plan.note,
        submitted_at: plan.submitted_at,
        return_reason: plan.return_reason,
        approved_on: plan.approved_on,
        approved_by_name: plan.approved_by_name,
        registration: registrations::of(connection, plan.id)?,
        revision: plan.revision,
    })
}

/// The person behind a request: for a substitute, the one stood in for.
fn person_of(who: &Principal) -> Option<Id> {
    who.acting_for.as_ref().map_or(who.staff_id, |other| other.staff_id)
}

/// Makes the plan of a year out of the needs that were accepted in a round, or brings a draft up to date with them.
pub async fn make(
    database: &Database,
    who: &Principal,
    scope: Scope,
    round_id: Id,
    body: NewYearPlan,
) -> Result<YearPlanView> {
    journal::write(database, who, move |tx| {
        let round = needs::find_round(tx, round_id)?;
        scope.require(Some(round.unit_id), None)?;
        let year = match (round.year, body.year) {
            (None, None) => Err(Fault::new("/year", Code::Required).with("name", "year")),
            (Some(of_round), Some(year)) if year != of_round => Err(Fault::new("/year", Code::InvalidValue)),
            (of_round, year) => Ok(of_round.or(year).unwrap_or_default()),
        };
        let year = year.map_err(|fault| Problem::invalid(vec![fault]))?;
        if !YEARS.contains(&year) {
            return Err(Problem::invalid(vec![Fault::new("/year", Code::BadYear)]));
        }
        let wanted = wanted(tx, round_id, year)?;
        if wanted.is_empty() {
            return Err(Code::NothingAccepted.into());
        }
        let plan = match store::of_round(tx, round_id, year)? {
            None => {
                let now = tx.who().now;
                let plan = YearPlan {
                    id: Id::new(now),
                    unit_id: round.unit_id,
                    year,
                    round_id,
                    name: plan_name(year, round.kind == RoundKind::Supplement),
                    state: YearPlanState::Draft,
                    note: String::new(),
                    author_account_id: tx.who().account_id,
                    author_staff_id: person_of(tx.who()),
                    submitted_at: None,
                    submitter_account_id: None,
                    submitter_staff_id: None,
                    return_reason: None,
                    approved_on: None,
                    approved_by_name: None,
                    created_at: now,
                    revision: 1,
                };
                store::insert(tx, &plan)?;
                tx.created("make", &plan)?;
                plan
            }
            Some(plan) if plan.state.is_draft() => touch(tx, plan)?,
            Some(plan) => return Err(Fault::new("", Code::WrongState).with("state", plan.state.label()).into()),
        };
        fill(tx, &plan, &sums(&wanted))?;
        view(tx, plan)
    })
    .await
}

fn wanted(connection: &mut AnyConnection, round_id: Id, year: i32) -> Result<Vec<Wanted>> {
    let needs = needs::accepted_of(connection, round_id)?.into_iter().map(|row| row.need);
    Ok(needs
        .filter(|need| need.year == Some(year))
        .map(|need| Wanted {
            need_id: need.id,
            programme_id: need.programme_id,
            content: need.content,
            quarter: need.quarter.unwrap_or(1),
            people: need.people,
            estimated_cost: need.estimated_cost.unwrap_or(0),
        })
        .collect())
}

/// Makes the items of a draft those of these sums. What was entered by hand stays, and so do places that were set
/// otherwise than by the people.
fn fill(tx: &mut Transaction<'_>, plan: &YearPlan, sums: &[Sum]) -> Result<()> {
    let programme_ids: Vec<Id> = sums.iter().filter_map(|sum| sum.programme_id).collect();
    let programmes = catalogue::find_many(tx, &programme_ids)?;
    let mut known: Vec<YearPlanItem> =
        store::items_of(tx, plan.id)?.into_iter().map(|row| row.item).filter(|item| item.from_needs).collect();
    let ids: Vec<Id> = known.iter().map(|item| item.id).collect();
    let served: Vec<Id> = needs::of_items(tx, &ids)?.into_values().flatten().map(|need| need.id).collect();
    needs::link(tx, &served, None)?;
    let now = tx.who().now;
    for sum in sums {
        let name = sum.programme_id.and_then(|id| programmes.get(&id)).map(|programme| programme.name.clone());
        let content = name.unwrap_or_else(|| sum.content.clone());
        let same = |item: &YearPlanItem| {
            Subject::of(item.programme_id, &item.content) == sum.subject && item.quarter == sum.quarter
        };
        let item = match known.iter().position(same) {
            Some(place) => {
                let before = known.swap_remove(place);
                let seats = if before.seats == before.people { sum.people } else { before.seats };
                let after = YearPlanItem {
                    people: sum.people,
                    seats,
                    estimated_cost: sum.estimated_cost,
                    revision: before.revision + 1,
                    ..before.clone()
                };
                store::update_item(tx, &after)?;
                tx.changed("refresh", &on_record(plan, &before), &on_record(plan, &after))?;
                after
            }
            None => {
                let item = new_item(plan, now, sum, content);
                store::insert_item(tx, &item)?;
                tx.created("add", &on_record(plan, &item))?;
                item
            }
        };
        needs::link(tx, &sum.need_ids, Some(item.id))?;
    }
    for gone in known {
        store::delete_item(tx, gone.id)?;
        tx.deleted("remove", &on_record(plan, &gone))?;
    }
    Ok(())
}

fn new_item(plan: &YearPlan, now: Instant, sum: &Sum, content: String) -> YearPlanItem {
    YearPlanItem {
        id: Id::new(now),
        year_plan_id: plan.id,
        programme_id: sum.programme_id,
        search: search_key(&content),
        content,
        quarter: sum.quarter,
        people: sum.people,
        seats: sum.people,
        estimated_cost: sum.estimated_cost,
        note: String::new(),
        from_needs: true,
        created_at: now,
        revision: 1,
    }
}

/// An item as it goes on record.
pub fn on_record(plan: &YearPlan, item: &YearPlanItem) -> ItemOnRecord {
    ItemOnRecord { item: item.clone(), unit_id: plan.unit_id }
}

/// The plan at its next revision: its items have changed, so whoever has read it has not seen them.
pub fn touch(connection: &mut AnyConnection, plan: YearPlan) -> Result<YearPlan> {
    let after = YearPlan { revision: plan.revision + 1, ..plan };
    store::update(connection, &after)?;
    Ok(after)
}

pub async fn change(
    database: &Database,
    who: &Principal,
    scope: Scope,
    (id, if_match): (Id, IfMatch),
    patch: Patch<YearPlanBody>,
) -> Result<YearPlanView> {
    journal::write(database, who, move |tx| {
        let before = in_scope(tx, &scope, id)?;
        if_match.require(before.revision)?;
        let body = patch.apply(&YearPlanBody::from(&before))?;
        let after = YearPlan {
            name: body.name,
            note: body.note.unwrap_or_default(),
            revision: before.revision + 1,
            ..before.clone()
        };
        if !before.state.is_draft() {
            return Err(Fault::new("", Code::WrongState).with("state", before.state.label()).into());
        }
        store::update(tx, &after)?;
        tx.changed("change", &before, &after)?;
        view(tx, after)
    })
    .await
}

/// Lays a plan before the leader, approves it or sends it back.
pub async fn act(
    database: &Database,
    who: &Principal,
    scope: Scope,
    (id, if_match): (Id, IfMatch),
    action: YearPlanAction,
    reason: Option<String>,
) -> Result<YearPlanView> {
    journal::write(database, who, move |tx| {
        let before = in_scope(tx, &scope, id)?;
        if_match.require(before.revision)?;
        let who = tx.who().clone();
        let actor = PlanActor {
            coordinator: who.has(Role::Coordinator, before.unit_id),
            leader: who.has(Role::Leader, before.unit_id),
            is_author: is_author(&who, &before),
        };
        let items = store::items_of(tx, id)?.len();
        let state = transition(before.state, action, actor, items, reason.as_deref())
            .map_err(|fault| Problem::unless_faulty(vec![fault]).err().unwrap_or_else(|| Code::Conflict.into()))?;
        let mut after = YearPlan { state, revision: before.revision + 1, ..before.clone() };
        let verb = match action {
            YearPlanAction::Submit => {
                after.submitted_at = Some(who.now);
                after.submitter_account_id = Some(who.account_id);
                after.submitter_staff_id = person_of(&who);
                after.return_reason = None;
                "submit"
            }
            YearPlanAction::Return => {
                after.return_reason.clone_from(&reason);
                "return"
            }
            YearPlanAction::Approve => {
                after.approved_on = Some(who.now.day());
                let name = who.acting_for.as_ref().map_or(&who.name, |other| &other.name);
                after.approved_by_name = Some(name.clone());
                "approve"
            }
        };
        store::update(tx, &after)?;
        match &reason {
            Some(reason) => tx.changed_because(verb, &before, &after, reason)?,
            None => tx.changed(verb, &before, &after)?,
        }
        view(tx, after)
    })
    .await
}

/// Whether whoever asks, or whom he stands in for, has made the plan or laid it before the leader.
fn is_author(who: &Principal, plan: &YearPlan) -> bool {
    let acting = who.acting_for.as_ref();
    let accounts = [Some(who.account_id), acting.map(|other| other.account_id)];
    let people = [who.staff_id, acting.and_then(|other| other.staff_id)];
    let is = |account: Option<Id>, person: Option<Id>| {
        (account.is_some() && accounts.contains(&account)) || (person.is_some() && people.contains(&person))
    };
    is(Some(plan.author_account_id), plan.author_staff_id) || is(plan.submitter_account_id, plan.submitter_staff_id)
}

/// Plans of these units that lie before the leader and that whoever asks may decide on.
pub fn waiting_for_approval(connection: &mut AnyConnection, who: &Principal, units: &[Id]) -> Result<Vec<YearPlan>> {
    let plans = store::in_states(connection, units, &[YearPlanState::Submitted])?;
    Ok(plans.into_iter().filter(|plan| !is_author(who, plan)).collect())
}

/// Plans of these units that were sent back to the coordinator.
pub fn waiting_to_be_mended(connection: &mut AnyConnection, units: &[Id]) -> Result<Vec<YearPlan>> {
    store::in_states(connection, units, &[YearPlanState::Returned])
}

/// The plan as a paper to sign.
pub async fn paper(database: &Database, who: &Principal, scope: Scope, id: Id) -> Result<Document> {
    let who = who.clone();
    database
        .read_snapshot(move |connection| {
            let plan = in_reach(connection, &who, &scope, id)?;
            let plan = view(connection, plan)?;
            let today = who.now.day();
            letterheads::document(connection, plan.unit_id, &plan.name, |letterhead| {
                paper::write(&plan, letterhead, today)
            })
        })
        .await
}

impl Registrable for YearPlanView {
    /// An approved plan: the number is of what was signed.
    fn registrable(
        tx: &mut Transaction<'_>,
        scope: &Scope,
        id: Id,
        if_match: Option<IfMatch>,
    ) -> Result<RegisteredPaper> {
        let plan = in_scope(tx, scope, id)?;
        if let Some(if_match) = if_match {
            if_match.require(plan.revision)?;
        }
        if plan.state != YearPlanState::Approved {
            return Err(Fault::new("", Code::WrongState).with("state", plan.state.label()).into());
        }
        let plan = touch(tx, plan)?;
        Ok(RegisteredPaper { id, unit_id: plan.unit_id, kind: "KH" })
    }

    fn shown(tx: &mut Transaction<'_>, scope: &Scope, id: Id) -> Result<Self> {
        let plan = in_scope(tx, scope, id)?;
        view(tx, plan)
    }
}

/// The scan of the signed plan.
pub async fn signed(database: &Database, who: &Principal, scope: Scope, id: Id) -> Result<(StoredFile, Vec<u8>)> {
    let who = who.clone();
    database
        .read(move |connection| {
            let plan = in_reach(connection, &who, &scope, id)?;
            registrations::signed_file(connection, plan.id)
        })
        .await
}
