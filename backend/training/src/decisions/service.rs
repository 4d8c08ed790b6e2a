//! What is done with decisions.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::dto::{DecisionBody, NewDecisionBody, Opened};
use super::paper;
use super::rules::{DecisionKind, link_faults};
use super::store::{self, Decision};
use crate::{courses, nominations};
use foundation::db::{AnyConnection, Database};
use foundation::http::{Document, IfMatch, Patch};
use foundation::journal::{self, Transaction};
use foundation::kernel::{
    Code, Fault, Id, Page, PageRequest, Principal, Problem, Result, Scope, TextEnum as _, search_key,
};
use ward::files::{self, StoredFile};
use ward::registrations::rules::{number_key, signature_faults};
use ward::{catalogue, letterheads, staff, units};

fn open(connection: &mut AnyConnection, decision: Decision) -> Result<Opened> {
    let file = match decision.file_id {
        Some(id) => Some(files::find(connection, id)?),
        None => None,
    };
    Ok(Opened { nomination_ids: store::people_of(connection, decision.id)?, file, decision })
}

/// A decision of a unit in reach, or one in which the asker stands himself.
fn in_reach(connection: &mut AnyConnection, scope: &Scope, id: Id) -> Result<Decision> {
    let decision = store::find(connection, id)?;
    if scope.holds(Some(decision.unit_id), None) || touching(connection, scope)?.contains(&id) {
        Ok(decision)
    } else {
        Err(Code::NotFound.into())
    }
}

/// The decisions by which people in reach were sent: a head reads those of the ward on his own people.
fn touching(connection: &mut AnyConnection, scope: &Scope) -> Result<Vec<Id>> {
    store::naming(connection, scope)
}

pub async fn list(database: &Database, scope: Scope, course_id: Option<Id>, page: PageRequest) -> Result<Page<Opened>> {
    database
        .read(move |connection| {
            let touching = touching(connection, &scope)?;
            let page = store::list(connection, &scope, &touching, course_id, &page)?;
            let mut items = Vec::with_capacity(page.items.len());
            for decision in page.items {
                items.push(open(connection, decision)?);
            }
            Ok(Page { items, next_cursor: page.next_cursor, total: page.total })
        })
        .await
}

pub async fn get(database: &Database, scope: Scope, id: Id) -> Result<Opened> {
    database
        .read(move |connection| {
            let decision = in_reach(connection, &scope, id)?;
            open(connection, decision)
        })
        .await
}

pub async fn create(database: &Database, who: &Principal, scope: Scope, body: NewDecisionBody) -> Result<Opened> {
    journal::write(database, who, move |tx| {
        let unknown = |pointer: &str| Problem::invalid(vec![Fault::new(pointer, Code::UnknownReference)]);
        let course = courses::find_many(tx, &[body.course_id])?.remove(&body.course_id);
        let course = course.ok_or_else(|| unknown("/course_id"))?;
        let unit_id = body.unit_id.unwrap_or(course.unit_id);
        if !scope.holds(Some(unit_id), None) || units::find(tx, unit_id).is_err() {
            return Err(unknown("/unit_id"));
        }
        let earlier = match body.amends_id {
            None => None,
            Some(id) => {
                let known = store::find_many(tx, &[id])?.into_iter().next();
                let known =
                    known.filter(|known| scope.holds(Some(known.unit_id), None) && known.course_id == course.id);
                Some(known.ok_or_else(|| unknown("/amends_id"))?)
            }
        };
        Problem::unless_empty(link_faults(
            body.kind,
            earlier.as_ref().map(|earlier| (earlier.number.is_some(), earlier.revoked)),
        ))?;
        let now = tx.who().now;
        let blank = Decision {
            id: Id::new(now),
            unit_id,
            course_id: course.id,
            kind: body.kind,
            amends_id: body.amends_id,
            number: None,
            number_key: None,
            signed_on: None,
            signer_name: None,
            signer_title: None,
            subject: String::new(),
            search: String::new(),
            file_id: None,
            revoked: false,
            created_at: now,
            revision: 0,
        };
        let paper = DecisionBody {
            number: body.number,
            signed_on: body.signed_on,
            signer_name: body.signer_name,
            signer_title: body.signer_title,
            subject: body.subject,
        };
        let decision = filled(tx, blank, paper)?;
        store::insert(tx, &decision)?;
        tx.created("create", &decision)?;
        for (index, id) in body.nomination_ids.iter().enumerate() {
            put_under(tx, &scope, &decision, *id, index)?;
        }
        if let Some(earlier) = earlier.filter(|_| decision.number.is_some()) {
            take_effect(tx, &decision, earlier)?;
        }
        open(tx, decision)
    })
    .await
}

