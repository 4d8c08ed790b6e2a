//! What is done with certificates.

use chrono::NaiveDate;
use uuid::Uuid;

use super::super::outcome_of;
use super::super::rules::{CertificateEntry, CertificateState, certificate_faults, duplicate_key};
use super::dto::{CertificateBody, NewCertificateBody};
use super::filter::{AwaitedFilter, CertificateFilter};
use super::store::{self, AwaitedCertificate, Certificate, CertificateRow};
use super::wording::Wording;
use crate::attendance::{self, Participant, rules::check_participant};
use crate::nominations::rules::NominationState;
use foundation::db::{AnyConnection, Database};
use foundation::http::{IfMatch, Patch};
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Fault, Id, Page, PageRequest, Principal, Problem, Result, Scope};
use ward::catalogue::rules::CertificateKind;
use ward::files::{self, StoredFile};
use ward::findings::rules::{CertificateFacts, Purpose, finding_of_certificate};
use ward::findings::{self, RequirementFinding};
use ward::staff;

pub async fn list(
    database: &Database,
    scope: Scope,
    filter: CertificateFilter,
    page: PageRequest,
) -> Result<Page<CertificateRow>> {
    database.read(move |connection| store::list(connection, &scope, &filter, &page)).await
}

pub async fn list_awaited(
    database: &Database,
    scope: Scope,
    filter: AwaitedFilter,
    page: PageRequest,
) -> Result<Page<AwaitedCertificate>> {
    database.read(move |connection| store::list_awaited(connection, &scope, &filter, &page)).await
}

pub async fn get(database: &Database, scope: Scope, id: Id) -> Result<CertificateRow> {
    database.read(move |connection| certificate_in_reach(connection, &scope, id)).await
}

/// A certificate in reach, or one's own; [`Code::NotFound`] else.
pub fn certificate_in_reach(connection: &mut AnyConnection, scope: &Scope, id: Id) -> Result<CertificateRow> {
    let row = store::find(connection, id)?;
    scope.require(Some(row.certificate.unit_id), Some(row.certificate.staff_id))?;
    Ok(row)
}

/// What is on a certificate.
#[derive(Clone, Debug)]
pub struct NewCertificate {
    /// Certificate or confirmation.
    pub kind: CertificateKind,
    /// Its number; a confirmation may have none.
    pub number: Option<String>,
    /// Who issued it.
    pub issuer: String,
    /// The day of issue.
    pub issued_on: NaiveDate,
    /// What it says, where the ward issues it for a course of its own.
    pub wording: Option<Wording>,
}

impl NewCertificate {
    fn number(&self) -> String {
        self.number.clone().unwrap_or_default()
    }

    fn key(&self, id: Id) -> String {
        duplicate_key(&self.issuer, self.number.as_deref()).unwrap_or_else(|| id.to_string())
    }
}

/// Writes a certificate down that waits to be verified.
pub fn enter_certificate(
    tx: &mut Transaction<'_>,
    participant: &Participant,
    entered: NewCertificate,
) -> Result<Certificate> {
    check_participant(participant.state.was_sent(), &participant.full_name)?;
    check(tx, participant, &entered)?;
    let id = Id::new(tx.who().now);
    let certificate = Certificate {
        id,
        nomination_id: participant.nomination_id,
        staff_id: participant.staff_id,
        unit_id: participant.unit_id,
        kind: entered.kind,
        number: entered.number(),
        number_key: entered.key(id),
        issuer: entered.issuer,
        issued_on: entered.issued_on,
        file_id: None,
        state: CertificateState::Uploaded,
        state_reason: None,
        uploaded_by: tx.who().account_id,
        verified_by: None,
        verified_at: None,
        created_at: tx.who().now,
        revision: 1,
        code: Uuid::new_v4().simple().to_string(),
        wording: entered
            .wording
            .map(|wording| serde_json::to_string(&wording))
            .transpose()
            .map_err(Problem::internal)?,
    };
    store::insert(tx, &certificate)?;
    tx.created("hand_in", &certificate)?;
    Ok(certificate)
}

