//! The head of a table: which rows it takes, and what each column means.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::meaning::{Meaning, understand};
use crate::sheets::{Sheet, column_letters, fold};

/// How far down a head is looked for: title rows stand above it.
const ROWS_SEARCHED: usize = 60;
/// A head has at most so many rows.
const MOST_HEAD_ROWS: u32 = 3;
/// Headings that make a row a head, when none of them is the name.
const LEAST_HEADINGS: usize = 4;
/// A longer text is a remark or a title, no heading.
const LONGEST_HEADING: usize = 100;

/// What the user says of a column instead of what was understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnChoice {
    /// The sheet's name.
    pub sheet: String,
    /// The column's letters, as Excel shows them.
    pub column: String,
    /// What the column holds.
    pub meaning: Meaning,
}

/// A column of the table and what was understood of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Counted from 0.
    #[serde(skip)]
    pub index: u32,
    /// As Excel shows it: C.
    pub letters: String,
    /// The heading, the parts of a head of several rows joined by " / ".
    pub heading: String,
    /// What it holds; `unknown` columns are left out.
    pub meaning: Meaning,
    /// Whether the user chose the meaning.
    pub chosen: bool,
}

/// The head of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Head {
    /// First row of the head, counted from 0.
    #[serde(skip)]
    pub first_row: u32,
    /// First row below the head and below the row "(1) (2) (3)".
    #[serde(skip)]
    pub body_row: u32,
    /// Title rows above the head, from top to bottom.
    pub titles: Vec<String>,
    /// The columns from left to right.
    pub columns: Vec<Column>,
}

impl Head {
    /// The columns of a meaning, from left to right.
    pub fn columns_of(&self, meaning: Meaning) -> impl Iterator<Item = u32> {
        self.columns.iter().filter(move |column| column.meaning == meaning).map(|column| column.index)
    }

    /// The first column of a meaning.
    pub fn column_of(&self, meaning: Meaning) -> Option<u32> {
        self.columns_of(meaning).next()
    }
}

/// Finds the head of a sheet's table; `None` when there is no table of people. The user's choices go before what the
/// headings say.
pub fn find(sheet: &Sheet, choices: &[ColumnChoice]) -> Option<Head> {
    let seed = seed_row(sheet)?;
    let first_row = first_head_row(sheet, seed);
    let last_row = last_head_row(sheet, first_row, seed);
    let titles = sheet.rows().into_iter().filter(|row| *row < first_row).map(|row| row_text(sheet, row)).collect();
    let mut columns = columns(sheet, first_row, last_row);
    prefer_plain_name(&mut columns);
    for column in &mut columns {
        let choice = choices
            .iter()
            .find(|choice| choice.sheet == sheet.name && choice.column.trim().eq_ignore_ascii_case(&column.letters));
        if let Some(choice) = choice {
            column.meaning = choice.meaning;
            column.chosen = true;
        }
    }
    let mut body_row = last_row + 1;
    if is_numbering(sheet, body_row) {
        body_row += 1;
    }
    Some(Head { first_row, body_row, titles, columns })
}

/// The row with the most headings; the upper one of two with as many.
fn seed_row(sheet: &Sheet) -> Option<u32> {
    let mut best: Option<(usize, u32)> = None;
    for row in sheet.rows().into_iter().take(ROWS_SEARCHED) {
        let meanings: Vec<Meaning> = sheet
            .row(row)
            .map(|(_, cell)| cell.shown())
            .filter(|text| text.chars().count() <= LONGEST_HEADING)
            .map(|text| understand("", &text))
            .filter(|meaning| *meaning != Meaning::Unknown)
            .collect();
        let enough = meanings.len() >= if meanings.contains(&Meaning::Name) { 2 } else { LEAST_HEADINGS };
        if enough && best.is_none_or(|(count, _)| meanings.len() > count) {
            best = Some((meanings.len(), row));
        }
    }
    best.map(|(_, row)| row)
}

/// Rows above that span several of the columns below belong to the head; a title begins at the left edge.
fn first_head_row(sheet: &Sheet, seed: u32) -> u32 {
    let left = sheet.row(seed).map(|(column, _)| column).min().unwrap_or(0);
    let mut first = seed;
    while first > 0 && seed + 1 - first < MOST_HEAD_ROWS {
        let above = first - 1;
        let spanning = sheet.row(above).any(|(column, _)| column > left && sheet.own(first, column).is_some());
        let headings = sheet.row(above).filter(|(_, cell)| understand("", &cell.shown()) != Meaning::Unknown).count();
        let spans = sheet
            .row(above)
            .filter(|(column, _)| sheet.region(above, *column).is_some_and(|region| region.right > region.left))
            .count();
        let title = sheet.row(above).any(|(column, _)| {
            column <= left && sheet.region(above, column).is_some_and(|region| region.right > region.left + 2)
        });
        if !spanning || title || headings + spans == 0 {
            break;
        }
        first = above;
    }
    first
}

