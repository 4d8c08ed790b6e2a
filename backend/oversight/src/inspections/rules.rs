//! The way of a finding, and what an inspection must say.

use chrono::NaiveDate;

use foundation::kernel::{Code, Fault, TextEnum as _, text_enum};

text_enum! {
    /// Where a finding stands. "Overdue" is told by the calendar.
    pub enum MendingState {
        /// To be mended by the unit.
        Open = "open" / "Chờ khắc phục",
        /// Reported mended; with whoever inspects.
        Mended = "mended" / "Đã báo cáo khắc phục",
        /// Accepted as mended.
        Accepted = "accepted" / "Đã xác nhận khắc phục",
    }
}

text_enum! {
    /// What is done with a finding.
    pub enum MendingAction {
        /// The unit reports it mended.
        Mend = "mend" / "Báo cáo đã khắc phục",
        /// Whoever inspects accepts that.
        Accept = "accept" / "Xác nhận đã khắc phục",
        /// Whoever inspects does not, with a reason.
        SendBack = "send_back" / "Yêu cầu khắc phục tiếp",
    }
}

/// So many working days whoever inspects has to look at what was reported mended.
pub const REVIEW_WORKING_DAYS: u32 = 5;

/// Who acts on a finding, by the roles held over its unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MendingActor {
    /// The unit's head.
    pub head: bool,
    /// A coordinator or a leader.
    pub inspector: bool,
    /// Who has reported it mended, himself or by a substitute.
    pub has_mended: bool,
}

/// The state after an action.
///
/// # Errors
/// `wrong_state`, `forbidden`, `same_person`.
pub fn transition(state: MendingState, action: MendingAction, actor: MendingActor) -> Result<MendingState, Fault> {
    let next = match (action, state) {
        (MendingAction::Mend, MendingState::Open) => MendingState::Mended,
        (MendingAction::Accept, MendingState::Mended) => MendingState::Accepted,
        (MendingAction::SendBack, MendingState::Mended) => MendingState::Open,
        _ => return Err(Fault::new("", Code::WrongState).with("state", state.label())),
    };
    let may = if action == MendingAction::Mend { actor.head } else { actor.inspector };
    if !may {
        return Err(Fault::new("", Code::Forbidden));
    }
    if action == MendingAction::Accept && actor.has_mended {
        return Err(Fault::new("", Code::SamePerson));
    }
    Ok(next)
}

/// A day by which a finding is to be mended: not before the inspection.
///
/// # Errors
/// `deadline_before_start` at the pointer.
pub fn check_mend_by(pointer: &str, mend_by: NaiveDate, inspected_on: NaiveDate) -> Result<(), Fault> {
    if mend_by < inspected_on { Err(Fault::new(pointer, Code::DeadlineBeforeStart)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r32_every_state_action_and_role_of_a_finding() {
        use MendingAction as A;
        use MendingState as S;
        for state in S::ALL.iter().copied() {
            for action in A::ALL.iter().copied() {
                for bits in 0..8_u8 {
                    let actor =
                        MendingActor { head: bits & 1 != 0, inspector: bits & 2 != 0, has_mended: bits & 4 != 0 };
                    let gated = |may: bool, next| if may { Ok(next) } else { Err(Code::Forbidden) };
                    let expected = match (state, action) {
                        (S::Open, A::Mend) => gated(actor.head, S::Mended),
                        (S::Mended, A::Accept) if actor.inspector && actor.has_mended => Err(Code::SamePerson),
                        (S::Mended, A::Accept) => gated(actor.inspector, S::Accepted),
                        (S::Mended, A::SendBack) => gated(actor.inspector, S::Open),
                        _ => Err(Code::WrongState),
                    };
                    let found = transition(state, action, actor).map_err(|fault| fault.code);
                    assert_eq!(found, expected, "{state} {action} {actor:?}");
                }
            }
        }
    }

    #[test]
    fn r32_a_finding_is_not_to_be_mended_before_it_was_found() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        for (mend_by, expected) in [("2026-07-01", true), ("2026-08-01", true), ("2026-06-30", false)] {
            assert_eq!(check_mend_by("/mend_by", day(mend_by), day("2026-07-01")).is_ok(), expected, "{mend_by}");
        }
    }
}
