//! The four levels of the yearly classification, the points that belong to them, the share of "xuất sắc", and who may
//! enter a level (R-27; the decrees stand in the data).

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use foundation::kernel::{Code, Fault, days_between, text_enum};

text_enum! {
    /// The level of a person in a year, the best first.
    pub enum ClassificationLevel {
        /// At most a share of those at the next level.
        Excellent = "excellent" / "Hoàn thành xuất sắc nhiệm vụ",
        /// Well done.
        Good = "good" / "Hoàn thành tốt nhiệm vụ",
        /// Done.
        Completed = "completed" / "Hoàn thành nhiệm vụ",
        /// Not done.
        NotCompleted = "not_completed" / "Không hoàn thành nhiệm vụ",
    }
}

/// The points that belong to a level, in hundredths of 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PointBound {
    /// The level.
    pub level: ClassificationLevel,
    /// From so many hundredths of a point on: 7000 is 70.
    #[schema(example = 7000)]
    pub least_hundredths: i32,
    /// Up to, but not including; null: no upper bound.
    #[schema(example = 9000)]
    pub below_hundredths: Option<i32>,
}

impl PointBound {
    /// Whether these points belong to the level.
    pub fn holds(self, hundredths: i32) -> bool {
        self.least_hundredths <= hundredths && self.below_hundredths.is_none_or(|below| hundredths < below)
    }

    /// As people write it: `từ 70 đến dưới 90`.
    fn words(self) -> String {
        match self.below_hundredths {
            None => format!("từ {}", points_text(self.least_hundredths)),
            Some(below) if self.least_hundredths == 0 => format!("dưới {}", points_text(below)),
            Some(below) => format!("từ {} đến dưới {}", points_text(self.least_hundredths), points_text(below)),
        }
    }
}

/// Points as they are written here, with a comma: `89,5`.
pub fn points_text(hundredths: i32) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    match rest {
        0 => whole.to_string(),
        rest if rest % 10 == 0 => format!("{whole},{}", rest / 10),
        rest => format!("{whole},{rest:02}"),
    }
}

/// What the law says of the classification of a category of people, from a day on. A category without such a row has
/// criteria of its own: then there are no bounds and no share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClassificationRules {
    /// The category of people, in its code.
    #[schema(example = "civil_servant")]
    pub category: String,
    /// From which day it holds.
    pub from_day: NaiveDate,
    /// Which paper says so.
    #[schema(example = "Nghị định số 335/2025/NĐ-CP")]
    pub source: String,
    /// The points of each level.
    pub bounds: Vec<PointBound>,
    /// How many may be excellent in a unit: percent of those who are good.
    #[schema(example = 20)]
    pub excellent_percent: u32,
    /// The same in a unit that is excellent itself; null: no more.
    #[schema(example = 25)]
    pub excellent_percent_of_excellent_unit: Option<u32>,
    /// Who worked fewer days in the year is not rated; null: everybody is. 181 days are the shortest six months.
    #[schema(example = 181)]
    pub minimum_days_worked: Option<u32>,
}

/// The rules that hold for a category on a day: the latest that have begun.
pub fn rules_on<'a>(all: &'a [ClassificationRules], category: &str, day: NaiveDate) -> Option<&'a ClassificationRules> {
    all.iter().filter(|rules| rules.category == category && rules.from_day <= day).max_by_key(|rules| rules.from_day)
}

/// How many of a unit and category are excellent, and how many may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Entered as excellent.
    pub excellent: u32,
    /// Entered as good.
    pub good: u32,
    /// The percentage that holds.
    pub percent: u32,
    /// How many may be excellent, rounded down.
    pub allowed: u32,
    /// How many may be, where the unit is excellent itself.
    pub allowed_in_excellent_unit: Option<u32>,
}

impl Share {
    /// Whether more are excellent than may be. It is a warning: whether the unit itself is excellent is not known here.
    pub const fn is_over(self) -> bool {
        self.excellent > self.allowed
    }
}

impl ClassificationRules {
    /// The points of a level.
    pub fn bound(&self, level: ClassificationLevel) -> Option<PointBound> {
        self.bounds.iter().copied().find(|bound| bound.level == level)
    }

    /// The share of those who are excellent among those who are good.
    pub const fn share(&self, excellent: u32, good: u32) -> Share {
        let allowed_in_excellent_unit = match self.excellent_percent_of_excellent_unit {
            Some(percent) => Some(good * percent / 100),
            None => None,
        };
        Share {
            excellent,
            good,
            percent: self.excellent_percent,
            allowed: good * self.excellent_percent / 100,
            allowed_in_excellent_unit,
        }
    }
}

/// Refuses points that belong to another level, unless a reason is given: it stays on record.
///
/// # Errors
/// `points_out_of_level`, with the points, the level and what belongs to it.
pub fn check_points(
    rules: Option<&ClassificationRules>,
    level: ClassificationLevel,
    points_hundredths: Option<i32>,
    reason: Option<&str>,
) -> Result<(), Fault> {
    use foundation::kernel::TextEnum as _;
    let Some((bound, points)) = rules.and_then(|rules| rules.bound(level)).zip(points_hundredths) else {
        return Ok(());
    };
    if bound.holds(points) || reason.is_some() {
        return Ok(());
    }
    Err(Fault::new("/bounds_reason", Code::PointsOutOfLevel)
        .with("points", points_text(points))
        .with("level", level.label())
        .with("range", bound.words()))
}

