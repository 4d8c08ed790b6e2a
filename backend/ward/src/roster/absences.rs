//! Previewing and accepting absences.

use std::collections::BTreeSet;

use serde_json::json;

use super::dto::{
    AbsenceColumnView, AbsenceSheetView, AbsencesImport, AbsencesPreview, AbsencesPreviewView, ImportCounts, ImportDone,
};
use crate::sheets::{self, RemarkView};
use crate::staff::absences::{AbsenceBody, enter};
use crate::staff::import::{self, AbsenceAction, AbsenceFile, AbsencePlan, AbsenceSheet, KnownAbsence, KnownMember};
use crate::staff::{self, Staff, absences_between};
use crate::units;
use foundation::db::{AnyConnection, Database};
use foundation::http::Upload;
use foundation::journal;
use foundation::kernel::{Code, Id, Principal, Result, Scope};

pub async fn preview(
    database: &Database,
    scope: Scope,
    upload: Upload<AbsencesPreview>,
) -> Result<AbsencesPreviewView> {
    database
        .read_snapshot(move |connection| {
            let file = import::read_absences(&upload.bytes)?;
            let plan = planned(connection, &scope, &file)?;
            Ok(AbsencesPreviewView {
                sheets: file.sheets.into_iter().map(AbsenceSheetView::from).collect(),
                issues: file.issues.into_iter().chain(plan.issues.clone()).map(Into::into).collect(),
                remarks: file.remarks.iter().map(RemarkView::from).collect(),
                counts: counted(&plan),
                rows: plan.steps.into_iter().map(Into::into).collect(),
                plan_hash: plan.hash,
            })
        })
        .await
}

/// The sender's workbook with the bad cells marked.
pub async fn marked(database: &Database, scope: Scope, upload: Upload<AbsencesPreview>) -> Result<Vec<u8>> {
    let bytes = upload.bytes.clone();
    let shown = preview(database, scope, upload).await?;
    database.read(move |_| sheets::mark(&bytes, &shown.issues.iter().map(Into::into).collect::<Vec<_>>())).await
}

pub async fn store(
    database: &Database,
    who: &Principal,
    scope: Scope,
    upload: Upload<AbsencesImport>,
) -> Result<ImportDone> {
    let Upload { name, bytes, fields } = upload;
    let file = database.read(move |_| import::read_absences(&bytes)).await?;
    journal::write(database, who, move |tx| {
        let plan = planned(tx, &scope, &file)?;
        if plan.hash != fields.plan_hash {
            return Err(Code::PreviewChanged.into());
        }
        let counts = counted(&plan);
        // In the order of their ids, as every writer locks people.
        staff::lock(tx, &plan.steps.iter().filter_map(|step| step.staff_id).collect::<BTreeSet<Id>>())?;
        for step in &plan.steps {
            if let (AbsenceAction::Create, Some(staff_id)) = (step.action, step.staff_id) {
                let body = AbsenceBody {
                    staff_id,
                    kind: step.row.kind,
                    first_day: step.row.first_day,
                    last_day: step.row.last_day,
                    note: step.row.note.clone(),
                };
                enter(tx, &scope, body)?;
            }
        }
        if counts.create > 0 {
            let payload = json!({ "file": name, "plan_hash": plan.hash, "counts": counts });
            let id = Id::new(tx.who().now);
            tx.event("import", "absence-imports", id, None, payload);
        }
        Ok(ImportDone { counts })
    })
    .await
}

fn planned(connection: &mut AnyConnection, scope: &Scope, file: &AbsenceFile) -> Result<AbsencePlan> {
    let unit_ids = scope.unit_ids();
    let units = units::of_ids(connection, &unit_ids)?;
    let people = staff::of_units(connection, &unit_ids)?;
    let name_of = |person: &Staff| {
        units.iter().find(|unit| unit.id == person.unit_id).map(|unit| unit.name.clone()).unwrap_or_default()
    };
    let members: Vec<KnownMember> = people
        .iter()
        .map(|person| KnownMember {
            id: person.id,
            name: person.full_name.clone(),
            birth: person.birth_date.map(|day| day.to_string()).or(person.birth_year.map(|year| year.to_string())),
            unit: name_of(person),
        })
        .collect();
    let (first, last) = (
        file.rows.iter().map(|row| row.first_day).min().unwrap_or_default(),
        file.rows.iter().map(|row| row.last_day).max().unwrap_or_default(),
    );
    let ids: Vec<Id> = people.iter().map(|person| person.id).collect();
    let known: Vec<KnownAbsence> = absences_between(connection, &ids, &(first..=last))?
        .into_iter()
        .map(|absence| KnownAbsence {
            staff_id: absence.staff_id,
            kind: absence.kind,
            first_day: absence.first_day,
            last_day: absence.last_day,
        })
        .collect();
    Ok(import::plan_absences(&file.rows, &members, &known))
}

fn counted(plan: &AbsencePlan) -> ImportCounts {
    let count = |action| plan.steps.iter().filter(|step| step.action == action).count();
    ImportCounts {
        create: count(AbsenceAction::Create),
        unchanged: count(AbsenceAction::Unchanged),
        left_out: count(AbsenceAction::LeftOut),
        ..ImportCounts::default()
    }
}

impl From<AbsenceSheet> for AbsenceSheetView {
    fn from(sheet: AbsenceSheet) -> Self {
        let columns = sheet.columns.into_iter().map(|column| AbsenceColumnView {
            letters: column.letters,
            heading: column.heading,
            meaning: column.meaning,
        });
        Self { name: sheet.name, columns: columns.collect() }
    }
}
