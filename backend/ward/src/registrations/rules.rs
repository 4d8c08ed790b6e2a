//! Numbers of papers in the clerk's register.

use chrono::{Datelike as _, NaiveDate};

use foundation::kernel::{Code, Fault, search_key};

/// What no two papers share: unit, year, kind and number, whatever the case and the marks. The clerk's register counts
/// anew each year.
pub fn number_key(unit: &str, kind: &str, signed_on: NaiveDate, number: &str) -> String {
    format!("{unit}|{}|{kind}|{}", signed_on.year(), search_key(number).replace(' ', ""))
}

/// Faults of a paper's number and day: they come together, from the register, and a day to come is none.
pub fn signature_faults(number: Option<&str>, signed_on: Option<NaiveDate>, today: NaiveDate) -> Vec<Fault> {
    let mut faults = Vec::new();
    let missing = |name| Fault::new(format!("/{name}"), Code::Required).with("name", name);
    match (number, signed_on) {
        (Some(_), None) => faults.push(missing("signed_on")),
        (None, Some(_)) => faults.push(missing("number")),
        _ => {}
    }
    if signed_on.is_some_and(|day| day > today) {
        faults.push(Fault::new("/signed_on", Code::ImplausibleDay));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn r37_a_number_is_one_in_its_unit_year_and_kind() {
        let key = |kind, on, number| number_key("ward", kind, day(on), number);
        let decision = key("decision", "2026-08-01", "12/QĐ-UBND");
        assert_eq!(decision, key("decision", "2026-12-31", "12/qđ - ubnd"));
        assert_ne!(decision, key("decision", "2027-01-01", "12/QĐ-UBND"));
        assert_ne!(decision, key("amendment", "2026-08-01", "12/QĐ-UBND"));
    }

    #[test]
    fn r37_number_and_day_come_together_and_not_from_the_future() {
        let codes = |number, on: Option<&str>| {
            signature_faults(number, on.map(day), day("2026-08-01"))
                .into_iter()
                .map(|fault| format!("{} {}", fault.pointer, fault.code.as_str()))
                .collect::<Vec<_>>()
                .join(", ")
        };
        assert_eq!(codes(None, None), "");
        assert_eq!(codes(Some("12"), Some("2026-08-01")), "");
        assert_eq!(codes(Some("12"), None), "/signed_on required");
        assert_eq!(codes(None, Some("2026-08-01")), "/number required");
        assert_eq!(codes(Some("12"), Some("2026-08-02")), "/signed_on implausible_day");
    }
}
