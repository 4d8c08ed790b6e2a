//! What is left of an allocation, what falls on a person, and when an allocation is overrun.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};

use foundation::kernel::{Code, Fault, Id, text_enum};

/// The largest amount of one line or allocation, in đồng: a thousand billion; sums of them stay far within 64 bits.
pub const LARGEST_AMOUNT: i64 = 1_000_000_000_000;

text_enum! {
    /// Where money comes from (section V of the plan).
    pub enum SourceKind {
        /// The state's budget, by levels of government.
        StateBudget = "state_budget" / "Ngân sách nhà nước theo phân cấp",
        /// Other lawful sources.
        Other = "other" / "Nguồn hợp pháp khác",
    }
}

text_enum! {
    /// How far an amount has come.
    pub enum Stage {
        /// A course is estimated to cost it.
        Planned = "planned" / "Dự kiến",
        /// Somebody has been approved to go.
        Committed = "committed" / "Đã cam kết",
        /// It has been paid.
        Spent = "spent" / "Đã chi",
    }
}

text_enum! {
    /// What sums are made over.
    pub enum Grouping {
        /// Each course.
        Course = "course" / "Theo lớp",
        /// Each unit.
        Unit = "unit" / "Theo đơn vị",
        /// Each person.
        Person = "person" / "Theo người",
        /// Each source.
        Source = "source" / "Theo nguồn",
    }
}

/// What an allocation holds of one course, reversing lines taken off, in đồng.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CourseSums {
    /// The estimate.
    pub planned: i64,
    /// For people who were approved.
    pub committed: i64,
    /// What was paid.
    pub spent: i64,
    /// For how many people there is a commitment.
    pub people: i64,
}

/// An allocation and what has become of it, in đồng.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// What was allotted.
    pub amount: i64,
    /// By course.
    pub courses: BTreeMap<Id, CourseSums>,
    /// What was paid without a course.
    pub elsewhere: i64,
}

impl Sums {
    /// What was planned, committed and spent in all.
    pub fn totals(&self) -> (i64, i64, i64) {
        self.courses.values().fold((0, 0, self.elsewhere), |(planned, committed, spent), course| {
            (planned + course.planned, committed + course.committed, spent + course.spent)
        })
    }

    /// What is used: the larger of committed and spent of each course, since what is paid for a course was committed
    /// for it before, and what was paid without a course.
    pub fn used(&self) -> i64 {
        self.courses.values().map(|course| course.committed.max(course.spent)).sum::<i64>() + self.elsewhere
    }

    /// What is left; below zero where the allocation is overrun.
    pub fn available(&self) -> i64 {
        self.amount - self.used()
    }

    /// What would be left were every course to cost at least what it is planned to.
    pub fn unplanned(&self) -> i64 {
        let courses = self.courses.values().map(|course| course.planned.max(course.committed).max(course.spent));
        self.amount - courses.sum::<i64>() - self.elsewhere
    }

    /// The same with one more commitment.
    pub fn commit(&mut self, course: Id, amount: i64) {
        let course = self.courses.entry(course).or_default();
        course.committed += amount;
        course.people += 1;
    }

    /// The same with one more payment.
    pub fn spend(&mut self, course: Option<Id>, amount: i64) {
        match course {
            Some(course) => self.courses.entry(course).or_default().spent += amount,
            None => self.elsewhere += amount,
        }
    }

    /// What a person's place costs: the own cost, where one is known; else what is left of the course's cost over the
    /// seats that are left, rounded up. So the first places pay the odd đồng, and all places together pay exactly the
    /// cost. A course without a bound of seats costs whole with the first person.
    pub fn share(&self, course: Id, own_cost: Option<i64>, cost: i64, seats: Option<i32>) -> i64 {
        if let Some(own) = own_cost {
            return own;
        }
        let known = self.courses.get(&course).copied().unwrap_or_default();
        let left = (cost - known.committed).max(0);
        let places = (i64::from(seats.unwrap_or(1)) - known.people).max(1);
        left / places + i64::from(left % places > 0)
    }
}

