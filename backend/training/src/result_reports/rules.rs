//! The result report: its sections, when it is due, and its way (R-23; domain, rule 9).

use std::collections::BTreeMap;

use chrono::NaiveDate;

use foundation::kernel::{Code, Fault, TextEnum as _, format_day, text_enum};

text_enum! {
    /// Where a report stands. "Overdue" is told by the calendar.
    pub enum ReportState {
        /// Being written.
        Draft = "draft" / "Đang soạn",
        /// With the coordinator.
        Submitted = "submitted" / "Đã gửi",
        /// Sent back to be completed.
        Returned = "returned" / "Trả lại bổ sung",
        /// Taken.
        Accepted = "accepted" / "Đã tiếp nhận",
    }
}

impl ReportState {
    /// Whether the person has done what was owed: a report that was sent back is owed again.
    pub const fn is_reported(self) -> bool {
        matches!(self, Self::Submitted | Self::Accepted)
    }

    /// Whether the person may still change the text.
    pub const fn is_editable(self) -> bool {
        matches!(self, Self::Draft | Self::Returned)
    }
}

text_enum! {
    /// What is done with a report.
    pub enum ReportAction {
        /// The person sends it.
        Submit = "submit" / "Gửi báo cáo",
        /// The coordinator sends it back, with a reason.
        Return = "return" / "Trả lại bổ sung",
        /// The coordinator takes it.
        Accept = "accept" / "Tiếp nhận",
    }
}

text_enum! {
    /// What a report tells beside the course itself.
    pub enum ReportSection {
        /// What was learnt.
        Learnt = "learnt" / "Nội dung đã tiếp thu",
        /// How it bears on the post.
        LinkToPost = "link_to_post" / "Liên hệ với vị trí việc làm",
        /// How it will be applied.
        Plan = "plan_to_apply" / "Kế hoạch vận dụng",
        /// Proposals; may be left out.
        Proposals = "proposals" / "Kiến nghị, đề xuất",
    }
}

impl ReportSection {
    /// Whether a report cannot be sent without it.
    pub const fn is_required(self) -> bool {
        !matches!(self, Self::Proposals)
    }
}

/// So many working days after the last day the report is due, where no setting says otherwise.
pub const DUE_WORKING_DAYS: u32 = 10;

/// The day on which the report is due, that day included: `count` working days of the person's unit after the last
/// day, or after the end of a suspension that this day falls into (outside the state of working deadlines wait).
/// `None` while the end of the suspension is not known. `add_working_days` is the table of working days.
pub fn due_on(
    last_day: NaiveDate,
    count: u32,
    suspensions: &[std::ops::RangeInclusive<NaiveDate>],
    add_working_days: impl Fn(NaiveDate, u32) -> NaiveDate,
) -> Option<NaiveDate> {
    let mut from = last_day;
    loop {
        let due = add_working_days(from, count);
        // The latest suspension that touches the time for writing starts it anew.
        let until =
            suspensions.iter().filter(|days| *days.start() <= due && *days.end() > from).map(|days| *days.end());
        match until.max() {
            None => return Some(due),
            Some(NaiveDate::MAX) => return None,
            Some(end) => from = end,
        }
    }
}

/// Who acts on a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReportActor {
    /// The person whose report it is.
    pub is_author: bool,
    /// A coordinator.
    pub coordinator: bool,
}

/// The state after an action. A report is sent from the course's last day on with all required sections; it is taken
/// or sent back by a coordinator, not by its author.
///
/// # Errors
/// `wrong_state`, `forbidden`, `self_decision`, `report_before_end`, `reason_required`; `blank` at each section that is
/// missing. All that concern the content come at once.
pub fn transition(
    state: ReportState,
    action: ReportAction,
    actor: ReportActor,
    reason: Option<&str>,
    sections: &BTreeMap<ReportSection, String>,
    (last_day, today): (NaiveDate, NaiveDate),
) -> Result<ReportState, Vec<Fault>> {
    let refuse = |code| Err(vec![Fault::new("", code)]);
    let next = match (action, state) {
        (ReportAction::Submit, ReportState::Draft | ReportState::Returned) => ReportState::Submitted,
        (ReportAction::Return, ReportState::Submitted) => ReportState::Returned,
        (ReportAction::Accept, ReportState::Submitted) => ReportState::Accepted,
        _ => return Err(vec![Fault::new("", Code::WrongState).with("state", state.label())]),
    };
    if action == ReportAction::Submit {
        if !actor.is_author {
            return refuse(Code::Forbidden);
        }
        let mut faults = missing_sections(sections);
        if today < last_day {
            faults.insert(0, Fault::new("", Code::ReportBeforeEnd).with("day", format_day(last_day)));
        }
        return if faults.is_empty() { Ok(next) } else { Err(faults) };
    }
    if !actor.coordinator {
        return refuse(Code::Forbidden);
    }
    if actor.is_author {
        return refuse(Code::SelfDecision);
    }
    if action == ReportAction::Return && reason.is_none_or(|reason| reason.trim().is_empty()) {
        return Err(vec![Fault::new("/reason", Code::ReasonRequired)]);
    }
    Ok(next)
}

