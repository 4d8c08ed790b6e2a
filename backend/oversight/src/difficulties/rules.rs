//! The way of a difficulty: from the unit to the coordinator, to the leader, and back to the unit.

use chrono::NaiveDate;

use foundation::kernel::{Code, Fault, TextEnum as _, text_enum};

text_enum! {
    /// What a difficulty is about.
    pub enum DifficultyTopic {
        /// A course: its time, its place, its organisation.
        Course = "course" / "Lớp bồi dưỡng, tập huấn",
        /// What is taught.
        Programme = "programme" / "Chương trình, nội dung",
        /// Who can be spared.
        People = "people" / "Bố trí người đi học",
        /// Money.
        Money = "money" / "Kinh phí",
        /// Anything else.
        Other = "other" / "Nội dung khác",
    }
}

text_enum! {
    /// Where a difficulty stands. "Overdue" is told by the calendar.
    pub enum DifficultyState {
        /// Being written; the unit alone sees it.
        Draft = "draft" / "Đang soạn",
        /// With the coordinator.
        Reported = "reported" / "Đã báo cáo",
        /// With the unit, which is asked for more.
        AskedBack = "asked_back" / "Chờ đơn vị bổ sung",
        /// With the leader, who has the coordinator's advice.
        Advised = "advised" / "Đã trình lãnh đạo",
        /// Answered by the coordinator; the unit takes notice.
        Answered = "answered" / "Đã trả lời",
        /// Decided by a leader; the unit takes notice.
        Decided = "decided" / "Lãnh đạo đã quyết định",
        /// The unit has taken notice.
        Closed = "closed" / "Đã kết thúc",
        /// Taken back by the unit.
        Withdrawn = "withdrawn" / "Đơn vị đã rút",
    }
}

impl DifficultyState {
    /// Whether the unit may change what it has written.
    pub const fn is_editable(self) -> bool {
        matches!(self, Self::Draft | Self::AskedBack)
    }

    /// Whether the unit has an answer.
    pub const fn is_settled(self) -> bool {
        matches!(self, Self::Answered | Self::Decided)
    }

    /// Whether nobody has anything to do about it any more.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Closed | Self::Withdrawn)
    }
}

text_enum! {
    /// What is done with a difficulty.
    pub enum DifficultyAction {
        /// The unit reports it.
        Report = "report" / "Báo cáo",
        /// The coordinator asks the unit for more.
        AskBack = "ask_back" / "Yêu cầu bổ sung",
        /// The unit has completed it.
        Reply = "reply" / "Bổ sung, gửi lại",
        /// The coordinator lays it before the leader with his advice.
        Advise = "advise" / "Tham mưu, trình lãnh đạo",
        /// The coordinator answers himself what needs no leader.
        Answer = "answer" / "Trả lời",
        /// The coordinator joins it to another one, whose decision it follows.
        Join = "join" / "Gộp xử lý chung",
        /// The coordinator takes it out again.
        Separate = "separate" / "Tách ra xử lý riêng",
        /// The leader asks for other advice.
        SendBack = "send_back" / "Yêu cầu tham mưu lại",
        /// The leader decides.
        Decide = "decide" / "Quyết định",
        /// The unit has taken notice.
        Close = "close" / "Đã nhận kết quả, kết thúc",
        /// The unit takes it back.
        Withdraw = "withdraw" / "Rút",
    }
}

/// So many working days each of them has for his step, where nobody has set a day.
pub const STEP_WORKING_DAYS: u32 = 5;

/// Who acts on a difficulty, by the roles held over its unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DifficultyActor {
    /// The unit's head.
    pub head: bool,
    /// A coordinator.
    pub coordinator: bool,
    /// A leader.
    pub leader: bool,
    /// Who reported it or advised on it, himself or by a substitute.
    pub had_a_hand: bool,
}

/// The state after an action. Nobody decides on what he has reported or advised himself. What is joined to another one
/// is settled there; its unit may still take it back, and takes notice itself.
///
/// # Errors
/// `wrong_state`, `forbidden`, `joined_to_another`, `same_person`.
pub fn transition(
    state: DifficultyState,
    action: DifficultyAction,
    actor: DifficultyActor,
    is_joined: bool,
) -> Result<DifficultyState, Fault> {
    use DifficultyAction as A;
    use DifficultyState as S;
    let next = match (action, state) {
        (A::Report, S::Draft)
        | (A::Reply, S::AskedBack)
        | (A::Join, S::Reported)
        | (A::Separate, S::Reported | S::Advised)
        | (A::SendBack, S::Advised) => S::Reported,
        (A::AskBack, S::Reported) => S::AskedBack,
        (A::Advise, S::Reported) => S::Advised,
        (A::Answer, S::Reported) => S::Answered,
        (A::Decide, S::Advised) => S::Decided,
        (A::Close, S::Answered | S::Decided) => S::Closed,
        (A::Withdraw, S::Draft | S::Reported | S::AskedBack | S::Advised) => S::Withdrawn,
        _ => return Err(Fault::new("", Code::WrongState).with("state", state.label())),
    };
    let may = match action {
        A::Report | A::Reply | A::Close | A::Withdraw => actor.head,
        A::AskBack | A::Advise | A::Answer | A::Join | A::Separate => actor.coordinator,
        A::SendBack | A::Decide => actor.leader,
    };
    if !may {
        return Err(Fault::new("", Code::Forbidden));
    }
    match (action, is_joined) {
        (A::AskBack | A::Advise | A::Answer | A::Join | A::SendBack | A::Decide, true) => {
            return Err(Fault::new("", Code::JoinedToAnother));
        }
        (A::Separate, false) => return Err(Fault::new("", Code::WrongState).with("state", state.label())),
        _ => {}
    }
    if action == A::Decide && actor.had_a_hand {
        return Err(Fault::new("", Code::SamePerson));
    }
    Ok(next)
}

