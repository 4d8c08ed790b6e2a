//! The states of a nomination, and the one function by which a state is left.

use foundation::kernel::{Code, Fault, Id, TextEnum as _, text_enum};

text_enum! {
    /// Where a nomination stands.
    pub enum NominationState {
        /// The person wishes to go.
        Requested = "requested" / "Đã đăng ký nguyện vọng",
        /// The unit proposes.
        Proposed = "proposed" / "Đơn vị đã đề xuất",
        /// Sent back; lies with its proposer.
        Returned = "returned" / "Trả lại bổ sung",
        /// The coordinator has gathered it and laid it before the authority.
        Endorsed = "endorsed" / "Đã trình lãnh đạo",
        /// On the waiting list of a full course.
        Waitlisted = "waitlisted" / "Danh sách dự bị",
        /// The authority has approved; the superior does not have it yet.
        Approved = "approved" / "Đã duyệt danh sách",
        /// The list is with the superior.
        SentUp = "sent_up" / "Đã gửi cấp trên",
        /// Sent: the superior has admitted, or the ward has for its own course.
        Admitted = "admitted" / "Cấp trên đã triệu tập",
        /// The superior has not taken the person.
        NotAdmitted = "not_admitted" / "Cấp trên không xếp lớp",
        /// The authority, or the unit for a mere wish, has said no.
        Rejected = "rejected" / "Không phê duyệt",
        /// Taken back.
        Withdrawn = "withdrawn" / "Thôi cử",
        /// Somebody else goes instead.
        Replaced = "replaced" / "Đã thay người",
        /// Completed the course.
        Completed = "completed" / "Hoàn thành",
        /// Took part and did not complete it.
        Failed = "failed" / "Không hoàn thành",
        /// Was sent and never came.
        AbsentAll = "absent_all" / "Không tham gia",
    }
}

impl NominationState {
    /// What the state is called for a place of this way: who is sent to the ward's own course is not "summoned by the
    /// superior".
    pub fn label_for(self, way: Way) -> &'static str {
        match (self, way) {
            (Self::Admitted, Way::Own) => "Đã cử đi",
            _ => self.label(),
        }
    }

    /// Whether the person was sent ("được cử đi" means admitted): owes a report and is evaluated.
    pub const fn was_sent(self) -> bool {
        matches!(self, Self::Admitted | Self::Completed | Self::Failed | Self::AbsentAll)
    }

    /// Whether it takes a seat of the course.
    pub const fn holds_seat(self) -> bool {
        matches!(self, Self::Approved | Self::SentUp) || self.was_sent()
    }

    /// Whether its days count as away for staffing, and its sessions for overlap. Those not yet approved are shown to
    /// people, not counted (decisions, "Away").
    pub const fn counts_as_away(self) -> bool {
        matches!(self, Self::Approved | Self::SentUp | Self::Admitted | Self::Completed | Self::Failed)
    }

    /// Whether it is alive, so that the person cannot be nominated to the same course again.
    pub const fn is_alive(self) -> bool {
        !matches!(self, Self::NotAdmitted | Self::Rejected | Self::Withdrawn | Self::Replaced)
    }

    /// Whether it is an unserved wish that can be carried into the next round of needs.
    pub const fn can_be_carried_over(self) -> bool {
        matches!(self, Self::NotAdmitted | Self::Rejected | Self::Waitlisted)
    }
}

text_enum! {
    /// The way of a place, decided by its origin: the same codes as the origin of a course.
    pub enum Way {
        /// All steps, up to the superior's answer.
        Quota = "quota" / "Chỉ tiêu phân bổ",
        /// Recorded as admitted with the superior's letter: nobody proposes or approves.
        Summoned = "summoned" / "Triệu tập đích danh",
        /// Approved is admitted.
        Own = "own" / "Phường tổ chức",
        /// Recorded as completed, no steps.
        Past = "past" / "Quá trình đã bồi dưỡng",
    }
}

