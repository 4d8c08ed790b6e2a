//! What is done with classifications: entered many at once, changed one by one, and never without who decided.

use std::collections::BTreeSet;

use super::dto::{
    ClassificationBody, ClassificationChange, ClassificationHistory, ClassificationRulesView, ClassificationSheet,
    ClassificationUnit, ClassificationView, ClassificationsBody, NewClassification,
};
use super::filter::{ClassificationFilter, SheetFilter};
use super::rules::{check_points, days_of};
use super::sheet::{self, Person};
use super::shipped::shipped_rules;
use super::store::{self, Classification, Listed};
use super::workbook;
use foundation::db::{AnyConnection, Database};
use foundation::http::{Book, IfMatch, Patch};
use foundation::journal::{self, Journaled as _, Transaction};
use foundation::kernel::{Code, Fault, Id, Page, PageRequest, Principal, Problem, Result, Scope, TextEnum as _};
use training::nominations::authority::Holder;
use ward::years;

/// Puts the shipped rules in, each once.
pub fn seed(tx: &mut Transaction<'_>) -> Result<()> {
    let known = store::rules(tx)?;
    for rules in shipped_rules().map_err(Problem::internal)? {
        let is_known = known.iter().any(|one| one.category == rules.category && one.from_day == rules.from_day);
        if !is_known {
            store::insert_rules(tx, &rules)?;
        }
    }
    Ok(())
}

/// The rules of all categories and days.
pub async fn rules(database: &Database) -> Result<ClassificationRulesView> {
    database.read(|connection| Ok(ClassificationRulesView { items: store::rules(connection)? })).await
}

/// The sheet of a year.
pub async fn sheet(
    database: &Database,
    who: &Principal,
    scope: Scope,
    filter: SheetFilter,
) -> Result<ClassificationSheet> {
    let who = who.clone();
    database.read_snapshot(move |connection| sheet::read(connection, &who, &scope, &filter)).await
}

/// The same as Excel, with the name of the file.
pub async fn sheet_workbook(
    database: &Database,
    who: &Principal,
    scope: Scope,
    filter: SheetFilter,
) -> Result<(String, Book)> {
    let today = who.now.day();
    let sheet = sheet(database, who, scope, filter).await?;
    Ok((format!("xep-loai-{}", sheet.year), workbook::book(&sheet, today)?))
}

pub async fn list(
    database: &Database,
    scope: Scope,
    filter: ClassificationFilter,
    page: PageRequest,
) -> Result<Page<Listed>> {
    database.read(move |connection| store::list(connection, &scope, &filter, &page)).await
}

pub async fn get(database: &Database, scope: Scope, id: Id) -> Result<Listed> {
    database.read(move |connection| in_reach(connection, &scope, id)).await
}

fn in_reach(connection: &mut AnyConnection, scope: &Scope, id: Id) -> Result<Listed> {
    let listed = store::find(connection, id)?;
    scope.require(Some(listed.row.unit_id), Some(listed.row.staff_id))?;
    Ok(listed)
}

/// How a classification came to be what it is, from the record of changes.
pub async fn history(database: &Database, scope: Scope, id: Id) -> Result<ClassificationHistory> {
    database
        .read_snapshot(move |connection| {
            in_reach(connection, &scope, id)?;
            let records = journal::records_of(connection, Classification::KIND, id)?;
            let amended = years::amendments_of(connection, id)?;
            let items = records.into_iter().filter_map(|record| {
                let payload: serde_json::Value = serde_json::from_str(record.payload.as_deref()?).ok()?;
                let after = payload.get("after")?;
                let text = |name: &str| after[name].as_str().map(str::to_owned);
                let reason = amended.iter().find(|one| one.created_at == record.at).map(|one| one.reason.clone());
                Some(ClassificationChange {
                    at: record.at,
                    account_name: record.account_name,
                    acting_for_name: record.acting_for_name,
                    reason,
                    level: super::rules::ClassificationLevel::from_code(after["level"].as_str()?)?,
                    points_hundredths: after["points_hundredths"].as_i64().and_then(|points| points.try_into().ok()),
                    decided_by: text("decided_by")?,
                    paper: text("paper"),
                })
            });
            Ok(ClassificationHistory { items: items.collect() })
        })
        .await
}

