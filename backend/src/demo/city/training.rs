//! The courses of the city and of its wards, who was sent to them, and what came of it.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days, NaiveDate, Weekday};
use serde_json::json;

use super::super::choices::Choices;
use super::people::Somebody;
use super::{Writer, begins, id};
use crate::features::catalogue::{ShippedProgramme, shipped_id};
use crate::features::evaluations::rules::{opens_on, round_name, round_of, shipped_rounds};
use crate::features::nominations::Nomination;
use crate::kernel::{Id, Instant, Result, search_key};

/// Courses of the city in a year, with places for all wards, and those that a ward runs itself.
const OF_THE_CITY: usize = 60;
const OF_A_WARD: usize = 6;
/// Places that a ward takes in a course: cadres and civil servants, and others.
const OFFICIALS: usize = 6;
const OTHERS: usize = 7;
/// How many in a hundred of the city's courses are of which kind, until 2028 and from 2029 on.
const KINDS: [(&str, usize, usize); 10] = [
    ("specialised", 6, 3),
    ("leadership", 5, 5),
    ("general_state", 14, 14),
    ("sector", 33, 14),
    ("skill", 22, 10),
    ("post", 6, 4),
    ("issue", 8, 5),
    ("local", 6, 5),
    ("update_leader", 0, 12),
    ("update_specialist", 0, 28),
];

/// A course, as far as those ask who are sent to it.
pub struct Course {
    id: Id,
    origin: &'static str,
    kind: String,
    certificate: bool,
    is_short: bool,
    first_day: NaiveDate,
    last_day: NaiveDate,
    number: usize,
}

/// The courses that the city has for its wards.
pub fn courses_of_the_city(
    writer: &mut Writer<'_>,
    city: Id,
    programmes: &[ShippedProgramme],
    today: NaiveDate,
    choices: &mut Choices,
) -> Result<Vec<Course>> {
    let mut courses = Vec::new();
    for (number, first_day) in spread(OF_THE_CITY, today).into_iter().enumerate() {
        let drawn = choices.below(100);
        let kind = kind_of(first_day, drawn);
        let run = Run { ward: 0, number, unit_id: city, origin: "quota", first_day };
        courses.push(enter(writer, &run, one_of(programmes, kind, choices), today)?);
    }
    Ok(courses)
}

/// The courses that a ward runs itself.
pub fn courses_of_a_ward(
    writer: &mut Writer<'_>,
    unit_id: Id,
    ward: usize,
    programmes: &[ShippedProgramme],
    today: NaiveDate,
    choices: &mut Choices,
) -> Result<Vec<Course>> {
    let mut courses = Vec::new();
    for (number, first_day) in spread(OF_A_WARD, today).into_iter().enumerate() {
        let kind = ["skill", "local", "issue"][choices.below(3)];
        let run = Run { ward: ward + 1, number, unit_id, origin: "own", first_day };
        courses.push(enter(writer, &run, one_of(programmes, kind, choices), today)?);
    }
    Ok(courses)
}

/// Mondays, so many in each year until a quarter after today.
fn spread(a_year: usize, today: NaiveDate) -> Vec<NaiveDate> {
    let apart = 364 / a_year as u64;
    let until = today + Days::new(90);
    std::iter::successors(Some(begins()), |day| day.checked_add_days(Days::new(apart)))
        .take_while(|day| *day < until)
        .map(|day| day.week(Weekday::Mon).first_day())
        .collect()
}

fn kind_of(day: NaiveDate, drawn: usize) -> &'static str {
    let mut sum = 0;
    let share = |(_, first, second): &(&str, usize, usize)| if day.year() < 2029 { *first } else { *second };
    let hit = KINDS.iter().find(|row| {
        sum += share(row);
        drawn < sum
    });
    hit.map_or("sector", |(kind, ..)| kind)
}

fn one_of<'a>(programmes: &'a [ShippedProgramme], kind: &str, choices: &mut Choices) -> &'a ShippedProgramme {
    let fitting: Vec<&ShippedProgramme> = programmes.iter().filter(|programme| programme.kind == kind).collect();
    fitting.get(choices.below(fitting.len())).copied().unwrap_or(&programmes[0])
}

struct Run {
    ward: usize,
    number: usize,
    unit_id: Id,
    origin: &'static str,
    first_day: NaiveDate,
}