text_enum! {
    /// What is done with a nomination.
    pub enum Action {
        /// A person states a wish.
        Request = "request" / "Đăng ký nguyện vọng",
        /// The unit proposes.
        Propose = "propose" / "Đề xuất cử",
        /// The coordinator enters a name at once, for a letter with names due tomorrow; the unit confirms afterwards.
        Enter = "enter" / "Nhập nhanh",
        /// The unit confirms a quick entry, whatever its state by now.
        Confirm = "confirm" / "Đơn vị xác nhận",
        /// The coordinator gathers and lays before the authority.
        Endorse = "endorse" / "Tổng hợp, trình",
        /// Sends back to the proposer.
        Return = "return" / "Trả lại bổ sung",
        /// The authority approves.
        Approve = "approve" / "Phê duyệt",
        /// The authority says no; the unit's head to a mere wish.
        Reject = "reject" / "Không phê duyệt",
        /// Puts on the waiting list of a full course.
        Waitlist = "waitlist" / "Ghi vào danh sách dự bị",
        /// A freed seat: back before the authority.
        Promote = "promote" / "Chuyển từ danh sách dự bị",
        /// Sends the approved name to the superior.
        SendUp = "send_up" / "Gửi cấp trên",
        /// Records that the superior admits.
        Admit = "admit" / "Ghi nhận cấp trên triệu tập",
        /// Records that the superior does not.
        NotAdmit = "not_admit" / "Ghi nhận cấp trên không xếp lớp",
        /// A leader lets somebody go all the same whose unit has come to be short since the course was moved.
        Override = "override" / "Cho phép cử, có lý do",
        /// Records a summons by name, or past training.
        Record = "record" / "Ghi nhận",
        /// Takes back, also after signing.
        Withdraw = "withdraw" / "Thôi cử",
        /// Somebody else goes instead, also after signing.
        Replace = "replace" / "Thay người",
        /// Enters the result: completed.
        Complete = "complete" / "Ghi hoàn thành",
        /// Enters the result: not completed.
        Fail = "fail" / "Ghi không hoàn thành",
        /// Enters that the person never came.
        AbsentAll = "absent_all" / "Ghi không tham gia",
    }
}

text_enum! {
    /// How a nomination begins.
    pub enum Entry {
        /// A person states a wish.
        Request = "request" / "Đăng ký nguyện vọng",
        /// The unit proposes.
        Propose = "propose" / "Đề xuất cử",
        /// The coordinator enters a name at once; the unit confirms afterwards.
        Enter = "enter" / "Nhập nhanh",
        /// Records a summons by name, or past training.
        Record = "record" / "Ghi nhận",
    }
}

impl Entry {
    /// The action by which it begins.
    pub const fn action(self) -> Action {
        match self {
            Self::Request => Action::Request,
            Self::Propose => Action::Propose,
            Self::Enter => Action::Enter,
            Self::Record => Action::Record,
        }
    }
}

impl Action {
    /// Whether it is a decision on the person, which nobody takes on himself. To wish, to propose, to gather and to
    /// take back are not: the head of the coordinating department may propose and gather own people and himself.
    pub const fn is_decision(self) -> bool {
        matches!(self, Self::Approve | Self::Reject | Self::Override | Self::Complete | Self::Fail | Self::AbsentAll)
    }
}

/// Those who may act, each as one of the roles towards this nomination.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    /// The person nominated.
    Person,
    /// Who proposed it.
    Proposer,
    /// Who heads the person's unit, or one above it.
    UnitHead,
    /// The coordinator.
    Coordinator,
    /// A leader of the ward.
    Leader,
    /// Who has the authority to approve for this person (see [`super::authority`]).
    Authority,
    /// The program itself, as a consequence of what somebody did: a seat was freed, a course was called off.
    System,
}

/// The roles that an actor holds over the unit of the person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Roles {
    /// Heads the unit or one above it.
    pub unit_head: bool,
    /// Coordinates.
    pub coordinator: bool,
    /// Leads the ward.
    pub leader: bool,
    /// Has the authority to approve for this person.
    pub authority: bool,
    /// Has it as the superior of those who hold it and are all barred, or of a place that nobody holds.
    pub superior: bool,
    /// Is the program itself.
    pub system: bool,
}

/// Who acts on whose nomination.
#[derive(Clone, Copy, Debug)]
pub struct Actor {
    /// Who acts; the staff member behind the account, if there is one.
    pub actor: Option<Id>,
    /// For whom, where the actor is a substitute: what bars either of the two bars the act.
    pub acting_for: Option<Id>,
    /// Whose nomination it is.
    pub person: Id,
    /// Who proposed it, if anybody yet.
    pub proposer: Option<Id>,
    /// The roles held, those of whom the actor stands for included.
    pub roles: Roles,
}

impl Actor {
    /// Whether the actor, or whom he acts for, is the person nominated.
    pub fn is_self(&self) -> bool {
        [self.actor, self.acting_for].contains(&Some(self.person))
    }

    /// Whether the actor, or whom he acts for, proposed it.
    pub fn is_proposer(&self) -> bool {
        self.proposer.is_some() && [self.actor, self.acting_for].contains(&self.proposer)
    }

