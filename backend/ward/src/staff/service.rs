//! What is done with people.

use chrono::{Datelike, NaiveDate};

use super::dto::{StaffBody, StaffFilter};
use super::history::{self, Assignment, Movement, StateBody, StateRow, TransferBody};
use super::posts;
use super::rules::{PostLevel, StaffState};
use super::store::{self, Listed, Narrowing, Staff};
use crate::sheets::KnownPerson;
use crate::units;
use foundation::db::{AnyConnection, Database};
use foundation::http::{IfMatch, Patch};
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Fault, Id, Page, PageRequest, Principal, Problem, Result, Scope, search_key, sort_key};

pub async fn list(database: &Database, scope: Scope, filter: StaffFilter, page: PageRequest) -> Result<Page<Listed>> {
    database
        .read(move |connection| {
            let units = match filter.unit_id {
                Some(unit_id) => Some(units::tree(connection)?.below(unit_id)),
                None => None,
            };
            let narrowing = Narrowing {
                units,
                category: filter.category,
                level: filter.level,
                state: filter.state,
                in_plan_scope: filter.in_plan_scope,
            };
            store::list(connection, &scope, &narrowing, &page)
        })
        .await
}

pub async fn get(database: &Database, who: &Principal, scope: Scope, id: Id) -> Result<Listed> {
    let found = database.read(move |connection| whole(connection, &scope, id)).await?;
    note_access(database, who, id).await?;
    Ok(found)
}

/// Notes that somebody's file is read. One's own is nobody's concern, and what programs pull has its own record.
pub async fn note_access(database: &Database, who: &Principal, staff_id: Id) -> Result<()> {
    if who.is(staff_id) || who.client.is_some() {
        return Ok(());
    }
    journal::note_access(database, who, <Staff as journal::Journaled>::KIND, staff_id).await
}

pub async fn create_one(database: &Database, who: &Principal, scope: Scope, body: StaffBody) -> Result<Listed> {
    journal::write(database, who, move |tx| {
        if !scope.holds(Some(body.unit_id), None) {
            return Err(Problem::invalid(vec![Fault::new("/unit_id", Code::UnknownReference)]));
        }
        let person = create(tx, body)?;
        whole(tx, &scope, person.id)
    })
    .await
}

/// Puts somebody on the roster: working, in the unit from the first day of employment on, or from today where that is
/// not known. The caller has the right to.
pub fn create(tx: &mut Transaction<'_>, body: StaffBody) -> Result<Staff> {
    let today = tx.who().now.day();
    check(&body, today)?;
    let first_day = body.hired_on.unwrap_or(today);
    let id = Id::new(tx.who().now);
    let person = filled(tx, id, body, StaffState::Working, 1)?;
    store::insert(tx, &person)?;
    tx.created("create", &person)?;
    history::begin(tx, &person, first_day)?;
    Ok(person)
}

pub async fn change_one(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    if_match: IfMatch,
    patch: Patch<StaffBody>,
) -> Result<Listed> {
    journal::write(database, who, move |tx| {
        let before = whole(tx, &scope, id)?.0;
        if_match.require(before.revision)?;
        let body = patch.apply(&before.clone().into())?;
        change(tx, &before, body)?;
        whole(tx, &scope, id)
    })
    .await
}

/// Changes what is known of a person. The unit stays: leaving it is a transfer.
pub fn change(tx: &mut Transaction<'_>, before: &Staff, body: StaffBody) -> Result<Staff> {
    if body.unit_id != before.unit_id {
        return Err(Fault::new("/unit_id", Code::TransferRequired).into());
    }
    check(&body, tx.who().now.day())?;
    let after = filled(tx, before.id, body, before.state, before.revision + 1)?;
    store::update(tx, &after)?;
    tx.changed("change", before, &after)?;
    if (before.category, before.in_plan_scope) != (after.category, after.in_plan_scope) {
        let today = tx.who().now.day();
        store::keep_category(tx, before, today)?;
    }
    let post = |person: &Staff| (person.post_id, person.post_title.clone(), person.level);
    if post(before) != post(&after) {
        history::correct_post(tx, &after)?;
    }
    Ok(after)
}

pub async fn transfer(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    body: TransferBody,
) -> Result<Listed> {
    journal::write(database, who, move |tx| {
        let before = whole(tx, &scope, id)?.0;
        if !scope.holds(Some(body.unit_id), None) {
            return Err(Problem::invalid(vec![Fault::new("/unit_id", Code::UnknownReference)]));
        }
        let (post_title, level) = place(tx, body.unit_id, body.post_id, body.post_title, body.level)?;
        let movement = Movement {
            unit_id: body.unit_id,
            post_id: body.post_id,
            post_title,
            level: level.unwrap_or(before.level),
            first_day: body.first_day,
            note: body.note,
        };
        history::transfer(tx, &before, movement)?;
        whole(tx, &scope, id)
    })
    .await
}

