//! What is done with years: closed once, never opened again; what is changed afterwards is put down as an amendment.

use std::collections::{BTreeMap, BTreeSet};

use super::dto::{ClosingBody, YearView, YearsView};
use super::filter::{AmendmentFilter, YearFilter};
use super::rules::{AmendedKind, FIRST_YEAR, LAST_YEAR, YearState, check_closing, closable_from};
use super::store::{self, AmendmentRow, ClosedYear, ListedAmendment};
use crate::units::{self, UnitKind};
use foundation::db::{AnyConnection, Database};
use foundation::journal::{self, Journaled, Transaction};
use foundation::kernel::{
    Code, Fault, Id, Page, PageRequest, Principal, Problem, Result, Scope, TextEnum as _, YearsClose,
};

/// Whose plan a unit is under: the nearest ward at it or above it; the top of the tree where there is none.
fn planning_unit(connection: &mut AnyConnection, unit_id: Option<Id>) -> Result<Id> {
    let Some(unit_id) = unit_id else { return Ok(units::root(connection)?.id) };
    let found = planning_units(connection, &BTreeSet::from([unit_id]))?.remove(&unit_id);
    found.ok_or_else(|| Problem::invalid(vec![Fault::new("/unit_id", Code::UnknownReference)]))
}

/// The same of several units; those that are not in the tree are left out.
fn planning_units(connection: &mut AnyConnection, unit_ids: &BTreeSet<Id>) -> Result<BTreeMap<Id, Id>> {
    let root = units::root(connection)?.id;
    let tree = units::tree(connection)?;
    let paths: Vec<Vec<Id>> = unit_ids
        .iter()
        .filter(|unit_id| tree.contains(**unit_id))
        .map(|unit_id| std::iter::once(*unit_id).chain(tree.above(*unit_id)).collect())
        .collect();
    let on_paths: BTreeSet<Id> = paths.iter().flatten().copied().collect();
    let wards: BTreeSet<Id> = units::of_ids(connection, &on_paths.into_iter().collect::<Vec<_>>())?
        .into_iter()
        .filter(|unit| unit.kind == UnitKind::Ward)
        .map(|unit| unit.id)
        .collect();
    Ok(paths
        .into_iter()
        .map(|path| (path[0], path.into_iter().find(|unit| wards.contains(unit)).unwrap_or(root)))
        .collect())
}

/// The ward of whoever asks: the top of the tree for who has a role over it, else that above his first unit.
fn own_planning_unit(connection: &mut AnyConnection, who: &Principal) -> Result<Id> {
    let narrow = who.grants.iter().all(|grant| !grant.whole);
    planning_unit(connection, who.grants.first().filter(|_| narrow).map(|grant| grant.unit_id))
}

/// The closing of a year for people of a unit, where the year is closed.
pub fn closing_of(connection: &mut AnyConnection, unit_id: Id, year: i32) -> Result<Option<ClosedYear>> {
    let ward = planning_unit(connection, Some(unit_id))?;
    store::closing(connection, ward, year)
}

/// Which of these units are of a ward that has closed a year.
pub fn closed_units(connection: &mut AnyConnection, unit_ids: &BTreeSet<Id>, year: i32) -> Result<BTreeSet<Id>> {
    let closed = store::closed_by(connection, year)?;
    if closed.is_empty() {
        return Ok(BTreeSet::new());
    }
    let wards = planning_units(connection, unit_ids)?;
    Ok(wards.into_iter().filter(|(_, ward)| closed.contains(ward)).map(|(unit, _)| unit).collect())
}

/// A change of what belongs to a closed year, with its reason: what is changed is handed to [`Amending::record`].
#[derive(Debug)]
#[must_use = "what was permitted in a closed year has to be recorded"]
pub struct Amending {
    year: i32,
    reason: String,
}

/// Asks whether something of people of a unit may be changed that belongs to a year. Nothing more is to be done in an
/// open year; in a closed one the change is recorded with its reason. Ask before anything is written: the ward is
/// locked against a closing in between, before people and courses.
///
/// # Errors
/// `year_closed`, where the year is closed and no reason is given.
pub fn permit(tx: &mut Transaction<'_>, unit_id: Id, year: i32, reason: Option<&str>) -> Result<Option<Amending>> {
    let ward = planning_unit(tx, Some(unit_id))?;
    units::lock(tx, &BTreeSet::from([ward]))?;
    if store::closing(tx, ward, year)?.is_none() {
        return Ok(None);
    }
    match reason.map(str::trim).filter(|reason| !reason.is_empty()) {
        Some(reason) => Ok(Some(Amending { year, reason: reason.to_owned() })),
        None => Err(Problem::new(Code::YearClosed).with("year", year)),
    }
}