fn check(tx: &mut Transaction<'_>, participant: &Participant, entered: &NewCertificate) -> Result<()> {
    let outcome = outcome_of(tx, participant.nomination_id)?;
    let entry = CertificateEntry {
        number: entered.number.as_deref(),
        is_certificate: entered.kind == CertificateKind::Certificate,
        issuer: &entered.issuer,
        issued_on: entered.issued_on,
    };
    Problem::unless_faulty(certificate_faults(entry, participant.last_day, tx.who().now.day(), outcome))
}

pub async fn hand_in(
    database: &Database,
    who: &Principal,
    scope: Scope,
    body: NewCertificateBody,
) -> Result<CertificateRow> {
    journal::write(database, who, move |tx| {
        let participant = attendance::participant(tx, body.nomination_id)
            .ok()
            .filter(|person| scope.holds(Some(person.unit_id), Some(person.staff_id)))
            .ok_or_else(|| unknown("/nomination_id"))?;
        let entered = read(CertificateBody {
            kind: body.kind,
            number: body.number,
            issuer: body.issuer,
            issued_on: body.issued_on,
        })?;
        let certificate = enter_certificate(tx, &participant, entered)?;
        store::find(tx, certificate.id)
    })
    .await
}

fn unknown(pointer: &str) -> Problem {
    Problem::invalid(vec![Fault::new(pointer, Code::UnknownReference)])
}

fn read(body: CertificateBody) -> Result<NewCertificate> {
    if body.kind == CertificateKind::None {
        return Err(Problem::invalid(vec![Fault::new("/kind", Code::InvalidValue)]));
    }
    Ok(NewCertificate {
        kind: body.kind,
        number: body.number.filter(|number| !number.is_empty()),
        issuer: body.issuer,
        issued_on: body.issued_on,
        wording: None,
    })
}

/// Mends what was typed; what was rejected waits to be verified anew.
pub async fn change(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    if_match: IfMatch,
    patch: Patch<CertificateBody>,
) -> Result<CertificateRow> {
    journal::write(database, who, move |tx| {
        let before = certificate_in_reach(tx, &scope, id)?.certificate;
        if_match.require(before.revision)?;
        let entered = read(patch.apply(&CertificateBody::from(&before))?)?;
        let state = before.state.mended()?;
        // What the ward has issued says what the ward says: it is rejected, and issued anew.
        if before.issued_here() {
            return Err(Code::IssuedHere.into());
        }
        let participant = attendance::participant(tx, before.nomination_id)?;
        check(tx, &participant, &entered)?;
        let after = Certificate {
            kind: entered.kind,
            number: entered.number(),
            number_key: entered.key(id),
            issuer: entered.issuer,
            issued_on: entered.issued_on,
            state,
            state_reason: None,
            revision: before.revision + 1,
            ..before.clone()
        };
        store::update(tx, &after)?;
        tx.changed("change", &before, &after)?;
        store::find(tx, id)
    })
    .await
}

pub async fn verify(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    if_match: IfMatch,
) -> Result<CertificateRow> {
    journal::write(database, who, move |tx| {
        let before = store::find(tx, id)?.certificate;
        scope.require(Some(before.unit_id), None)?;
        if_match.require(before.revision)?;
        if tx.who().is(before.staff_id) {
            return Err(Code::SelfDecision.into());
        }
        verify_certificate(tx, &before)?;
        store::find(tx, id)
    })
    .await
}

/// Lets a certificate count from its day of issue; that of a specialised programme meets the requirement that it was
/// taken for.
pub fn verify_certificate(tx: &mut Transaction<'_>, before: &Certificate) -> Result<Certificate> {
    let participant = attendance::participant(tx, before.nomination_id)?;
    let state = before.state.verified()?;
    if participant.state != NominationState::Completed {
        return Err(Code::ResultNotPassed.into());
    }
    let after = Certificate {
        state,
        state_reason: None,
        verified_by: Some(tx.who().account_id),
        verified_at: Some(tx.who().now),
        revision: before.revision + 1,
        ..before.clone()
    };
    store::update(tx, &after)?;
    tx.changed("verify", before, &after)?;
    if let Some(finding) = finding_of(tx, &participant, &after)? {
        findings::record(tx, &finding)?;
    }
    Ok(after)
}

