//! Rows and queries of authorities.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use crate::nominations::authority::{AuthorityOver, Holder, Standing};
use foundation::db::schema::authorities;
use foundation::db::{AnyConnection, unless_stale};
use foundation::journal::Journaled;
use foundation::kernel::{Id, Result, TextEnum as _};

/// Who decides over whom, as stored.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = authorities, treat_none_as_null = true)]
pub struct AuthorityRow {
    /// Its id.
    pub id: Id,
    /// What is decided.
    pub matter: AuthorityOver,
    /// For people of this unit and all below; null for every unit.
    pub unit_id: Option<Id>,
    /// For people of this standing; empty for every standing.
    pub standing: String,
    /// Who decides.
    pub holder: Holder,
    /// From this day on.
    pub from_day: NaiveDate,
    /// Counts its changes.
    #[serde(skip)]
    pub revision: i64,
}

impl AuthorityRow {
    /// The standing; `None` for every standing.
    pub fn standing(&self) -> Option<Standing> {
        Standing::from_code(&self.standing)
    }
}

impl Journaled for AuthorityRow {
    const KIND: &'static str = "authorities";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        self.unit_id
    }
}

/// All authorities, in a steady order.
pub fn all(connection: &mut AnyConnection) -> Result<Vec<AuthorityRow>> {
    Ok(authorities::table
        .order((authorities::matter, authorities::from_day, authorities::id))
        .select(AuthorityRow::as_select())
        .load(connection)?)
}

pub fn insert(connection: &mut AnyConnection, row: &AuthorityRow) -> Result<()> {
    diesel::insert_into(authorities::table).values(row).execute(connection)?;
    Ok(())
}

pub fn delete(connection: &mut AnyConnection, row: &AuthorityRow) -> Result<()> {
    unless_stale(diesel::delete(authorities::table.find(row.id)).execute(connection)?)
}
