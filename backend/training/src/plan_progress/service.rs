//! Gathers what is added up.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::dto::{
    ConsolidatedGroup, ConsolidatedNeed, Consolidation, ConsolidationQuery, ItemCourse, ItemProgress, QuarterLoad,
    YearPlanProgress,
};
use super::rules::{Demand, Seats, by_quarter, free_seats, groups, people, total};
use super::store::{self, AnsweringCourse};
use super::workbook;
use crate::money;
use crate::needs::rules::YEARS;
use crate::needs::{self, NeedView};
use crate::year_plans::rules::Subject;
use crate::year_plans::{self, YearPlanItemView};
use foundation::db::{AnyConnection, Database};
use foundation::http::Book;
use foundation::kernel::{Id, Principal, Result, Scope};
use ward::registrations;
use ward::units;

/// The accepted needs of a round, put together.
pub async fn consolidate(
    database: &Database,
    scope: Scope,
    round_id: Id,
    query: ConsolidationQuery,
) -> Result<Consolidation> {
    database
        .read_snapshot(move |connection| {
            let round = needs::find_round(connection, round_id)?;
            scope.require(Some(round.unit_id), None)?;
            let rows = needs::accepted_of(connection, round_id)?;
            let mut accepted = needs::views(connection, rows)?;
            accepted.retain(|need| query.year.is_none() || need.year == query.year);
            let demands: Vec<Demand> = accepted.iter().map(demand).collect();
            let programmes: Vec<Id> =
                accepted.iter().filter_map(|need| need.programme.as_ref().map(|programme| programme.id)).collect();
            let tree = units::tree(connection)?;
            let offering: Vec<Id> = tree.below(round.unit_id).into_iter().chain(tree.above(round.unit_id)).collect();
            let days = days_of(round.year.or(query.year));
            let announced = store::announced(connection, (&programmes, &offering), days)?;
            let all = total(&demands);
            Ok(Consolidation {
                round_id,
                people: all.people,
                estimated_cost: all.estimated_cost,
                quarters: loads(&demands),
                groups: groups(&demands)
                    .into_iter()
                    .map(|places| {
                        let needs: Vec<&NeedView> = places.iter().map(|place| &accepted[*place]).collect();
                        let demands: Vec<Demand> = places.iter().map(|place| demands[*place].clone()).collect();
                        group(&needs, &demands, &announced)
                    })
                    .collect(),
            })
        })
        .await
}

/// The days of a year; those of the whole plan where there is none.
fn days_of(year: Option<i32>) -> (NaiveDate, NaiveDate) {
    let (first, last) = year.map_or((*YEARS.start(), *YEARS.end()), |year| (year, year));
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    (day(first, 1, 1), day(last, 12, 31))
}

fn demand(need: &NeedView) -> Demand {
    Demand {
        subject: Subject::of(need.programme.as_ref().map(|programme| programme.id), &need.content),
        unit_id: need.unit_id,
        quarter: need.quarter.unwrap_or(1),
        people: i64::from(need.people),
        estimated_cost: need.estimated_cost.unwrap_or(0),
    }
}

fn loads(demands: &[Demand]) -> Vec<QuarterLoad> {
    by_quarter(demands).into_iter().map(|(quarter, load)| QuarterLoad::of(quarter, load)).collect()
}

fn group(needs: &[&NeedView], demands: &[Demand], announced: &BTreeMap<Id, Vec<Seats>>) -> ConsolidatedGroup {
    let sum = total(demands);
    let units: BTreeSet<Id> = demands.iter().map(|demand| demand.unit_id).collect();
    let programme = needs.first().and_then(|need| need.programme.clone());
    let words = needs.first().map(|need| need.content.clone()).unwrap_or_default();
    let offered = programme.as_ref().and_then(|programme| announced.get(&programme.id));
    ConsolidatedGroup {
        content: programme.as_ref().map_or(words, |programme| programme.name.clone()),
        seats: free_seats(offered.map_or(&[], Vec::as_slice)),
        programme,
        units: i64::try_from(units.len()).unwrap_or(i64::MAX),
        people: sum.people,
        estimated_cost: sum.estimated_cost,
        quarters: loads(demands),
        needs: needs
            .iter()
            .zip(demands)
            .map(|(need, demand)| ConsolidatedNeed {
                id: need.id,
                submission_id: need.submission_id,
                unit_id: need.unit_id,
                unit_name: need.unit_name.clone(),
                quarter: demand.quarter,
                people: need.people,
                estimated_cost: demand.estimated_cost,
            })
            .collect(),
    }
}

/// A year plan against what has been done so far.
pub async fn progress(database: &Database, who: &Principal, scope: Scope, id: Id) -> Result<YearPlanProgress> {
    let who = who.clone();
    database
        .read_snapshot(move |connection| {
            let plan = year_plans::in_reach(connection, &who, &scope, id)?;
            let items = year_plans::items_of(connection, plan.id)?;
            let items = of_items(connection, &items)?;
            let sum = |of: fn(&ItemProgress) -> i64| items.iter().map(of).sum();
            Ok(YearPlanProgress {
                year_plan_id: plan.id,
                people: sum(|item| i64::from(item.people)),
                nominated: sum(|item| item.nominated),
                admitted: sum(|item| item.admitted),
                completed: sum(|item| item.completed),
                estimated_cost: sum(|item| item.estimated_cost),
                actual_cost: sum(|item| item.actual_cost),
                items,
            })
        })
        .await
}

fn of_items(connection: &mut AnyConnection, items: &[YearPlanItemView]) -> Result<Vec<ItemProgress>> {
    let ids: Vec<Id> = items.iter().map(|item| item.id).collect();
    let courses = store::courses_of(connection, &ids)?;
    let course_ids: Vec<Id> = courses.iter().map(|course| course.id).collect();
    let states = store::people_of(connection, &course_ids)?;
    let spent = money::spent_on(connection, &course_ids)?;
    let item_progress = |item: &YearPlanItemView| {
        let own: Vec<&AnsweringCourse> = courses.iter().filter(|course| course.item_id == Some(item.id)).collect();
        let of_courses: Vec<_> = own.iter().filter_map(|course| states.get(&course.id)).flatten().copied().collect();
        let people = people(&of_courses);
        ItemProgress {
            item_id: item.id,
            people: item.people,
            nominated: people.nominated,
            admitted: people.admitted,
            completed: people.completed,
            estimated_cost: item.estimated_cost,
            actual_cost: own.iter().filter_map(|course| spent.get(&course.id)).sum(),
            courses: own
                .into_iter()
                .map(|course| ItemCourse {
                    id: course.id,
                    name: course.name.clone(),
                    state: course.state,
                    first_day: course.first_day,
                    last_day: course.last_day,
                    seats: course.seats,
                    seats_taken: course.seats_taken,
                    cost: course.cost,
                })
                .collect(),
        }
    };
    Ok(items.iter().map(item_progress).collect())
}

/// The plan as a workbook: what was planned, and what has been done so far. Answers its file name with it.
pub async fn workbook(database: &Database, who: &Principal, scope: Scope, id: Id) -> Result<(String, Book)> {
    let who = who.clone();
    database
        .read_snapshot(move |connection| {
            let plan = year_plans::in_reach(connection, &who, &scope, id)?;
            let items = year_plans::items_of(connection, plan.id)?;
            let done = of_items(connection, &items)?;
            let registration = registrations::of(connection, plan.id)?;
            let book = workbook::book(&plan, registration.as_ref(), &items, &done)?;
            Ok((format!("ke-hoach-boi-duong-{}", plan.year), book))
        })
        .await
}
