//! What is done with results.

use chrono::Datelike as _;

use super::certificates::certificates_of;
use super::dto::{NewResult, ResultBody, ResultScan, ScoreBody};
use super::filter::ResultFilter;
use super::rules::{CertificateState, Grade, ResultEntry, ResultOutcome, Score, grade, result_faults, shipped_scale};
use super::store::{self, ResultRow, TrainingResult};
use crate::attendance::{self, Participant, rules::check_share};
use crate::nominations;
use crate::nominations::rules::{Action, Way};
use foundation::db::{AnyConnection, Database};
use foundation::http::{IfMatch, Patch, Upload};
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Fault, Id, Page, PageRequest, Principal, Problem, Result, Scope};
use ward::files::{self, StoredFile};
use ward::years;

pub async fn list(
    database: &Database,
    scope: Scope,
    filter: ResultFilter,
    page: PageRequest,
) -> Result<Page<ResultRow>> {
    database.read(move |connection| store::list(connection, &scope, &filter, &page)).await
}

pub async fn get(database: &Database, scope: Scope, id: Id) -> Result<ResultRow> {
    database.read(move |connection| in_reach(connection, &scope, id)).await
}

fn in_reach(connection: &mut AnyConnection, scope: &Scope, id: Id) -> Result<ResultRow> {
    let row = store::find(connection, id)?;
    scope.require(Some(row.result.unit_id), Some(row.result.staff_id))?;
    Ok(row)
}

/// What came of a place in a course, as far as it has been entered.
pub fn outcome_of(connection: &mut AnyConnection, nomination_id: Id) -> Result<Option<ResultOutcome>> {
    Ok(store::of_nominations(connection, &[nomination_id])?.first().map(|result| result.outcome))
}

/// A result that has been read.
#[derive(Clone, Debug)]
pub struct EnteredResult {
    /// What came of it.
    pub outcome: ResultOutcome,
    /// The score, where there is one.
    pub score: Option<Score>,
    /// The grade, where no score says it.
    pub grade: Option<Grade>,
    /// Whether it is entered as the school confirmed it.
    pub confirmed_by_school: bool,
    /// A remark.
    pub note: Option<String>,
    /// Why it is entered now, where the year of the course's last day is closed.
    pub reason: Option<String>,
}

impl EnteredResult {
    /// The grade that the score gives, else the one that was told.
    fn graded(&self) -> Option<Grade> {
        self.score.map_or(self.grade, |score| grade(&shipped_scale(), score))
    }
}

fn read_score(score: Option<&ScoreBody>) -> Result<Option<Score>> {
    let unreadable = || Problem::invalid(vec![Fault::new("/score", Code::InvalidValue)]);
    score.map(|score| score.score().ok_or_else(unreadable)).transpose()
}

/// Enters results one by one: what is wrong with one leaves the others.
pub async fn enter_all(
    database: &Database,
    who: &Principal,
    scope: Scope,
    course_id: Id,
    entries: Vec<NewResult>,
) -> Result<Vec<(Id, Result<ResultRow>)>> {
    journal::write(database, who, move |tx| {
        scope.require(Some(crate::courses::find(tx, course_id)?.unit_id), None)?;
        let mut outcomes = Vec::with_capacity(entries.len());
        for entry in entries {
            let nomination_id = entry.nomination_id;
            let outcome = tx.item(|tx| {
                let participant = attendance::participant(tx, nomination_id)?;
                if participant.course_id != course_id || !scope.holds(Some(participant.unit_id), None) {
                    return Err(Code::NotFound.into());
                }
                let entered = EnteredResult {
                    outcome: entry.outcome,
                    score: read_score(entry.score.as_ref())?,
                    grade: None,
                    confirmed_by_school: entry.confirmed_by_school.unwrap_or(false),
                    note: entry.note.filter(|note| !note.is_empty()),
                    reason: entry.reason,
                };
                let result = enter(tx, &participant, entered)?;
                store::find(tx, result.id)
            });
            match outcome {
                Err(problem) if problem.code.status() >= 500 => return Err(problem),
                outcome => outcomes.push((nomination_id, outcome)),
            }
        }
        Ok(outcomes)
    })
    .await
}

/// Enters what came of a place in a course, and moves the nomination with it; past training stands as completed
/// already.
pub fn enter(tx: &mut Transaction<'_>, participant: &Participant, entered: EnteredResult) -> Result<TrainingResult> {
    attendance::rules::check_participant(participant.state.was_sent(), &participant.full_name)?;
    check(tx, participant, &entered)?;
    let amending = permit(tx, participant, entered.reason.as_deref())?;
    let result = TrainingResult {
        id: Id::new(tx.who().now),
        nomination_id: participant.nomination_id,
        staff_id: participant.staff_id,
        unit_id: participant.unit_id,
        outcome: entered.outcome,
        score_hundredths: entered.score.map(|score| i32::from(score.hundredths())),
        grade: entered.graded(),
        confirmed_by_school: entered.confirmed_by_school,
        file_id: None,
        note: entered.note,
        entered_at: tx.who().now,
        entered_by: tx.who().account_id,
        revision: 1,
    };
    store::insert(tx, &result)?;
    if participant.way != Way::Past {
        nominations::set_outcome(tx, participant.nomination_id, action_of(result.outcome), None)?;
    }
    tx.created("enter", &result)?;
    if let Some(amending) = amending {
        amending.record(tx, result.staff_id, None, Some(&result))?;
    }
    Ok(result)
}

