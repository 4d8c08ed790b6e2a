use chrono::{Datelike as _, Weekday};

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// Reads "2026-09-07 08:00-11:30".
fn session(text: &str) -> Session {
    let (date, hours) = text.split_once(' ').expect("a day and hours");
    let (starts, ends) = hours.split_once('-').expect("two hours");
    let at = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").expect("an hour");
    Session { day: day(date), starts: at(starts), ends: at(ends) }
}

fn timetable(first_day: &str, last_day: &str, mode: Mode, sessions: &[&str]) -> Timetable {
    Timetable {
        first_day: day(first_day),
        last_day: day(last_day),
        mode,
        self_paced: false,
        keeps_at_desk: false,
        sessions: sessions.iter().map(|text| session(text)).collect(),
    }
}

fn weekday(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn codes(faults: &[Fault]) -> Vec<(&str, &str)> {
    faults.iter().map(|fault| (fault.pointer.as_str(), fault.code.as_str())).collect()
}

#[test]
fn r22_every_pair_of_course_state_and_action() {
    use CourseAction as A;
    use CourseState as S;
    let allowed = [
        (S::Planned, A::Open, S::Open),
        (S::Planned, A::Finish, S::Finished),
        (S::Planned, A::Postpone, S::Postponed),
        (S::Planned, A::Cancel, S::Cancelled),
        (S::Open, A::Finish, S::Finished),
        (S::Open, A::Postpone, S::Postponed),
        (S::Open, A::Cancel, S::Cancelled),
        (S::Postponed, A::Reschedule, S::Planned),
        (S::Postponed, A::Cancel, S::Cancelled),
        (S::Finished, A::Reopen, S::Open),
    ];
    for state in S::ALL {
        for action in A::ALL {
            let expected = allowed.iter().find(|row| row.0 == *state && row.1 == *action).map(|row| row.2);
            let found = transition(*state, *action, day("2026-09-04"), day("2026-09-04"), Some("theo công văn"));
            assert_eq!(found.as_ref().ok(), expected.as_ref(), "{state} {action}");
            if let Err(fault) = found {
                assert_eq!(fault.code, Code::WrongState);
            }
        }
    }
}

#[test]
fn a_course_is_closed_from_its_last_day_on_and_changed_with_a_reason() {
    let close = |today| transition(CourseState::Open, CourseAction::Finish, day("2026-09-04"), day(today), None);
    assert_eq!(close("2026-09-03").expect_err("too early").code, Code::ResultBeforeEnd);
    assert_eq!(close("2026-09-04"), Ok(CourseState::Finished));
    for action in [CourseAction::Postpone, CourseAction::Cancel] {
        for reason in [None, Some(" ")] {
            let found = transition(CourseState::Open, action, day("2026-09-04"), day("2026-09-01"), reason);
            assert_eq!(found.expect_err("no reason").code, Code::ReasonRequired, "{action}");
        }
    }
}

#[test]
fn dates_are_checked_by_origin() {
    let today = day("2026-10-01");
    let check = |first: &str, last: &str, origin, deadline: Option<&str>, letter| {
        let found = date_faults(&timetable(first, last, Mode::InPerson, &[]), origin, deadline.map(day), letter, today);
        found.iter().map(|fault| fault.code.as_str()).collect::<Vec<_>>().join(" ")
    };
    for (first, last, origin, deadline, letter, expected) in [
        ("2026-01-01", "2026-01-02", Origin::Own, Some("2026-01-01"), false, ""),
        ("2025-12-31", "2026-01-02", Origin::Own, None, false, "day_before_plan"),
        ("2025-12-31", "2025-12-30", Origin::Quota, None, false, "after_end day_before_plan"),
        ("2019-03-01", "2019-06-01", Origin::Past, None, false, ""),
        ("2026-09-01", "2026-10-01", Origin::Past, None, false, ""),
        ("2026-09-01", "2026-10-02", Origin::Past, None, false, "implausible_day"),
        ("2026-11-02", "2026-11-04", Origin::Quota, Some("2026-11-03"), true, "out_of_range"),
        ("2026-11-02", "2026-11-04", Origin::Summoned, None, false, "letter_required"),
        ("2026-11-02", "2026-11-04", Origin::Summoned, None, true, ""),
    ] {
        assert_eq!(check(first, last, origin, deadline, letter), expected, "{first} {last} {origin}");
    }
    let self_paced = Timetable { self_paced: true, ..timetable("2026-11-02", "2026-11-04", Mode::Blended, &[]) };
    assert_eq!(codes(&date_faults(&self_paced, Origin::Own, None, false, today)), [("/self_paced", "invalid_value")]);
}

#[test]
fn r01_sessions_lie_inside_the_course_and_do_not_overlap() {
    let sessions: Vec<Session> = [
        "2026-09-06 08:00-11:30",
        "2026-09-07 08:00-11:30",
        "2026-09-07 11:30-13:00",
        "2026-09-07 12:59-14:00",
        "2026-09-08 10:00-10:00",
        "2026-09-09 18:00-21:00",
        "2026-09-10 08:00-11:30",
    ]
    .map(session)
    .to_vec();
    let faults = session_faults(day("2026-09-07"), day("2026-09-09"), &sessions);
    assert_eq!(
        codes(&faults),
        [
            ("/sessions/0/day", "session_outside_course"),
            ("/sessions/3", "session_overlap"),
            ("/sessions/4/ends", "after_end"),
            ("/sessions/6/day", "session_outside_course"),
        ]
    );
}

#[test]
fn r16_training_days_are_the_days_with_a_session() {
    let full = timetable("2026-09-07", "2026-09-13", Mode::InPerson, &[]);
    assert_eq!(training_days(&full, weekday), 5);
    let weekends = timetable(
        "2026-09-05",
        "2026-09-13",
        Mode::InPerson,
        &["2026-09-05 08:00-11:30", "2026-09-05 13:30-17:00", "2026-09-06 08:00-11:30", "2026-09-12 18:00-20:00"],
    );
    assert_eq!(training_days(&weekends, weekday), 3);
}

#[test]
fn r13_a_wrong_length_is_refused_only_for_the_wards_own_course_without_a_reason() {
    for (length, origin, reason, expected) in [
        (2, Origin::Own, None, "fits"),
        (5, Origin::Own, None, "fits"),
        (6, Origin::Own, None, "refused"),
        (1, Origin::Own, Some("  "), "refused"),
        (6, Origin::Own, Some("gộp hai chuyên đề"), "remark"),
        (6, Origin::Quota, None, "remark"),
        (6, Origin::Summoned, None, "remark"),
        (6, Origin::Past, None, "remark"),
    ] {
        let found = match judge_length(length, (2, 5), "ngày học", origin, reason) {
            LengthVerdict::Fits => "fits",
            LengthVerdict::Remark(_) => "remark",
            LengthVerdict::Refused(_) => "refused",
        };
        assert_eq!(found, expected, "{length} {origin} {reason:?}");
    }
    let LengthVerdict::Refused(fault) = judge_length(7, (2, 5), "ngày học", Origin::Own, None) else {
        panic!("refused")
    };
    assert_eq!(fault.values, [("length", "7 ngày học".to_owned()), ("bounds", "2–5 ngày học".to_owned())]);
}

#[test]
fn r02_a_session_in_working_hours_takes_the_person_away_for_that_working_day() {
    for (text, away) in [
        ("2026-09-07 05:00-07:30", false),
        ("2026-09-07 05:00-07:31", true),
        ("2026-09-07 16:59-19:00", true),
        ("2026-09-07 17:00-19:00", false),
        ("2026-09-07 18:00-21:00", false),
        ("2026-09-07 11:30-13:00", true),
        ("2026-09-12 08:00-11:30", false),
    ] {
        for mode in Mode::ALL {
            let course = timetable("2026-09-07", "2026-09-13", *mode, &[text]);
            let found = !away_days(&course, WorkingHours::default(), weekday).is_empty();
            assert_eq!(found, away && *mode != Mode::OnSite, "{text} {mode}");
        }
    }
}

#[test]
fn r02_a_course_without_sessions_takes_every_working_day_unless_it_is_marked() {
    let plain = timetable("2026-09-04", "2026-09-08", Mode::InPerson, &[]);
    let away = |course: &Timetable| away_days(course, WorkingHours::default(), weekday).len();
    assert_eq!(away(&plain), 3, "Friday, Monday, Tuesday");
    assert_eq!(away(&Timetable { keeps_at_desk: true, ..plain.clone() }), 0);
    assert_eq!(away(&Timetable { mode: Mode::OnSite, ..plain.clone() }), 0);
    let self_paced = Timetable { mode: Mode::Online, self_paced: true, ..plain.clone() };
    assert_eq!(away(&self_paced), 3);
    assert_eq!(away(&Timetable { keeps_at_desk: true, ..self_paced }), 0);
    let marked_with_sessions = Timetable {
        keeps_at_desk: true,
        ..timetable("2026-09-07", "2026-09-08", Mode::Online, &["2026-09-07 08:00-10:00"])
    };
    assert_eq!(away(&marked_with_sessions), 1, "the mark is for what is self-paced or has no sessions");
}

#[test]
fn part_time_over_months_takes_only_the_fridays() {
    let sessions =
        ["2026-09-04 08:00-17:00", "2026-09-05 08:00-17:00", "2026-09-11 08:00-17:00", "2026-09-12 08:00-17:00"];
    let course = timetable("2026-09-04", "2026-11-29", Mode::InPerson, &sessions);
    assert_eq!(away_days(&course, WorkingHours::default(), weekday), [day("2026-09-04"), day("2026-09-11")]);
}

#[test]
fn two_courses_overlap_where_both_claim_a_moment() {
    let claimed = |course: &Timetable| claimed_times(course, WorkingHours::default(), weekday);
    let mornings =
        timetable("2026-09-07", "2026-09-08", Mode::Online, &["2026-09-07 08:00-11:30", "2026-09-08 08:00-11:30"]);
    let noon = timetable("2026-09-08", "2026-09-08", Mode::Online, &["2026-09-08 11:30-13:00"]);
    let evening = timetable("2026-09-08", "2026-09-08", Mode::InPerson, &["2026-09-08 17:00-20:00"]);
    let whole_days = timetable("2026-09-08", "2026-09-20", Mode::InPerson, &[]);
    let sunday = timetable("2026-09-13", "2026-09-13", Mode::InPerson, &["2026-09-13 08:00-11:00"]);
    assert_eq!(first_overlap(&claimed(&mornings), &claimed(&noon)), None);
    assert_eq!(first_overlap(&claimed(&mornings), &claimed(&whole_days)), Some(session("2026-09-08 08:00-11:30")));
    assert_eq!(first_overlap(&claimed(&whole_days), &claimed(&evening)), None);
    assert_eq!(first_overlap(&claimed(&whole_days), &claimed(&sunday)), None);
    assert!(first_overlap(&claimed(&noon), &claimed(&noon)).is_some());
}
