//! The engine: a definition compiles to SQL, over both databases. One statement measures all targets of a plan on a day,
//! from the facts and by their effective days; nothing is loaded but the counts.
//!
//! ```text
//! members of the day ─► who of them the target counts ─► has the event happened by the day? ─► counts by unit
//! ```

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Date, Integer, Text};

use super::calendar::DayFacts;
use crate::targets::rules::{BESIDE, Counted, Definition, EventKind, Figure};
use foundation::db::{AnyConnection, Sql};
use foundation::kernel::{Id, Instant, Result, TextEnum};
use training::courses::rules::CourseState;
use training::nominations::rules::NominationState;
use ward::staff::rules::{StaffCategory, StaffState};

/// A day in microseconds, and the Vietnamese morning in them: to turn an instant into the number of its day.
const DAY_NUMBER: &str = "+ 25200000000) / 86400000000";

/// The units whose people are measured.
#[derive(Clone, Debug)]
pub enum Within {
    /// All there are.
    Everything,
    /// These.
    Units(Vec<Id>),
}

/// A target to be measured: its number in the answer, and what it is.
pub type Asked<'a> = (i32, &'a Definition);

fn codes<T: TextEnum>(rule: impl Fn(T) -> bool) -> Vec<T> {
    T::ALL.iter().copied().filter(|value| rule(*value)).collect()
}

/// The people of a day: where they were, at which level, of which category, and not gone.
pub(super) fn members(day: NaiveDate, within: &Within) -> Sql {
    let sql = Sql::new(
        "members AS MATERIALIZED (SELECT a.staff_id, a.unit_id, a.level, a.post_title, \
         COALESCE(f.category, s.category) AS category, COALESCE(f.in_plan_scope, s.in_plan_scope) AS in_plan_scope \
         FROM assignments a JOIN staff s ON s.id = a.staff_id \
         LEFT JOIN staff_former_categories f ON f.staff_id = a.staff_id AND f.first_day <= ",
    )
    .day(day)
    .words(" AND f.last_day >= ")
    .day(day)
    .words(" WHERE a.first_day <= ")
    .day(day)
    .words(" AND (a.last_day IS NULL OR a.last_day >= ")
    .day(day)
    .words(")");
    let sql = match within {
        Within::Everything => sql,
        Within::Units(ids) => sql.words(" AND a.unit_id IN ").ids(ids),
    };
    sql.words(" AND ").then(is_not_gone("a.staff_id", day)).words(")")
}

/// That somebody belongs to the ward on a day.
pub(super) fn is_not_gone(staff_id: &str, day: NaiveDate) -> Sql {
    Sql::new(format!("NOT EXISTS (SELECT 1 FROM staff_states g WHERE g.staff_id = {staff_id} AND g.state IN "))
        .codes(&codes(StaffState::is_gone))
        .words(" AND g.first_day <= ")
        .day(day)
        .words(" AND (g.last_day IS NULL OR g.last_day >= ")
        .day(day)
        .words("))")
}

/// That a nomination had sent its person by a day and was not taken back by it, whatever has happened since.
pub(super) fn was_sent(day: NaiveDate) -> Sql {
    let after = day.succ_opt().map_or(i64::MAX, |next| Instant::start_of(next).micros());
    Sql::new("n.admitted_on <= ")
        .day(day)
        .words(" AND (n.state IN ")
        .codes(&codes(NominationState::was_sent))
        .words(
            " OR (n.state IN ('withdrawn', 'replaced') AND EXISTS (SELECT 1 FROM nomination_steps t \
             WHERE t.nomination_id = n.id AND t.to_state = n.state AND t.at >= ",
        )
        .number(after)
        .words(")))")
}

/// What the inner rows carry beside who, where, whether counted and whether reached.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Extra {
    /// Nothing: for counting.
    Nothing,
    /// The first day of the event.
    FirstDay,
    /// Whether the person is on the way.
    Planned,
    /// That, and what a list of names shows.
    Names,
}

