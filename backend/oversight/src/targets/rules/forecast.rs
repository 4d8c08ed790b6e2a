//! Whether a target will be met: done, planned, missing, how many places each quarter until the deadline, and
//! where the pace of the last twelve months leads.

use chrono::{Datelike as _, NaiveDate};

use foundation::kernel::add_months;

/// A quarter of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    year: i32,
    /// 0 to 3.
    index: u32,
}

impl Quarter {
    /// The quarter of a day.
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), index: day.month0() / 3 }
    }

    /// `2027-Q1`.
    pub fn name(self) -> String {
        format!("{}-Q{}", self.year, self.index + 1)
    }

    /// The quarter after it.
    #[must_use]
    pub const fn next(self) -> Self {
        if self.index == 3 {
            Self { year: self.year + 1, index: 0 }
        } else {
            Self { year: self.year, index: self.index + 1 }
        }
    }

    /// The last day of it.
    pub fn last_day(self) -> NaiveDate {
        let next = self.next();
        let first = NaiveDate::from_ymd_opt(next.year, next.index * 3 + 1, 1);
        first.and_then(|day| day.pred_opt()).unwrap_or(NaiveDate::MAX)
    }

    /// The quarters from this one to another, both counted; none where that is earlier.
    pub fn until(self, last: Self) -> Vec<Self> {
        std::iter::successors(Some(self), |quarter| Some(quarter.next())).take_while(|one| *one <= last).collect()
    }
}

/// What a forecast is made of.
#[derive(Clone, Debug)]
pub struct ForecastFacts {
    /// The day that it is made as of.
    pub as_of: NaiveDate,
    /// From when the series runs.
    pub starts_on: NaiveDate,
    /// Until when; `None`: the target holds always.
    pub deadline: Option<NaiveDate>,
    /// How many of a hundred.
    pub threshold_percent: i32,
    /// Reached.
    pub done: i64,
    /// Counted.
    pub denominator: i64,
    /// Not reached, but approved or sent to a course that is not over.
    pub planned: i64,
    /// On which days how many of those who have reached it did.
    pub reached_on: Vec<(NaiveDate, i64)>,
}

/// One quarter of the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuarterPoint {
    /// Which.
    pub quarter: Quarter,
    /// Reached in it; `None` for what is to come.
    pub reached: Option<i64>,
    /// Reached by its end, at the pace of the last twelve months for what is to come.
    pub cumulative: i64,
    /// Places that are still needed in it, spread evenly; `None` for what is past.
    pub places: Option<i64>,
}

/// What is to be expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// How many have to have reached it for the threshold.
    pub wanted: i64,
    /// Neither reached nor planned.
    pub missing: i64,
    /// Places still to be found for the threshold.
    pub places: i64,
    /// Reached in the last twelve months, in hundredths a quarter.
    pub pace_hundredths: i64,
    /// Reached by the deadline at that pace; `None` without a deadline.
    pub expected: Option<i64>,
    /// Whether that is enough; `None` without a deadline or where there is nobody.
    pub met_at_this_pace: Option<bool>,
    /// The quarters from the start to the deadline.
    pub series: Vec<QuarterPoint>,
}

const MONTHS_OF_PACE: u32 = 12;
const DAYS_OF_PACE: i64 = 365;

/// Computes a forecast: places are spread evenly over the quarters that are left, the present one included, the earlier
/// ones taking what does not divide; the pace is what was reached in the twelve months up to the day.
pub fn forecast(facts: &ForecastFacts) -> Forecast {
    let wanted = (facts.denominator * i64::from(facts.threshold_percent) + 99) / 100;
    let missing = (facts.denominator - facts.done - facts.planned).max(0);
    let places = (wanted - facts.done - facts.planned).max(0);
    let recent: i64 = facts
        .reached_on
        .iter()
        .filter(|(day, _)| add_months(*day, MONTHS_OF_PACE) > facts.as_of)
        .map(|(_, count)| count)
        .sum();
    let at_pace = |day: NaiveDate| {
        let days = (day - facts.as_of).num_days().max(0);
        (facts.done + recent * days / DAYS_OF_PACE).min(facts.denominator)
    };
    let expected = facts.deadline.map(at_pace);
    Forecast {
        wanted,
        missing,
        places,
        pace_hundredths: recent * 100 / 4,
        expected,
        met_at_this_pace: expected.filter(|_| facts.denominator > 0).map(|expected| expected >= wanted),
        series: series(facts, places, at_pace),
    }
}