/// A result belongs to the year of the course's last day (domain, rule 10).
fn permit(tx: &mut Transaction<'_>, of: &Participant, reason: Option<&str>) -> Result<Option<years::Amending>> {
    years::permit(tx, of.unit_id, of.last_day.year(), reason)
}

/// Outcome and score fit each other and the course; completion of an own course has its share of sessions.
fn check(tx: &mut Transaction<'_>, participant: &Participant, entered: &EnteredResult) -> Result<()> {
    let own_course = participant.in_own_course();
    let entry = ResultEntry { outcome: entered.outcome, score: entered.score };
    let today = tx.who().now.day();
    let mut faults = result_faults(entry, participant.last_day, today, own_course, &shipped_scale());
    if own_course && entered.outcome == ResultOutcome::Passed {
        let (share, needed) = attendance::share_of(tx, participant)?;
        faults.extend(check_share(share, needed, own_course, &participant.full_name).err());
    }
    Problem::unless_faulty(faults)
}

const fn action_of(outcome: ResultOutcome) -> Action {
    match outcome {
        ResultOutcome::Passed => Action::Complete,
        ResultOutcome::Failed => Action::Fail,
        ResultOutcome::AbsentAll => Action::AbsentAll,
    }
}

/// Corrects a result, with a reason that stays on record; the nomination follows.
pub async fn correct(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    if_match: IfMatch,
    patch: Patch<ResultBody>,
) -> Result<ResultRow> {
    journal::write(database, who, move |tx| {
        let before = store::find(tx, id)?.result;
        scope.require(Some(before.unit_id), None)?;
        if_match.require(before.revision)?;
        let body = patch.apply(&ResultBody::from(&before))?;
        let reason = body.reason.filter(|reason| !reason.is_empty());
        let Some(reason) = reason else { return Err(Fault::new("/reason", Code::ReasonRequired).into()) };
        let participant = attendance::participant(tx, before.nomination_id)?;
        if tx.who().is(participant.staff_id) {
            return Err(Code::SelfDecision.into());
        }
        let entered = EnteredResult {
            outcome: body.outcome,
            score: read_score(body.score.as_ref())?,
            // A grade without a score comes from past training; it stays until a score says better.
            grade: before.grade.filter(|_| before.score_hundredths.is_none()),
            confirmed_by_school: body.confirmed_by_school,
            note: body.note.filter(|note| !note.is_empty()),
            reason: None,
        };
        check(tx, &participant, &entered)?;
        let amending = permit(tx, &participant, Some(&reason))?;
        let after = TrainingResult {
            outcome: entered.outcome,
            score_hundredths: entered.score.map(|score| i32::from(score.hundredths())),
            grade: entered.graded(),
            confirmed_by_school: entered.confirmed_by_school,
            note: entered.note,
            revision: before.revision + 1,
            ..before.clone()
        };
        if before.outcome != after.outcome {
            // A certificate that counts says that the course was completed: it has to be rejected first.
            let holds = certificates_of(tx, &[before.nomination_id])?
                .iter()
                .any(|certificate| certificate.state == CertificateState::Verified);
            if holds {
                return Err(Code::InUse.into());
            }
            nominations::set_outcome(tx, before.nomination_id, action_of(after.outcome), Some(&reason))?;
        }
        store::update(tx, &after)?;
        tx.changed_because("correct", &before, &after, &reason)?;
        if let Some(amending) = amending {
            amending.record(tx, after.staff_id, Some(&before), Some(&after))?;
        }
        store::find(tx, id)
    })
    .await
}

/// Puts the school's confirmation beside a result, over one that was there before.
pub async fn attach(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    upload: Upload<ResultScan>,
) -> Result<StoredFile> {
    journal::write(database, who, move |tx| {
        let before = store::find(tx, id)?.result;
        scope.require(Some(before.unit_id), None)?;
        let participant = attendance::participant(tx, before.nomination_id)?;
        let amending = permit(tx, &participant, upload.fields.reason.as_deref())?;
        let file = files::store(tx, &upload.name, &upload.bytes)?;
        let after = TrainingResult { file_id: Some(file.id), revision: before.revision + 1, ..before.clone() };
        store::update(tx, &after)?;
        tx.changed("attach", &before, &after)?;
        if let Some(amending) = amending {
            amending.record(tx, after.staff_id, Some(&before), Some(&after))?;
        }
        Ok(file)
    })
    .await
}

/// The school's confirmation beside a result.
pub async fn attached(database: &Database, scope: Scope, id: Id) -> Result<(StoredFile, Vec<u8>)> {
    database
        .read_snapshot(move |connection| {
            let row = in_reach(connection, &scope, id)?;
            let file = files::find(connection, row.result.file_id.ok_or(Code::NotFound)?)?;
            let content = files::content(connection, &file)?;
            Ok((file, content))
        })
        .await
}