/// One row for each person, or each time of being sent, that a target counts or counts beside.
pub(super) fn rows(definition: &Definition, facts: &DayFacts, extra: Extra) -> Sql {
    let day = facts.day;
    let population = &definition.population;
    let of_people = population.counted.counts_people();
    let sql = Sql::new("SELECT m.staff_id, m.unit_id, CASE WHEN m.category IN ")
        .codes(&population.categories)
        .words(" THEN 1 ELSE 0 END AS counted, CASE WHEN EXISTS (SELECT 1")
        .then(event_rows(definition, day))
        .words(") THEN 1 ELSE 0 END AS reached");
    let sql = match extra {
        Extra::Nothing => sql,
        Extra::FirstDay => sql
            .words(format!(", (SELECT {}", first_day_of(definition.event.kind)))
            .then(event_rows(definition, day))
            .words(") AS reached_on"),
        Extra::Planned | Extra::Names if of_people => sql
            .words(", m.post_title, CASE WHEN EXISTS (SELECT 1")
            .then(planned_rows(definition, day))
            .words(") THEN 1 ELSE 0 END AS planned"),
        Extra::Planned | Extra::Names => sql.words(", m.post_title, 0 AS planned"),
    };
    let sql = match extra {
        Extra::Names if of_people => sql.words(
            ", m.staff_id AS thing_id, m.category, CAST(NULL AS TEXT) AS course_name, CAST(NULL AS DATE) AS last_day",
        ),
        Extra::Names => sql.words(", n.id AS thing_id, m.category, c.name AS course_name, c.last_day"),
        _ => sql,
    };
    let sql = sql.words(" FROM members m");
    let sql = if of_people { sql.words(" WHERE ") } else { sql.then(sendings(definition, facts)).words(" AND ") };
    let mut everybody: Vec<StaffCategory> = population.categories.clone();
    everybody.extend(BESIDE);
    let sql = sql.words("m.category IN ").codes(&everybody);
    let sql = match population.level {
        None => sql,
        Some(level) => sql.words(" AND m.level = ").text(level.as_str()),
    };
    // The flag says for whom the plan is; those beside are in no plan.
    let sql = if population.in_plan_scope {
        sql.words(" AND (m.in_plan_scope OR m.category IN ").codes(&BESIDE).words(")")
    } else {
        sql
    };
    match population.counted {
        Counted::OnceBelow => sql.words(" AND ").then(once_below(definition.starts_on, day)),
        _ => sql,
    }
}

/// That somebody was below the requirement of a post or task at any time since the start, and has not left the cohort
/// since. A finding holds where, on its first day or on the start, no certificate meets the same requirement and no
/// later finding stands in its place: the same as `was_ever_below` of the findings.
fn once_below(start: NaiveDate, day: NaiveDate) -> Sql {
    if day < start {
        return Sql::new("1 = 0");
    }
    Sql::new(
        "EXISTS (SELECT 1 FROM requirement_findings b WHERE b.staff_id = m.staff_id AND NOT b.meets AND b.from_day <= ",
    )
    .day(day)
    .words(
        " AND NOT EXISTS (SELECT 1 FROM requirement_findings g WHERE g.staff_id = b.staff_id \
             AND g.requirement_key = b.requirement_key AND g.id <> b.id \
             AND (g.from_day <= b.from_day OR g.from_day <= ",
    )
    .day(start)
    .words(
        ") AND (g.source = 'certificate' OR g.from_day > b.from_day OR (g.from_day = b.from_day \
             AND (g.created_at > b.created_at OR (g.created_at = b.created_at AND g.id > b.id))))) \
             AND NOT EXISTS (SELECT 1 FROM cohort_departures d WHERE d.staff_id = b.staff_id \
             AND d.from_day >= b.from_day AND d.from_day <= ",
    )
    .day(day)
    .words("))")
}

