//! What is done with result reports.

use super::dto::{NewResultReportBody, ResultReportBody, ResultReportView};
use super::filter::ResultReportFilter;
use super::paper;
use super::rules::{ReportAction, ReportActor, ReportState, transition};
use super::store::{self, ReportRow, ResultReport};
use crate::attendance::{self, rules::check_participant};
use crate::courses;
use crate::nominations::rules::Way;
use foundation::db::{AnyConnection, Database};
use foundation::http::{Document, IfMatch, Patch};
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Fault, Id, Page, PageRequest, Principal, Problem, Result, Role, Scope, TextEnum as _};
use ward::files::{self, StoredFile};
use ward::{letterheads, staff, units};

/// How many files may stand beside a report.
const MOST_FILES: usize = 10;

pub async fn list(
    database: &Database,
    scope: Scope,
    filter: ResultReportFilter,
    page: PageRequest,
) -> Result<Page<ReportRow>> {
    database.read(move |connection| store::list(connection, &scope, &filter, &page)).await
}

pub async fn get(database: &Database, scope: Scope, id: Id) -> Result<ResultReportView> {
    database
        .read_snapshot(move |connection| {
            let row = in_reach(connection, &scope, id)?;
            view(connection, row)
        })
        .await
}

/// A report in reach; a draft is its author's alone.
fn in_reach(connection: &mut AnyConnection, scope: &Scope, id: Id) -> Result<ReportRow> {
    let row = store::find(connection, id)?;
    let unit_id = Some(row.report.unit_id).filter(|_| row.report.state != ReportState::Draft);
    scope.require(unit_id, Some(row.report.staff_id))?;
    Ok(row)
}

fn view(connection: &mut AnyConnection, row: ReportRow) -> Result<ResultReportView> {
    let ids = store::file_ids(connection, row.report.id)?;
    let mut known = files::find_many(connection, &ids)?;
    let beside = ids.iter().filter_map(|id| known.remove(id)).collect();
    Ok(ResultReportView::of(row, beside))
}

fn seen(tx: &mut Transaction<'_>, id: Id) -> Result<ResultReportView> {
    let row = store::find(tx, id)?;
    view(tx, row)
}

pub async fn create(
    database: &Database,
    who: &Principal,
    scope: Scope,
    body: NewResultReportBody,
) -> Result<ResultReportView> {
    journal::write(database, who, move |tx| {
        let unknown = || Problem::invalid(vec![Fault::new("/nomination_id", Code::UnknownReference)]);
        let participant = attendance::participant(tx, body.nomination_id)
            .ok()
            .filter(|person| scope.own_staff == Some(person.staff_id))
            .ok_or_else(unknown)?;
        check_participant(participant.state.was_sent(), &participant.full_name)?;
        if participant.way == Way::Past {
            return Err(Fault::new("", Code::WrongState).with("state", Way::Past.label()).into());
        }
        let report = ResultReport {
            id: Id::new(tx.who().now),
            nomination_id: participant.nomination_id,
            staff_id: participant.staff_id,
            unit_id: participant.unit_id,
            state: ReportState::Draft,
            learnt: body.learnt.unwrap_or_default(),
            link_to_post: body.link_to_post.unwrap_or_default(),
            plan_to_apply: body.plan_to_apply.unwrap_or_default(),
            proposals: body.proposals.unwrap_or_default(),
            submitted_at: None,
            reviewed_at: None,
            reviewed_by: None,
            return_reason: None,
            created_at: tx.who().now,
            revision: 1,
        };
        store::insert(tx, &report)?;
        tx.created("begin", &report)?;
        seen(tx, report.id)
    })
    .await
}

/// The asker's own report, while its text may still be changed.
fn own_editable(tx: &mut Transaction<'_>, scope: &Scope, id: Id) -> Result<ResultReport> {
    let report = store::find(tx, id)?.report;
    scope.require(None, Some(report.staff_id))?;
    if report.state.is_editable() {
        Ok(report)
    } else {
        Err(Fault::new("", Code::WrongState).with("state", report.state.label()).into())
    }
}

pub async fn change(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    if_match: IfMatch,
    patch: Patch<ResultReportBody>,
) -> Result<ResultReportView> {
    journal::write(database, who, move |tx| {
        let before = own_editable(tx, &scope, id)?;
        if_match.require(before.revision)?;
        let body = patch.apply(&ResultReportBody::from(&before))?;
        let after = ResultReport {
            learnt: body.learnt.unwrap_or_default(),
            link_to_post: body.link_to_post.unwrap_or_default(),
            plan_to_apply: body.plan_to_apply.unwrap_or_default(),
            proposals: body.proposals.unwrap_or_default(),
            revision: before.revision + 1,
            ..before.clone()
        };
        store::update(tx, &after)?;
        tx.changed("change", &before, &after)?;
        seen(tx, id)
    })
    .await
}

