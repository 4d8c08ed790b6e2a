//! Attendance: marks, when they may be set, and the share that completion asks for (domain, rules 5 and 6).

use chrono::{NaiveDate, NaiveTime, Timelike as _};

use foundation::kernel::{Code, Fault, Instant, text_enum};

text_enum! {
    /// How a person was at a session.
    pub enum AttendanceMark {
        /// There.
        Present = "present" / "Có mặt",
        /// There, but late: counts as there.
        Late = "late" / "Đi muộn",
        /// Away with a reason: counts as away unless the programme says otherwise.
        Excused = "excused" / "Vắng có lý do",
        /// Away.
        Absent = "absent" / "Vắng",
    }
}

impl AttendanceMark {
    /// Whether it counts as attended.
    pub const fn counts(self, excused_counts: bool) -> bool {
        match self {
            Self::Present | Self::Late => true,
            Self::Excused => excused_counts,
            Self::Absent => false,
        }
    }
}

/// The share of sessions that completion asks for, in percent, where the programme says nothing else: the rule of the
/// political centres (≥ 80% of periods to sit the final paper).
pub const NEEDED_PERCENT: u32 = 80;

/// Refuses a mark before the session begins; from its first minute on, people are checked in.
///
/// # Errors
/// `attendance_in_future`.
pub fn check_begun(day: NaiveDate, starts: NaiveTime, now: Instant) -> Result<(), Fault> {
    let begins = Instant::start_of(day).plus_seconds(i64::from(starts.num_seconds_from_midnight()));
    if now < begins { Err(Fault::new("", Code::AttendanceInFuture)) } else { Ok(()) }
}

/// Refuses a mark for somebody who is not on the course's list.
///
/// # Errors
/// `not_a_participant`.
pub fn check_participant(was_sent: bool, name: &str) -> Result<(), Fault> {
    if was_sent { Ok(()) } else { Err(Fault::new("", Code::NotAParticipant).with("name", name)) }
}

/// How many sessions of how many were attended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Attended.
    pub attended: u32,
    /// Held; a session without a mark counts as not attended.
    pub held: u32,
}

impl Share {
    /// From the marks of a person, one for each session held; `None` where no mark was set.
    pub fn of(marks: &[Option<AttendanceMark>], excused_counts: bool) -> Self {
        let attended = marks.iter().flatten().filter(|mark| mark.counts(excused_counts)).count();
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Self { attended: number(attended), held: number(marks.len()) }
    }

    /// In whole percent, rounded down; `None` without sessions.
    pub const fn percent(self) -> Option<u32> {
        (self.attended * 100).checked_div(self.held)
    }

    /// Whether it is enough, without rounding. Without sessions there is nothing to attend, and it is.
    pub const fn reaches(self, needed_percent: u32) -> bool {
        self.attended * 100 >= needed_percent * self.held
    }
}

/// Refuses completion of a course of the ward's own for too small a share. The superior's school keeps its own
/// attendance: where `own_course` is false, nothing is asked.
///
/// # Errors
/// `attendance_too_low`, with the share and what is needed.
pub fn check_share(share: Share, needed_percent: u32, own_course: bool, name: &str) -> Result<(), Fault> {
    if !own_course || share.reaches(needed_percent) {
        return Ok(());
    }
    Err(Fault::new("", Code::AttendanceTooLow)
        .with("name", name)
        .with("share", share.percent().unwrap_or(0))
        .with("needed", needed_percent))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r22_a_session_is_marked_from_its_beginning_in_vietnam() {
        let day = "2026-09-07".parse().expect("a day");
        let starts = NaiveTime::from_hms_opt(8, 0, 0).expect("an hour");
        for (now, open) in [
            ("2026-09-07T07:59:59+07:00", false),
            ("2026-09-07T08:00:00+07:00", true),
            ("2026-09-07T00:59:59Z", false),
            ("2026-09-07T01:00:00Z", true),
            ("2026-09-06T23:00:00+07:00", false),
            ("2026-10-01T00:00:00+07:00", true),
        ] {
            let found = check_begun(day, starts, Instant::parse(now).expect("an instant"));
            assert_eq!(
                found.map_err(|fault| fault.code),
                if open { Ok(()) } else { Err(Code::AttendanceInFuture) },
                "{now}"
            );
        }
    }

    #[test]
    fn late_counts_and_excused_does_not_unless_the_programme_says_so() {
        use AttendanceMark::{Absent, Excused, Late, Present};
        let marks = [Some(Present), Some(Late), Some(Excused), Some(Absent), None];
        assert_eq!(Share::of(&marks, false), Share { attended: 2, held: 5 });
        assert_eq!(Share::of(&marks, true), Share { attended: 3, held: 5 });
        assert_eq!(Share::of(&marks, false).percent(), Some(40));
        assert_eq!(Share::of(&[], false).percent(), None);
    }

    #[test]
    fn completion_of_an_own_course_needs_the_share_without_rounding() {
        for (attended, held, own, fits) in [
            (4, 5, true, true),
            (8, 10, true, true),
            (7, 10, true, false),
            (11, 14, true, false),
            (79, 99, true, false),
            (80, 100, true, true),
            (0, 10, false, true),
            (0, 0, true, true),
        ] {
            let found = check_share(Share { attended, held }, NEEDED_PERCENT, own, "Nguyễn Văn Á");
            assert_eq!(found.is_ok(), fits, "{attended} of {held}, own {own}");
        }
        let fault = check_share(Share { attended: 11, held: 14 }, 80, true, "Á").expect_err("too low");
        assert_eq!(fault.values, [("name", "Á".into()), ("share", "78".into()), ("needed", "80".into())]);
    }

    #[test]
    fn only_those_sent_are_marked() {
        assert!(check_participant(true, "Á").is_ok());
        assert_eq!(check_participant(false, "Á").expect_err("not sent").code, Code::NotAParticipant);
    }
}
