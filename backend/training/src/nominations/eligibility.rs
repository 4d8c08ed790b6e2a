//! What is asked before a person is sent, beside staffing (domain, rules 1 and 3).

use chrono::NaiveDate;

use super::rules::Way;
use foundation::kernel::{Code, Fault, format_day};

/// So many working days after the last day of a course its report is due (domain, rule 9).
pub const REPORT_DUE_AFTER: u32 = 10;

/// The facts about a person and a course, as of the day of asking.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The person's name, for the messages.
    pub name: String,
    /// The way of the place.
    pub way: Way,
    /// The day of asking.
    pub today: NaiveDate,
    /// Whether the course takes people now.
    pub course_open: bool,
    /// The last day for names, that day included; `None` also where the name was in by then and only the approval
    /// comes later.
    pub nomination_deadline: Option<NaiveDate>,
    /// How many seats there are; `None` where there is no bound.
    pub seats: Option<u32>,
    /// How many of them are taken by others.
    pub seats_taken: u32,
    /// Whether the waiting list was asked for, should the course be full.
    pub waiting_list: bool,
    /// Whether a nomination of the person to this course is alive already.
    pub already_nominated: bool,
    /// The label of the state on the first day of the course in which the person is not at work; `None` where at work.
    pub not_at_work: Option<String>,
    /// The name of another course of the person that claims the same time.
    pub overlapping_course: Option<String>,
    /// Whether the programme is meant for the person.
    pub in_audience: bool,
    /// Whether the person has completed the programme before.
    pub already_completed: bool,
    /// Whether the person owes the report of an earlier course that is overdue.
    pub previous_report_missing: bool,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// What nobody passes.
    pub refusals: Vec<Fault>,
    /// What a coordinator may pass with a reason.
    pub warnings: Vec<Fault>,
    /// What is only said: for people summoned by name the ward has nothing to decide.
    pub remarks: Vec<Fault>,
    /// Whether the nomination goes on the waiting list, which was asked for.
    pub to_waiting_list: bool,
}

/// Asks every rule and gives every answer at once. Of past training nothing is asked but whether it is recorded
/// already; of a summons also whether the course is on, and the rest is said as remarks.
pub fn check(facts: &Facts) -> Findings {
    let mut findings = Findings::default();
    let person = |code| Fault::new("", code).with("name", &facts.name);
    if facts.already_nominated {
        findings.refusals.push(person(Code::AlreadyNominated));
    }
    if facts.way == Way::Past {
        return findings;
    }
    if !facts.course_open {
        findings.refusals.push(Fault::new("", Code::CourseNotOpen));
    }
    let mut hard = Vec::new();
    if let Some(course) = &facts.overlapping_course {
        hard.push(person(Code::Overlap).with("course", course));
    }
    if let Some(state) = &facts.not_at_work {
        hard.push(person(Code::NotAtWork).with("state", state));
    }
    let mut soft = Vec::new();
    for (holds, code) in [
        (!facts.in_audience, Code::NotInAudience),
        (facts.already_completed, Code::AlreadyCompleted),
        (facts.previous_report_missing, Code::PreviousReportMissing),
    ] {
        if holds {
            soft.push(person(code));
        }
    }
    if facts.way == Way::Summoned {
        findings.remarks = hard;
        findings.remarks.extend(soft);
        return findings;
    }
    findings.refusals.extend(hard);
    findings.warnings = soft;
    if let Some(deadline) = facts.nomination_deadline.filter(|deadline| *deadline < facts.today) {
        findings.refusals.push(Fault::new("", Code::NominationClosed).with("day", format_day(deadline)));
    }
    if facts.seats.is_some_and(|seats| seats <= facts.seats_taken) {
        if facts.waiting_list {
            findings.to_waiting_list = true;
        } else {
            findings.refusals.push(Fault::new("", Code::CourseFull));
        }
    }
    findings
}

