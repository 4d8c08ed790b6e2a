//! What is done with posts and pairs.

use std::collections::BTreeSet;

use super::dto::{PostBody, PostFilter, StaffPairBody, StaffPairFilter};
use super::store::{self, Listed, Narrowing, Post, StaffPair};
use crate::staff::rules::PostLevel;
use crate::staff::store as people;
use crate::units;
use foundation::db::{AnyConnection, Database};
use foundation::http::{IfMatch, Patch};
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Fault, Id, Page, PageRequest, Principal, Problem, Result, Scope, search_key};

pub async fn list(database: &Database, scope: Scope, filter: PostFilter, page: PageRequest) -> Result<Page<Listed>> {
    database
        .read(move |connection| {
            let units = below(connection, filter.unit_id)?;
            let narrowing = Narrowing { units, level: filter.level, active: filter.active };
            store::list(connection, &scope, &narrowing, &page)
        })
        .await
}

fn below(connection: &mut AnyConnection, unit_id: Option<Id>) -> Result<Option<BTreeSet<Id>>> {
    match unit_id {
        Some(unit_id) => Ok(Some(units::tree(connection)?.below(unit_id))),
        None => Ok(None),
    }
}

pub async fn get(database: &Database, scope: Scope, id: Id) -> Result<Listed> {
    database.read(move |connection| whole(connection, &scope, id)).await
}

pub async fn create(database: &Database, who: &Principal, scope: Scope, body: PostBody) -> Result<Listed> {
    journal::write(database, who, move |tx| {
        if !scope.holds(Some(body.unit_id), None) {
            return Err(Problem::invalid(vec![Fault::new("/unit_id", Code::UnknownReference)]));
        }
        let post = filled(Id::new(tx.who().now), body, 1)?;
        store::insert(tx, &post)?;
        tx.created("create", &post)?;
        whole(tx, &scope, post.id)
    })
    .await
}

pub async fn change(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    if_match: IfMatch,
    patch: Patch<PostBody>,
) -> Result<Listed> {
    journal::write(database, who, move |tx| {
        let before = whole(tx, &scope, id)?.0;
        if_match.require(before.revision)?;
        let body = patch.apply(&before.clone().into())?;
        if body.unit_id != before.unit_id {
            return Err(Problem::invalid(vec![Fault::new("/unit_id", Code::InvalidValue)]));
        }
        let after = filled(id, body, before.revision + 1)?;
        store::update(tx, &after)?;
        tx.changed("change", &before, &after)?;
        whole(tx, &scope, id)
    })
    .await
}

fn whole(connection: &mut AnyConnection, scope: &Scope, id: Id) -> Result<Listed> {
    let post = store::find(connection, id)?;
    scope.require(Some(post.unit_id), None)?;
    let unit = units::find(connection, post.unit_id)?;
    Ok((post, unit.name, unit.position))
}

fn filled(id: Id, body: PostBody, revision: i64) -> Result<Post> {
    let fields_of_study = body.fields_of_study.unwrap_or_default();
    Ok(Post {
        id,
        unit_id: body.unit_id,
        search: search_key(&body.title),
        title: body.title,
        level: body.level,
        fields_of_study: serde_json::to_string(&fields_of_study).map_err(Problem::internal)?,
        active: body.active.unwrap_or(true),
        revision,
    })
}

/// The post, when it is one of this unit; a fault at `/post_id` otherwise.
pub fn require(connection: &mut AnyConnection, id: Id, unit_id: Id) -> Result<Post> {
    let post = store::known(connection, id)?.filter(|post| post.unit_id == unit_id);
    post.ok_or_else(|| Problem::invalid(vec![Fault::new("/post_id", Code::UnknownReference)]))
}

/// The post of a unit with this title; made where there is none.
pub fn of_title(tx: &mut Transaction<'_>, unit_id: Id, title: &str, level: PostLevel) -> Result<Post> {
    if let Some(post) = store::titled(tx, unit_id, title)? {
        return Ok(post);
    }
    let body = PostBody { unit_id, title: title.to_owned(), level, fields_of_study: None, active: None };
    let post = filled(Id::new(tx.who().now), body, 1)?;
    store::insert(tx, &post)?;
    tx.created("create", &post)?;
    Ok(post)
}

pub async fn list_pairs(
    database: &Database,
    scope: Scope,
    filter: StaffPairFilter,
    page: PageRequest,
) -> Result<Page<StaffPair>> {
    database
        .read(move |connection| {
            let units = below(connection, filter.unit_id)?;
            store::list_pairs(connection, &scope, units.as_ref(), &page)
        })
        .await
}

pub async fn get_pair(database: &Database, scope: Scope, id: Id) -> Result<StaffPair> {
    database
        .read(move |connection| {
            let pair = store::find_pair(connection, id)?;
            scope.require(Some(pair.unit_id), None)?;
            Ok(pair)
        })
        .await
}

pub async fn create_pair(database: &Database, who: &Principal, scope: Scope, body: StaffPairBody) -> Result<StaffPair> {
    journal::write(database, who, move |tx| {
        let mut faults = Vec::new();
        if !scope.holds(Some(body.unit_id), None) {
            faults.push(Fault::new("/unit_id", Code::UnknownReference));
        }
        for (pointer, id) in [("/one_staff_id", body.one_staff_id), ("/other_staff_id", body.other_staff_id)] {
            match people::known(tx, id)?.filter(|person| scope.holds(Some(person.unit_id), None)) {
                None => faults.push(Fault::new(pointer, Code::UnknownReference)),
                Some(person) if person.unit_id != body.unit_id => faults.push(Fault::new(pointer, Code::NotOfUnit)),
                Some(_) => {}
            }
        }
        if body.one_staff_id == body.other_staff_id {
            faults.push(Fault::new("/other_staff_id", Code::Duplicate));
        }
        if !faults.is_empty() {
            return Err(Problem::invalid(faults));
        }
        let pair = StaffPair {
            id: Id::new(tx.who().now),
            unit_id: body.unit_id,
            one_staff_id: body.one_staff_id.min(body.other_staff_id),
            other_staff_id: body.one_staff_id.max(body.other_staff_id),
        };
        store::insert_pair(tx, &pair)?;
        tx.created("create", &pair)?;
        Ok(pair)
    })
    .await
}

pub async fn delete_pair(database: &Database, who: &Principal, scope: Scope, id: Id) -> Result<()> {
    journal::write(database, who, move |tx| {
        let pair = store::find_pair(tx, id)?;
        scope.require(Some(pair.unit_id), None)?;
        store::delete_pair(tx, id)?;
        tx.deleted("delete", &pair)
    })
    .await
}