/// The state of what is joined to a difficulty that stands here: with it, it lies with the coordinator or the leader.
///
/// # Errors
/// `wrong_state` at `/joined_to_id`.
pub fn joined(lead: DifficultyState) -> Result<DifficultyState, Fault> {
    match lead {
        DifficultyState::Reported | DifficultyState::Advised => Ok(lead),
        _ => Err(Fault::new("/joined_to_id", Code::WrongState).with("state", lead.label())),
    }
}

/// Whether an action on a difficulty settles those that are joined to it too.
pub const fn is_followed(action: DifficultyAction) -> bool {
    use DifficultyAction::{Advise, Answer, Decide, SendBack};
    matches!(action, Advise | Answer | SendBack | Decide)
}

/// A day by which something is to be done: today or later.
///
/// # Errors
/// `day_passed` at the pointer.
pub fn check_deadline(pointer: &str, day: Option<NaiveDate>, today: NaiveDate) -> Result<(), Fault> {
    if day.is_some_and(|day| day < today) { Err(Fault::new(pointer, Code::DayPassed)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use DifficultyAction as A;
    use DifficultyState as S;

    /// Who may do what where, and where it leads: everything else is refused.
    const WAYS: [(A, S, S, char); 16] = [
        (A::Report, S::Draft, S::Reported, 'h'),
        (A::AskBack, S::Reported, S::AskedBack, 'c'),
        (A::Reply, S::AskedBack, S::Reported, 'h'),
        (A::Advise, S::Reported, S::Advised, 'c'),
        (A::Answer, S::Reported, S::Answered, 'c'),
        (A::Join, S::Reported, S::Reported, 'c'),
        (A::Separate, S::Reported, S::Reported, 'c'),
        (A::Separate, S::Advised, S::Reported, 'c'),
        (A::SendBack, S::Advised, S::Reported, 'l'),
        (A::Decide, S::Advised, S::Decided, 'l'),
        (A::Close, S::Answered, S::Closed, 'h'),
        (A::Close, S::Decided, S::Closed, 'h'),
        (A::Withdraw, S::Draft, S::Withdrawn, 'h'),
        (A::Withdraw, S::Reported, S::Withdrawn, 'h'),
        (A::Withdraw, S::AskedBack, S::Withdrawn, 'h'),
        (A::Withdraw, S::Advised, S::Withdrawn, 'h'),
    ];

    #[test]
    fn r36_every_state_action_and_role() {
        for state in S::ALL.iter().copied() {
            for action in A::ALL.iter().copied() {
                for bits in 0..32_u8 {
                    let has = |bit: u8| bits & (1 << bit) != 0;
                    let actor =
                        DifficultyActor { head: has(0), coordinator: has(1), leader: has(2), had_a_hand: has(3) };
                    let is_joined = has(4);
                    let way = WAYS.iter().find(|(of, from, ..)| *of == action && *from == state);
                    let expected = match way {
                        None => Err(Code::WrongState),
                        Some((.., 'h')) if !actor.head => Err(Code::Forbidden),
                        Some((.., 'c')) if !actor.coordinator => Err(Code::Forbidden),
                        Some((.., 'l')) if !actor.leader => Err(Code::Forbidden),
                        Some(_) if action == A::Separate && !is_joined => Err(Code::WrongState),
                        Some((.., 'c' | 'l')) if is_joined && action != A::Separate => Err(Code::JoinedToAnother),
                        Some(_) if action == A::Decide && actor.had_a_hand => Err(Code::SamePerson),
                        Some((_, _, next, _)) => Ok(*next),
                    };
                    let found = transition(state, action, actor, is_joined).map_err(|fault| fault.code);
                    assert_eq!(found, expected, "{state} {action} {actor:?} joined: {is_joined}");
                }
            }
        }
    }

    #[test]
    fn r36_what_is_joined_lies_where_the_other_one_lies() {
        for state in S::ALL.iter().copied() {
            let expected = if matches!(state, S::Reported | S::Advised) { Ok(state) } else { Err(Code::WrongState) };
            assert_eq!(joined(state).map_err(|fault| fault.code), expected, "{state}");
        }
    }

    #[test]
    fn r36_a_deadline_is_today_or_later() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let today = day("2026-11-20");
        for (deadline, expected) in [(None, true), (Some("2026-11-20"), true), (Some("2026-11-19"), false)] {
            assert_eq!(check_deadline("/due_on", deadline.map(day), today).is_ok(), expected, "{deadline:?}");
        }
    }
}
