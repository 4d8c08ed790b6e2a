//! What is done with reviews: filled in from what is found, confirmed once by the head.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::dto::{ReviewBasis, ReviewConfirmationBody, ReviewedPerson, ReviewsView, UnitReviewPeople, UnitReviewView};
use super::filter::ReviewFilter;
use super::rules::{ReviewState, due_on, field_fit, opens_on};
use super::store::{self, Reviewed, UnitReview};
use super::workbook;
use crate::findings::rules::{Finding, Purpose, RequirementStanding, deciding_on, gaps_on};
use crate::findings::{self, RequirementFinding};
use crate::units;
use crate::years::rules::is_of_plan;
use foundation::db::{AnyConnection, Database};
use foundation::http::Book;
use foundation::journal;
use foundation::kernel::{Code, Fault, FindingsWrite, Id, Principal, Problem, Result, ReviewsConfirm, Scope};

/// A unit with its people, how each stands, and what was confirmed of it.
struct UnitOfYear {
    id: Id,
    name: String,
    people: Vec<(Reviewed, RequirementStanding, Option<RequirementFinding>)>,
    confirmed: Option<(UnitReview, BTreeMap<Id, RequirementStanding>)>,
}

/// The day by which a year's people stand: its last one, or today while it runs.
fn day_of(year: i32, today: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(today).min(today)
}

fn check_year(year: i32, today: NaiveDate, pointer: &str) -> std::result::Result<(), Fault> {
    if !is_of_plan(year) {
        return Err(Fault::new(pointer, Code::BadYear));
    }
    let begins = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(NaiveDate::MAX);
    if begins > today { Err(Fault::new(pointer, Code::DayInFuture)) } else { Ok(()) }
}

/// These units in a year, those without people left out.
fn units_of_year(connection: &mut AnyConnection, ids: &[Id], year: i32, today: NaiveDate) -> Result<Vec<UnitOfYear>> {
    let day = day_of(year, today);
    let people = store::people_on(connection, ids, day)?;
    let staff_ids: Vec<Id> = people.iter().map(|reviewed| reviewed.person.id).collect();
    let mut found: BTreeMap<Id, Vec<RequirementFinding>> = BTreeMap::new();
    for ids in staff_ids.chunks(1000) {
        for finding in findings::of_people(connection, ids)? {
            found.entry(finding.staff_id).or_default().push(finding);
        }
    }
    let mut confirmed = store::of_year(connection, year)?;
    let review_ids: Vec<Id> = confirmed.values().map(|review| review.id).collect();
    let mut stood = store::stood(connection, &review_ids)?;
    let names: BTreeMap<Id, String> =
        units::of_ids(connection, ids)?.into_iter().map(|unit| (unit.id, unit.name)).collect();
    let mut known: Vec<UnitOfYear> = Vec::new();
    for reviewed in people {
        let own = found.remove(&reviewed.person.id).unwrap_or_default();
        let (standing, basis) = standing_of(&reviewed, own, day);
        let id = reviewed.unit_id;
        if known.last().is_none_or(|unit| unit.id != id) {
            let confirmed = confirmed.remove(&id).map(|review| {
                let people = stood.remove(&review.id).unwrap_or_default();
                (review, people)
            });
            let name = names.get(&id).cloned().unwrap_or_default();
            known.push(UnitOfYear { id, name, people: Vec::new(), confirmed });
        }
        if let Some(unit) = known.last_mut() {
            unit.people.push((reviewed, standing, basis));
        }
    }
    Ok(known)
}

/// How a person stands on a day, and the finding that says so: a gap before everything else, then the requirement of the
/// post held.
fn standing_of(
    reviewed: &Reviewed,
    own: Vec<RequirementFinding>,
    day: NaiveDate,
) -> (RequirementStanding, Option<RequirementFinding>) {
    let facts: Vec<Finding> = own.iter().map(Finding::from).collect();
    let gap = gaps_on(&facts, day).into_iter().next();
    let of_post = findings::requirement(Purpose::Post, reviewed.post_id, None);
    let place = deciding_on(&facts, gap.unwrap_or(of_post), day);
    let standing = match (gap, place) {
        (Some(_), _) => RequirementStanding::Below,
        (None, Some(_)) => RequirementStanding::Meets,
        (None, None) => RequirementStanding::Unknown,
    };
    (standing, place.and_then(|place| own.into_iter().nth(place)))
}

impl UnitOfYear {
    fn count(&self, wanted: RequirementStanding) -> i32 {
        count(self.people.iter().filter(|(_, standing, _)| *standing == wanted).count())
    }

