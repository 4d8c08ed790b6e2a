//! Findings on the professional requirement of a post or task, and what a certificate does to them.

use chrono::NaiveDate;

use foundation::kernel::{Id, Instant, text_enum};

text_enum! {
    /// Whose professional requirement it is, and for what a specialised course is taken.
    pub enum Purpose {
        /// The post that the person holds.
        Post = "post" / "Vị trí việc làm",
        /// A task newly given.
        NewTask = "new_task" / "Nhiệm vụ mới",
        /// A task added beside the post.
        AddedTask = "added_task" / "Nhiệm vụ kiêm nhiệm",
    }
}

/// A requirement of a person: of the post held, or of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Requirement {
    /// What kind of thing asks for it.
    pub purpose: Purpose,
    /// The post or the task.
    pub of: Id,
}

text_enum! {
    /// Why a finding says what it says.
    pub enum FindingReason {
        /// The roster said so.
        Roster = "roster" / "Theo danh sách đội ngũ",
        /// A verified certificate of a specialised programme.
        Certificate = "certificate" / "Có chứng chỉ chuyên môn chuyên ngành",
        /// A review by the unit.
        Review = "review" / "Kết quả rà soát",
    }
}

/// A dated fact: from this day the person meets the requirement, or does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which requirement.
    pub requirement: Requirement,
    /// Whether it is met.
    pub meets: bool,
    /// From which day.
    pub from: NaiveDate,
    /// Why.
    pub reason: FindingReason,
    /// When it was recorded: of two reviews from the same day the later record holds.
    pub recorded: Instant,
}

text_enum! {
    /// What is known of a requirement on a day.
    pub enum RequirementStanding {
        /// Nobody has looked yet.
        Unknown = "unknown" / "Chưa rà soát",
        /// Met.
        Meets = "meets" / "Đáp ứng yêu cầu",
        /// Not met: the person is to be sent.
        Below = "below" / "Chưa đáp ứng yêu cầu",
    }
}

/// How a person stands towards a requirement on a day, by effective days: a certificate recorded late but issued
/// earlier counts from its issue. From then on a certificate goes before what roster and reviews say of the same
/// requirement, also later ones: by the plan its holder is deemed to meet it (III.1.a). Another post or task is
/// another requirement.
pub fn standing_on(findings: &[Finding], requirement: Requirement, day: NaiveDate) -> RequirementStanding {
    match deciding_on(findings, requirement, day).map(|place| findings[place].meets) {
        None => RequirementStanding::Unknown,
        Some(true) => RequirementStanding::Meets,
        Some(false) => RequirementStanding::Below,
    }
}

/// Which of the findings decides how a person stands towards a requirement on a day: its place among them.
pub fn deciding_on(findings: &[Finding], requirement: Requirement, day: NaiveDate) -> Option<usize> {
    findings
        .iter()
        .enumerate()
        .filter(|(_, finding)| finding.requirement == requirement && finding.from <= day)
        .max_by_key(|(_, finding)| (finding.reason == FindingReason::Certificate, finding.from, finding.recorded))
        .map(|(place, _)| place)
}

/// The requirements that a person does not meet on a day, each once, in the order in which they were first found.
pub fn gaps_on(findings: &[Finding], day: NaiveDate) -> Vec<Requirement> {
    let mut gaps: Vec<Requirement> = Vec::new();
    for requirement in findings.iter().map(|finding| finding.requirement) {
        if !gaps.contains(&requirement) && standing_on(findings, requirement, day) == RequirementStanding::Below {
            gaps.push(requirement);
        }
    }
    gaps
}

/// Whether a requirement was found not to be met at any time from a day to a day: the cohort of R-04, in which whoever
/// was once below stays.
pub fn was_ever_below(findings: &[Finding], from: NaiveDate, to: NaiveDate) -> bool {
    // The standing changes only where a finding begins, so that these days and the first are enough.
    std::iter::once(from)
        .chain(findings.iter().map(|finding| finding.from).filter(|day| from <= *day && *day <= to))
        .any(|day| from <= to && !gaps_on(findings, day).is_empty())
}

text_enum! {
    /// Why somebody who was below leaves the cohort of R-04.
    pub enum LeavingReason {
        /// Moved to a post that fits.
        MovedToFittingPost = "moved_to_fitting_post" / "Đã chuyển sang vị trí phù hợp",
        /// The review was wrong.
        ReviewCorrected = "review_corrected" / "Điều chỉnh kết quả rà soát",
        /// Left the ward.
        LeftWard = "left_ward" / "Không còn công tác tại phường",
    }
}

/// A certificate, as far as it may meet a requirement.
#[derive(Clone, Copy, Debug)]
pub struct CertificateFacts {
    /// Whether a coordinator has verified it: only then it counts.
    pub verified: bool,
    /// Whether its programme is `specialised`: only such meets a requirement.
    pub meets_requirement: bool,
    /// The day of issue.
    pub issued_on: NaiveDate,
    /// What the course was taken for, if it was for a requirement.
    pub taken_for: Option<Requirement>,
}

