//! The engine: a definition compiles to SQL, over both databases. One statement measures all targets of a plan on a day,
//! from the facts and by their effective days; nothing is loaded but the counts.
//!
//! ```text
//! members of the day ─┬─► people: has it happened to them by the day? ─────────────────┬─► counted by the target ─► by unit
//!                     ├─► sendings: the times that they were sent, and what followed ──┤
//!                     └─► addressees: the documents that must reach them, and when ────┘
//! ```
//!
//! Everybody's courses, and what followed each of them, are read once for all targets. They hang on their people by outer
//! or cross joins, whose order SQLite keeps: it has no statistics here, and would else begin with all nominations of the
//! whole database. PostgreSQL joins what followed as a whole; asked for one by one it took twice as long for a city.

mod happened;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Date, Integer, Nullable, Text};

use self::happened::{
    day_of_people, day_of_what_followed, followed_by, happened, in_its_days, is_on_the_way, programme_kinds,
};
use super::calendar::DayFacts;
use super::members::{Within, members};
use crate::dissemination;
use crate::targets::rules::{Counted, Definition, EventKind, Figure, Thing};
use foundation::db::{AnyConnection, Sql};
use foundation::kernel::{Id, Instant, Result, TextEnum};
use training::courses::rules::CourseState;
use training::nominations::rules::NominationState;
use ward::catalogue::rules::ProgrammeKind;
use ward::staff::rules::StaffCategory;

/// A day in microseconds, and the Vietnamese morning in them: to turn an instant into the number of its day.
const DAY_NUMBER: &str = "+ 25200000000) / 86400000000";

/// A target to be measured: its number in the answer, and what it is.
pub type Asked<'a> = (i32, &'a Definition);

