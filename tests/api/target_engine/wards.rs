//! Wards in which everything happens that figures could stumble over, written straight into the tables.

use std::fmt::Write as _;

use backend::features::targets::rules::{Counted, Event, EventKind, FIRST_DAY, Population};
use backend::features::{catalogue::rules::ProgrammeKind, staff::rules::StaffCategory};
use backend::kernel::{Id, Instant, TextEnum as _};
use chrono::NaiveDate;
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use tests::World;

use super::chance::Chance;
use super::documents;

/// Statements that both databases read.
#[derive(Default)]
pub struct Script(String);

impl Script {
    /// One row of a table.
    pub fn row(&mut self, table: &str, columns: &str, values: &[String]) {
        writeln!(self.0, "INSERT INTO {table} ({columns}) VALUES ({});", values.join(", ")).expect("a text");
    }
}

/// A value in quotes.
pub fn text(value: impl std::fmt::Display) -> String {
    format!("'{value}'")
}

fn perhaps<T: std::fmt::Display>(value: Option<T>) -> String {
    value.map_or_else(|| "NULL".to_owned(), text)
}

/// A truth value.
pub fn flag(value: bool) -> String {
    if value { "TRUE" } else { "FALSE" }.to_owned()
}

/// A moment of a day in Vietnam, in microseconds.
fn moment(day: NaiveDate, chance: &mut Chance) -> String {
    (Instant::start_of(day).micros() + chance.up_to(86_399) as i64 * 1_000_000).to_string()
}

struct Programme {
    id: String,
    kind: ProgrammeKind,
}

struct Course {
    id: String,
    kind: ProgrammeKind,
    last_day: NaiveDate,
}

/// Writes so many wards below the top of the tree; answers their units.
pub fn write(world: &World, chance: &mut Chance, count: usize) -> Vec<String> {
    let programmes = programmes(world);
    let root = backend::features::units::shipped_id("ward");
    let mut script = Script::default();
    let mut wards: Vec<(String, Vec<String>)> = Vec::new();
    for number in 0..count {
        wards.push(units(&mut script, chance, &root.to_string(), number));
    }
    for number in 0..count {
        targets(&mut script, chance, &wards[number].0);
        let courses = courses(&mut script, chance, &wards[number].0, number, &programmes);
        // Somebody of one ward may go to another one.
        let elsewhere = wards[chance.up_to(count as u64 - 1) as usize].1.clone();
        let names: Vec<String> = (0..9 + chance.up_to(4)).map(|person| format!("{number}.{person}")).collect();
        for name in &names {
            self::person(&mut script, chance, name, (&wards[number].1, &elsewhere), &courses);
        }
        let people: Vec<String> = names.iter().map(|name| person_id(name)).collect();
        documents::write(&mut script, chance, &wards[number].0, &wards[number].1, &people);
    }
    world
        .database
        .write_now(|connection| {
            connection.batch_execute(&script.0)?;
            Ok(())
        })
        .expect("the wards are written");
    wards.into_iter().map(|(ward, _)| ward).collect()
}

fn programmes(world: &World) -> Vec<Programme> {
    use backend::db::schema::programmes;
    let rows: Vec<(String, String)> = world
        .database
        .read_now(|connection| {
            Ok(programmes::table.order(programmes::id).select((programmes::id, programmes::kind)).load(connection)?)
        })
        .expect("the catalogue");
    let known = |(id, kind): (String, String)| Some(Programme { id, kind: ProgrammeKind::from_code(&kind)? });
    rows.into_iter().filter_map(known).collect()
}

/// A ward with its departments and a desk below one of them; answers the ward, and the units that people work in.
fn units(script: &mut Script, chance: &mut Chance, root: &str, ward: usize) -> (String, Vec<String>) {
    const COLUMNS: &str =
        "id, parent_id, kind, name, short_name, search, position, minimum_on_duty, working_weekdays, active, revision";
    let mut add = |script: &mut Script, name: String, parent: &str, kind: &str| {
        let id = Id::from_words(&format!("unit {name}")).to_string();
        let week = if chance.one_in(3) { "mon,tue,wed,thu,fri,sat" } else { "mon,tue,wed,thu,fri" };
        let search = text(name.to_lowercase());
        script.row(
            "units",
            COLUMNS,
            &[
                text(&id),
                text(parent),
                text(kind),
                text(&name),
                text(&name),
                search,
                "1".into(),
                "1".into(),
                text(week),
                flag(true),
                "1".into(),
            ],
        );
        id
    };
    let top = add(script, format!("Ward {ward}"), root, "ward");
    let office = add(script, format!("Office {ward}"), &top, "department");
    let school = add(script, format!("School {ward}"), &top, "service_unit");
    let desk = add(script, format!("Desk {ward}"), &office, "department");
    (top.clone(), vec![top, office, school, desk])
}