    fn is(&self, party: Party) -> bool {
        match party {
            // A substitute does not wish for another: only the person's own hand counts here.
            Party::Person => self.actor == Some(self.person),
            Party::Proposer => self.is_proposer(),
            Party::UnitHead => self.roles.unit_head,
            Party::Coordinator => self.roles.coordinator,
            Party::Leader => self.roles.leader,
            Party::Authority => self.roles.authority || self.roles.superior,
            Party::System => self.roles.system,
        }
    }
}

/// Where a nomination stands before an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Its state; `None` while there is none.
    pub state: Option<NominationState>,
    /// Its way.
    pub way: Way,
    /// Entered quickly by the coordinator, and the unit has not confirmed yet.
    pub awaits_confirmation: bool,
    /// Kept against a rule when its course was moved.
    pub kept: bool,
}

impl Way {
    /// Whether a nomination of this way can ever be in that state.
    pub const fn has(self, state: NominationState) -> bool {
        use NominationState::{
            AbsentAll, Admitted, Approved, Completed, Failed, NotAdmitted, Replaced, SentUp, Withdrawn,
        };
        match self {
            Self::Quota => true,
            Self::Own => !matches!(state, Approved | SentUp | NotAdmitted),
            Self::Summoned => matches!(state, Admitted | Withdrawn | Replaced | Completed | Failed | AbsentAll),
            Self::Past => matches!(state, Completed | Withdrawn),
        }
    }
}

/// What follows on an action and who may do it; `None` where the action has no place. This is the whole table.
fn step(position: Position, action: Action) -> Option<(NominationState, &'static [Party])> {
    use NominationState as S;
    use Party::{Authority, Coordinator, Leader, Person, Proposer, System, UnitHead};
    if position.state.is_some_and(|state| !position.way.has(state)) {
        return None;
    }
    let stepwise = matches!(position.way, Way::Quota | Way::Own);
    let result_entered = matches!(position.state, Some(S::Completed | S::Failed | S::AbsentAll));
    let takes_result = position.way != Way::Past && (position.state == Some(S::Admitted) || result_entered);
    Some(match (action, position.state) {
        (Action::Request, None) if stepwise => (S::Requested, &[Person]),
        (Action::Propose, None | Some(S::Requested)) if stepwise => (S::Proposed, &[UnitHead]),
        (Action::Propose, Some(S::Returned)) => (S::Proposed, &[UnitHead, Proposer]),
        (Action::Enter, None) if stepwise => (S::Endorsed, &[Coordinator]),
        (
            Action::Confirm,
            Some(state @ (S::Returned | S::Endorsed | S::Waitlisted | S::Approved | S::SentUp | S::Admitted)),
        ) if stepwise && position.awaits_confirmation => (state, &[UnitHead]),
        (Action::Endorse, Some(S::Proposed)) => (S::Endorsed, &[Coordinator]),
        (Action::Return, Some(S::Proposed)) => (S::Returned, &[Coordinator]),
        (Action::Return, Some(S::Endorsed)) => (S::Returned, &[Coordinator, Authority]),
        (Action::Approve, Some(S::Endorsed)) => {
            (if position.way == Way::Own { S::Admitted } else { S::Approved }, &[Authority])
        }
        (Action::Reject, Some(S::Requested)) => (S::Rejected, &[UnitHead]),
        (Action::Reject, Some(S::Endorsed | S::Waitlisted)) => (S::Rejected, &[Authority]),
        (Action::Waitlist, Some(S::Proposed)) => (S::Waitlisted, &[Coordinator]),
        (Action::Waitlist, Some(S::Endorsed)) => (S::Waitlisted, &[Coordinator, Authority]),
        (Action::Promote, Some(S::Waitlisted)) => (S::Endorsed, &[Coordinator, System]),
        (Action::Override, Some(state @ (S::Approved | S::SentUp | S::Admitted))) if stepwise && position.kept => {
            (state, &[Leader])
        }
        (Action::SendUp, Some(S::Approved)) => (S::SentUp, &[Coordinator]),
        (Action::Admit, Some(S::SentUp)) => (S::Admitted, &[Coordinator]),
        (Action::NotAdmit, Some(S::SentUp)) => (S::NotAdmitted, &[Coordinator]),
        (Action::Record, None) if position.way == Way::Summoned => (S::Admitted, &[Coordinator]),
        (Action::Record, None) if position.way == Way::Past => (S::Completed, &[Coordinator, UnitHead]),
        // The program takes back whatever is alive when the course is called off.
        (Action::Withdraw, Some(S::Requested)) => (S::Withdrawn, &[Person, UnitHead, System]),
        (Action::Withdraw, Some(S::Proposed | S::Returned | S::Endorsed | S::Waitlisted)) => {
            (S::Withdrawn, &[UnitHead, Proposer, Coordinator, System])
        }
        (Action::Withdraw, Some(S::Approved | S::SentUp | S::Admitted)) => {
            (S::Withdrawn, &[Coordinator, Authority, System])
        }
        // A record of past training that was a mistake.
        (Action::Withdraw, Some(S::Completed)) if position.way == Way::Past => (S::Withdrawn, &[Coordinator]),
        (Action::Replace, Some(S::Proposed | S::Returned | S::Endorsed | S::Waitlisted)) => {
            (S::Replaced, &[UnitHead, Proposer, Coordinator])
        }
        (Action::Replace, Some(S::Approved | S::SentUp | S::Admitted)) => (S::Replaced, &[Coordinator, Authority]),
        (Action::Complete, Some(state)) if takes_result && state != S::Completed => {
            (S::Completed, &[Coordinator, Leader])
        }
        (Action::Fail, Some(state)) if takes_result && state != S::Failed => (S::Failed, &[Coordinator, Leader]),
        (Action::AbsentAll, Some(state)) if takes_result && state != S::AbsentAll => {
            (S::AbsentAll, &[Coordinator, Leader])
        }
        _ => return None,
    })
}

