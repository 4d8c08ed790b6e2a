//! The year plan: its states, and how needs become its items.

use foundation::kernel::{Code, Fault, Id, TextEnum as _, search_key, text_enum};

text_enum! {
    /// Where a year plan stands.
    pub enum YearPlanState {
        /// With the coordinator.
        Draft = "draft" / "Dự thảo",
        /// Before the leader.
        Submitted = "submitted" / "Đã trình lãnh đạo",
        /// Sent back to be completed.
        Returned = "returned" / "Trả lại bổ sung",
        /// Approved.
        Approved = "approved" / "Đã phê duyệt",
    }
}

impl YearPlanState {
    /// Whether its items are still being put together.
    pub const fn is_draft(self) -> bool {
        matches!(self, Self::Draft | Self::Returned)
    }
}

text_enum! {
    /// What is done with a year plan.
    pub enum YearPlanAction {
        /// The coordinator lays it before the leader.
        Submit = "submit" / "Trình lãnh đạo",
        /// The leader sends it back, with a reason.
        Return = "return" / "Trả lại bổ sung",
        /// The leader approves it.
        Approve = "approve" / "Phê duyệt",
    }
}

text_enum! {
    /// What an amendment of an approved plan did to an item.
    pub enum AmendmentKind {
        /// It came in.
        Added = "added" / "Bổ sung",
        /// It was changed.
        Changed = "changed" / "Điều chỉnh",
        /// It was taken out.
        Removed = "removed" / "Đưa ra khỏi kế hoạch",
    }
}

/// Who acts on a year plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PlanActor {
    /// A coordinator over the plan's unit.
    pub coordinator: bool,
    /// A leader over it.
    pub leader: bool,
    /// Who made it or laid it before the leader, himself or by a substitute.
    pub is_author: bool,
}

/// The state after an action. Nobody approves what he has made himself.
///
/// # Errors
/// `wrong_state`, `forbidden`, `same_person`, `reason_required`; `nothing_accepted` for a plan without items.
pub fn transition(
    state: YearPlanState,
    action: YearPlanAction,
    actor: PlanActor,
    items: usize,
    reason: Option<&str>,
) -> Result<YearPlanState, Fault> {
    use YearPlanAction::{Approve, Return, Submit};
    use YearPlanState::{Approved, Draft, Returned, Submitted};
    let next = match (action, state) {
        (Submit, Draft | Returned) => Submitted,
        (Return, Submitted) => Returned,
        (Approve, Submitted) => Approved,
        _ => return Err(Fault::new("", Code::WrongState).with("state", state.label())),
    };
    let may = if action == Submit { actor.coordinator } else { actor.leader };
    if !may {
        return Err(Fault::new("", Code::Forbidden));
    }
    if action == Submit && items == 0 {
        return Err(Fault::new("", Code::NothingAccepted));
    }
    if action == Approve && actor.is_author {
        return Err(Fault::new("", Code::SamePerson));
    }
    if action == Return && reason.is_none_or(|reason| reason.trim().is_empty()) {
        return Err(Fault::new("/reason", Code::ReasonRequired));
    }
    Ok(next)
}

/// Whether an item may be changed: freely while the plan is a draft, by an amendment with a reason once it is approved.
/// Answers whether it is an amendment.
///
/// # Errors
/// `wrong_state` while the plan is before the leader; `reason_required`.
pub fn amends(state: YearPlanState, reason: Option<&str>) -> Result<bool, Fault> {
    match state {
        YearPlanState::Draft | YearPlanState::Returned => Ok(false),
        YearPlanState::Submitted => Err(Fault::new("", Code::WrongState).with("state", state.label())),
        YearPlanState::Approved if reason.is_none_or(|reason| reason.trim().is_empty()) => {
            Err(Fault::new("/reason", Code::ReasonRequired))
        }
        YearPlanState::Approved => Ok(true),
    }
}

/// The name of a plan that nobody has given one.
pub fn plan_name(year: i32, supplement: bool) -> String {
    if supplement {
        format!("Kế hoạch bồi dưỡng cán bộ, công chức bổ sung năm {year}")
    } else {
        format!("Kế hoạch bồi dưỡng cán bộ, công chức năm {year}")
    }
}

/// What is wanted: the programme, or what it is about in words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A programme of the catalogue.
    Programme(Id),
    /// Words, folded, so that case and marks make no difference.
    Words(String),
}

impl Subject {
    /// What a need or an item is about.
    pub fn of(programme_id: Option<Id>, content: &str) -> Self {
        programme_id.map_or_else(|| Self::Words(search_key(content)), Self::Programme)
    }
}

/// A need, as it is added up.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Which.
    pub need_id: Id,
    /// The programme.
    pub programme_id: Option<Id>,
    /// What it is about, in words.
    pub content: String,
    /// In which quarter.
    pub quarter: i32,
    /// How many people.
    pub people: i32,
    /// What it is thought to cost, in đồng.
    pub estimated_cost: i64,
}

/// What an item of the plan adds up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// About what.
    pub subject: Subject,
    /// In which quarter.
    pub quarter: i32,
    /// The programme.
    pub programme_id: Option<Id>,
    /// The words of the first who asked.
    pub content: String,
    /// How many people.
    pub people: i32,
    /// What it is thought to cost, in đồng.
    pub estimated_cost: i64,
    /// Which needs it serves.
    pub need_ids: Vec<Id>,
}

