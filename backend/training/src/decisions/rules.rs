//! Kinds of decisions, and what may still be changed.

use foundation::kernel::{Code, Fault, text_enum};

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
