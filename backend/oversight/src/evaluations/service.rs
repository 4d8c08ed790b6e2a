//! What is done with evaluations: opened when the time has come, filled in by who has the authority, signed once.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::dto::{
    self, DueEvaluation, DueEvaluations, DueFilter, EvaluatedCourse, EvaluatedPerson, EvaluationBody, EvaluationForms,
    EvaluationView, FormerCommentBody, NewEvaluationBody, OwnMarksBody, Sheet, SignatureBody,
};
use super::due::{self, Due};
use super::filter::EvaluationFilter;
use super::form::{Form, Mean, answer_faults, form_on, index};
use super::rules::{EvaluationState, EvaluationStatus, check_evaluator, round_name};
use super::shipped::shipped_form;
use super::store::{self, Candidate, Evaluation, EvaluationCourse, EvaluationRow, Whom};
use foundation::db::{AnyConnection, Database};
use foundation::http::{IfMatch, Patch};
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Fault, Id, Page, PageRequest, Principal, Problem, Result, Role, Scope, TextEnum as _};
use training::nominations;
use training::nominations::authority::Holder;
use ward::{staff, years};

mod papers;
mod remarks;

pub use papers::{empty_paper, paper};
pub use remarks::{put_former_comment, put_own_marks};

/// Puts the shipped form in, once.
pub fn seed(tx: &mut Transaction<'_>) -> Result<()> {
    if store::forms(tx)?.is_empty() {
        let form = shipped_form().map_err(Problem::internal)?;
        store::insert_form(tx, &form)?;
    }
    Ok(())
}

/// The versions of the form.
pub async fn forms(database: &Database) -> Result<EvaluationForms> {
    database.read(|connection| Ok(EvaluationForms { items: store::forms(connection)? })).await
}

/// The forms that are to be filled in, of people in reach.
pub async fn list_due(database: &Database, who: &Principal, scope: Scope, filter: DueFilter) -> Result<DueEvaluations> {
    let who = who.clone();
    let wanted = move |due: &Due| {
        filter.status.is_none_or(|status| status == due.status)
            && due.candidates.iter().all(|candidate| {
                filter.staff_id.is_none_or(|staff_id| staff_id == candidate.staff_id)
                    && filter.unit_id.is_none_or(|unit_id| unit_id == candidate.unit_id)
            })
    };
    database
        .read_snapshot(move |connection| Ok(DueEvaluations { items: wanted_due(connection, &who, scope, wanted)? }))
        .await
}

/// The forms of people in reach that stand like this today: for the duties.
pub fn due_now(
    connection: &mut AnyConnection,
    who: &Principal,
    scope: Scope,
    statuses: &[EvaluationStatus],
) -> Result<Vec<DueEvaluation>> {
    wanted_due(connection, who, scope, |due| statuses.contains(&due.status))
}

fn wanted_due(
    connection: &mut AnyConnection,
    who: &Principal,
    scope: Scope,
    wanted: impl Fn(&Due) -> bool,
) -> Result<Vec<DueEvaluation>> {
    let today = who.now.day();
    let mut authorities: BTreeMap<Id, (Option<Holder>, bool)> = BTreeMap::new();
    let mut items = Vec::new();
    for due in due::due(connection, &Whom::Unsigned(scope), today)? {
        let Some(first) = due.candidates.first().filter(|_| wanted(&due)) else { continue };
        let (holder, acts) = match authorities.get(&first.staff_id) {
            Some(known) => *known,
            None => {
                let found = authority(connection, who, first.staff_id)?;
                authorities.insert(first.staff_id, found);
                found
            }
        };
        let may_evaluate = check_evaluator(is_self(who, first.staff_id), acts, Some(due.form.opens_on), today).is_ok();
        let person = person(first);
        items.push(shown_due(due, person, holder, may_evaluate, today));
    }
    Ok(items)
}

