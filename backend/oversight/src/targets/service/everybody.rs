//! Everybody behind the figures of a plan on a day: what a report keeps.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::measuring::{facts, measured};
use crate::targets::rules::FigureSide;
use crate::targets::store::names;
use foundation::db::AnyConnection;
use foundation::kernel::{Id, PageRequest, Result, Scope};
use ward::units;

/// Rows that are read at a time.
const BATCH: usize = 1_000;

/// Somebody who is counted by a target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TargetName {
    /// The person.
    pub staff_id: Id,
    /// The name.
    #[schema(example = "Nguyễn Thị Hà")]
    pub full_name: String,
    /// The name of the unit on the day.
    pub unit_name: String,
    /// The course or the document, where times of being sent or documents are counted.
    pub about: Option<String>,
    /// Whether it is reached.
    pub reached: bool,
}

/// Everybody who is counted by a target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamesOfTarget {
    /// The target.
    pub target_id: Id,
    /// Who reached it, then who is missing, each by name.
    pub people: Vec<TargetName>,
}

/// Everybody behind the targets of the plan of a unit, in it and all below it, on a day.
pub fn names_of(connection: &mut AnyConnection, unit_id: Id, day: NaiveDate) -> Result<Vec<NamesOfTarget>> {
    let scope = Scope { units: units::tree(connection)?.below(unit_id).into_iter().collect(), own_staff: None };
    let measured = measured(connection, &scope, Some(unit_id))?;
    let mut found = Vec::with_capacity(measured.targets.len());
    for target in &measured.targets {
        let definition = target.definition()?;
        let facts = facts(connection, &[&definition], definition.as_of(day), &measured.within)?;
        let mut people = Vec::new();
        for (side, reached) in [(FigureSide::Reached, true), (FigureSide::Missing, false)] {
            let of_side = PageRequest::all(BATCH, |page| {
                names::people(connection, &definition, &facts, &measured.within, side, page)
            })?;
            people.extend(of_side.into_iter().map(|person| TargetName {
                staff_id: person.staff_id,
                full_name: person.full_name,
                unit_name: person.unit_name,
                about: person.about,
                reached,
            }));
        }
        found.push(NamesOfTarget { target_id: target.id, people });
    }
    Ok(found)
}
