//! Kinds of units and their working weeks.

use std::fmt;
use std::str::FromStr;

use chrono::Weekday;

use crate::kernel::{Code, Fault, text_enum};

text_enum! {
    /// What a unit is.
    pub enum UnitKind {
        /// A city with its wards below.
        City = "city" / "Thành phố",
        /// The ward itself.
        Ward = "ward" / "Phường, xã, đặc khu",
        /// A department, an office, a centre of the ward.
        Department = "department" / "Phòng, ban, trung tâm",
        /// A public service unit: a school, a health station.
        ServiceUnit = "service_unit" / "Đơn vị sự nghiệp công lập",
    }
}

/// The weekdays on which a unit works, Monday first: `mon,tue,wed,thu,fri` unless it says otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingWeek(Vec<Weekday>);

const NAMES: [(&str, Weekday); 7] = [
    ("mon", Weekday::Mon),
    ("tue", Weekday::Tue),
    ("wed", Weekday::Wed),
    ("thu", Weekday::Thu),
    ("fri", Weekday::Fri),
    ("sat", Weekday::Sat),
    ("sun", Weekday::Sun),
];

impl WorkingWeek {
    /// Whether the unit works on this weekday in an ordinary week.
    pub fn contains(&self, day: Weekday) -> bool {
        self.0.contains(&day)
    }

    /// The weekdays, Monday first.
    pub fn days(&self) -> &[Weekday] {
        &self.0
    }

    /// From the codes `mon` to `sun`; at least one.
    pub fn from_codes<T: AsRef<str>>(codes: &[T]) -> Result<Self, Code> {
        let known = |code: &T| NAMES.iter().any(|(name, _)| *name == code.as_ref());
        if codes.is_empty() || !codes.iter().all(known) {
            return Err(Code::InvalidValue);
        }
        let wanted = |name: &&str| codes.iter().any(|code| code.as_ref() == *name);
        Ok(Self(NAMES.iter().filter(|(name, _)| wanted(name)).map(|(_, day)| *day).collect()))
    }

    /// The codes, Monday first.
    pub fn codes(&self) -> Vec<String> {
        NAMES.iter().filter(|(_, day)| self.0.contains(day)).map(|(name, _)| (*name).to_owned()).collect()
    }
}

impl Default for WorkingWeek {
    fn default() -> Self {
        Self(NAMES[..5].iter().map(|(_, day)| *day).collect())
    }
}

impl fmt::Display for WorkingWeek {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.codes().join(","))
    }
}

impl FromStr for WorkingWeek {
    type Err = Code;

    fn from_str(text: &str) -> Result<Self, Code> {
        Self::from_codes(&text.split(',').collect::<Vec<_>>())
    }
}

/// Whether a unit may hang below `parent`, given the parent's own ancestors.
pub fn may_hang_below<T: PartialEq>(unit: &T, parent: &T, ancestors_of_parent: &[T]) -> Result<(), Fault> {
    if unit == parent || ancestors_of_parent.contains(unit) {
        Err(Fault::new("/parent_id", Code::UnitCircle))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r02_a_working_week_is_read_and_written_monday_first() {
        let week: WorkingWeek = "sat,mon".parse().expect("a week");
        assert_eq!(week.to_string(), "mon,sat");
        assert!(week.contains(Weekday::Sat) && !week.contains(Weekday::Tue));
        assert_eq!("".parse::<WorkingWeek>(), Err(Code::InvalidValue));
        assert_eq!(WorkingWeek::default().to_string(), "mon,tue,wed,thu,fri");
    }

    #[test]
    fn a_unit_cannot_hang_below_itself() {
        assert!(may_hang_below(&1, &2, &[3]).is_ok());
        assert_eq!(may_hang_below(&1, &1, &[]).map_err(|fault| fault.code), Err(Code::UnitCircle));
        assert_eq!(may_hang_below(&1, &2, &[1]).map_err(|fault| fault.code), Err(Code::UnitCircle));
    }
}