/// The times that members were sent, whose report or evaluation is due on the day.
fn sendings(definition: &Definition, facts: &DayFacts) -> Sql {
    let kinds = &definition.event.programme_kinds;
    let mut sql = Sql::new(" JOIN nominations n ON n.staff_id = m.staff_id JOIN courses c ON c.id = n.course_id");
    if !kinds.is_empty() {
        sql = sql.words(" JOIN programmes p ON p.id = c.programme_id AND ").then(programme_kinds(definition));
    }
    let reports = definition.population.counted == Counted::ReportsDue;
    let several_weeks = facts.reports_due_through.len() > 1;
    if reports && several_weeks {
        sql = sql.words(" JOIN units u ON u.id = n.unit_id");
    }
    sql = sql
        .words(" WHERE n.way <> 'past' AND c.state IN ")
        .codes(&codes(CourseState::holds_its_dates))
        .words(" AND c.last_day >= ")
        .day(definition.starts_on)
        .words(" AND ")
        .then(was_sent(facts.day));
    let waiting = if reports {
        let bounds = facts.reports_due_through.iter().map(|(week, last_day)| {
            let bound = Sql::new("c.last_day <= ").day(*last_day);
            if several_weeks {
                Sql::new("(u.working_weekdays = ").text(week).words(" AND ").then(bound).words(")")
            } else {
                bound
            }
        });
        sql = sql.words(" AND (").list(" OR ", bounds).words(")");
        &facts.reports_waiting
    } else {
        sql = sql
            .words(" AND (c.last_day <= ")
            .day(facts.short_open_through)
            .words(" OR (c.last_day <= ")
            .day(facts.long_open_through)
            .words(" AND c.id IN ")
            .ids(&facts.long_courses)
            .words("))");
        &facts.evaluations_waiting
    };
    if waiting.is_empty() { sql } else { sql.words(" AND n.id NOT IN ").ids(waiting) }
}

fn programme_kinds(definition: &Definition) -> Sql {
    let event = &definition.event;
    let named = Sql::new("p.kind IN ").codes(&event.programme_kinds);
    if event.leadership_counts {
        Sql::new("(").then(named).words(" OR (p.kind = 'leadership' AND m.level = 'leading'))")
    } else {
        named
    }
}

const COURSES_OF_THE_PERSON: &str = " FROM nominations n JOIN courses c ON c.id = n.course_id \
                                     JOIN programmes p ON p.id = c.programme_id";

/// `FROM … WHERE …` of what makes the event, for the member `m` or the nomination `n` outside.
fn event_rows(definition: &Definition, as_of: NaiveDate) -> Sql {
    let (from, to) = definition.event_days(as_of);
    let between = |column: &str| {
        let until = Sql::new(format!("{column} <= ")).day(to);
        match from {
            None => until,
            Some(from) => until.words(format!(" AND {column} >= ")).day(from),
        }
    };
    let until = to.succ_opt().map_or(i64::MAX, |next| Instant::start_of(next).micros());
    let of_person = |joined: &str| {
        Sql::new(format!("{COURSES_OF_THE_PERSON}{joined} WHERE n.staff_id = m.staff_id AND "))
            .then(programme_kinds(definition))
            .words(" AND ")
    };
    match definition.event.kind {
        EventKind::Admitted => of_person("").then(was_sent(as_of)).words(" AND ").then(between("n.admitted_on")),
        EventKind::Completed => of_person("").words("n.state = 'completed' AND ").then(between("c.last_day")),
        EventKind::Certified => of_person(" JOIN certificates k ON k.nomination_id = n.id")
            .words("n.state = 'completed' AND k.state = 'verified' AND ")
            .then(between("k.issued_on")),
        // What was sent back later than the day had been reported on it.
        EventKind::Reported => {
            Sql::new(" FROM result_report_submissions r WHERE r.nomination_id = n.id AND r.submitted_at < ")
                .number(until)
                .words(" AND (r.returned_at IS NULL OR r.returned_at >= ")
                .number(until)
                .words(")")
        }
        EventKind::InSuperiorSoftware => {
            Sql::new(" FROM superior_software_marks r WHERE r.nomination_id = n.id AND ").then(between("r.marked_on"))
        }
        EventKind::Evaluated => Sql::new(
            " FROM evaluation_courses r JOIN evaluations e ON e.id = r.evaluation_id \
             WHERE r.nomination_id = n.id AND e.state = 'signed' AND ",
        )
        .then(between("e.signed_on")),
    }
}