/// What is entered of a person, new or changed.
struct Entry {
    revision: Option<i64>,
    body: ClassificationBody,
}

impl From<NewClassification> for Entry {
    fn from(new: NewClassification) -> Self {
        Self {
            revision: new.revision,
            body: ClassificationBody {
                level: new.level,
                points_hundredths: new.points_hundredths,
                bounds_reason: new.bounds_reason,
                decided_by: new.decided_by,
                decided_on: new.decided_on,
                paper: new.paper,
                note: new.note,
                reason: new.reason,
            },
        }
    }
}

/// What became of each person, in the order sent.
pub type Outcomes = Vec<(Id, Result<ClassificationView>)>;

/// Enters levels one by one: what is wrong with one leaves the others. Then how the units of these people stand.
pub async fn enter_all(
    database: &Database,
    who: &Principal,
    scope: Scope,
    body: ClassificationsBody,
) -> Result<(Outcomes, Vec<ClassificationUnit>)> {
    journal::write(database, who, move |tx| {
        let today = tx.who().now.day();
        sheet::check_year(body.year, today, "/year").map_err(|fault| Problem::invalid(vec![fault]))?;
        let mut seen = BTreeSet::new();
        let twice = body.items.iter().enumerate().filter(|(_, item)| !seen.insert(item.staff_id));
        let faults: Vec<Fault> =
            twice.map(|(index, _)| Fault::new(format!("/items/{index}/staff_id"), Code::Duplicate)).collect();
        if !faults.is_empty() {
            return Err(Problem::invalid(faults));
        }
        let mut outcomes = Vec::with_capacity(body.items.len());
        let mut touched = BTreeSet::new();
        for item in body.items {
            let staff_id = item.staff_id;
            let outcome = tx.item(|tx| {
                let person = person_in_reach(tx, &scope, staff_id, body.year)?;
                let row = enter(tx, &person, body.year, Entry::from(item))?;
                Ok(ClassificationView::of(row, person.person.full_name, person.member.unit_name))
            });
            match outcome {
                Err(problem) if problem.code.status() >= 500 => return Err(problem),
                outcome => {
                    touched.extend(outcome.as_ref().ok().map(|view| view.unit_id));
                    outcomes.push((staff_id, outcome));
                }
            }
        }
        let units = summaries(tx, &scope, touched, body.year)?;
        Ok((outcomes, units))
    })
    .await
}

fn summaries(
    tx: &mut Transaction<'_>,
    scope: &Scope,
    touched: BTreeSet<Id>,
    year: i32,
) -> Result<Vec<ClassificationUnit>> {
    if touched.is_empty() {
        return Ok(Vec::new());
    }
    let who = tx.who().clone();
    let touched: Vec<Id> = touched.into_iter().collect();
    let people = sheet::people(tx, &who, scope, Some(&touched), None, year)?;
    let ids: Vec<Id> = people.iter().map(|person| person.person.id).collect();
    let entered = store::of_people(tx, &ids, year)?;
    let rules = store::rules(tx)?;
    Ok(sheet::summaries(&people.iter().collect::<Vec<_>>(), &entered, &rules, year))
}

/// The person of a year, where his unit of that year is in reach.
fn person_in_reach(tx: &mut Transaction<'_>, scope: &Scope, staff_id: Id, year: i32) -> Result<Person> {
    let who = tx.who().clone();
    let found = sheet::people(tx, &who, scope, None, Some(staff_id), year)?;
    found.into_iter().next().ok_or_else(|| Code::NotFound.into())
}

