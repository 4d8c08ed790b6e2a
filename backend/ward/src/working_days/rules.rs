//! Working days: a table of exceptions over a weekly pattern, and the days that the product ships with.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use foundation::kernel::{WorkingWeek, days_between, text_enum};

text_enum! {
    /// What the table says of a day that differs from the week's pattern.
    pub enum DayKind {
        /// Nobody works: a public holiday, the day in lieu of one, or a weekday that was swapped away.
        Holiday = "holiday" / "Ngày nghỉ",
        /// Everybody works although the week says rest: a Saturday swapped in by the Prime Minister's notice.
        SwappedWorking = "swapped_working" / "Ngày làm bù",
    }
}

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayException {
    /// The day.
    pub day: NaiveDate,
    /// What holds on it.
    pub kind: DayKind,
    /// What it is called.
    pub name: String,
}

/// The table of exceptions, ready to be asked.
#[derive(Clone, Debug, Default)]
pub struct WorkingDays(BTreeMap<NaiveDate, DayKind>);

impl WorkingDays {
    /// From the rows of the table; of two rows for a day the later one holds.
    pub fn new<'a>(rows: impl IntoIterator<Item = &'a DayException>) -> Self {
        Self(rows.into_iter().map(|row| (row.day, row.kind)).collect())
    }

    /// Whether a unit with this week works on that day. The table goes before the week, for every unit.
    pub fn is_working(&self, day: NaiveDate, week: WorkingWeek) -> bool {
        match self.0.get(&day) {
            Some(DayKind::Holiday) => false,
            Some(DayKind::SwappedWorking) => true,
            None => week.contains(day.weekday()),
        }
    }

    /// The `count`-th working day after `day`; `day` itself is not counted, whether it works or not. With 0 it is
    /// `day`. (Ten working days after the last day of a course: domain, rule 9.)
    pub fn add_working_days(&self, day: NaiveDate, count: u32, week: WorkingWeek) -> NaiveDate {
        let mut left = count;
        let mut current = day;
        while left > 0 {
            let Some(next) = current.checked_add_days(Days::new(1)) else { return current };
            current = next;
            if self.is_working(current, week) {
                left -= 1;
            }
        }
        current
    }

    /// The working days from `from` to `to`, both included.
    pub fn between(&self, from: NaiveDate, to: NaiveDate, week: WorkingWeek) -> Vec<NaiveDate> {
        days_between(from, to).filter(|day| self.is_working(*day, week)).collect()
    }

    /// How many working days there are from `from` to `to`, both included.
    pub fn count(&self, from: NaiveDate, to: NaiveDate, week: WorkingWeek) -> usize {
        days_between(from, to).filter(|day| self.is_working(*day, week)).count()
    }
}

/// First day of Tết (mùng 1) and Giỗ Tổ (10/3 lunar), as (year, month, day, month, day): computed for UTC+7.
const LUNAR_DAYS: [(i32, u32, u32, u32, u32); 6] = [
    (2026, 2, 17, 4, 26),
    (2027, 2, 6, 4, 16),
    (2028, 1, 26, 4, 4),
    (2029, 2, 13, 4, 23),
    (2030, 2, 2, 4, 12),
    (2031, 1, 23, 4, 1),
];

/// The holidays of 2026 to 2031 in order, with the days in lieu for the office week: what the table is filled with on
/// first start. The Prime Minister fixes Tết, the second day of 02/9 and the swapped Saturdays each year, so the
/// table is there to be edited.
///
/// Tết is taken as its usual span for state offices, the eve (29 or 30 of the twelfth month) and the first four days.
/// The day beside 02/9 is the one that joins the weekend, and 01/9 when 02/9 is a Wednesday (as in the notices of
/// 2021 to 2026). A holiday on a Saturday or Sunday moves to the next day that is neither a rest day nor a holiday.
pub fn shipped_days() -> Vec<DayException> {
    let mut table: BTreeMap<NaiveDate, String> = BTreeMap::new();
    for (year, tet_month, tet_day, ancestors_month, ancestors_day) in LUNAR_DAYS {
        let on = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
        let first_of_tet = on(tet_month, tet_day);
        let national_day = on(9, 2);
        let mut holidays = vec![
            (on(1, 1), "Tết Dương lịch"),
            (on(ancestors_month, ancestors_day), "Giỗ Tổ Hùng Vương"),
            (on(4, 30), "Ngày Chiến thắng 30/4"),
            (on(5, 1), "Ngày Quốc tế Lao động"),
            (national_day, "Quốc khánh"),
            (beside_national_day(national_day), "Quốc khánh"),
            (on(11, 24), "Ngày Văn hóa Việt Nam"),
        ];
        let eve = first_of_tet.pred_opt().unwrap_or_default();
        holidays.extend(eve.iter_days().take(5).map(|day| (day, "Tết Nguyên đán")));
        holidays.sort_unstable();
        table.extend(holidays.iter().map(|(day, name)| (*day, (*name).to_owned())));
        for (day, name) in holidays.iter().filter(|(day, _)| !WorkingWeek::OFFICE.contains(day.weekday())) {
            let in_lieu = day
                .iter_days()
                .find(|later| WorkingWeek::OFFICE.contains(later.weekday()) && !table.contains_key(later))
                .unwrap_or_default();
            table.insert(in_lieu, format!("Nghỉ bù {name}"));
        }
    }
    table.into_iter().map(|(day, name)| DayException { day, kind: DayKind::Holiday, name }).collect()
}