/// The shipped targets, and some that nobody has thought of.
fn targets(script: &mut Script, chance: &mut Chance, ward: &str) {
    const COLUMNS: &str = "id, unit_id, code, clause, name, position, population, event, threshold_percent, starts_on, \
                           deadline, active, revision";
    let both = vec![StaffCategory::Official, StaffCategory::CivilServant];
    let mut definitions = vec![];
    let of = |counted, kind: EventKind, kinds: &[ProgrammeKind]| {
        let population = Population { counted, categories: both.clone(), level: None, in_plan_scope: true };
        let event = Event {
            kind,
            programme_kinds: kinds.to_vec(),
            leadership_counts: false,
            from_day: Some(FIRST_DAY),
            to_day: None,
        };
        (population, event, FIRST_DAY, NaiveDate::from_ymd_opt(2028, 12, 31))
    };
    use ProgrammeKind::{GeneralState, Leadership, Sector, Skill, Specialised, UpdateLeader, UpdateSpecialist};
    definitions.push(of(Counted::OnceBelow, EventKind::Admitted, &[Specialised]));
    let mut specialists = of(Counted::Members, EventKind::Completed, &[GeneralState]);
    specialists.0.categories = vec![StaffCategory::CivilServant];
    specialists.0.level = Some(backend::features::staff::rules::PostLevel::Specialist);
    definitions.push(specialists);
    definitions.push(of(Counted::Members, EventKind::Completed, &[Sector]));
    let mut leaders = of(Counted::Members, EventKind::Completed, &[GeneralState]);
    leaders.1.leadership_counts = true;
    leaders.3 = NaiveDate::from_ymd_opt(2031, 12, 31);
    definitions.push(leaders);
    let mut updates = of(Counted::Members, EventKind::Completed, &[UpdateLeader, UpdateSpecialist]);
    updates.1.from_day = NaiveDate::from_ymd_opt(2029, 1, 1);
    updates.1.to_day = NaiveDate::from_ymd_opt(2031, 12, 31);
    updates.3 = None;
    definitions.push(updates);
    for (counted, kind) in [
        (Counted::ReportsDue, EventKind::Reported),
        (Counted::ReportsDue, EventKind::InSuperiorSoftware),
        (Counted::EvaluationsDue, EventKind::Evaluated),
    ] {
        let mut always = of(counted, kind, &[]);
        (always.1.from_day, always.3) = (None, None);
        definitions.push(always);
    }
    let mut own = of(Counted::Members, *chance.of(&[EventKind::Certified, EventKind::Admitted]), &[Specialised, Skill]);
    own.0.in_plan_scope = chance.one_in(2);
    own.1.from_day = None;
    own.1.leadership_counts = chance.one_in(2);
    definitions.push(own);
    let mut later = of(Counted::OnceBelow, EventKind::Certified, &[Specialised, Leadership]);
    later.2 = chance.day("2026-06-01", "2027-12-31");
    later.3 = None;
    definitions.push(later);
    let mut short = of(Counted::EvaluationsDue, EventKind::Evaluated, &[Sector, Skill]);
    (short.1.from_day, short.3) = (None, None);
    short.2 = chance.day("2026-06-01", "2027-12-31");
    definitions.push(short);
    let mut documents = of(Counted::Addressees, EventKind::Reached, &[]);
    documents.0.categories = StaffCategory::ALL.iter().copied().filter(|_| !chance.one_in(3)).collect();
    documents.0.in_plan_scope = chance.one_in(3);
    (documents.1.from_day, documents.3) = (chance.one_in(3).then(|| chance.day("2026-06-01", "2028-12-31")), None);
    definitions.push(documents);
    for (number, (population, event, starts_on, deadline)) in definitions.iter().enumerate() {
        let json = |value: serde_json::Result<String>| text(value.expect("JSON"));
        let code = format!("T{number:02}");
        let id = Id::from_words(&format!("target {ward} {code}"));
        script.row(
            "targets",
            COLUMNS,
            &[
                text(id),
                text(ward),
                text(&code),
                text("R"),
                text(&code),
                number.to_string(),
                json(serde_json::to_string(population)),
                json(serde_json::to_string(event)),
                "100".into(),
                text(starts_on),
                perhaps(*deadline),
                flag(true),
                "1".into(),
            ],
        );
    }
}

