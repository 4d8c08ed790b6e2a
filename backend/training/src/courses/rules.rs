//! Courses: where they come from, how they are held, their states, lengths, sessions, and whom they take from work.

use chrono::{NaiveDate, NaiveTime};

use foundation::kernel::{Code, Fault, TextEnum as _, days_between, format_day, text_enum};

text_enum! {
    /// Where a course, or a place in it, comes from: it decides the way of a nomination.
    pub enum Origin {
        /// The superior's letter gives a number of places; units choose.
        Quota = "quota" / "Chỉ tiêu phân bổ",
        /// The superior names people; the ward only records.
        Summoned = "summoned" / "Triệu tập đích danh",
        /// The ward runs it.
        Own = "own" / "Phường tổ chức",
        /// Done before the software, or outside it.
        Past = "past" / "Quá trình đã bồi dưỡng",
    }
}

text_enum! {
    /// How a course is held.
    pub enum Mode {
        /// Everybody in a room.
        InPerson = "in_person" / "Tập trung",
        /// Over the network.
        Online = "online" / "Trực tuyến",
        /// Partly in a room, partly over the network.
        Blended = "blended" / "Kết hợp",
        /// At one's own place of work, which nobody leaves for it.
        OnSite = "on_site" / "Tại chỗ",
    }
}

text_enum! {
    /// The state of a course. "Running" is told by the calendar and never stored.
    pub enum CourseState {
        /// Foreseen; takes names.
        Planned = "planned" / "Dự kiến",
        /// Announced; takes names and runs.
        Open = "open" / "Đã mở",
        /// Held, with its results being entered.
        Finished = "finished" / "Đã kết thúc",
        /// Put off; its dates no longer hold.
        Postponed = "postponed" / "Hoãn lớp",
        /// Will not be held.
        Cancelled = "cancelled" / "Hủy lớp",
    }
}

impl CourseState {
    /// Whether people may be nominated now.
    pub const fn takes_people(self) -> bool {
        matches!(self, Self::Planned | Self::Open)
    }

    /// Whether its dates bind anybody: they count for staffing and overlap.
    pub const fn holds_its_dates(self) -> bool {
        matches!(self, Self::Planned | Self::Open | Self::Finished)
    }
}

text_enum! {
    /// What is done with a course.
    pub enum CourseAction {
        /// Announce it.
        Open = "open" / "Mở lớp",
        /// Close it after its last day.
        Finish = "finish" / "Kết thúc lớp",
        /// Put it off.
        Postpone = "postpone" / "Hoãn lớp",
        /// Give it new dates after it was put off: every rule is asked again.
        Reschedule = "reschedule" / "Ấn định lịch mới",
        /// Call it off.
        Cancel = "cancel" / "Hủy lớp",
        /// Undo a closing made by mistake.
        Reopen = "reopen" / "Mở lại lớp",
    }
}

impl CourseAction {
    /// Whether a reason must be given.
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::Postpone | Self::Cancel | Self::Reopen)
    }
}

/// The state in which a course is entered: past training is over, everything else begins as planned.
pub const fn first_state(origin: Origin) -> CourseState {
    match origin {
        Origin::Past => CourseState::Finished,
        Origin::Quota | Origin::Summoned | Origin::Own => CourseState::Planned,
    }
}

/// Whether the course is over: from its last day on, so that a result can be entered that evening.
pub fn has_ended(last_day: NaiveDate, today: NaiveDate) -> bool {
    last_day <= today
}