    /// How many stand otherwise than when it was confirmed, have come or have gone.
    fn changed_since(&self) -> i32 {
        let Some((_, stood)) = &self.confirmed else { return 0 };
        let now: BTreeMap<Id, RequirementStanding> =
            self.people.iter().map(|(reviewed, standing, _)| (reviewed.person.id, *standing)).collect();
        let everybody: BTreeSet<&Id> = now.keys().chain(stood.keys()).collect();
        count(everybody.into_iter().filter(|id| now.get(id) != stood.get(id)).count())
    }

    fn view(&self, who: &Principal) -> UnitReviewView {
        let may_confirm = self.confirmed.is_none()
            && who.scope::<ReviewsConfirm>().is_ok_and(|scope| scope.holds(Some(self.id), None));
        let review = self.confirmed.as_ref().map(|(review, _)| review);
        UnitReviewView {
            unit_id: self.id,
            unit_name: self.name.clone(),
            state: if review.is_some() { ReviewState::Confirmed } else { ReviewState::Draft },
            people: review.map_or(count(self.people.len()), |review| review.people),
            meets: review.map_or_else(|| self.count(RequirementStanding::Meets), |review| review.meets),
            below: review.map_or_else(|| self.count(RequirementStanding::Below), |review| review.below),
            not_reviewed: review.map_or_else(|| self.count(RequirementStanding::Unknown), |review| review.not_reviewed),
            confirmed_on: review.map(|review| review.confirmed_on),
            confirmed_by_name: review.map(|review| review.confirmed_by_name.clone()),
            note: review.and_then(|review| review.note.clone()),
            changed_since: self.changed_since(),
            may_confirm,
        }
    }

    fn people_view(&self, who: &Principal) -> Vec<ReviewedPerson> {
        let writes = who.scope::<FindingsWrite>().ok();
        let stood = self.confirmed.as_ref().map(|(_, stood)| stood);
        self.people
            .iter()
            .map(|(reviewed, standing, basis)| {
                let person = &reviewed.person;
                let confirmed_standing = stood.and_then(|stood| stood.get(&person.id).copied());
                let in_reach = writes.as_ref().is_some_and(|scope| scope.holds(Some(person.unit_id), None));
                ReviewedPerson {
                    staff_id: person.id,
                    full_name: person.full_name.clone(),
                    category: person.category,
                    post_id: reviewed.post_id,
                    post_title: reviewed.post_title.clone(),
                    fields_of_post: reviewed.fields_of_post.clone(),
                    field_of_study: person.field_of_study.clone(),
                    qualification: person.qualification,
                    state_management: person.state_management,
                    standing: *standing,
                    basis: basis.as_ref().map(|finding| ReviewBasis {
                        finding_id: finding.id,
                        requirement: finding.requirement,
                        requirement_task: finding.requirement_task.clone(),
                        source: finding.source,
                        from_day: finding.from_day,
                        reason: finding.reason.clone(),
                        certificate_id: finding.certificate_id,
                    }),
                    suggestion: field_fit(person.field_of_study.as_deref(), &reviewed.fields_of_post),
                    confirmed_standing,
                    changed_since: stood.is_some() && confirmed_standing != Some(*standing),
                    may_correct: in_reach && !who.is(person.id),
                }
            })
            .collect()
    }
}

fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// The units in reach that are asked for.
fn asked(connection: &mut AnyConnection, scope: &Scope, unit_id: Option<Id>) -> Result<Vec<Id>> {
    let Some(unit_id) = unit_id else { return Ok(scope.unit_ids()) };
    Ok(units::tree(connection)?.below(unit_id).intersection(&scope.units).copied().collect())
}

/// The reviews of a year, by unit.
pub async fn list(database: &Database, who: &Principal, scope: Scope, filter: ReviewFilter) -> Result<ReviewsView> {
    let who = who.clone();
    let year = filter.year.unwrap_or_else(|| who.now.year());
    check_year(year, who.now.day(), "/query/year").map_err(|fault| Problem::unreadable(vec![fault]))?;
    database
        .read_snapshot(move |connection| {
            let ids = asked(connection, &scope, filter.unit_id)?;
            let units = units_of_year(connection, &ids, year, who.now.day())?;
            Ok(ReviewsView {
                year,
                opens_on: opens_on(year),
                due_on: due_on(year),
                units: units.iter().map(|unit| unit.view(&who)).collect(),
            })
        })
        .await
}