fn courses(
    script: &mut Script,
    chance: &mut Chance,
    ward: &str,
    number: usize,
    programmes: &[Programme],
) -> Vec<Course> {
    const COLUMNS: &str = "id, unit_id, programme_id, name, search, organiser, origin, mode, state, first_day, last_day, \
                           seats_taken, self_paced, keeps_at_desk, created_at, revision";
    let mut made = Vec::new();
    for course in 0..14 {
        let id = Id::from_words(&format!("course {number}.{course}")).to_string();
        let kinds: Vec<&Programme> = {
            let kind = *chance.of(ProgrammeKind::ALL);
            programmes.iter().filter(|programme| programme.kind == kind).collect()
        };
        let Some(programme) = (!kinds.is_empty()).then(|| *chance.of(&kinds)) else { continue };
        let first_day = if chance.one_in(8) {
            chance.day("2024-01-01", "2025-12-31")
        } else {
            chance.day("2026-01-01", "2031-06-30")
        };
        let length = *chance.of(&[0, 2, 4, 5, 6, 7, 8, 10, 90]);
        let last_day = first_day + chrono::Days::new(length);
        let state = *chance.of(&["planned", "open", "finished", "finished", "finished", "postponed", "cancelled"]);
        script.row(
            "courses",
            COLUMNS,
            &[
                text(&id),
                text(ward),
                text(&programme.id),
                text(&id),
                text(&id),
                text("-"),
                text("own"),
                text("in_person"),
                text(state),
                text(first_day),
                text(last_day),
                "0".into(),
                flag(false),
                flag(false),
                "0".into(),
                "1".into(),
            ],
        );
        if chance.one_in(3) {
            for session in 0..1 + chance.up_to(8) {
                let day = chance.after(first_day, length);
                let key = Id::from_words(&format!("session {id} {session}"));
                let columns = "id, course_id, day, starts_minute, ends_minute, revision";
                script.row(
                    "sessions",
                    columns,
                    &[text(key), text(&id), text(day), "480".into(), "660".into(), "1".into()],
                );
            }
        }
        made.push(Course { id, kind: programme.kind, last_day });
    }
    made
}

fn person_id(name: &str) -> String {
    Id::from_words(&format!("person {name}")).to_string()
}

fn person(
    script: &mut Script,
    chance: &mut Chance,
    name: &str,
    (own, elsewhere): (&[String], &[String]),
    courses: &[Course],
) {
    let id = person_id(name);
    let category = |chance: &mut Chance| {
        *chance.of(&["official", "civil_servant", "civil_servant", "civil_servant", "public_employee", "worker"])
    };
    let began = chance.day("2019-01-01", "2028-01-01");
    let mut first_day = if chance.one_in(3) { began } else { "2020-01-01".parse().expect("a day") };
    let hired = first_day;
    // Where the person works, from transfer to transfer.
    let mut stations = Vec::new();
    for _ in 0..1 + chance.up_to(2) {
        let place = if chance.one_in(8) { elsewhere } else { own };
        let last_day = chance.after(first_day, 1500);
        stations.push((
            chance.of(place).clone(),
            *chance.of(&["leading", "specialist", "specialist"]),
            first_day,
            last_day,
        ));
        first_day = last_day + chrono::Days::new(1);
    }
    let (unit, level, ..) = stations.last().expect("a station").clone();
    let states = states(chance, hired);
    script.row(
        "staff",
        "id, full_name, search, sort_key, category, in_plan_scope, unit_id, post_title, level, party_member, state, revision",
        &[
            text(&id), text(name), text(name), text(name), text(category(chance)), flag(!chance.one_in(7)), text(&unit),
            text("-"), text(level), flag(chance.one_in(3)), text(states.last().map_or("working", |state| state.0)), "1".into(),
        ],
    );
    let stays = !chance.one_in(9);
    let last = stations.len() - 1;
    for (number, (unit, level, from, to)) in stations.iter().enumerate() {
        let key = Id::from_words(&format!("assignment {name} {number}"));
        let to = (number < last || !stays).then_some(*to);
        script.row(
            "assignments",
            "id, staff_id, unit_id, post_title, level, first_day, last_day, revision",
            &[text(key), text(&id), text(unit), text("-"), text(level), text(from), perhaps(to), "1".into()],
        );
    }
    for (number, (state, from)) in states.iter().enumerate() {
        let key = Id::from_words(&format!("state {name} {number}"));
        let to = states.get(number + 1).and_then(|next| next.1.pred_opt());
        script.row(
            "staff_states",
            "id, staff_id, state, first_day, last_day",
            &[text(key), text(&id), text(state), text(from), perhaps(to)],
        );
    }
    if chance.one_in(4) {
        let until = chance.day("2026-01-01", "2030-01-01");
        let columns = "staff_id, first_day, last_day, category, in_plan_scope";
        let before = chance.day("2025-01-01", "2026-01-01");
        let first = [text(&id), text("1900-01-01"), text(before), text(category(chance)), flag(chance.one_in(2))];
        script.row("staff_former_categories", columns, &first);
        let from = before + chrono::Days::new(1);
        let second = [text(&id), text(from), text(until.max(from)), text(category(chance)), flag(!chance.one_in(4))];
        script.row("staff_former_categories", columns, &second);
    }
    for absence in 0..chance.up_to(2) {
        let key = Id::from_words(&format!("absence {name} {absence}"));
        let from = match chance.up_to(2) {
            0 => chance.day("2026-01-01", "2031-01-01"),
            _ => {
                let last_day = chance_course(chance, courses);
                chance.after(last_day, 100)
            }
        };
        let to = chance.after(from, 200);
        let kind = *chance.of(&["leave", "mission", "long_leave", "maternity", "secondment"]);
        script.row(
            "absences",
            "id, staff_id, unit_id, kind, first_day, last_day, created_at, revision",
            &[text(key), text(&id), text(&unit), text(kind), text(from), text(to), "0".into(), "1".into()],
        );
    }
    findings(script, chance, name, (&id, &unit));
    for (number, course) in courses.iter().enumerate() {
        if chance.one_in(2) {
            nomination(script, chance, &format!("{name} {number}"), (&id, &unit), course);
        }
    }
}

