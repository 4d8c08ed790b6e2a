//! Previewing and accepting a roster.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::json;

use super::accept::accept;
use super::dto::{
    ColumnChoiceBody, ColumnView, ImportCounts, ImportDone, RosterImport, RosterPreview, RosterPreviewView,
    RowAnswerBody, SheetView,
};
use super::facts::{self, Facts};
use crate::sheets::{self, RemarkView};
use crate::staff::import::{self, Answer, AnsweredRow, ColumnChoice, Roster, SheetPreview};
use crate::units;
use foundation::db::Database;
use foundation::http::Upload;
use foundation::journal;
use foundation::kernel::{Code, Id, Principal, Problem, Result, Scope};

pub async fn preview(
    database: &Database,
    who: &Principal,
    scope: Scope,
    upload: Upload<RosterPreview>,
) -> Result<RosterPreviewView> {
    let today = who.now.day();
    database
        .read_snapshot(move |connection| {
            let roster = read(&upload.bytes, upload.fields.choices, today)?;
            let known = facts::load(connection, &scope)?;
            let plan = planned(&roster, &known, upload.fields.answers);
            Ok(RosterPreviewView {
                sheets: roster.sheets.into_iter().map(SheetView::from).collect(),
                issues: roster.issues.into_iter().map(Into::into).collect(),
                remarks: roster.remarks.iter().map(RemarkView::from).collect(),
                counts: ImportCounts::of(&plan),
                units: plan.units.into_iter().map(Into::into).collect(),
                rows: plan.people.into_iter().map(Into::into).collect(),
                plan_hash: plan.hash,
            })
        })
        .await
}

/// The sender's workbook with the bad cells marked.
pub async fn marked(
    database: &Database,
    who: &Principal,
    scope: Scope,
    upload: Upload<RosterPreview>,
) -> Result<Vec<u8>> {
    let bytes = upload.bytes.clone();
    let shown = preview(database, who, scope, upload).await?;
    database.read(move |_| sheets::mark(&bytes, &shown.issues.iter().map(Into::into).collect::<Vec<_>>())).await
}

pub async fn store(
    database: &Database,
    who: &Principal,
    scope: Scope,
    upload: Upload<RosterImport>,
) -> Result<ImportDone> {
    let today = who.now.day();
    let Upload { name, bytes, fields } = upload;
    // Reading takes a while with a large file; the database is not kept waiting for it.
    let choices = fields.choices;
    let roster = database.read(move |_| read(&bytes, choices, today)).await?;
    journal::write(database, who, move |tx| {
        let top = top(&scope, &units::of_ids(tx, &scope.unit_ids())?)?;
        // Two imports at a time would both make the same people.
        units::lock(tx, &BTreeSet::from([top]))?;
        let known = facts::load(tx, &scope)?;
        let plan = planned(&roster, &known, fields.answers);
        if plan.hash != fields.plan_hash {
            return Err(Code::PreviewChanged.into());
        }
        let counts = ImportCounts::of(&plan);
        accept(tx, &plan, &known, top)?;
        if !plan.is_empty() {
            let payload = json!({ "file": name, "plan_hash": plan.hash, "counts": counts });
            let id = Id::new(tx.who().now);
            tx.event("import", "staff-imports", id, Some(top), payload);
        }
        Ok(ImportDone { counts })
    })
    .await
}

fn read(bytes: &[u8], choices: Option<Vec<ColumnChoiceBody>>, today: NaiveDate) -> Result<Roster> {
    let choices: Vec<ColumnChoice> = choices
        .unwrap_or_default()
        .into_iter()
        .map(|choice| ColumnChoice { sheet: choice.sheet, column: choice.column, meaning: choice.meaning })
        .collect();
    import::read(bytes, &choices, today)
}

fn planned(roster: &Roster, known: &Facts, answers: Option<Vec<RowAnswerBody>>) -> import::Plan {
    let answers: Vec<AnsweredRow> = answers
        .unwrap_or_default()
        .into_iter()
        .map(|answer| AnsweredRow {
            sheet: answer.sheet,
            row: answer.row,
            answer: answer.same_as.map_or(Answer::New, Answer::Same),
        })
        .collect();
    import::plan(&roster.people, &known.known_units, &known.known_people, &answers)
}

/// The highest unit in scope: new units are hung below it.
fn top(scope: &Scope, units: &[units::Unit]) -> Result<Id> {
    let highest = units.iter().find(|unit| unit.parent_id.is_none_or(|parent| !scope.units.contains(&parent)));
    highest.map(|unit| unit.id).ok_or_else(|| Problem::new(Code::Forbidden))
}

impl From<SheetPreview> for SheetView {
    fn from(sheet: SheetPreview) -> Self {
        let (titles, columns) = sheet.head.map(|head| (head.titles, head.columns)).unwrap_or_default();
        Self {
            name: sheet.name,
            titles,
            columns: columns
                .into_iter()
                .map(|column| ColumnView {
                    letters: column.letters,
                    heading: column.heading,
                    meaning: column.meaning,
                    chosen: column.chosen,
                })
                .collect(),
            people: sheet.people,
        }
    }
}
