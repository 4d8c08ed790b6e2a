//! The sheet of a year: everybody in reach with the evidence and the level, and how the units stand.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::dto::{
    ClassificationRemark, ClassificationSheet, ClassificationSheetRow, ClassificationUnit, ClassificationView,
    ExcellentShare,
};
use super::evidence;
use super::filter::SheetFilter;
use super::rules::{ClassificationLevel, ClassificationRules, Enterer, days_of, days_worked, due_on, rules_on};
use super::store::{self, Classification, Member};
use foundation::db::AnyConnection;
use foundation::kernel::{
    ClassificationsWrite, Code, Fault, Id, Principal, Problem, Result, Role, Scope, TextEnum as _,
};
use training::nominations;
use training::nominations::authority::Holder;
use ward::staff::rules::{StaffCategory, StaffState, state_on};
use ward::staff::{self, Staff};
use ward::years::rules::{YearState, is_of_plan};
use ward::{units, years};

/// A person of a year with all that is asked before a level is entered.
pub struct Person {
    /// The person as the roster has him today.
    pub person: Staff,
    /// The person as the unit of the year has him.
    pub member: Member,
    /// What whoever asks is towards him.
    pub enterer: Enterer,
    /// Who holds the authority over him.
    pub holder: Option<Holder>,
    /// Days at work in the year.
    pub days_worked: u32,
    /// Whether the category asks for more days than that.
    pub too_short: bool,
}

impl Person {
    /// Whether a level is owed: of workers under a labour contract and of who worked too little none is.
    pub fn is_to_be_rated(&self) -> bool {
        self.person.category != StaffCategory::Worker && !self.too_short
    }
}

/// The day by which a year's people are known: its last one, or today while it runs.
pub fn day_of_people(year: i32, today: NaiveDate) -> NaiveDate {
    days_of(year).1.min(today)
}

/// Refuses a year that is none of the plan, or that has not begun.
pub fn check_year(year: i32, today: NaiveDate, pointer: &str) -> std::result::Result<(), Fault> {
    if !is_of_plan(year) {
        return Err(Fault::new(pointer, Code::BadYear));
    }
    if days_of(year).0 > today { Err(Fault::new(pointer, Code::DayInFuture)) } else { Ok(()) }
}

/// The people in reach that belonged to these units at the end of the year, or belong to them today while it runs.
pub fn people(
    connection: &mut AnyConnection,
    who: &Principal,
    scope: &Scope,
    units: Option<&[Id]>,
    staff_id: Option<Id>,
    year: i32,
) -> Result<Vec<Person>> {
    let day = day_of_people(year, who.now.day());
    let members = store::members_on(connection, scope, units, staff_id, day)?;
    let ids: Vec<Id> = members.iter().map(|member| member.staff_id).collect();
    let mut roster: BTreeMap<Id, Staff> = BTreeMap::new();
    for ids in ids.chunks(1000) {
        roster.extend(staff::find_many(connection, ids)?.into_iter().map(|person| (person.id, person)));
    }
    let states = store::states_of(connection, &ids)?;
    let rules = store::rules(connection)?;
    let mut found = Vec::new();
    for member in members {
        let dated = states.get(&member.staff_id).map_or(&[][..], Vec::as_slice);
        let Some(person) = roster.remove(&member.staff_id) else { continue };
        if state_on(dated, day).is_none_or(StaffState::is_gone) {
            continue;
        }
        let worked = days_worked(year, |day| state_on(dated, day).is_some_and(StaffState::is_at_work));
        let minimum = of_category(&rules, person.category, year).and_then(|rules| rules.minimum_days_worked);
        let too_short = minimum.is_some_and(|minimum| worked < minimum);
        found.push((person, member, worked, too_short));
    }
    let asked: Vec<(&Staff, Id)> = found.iter().map(|(person, member, ..)| (person, member.unit_id)).collect();
    let authority = nominations::may_evaluate_all(connection, who, &asked)?;
    Ok(found
        .into_iter()
        .zip(authority)
        .map(|((person, member, days_worked, too_short), (holder, acts))| {
            let enterer = enterer(who, &person, member.unit_id, holder, acts);
            Person { person, member, enterer, holder, days_worked, too_short }
        })
        .collect())
}

fn enterer(who: &Principal, person: &Staff, unit_id: Id, holder: Option<Holder>, acts: bool) -> Enterer {
    let stood_in_for = who.acting_for.as_ref().and_then(|other| other.staff_id);
    Enterer {
        is_self: [who.staff_id, stood_in_for].contains(&Some(person.id)),
        is_authority: acts && holder.is_some_and(|holder| !holder.is_recorded()),
        is_superior: holder.and_then(Holder::superior).is_some() && who.has(Role::Leader, unit_id),
        coordinates: who.has(Role::Coordinator, unit_id),
    }
}

/// The rules of a category at the end of a year.
pub fn of_category(rules: &[ClassificationRules], category: StaffCategory, year: i32) -> Option<&ClassificationRules> {
    rules_on(rules, category.as_str(), days_of(year).1)
}

