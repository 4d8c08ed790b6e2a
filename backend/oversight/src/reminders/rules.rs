//! Whom a duty is brought before, and when.

use chrono::{Days, NaiveDate};

use crate::duties::rules::DutyKind;
use foundation::kernel::text_enum;

text_enum! {
    /// Who is told.
    pub enum Recipient {
        /// Whoever owes it.
        Holder = "holder" / "Người có việc",
        /// The head of the unit of whoever owes it, or of the nearest unit above that has one.
        Head = "head" / "Trưởng đơn vị",
        /// The leaders over that unit.
        Leader = "leader" / "Lãnh đạo UBND phường",
    }
}

text_enum! {
    /// What a reminder comes from.
    pub enum ReminderWay {
        /// A step that was reached.
        ByStep = "by_step" / "Nhắc tự động",
        /// Somebody urged.
        ByHand = "by_hand" / "Đôn đốc",
    }
}

/// A step: so many days from the day on which a duty is due (before it: negative), somebody is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    /// Days from the due day.
    pub offset_days: i32,
    /// Who is told.
    pub recipient: Recipient,
}

const fn step(offset_days: i32, recipient: Recipient) -> Step {
    Step { offset_days, recipient }
}

/// Before, on and after the day to the person, then to the head, then to the leaders.
const USUAL: &[Step] = &[
    step(-3, Recipient::Holder),
    step(0, Recipient::Holder),
    step(1, Recipient::Holder),
    step(3, Recipient::Head),
    step(7, Recipient::Leader),
];

/// For what everybody owes at once: that names are missing is a duty of the head, and later of the coordinator and the
/// leaders, so that nobody has to be told of each name.
const PERSON_ALONE: &[Step] = &[step(-3, Recipient::Holder), step(0, Recipient::Holder), step(1, Recipient::Holder)];

/// For what is due once a year and takes its time: from a month before.
const YEARLY: &[Step] = &[
    step(-30, Recipient::Holder),
    step(-14, Recipient::Holder),
    step(-3, Recipient::Holder),
    step(0, Recipient::Holder),
    step(1, Recipient::Holder),
    step(3, Recipient::Head),
    step(7, Recipient::Leader),
];

/// The steps that the product ships with for a kind of duty. What has no day cannot be reminded of by one, and urging is
/// itself what follows from a duty of others that is overdue.
pub const fn shipped_steps(kind: DutyKind) -> &'static [Step] {
    use DutyKind as Kind;
    match kind {
        Kind::ConfirmReview | Kind::Classify | Kind::WriteUnitReport => YEARLY,
        Kind::ReadDocument => PERSON_ALONE,
        Kind::SendUp
        | Kind::Results
        | Kind::VerifyCertificates
        | Kind::ChaseCertificates
        | Kind::HandInCertificate
        | Kind::ReviewReports
        | Kind::ReviewNeeds
        | Kind::ApproveYearPlan
        | Kind::MendYearPlan
        | Kind::ImportRoster
        | Kind::ActivateAccounts
        | Kind::UrgeReports
        | Kind::UrgeEvaluations
        | Kind::UrgeClassifications
        | Kind::UrgeDissemination
        | Kind::UrgeNeeds
        | Kind::EscalateNeeds
        | Kind::UrgeDifficulties
        | Kind::UrgeUnitReports
        | Kind::EscalateUnitReports
        | Kind::UrgeFindings
        | Kind::EscalateFindings => &[],
        _ => USUAL,
    }
}

/// The steps to be taken today for a duty that is due on a day: for each recipient the latest that is reached, where
/// neither it nor a later one is on record. Earlier ones that were missed are not made up for.
pub fn steps_due(steps: &[Step], due_on: NaiveDate, today: NaiveDate, on_record: &[Step]) -> Vec<Step> {
    let reached = |step: &&Step| {
        let days = Days::new(u64::from(step.offset_days.unsigned_abs()));
        let day = if step.offset_days < 0 { due_on.checked_sub_days(days) } else { due_on.checked_add_days(days) };
        day.is_some_and(|day| day <= today)
    };
    let latest = |recipient: Recipient| {
        let own = |step: &&Step| step.recipient == recipient;
        let latest = steps.iter().filter(own).filter(reached).max()?;
        let is_told = on_record.iter().filter(own).any(|told| told.offset_days >= latest.offset_days);
        (!is_told).then_some(*latest)
    };
    [Recipient::Holder, Recipient::Head, Recipient::Leader].into_iter().filter_map(latest).collect()
}

#[cfg(test)]
mod tests {
    use foundation::kernel::TextEnum as _;

    use super::Recipient::{Head, Holder, Leader};
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn r32_before_on_and_after_the_day_and_then_up() {
        let due_on = day("2026-12-10");
        for (today, on_record, expected) in [
            ("2026-12-06", &[][..], &[][..]),
            ("2026-12-07", &[], &[(-3, Holder)]),
            ("2026-12-08", &[(-3, Holder)], &[]),
            ("2026-12-10", &[(-3, Holder)], &[(0, Holder)]),
            ("2026-12-10", &[(-3, Holder), (0, Holder)], &[]),
            ("2026-12-11", &[(0, Holder)], &[(1, Holder)]),
            ("2026-12-13", &[(1, Holder)], &[(3, Head)]),
            ("2026-12-14", &[(1, Holder), (3, Head)], &[]),
            ("2026-12-17", &[(1, Holder), (3, Head)], &[(7, Leader)]),
            ("2027-03-01", &[(1, Holder), (3, Head), (7, Leader)], &[]),
            // Three days off over the day: the latest alone, and what was missed is not made up for.
            ("2026-12-12", &[(-3, Holder)], &[(1, Holder)]),
            // Found when it is late already: nobody is told of it before whoever owes it.
            ("2026-12-20", &[], &[(1, Holder), (3, Head), (7, Leader)]),
            ("2026-12-20", &[(1, Holder)], &[(3, Head), (7, Leader)]),
        ] {
            let steps = |pairs: &[(i32, Recipient)]| -> Vec<Step> {
                pairs.iter().map(|(offset_days, recipient)| step(*offset_days, *recipient)).collect()
            };
            assert_eq!(steps_due(USUAL, due_on, day(today), &steps(on_record)), steps(expected), "{today}");
        }
    }

    #[test]
    fn r26_a_step_that_was_moved_nearer_is_not_taken_again() {
        let moved = [step(2, Head)];
        assert_eq!(steps_due(&moved, day("2026-12-10"), day("2026-12-20"), &[step(3, Head)]), []);
        assert_eq!(steps_due(&[], day("2026-12-10"), day("2026-12-20"), &[]), []);
    }

    #[test]
    fn r34_what_is_due_once_a_year_is_said_from_a_month_before() {
        let first = shipped_steps(DutyKind::Classify)[0];
        assert_eq!((first.offset_days, first.recipient), (-30, Holder));
        for kind in DutyKind::ALL {
            let steps = shipped_steps(*kind);
            assert!(steps.windows(2).all(|pair| pair[0] < pair[1]), "{kind}: each once, in order");
        }
    }
}
