//! Figures, the names behind them, and what is to be expected.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::measuring::{Measured, facts, figures_by_unit, figures_together, in_reach, measured, sum, within};
use super::{asked_day, find_in_reach};
use crate::targets::dto::{
    ForecastView, MatrixColumn, MatrixRow, SuggestedPerson, TargetFigureView, TargetFigures, TargetHistory,
    TargetMatrix, TargetPersonView, TargetSuggestion, TargetSuggestions, UnitFigureView, UnitFigures,
};
use crate::targets::filter::{FigureQuery, PeopleQuery};
use crate::targets::rules::forecast::{ForecastFacts, forecast as foreseen};
use crate::targets::rules::{Definition, FigureSide, Holding, Thing, holding};
use crate::targets::store::calendar::DayFacts;
use crate::targets::store::names::{self, Standing};
use crate::targets::store::{self, Target, engine};
use foundation::db::{AnyConnection, Database};
use foundation::kernel::{Code, Id, Page, PageRequest, Principal, Result, Scope};
use ward::units;

pub async fn figures(database: &Database, who: &Principal, scope: Scope, query: FigureQuery) -> Result<TargetFigures> {
    let day = asked_day(query.day, who)?;
    database
        .read_snapshot(move |connection| {
            let measured = measured(connection, &scope, query.unit_id)?;
            let found = figures_together(connection, &measured.targets, day, &measured.within)?;
            let figure = |(target, figure)| TargetFigureView::of(target, figure, day);
            let items = measured.targets.iter().zip(found).map(figure).collect();
            Ok(TargetFigures { unit_id: measured.unit_id, unit_name: measured.unit_name, day, items })
        })
        .await
}

/// The unit asked for, where a target's plan measures it.
fn unit_of_plan(
    connection: &mut AnyConnection,
    scope: &Scope,
    target: &Target,
    unit_id: Option<Id>,
) -> Result<Measured> {
    let found = measured(connection, scope, unit_id)?;
    let of_plan = found.tree.below(target.unit_id).contains(&found.unit_id);
    if of_plan {
        return Ok(found);
    }
    // Who reaches further than the plan sees the whole of it.
    match unit_id {
        None => measured(connection, scope, Some(in_reach(scope, target.unit_id)?)),
        Some(_) => Err(Code::NotFound.into()),
    }
}

/// What one target is measured on.
struct Ground {
    target: Target,
    measured: Measured,
    definition: Definition,
    facts: DayFacts,
}

fn ground(
    connection: &mut AnyConnection,
    scope: &Scope,
    id: Id,
    unit_id: Option<Id>,
    day: NaiveDate,
) -> Result<Ground> {
    let target = find_in_reach(connection, scope, id)?;
    let measured = unit_of_plan(connection, scope, &target, unit_id)?;
    let definition = target.definition()?;
    let facts = facts(connection, &[&definition], definition.as_of(day), &measured.within)?;
    Ok(Ground { target, measured, definition, facts })
}

pub async fn units_side_by_side(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    query: FigureQuery,
) -> Result<UnitFigures> {
    let day = asked_day(query.day, who)?;
    database
        .read_snapshot(move |connection| {
            let target = find_in_reach(connection, &scope, id)?;
            let measured = unit_of_plan(connection, &scope, &target, query.unit_id)?;
            let found = figures_by_unit(connection, std::slice::from_ref(&target), day, &measured.within)?;
            let by_unit = found.into_iter().next().unwrap_or_default();
            let tree = &measured.tree;
            let children: Vec<Id> = tree
                .below(measured.unit_id)
                .into_iter()
                .filter(|unit| tree.above(*unit).first() == Some(&measured.unit_id))
                .collect();
            let mut items = Vec::new();
            if let Some(own) = by_unit.get(&measured.unit_id) {
                items.push(UnitFigureView::of(measured.unit_id, measured.unit_name, &target, *own, day));
            }
            for unit in units::of_ids(connection, &children)? {
                let figure = sum(&by_unit, &tree.below(unit.id));
                items.push(UnitFigureView::of(unit.id, unit.name, &target, figure, day));
            }
            Ok(UnitFigures { day, items })
        })
        .await
}

pub async fn people(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    query: PeopleQuery,
    page: PageRequest,
) -> Result<Page<TargetPersonView>> {
    let day = asked_day(query.day, who)?;
    let side = query.side.unwrap_or(FigureSide::Missing);
    let page = database
        .read_snapshot(move |connection| {
            let Ground { measured, definition, facts, .. } = ground(connection, &scope, id, query.unit_id, day)?;
            names::people(connection, &definition, &facts, &measured.within, side, &page)
        })
        .await?;
    Ok(page.map(|row| TargetPersonView::of(row, side)))
}

/// Rows that are read at a time for a workbook.
const BATCH: usize = 200;

/// Everybody on one side of a figure, by name, and which side that is.
pub async fn all_people(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    query: PeopleQuery,
) -> Result<(Vec<TargetPersonView>, FigureSide)> {
    let day = asked_day(query.day, who)?;
    let side = query.side.unwrap_or(FigureSide::Missing);
    database
        .read_snapshot(move |connection| {
            let Ground { measured, definition, facts, .. } = ground(connection, &scope, id, query.unit_id, day)?;
            let people = PageRequest::all(BATCH, |page| {
                names::people(connection, &definition, &facts, &measured.within, side, page)
            })?;
            Ok((people.into_iter().map(|row| TargetPersonView::of(row, side)).collect(), side))
        })
        .await
}

