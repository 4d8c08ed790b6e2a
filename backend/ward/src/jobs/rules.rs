//! When a job is due.

use foundation::kernel::{Instant, text_enum};

text_enum! {
    /// What became of a run.
    pub enum RunOutcome {
        /// It runs, or its instance was killed and nobody has come by since.
        Running = "running" / "Đang chạy",
        /// It did its work.
        Done = "done" / "Đã xong",
        /// There was nothing to do. Only the latest of these is kept.
        Idle = "idle" / "Không có việc",
        /// It failed; the log has the cause.
        Failed = "failed" / "Lỗi",
        /// Its instance ended in the middle of it.
        Abandoned = "abandoned" / "Dừng giữa chừng",
    }
}

text_enum! {
    /// What started a run.
    pub enum RunWay {
        /// The schedule.
        Schedule = "schedule" / "Theo lịch",
        /// Somebody at the command line.
        CommandLine = "command_line" / "Dòng lệnh",
        /// An administrator, in the product.
        ByHand = "by_hand" / "Quản trị viên",
    }
}

/// When a job runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schedule {
    /// Once a day, at this time in the ward's time zone or as soon after it as the program runs.
    Daily {
        /// The hour, 0 to 23.
        hour: i64,
        /// The minute.
        minute: i64,
    },
    /// Again and again, so many minutes after it began.
    Every {
        /// Minutes from one beginning to the next.
        minutes: i64,
    },
}

/// How long a daily job that failed waits before it is tried again, in seconds.
const RETRY_SECONDS: i64 = 600;

/// Whether a job is due, by its last run. A run that is on record as running counts as none: whoever asks has still to
/// take the lease, and cannot while the run lives.
pub fn is_due(schedule: Schedule, last: Option<(Instant, RunOutcome)>, now: Instant) -> bool {
    let slot = match schedule {
        Schedule::Daily { hour, minute } => Instant::start_of(now.day()).plus_seconds(hour * 3600 + minute * 60),
        Schedule::Every { minutes } => now.plus_seconds(1 - minutes * 60),
    };
    if now < slot {
        return false;
    }
    match last {
        None => true,
        Some((started_at, _)) if started_at < slot => true,
        Some((_, RunOutcome::Running | RunOutcome::Abandoned)) => true,
        Some((started_at, RunOutcome::Failed)) => started_at.plus_seconds(RETRY_SECONDS) <= now,
        Some((_, RunOutcome::Done | RunOutcome::Idle)) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::RunOutcome::{Abandoned, Done, Failed, Idle, Running};
    use super::*;

    fn at(text: &str) -> Instant {
        Instant::parse(&format!("{text}:00+07:00")).expect("an instant")
    }

    #[test]
    fn a_daily_job_is_due_once_a_day_from_its_time_on_in_vietnam() {
        let daily = Schedule::Daily { hour: 7, minute: 30 };
        for (now, last, due) in [
            ("2026-11-27T07:29", None, false),
            ("2026-11-27T07:30", None, true),
            // The server was down in the morning.
            ("2026-11-27T23:59", None, true),
            ("2026-11-27T07:30", Some(("2026-11-26T07:30", Done)), true),
            ("2026-11-27T06:00", Some(("2026-11-26T07:30", Done)), false),
            ("2026-11-27T07:31", Some(("2026-11-27T07:30", Done)), false),
            ("2026-11-27T12:00", Some(("2026-11-27T07:30", Idle)), false),
            // By hand before its time is not the day's run.
            ("2026-11-27T07:30", Some(("2026-11-27T06:00", Done)), true),
            // 01:00 in Vietnam is the evening before in UTC: the day is Vietnam's.
            ("2026-11-27T01:00", Some(("2026-11-26T08:00", Done)), false),
            // Killed: at once. Failed: after ten minutes.
            ("2026-11-27T07:31", Some(("2026-11-27T07:30", Abandoned)), true),
            ("2026-11-27T07:31", Some(("2026-11-27T07:30", Running)), true),
            ("2026-11-27T07:39", Some(("2026-11-27T07:30", Failed)), false),
            ("2026-11-27T07:40", Some(("2026-11-27T07:30", Failed)), true),
        ] {
            let last = last.map(|(started, outcome)| (at(started), outcome));
            assert_eq!(is_due(daily, last, at(now)), due, "{now} after {last:?}");
        }
    }

    #[test]
    fn a_repeated_job_is_due_so_many_minutes_after_it_began() {
        for (minutes, now, last, due) in [
            (1, "2026-11-27T07:30", None, true),
            (1, "2026-11-27T07:30", Some(("2026-11-27T07:30", Done)), false),
            (1, "2026-11-27T07:31", Some(("2026-11-27T07:30", Done)), true),
            (1, "2026-11-27T07:31", Some(("2026-11-27T07:30", Failed)), true),
            (10, "2026-11-27T07:39", Some(("2026-11-27T07:30", Idle)), false),
            (10, "2026-11-27T07:40", Some(("2026-11-27T07:30", Idle)), true),
            (10, "2026-11-27T07:31", Some(("2026-11-27T07:30", Abandoned)), true),
            // Over midnight.
            (10, "2026-11-27T00:05", Some(("2026-11-26T23:55", Done)), true),
        ] {
            let last = last.map(|(started, outcome)| (at(started), outcome));
            assert_eq!(is_due(Schedule::Every { minutes }, last, at(now)), due, "{now} after {last:?}");
        }
    }
}