fn chance_course(chance: &mut Chance, courses: &[Course]) -> NaiveDate {
    if courses.is_empty() { FIRST_DAY } else { chance.of(courses).last_day }
}

fn states(chance: &mut Chance, hired: NaiveDate) -> Vec<(&'static str, NaiveDate)> {
    let mut states = vec![("working", hired)];
    let mut day = hired.max(FIRST_DAY);
    while chance.one_in(3) {
        day = chance.after(day + chrono::Days::new(1), 700);
        states.push((*chance.of(&["long_leave", "maternity", "seconded", "retired", "left"]), day));
        if chance.one_in(3) {
            break;
        }
        day = chance.after(day + chrono::Days::new(1), 200);
        states.push(("working", day));
    }
    states
}

fn findings(script: &mut Script, chance: &mut Chance, name: &str, (id, unit): (&str, &str)) {
    if !chance.one_in(2) {
        return;
    }
    for finding in 0..1 + chance.up_to(3) {
        let key = Id::from_words(&format!("finding {name} {finding}"));
        let task = chance.up_to(1);
        let certificate = chance.one_in(4);
        let day = if chance.one_in(4) {
            "2026-09-01".parse().expect("a day")
        } else {
            chance.day("2025-06-01", "2029-01-01")
        };
        let source = if certificate { "certificate" } else { *chance.of(&["roster", "review"]) };
        script.row(
            "requirement_findings",
            "id, staff_id, unit_id, requirement, requirement_task, meets, from_day, source, created_at, revision, \
             requirement_key",
            &[
                text(key),
                text(id),
                text(unit),
                text("added_task"),
                text(format!("Việc {task}")),
                flag(certificate || chance.one_in(3)),
                text(day),
                text(source),
                chance.up_to(3).to_string(),
                "1".into(),
                text(format!("added_task:{task}")),
            ],
        );
    }
    if chance.one_in(3) {
        let key = Id::from_words(&format!("departure {name}"));
        let day = if chance.one_in(4) {
            "2026-09-01".parse().expect("a day")
        } else {
            chance.day("2026-01-01", "2029-01-01")
        };
        script.row(
            "cohort_departures",
            "id, staff_id, unit_id, from_day, reason, words, recorded_by, recorded_name, recorded_at",
            &[
                text(key),
                text(id),
                text(unit),
                text(day),
                text("review_corrected"),
                text("-"),
                text(key),
                text("-"),
                "0".into(),
            ],
        );
    }
}

