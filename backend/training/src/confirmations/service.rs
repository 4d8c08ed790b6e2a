//! What is done with confirmations, and how a certificate is checked.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::badge::Badge;
use super::dto::{CertificateCheckView, ConfirmationsIssued, LeftOutView};
use super::rules::{may_confirm, split};
use crate::attendance::participants_of;
use crate::courses::{self, Course};
use crate::results::rules::CertificateState;
use crate::results::{
    Certificate, CertificateRow, NewCertificate, Wording, certificate_in_reach, certificate_of_code, certificates_of,
    enter_certificate, issued_here_for, verify_certificate,
};
use foundation::db::{AnyConnection, Database};
use foundation::journal;
use foundation::kernel::{Code, Id, Principal, Problem, Result, Scope};
use paper::{Confirmation, confirmations};
use ward::accounts::Tokens;
use ward::catalogue::rules::CertificateKind;
use ward::letterheads::{self, Letterhead};
use ward::units;

/// The address of the page on which everybody sees whether a certificate stands.
fn check_address(public_url: &str, code: &str) -> String {
    format!("{public_url}/chung-chi/{code}")
}

/// What everybody is told of the certificate with a code.
pub async fn check(database: &Database, code: String) -> Result<CertificateCheckView> {
    database
        .read_snapshot(move |connection| {
            let row = certificate_of_code(connection, &code)?;
            let course = courses::find(connection, row.course_id)?;
            let recorded_by = units::root(connection)?.name;
            CertificateCheckView::of(row, course, recorded_by)
        })
        .await
}

/// Gives everybody a confirmation who completed a course of the ward's own and has no certificate of it.
pub async fn issue(
    database: &Database,
    who: &Principal,
    scope: Scope,
    course_id: Id,
    issued_on: NaiveDate,
) -> Result<ConfirmationsIssued> {
    journal::write(database, who, move |tx| {
        // Two who do this at once must not both find that somebody has none.
        let course = courses::lock(tx, course_id)?;
        scope.require(Some(course.unit_id), None)?;
        may_confirm(course.origin, course.has_ended(tx.who().now.day()))?;
        let issuer = units::find(tx, course.unit_id)?.name;
        let letterhead = letterheads::of_unit(tx, course.unit_id)?;
        let participants = participants_of(tx, course_id)?;
        let places: Vec<Id> = participants.iter().map(|participant| participant.nomination_id).collect();
        let with_one: BTreeSet<Id> = certificates_of(tx, &places)?
            .into_iter()
            .filter(|certificate| certificate.state != CertificateState::Rejected)
            .map(|certificate| certificate.nomination_id)
            .collect();
        let (given, left_out) = split(participants, &with_one, tx.who().staff_id);
        let senders: Vec<Id> = given.iter().map(|participant| participant.unit_id).collect();
        let names: BTreeMap<Id, String> =
            units::of_ids(tx, &senders)?.into_iter().map(|unit| (unit.id, unit.name)).collect();
        for participant in &given {
            let unit = names.get(&participant.unit_id).cloned().unwrap_or_default();
            let entered = NewCertificate {
                kind: CertificateKind::Confirmation,
                number: None,
                issuer: issuer.clone(),
                issued_on,
                wording: Some(worded(&letterhead, &course, participant.full_name.clone(), unit)),
            };
            let certificate = enter_certificate(tx, participant, entered)?;
            verify_certificate(tx, &certificate)?;
        }
        let left_out = left_out.into_iter().map(|(participant, reason)| LeftOutView {
            staff_id: participant.staff_id,
            full_name: participant.full_name,
            reason,
        });
        Ok(ConfirmationsIssued { issued: given.len(), left_out: left_out.collect() })
    })
    .await
}

