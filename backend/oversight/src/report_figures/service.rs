//! Counting, and the names behind it.

use std::collections::{BTreeMap, BTreeSet};

use super::dto::{
    DifficultyFigures, DocumentFigures, FigureName, FigureNames, FigureNamesQuery, FigureRow, FigureTable,
    FiguresQuery, ReportFigures, ReviewFigures, SourceFigures, TargetOfReport,
};
use super::rules::{Counted, FigureColumn, FigureGrouping, PersonGroup, by_group, count};
use super::store::{self, Sending};
use crate::{difficulties, dissemination, evaluations, targets};
use chrono::{Datelike as _, NaiveDate};
use foundation::db::{AnyConnection, Database};
use foundation::kernel::{Code, Fault, Id, Principal, Problem, Result, Scope, TextEnum as _, search_key};
use training::nominations::rules::NominationState;
use training::{money, needs};
use ward::catalogue::rules::ProgrammeKind;
use ward::reviews;
use ward::staff::rules::{Gender, PostLevel, StaffCategory};
use ward::units::{self, Unit};

pub async fn figures(database: &Database, who: &Principal, scope: Scope, query: FiguresQuery) -> Result<ReportFigures> {
    let today = who.now.day();
    database
        .read_snapshot(move |connection| {
            let unit = asked(connection, &scope, &query)?;
            Ok(figures_of(connection, &unit, (query.from, query.to), today)?.0)
        })
        .await
}

/// The names behind a count.
pub async fn names(database: &Database, scope: Scope, query: FigureNamesQuery) -> Result<FigureNames> {
    let (period, cell) = query.parts();
    database
        .read_snapshot(move |connection| {
            let unit = asked(connection, &scope, &period)?;
            let names = names_of(connection, unit.id, (period.from, period.to))?;
            Ok(FigureNames { items: names.into_iter().filter(|name| cell.counts(name)).collect() })
        })
        .await
}

/// The figures of a unit and all below it, from a day to a day, with the names of who was sent. What stands on a day (documents, targets) is taken as of
/// the last one, or of today where that is still to come. The caller has the right to.
pub fn figures_of(
    connection: &mut AnyConnection,
    unit: &Unit,
    (from, to): (NaiveDate, NaiveDate),
    today: NaiveDate,
) -> Result<(ReportFigures, Vec<FigureName>)> {
    let below: BTreeSet<Id> = units::tree(connection)?.below(unit.id).into_iter().collect();
    let ids: Vec<Id> = below.iter().copied().collect();
    let names = sent(connection, &ids, (from, to))?;
    let day = to.min(today);
    let all: Vec<Counted<'_>> = names.iter().map(|name| name.counted("")).collect();
    let figures = ReportFigures {
        unit_id: unit.id,
        unit_name: unit.name.clone(),
        from,
        to,
        columns: FigureColumn::ALL.to_vec(),
        total: count(all.iter()).into(),
        tables: FigureGrouping::ALL.iter().map(|grouping| table(&names, *grouping)).collect(),
        review: reviewed(connection, &below, to.year())?,
        documents: documents(connection, &below, day)?,
        targets: targets_of(connection, unit.id, &below, day)?,
        money: spent(connection, &ids, from, to)?,
        evaluations: evaluations::signed_between(connection, &ids, from, to)?.into(),
        difficulties: reported(connection, &ids, from, to)?,
    };
    Ok((figures, names))
}

/// Everybody who was sent from a unit and all below it in a period, by name, once for each time.
pub fn names_of(connection: &mut AnyConnection, unit_id: Id, days: (NaiveDate, NaiveDate)) -> Result<Vec<FigureName>> {
    let below: Vec<Id> = units::tree(connection)?.below(unit_id).into_iter().collect();
    sent(connection, &below, days)
}

fn sent(connection: &mut AnyConnection, units: &[Id], (from, to): (NaiveDate, NaiveDate)) -> Result<Vec<FigureName>> {
    Ok(store::sendings(connection, units, from, to)?.into_iter().map(name).collect())
}

fn asked(connection: &mut AnyConnection, scope: &Scope, query: &FiguresQuery) -> Result<Unit> {
    if query.to < query.from {
        return Err(Problem::invalid(vec![Fault::new("/to", Code::AfterEnd)]));
    }
    let unit_id = units::unit_for(connection, scope, query.unit_id)?;
    units::find(connection, unit_id)
}

fn table(names: &[FigureName], grouping: FigureGrouping) -> FigureTable {
    let groups: Vec<String> = names.iter().map(|name| name.group(grouping)).collect();
    let times: Vec<Counted<'_>> = names.iter().zip(&groups).map(|(name, group)| name.counted(group)).collect();
    let mut counts = by_group(&times);
    // In the order of the enumeration, which is that of the plan; units by their names.
    let codes = match grouping {
        FigureGrouping::Programme => labelled::<ProgrammeKind>(),
        FigureGrouping::Person => labelled::<PersonGroup>(),
        FigureGrouping::Unit => by_name(names),
    };
    let rows = codes.into_iter().filter_map(|(code, label)| {
        let counts = counts.remove(&code)?.into();
        Some(FigureRow { code, label, counts })
    });
    FigureTable { grouping, rows: rows.collect() }
}

