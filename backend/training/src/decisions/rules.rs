//! Kinds of decisions, their numbers, and what may still be changed.

use chrono::{Datelike as _, NaiveDate};

use foundation::kernel::{Code, Fault, TextEnum as _, search_key, text_enum};

text_enum! {
    /// What a paper does.
    pub enum DecisionKind {
        /// Sends people.
        Decision = "decision" / "Quyết định cử đi bồi dưỡng",
        /// Corrects a signed one.
        Amendment = "amendment" / "Điều chỉnh quyết định",
        /// Takes the place of a signed one.
        Replacement = "replacement" / "Thay thế quyết định",
        /// Takes a signed one back.
        Revocation = "revocation" / "Thu hồi quyết định",
    }
}

impl DecisionKind {
    /// Whether it stands on an earlier paper.
    pub const fn amends(self) -> bool {
        !matches!(self, Self::Decision)
    }

    /// Whether the earlier paper no longer holds.
    pub const fn ends_the_earlier(self) -> bool {
        matches!(self, Self::Replacement | Self::Revocation)
    }
}

/// What no two papers share: unit, year, kind and number, whatever the case and the marks. The clerk's register counts
/// anew each year.
pub fn number_key(unit: &str, kind: DecisionKind, signed_on: NaiveDate, number: &str) -> String {
    format!("{unit}|{}|{}|{}", signed_on.year(), kind.as_str(), search_key(number).replace(' ', ""))
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

/// Faults of the link to an earlier paper: a decision has none, every other kind has one that is signed and still
/// holds. `earlier` is whether the named one is (signed, revoked).
pub fn link_faults(kind: DecisionKind, earlier: Option<(bool, bool)>) -> Vec<Fault> {
    match (kind.amends(), earlier) {
        (false, None) | (true, Some((true, false))) => Vec::new(),
        (false, Some(_)) => vec![Fault::new("/amends_id", Code::InvalidValue)],
        (true, None) => vec![Fault::new("/amends_id", Code::Required).with("name", "amends_id")],
        (true, Some((_, revoked))) => {
            let state = if revoked { "đã hết hiệu lực" } else { "chưa ký" };
            vec![Fault::new("/amends_id", Code::WrongState).with("state", state)]
        }
    }
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
        let decision = key(DecisionKind::Decision, "2026-08-01", "12/QĐ-UBND");
        assert_eq!(decision, key(DecisionKind::Decision, "2026-12-31", "12/qđ - ubnd"));
        assert_ne!(decision, key(DecisionKind::Decision, "2027-01-01", "12/QĐ-UBND"));
        assert_ne!(decision, key(DecisionKind::Amendment, "2026-08-01", "12/QĐ-UBND"));
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

    #[test]
    fn r37_only_what_is_signed_and_holds_is_amended() {
        use DecisionKind::{Amendment, Decision, Replacement, Revocation};
        for (kind, earlier, expected) in [
            (Decision, None, None),
            (Decision, Some((true, false)), Some(Code::InvalidValue)),
            (Amendment, Some((true, false)), None),
            (Replacement, Some((true, false)), None),
            (Revocation, None, Some(Code::Required)),
            (Amendment, Some((false, false)), Some(Code::WrongState)),
            (Revocation, Some((true, true)), Some(Code::WrongState)),
        ] {
            let found = link_faults(kind, earlier).first().map(|fault| fault.code);
            assert_eq!(found, expected, "{kind} on {earlier:?}");
        }
    }
}