/// Rows below belong to the head while merged regions reach into them, or while they hold headings and no person.
fn last_head_row(sheet: &Sheet, first: u32, seed: u32) -> u32 {
    let merged = sheet
        .row(seed)
        .filter_map(|(column, _)| sheet.region(seed, column))
        .map(|region| region.bottom)
        .max()
        .unwrap_or(seed)
        .min(first + MOST_HEAD_ROWS - 1)
        .max(seed);
    let named = sheet
        .row(seed)
        .filter(|(_, cell)| matches!(understand("", &cell.shown()), Meaning::Name | Meaning::Number))
        .map(|(column, _)| column)
        .collect::<Vec<_>>();
    let mut last = merged;
    while last + 1 < first + MOST_HEAD_ROWS {
        let below = last + 1;
        let person = named.iter().any(|column| sheet.own(below, *column).is_some());
        let headings = sheet
            .row(below)
            .filter(|(column, cell)| {
                let parent = sheet.seen(last, *column).map(|cell| cell.shown()).unwrap_or_default();
                understand(&parent, &cell.shown()) != Meaning::Unknown
            })
            .count();
        if person || headings == 0 {
            break;
        }
        last = below;
    }
    last
}

fn columns(sheet: &Sheet, first: u32, last: u32) -> Vec<Column> {
    let mut parts: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for row in first..=last {
        let filled: Vec<u32> = sheet.row(row).map(|(column, _)| column).collect();
        let right = (first..=last).flat_map(|row| sheet.row(row)).map(|(column, _)| column).max().unwrap_or(0);
        for column in filled.first().copied().unwrap_or(0)..=right {
            let text = match sheet.seen(row, column) {
                Some(cell) => cell.shown(),
                // Two columns under one heading that nobody merged: the heading stands over the first of them.
                None if row < last && sheet.own(last, column).is_some() && sheet.own(first, column).is_none() => {
                    let before = filled.iter().rev().find(|other| **other < column);
                    match before {
                        Some(before) if sheet.own(last, *before).is_some() && sheet.region(row, *before).is_none() => {
                            sheet.own(row, *before).map(|cell| cell.shown()).unwrap_or_default()
                        }
                        _ => continue,
                    }
                }
                None => continue,
            };
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let heading = parts.entry(column).or_default();
            if heading.last() != Some(&text) {
                heading.push(text);
            }
        }
    }
    parts
        .into_iter()
        .map(|(index, parts)| {
            let (own, parents) = parts.split_last().map_or(("", &[][..]), |(own, parents)| (own.as_str(), parents));
            let meaning = understand(&parents.join(" "), own);
            let letters = column_letters(index);
            Column { index, letters, heading: parts.join(" / "), meaning, chosen: false }
        })
        .collect()
}

/// Beside "Họ và tên", "Họ và tên khai sinh" is another name of the same person and is left out; alone, it is the name.
fn prefer_plain_name(columns: &mut [Column]) {
    let is_birth_name = |column: &Column| fold(&column.heading).contains("khai sinh");
    if columns.iter().any(|column| column.meaning == Meaning::Name && !is_birth_name(column)) {
        for column in columns.iter_mut().filter(|column| column.meaning == Meaning::Name && is_birth_name(column)) {
            column.meaning = Meaning::Unknown;
        }
    }
}

/// A row "(1) (2) (3)", or "A B 1 2 3".
fn is_numbering(sheet: &Sheet, row: u32) -> bool {
    let texts: Vec<String> = sheet.row(row).map(|(_, cell)| cell.shown()).collect();
    let is_mark = |text: &String| {
        let inner = text.trim().trim_start_matches('(').trim_end_matches(')').trim();
        let number = !inner.is_empty() && inner.len() <= 2 && inner.chars().all(|digit| digit.is_ascii_digit());
        number || (inner.len() == 1 && inner.chars().all(|letter| letter.is_ascii_uppercase()))
    };
    texts.len() >= 3 && texts.iter().all(is_mark)
}

fn row_text(sheet: &Sheet, row: u32) -> String {
    let texts: Vec<String> = sheet.row(row).map(|(_, cell)| cell.shown().trim().to_owned()).collect();
    texts.join(" ")
}
