//! One function a kind of duty: what whoever asks owes, in his roles and units. A substitute owes what the office that
//! he stands in for owes; what one owes oneself (a report, a certificate) nobody stands in for. That is found for many
//! people at once: everybody owes something for himself, and few hold an office.

mod difficulties;
mod dissemination;
mod inspections;
mod needs;
mod pull;
mod unit_reports;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::rules::{Duty, DutyKind, Subject, SubjectKind};
use super::store::{self, ByCourse, Waiting, WaitingFilter};
use crate::evaluations::DueEvaluation;
use crate::evaluations::rules::EvaluationStatus;
use crate::{classifications, evaluations};
use foundation::db::AnyConnection;
use foundation::kernel::{ClassificationsWrite, EvaluationsRead, Id, Principal, Result, Role, Scope};
use training::nominations::rules::NominationState;
use training::results::AwaitedCertificate;
use training::{attendance, nominations, result_reports, results};
use ward::catalogue::rules::CertificateKind;
use ward::{reviews, years};

/// Finds what whoever asks owes by his roles.
pub type Rule = fn(&mut AnyConnection, &Principal) -> Result<Vec<Duty>>;

/// Finds what people owe for themselves, each with who it is.
pub type PersonalRule = fn(&mut AnyConnection, &[Id], NaiveDate) -> Result<Vec<(Id, Duty)>>;

/// All rules of offices. A later feature adds its own here.
pub const RULES: &[Rule] = &[
    approve,
    confirm,
    mend,
    propose,
    endorse,
    send_up,
    record_answer,
    settle_conflicts,
    mark_attendance,
    enter_results,
    verify_certificates,
    chase_certificates,
    review_reports,
    urge_reports,
    evaluate,
    urge_evaluations,
    confirm_reviews,
    classify,
    dissemination::reach_missing,
    dissemination::urge,
    difficulties::advise,
    difficulties::complete,
    difficulties::decide,
    difficulties::read,
    difficulties::urge,
    unit_reports::write,
    unit_reports::review,
    unit_reports::urge,
    inspections::mend,
    inspections::accept,
    inspections::urge,
    needs::answer,
    needs::review,
    needs::urge,
    needs::approve_plans,
    needs::mend_plans,
    pull::check,
    import_roster,
    activate_accounts,
];

/// What one owes for oneself, in no role: who holds no office owes nothing else.
pub const PERSONAL: &[PersonalRule] = &[hand_in_certificates, write_reports, dissemination::read];

/// The units over which a role is held. The Chủ tịch heads the ward, but what its departments owe lies with their own
/// heads: that he heads it counts for nothing here.
fn units(who: &Principal, role: Role) -> Vec<Id> {
    let is_chair = |unit_id| role == Role::UnitHead && who.has(Role::Leader, unit_id);
    let held = who.grants.iter().filter(|grant| grant.role == role && !is_chair(grant.unit_id));
    held.flat_map(|grant| grant.covers.iter().copied()).collect::<BTreeSet<Id>>().into_iter().collect()
}

fn scope(who: &Principal, role: Role) -> Scope {
    Scope { units: units(who, role).into_iter().collect(), own_staff: None }
}

/// The person behind the account; nobody while he stands in for another.
pub fn oneself(who: &Principal) -> Option<Id> {
    who.staff_id.filter(|_| who.acting_for.is_none())
}

fn about_course(
    kind: DutyKind,
    (course_id, course_name): (Id, String),
    due_on: Option<NaiveDate>,
    link: String,
    count: i64,
) -> Duty {
    let subject = Subject { kind: SubjectKind::Course, id: Some(course_id), label: course_name };
    Duty { kind, subject, due_on, link, count }
}

fn by_course(kind: DutyKind, rows: Vec<ByCourse>, link: &str) -> Vec<Duty> {
    rows.into_iter()
        .map(|(course_id, name, count)| about_course(kind, (course_id, name), None, link.to_owned(), count))
        .collect()
}

/// The last day for a name: the deadline that was set, else the day before the course.
fn names_due(deadline: Option<NaiveDate>, first_day: NaiveDate) -> Option<NaiveDate> {
    deadline.or_else(|| first_day.pred_opt())
}

