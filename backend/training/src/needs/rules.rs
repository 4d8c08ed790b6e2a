//! Rounds of needs, what a unit hands in, and what a need must say.

use chrono::NaiveDate;

use foundation::kernel::{Code, Fault, Role, TextEnum as _, text_enum};

text_enum! {
    /// What a round of needs is for.
    pub enum RoundKind {
        /// The whole phase of the plan, 2026–2031.
        Phase = "phase" / "Cả giai đoạn",
        /// One year.
        Year = "year" / "Hằng năm",
        /// What a year needs beside what was planned.
        Supplement = "supplement" / "Bổ sung",
    }
}

text_enum! {
    /// Whether a round takes what units hand in.
    pub enum RoundState {
        /// It does, after its deadline too: late is better than never.
        Open = "open" / "Đang mở",
        /// It no longer does.
        Closed = "closed" / "Đã khóa",
    }
}

text_enum! {
    /// Where the needs of a unit stand. "Overdue" is told by the calendar.
    pub enum SubmissionState {
        /// With the unit's head.
        Draft = "draft" / "Đang soạn",
        /// With the coordinator.
        Submitted = "submitted" / "Đã gửi",
        /// Sent back to be completed.
        Returned = "returned" / "Trả lại bổ sung",
        /// Taken: it counts for the year plan.
        Accepted = "accepted" / "Đã tiếp nhận",
    }
}

impl SubmissionState {
    /// Whether the unit has done what was owed: what was sent back is owed again.
    pub const fn is_answered(self) -> bool {
        matches!(self, Self::Submitted | Self::Accepted)
    }
}

text_enum! {
    /// What is done with the needs of a unit.
    pub enum SubmissionAction {
        /// The unit hands them in.
        Submit = "submit" / "Gửi nhu cầu",
        /// The coordinator sends them back, with a reason.
        Return = "return" / "Trả lại bổ sung",
        /// The coordinator takes them.
        Accept = "accept" / "Tiếp nhận",
    }
}

text_enum! {
    /// Where a need comes from.
    pub enum NeedOrigin {
        /// The unit's own proposal.
        Own = "own" / "Đơn vị đề xuất",
        /// Taken over from what the targets ask for.
        Suggested = "suggested" / "Gợi ý từ chỉ tiêu",
        /// A wish that found no place in a course.
        Carried = "carried" / "Chuyển từ đợt trước",
    }
}

/// The first and the last year of the plan.
pub const YEARS: std::ops::RangeInclusive<i32> = 2026..=2031;

/// The quarters of a year.
pub const QUARTERS: std::ops::RangeInclusive<i32> = 1..=4;

/// The name of a round that nobody has given one.
pub fn round_name(kind: RoundKind, year: Option<i32>) -> String {
    let year = year.map(|year| year.to_string()).unwrap_or_default();
    match kind {
        RoundKind::Phase => format!("Rà soát nhu cầu bồi dưỡng giai đoạn {}–{}", YEARS.start(), YEARS.end()),
        RoundKind::Year => format!("Rà soát nhu cầu bồi dưỡng năm {year}"),
        RoundKind::Supplement => format!("Rà soát nhu cầu bồi dưỡng bổ sung năm {year}"),
    }
}

/// What is wrong with a round: a year of the plan for all but the phase, which has none; a deadline no earlier than its
/// opening.
pub fn round_faults(kind: RoundKind, year: Option<i32>, opened_on: NaiveDate, deadline: NaiveDate) -> Vec<Fault> {
    let mut faults = Vec::new();
    match (kind, year) {
        (RoundKind::Phase, Some(_)) => faults.push(Fault::new("/year", Code::InvalidValue)),
        (RoundKind::Year | RoundKind::Supplement, None) => {
            faults.push(Fault::new("/year", Code::Required).with("name", "year"));
        }
        (RoundKind::Year | RoundKind::Supplement, Some(year)) if !YEARS.contains(&year) => {
            faults.push(Fault::new("/year", Code::BadYear));
        }
        _ => {}
    }
    if deadline < opened_on {
        faults.push(Fault::new("/deadline", Code::DeadlineBeforeOpening));
    }
    faults
}

/// Closes a round, once.
///
/// # Errors
/// `round_already_closed`.
pub fn closed(state: RoundState) -> Result<RoundState, Fault> {
    match state {
        RoundState::Open => Ok(RoundState::Closed),
        RoundState::Closed => Err(Fault::new("", Code::RoundAlreadyClosed)),
    }
}

