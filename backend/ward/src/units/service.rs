//! What is done with units.

use chrono::Weekday;

use super::dto::{UnitBody, UnitFilter};
use super::rules::{UnitKind, may_hang_below};
use super::shipped::shipped_units;
use super::store::{self, Tree, Unit};
use foundation::db::{AnyConnection, Database};
use foundation::http::{IfMatch, UnitNames};
use foundation::journal::{self, Transaction};
use foundation::kernel::{
    Code, Fault, Id, Page, PageRequest, Principal, Problem, Result, Scope, TextEnum, WorkingWeek,
};

pub use store::{find, lock, reach_revision, root};

/// How many must be on duty where nobody has said so.
const DEFAULT_MINIMUM_ON_DUTY: i32 = 1;
/// The share that may be away in the shipped units, in percent; asked of units of 8 people and more.
const SHIPPED_MAXIMUM_AWAY_PERCENT: i32 = 30;

/// The tree as it stands.
pub fn tree(connection: &mut AnyConnection) -> Result<Tree> {
    Tree::load(connection)
}

/// The unit that a new thing belongs to: the one that was named, or the top of one's reach where there is one top.
///
/// # Errors
/// `unknown_reference` out of reach; `required` where it must be named.
pub fn unit_for(connection: &mut AnyConnection, scope: &Scope, named: Option<Id>) -> Result<Id> {
    if let Some(unit_id) = named {
        return if scope.holds(Some(unit_id), None) {
            Ok(unit_id)
        } else {
            Err(Problem::invalid(vec![Fault::new("/unit_id", Code::UnknownReference)]))
        };
    }
    let tree = tree(connection)?;
    let mut tops = tree.tops(&scope.units);
    match (tops.next(), tops.next()) {
        (Some(top), None) => Ok(top),
        _ => Err(Problem::invalid(vec![Fault::new("/unit_id", Code::Required).with("name", "unit_id")])),
    }
}

pub async fn list(database: &Database, scope: Scope, filter: UnitFilter, page: PageRequest) -> Result<Page<Unit>> {
    let UnitFilter { parent_id, kind, active } = filter;
    database.read(move |connection| store::list(connection, &scope, (parent_id, kind, active), &page)).await
}

/// The names of all units, for lists that know them by their ids.
pub async fn names(database: &Database) -> Result<UnitNames> {
    Ok(database.read(store::names).await?.into_iter().collect())
}

/// The names of the units in scope, in the order of their places: to choose from in a workbook.
pub async fn names_in(database: &Database, scope: Scope) -> Result<Vec<String>> {
    let units = database.read(move |connection| store::of_ids(connection, &scope.unit_ids())).await?;
    Ok(units.into_iter().map(|unit| unit.name).collect())
}

pub async fn get(database: &Database, scope: Scope, id: Id) -> Result<Unit> {
    scope.require(Some(id), None)?;
    database.read(move |connection| store::find(connection, id)).await
}

pub async fn create(database: &Database, who: &Principal, scope: Scope, body: UnitBody) -> Result<Unit> {
    let id = Id::new(who.now);
    journal::write(database, who, move |tx| {
        let parent_id =
            body.parent_id.ok_or_else(|| Fault::new("/parent_id", Code::Required).with("name", "parent_id"));
        let parent_id = parent_id.map_err(|fault| Problem::invalid(vec![fault]))?;
        check_parent(tx, &scope, parent_id)?;
        let unit = filled(id, body, 1)?;
        store::insert(tx, &unit)?;
        tx.created("create", &unit)?;
        Ok(unit)
    })
    .await
}

/// Hangs a unit below another one, with the limits and the working week of units of which nobody has said anything. The
/// caller has the right to.
pub fn add_below(tx: &mut Transaction<'_>, parent_id: Id, kind: UnitKind, name: &str) -> Result<Unit> {
    let body = UnitBody {
        parent_id: Some(parent_id),
        kind,
        name: name.to_owned(),
        short_name: None,
        agency_code: None,
        position: Some(i32::try_from(Tree::load(tx)?.len()).unwrap_or(i32::MAX)),
        minimum_on_duty: None,
        maximum_away_percent: None,
        working_weekdays: None,
        active: None,
    };
    let unit = filled(Id::new(tx.who().now), body, 1)?;
    store::insert(tx, &unit)?;
    tx.created("create", &unit)?;
    Ok(unit)
}

