//! The access log: who has read whose file. It is no part of the chain, because reading changes nothing.

use diesel::prelude::*;

use crate::db::schema::access_records;
use crate::db::{AnyConnection, Database};
use crate::kernel::{Id, Instant, Principal, Result};

/// A reading.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = access_records)]
pub struct AccessRecord {
    /// Its id.
    pub id: Id,
    /// When.
    pub at: Instant,
    /// Who read.
    pub account_id: Id,
    /// The name at that time.
    pub account_name: String,
    /// From where.
    pub address: String,
    /// In which request.
    pub request_id: String,
    /// What kind of thing was read.
    pub kind: String,
    /// Which one.
    pub subject_id: Id,
}

/// Notes that `who` has read a thing. It is written before the answer goes out: what cannot be noted is not read.
pub async fn note_access(database: &Database, who: &Principal, kind: &'static str, subject_id: Id) -> Result<()> {
    let record = AccessRecord {
        id: Id::new(who.now),
        at: who.now,
        account_id: who.account_id,
        account_name: who.name.clone(),
        address: who.address.clone(),
        request_id: who.request_id.clone(),
        kind: kind.to_owned(),
        subject_id,
    };
    database
        .write_transaction(move |connection| {
            diesel::insert_into(access_records::table).values(&record).execute(connection)?;
            Ok(())
        })
        .await
}

/// Who has read a thing, newest first.
pub fn accesses_of(connection: &mut AnyConnection, kind: &str, subject_id: Id) -> Result<Vec<AccessRecord>> {
    Ok(access_records::table
        .filter(access_records::subject_id.eq(subject_id).and(access_records::kind.eq(kind)))
        .order((access_records::at.desc(), access_records::id.desc()))
        .select(<AccessRecord as Selectable<crate::db::MultiBackend>>::construct_selection())
        .load(connection)?)
}