/// Sends, takes or sends back a report.
pub async fn act(
    database: &Database,
    who: &Principal,
    scope: Scope,
    (id, if_match): (Id, IfMatch),
    action: ReportAction,
    reason: Option<String>,
) -> Result<ResultReportView> {
    journal::write(database, who, move |tx| {
        let row = in_reach(tx, &scope, id)?;
        let before = row.report;
        if_match.require(before.revision)?;
        let who = tx.who();
        let actor =
            ReportActor { is_author: who.is(before.staff_id), coordinator: who.has(Role::Coordinator, before.unit_id) };
        let (now, account_id) = (who.now, who.account_id);
        let dates = (row.last_day, now.day());
        let state = transition(before.state, action, actor, reason.as_deref(), &before.sections(), dates)
            .or_else(|faults| Problem::unless_faulty(faults).map(|()| before.state))?;
        let mut after = ResultReport { state, revision: before.revision + 1, ..before.clone() };
        let word = match action {
            ReportAction::Submit => {
                after.submitted_at = Some(now);
                after.return_reason = None;
                "submit"
            }
            ReportAction::Return => {
                after.return_reason = reason.clone();
                "return"
            }
            ReportAction::Accept => "accept",
        };
        if action != ReportAction::Submit {
            after.reviewed_at = Some(now);
            after.reviewed_by = Some(account_id);
        }
        store::update(tx, &after)?;
        match action {
            ReportAction::Submit => store::note_submission(tx, &after, now)?,
            ReportAction::Return => store::note_return(tx, &after, now)?,
            ReportAction::Accept => {}
        }
        match &reason {
            Some(reason) => tx.changed_because(word, &before, &after, reason)?,
            None => tx.changed(word, &before, &after)?,
        }
        seen(tx, id)
    })
    .await
}

/// Puts a file beside one's own report.
pub async fn attach(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    name: String,
    content: Vec<u8>,
) -> Result<StoredFile> {
    journal::write(database, who, move |tx| {
        let before = own_editable(tx, &scope, id)?;
        if store::file_ids(tx, id)?.len() >= MOST_FILES {
            return Err(Problem::invalid(vec![Fault::new("/file", Code::TooLong).with("most", MOST_FILES)]));
        }
        let file = files::store(tx, &name, &content)?;
        store::insert_file(tx, id, file.id)?;
        let after = ResultReport { revision: before.revision + 1, ..before };
        store::update(tx, &after)?;
        tx.event("attach", "result-reports", id, Some(after.unit_id), serde_json::json!({ "file_id": file.id }));
        Ok(file)
    })
    .await
}

/// Takes a file away from one's own report.
pub async fn detach(
    database: &Database,
    who: &Principal,
    scope: Scope,
    (id, file_id): (Id, Id),
    if_match: IfMatch,
) -> Result<()> {
    journal::write(database, who, move |tx| {
        let before = own_editable(tx, &scope, id)?;
        if_match.require(before.revision)?;
        store::delete_file(tx, id, file_id)?;
        files::remove(tx, file_id)?;
        let after = ResultReport { revision: before.revision + 1, ..before };
        store::update(tx, &after)
    })
    .await
}

/// A file beside a report.
pub async fn attached(database: &Database, scope: Scope, (id, file_id): (Id, Id)) -> Result<(StoredFile, Vec<u8>)> {
    database
        .read_snapshot(move |connection| {
            in_reach(connection, &scope, id)?;
            if !store::file_ids(connection, id)?.contains(&file_id) {
                return Err(Code::NotFound.into());
            }
            let file = files::find(connection, file_id)?;
            let content = files::content(connection, &file)?;
            Ok((file, content))
        })
        .await
}

/// The report as a paper to sign.
pub async fn paper(database: &Database, who: &Principal, scope: Scope, id: Id) -> Result<Document> {
    let today = who.now.day();
    database
        .read_snapshot(move |connection| {
            let row = in_reach(connection, &scope, id)?;
            let report = view(connection, row)?;
            let facts = paper::Facts {
                course: &courses::find(connection, report.course_id)?,
                post_title: &staff::find(connection, report.staff_id)?.post_title,
                unit_name: &units::find(connection, report.unit_id)?.name,
                report: &report,
                today,
            };
            let words = format!("Báo cáo kết quả bồi dưỡng {}", report.full_name);
            letterheads::document(connection, report.unit_id, &words, |letterhead| paper::write(&facts, letterhead))
        })
        .await
}