pub async fn enter_state(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    body: StateBody,
) -> Result<Listed> {
    journal::write(database, who, move |tx| {
        let before = whole(tx, &scope, id)?.0;
        history::enter_state(tx, &before, body.state, body.first_day, body.note)?;
        whole(tx, &scope, id)
    })
    .await
}

pub async fn assignments(database: &Database, who: &Principal, scope: Scope, id: Id) -> Result<Vec<Assignment>> {
    let found = database
        .read(move |connection| {
            whole(connection, &scope, id)?;
            history::assignments_of(connection, id)
        })
        .await?;
    note_access(database, who, id).await?;
    Ok(found)
}

pub async fn states(database: &Database, who: &Principal, scope: Scope, id: Id) -> Result<Vec<StateRow>> {
    let found = database
        .read(move |connection| {
            whole(connection, &scope, id)?;
            history::states_of(connection, id)
        })
        .await?;
    note_access(database, who, id).await?;
    Ok(found)
}

/// The person with the unit's name, or [`Code::NotFound`] out of reach.
pub fn whole(connection: &mut AnyConnection, scope: &Scope, id: Id) -> Result<Listed> {
    let person = store::find(connection, id)?;
    scope.require(Some(person.unit_id), Some(person.id))?;
    let unit = units::find(connection, person.unit_id)?;
    Ok((person, unit.name, unit.position))
}

fn check(body: &StaffBody, today: NaiveDate) -> Result<()> {
    let mut faults = Vec::new();
    if body.birth_date.is_some_and(|day| day >= today) {
        faults.push(Fault::new("/birth_date", Code::ImplausibleDay));
    }
    if body.hired_on.is_some_and(|day| day > today) {
        faults.push(Fault::new("/hired_on", Code::DayInFuture));
    }
    if faults.is_empty() { Ok(()) } else { Err(Problem::invalid(faults)) }
}

/// Title and level, from the post where nothing else is said.
fn place(
    connection: &mut AnyConnection,
    unit_id: Id,
    post_id: Option<Id>,
    title: Option<String>,
    level: Option<PostLevel>,
) -> Result<(String, Option<PostLevel>)> {
    let post = match post_id {
        Some(post_id) => Some(posts::require(connection, post_id, unit_id)?),
        None => None,
    };
    let title = title.filter(|title| !title.is_empty());
    Ok(match post {
        Some(post) => (title.unwrap_or(post.title), level.or(Some(post.level))),
        None => (title.unwrap_or_default(), level),
    })
}

fn filled(connection: &mut AnyConnection, id: Id, body: StaffBody, state: StaffState, revision: i64) -> Result<Staff> {
    let (post_title, level) = place(connection, body.unit_id, body.post_id, body.post_title, body.level)?;
    Ok(Staff {
        id,
        search: search_key(&format!("{} {}", body.full_name, body.code.as_deref().unwrap_or_default())),
        sort_key: sort_key(&body.full_name),
        full_name: body.full_name,
        code: body.code,
        gender: body.gender,
        birth_year: body.birth_date.map(|day| day.year()).or(body.birth_year),
        birth_date: body.birth_date,
        in_plan_scope: body.in_plan_scope.unwrap_or(body.category.counts_for_targets()),
        category: body.category,
        public_body: body.public_body,
        unit_id: body.unit_id,
        post_id: body.post_id,
        post_title,
        level: level.unwrap_or(PostLevel::Specialist),
        rank_code: body.rank_code,
        rank_name: body.rank_name,
        qualification: body.qualification,
        field_of_study: body.field_of_study,
        political_theory: body.political_theory,
        state_management: body.state_management,
        informatics: body.informatics,
        foreign_language: body.foreign_language,
        hired_on: body.hired_on,
        phone: body.phone,
        email: body.email,
        party_member: body.party_member.unwrap_or(false),
        state,
        note: body.note,
        revision,
    })
}

/// These people as a sheet may name them: by name, birth date and unit.
pub fn known_people(connection: &mut AnyConnection, people: &[Staff]) -> Result<Vec<KnownPerson>> {
    let unit_ids: Vec<Id> = people.iter().map(|person| person.unit_id).collect();
    let units = units::of_ids(connection, &unit_ids)?;
    let names_of = |id: Id| units.iter().find(|unit| unit.id == id).map(|unit| [&unit.name, &unit.short_name]);
    let known = people.iter().map(|person| KnownPerson {
        id: person.id,
        name: person.full_name.clone(),
        birth_date: person.birth_date,
        birth_year: person.birth_year,
        unit_names: names_of(person.unit_id).into_iter().flatten().cloned().collect(),
    });
    Ok(known.collect())
}