fn enter(writer: &mut Writer<'_>, run: &Run, programme: &ShippedProgramme, today: NaiveDate) -> Result<Course> {
    let days = match programme.kind.as_str() {
        "specialised" => 89,
        "leadership" => 25,
        "general_state" => 11,
        _ => 2,
    };
    let course = Course {
        id: id("course", run.ward, run.number),
        origin: run.origin,
        kind: programme.kind.clone(),
        certificate: programme.ends_with_certificate(),
        is_short: days < 5,
        first_day: run.first_day,
        last_day: run.first_day + Days::new(days),
        number: run.ward * 10_000 + run.number,
    };
    let name = format!("{} (khoá {})", programme.name, run.number + 1);
    writer.put(
        "courses",
        json!({
            "id": course.id, "unit_id": run.unit_id, "programme_id": shipped_id(&programme.code), "name": name,
            "search": search_key(&name), "organiser": "Trường Chính trị Tô Hiệu", "origin": run.origin,
            "mode": "in_person", "state": if course.last_day <= today { "finished" } else { "open" },
            "first_day": course.first_day, "last_day": course.last_day, "seats_taken": 0, "self_paced": false,
            "keeps_at_desk": false, "created_at": instant(course.first_day, 40), "revision": 1,
        }),
    )?;
    Ok(course)
}

/// An instant so many days before a day.
fn instant(day: NaiveDate, before: u64) -> i64 {
    Instant::start_of(day - Days::new(before)).micros()
}

/// Sends people of a ward to the courses; answers how many nominations there are.
pub fn send<'a>(
    writer: &mut Writer<'_>,
    courses: impl Iterator<Item = &'a Course>,
    people: &[Somebody],
    ward: usize,
    today: NaiveDate,
    choices: &mut Choices,
) -> Result<usize> {
    let mut sent = Sent { ward, today, count: 0, forms: BTreeMap::new() };
    for course in courses {
        let fitting = |person: &&Somebody| match course.kind.as_str() {
            "specialised" => person.is_below,
            "leadership" | "update_leader" => person.is_official && person.is_leading,
            "general_state" | "update_specialist" => person.is_official && !person.is_leading,
            _ => true,
        };
        let (officials, others): (Vec<&Somebody>, Vec<&Somebody>) = people
            .iter()
            .filter(fitting)
            .filter(|person| person.gone_on.is_none_or(|day| course.last_day < day))
            .partition(|person| person.is_official);
        for (group, places) in [(officials, OFFICIALS), (others, OTHERS)] {
            let from = choices.below(group.len());
            for place in 0..places.min(group.len()) {
                sent.person(writer, course, group[(from + place) % group.len()], choices)?;
            }
        }
    }
    Ok(sent.count)
}

struct Sent {
    ward: usize,
    today: NaiveDate,
    count: usize,
    /// The forms of short courses: a person has one in each round.
    forms: BTreeMap<(Id, NaiveDate), Id>,
}

impl Sent {
    fn person(
        &mut self,
        writer: &mut Writer<'_>,
        course: &Course,
        person: &Somebody,
        choices: &mut Choices,
    ) -> Result<()> {
        let number = self.count;
        self.count += 1;
        let nomination = id("nomination", self.ward, number);
        let drawn = choices.below(100);
        let state = if course.last_day <= self.today {
            match drawn {
                0..88 => "completed",
                88..93 => "failed",
                93..95 => "absent_all",
                _ => "withdrawn",
            }
        } else if course.first_day <= self.today + Days::new(10) {
            "admitted"
        } else {
            match drawn {
                0..40 => "approved",
                40..70 => "endorsed",
                _ => "proposed",
            }
        };
        let was_sent = matches!(state, "completed" | "failed" | "absent_all" | "admitted");
        writer.put(
            "nominations",
            json!({
                "id": nomination, "course_id": course.id, "staff_id": person.id, "unit_id": person.unit_id,
                "way": course.origin, "state": state,
                "alive_key": (state != "withdrawn").then(|| Nomination::key_of(course.id, person.id)),
                "awaits_confirmation": false, "purpose": (course.kind == "specialised").then_some("post"),
                "admitted_on": was_sent.then(|| course.first_day - Days::new(10)),
                "created_at": instant(course.first_day, 30), "revision": 1,
            }),
        )?;
        if !matches!(state, "completed" | "failed") {
            return Ok(());
        }
        let passed = state == "completed";
        writer.put(
            "results",
            json!({
                "id": id("result", self.ward, number), "nomination_id": nomination, "staff_id": person.id,
                "unit_id": person.unit_id, "outcome": if passed { "passed" } else { "failed" },
                "confirmed_by_school": true, "entered_at": instant(course.last_day, 0), "entered_by": "",
                "revision": 1,
            }),
        )?;
        if passed && course.certificate {
            self.certificate(writer, course, person, nomination, number)?;
        }
        if choices.percent(92) {
            self.report(writer, course, person, nomination, choices)?;
        }
        if choices.percent(92) {
            self.evaluation(writer, course, person, nomination, choices)?;
        }
        Ok(())
    }

