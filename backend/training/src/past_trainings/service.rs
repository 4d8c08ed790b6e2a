//! What is done with past training.

use chrono::NaiveDate;

use super::dto::{PaperCheck, PastImportUpload, PastTrainingBody, PastTrainingView};
use super::plan::{PastAction, PastPlan, PastStep, plan};
use super::sheet;
use super::store;
use crate::courses::rules::Mode;
use crate::courses::{self, PastTraining};
use crate::results::rules::{Grade, ResultOutcome, Score};
use crate::results::{self, EnteredResult, NewCertificate};
use crate::{attendance, nominations};
use foundation::db::{AnyConnection, Database};
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Fault, Id, Principal, Problem, Result, Scope};
use ward::catalogue::rules::CertificateKind;
use ward::findings::rules::Purpose;
use ward::{catalogue, sheets, staff, units};

/// Past training that has been read.
struct Past {
    staff_id: Id,
    programme_id: Id,
    name: Option<String>,
    organiser: String,
    mode: Mode,
    first_day: NaiveDate,
    last_day: NaiveDate,
    score: Option<Score>,
    grade: Option<Grade>,
    note: Option<String>,
    purpose: Option<Purpose>,
    purpose_task: Option<String>,
    certificate: Option<NewCertificate>,
    papers: PaperCheck,
    /// Why it is recorded now, where its year is closed.
    reason: Option<String>,
}

pub async fn record_one(
    database: &Database,
    who: &Principal,
    scope: Scope,
    body: PastTrainingBody,
) -> Result<PastTrainingView> {
    journal::write(database, who, move |tx| {
        let past = read(tx, &scope, body)?;
        if past.papers == PaperCheck::Compared && tx.who().is(past.staff_id) {
            return Err(Code::SelfDecision.into());
        }
        record(tx, &scope, past)
    })
    .await
}

fn read(connection: &mut AnyConnection, scope: &Scope, body: PastTrainingBody) -> Result<Past> {
    let mut faults = Vec::new();
    let known = staff::known(connection, body.staff_id)?;
    if !known.is_some_and(|person| scope.holds(Some(person.unit_id), None)) {
        faults.push(Fault::new("/staff_id", Code::UnknownReference));
    }
    if catalogue::find_many(connection, &[body.programme_id])?.is_empty() {
        faults.push(Fault::new("/programme_id", Code::UnknownReference));
    }
    if body.last_day < body.first_day {
        faults.push(Fault::new("/first_day", Code::AfterEnd));
    }
    let score = body.score.as_ref().and_then(results::ScoreBody::score);
    if body.score.is_some() && score.is_none() {
        faults.push(Fault::new("/score", Code::InvalidValue));
    }
    if body.certificate.as_ref().is_some_and(|one| one.kind == CertificateKind::None) {
        faults.push(Fault::new("/certificate/kind", Code::InvalidValue));
    }
    if !faults.is_empty() {
        return Err(Problem::invalid(faults));
    }
    let filled = |text: Option<String>| text.filter(|text| !text.is_empty());
    Ok(Past {
        staff_id: body.staff_id,
        programme_id: body.programme_id,
        name: filled(body.name),
        organiser: body.organiser,
        mode: body.mode.unwrap_or(Mode::InPerson),
        first_day: body.first_day,
        last_day: body.last_day,
        score,
        grade: None,
        note: filled(body.note),
        purpose: body.purpose,
        purpose_task: filled(body.purpose_task),
        certificate: body.certificate.map(|one| NewCertificate {
            kind: one.kind,
            number: filled(one.number),
            issuer: one.issuer,
            issued_on: one.issued_on,
            wording: None,
        }),
        papers: body.papers.unwrap_or(PaperCheck::NotYet),
        reason: filled(body.reason),
    })
}

/// Course, completed nomination, result and certificate, each in its room, all in this transaction.
fn record(tx: &mut Transaction<'_>, scope: &Scope, past: Past) -> Result<PastTrainingView> {
    let person = staff::find(tx, past.staff_id)?;
    let programme = catalogue::find(tx, past.programme_id)?;
    let unit_id = recording_unit(tx, scope, person.unit_id)?;
    let course = courses::past_course(
        tx,
        PastTraining {
            unit_id,
            programme_id: past.programme_id,
            name: past.name,
            organiser: past.organiser,
            mode: past.mode,
            first_day: past.first_day,
            last_day: past.last_day,
        },
    )?;
    let purpose = past.purpose.or(programme.kind.meets_requirement().then_some(Purpose::Post));
    let nomination = nominations::record(tx, scope, (course.id, person.id), (purpose, past.purpose_task))?;
    let participant = attendance::participant(tx, nomination.id)?;
    let result = results::enter(
        tx,
        &participant,
        EnteredResult {
            outcome: ResultOutcome::Passed,
            score: past.score,
            grade: past.grade,
            confirmed_by_school: true,
            note: past.note,
            reason: past.reason,
        },
    )?;
    let mut certificate_id = None;
    if let Some(entered) = past.certificate {
        let certificate = results::enter_certificate(tx, &participant, entered)?;
        // Nobody verifies his own paper, not even in a list.
        if past.papers == PaperCheck::Compared && !tx.who().is(person.id) {
            results::verify_certificate(tx, &certificate)?;
        }
        certificate_id = Some(certificate.id);
    }
    Ok(PastTrainingView {
        staff_id: person.id,
        course_id: course.id,
        nomination_id: nomination.id,
        result_id: result.id,
        certificate_id,
    })
}

