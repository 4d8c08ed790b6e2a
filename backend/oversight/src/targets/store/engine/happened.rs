//! What has to have happened, as conditions and joins of the engine's tables.

use chrono::NaiveDate;

use super::was_sent;
use crate::targets::rules::{Definition, EventKind};
use foundation::db::Sql;
use foundation::kernel::{Instant, TextEnum as _};
use training::courses::rules::CourseState;
use training::nominations::rules::NominationState;

/// That a programme, whose kind lies in a column, is of the kinds that a target asks for.
pub(super) fn programme_kinds(definition: &Definition, column: &str) -> Sql {
    let event = &definition.event;
    let named = Sql::new(format!("{column} IN ")).codes(&event.programme_kinds);
    if event.leadership_counts {
        Sql::new("(").then(named).words(format!(" OR ({column} = 'leadership' AND m.level = 'leading'))"))
    } else {
        named
    }
}

/// That a column with a day lies in the days on which the event counts.
pub(super) fn in_its_days(definition: &Definition, column: &str, as_of: NaiveDate) -> Sql {
    let (from, to) = definition.event_days(as_of);
    let until = Sql::new(format!("{column} <= ")).day(to);
    match from {
        None => until,
        Some(from) => until.words(format!(" AND {column} >= ")).day(from),
    }
}

/// That the event of a target of people happened to the member `m` with the nomination `n`.
pub(super) fn happened(definition: &Definition, as_of: NaiveDate) -> Sql {
    let of_kind = programme_kinds(definition, "p.kind").words(" AND ");
    let of_kind = match definition.event.kind {
        EventKind::Admitted => of_kind.then(was_sent(as_of)),
        _ => of_kind.words("n.state = 'completed'"),
    };
    let column = day_of_people(definition.event.kind);
    of_kind.words(" AND ").then(in_its_days(definition, column, as_of))
}

/// ` LEFT JOIN … rN`: what followed the nomination `n`, of which there is one at the most.
pub(super) fn followed_by(number: i32, definition: &Definition, as_of: NaiveDate) -> Sql {
    let day = day_of_what_followed(number, definition.event.kind);
    match definition.event.kind {
        EventKind::InSuperiorSoftware => {
            Sql::new(format!(" LEFT JOIN superior_software_marks r{number} ON r{number}.nomination_id = n.id AND "))
                .then(in_its_days(definition, &day, as_of))
        }
        EventKind::Evaluated => Sql::new(format!(
            " LEFT JOIN evaluation_courses l{number} ON l{number}.nomination_id = n.id \
             LEFT JOIN evaluations r{number} ON r{number}.id = l{number}.evaluation_id AND r{number}.state = 'signed' AND "
        ))
        .then(in_its_days(definition, &day, as_of)),
        // What was sent back later than the day had been reported on it; it is handed in anew only after that.
        _ => {
            let (_, to) = definition.event_days(as_of);
            let until = to.succ_opt().map_or(i64::MAX, |next| Instant::start_of(next).micros());
            Sql::new(format!(
                " LEFT JOIN result_report_submissions r{number} ON r{number}.nomination_id = n.id AND {day} < "
            ))
            .number(until)
            .words(format!(" AND (r{number}.returned_at IS NULL OR r{number}.returned_at >= "))
            .number(until)
            .words(")")
        }
    }
}

/// The column with the day by which an event counts that happens to people.
pub(super) const fn day_of_people(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Admitted => "n.admitted_on",
        EventKind::Certified => "k.issued_on",
        _ => "c.last_day",
    }
}

/// The column with the day, or the instant, by which counts what followed a time of being sent.
pub(super) fn day_of_what_followed(number: i32, kind: EventKind) -> String {
    let column = match kind {
        EventKind::InSuperiorSoftware => "marked_on",
        EventKind::Evaluated => "signed_on",
        _ => "submitted_at",
    };
    format!("r{number}.{column}")
}

/// That somebody is on the way: approved or sent to a course of the kinds, which is not over.
pub(super) fn is_on_the_way(definition: &Definition, as_of: NaiveDate) -> Sql {
    let states: &[NominationState] = match definition.event.kind {
        EventKind::Admitted => &[NominationState::Approved, NominationState::SentUp],
        _ => &[NominationState::Approved, NominationState::SentUp, NominationState::Admitted],
    };
    Sql::new("n.state IN ")
        .codes(states)
        .words(" AND c.state IN ")
        .codes(&CourseState::those(CourseState::holds_its_dates))
        .words(" AND c.last_day > ")
        .day(as_of)
        .words(" AND ")
        .then(programme_kinds(definition, "p.kind"))
}
