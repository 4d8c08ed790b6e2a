//! Names for a course from Excel.

use super::sent::{FIRST_OWN, NAME, columns_of_people, headings_of_people, meant};
use super::sheet::{CourseSheet, Done, ReadRow};
use crate::courses::rules::Origin;
use crate::courses::{self, Course};
use crate::nominations::rules::Entry;
use crate::nominations::{self, NominateBody};
use foundation::db::AnyConnection;
use foundation::journal::Transaction;
use foundation::kernel::{Code, Fault, Id, NominationsGather, Problem, Result, Scope, TextEnum as _};
use ward::findings::rules::Purpose;
use ward::sheets::{Heading, People, Row, Template, TemplateColumn, Typing};
use ward::staff;

const WAY: usize = FIRST_OWN;
const HAND_OVER: usize = FIRST_OWN + 1;
const PURPOSE: usize = FIRST_OWN + 2;
const TASK: usize = FIRST_OWN + 3;
const WAITING_LIST: usize = FIRST_OWN + 4;
const REASON: usize = FIRST_OWN + 5;

/// The ways in which a sheet names somebody: a wish is one's own.
const WAYS: [Entry; 3] = [Entry::Propose, Entry::Enter, Entry::Record];

/// The sheet of names.
pub struct NominationsSheet {
    course: Course,
    names: Vec<String>,
    people: People,
}

/// A name for the course.
pub struct Named {
    staff_id: Id,
    /// How, where the sheet says so.
    entry: Option<Entry>,
    body: NominateBody,
}

impl CourseSheet for NominationsSheet {
    type Entry = Named;

    const KIND: &'static str = "nominations";

    fn load(connection: &mut AnyConnection, scope: &Scope, course: Course) -> Result<Self> {
        if !courses::reach(connection, scope)?.contains(&course.unit_id) {
            return Err(Code::NotFound.into());
        }
        let people = staff::of_units(connection, &scope.unit_ids())?;
        let people = staff::known_people(connection, &people)?;
        let names = people.iter().map(|person| person.name.clone()).collect();
        Ok(Self { course, names, people: people.into_iter().collect() })
    }

    fn headings(&self) -> Vec<Heading> {
        let mut headings = headings_of_people();
        headings.extend([
            Heading::optional("Cách cử"),
            Heading::optional("Người đảm nhận thay"),
            Heading::optional("Bồi dưỡng cho"),
            Heading::optional("Nhiệm vụ"),
            Heading::optional("Danh sách dự bị"),
            Heading::optional("Lý do"),
        ]);
        headings
    }

    fn read(&self, row: &mut Row<'_>) -> Option<ReadRow<Self::Entry>> {
        let person = meant(&self.people, row);
        let entry = row.one_of::<Entry>(WAY);
        if entry == Some(Entry::Request) {
            let labels = WAYS.map(|way| way.label()).join(", ");
            row.wrong(WAY, Fault::new("", Code::NotInList).with("allowed", labels));
        }
        let hand_over = row.words(HAND_OVER, 200);
        let hand_over_staff_id = hand_over.and_then(|name| match self.people.meant(&name, None, "") {
            Ok(person) => Some(person.id),
            Err(code) => {
                row.wrong(HAND_OVER, Fault::new("", code));
                None
            }
        });
        let purpose = row.one_of::<Purpose>(PURPOSE);
        let (purpose_task, reason) = (row.words(TASK, 200), row.words(REASON, 1000));
        let person = person?;
        let body = NominateBody {
            course_id: self.course.id,
            staff_ids: vec![person.id],
            entry: entry.unwrap_or(Entry::Propose),
            hand_over_staff_id,
            purpose,
            purpose_task,
            waiting_list: row.is_marked(WAITING_LIST).then_some(true),
            pass_warnings_reason: reason,
        };
        let named = Named { staff_id: person.id, entry, body };
        Some(ReadRow { id: person.id, name: person.name.clone(), entries: vec![(NAME, named)] })
    }

    fn prepare(&mut self, tx: &mut Transaction<'_>, ids: &[Id]) -> Result<()> {
        nominations::prepare_to_name(tx, self.course.id, ids)
    }

    fn carry_out(&mut self, tx: &mut Transaction<'_>, named: &Self::Entry) -> Result<Done> {
        let entry = match named.entry {
            Some(entry) => entry,
            None => self.usual_entry(tx, named.staff_id)?,
        };
        let words = entry.label().to_owned();
        match nominations::name_one(tx, named.staff_id, &NominateBody { entry, ..named.body.clone() }) {
            Ok(warnings) => Ok(Done { recorded: true, words, warnings }),
            Err(problem) if is_there_already(&problem) => Ok(Done { recorded: false, words, warnings: Vec::new() }),
            Err(problem) => Err(problem),
        }
    }

    fn column_of(pointer: &str) -> Option<usize> {
        match pointer {
            "/hand_over_staff_id" => Some(HAND_OVER),
            "/purpose" => Some(PURPOSE),
            "/purpose_task" => Some(TASK),
            "/pass_warnings_reason" => Some(REASON),
            _ => None,
        }
    }

    fn template(&self) -> Template {
        let words = |heading: &str, width| TemplateColumn { heading: heading.to_owned(), width, typing: Typing::Words };
        let one_of = |heading: &str, width, values: Vec<String>| TemplateColumn {
            heading: heading.to_owned(),
            width,
            typing: Typing::OneOf(values),
        };
        let mut columns = columns_of_people(Typing::OneOf(self.names.clone()));
        columns.extend([
            one_of("Cách cử", 18, WAYS.map(|way| way.label().to_owned()).to_vec()),
            one_of("Người đảm nhận thay", 28, self.names.clone()),
            one_of("Bồi dưỡng cho", 20, Purpose::ALL.iter().map(|purpose| purpose.label().to_owned()).collect()),
            words("Nhiệm vụ", 28),
            one_of("Danh sách dự bị", 12, vec!["x".to_owned()]),
            words("Lý do", 36),
        ]);
        Template {
            sheet: "Cử đi bồi dưỡng",
            title: format!("DANH SÁCH CỬ ĐI BỒI DƯỠNG: {}", self.course.name),
            hint: "Bắt buộc: Họ và tên; ngày sinh và đơn vị khi trùng tên. Lý do: khi có cảnh báo mà vẫn cử."
                .to_owned(),
            columns,
            rows: Vec::new(),
            help: Vec::new(),
        }
    }
}

impl NominationsSheet {
    /// How somebody is named who is named without more: recorded where nobody decides, entered by whoever gathers,
    /// proposed by a head.
    fn usual_entry(&self, tx: &mut Transaction<'_>, staff_id: Id) -> Result<Entry> {
        if matches!(self.course.origin, Origin::Summoned | Origin::Past) {
            return Ok(Entry::Record);
        }
        let unit_id = staff::find(tx, staff_id)?.unit_id;
        let gathers = tx.who().scope::<NominationsGather>().is_ok_and(|scope| scope.holds(Some(unit_id), None));
        Ok(if gathers { Entry::Enter } else { Entry::Propose })
    }
}

fn is_there_already(problem: &Problem) -> bool {
    problem.code == Code::AlreadyNominated
        || (!problem.faults.is_empty() && problem.faults.iter().any(|fault| fault.code == Code::AlreadyNominated))
}