/// The confirmations of a course that stand, as one PDF with a page each; [`Code::NotFound`] where there is none.
pub async fn papers_of_course(
    database: &Database,
    scope: Scope,
    course_id: Id,
    public_url: String,
) -> Result<(String, Vec<u8>)> {
    database
        .read_snapshot(move |connection| {
            let course = courses::find(connection, course_id)?;
            scope.require(Some(course.unit_id), None)?;
            let rows = issued_here_for(connection, course_id)?;
            if rows.is_empty() {
                return Err(Code::NotFound.into());
            }
            let title = format!("Giấy chứng nhận {}", course.name);
            let pages: Vec<Confirmation> =
                rows.iter().map(|row| page(&row.certificate, &public_url)).collect::<Result<_>>()?;
            let content = confirmations(&title, &pages).map_err(Problem::internal)?;
            Ok((title, content))
        })
        .await
}

/// One confirmation as a PDF.
pub async fn paper(database: &Database, scope: Scope, id: Id, public_url: String) -> Result<(String, Vec<u8>)> {
    database
        .read_snapshot(move |connection| {
            let row = confirmation(connection, &scope, id)?;
            let page = page(&row.certificate, &public_url)?;
            let title = format!("Giấy chứng nhận {}", page.full_name);
            let content = confirmations(&title, &[page]).map_err(Problem::internal)?;
            Ok((title, content))
        })
        .await
}

/// One confirmation as a badge, signed.
pub async fn badge(
    database: &Database,
    tokens: &Tokens,
    scope: Scope,
    id: Id,
    public_url: &str,
) -> Result<(String, String)> {
    let row = database.read(move |connection| confirmation(connection, &scope, id)).await?;
    let certificate = &row.certificate;
    let wording = wording_of(certificate)?;
    let claims = Badge {
        base: public_url,
        address: &check_address(public_url, &certificate.code),
        issuer: &certificate.issuer,
        full_name: &wording.full_name,
        course_id: row.course_id,
        course: &wording.course,
        days: (wording.first_day, wording.last_day),
        number: Some(certificate.number.as_str()).filter(|number| !number.is_empty()),
        issued_on: certificate.issued_on,
    }
    .claims();
    Ok((format!("Huy hiệu số {}", wording.full_name), tokens.sign(&claims)?))
}

/// A confirmation in reach that was issued here and stands.
fn confirmation(connection: &mut AnyConnection, scope: &Scope, id: Id) -> Result<CertificateRow> {
    let row = certificate_in_reach(connection, scope, id)?;
    if !row.certificate.issued_here() {
        return Err(Code::NotIssuedHere.into());
    }
    if row.certificate.state != CertificateState::Verified {
        return Err(Code::WrongState.into());
    }
    Ok(row)
}

/// What a confirmation of this course says, issued today for this person of this unit.
fn worded(letterhead: &Letterhead, course: &Course, full_name: String, unit: String) -> Wording {
    let (head, signature) = (letterhead.head(), letterhead.signature());
    Wording {
        superior: head.superior,
        agency: head.agency,
        place: head.place,
        full_name,
        unit,
        course: course.name.clone(),
        organiser: course.organiser.clone(),
        first_day: course.first_day,
        last_day: course.last_day,
        held_at: course.place.clone(),
        signer_titles: signature.titles,
        signer_name: signature.name,
    }
}

fn wording_of(certificate: &Certificate) -> Result<Wording> {
    certificate.wording()?.ok_or_else(|| Code::NotIssuedHere.into())
}

/// The page of a confirmation, as it was issued.
fn page(certificate: &Certificate, public_url: &str) -> Result<Confirmation> {
    let wording = wording_of(certificate)?;
    Ok(Confirmation {
        letterhead: paper::Letterhead { superior: wording.superior, agency: wording.agency, place: wording.place },
        issuer: certificate.issuer.clone(),
        full_name: wording.full_name,
        unit: wording.unit,
        course: wording.course,
        days: (wording.first_day, wording.last_day),
        place: wording.held_at,
        issued_on: certificate.issued_on,
        signature: paper::Signature { titles: wording.signer_titles, name: wording.signer_name },
        address: check_address(public_url, &certificate.code),
    })
}