fn nomination(script: &mut Script, chance: &mut Chance, name: &str, (person, unit): (&str, &str), course: &Course) {
    let id = Id::from_words(&format!("nomination {name}")).to_string();
    let past = chance.one_in(8);
    let way = if past { "past" } else { *chance.of(&["quota", "summoned", "own"]) };
    let state = if past {
        "completed"
    } else {
        *chance.of(&[
            "completed",
            "completed",
            "completed",
            "admitted",
            "failed",
            "absent_all",
            "withdrawn",
            "replaced",
            "approved",
            "proposed",
        ])
    };
    let before = course.last_day - chrono::Days::new(chance.up_to(60));
    let sent = match state {
        "approved" | "proposed" => false,
        "withdrawn" | "replaced" => chance.one_in(2),
        _ => true,
    };
    let admitted_on = if chance.one_in(9) { chance.after(course.last_day, 40) } else { before };
    script.row(
        "nominations",
        "id, course_id, staff_id, unit_id, way, state, awaits_confirmation, admitted_on, created_at, revision",
        &[
            text(&id),
            text(&course.id),
            text(person),
            text(unit),
            text(way),
            text(state),
            flag(false),
            perhaps(sent.then_some(admitted_on)),
            "0".into(),
            "1".into(),
        ],
    );
    if matches!(state, "withdrawn" | "replaced") {
        let key = Id::from_words(&format!("step {name}"));
        let day = chance.after(admitted_on, 120);
        script.row(
            "nomination_steps",
            "id, nomination_id, at, action, to_state, account_id, account_name",
            &[text(key), text(&id), moment(day, chance), text("withdraw"), text(state), text(key), text("-")],
        );
    }
    if !chance.one_in(3) {
        report(script, chance, name, (&id, person, unit), course.last_day);
    }
    if chance.one_in(2) {
        evaluation(script, chance, name, (&id, person, unit), course.last_day);
    }
    if chance.one_in(3) || (course.kind == ProgrammeKind::Specialised && !chance.one_in(4)) {
        let key = Id::from_words(&format!("certificate {name}"));
        let issued_on = chance.after(course.last_day, 120);
        let state = *chance.of(&["verified", "verified", "uploaded", "refused"]);
        script.row(
            "certificates",
            "id, nomination_id, staff_id, unit_id, kind, number, issuer, number_key, issued_on, state, uploaded_by, \
             created_at, revision, code",
            &[
                text(key),
                text(&id),
                text(person),
                text(unit),
                text("certificate"),
                text(name),
                text("-"),
                text(key),
                text(issued_on),
                text(state),
                text(key),
                "0".into(),
                "1".into(),
                text(key),
            ],
        );
    }
}

fn report(
    script: &mut Script,
    chance: &mut Chance,
    name: &str,
    (id, person, unit): (&str, &str, &str),
    last_day: NaiveDate,
) {
    let key = Id::from_words(&format!("report {name}"));
    let state = *chance.of(&["draft", "submitted", "accepted", "accepted", "returned"]);
    let submitted = chance.after(last_day, 40);
    script.row(
        "result_reports",
        "id, nomination_id, staff_id, unit_id, state, learnt, link_to_post, plan_to_apply, proposals, created_at, \
         revision",
        &[
            text(key),
            text(id),
            text(person),
            text(unit),
            text(state),
            text("-"),
            text("-"),
            text("-"),
            text("-"),
            "0".into(),
            "1".into(),
        ],
    );
    let mut handed_in = submitted;
    for time in 0..if state == "draft" { 0 } else { 1 + chance.up_to(1) } {
        let returned = chance.after(handed_in + chrono::Days::new(1), 20);
        let sent_back = time == 0 && (state == "returned" || chance.one_in(2));
        let returned_at = if sent_back { moment(returned, chance) } else { "NULL".into() };
        script.row(
            "result_report_submissions",
            "report_id, submitted_at, nomination_id, returned_at",
            &[text(key), moment(handed_in, chance), text(id), returned_at],
        );
        if !sent_back {
            break;
        }
        handed_in = chance.after(returned + chrono::Days::new(1), 30);
    }
    if state != "draft" && !chance.one_in(3) {
        let day = chance.after(submitted, 60);
        script.row(
            "superior_software_marks",
            "nomination_id, staff_id, unit_id, marked_on, way, evidence, recorded_by, recorded_at",
            &[text(id), text(person), text(unit), text(day), text("by_hand"), text("-"), text(key), "0".into()],
        );
    }
}

fn evaluation(
    script: &mut Script,
    chance: &mut Chance,
    name: &str,
    (id, person, unit): (&str, &str, &str),
    last_day: NaiveDate,
) {
    let key = Id::from_words(&format!("evaluation {name}"));
    let signed = !chance.one_in(4);
    let signed_on = signed.then(|| chance.after(last_day + chrono::Days::new(85), 260));
    script.row(
        "evaluations",
        "id, staff_id, unit_id, form_version, state, signed_on, created_at, revision",
        &[
            text(key),
            text(person),
            text(unit),
            "1".into(),
            text(if signed { "signed" } else { "draft" }),
            perhaps(signed_on),
            "0".into(),
            "1".into(),
        ],
    );
    script.row("evaluation_courses", "nomination_id, evaluation_id", &[text(id), text(key)]);
}