fn waiting(
    connection: &mut AnyConnection,
    kind: DutyKind,
    filter: &WaitingFilter<'_>,
    due: impl Fn(&Waiting) -> Option<NaiveDate>,
    link: impl Fn(Id) -> String,
) -> Result<Vec<Duty>> {
    if filter.units.is_empty() {
        return Ok(Vec::new());
    }
    let duty = |row: Waiting| {
        let due_on = due(&row);
        about_course(kind, (row.course_id, row.course_name), due_on, link(row.course_id), row.count)
    };
    Ok(store::waiting(connection, filter)?.into_iter().map(duty).collect())
}

fn names(row: &Waiting) -> Option<NaiveDate> {
    names_due(row.nomination_deadline, row.first_day)
}

fn course_page(course_id: Id) -> String {
    format!("/lop/{course_id}")
}

/// What lies before whoever asks: he has the authority over the person, is not that person and has not proposed it.
fn approve(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let mut reach: BTreeSet<Id> = units(who, Role::Leader).into_iter().collect();
    reach.extend(units(who, Role::UnitHead));
    reach.extend(units(who, Role::Coordinator));
    if reach.is_empty() {
        return Ok(Vec::new());
    }
    let reach: Vec<Id> = reach.into_iter().collect();
    let mut duties = Vec::new();
    for row in store::endorsed(connection, &reach)? {
        if nominations::may_approve(connection, who, row.nomination_id)? {
            let due_on = names_due(row.nomination_deadline, row.first_day);
            let course = (row.course_id, row.course_name);
            duties.push(about_course(DutyKind::Approve, course, due_on, "/phe-duyet".to_owned(), 1));
        }
    }
    Ok(duties)
}

fn confirm(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    use NominationState::{Admitted, Approved, Endorsed, Returned, SentUp, Waitlisted};
    let filter = WaitingFilter {
        units: units(who, Role::UnitHead),
        states: &[Returned, Endorsed, Waitlisted, Approved, SentUp, Admitted],
        awaits_confirmation: Some(true),
        ..WaitingFilter::default()
    };
    waiting(connection, DutyKind::Confirm, &filter, |row| Some(row.first_day), course_page)
}

fn mend(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let filter = WaitingFilter {
        units: units(who, Role::UnitHead),
        states: &[NominationState::Returned],
        takes_people: true,
        ..WaitingFilter::default()
    };
    waiting(connection, DutyKind::Mend, &filter, names, course_page)
}

fn propose(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let filter = WaitingFilter {
        units: units(who, Role::UnitHead),
        states: &[NominationState::Requested],
        takes_people: true,
        ..WaitingFilter::default()
    };
    waiting(connection, DutyKind::Propose, &filter, names, course_page)
}

fn endorse(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let filter = WaitingFilter {
        units: units(who, Role::Coordinator),
        states: &[NominationState::Proposed],
        takes_people: true,
        ..WaitingFilter::default()
    };
    waiting(connection, DutyKind::Endorse, &filter, names, |_| "/cu-di-hoc".to_owned())
}

fn send_up(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let filter = WaitingFilter {
        units: units(who, Role::Coordinator),
        states: &[NominationState::Approved],
        ..WaitingFilter::default()
    };
    waiting(connection, DutyKind::SendUp, &filter, names, course_page)
}

fn record_answer(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let filter = WaitingFilter {
        units: units(who, Role::Coordinator),
        states: &[NominationState::SentUp],
        ..WaitingFilter::default()
    };
    waiting(connection, DutyKind::RecordAnswer, &filter, |row| Some(row.first_day), course_page)
}

fn settle_conflicts(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let units = units(who, Role::Coordinator);
    if units.is_empty() {
        return Ok(Vec::new());
    }
    Ok(nominations::unsettled(connection, &units, who.now.day())?
        .into_iter()
        .map(|(course, count)| {
            let link = course_page(course.id);
            about_course(DutyKind::SettleConflicts, (course.id, course.name), Some(course.first_day), link, count)
        })
        .collect())
}

