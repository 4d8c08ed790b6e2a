//! What stands in a cell of a workbook that is handed out, and the columns that cells stand in.

use chrono::NaiveDate;

use crate::kernel::{Id, Instant};

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words. They stay words, also where they begin as a formula would.
    Text(String),
    /// A year, without the point of thousands.
    Year(i32),
    /// A count.
    Whole(i64),
    /// Đồng.
    Money(i64),
    /// Hundredths of a percent's whole: 5000 is 50 %.
    Percent(i64),
    /// Hundredths: 725 is 7,25.
    Hundredths(i64),
    /// A day.
    Day(NaiveDate),
    /// A day and its time, in Vietnam.
    Moment(Instant),
    /// A unit, shown by its name.
    Unit(Id),
    /// Nothing is known, or it does not apply.
    Nothing,
}

impl From<&str> for Cell {
    fn from(words: &str) -> Self {
        if words.is_empty() { Self::Nothing } else { Self::Text(words.to_owned()) }
    }
}

impl From<String> for Cell {
    fn from(words: String) -> Self {
        if words.is_empty() { Self::Nothing } else { Self::Text(words) }
    }
}

impl From<u32> for Cell {
    fn from(count: u32) -> Self {
        Self::Whole(i64::from(count))
    }
}

impl From<i32> for Cell {
    fn from(count: i32) -> Self {
        Self::Whole(i64::from(count))
    }
}

impl From<i64> for Cell {
    fn from(count: i64) -> Self {
        Self::Whole(count)
    }
}

impl From<NaiveDate> for Cell {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl From<Instant> for Cell {
    fn from(moment: Instant) -> Self {
        Self::Moment(moment)
    }
}

impl From<bool> for Cell {
    fn from(holds: bool) -> Self {
        if holds { "x".into() } else { Self::Nothing }
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

/// A column: its heading, and its width in characters.
#[derive(Clone, Copy, Debug)]
pub struct Column<'a>(pub &'a str, pub u16);