fn shown_due(
    due: Due,
    person: EvaluatedPerson,
    holder: Option<Holder>,
    may_evaluate: bool,
    today: NaiveDate,
) -> DueEvaluation {
    DueEvaluation {
        person,
        round: due.form.round.map(round_name),
        opens_on: due.form.opens_on,
        due_on: due.form.due_on,
        status: due.status,
        days_left: due.form.due_on.map(|day| (day - today).num_days()),
        holder,
        may_evaluate,
        courses: due.candidates.iter().map(|candidate| course(candidate, None)).collect(),
        evaluation_id: due.evaluation_id,
    }
}

fn person(candidate: &Candidate) -> EvaluatedPerson {
    EvaluatedPerson {
        staff_id: candidate.staff_id,
        full_name: candidate.full_name.clone(),
        post_title: candidate.post_title.clone(),
        unit_id: candidate.unit_id,
        unit_name: candidate.unit_name.clone(),
    }
}

fn course(candidate: &Candidate, line: Option<String>) -> EvaluatedCourse {
    EvaluatedCourse {
        nomination_id: candidate.nomination_id,
        course_id: candidate.course_id,
        course_name: candidate.course_name.clone(),
        first_day: candidate.first_day,
        last_day: candidate.last_day,
        state: candidate.state,
        line,
    }
}

/// Whether who acts, or whom he stands in for, is this person.
fn is_self(who: &Principal, staff_id: Id) -> bool {
    let stood_in_for = who.acting_for.as_ref().and_then(|other| other.staff_id);
    [who.staff_id, stood_in_for].contains(&Some(staff_id))
}

/// Who evaluates this person by his unit of today, and whether whoever acts may do so.
fn authority(connection: &mut AnyConnection, who: &Principal, staff_id: Id) -> Result<(Option<Holder>, bool)> {
    let person = staff::find(connection, staff_id)?;
    let unit_id = person.unit_id;
    nominations::may_evaluate(connection, who, &person, unit_id)
}

/// Refuses who may not evaluate this person, or not yet.
fn require_evaluator(connection: &mut AnyConnection, who: &Principal, candidates: &[Candidate]) -> Result<()> {
    let Some(first) = candidates.first() else { return Err(Code::NotFound.into()) };
    let (_, acts) = authority(connection, who, first.staff_id)?;
    let opens_on = due::opens_on(connection, candidates)?;
    Ok(check_evaluator(is_self(who, first.staff_id), acts, opens_on, who.now.day())?)
}

/// The evaluations in reach.
pub async fn list(
    database: &Database,
    scope: Scope,
    filter: EvaluationFilter,
    page: PageRequest,
) -> Result<Page<EvaluationView>> {
    database
        .read_snapshot(move |connection| {
            let page = store::list(connection, &scope, &filter, &page)?;
            let ids = page.items.iter().flat_map(|evaluation| evaluation.courses.iter().map(|on| on.nomination_id));
            let candidates = store::candidates(connection, &Whom::Nominations(ids.collect()))?;
            let mut items = Vec::with_capacity(page.items.len());
            for evaluation in page.items {
                items.push(shown(evaluation, &candidates)?);
            }
            Ok(Page { items, next_cursor: page.next_cursor, total: page.total })
        })
        .await
}

/// One evaluation in reach.
pub async fn get(database: &Database, scope: Scope, id: Id) -> Result<EvaluationView> {
    database
        .read_snapshot(move |connection| {
            let (evaluation, candidates) = found(connection, id)?;
            require_reach(&scope, &evaluation, &candidates)?;
            shown(evaluation, &candidates)
        })
        .await
}

fn found(connection: &mut AnyConnection, id: Id) -> Result<(Evaluation, Vec<Candidate>)> {
    let evaluation = store::find(connection, id)?;
    let ids = evaluation.courses.iter().map(|course| course.nomination_id).collect();
    let candidates = store::candidates(connection, &Whom::Nominations(ids))?;
    Ok((evaluation, candidates))
}