/// Adds up what is wanted: the same programme, or the same words, in the same quarter is one item. By quarter, then in
/// the order in which they were asked for.
pub fn sums(wanted: &[Wanted]) -> Vec<Sum> {
    let mut sums: Vec<Sum> = Vec::new();
    for need in wanted {
        let subject = Subject::of(need.programme_id, &need.content);
        match sums.iter_mut().find(|sum| sum.subject == subject && sum.quarter == need.quarter) {
            Some(sum) => {
                sum.people += need.people;
                sum.estimated_cost += need.estimated_cost;
                sum.need_ids.push(need.need_id);
            }
            None => sums.push(Sum {
                subject,
                quarter: need.quarter,
                programme_id: need.programme_id,
                content: need.content.clone(),
                people: need.people,
                estimated_cost: need.estimated_cost,
                need_ids: vec![need.need_id],
            }),
        }
    }
    sums.sort_by_key(|sum| sum.quarter);
    sums
}

/// What is wrong with a course that is to answer an item: the plan must be approved, and an item that names a programme
/// is answered by that one alone.
///
/// # Errors
/// `plan_not_approved`, `other_programme`.
pub fn check_answer(state: YearPlanState, wanted: Option<Id>, programme_id: Id) -> Result<(), Fault> {
    if state != YearPlanState::Approved {
        return Err(Fault::new("/year_plan_item_id", Code::PlanNotApproved));
    }
    if wanted.is_some_and(|wanted| wanted != programme_id) {
        return Err(Fault::new("/year_plan_item_id", Code::OtherProgramme));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(words: &str) -> Id {
        Id::from_words(words)
    }

    #[test]
    fn r30_every_state_action_and_actor() {
        use YearPlanAction as A;
        use YearPlanState as S;
        for state in S::ALL.iter().copied() {
            for action in A::ALL.iter().copied() {
                for bits in 0..8 {
                    let actor =
                        PlanActor { coordinator: bits & 1 != 0, leader: bits & 2 != 0, is_author: bits & 4 != 0 };
                    let leads = |own, next| match (actor.leader, own) {
                        (false, _) => Err(Code::Forbidden),
                        (true, true) => Err(Code::SamePerson),
                        (true, false) => Ok(next),
                    };
                    let expected = match (state, action) {
                        (S::Draft | S::Returned, A::Submit) if actor.coordinator => Ok(S::Submitted),
                        (S::Draft | S::Returned, A::Submit) => Err(Code::Forbidden),
                        (S::Submitted, A::Return) => leads(false, S::Returned),
                        (S::Submitted, A::Approve) => leads(actor.is_author, S::Approved),
                        _ => Err(Code::WrongState),
                    };
                    let found = transition(state, action, actor, 1, Some("Rà soát lại kinh phí"));
                    assert_eq!(found.map_err(|fault| fault.code), expected, "{state} {action} {actor:?}");
                }
            }
        }
        let coordinator = PlanActor { coordinator: true, ..PlanActor::default() };
        let empty = transition(S::Draft, A::Submit, coordinator, 0, None);
        assert_eq!(empty.map_err(|fault| fault.code), Err(Code::NothingAccepted));
        let leader = PlanActor { leader: true, ..PlanActor::default() };
        let without = transition(S::Submitted, A::Return, leader, 1, Some(" "));
        assert_eq!(without.map_err(|fault| fault.code), Err(Code::ReasonRequired));
    }

    #[test]
    fn r30_after_approval_an_item_changes_only_with_a_reason() {
        let code = |state, reason| amends(state, reason).map_err(|fault| fault.code);
        assert_eq!(code(YearPlanState::Draft, None), Ok(false));
        assert_eq!(code(YearPlanState::Returned, None), Ok(false));
        assert_eq!(code(YearPlanState::Submitted, Some("x")), Err(Code::WrongState));
        assert_eq!(code(YearPlanState::Approved, Some(" ")), Err(Code::ReasonRequired));
        assert_eq!(code(YearPlanState::Approved, Some("Cấp trên hoãn lớp")), Ok(true));
    }

    #[test]
    fn r30_the_same_programme_over_units_is_added_up_by_quarter() {
        let need = |words: &str, programme: Option<&str>, content: &str, quarter, people, cost| Wanted {
            need_id: id(words),
            programme_id: programme.map(id),
            content: content.to_owned(),
            quarter,
            people,
            estimated_cost: cost,
        };
        let sums = sums(&[
            need("a", Some("KN-01"), "", 2, 3, 5),
            need("b", None, "Kỹ năng Tiếp công dân", 1, 1, 0),
            need("c", Some("KN-01"), "thêm lời", 2, 4, 6),
            need("d", Some("KN-01"), "", 3, 1, 1),
            need("e", None, "kỹ năng tiếp công dân", 1, 2, 7),
        ]);
        let read: Vec<_> =
            sums.iter().map(|sum| (sum.quarter, sum.people, sum.estimated_cost, sum.need_ids.len())).collect();
        assert_eq!(read, [(1, 3, 7, 2), (2, 7, 11, 2), (3, 1, 1, 1)]);
        assert_eq!(sums[0].content, "Kỹ năng Tiếp công dân");
        assert_eq!(sums[1].need_ids, [id("a"), id("c")]);
    }

    #[test]
    fn r30_a_course_answers_an_item_of_an_approved_plan_and_its_programme() {
        let code = |state, wanted, programme| {
            check_answer(state, wanted, programme).map_err(|fault| (fault.pointer, fault.code))
        };
        let refused = |code| Err(("/year_plan_item_id".to_owned(), code));
        let (one, other) = (id("KN-01"), id("KN-02"));
        assert_eq!(code(YearPlanState::Approved, Some(one), one), Ok(()));
        assert_eq!(code(YearPlanState::Approved, None, other), Ok(()));
        assert_eq!(code(YearPlanState::Approved, Some(one), other), refused(Code::OtherProgramme));
        assert_eq!(code(YearPlanState::Submitted, Some(one), one), refused(Code::PlanNotApproved));
    }
}
