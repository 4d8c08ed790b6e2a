//! When an evaluation opens and is due, what goes on one form, and who may not fill it in (R-24; domain, rule 8).

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::{Datelike as _, Days, NaiveDate};

use foundation::kernel::{Code, Fault, Id, add_months, days_between, format_day, text_enum};

/// How many calendar months of applying the learning come before the evaluation: the plan's own number (IV.3).
pub const MONTHS_OF_APPLYING: u32 = 3;

/// How many calendar months after opening it is due, where no setting says otherwise.
pub const DUE_MONTHS: u32 = 1;

text_enum! {
    /// What is stored of an evaluation.
    pub enum EvaluationState {
        /// Being filled in.
        Draft = "draft" / "Đang đánh giá",
        /// Signed: never changed again.
        Signed = "signed" / "Đã ký",
    }
}

text_enum! {
    /// How an evaluation stands: told by the calendar, never stored.
    pub enum EvaluationStatus {
        /// The three months have not passed, or the round has not come.
        Waiting = "waiting" / "Chưa đủ 03 tháng",
        /// To be filled in.
        Open = "open" / "Đến kỳ đánh giá",
        /// Should have been filled in.
        Overdue = "overdue" / "Quá hạn",
        /// Signed.
        Done = "done" / "Đã đánh giá",
    }
}

/// The day on which the evaluation of a course opens: the same day three calendar months after its last day (the last
/// day of the month where it has no such day), moved on by every day of long leave in between. Suspensions may
/// overlap and end at [`NaiveDate::MAX`] while their end is not known: then `None`.
pub fn opens_on(last_day: NaiveDate, suspensions: &[RangeInclusive<NaiveDate>]) -> Option<NaiveDate> {
    let day_after = last_day.checked_add_days(Days::new(1))?;
    moved_on(add_months(last_day, MONTHS_OF_APPLYING), day_after, suspensions)
}

/// The last day for an evaluation that opens on a day: so many months later, moved on by every day of long leave from
/// the opening on. `None` while the end of such a leave is not known.
pub fn due_on(opens_on: NaiveDate, months: u32, suspensions: &[RangeInclusive<NaiveDate>]) -> Option<NaiveDate> {
    moved_on(add_months(opens_on, months), opens_on, suspensions)
}

/// `day` moved on by the suspended days from `from` to the day before it, those that it is moved over included.
fn moved_on(day: NaiveDate, from: NaiveDate, suspensions: &[RangeInclusive<NaiveDate>]) -> Option<NaiveDate> {
    let mut moved = day;
    loop {
        let without_end = |days: &RangeInclusive<NaiveDate>| *days.end() == NaiveDate::MAX && *days.start() < moved;
        if suspensions.iter().any(without_end) {
            return None;
        }
        let suspended = |day: &NaiveDate| suspensions.iter().any(|days| days.contains(day));
        let count = days_between(from, moved.pred_opt()?).filter(suspended).count();
        let next = day.checked_add_days(Days::new(count as u64))?;
        if next == moved {
            return Some(moved);
        }
        moved = next;
    }
}

/// How an evaluation stands on a day; `None` for the days where they are not known yet.
pub fn status(
    opens_on: Option<NaiveDate>,
    due_on: Option<NaiveDate>,
    signed: bool,
    today: NaiveDate,
) -> EvaluationStatus {
    if signed {
        EvaluationStatus::Done
    } else if opens_on.is_none_or(|opens_on| today < opens_on) {
        EvaluationStatus::Waiting
    } else if due_on.is_some_and(|due_on| due_on < today) {
        EvaluationStatus::Overdue
    } else {
        EvaluationStatus::Open
    }
}

/// Refuses an evaluation by whom it does not belong to, or before its time; the facts about the one who acts include
/// those about whom he stands in for.
///
/// # Errors
/// `self_evaluation`, `not_the_authority`, `evaluation_too_early` (with the day, where it is known).
pub fn check_evaluator(
    is_self: bool,
    is_authority: bool,
    opens_on: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<(), Fault> {
    if is_self {
        return Err(Fault::new("", Code::SelfEvaluation));
    }
    if !is_authority {
        return Err(Fault::new("", Code::NotTheAuthority));
    }
    if opens_on.is_none_or(|opens_on| today < opens_on) {
        let day = opens_on.map_or_else(|| "chưa xác định".to_owned(), format_day);
        return Err(Fault::new("", Code::EvaluationTooEarly).with("day", day));
    }
    Ok(())
}

/// A day of each year on which a round of evaluations of short courses opens: data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Round {
    /// The month, 1 to 12.
    pub month: u32,
    /// The day of the month, 1 to 28.
    pub day: u32,
}

/// June and November: the second one is over before the yearly classification is due (15/12).
pub fn shipped_rounds() -> Vec<Round> {
    vec![Round { month: 6, day: 1 }, Round { month: 11, day: 1 }]
}

/// A course of at most so many training days is short: it is evaluated together with others (domain, rule 8).
pub const SHORT_TRAINING_DAYS: u32 = 5;