/// Whether an action from this state needs a reason: whatever sends back, refuses or undoes, and the correction of a
/// result that was entered.
pub const fn needs_reason(state: Option<NominationState>, action: Action) -> bool {
    use NominationState::{AbsentAll, Completed, Failed};
    match action {
        Action::Return | Action::Reject | Action::Override | Action::Withdraw | Action::Replace => true,
        Action::Complete | Action::Fail | Action::AbsentAll => matches!(state, Some(Completed | Failed | AbsentAll)),
        _ => false,
    }
}

/// The state after an action: the only way by which a state is left. The rules on dates, seats and staffing are asked
/// beside it.
///
/// # Errors
/// `wrong_state` where the action has no place; `not_the_authority` or `forbidden` for who may not; `self_decision`;
/// `same_person` for approving what one has proposed; `reason_required`. The first of these, in this order.
pub fn transition(
    position: Position,
    action: Action,
    actor: &Actor,
    reason: Option<&str>,
) -> Result<NominationState, Fault> {
    let Some((next, parties)) = step(position, action) else {
        let state = position.state.map_or("chưa có", |state| state.label_for(position.way));
        return Err(Fault::new("", Code::WrongState).with("state", state));
    };
    if !parties.iter().any(|party| actor.is(*party)) {
        let code = if parties == [Party::Authority] { Code::NotTheAuthority } else { Code::Forbidden };
        return Err(Fault::new("", code));
    }
    if action.is_decision() && actor.is_self() {
        return Err(Fault::new("", Code::SelfDecision));
    }
    if action == Action::Approve && actor.is_proposer() {
        return Err(Fault::new("", Code::SamePerson));
    }
    if needs_reason(position.state, action) && reason.is_none_or(|reason| reason.trim().is_empty()) {
        return Err(Fault::new("/reason", Code::ReasonRequired));
    }
    Ok(next)
}

/// The state in which the one who goes instead begins, where the other stood in `state`; `actor` is seen towards the
/// newcomer. Before approval it is the same step. After it, who has the authority approves the newcomer by replacing;
/// a coordinator only lays the newcomer before the authority. The superior must be asked anew; whom it has summoned
/// by name is replaced with its consent, so that the newcomer is admitted.
///
/// # Errors
/// `wrong_state` from a state that cannot be replaced; `self_decision` for putting oneself in as the authority.
pub fn state_of_replacement(state: NominationState, way: Way, actor: &Actor) -> Result<NominationState, Fault> {
    use NominationState as S;
    match state {
        S::Proposed | S::Returned => Ok(S::Proposed),
        S::Endorsed => Ok(S::Endorsed),
        S::Waitlisted => Ok(S::Waitlisted),
        S::Admitted if way == Way::Summoned => Ok(S::Admitted),
        S::Approved | S::SentUp | S::Admitted if !actor.is(Party::Authority) => Ok(S::Endorsed),
        S::Approved | S::SentUp | S::Admitted if actor.is_self() => Err(Fault::new("", Code::SelfDecision)),
        S::Approved | S::SentUp | S::Admitted => Ok(if way == Way::Own { S::Admitted } else { S::Approved }),
        _ => Err(Fault::new("", Code::WrongState).with("state", state.label_for(way))),
    }
}

#[cfg(test)]
mod tests;