/// The state after an action.
///
/// # Errors
/// `wrong_state`; `reason_required` for what needs one; `result_before_end` for closing before the last day.
pub fn transition(
    state: CourseState,
    action: CourseAction,
    last_day: NaiveDate,
    today: NaiveDate,
    reason: Option<&str>,
) -> Result<CourseState, Fault> {
    use CourseState::{Cancelled, Finished, Open, Planned, Postponed};
    let next = match (action, state) {
        (CourseAction::Open, Planned) => Open,
        (CourseAction::Finish, Planned | Open) => Finished,
        (CourseAction::Postpone, Planned | Open) => Postponed,
        (CourseAction::Reschedule, Postponed) => Planned,
        (CourseAction::Cancel, Planned | Open | Postponed) => Cancelled,
        (CourseAction::Reopen, Finished) => Open,
        _ => return Err(Fault::new("", Code::WrongState).with("state", state.label())),
    };
    if action == CourseAction::Finish && !has_ended(last_day, today) {
        return Err(Fault::new("", Code::ResultBeforeEnd));
    }
    if action.needs_reason() && reason.is_none_or(|reason| reason.trim().is_empty()) {
        return Err(Fault::new("/reason", Code::ReasonRequired));
    }
    Ok(next)
}

/// A session (buổi học): a stretch of time on one day, the end not included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Session {
    /// The day.
    pub day: NaiveDate,
    /// When it begins, in Vietnam.
    pub starts: NaiveTime,
    /// When it ends, later on the same day.
    pub ends: NaiveTime,
}

impl Session {
    /// Whether both share a moment; one that ends when the other begins does not.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.day == other.day && self.starts < other.ends && other.starts < self.ends
    }
}

/// The hours of work of an office: data, 07:30 to 17:00 by default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkingHours {
    /// When work begins.
    pub starts: NaiveTime,
    /// When it ends.
    pub ends: NaiveTime,
}

impl Default for WorkingHours {
    fn default() -> Self {
        let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
        Self { starts: at(7, 30), ends: at(17, 0) }
    }
}

impl WorkingHours {
    fn of_day(self, day: NaiveDate) -> Session {
        Session { day, starts: self.starts, ends: self.ends }
    }
}

/// When a course is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timetable {
    /// The first day.
    pub first_day: NaiveDate,
    /// The last day.
    pub last_day: NaiveDate,
    /// How it is held.
    pub mode: Mode,
    /// Learnt at one's own pace: online only.
    pub self_paced: bool,
    /// Marked as not taking people from their desks: counts for what is self-paced or has no sessions.
    pub keeps_at_desk: bool,
    /// Its sessions, perhaps none.
    pub sessions: Vec<Session>,
}

/// Faults of the dates of a course, each at its field: days in order, 2026 and later except for past training, which
/// is over; a deadline no later than the first day; self-paced only online; a letter behind a summoned course.
pub fn date_faults(
    timetable: &Timetable,
    origin: Origin,
    nomination_deadline: Option<NaiveDate>,
    has_letter: bool,
    today: NaiveDate,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    if timetable.first_day > timetable.last_day {
        faults.push(Fault::new("/last_day", Code::AfterEnd));
    }
    if origin == Origin::Past {
        if timetable.last_day > today {
            faults.push(Fault::new("/last_day", Code::ImplausibleDay));
        }
    } else if timetable.first_day < NaiveDate::from_ymd_opt(2026, 1, 1).unwrap_or_default() {
        faults.push(Fault::new("/first_day", Code::DayBeforePlan));
    }
    if nomination_deadline.is_some_and(|deadline| deadline > timetable.first_day) {
        let range = format!("≤ {}", format_day(timetable.first_day));
        faults.push(Fault::new("/nomination_deadline", Code::OutOfRange).with("range", range));
    }
    if timetable.self_paced && timetable.mode != Mode::Online {
        faults.push(Fault::new("/self_paced", Code::InvalidValue));
    }
    if origin == Origin::Summoned && !has_letter {
        faults.push(Fault::new("/letter_id", Code::LetterRequired));
    }
    faults
}