/// The finding that a certificate makes: the requirement that it was taken for is met from the day of issue, however
/// late it is verified. `None` where it makes none.
pub fn finding_of_certificate(certificate: CertificateFacts, recorded: Instant) -> Option<Finding> {
    let counts = certificate.verified && certificate.meets_requirement;
    let requirement = certificate.taken_for.filter(|_| counts)?;
    let from = certificate.issued_on;
    Some(Finding { requirement, meets: true, from, reason: FindingReason::Certificate, recorded })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn post(words: &str) -> Requirement {
        Requirement { purpose: Purpose::Post, of: Id::from_words(words) }
    }

    fn task(words: &str) -> Requirement {
        Requirement { purpose: Purpose::AddedTask, of: Id::from_words(words) }
    }

    fn finding(requirement: Requirement, meets: bool, from: &str, reason: FindingReason, recorded: i64) -> Finding {
        Finding { requirement, meets, from: day(from), reason, recorded: Instant::from_micros(recorded) }
    }

    use FindingReason::{Certificate, Review, Roster};

    #[test]
    fn r31_the_standing_of_a_day_is_the_last_finding() {
        let findings = [
            finding(post("land"), true, "2027-03-01", Review, 3),
            finding(post("land"), false, "2026-07-01", Roster, 1),
            finding(post("land"), true, "2026-09-01", Review, 2),
            finding(post("land"), false, "2026-09-01", Review, 4),
        ];
        for (text, expected) in [
            ("2026-06-30", RequirementStanding::Unknown),
            ("2026-07-01", RequirementStanding::Below),
            ("2026-09-01", RequirementStanding::Below),
            ("2027-03-01", RequirementStanding::Meets),
        ] {
            assert_eq!(standing_on(&findings, post("land"), day(text)), expected, "{text}");
        }
        assert_eq!(standing_on(&findings, task("land"), day("2027-03-01")), RequirementStanding::Unknown);
    }

    #[test]
    fn r13_a_certificate_counts_from_its_issue_and_stays() {
        let findings = [
            finding(post("land"), false, "2026-07-01", Roster, 1),
            finding(post("land"), false, "2027-02-01", Review, 2),
            finding(post("land"), true, "2026-12-20", Certificate, 3),
        ];
        for (text, expected) in [
            ("2026-12-19", RequirementStanding::Below),
            ("2026-12-20", RequirementStanding::Meets),
            ("2027-02-01", RequirementStanding::Meets),
            ("2030-01-01", RequirementStanding::Meets),
        ] {
            assert_eq!(standing_on(&findings, post("land"), day(text)), expected, "{text}");
        }
    }

    #[test]
    fn r13_a_certificate_meets_only_what_it_was_taken_for() {
        let findings = [
            finding(post("land"), false, "2026-07-01", Roster, 1),
            finding(task("justice"), false, "2026-07-01", Review, 1),
            finding(task("justice"), true, "2026-12-20", Certificate, 2),
        ];
        assert_eq!(gaps_on(&findings, day("2026-12-19")), [post("land"), task("justice")]);
        assert_eq!(gaps_on(&findings, day("2026-12-20")), [post("land")]);
        assert_eq!(gaps_on(&findings, day("2026-06-30")), []);
    }

    #[test]
    fn r13_only_a_verified_certificate_of_a_specialised_programme_makes_a_finding() {
        let recorded = Instant::from_micros(9);
        for (verified, meets_requirement, taken_for, makes) in [
            (true, true, Some(post("land")), true),
            (true, true, Some(task("justice")), true),
            (false, true, Some(post("land")), false),
            (true, false, Some(post("land")), false),
            (true, true, None, false),
        ] {
            let certificate = CertificateFacts { verified, meets_requirement, issued_on: day("2026-12-20"), taken_for };
            let found = finding_of_certificate(certificate, recorded);
            let expected =
                taken_for.filter(|_| makes).map(|requirement| finding(requirement, true, "2026-12-20", Certificate, 9));
            assert_eq!(found, expected, "{certificate:?}");
        }
    }

    #[test]
    fn r04_whoever_was_once_below_stays_in_the_cohort() {
        let findings = [
            finding(post("land"), false, "2026-07-01", Roster, 1),
            finding(post("land"), true, "2026-12-20", Certificate, 2),
        ];
        for (from, to, expected) in [
            ("2026-06-01", "2028-12-31", true),
            ("2026-12-19", "2028-12-31", true),
            ("2026-12-20", "2028-12-31", false),
            ("2026-01-01", "2026-06-30", false),
            ("2026-01-01", "2026-07-01", true),
            ("2026-12-31", "2026-08-01", false),
        ] {
            assert_eq!(was_ever_below(&findings, day(from), day(to)), expected, "{from} to {to}");
        }
    }
}
