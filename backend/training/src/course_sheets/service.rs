//! Reading a sheet of a course, carrying it out, and undoing it where it was only to be looked at.

use std::collections::BTreeSet;

use serde_json::json;

use super::sheet::{CourseSheet, Performed, ReadRow, Step};
use crate::courses;
use foundation::db::Database;
use foundation::journal::{self, Transaction};
use foundation::kernel::{Code, Fault, Id, Principal, Problem, Result, Scope};
use ward::sheets::{self, Mark, Row, Severity, SheetFault, Table, Workbook};

/// A sheet of the course to be filled in.
pub async fn template<S: CourseSheet>(database: &Database, scope: Scope, course_id: Id) -> Result<Vec<u8>> {
    database
        .read_snapshot(move |connection| {
            let course = courses::find(connection, course_id)?;
            S::load(connection, &scope, course)?.template().write()
        })
        .await
}

/// What an import would do.
pub async fn preview<S: CourseSheet>(
    database: &Database,
    who: &Principal,
    scope: Scope,
    course_id: Id,
    bytes: Vec<u8>,
) -> Result<Performed> {
    let workbook = database.read(move |_| sheets::read(&bytes)).await?;
    journal::rehearse(database, who, move |tx| perform::<S>(tx, &scope, course_id, &workbook)).await
}

/// The sender's workbook with what an import would not take marked in it.
pub async fn marked<S: CourseSheet>(
    database: &Database,
    who: &Principal,
    scope: Scope,
    course_id: Id,
    (bytes, english): (Vec<u8>, bool),
) -> Result<Vec<u8>> {
    let performed = preview::<S>(database, who, scope, course_id, bytes.clone()).await?;
    let marks: Vec<Mark> = performed
        .faults
        .iter()
        .map(|fault| Mark {
            sheet: fault.sheet.clone(),
            cell: fault.cell.clone(),
            severity: fault.severity,
            message: fault.fault.text(english),
        })
        .collect();
    database.read(move |_| sheets::mark(&bytes, &marks)).await
}

/// Carries out what the preview showed, and only that.
pub async fn import<S: CourseSheet>(
    database: &Database,
    who: &Principal,
    scope: Scope,
    course_id: Id,
    (name, bytes, plan_hash): (String, Vec<u8>, String),
) -> Result<Performed> {
    // Read before the transaction: a large workbook must not keep other writers waiting.
    let workbook = database.read(move |_| sheets::read(&bytes)).await?;
    journal::write(database, who, move |tx| {
        let performed = perform::<S>(tx, &scope, course_id, &workbook)?;
        if performed.hash != plan_hash {
            return Err(Code::PreviewChanged.into());
        }
        let recorded = performed.recorded();
        if recorded > 0 {
            let unit_id = courses::find(tx, course_id)?.unit_id;
            let payload = json!({
                "file": name, "sheet": S::KIND, "course_id": course_id, "plan_hash": plan_hash, "recorded": recorded
            });
            let id = Id::new(tx.who().now);
            tx.event("import", "course-sheet-imports", id, Some(unit_id), payload);
        }
        Ok(performed)
    })
    .await
}

fn perform<S: CourseSheet>(
    tx: &mut Transaction<'_>,
    scope: &Scope,
    course_id: Id,
    workbook: &Workbook,
) -> Result<Performed> {
    let course = courses::find(tx, course_id)?;
    let mut sheet = S::load(tx, scope, course)?;
    let headings = sheet.headings();
    let tables = sheets::tables(workbook, &headings)?;
    let mut performed = Performed { remarks: workbook.remarks.clone(), ..Performed::default() };
    let read = read_rows(&sheet, &tables, &mut performed);
    let ids: Vec<Id> = read.iter().map(|(_, said)| said.id).collect();
    sheet.prepare(tx, &ids)?;
    for (row, said) in read {
        let mut recorded = false;
        let mut words = Vec::new();
        for (column, entry) in &said.entries {
            match tx.item(|tx| sheet.carry_out(tx, entry)) {
                Err(problem) if problem.code.status() >= 500 => return Err(problem),
                Err(problem) => performed.faults.extend(refused::<S>(&row, *column, problem)),
                Ok(done) => {
                    recorded |= done.recorded;
                    words.push(done.words);
                    let warn = |fault| row.fault(*column, Severity::Warning, fault);
                    performed.faults.extend(done.warnings.into_iter().map(warn));
                }
            }
        }
        if !words.is_empty() {
            let (sheet, row, words) = (row.sheet().to_owned(), row.number(), words.join("; "));
            performed.steps.push(Step { sheet, row, name: said.name, recorded, words });
        }
    }
    performed.hash = performed.hashed()?;
    Ok(performed)
}

/// Reads the rows; nobody may stand in two of them.
fn read_rows<'a, S: CourseSheet>(
    sheet: &S,
    tables: &'a [Table<'a>],
    performed: &mut Performed,
) -> Vec<(Row<'a>, ReadRow<S::Entry>)> {
    let mut seen = BTreeSet::new();
    let mut read = Vec::new();
    for mut row in tables.iter().flat_map(Table::rows) {
        let said = sheet.read(&mut row);
        if let Some(said) = &said
            && !seen.insert(said.id)
        {
            row.wrong(0, Fault::new("", Code::RowTwice));
        }
        let faults = row.take_faults();
        // A mark of attendance that cannot be read leaves the others of its row; elsewhere a bad cell is its row's.
        let whole = said.as_ref().is_some_and(|said| said.entries.len() > 1);
        let twice = faults.iter().any(|fault| fault.fault.code == Code::RowTwice);
        if said.is_some() || !faults.is_empty() {
            performed.rows += 1;
        }
        let takes = !twice && (faults.is_empty() || whole);
        performed.faults.extend(faults);
        read.extend(said.filter(|_| takes).map(|said| (row, said)));
    }
    read
}

/// What the rules refuse, each at its cell.
fn refused<S: CourseSheet>(row: &Row<'_>, column: usize, problem: Problem) -> Vec<SheetFault> {
    let faults = match problem.faults {
        faults if faults.is_empty() => vec![Fault { values: problem.values, ..Fault::new("", problem.code) }],
        faults => faults,
    };
    let place = |fault: &Fault| S::column_of(&fault.pointer).unwrap_or(column);
    faults.into_iter().map(|fault| row.fault(place(&fault), Severity::Error, fault)).collect()
}
