//! Whom a document must reach, which version holds on a day, and when names that are missing begin to press.

use chrono::{Days, NaiveDate};

use foundation::kernel::text_enum;
use ward::staff::rules::StaffCategory;

text_enum! {
    /// How a version of a document has reached somebody.
    pub enum DisseminationWay {
        /// Was at a session.
        Session = "session" / "Dự buổi phổ biến",
        /// Read it in the product and confirmed it.
        Read = "read" / "Đọc và xác nhận trên phần mềm",
        /// Signed on paper; recorded by the coordinator or the head.
        Paper = "paper" / "Ký nhận trên giấy (ghi nhận thay)",
    }
}

text_enum! {
    /// One side of the share, to be opened down to its names.
    pub enum ReachSide {
        /// Reached.
        Reached = "reached" / "Đã được phổ biến",
        /// At work and not reached.
        Missing = "missing" / "Chưa được phổ biến",
        /// Away for long and not reached: owes nothing, and is in no denominator.
        Away = "away" / "Đang vắng dài ngày",
    }
}

/// So many days before the deadline the names that are missing become a duty of the head.
const PRESSING_DAYS: u64 = 14;

/// Whom a document must reach, beside the units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audience {
    /// People of these categories.
    pub categories: Vec<StaffCategory>,
    /// Party members, of whatever category.
    pub party_members: bool,
}

impl Audience {
    /// Whether somebody of these units is in it.
    pub fn takes_in(&self, category: StaffCategory, party_member: bool) -> bool {
        self.categories.contains(&category) || (self.party_members && party_member)
    }
}

/// The version that holds on a day: the latest of those that have begun.
///
/// `versions` are number and first day, in the order of the numbers.
pub fn version_on(versions: &[(i32, NaiveDate)], day: NaiveDate) -> Option<i32> {
    versions.iter().filter(|(_, from_day)| *from_day <= day).map(|(version, _)| *version).max()
}

/// Whether names that are missing press on a day: from two weeks before the deadline.
pub fn presses(deadline: Option<NaiveDate>, today: NaiveDate) -> bool {
    deadline.is_some_and(|deadline| today.checked_add_days(Days::new(PRESSING_DAYS)).is_none_or(|day| day >= deadline))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn r20_an_audience_takes_in_its_categories_and_party_members_of_any() {
        use StaffCategory::{CivilServant, Official, Worker};
        for (categories, party_members, category, party_member, expected) in [
            (vec![Official, CivilServant], false, CivilServant, false, true),
            (vec![Official, CivilServant], false, Worker, true, false),
            (vec![Official, CivilServant], true, Worker, true, true),
            (vec![Official, CivilServant], true, Worker, false, false),
            (vec![], true, Worker, true, true),
            (vec![], true, Official, false, false),
        ] {
            let audience = Audience { categories, party_members };
            assert_eq!(audience.takes_in(category, party_member), expected, "{audience:?} {category} {party_member}");
        }
    }

    #[test]
    fn r20_the_latest_version_that_has_begun_holds() {
        let versions = [(1, day("2026-06-01")), (2, day("2026-08-10")), (3, day("2026-08-10"))];
        for (on, expected) in
            [("2026-05-31", None), ("2026-06-01", Some(1)), ("2026-08-09", Some(1)), ("2026-08-10", Some(3))]
        {
            assert_eq!(version_on(&versions, day(on)), expected, "{on}");
        }
    }

    #[test]
    fn r20_missing_names_press_from_two_weeks_before_the_deadline() {
        for (deadline, today, expected) in [
            (Some("2026-08-31"), "2026-08-16", false),
            (Some("2026-08-31"), "2026-08-17", true),
            (Some("2026-08-31"), "2026-09-30", true),
            (None, "2026-09-30", false),
        ] {
            assert_eq!(presses(deadline.map(day), day(today)), expected, "{deadline:?} {today}");
        }
    }
}