fn mark_attendance(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let scope = scope(who, Role::Coordinator);
    if scope.units.is_empty() {
        return Ok(Vec::new());
    }
    Ok(attendance::unmarked_sessions(connection, &scope, who.now.day())?
        .into_iter()
        .map(|session| {
            let link = format!("/lop/{}/diem-danh", session.course_id);
            let course = (session.course_id, session.course_name);
            about_course(DutyKind::Attendance, course, Some(session.day), link, 1)
        })
        .collect())
}

fn enter_results(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let filter = WaitingFilter {
        units: units(who, Role::Coordinator),
        states: &[NominationState::Admitted],
        ended_by: Some(who.now.day()),
        ..WaitingFilter::default()
    };
    waiting(connection, DutyKind::Results, &filter, |_| None, |_| "/ket-qua".to_owned())
}

fn verify_certificates(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let rows = store::uploaded_certificates(connection, &units(who, Role::Coordinator))?;
    Ok(by_course(DutyKind::VerifyCertificates, rows, "/chung-chi"))
}

fn chase_certificates(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let scope = scope(who, Role::Coordinator);
    if scope.units.is_empty() {
        return Ok(Vec::new());
    }
    let awaited = results::awaited_certificates(connection, &scope)?;
    Ok(about_certificates(DutyKind::ChaseCertificates, awaited).map(|(_, duty)| duty).collect())
}

fn hand_in_certificates(connection: &mut AnyConnection, people: &[Id], _today: NaiveDate) -> Result<Vec<(Id, Duty)>> {
    let awaited = results::awaited_certificates_of(connection, people)?;
    Ok(about_certificates(DutyKind::HandInCertificate, awaited).collect())
}

/// Certificates proper: a mere confirmation of a few days is nothing to run after.
fn about_certificates(kind: DutyKind, awaited: Vec<AwaitedCertificate>) -> impl Iterator<Item = (Id, Duty)> {
    awaited.into_iter().filter(|awaited| awaited.kind == CertificateKind::Certificate).map(move |awaited| {
        let course = (awaited.course_id, awaited.course_name);
        (awaited.staff_id, about_course(kind, course, None, "/chung-chi".to_owned(), 1))
    })
}

fn write_reports(connection: &mut AnyConnection, people: &[Id], today: NaiveDate) -> Result<Vec<(Id, Duty)>> {
    Ok(result_reports::owed_by(connection, people, today)?
        .into_iter()
        .map(|owed| {
            let course = (owed.course_id, owed.course_name);
            let link = "/bao-cao-ket-qua".to_owned();
            (owed.staff_id, about_course(DutyKind::WriteReport, course, owed.due_on, link, 1))
        })
        .collect())
}

fn review_reports(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let rows = store::submitted_reports(connection, &units(who, Role::Coordinator))?;
    Ok(by_course(DutyKind::ReviewReports, rows, "/bao-cao-ket-qua"))
}

fn urge_reports(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let mut scope = scope(who, Role::Coordinator);
    scope.units.extend(units(who, Role::UnitHead));
    if scope.units.is_empty() {
        return Ok(Vec::new());
    }
    let (today, own) = (who.now.day(), oneself(who));
    Ok(result_reports::owed(connection, &scope, today)?
        .into_iter()
        .filter(|owed| owed.is_overdue(today) && Some(owed.staff_id) != own)
        .map(|owed| {
            let course = (owed.course_id, owed.course_name);
            about_course(DutyKind::UrgeReports, course, owed.due_on, "/bao-cao-ket-qua".to_owned(), 1)
        })
        .collect())
}

/// A round is one row, a longer course is one row.
fn about_evaluation(kind: DutyKind, due: DueEvaluation) -> Duty {
    let subject = match (&due.round, due.courses.into_iter().next()) {
        (None, Some(course)) => {
            Subject { kind: SubjectKind::Course, id: Some(course.course_id), label: course.course_name }
        }
        (round, _) => {
            let (year, month) = round.as_deref().and_then(|name| name.split_once('-')).unwrap_or_default();
            Subject { kind: SubjectKind::Round, id: None, label: format!("Đợt tháng {month}/{year}") }
        }
    };
    Duty { kind, subject, due_on: due.due_on, link: "/danh-gia".to_owned(), count: 1 }
}

