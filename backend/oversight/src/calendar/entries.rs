//! Gathers what stands in a calendar.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, NaiveDate};

use super::dto::CalendarEntry;
use super::rules::CalendarKind;
use super::store::{self, Stretch, Whose};
use crate::evaluations::rules::EvaluationStatus;
use crate::{classifications, dissemination, evaluations, unit_reports};
use foundation::db::AnyConnection;
use foundation::kernel::{Id, Result, Scope, format_day};
use training::courses::TimeOfDay;
use training::result_reports;
use ward::reviews;

/// What stands in a calendar between two days, in the order of its days.
pub fn entries(
    connection: &mut AnyConnection,
    whose: &Whose,
    stretch: Stretch,
    today: NaiveDate,
) -> Result<Vec<CalendarEntry>> {
    let mut found = courses(connection, whose, stretch)?;
    match whose {
        Whose::Person(id) => {
            let own = Scope { units: BTreeSet::new(), own_staff: Some(*id) };
            found.extend(followed(connection, &own, stretch, today)?);
            let documents = dissemination::owed_by(connection, &[*id])?.into_iter().filter_map(|(_, owed)| {
                let day = owed.deadline.filter(|day| stretch.0 <= *day && *day <= stretch.1)?;
                Some(document_due(owed.document_id, &owed.number, day, today))
            });
            found.extend(documents);
        }
        Whose::Units { own, .. } => {
            let scope = Scope { units: own.iter().copied().collect(), own_staff: None };
            found.extend(followed(connection, &scope, stretch, today)?);
            found.extend(asked(connection, whose, stretch, today)?);
            found.extend(yearly(stretch, today));
        }
    }
    for session in store::dissemination(connection, whose, stretch)? {
        found.push(CalendarEntry {
            place: Some(session.place),
            unit_name: Some(session.unit_name),
            ..entry(
                CalendarKind::Dissemination,
                format!("{}:{}", session.id, session.document_id),
                format!("Phổ biến văn bản {}", session.number),
                session.day,
                format!("/van-ban/{}", session.document_id),
            )
        });
    }
    found.sort_by(|one, other| {
        let key = |entry: &CalendarEntry| (entry.first_day, entry.starts, entry.kind);
        key(one).cmp(&key(other)).then_with(|| one.title.cmp(&other.title)).then_with(|| one.id.cmp(&other.id))
    });
    Ok(found)
}

fn entry(kind: CalendarKind, key: String, title: String, day: NaiveDate, link: String) -> CalendarEntry {
    CalendarEntry {
        id: format!("{kind}:{key}"),
        kind,
        title,
        first_day: day,
        last_day: day,
        starts: None,
        ends: None,
        place: None,
        unit_name: None,
        people: 0,
        link,
        overdue: false,
    }
}

/// Courses with their sessions.
fn courses(connection: &mut AnyConnection, whose: &Whose, stretch: Stretch) -> Result<Vec<CalendarEntry>> {
    let courses = store::courses(connection, whose, stretch)?;
    let ids: Vec<Id> = courses.iter().map(|course| course.id).collect();
    let sessions = store::sessions(connection, &ids, stretch)?;
    let mut found = Vec::new();
    for course in courses {
        let link = format!("/lop/{}", course.id);
        for session in sessions.iter().filter(|session| session.course_id == course.id) {
            let title = match &session.topic {
                Some(topic) => format!("{}: {topic}", course.name),
                None => course.name.clone(),
            };
            found.push(CalendarEntry {
                starts: Some(TimeOfDay::from_minute(session.starts_minute)),
                ends: Some(TimeOfDay::from_minute(session.ends_minute)),
                place: session.place.clone().or_else(|| course.place.clone()),
                unit_name: Some(course.unit_name.clone()),
                people: course.people,
                ..entry(CalendarKind::Session, session.id.to_string(), title, session.day, link.clone())
            });
        }
        found.push(CalendarEntry {
            last_day: course.last_day,
            place: course.place,
            unit_name: Some(course.unit_name),
            people: course.people,
            ..entry(CalendarKind::Course, course.id.to_string(), course.name, course.first_day, link)
        });
    }
    Ok(found)
}