/// Names somebody on the decision.
fn put_under(tx: &mut Transaction<'_>, scope: &Scope, decision: &Decision, id: Id, index: usize) -> Result<()> {
    let pointer = format!("/nomination_ids/{index}");
    let fault = |code| Problem::invalid(vec![Fault::new(pointer.clone(), code)]);
    let nomination = nominations::find_all(tx, &[id])?.into_iter().next();
    let nomination = nomination
        .filter(|nomination| nomination.course_id == decision.course_id)
        .filter(|nomination| scope.holds(Some(nomination.unit_id), Some(nomination.staff_id)))
        .ok_or_else(|| fault(Code::UnknownReference))?;
    if !nomination.state.holds_seat() {
        let state = nomination.state.label_for(nomination.way);
        return Err(Fault::new(pointer, Code::WrongState).with("state", state).into());
    }
    store::insert_person(tx, decision.id, nomination.id)?;
    // A paper on an earlier one takes its people over once it is signed: until then that one holds.
    if decision.kind.amends() { Ok(()) } else { nominations::set_decision(tx, &nomination, Some(decision.id)) }
}

/// A signed paper on an earlier one takes over the people whom it names; nobody is sent by a revocation. What replaces or
/// revokes ends the earlier one, and whom it does not name any more is sent by neither.
fn take_effect(tx: &mut Transaction<'_>, decision: &Decision, earlier: Decision) -> Result<()> {
    let named = store::people_of(tx, decision.id)?;
    let sends = (decision.kind != DecisionKind::Revocation).then_some(decision.id);
    for nomination in nominations::find_all(tx, &named)? {
        nominations::set_decision(tx, &nomination, sends)?;
    }
    if !decision.kind.ends_the_earlier() || earlier.revoked {
        return Ok(());
    }
    let left = nominations::under_decision(tx, earlier.id)?;
    for nomination in nominations::find_all(tx, &left)? {
        nominations::set_decision(tx, &nomination, None)?;
    }
    let ended = Decision { revoked: true, revision: earlier.revision + 1, ..earlier.clone() };
    store::update(tx, &ended)?;
    tx.changed("end", &earlier, &ended)
}

/// The decision with what is on the paper.
fn filled(tx: &mut Transaction<'_>, before: Decision, paper: DecisionBody) -> Result<Decision> {
    let number = paper.number.filter(|number| !number.is_empty());
    let faults = signature_faults(number.as_deref(), paper.signed_on, tx.who().now.day());
    if !faults.is_empty() {
        return Err(Problem::invalid(faults));
    }
    let key = number
        .as_deref()
        .zip(paper.signed_on)
        .map(|(number, signed_on)| number_key(before.unit_id.as_str(), before.kind.as_str(), signed_on, number));
    if let (Some(key), Some(number)) = (&key, &number)
        && store::with_number(tx, key)?.is_some_and(|other| other != before.id)
    {
        return Err(Problem::new(Code::NumberTaken).with("number", number));
    }
    Ok(Decision {
        search: search_key(&format!("{} {}", number.as_deref().unwrap_or_default(), paper.subject)),
        number,
        number_key: key,
        signed_on: paper.signed_on,
        signer_name: paper.signer_name,
        signer_title: paper.signer_title,
        subject: paper.subject,
        revision: before.revision + 1,
        ..before
    })
}

pub async fn change(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    if_match: IfMatch,
    patch: Patch<DecisionBody>,
) -> Result<Opened> {
    journal::write(database, who, move |tx| {
        let before = writable(tx, &scope, id)?;
        if_match.require(before.revision)?;
        // What was signed is never changed: a paper that corrects, replaces or revokes it is linked to it.
        if before.file_id.is_some() && before.number.is_some() {
            return Err(Problem::new(Code::WrongState).with("state", "đã ký, đã có bản ký"));
        }
        let paper = patch.apply(&before.clone().into())?;
        let after = filled(tx, before.clone(), paper)?;
        store::update(tx, &after)?;
        tx.changed("change", &before, &after)?;
        if before.number.is_none()
            && after.number.is_some()
            && let Some(amends_id) = after.amends_id
        {
            let earlier = store::find(tx, amends_id)?;
            take_effect(tx, &after, earlier)?;
        }
        open(tx, after)
    })
    .await
}

