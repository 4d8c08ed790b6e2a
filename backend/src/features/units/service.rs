//! What is done with units.

use super::dto::{UnitBody, UnitFilter};
use super::rules::{WorkingWeek, may_hang_below};
use super::store::{self, Tree, Unit};
use crate::db::{AnyConnection, Database};
use crate::http::IfMatch;
use crate::journal::{self, Transaction};
use crate::kernel::{Code, Fault, Id, Page, PageRequest, Principal, Problem, Result, Scope};

pub use store::{find, root};

/// The tree as it stands.
pub fn tree(connection: &mut AnyConnection) -> Result<Tree> {
    Tree::load(connection)
}

pub async fn list(database: &Database, scope: Scope, filter: UnitFilter, page: PageRequest) -> Result<Page<Unit>> {
    database.read(move |connection| store::list(connection, &scope, filter.parent_id, filter.kind, &page)).await
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

pub async fn change(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    if_match: IfMatch,
    patch: crate::http::Patch<UnitBody>,
) -> Result<Unit> {
    scope.require(Some(id), None)?;
    journal::write(database, who, move |tx| {
        let before = store::find(tx, id)?;
        if_match.require(before.revision)?;
        let body = patch.apply(&before.clone().into())?;
        if body.parent_id != before.parent_id {
            let parent_id = body.parent_id.ok_or(Code::UnitCircle)?;
            check_parent(tx, &scope, parent_id)?;
            let above = Tree::load(tx)?.above(parent_id);
            may_hang_below(&id, &parent_id, &above)?;
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
        Some(codes) => WorkingWeek::from_codes(codes)
            .map_err(|code| Problem::invalid(vec![Fault::new("/working_weekdays", code)]))?,
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
        minimum_on_duty: body.minimum_on_duty.unwrap_or(1),
        maximum_away_percent: body.maximum_away_percent,
        working_weekdays: week.to_string(),
        active: body.active.unwrap_or(true),
        revision,
    })
}

/// Puts the shipped units in, once: a unit that is there already is left as the ward has made it.
pub fn seed_shipped(tx: &mut Transaction<'_>) -> Result<()> {
    if !Tree::load(tx)?.is_empty() {
        return Ok(());
    }
    let id = Id::from_words("unit:thach-khoi");
    let body = UnitBody {
        parent_id: None,
        kind: super::rules::UnitKind::Ward,
        name: "UBND phường Thạch Khôi".to_owned(),
        short_name: None,
        agency_code: None,
        position: None,
        minimum_on_duty: None,
        maximum_away_percent: None,
        working_weekdays: None,
        active: None,
    };
    let unit = filled(id, body, 1)?;
    store::insert(tx, &unit)?;
    tx.created("seed", &unit)
}
