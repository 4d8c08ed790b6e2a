//! When somebody may stand in.

use chrono::NaiveDate;

use foundation::kernel::{Code, Fault, Id};

/// Every fault of a substitution as it is named on `today`.
pub fn faults(
    account_id: Id,
    substitute_account_id: Id,
    first_day: NaiveDate,
    last_day: NaiveDate,
    today: NaiveDate,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    if substitute_account_id == account_id {
        faults.push(Fault::new("/substitute_account_id", Code::OwnSubstitute));
    }
    if last_day < first_day {
        faults.push(Fault::new("/last_day", Code::AfterEnd));
    } else if last_day < today {
        faults.push(Fault::new("/last_day", Code::DayPassed));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_substitute_is_another_and_stands_in_from_now_on() {
        let (head, deputy) = (Id::from_words("head"), Id::from_words("deputy"));
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        for (substitute, first, last, codes) in [
            (deputy, "2026-07-01", "2026-07-01", vec![]),
            (deputy, "2026-06-20", "2026-07-10", vec![]),
            (head, "2026-07-01", "2026-07-10", vec![Code::OwnSubstitute]),
            (deputy, "2026-07-11", "2026-07-10", vec![Code::AfterEnd]),
            (deputy, "2026-06-01", "2026-06-30", vec![Code::DayPassed]),
            (head, "2026-06-01", "2026-05-30", vec![Code::OwnSubstitute, Code::AfterEnd]),
        ] {
            let found = faults(head, substitute, day(first), day(last), day("2026-07-01"));
            assert_eq!(found.into_iter().map(|fault| fault.code).collect::<Vec<_>>(), codes, "{first} {last}");
        }
    }
}
