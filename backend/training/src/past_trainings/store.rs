//! What past training is compared with.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::nominations::rules::{NominationState, Way};
use foundation::db::AnyConnection;
use foundation::db::schema::{certificates, courses, nominations, programmes};
use foundation::kernel::{Id, Result};

/// A programme as a sheet may name it.
#[derive(Clone, Debug, Queryable)]
pub struct NamedProgramme {
    /// Its id.
    pub id: Id,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// All programmes, those no longer offered too: past training may be of them.
pub fn programmes(connection: &mut AnyConnection) -> Result<Vec<NamedProgramme>> {
    Ok(programmes::table
        .order((programmes::active.desc(), programmes::position, programmes::id))
        .select((programmes::id, programmes::code, programmes::name))
        .load(connection)?)
}

/// Person, programme, first and last day.
pub type Training = (Id, Id, NaiveDate, NaiveDate);

/// The past training of these people that is on record.
pub fn on_record(connection: &mut AnyConnection, staff_ids: &[Id]) -> Result<BTreeSet<Training>> {
    let rows: Vec<Training> = nominations::table
        .inner_join(courses::table.on(courses::id.eq(nominations::course_id)))
        .filter(nominations::way.eq(Way::Past))
        .filter(nominations::state.eq(NominationState::Completed))
        .filter(nominations::staff_id.eq_any(staff_ids))
        .select((nominations::staff_id, courses::programme_id, courses::first_day, courses::last_day))
        .load(connection)?;
    Ok(rows.into_iter().collect())
}

/// Those of these certificates that are on record, by issuer and number.
pub fn known_certificates(connection: &mut AnyConnection, keys: &[String]) -> Result<BTreeSet<String>> {
    let rows: Vec<String> = certificates::table
        .filter(certificates::number_key.eq_any(keys))
        .select(certificates::number_key)
        .load(connection)?;
    Ok(rows.into_iter().collect())
}
