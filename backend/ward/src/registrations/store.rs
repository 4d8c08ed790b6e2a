//! Rows and queries of registrations.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use foundation::db::schema::registrations;
use foundation::db::{AnyConnection, unless_duplicate};
use foundation::journal::Journaled;
use foundation::kernel::{Code, Id, Result};

/// What the register says of a paper, as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = registrations, treat_none_as_null = true)]
pub struct Registration {
    /// The plan or the report.
    pub subject_id: Id,
    /// The unit that issues it.
    pub unit_id: Id,
    /// Its number.
    pub number: Option<String>,
    /// What no two papers share.
    #[serde(skip)]
    pub number_key: Option<String>,
    /// The day on it.
    pub signed_on: Option<NaiveDate>,
    /// Who signed.
    pub signer_name: Option<String>,
    /// The power and title of the signer.
    pub signer_title: Option<String>,
    /// The scan.
    pub file_id: Option<Id>,
}

impl Registration {
    /// The registration of a paper of which nothing has been typed in.
    pub const fn blank(subject_id: Id, unit_id: Id) -> Self {
        Self {
            subject_id,
            unit_id,
            number: None,
            number_key: None,
            signed_on: None,
            signer_name: None,
            signer_title: None,
            file_id: None,
        }
    }

    /// Whether number and scan are there.
    pub const fn is_final(&self) -> bool {
        self.number.is_some() && self.file_id.is_some()
    }
}

impl Journaled for Registration {
    const KIND: &'static str = "registrations";

    fn id(&self) -> Id {
        self.subject_id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }
}

/// The registrations of these papers.
pub fn find_many(connection: &mut AnyConnection, subject_ids: &[Id]) -> Result<Vec<Registration>> {
    Ok(registrations::table
        .filter(registrations::subject_id.eq_any(subject_ids.to_vec()))
        .select(Registration::as_select())
        .load(connection)?)
}

/// The paper that has this number.
pub fn with_number(connection: &mut AnyConnection, key: &str) -> Result<Option<Id>> {
    let found = registrations::table.filter(registrations::number_key.eq(key)).select(registrations::subject_id);
    Ok(found.first(connection).optional()?)
}

/// Takes the registration of a paper away.
pub fn delete(connection: &mut AnyConnection, subject_id: Id) -> Result<()> {
    diesel::delete(registrations::table.find(subject_id)).execute(connection)?;
    Ok(())
}

/// Writes the registration of a paper.
pub fn put(connection: &mut AnyConnection, row: &Registration) -> Result<()> {
    let changed = diesel::update(registrations::table.find(row.subject_id)).set(row).execute(connection);
    if unless_duplicate(changed, Code::NumberTaken)? == 0 {
        let inserted = diesel::insert_into(registrations::table).values(row).execute(connection);
        unless_duplicate(inserted, Code::NumberTaken)?;
    }
    Ok(())
}