/// `allocation_overrun` where the step from `before` to `after` uses more than was allotted.
pub fn overrun(before: &Sums, after: &Sums, source: &str, year: i32) -> Option<Fault> {
    let needed = after.used() - before.used();
    (needed > 0 && after.available() < 0).then(|| {
        Fault::new("", Code::AllocationOverrun)
            .with("source", source)
            .with("year", year)
            .with("available", dong(before.available().max(0)))
            .with("needed", dong(needed))
            .with_data(serde_json::json!({ "available": before.available(), "needed": needed }))
    })
}

/// What is wrong with an amount: it is above zero and no larger than any budget of a ward.
pub fn amount_fault(pointer: &str, amount: i64) -> Option<Fault> {
    match amount {
        i64::MIN..=-1 => Some(Fault::new(pointer, Code::NegativeAmount)),
        0 => Some(Fault::new(pointer, Code::ZeroAmount)),
        1..=LARGEST_AMOUNT => None,
        _ => Some(Fault::new(pointer, Code::OutOfRange).with("range", format!("≤ {}", dong(LARGEST_AMOUNT)))),
    }
}

/// What is wrong with the year of an allocation: the plan runs from 2026 to 2031.
pub fn year_fault(pointer: &str, year: i32) -> Option<Fault> {
    (!(2026..=2031).contains(&year)).then(|| Fault::new(pointer, Code::BadYear))
}

/// What is wrong with the days of a payment: it is made in the year of its allocation or later, and has been made; its
/// paper is no later than today.
pub fn day_faults(day: NaiveDate, paper_day: NaiveDate, year: i32, today: NaiveDate) -> Vec<Fault> {
    let mut faults = Vec::new();
    if day > today {
        faults.push(Fault::new("/day", Code::DayInFuture));
    } else if day.year() < year {
        faults.push(Fault::new("/day", Code::ImplausibleDay));
    }
    if paper_day > today {
        faults.push(Fault::new("/paper_day", Code::DayInFuture));
    }
    faults
}

