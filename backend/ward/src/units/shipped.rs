//! The ward's units as shipped. Agency codes are opaque and given by the city: they are empty until the ward enters
//! them.

use serde::Deserialize;

const UNITS: &str = include_str!("../../../seed/units.json");

/// A unit as shipped.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShippedUnit {
    /// Names the unit within the shipped data.
    pub key: String,
    /// The key of the unit above; none for the root.
    pub parent: Option<String>,
    /// Full name.
    pub name: String,
    /// Name where room is short.
    pub short_name: String,
    /// `ward`, `department` or `service_unit`.
    pub kind: String,
    /// Mã định danh, at most 35 characters.
    pub agency_code: Option<String>,
    /// Days of the week on which the unit works, 1 for Monday to 7 for Sunday.
    pub working_weekdays: Vec<u8>,
}

/// The shipped units, each after the one above it.
pub fn shipped_units() -> Result<Vec<ShippedUnit>, serde_json::Error> {
    serde_json::from_str(UNITS)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use unicode_normalization::is_nfc;

    use super::*;

    #[test]
    fn r30_the_wards_units_form_a_tree_under_the_ward() {
        let units = shipped_units().expect("the shipped units");
        assert_eq!(units.len(), 12);
        let mut seen: HashSet<&str> = HashSet::new();
        for unit in &units {
            match &unit.parent {
                None => assert_eq!(unit.kind, "ward"),
                Some(parent) => {
                    assert!(seen.contains(parent.as_str()), "{} comes after {parent}", unit.key);
                    assert!(matches!(unit.kind.as_str(), "department" | "service_unit"), "{}", unit.key);
                }
            }
            assert!(seen.insert(&unit.key), "{} stands twice", unit.key);
        }
        assert_eq!(units.iter().filter(|unit| unit.parent.is_none()).count(), 1);
        assert_eq!(units.iter().filter(|unit| unit.kind == "service_unit").count(), 6);
        let names: HashSet<&str> = units.iter().map(|unit| unit.name.as_str()).collect();
        assert_eq!(names.len(), units.len());
        assert!(is_nfc(UNITS));
    }

    #[test]
    fn r02_the_one_stop_centre_and_the_station_work_on_saturdays() {
        let units = shipped_units().expect("the shipped units");
        let saturdays = units.iter().filter(|unit| unit.working_weekdays.contains(&6)).map(|unit| unit.key.as_str());
        assert_eq!(saturdays.collect::<Vec<_>>(), ["one_stop_centre", "health_station"]);
        assert!(units.iter().all(|unit| unit.working_weekdays.starts_with(&[1, 2, 3, 4, 5])));
    }
}