impl Amending {
    /// Puts the change down: what it was, what it is since, who, when and why.
    pub fn record<T: Journaled>(
        self,
        tx: &mut Transaction<'_>,
        staff_id: Id,
        before: Option<&T>,
        after: Option<&T>,
    ) -> Result<()> {
        let Some(thing) = after.or(before) else { return Ok(()) };
        let kind = AmendedKind::from_code(T::KIND)
            .ok_or_else(|| Problem::internal(format!("{} are not closed with a year", T::KIND)))?;
        let unit_id = thing.unit_id().ok_or_else(|| Problem::internal("an amendment of a thing without a unit"))?;
        let written = |thing: Option<&T>| thing.map(serde_json::to_string).transpose().map_err(Problem::internal);
        let who = tx.who();
        let amendment = AmendmentRow {
            id: Id::new(who.now),
            kind,
            subject_id: thing.id(),
            staff_id,
            unit_id,
            year: self.year,
            reason: self.reason,
            before_content: written(before)?,
            after_content: written(after)?,
            account_id: who.account_id,
            account_name: who.name.clone(),
            acting_for_name: who.acting_for.as_ref().map(|other| other.name.clone()),
            created_at: who.now,
        };
        store::insert_amendment(tx, &amendment)?;
        tx.created("amend", &amendment)
    }
}

/// The years of the plan of a ward, as far as they have come.
pub async fn list(database: &Database, who: &Principal, filter: YearFilter) -> Result<YearsView> {
    let who = who.clone();
    database
        .read(move |connection| {
            let asked = match filter.unit_id {
                None => own_planning_unit(connection, &who),
                unit_id => planning_unit(connection, unit_id),
            };
            let ward =
                asked.map_err(|_| Problem::unreadable(vec![Fault::new("/query/unit_id", Code::UnknownReference)]))?;
            let closed = store::closed(connection, ward)?;
            let items = (FIRST_YEAR..=LAST_YEAR.min(who.now.year().max(FIRST_YEAR)))
                .map(|year| shown(&who, ward, year, closed.iter().find(|closed| closed.year == year)))
                .collect();
            Ok(YearsView { items })
        })
        .await
}

fn shown(who: &Principal, ward: Id, year: i32, closed: Option<&ClosedYear>) -> YearView {
    let reaches = who.scope::<YearsClose>().is_ok_and(|scope| scope.holds(Some(ward), None));
    YearView {
        unit_id: ward,
        year,
        state: if closed.is_some() { YearState::Closed } else { YearState::Open },
        closable_from: closable_from(year),
        may_close: reaches && check_closing(year, closed.is_some(), who.now.day()).is_ok(),
        closed_on: closed.map(|closed| closed.closed_on),
        closed_by_name: closed.map(|closed| closed.closed_by_name.clone()),
        note: closed.and_then(|closed| closed.note.clone()),
    }
}

/// Closes a year of a ward.
pub async fn close(
    database: &Database,
    who: &Principal,
    scope: Scope,
    year: i32,
    body: ClosingBody,
) -> Result<YearView> {
    journal::write(database, who, move |tx| {
        let who = tx.who().clone();
        let ward = match body.unit_id {
            None => own_planning_unit(tx, &who)?,
            unit_id => planning_unit(tx, unit_id)?,
        };
        scope.require(Some(ward), None)?;
        units::lock(tx, &BTreeSet::from([ward]))?;
        let before = store::closing(tx, ward, year)?;
        if let Err(fault) = check_closing(year, before.is_some(), tx.who().now.day()) {
            return Err(if fault.code.status() == 422 { Problem::invalid(vec![fault]) } else { fault.into() });
        }
        let closed = ClosedYear {
            id: Id::new(who.now),
            unit_id: ward,
            year,
            closed_on: who.now.day(),
            closed_by: who.account_id,
            closed_by_name: who.name_on_record(),
            note: body.note.filter(|note| !note.is_empty()),
            created_at: who.now,
        };
        store::insert_closing(tx, &closed)?;
        tx.created("close", &closed)?;
        Ok(shown(&who, ward, year, Some(&closed)))
    })
    .await
}

/// The amendments in reach.
pub async fn amendments(
    database: &Database,
    scope: Scope,
    filter: AmendmentFilter,
    page: PageRequest,
) -> Result<Page<ListedAmendment>> {
    database.read(move |connection| store::list(connection, &scope, &filter, &page)).await
}