/// What whoever enters a level is towards the person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Enterer {
    /// Is the person, or stands in for him.
    pub is_self: bool,
    /// Has the authority to judge the person.
    pub is_authority: bool,
    /// Stands above who has it.
    pub is_superior: bool,
    /// Coordinates: records what somebody else has decided.
    pub coordinates: bool,
}

impl Enterer {
    /// Whether he decides by himself; else he records the decision of somebody whom he has to name.
    pub const fn decides(self) -> bool {
        self.is_authority || self.is_superior
    }

    /// Refuses who may not enter the level of this person.
    ///
    /// # Errors
    /// `self_decision`, `not_the_authority`.
    pub fn check(self) -> Result<(), Fault> {
        if self.is_self {
            return Err(Fault::new("", Code::SelfDecision));
        }
        if self.decides() || self.coordinates { Ok(()) } else { Err(Fault::new("", Code::NotTheAuthority)) }
    }
}

/// The last day for the classification of a year: it is due before 15 December, strictly (law.md).
pub fn due_on(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 12, 14).unwrap_or(NaiveDate::MAX)
}

/// The years whose classification is to be made on a day: the present one from 1 December on, and those before it, which
/// stay owed until they are made or closed.
pub fn years_to_classify(today: NaiveDate, first_year: i32) -> impl Iterator<Item = i32> {
    let last = if today.month() == 12 { today.year() } else { today.year() - 1 };
    first_year..=last
}

/// The first and the last day of a year.
pub fn days_of(year: i32) -> (NaiveDate, NaiveDate) {
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    (day(1, 1), day(12, 31))
}

/// How many days of a year a person was at work by his dated states: `at_work` tells it of a day.
pub fn days_worked(year: i32, at_work: impl Fn(NaiveDate) -> bool) -> u32 {
    let (first, last) = days_of(year);
    u32::try_from(days_between(first, last).filter(|day| at_work(*day)).count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> ClassificationRules {
        let bound =
            |level, least_hundredths, below_hundredths| PointBound { level, least_hundredths, below_hundredths };
        ClassificationRules {
            category: "civil_servant".to_owned(),
            from_day: NaiveDate::default(),
            source: "Nghị định".to_owned(),
            bounds: vec![
                bound(ClassificationLevel::Excellent, 9000, None),
                bound(ClassificationLevel::Good, 7000, Some(9000)),
            ],
            excellent_percent: 20,
            excellent_percent_of_excellent_unit: None,
            minimum_days_worked: None,
        }
    }

    #[test]
    fn r27_points_of_another_level_take_a_reason() {
        use ClassificationLevel::{Completed, Excellent, Good};
        for (level, points, reason, refused) in [
            (Excellent, Some(9000), None, false),
            (Excellent, Some(8999), None, true),
            (Excellent, Some(8999), Some("Thành tích đột xuất"), false),
            (Good, Some(8999), None, false),
            (Good, Some(9000), None, true),
            (Good, None, None, false),
            (Completed, Some(9900), None, false),
        ] {
            let found = check_points(Some(&rules()), level, points, reason);
            assert_eq!(found.is_err(), refused, "{level} {points:?}");
        }
        assert!(check_points(None, Excellent, Some(100), None).is_ok(), "cán bộ have criteria of their own");
        let fault = check_points(Some(&rules()), Good, Some(8950 + 100), None).expect_err("too many");
        assert_eq!(
            fault.text(false),
            "90,5 điểm không thuộc mức “Hoàn thành tốt nhiệm vụ” (từ 70 đến dưới 90); muốn giữ thì phải ghi lý do."
        );
    }

    #[test]
    fn r27_nobody_enters_his_own_level_and_a_coordinator_records() {
        let enterer = |letters: &str| Enterer {
            is_self: letters.contains('i'),
            is_authority: letters.contains('a'),
            is_superior: letters.contains('s'),
            coordinates: letters.contains('c'),
        };
        for (letters, expected) in [
            ("", Some(Code::NotTheAuthority)),
            ("a", None),
            ("s", None),
            ("c", None),
            ("ia", Some(Code::SelfDecision)),
            ("ic", Some(Code::SelfDecision)),
        ] {
            assert_eq!(enterer(letters).check().err().map(|fault| fault.code), expected, "{letters}");
        }
        assert!(enterer("a").decides() && !enterer("c").decides());
    }

    #[test]
    fn r27_a_year_is_to_be_classified_from_december_on_until_it_is_closed() {
        let years = |text: &str| years_to_classify(text.parse().expect("a day"), 2026).collect::<Vec<_>>();
        assert_eq!(years("2026-11-30"), Vec::<i32>::new());
        assert_eq!(years("2026-12-01"), [2026]);
        assert_eq!(years("2027-11-30"), [2026]);
        assert_eq!(years("2027-12-01"), [2026, 2027]);
        assert_eq!(due_on(2026).to_string(), "2026-12-14", "before 15 December, strictly");
    }

    #[test]
    fn r27_days_at_work_are_counted_over_the_whole_year() {
        let from = |text: &str| text.parse::<NaiveDate>().expect("a day");
        assert_eq!(days_worked(2026, |_| true), 365);
        assert_eq!(days_worked(2026, |day| day >= from("2026-07-01")), 184);
        assert_eq!(days_worked(2026, |day| day < from("2026-07-01")), 181, "the shortest six months");
        assert_eq!(days_worked(2028, |day| day >= from("2029-01-01")), 0);
    }
}