/// In reach is who is of these units, was sent from one of them, or is oneself.
fn require_reach(scope: &Scope, evaluation: &Evaluation, candidates: &[Candidate]) -> Result<()> {
    let sent_from_here = candidates.iter().any(|candidate| scope.holds(Some(candidate.nomination_unit_id), None));
    let is_here_now = candidates.iter().any(|candidate| scope.holds(Some(candidate.unit_id), None));
    if sent_from_here || is_here_now {
        return Ok(());
    }
    scope.require(Some(evaluation.row.unit_id), Some(evaluation.row.staff_id))
}

fn sheet(text: Option<&str>) -> Result<Sheet> {
    text.map_or(Ok(Sheet::new()), |text| serde_json::from_str(text).map_err(Problem::internal))
}

fn written(sheet: &Sheet) -> Result<Option<String>> {
    if sheet.is_empty() { Ok(None) } else { serde_json::to_string(sheet).map(Some).map_err(Problem::internal) }
}

fn shown(evaluation: Evaluation, candidates: &[Candidate]) -> Result<EvaluationView> {
    let Evaluation { row, courses } = evaluation;
    let on_it: Vec<(&Candidate, Option<String>)> = courses
        .into_iter()
        .filter_map(|on| {
            let candidate = candidates.iter().find(|candidate| candidate.nomination_id == on.nomination_id)?;
            Some((candidate, on.line))
        })
        .collect();
    let person = on_it.first().map(|(candidate, _)| person(candidate));
    Ok(EvaluationView {
        id: row.id,
        person: person.ok_or_else(|| Problem::internal("an evaluation without courses"))?,
        form_version: row.form_version,
        round: row.round,
        state: row.state,
        courses: on_it.into_iter().map(|(candidate, line)| course(candidate, line)).collect(),
        evaluator_name: row.evaluator_name,
        answers: sheet(row.answers.as_deref())?,
        comment: row.comment,
        former_comment: row.former_comment,
        former_commenter: row.former_commenter,
        own_answers: sheet(row.own_answers.as_deref())?,
        own_examples: row.own_examples,
        own_obstacles: row.own_obstacles,
        index_hundredths: row.index_hundredths,
        band: row.band,
        signed_on: row.signed_on,
        revision: row.revision,
    })
}

/// Opens the form that a nomination belongs on, with all courses that belong on it too. Where a form of the same round
/// is open already, they go there: one form a person a round.
pub async fn open(
    database: &Database,
    who: &Principal,
    scope: Scope,
    body: NewEvaluationBody,
) -> Result<EvaluationView> {
    let acting = who.clone();
    journal::write(database, who, move |tx| {
        let id = open_now(tx, &acting, &scope, body.nomination_id)?;
        let (evaluation, candidates) = found(tx, id)?;
        shown(evaluation, &candidates)
    })
    .await
}

