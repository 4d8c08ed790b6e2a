//! What an import would do: each row of a sheet compared with the roster, the catalogue and what is on record.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use utoipa::ToSchema;

use super::sheet::{PastColumn, PastIssue, PastIssueCode, PastRow, PastSheet};
use super::store;
use crate::results::rules::{Grade, duplicate_key};
use foundation::db::AnyConnection;
use foundation::kernel::{Code, Id, Problem, Scope, hexadecimal, search_key, text_enum};
use ward::sheets::{People, Remark};
use ward::staff::{self, Staff};

type Result<T, E = Problem> = std::result::Result<T, E>;

text_enum! {
    /// What an import does with a row.
    pub enum PastAction {
        /// Records it.
        Record = "record" / "Ghi nhận",
        /// It is on record already.
        AlreadyThere = "already_there" / "Đã có",
    }
}

/// A row of the sheet, and what an import does with it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PastStep {
    /// The sheet's name.
    pub sheet: String,
    /// The row as Excel counts it.
    pub row: u32,
    /// What is done.
    pub action: PastAction,
    /// The person.
    pub staff_id: Id,
    /// The person's name.
    #[schema(example = "Nguyễn Văn Á")]
    pub full_name: String,
    /// The programme.
    pub programme_id: Id,
    /// The programme's name.
    pub programme_name: String,
    /// Who organised it.
    pub organiser: String,
    /// The first day.
    pub first_day: NaiveDate,
    /// The last day.
    pub last_day: NaiveDate,
    /// The score in hundredths.
    #[schema(example = 825)]
    pub score_hundredths: Option<u16>,
    /// The grade, where no score says it.
    pub grade: Option<Grade>,
    /// The certificate's number.
    pub certificate_number: Option<String>,
    /// Who issued the certificate; null where there is none.
    pub certificate_issuer: Option<String>,
    /// When the certificate was issued.
    pub certificate_issued_on: Option<NaiveDate>,
}

/// What an import would do.
#[derive(Clone, Debug)]
pub struct PastPlan {
    /// How many rows there are, the bad ones too.
    pub total: usize,
    /// The rows that can be taken.
    pub steps: Vec<PastStep>,
    /// Everything to look at.
    pub issues: Vec<PastIssue>,
    /// What of the file was not read.
    pub remarks: Vec<Remark>,
    /// Says whether it is still the plan that was shown.
    pub hash: String,
}

/// Compares a sheet with what is known in scope.
pub fn plan(connection: &mut AnyConnection, scope: &Scope, sheet: PastSheet) -> Result<PastPlan> {
    let PastSheet { total, rows, mut issues, remarks } = sheet;
    let known = Known::load(connection, scope)?;
    let keys: Vec<String> = rows.iter().filter_map(certificate_key).collect();
    let mut certificates = store::known_certificates(connection, &keys)?;
    let mut meant = Vec::new();
    for row in rows {
        match (known.person(&row), known.programme(&row)) {
            (Ok(person), Ok(programme)) => meant.push((row, person, programme)),
            (person, programme) => issues.extend([person.err(), programme.err()].into_iter().flatten()),
        }
    }
    let staff_ids: Vec<Id> = meant.iter().map(|(_, person, _)| person.id).collect();
    let on_record = store::on_record(connection, &staff_ids)?;
    let mut seen = BTreeSet::new();
    let mut steps = Vec::new();
    for (row, person, programme) in meant {
        let training = (person.id, programme.id, row.first_day, row.last_day);
        if !seen.insert(training) {
            issues.push(row.issue(PastColumn::Name, &row.name, PastIssueCode::RowTwice));
            continue;
        }
        let action = if on_record.contains(&training) { PastAction::AlreadyThere } else { PastAction::Record };
        if action == PastAction::Record
            && let Some(key) = certificate_key(&row)
            && !certificates.insert(key)
        {
            let number = row.certificate.as_ref().and_then(|one| one.number.clone()).unwrap_or_default();
            issues.push(row.issue(PastColumn::CertificateNumber, &number, PastIssueCode::CertificateDuplicate));
            continue;
        }
        steps.push(step(row, action, person, programme));
    }
    let text = serde_json::to_vec(&steps).map_err(Problem::internal)?;
    let hash = hexadecimal(Sha256::digest(&text));
    Ok(PastPlan { total, steps, issues, remarks, hash })
}

fn certificate_key(row: &PastRow) -> Option<String> {
    row.certificate.as_ref().and_then(|one| duplicate_key(&one.issuer, one.number.as_deref()))
}

fn step(row: PastRow, action: PastAction, person: &Staff, programme: &store::NamedProgramme) -> PastStep {
    let (number, issuer, issued_on) = match row.certificate {
        Some(one) => (one.number, Some(one.issuer), Some(one.issued_on)),
        None => (None, None, None),
    };
    PastStep {
        sheet: row.sheet,
        row: row.row,
        action,
        staff_id: person.id,
        full_name: person.full_name.clone(),
        programme_id: programme.id,
        programme_name: programme.name.clone(),
        organiser: row.organiser,
        first_day: row.first_day,
        last_day: row.last_day,
        score_hundredths: row.score.map(|score| score.hundredths()),
        grade: row.grade,
        certificate_number: number,
        certificate_issuer: issuer,
        certificate_issued_on: issued_on,
    }
}

/// The roster and the catalogue, to be found by what people type.
struct Known {
    staff: BTreeMap<Id, Staff>,
    people: People,
    programmes: Vec<store::NamedProgramme>,
}

impl Known {
    fn load(connection: &mut AnyConnection, scope: &Scope) -> Result<Self> {
        let staff = staff::of_units(connection, &scope.unit_ids())?;
        let people = staff::known_people(connection, &staff)?.into_iter().collect();
        let staff = staff.into_iter().map(|person| (person.id, person)).collect();
        Ok(Self { staff, people, programmes: store::programmes(connection)? })
    }

    fn person(&self, row: &PastRow) -> Result<&Staff, PastIssue> {
        let issue = |code| row.issue(PastColumn::Name, &row.name, code);
        match self.people.meant(&row.name, row.born, &row.unit) {
            Ok(person) => self.staff.get(&person.id).ok_or_else(|| issue(PastIssueCode::PersonUnknown)),
            Err(Code::PersonUnclear) => Err(issue(PastIssueCode::PersonUnclear)),
            Err(_) => Err(issue(PastIssueCode::PersonUnknown)),
        }
    }

    fn programme(&self, row: &PastRow) -> Result<&store::NamedProgramme, PastIssue> {
        let wanted = search_key(&row.programme);
        self.programmes
            .iter()
            .find(|programme| search_key(&programme.code) == wanted || search_key(&programme.name) == wanted)
            .ok_or_else(|| row.issue(PastColumn::Programme, &row.programme, PastIssueCode::ProgrammeUnknown))
    }
}
