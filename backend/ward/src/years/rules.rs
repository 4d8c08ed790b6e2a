//! Which years there are, and when one may be closed (domain, rule 10).

use chrono::NaiveDate;

use foundation::kernel::{Code, Fault, format_day, text_enum};

/// The first year of the plan.
pub const FIRST_YEAR: i32 = 2026;

/// The last year of the plan.
pub const LAST_YEAR: i32 = 2031;

text_enum! {
    /// How a year stands.
    pub enum YearState {
        /// What belongs to it may be changed.
        Open = "open" / "Đang mở",
        /// What belongs to it changes by an amendment with a reason alone.
        Closed = "closed" / "Đã chốt năm",
    }
}

text_enum! {
    /// What was amended in a closed year.
    pub enum AmendedKind {
        /// The result of a course: of the year of its last day.
        Results = "results" / "Kết quả",
        /// An evaluation: of the year of its signature.
        Evaluations = "evaluations" / "Đánh giá sau bồi dưỡng",
        /// The classification of a person.
        Classifications = "classifications" / "Xếp loại chất lượng",
    }
}

/// Whether it is a year of the plan.
pub const fn is_of_plan(year: i32) -> bool {
    FIRST_YEAR <= year && year <= LAST_YEAR
}

/// The first day on which a year may be closed: 1 December. The classification is due before 15 December (law.md), and
/// what the last days of the year bring is amended with a reason.
pub fn closable_from(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 12, 1).unwrap_or(NaiveDate::MAX)
}

/// Refuses to close a year that is none of the plan, that has not come so far, or that is closed already.
///
/// # Errors
/// `bad_year`, `year_not_over` (with the day from which it may be closed), `year_already_closed`.
pub fn check_closing(year: i32, closed: bool, today: NaiveDate) -> Result<(), Fault> {
    if !is_of_plan(year) {
        return Err(Fault::new("/year", Code::BadYear));
    }
    if closed {
        return Err(Fault::new("", Code::YearAlreadyClosed).with("year", year));
    }
    let from = closable_from(year);
    if today < from {
        return Err(Fault::new("", Code::YearNotOver).with("year", year).with("day", format_day(from)));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r27_a_year_is_closed_once_and_from_december_on() {
        for (year, closed, today, expected) in [
            (2025, false, "2026-12-31", Some(Code::BadYear)),
            (2032, false, "2032-12-31", Some(Code::BadYear)),
            (2026, false, "2026-11-30", Some(Code::YearNotOver)),
            (2026, false, "2026-12-01", None),
            (2026, false, "2027-02-01", None),
            (2026, true, "2026-12-20", Some(Code::YearAlreadyClosed)),
            (2027, false, "2026-12-31", Some(Code::YearNotOver)),
            (2031, false, "2031-12-01", None),
        ] {
            let found = check_closing(year, closed, today.parse().expect("a day"));
            assert_eq!(found.err().map(|fault| fault.code), expected, "{year} on {today}");
        }
    }
}