/// The sheet of a year, for whoever asks.
pub fn read(
    connection: &mut AnyConnection,
    who: &Principal,
    scope: &Scope,
    filter: &SheetFilter,
) -> Result<ClassificationSheet> {
    let today = who.now.day();
    let year = filter.year.unwrap_or_else(|| who.now.year());
    check_year(year, today, "/query/year").map_err(|fault| Problem::unreadable(vec![fault]))?;
    let below: Option<Vec<Id>> = match filter.unit_id {
        Some(unit_id) => Some(units::tree(connection)?.below(unit_id).into_iter().collect()),
        None => None,
    };
    let people = people(connection, who, scope, below.as_deref(), filter.staff_id, year)?;
    let ids: Vec<Id> = people.iter().map(|person| person.person.id).collect();
    let entered = store::of_people(connection, &ids, year)?;
    let mut evidence = evidence::gather(connection, &ids, year, today)?;
    let rules = store::rules(connection)?;
    let closing = match filter.unit_id.or(people.first().map(|person| person.member.unit_id)) {
        Some(unit_id) => years::closing_of(connection, unit_id, year)?,
        None => None,
    };
    let writes = who.scope::<ClassificationsWrite>().unwrap_or(Scope { units: BTreeSet::new(), own_staff: None });
    let of_units: Vec<&Person> =
        people.iter().filter(|person| scope.holds(Some(person.member.unit_id), None)).collect();
    let units = summaries(&of_units, &entered, &rules, year);
    let people = people
        .iter()
        .map(|person| {
            let evidence = evidence.remove(&person.person.id).unwrap_or_default();
            let reaches = writes.holds(Some(person.member.unit_id), None);
            ClassificationSheetRow {
                staff_id: person.person.id,
                full_name: person.person.full_name.clone(),
                category: person.person.category,
                post_title: person.member.post_title.clone(),
                unit_id: person.member.unit_id,
                unit_name: person.member.unit_name.clone(),
                may_enter: reaches && person.enterer.check().is_ok(),
                decides: person.enterer.decides(),
                days_worked: person.days_worked,
                remarks: remarks(person, year),
                summary: evidence.summary(),
                courses: evidence.courses,
                evaluations: evidence.evaluations,
                classification: entered.get(&person.person.id).cloned().map(|row| {
                    ClassificationView::of(row, person.person.full_name.clone(), person.member.unit_name.clone())
                }),
            }
        })
        .collect();
    Ok(ClassificationSheet {
        year,
        state: if closing.is_some() { YearState::Closed } else { YearState::Open },
        closed_on: closing.map(|closed| closed.closed_on),
        due_on: due_on(year),
        people,
        units,
    })
}

fn remarks(person: &Person, year: i32) -> Vec<ClassificationRemark> {
    let (first, last) = days_of(year);
    if person.too_short {
        vec![ClassificationRemark::NotRated]
    } else if i64::from(person.days_worked) < (last - first).num_days() + 1 {
        vec![ClassificationRemark::PartOfYear]
    } else {
        Vec::new()
    }
}

/// How the units of these people stand, in the order of the people.
pub fn summaries(
    people: &[&Person],
    entered: &BTreeMap<Id, Classification>,
    rules: &[ClassificationRules],
    year: i32,
) -> Vec<ClassificationUnit> {
    let mut summaries: Vec<ClassificationUnit> = Vec::new();
    for unit in people.chunk_by(|one, next| one.member.unit_id == next.member.unit_id) {
        let Some(first) = unit.first() else { continue };
        let level = |person: &Person| entered.get(&person.person.id).map(|row| row.level);
        let count = |counts: &dyn Fn(&Person) -> bool| {
            u32::try_from(unit.iter().filter(|person| counts(person)).count()).unwrap_or(u32::MAX)
        };
        let shares = StaffCategory::ALL.iter().filter_map(|category| {
            let rules = of_category(rules, *category, year)?;
            if !unit.iter().any(|person| person.person.category == *category) {
                return None;
            }
            let at = |wanted| count(&|person| person.person.category == *category && level(person) == Some(wanted));
            let share = rules.share(at(ClassificationLevel::Excellent), at(ClassificationLevel::Good));
            Some(ExcellentShare::of(*category, share))
        });
        summaries.push(ClassificationUnit {
            unit_id: first.member.unit_id,
            unit_name: first.member.unit_name.clone(),
            people: count(&|person| person.is_to_be_rated()),
            entered: count(&|person| person.is_to_be_rated() && level(person).is_some()),
            missing: count(&|person| person.is_to_be_rated() && level(person).is_none()),
            shares: shares.collect(),
        });
    }
    summaries
}

/// A person whose level of a year is not entered.
#[derive(Clone, Debug)]
pub struct Missing {
    /// The person.
    pub staff_id: Id,
    /// Whether whoever asks is to enter it: he decides, or records what somebody outside has decided.
    pub is_mine: bool,
}

/// Whose level of a year is not entered, of the people in reach; nobody's of a ward that has closed the year.
pub fn missing(connection: &mut AnyConnection, who: &Principal, scope: &Scope, year: i32) -> Result<Vec<Missing>> {
    let closed = years::closed_units(connection, &scope.units, year)?;
    let open = Scope { units: scope.units.difference(&closed).copied().collect(), own_staff: None };
    if open.units.is_empty() {
        return Ok(Vec::new());
    }
    let people = people(connection, who, &open, None, None, year)?;
    let ids: Vec<Id> = people.iter().map(|person| person.person.id).collect();
    let entered = store::of_people(connection, &ids, year)?;
    Ok(people
        .into_iter()
        .filter(|person| person.is_to_be_rated() && !entered.contains_key(&person.person.id))
        .map(|person| {
            let enterer = person.enterer;
            let recorded = person.holder.is_none_or(Holder::is_recorded);
            let is_mine = !enterer.is_self && (enterer.is_authority || (recorded && enterer.coordinates));
            Missing { staff_id: person.person.id, is_mine }
        })
        .collect())
}