/// The name of a round: `2026-11`.
pub fn round_name(round: NaiveDate) -> String {
    round.format("%Y-%m").to_string()
}

/// The first round that opens on or after the day on which a course has matured; `None` without rounds.
pub fn round_of(rounds: &[Round], matured_on: NaiveDate) -> Option<NaiveDate> {
    (matured_on.year()..=matured_on.year() + 1)
        .flat_map(|year| rounds.iter().filter_map(move |round| NaiveDate::from_ymd_opt(year, round.month, round.day)))
        .filter(|day| matured_on <= *day)
        .min()
}

/// A course of a person that is to be evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CourseToEvaluate {
    /// The nomination.
    pub nomination: Id,
    /// The last day of the course.
    pub last_day: NaiveDate,
    /// Whether it is short, so that it is evaluated together with others.
    pub is_short: bool,
}

/// One form of a person, to be filled in once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormToFill {
    /// The day of the round for short courses; `None` for a longer course by itself.
    pub round: Option<NaiveDate>,
    /// From when it can be filled in.
    pub opens_on: NaiveDate,
    /// Until when, that day included; `None` while a leave has no known end.
    pub due_on: Option<NaiveDate>,
    /// The courses on it: one, or all short ones that had matured when the round opened. By id.
    pub nominations: Vec<Id>,
}

