//! Requests for reports, the sections of a report, and its way (R-34; law: "Yearly report").

use chrono::NaiveDate;

use foundation::kernel::{Code, Fault, TextEnum as _, text_enum};

text_enum! {
    /// What a unit is asked for.
    pub enum ReportRequestKind {
        /// The report of a year, of every unit.
        Yearly = "yearly" / "Báo cáo năm",
        /// One that the coordinator asks chosen units for.
        AdHoc = "ad_hoc" / "Báo cáo đột xuất",
    }
}

text_enum! {
    /// Where the report of a unit stands. "Late" is told by the calendar.
    pub enum UnitReportState {
        /// Asked for; nothing has been written, and nothing is stored.
        Asked = "asked" / "Chưa viết",
        /// With the unit's head.
        Draft = "draft" / "Đang soạn",
        /// With the coordinator.
        Submitted = "submitted" / "Đã gửi",
        /// Sent back to be completed.
        Returned = "returned" / "Trả lại bổ sung",
        /// Taken.
        Accepted = "accepted" / "Đã tiếp nhận",
    }
}

impl UnitReportState {
    /// Whether the unit has done what was owed: what was sent back is owed again.
    pub const fn is_answered(self) -> bool {
        matches!(self, Self::Submitted | Self::Accepted)
    }

    /// Whether the unit may write.
    pub const fn is_editable(self) -> bool {
        matches!(self, Self::Draft | Self::Returned)
    }
}

text_enum! {
    /// What is done with the report of a unit.
    pub enum UnitReportAction {
        /// The unit hands it in.
        Submit = "submit" / "Gửi báo cáo",
        /// The coordinator sends it back, with a reason.
        Return = "return" / "Trả lại bổ sung",
        /// The coordinator takes it.
        Accept = "accept" / "Tiếp nhận",
        /// The coordinator opens again what was taken, with a reason.
        Reopen = "reopen" / "Mở lại để đính chính",
    }
}

/// So many working days the coordinator has to look at what was handed in.
pub const REVIEW_WORKING_DAYS: u32 = 5;

/// The day on which a yearly report is asked for, and the last one on which it is in time: "trước ngày 10/12" is strict,
/// and the plan reminds from 30 days before.
pub fn yearly_days(year: i32) -> Option<(NaiveDate, NaiveDate)> {
    Some((NaiveDate::from_ymd_opt(year, 11, 10)?, NaiveDate::from_ymd_opt(year, 12, 9)?))
}

/// The title of a yearly request.
pub fn yearly_title(year: i32) -> String {
    format!("Báo cáo kết quả bồi dưỡng cán bộ, công chức năm {year}")
}

/// Whether a report is late: handed in for the first time after the deadline, or not yet and the deadline is past.
pub fn is_late(deadline: NaiveDate, first_submitted_on: Option<NaiveDate>, today: NaiveDate) -> bool {
    first_submitted_on.unwrap_or(today) > deadline
}

/// Who acts on a report, by the roles held over its unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UnitReportActor {
    /// The unit's head.
    pub head: bool,
    /// A coordinator.
    pub coordinator: bool,
}

/// The state after an action. Late is better than never: a deadline closes nothing.
///
/// # Errors
/// `wrong_state`, `forbidden`, `reason_required`.
pub fn transition(
    state: UnitReportState,
    action: UnitReportAction,
    actor: UnitReportActor,
    reason: Option<&str>,
) -> Result<UnitReportState, Fault> {
    use UnitReportAction::{Accept, Reopen, Return, Submit};
    use UnitReportState::{Accepted, Draft, Returned, Submitted};
    let next = match (action, state) {
        (Submit, Draft | Returned) => Submitted,
        (Return, Submitted) | (Reopen, Accepted) => Returned,
        (Accept, Submitted) => Accepted,
        _ => return Err(Fault::new("", Code::WrongState).with("state", state.label())),
    };
    let may = if action == Submit { actor.head } else { actor.coordinator };
    if !may {
        return Err(Fault::new("", Code::Forbidden));
    }
    if matches!(action, Return | Reopen) && reason.is_none_or(|reason| reason.trim().is_empty()) {
        return Err(Fault::new("/reason", Code::ReasonRequired));
    }
    Ok(next)
}