/// The state after an action. A unit's head, or the coordinator in his place, hands in while the round is open; the
/// coordinator takes it, also after the round, or sends it back while the unit can still mend it.
///
/// # Errors
/// `wrong_state`, `forbidden`, `round_closed`, `reason_required`.
pub fn transition(
    state: SubmissionState,
    action: SubmissionAction,
    roles: &[Role],
    round: RoundState,
    reason: Option<&str>,
) -> Result<SubmissionState, Fault> {
    use SubmissionAction::{Accept, Return, Submit};
    use SubmissionState::{Accepted, Draft, Returned, Submitted};
    let next = match (action, state) {
        (Submit, Draft | Returned) => Submitted,
        (Return, Submitted) => Returned,
        (Accept, Submitted) => Accepted,
        _ => return Err(Fault::new("", Code::WrongState).with("state", state.label())),
    };
    let may = match action {
        Submit => roles.contains(&Role::UnitHead) || roles.contains(&Role::Coordinator),
        Return | Accept => roles.contains(&Role::Coordinator),
    };
    if !may {
        return Err(Fault::new("", Code::Forbidden));
    }
    if round == RoundState::Closed && action != Accept {
        return Err(Fault::new("", Code::RoundClosed));
    }
    if action == Return && reason.is_none_or(|reason| reason.trim().is_empty()) {
        return Err(Fault::new("/reason", Code::ReasonRequired));
    }
    Ok(next)
}

/// Whether the unit may still write.
///
/// # Errors
/// `wrong_state`, `round_closed`.
pub fn check_editable(state: SubmissionState, round: RoundState) -> Result<(), Fault> {
    match (state, round) {
        (SubmissionState::Submitted | SubmissionState::Accepted, _) => {
            Err(Fault::new("", Code::WrongState).with("state", state.label()))
        }
        (_, RoundState::Closed) => Err(Fault::new("", Code::RoundClosed)),
        _ => Ok(()),
    }
}

/// What a need says, as the rules ask for it.
#[derive(Clone, Copy, Debug)]
pub struct NeedFacts<'a> {
    /// Whether it names a programme of the catalogue.
    pub has_programme: bool,
    /// What it is about, where it names none.
    pub content: &'a str,
    /// How many people.
    pub people: i32,
    /// How many of them by name.
    pub named: usize,
    /// In which year.
    pub year: Option<i32>,
    /// In which quarter.
    pub quarter: Option<i32>,
    /// What it is thought to cost, in đồng.
    pub estimated_cost: Option<i64>,
}