fn open_now(tx: &mut Transaction<'_>, who: &Principal, scope: &Scope, nomination_id: Id) -> Result<Id> {
    let unknown = || Problem::invalid(vec![Fault::new("/nomination_id", Code::UnknownReference)]);
    let asked = store::candidates(tx, &Whom::Nominations(vec![nomination_id]))?.pop().ok_or_else(unknown)?;
    if !scope.holds(Some(asked.unit_id), Some(asked.staff_id)) {
        return Err(unknown());
    }
    let today = who.now.day();
    let forms = due::due(tx, &Whom::UnsignedOf(asked.staff_id), today)?;
    let Some(due) = forms.into_iter().find(|due| due.form.nominations.contains(&nomination_id)) else {
        require_evaluator(tx, who, std::slice::from_ref(&asked))?;
        // Withdrawn, not sent, past, or signed already.
        return Err(Problem::new(Code::WrongState).with("state", asked.state.label_for(asked.way)));
    };
    let (_, acts) = authority(tx, who, asked.staff_id)?;
    check_evaluator(is_self(who, asked.staff_id), acts, Some(due.form.opens_on), today)?;
    let round = due.form.round.map(round_name);
    let draft = match (&due.evaluation_id, &round) {
        (Some(id), _) => Some(*id),
        (None, Some(round)) => store::draft_of_round(tx, asked.staff_id, round)?,
        (None, None) => None,
    };
    if let Some(id) = draft {
        join(tx, id, &due)?;
        return Ok(id);
    }
    let forms = store::forms(tx)?;
    let form = form_on(&forms, today).ok_or_else(|| Problem::internal("no form of evaluation holds today"))?;
    let id = Id::new(who.now);
    let courses = due
        .form
        .nominations
        .iter()
        .map(|nomination_id| EvaluationCourse { nomination_id: *nomination_id, evaluation_id: id, line: None })
        .collect();
    let evaluation = Evaluation {
        row: EvaluationRow {
            id,
            staff_id: asked.staff_id,
            unit_id: asked.unit_id,
            form_version: form.version,
            round,
            state: EvaluationState::Draft,
            evaluator_account_id: Some(who.account_id),
            evaluator_name: Some(who.name_on_record()),
            own_answers: None,
            own_examples: None,
            own_obstacles: None,
            answers: None,
            comment: None,
            former_comment: None,
            former_commenter: None,
            index_hundredths: None,
            band: None,
            signed_on: None,
            created_at: who.now,
            revision: 1,
        },
        courses,
    };
    store::insert(tx, &evaluation)?;
    tx.created("open", &evaluation)?;
    Ok(id)
}

/// Puts the courses of a form that are not on a draft yet onto it.
fn join(tx: &mut Transaction<'_>, id: Id, due: &Due) -> Result<()> {
    let before = store::find(tx, id)?;
    let on_it: BTreeSet<Id> = before.courses.iter().map(|course| course.nomination_id).collect();
    let late: Vec<EvaluationCourse> = due
        .form
        .nominations
        .iter()
        .filter(|nomination_id| !on_it.contains(*nomination_id))
        .map(|nomination_id| EvaluationCourse { nomination_id: *nomination_id, evaluation_id: id, line: None })
        .collect();
    if late.is_empty() {
        return Ok(());
    }
    for course in &late {
        store::insert_course(tx, course)?;
    }
    let mut after = before.clone();
    after.row.revision += 1;
    after.courses.extend(late);
    store::update(tx, &after)?;
    tx.changed("join_course", &before, &after)
}

fn require_draft(evaluation: &Evaluation) -> Result<()> {
    match evaluation.row.state {
        EvaluationState::Draft => Ok(()),
        EvaluationState::Signed => Err(Problem::new(Code::WrongState).with("state", EvaluationState::Signed.label())),
    }
}

/// The form that is to be changed, with the courses that it judges: in reach, not signed, and as the asker has read it.
fn draft_in_reach(
    tx: &mut Transaction<'_>,
    scope: &Scope,
    id: Id,
    if_match: &IfMatch,
) -> Result<(Evaluation, Vec<Candidate>)> {
    let (before, candidates) = found(tx, id)?;
    require_reach(scope, &before, &candidates)?;
    require_draft(&before)?;
    if_match.require(before.row.revision)?;
    Ok((before, candidates))
}

fn form_of(connection: &mut AnyConnection, evaluation: &Evaluation) -> Result<Form> {
    let forms = store::forms(connection)?;
    let form = forms.into_iter().find(|form| form.version == evaluation.row.form_version);
    form.ok_or_else(|| Problem::internal("the version of the form is gone"))
}

fn sheet_faults(form: &Form, sheet: &Sheet, must_be_complete: bool) -> Vec<Fault> {
    let (answers, mut faults) = dto::answers(sheet);
    faults.extend(answer_faults(form, &answers, must_be_complete));
    // What has neither mark nor "không áp dụng" is not among the answers, but its criterion must be known too.
    let unknown = sheet.keys().filter(|code| !answers.contains_key(*code));
    let unknown = unknown.filter(|code| !form.criteria.iter().any(|criterion| criterion.code == **code));
    faults.extend(unknown.map(|code| Fault::new(format!("/answers/{code}"), Code::UnknownField).with("name", code)));
    faults
}

