//! Those who were sent to a course, to be found by what people type.

use std::collections::BTreeMap;

use crate::attendance::{self, Participant};
use crate::courses::Course;
use foundation::db::AnyConnection;
use foundation::http::Cell;
use foundation::kernel::{Code, Fault, Id, Result, Scope};
use ward::sheets::{Heading, KnownPerson, People, Row, TemplateColumn, Typing};
use ward::staff;

/// The column of names, and those that tell people of one name apart.
pub const NAME: usize = 0;
const BORN: usize = 1;
const UNIT: usize = 2;
/// The first column behind them.
pub const FIRST_OWN: usize = 3;

/// The headings of those columns.
pub fn headings_of_people() -> Vec<Heading> {
    vec![
        Heading::required("Họ và tên").or(&["Họ tên", "Họ, tên", "Tên"]),
        Heading::optional("Ngày sinh").or(&["Năm sinh", "Ngày, tháng, năm sinh"]),
        Heading::optional("Đơn vị").or(&["Đơn vị công tác", "Phòng, ban"]),
    ]
}

/// The columns of a template for them.
pub fn columns_of_people(names: Typing) -> Vec<TemplateColumn> {
    vec![
        TemplateColumn { heading: "Họ và tên".to_owned(), width: 28, typing: names },
        TemplateColumn { heading: "Ngày sinh".to_owned(), width: 12, typing: Typing::Day },
        TemplateColumn { heading: "Đơn vị".to_owned(), width: 36, typing: Typing::Words },
    ]
}

/// Who is meant by a row; a fault of its name where nobody is, or more than one.
pub fn meant<'a>(people: &'a People, row: &mut Row<'_>) -> Option<&'a KnownPerson> {
    let name = row.required(NAME, 200)?;
    let born = row.typed_day(BORN);
    match people.meant(&name, born, &row.text(UNIT)) {
        Ok(person) => Some(person),
        Err(code) => {
            row.wrong(NAME, Fault::new("", code));
            None
        }
    }
}

/// Those who were sent to a course, by the ids of their places in it.
pub struct Sent {
    /// The course.
    pub course: Course,
    /// Who was sent, in the order of names.
    pub participants: Vec<Participant>,
    /// How they are found.
    pub people: People,
    known: BTreeMap<Id, KnownPerson>,
}

impl Sent {
    /// Those in scope.
    pub fn load(connection: &mut AnyConnection, scope: &Scope, course: Course) -> Result<Self> {
        scope.require(Some(course.unit_id), None)?;
        let mut participants = attendance::participants_of(connection, course.id)?;
        participants.retain(|person| scope.holds(Some(person.unit_id), None));
        let staff_ids: Vec<Id> = participants.iter().map(|person| person.staff_id).collect();
        let staff = staff::find_many(connection, &staff_ids)?;
        let by_id: BTreeMap<Id, KnownPerson> =
            staff::known_people(connection, &staff)?.into_iter().map(|person| (person.id, person)).collect();
        let places: Vec<KnownPerson> = participants
            .iter()
            .filter_map(|place| Some(KnownPerson { id: place.nomination_id, ..by_id.get(&place.staff_id)?.clone() }))
            .collect();
        Ok(Self {
            course,
            participants,
            known: places.iter().map(|person| (person.id, person.clone())).collect(),
            people: places.into_iter().collect(),
        })
    }

    /// A place of the course.
    pub fn place(&self, nomination_id: Id) -> Result<&Participant> {
        let place = self.participants.iter().find(|place| place.nomination_id == nomination_id);
        place.ok_or_else(|| Code::NotFound.into())
    }

    /// The cells of the columns of people, for a template.
    pub fn cells_of(&self, place: &Participant) -> Vec<Cell> {
        let known = self.known.get(&place.nomination_id);
        let born = known.and_then(|person| person.birth_date.map(Cell::Day).or(person.birth_year.map(Cell::Year)));
        let unit = known.and_then(|person| person.unit_names.first()).map(String::as_str);
        vec![place.full_name.as_str().into(), born.unwrap_or(Cell::Nothing), unit.into()]
    }
}
