//! What is done with targets.

pub mod daily;
mod everybody;
mod figures;
mod measuring;

use chrono::NaiveDate;

pub use everybody::{NamesOfTarget, TargetName, names_of};
pub use figures::{all_people, figures, forecast, history, matrix, people, suggestions, units_side_by_side};
pub use measuring::{SideBySide, side_by_side};
pub use measuring::{is_once_below, known_day};

use super::dto::{TargetBody, TargetView};
use super::filter::TargetFilter;
use super::rules::Definition;
use super::shipped::{ShippedTarget, shipped_targets};
use super::store::{self, PublishedTarget, Target};
use foundation::db::{AnyConnection, Database};
use foundation::http::{IfMatch, Patch};
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Fault, Id, Page, PageRequest, Principal, Problem, Result, Scope};
use ward::units::{self, UnitKind};

/// The plans that measure something in reach: those of the units in reach and of the units above them.
fn plans_in_reach(connection: &mut AnyConnection, scope: &Scope, unit_id: Option<Id>) -> Result<Vec<Id>> {
    let plans = store::plans(connection)?;
    let tree = units::tree(connection)?;
    let units: Vec<Id> = match unit_id {
        Some(unit_id) => vec![measuring::in_reach(scope, unit_id)?],
        None => scope.unit_ids(),
    };
    let reaches = |plan: &Id| units.iter().any(|unit| unit == plan || tree.above(*unit).contains(plan));
    Ok(plans.into_iter().filter(reaches).collect())
}

pub async fn list(
    database: &Database,
    scope: Scope,
    filter: TargetFilter,
    page: PageRequest,
) -> Result<Page<TargetView>> {
    let page = database
        .read(move |connection| {
            let plans = plans_in_reach(connection, &scope, filter.unit_id)?;
            store::list(connection, &plans, filter.active, &page)
        })
        .await?;
    let items = page.items.iter().map(TargetView::of).collect::<Result<_>>()?;
    Ok(Page { items, next_cursor: page.next_cursor, total: page.total })
}

fn find_in_reach(connection: &mut AnyConnection, scope: &Scope, id: Id) -> Result<Target> {
    let target = store::find(connection, id)?;
    if plans_in_reach(connection, scope, None)?.contains(&target.unit_id) {
        Ok(target)
    } else {
        Err(Code::NotFound.into())
    }
}

/// A target with its revision.
pub async fn get(database: &Database, scope: Scope, id: Id) -> Result<(TargetView, i64)> {
    let target = database.read(move |connection| find_in_reach(connection, &scope, id)).await?;
    Ok((TargetView::of(&target)?, target.revision))
}

pub async fn create(database: &Database, who: &Principal, scope: Scope, body: TargetBody) -> Result<(TargetView, i64)> {
    journal::write(database, who, move |tx| {
        let unit_id = match body.unit_id {
            Some(unit_id) => unit_id,
            None => units::root(tx)?.id,
        };
        if !scope.holds(Some(unit_id), None) {
            return Err(Problem::invalid(vec![Fault::new("/unit_id", Code::UnknownReference)]));
        }
        let last = store::last_position(tx, unit_id)?;
        let target = filled(Id::new(tx.who().now), unit_id, body, last + 1, 1)?;
        store::insert(tx, &target)?;
        tx.created("create", &PublishedTarget { target: target.clone(), figure: None })?;
        Ok((TargetView::of(&target)?, target.revision))
    })
    .await
}

pub async fn change(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    if_match: IfMatch,
    patch: Patch<TargetBody>,
) -> Result<(TargetView, i64)> {
    journal::write(database, who, move |tx| {
        let before = find_in_reach(tx, &scope, id)?;
        scope.require(Some(before.unit_id), None)?;
        if_match.require(before.revision)?;
        let body = patch.apply(&TargetBody::of(&before)?)?;
        if body.unit_id.is_some_and(|unit_id| unit_id != before.unit_id) {
            return Err(Problem::invalid(vec![Fault::new("/unit_id", Code::InvalidValue)]));
        }
        let after = filled(id, before.unit_id, body, before.position, before.revision + 1)?;
        store::update(tx, &after)?;
        let figure = store::newest_figure(tx, id, before.unit_id)?;
        let published = |target: &Target| PublishedTarget { target: target.clone(), figure: figure.clone() };
        tx.changed("change", &published(&before), &published(&after))?;
        Ok((TargetView::of(&after)?, after.revision))
    })
    .await
}

fn filled(id: Id, unit_id: Id, body: TargetBody, position: i32, revision: i64) -> Result<Target> {
    let definition = body.definition();
    let faults = definition.faults();
    if !faults.is_empty() {
        return Err(Problem::invalid(faults));
    }
    let (population, event) = written(&definition)?;
    Ok(Target {
        id,
        unit_id,
        code: body.code,
        clause: body.clause.unwrap_or_default(),
        name: body.name,
        position: body.position.unwrap_or(position),
        population,
        event,
        threshold_percent: definition.threshold_percent,
        starts_on: definition.starts_on,
        deadline: definition.deadline,
        active: body.active.unwrap_or(true),
        revision,
    })
}

fn written(definition: &Definition) -> Result<(String, String)> {
    let text = |value: serde_json::Result<String>| value.map_err(Problem::internal);
    Ok((text(serde_json::to_string(&definition.population))?, text(serde_json::to_string(&definition.event))?))
}

/// Puts the plan's targets in for each ward, and for a city. A unit that has made its own from the beginning keeps them;
/// one that began with the shipped ones gets those that a later version ships, unless it uses their code itself.
pub fn seed(tx: &mut Transaction<'_>) -> Result<()> {
    for unit_id in units::of_kinds(tx, &[UnitKind::City, UnitKind::Ward])? {
        let known = store::ids_and_codes(tx, unit_id)?;
        let shipped: Vec<Target> = (1..)
            .zip(shipped_targets())
            .map(|(position, shipped)| shipped_to(unit_id, position, shipped))
            .collect::<Result<_>>()?;
        let began_with_them = shipped.iter().any(|target| known.iter().any(|(id, _)| *id == target.id));
        if !known.is_empty() && !began_with_them {
            continue;
        }
        let is_known = |target: &Target| known.iter().any(|(id, code)| *id == target.id || *code == target.code);
        for target in shipped.into_iter().filter(|target| !is_known(target)) {
            store::insert(tx, &target)?;
            tx.created("seed", &PublishedTarget { target, figure: None })?;
        }
    }
    Ok(())
}

fn shipped_to(unit_id: Id, position: i32, shipped: ShippedTarget) -> Result<Target> {
    let (population, event) = written(&shipped.definition)?;
    Ok(Target {
        id: Id::from_words(&format!("target:{unit_id}:{}", shipped.code)),
        unit_id,
        code: shipped.code.to_owned(),
        clause: shipped.clause.to_owned(),
        name: shipped.name.to_owned(),
        position,
        population,
        event,
        threshold_percent: shipped.definition.threshold_percent,
        starts_on: shipped.definition.starts_on,
        deadline: shipped.definition.deadline,
        active: true,
        revision: 1,
    })
}

/// The day that was asked for, or today; [`Code::BeforePlanPeriod`] before 2026.
fn asked_day(day: Option<NaiveDate>, who: &Principal) -> Result<NaiveDate> {
    known_day(day.unwrap_or_else(|| who.now.day()))
}