/// The finding that a verified certificate makes, if it makes one.
fn finding_of(
    tx: &mut Transaction<'_>,
    participant: &Participant,
    certificate: &Certificate,
) -> Result<Option<RequirementFinding>> {
    let Some(purpose) = participant.purpose else { return Ok(None) };
    let post_id = match purpose {
        Purpose::Post => post_held(tx, participant)?,
        _ => None,
    };
    let facts = CertificateFacts {
        verified: certificate.state == CertificateState::Verified,
        meets_requirement: participant.programme_kind.meets_requirement()
            && certificate.kind == CertificateKind::Certificate,
        issued_on: certificate.issued_on,
        taken_for: Some(findings::requirement(purpose, post_id, participant.purpose_task.as_deref())),
    };
    let now = tx.who().now;
    Ok(finding_of_certificate(facts, now).map(|finding| RequirementFinding {
        id: Id::new(now),
        staff_id: certificate.staff_id,
        unit_id: certificate.unit_id,
        requirement: purpose,
        requirement_task: participant.purpose_task.clone(),
        post_id,
        meets: finding.meets,
        from_day: finding.from,
        source: finding.reason,
        certificate_id: Some(certificate.id),
        reason: None,
        created_at: now,
        revision: 1,
    }))
}

/// The post that somebody held when the course began; where the history does not reach back so far, the present one.
fn post_held(connection: &mut AnyConnection, participant: &Participant) -> Result<Option<Id>> {
    match staff::assignment_on(connection, participant.staff_id, participant.first_day)? {
        Some(assignment) => Ok(assignment.post_id),
        None => Ok(staff::find(connection, participant.staff_id)?.post_id),
    }
}

/// Does not accept a certificate. One that was verified by mistake no longer counts, and what it had met is as it was.
pub async fn reject(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    if_match: IfMatch,
    reason: String,
) -> Result<CertificateRow> {
    journal::write(database, who, move |tx| {
        let before = store::find(tx, id)?.certificate;
        scope.require(Some(before.unit_id), None)?;
        if_match.require(before.revision)?;
        if tx.who().is(before.staff_id) {
            return Err(Code::SelfDecision.into());
        }
        let after = Certificate {
            state: before.state.rejected(&reason)?,
            state_reason: Some(reason.clone()),
            // The number is free again for whom it belongs to.
            number_key: before.id.to_string(),
            verified_by: None,
            verified_at: None,
            revision: before.revision + 1,
            ..before.clone()
        };
        store::update(tx, &after)?;
        tx.changed_because("reject", &before, &after, &reason)?;
        findings::take_back(tx, before.id)?;
        store::find(tx, id)
    })
    .await
}

/// Puts the scan beside a certificate, over one that was there before; a verified one keeps the scan it was verified
/// with.
pub async fn attach(
    database: &Database,
    who: &Principal,
    scope: Scope,
    id: Id,
    name: String,
    content: Vec<u8>,
) -> Result<StoredFile> {
    journal::write(database, who, move |tx| {
        let before = certificate_in_reach(tx, &scope, id)?.certificate;
        if before.file_id.is_some() {
            before.state.mended()?;
        }
        let file = files::store(tx, &name, &content)?;
        let after = Certificate { file_id: Some(file.id), revision: before.revision + 1, ..before.clone() };
        store::update(tx, &after)?;
        tx.changed("attach", &before, &after)?;
        Ok(file)
    })
    .await
}

/// The scan of a certificate.
pub async fn attached(database: &Database, scope: Scope, id: Id) -> Result<(StoredFile, Vec<u8>)> {
    database
        .read_snapshot(move |connection| {
            let row = certificate_in_reach(connection, &scope, id)?;
            let file = files::find(connection, row.certificate.file_id.ok_or(Code::NotFound)?)?;
            let content = files::content(connection, &file)?;
            Ok((file, content))
        })
        .await
}
