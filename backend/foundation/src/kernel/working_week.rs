//! The weekly pattern of a unit.

use std::fmt;

use chrono::Weekday;

/// The weekdays on which a unit works: never empty. Offices work Monday to Friday; a one-stop desk may add Saturday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WorkingWeek(u8);

const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Mon, "mon"),
    (Weekday::Tue, "tue"),
    (Weekday::Wed, "wed"),
    (Weekday::Thu, "thu"),
    (Weekday::Fri, "fri"),
    (Weekday::Sat, "sat"),
    (Weekday::Sun, "sun"),
];

impl WorkingWeek {
    /// Monday to Friday.
    pub const OFFICE: Self = Self(0b001_1111);

    /// The week of these weekdays; `None` when there is none.
    pub fn of(weekdays: &[Weekday]) -> Option<Self> {
        let bits = weekdays.iter().fold(0, |bits, weekday| bits | 1 << weekday.num_days_from_monday());
        (bits != 0).then_some(Self(bits))
    }

    /// Reads `mon,tue,wed,thu,fri`; `None` when a name is unknown or there is none.
    pub fn parse(text: &str) -> Option<Self> {
        let weekdays: Option<Vec<Weekday>> = text
            .split(',')
            .map(|name| WEEKDAYS.iter().find(|(_, known)| *known == name.trim()).map(|(weekday, _)| *weekday))
            .collect();
        Self::of(&weekdays?)
    }

    /// The names of the weekdays, Monday first.
    pub fn names(self) -> Vec<&'static str> {
        WEEKDAYS.iter().filter(|(weekday, _)| self.contains(*weekday)).map(|(_, name)| *name).collect()
    }

    /// Whether the unit works on this weekday in an ordinary week.
    pub fn contains(self, weekday: Weekday) -> bool {
        self.0 & (1 << weekday.num_days_from_monday()) != 0
    }
}

impl Default for WorkingWeek {
    fn default() -> Self {
        Self::OFFICE
    }
}

impl fmt::Display for WorkingWeek {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.names().join(","))
    }
}
