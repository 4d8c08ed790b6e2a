//! Sums over the ledger, made by the database in whole numbers.

use std::collections::BTreeMap;

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::Allocation;
use crate::money::rules::{Grouping, Stage, Sums};
use chrono::{Datelike as _, NaiveDate};
use foundation::db::schema::{allocations, courses, fund_sources, money_lines, staff, units};
use foundation::db::{AnyConnection, within_reach};
use foundation::kernel::{Id, Result, Scope};

/// PostgreSQL widens a sum of BIGINT to NUMERIC.
const SUM: &str = "CAST(SUM(money_lines.amount) AS BIGINT)";
const COUNT: &str = "CAST(SUM(CASE WHEN money_lines.amount > 0 THEN 1 ELSE -1 END) AS BIGINT)";
const RELEASED: &str = "CAST(SUM(CASE WHEN money_lines.amount < 0 AND money_lines.stage <> 'spent' \
                        THEN -money_lines.amount ELSE 0 END) AS BIGINT)";

/// What has become of these allocations, by id.
pub fn sums_of(connection: &mut AnyConnection, of: &[Allocation]) -> Result<BTreeMap<Id, Sums>> {
    let ids: Vec<Id> = of.iter().map(|allocation| allocation.id).collect();
    let rows: Vec<(Id, Option<Id>, Stage, i64, i64)> = money_lines::table
        .filter(money_lines::allocation_id.eq_any(ids))
        .group_by((money_lines::allocation_id, money_lines::course_id, money_lines::stage))
        .select((
            money_lines::allocation_id,
            money_lines::course_id,
            money_lines::stage,
            sql::<BigInt>(SUM),
            sql::<BigInt>(COUNT),
        ))
        .load(connection)?;
    let mut found: BTreeMap<Id, Sums> =
        of.iter().map(|allocation| (allocation.id, Sums { amount: allocation.amount, ..Sums::default() })).collect();
    for (allocation_id, course_id, stage, amount, count) in rows {
        let sums = found.entry(allocation_id).or_default();
        let Some(course_id) = course_id else {
            // Only what is spent can be without a course.
            sums.elsewhere += amount;
            continue;
        };
        let course = sums.courses.entry(course_id).or_default();
        match stage {
            Stage::Planned => course.planned = amount,
            Stage::Committed => (course.committed, course.people) = (amount, count),
            Stage::Spent => course.spent = amount,
        }
    }
    Ok(found)
}

/// What was paid for these courses, in đồng, whatever allocation paid; those for which nothing was are left out.
pub fn spent_on(connection: &mut AnyConnection, courses: &[Id]) -> Result<BTreeMap<Id, i64>> {
    let rows: Vec<(Option<Id>, i64)> = money_lines::table
        .filter(money_lines::course_id.eq_any(courses.to_vec()))
        .filter(money_lines::stage.eq(Stage::Spent))
        .group_by(money_lines::course_id)
        .select((money_lines::course_id, sql::<BigInt>(SUM)))
        .load(connection)?;
    Ok(rows.into_iter().filter_map(|(course, amount)| Some((course?, amount))).collect())
}

/// The sums of one group, in đồng.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GroupSums {
    /// What is planned now.
    pub planned: i64,
    /// What is committed now.
    pub committed: i64,
    /// What was spent.
    pub spent: i64,
    /// What was planned or committed and has been given back.
    pub released: i64,
}

/// The lines in scope of a year's allocations, added up; under `None` those that fall on no group.
pub fn grouped(
    connection: &mut AnyConnection,
    scope: &Scope,
    year: i32,
    by: Grouping,
) -> Result<BTreeMap<Option<Id>, GroupSums>> {
    let in_reach = within_reach(connection, "money_lines.unit_id", &scope.unit_ids());
    macro_rules! rows {
        ($key:expr) => {
            money_lines::table
                .inner_join(allocations::table.on(allocations::id.eq(money_lines::allocation_id)))
                .filter(allocations::year.eq(year))
                .filter(in_reach)
                .group_by(($key, money_lines::stage))
                .select(($key, money_lines::stage, sql::<BigInt>(SUM), sql::<BigInt>(RELEASED)))
                .load(connection)?
        };
    }
    let rows: Vec<(Option<Id>, Stage, i64, i64)> = match by {
        Grouping::Course => rows!(money_lines::course_id),
        Grouping::Person => rows!(money_lines::staff_id),
        Grouping::Unit => known(rows!(money_lines::unit_id), Some),
        Grouping::Source => {
            let sources: BTreeMap<Id, Id> = allocations::table
                .filter(allocations::year.eq(year))
                .select((allocations::id, allocations::source_id))
                .load::<(Id, Id)>(connection)?
                .into_iter()
                .collect();
            known(rows!(money_lines::allocation_id), |allocation_id| sources.get(&allocation_id).copied())
        }
    };
    let mut found: BTreeMap<Option<Id>, GroupSums> = BTreeMap::new();
    for (key, stage, amount, released) in rows {
        let sums = found.entry(key).or_default();
        sums.released += released;
        match stage {
            Stage::Planned => sums.planned += amount,
            Stage::Committed => sums.committed += amount,
            Stage::Spent => sums.spent += amount,
        }
    }
    Ok(found)
}