fn series(facts: &ForecastFacts, places: i64, at_pace: impl Fn(NaiveDate) -> i64) -> Vec<QuarterPoint> {
    let present = Quarter::of(facts.as_of);
    let last = facts.deadline.map_or(present, Quarter::of).max(present);
    let left: Vec<Quarter> = match facts.deadline {
        Some(deadline) if facts.as_of < deadline => present.until(Quarter::of(deadline)),
        _ => Vec::new(),
    };
    let share = |quarter: Quarter| {
        let position = left.iter().position(|one| *one == quarter)? as i64;
        let count = left.len() as i64;
        Some(places / count + i64::from(position < places % count))
    };
    let first = Quarter::of(facts.starts_on).min(present);
    let reached_by = |day: NaiveDate| -> i64 {
        facts.reached_on.iter().filter(|(reached_on, _)| *reached_on <= day).map(|(_, count)| count).sum()
    };
    let mut before = None;
    first
        .until(last)
        .into_iter()
        .map(|quarter| {
            let end = quarter.last_day();
            let is_past = quarter <= present;
            let cumulative = if is_past { reached_by(end) } else { at_pace(end) };
            // What was reached before the series begins is no achievement of its first quarter.
            let earlier = before.unwrap_or_else(|| {
                let in_first = |day: &NaiveDate| Quarter::of(*day) >= quarter;
                reached_by(end)
                    - facts
                        .reached_on
                        .iter()
                        .filter(|(day, _)| *day <= end && in_first(day))
                        .map(|(_, count)| count)
                        .sum::<i64>()
            });
            before = Some(cumulative);
            QuarterPoint {
                quarter,
                reached: is_past.then_some(cumulative - earlier),
                cumulative,
                places: share(quarter),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn facts() -> ForecastFacts {
        ForecastFacts {
            as_of: day("2027-11-26"),
            starts_on: day("2026-01-01"),
            deadline: Some(day("2028-12-31")),
            threshold_percent: 50,
            done: 10,
            denominator: 81,
            planned: 4,
            reached_on: vec![
                (day("2025-05-01"), 1),
                (day("2026-11-26"), 2),
                (day("2026-11-27"), 3),
                (day("2027-10-01"), 4),
            ],
        }
    }

    #[test]
    fn r12_places_for_each_quarter_until_the_deadline() {
        let found = forecast(&facts());
        assert_eq!((found.wanted, found.missing, found.places), (41, 67, 27));
        let places: Vec<i64> = found.series.iter().filter_map(|point| point.places).collect();
        assert_eq!(places, [6, 6, 5, 5, 5], "five quarters are left, the present one included");
        let names: Vec<String> = found.series.iter().map(|point| point.quarter.name()).collect();
        assert_eq!((names[0].as_str(), names.len()), ("2026-Q1", 12));
    }

    #[test]
    fn r12_the_pace_of_the_last_four_quarters_leads_to_the_deadline() {
        let found = forecast(&facts());
        // Seven within twelve months; 401 days are left.
        assert_eq!((found.pace_hundredths, found.expected), (175, Some(17)));
        assert_eq!(found.met_at_this_pace, Some(false));
        let enough = ForecastFacts { threshold_percent: 20, ..facts() };
        assert_eq!(forecast(&enough).met_at_this_pace, Some(true));
        let always = ForecastFacts { deadline: None, ..facts() };
        let found = forecast(&always);
        assert_eq!((found.expected, found.met_at_this_pace), (None, None));
        assert!(found.series.iter().all(|point| point.places.is_none()));
        let nobody = ForecastFacts { denominator: 0, done: 0, planned: 0, reached_on: vec![], ..facts() };
        assert_eq!(forecast(&nobody).met_at_this_pace, None);
    }

    #[test]
    fn r12_the_series_tells_what_was_reached_in_each_quarter() {
        let found = forecast(&facts());
        let first: Vec<_> = found.series.iter().take(8).map(|point| (point.reached, point.cumulative)).collect();
        assert_eq!(first[0], (Some(0), 1), "what was before the start is no achievement of the first quarter");
        assert_eq!(first[3], (Some(5), 6));
        assert_eq!(first[7], (Some(4), 10));
        assert_eq!(found.series[8].reached, None);
        assert!(found.series[11].cumulative >= 10);
    }

    #[test]
    fn r12_after_the_deadline_nothing_is_needed_any_more() {
        let found = forecast(&ForecastFacts { as_of: day("2028-12-31"), ..facts() });
        assert_eq!(found.expected, Some(10));
        assert!(found.series.iter().all(|point| point.places.is_none()));
        assert_eq!(found.series.last().map(|point| point.quarter.name()).as_deref(), Some("2028-Q4"));
    }
}