/// That a nomination had sent its person by a day and was not taken back by it, whatever has happened since.
pub(super) fn was_sent(day: NaiveDate) -> Sql {
    let after = day.succ_opt().map_or(i64::MAX, |next| Instant::start_of(next).micros());
    Sql::new("n.admitted_on <= ")
        .day(day)
        .words(" AND (n.state IN ")
        .codes(&NominationState::those(NominationState::was_sent))
        .words(
            " OR (n.id, n.state) IN (SELECT t.nomination_id, t.to_state FROM nomination_steps t \
             WHERE t.to_state IN ('withdrawn', 'replaced') AND t.at >= ",
        )
        .number(after)
        .words("))")
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

/// `WITH …`: the tables that the rows of these targets are taken from.
pub(super) fn tables(asked: &[Asked<'_>], facts: &DayFacts, within: &Within, extra: Extra) -> Sql {
    let of = |thing: Thing| {
        let counts = |(_, definition): &&Asked<'_>| definition.population.counted.thing() == thing;
        asked.iter().filter(counts).copied().collect::<Vec<Asked<'_>>>()
    };
    let mut sql = Sql::new("WITH RECURSIVE ").then(members(facts.day, within));
    let of_people = of(Thing::Person);
    if !of_people.is_empty() {
        sql = sql.words(", ").then(people(&of_people, facts.day, extra));
    }
    let of_sendings = of(Thing::Sending);
    if !of_sendings.is_empty() {
        sql = sql.words(", ").then(sendings(&of_sendings, facts, extra));
    }
    if !of(Thing::Addressee).is_empty() {
        sql = sql.words(", ").then(dissemination::addressees(facts.day));
    }
    sql
}

/// The table of [`tables`] whose rows a target counts.
const fn table_of(thing: Thing) -> &'static str {
    match thing {
        Thing::Person => "people",
        Thing::Sending => "sendings",
        Thing::Addressee => "addressees",
    }
}

/// The members with what each of these targets asks of them: `reached_N`, `reached_on_N`, `planned_N`.
fn people(asked: &[Asked<'_>], day: NaiveDate, extra: Extra) -> Sql {
    let mut flags = Vec::new();
    let mut names = String::new();
    for (number, definition) in asked {
        let happened = happened(definition, day);
        let flag = |condition: Sql, name: &str| {
            Sql::new("MAX(CASE WHEN ").then(condition).words(format!(" THEN 1 ELSE 0 END) AS {name}_{number}"))
        };
        names += &format!(", COALESCE(t.reached_{number}, 0) AS reached_{number}");
        flags.push(flag(happened.clone(), "reached"));
        match extra {
            Extra::Nothing => {}
            Extra::FirstDay => {
                let column = day_of_people(definition.event.kind);
                names += &format!(", t.reached_on_{number}");
                flags.push(
                    Sql::new("MIN(CASE WHEN ")
                        .then(happened)
                        .words(format!(" THEN {column} END) AS reached_on_{number}")),
                );
            }
            Extra::Planned | Extra::Names => {
                names += &format!(", COALESCE(t.planned_{number}, 0) AS planned_{number}");
                flags.push(flag(is_on_the_way(definition, day), "planned"));
            }
        }
    }
    let certified = asked.iter().any(|(_, definition)| definition.event.kind == EventKind::Certified);
    let certificates =
        if certified { " LEFT JOIN certificates k ON k.nomination_id = n.id AND k.state = 'verified'" } else { "" };
    let mut kinds: BTreeSet<ProgrammeKind> = BTreeSet::new();
    for (_, definition) in asked {
        kinds.extend(&definition.event.programme_kinds);
        kinds.extend(definition.event.leadership_counts.then_some(ProgrammeKind::Leadership));
    }
    let sql = Sql::new("taken AS MATERIALIZED (SELECT m.staff_id, ").list(", ", flags).words(format!(
        " FROM members m CROSS JOIN nominations n CROSS JOIN courses c CROSS JOIN programmes p{certificates} \
         WHERE n.staff_id = m.staff_id AND c.id = n.course_id AND p.id = c.programme_id AND p.kind IN "
    ));
    let sql = sql.codes(&kinds.into_iter().collect::<Vec<_>>());
    // What had not happened by the day is asked for where people on the way are; a certificate has a day of its own.
    let sql = match extra {
        Extra::Nothing | Extra::FirstDay if !certified => {
            sql.words(" AND (c.last_day <= ").day(day).words(" OR n.admitted_on <= ").day(day).words(")")
        }
        _ => sql,
    };
    sql.words(format!(
        " GROUP BY m.staff_id), people AS MATERIALIZED (SELECT m.staff_id, m.unit_id, m.level, m.post_title, m.category, \
         m.in_plan_scope{names} FROM members m LEFT JOIN taken t ON t.staff_id = m.staff_id)"
    ))
}

/// The times that members were sent to courses that are over, with what each of these targets asks of them: `reached_N`,
/// and `reached_on_N`, a day or an instant.
fn sendings(asked: &[Asked<'_>], facts: &DayFacts, extra: Extra) -> Sql {
    let shown = match extra {
        Extra::Planned | Extra::Names => "m.post_title, c.name AS course_name, ",
        Extra::Nothing | Extra::FirstDay => "",
    };
    let mut columns = String::new();
    let mut followed = Vec::new();
    for (number, definition) in asked {
        let day = day_of_what_followed(*number, definition.event.kind);
        columns += &format!(", CASE WHEN {day} IS NULL THEN 0 ELSE 1 END AS reached_{number}");
        if extra == Extra::FirstDay {
            columns += &format!(", {day} AS reached_on_{number}");
        }
        followed.push(followed_by(*number, definition, facts.day));
    }
    Sql::new(format!(
        "sendings AS MATERIALIZED (SELECT {shown}m.staff_id, m.unit_id, m.level, m.category, m.in_plan_scope, \
         n.id AS nomination_id, c.id AS course_id, c.last_day, p.kind AS programme_kind, u.working_weekdays{columns} \
         FROM members m CROSS JOIN nominations n CROSS JOIN courses c CROSS JOIN programmes p CROSS JOIN units u"
    ))
    .list("", followed)
    .words(
        " WHERE n.staff_id = m.staff_id AND c.id = n.course_id AND p.id = c.programme_id \
         AND u.id = n.unit_id AND n.way <> 'past' AND c.last_day <= ",
    )
    .day(facts.day)
    .words(" AND c.state IN ")
    .codes(&CourseState::those(CourseState::holds_its_dates))
    .words(" AND ")
    .then(was_sent(facts.day))
    .words(")")
}

/// One row for each thing that a target counts, or counts beside; from the [`tables`].
pub(super) fn rows((number, definition): Asked<'_>, facts: &DayFacts, extra: Extra) -> Sql {
    let population = &definition.population;
    let thing = population.counted.thing();
    let sql = Sql::new("SELECT m.staff_id, m.unit_id, CASE WHEN m.category IN ")
        .codes(&population.categories)
        .words(" THEN 1 ELSE 0 END AS counted, ");
    let sql = match thing {
        Thing::Person | Thing::Sending => sql.words(format!("m.reached_{number} AS reached")),
        Thing::Addressee => sql
            .words("CASE WHEN ")
            .then(in_its_days(definition, "m.reached_on", facts.day))
            .words(" THEN 1 ELSE 0 END AS reached"),
    };
    let sql = match (extra, thing) {
        (Extra::Nothing, _) => sql,
        (Extra::FirstDay, Thing::Addressee) => sql.words(", m.reached_on"),
        (Extra::FirstDay, _) => sql.words(format!(", m.reached_on_{number} AS reached_on")),
        (_, Thing::Person) => sql.words(format!(", m.post_title, m.planned_{number} AS planned")),
        (_, _) => sql.words(", m.post_title, 0 AS planned"),
    };
    let sql = if extra == Extra::Names { sql.words(", m.category, ").words(named(thing)) } else { sql };
    let mut everybody: Vec<StaffCategory> = population.categories.clone();
    everybody.extend(population.beside());
    let sql = sql.words(format!(" FROM {} m WHERE m.category IN ", table_of(thing))).codes(&everybody);
    let sql = match population.level {
        None => sql,
        Some(level) => sql.words(" AND m.level = ").text(level.as_str()),
    };
    // The flag says for whom the plan is; those beside are in no plan.
    let sql = if population.in_plan_scope {
        sql.words(" AND (m.in_plan_scope OR m.category IN ").codes(&population.beside()).words(")")
    } else {
        sql
    };
    match population.counted {
        Counted::Members => sql,
        Counted::OnceBelow => sql.words(" AND ").then(once_below(definition.starts_on, facts.day)),
        Counted::ReportsDue | Counted::EvaluationsDue => sql.words(" AND ").then(is_due(definition, facts)),
        // Who is away for long owes nothing; who was reached before is counted.
        Counted::Addressees => sql
            .words(" AND m.from_day >= ")
            .day(definition.starts_on)
            .words(" AND (m.away = 0 OR ")
            .then(in_its_days(definition, "m.reached_on", facts.day))
            .words(")"),
    }
}

/// What a list of names shows of a row beside the person: a key, and what it is about.
const fn named(thing: Thing) -> &'static str {
    match thing {
        Thing::Person => {
            "m.staff_id AS thing_id, CAST(NULL AS TEXT) AS nomination_id, CAST(NULL AS TEXT) AS document_id, \
             CAST(NULL AS TEXT) AS about, CAST(NULL AS DATE) AS about_day"
        }
        Thing::Sending => {
            "m.nomination_id AS thing_id, m.nomination_id, CAST(NULL AS TEXT) AS document_id, m.course_name AS about, \
             m.last_day AS about_day"
        }
        Thing::Addressee => {
            "m.document_id || ':' || m.staff_id AS thing_id, CAST(NULL AS TEXT) AS nomination_id, m.document_id, \
             m.document_number AS about, m.from_day AS about_day"
        }
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

/// That the report on a time of being sent, or its evaluation, is due on the day.
fn is_due(definition: &Definition, facts: &DayFacts) -> Sql {
    let kinds = &definition.event.programme_kinds;
    let mut sql = Sql::new("m.last_day >= ").day(definition.starts_on);
    if !kinds.is_empty() {
        sql = sql.words(" AND ").then(programme_kinds(definition, "m.programme_kind"));
    }
    let waiting = if definition.population.counted == Counted::ReportsDue {
        let bounds = facts.reports_due_through.iter().map(|(week, last_day)| {
            Sql::new("(m.working_weekdays = ").text(week).words(" AND m.last_day <= ").day(*last_day).words(")")
        });
        sql = sql.words(" AND (").list(" OR ", bounds).words(")");
        &facts.reports_waiting
    } else {
        sql = sql
            .words(" AND (m.last_day <= ")
            .day(facts.short_open_through)
            .words(" OR (m.last_day <= ")
            .day(facts.long_open_through)
            .words(" AND m.course_id IN ")
            .ids(&facts.long_courses)
            .words("))");
        &facts.evaluations_waiting
    };
    if waiting.is_empty() { sql } else { sql.words(" AND m.nomination_id NOT IN ").ids(waiting) }
}

/// What is counted of a target; sums over nobody are null.
#[derive(Queryable)]
struct Counts {
    number: i32,
    unit_id: Option<Id>,
    numerator: Option<i64>,
    denominator: Option<i64>,
    beside_numerator: Option<i64>,
    beside_denominator: Option<i64>,
}

type CountsTypes = (Integer, Nullable<Text>, Nullable<BigInt>, Nullable<BigInt>, Nullable<BigInt>, Nullable<BigInt>);

/// The figures of targets on the day of the facts, by the unit to which people belong on it; a unit without anybody is
/// left out.
pub fn figures(
    connection: &mut AnyConnection,
    asked: &[Asked<'_>],
    facts: &DayFacts,
    within: &Within,
) -> Result<Vec<(i32, Id, Figure)>> {
    let counts = counts(connection, asked, facts, within, true)?;
    Ok(counts.into_iter().filter_map(|(number, unit_id, figure)| Some((number, unit_id?, figure))).collect())
}

/// The same of all these units together, without sorting everybody by unit.
pub fn totals(
    connection: &mut AnyConnection,
    asked: &[Asked<'_>],
    facts: &DayFacts,
    within: &Within,
) -> Result<Vec<(i32, Figure)>> {
    let counts = counts(connection, asked, facts, within, false)?;
    Ok(counts.into_iter().map(|(number, _, figure)| (number, figure)).collect())
}

fn counts(
    connection: &mut AnyConnection,
    asked: &[Asked<'_>],
    facts: &DayFacts,
    within: &Within,
    by_unit: bool,
) -> Result<Vec<(i32, Option<Id>, Figure)>> {
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let (unit, grouped) = if by_unit { ("q.unit_id", " GROUP BY q.unit_id") } else { ("CAST(NULL AS TEXT)", "") };
    // Whether it is reached is looked up once for each row: in one of the two cases.
    let counted = asked.iter().map(|(number, definition)| {
        Sql::new(format!(
            "SELECT {number}, {unit}, SUM(CASE WHEN q.counted = 1 THEN q.reached ELSE 0 END), SUM(q.counted), \
             SUM(CASE WHEN q.counted = 0 THEN q.reached ELSE 0 END), SUM(1 - q.counted) FROM ("
        ))
        .then(rows((*number, definition), facts, Extra::Nothing))
        .words(format!(") q{grouped}"))
    });
    let statement = tables(asked, facts, within, Extra::Nothing).words(" ").list(" UNION ALL ", counted);
    let found: Vec<Counts> = statement.rows::<CountsTypes>().load(connection)?;
    let figure = |row: Counts| {
        let figure = Figure {
            numerator: row.numerator.unwrap_or_default(),
            denominator: row.denominator.unwrap_or_default(),
            beside_numerator: row.beside_numerator.unwrap_or_default(),
            beside_denominator: row.beside_denominator.unwrap_or_default(),
        };
        (row.number, row.unit_id, figure)
    };
    Ok(found.into_iter().map(figure).collect())
}

/// How many of those counted have not reached it but are on the way.
pub fn planned(
    connection: &mut AnyConnection,
    definition: &Definition,
    facts: &DayFacts,
    within: &Within,
) -> Result<i64> {
    let asked = (0, definition);
    let statement = tables(&[asked], facts, within, Extra::Planned)
        .words(" SELECT COUNT(*) FROM (")
        .then(rows(asked, facts, Extra::Planned))
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
    let asked = (0, definition);
    let by = |day: &str| {
        tables(&[asked], facts, within, Extra::FirstDay)
            .words(format!(" SELECT {day}, COUNT(*) FROM ("))
            .then(rows(asked, facts, Extra::FirstDay))
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