/// What a report says, section by section.
#[derive(Clone, Copy, Debug)]
pub struct Sections<'a> {
    /// I. How the work was directed and made known.
    pub steering: &'a str,
    /// II. What was done; of a report that was asked for, what it is about.
    pub results: &'a str,
    /// IV. What comes next.
    pub directions: &'a str,
}

/// What is missing before a report can be handed in: of a yearly one, whose results are told by its figures, how the work
/// was directed and what comes next; of one that was asked for, what it is about. Difficulties and proposals may be none.
pub fn missing(kind: ReportRequestKind, sections: Sections<'_>) -> Vec<Fault> {
    let Sections { steering, results, directions } = sections;
    let required = match kind {
        ReportRequestKind::Yearly => vec![("steering", steering), ("directions", directions)],
        ReportRequestKind::AdHoc => vec![("results", results)],
    };
    let blank = required.into_iter().filter(|(_, text)| text.trim().is_empty());
    blank.map(|(name, _)| Fault::new(format!("/{name}"), Code::Blank)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn r34_every_state_action_and_role() {
        use UnitReportAction as A;
        use UnitReportState as S;
        for state in S::ALL.iter().copied() {
            for action in A::ALL.iter().copied() {
                for (head, coordinator) in [(false, false), (true, false), (false, true), (true, true)] {
                    let gated = |may: bool, next| if may { Ok(next) } else { Err(Code::Forbidden) };
                    let expected = match (state, action) {
                        (S::Draft | S::Returned, A::Submit) => gated(head, S::Submitted),
                        (S::Submitted, A::Return) | (S::Accepted, A::Reopen) => gated(coordinator, S::Returned),
                        (S::Submitted, A::Accept) => gated(coordinator, S::Accepted),
                        _ => Err(Code::WrongState),
                    };
                    let actor = UnitReportActor { head, coordinator };
                    let found = transition(state, action, actor, Some("Bổ sung số liệu")).map_err(|fault| fault.code);
                    assert_eq!(found, expected, "{state} {action} {actor:?}");
                }
            }
        }
        let coordinator = UnitReportActor { head: false, coordinator: true };
        for (state, action) in [(S::Submitted, A::Return), (S::Accepted, A::Reopen)] {
            let found = transition(state, action, coordinator, Some(" ")).map_err(|fault| fault.code);
            assert_eq!(found, Err(Code::ReasonRequired));
        }
    }

    #[test]
    fn r34_the_yearly_report_opens_thirty_days_before_and_is_due_on_the_ninth() {
        let (opens, due) = yearly_days(2026).expect("days");
        assert_eq!((opens, due), (day("2026-11-10"), day("2026-12-09")));
        assert_eq!((day("2026-12-10") - opens).num_days(), 30);
        for (submitted, today, expected) in [
            (None, "2026-12-09", false),
            (None, "2026-12-10", true),
            (Some("2026-12-09"), "2027-01-05", false),
            (Some("2026-12-10"), "2027-01-05", true),
        ] {
            assert_eq!(is_late(due, submitted.map(day), day(today)), expected, "{submitted:?} {today}");
        }
    }

    #[test]
    fn r34_all_that_is_missing_is_told_at_once() {
        let pointers = |kind, sections| -> Vec<String> {
            missing(kind, sections).into_iter().map(|fault| fault.pointer).collect()
        };
        let none = Sections { steering: "", results: " ", directions: "" };
        assert_eq!(pointers(ReportRequestKind::Yearly, none), ["/steering", "/directions"]);
        assert_eq!(pointers(ReportRequestKind::AdHoc, none), ["/results"]);
        assert!(pointers(ReportRequestKind::AdHoc, Sections { results: "Đã cử", ..none }).is_empty());
    }
}