/// The highest unit above a person's that is in reach: people of several units who were trained together share the
/// course.
fn recording_unit(connection: &mut AnyConnection, scope: &Scope, unit_id: Id) -> Result<Id> {
    let above = units::tree(connection)?.above(unit_id);
    Ok(above.into_iter().rfind(|unit| scope.units.contains(unit)).unwrap_or(unit_id))
}

pub async fn preview(database: &Database, who: &Principal, scope: Scope, bytes: Vec<u8>) -> Result<PastPlan> {
    let today = who.now.day();
    database
        .read_snapshot(move |connection| {
            let sheet = sheet::read(&bytes, today)?;
            plan(connection, &scope, sheet)
        })
        .await
}

/// The sender's workbook with the bad cells marked.
pub async fn marked(database: &Database, who: &Principal, scope: Scope, bytes: Vec<u8>) -> Result<Vec<u8>> {
    let shown = preview(database, who, scope, bytes.clone()).await?;
    database.read(move |_| sheets::mark(&bytes, &shown.issues.iter().map(Into::into).collect::<Vec<_>>())).await
}

/// What an import did.
pub struct Imported {
    /// Rows recorded.
    pub recorded: usize,
    /// Rows that were on record already.
    pub already_there: usize,
    /// Rows that were left out because of a bad cell.
    pub left_out: usize,
    /// Rows that a rule refused.
    pub refused: Vec<(PastStep, Problem)>,
}

/// Carries out the plan that was shown, and only that one.
pub async fn import(
    database: &Database,
    who: &Principal,
    scope: Scope,
    bytes: Vec<u8>,
    fields: PastImportUpload,
) -> Result<Imported> {
    let PastImportUpload { plan_hash, papers, reason } = fields;
    let papers = papers.unwrap_or(PaperCheck::NotYet);
    let today = who.now.day();
    // Read before the transaction: a large workbook must not keep other writers waiting.
    let sheet = database.read(move |_| sheet::read(&bytes, today)).await?;
    journal::write(database, who, move |tx| {
        let plan = plan(tx, &scope, sheet)?;
        if plan.hash != plan_hash {
            return Err(Code::PreviewChanged.into());
        }
        let left_out = plan.total - plan.steps.len();
        let mut done = Imported { recorded: 0, already_there: 0, left_out, refused: Vec::new() };
        for step in plan.steps {
            if step.action == PastAction::AlreadyThere {
                done.already_there += 1;
                continue;
            }
            match tx.item(|tx| record(tx, &scope, past_of(&step, papers, reason.clone()))) {
                Ok(_) => done.recorded += 1,
                Err(problem) if problem.code.status() >= 500 => return Err(problem),
                Err(problem) => done.refused.push((step, problem)),
            }
        }
        Ok(done)
    })
    .await
}

fn past_of(step: &PastStep, papers: PaperCheck, reason: Option<String>) -> Past {
    let certificate = match (&step.certificate_issuer, step.certificate_issued_on) {
        (Some(issuer), Some(issued_on)) => Some(NewCertificate {
            kind: match step.certificate_number {
                Some(_) => CertificateKind::Certificate,
                None => CertificateKind::Confirmation,
            },
            number: step.certificate_number.clone(),
            issuer: issuer.clone(),
            issued_on,
            wording: None,
        }),
        _ => None,
    };
    Past {
        staff_id: step.staff_id,
        programme_id: step.programme_id,
        name: None,
        organiser: step.organiser.clone(),
        mode: Mode::InPerson,
        first_day: step.first_day,
        last_day: step.last_day,
        score: step.score_hundredths.and_then(Score::from_hundredths),
        grade: step.grade,
        note: None,
        purpose: None,
        purpose_task: None,
        certificate,
        papers,
        reason,
    }
}

/// The names of all programmes, to choose from in a workbook.
pub async fn programme_names(database: &Database) -> Result<Vec<String>> {
    let programmes = database.read(store::programmes).await?;
    Ok(programmes.into_iter().map(|programme| programme.name).collect())
}