pub async fn change(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    if_match: IfMatch,
    patch: foundation::http::Patch<UnitBody>,
) -> Result<Unit> {
    scope.require(Some(id), None)?;
    journal::write(database, who, move |tx| {
        let before = store::find(tx, id)?;
        if_match.require(before.revision)?;
        let body = patch.apply(&before.clone().into())?;
        if body.parent_id != before.parent_id {
            let parent_id = body.parent_id.ok_or(Code::UnitCircle)?;
            check_parent(tx, &scope, parent_id)?;
            let tree = Tree::load(tx)?;
            may_hang_below(&id, &parent_id, &tree.above(parent_id))?;
            store::note_new_reach(tx, &tree.reach_changed_by(id, parent_id))?;
        }
        let after = filled(id, body, before.revision + 1)?;
        store::update(tx, &after)?;
        tx.changed("change", &before, &after)?;
        Ok(after)
    })
    .await
}

fn check_parent(connection: &mut AnyConnection, scope: &Scope, parent_id: Id) -> Result<()> {
    let known = Tree::load(connection)?.contains(parent_id) && scope.holds(Some(parent_id), None);
    if known { Ok(()) } else { Err(Problem::invalid(vec![Fault::new("/parent_id", Code::UnknownReference)])) }
}

fn filled(id: Id, body: UnitBody, revision: i64) -> Result<Unit> {
    let week = match &body.working_weekdays {
        None => WorkingWeek::default(),
        Some(names) => WorkingWeek::parse(&names.join(","))
            .ok_or_else(|| Problem::invalid(vec![Fault::new("/working_weekdays", Code::InvalidValue)]))?,
    };
    let short_name = body.short_name.filter(|name| !name.is_empty()).unwrap_or_else(|| body.name.clone());
    Ok(Unit {
        id,
        parent_id: body.parent_id,
        kind: body.kind,
        search: store::search_of(&body.name, &short_name),
        name: body.name,
        short_name,
        agency_code: body.agency_code,
        position: body.position.unwrap_or(0),
        minimum_on_duty: body.minimum_on_duty.unwrap_or(DEFAULT_MINIMUM_ON_DUTY),
        maximum_away_percent: body.maximum_away_percent,
        working_weekdays: week.to_string(),
        active: body.active.unwrap_or(true),
        revision,
    })
}

/// The id of a shipped unit.
pub fn shipped_id(key: &str) -> Id {
    Id::from_words(&format!("unit:{key}"))
}

/// Puts the shipped units in, once: units that are there already are left as the ward has made them.
pub fn seed(tx: &mut Transaction<'_>) -> Result<()> {
    if !Tree::load(tx)?.is_empty() {
        return Ok(());
    }
    for (position, shipped) in (0..).zip(shipped_units().map_err(Problem::internal)?) {
        let kind = UnitKind::from_code(&shipped.kind).ok_or_else(|| Problem::internal("a shipped unit has no kind"))?;
        let weekdays =
            shipped.working_weekdays.iter().filter_map(|day| Weekday::try_from(day - 1).ok()).collect::<Vec<_>>();
        let unit = Unit {
            id: shipped_id(&shipped.key),
            parent_id: shipped.parent.as_deref().map(shipped_id),
            kind,
            search: store::search_of(&shipped.name, &shipped.short_name),
            name: shipped.name,
            short_name: shipped.short_name,
            agency_code: shipped.agency_code,
            position,
            minimum_on_duty: DEFAULT_MINIMUM_ON_DUTY,
            maximum_away_percent: Some(SHIPPED_MAXIMUM_AWAY_PERCENT),
            working_weekdays: WorkingWeek::of(&weekdays).unwrap_or_default().to_string(),
            active: true,
            revision: 1,
        };
        store::insert(tx, &unit)?;
        tx.created("seed", &unit)?;
    }
    Ok(())
}