    /// Handed in within some days after the course, taken, and for most in the superior's software a month later.
    fn report(
        &self,
        writer: &mut Writer<'_>,
        course: &Course,
        person: &Somebody,
        nomination: Id,
        choices: &mut Choices,
    ) -> Result<()> {
        let report = id("report", self.ward, self.count);
        let submitted_on = course.last_day + Days::new(choices.below(12) as u64);
        if self.today < submitted_on {
            return Ok(());
        }
        let submitted_at = instant(submitted_on, 0);
        writer.put(
            "result_reports",
            json!({
                "id": report, "nomination_id": nomination, "staff_id": person.id, "unit_id": person.unit_id,
                "state": "accepted", "learnt": "Nội dung của lớp", "link_to_post": "Gắn với nhiệm vụ được giao",
                "plan_to_apply": "Vận dụng ngay", "proposals": "", "submitted_at": submitted_at,
                "created_at": instant(course.last_day, 0), "revision": 1,
            }),
        )?;
        writer.put(
            "result_report_submissions",
            json!({ "report_id": report, "submitted_at": submitted_at, "nomination_id": nomination }),
        )?;
        let marked_on = submitted_on + Days::new(30);
        if self.today < marked_on || !choices.percent(90) {
            return Ok(());
        }
        writer.put(
            "superior_software_marks",
            json!({
                "nomination_id": nomination, "staff_id": person.id, "unit_id": person.unit_id, "marked_on": marked_on,
                "way": "acknowledged", "evidence": "", "recorded_by": "", "recorded_at": instant(marked_on, 0),
            }),
        )
    }

    fn certificate(
        &self,
        writer: &mut Writer<'_>,
        course: &Course,
        person: &Somebody,
        nomination: Id,
        number: usize,
    ) -> Result<()> {
        let issued_on = course.last_day + Days::new(30);
        if self.today < issued_on {
            return Ok(());
        }
        let certificate = id("certificate", self.ward, number);
        let paper = format!("{}/{}-{number}", course.number, self.ward);
        writer.put(
            "certificates",
            json!({
                "id": certificate, "nomination_id": nomination, "staff_id": person.id, "unit_id": person.unit_id,
                "kind": "certificate", "number": paper, "issuer": "Trường Chính trị Tô Hiệu",
                "number_key": format!("truong chinh tri to hieu|{paper}"), "issued_on": issued_on,
                "state": "verified", "uploaded_by": "", "verified_at": instant(issued_on, 0),
                "created_at": instant(issued_on, 0), "revision": 1,
                // As long as a real one; nothing here needs to be kept from anybody.
                "code": certificate.as_str().replace('-', ""),
            }),
        )?;
        if course.kind != "specialised" {
            return Ok(());
        }
        writer.put(
            "requirement_findings",
            json!({
                "id": id("met", self.ward, number), "staff_id": person.id, "unit_id": person.unit_id,
                "requirement": "post", "post_id": person.post_id, "meets": true, "from_day": issued_on,
                "source": "certificate", "created_at": instant(issued_on, 0), "revision": 1,
                "certificate_id": certificate,
            }),
        )
    }

    /// Signed some days after the form has opened; not yet where that is still to come.
    fn evaluation(
        &mut self,
        writer: &mut Writer<'_>,
        course: &Course,
        person: &Somebody,
        nomination: Id,
        choices: &mut Choices,
    ) -> Result<()> {
        let Some(matured) = opens_on(course.last_day, &[]) else { return Ok(()) };
        let round = if course.is_short { round_of(&shipped_rounds(), matured) } else { None };
        let opened = round.unwrap_or(matured);
        let signed_on = opened + Days::new(choices.below(28) as u64);
        if self.today < opened + Days::new(28) {
            return Ok(());
        }
        let known = self.forms.get(&(person.id, opened)).copied().filter(|_| round.is_some());
        let evaluation = match known {
            Some(known) => known,
            None => {
                let index = 500 + choices.below(500);
                let new = id("evaluation", self.ward, self.count);
                writer.put(
                    "evaluations",
                    json!({
                        "id": new, "staff_id": person.id, "unit_id": person.unit_id, "form_version": 1,
                        "round": round.map(round_name), "state": "signed", "index_hundredths": index,
                        "band": if index < 600 { "average" } else if index < 800 { "fair" } else { "good" },
                        "signed_on": signed_on, "created_at": instant(opened, 0), "revision": 1,
                    }),
                )?;
                if round.is_some() {
                    self.forms.insert((person.id, opened), new);
                }
                new
            }
        };
        writer.put("evaluation_courses", json!({ "nomination_id": nomination, "evaluation_id": evaluation }))
    }
}
