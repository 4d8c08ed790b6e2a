//! What stands behind the figures that are not of people sent.

use std::collections::BTreeSet;

use chrono::{Datelike as _, NaiveDate};
use diesel::prelude::*;

use crate::difficulties::rules::{DifficultyState, DifficultyTopic};
use crate::evaluations::rules::EvaluationState;
use foundation::db::AnyConnection;
use foundation::db::schema::{
    allocations, courses, difficulties, evaluations, fund_sources, money_lines, needs, needs_submissions, staff,
    unit_reviews, units,
};
use foundation::kernel::{Id, Result};
use training::money::rules::Stage;
use training::needs::rules::SubmissionState;

/// A signed evaluation: the person, the unit, the level, the index in hundredths, the day of signing.
pub type SignedForm = (String, String, Option<String>, Option<i32>, Option<NaiveDate>);

/// The evaluations of people of these units that were signed in a period, by name.
pub fn signed_forms(
    connection: &mut AnyConnection,
    unit_ids: &[Id],
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<SignedForm>> {
    Ok(evaluations::table
        .inner_join(staff::table.on(staff::id.eq(evaluations::staff_id)))
        .inner_join(units::table.on(units::id.eq(evaluations::unit_id)))
        .filter(evaluations::state.eq(EvaluationState::Signed))
        .filter(evaluations::signed_on.between(from, to))
        .filter(evaluations::unit_id.eq_any(unit_ids.to_vec()))
        .order((staff::sort_key, evaluations::signed_on, evaluations::id))
        .select((
            staff::full_name,
            units::short_name,
            evaluations::band,
            evaluations::index_hundredths,
            evaluations::signed_on,
        ))
        .load(connection)?)
}

/// A line of the ledger: the source, the stage, the amount, the day, the paper, the note, the course, the unit.
pub type LedgerLine = (Id, Stage, i64, NaiveDate, Option<String>, Option<String>, Option<String>, String);

/// What was committed and spent by these units in a period, by day.
pub fn ledger_lines(
    connection: &mut AnyConnection,
    unit_ids: &[Id],
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<LedgerLine>> {
    Ok(money_lines::table
        .inner_join(allocations::table.on(allocations::id.eq(money_lines::allocation_id)))
        .inner_join(units::table.on(units::id.eq(money_lines::unit_id)))
        .left_join(courses::table.on(courses::id.nullable().eq(money_lines::course_id)))
        .filter(money_lines::stage.ne(Stage::Planned))
        .filter(money_lines::day.between(from, to))
        .filter(money_lines::unit_id.eq_any(unit_ids.to_vec()))
        .order((money_lines::day, money_lines::created_at, money_lines::id))
        .select((
            allocations::source_id,
            money_lines::stage,
            money_lines::amount,
            money_lines::day,
            money_lines::paper_number,
            money_lines::note,
            courses::name.nullable(),
            units::short_name,
        ))
        .load(connection)?)
}

/// An allocation: the source, the year, the unit, the amount.
pub type Allotted = (Id, i32, String, i64);

/// What these units were allotted for the years of a period.
pub fn allotted(
    connection: &mut AnyConnection,
    unit_ids: &[Id],
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<Allotted>> {
    Ok(allocations::table
        .inner_join(units::table.on(units::id.eq(allocations::unit_id)))
        .inner_join(fund_sources::table.on(fund_sources::id.eq(allocations::source_id)))
        .filter(allocations::year.between(from.year(), to.year()))
        .filter(allocations::unit_id.eq_any(unit_ids.to_vec()))
        .order((allocations::year, units::position, allocations::id))
        .select((allocations::source_id, allocations::year, units::short_name, allocations::amount))
        .load(connection)?)
}

/// A difficulty: what it is about, in short, the unit, how it stands, when it was reported.
pub type Reported = (DifficultyTopic, String, String, DifficultyState, Option<NaiveDate>);

/// The difficulties that these units reported in a period and did not take back.
pub fn reported(
    connection: &mut AnyConnection,
    unit_ids: &[Id],
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<Reported>> {
    Ok(difficulties::table
        .inner_join(units::table.on(units::id.eq(difficulties::unit_id)))
        .filter(difficulties::state.ne(DifficultyState::Withdrawn))
        .filter(difficulties::reported_on.between(from, to))
        .filter(difficulties::unit_id.eq_any(unit_ids.to_vec()))
        .order((difficulties::reported_on, difficulties::id))
        .select((
            difficulties::topic,
            difficulties::title,
            units::short_name,
            difficulties::state,
            difficulties::reported_on,
        ))
        .load(connection)?)
}

/// A confirmed review: the unit, its people, who met the requirement, who did not, on whom nothing was found, the day.
pub type Reviewed = (String, i32, i32, i32, i32, NaiveDate);

/// The reviews of a year that the heads of these units have confirmed.
pub fn reviewed(connection: &mut AnyConnection, unit_ids: &[Id], year: i32) -> Result<Vec<Reviewed>> {
    Ok(unit_reviews::table
        .inner_join(units::table.on(units::id.eq(unit_reviews::unit_id)))
        .filter(unit_reviews::year.eq(year))
        .filter(unit_reviews::unit_id.eq_any(unit_ids.to_vec()))
        .order((units::position, units::id))
        .select((
            units::short_name,
            unit_reviews::people,
            unit_reviews::meets,
            unit_reviews::below,
            unit_reviews::not_reviewed,
            unit_reviews::confirmed_on,
        ))
        .load(connection)?)
}

/// A need: what is wanted, by which unit, for how many people.
pub type Needed = (String, String, i32);

/// The accepted needs of these units for a year.
pub fn needed(connection: &mut AnyConnection, unit_ids: &BTreeSet<Id>, year: i32) -> Result<Vec<Needed>> {
    Ok(needs::table
        .inner_join(needs_submissions::table.on(needs_submissions::id.nullable().eq(needs::submission_id)))
        .inner_join(units::table.on(units::id.eq(needs::unit_id)))
        .filter(needs_submissions::state.eq(SubmissionState::Accepted))
        .filter(needs::year.eq(year))
        .filter(needs::unit_id.eq_any(unit_ids.iter().copied().collect::<Vec<_>>()))
        .order((units::position, needs::position, needs::id))
        .select((needs::content, units::short_name, needs::people))
        .load(connection)?)
}