fn evaluate(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let Ok(reach) = who.scope::<EvaluationsRead>() else { return Ok(Vec::new()) };
    let reach = Scope { own_staff: None, ..reach };
    if reach.units.is_empty() {
        return Ok(Vec::new());
    }
    let due = evaluations::due_now(connection, who, reach, &[EvaluationStatus::Open, EvaluationStatus::Overdue])?;
    let mine = due.into_iter().filter(|due| due.may_evaluate);
    Ok(mine.map(|due| about_evaluation(DutyKind::Evaluate, due)).collect())
}

/// what a head has let pass comes before the leader; the coordinator urges.
fn urge_evaluations(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let mut reach = scope(who, Role::Leader);
    reach.units.extend(units(who, Role::Coordinator));
    if reach.units.is_empty() {
        return Ok(Vec::new());
    }
    let due = evaluations::due_now(connection, who, reach, &[EvaluationStatus::Overdue])?;
    let of_others = due.into_iter().filter(|due| !due.may_evaluate);
    Ok(of_others.map(|due| about_evaluation(DutyKind::UrgeEvaluations, due)).collect())
}

fn confirm_reviews(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let units = units(who, Role::UnitHead);
    let today = who.now.day();
    let Some(year) = reviews::rules::year_to_review(today).filter(|_| !units.is_empty()) else { return Ok(Vec::new()) };
    Ok(reviews::unconfirmed(connection, &units, year, today)?
        .into_iter()
        .map(|open| {
            let label = format!("{}, năm {year}", open.unit_name);
            Duty {
                kind: DutyKind::ConfirmReview,
                link: format!("/ra-soat/{}?year={year}", open.unit_id),
                subject: Subject { kind: SubjectKind::Unit, id: Some(open.unit_id), label },
                due_on: Some(reviews::rules::due_on(year)),
                count: 1,
            }
        })
        .collect())
}

/// Levels that lie with whoever asks; what is overdue with others is urged by a leader and the coordinator.
fn classify(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let Ok(reach) = who.scope::<ClassificationsWrite>() else { return Ok(Vec::new()) };
    let reach = Scope { own_staff: None, ..reach };
    let urges = !units(who, Role::Leader).is_empty() || !units(who, Role::Coordinator).is_empty();
    let today = who.now.day();
    let mut duties = Vec::new();
    for year in classifications::rules::years_to_classify(today, years::rules::FIRST_YEAR) {
        let due_on = classifications::rules::due_on(year);
        for missing in classifications::missing(connection, who, &reach, year)? {
            let kind = if missing.is_mine { DutyKind::Classify } else { DutyKind::UrgeClassifications };
            if missing.is_mine || (urges && due_on < today && !who.is(missing.staff_id)) {
                let subject = Subject { kind: SubjectKind::Year, id: None, label: format!("năm {year}") };
                let link = format!("/xep-loai?year={year}");
                duties.push(Duty { kind, subject, due_on: Some(due_on), link, count: 1 });
            }
        }
    }
    Ok(duties)
}

fn about_installation(kind: DutyKind, link: &str, count: i64) -> Duty {
    let subject = Subject { kind: SubjectKind::Installation, id: None, label: String::new() };
    Duty { kind, subject, due_on: None, link: link.to_owned(), count }
}

fn import_roster(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    let sets_up = who.grants.iter().any(|grant| matches!(grant.role, Role::Admin | Role::Coordinator));
    if sets_up && store::roster_is_empty(connection)? {
        return Ok(vec![about_installation(DutyKind::ImportRoster, "/can-bo/nhap", 1)]);
    }
    Ok(Vec::new())
}

fn activate_accounts(connection: &mut AnyConnection, who: &Principal) -> Result<Vec<Duty>> {
    if !who.grants.iter().any(|grant| grant.role == Role::Admin) {
        return Ok(Vec::new());
    }
    let count = store::sleeping_accounts(connection)?;
    Ok(if count == 0 { Vec::new() } else { vec![about_installation(DutyKind::ActivateAccounts, "/tai-khoan", count)] })
}
