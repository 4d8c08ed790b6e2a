//! What is done with the catalogue. It is the same for the whole installation, so it is changed by those whose role
//! covers the top of the tree.

use super::dto::{ProgrammeBody, ProgrammeLength};
use super::filter::ProgrammeFilter;
use super::rules::{Audience, CertificateKind, Competence, LengthUnit, Phase, ProgrammeKind};
use super::shipped::{ShippedProgramme, shipped_programmes};
use super::store::{self, Programme};
use foundation::db::Database;
use foundation::http::{IfMatch, Patch};
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Fault, Id, Page, PageRequest, Principal, Problem, Result, TextEnum};

/// The share of sessions that completing a course of the ward's own needs where nobody has said so (domain, rule 6).
const DEFAULT_ATTENDANCE_PERCENT: i32 = 80;

pub async fn list(database: &Database, filter: ProgrammeFilter, page: PageRequest) -> Result<Page<Programme>> {
    database.read(move |connection| store::list(connection, &filter, &page)).await
}

pub async fn get(database: &Database, id: Id) -> Result<Programme> {
    database.read(move |connection| store::find(connection, id)).await
}

pub async fn create(database: &Database, who: &Principal, body: ProgrammeBody) -> Result<Programme> {
    let id = Id::new(who.now);
    journal::write(database, who, move |tx| {
        let behind_all = store::last_position(tx)? + 1;
        let programme = filled(id, body, behind_all, 1)?;
        store::insert(tx, &programme)?;
        tx.created("create", &programme)?;
        Ok(programme)
    })
    .await
}

pub async fn change(
    database: &Database,
    who: &Principal,
    id: Id,
    if_match: IfMatch,
    patch: Patch<ProgrammeBody>,
) -> Result<Programme> {
    journal::write(database, who, move |tx| {
        let before = store::find(tx, id)?;
        if_match.require(before.revision)?;
        let body = patch.apply(&before.clone().into())?;
        let after = filled(id, body, before.position, before.revision + 1)?;
        store::update(tx, &after)?;
        tx.changed("change", &before, &after)?;
        Ok(after)
    })
    .await
}

fn filled(id: Id, body: ProgrammeBody, position: i32, revision: i64) -> Result<Programme> {
    if let Some(length) = &body.length
        && length.least > length.most
    {
        let range = format!("≥ {}", length.least);
        return Err(Problem::invalid(vec![Fault::new("/length/most", Code::OutOfRange).with("range", range)]));
    }
    Ok(Programme {
        id,
        search: store::search_of(&body.code, &body.name),
        code: body.code,
        name: body.name,
        kind: body.kind,
        description: body.description.unwrap_or_default(),
        phases: store::joined(&body.phases.unwrap_or_else(|| Phase::ALL.to_vec())),
        length_unit: body.length.as_ref().map(|length| length.unit),
        length_least: body.length.as_ref().map(|length| length.least),
        length_most: body.length.as_ref().map(|length| length.most),
        audience: body.audience.unwrap_or(body.kind.shipped_audience()),
        competences: store::joined(&body.competences.unwrap_or_default()),
        certificate: body.certificate.unwrap_or(body.kind.shipped_certificate()),
        attendance_percent: body.attendance_percent.unwrap_or(DEFAULT_ATTENDANCE_PERCENT),
        excused_counts: body.excused_counts.unwrap_or(false),
        source: body.source.unwrap_or_default(),
        active: body.active.unwrap_or(true),
        position: body.position.unwrap_or(position),
        revision,
    })
}

/// The id of a shipped programme, by its code as shipped.
pub fn shipped_id(code: &str) -> Id {
    Id::from_words(&format!("programme:{code}"))
}

/// Puts the shipped catalogue in, once: a catalogue that has programmes is left as the ward has made it.
pub fn seed(tx: &mut Transaction<'_>) -> Result<()> {
    if !store::is_empty(tx)? {
        return Ok(());
    }
    for (position, shipped) in (1..).zip(shipped_programmes().map_err(Problem::internal)?) {
        let id = shipped_id(&shipped.code);
        let programme = filled(id, read(shipped)?, position, 1)?;
        store::insert(tx, &programme)?;
        tx.created("seed", &programme)?;
    }
    Ok(())
}

/// The shipped codes as what they mean.
fn read(shipped: ShippedProgramme) -> Result<ProgrammeBody> {
    let length = match shipped.length {
        None => None,
        Some(length) => Some(ProgrammeLength {
            unit: known::<LengthUnit>(&length.unit)?,
            least: i32::try_from(length.least).map_err(Problem::internal)?,
            most: i32::try_from(length.most).map_err(Problem::internal)?,
        }),
    };
    Ok(ProgrammeBody {
        kind: known::<ProgrammeKind>(&shipped.kind)?,
        phases: Some(shipped.phases.iter().map(|code| known::<Phase>(code)).collect::<Result<_>>()?),
        length,
        audience: Some(known::<Audience>(&shipped.audience)?),
        competences: Some(shipped.competences.iter().map(|code| known::<Competence>(code)).collect::<Result<_>>()?),
        certificate: Some(known::<CertificateKind>(&shipped.certificate)?),
        code: shipped.code,
        name: shipped.name,
        description: Some(shipped.description),
        source: Some(shipped.source),
        attendance_percent: None,
        excused_counts: None,
        active: None,
        position: None,
    })
}

fn known<T: TextEnum>(code: &str) -> Result<T> {
    T::from_code(code).ok_or_else(|| Problem::internal(format!("the shipped catalogue holds the unknown code {code}")))
}