/// An amount as an office writes it, without its unit: 1.234.000.
pub fn dong(amount: i64) -> String {
    let digits = amount.unsigned_abs().to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    if amount < 0 { format!("-{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(words: &str) -> Id {
        Id::from_words(words)
    }

    fn sums(amount: i64, courses: &[(&str, i64, i64, i64)], elsewhere: i64) -> Sums {
        let courses = courses.iter().map(|(course, planned, committed, spent)| {
            (id(course), CourseSums { planned: *planned, committed: *committed, spent: *spent, people: 0 })
        });
        Sums { amount, courses: courses.collect(), elsewhere }
    }

    #[test]
    fn r29_left_is_the_amount_less_the_larger_of_committed_and_spent_of_each_course() {
        for (courses, elsewhere, used, available, unplanned) in [
            (&[][..], 0, 0, 100, 100),
            (&[("a", 40, 0, 0)], 0, 0, 100, 60),
            (&[("a", 40, 30, 0)], 0, 30, 70, 60),
            (&[("a", 40, 30, 20)], 0, 30, 70, 60),
            (&[("a", 40, 30, 50)], 0, 50, 50, 50),
            (&[("a", 0, 30, 10), ("b", 0, 10, 30)], 0, 60, 40, 40),
            (&[("a", 0, 30, 0)], 25, 55, 45, 45),
            (&[("a", 0, 90, 0)], 25, 115, -15, -15),
            (&[("a", 0, 0, 12)], 0, 12, 88, 88),
        ] {
            let sums = sums(100, courses, elsewhere);
            let found = (sums.used(), sums.available(), sums.unplanned());
            assert_eq!(found, (used, available, unplanned), "{courses:?} {elsewhere}");
        }
    }

    #[test]
    fn r29_the_places_of_a_course_pay_exactly_its_cost() {
        for (cost, seats, expected) in [
            (100, Some(3), &[34, 33, 33][..]),
            (101, Some(3), &[34, 34, 33]),
            (99, Some(3), &[33, 33, 33]),
            (2, Some(4), &[1, 1, 0, 0]),
            (100, None, &[100, 0, 0]),
            (100, Some(2), &[50, 50, 0]),
        ] {
            let mut sums = Sums::default();
            let mut paid = Vec::new();
            for _ in expected {
                let share = sums.share(id("a"), None, cost, seats);
                sums.commit(id("a"), share);
                paid.push(share);
            }
            assert_eq!(paid, expected, "{cost} over {seats:?}");
            assert_eq!(paid.iter().sum::<i64>(), cost);
        }
    }

    #[test]
    fn r29_a_cost_of_ones_own_leaves_the_others_the_rest() {
        let mut sums = Sums::default();
        let mut paid = Vec::new();
        for own in [None, Some(70), None, None] {
            let share = sums.share(id("a"), own, 100, Some(4));
            sums.commit(id("a"), share);
            paid.push(share);
        }
        assert_eq!(paid, [25, 70, 3, 2]);
    }

    #[test]
    fn r29_the_overrun_is_what_goes_beyond_what_is_left() {
        let before = sums(100, &[("a", 0, 60, 50)], 0);
        let told = |change: &dyn Fn(&mut Sums)| {
            let mut after = before.clone();
            change(&mut after);
            overrun(&before, &after, "Ngân sách", 2026).map(|fault| fault.text(false))
        };
        assert_eq!(told(&|sums| sums.commit(id("b"), 40)), None, "to the last đồng");
        assert_eq!(told(&|sums| sums.spend(Some(id("a")), 10)), None, "paid as committed");
        assert_eq!(told(&|sums| sums.spend(Some(id("a")), 50)), None, "to the last đồng of the course and the rest");
        for change in [
            &(|sums: &mut Sums| sums.commit(id("b"), 41)) as &dyn Fn(&mut Sums),
            &|sums: &mut Sums| sums.spend(None, 41),
            &|sums: &mut Sums| sums.spend(Some(id("a")), 51),
        ] {
            let text = told(change).expect("an overrun");
            assert!(text.contains("Ngân sách năm 2026: còn 40 đồng, cần 41 đồng"), "{text}");
        }
        let overrun_already = sums(100, &[("a", 0, 120, 0)], 0);
        let mut paid = overrun_already.clone();
        paid.spend(Some(id("a")), 120);
        assert_eq!(overrun(&overrun_already, &paid, "", 2026), None, "nothing more is used");
    }

    #[test]
    fn r29_amounts_years_and_days_are_named_each_by_its_fault() {
        let amount = |amount| amount_fault("/amount", amount).map(|fault| fault.code);
        for (given, code) in [
            (-1, Some(Code::NegativeAmount)),
            (0, Some(Code::ZeroAmount)),
            (1, None),
            (LARGEST_AMOUNT, None),
            (LARGEST_AMOUNT + 1, Some(Code::OutOfRange)),
        ] {
            assert_eq!(amount(given), code, "{given}");
        }
        for (year, sound) in [(2025, false), (2026, true), (2031, true), (2032, false)] {
            assert_eq!(year_fault("/year", year).is_none(), sound, "{year}");
        }
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let today = day("2027-01-10");
        for (paid, paper, expected) in [
            ("2026-12-31", "2026-12-30", &[][..]),
            ("2027-01-10", "2027-01-10", &[]),
            ("2027-01-11", "2027-01-11", &[("/day", Code::DayInFuture), ("/paper_day", Code::DayInFuture)]),
            ("2025-12-31", "2025-12-31", &[("/day", Code::ImplausibleDay)]),
        ] {
            let faults = day_faults(day(paid), day(paper), 2026, today);
            let found: Vec<_> = faults.iter().map(|fault| (fault.pointer.as_str(), fault.code)).collect();
            assert_eq!(found, expected, "{paid} {paper}");
        }
    }

    #[test]
    fn amounts_are_written_as_the_office_writes_them() {
        for (amount, text) in [(0, "0"), (999, "999"), (1_234_000, "1.234.000"), (-50_000, "-50.000")] {
            assert_eq!(dong(amount), text);
        }
    }
}
