//! What stands behind the figures that are not of people sent: a line for each review, need, person and document, form,
//! sum and difficulty (R-33: each figure opens to its names).

use std::collections::BTreeSet;

use chrono::{Datelike as _, NaiveDate};

use super::dto::{FigureLine, FigureLineQuery};
use super::rules::FigurePart;
use super::store::lines as store;
use crate::dissemination;
use foundation::db::AnyConnection;
use foundation::kernel::{Id, Result, TextEnum as _};
use ward::units;

impl FigureLineQuery {
    /// Whether a line is wanted.
    pub fn wants(&self, line: &FigureLine) -> bool {
        line.part == self.part && self.about.as_ref().is_none_or(|about| line.about.as_ref() == Some(about))
    }
}

/// The lines behind one part of the figures of a unit and all below it, from a day to a day; what stands on a day is taken
/// as of the last one, or of today where that is still to come. By the same rules as the figures themselves.
pub fn lines_of(
    connection: &mut AnyConnection,
    unit_id: Id,
    period: (NaiveDate, NaiveDate),
    today: NaiveDate,
    part: FigurePart,
) -> Result<Vec<FigureLine>> {
    let below: BTreeSet<Id> = units::tree(connection)?.below(unit_id).into_iter().collect();
    let ids: Vec<Id> = below.iter().copied().collect();
    let year = period.1.year();
    let mut lines = Vec::new();
    match part {
        FigurePart::Review => {
            for (unit, people, meets, not_met, unknown, day) in store::reviewed(connection, &ids, year)? {
                let note = format!("{people} người: {meets} đáp ứng, {not_met} chưa đáp ứng, {unknown} chưa rà soát");
                lines.push(FigureLine { unit_name: None, day: Some(day), ..line(part, unit, note) });
            }
        }
        FigurePart::Needs => {
            for (content, unit, people) in store::needed(connection, &below, year)? {
                lines.push(FigureLine { unit_name: Some(unit), ..line(part, content, format!("{people} người")) });
            }
        }
        FigurePart::Documents => documents(connection, &below, period.1.min(today), &mut lines)?,
        FigurePart::Evaluations => {
            for (name, unit, level, index, day) in store::signed_forms(connection, &ids, period)? {
                let index = index.map(|index| format!("điểm {},{:02}", index / 100, index % 100));
                let note = level.iter().cloned().chain(index).collect::<Vec<_>>().join(", ");
                lines.push(FigureLine { about: level, unit_name: Some(unit), day, ..line(part, name, note) });
            }
        }
        FigurePart::Money => money(connection, &ids, period, &mut lines)?,
        FigurePart::Difficulties => {
            for (topic, title, unit, state, day) in store::reported(connection, &ids, period)? {
                let note = format!("{}; {}", topic.label(), state.label());
                lines.push(FigureLine { unit_name: Some(unit), day, ..line(part, title, note) });
            }
        }
    }
    Ok(lines)
}

/// The lines behind all parts, to be kept.
pub fn all_lines_of(
    connection: &mut AnyConnection,
    unit_id: Id,
    period: (NaiveDate, NaiveDate),
    today: NaiveDate,
) -> Result<Vec<FigureLine>> {
    let mut lines = Vec::new();
    for part in FigurePart::ALL {
        lines.extend(lines_of(connection, unit_id, period, today, *part)?);
    }
    Ok(lines)
}

fn line(part: FigurePart, name: String, note: String) -> FigureLine {
    FigureLine { part, about: None, name, unit_name: None, day: None, amount: None, note }
}

fn documents(
    connection: &mut AnyConnection,
    units: &BTreeSet<Id>,
    day: NaiveDate,
    lines: &mut Vec<FigureLine>,
) -> Result<()> {
    for (document_id, people) in dissemination::people_on(connection, units, day)? {
        lines.extend(people.into_iter().map(|person| FigureLine {
            about: Some(document_id.to_string()),
            unit_name: Some(person.unit_name),
            day: person.reached_on,
            ..line(
                FigurePart::Documents,
                person.full_name,
                if person.is_reached { "đã phổ biến" } else { "chưa phổ biến" }.to_owned(),
            )
        }));
    }
    Ok(())
}

fn money(
    connection: &mut AnyConnection,
    units: &[Id],
    period: (NaiveDate, NaiveDate),
    lines: &mut Vec<FigureLine>,
) -> Result<()> {
    for (source_id, year, unit, amount) in store::allotted(connection, units, period)? {
        lines.push(FigureLine {
            about: Some(source_id.to_string()),
            unit_name: Some(unit),
            amount: Some(amount),
            ..line(FigurePart::Money, format!("Dự toán năm {year}"), String::new())
        });
    }
    for (source_id, stage, amount, day, paper, note, course, unit) in store::ledger_lines(connection, units, period)? {
        let words = [course, note, paper].into_iter().flatten().collect::<Vec<_>>().join("; ");
        lines.push(FigureLine {
            about: Some(source_id.to_string()),
            unit_name: Some(unit),
            day: Some(day),
            amount: Some(amount),
            ..line(FigurePart::Money, stage.label().to_owned(), words)
        });
    }
    Ok(())
}