/// The warnings that somebody passes.
#[derive(Clone, Copy, Debug)]
pub struct Passing<'a> {
    /// Whether it comes from a coordinator.
    pub by_coordinator: bool,
    /// The codes passed; those that were not met are no fault.
    pub codes: &'a [Code],
    /// Why; stays on record.
    pub reason: &'a str,
}

/// What stands in the way in the end: the refusals, and the warnings that were not passed. Whoever approves passes
/// `allocation_overrun`: the money is his to answer for.
///
/// # Errors
/// All of these; `forbidden` where somebody else than a coordinator passes another warning; `reason_required` without
/// one.
pub fn settle(findings: &Findings, passing: Option<Passing<'_>>) -> Result<(), Vec<Fault>> {
    let passed = |fault: &Fault| passing.is_some_and(|passing| passing.codes.contains(&fault.code));
    let mut faults = findings.refusals.clone();
    faults.extend(findings.warnings.iter().filter(|fault| !passed(fault)).cloned());
    if let Some(passing) = passing.filter(|_| findings.warnings.iter().any(passed)) {
        let for_a_coordinator = |fault: &Fault| passed(fault) && fault.code != Code::AllocationOverrun;
        if !passing.by_coordinator && findings.warnings.iter().any(for_a_coordinator) {
            faults.push(Fault::new("/passed_warnings", Code::Forbidden));
        } else if passing.reason.trim().is_empty() {
            faults.push(Fault::new("/reason", Code::ReasonRequired));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use foundation::kernel::TextEnum as _;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn spotless() -> Facts {
        Facts {
            name: "Nguyễn Văn Á".into(),
            way: Way::Quota,
            today: day("2026-09-01"),
            course_open: true,
            nomination_deadline: Some(day("2026-09-01")),
            seats: Some(30),
            seats_taken: 29,
            waiting_list: false,
            already_nominated: false,
            not_at_work: None,
            overlapping_course: None,
            in_audience: true,
            already_completed: false,
            previous_report_missing: false,
        }
    }

    fn codes(faults: &[Fault]) -> String {
        faults.iter().map(|fault| fault.code.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn each_rule_by_way() {
        let says = |findings: &Findings| {
            [("!", &findings.refusals), ("?", &findings.warnings), ("·", &findings.remarks)]
                .into_iter()
                .flat_map(|(mark, faults)| faults.iter().map(move |fault| format!("{mark}{}", fault.code.as_str())))
                .collect::<Vec<_>>()
                .join(" ")
        };
        /// What is changed, and what is said for quota and own, summoned, past.
        type Row = (&'static str, fn(&mut Facts), [&'static str; 3]);
        let changes: [Row; 12] = [
            ("nothing", |_| (), ["", "", ""]),
            ("course", |facts| facts.course_open = false, ["!course_not_open", "!course_not_open", ""]),
            ("day after", |facts| facts.today = day("2026-09-02"), ["!nomination_closed", "", ""]),
            ("no deadline", |facts| facts.nomination_deadline = None, ["", "", ""]),
            ("full", |facts| facts.seats_taken = 30, ["!course_full", "", ""]),
            ("overfull", |facts| facts.seats_taken = 31, ["!course_full", "", ""]),
            ("no bound", |facts| (facts.seats, facts.seats_taken) = (None, 500), ["", "", ""]),
            (
                "again",
                |facts| facts.already_nominated = true,
                ["!already_nominated", "!already_nominated", "!already_nominated"],
            ),
            (
                "on leave",
                |facts| facts.not_at_work = Some("Nghỉ thai sản".into()),
                ["!not_at_work", "·not_at_work", ""],
            ),
            ("elsewhere", |facts| facts.overlapping_course = Some("Lớp khác".into()), ["!overlap", "·overlap", ""]),
            ("audience", |facts| facts.in_audience = false, ["?not_in_audience", "·not_in_audience", ""]),
            (
                "twice and owing",
                |facts| (facts.already_completed, facts.previous_report_missing) = (true, true),
                ["?already_completed ?previous_report_missing", "·already_completed ·previous_report_missing", ""],
            ),
        ];
        for (what, change, [stepwise, summoned, past]) in changes {
            for way in Way::ALL.iter().copied() {
                let mut facts = Facts { way, ..spotless() };
                change(&mut facts);
                let expected = match way {
                    Way::Quota | Way::Own => stepwise,
                    Way::Summoned => summoned,
                    Way::Past => past,
                };
                assert_eq!(says(&check(&facts)), expected, "{what}, {way}");
            }
        }
    }

    #[test]
    fn all_faults_come_at_once() {
        let facts = Facts {
            course_open: false,
            today: day("2026-10-01"),
            seats_taken: 30,
            in_audience: false,
            not_at_work: Some("Biệt phái".into()),
            ..spotless()
        };
        let findings = check(&facts);
        assert_eq!(codes(&findings.refusals), "course_not_open not_at_work nomination_closed course_full");
        assert_eq!(codes(&findings.warnings), "not_in_audience");
        assert_eq!(findings.refusals[1].values[0], ("name", "Nguyễn Văn Á".to_owned()));
    }

    #[test]
    fn a_full_course_takes_names_on_the_waiting_list_where_it_is_asked_for() {
        let full = Facts { seats_taken: 30, waiting_list: true, ..spotless() };
        assert!(check(&full).to_waiting_list && check(&full).refusals.is_empty());
        assert!(!check(&Facts { waiting_list: true, ..spotless() }).to_waiting_list, "there is a seat");
    }

    #[test]
    fn r29_whoever_approves_passes_an_overrun_with_a_reason() {
        let overrun = Findings { warnings: vec![Fault::new("", Code::AllocationOverrun)], ..Findings::default() };
        let mut both = overrun.clone();
        both.warnings.push(Fault::new("", Code::NotInAudience));
        let passed = |findings: &Findings, reason| {
            let all = [Code::AllocationOverrun, Code::NotInAudience];
            let settled = settle(findings, Some(Passing { by_coordinator: false, codes: &all, reason }));
            settled.err().map(|faults| codes(&faults))
        };
        assert_eq!(passed(&overrun, "bổ sung dự toán quý IV"), None);
        assert_eq!(passed(&overrun, " "), Some("reason_required".to_owned()));
        assert_eq!(passed(&both, "bổ sung dự toán quý IV"), Some("forbidden".to_owned()));
        assert_eq!(codes(&settle(&overrun, None).expect_err("not passed")), "allocation_overrun");
    }

    #[test]
    fn a_coordinator_passes_warnings_with_a_reason_and_nobody_passes_refusals() {
        let warned = check(&Facts { in_audience: false, already_completed: true, ..spotless() });
        let refused = check(&Facts { course_open: false, in_audience: false, ..spotless() });
        let both = [Code::NotInAudience, Code::AlreadyCompleted];
        let settled = |findings: &Findings, by_coordinator, codes: &[Code], reason| {
            settle(findings, Some(Passing { by_coordinator, codes, reason }))
        };
        for (findings, by_coordinator, passed, reason, expected) in [
            (&warned, true, &both[..], "đổi vị trí việc làm", ""),
            (&warned, true, &both[..1], "đổi vị trí việc làm", "already_completed"),
            (&warned, true, &both[..], " ", "reason_required"),
            (&warned, false, &both[..], "đổi vị trí việc làm", "forbidden"),
            (&warned, true, &[], "", "not_in_audience already_completed"),
            (&refused, true, &[Code::CourseNotOpen, Code::NotInAudience], "gấp", "course_not_open"),
        ] {
            let found = settled(findings, by_coordinator, passed, reason).err().unwrap_or_default();
            assert_eq!(codes(&found), expected);
        }
        assert_eq!(codes(&settle(&warned, None).expect_err("not passed")), "not_in_audience already_completed");
        assert_eq!(settled(&check(&spotless()), false, &both, ""), Ok(()), "nothing to pass");
    }
}
