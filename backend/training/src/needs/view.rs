//! How needs are shown: with their programme, the people whom they name, and the item that serves them.

use std::collections::BTreeMap;

use super::dto::{NeedItem, NeedPerson, NeedProgramme, NeedRound, NeedView};
use super::store::lines::{self, NeedRow};
use foundation::db::AnyConnection;
use foundation::kernel::{Id, Result};
use ward::catalogue;

/// The needs as they are shown, in the same order.
pub fn views(connection: &mut AnyConnection, rows: Vec<NeedRow>) -> Result<Vec<NeedView>> {
    let ids: Vec<Id> = rows.iter().map(|row| row.need.id).collect();
    let programme_ids: Vec<Id> = rows.iter().filter_map(|row| row.need.programme_id).collect();
    let programmes = catalogue::find_many(connection, &programme_ids)?;
    let mut people = lines::people_of(connection, &ids)?;
    let shown = |row: NeedRow| {
        let NeedRow { need, round, unit_name, item, .. } = row;
        let programme = need.programme_id.and_then(|id| programmes.get(&id)).map(|programme| NeedProgramme {
            id: programme.id,
            code: programme.code.clone(),
            name: programme.name.clone(),
            kind: programme.kind,
        });
        let named = people.remove(&need.id).unwrap_or_default().into_iter();
        let item = need.year_plan_item_id.zip(item).map(|(id, (year_plan_id, content, quarter))| NeedItem {
            id,
            year_plan_id,
            content,
            quarter,
        });
        NeedView {
            id: need.id,
            unit_id: need.unit_id,
            unit_name,
            submission_id: need.submission_id,
            round: round.map(|(id, name, submission_state)| NeedRound { id, name, submission_state }),
            programme,
            content: need.content,
            people: need.people,
            named: named
                .map(|(staff_id, full_name, post_title)| NeedPerson { staff_id, full_name, post_title })
                .collect(),
            year: need.year,
            quarter: need.quarter,
            estimated_cost: need.estimated_cost,
            reason: need.reason,
            origin: need.origin,
            carried_from_id: need.carried_from_id,
            year_plan_item: item,
            revision: need.revision,
        }
    };
    Ok(rows.into_iter().map(shown).collect())
}

/// The needs that these items of a year plan serve, by item.
pub fn of_items(connection: &mut AnyConnection, items: &[Id]) -> Result<BTreeMap<Id, Vec<NeedView>>> {
    let rows = lines::served_by(connection, items)?;
    let mut found: BTreeMap<Id, Vec<NeedView>> = BTreeMap::new();
    for need in views(connection, rows)? {
        if let Some(item) = &need.year_plan_item {
            found.entry(item.id).or_default().push(need);
        }
    }
    Ok(found)
}