/// Rows whose column is never null, under what it stands for.
fn known<T>(rows: Vec<(Id, Stage, i64, T)>, of: impl Fn(Id) -> Option<Id>) -> Vec<(Option<Id>, Stage, i64, T)> {
    rows.into_iter().map(|(id, stage, amount, more)| (of(id), stage, amount, more)).collect()
}

/// The names of the groups, by id.
pub fn names(connection: &mut AnyConnection, by: Grouping, ids: &[Id]) -> Result<BTreeMap<Id, String>> {
    let rows: Vec<(Id, String)> = match by {
        Grouping::Course => {
            courses::table.filter(courses::id.eq_any(ids)).select((courses::id, courses::name)).load(connection)?
        }
        Grouping::Unit => {
            units::table.filter(units::id.eq_any(ids)).select((units::id, units::name)).load(connection)?
        }
        Grouping::Person => {
            staff::table.filter(staff::id.eq_any(ids)).select((staff::id, staff::full_name)).load(connection)?
        }
        Grouping::Source => fund_sources::table
            .filter(fund_sources::id.eq_any(ids))
            .select((fund_sources::id, fund_sources::name))
            .load(connection)?,
    };
    Ok(rows.into_iter().collect())
}

/// The money of a source in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceSums {
    /// The source.
    pub source_id: Id,
    /// Its name.
    pub name: String,
    /// What was allotted of it for the years of the period, in đồng.
    pub allotted: i64,
    /// Committed in the period, less what was given back, in đồng.
    pub committed: i64,
    /// Spent in the period, in đồng.
    pub spent: i64,
}

/// What these units were allotted for the years of a period, and the lines on them of its days, by source; sources
/// without either are left out.
pub fn by_source(
    connection: &mut AnyConnection,
    units: &[Id],
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<SourceSums>> {
    let allotted: Vec<(Id, i64)> = allocations::table
        .filter(allocations::year.between(from.year(), to.year()))
        .filter(allocations::unit_id.eq_any(units.to_vec()))
        .select((allocations::source_id, allocations::amount))
        .load(connection)?;
    let moved: Vec<(Id, Stage, i64)> = money_lines::table
        .filter(money_lines::day.between(from, to))
        .filter(money_lines::unit_id.eq_any(units.to_vec()))
        .group_by((money_lines::allocation_id, money_lines::stage))
        .select((money_lines::allocation_id, money_lines::stage, sql::<BigInt>(SUM)))
        .load(connection)?;
    let source_of: BTreeMap<Id, Id> = allocations::table
        .select((allocations::id, allocations::source_id))
        .load::<(Id, Id)>(connection)?
        .into_iter()
        .collect();
    let moved: Vec<(Id, Stage, i64)> = moved
        .into_iter()
        .filter_map(|(allocation, stage, amount)| Some((*source_of.get(&allocation)?, stage, amount)))
        .collect();
    let sources: Vec<(Id, String)> = fund_sources::table
        .order((fund_sources::kind, fund_sources::name, fund_sources::id))
        .select((fund_sources::id, fund_sources::name))
        .load(connection)?;
    let sum = |source_id: Id, stage: Stage| {
        let of_it = moved.iter().filter(|(source, at, _)| *source == source_id && *at == stage);
        of_it.map(|(_, _, amount)| amount).sum()
    };
    let known = |source_id: Id| {
        allotted.iter().any(|(source, _)| *source == source_id)
            || moved.iter().any(|(source, stage, _)| *source == source_id && *stage != Stage::Planned)
    };
    Ok(sources
        .into_iter()
        .filter(|(source_id, _)| known(*source_id))
        .map(|(source_id, name)| SourceSums {
            source_id,
            name,
            allotted: allotted.iter().filter(|(source, _)| *source == source_id).map(|(_, amount)| amount).sum(),
            committed: sum(source_id, Stage::Committed),
            spent: sum(source_id, Stage::Spent),
        })
        .collect())
}
