//! Counting, and the names behind it.

use std::collections::BTreeMap;

use super::dto::{FigureName, FigureNames, FigureNamesQuery, FigureRow, FigureTable, FiguresQuery, ReportFigures};
use super::rules::{Came, Counted, FigureColumn, FigureGrouping, PersonGroup, by_group, count};
use super::store::{self, Sending};
use chrono::NaiveDate;
use foundation::db::{AnyConnection, Database};
use foundation::kernel::{Code, Fault, Id, Problem, Result, Scope, TextEnum as _, search_key};
use training::nominations::rules::NominationState;
use ward::catalogue::rules::ProgrammeKind;
use ward::staff::rules::{Gender, PostLevel, StaffCategory};
use ward::units::{self, Unit};

pub async fn figures(database: &Database, scope: Scope, query: FiguresQuery) -> Result<ReportFigures> {
    database
        .read_snapshot(move |connection| {
            let unit = asked(connection, &scope, &query)?;
            figures_of(connection, &unit, query.from, query.to)
        })
        .await
}

/// The names behind a count.
pub async fn names(database: &Database, scope: Scope, query: FigureNamesQuery) -> Result<FigureNames> {
    database
        .read_snapshot(move |connection| {
            let unit = asked(connection, &scope, &query.figures())?;
            let sendings = of_unit(connection, unit.id, query.from, query.to)?;
            let grouping = query.grouping.unwrap_or(FigureGrouping::Programme);
            let column = query.column.unwrap_or(FigureColumn::Times);
            let wanted = sendings.iter().filter(|sending| {
                let group = group_of(sending, grouping);
                query.code.as_ref().is_none_or(|code| *code == group) && counted(sending, &group).is_in(column)
            });
            Ok(FigureNames { items: wanted.map(name).collect() })
        })
        .await
}

/// The figures of a unit and all below it. The caller has the right to.
pub fn figures_of(
    connection: &mut AnyConnection,
    unit: &Unit,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<ReportFigures> {
    let sendings = of_unit(connection, unit.id, from, to)?;
    let tables = FigureGrouping::ALL.iter().map(|grouping| table(&sendings, *grouping)).collect();
    let all: Vec<Counted<'_>> = sendings.iter().map(|sending| counted(sending, "")).collect();
    Ok(ReportFigures {
        unit_id: unit.id,
        unit_name: unit.name.clone(),
        from,
        to,
        columns: FigureColumn::ALL.to_vec(),
        total: count(all.iter()).into(),
        tables,
    })
}

fn asked(connection: &mut AnyConnection, scope: &Scope, query: &FiguresQuery) -> Result<Unit> {
    if query.to < query.from {
        return Err(Problem::invalid(vec![Fault::new("/to", Code::AfterEnd)]));
    }
    let unit_id = units::unit_for(connection, scope, query.unit_id)?;
    units::find(connection, unit_id)
}

fn of_unit(connection: &mut AnyConnection, unit_id: Id, from: NaiveDate, to: NaiveDate) -> Result<Vec<Sending>> {
    let below: Vec<Id> = units::tree(connection)?.below(unit_id).into_iter().collect();
    store::sendings(connection, &below, from, to)
}

fn table(sendings: &[Sending], grouping: FigureGrouping) -> FigureTable {
    let groups: Vec<String> = sendings.iter().map(|sending| group_of(sending, grouping)).collect();
    let times: Vec<Counted<'_>> =
        sendings.iter().zip(&groups).map(|(sending, group)| counted(sending, group)).collect();
    let mut counts = by_group(&times);
    // In the order of the enumeration, which is that of the plan; units by their names.
    let codes = match grouping {
        FigureGrouping::Programme => labelled::<ProgrammeKind>(),
        FigureGrouping::Person => labelled::<PersonGroup>(),
        FigureGrouping::Unit => by_name(sendings),
    };
    let rows = codes.into_iter().filter_map(|(code, label)| {
        let counts = counts.remove(&code)?.into();
        Some(FigureRow { code, label, counts })
    });
    FigureTable { grouping, rows: rows.collect() }
}

/// The units that people were sent from, by their names.
fn by_name(sendings: &[Sending]) -> Vec<(String, String)> {
    let units: BTreeMap<Id, &str> =
        sendings.iter().map(|sending| (sending.unit_id, sending.unit_name.as_str())).collect();
    let mut units: Vec<(String, String)> =
        units.into_iter().map(|(id, name)| (id.to_string(), name.to_owned())).collect();
    units.sort_by_key(|(_, name)| search_key(name));
    units
}

fn labelled<T: foundation::kernel::TextEnum>() -> Vec<(String, String)> {
    T::ALL.iter().map(|value| (value.as_str().to_owned(), value.label().to_owned())).collect()
}

/// The code of the row under which a time of being sent stands.
fn group_of(sending: &Sending, grouping: FigureGrouping) -> String {
    match grouping {
        FigureGrouping::Programme => sending.kind.as_str().to_owned(),
        FigureGrouping::Person => person_group(sending.category, sending.level).as_str().to_owned(),
        FigureGrouping::Unit => sending.unit_id.to_string(),
    }
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

fn came(sending: &Sending) -> Came {
    Came {
        completed: sending.state == NominationState::Completed,
        not_completed: matches!(sending.state, NominationState::Failed | NominationState::AbsentAll),
        certified: sending.certificates > 0,
        reported: sending.reports > 0,
        evaluated: sending.evaluations > 0,
    }
}

fn counted<'a>(sending: &Sending, group: &'a str) -> Counted<'a> {
    Counted {
        staff_id: sending.staff_id,
        is_woman: sending.gender == Some(Gender::Female),
        course_id: sending.course_id,
        group,
        came: came(sending),
    }
}

fn name(sending: &Sending) -> FigureName {
    let came = came(sending);
    FigureName {
        nomination_id: sending.nomination_id,
        staff_id: sending.staff_id,
        full_name: sending.full_name.clone(),
        unit_name: sending.unit_name.clone(),
        course_id: sending.course_id,
        course_name: sending.course_name.clone(),
        sent_on: sending.sent_on,
        completed: came.completed,
        not_completed: came.not_completed,
        certified: came.certified,
        reported: came.reported,
        evaluated: came.evaluated,
    }
}