/// The units that people were sent from, by their names.
fn by_name(names: &[FigureName]) -> Vec<(String, String)> {
    let units: BTreeMap<Id, &str> = names.iter().map(|name| (name.unit_id, name.unit_name.as_str())).collect();
    let mut units: Vec<(String, String)> =
        units.into_iter().map(|(id, name)| (id.to_string(), name.to_owned())).collect();
    units.sort_by_key(|(_, name)| search_key(name));
    units
}

fn labelled<T: foundation::kernel::TextEnum>() -> Vec<(String, String)> {
    T::ALL.iter().map(|value| (value.as_str().to_owned(), value.label().to_owned())).collect()
}

const fn person_group(category: StaffCategory, level: PostLevel) -> PersonGroup {
    match (category, level) {
        (StaffCategory::Official, _) => PersonGroup::Official,
        (StaffCategory::CivilServant, PostLevel::Leading) => PersonGroup::LeadingCivilServant,
        (StaffCategory::CivilServant, PostLevel::Specialist) => PersonGroup::SpecialistCivilServant,
        (StaffCategory::PublicEmployee, _) => PersonGroup::PublicEmployee,
        (StaffCategory::Worker, _) => PersonGroup::Worker,
    }
}

fn name(sending: Sending) -> FigureName {
    FigureName {
        nomination_id: sending.nomination_id,
        staff_id: sending.staff_id,
        full_name: sending.full_name,
        is_woman: sending.gender == Some(Gender::Female),
        person: person_group(sending.category, sending.level),
        unit_id: sending.unit_id,
        unit_name: sending.unit_name,
        course_id: sending.course_id,
        course_name: sending.course_name,
        kind: sending.kind,
        sent_on: sending.sent_on,
        completed: sending.state == NominationState::Completed,
        not_completed: matches!(sending.state, NominationState::Failed | NominationState::AbsentAll),
        certified: sending.certificates > 0,
        reported: sending.reports > 0,
        evaluated: sending.evaluations > 0,
    }
}

fn reviewed(connection: &mut AnyConnection, units: &BTreeSet<Id>, year: i32) -> Result<ReviewFigures> {
    let (needs, needed_people) = needs::accepted_for(connection, units, year)?;
    let confirmed = reviews::confirmed_in(connection, units, year)?;
    let mut sum = ReviewFigures { year, needs, needed_people, units: confirmed.len(), ..ReviewFigures::default() };
    for review in confirmed {
        sum.people += i64::from(review.people);
        sum.meets += i64::from(review.meets);
        sum.below += i64::from(review.below);
        sum.not_reviewed += i64::from(review.not_reviewed);
    }
    Ok(sum)
}

fn documents(connection: &mut AnyConnection, units: &BTreeSet<Id>, day: NaiveDate) -> Result<Vec<DocumentFigures>> {
    let reach = dissemination::reach_on(connection, units, day)?;
    let asked = reach.into_iter().filter(|(_, share)| share.reached + share.missing > 0);
    Ok(asked
        .map(|(document, share)| DocumentFigures {
            document_id: document.id,
            number: document.number,
            title: document.title,
            reached: share.reached,
            asked: share.reached + share.missing,
        })
        .collect())
}

fn targets_of(
    connection: &mut AnyConnection,
    unit_id: Id,
    below: &BTreeSet<Id>,
    day: NaiveDate,
) -> Result<Vec<TargetOfReport>> {
    if day < targets::rules::FIRST_DAY {
        return Ok(Vec::new());
    }
    let scope = Scope { units: below.clone(), own_staff: None };
    let found = targets::side_by_side(connection, &scope, (Some(unit_id), std::slice::from_ref(below)), day)?;
    Ok(found
        .into_iter()
        .map(|target| {
            let (share, status) = target.total;
            TargetOfReport {
                target_id: target.target_id,
                code: target.code,
                name: target.name,
                threshold_percent: target.threshold_percent,
                deadline: target.deadline,
                reached: share.numerator,
                counted: share.denominator,
                percent_hundredths: share.percent_hundredths,
                status,
            }
        })
        .collect())
}

fn spent(connection: &mut AnyConnection, units: &[Id], from: NaiveDate, to: NaiveDate) -> Result<Vec<SourceFigures>> {
    let sources = money::by_source(connection, units, from, to)?;
    Ok(sources
        .into_iter()
        .map(|source| SourceFigures {
            source_id: source.source_id,
            name: source.name,
            allotted: source.allotted,
            committed: source.committed,
            spent: source.spent,
        })
        .collect())
}

fn reported(connection: &mut AnyConnection, units: &[Id], from: NaiveDate, to: NaiveDate) -> Result<DifficultyFigures> {
    let reported = difficulties::reported_between(connection, units, from, to)?;
    let whole = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let answered = reported.iter().filter(|row| row.state.is_settled() || row.state.is_over()).count();
    Ok(DifficultyFigures { reported: whole(reported.len()), answered: whole(answered) })
}