/// Faults of the sessions of a course, each at its place in the list: inside the course's days, ends after beginning,
/// no two at the same time.
pub fn session_faults(first_day: NaiveDate, last_day: NaiveDate, sessions: &[Session]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (index, session) in sessions.iter().enumerate() {
        if session.day < first_day || last_day < session.day {
            faults.push(Fault::new(format!("/sessions/{index}/day"), Code::SessionOutsideCourse));
        }
        if session.starts >= session.ends {
            faults.push(Fault::new(format!("/sessions/{index}/ends"), Code::AfterEnd));
        }
        if sessions[..index].iter().any(|earlier| earlier.overlaps(session)) {
            faults.push(Fault::new(format!("/sessions/{index}"), Code::SessionOverlap));
        }
    }
    faults
}

/// The days with teaching: those with a session, of any length and at any hour; without sessions the working days from
/// the first to the last (the superior's letter gives no more).
pub fn training_days(timetable: &Timetable, is_working: impl Fn(NaiveDate) -> bool) -> u32 {
    let count = if timetable.sessions.is_empty() {
        days_between(timetable.first_day, timetable.last_day).filter(|day| is_working(*day)).count()
    } else {
        let mut days: Vec<NaiveDate> = timetable.sessions.iter().map(|session| session.day).collect();
        days.sort_unstable();
        days.dedup();
        days.len()
    };
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// What the rule of length says of a course (domain, rule 4).
#[derive(Clone, Debug, PartialEq)]
pub enum LengthVerdict {
    /// It is as the programme asks.
    Fits,
    /// It differs, and is noted as it comes: a remark for people to see.
    Remark(Fault),
    /// It differs, and the ward's own course needs a reason for that.
    Refused(Fault),
}

/// Judges a length against the programme's bounds, both included, counted in what `unit_label` says. Refused only for
/// the ward's own course without a reason.
pub fn judge_length(
    length: u32,
    (least, most): (u32, u32),
    unit_label: &str,
    origin: Origin,
    reason: Option<&str>,
) -> LengthVerdict {
    if (least..=most).contains(&length) {
        return LengthVerdict::Fits;
    }
    let fault = Fault::new("/last_day", Code::LengthRule)
        .with("length", format!("{length} {unit_label}"))
        .with("bounds", format!("{least}–{most} {unit_label}"));
    let has_reason = reason.is_some_and(|reason| !reason.trim().is_empty());
    if origin == Origin::Own && !has_reason { LengthVerdict::Refused(fault) } else { LengthVerdict::Remark(fault) }
}

/// The working days on which the course takes its people away from work, in order (decisions, "Away"): those with a
/// session that overlaps the working hours; without sessions every working day between its dates. None at all on
/// site, nor where it is marked as keeping people at their desks and is self-paced or has no sessions.
pub fn away_days(timetable: &Timetable, hours: WorkingHours, is_working: impl Fn(NaiveDate) -> bool) -> Vec<NaiveDate> {
    let marked = timetable.keeps_at_desk && (timetable.self_paced || timetable.sessions.is_empty());
    if timetable.mode == Mode::OnSite || marked {
        return Vec::new();
    }
    days_between(timetable.first_day, timetable.last_day)
        .filter(|day| is_working(*day))
        .filter(|day| {
            timetable.sessions.is_empty()
                || timetable.sessions.iter().any(|session| session.overlaps(&hours.of_day(*day)))
        })
        .collect()
}

/// The stretches of time that a course claims of its people, to be held against another course: its sessions; without
/// sessions the working hours of the days on which it takes people away.
pub fn claimed_times(
    timetable: &Timetable,
    hours: WorkingHours,
    is_working: impl Fn(NaiveDate) -> bool,
) -> Vec<Session> {
    if timetable.sessions.is_empty() {
        away_days(timetable, hours, is_working).into_iter().map(|day| hours.of_day(day)).collect()
    } else {
        timetable.sessions.clone()
    }
}

/// The first moment that two courses both claim (domain, rule 1): the session of the first one.
pub fn first_overlap(one: &[Session], other: &[Session]) -> Option<Session> {
    one.iter().filter(|session| other.iter().any(|opposite| session.overlaps(opposite))).min().copied()
}

#[cfg(test)]
mod tests;