fn missing_sections(sections: &BTreeMap<ReportSection, String>) -> Vec<Fault> {
    ReportSection::ALL
        .iter()
        .filter(|section| section.is_required())
        .filter(|section| sections.get(section).is_none_or(|text| text.trim().is_empty()))
        .map(|section| Fault::new(format!("/{section}"), Code::Blank))
        .collect()
}

#[cfg(test)]
mod tests {
    use chrono::Days;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn complete() -> BTreeMap<ReportSection, String> {
        [ReportSection::Learnt, ReportSection::LinkToPost, ReportSection::Plan]
            .map(|section| (section, "nội dung".to_owned()))
            .into()
    }

    const DATES: (&str, &str) = ("2026-09-04", "2026-09-04");

    fn dates((last_day, today): (&str, &str)) -> (NaiveDate, NaiveDate) {
        (day(last_day), day(today))
    }

    #[test]
    fn r23_every_pair_of_report_state_and_action_by_everybody() {
        use ReportAction as A;
        use ReportState as S;
        let author = ReportActor { is_author: true, coordinator: false };
        let coordinator = ReportActor { is_author: false, coordinator: true };
        let both = ReportActor { is_author: true, coordinator: true };
        // author, coordinator, coordinator on himself, somebody else
        let submits = [Ok(S::Submitted), Err(Code::Forbidden), Ok(S::Submitted), Err(Code::Forbidden)];
        let decides = |next| [Err(Code::Forbidden), Ok(next), Err(Code::SelfDecision), Err(Code::Forbidden)];
        for state in S::ALL.iter().copied() {
            for action in A::ALL.iter().copied() {
                let expected = match (state, action) {
                    (S::Draft | S::Returned, A::Submit) => submits,
                    (S::Submitted, A::Return) => decides(S::Returned),
                    (S::Submitted, A::Accept) => decides(S::Accepted),
                    _ => [Err(Code::WrongState); 4],
                };
                let found = [author, coordinator, both, ReportActor::default()].map(|actor| {
                    transition(state, action, actor, Some("thiếu kế hoạch"), &complete(), dates(DATES))
                        .map_err(|faults| faults[0].code)
                });
                assert_eq!(found, expected, "{state} {action}");
            }
        }
    }

    #[test]
    fn r23_a_report_is_sent_after_the_course_with_its_sections() {
        let author = ReportActor { is_author: true, coordinator: false };
        let mut sections = complete();
        sections.insert(ReportSection::Plan, " \n".to_owned());
        sections.remove(&ReportSection::Learnt);
        let early = dates(("2026-09-04", "2026-09-03"));
        let faults = transition(ReportState::Draft, ReportAction::Submit, author, None, &sections, early)
            .expect_err("early and incomplete");
        let found: Vec<_> = faults.iter().map(|fault| (fault.pointer.as_str(), fault.code)).collect();
        assert_eq!(found, [("", Code::ReportBeforeEnd), ("/learnt", Code::Blank), ("/plan_to_apply", Code::Blank)]);
    }

    #[test]
    fn a_report_is_sent_back_with_a_reason() {
        let coordinator = ReportActor { is_author: false, coordinator: true };
        for reason in [None, Some(" ")] {
            let action = ReportAction::Return;
            let found = transition(ReportState::Submitted, action, coordinator, reason, &complete(), dates(DATES));
            assert_eq!(found.expect_err("no reason")[0].code, Code::ReasonRequired);
        }
    }

    #[test]
    fn r23_due_waits_for_the_end_of_a_long_leave() {
        // Every day is a working day here: the table of working days has tests of its own.
        let add = |day: NaiveDate, count: u32| day + Days::new(u64::from(count));
        let leave = |from: &str, to: &str| day(from)..=day(to);
        for (suspensions, expected) in [
            (vec![], Some("2026-09-14")),
            (vec![leave("2026-08-01", "2026-09-04")], Some("2026-09-14")),
            (vec![leave("2026-09-10", "2026-12-31")], Some("2027-01-10")),
            (vec![leave("2026-09-14", "2026-12-31")], Some("2027-01-10")),
            (vec![leave("2026-09-15", "2026-12-31")], Some("2026-09-14")),
            (vec![leave("2026-09-10", "2026-09-20"), leave("2026-09-25", "2026-10-31")], Some("2026-11-10")),
            (vec![day("2026-09-10")..=NaiveDate::MAX], None),
        ] {
            assert_eq!(
                due_on(day("2026-09-04"), DUE_WORKING_DAYS, &suspensions, add),
                expected.map(day),
                "{suspensions:?}"
            );
        }
    }

    #[test]
    fn r08_what_was_sent_back_is_owed_again() {
        let reported: Vec<_> = ReportState::ALL.iter().filter(|state| state.is_reported()).collect();
        assert_eq!(reported, [&ReportState::Submitted, &ReportState::Accepted]);
        assert!(ReportState::ALL.iter().all(|state| state.is_reported() != state.is_editable()));
    }
}