/// The forms of one person, in the order in which they open: the short courses of each round on one form, each longer
/// course on its own. Courses whose maturing has no known day (a leave without end) are left out. Without rounds
/// every course is by itself.
pub fn forms_to_fill(
    courses: &[CourseToEvaluate],
    rounds: &[Round],
    due_months: u32,
    suspensions: &[RangeInclusive<NaiveDate>],
) -> Vec<FormToFill> {
    let mut batches: BTreeMap<NaiveDate, Vec<Id>> = BTreeMap::new();
    let mut forms = Vec::new();
    let form = |round, opens_on, mut nominations: Vec<Id>| {
        nominations.sort_unstable();
        FormToFill { round, opens_on, due_on: due_on(opens_on, due_months, suspensions), nominations }
    };
    for course in courses {
        let Some(matured_on) = opens_on(course.last_day, suspensions) else { continue };
        match round_of(rounds, matured_on).filter(|_| course.is_short) {
            Some(round) => batches.entry(round).or_default().push(course.nomination),
            None => forms.push(form(None, matured_on, vec![course.nomination])),
        }
    }
    forms.extend(batches.into_iter().map(|(round, nominations)| form(Some(round), round, nominations)));
    forms.sort_by(|one, other| (one.opens_on, &one.nominations).cmp(&(other.opens_on, &other.nominations)));
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn days(text: &str) -> RangeInclusive<NaiveDate> {
        let (from, to) = text.split_once(' ').expect("two days");
        day(from)..=if to == "?" { NaiveDate::MAX } else { day(to) }
    }

    fn leaves(texts: &[&str]) -> Vec<RangeInclusive<NaiveDate>> {
        texts.iter().map(|text| days(text)).collect()
    }

    #[test]
    fn r24_evaluation_opens_three_months_after_the_last_day() {
        for (last_day, expected) in [
            ("2026-08-23", "2026-11-23"),
            ("2026-11-30", "2027-02-28"),
            ("2027-11-30", "2028-02-29"),
            ("2027-11-29", "2028-02-29"),
            ("2026-12-01", "2027-03-01"),
            ("2026-08-31", "2026-11-30"),
        ] {
            assert_eq!(opens_on(day(last_day), &[]), Some(day(expected)), "{last_day}");
        }
    }

    #[test]
    fn r24_long_leave_suspends_the_three_months() {
        // Without leave it would open on 2026-11-23.
        for (suspensions, expected) in [
            (&["2026-09-01 2026-09-10"][..], Some("2026-12-03")),
            (&["2026-08-01 2026-08-23"], Some("2026-11-23")),
            (&["2026-08-20 2026-08-24"], Some("2026-11-24")),
            (&["2026-11-22 2026-11-22"], Some("2026-11-24")),
            (&["2026-11-23 2026-12-31"], Some("2026-11-23")),
            // The leave goes on beyond the first opening: all of it counts.
            (&["2026-11-01 2027-04-30"], Some("2027-05-23")),
            // Moved on by one leave into the next.
            (&["2026-09-01 2026-09-10", "2026-11-25 2026-11-29"], Some("2026-12-08")),
            // A day in two leaves counts once.
            (&["2026-09-01 2026-09-10", "2026-09-05 2026-09-10"], Some("2026-12-03")),
            (&["2026-09-01 ?"], None),
            (&["2026-11-23 ?"], Some("2026-11-23")),
            (&["2026-09-01 2026-09-10", "2026-12-02 ?"], None),
            (&["2026-09-01 2026-09-10", "2026-12-03 ?"], Some("2026-12-03")),
        ] {
            assert_eq!(opens_on(day("2026-08-23"), &leaves(suspensions)), expected.map(day), "{suspensions:?}");
        }
    }

    #[test]
    fn r26_due_one_month_after_opening_and_deadlines_wait() {
        for (opens, suspensions, expected) in [
            ("2026-11-23", &[][..], Some("2026-12-23")),
            ("2027-01-31", &[], Some("2027-02-28")),
            ("2026-11-23", &["2026-11-23 2026-11-30"], Some("2026-12-31")),
            ("2026-11-23", &["2026-12-23 2026-12-31"], Some("2026-12-23")),
            ("2026-11-23", &["2026-12-01 ?"], None),
        ] {
            assert_eq!(
                due_on(day(opens), DUE_MONTHS, &leaves(suspensions)),
                expected.map(day),
                "{opens} {suspensions:?}"
            );
        }
    }

    #[test]
    fn r24_not_a_day_earlier_not_by_oneself_and_only_by_the_authority() {
        let opens = Some(day("2026-11-23"));
        for (is_self, is_authority, opens_on, today, expected) in [
            (false, true, opens, "2026-11-22", Err(Code::EvaluationTooEarly)),
            (false, true, opens, "2026-11-23", Ok(())),
            (false, true, None, "2030-01-01", Err(Code::EvaluationTooEarly)),
            (true, true, opens, "2026-11-23", Err(Code::SelfEvaluation)),
            (true, false, opens, "2026-11-22", Err(Code::SelfEvaluation)),
            (false, false, opens, "2026-11-23", Err(Code::NotTheAuthority)),
        ] {
            let found = check_evaluator(is_self, is_authority, opens_on, day(today)).map_err(|fault| fault.code);
            assert_eq!(found, expected, "{is_self} {is_authority} {today}");
        }
        let fault = check_evaluator(false, true, opens, day("2026-11-22")).expect_err("too early");
        assert_eq!(fault.values, [("day", "23/11/2026".to_owned())]);
    }

    #[test]
    fn r26_the_status_of_a_day() {
        use EvaluationStatus::{Done, Open, Overdue, Waiting};
        let dates = (Some(day("2026-11-23")), Some(day("2026-12-23")));
        for ((opens_on, due_on), signed, today, expected) in [
            (dates, false, "2026-11-22", Waiting),
            (dates, false, "2026-11-23", Open),
            (dates, false, "2026-12-23", Open),
            (dates, false, "2026-12-24", Overdue),
            (dates, true, "2026-12-24", Done),
            ((None, None), false, "2031-01-01", Waiting),
            ((dates.0, None), false, "2031-01-01", Open),
        ] {
            assert_eq!(status(opens_on, due_on, signed, day(today)), expected, "{today}");
        }
    }

    #[test]
    fn r24_the_round_is_the_first_on_or_after_maturing() {
        for (matured_on, expected) in [
            ("2026-11-01", "2026-11-01"),
            ("2026-11-02", "2027-06-01"),
            ("2027-06-01", "2027-06-01"),
            ("2027-06-02", "2027-11-01"),
            ("2026-12-31", "2027-06-01"),
        ] {
            assert_eq!(round_of(&shipped_rounds(), day(matured_on)), Some(day(expected)), "{matured_on}");
        }
        assert_eq!(round_of(&[], day("2026-11-01")), None);
    }

    #[test]
    fn r24_short_courses_are_evaluated_together_and_longer_ones_by_themselves() {
        let id = |number: usize| Id::from_words(&format!("nomination {number}"));
        let course = |number, last_day: &str, is_short| CourseToEvaluate {
            nomination: id(number),
            last_day: day(last_day),
            is_short,
        };
        let courses = [
            course(1, "2026-07-10", true),
            course(2, "2026-08-01", true),
            course(3, "2026-08-02", true),
            course(4, "2026-12-04", false),
            course(5, "2026-12-05", true),
        ];
        let found: Vec<_> = forms_to_fill(&courses, &shipped_rounds(), DUE_MONTHS, &[])
            .into_iter()
            .map(|form| (form.round, form.opens_on, form.due_on, form.nominations))
            .collect();
        let sorted = |mut ids: Vec<Id>| {
            ids.sort_unstable();
            ids
        };
        let november = day("2026-11-01");
        let june = day("2027-06-01");
        assert_eq!(
            found,
            [
                (Some(november), november, Some(day("2026-12-01")), sorted(vec![id(1), id(2)])),
                (None, day("2027-03-04"), Some(day("2027-04-04")), vec![id(4)]),
                (Some(june), june, Some(day("2027-07-01")), sorted(vec![id(3), id(5)])),
            ]
        );
        let on_leave = leaves(&["2026-09-01 ?"]);
        assert_eq!(forms_to_fill(&courses, &shipped_rounds(), DUE_MONTHS, &on_leave), []);
        assert_eq!(forms_to_fill(&courses, &[], DUE_MONTHS, &[]).len(), 5, "without rounds each by itself");
    }
}