/// Enters the level of a person, over the revision that was read.
fn enter(tx: &mut Transaction<'_>, person: &Person, year: i32, entry: Entry) -> Result<Classification> {
    person.enterer.check()?;
    let amending = years::permit(tx, person.member.unit_id, year, entry.body.reason.as_deref())?;
    let before = store::of_people(tx, &[person.person.id], year)?.remove(&person.person.id);
    if before.as_ref().map(|row| row.revision) != entry.revision {
        return Err(Code::Stale.into());
    }
    let after = filled(tx, person, year, entry.body, before.as_ref())?;
    match &before {
        None => {
            store::insert(tx, &after)?;
            tx.created("enter", &after)?;
        }
        Some(before) if same(before, &after) => return Ok(before.clone()),
        Some(before) => {
            store::update(tx, &after)?;
            tx.changed("change", before, &after)?;
        }
    }
    if let Some(amending) = amending {
        amending.record(tx, after.staff_id, before.as_ref(), Some(&after))?;
    }
    Ok(after)
}

/// Whether nothing was changed but by whom and when.
fn same(before: &Classification, after: &Classification) -> bool {
    let as_before = Classification {
        entered_by: before.entered_by,
        entered_by_name: before.entered_by_name.clone(),
        entered_at: before.entered_at,
        revision: before.revision,
        ..after.clone()
    };
    as_before == *before
}

fn filled(
    tx: &mut Transaction<'_>,
    person: &Person,
    year: i32,
    body: ClassificationBody,
    before: Option<&Classification>,
) -> Result<Classification> {
    let text = |text: Option<String>| text.filter(|text| !text.is_empty());
    let today = tx.who().now.day();
    let rules = store::rules(tx)?;
    let rules = sheet::of_category(&rules, person.person.category, year);
    let bounds_reason = text(body.bounds_reason);
    let mut faults = Vec::new();
    let mut decided_by = text(body.decided_by);
    if decided_by.is_none() {
        if person.enterer.decides() {
            let holder =
                if person.enterer.is_authority { person.holder } else { person.holder.and_then(Holder::superior) };
            decided_by = holder.map(|holder| holder.label().to_owned());
        } else {
            faults.push(Fault::new("/decided_by", Code::Required).with("name", "decided_by"));
        }
    }
    if let Some(day) = body.decided_on {
        if day > today {
            faults.push(Fault::new("/decided_on", Code::DayInFuture));
        } else if day < days_of(year).0 {
            faults.push(Fault::new("/decided_on", Code::ImplausibleDay));
        }
    }
    if !faults.is_empty() {
        return Err(Problem::invalid(faults));
    }
    check_points(rules, body.level, body.points_hundredths, bounds_reason.as_deref())?;
    let who = tx.who();
    Ok(Classification {
        id: before.map_or_else(|| Id::new(who.now), |before| before.id),
        staff_id: person.person.id,
        unit_id: person.member.unit_id,
        year,
        category: before.map_or(person.person.category, |before| before.category),
        level: body.level,
        points_hundredths: body.points_hundredths,
        bounds_reason,
        decided_by: decided_by.unwrap_or_default(),
        decided_on: body.decided_on,
        paper: text(body.paper),
        note: text(body.note),
        entered_by: who.account_id,
        entered_by_name: who.name_on_record(),
        entered_at: who.now,
        revision: before.map_or(1, |before| before.revision + 1),
    })
}

/// Changes a classification; once its year is closed, as an amendment with its reason.
pub async fn change(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    if_match: IfMatch,
    patch: Patch<ClassificationBody>,
) -> Result<ClassificationView> {
    journal::write(database, who, move |tx| {
        let before = store::find(tx, id)?.row;
        scope.require(Some(before.unit_id), None)?;
        if_match.require(before.revision)?;
        let body = patch.apply(&ClassificationBody::from(&before))?;
        let person = person_in_reach(tx, &scope, before.staff_id, before.year)?;
        let entry = Entry { revision: Some(before.revision), body };
        let row = enter(tx, &person, before.year, entry)?;
        Ok(ClassificationView::of(row, person.person.full_name, person.member.unit_name))
    })
    .await
}
