//! Storing a roster's plan: all of it in one transaction.

use chrono::NaiveDate;

use super::facts::Facts;
use crate::findings::rules::{FindingReason, Purpose};
use crate::findings::{self, RequirementFinding};
use crate::staff::history::Movement;
use crate::staff::import::{Field, Person, PersonAction, PersonStep, Plan, UnitAction};
use crate::staff::rules::{PostLevel, StaffCategory};
use crate::staff::{self, Staff, StaffBody, history};
use crate::units::{self, UnitKind};
use foundation::journal::Transaction;
use foundation::kernel::{Code, Fault, Id, Problem, Result, TextEnum, search_key};

/// Does what the plan says; `top` is the unit below which new ones are hung.
pub fn accept(tx: &mut Transaction<'_>, plan: &Plan, facts: &Facts, top: Id) -> Result<()> {
    let mut unit_ids = Vec::with_capacity(plan.units.len());
    for step in &plan.units {
        unit_ids.push(match step.action {
            UnitAction::Match(id) => id,
            UnitAction::Create => units::add_below(tx, top, kind_of(&step.name), &step.name)?.id,
        });
    }
    for step in &plan.people {
        let unit_id = step.unit.and_then(|place| unit_ids.get(place)).copied();
        take(tx, step, unit_id, facts).map_err(|problem| with_place(problem, &step.person))?;
    }
    Ok(())
}

/// Schools and stations are public service units; all else is a department until the ward says otherwise.
fn kind_of(name: &str) -> UnitKind {
    let folded = search_key(name);
    let serves = ["truong ", "tram "].into_iter().any(|beginning| folded.starts_with(beginning));
    if serves { UnitKind::ServiceUnit } else { UnitKind::Department }
}

/// A code that somebody else has is found out only here; the fault then names the row.
fn with_place(problem: Problem, person: &Person) -> Problem {
    if problem.code != Code::AlreadyExists {
        return problem;
    }
    Fault::new(format!("/file/{}/{}", person.sheet, person.row), Code::AlreadyExists).into()
}

fn take(tx: &mut Transaction<'_>, step: &PersonStep, unit_id: Option<Id>, facts: &Facts) -> Result<()> {
    match (&step.action, unit_id) {
        (PersonAction::Create, Some(unit_id)) => create(tx, &step.person, unit_id),
        (PersonAction::Update { id, changes }, Some(unit_id)) => {
            let before = facts.people.get(id).ok_or(Code::PreviewChanged)?;
            let changed: Vec<Field> = changes.iter().map(|change| change.field).collect();
            update(tx, before, &step.person, &changed, unit_id)
        }
        _ => Ok(()),
    }
}

fn create(tx: &mut Transaction<'_>, person: &Person, unit_id: Id) -> Result<()> {
    let category = StaffCategory::from_code(person.get(Field::Category)).unwrap_or(StaffCategory::CivilServant);
    let mut body = StaffBody::of(person.get(Field::Name), category, unit_id);
    for (field, value) in &person.fields {
        put(&mut body, *field, value);
    }
    put_post(tx, &mut body, person)?;
    let made = staff::create(tx, body)?;
    tell(tx, &made, person)
}

fn update(tx: &mut Transaction<'_>, before: &Staff, person: &Person, changed: &[Field], unit_id: Id) -> Result<()> {
    let mut body = StaffBody::from(before.clone());
    for field in changed {
        put(&mut body, *field, person.get(*field));
    }
    let moved = changed.contains(&Field::Unit);
    let placed = moved || changed.iter().any(|field| matches!(field, Field::Title | Field::Post));
    if placed {
        body.unit_id = unit_id;
        put_post(tx, &mut body, person)?;
    }
    let mut after = before.clone();
    if moved {
        // Another unit is a transfer from today on, so that the history stays.
        let movement = Movement {
            unit_id,
            post_id: body.post_id,
            post_title: body.post_title.clone().unwrap_or_default(),
            level: body.level.unwrap_or(before.level),
            first_day: tx.who().now.day(),
            note: None,
        };
        after = history::transfer(tx, &after, movement)?;
    }
    let elsewhere = [Field::Unit, Field::MeetsRequirement];
    if changed.iter().any(|field| !elsewhere.contains(field)) {
        after = staff::change(tx, &after, body)?;
    }
    if changed.contains(&Field::MeetsRequirement) || after.post_id != before.post_id {
        tell(tx, &after, person)?;
    }
    Ok(())
}

/// Title and post: where the file names no post, the title is the post.
fn put_post(tx: &mut Transaction<'_>, body: &mut StaffBody, person: &Person) -> Result<()> {
    let or = |one: &str, other: &str| if one.is_empty() { other.to_owned() } else { one.to_owned() };
    let title = or(person.get(Field::Title), person.get(Field::Post));
    let post = or(person.get(Field::Post), &title);
    if post.is_empty() {
        // The file says nothing of it; a post of another unit does not come along.
        body.post_id = None;
        return Ok(());
    }
    let level = body.level.unwrap_or(PostLevel::Specialist);
    body.post_id = Some(staff::posts::of_title(tx, body.unit_id, &post, level)?.id);
    body.post_title = Some(title);
    Ok(())
}

fn put(body: &mut StaffBody, field: Field, value: &str) {
    let text = || Some(value.to_owned()).filter(|value| !value.is_empty());
    match field {
        Field::Code => body.code = text(),
        Field::Name => value.clone_into(&mut body.full_name),
        Field::BirthDate => {
            body.birth_date = value.parse::<NaiveDate>().ok();
            body.birth_year = value.get(..4).and_then(|year| year.parse().ok());
        }
        Field::Gender => body.gender = TextEnum::from_code(value),
        Field::Level => body.level = TextEnum::from_code(value),
        Field::Category => {
            if let Some(category) = StaffCategory::from_code(value) {
                body.category = category;
            }
        }
        Field::Rank => body.rank_name = text(),
        Field::RankCode => body.rank_code = text(),
        Field::Qualification => body.qualification = TextEnum::from_code(value),
        Field::FieldOfStudy => body.field_of_study = text(),
        Field::PoliticalTheory => body.political_theory = TextEnum::from_code(value),
        Field::StateManagement => body.state_management = TextEnum::from_code(value),
        Field::Informatics => body.informatics = text(),
        Field::ForeignLanguage => body.foreign_language = text(),
        Field::HiredOn => body.hired_on = value.parse().ok(),
        Field::Phone => body.phone = text(),
        Field::Email => body.email = text(),
        Field::Note => body.note = text(),
        // Unit, title and post are places that are looked up; the requirement is a finding.
        Field::Unit | Field::Title | Field::Post | Field::MeetsRequirement => {}
    }
}

/// "Đáp ứng yêu cầu chuyên môn của vị trí việc làm" is a dated finding from today on.
fn tell(tx: &mut Transaction<'_>, person: &Staff, row: &Person) -> Result<()> {
    let meets = match row.get(Field::MeetsRequirement) {
        "yes" => true,
        "no" => false,
        _ => return Ok(()),
    };
    let now = tx.who().now;
    findings::record(
        tx,
        &RequirementFinding {
            id: Id::new(now),
            staff_id: person.id,
            unit_id: person.unit_id,
            requirement: Purpose::Post,
            requirement_task: None,
            post_id: person.post_id,
            meets,
            from_day: now.day(),
            source: FindingReason::Roster,
            certificate_id: None,
            reason: None,
            created_at: now,
            revision: 1,
        },
    )
}
