//! The figures that are stored once a day, for the ward and each unit: what the feed hands out, and their history.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::measuring::{figures_by_unit, within};
use crate::targets::rules::Figure;
use crate::targets::store::{self, PublishedTarget, StoredFigure};
use foundation::db::Database;
use foundation::journal::{self, Transaction};
use foundation::kernel::{Id, Principal, Result};
use ward::units;

/// Stores today's figures of every plan, in the place of what was stored of today; answers how many. Each plan is a
/// transaction of its own.
pub fn store_figures(database: &Database, who: &Principal) -> Result<usize> {
    let plans = database.read_now(store::plans)?;
    let day = who.now.day();
    plans.into_iter().map(|plan| journal::write_now(database, who, |tx| store_plan(tx, plan, day))).sum()
}

fn store_plan(tx: &mut Transaction<'_>, plan: Id, day: NaiveDate) -> Result<usize> {
    let targets = store::of_plan(tx, plan)?;
    let tree = units::tree(tx)?;
    let by_unit = figures_by_unit(tx, &targets, day, &within(&tree, plan))?;
    let units = tree.below(plan);
    let mut rows = Vec::new();
    for (target, by_unit) in targets.iter().zip(&by_unit) {
        let mut sums: BTreeMap<Id, Figure> = units.iter().map(|unit_id| (*unit_id, Figure::default())).collect();
        for (unit_id, figure) in by_unit {
            for above in std::iter::once(*unit_id).chain(tree.above(*unit_id)) {
                if let Some(sum) = sums.get_mut(&above) {
                    *sum = sum.plus(*figure);
                }
            }
        }
        rows.extend(sums.into_iter().map(|(unit_id, figure)| StoredFigure {
            target_id: target.id,
            unit_id,
            day,
            numerator: figure.numerator,
            denominator: figure.denominator,
            beside_numerator: figure.beside_numerator,
            beside_denominator: figure.beside_denominator,
        }));
    }
    let mut before = Vec::new();
    for target in &targets {
        let figure = store::newest_figure(tx, target.id, plan)?;
        before.push(PublishedTarget { target: target.clone(), figure });
    }
    store::store_figures(tx, day, &rows)?;
    for before in before {
        let own = |row: &&StoredFigure| row.target_id == before.target.id && row.unit_id == plan;
        let figure = rows.iter().find(own).cloned();
        let after = PublishedTarget { target: before.target.clone(), figure };
        tx.changed("measure", &before, &after)?;
    }
    Ok(rows.len())
}

/// Whether a plan has no figures of this day yet.
pub fn figures_are_missing(database: &Database, day: NaiveDate) -> Result<bool> {
    database.read_now(|connection| {
        let mut missing = false;
        for plan in store::plans(connection)? {
            missing |= !store::is_stored(connection, plan, day)?;
        }
        Ok(missing)
    })
}