fn beside_national_day(national_day: NaiveDate) -> NaiveDate {
    let beside = match national_day.weekday() {
        Weekday::Mon | Weekday::Thu | Weekday::Sun => national_day.succ_opt(),
        Weekday::Tue | Weekday::Wed | Weekday::Fri | Weekday::Sat => national_day.pred_opt(),
    };
    beside.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn shipped() -> WorkingDays {
        WorkingDays::new(&shipped_days())
    }

    #[test]
    fn the_shipped_table_rests_on_these_weekdays_of_each_year() {
        // Every weekday without work, year by year, counted by hand on a calendar.
        let expected: [(i32, [&str; 12]); 6] = [
            (
                2026,
                [
                    "01-01", "02-16", "02-17", "02-18", "02-19", "02-20", "04-27", "04-30", "05-01", "09-01", "09-02",
                    "11-24",
                ],
            ),
            (
                2027,
                [
                    "01-01", "02-05", "02-08", "02-09", "02-10", "02-11", "04-16", "04-30", "05-03", "09-02", "09-03",
                    "11-24",
                ],
            ),
            (
                2028,
                [
                    "01-03", "01-25", "01-26", "01-27", "01-28", "01-31", "04-04", "05-01", "05-02", "09-01", "09-04",
                    "11-24",
                ],
            ),
            (
                2029,
                [
                    "01-01", "02-12", "02-13", "02-14", "02-15", "02-16", "04-23", "04-30", "05-01", "09-03", "09-04",
                    "11-26",
                ],
            ),
            (
                2030,
                [
                    "01-01", "02-01", "02-04", "02-05", "02-06", "02-07", "04-12", "04-30", "05-01", "09-02", "09-03",
                    "11-25",
                ],
            ),
            (
                2031,
                [
                    "01-01", "01-22", "01-23", "01-24", "01-27", "01-28", "04-01", "04-30", "05-01", "09-01", "09-02",
                    "11-24",
                ],
            ),
        ];
        let working_days = shipped();
        for (year, rests) in expected {
            let all = days_between(day(&format!("{year}-01-01")), day(&format!("{year}-12-31")));
            let found: Vec<String> = all
                .filter(|day| WorkingWeek::OFFICE.contains(day.weekday()))
                .filter(|day| !working_days.is_working(*day, WorkingWeek::OFFICE))
                .map(|day| day.format("%m-%d").to_string())
                .collect();
            assert_eq!(found, rests, "{year}");
        }
    }

    #[test]
    fn the_shipped_table_names_the_day_in_lieu() {
        let table = shipped_days();
        let name = |text: &str| table.iter().find(|row| row.day == day(text)).map(|row| row.name.as_str());
        assert_eq!(name("2026-04-26"), Some("Giỗ Tổ Hùng Vương"));
        assert_eq!(name("2026-04-27"), Some("Nghỉ bù Giỗ Tổ Hùng Vương"));
        assert_eq!(name("2028-05-02"), Some("Nghỉ bù Ngày Chiến thắng 30/4"), "01/5 is a holiday itself");
        assert_eq!(name("2026-04-28"), None);
        assert!(table.is_sorted_by(|earlier, later| earlier.day < later.day));
    }

    #[test]
    fn r02_the_table_goes_before_the_week_of_the_unit() {
        let six_days = WorkingWeek::parse("mon,tue,wed,thu,fri,sat").expect("a week");
        let rows = [
            DayException { day: day("2026-08-22"), kind: DayKind::SwappedWorking, name: "Làm bù".into() },
            DayException { day: day("2026-08-31"), kind: DayKind::Holiday, name: "Nghỉ hoán đổi".into() },
        ];
        let working_days = WorkingDays::new(&rows);
        for (text, office, desk) in [
            ("2026-08-21", true, true),
            ("2026-08-22", true, true),
            ("2026-08-23", false, false),
            ("2026-08-29", false, true),
            ("2026-08-31", false, false),
        ] {
            assert_eq!(working_days.is_working(day(text), WorkingWeek::OFFICE), office, "{text} office");
            assert_eq!(working_days.is_working(day(text), six_days), desk, "{text} desk");
        }
    }

    #[test]
    fn r23_ten_working_days_after_the_last_day() {
        for (last_day, count, expected) in [
            ("2026-08-07", 10, "2026-08-21"),
            ("2026-08-09", 10, "2026-08-21"),
            ("2026-08-21", 10, "2026-09-08"),
            ("2026-11-13", 10, "2026-11-30"),
            ("2027-01-29", 10, "2027-02-19"),
            ("2026-08-21", 0, "2026-08-21"),
            ("2026-08-22", 1, "2026-08-24"),
        ] {
            let found = shipped().add_working_days(day(last_day), count, WorkingWeek::OFFICE);
            assert_eq!(found, day(expected), "{count} after {last_day}");
        }
    }

    #[test]
    fn working_days_are_counted_with_both_ends() {
        let working_days = shipped();
        for (from, to, expected) in [
            ("2026-08-31", "2026-09-04", 3),
            ("2026-09-01", "2026-09-02", 0),
            ("2026-09-03", "2026-09-03", 1),
            ("2026-09-04", "2026-09-03", 0),
        ] {
            assert_eq!(working_days.count(day(from), day(to), WorkingWeek::OFFICE), expected, "{from} to {to}");
            assert_eq!(working_days.between(day(from), day(to), WorkingWeek::OFFICE).len(), expected);
        }
    }

    #[test]
    fn a_week_is_read_as_it_is_written_and_never_empty() {
        assert_eq!(WorkingWeek::default().to_string(), "mon,tue,wed,thu,fri");
        assert_eq!(WorkingWeek::parse("mon,tue,wed,thu,fri"), Some(WorkingWeek::OFFICE));
        for wrong in ["", "mon,", "monday", "mon;tue"] {
            assert_eq!(WorkingWeek::parse(wrong), None, "{wrong}");
        }
        assert_eq!(WorkingWeek::of(&[]), None);
    }
}