/// The review of one unit, person by person.
pub async fn people(
    database: &Database,
    who: &Principal,
    scope: Scope,
    unit_id: Id,
    year: Option<i32>,
) -> Result<UnitReviewPeople> {
    let who = who.clone();
    let year = year.unwrap_or_else(|| who.now.year());
    check_year(year, who.now.day(), "/query/year").map_err(|fault| Problem::unreadable(vec![fault]))?;
    database
        .read_snapshot(move |connection| {
            scope.require(Some(unit_id), None)?;
            let units = units_of_year(connection, &[unit_id], year, who.now.day())?;
            let unit = units.into_iter().next().ok_or(Code::NotFound)?;
            Ok(UnitReviewPeople { year, unit: unit.view(&who), people: unit.people_view(&who) })
        })
        .await
}

/// The reviews of a year as Excel, with the name of the file: the units, and their people.
pub async fn to_workbook(
    database: &Database,
    who: &Principal,
    scope: Scope,
    filter: ReviewFilter,
) -> Result<(String, Book)> {
    let who = who.clone();
    let year = filter.year.unwrap_or_else(|| who.now.year());
    check_year(year, who.now.day(), "/query/year").map_err(|fault| Problem::unreadable(vec![fault]))?;
    let book = database
        .read_snapshot(move |connection| {
            let ids = asked(connection, &scope, filter.unit_id)?;
            let units = units_of_year(connection, &ids, year, who.now.day())?;
            let views: Vec<_> = units.iter().map(|unit| (unit.view(&who), unit.people_view(&who))).collect();
            workbook::book(year, &views)
        })
        .await?;
    Ok((format!("ra-soat-{year}"), book))
}

/// Confirms the review of a unit: its figures and how each person stands today stay as they are.
pub async fn confirm(
    database: &Database,
    who: &Principal,
    scope: Scope,
    body: ReviewConfirmationBody,
) -> Result<UnitReviewView> {
    journal::write(database, who, move |tx| {
        let who = tx.who().clone();
        let today = who.now.day();
        let mut faults: Vec<Fault> = check_year(body.year, today, "/year").err().into_iter().collect();
        if !scope.holds(Some(body.unit_id), None) {
            faults.push(Fault::new("/unit_id", Code::UnknownReference));
        }
        if !faults.is_empty() {
            return Err(Problem::invalid(faults));
        }
        units::lock(tx, &BTreeSet::from([body.unit_id]))?;
        let units = units_of_year(tx, &[body.unit_id], body.year, today)?;
        let mut unit = units.into_iter().next().ok_or(Code::NotFound)?;
        if unit.confirmed.is_some() {
            return Err(Problem::new(Code::ReviewConfirmed).with("year", body.year).with("unit", unit.name));
        }
        let review = UnitReview {
            id: Id::new(who.now),
            unit_id: unit.id,
            year: body.year,
            people: count(unit.people.len()),
            meets: unit.count(RequirementStanding::Meets),
            below: unit.count(RequirementStanding::Below),
            not_reviewed: unit.count(RequirementStanding::Unknown),
            note: body.note.filter(|note| !note.is_empty()),
            confirmed_on: today,
            confirmed_by: who.account_id,
            confirmed_by_name: who.name_on_record(),
            created_at: who.now,
        };
        let stood: Vec<(Id, RequirementStanding)> =
            unit.people.iter().map(|(reviewed, standing, _)| (reviewed.person.id, *standing)).collect();
        store::insert(tx, &review, &stood)?;
        tx.created("confirm", &review)?;
        unit.confirmed = Some((review, stood.into_iter().collect()));
        Ok(unit.view(&who))
    })
    .await
}

/// A unit whose review of a year nobody has confirmed.
#[derive(Clone, Debug)]
pub struct Unconfirmed {
    /// The unit.
    pub unit_id: Id,
    /// Its name.
    pub unit_name: String,
}

/// Those of these units that have people and whose review of the present year is not confirmed.
pub fn unconfirmed(
    connection: &mut AnyConnection,
    ids: &[Id],
    year: i32,
    today: NaiveDate,
) -> Result<Vec<Unconfirmed>> {
    let confirmed = store::of_year(connection, year)?;
    let open: Vec<Id> = ids.iter().copied().filter(|id| !confirmed.contains_key(id)).collect();
    let peopled: BTreeSet<Id> =
        store::people_on(connection, &open, day_of(year, today))?.into_iter().map(|one| one.unit_id).collect();
    let units = units::of_ids(connection, &peopled.into_iter().collect::<Vec<_>>())?;
    Ok(units.into_iter().map(|unit| Unconfirmed { unit_id: unit.id, unit_name: unit.name }).collect())
}

/// The reviews of a year that the heads of these units have confirmed.
pub fn confirmed_in(connection: &mut AnyConnection, units: &BTreeSet<Id>, year: i32) -> Result<Vec<UnitReview>> {
    let confirmed = store::of_year(connection, year)?;
    Ok(confirmed.into_values().filter(|review| units.contains(&review.unit_id)).collect())
}