fn writable(connection: &mut AnyConnection, scope: &Scope, id: Id) -> Result<Decision> {
    let decision = store::find(connection, id)?;
    scope.require(Some(decision.unit_id), None)?;
    Ok(decision)
}

/// Puts the signed paper in; a better scan takes the place of the first, which stays stored, since the record names it.
pub async fn attach(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    (name, content): (String, Vec<u8>),
) -> Result<Opened> {
    journal::write(database, who, move |tx| {
        let before = writable(tx, &scope, id)?;
        let file = files::store(tx, &name, &content)?;
        let after = Decision { file_id: Some(file.id), revision: before.revision + 1, ..before.clone() };
        store::update(tx, &after)?;
        tx.changed("attach", &before, &after)?;
        open(tx, after)
    })
    .await
}

/// The signed paper.
pub async fn signed(database: &Database, scope: Scope, id: Id) -> Result<(StoredFile, Vec<u8>)> {
    database
        .read(move |connection| {
            let decision = in_reach(connection, &scope, id)?;
            let file = files::find(connection, decision.file_id.ok_or(Code::NotFound)?)?;
            let content = files::content(connection, &file)?;
            Ok((file, content))
        })
        .await
}

/// The paper to sign, as it stands now.
pub async fn paper(database: &Database, scope: Scope, id: Id, today: NaiveDate) -> Result<Document> {
    database
        .read(move |connection| {
            let decision = in_reach(connection, &scope, id)?;
            let earlier = match decision.amends_id {
                Some(id) => Some(store::find(connection, id)?),
                None => None,
            };
            let course = courses::find(connection, decision.course_id)?;
            let programme = catalogue::find(connection, course.programme_id)?;
            let letter = match course.letter_id {
                Some(id) => courses::letters::find_many(connection, &[id])?.remove(&id),
                None => None,
            };
            let people = people(connection, &decision)?;
            let facts = paper::Facts {
                decision: &decision,
                earlier: earlier.as_ref(),
                course: &course,
                programme_name: &programme.name,
                behind: letter.map(|letter| paper::Behind {
                    number: letter.number,
                    issued_on: letter.issued_on,
                    issuer: letter.issuer,
                    subject: letter.subject,
                }),
                people,
                today,
            };
            let words = format!("Quyết định {}", decision.subject);
            letterheads::document(connection, decision.unit_id, &words, |letterhead| paper::write(&facts, letterhead))
        })
        .await
}

/// Whom a decision is about, by unit and name.
fn people(connection: &mut AnyConnection, decision: &Decision) -> Result<Vec<paper::Sent>> {
    let ids = store::people_of(connection, decision.id)?;
    let nominations = nominations::find_all(connection, &ids)?;
    let staff_ids: Vec<Id> = nominations.iter().map(|nomination| nomination.staff_id).collect();
    let unit_ids: Vec<Id> = nominations.iter().map(|nomination| nomination.unit_id).collect();
    let units: BTreeMap<Id, units::Unit> =
        units::of_ids(connection, &unit_ids)?.into_iter().map(|unit| (unit.id, unit)).collect();
    let staff: BTreeMap<Id, staff::Staff> =
        staff::find_many(connection, &staff_ids)?.into_iter().map(|person| (person.id, person)).collect();
    let mut known: Vec<(&units::Unit, &staff::Staff)> = nominations
        .iter()
        .filter_map(|nomination| Some((units.get(&nomination.unit_id)?, staff.get(&nomination.staff_id)?)))
        .collect();
    known.sort_by_key(|(unit, person)| (unit.position, unit.id, person.sort_key.clone(), person.id));
    let sent = |(unit, person): (&units::Unit, &staff::Staff)| paper::Sent {
        full_name: person.full_name.clone(),
        gender: person.gender,
        birth_date: person.birth_date,
        category: person.category,
        post_title: person.post_title.clone(),
        unit_name: unit.name.clone(),
    };
    Ok(known.into_iter().map(sent).collect())
}