/// Fills a draft in.
pub async fn change(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    if_match: IfMatch,
    patch: Patch<EvaluationBody>,
) -> Result<EvaluationView> {
    let acting = who.clone();
    journal::write(database, who, move |tx| {
        let (before, candidates) = draft_in_reach(tx, &scope, id, &if_match)?;
        require_evaluator(tx, &acting, &candidates)?;
        let lines = before.courses.iter().filter_map(|on| Some((on.nomination_id.to_string(), on.line.clone()?)));
        let current = EvaluationBody {
            answers: sheet(before.row.answers.as_deref())?,
            comment: before.row.comment.clone(),
            lines: lines.collect(),
        };
        let body = patch.apply(&current)?;
        let mut faults = sheet_faults(&form_of(tx, &before)?, &body.answers, false);
        let known: BTreeSet<String> = before.courses.iter().map(|on| on.nomination_id.to_string()).collect();
        let strangers = body.lines.keys().filter(|id| !known.contains(*id));
        faults.extend(strangers.map(|id| Fault::new(format!("/lines/{id}"), Code::UnknownReference)));
        if !faults.is_empty() {
            return Err(Problem::invalid(faults));
        }
        let mut after = before.clone();
        after.row.answers = written(&body.answers)?;
        after.row.comment = filled(body.comment);
        after.row.evaluator_account_id = Some(acting.account_id);
        after.row.evaluator_name = Some(acting.name_on_record());
        for on in &mut after.courses {
            on.line = filled(body.lines.get(&on.nomination_id.to_string()).cloned());
        }
        save(tx, "fill_in", &before, after, &candidates)
    })
    .await
}

fn filled(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.is_empty())
}

fn save(
    tx: &mut Transaction<'_>,
    action: &'static str,
    before: &Evaluation,
    mut after: Evaluation,
    candidates: &[Candidate],
) -> Result<EvaluationView> {
    after.row.revision = before.row.revision + 1;
    store::update(tx, &after)?;
    tx.changed(action, before, &after)?;
    shown(after, candidates)
}

/// Signs: the form must be complete, its index and band are computed, and nothing of it changes any more.
pub async fn sign(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    if_match: IfMatch,
    body: SignatureBody,
) -> Result<EvaluationView> {
    let acting = who.clone();
    journal::write(database, who, move |tx| {
        let (before, candidates) = draft_in_reach(tx, &scope, id, &if_match)?;
        require_evaluator(tx, &acting, &candidates)?;
        let form = form_of(tx, &before)?;
        let sheet = sheet(before.row.answers.as_deref())?;
        let faults = sheet_faults(&form, &sheet, true);
        if !faults.is_empty() {
            return Err(Problem::invalid(faults));
        }
        let unit_id = candidates.first().map_or(before.row.unit_id, |candidate| candidate.unit_id);
        let amending = years::permit(tx, unit_id, acting.now.year(), body.reason.as_deref())?;
        let general: Option<Mean> = index(&form, [&dto::answers(&sheet).0]).general;
        let mut after = before.clone();
        after.row.state = EvaluationState::Signed;
        after.row.unit_id = unit_id;
        after.row.index_hundredths = general.and_then(Mean::hundredths).and_then(|mean| i32::try_from(mean).ok());
        after.row.band = general.and_then(|mean| mean.word(&form.bands).map(str::to_owned));
        after.row.signed_on = Some(acting.now.day());
        after.row.evaluator_account_id = Some(acting.account_id);
        after.row.evaluator_name = Some(acting.name_on_record());
        if let Some(amending) = amending {
            amending.record(tx, after.row.staff_id, Some(&before), Some(&after))?;
        }
        save(tx, "sign", &before, after, &candidates)
    })
    .await
}
