//! How far documents have reached, as of any day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Loaded, load_one};
use crate::dissemination::dto::{DocumentReach, ReachPersonView, ReachShare, UnitReach};
use crate::dissemination::filter::{ReachPeopleQuery, ReachQuery};
use crate::dissemination::rules::{ReachSide, version_on};
use crate::dissemination::store::reach::{self as store, Asked, Counts};
use crate::dissemination::workbook;
use foundation::db::{AnyConnection, Database};
use foundation::http::Book;
use foundation::kernel::{Code, Cursor, Fault, Id, Page, PageRequest, Principal, Problem, Result, Scope};
use ward::units;
use ward::years::rules::FIRST_YEAR;

/// What is asked of a document in these units on a day; nothing before its first version.
pub fn asked(loaded: &Loaded, units: &BTreeSet<Id>, day: NaiveDate) -> Option<Asked> {
    let versions: Vec<(i32, NaiveDate)> = loaded.versions.iter().map(|row| (row.version, row.from_day)).collect();
    Some(Asked {
        document_id: loaded.row.id,
        version: version_on(&versions, day)?,
        day,
        units: loaded.units.intersection(units).copied().collect(),
        audience: loaded.row.audience(),
    })
}

/// The counts of all units of the scope together.
pub fn total(connection: &mut AnyConnection, loaded: &Loaded, scope: &Scope, day: NaiveDate) -> Result<ReachShare> {
    let counts = match asked(loaded, &scope.units, day) {
        None => Vec::new(),
        Some(asked) => store::counts(connection, &asked)?,
    };
    Ok(counts.into_iter().fold(Counts::default(), |sum, (_, one)| sum.plus(one)).into())
}

/// The document, the units and the day that a query means.
struct Meant {
    loaded: Loaded,
    day: NaiveDate,
    asked: Option<Asked>,
}

fn meant(
    connection: &mut AnyConnection,
    scope: &Scope,
    id: Id,
    (unit_id, day): (Option<Id>, Option<NaiveDate>),
    today: NaiveDate,
) -> Result<Meant> {
    let loaded = load_one(connection, id)?;
    if !loaded.is_in(scope) {
        return Err(Code::NotFound.into());
    }
    let day = day.unwrap_or(today);
    let first = NaiveDate::from_ymd_opt(FIRST_YEAR, 1, 1).unwrap_or_default();
    let fault = if day > today {
        Some(Code::DayInFuture)
    } else if day < first {
        Some(Code::BeforePlanPeriod)
    } else {
        None
    };
    let mut faults: Vec<Fault> = fault.map(|code| Fault::new("/query/day", code)).into_iter().collect();
    let within: BTreeSet<Id> = match unit_id {
        None => scope.units.clone(),
        Some(unit_id) => {
            if !scope.units.contains(&unit_id) {
                faults.push(Fault::new("/query/unit_id", Code::UnknownReference));
            }
            units::tree(connection)?.below(unit_id).intersection(&scope.units).copied().collect()
        }
    };
    if !faults.is_empty() {
        return Err(Problem::unreadable(faults));
    }
    let asked = asked(&loaded, &within, day);
    Ok(Meant { loaded, day, asked })
}

fn measured(connection: &mut AnyConnection, meant: &Meant) -> Result<DocumentReach> {
    let counts: BTreeMap<Id, Counts> = match &meant.asked {
        None => BTreeMap::new(),
        Some(asked) => store::counts(connection, asked)?.into_iter().collect(),
    };
    let ids: Vec<Id> = counts.keys().copied().collect();
    let total = counts.values().fold(Counts::default(), |sum, one| sum.plus(*one));
    let mut known = units::of_ids(connection, &ids)?;
    known.sort_by_key(|unit| (unit.position, unit.id));
    let units = known.into_iter().filter_map(|unit| {
        let share = ReachShare::from(*counts.get(&unit.id)?);
        Some(UnitReach { unit_id: unit.id, unit_name: unit.short_name, share })
    });
    Ok(DocumentReach {
        document_id: meant.loaded.row.id,
        version: meant.asked.as_ref().map(|asked| asked.version),
        day: meant.day,
        total: total.into(),
        units: units.collect(),
    })
}

/// The share of a document by unit.
pub async fn reach(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    query: ReachQuery,
) -> Result<DocumentReach> {
    let today = who.now.day();
    database
        .read_snapshot(move |connection| {
            let meant = meant(connection, &scope, id, (query.unit_id, query.day), today)?;
            measured(connection, &meant)
        })
        .await
}

/// The names on one side of the share.
pub async fn people(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    query: ReachPeopleQuery,
    page: PageRequest,
) -> Result<Page<ReachPersonView>> {
    let today = who.now.day();
    database
        .read_snapshot(move |connection| {
            let meant = meant(connection, &scope, id, (query.unit_id, query.day), today)?;
            let Some(asked) = meant.asked.filter(|asked| !asked.units.is_empty()) else {
                return Ok(Page { items: Vec::new(), next_cursor: None, total: page.with_total.then_some(0) });
            };
            let side = query.side.unwrap_or(ReachSide::Missing);
            Ok(store::people(connection, &asked, side, &page)?.map(|row| ReachPersonView::of(row, side)))
        })
        .await
}

/// The share by unit and all names as a workbook.
pub async fn book(database: &Database, who: &Principal, scope: Scope, id: Id, query: ReachQuery) -> Result<Book> {
    let today = who.now.day();
    database
        .read_snapshot(move |connection| {
            let meant = meant(connection, &scope, id, (query.unit_id, query.day), today)?;
            let figures = measured(connection, &meant)?;
            let mut sides = Vec::new();
            for side in [ReachSide::Missing, ReachSide::Reached, ReachSide::Away] {
                let found = match &meant.asked {
                    Some(asked) if !asked.units.is_empty() => all_people(connection, asked, side)?,
                    _ => Vec::new(),
                };
                sides.push((side, found));
            }
            workbook::of_document(&meant.loaded.row, &figures, &sides)
        })
        .await
}

/// How many names are read at a time for a workbook.
const ROWS_AT_A_TIME: usize = 1000;

/// All names on one side of the share.
pub fn all_people(connection: &mut AnyConnection, asked: &Asked, side: ReachSide) -> Result<Vec<ReachPersonView>> {
    let mut page = PageRequest { limit: ROWS_AT_A_TIME, ..PageRequest::default() };
    let mut all = Vec::new();
    loop {
        let Page { items, next_cursor, .. } = store::people(connection, asked, side, &page)?;
        all.extend(items.into_iter().map(|row| ReachPersonView::of(row, side)));
        match next_cursor.and_then(|cursor| Cursor::decode(&cursor)) {
            None => return Ok(all),
            Some(cursor) => page.cursor = Some(cursor),
        }
    }
}
