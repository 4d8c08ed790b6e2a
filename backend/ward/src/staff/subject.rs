//! Whose things are asked for, where they are kept of people and of units.

use super::store::{self, Staff};
use crate::units::{self, Unit};
use foundation::db::AnyConnection;
use foundation::kernel::{Code, Fault, Id, Problem, Result, Scope};

/// A person, or a unit with all below it.
pub enum Subject {
    /// A person.
    Person(Box<Staff>),
    /// A unit.
    Unit(Box<Unit>),
}

/// Who is named; where nobody is, the widest unit in reach, else oneself. [`Code::NotFound`] out of reach.
pub fn subject(
    connection: &mut AnyConnection,
    scope: &Scope,
    unit_id: Option<Id>,
    staff_id: Option<Id>,
) -> Result<Subject> {
    let (unit_id, staff_id) = match (unit_id, staff_id) {
        (Some(_), Some(_)) => {
            return Err(Problem::unreadable(vec![Fault::new("/query/staff_id", Code::InvalidValue)]));
        }
        (None, None) if scope.units.is_empty() => (None, scope.own_staff),
        (None, None) => {
            let tree = units::tree(connection)?;
            (scope.units.iter().copied().max_by_key(|unit| tree.below(*unit).len()), None)
        }
        named => named,
    };
    if let Some(staff_id) = staff_id {
        let person = store::find(connection, staff_id)?;
        scope.require(Some(person.unit_id), Some(person.id))?;
        return Ok(Subject::Person(Box::new(person)));
    }
    let unit_id = unit_id.ok_or(Code::NotFound)?;
    scope.require(Some(unit_id), None)?;
    Ok(Subject::Unit(Box::new(units::find(connection, unit_id)?)))
}