pub async fn forecast(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    query: FigureQuery,
) -> Result<ForecastView> {
    let day = asked_day(query.day, who)?;
    database
        .read_snapshot(move |connection| {
            let Ground { target, measured, definition, facts } = ground(connection, &scope, id, query.unit_id, day)?;
            let totals = engine::totals(connection, &[(0, &definition)], &facts, &measured.within)?;
            let figure = totals.first().map(|(_, figure)| *figure).unwrap_or_default();
            let planned = engine::planned(connection, &definition, &facts, &measured.within)?;
            let reached_on = engine::reached_on(connection, &definition, &facts, &measured.within)?;
            let foreseen = foreseen(&ForecastFacts {
                as_of: facts.day,
                starts_on: definition.starts_on,
                deadline: definition.deadline,
                threshold_percent: definition.threshold_percent,
                done: figure.numerator,
                denominator: figure.denominator,
                planned,
                reached_on,
            });
            Ok(ForecastView::of(TargetFigureView::of(&target, figure, day), planned, foreseen))
        })
        .await
}

pub async fn history(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    query: FigureQuery,
) -> Result<TargetHistory> {
    let day = asked_day(query.day, who)?;
    database
        .read_snapshot(move |connection| {
            let target = find_in_reach(connection, &scope, id)?;
            let measured = unit_of_plan(connection, &scope, &target, query.unit_id)?;
            let rows = store::figures_of(connection, target.id, measured.unit_id)?;
            let items = rows.into_iter().filter(|row| row.day <= day).map(Into::into).collect();
            Ok(TargetHistory { items })
        })
        .await
}

/// The targets of a unit that count people, with their definitions and how everybody counted stands.
type Standings = (Measured, Vec<(Target, Definition)>, Vec<Standing>);

fn standings(connection: &mut AnyConnection, scope: &Scope, unit_id: Option<Id>, day: NaiveDate) -> Result<Standings> {
    let found = measured(connection, scope, unit_id)?;
    let mut of_people = Vec::new();
    for target in &found.targets {
        let definition = target.definition()?;
        if definition.population.counted.thing() == Thing::Person && day <= definition.as_of(day) {
            of_people.push((target.clone(), definition));
        }
    }
    let asked: Vec<(i32, &Definition)> = (0..).zip(of_people.iter().map(|(_, definition)| definition)).collect();
    let definitions: Vec<&Definition> = asked.iter().map(|(_, definition)| *definition).collect();
    let facts = facts(connection, &definitions, day, &found.within)?;
    let rows = names::standings(connection, &asked, &facts, &found.within)?;
    Ok((found, of_people, rows))
}

pub async fn suggestions(
    database: &Database,
    who: &Principal,
    scope: Scope,
    query: FigureQuery,
) -> Result<TargetSuggestions> {
    let day = asked_day(query.day, who)?;
    database
        .read_snapshot(move |connection| {
            let (_, targets, rows) = standings(connection, &scope, query.unit_id, day)?;
            let mut lacking: BTreeMap<i32, Vec<SuggestedPerson>> = BTreeMap::new();
            for row in rows.into_iter().filter(|row| row.reached == 0 && row.planned == 0) {
                lacking.entry(row.number).or_default().push(SuggestedPerson {
                    staff_id: row.staff_id,
                    full_name: row.full_name,
                    post_title: row.post_title,
                });
            }
            let suggestion = |(number, (target, definition)): (i32, (Target, Definition))| {
                let people = lacking.remove(&number)?;
                Some(TargetSuggestion {
                    target_id: target.id,
                    name: target.name,
                    clause: target.clause,
                    programme_kinds: definition.event.programme_kinds,
                    people,
                })
            };
            Ok(TargetSuggestions { items: (0..).zip(targets).filter_map(suggestion).collect() })
        })
        .await
}

pub async fn matrix(database: &Database, who: &Principal, scope: Scope, query: FigureQuery) -> Result<TargetMatrix> {
    let day = asked_day(query.day, who)?;
    database
        .read_snapshot(move |connection| {
            let (measured, targets, standings) = standings(connection, &scope, query.unit_id, day)?;
            let mut known: BTreeMap<(Id, i32), Holding> = BTreeMap::new();
            for row in standings {
                let deadline = usize::try_from(row.number).ok().and_then(|number| targets.get(number)?.1.deadline);
                let stands = holding(row.reached == 1, row.planned == 1, deadline, day);
                known.insert((row.staff_id, row.number), stands);
            }
            let everybody = names::everybody(connection, day, &within(&measured.tree, measured.unit_id))?;
            let row = |(staff_id, full_name, post_title)| {
                let cell = |(number, _)| known.get(&(staff_id, number)).copied().unwrap_or(Holding::NotAsked);
                MatrixRow { staff_id, full_name, post_title, cells: (0..).zip(&targets).map(cell).collect() }
            };
            let rows = everybody.into_iter().map(row).collect();
            let column = |(target, definition): (Target, Definition)| MatrixColumn {
                target_id: target.id,
                code: target.code,
                name: target.name,
                clause: target.clause,
                programme_kinds: definition.event.programme_kinds,
                deadline: target.deadline,
            };
            Ok(TargetMatrix {
                unit_id: measured.unit_id,
                unit_name: measured.unit_name,
                day,
                rows,
                columns: targets.clone().into_iter().map(column).collect(),
            })
        })
        .await
}