/// What is missing before needs can be handed in, each at its place. A draft may be as incomplete as it is; who needs
/// nothing says why.
pub fn missing(needs: &[NeedFacts<'_>], note: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    if needs.is_empty() && note.trim().is_empty() {
        faults.push(Fault::new("/note", Code::ReasonRequired));
    }
    for (index, need) in needs.iter().enumerate() {
        let at = |field: &str| format!("/needs/{index}/{field}");
        let required = |field: &'static str| Fault::new(at(field), Code::Required).with("name", field);
        if !need.has_programme && need.content.trim().is_empty() {
            faults.push(Fault::new(at("content"), Code::Blank));
        }
        let least = i32::try_from(need.named).unwrap_or(i32::MAX).max(1);
        if need.people < least {
            faults.push(Fault::new(at("people"), Code::OutOfRange).with("range", format!("≥ {least}")));
        }
        if need.year.is_none() {
            faults.push(required("year"));
        }
        if need.quarter.is_none() {
            faults.push(required("quarter"));
        }
        if need.estimated_cost.is_none() {
            faults.push(required("estimated_cost"));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn codes(faults: &[Fault]) -> Vec<(&str, Code)> {
        faults.iter().map(|fault| (fault.pointer.as_str(), fault.code)).collect()
    }

    #[test]
    fn r30_every_state_action_role_and_round() {
        use SubmissionAction as A;
        use SubmissionState as S;
        for state in S::ALL.iter().copied() {
            for action in A::ALL.iter().copied() {
                for role in Role::ALL.iter().copied() {
                    for round in RoundState::ALL.iter().copied() {
                        let open = round == RoundState::Open;
                        let coordinator = role == Role::Coordinator;
                        let unit = coordinator || role == Role::UnitHead;
                        let gated = |may: bool, in_time: bool, next| match (may, in_time) {
                            (false, _) => Err(Code::Forbidden),
                            (true, false) => Err(Code::RoundClosed),
                            (true, true) => Ok(next),
                        };
                        let expected = match (state, action) {
                            (S::Draft | S::Returned, A::Submit) => gated(unit, open, S::Submitted),
                            (S::Submitted, A::Return) => gated(coordinator, open, S::Returned),
                            (S::Submitted, A::Accept) => gated(coordinator, true, S::Accepted),
                            _ => Err(Code::WrongState),
                        };
                        let found = transition(state, action, &[role], round, Some("Bổ sung kinh phí"));
                        let case = format!("{state} {action} {role} {round}");
                        assert_eq!(found.map_err(|fault| fault.code), expected, "{case}");
                    }
                }
            }
        }
        let without = transition(S::Submitted, A::Return, &[Role::Coordinator], RoundState::Open, Some("  "));
        assert_eq!(without.map_err(|fault| fault.code), Err(Code::ReasonRequired));
    }

    #[test]
    fn r30_a_unit_writes_only_what_lies_with_it_while_the_round_is_open() {
        let code = |state, round| check_editable(state, round).map_err(|fault| fault.code);
        assert_eq!(code(SubmissionState::Draft, RoundState::Open), Ok(()));
        assert_eq!(code(SubmissionState::Returned, RoundState::Open), Ok(()));
        assert_eq!(code(SubmissionState::Draft, RoundState::Closed), Err(Code::RoundClosed));
        assert_eq!(code(SubmissionState::Submitted, RoundState::Open), Err(Code::WrongState));
        assert_eq!(code(SubmissionState::Accepted, RoundState::Closed), Err(Code::WrongState));
    }

    #[test]
    fn r30_a_round_is_for_a_year_of_the_plan_and_closes_once() {
        let (opened, deadline) = (day("2026-10-01"), day("2026-10-31"));
        let faults = |kind, year, deadline| {
            let faults = round_faults(kind, year, opened, deadline);
            faults.into_iter().map(|fault| (fault.pointer, fault.code)).collect::<Vec<_>>()
        };
        let at = |pointer: &str, code| vec![(pointer.to_owned(), code)];
        assert_eq!(faults(RoundKind::Year, Some(2027), deadline), []);
        assert_eq!(faults(RoundKind::Phase, None, deadline), []);
        assert_eq!(faults(RoundKind::Year, Some(2027), opened), [], "due on its first day");
        assert_eq!(faults(RoundKind::Year, Some(2025), deadline), at("/year", Code::BadYear));
        assert_eq!(faults(RoundKind::Supplement, Some(2032), deadline), at("/year", Code::BadYear));
        assert_eq!(faults(RoundKind::Supplement, None, deadline), at("/year", Code::Required));
        assert_eq!(faults(RoundKind::Phase, Some(2027), deadline), at("/year", Code::InvalidValue));
        let early = faults(RoundKind::Year, Some(2025), day("2026-09-30"));
        assert_eq!(
            early,
            [("/year".to_owned(), Code::BadYear), ("/deadline".to_owned(), Code::DeadlineBeforeOpening)],
            "both at once"
        );
        assert_eq!(closed(RoundState::Open).ok(), Some(RoundState::Closed));
        assert_eq!(closed(RoundState::Closed).map_err(|fault| fault.code), Err(Code::RoundAlreadyClosed));
    }

    #[test]
    fn r31_all_that_is_missing_is_told_at_once_at_its_place() {
        let whole = NeedFacts {
            has_programme: true,
            content: "",
            people: 2,
            named: 2,
            year: Some(2027),
            quarter: Some(2),
            estimated_cost: Some(0),
        };
        assert_eq!(codes(&missing(&[whole], "")), []);
        assert_eq!(codes(&missing(&[], " ")), [("/note", Code::ReasonRequired)]);
        assert_eq!(codes(&missing(&[], "Không có nhu cầu trong năm")), []);
        let bare =
            NeedFacts { has_programme: false, people: 0, named: 0, quarter: None, estimated_cost: None, ..whole };
        let fewer = NeedFacts { people: 1, year: None, ..whole };
        assert_eq!(
            codes(&missing(&[whole, bare, fewer], "")),
            [
                ("/needs/1/content", Code::Blank),
                ("/needs/1/people", Code::OutOfRange),
                ("/needs/1/quarter", Code::Required),
                ("/needs/1/estimated_cost", Code::Required),
                ("/needs/2/people", Code::OutOfRange),
                ("/needs/2/year", Code::Required),
            ]
        );
    }
}
