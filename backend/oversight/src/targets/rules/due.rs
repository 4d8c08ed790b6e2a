//! By which last day of a course its report and its evaluation are due on a day. Both come later the later a course
//! ends, so one bound for each says it of all courses; who was on long leave is asked one by one.

use std::ops::RangeInclusive;

use chrono::{Datelike as _, Days, NaiveDate};

use crate::evaluations::rules::{self as evaluations, MONTHS_OF_APPLYING, Round};
use foundation::kernel::add_months;
use training::result_reports::rules::{self as reports, DUE_WORKING_DAYS};

/// The latest day whose report is due on or before `as_of`: `add_working_days` is the calendar of a unit.
pub fn last_day_with_report_due(as_of: NaiveDate, add_working_days: impl Fn(NaiveDate, u32) -> NaiveDate) -> NaiveDate {
    latest(as_of, |day| add_working_days(day, DUE_WORKING_DAYS) <= as_of)
}

/// The latest day from which three months of applying have passed on `as_of`: for longer courses.
pub fn last_day_matured(as_of: NaiveDate) -> NaiveDate {
    latest(as_of, |day| add_months(day, MONTHS_OF_APPLYING) <= as_of)
}

/// The latest day from which a short course had matured when the last round before or on `as_of` opened.
pub fn last_day_matured_for_round(as_of: NaiveDate, rounds: &[Round]) -> NaiveDate {
    last_day_matured(last_round(as_of, rounds))
}

/// The last day on or before `as_of` on which a round opened; without rounds every course is by itself.
fn last_round(as_of: NaiveDate, rounds: &[Round]) -> NaiveDate {
    let days = |year| rounds.iter().filter_map(move |round| NaiveDate::from_ymd_opt(year, round.month, round.day));
    days(as_of.year() - 1).chain(days(as_of.year())).filter(|day| *day <= as_of).max().unwrap_or(as_of)
}

fn latest(from: NaiveDate, holds: impl Fn(NaiveDate) -> bool) -> NaiveDate {
    let mut day = from;
    while !holds(day) {
        day = day.checked_sub_days(Days::new(1)).unwrap_or(NaiveDate::MIN);
    }
    day
}

/// Whether the report on a course is due on `as_of` for somebody with these long leaves.
pub fn report_is_due(
    last_day: NaiveDate,
    suspensions: &[RangeInclusive<NaiveDate>],
    as_of: NaiveDate,
    add_working_days: impl Fn(NaiveDate, u32) -> NaiveDate,
) -> bool {
    reports::due_on(last_day, DUE_WORKING_DAYS, suspensions, add_working_days).is_some_and(|day| day <= as_of)
}

/// Whether the evaluation of a course is open on `as_of` for somebody with these long leaves.
pub fn evaluation_is_open(
    last_day: NaiveDate,
    is_short: bool,
    rounds: &[Round],
    suspensions: &[RangeInclusive<NaiveDate>],
    as_of: NaiveDate,
) -> bool {
    let Some(matured_on) = evaluations::opens_on(last_day, suspensions) else { return false };
    let round = evaluations::round_of(rounds, matured_on).filter(|_| is_short);
    round.unwrap_or(matured_on) <= as_of
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluations::rules::shipped_rounds;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn r08_r09_a_bound_says_of_every_course_what_its_own_day_says() {
        let add = |day: NaiveDate, count: u32| day + Days::new(u64::from(count) + u64::from(day.day() % 3));
        let rounds = shipped_rounds();
        for as_of in foundation::kernel::days_between(day("2027-01-20"), day("2027-12-10")).step_by(9) {
            let report = last_day_with_report_due(as_of, add);
            let (long, short) = (last_day_matured(as_of), last_day_matured_for_round(as_of, &rounds));
            assert!(short <= long);
            for back in 0..420 {
                let last_day = as_of - Days::new(back);
                assert_eq!(evaluation_is_open(last_day, false, &rounds, &[], as_of), last_day <= long, "{last_day}");
                assert_eq!(evaluation_is_open(last_day, true, &rounds, &[], as_of), last_day <= short, "{last_day}");
            }
            assert!(report_is_due(report, &[], as_of, add));
        }
    }

    #[test]
    fn r24_who_is_on_long_leave_owes_nothing_yet() {
        let add = |day: NaiveDate, count: u32| day + Days::new(u64::from(count));
        let leave = [day("2027-01-05")..=NaiveDate::MAX];
        assert!(report_is_due(day("2027-01-01"), &[], day("2027-01-11"), add));
        assert!(!report_is_due(day("2027-01-01"), &leave, day("2027-01-11"), add));
        assert!(!evaluation_is_open(day("2027-01-01"), false, &[], &leave, day("2027-12-01")));
    }
}