/// Reports and evaluations that follow courses; those of many about one course are one entry.
fn followed(
    connection: &mut AnyConnection,
    scope: &Scope,
    (from, to): Stretch,
    today: NaiveDate,
) -> Result<Vec<CalendarEntry>> {
    let shown = |day: NaiveDate| from <= day && day <= to;
    let mut together: BTreeMap<String, CalendarEntry> = BTreeMap::new();
    let mut add = |entry: CalendarEntry| {
        together.entry(entry.id.clone()).or_insert(entry).people += 1;
    };
    for owed in result_reports::owed(connection, scope, today)? {
        let Some(day) = owed.due_on.filter(|day| shown(*day)) else { continue };
        let title = format!("Hạn báo cáo kết quả: {}", owed.course_name);
        let key = format!("{}:{day}", owed.course_id);
        let entry = entry(CalendarKind::ReportDue, key, title, day, "/bao-cao-ket-qua".to_owned());
        add(CalendarEntry { overdue: day < today, ..entry });
    }
    for opening in evaluations::openings(connection, scope, today)? {
        let about = match opening.round {
            Some(round) => (format!("round-{round}"), format!("đợt tháng {}/{}", round.month(), round.year())),
            None => (opening.course_id.to_string(), opening.course_name),
        };
        let edges = [(Some(opening.opens_on), "Bắt đầu đánh giá"), (opening.due_on, "Hạn đánh giá")];
        for (day, what) in edges {
            let Some(day) = day.filter(|day| shown(*day)) else { continue };
            let title = format!("{what}: {}", about.1);
            let key = format!("{}:{day}", about.0);
            let overdue = opening.status == EvaluationStatus::Overdue && Some(day) == opening.due_on;
            let entry = entry(CalendarKind::Evaluation, key, title, day, "/danh-gia".to_owned());
            add(CalendarEntry { overdue, ..entry });
        }
    }
    Ok(together.into_values().collect())
}

/// What units are asked for until a day.
fn asked(
    connection: &mut AnyConnection,
    whose: &Whose,
    stretch: Stretch,
    today: NaiveDate,
) -> Result<Vec<CalendarEntry>> {
    let mut found = Vec::new();
    for due in store::names_due(connection, whose, stretch)? {
        let (key, link) = (due.id.to_string(), format!("/lop/{}", due.id));
        found.push(entry(CalendarKind::NamesDue, key, format!("Hạn cử người: {}", due.name), due.day, link));
    }
    for due in store::needs_due(connection, whose, stretch)? {
        let (key, link) = (due.id.to_string(), format!("/nhu-cau/{}", due.id));
        let entry = entry(CalendarKind::NeedsDue, key, format!("Hạn gửi nhu cầu: {}", due.name), due.day, link);
        found.push(CalendarEntry { overdue: due.day < today, ..entry });
    }
    for due in store::documents_due(connection, whose, stretch)? {
        found.push(document_due(due.id, &due.name, due.day, today));
    }
    Ok(found)
}

fn document_due(id: Id, number: &str, day: NaiveDate, today: NaiveDate) -> CalendarEntry {
    let title = format!("Hạn phổ biến văn bản {number}");
    let entry = entry(CalendarKind::DocumentDue, id.to_string(), title, day, format!("/van-ban/{id}"));
    CalendarEntry { overdue: day < today, ..entry }
}

/// The review, the reports of units and the classification of each year that the stretch touches.
fn yearly((from, to): Stretch, today: NaiveDate) -> Vec<CalendarEntry> {
    let of_year = |year: i32| {
        let reports_due = unit_reports::rules::yearly_days(year).map_or(NaiveDate::MAX, |(_, due_on)| due_on);
        [
            (reviews::rules::due_on(year), "Hạn xác nhận rà soát đội ngũ", format!("/ra-soat?year={year}")),
            (reports_due, "Hạn báo cáo của đơn vị", "/bao-cao-don-vi".to_owned()),
            (classifications::rules::due_on(year), "Hạn xếp loại chất lượng", format!("/xep-loai?year={year}")),
        ]
    };
    let all = (from.year()..=to.year()).flat_map(of_year).filter(|(day, ..)| from <= *day && *day <= to);
    all.map(|(day, what, link)| {
        let title = format!("{what} năm {} ({})", day.year(), format_day(day));
        let key = format!("{what}:{}", day.year());
        let entry = entry(CalendarKind::YearlyDue, key, title, day, link);
        CalendarEntry { overdue: day < today, ..entry }
    })
    .collect()
}