const fn first_day_of(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Admitted => "MIN(n.admitted_on)",
        EventKind::Completed => "MIN(c.last_day)",
        EventKind::Certified => "MIN(k.issued_on)",
        EventKind::Reported => "MIN(r.submitted_at)",
        EventKind::InSuperiorSoftware => "MIN(r.marked_on)",
        EventKind::Evaluated => "MIN(e.signed_on)",
    }
}

/// What puts somebody on the way: approved or sent to a course of the kinds, which is not over.
fn planned_rows(definition: &Definition, as_of: NaiveDate) -> Sql {
    let states: &[NominationState] = match definition.event.kind {
        EventKind::Admitted => &[NominationState::Approved, NominationState::SentUp],
        _ => &[NominationState::Approved, NominationState::SentUp, NominationState::Admitted],
    };
    Sql::new(format!("{COURSES_OF_THE_PERSON} WHERE n.staff_id = m.staff_id AND n.state IN "))
        .codes(states)
        .words(" AND c.state IN ")
        .codes(&codes(CourseState::holds_its_dates))
        .words(" AND c.last_day > ")
        .day(as_of)
        .words(" AND ")
        .then(programme_kinds(definition))
}

/// The figures of targets on the day of the facts, by the unit to which people belong on it; a unit without anybody is
/// left out.
pub fn figures(
    connection: &mut AnyConnection,
    asked: &[Asked<'_>],
    facts: &DayFacts,
    within: &Within,
) -> Result<Vec<(i32, Id, Figure)>> {
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let counted = asked.iter().map(|(number, definition)| {
        Sql::new(format!(
            "SELECT {number}, q.unit_id, SUM(q.counted * q.reached), SUM(q.counted), \
             SUM((1 - q.counted) * q.reached), SUM(1 - q.counted) FROM ("
        ))
        .then(rows(definition, facts, Extra::Nothing))
        .words(") q GROUP BY q.unit_id")
    });
    let statement = Sql::new("WITH ").then(members(facts.day, within)).words(" ").list(" UNION ALL ", counted);
    let found: Vec<(i32, Id, i64, i64, i64, i64)> =
        statement.rows::<(Integer, Text, BigInt, BigInt, BigInt, BigInt)>().load(connection)?;
    Ok(found
        .into_iter()
        .map(|(number, unit_id, numerator, denominator, beside_numerator, beside_denominator)| {
            (number, unit_id, Figure { numerator, denominator, beside_numerator, beside_denominator })
        })
        .collect())
}

/// How many of those counted have not reached it but are on the way.
pub fn planned(
    connection: &mut AnyConnection,
    definition: &Definition,
    facts: &DayFacts,
    within: &Within,
) -> Result<i64> {
    let statement = Sql::new("WITH ")
        .then(members(facts.day, within))
        .words(" SELECT COUNT(*) FROM (")
        .then(rows(definition, facts, Extra::Planned))
        .words(") q WHERE q.counted = 1 AND q.reached = 0 AND q.planned = 1");
    Ok(statement.rows::<BigInt>().get_result(connection)?)
}

/// On which days how many of those counted reached it, in order.
pub fn reached_on(
    connection: &mut AnyConnection,
    definition: &Definition,
    facts: &DayFacts,
    within: &Within,
) -> Result<Vec<(NaiveDate, i64)>> {
    let by = |day: &str| {
        Sql::new("WITH ")
            .then(members(facts.day, within))
            .words(format!(" SELECT {day}, COUNT(*) FROM ("))
            .then(rows(definition, facts, Extra::FirstDay))
            .words(format!(") q WHERE q.counted = 1 AND q.reached = 1 GROUP BY {day} ORDER BY 1"))
    };
    if definition.event.kind != EventKind::Reported {
        return Ok(by("q.reached_on").rows::<(Date, BigInt)>().load(connection)?);
    }
    let numbered: Vec<(i64, i64)> =
        by(&format!("(q.reached_on {DAY_NUMBER}")).rows::<(BigInt, BigInt)>().load(connection)?;
    let epoch = NaiveDate::default();
    Ok(numbered.into_iter().map(|(number, count)| (epoch + chrono::TimeDelta::days(number), count)).collect())
}
