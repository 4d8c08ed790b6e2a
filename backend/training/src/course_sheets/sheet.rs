//! What each kind of sheet has to say of itself, and what carrying one out comes to.

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use foundation::db::AnyConnection;
use foundation::journal::Transaction;
use foundation::kernel::{Fault, Id, Problem, Result, Scope, hexadecimal};
use ward::sheets::{Heading, Remark, Row, SheetFault, Template};

use crate::courses::Course;

/// What a row says of a person.
pub struct ReadRow<Entry> {
    /// The person, or the place in the course: it must not come twice.
    pub id: Id,
    /// The name, as it is on record.
    pub name: String,
    /// What is to be done, each beside the column that says so.
    pub entries: Vec<(usize, Entry)>,
}

/// What became of an entry.
pub struct Done {
    /// Whether it was recorded; else it was there already.
    pub recorded: bool,
    /// What it was, in words of the office.
    pub words: String,
    /// What the rules said that did not stand in the way.
    pub warnings: Vec<Fault>,
}

/// A kind of sheet of a course, with what is known of the course.
pub trait CourseSheet: Sized {
    /// What one row, or one of its cells, asks for.
    type Entry;

    /// What it is called in the record.
    const KIND: &'static str;

    /// What is known of a course in scope.
    fn load(connection: &mut AnyConnection, scope: &Scope, course: Course) -> Result<Self>;

    /// The columns; the first is the name.
    fn headings(&self) -> Vec<Heading>;

    /// Reads a row, and notes what is wrong with its cells. None where it says nothing or is not taken.
    fn read(&self, row: &mut Row<'_>) -> Option<ReadRow<Self::Entry>>;

    /// Before the first entry: locks what must not change meanwhile.
    fn prepare(&mut self, _tx: &mut Transaction<'_>, _ids: &[Id]) -> Result<()> {
        Ok(())
    }

    /// Does what an entry asks for, by the rules of its room.
    fn carry_out(&mut self, tx: &mut Transaction<'_>, entry: &Self::Entry) -> Result<Done>;

    /// The column that a fault of the rules is about, by its pointer; the entry's own where none is.
    fn column_of(pointer: &str) -> Option<usize>;

    /// The sheet to be filled in.
    fn template(&self) -> Template;
}

/// A row of which something was taken.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    /// The sheet's name.
    pub sheet: String,
    /// The row as Excel counts it.
    pub row: u32,
    /// The person's name.
    pub name: String,
    /// Whether anything was recorded; else all of it was there already.
    pub recorded: bool,
    /// What the row says.
    pub words: String,
}

/// What carrying a sheet out came to.
#[derive(Clone, Debug, Default)]
pub struct Performed {
    /// How many rows say something.
    pub rows: usize,
    /// Those of which something was taken.
    pub steps: Vec<Step>,
    /// Everything to look at.
    pub faults: Vec<SheetFault>,
    /// What of the file was not read.
    pub remarks: Vec<Remark>,
    /// Says whether it is what was shown.
    pub hash: String,
}

impl Performed {
    /// Rows of which something was recorded.
    pub fn recorded(&self) -> usize {
        self.steps.iter().filter(|step| step.recorded).count()
    }

    /// The hash of what is shown.
    ///
    /// # Errors
    /// Internal.
    pub fn hashed(&self) -> Result<String> {
        let faults: Vec<_> = self.faults.iter().map(|one| (&one.sheet, &one.cell, one.fault.text(false))).collect();
        let text = serde_json::to_vec(&(self.rows, &self.steps, faults)).map_err(Problem::internal)?;
        Ok(hexadecimal(Sha256::digest(&text)))
    }
}
