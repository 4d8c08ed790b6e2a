//! What is typed into a cell, read as words or as a day.

use chrono::{Days, NaiveDate};

use super::workbook::Cell;
use foundation::kernel::{normalise, search_key};

/// A heading without marks, case, signs and what stands in brackets behind it.
pub fn fold(text: &str) -> String {
    let before_brackets = text.split('(').next().filter(|before| !before.trim().is_empty()).unwrap_or(text);
    let letters: String =
        search_key(before_brackets).chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Composed, with one space between words.
pub fn squeeze(text: &str) -> String {
    let composed = normalise(text).unwrap_or_else(|_| text.chars().filter(|letter| !letter.is_control()).collect());
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A day as rosters give it: of some people only the year, of some hirings only the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A whole day.
    Day(NaiveDate),
    /// The first day of a month of which no day is given.
    Month(NaiveDate),
    /// A year alone.
    Year(i32),
}

/// Reads a day: a date cell, an Excel number, or text as dd/mm/yyyy, d.m.yyyy, d-m-yyyy, yyyy-mm-dd, "ngày … tháng …
/// năm …", mm/yyyy or yyyy. The day comes before the month, always.
pub fn when(cell: &Cell) -> Option<When> {
    match cell {
        Cell::Day(day) => Some(When::Day(*day)),
        Cell::Number(number) if number.fract() == 0.0 => when_number(*number),
        Cell::Text(text) => when_text(text),
        _ => None,
    }
}

fn when_number(number: f64) -> Option<When> {
    match number {
        1900.0..=2100.0 => Some(When::Year(number as i32)),
        // From 1910 to 2119 as Excel counts days.
        3_654.0..=80_000.0 => {
            NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(number as u64)).map(When::Day)
        }
        // 04051976 in a cell of numbers loses its zero.
        1_000_000.0..=31_129_999.0 => {
            let digits = format!("{number:08}");
            day_month_year(&digits[..2], &digits[2..4], &digits[4..])
        }
        _ => None,
    }
}

fn when_text(text: &str) -> Option<When> {
    let folded = fold(text);
    let words = folded.split(' ').filter(|word| !matches!(*word, "ngay" | "thang" | "nam" | "sinh"));
    // A time of day behind the date, as copied from another program.
    let parts: Vec<&str> = words.filter(|word| *word != "00" && !word.ends_with("t00")).take(4).collect();
    if parts.iter().any(|part| !part.chars().all(|digit| digit.is_ascii_digit())) {
        return None;
    }
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => day_month_year(day, month, year),
        [day, month, year] => day_month_year(day, month, year),
        [month, year] if year.len() == 4 => {
            NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, 1).map(When::Month)
        }
        [number] => when_number(number.parse().ok()?),
        _ => None,
    }
}

fn day_month_year(day: &str, month: &str, year: &str) -> Option<When> {
    if day.len() > 2 || month.len() > 2 || year.len() != 4 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).map(When::Day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    #[test]
    fn r40_days_are_read_in_every_spelling() {
        let day = NaiveDate::from_ymd_opt(1976, 4, 15);
        for typed in [
            "15/04/1976",
            "15.4.1976",
            " 15-4-1976 ",
            "15 / 4 / 1976",
            "1976-04-15",
            "15\u{a0}/04/1976",
            "15041976",
            "ngày 15 tháng 4 năm 1976",
            "1976-04-15 00:00:00",
            "27865",
        ] {
            assert_eq!(when(&text(typed)), day.map(When::Day), "{typed}");
        }
        assert_eq!(when(&Cell::Number(27_865.0)), day.map(When::Day));
        assert_eq!(when(&Cell::Number(4_051_976.0)), NaiveDate::from_ymd_opt(1976, 5, 4).map(When::Day));
        for year in [text("1975"), text("năm 1975"), Cell::Number(1975.0)] {
            assert_eq!(when(&year), Some(When::Year(1975)));
        }
        assert_eq!(when(&text("6/2005")), NaiveDate::from_ymd_opt(2005, 6, 1).map(When::Month));
        for typed in ["31/02/1976", "04/20/1971", "15/04/76", "không rõ", "15/04", "1976/1977", "-5", "1e9"] {
            assert_eq!(when(&text(typed)), None, "{typed}");
        }
    }
}
